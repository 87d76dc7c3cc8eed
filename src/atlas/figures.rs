//! Published figures of mapped objects: how long, how wide, how large.
//!
//! Sources differ, because they count other things (a river with or without its headstreams) or
//! measured at another time, so each figure is a range. The tables are
//! `geodata/feature_lengths.csv`, `geodata/widths.csv` and `geodata/areas_features.csv`.

use std::borrow::Cow;
use std::sync::LazyLock;

use geo::Point;
use serde::Deserialize;

use super::features::Feature;
use super::{Atlas, Place, PlaceClass, PlaceId, SourceId, table};
use crate::geodesy::distance_m;
use crate::quantity::Interval;

const SQUARE_METRES_PER_KM2: f64 = 1e6;
/// A figure of the list of features stands alone and may be off by this share.
const LISTED: f64 = 0.1;
/// Two records of one river may have their points so far apart.
const SAME_RIVER_M: f64 = 700_000.0;

static LENGTHS: LazyLock<Vec<LengthRow>> =
    LazyLock::new(|| table::rows(include_str!("../../geodata/feature_lengths.csv")));
static WIDTHS: LazyLock<Vec<WidthRow>> =
    LazyLock::new(|| table::rows(include_str!("../../geodata/widths.csv")));
static AREAS: LazyLock<Vec<AreaRow>> =
    LazyLock::new(|| table::rows(include_str!("../../geodata/areas_features.csv")));

#[derive(Debug, Deserialize)]
struct LengthRow {
    feature: String,
    km: f64,
    note: String,
    source: String,
}

#[derive(Debug, Deserialize)]
struct WidthRow {
    feature: String,
    part: Part,
    at: String,
    lat: Option<f64>,
    lon: Option<f64>,
    low_m: f64,
    width_m: f64,
    high_m: f64,
    source: String,
    note: String,
}

#[derive(Debug, Deserialize)]
struct AreaRow {
    feature: String,
    low_km2: f64,
    area_km2: f64,
    high_km2: f64,
    note: String,
    source: String,
}

/// Of which part of a water a width is said.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Part {
    /// At one place.
    At,
    /// Where it is narrowest.
    Narrowest,
    /// Along a reach or the whole.
    Reach,
}

/// A published figure in SI units, with the range over those who publish one.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Figure {
    pub nominal: f64,
    pub range: Interval,
    /// What the figure counts, or empty.
    pub note: &'static str,
    pub source: SourceId,
}

/// The width of a water, with where it was taken.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Width {
    pub figure: Figure,
    pub part: Part,
    /// The place's name, or empty.
    pub at: &'static str,
    pub point: Option<Point>,
}

impl Atlas {
    /// Every published length of a feature in metres, the shortest first; a country's is that of
    /// its coast.
    pub fn feature_lengths(&self, id: &PlaceId) -> Vec<Figure> {
        let id = &self.kept(id);
        let rows = LENGTHS.iter().filter(|row| row.feature == id.0);
        let figures: Vec<Figure> = rows
            .map(|row| Figure {
                nominal: row.km * 1000.0,
                range: Interval::point(row.km * 1000.0),
                note: &row.note,
                source: SourceId(&row.source),
            })
            .collect();
        if figures.is_empty() {
            self.listed(id, |it| it.length_m).into_iter().collect()
        } else {
            figures
        }
    }

    /// The record that has the figures: for a river of Natural Earth, "Main", that of the hand-kept
    /// list near by, "Main River".
    fn kept(&self, id: &PlaceId) -> PlaceId {
        let drawn = Some(id).filter(|id| id.0.starts_with("naturalearth:"));
        let drawn = drawn.and_then(|id| Some(self.feature(id)?.place));
        let drawn = drawn.filter(|place| place.class == PlaceClass::River);
        let same = |place: &Place, drawn: &Place| {
            place.class == PlaceClass::River
                && place.id.0.starts_with("luftlinie:")
                && distance_m(place.point, drawn.point) <= SAME_RIVER_M
        };
        let kept = drawn.and_then(|drawn| {
            let candidates = self.candidates(&format!("{} River", drawn.name));
            candidates.into_iter().map(|it| it.place).find(|place| same(place, &drawn))
        });
        kept.map_or_else(|| id.clone(), |place| place.id)
    }

