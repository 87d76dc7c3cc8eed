//! What a figure is measured from, once found.

use crate::geodesy::Wind;
use crate::measure::Edge;

use super::reader::Spot;

/// The longest way from a figure to its anchor, in elements.
pub const REACH: usize = 9;

/// What a figure is measured from.
#[derive(Clone, Debug)]
pub enum Target {
    Place(Spot),
    /// A border or a coast, with the spots that name it.
    Edge(Edge, Vec<Spot>),
}

impl Target {
    /// The places that it names.
    pub fn spots(&self) -> impl Iterator<Item = &Spot> {
        match self {
            Self::Place(spot) => std::slice::from_ref(spot).iter(),
            Self::Edge(_, spots) => spots.iter(),
        }
    }
}

/// An anchor: the target, the wind named with it, and the elements that it takes.
#[derive(Clone, Debug)]
pub struct Anchor {
    pub target: Target,
    pub wind: Option<Wind>,
    /// Elements of the name itself: the subject is none of them.
    pub first: usize,
    pub last: usize,
}
