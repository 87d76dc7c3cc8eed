//! The records of a network and what writes them.

use geo::Point;
use zerocopy::little_endian::{U16, U32};
use zerocopy::{FromBytes, Immutable, IntoBytes, KnownLayout, Unaligned};

use crate::atlas::archive::ArchiveWriter;
use crate::atlas::record::U24;

/// The version of the layout.
pub const LAYER_VERSION: u32 = 3;

pub(super) const STEPS_PER_DEGREE: f64 = 1000.0;
const STEPS_PER_BAND: u32 = 100;
/// Bands from pole to pole; the last one is the north pole alone.
const BANDS: usize = 180 * STEPS_PER_DEGREE as usize / STEPS_PER_BAND as usize + 1;
pub(super) const METRES_PER_UNIT: f64 = 20.0;
/// Where the first arcs are known.
pub(super) const NODES_PER_START: usize = 16;

/// The longest length that fits; longer edges have to be split.
pub const LONGEST_M: f64 = ((1 << 15) - 1) as f64 * METRES_PER_UNIT;

/// A place on the grid of the networks: thousandths of a degree from the south pole and from the
/// antimeridian.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Steps {
    pub latitude: u32,
    pub longitude: u32,
}

impl Steps {
    pub fn new(point: Point) -> Self {
        let steps = |degrees: f64| (degrees * STEPS_PER_DEGREE).round() as u32;
        Self { latitude: steps(point.y() + 90.0), longitude: steps(point.x() + 180.0) }
    }

    pub fn point(self) -> Point {
        let degrees = |steps: u32, origin: i32| {
            // Integers first, so that the quotient is the double nearest to the decimal number.
            f64::from(steps as i32 - origin * STEPS_PER_DEGREE as i32) / STEPS_PER_DEGREE
        };
        Point::new(degrees(self.longitude, 180), degrees(self.latitude, 90))
    }

    /// The band of latitude by which nodes are ordered.
    pub fn band(self) -> u32 {
        self.latitude / STEPS_PER_BAND
    }
}

/// A junction, an end or a bend of a way. From the lowest bit: the latitude in its band (7 bits),
/// the longitude (19), how many arcs leave it (6).
#[derive(Clone, Copy, FromBytes, IntoBytes, Immutable, KnownLayout, Unaligned)]
#[repr(C)]
pub struct Node(U32);

impl Node {
    const LATITUDE_BITS: u32 = 7;
    const LONGITUDE_BITS: u32 = 19;
    const ARCS_FROM: u32 = Self::LATITUDE_BITS + Self::LONGITUDE_BITS;

    fn new(at: Steps) -> Self {
        let latitude = at.latitude % STEPS_PER_BAND;
        Self(U32::new(latitude | at.longitude << Self::LATITUDE_BITS))
    }

    pub(super) fn longitude(self) -> u32 {
        self.0.get() >> Self::LATITUDE_BITS & ((1 << Self::LONGITUDE_BITS) - 1)
    }

    pub(super) fn arcs(self) -> usize {
        (self.0.get() >> Self::ARCS_FROM) as usize
    }

    /// Where the node is, which stands in `band`.
    pub(super) fn at(self, band: u32) -> Steps {
        let in_band = self.0.get() & ((1 << Self::LATITUDE_BITS) - 1);
        Steps { latitude: band * STEPS_PER_BAND + in_band, longitude: self.longitude() }
    }

    fn add_arc(&mut self) {
        assert!(self.arcs() + 1 < 1 << (u32::BITS - Self::ARCS_FROM), "too many arcs at a node");
        self.0 += 1 << Self::ARCS_FROM;
    }
}

/// Where an edge comes from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Origin {
    /// The map has it.
    Mapped,
    /// The packer closed a gap with it.
    Synthetic,
}

/// The half of an edge that leaves one node. From the lowest bit: its target (19 bits), its length
/// (12), or all ones for one in `long`, and whether it is a gap that the packer closed.
#[derive(Clone, Copy, FromBytes, IntoBytes, Immutable, KnownLayout, Unaligned)]
#[repr(C)]
pub struct Arc(U32);

impl Arc {
    const TARGET_BITS: u32 = 19;
    const LENGTH_BITS: u32 = 12;
    /// The length of an arc that is in the table `long`.
    const LONG: u32 = (1 << Self::LENGTH_BITS) - 1;

