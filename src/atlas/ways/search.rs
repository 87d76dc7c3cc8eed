//! The shortest way through a network: A* with the straight line on the smallest sphere as its
//! bound.

use std::cmp::Reverse;
use std::collections::BinaryHeap;

use geo::{LineString, Point};

use super::{LEAST_RADIUS_M, METRES_PER_UNIT, Network};

/// A shortest way.
#[derive(Clone, Debug, PartialEq)]
pub struct Way {
    pub nodes: Vec<u32>,
    pub length_m: f64,
    /// How much of it is not in the source, but a gap that the packer closed.
    pub synthetic_m: f64,
}

impl Network<'_> {
    /// The shortest way between two nodes; `None` if the network does not join them.
    pub fn shortest(&self, from: u32, to: u32) -> Option<Way> {
        if self.component(from) != self.component(to) {
            return None;
        }
        let goal = direction(self.point(to));
        self.search(from, to, |node| {
            let least_m = angle(direction(self.point(node)), goal) * LEAST_RADIUS_M;
            (least_m / METRES_PER_UNIT) as u32
        })
    }

    /// The points of a way.
    pub fn line(&self, way: &Way) -> LineString {
        way.nodes.iter().map(|&node| self.point(node)).collect()
    }

    /// A*: `remaining` must never exceed an arc's length plus its value at the arc's target.
    fn search(&self, from: u32, to: u32, remaining: impl Fn(u32) -> u32) -> Option<Way> {
        // Nothing is zero, and a length one more than it is: memory that comes as zeros is not
        // touched where no way leads, and most searches stay in a corner of the network.
        let mut length = vec![0; self.len()];
        let mut previous = vec![0; self.len()];
        // What remains is asked for again whenever a node's length improves.
        let mut least = vec![0; self.len()];
        length[from as usize] = 1;
        let mut queue = BinaryHeap::from([Reverse((remaining(from), 0, from))]);
        while let Some(Reverse((_, so_far, node))) = queue.pop() {
            if node == to {
                return Some(self.trace(from, to, &previous));
            }
            if so_far >= length[node as usize] {
                continue;
            }
            for step in self.steps(node) {
                let (next, through) = (step.target, so_far + step.units);
                if length.get(next as usize).is_some_and(|&it| it == 0 || through + 1 < it) {
                    length[next as usize] = through + 1;
                    previous[next as usize] = node;
                    let least = &mut least[next as usize];
                    if *least == 0 {
                        *least = remaining(next) + 1;
                    }
                    queue.push(Reverse((through + *least - 1, through, next)));
                }
            }
        }
        None
    }

    fn trace(&self, from: u32, to: u32, previous: &[u32]) -> Way {
        let (mut units, mut synthetic_units) = (0, 0);
        let mut nodes = vec![to];
        let mut node = to;
        while node != from {
            let before = previous[node as usize];
            let steps = self.steps(before).filter(|step| step.target == node);
            let step = steps.min_by_key(|step| step.units).expect("the search came along an arc");
            units += step.units;
            synthetic_units += if step.synthetic { step.units } else { 0 };
            nodes.push(before);
            node = before;
        }
        nodes.reverse();
        let metres = |units: u32| f64::from(units) * METRES_PER_UNIT;
        Way { nodes, length_m: metres(units), synthetic_m: metres(synthetic_units) }
    }
}

/// The unit vector from the centre of a sphere to a point.
pub(super) fn direction(point: Point) -> [f64; 3] {
    let (sin_lat, cos_lat) = point.y().to_radians().sin_cos();
    let (sin_lon, cos_lon) = point.x().to_radians().sin_cos();
    [cos_lat * cos_lon, cos_lat * sin_lon, sin_lat]
}

/// The angle between two unit vectors in radians, exact for small ones too.
pub(super) fn angle(a: [f64; 3], b: [f64; 3]) -> f64 {
    let [x, y, z] = [a[0] - b[0], a[1] - b[1], a[2] - b[2]];
    let chord = (x * x + y * y + z * z).sqrt();
    2.0 * (chord / 2.0).min(1.0).asin()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::atlas::Atlas;

    /// Pairs of nodes by a fixed generator, so that every run searches the same ways.
    fn pairs(network: &Network<'_>, count: usize) -> Vec<(u32, u32)> {
        let mut state = 88_172_645_463_325_252_u64;
        let mut next = || {
            state ^= state << 13;
            state ^= state >> 7;
            state ^= state << 17;
            (state % network.len() as u64) as u32
        };
        (0..count).map(|_| (next(), next())).collect()
    }

    #[test]
    fn the_bound_changes_no_answer() {
        let atlas = Atlas::embedded();
        for network in [atlas.railways(), atlas.roads(), atlas.sea_lanes()] {
            for (from, to) in pairs(&network, 25) {
                let directed = network.shortest(from, to);
                let blind = network.search(from, to, |_| 0);
                let length = |way: &Option<Way>| way.as_ref().map(|way| way.length_m);
                assert_eq!(length(&directed), length(&blind), "{from} to {to}");
            }
        }
    }

    #[test]
    fn a_way_leads_along_arcs_from_start_to_goal() {
        let network = Atlas::embedded().railways();
        for (from, to) in pairs(&network, 25) {
            let Some(way) = network.shortest(from, to) else { continue };
            assert_eq!((way.nodes[0], way.nodes[way.nodes.len() - 1]), (from, to));
            let joined = |pair: &[u32]| network.neighbours(pair[0]).any(|next| next == pair[1]);
            assert!(way.nodes.windows(2).all(joined));
            assert!(way.synthetic_m <= way.length_m);
        }
    }
}
