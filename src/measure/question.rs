//! What can be asked about the map.

use crate::atlas::Place;
use crate::geodesy::{Parallel, Wind};
use crate::quantity::{Dimension, Interval};

/// Which way a distance goes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Via {
    Geodesic,
    Rail,
    Road,
    Sea,
    /// On the sphere of mean radius, as web calculators do.
    Sphere,
    Rhumb,
    /// The text does not say; the straight line is measured and a way is kept in mind.
    Unstated,
}

impl Via {
    /// The name that JSON prints.
    pub fn name(self) -> &'static str {
        match self {
            Self::Geodesic => "geodesic",
            Self::Rail => "rail",
            Self::Road => "road",
            Self::Sea => "sea",
            Self::Sphere => "sphere",
            Self::Rhumb => "rhumb",
            Self::Unstated => "unstated",
        }
    }
}

/// What kind of link a crossing is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Link {
    /// Road or rail or foot: anything over land.
    Land,
    Road,
    Rail,
    Bridge,
}

/// Ranks count from the shortest or from the longest.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Order {
    Shortest,
    Longest,
}

/// Whose borders a rank counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Among {
    /// The country's own.
    Country,
    /// All that there are.
    World,
}

/// A question that geometry and the atlas can answer; the answer's dimension is given with each.
#[derive(Clone, Debug, PartialEq)]
pub enum Question {
    /// Length: how far is it from one place to the other?
    Distance { from: Place, to: Place, via: Via },
    /// Length: by how much is the way `via` longer than the straight line?
    Detour { from: Place, to: Place, via: Via },
    /// Length: the common land border of two countries, or of one with all its neighbours.
    BorderLength { country: Place, neighbour: Option<Place> },
    /// Ratio: the rank (1, 2, …) of the border of `country` with `neighbour` among the borders of
    /// `country`, or of the whole world. Without `neighbour` the country's own extreme border is
    /// ranked.
    BorderRank { country: Place, neighbour: Option<Place>, among: Among, order: Order },
    /// Ratio: how many links of this kind join the two countries?
    Crossings { a: Place, b: Place, link: Link },
    /// Length: how wide is the water, at `at` where given?
    Width { water: Place, at: Option<Place> },
    /// Area of a country, region, island, lake or sea.
    Area { place: Place },
    /// Ratio: area of `place` over that of all `references` together.
    AreaRatio { place: Place, references: Vec<Place> },
    /// Angle: azimuth at `from` towards `to` (`to` lies north of `from`: 0).
    Direction { from: Place, to: Place },
    /// Length: how far north of the level `of` the place lies; negative south of it.
    Latitude { place: Place, of: Level },
    /// Ratio: 1 if `inner` lies in `outer`, in its part towards a wind if one is given, else 0.
    Containment { inner: Place, outer: Place, part: Option<Wind> },
    /// Ratio: 1 if `town` is the capital of `of`, else 0.
    Capital { town: Place, of: Place },
    /// Ratio: 1 if the two share a land border, on the side of `a` towards a wind if one is given,
    /// else 0.
    Adjacency { a: Place, b: Place, side: Option<Wind> },
    /// Ratio: the number of neighbours over land.
    Neighbours { country: Place },
    /// Ratio: 1 if the country has a coast of the sea, else 0.
    Coast { country: Place },
    /// Ratio: 1 if the river flows through the place or past it, else 0.
    Passage { river: Place, place: Place },
    /// Ratio: 1 if a good part of the common border of the two runs along the river, else 0.
    RiverBorder { river: Place, sides: [Place; 2] },
    /// Ratio: 1 if `river` ends in the river `into`, at the town `at` if one is given, else 0.
    Confluence { river: Place, into: Place, at: Option<Place> },
    /// Length: how far is the place from the nearest point of the other's footprint, its border or
    /// coast?
    Proximity { place: Place, to: Edge },
    /// Ratio: how far is the place from `near`, over how far it is from `far`?
    Nearer { place: Place, near: Place, far: Place },
    /// Ratio: how far is the place from one of the ends, over how far they are apart? For the end
    /// of which it is less like a half.
    Midway { place: Place, ends: [Place; 2] },
    /// Ratio: how long is the way from one end to the other by the place, over the straight one?
    Between { place: Place, ends: [Place; 2] },
    /// Length: how much of the straight way lies over a country, or over one of the stretches on
    /// which the way passes over it?
    Overflight { from: Place, to: Place, over: Place },
    /// Length of a river, a canal, a bridge, a coast, an island's long axis.
    FeatureLength { feature: Place },
    /// Length: how far from `from` can a place be that no map names, by what else the text says of
    /// where it lies?
    Agreement { from: Place, whereabouts: Whereabouts },
    /// Time: how long does the way take by this means?
    TravelTime { from: Place, to: Place, by: Vehicle },
    /// Year in which a mapped object was opened.
    BuiltIn { object: Place },
    /// Any dimension: a figure that the text itself gives, as wide as its rounding, in SI units.
    Conversion { measured: Interval, dimension: Dimension },
}

