//! Networks of ways (railways, main roads, sea lanes) that are searched on their packed bytes.
//!
//! ```text
//! table       record                                           what
//! nodes       latitude in its band, longitude, arcs (32 bits)  by band, then by longitude
//! bands       first node (u24)                                 one more than there are bands
//! starts      first arc (u24)                                  of every 16th node
//! arcs        target, length, flag (32 bits)                   each edge twice, node by node
//! long        arc (u24), length (u16)                          lengths that no arc has room for
//! components  first node (u24), component (u16)                runs of nodes that are joined
//! ```
//!
//! Coordinates are thousandths of a degree above −90 and −180; lengths are in steps of 20 m. Nodes
//! stand in bands of a tenth of a degree of latitude and by longitude within a band, so the file is
//! its own spatial index. No arc is shorter than [`least_m`] between its ends, which keeps A*
//! exact.

mod record;
mod search;

use geo::Point;

use super::archive::{Archive, ArchiveError};
use super::record::U24;
use crate::geodesy;

pub use record::{Arc, LAYER_VERSION, LONGEST_M, LongArc, NetworkWriter, Node, Origin, Run, Steps};
use record::{METRES_PER_UNIT, NODES_PER_START, STEPS_PER_DEGREE};
pub use search::Way;

/// The smallest radius of curvature of the WGS 84 ellipsoid, that of the meridian at the equator.
const LEAST_RADIUS_M: f64 = 6_335_439.0;
pub(super) const METRES_PER_DEGREE: f64 = 110_570.0;

/// A length that the way between two points cannot fall short of, at most 0.6 % below the geodesic.
pub fn least_m(a: Point, b: Point) -> f64 {
    search::angle(search::direction(a), search::direction(b)) * LEAST_RADIUS_M
}

/// A node of the network and how far it lies from where it was looked for.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Near {
    pub node: u32,
    pub distance_m: f64,
}

/// A packed network, read in place.
#[derive(Clone, Copy)]
pub struct Network<'a> {
    nodes: &'a [Node],
    bands: &'a [U24],
    starts: &'a [U24],
    arcs: &'a [Arc],
    long: &'a [LongArc],
    components: &'a [Run],
}

/// An arc as it is read.
#[derive(Clone, Copy)]
struct Step {
    target: u32,
    units: u32,
    synthetic: bool,
}

impl<'a> Network<'a> {
    /// # Errors
    /// [`ArchiveError`] if `bytes` are no archive or one without the tables of a network.
    pub fn open(bytes: &'a [u8]) -> Result<Self, ArchiveError> {
        let archive = Archive::open(bytes)?;
        Ok(Self {
            nodes: archive.records("nodes")?,
            bands: archive.records("bands")?,
            starts: archive.records("starts")?,
            arcs: archive.records("arcs")?,
            long: archive.records("long")?,
            components: archive.records("components")?,
        })
    }

    /// The number of nodes.
    pub fn len(&self) -> usize {
        self.nodes.len()
    }

    pub fn is_empty(&self) -> bool {
        self.nodes.is_empty()
    }

    pub fn point(&self, node: u32) -> Point {
        let band = self.bands.partition_point(|first| first.get() <= node).saturating_sub(1);
        self.nodes[node as usize].at(band as u32).point()
    }

    /// The nodes in the rectangle between two corners; the antimeridian is no part of it.
    pub fn within(&self, south_west: Point, north_east: Point) -> Vec<u32> {
        let inside =
            |point: Point| Point::new(point.x().clamp(-180.0, 180.0), point.y().clamp(-90.0, 90.0));
        let (low, high) = (Steps::new(inside(south_west)), Steps::new(inside(north_east)));
        let mut found = Vec::new();
        for band in low.band()..=high.band() {
            let (first, nodes) = self.band(band);
            let start = nodes.partition_point(|node| node.longitude() < low.longitude);
            let end = nodes.partition_point(|node| node.longitude() <= high.longitude);
            found.extend(first + start as u32..first + end as u32);
        }
        found
    }

