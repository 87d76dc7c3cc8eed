//! Questions about the map and their answers: the joint between texts and geometry.
//!
//! A claim and a calculator ask the same [`Question`]; [`measure`] answers with a [`Measurement`],
//! an interval with its evidence, or says with [`Unmeasured`] why there is none.

mod adjacency;
mod agreement;
mod answer;
mod area;
mod border_length;
mod border_rank;
mod built_in;
mod capital;
mod coast;
mod confluence;
mod containment;
mod country;
mod crossings;
mod direction;
mod distance;
mod drawing;
mod feature_length;
mod foot;
mod gap;
mod latitude;
mod nearer;
pub mod overflight;
mod part;
mod passage;
mod proximity;
mod question;
mod region_border;
mod river_border;
pub mod route;
#[cfg(test)]
mod sample;
mod side;
mod town_border;
mod travel_time;
mod views;
mod width;

pub use area::{area, counted_otherwise};
pub use border_rank::rank_by_tables;
pub use drawing::draw;
pub use proximity::{has_edge, nearest_island_m};
pub use question::{Among, Edge, Level, Link, Order, Question, Vehicle, Via, Whereabouts};

use crate::atlas::{Atlas, Place, PointKind, SourceId, borders};
use crate::quantity::{Dimension, Interval};
use geo::{Geometry, Point};
use jiff::civil::Date;

/// Why a measurement is an interval and not one number.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Because {
    ReferencePoint,
    DataScale,
    DataError,
    PublishedFigures,
    Date,
    RouteChoice,
    EarthModel,
    Ambiguity,
}

impl Because {
    /// The name that JSON prints.
    pub fn name(self) -> &'static str {
        match self {
            Self::ReferencePoint => "reference_point",
            Self::DataScale => "data_scale",
            Self::DataError => "data_error",
            Self::PublishedFigures => "published_figures",
            Self::Date => "date",
            Self::RouteChoice => "route_choice",
            Self::EarthModel => "earth_model",
            Self::Ambiguity => "ambiguity",
        }
    }
}

/// One reading behind a measurement: what was read, its value in SI units, and where it comes from.
#[derive(Clone, Debug, PartialEq)]
pub struct Evidence {
    /// What was read, in English, e.g. `main station to main station` or `ruler 1 km`.
    pub label: String,
    /// In SI units; `None` where the evidence is a fact without a number, e.g. a named crossing.
    pub value: Option<f64>,
    /// What the value measures, which may be something else than the measurement: the kilometres
    /// behind a time, the lengths behind a rank.
    pub dimension: Dimension,
    pub source: SourceId,
    /// ISO 8601 date or year, where the reading has one of its own.
    pub date: Option<String>,
    /// Somebody else's figure that can be cited, not a reading of the atlas.
    pub published: bool,
}

/// A place as a question uses it: the reference points whose pairs gave the nominal value.
#[derive(Clone, Debug, PartialEq)]
pub struct PointUsed {
    pub place: String,
    pub kind: PointKind,
    pub point: Point<f64>,
}

/// What was measured: an interval in SI units, its nominal value, and the evidence.
#[derive(Clone, Debug, PartialEq)]
pub struct Measurement {
    /// The value for the conventional reference points or the finest data.
    pub nominal: f64,
    /// The range over everything that a careful person could mean.
    pub interval: Interval,
    pub dimension: Dimension,
    /// One line that says how it was measured, in English.
    pub method: String,
    pub because: Vec<Because>,
    pub evidence: Vec<Evidence>,
    /// The points of the nominal value, in the order of the question.
    pub points: Vec<PointUsed>,
    /// Things a careful reader must know: a break of gauge, a planned bridge, poor data.
    pub notes: Vec<String>,
    pub sources: Vec<SourceId>,
    /// A command of GeodSolve, geod or another public tool that gives the nominal value.
    pub reproduce: Option<String>,
    /// What a map shows of it: lines, points, areas in lon/lat.
    pub geometry: Vec<Geometry<f64>>,
}

/// Why there is no measurement; the names are those of the JSON `reason`.
#[derive(Clone, Debug, PartialEq)]
pub enum Unmeasured {
    /// Several places of that name would give different answers.
    AmbiguousPlace {
        name: String,
        candidates: Vec<Place>,
    },
    UnknownPlace {
        name: String,
        nearest: Vec<String>,
    },
    /// The text gives no name to a place that it measures from, only a common noun or nothing.
    UnnamedPlace {
        noun: Option<String>,
    },
    /// The atlas holds nothing about it; the text says what is missing.
    NoData(String),
    /// No map could answer it; the text says why.
    NotMeasurable(String),
}

