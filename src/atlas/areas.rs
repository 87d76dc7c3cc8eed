//! What others state as the areas of countries and regions: `geodata/areas_published.csv` and
//! `geodata/region_areas_published.csv`.

use std::sync::LazyLock;

use serde::Deserialize;

use super::sources::SourceKind;
use super::{Atlas, Place, SourceId, table};
use crate::quantity::Interval;

static AREAS: LazyLock<Vec<PublishedArea>> =
    LazyLock::new(|| areas(include_str!("../../geodata/areas_published.csv")));

static REGION_AREAS: LazyLock<Vec<PublishedArea>> =
    LazyLock::new(|| areas(include_str!("../../geodata/region_areas_published.csv")));

static EXTENTS: LazyLock<Vec<Extent>> =
    LazyLock::new(|| table::rows(include_str!("../../geodata/area_extents.csv")));

fn areas(text: &'static str) -> Vec<PublishedArea> {
    let mut rows = table::rows::<PublishedArea>(text);
    for row in &mut rows {
        row.source_kind.tell(&mut row.source);
    }
    rows
}

/// A published area of a country or region, in square kilometres as the sources have it.
#[derive(Debug, PartialEq, Deserialize)]
pub struct PublishedArea {
    /// The id of the place.
    id: String,
    pub total_km2: Option<f64>,
    pub land_km2: Option<f64>,
    pub water_km2: Option<f64>,
    pub stated_by: String,
    pub date: String,
    source: String,
    source_kind: SourceKind,
}

impl PublishedArea {
    pub fn source(&'static self) -> SourceId {
        SourceId(&self.source)
    }
}

/// The area of something else that goes by the name of a country or region, in square kilometres:
/// of its main island alone, of all that it claims, of what was surveyed long ago.
#[derive(Debug, PartialEq, Deserialize)]
struct Extent {
    /// The id of the place.
    id: String,
    low_km2: f64,
    high_km2: f64,
    extent: String,
    source: String,
}

impl Atlas {
    /// What a text may give as the area of a country or region, though it is that of something
    /// else, in m².
    pub fn other_extents(&self, place: &Place) -> impl Iterator<Item = Interval> {
        let own = EXTENTS.iter().filter(|row| row.id == *place.id.0);
        own.map(|row| Interval::new(row.low_km2, row.high_km2).scale(1e6))
    }

    /// What others state as the area of a country or region.
    pub fn published_areas(&self, place: &Place) -> impl Iterator<Item = &'static PublishedArea> {
        let id = &place.id.0;
        AREAS.iter().chain(REGION_AREAS.iter()).filter(move |area| area.id == *id)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_table_is_sorted_and_whole() {
        assert!(AREAS.is_sorted_by_key(|row| &row.id));
        assert!(REGION_AREAS.is_sorted_by_key(|row| &row.id));
        assert!(EXTENTS.is_sorted_by_key(|row| &row.id));
        for row in EXTENTS.iter() {
            assert!(0.0 < row.low_km2 && row.low_km2 <= row.high_km2, "{row:?}");
            assert!(!row.extent.is_empty() && !row.source.is_empty(), "{row:?}");
        }
        for row in AREAS.iter().chain(REGION_AREAS.iter()) {
            let total = row.total_km2.or(row.land_km2).unwrap_or_default();
            assert!(total > 0.0 && row.land_km2.unwrap_or_default() <= total * 1.01, "{row:?}");
            assert!(!row.source.is_empty() && !row.stated_by.is_empty(), "{row:?}");
            assert!(!row.date.is_empty(), "{row:?}");
        }
    }
}