    /// The nodes that one arc leads to.
    pub fn neighbours(&self, node: u32) -> impl Iterator<Item = u32> + use<'a> {
        self.steps(node).map(|step| step.target)
    }

    /// The same without gaps that the packer closed.
    pub fn neighbours_by_source(&self, node: u32) -> impl Iterator<Item = u32> + use<'a> {
        self.steps(node).filter(|step| !step.synthetic).map(|step| step.target)
    }

    /// The nodes within `reach_m` of `point`, the nearest first.
    pub fn near(&self, point: Point, reach_m: f64) -> Vec<Near> {
        let up = reach_m / METRES_PER_DEGREE;
        let across = up / point.y().to_radians().cos().max(0.01);
        let at = |latitude: f64| Steps::new(Point::new(0.0, latitude.clamp(-90.0, 90.0)));
        let mut found = Vec::new();
        for band in at(point.y() - up).band()..=at(point.y() + up).band() {
            let (first, nodes) = self.band(band);
            for (west, east) in longitude_ranges(point.x(), across) {
                let start = nodes.partition_point(|node| node.longitude() < west);
                found.extend(
                    nodes[start..]
                        .iter()
                        .take_while(|node| node.longitude() <= east)
                        .zip(first + start as u32..)
                        .map(|(place, node)| Near {
                            node,
                            distance_m: geodesy::distance_m(point, place.at(band).point()),
                        }),
                );
            }
        }
        found.retain(|near| near.distance_m <= reach_m);
        found.sort_by(|a, b| a.distance_m.total_cmp(&b.distance_m).then(a.node.cmp(&b.node)));
        found
    }

    /// The pair of nodes nearest to two points that are joined by the network.
    pub fn joined(&self, from: Point, to: Point, reach_m: f64) -> Option<(Near, Near)> {
        let targets = self.nearest_by_component(to, reach_m);
        let pair = |near: Near| {
            let component = self.component(near.node);
            let target = targets.iter().find(|other| self.component(other.node) == component)?;
            Some((near, *target))
        };
        let apart_m = |(a, b): &(Near, Near)| a.distance_m + b.distance_m;
        self.nearest_by_component(from, reach_m)
            .into_iter()
            .filter_map(pair)
            .min_by(|a, b| apart_m(a).total_cmp(&apart_m(b)))
    }

    /// The nearest node of each component within `reach_m`.
    fn nearest_by_component(&self, point: Point, reach_m: f64) -> Vec<Near> {
        let mut found: Vec<Near> = Vec::new();
        for near in self.near(point, reach_m) {
            let component = self.component(near.node);
            if found.iter().all(|other| self.component(other.node) != component) {
                found.push(near);
            }
        }
        found
    }

    /// Nodes are joined if it is the same.
    fn component(&self, node: u32) -> u16 {
        let behind = self.components.partition_point(|run| run.first.get() <= node);
        self.components[..behind].last().map_or(0, |run| run.component.get())
    }

    /// The first node in a band of latitude, and all of them.
    fn band(&self, band: u32) -> (u32, &'a [Node]) {
        let first = |band: u32| self.bands.get(band as usize).map_or(0, |first| first.get());
        let nodes = first(band) as usize..first(band + 1) as usize;
        (first(band), self.nodes.get(nodes).unwrap_or_default())
    }

    /// The arcs that leave a node.
    fn steps(&self, node: u32) -> impl Iterator<Item = Step> + use<'a> {
        let (long, node) = (self.long, node as usize);
        let start = node / NODES_PER_START;
        let before = &self.nodes[start * NODES_PER_START..node];
        let first = self.starts.get(start).map_or(0, |first| first.get() as usize)
            + before.iter().map(|node| node.arcs()).sum::<usize>();
        let arcs = self.arcs.get(first..first + self.nodes[node].arcs()).unwrap_or_default();
        arcs.iter().zip(first as u32..).map(move |(arc, at)| Step {
            target: arc.target(),
            units: arc.units().unwrap_or_else(|| long_units(long, at)),
            synthetic: arc.is_synthetic(),
        })
    }
}

/// The length of an arc that has no room for it; none at all where the table is damaged.
#[cold]
fn long_units(long: &[LongArc], arc: u32) -> u32 {
    let at = long.binary_search_by_key(&arc, |it| it.arc.get());
    at.map_or(0, |at| long[at].units.get().into())
}

/// The longitudes within `across` degrees, in steps; two ranges where they pass the antimeridian.
fn longitude_ranges(longitude: f64, across: f64) -> Vec<(u32, u32)> {
    let full = (360.0 * STEPS_PER_DEGREE) as i64;
    let middle = ((longitude + 180.0) * STEPS_PER_DEGREE).round() as i64;
    let half = (across * STEPS_PER_DEGREE).ceil() as i64;
    if half >= full / 2 {
        return vec![(0, full as u32)];
    }
    [-full, 0, full]
        .into_iter()
        .map(|turn| ((middle - half + turn).max(0), (middle + half + turn).min(full)))
        .filter(|(west, east)| west <= east)
        .map(|(west, east)| (west as u32, east as u32))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn runs_give_back_the_components() {
        let components = [3, 3, 0, 0, 0, 7, 3];
        let runs = Run::of(&components);
        assert_eq!(runs.len(), 4);
        let empty =
            Network { nodes: &[], bands: &[], starts: &[], arcs: &[], long: &[], components: &[] };
        let network = Network { components: &runs, ..empty };
        let found: Vec<u16> = (0..7).map(|node| network.component(node)).collect();
        assert_eq!(found, components);
        assert_eq!(empty.component(5), 0);
    }

    #[test]
    fn a_range_over_the_antimeridian_is_two() {
        assert_eq!(longitude_ranges(179.9, 0.2), [(0, 100), (359_700, 360_000)]);
        assert_eq!(longitude_ranges(0.0, 0.1), [(179_900, 180_100)]);
        assert_eq!(longitude_ranges(0.0, 500.0), [(0, 360_000)]);
    }
}