    /// A figure of the list of features.
    fn listed(&self, id: &PlaceId, figure: fn(&Feature) -> Option<f64>) -> Option<Figure> {
        let feature = self.feature(id)?;
        let nominal = figure(&feature)?;
        let range = Interval::point(nominal).widen(LISTED);
        Some(Figure { nominal, range, note: "", source: feature.place.source })
    }

    /// Every known width of a water in metres.
    pub fn feature_widths(&self, id: &PlaceId) -> Vec<Width> {
        let id = &self.kept(id);
        let rows = WIDTHS.iter().filter(|row| row.feature == id.0);
        let widths: Vec<Width> = rows
            .map(|row| Width {
                figure: Figure {
                    nominal: row.width_m,
                    range: Interval::new(row.low_m, row.high_m),
                    note: &row.note,
                    source: SourceId(&row.source),
                },
                part: row.part,
                at: &row.at,
                point: row.lon.zip(row.lat).map(|(lon, lat)| Point::new(lon, lat)),
            })
            .collect();
        if !widths.is_empty() {
            return widths;
        }
        let listed = self.listed(id, |it| it.width_m);
        listed
            .map(|figure| Width { figure, part: Part::Reach, at: "", point: None })
            .into_iter()
            .collect()
    }

    /// The features of which an area is on record.
    pub fn measured_features(&self) -> impl Iterator<Item = Feature> {
        AREAS.iter().filter_map(|row| self.feature(&PlaceId(Cow::Borrowed(&row.feature))))
    }

    /// Whether it is several islands, by what is said of its area.
    pub fn is_group(&self, id: &PlaceId) -> bool {
        self.feature_area(id).is_some_and(|figure| figure.note == "several islands")
    }

    /// The published area of a lake, an island, a sea, a continent or a desert in square metres.
    pub fn feature_area(&self, id: &PlaceId) -> Option<Figure> {
        let row = AREAS.iter().find(|row| row.feature == id.0)?;
        let area_m2 = |km2: f64| km2 * SQUARE_METRES_PER_KM2;
        Some(Figure {
            nominal: area_m2(row.area_km2),
            range: Interval::new(area_m2(row.low_km2), area_m2(row.high_km2)),
            note: &row.note,
            source: SourceId(&row.source),
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn id(id: &'static str) -> PlaceId {
        PlaceId(id.into())
    }

    #[test]
    fn the_tables_are_sorted_and_each_row_has_a_source() {
        assert!(LENGTHS.is_sorted_by(|a, b| (&a.feature, a.km) < (&b.feature, b.km)));
        assert!(WIDTHS.is_sorted_by(|a, b| (&a.feature, &a.at) < (&b.feature, &b.at)));
        assert!(AREAS.is_sorted_by(|a, b| a.feature < b.feature));
        assert!(LENGTHS.iter().all(|row| row.km > 0.0 && !row.source.is_empty()));
        for row in WIDTHS.iter() {
            assert!(row.low_m <= row.width_m && row.width_m <= row.high_m, "{row:?}");
            assert!(!row.source.is_empty(), "{row:?}");
            assert_eq!(row.part == Part::At, row.lat.is_some() && row.lon.is_some(), "{row:?}");
        }
        for row in AREAS.iter() {
            assert!(row.low_km2 <= row.area_km2 && row.area_km2 <= row.high_km2, "{row:?}");
            assert!(row.area_km2 > 0.0 && !row.source.is_empty(), "{row:?}");
        }
    }

    #[test]
    fn well_known_figures_are_found() {
        let atlas = Atlas::embedded();
        let main = atlas.feature_lengths(&id("naturalearth:main"));
        assert_eq!(main, atlas.feature_lengths(&id("luftlinie:main")));
        let rhine = atlas.feature_lengths(&id("luftlinie:rhine"));
        assert!(rhine.iter().any(|figure| figure.nominal == 1_233_000.0));
        let baikal = atlas.feature_area(&id("luftlinie:baikal")).unwrap();
        assert!(baikal.range.contains(31_722e6));
        assert!(atlas.feature_area(&id("luftlinie:nowhere")).is_none());
    }
}
