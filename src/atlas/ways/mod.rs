//! Networks of ways (railways, main roads, sea lanes) that are searched on their packed bytes.
//!
//! ```text
//! table       record                                     what
//! nodes       latitude, longitude, first arc (3 × u24)   one more than there are nodes
//! arcs        target (u24), length (15 bits) and flag    each edge twice, ordered by its node
//! components  first node (u24), component (u16)          runs of nodes that are joined
//! ```
//!
//! Coordinates are thousandths of a degree above −90 and −180; lengths are in steps of 20 m. Nodes
//! stand in bands of a tenth of a degree of latitude and by longitude within a band, so the file is
//! its own spatial index. No arc is shorter than [`least_m`] between its ends, which keeps A*
//! exact.

mod search;

use geo::Point;
use zerocopy::little_endian::U16;
use zerocopy::{FromBytes, Immutable, IntoBytes, KnownLayout, Unaligned};

use super::archive::{Archive, ArchiveError};
use super::record::U24;
use crate::geodesy;

pub use search::Way;

/// The version of the record layout above.
pub const LAYER_VERSION: u32 = 2;

const STEPS_PER_DEGREE: f64 = 1000.0;
const STEPS_PER_BAND: u32 = 100;
const METRES_PER_UNIT: f64 = 20.0;
const SYNTHETIC: u16 = 1 << 15;
/// The smallest radius of curvature of the WGS 84 ellipsoid, that of the meridian at the equator.
const LEAST_RADIUS_M: f64 = 6_335_439.0;
const METRES_PER_DEGREE: f64 = 110_570.0;

/// A junction, an end or a bend of a way.
#[derive(Clone, Copy, FromBytes, IntoBytes, Immutable, KnownLayout, Unaligned)]
#[repr(C)]
pub struct Node {
    latitude: U24,
    longitude: U24,
    first_arc: U24,
}

impl Node {
    pub fn new(point: Point, first_arc: u32) -> Self {
        let steps = |degrees: f64| (degrees * STEPS_PER_DEGREE).round() as u32;
        Self {
            latitude: U24::new(steps(point.y() + 90.0)),
            longitude: U24::new(steps(point.x() + 180.0)),
            first_arc: U24::new(first_arc),
        }
    }

    /// Thousandths of a degree north of the south pole.
    pub fn latitude(&self) -> u32 {
        self.latitude.get()
    }

    /// Thousandths of a degree east of the antimeridian.
    pub fn longitude(&self) -> u32 {
        self.longitude.get()
    }

    pub fn point(&self) -> Point {
        let degrees = |steps: u32, origin: i32| {
            // Integers first, so that the quotient is the double nearest to the decimal number.
            f64::from(steps as i32 - origin * STEPS_PER_DEGREE as i32) / STEPS_PER_DEGREE
        };
        Point::new(degrees(self.longitude(), 180), degrees(self.latitude(), 90))
    }
}

/// The half of an edge that leaves one node.
#[derive(Clone, Copy, FromBytes, IntoBytes, Immutable, KnownLayout, Unaligned)]
#[repr(C)]
pub struct Arc {
    target: U24,
    length: U16,
}

impl Arc {
    /// The longest length that fits; the packer splits longer edges.
    pub const LONGEST_M: f64 = (SYNTHETIC - 1) as f64 * METRES_PER_UNIT;

    /// An arc of `length_m`, or of `least_m` between its ends if that is longer.
    pub fn new(target: u32, length_m: f64, least_m: f64, synthetic: bool) -> Self {
        let least = (least_m / METRES_PER_UNIT).ceil();
        let units = (length_m / METRES_PER_UNIT).round().max(least) as u16;
        let flag = if synthetic { SYNTHETIC } else { 0 };
        Self { target: U24::new(target), length: U16::new(units.min(SYNTHETIC - 1) | flag) }
    }

    fn target(&self) -> u32 {
        self.target.get()
    }

    fn units(&self) -> u32 {
        u32::from(self.length.get() & !SYNTHETIC)
    }

    fn is_synthetic(&self) -> bool {
        self.length.get() & SYNTHETIC != 0
    }
}

/// Nodes that follow each other and are joined by ways: neighbours mostly are.
#[derive(Clone, Copy, FromBytes, IntoBytes, Immutable, KnownLayout, Unaligned)]
#[repr(C)]
pub struct Run {
    first: U24,
    component: U16,
}

impl Run {
    /// The runs of nodes of the given components.
    pub fn of(components: &[u16]) -> Vec<Self> {
        let starts = (0..components.len())
            .filter(|&node| node == 0 || components[node] != components[node - 1]);
        let run = |node: usize| Self {
            first: U24::new(node as u32),
            component: U16::new(components[node]),
        };
        starts.map(run).collect()
    }
}

/// The band of latitude by which nodes are ordered.
pub fn band(latitude: u32) -> u32 {
    latitude / STEPS_PER_BAND
}

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
    arcs: &'a [Arc],
    components: &'a [Run],
}