impl Question {
    /// The name that JSON prints.
    pub fn name(&self) -> &'static str {
        match self {
            Self::Distance { .. } => "distance",
            Self::Detour { .. } => "detour",
            Self::BorderLength { .. } => "border_length",
            Self::BorderRank { .. } => "border_rank",
            Self::Crossings { .. } => "crossings",
            Self::Width { .. } => "width",
            Self::Area { .. } => "area",
            Self::AreaRatio { .. } => "area_ratio",
            Self::Direction { .. } => "direction",
            Self::Latitude { .. } => "latitude",
            Self::Containment { .. } => "containment",
            Self::Capital { .. } => "capital",
            Self::Adjacency { .. } => "adjacency",
            Self::Neighbours { .. } => "neighbours",
            Self::Coast { .. } => "coast",
            Self::Passage { .. } => "passage",
            Self::RiverBorder { .. } => "river_border",
            Self::Confluence { .. } => "confluence",
            Self::Proximity { .. } => "proximity",
            Self::Nearer { .. } => "nearer",
            Self::Midway { .. } => "midway",
            Self::Between { .. } => "between",
            Self::Overflight { .. } => "overflight",
            Self::FeatureLength { .. } => "feature_length",
            Self::Agreement { .. } => "agreement",
            Self::TravelTime { .. } => "travel_time",
            Self::BuiltIn { .. } => "built_in",
            Self::Conversion { .. } => "conversion",
        }
    }

    /// Which way the question goes, where it is one about a way.
    pub fn via(&self) -> Option<Via> {
        match self {
            Self::Distance { via, .. } | Self::Detour { via, .. } => Some(*via),
            Self::BorderLength { .. }
            | Self::BorderRank { .. }
            | Self::Crossings { .. }
            | Self::Width { .. }
            | Self::Area { .. }
            | Self::AreaRatio { .. }
            | Self::Direction { .. }
            | Self::Latitude { .. }
            | Self::Containment { .. }
            | Self::Capital { .. }
            | Self::Adjacency { .. }
            | Self::Neighbours { .. }
            | Self::Coast { .. }
            | Self::Passage { .. }
            | Self::RiverBorder { .. }
            | Self::Confluence { .. }
            | Self::Proximity { .. }
            | Self::Nearer { .. }
            | Self::Midway { .. }
            | Self::Between { .. }
            | Self::Overflight { .. }
            | Self::FeatureLength { .. }
            | Self::Agreement { .. }
            | Self::TravelTime { .. }
            | Self::BuiltIn { .. }
            | Self::Conversion { .. } => None,
        }
    }

    /// The places it is about, in the order in which a sentence about it names them.
    pub fn places(&self) -> Vec<&Place> {
        match self {
            Self::Distance { from: a, to: b, .. }
            | Self::Detour { from: a, to: b, .. }
            | Self::BorderLength { country: a, neighbour: Some(b) }
            | Self::BorderRank { country: a, neighbour: Some(b), .. }
            | Self::Crossings { a, b, .. }
            | Self::Width { water: a, at: Some(b) }
            | Self::Direction { from: a, to: b }
            | Self::Latitude { place: a, of: Level::Place(b) }
            | Self::Containment { inner: a, outer: b, .. }
            | Self::Capital { town: a, of: b }
            | Self::Adjacency { a, b, .. }
            | Self::Passage { river: a, place: b }
            | Self::Confluence { river: a, into: b, at: None }
            | Self::Agreement {
                from: a,
                whereabouts:
                    Whereabouts::Sighted { from: b, .. } | Whereabouts::Inside { area: b, .. },
            }
            | Self::TravelTime { from: a, to: b, .. } => vec![a, b],
            Self::BorderLength { country: a, neighbour: None }
            | Self::BorderRank { country: a, neighbour: None, .. }
            | Self::Width { water: a, at: None }
            | Self::Area { place: a }
            | Self::Latitude { place: a, of: Level::Parallel(_) }
            | Self::Neighbours { country: a }
            | Self::Coast { country: a }
            | Self::FeatureLength { feature: a }
            | Self::BuiltIn { object: a } => vec![a],
            Self::RiverBorder { river: a, sides: [b, c] }
            | Self::Confluence { river: a, into: b, at: Some(c) }
            | Self::Overflight { from: a, to: b, over: c }
            | Self::Nearer { place: a, near: b, far: c }
            | Self::Midway { place: a, ends: [b, c] }
            | Self::Between { place: a, ends: [b, c] } => vec![a, b, c],
            Self::AreaRatio { place, references } => {
                std::iter::once(place).chain(references).collect()
            }
            Self::Conversion { .. } => Vec::new(),
            Self::Proximity { place, to } => std::iter::once(place).chain(to.places()).collect(),
        }
    }
}