impl Unmeasured {
    pub fn reason(&self) -> &'static str {
        match self {
            Self::AmbiguousPlace { .. } => "ambiguous_place",
            Self::UnknownPlace { .. } | Self::UnnamedPlace { .. } => "unknown_place",
            Self::NoData(_) => "no_data",
            Self::NotMeasurable(_) => "not_measurable",
        }
    }
}

/// Answers `question` from the atlas as things stood on `as_of`.
pub fn measure(atlas: &Atlas, question: &Question, as_of: Date) -> Result<Measurement, Unmeasured> {
    match question {
        Question::Distance { from, to, via: via @ (Via::Rail | Via::Road | Via::Sea) } => {
            route::distance(atlas, from, to, *via)
        }
        Question::Distance { from, to, via } => distance::distance(atlas, from, to, *via),
        Question::Detour { from, to, via } => route::detour(atlas, from, to, *via),
        Question::Crossings { a, b, link } => crossings::crossings(atlas, a, b, *link, as_of),
        Question::Width { water, at } => width::width(atlas, water, at.as_ref()),
        Question::Overflight { from, to, over } => overflight::overflight(atlas, from, to, over),
        Question::FeatureLength { feature } => feature_length::feature_length(atlas, feature),
        Question::Agreement { from, whereabouts } => agreement::agreement(atlas, from, whereabouts),
        Question::TravelTime { from, to, by } => travel_time::travel_time(atlas, from, to, *by),
        Question::BuiltIn { object } => built_in::built_in(atlas, object),
        Question::Direction { from, to } => direction::direction(atlas, from, to),
        Question::Latitude { place, of } => latitude::latitude(atlas, place, of),
        Question::BorderLength { country, neighbour } => {
            border_length::border_length(atlas, country, neighbour.as_ref())
        }
        Question::BorderRank { country, neighbour, among, order } => {
            border_rank::border_rank(atlas, country, neighbour.as_ref(), *among, *order)
        }
        Question::Adjacency { a, b, side } => adjacency::adjacency(atlas, a, b, *side),
        Question::Neighbours { country } => adjacency::neighbours(atlas, country),
        Question::Coast { country } => coast::coast(atlas, country),
        Question::Capital { town, of } => capital::capital(atlas, town, of),
        Question::Containment { inner, outer, part } => {
            containment::containment(atlas, inner, outer, *part)
        }
        Question::Area { place } => area::area(atlas, place),
        Question::AreaRatio { place, references } => area::area_ratio(atlas, place, references),
        Question::Passage { river, place } => passage::passage(atlas, river, place),
        Question::RiverBorder { river, sides: [a, b] } => {
            river_border::river_border(atlas, river, a, b)
        }
        Question::Confluence { river, into, at } => {
            confluence::confluence(atlas, river, into, at.as_ref())
        }
        Question::Proximity { place, to } => proximity::proximity(atlas, place, to),
        Question::Nearer { place, near, far } => nearer::nearer(atlas, place, near, far),
        Question::Midway { place, ends } => nearer::midway(atlas, place, ends),
        Question::Between { place, ends } => nearer::between(atlas, place, ends),
        Question::Conversion { measured, dimension } => Ok(conversion(*measured, *dimension)),
    }
}

/// A count, or a truth value, by the borders of the map.
fn counted(nominal: f64, interval: Interval, method: &str) -> Measurement {
    Measurement {
        nominal,
        interval,
        dimension: Dimension::Ratio,
        method: method.into(),
        because: if interval.low < interval.high { vec![Because::Ambiguity] } else { Vec::new() },
        evidence: Vec::new(),
        points: Vec::new(),
        notes: Vec::new(),
        sources: borders::SOURCES.to_vec(),
        reproduce: None,
        geometry: Vec::new(),
    }
}

/// A figure that the text itself gives.
fn conversion(measured: Interval, dimension: Dimension) -> Measurement {
    Measurement {
        nominal: (measured.low + measured.high) / 2.0,
        interval: measured,
        dimension,
        method: "the text's own figure, converted".into(),
        because: Vec::new(),
        evidence: Vec::new(),
        points: Vec::new(),
        notes: Vec::new(),
        sources: Vec::new(),
        reproduce: None,
        geometry: Vec::new(),
    }
}
