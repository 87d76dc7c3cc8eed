//! What others state as the areas of countries: `geodata/areas_published.csv`.

use std::sync::LazyLock;

use serde::Deserialize;

use super::{Atlas, CountryCode, SourceId, table};

static AREAS: LazyLock<Vec<PublishedArea>> =
    LazyLock::new(|| table::rows(include_str!("../../geodata/areas_published.csv")));

/// A published area of a country, in square kilometres as the sources have it.
#[derive(Debug, PartialEq, Deserialize)]
pub struct PublishedArea {
    country: CountryCode,
    pub total_km2: Option<f64>,
    pub land_km2: Option<f64>,
    pub water_km2: Option<f64>,
    pub stated_by: String,
    pub date: String,
    source: String,
}

impl PublishedArea {
    pub fn source(&'static self) -> SourceId {
        SourceId(&self.source)
    }
}

impl Atlas {
    /// What others state as the area of `country`.
    pub fn published_areas(
        &self,
        country: CountryCode,
    ) -> impl Iterator<Item = &'static PublishedArea> + use<> {
        AREAS.iter().filter(move |area| area.country == country)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_table_is_sorted_and_whole() {
        assert!(AREAS.is_sorted_by_key(|row| row.country));
        for row in AREAS.iter() {
            let total = row.total_km2.or(row.land_km2).unwrap_or_default();
            assert!(total > 0.0 && row.land_km2.unwrap_or_default() <= total * 1.01, "{row:?}");
            assert!(!row.source.is_empty() && !row.stated_by.is_empty(), "{row:?}");
            assert!(!row.date.is_empty(), "{row:?}");
        }
    }
}