/// What a text says of where a place lies that no map names.
#[derive(Clone, Debug, PartialEq)]
pub enum Whereabouts {
    /// So far `away` from a place, in the direction `wind`.
    Sighted { from: Place, away: Interval, wind: Option<Wind> },
    /// In a country or a region, in its part towards a wind if one is given, and from where the
    /// question measures in the direction `wind`.
    Inside { area: Place, part: Option<Wind>, wind: Option<Wind> },
}

/// What a place can be north of.
#[derive(Clone, Debug, PartialEq)]
pub enum Level {
    Parallel(Parallel),
    Place(Place),
}

/// What a place can be near to.
#[derive(Clone, Debug, PartialEq)]
pub enum Edge {
    Footprint(Place),
    /// The border of a country, with one neighbour if given.
    Border {
        country: Place,
        neighbour: Option<Place>,
    },
    Coast(Option<Place>),
    Parallel(Parallel),
}

impl Edge {
    /// The same edge of other places, in the order in which it names them.
    pub fn with_places(&self, places: &[Place]) -> Self {
        match (self, places) {
            (Self::Footprint(_), [place, ..]) => Self::Footprint(place.clone()),
            (Self::Coast(Some(_)), [place, ..]) => Self::Coast(Some(place.clone())),
            (Self::Border { neighbour, .. }, [country, rest @ ..]) => Self::Border {
                country: country.clone(),
                neighbour: rest.first().or(neighbour.as_ref()).cloned(),
            },
            (Self::Footprint(_) | Self::Coast(_) | Self::Border { .. } | Self::Parallel(_), _) => {
                self.clone()
            }
        }
    }

    pub fn places(&self) -> Vec<&Place> {
        match self {
            Self::Footprint(place) | Self::Coast(Some(place)) => vec![place],
            Self::Border { country, neighbour } => {
                std::iter::once(country).chain(neighbour).collect()
            }
            Self::Coast(None) | Self::Parallel(_) => Vec::new(),
        }
    }
}

/// Means of travel, each with a plausible range of speeds.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Vehicle {
    Foot,
    Bicycle,
    Car,
    Bus,
    Train,
    Ship,
    Aeroplane,
    /// The text does not say.
    Unstated,
}
