//! Railways, main roads and sea lanes as networks, and the rail distances that others publish.

use std::sync::LazyLock;

use geo::Point;
use serde::Deserialize;

use super::layers::{RAIL, ROAD, SEA};
use super::ways::Network;
use super::{Atlas, SourceId, table};

static PUBLISHED: LazyLock<Vec<PublishedDistance>> =
    LazyLock::new(|| table::rows(include_str!("../../geodata/rail_distances_published.csv")));

static PASSAGES: LazyLock<Vec<Passage>> =
    LazyLock::new(|| table::rows(include_str!("../../geodata/sea_passages.csv")));

/// A strait, a canal or a cape by which ships go; one row of `geodata/sea_passages.csv`.
#[derive(Debug, Deserialize)]
pub struct Passage {
    pub name: String,
    lat: f64,
    lon: f64,
    reach_km: f64,
}

impl Passage {
    pub fn point(&self) -> Point {
        Point::new(self.lon, self.lat)
    }

    /// A ship that comes so near goes through.
    pub fn reach_m(&self) -> f64 {
        self.reach_km * 1000.0
    }
}

/// A rail distance that somebody publishes; one row of `geodata/rail_distances_published.csv`.
#[derive(Debug, Deserialize)]
pub struct PublishedDistance {
    pub from: String,
    pub to: String,
    from_lat: f64,
    from_lon: f64,
    to_lat: f64,
    to_lon: f64,
    km: f64,
    /// The line or the way it is said of; may be empty.
    pub line: String,
    pub kind: KilometreKind,
    source: String,
    pub source_kind: SourceKind,
    pub note: String,
}

/// What a railway's kilometre counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum KilometreKind {
    /// Along one line, from its own zero point.
    Line,
    /// Along the way that trains take.
    Route,
    /// What freight is charged for, in whole kilometres.
    Tariff,
}

impl KilometreKind {
    /// The name that notes use.
    pub fn name(self) -> &'static str {
        match self {
            Self::Line => "line kilometres",
            Self::Route => "route kilometres",
            Self::Tariff => "tariff kilometres",
        }
    }
}

/// How a row came to be known.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum SourceKind {
    /// Read in the source that the row names.
    Read,
    /// Commonly published, but not read in a source for this table.
    Background,
}

impl PublishedDistance {
    pub fn length_m(&self) -> f64 {
        self.km * 1000.0
    }

    pub fn ends(&self) -> (Point, Point) {
        (Point::new(self.from_lon, self.from_lat), Point::new(self.to_lon, self.to_lat))
    }

    pub fn source(&'static self) -> SourceId {
        SourceId(&self.source)
    }
}

impl Atlas {
    pub fn railways(&self) -> Network<'static> {
        open(RAIL)
    }

    pub fn roads(&self) -> Network<'static> {
        open(ROAD)
    }

    pub fn sea_lanes(&self) -> Network<'static> {
        open(SEA)
    }

    pub fn sea_passages(&self) -> &'static [Passage] {
        &PASSAGES
    }

    pub fn published_rail_distances(&self) -> &'static [PublishedDistance] {
        &PUBLISHED
    }
}

fn open(bytes: &'static [u8]) -> Network<'static> {
    Network::open(bytes).expect("a test opens every embedded network")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::atlas::archive::Archive;

    #[test]
    fn the_embedded_networks_are_whole() {
        for bytes in [RAIL, ROAD, SEA] {
            assert_eq!(Archive::open(bytes).unwrap().verify(), Ok(()));
            assert!(!open(bytes).is_empty());
        }
    }

    #[test]
    fn published_distances_are_sorted_and_longer_than_the_straight_line() {
        let key = |row: &PublishedDistance| (row.from.clone(), row.to.clone(), row.line.clone());
        assert!(PUBLISHED.is_sorted_by(|a, b| key(a) < key(b)));
        for row in PUBLISHED.iter() {
            let (a, b) = row.ends();
            assert!(!row.source.is_empty(), "{row:?}");
            // Coordinates are good to some hundred metres.
            assert!(row.length_m() + 1000.0 > crate::geodesy::distance_m(a, b), "{row:?}");
        }
    }

    #[test]
    fn joins_of_the_networks_are_sorted_and_have_a_source() {
        let rail = include_str!("../../geodata/rail_joins.csv");
        for table in [rail, include_str!("../../geodata/road_joins.csv")] {
            let lines: Vec<&str> = table.lines().collect();
            let start = |line: &str| line.split(',').next().and_then(|lat| lat.parse::<f64>().ok());
            assert!(lines[1..].is_sorted_by(|a, b| start(a) < start(b)));
            let source = |line: &str| line.rsplit(',').next().is_some_and(|it| !it.is_empty());
            assert!(lines.iter().all(|line| source(line)));
        }
    }
}