    fn new(target: u32, units: u32, origin: Origin) -> Self {
        assert!(target < 1 << Self::TARGET_BITS, "node {target} is one too many");
        let flag =
            u32::from(origin == Origin::Synthetic) << (Self::TARGET_BITS + Self::LENGTH_BITS);
        Self(U32::new(target | units.min(Self::LONG) << Self::TARGET_BITS | flag))
    }

    pub(super) fn target(self) -> u32 {
        self.0.get() & ((1 << Self::TARGET_BITS) - 1)
    }

    /// `None` if the length is in the table `long`.
    pub(super) fn units(self) -> Option<u32> {
        let units = self.0.get() >> Self::TARGET_BITS & Self::LONG;
        (units != Self::LONG).then_some(units)
    }

    pub(super) fn is_synthetic(self) -> bool {
        self.0.get() >> (Self::TARGET_BITS + Self::LENGTH_BITS) == 1
    }
}

/// The length of an arc that has no room for it.
#[derive(Clone, Copy, FromBytes, IntoBytes, Immutable, KnownLayout, Unaligned)]
#[repr(C)]
pub struct LongArc {
    pub(super) arc: U24,
    pub(super) units: U16,
}

/// Nodes that follow each other and are joined by ways: neighbours mostly are.
#[derive(Clone, Copy, FromBytes, IntoBytes, Immutable, KnownLayout, Unaligned)]
#[repr(C)]
pub struct Run {
    pub(super) first: U24,
    pub(super) component: U16,
}

impl Run {
    /// The runs of nodes of the given components.
    pub(super) fn of(components: &[u16]) -> Vec<Self> {
        let starts = (0..components.len())
            .filter(|&node| node == 0 || components[node] != components[node - 1]);
        let run = |node: usize| Self {
            first: U24::new(node as u32),
            component: U16::new(components[node]),
        };
        starts.map(run).collect()
    }
}

/// Collects a network: its nodes by band and longitude, and each node's arcs behind it.
#[derive(Default)]
pub struct NetworkWriter {
    nodes: Vec<Node>,
    bands: Vec<U24>,
    starts: Vec<U24>,
    arcs: Vec<Arc>,
    long: Vec<LongArc>,
    components: Vec<u16>,
}

impl NetworkWriter {
    pub fn node(&mut self, at: Steps, component: u16) {
        let node = U24::new(self.nodes.len() as u32);
        self.bands.resize(self.bands.len().max(at.band() as usize + 1), node);
        if self.nodes.len().is_multiple_of(NODES_PER_START) {
            self.starts.push(U24::new(self.arcs.len() as u32));
        }
        self.nodes.push(Node::new(at));
        self.components.push(component);
    }

    /// An arc from the last node of `length_m`, or of `least_m` between its ends if that is longer.
    pub fn arc(&mut self, target: u32, length_m: f64, least_m: f64, origin: Origin) {
        let least = (least_m / METRES_PER_UNIT).ceil();
        let longest = (LONGEST_M / METRES_PER_UNIT) as u32;
        let units = ((length_m / METRES_PER_UNIT).round().max(least) as u32).min(longest);
        let arc = Arc::new(target, units, origin);
        if arc.units().is_none() {
            let at = U24::new(self.arcs.len() as u32);
            self.long.push(LongArc { arc: at, units: U16::new(units as u16) });
        }
        self.arcs.push(arc);
        self.nodes.last_mut().expect("an arc follows its node").add_arc();
    }

    /// Writes the tables.
    pub fn write(mut self, archive: &mut ArchiveWriter) {
        let end = U24::new(self.nodes.len() as u32);
        self.bands.resize(BANDS + 1, end);
        archive.records("nodes", &self.nodes);
        archive.records("bands", &self.bands);
        archive.records("starts", &self.starts);
        archive.records("arcs", &self.arcs);
        archive.records("long", &self.long);
        archive.records("components", &Run::of(&self.components));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn coordinates_survive_packing() {
        for (lon, lat) in [(0.0, 0.0), (-180.0, -90.0), (180.0, 90.0), (130.645, 42.43)] {
            let at = Steps::new(Point::new(lon, lat));
            assert_eq!(Node::new(at).at(at.band()), at);
            assert_eq!(at.point(), Point::new(lon, lat));
        }
    }

    #[test]
    fn lengths_never_fall_short_of_the_straight_line() {
        let mut writer = NetworkWriter::default();
        writer.node(Steps::new(Point::new(0.0, 0.0)), 0);
        writer.arc(7, 104.0, 104.0, Origin::Synthetic);
        let arc = writer.arcs[0];
        assert_eq!((arc.target(), arc.units(), arc.is_synthetic()), (7, Some(6), true));
    }
}