impl<'a> Network<'a> {
    /// # Errors
    /// [`ArchiveError`] if `bytes` are no archive or one without the tables of a network.
    pub fn open(bytes: &'a [u8]) -> Result<Self, ArchiveError> {
        let archive = Archive::open(bytes)?;
        Ok(Self {
            nodes: archive.records("nodes")?,
            arcs: archive.records("arcs")?,
            components: archive.records("components")?,
        })
    }

    /// The number of nodes.
    pub fn len(&self) -> usize {
        self.nodes.len().saturating_sub(1)
    }

    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    pub fn point(&self, node: u32) -> Point {
        self.nodes[node as usize].point()
    }

    /// The nodes in the rectangle between two corners; the antimeridian is no part of it.
    pub fn within(&self, south_west: Point, north_east: Point) -> Vec<u32> {
        let inside =
            |point: Point| Point::new(point.x().clamp(-180.0, 180.0), point.y().clamp(-90.0, 90.0));
        let (low, high) = (Node::new(inside(south_west), 0), Node::new(inside(north_east), 0));
        let mut found = Vec::new();
        for row in band(low.latitude())..=band(high.latitude()) {
            let nodes = self.band(row);
            let places = &self.nodes[nodes.clone()];
            let start = places.partition_point(|place| place.longitude() < low.longitude());
            let end = places.partition_point(|place| place.longitude() <= high.longitude());
            found.extend((nodes.start + start) as u32..(nodes.start + end) as u32);
        }
        found
    }

    /// The nodes that one arc leads to.
    pub fn neighbours(&self, node: u32) -> impl Iterator<Item = u32> + use<'a> {
        self.arcs_of(node).iter().map(Arc::target)
    }

    /// The same without gaps that the packer closed.
    pub fn neighbours_by_source(&self, node: u32) -> impl Iterator<Item = u32> + use<'a> {
        self.arcs_of(node).iter().filter(|arc| !arc.is_synthetic()).map(Arc::target)
    }

    /// The nodes within `reach_m` of `point`, the nearest first.
    pub fn near(&self, point: Point, reach_m: f64) -> Vec<Near> {
        let up = reach_m / METRES_PER_DEGREE;
        let across = up / point.y().to_radians().cos().max(0.01);
        let (south, north) = (Node::new(point, 0).latitude(), (up * STEPS_PER_DEGREE) as u32 + 1);
        let mut found = Vec::new();
        for row in band(south.saturating_sub(north))..=band(south + north) {
            let nodes = self.band(row);
            for (west, east) in longitude_ranges(point.x(), across) {
                let start = nodes.start
                    + self.nodes[nodes.clone()].partition_point(|node| node.longitude() < west);
                found.extend(
                    self.nodes[start..nodes.end]
                        .iter()
                        .take_while(|node| node.longitude() <= east)
                        .zip(start as u32..)
                        .map(|(place, node)| Near {
                            node,
                            distance_m: geodesy::distance_m(point, place.point()),
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

    /// The indices of the nodes in one band of latitude.
    fn band(&self, row: u32) -> std::ops::Range<usize> {
        let nodes = &self.nodes[..self.len()];
        let start = nodes.partition_point(|node| band(node.latitude()) < row);
        start..start + nodes[start..].partition_point(|node| band(node.latitude()) == row)
    }

    fn arcs_of(&self, node: u32) -> &'a [Arc] {
        let first = |index: usize| self.nodes[index].first_arc.get() as usize;
        let range = first(node as usize)..first(node as usize + 1);
        self.arcs.get(range).unwrap_or_default()
    }
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
    fn coordinates_survive_packing() {
        for (lon, lat) in [(0.0, 0.0), (-180.0, -90.0), (180.0, 90.0), (130.645, 42.43)] {
            let node = Node::new(Point::new(lon, lat), 0);
            assert_eq!(node.point(), Point::new(lon, lat));
        }
    }

    #[test]
    fn runs_give_back_the_components() {
        let components = [3, 3, 0, 0, 0, 7, 3];
        let runs = Run::of(&components);
        assert_eq!(runs.len(), 4);
        let network = Network { nodes: &[], arcs: &[], components: &runs };
        let found: Vec<u16> = (0..7).map(|node| network.component(node)).collect();
        assert_eq!(found, components);
        let empty = Network { nodes: &[], arcs: &[], components: &[] };
        assert_eq!(empty.component(5), 0);
    }

    #[test]
    fn a_range_over_the_antimeridian_is_two() {
        assert_eq!(longitude_ranges(179.9, 0.2), [(0, 100), (359_700, 360_000)]);
        assert_eq!(longitude_ranges(0.0, 0.1), [(179_900, 180_100)]);
        assert_eq!(longitude_ranges(0.0, 500.0), [(0, 360_000)]);
    }

    #[test]
    fn lengths_never_fall_short_of_the_straight_line() {
        let arc = Arc::new(7, 104.0, 104.0, true);
        assert_eq!((arc.target(), arc.units(), arc.is_synthetic()), (7, 6, true));
    }
}
