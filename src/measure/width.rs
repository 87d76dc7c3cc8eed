//! How wide a water is: from a table of published widths, because no data set measures them well.

use geo::Geometry;

use super::{Because, Evidence, Measurement, PointUsed, Unmeasured};
use crate::atlas::figures::{Part, Width};
use crate::atlas::{Atlas, Place, PointKind};
use crate::geodesy;
use crate::quantity::{Dimension, Interval};

/// A width counts for a place that is at most so far away.
const NEAR_M: f64 = 30_000.0;

/// The width of `water`, near the place `at` where the text gives one.
///
/// # Units
/// metres
///
/// # Model
/// Rows of `geodata/widths.csv`: for a river the width at a place, for a strait its narrowest part,
/// since that is what texts give. Without `at` the range is that over all known places.
///
/// # Accuracy
/// The range of each row, some ± 10 % for straits and ± 30 % for rivers, which change with the
/// season.
///
/// # Errors
/// [`Unmeasured::NoData`] if the table has no width of the water, or none near the place.
///
/// # References
/// The source of each row, which the evidence names.
///
/// # Examples
/// ```
/// # use luftlinie::{atlas::Atlas, measure::{Question, measure}};
/// # let atlas = Atlas::embedded();
/// # let place = |name: &str| atlas.resolve(name).expect("a place").place;
/// # let today = jiff::civil::date(2026, 11, 1);
/// let question = Question::Width { water: place("Bosporus"), at: None };
/// assert!(measure(atlas, &question, today)?.interval.contains(700.0));
/// # Ok::<(), luftlinie::measure::Unmeasured>(())
/// ```
pub fn width(atlas: &Atlas, water: &Place, at: Option<&Place>) -> Result<Measurement, Unmeasured> {
    let known = atlas.feature_widths(&water.id);
    if known.is_empty() {
        return Err(Unmeasured::NoData(format!("no width of {} is on record", water.name)));
    }
    let widths = match at {
        Some(place) => near(&known, place),
        None => typical(&known),
    };
    let Some(first) = widths.first() else {
        let place = at.map_or("there", |place| place.name.as_ref());
        let text = format!("no width of {} near {place} is on record", water.name);
        return Err(Unmeasured::NoData(text));
    };
    let range = widths.iter().map(|width| width.figure.range).reduce(Interval::join);
    let mut because = vec![Because::DataError, Because::PublishedFigures];
    if widths.len() > 1 {
        because.push(Because::ReferencePoint);
    }
    let points = widths.iter().filter_map(|width| {
        let point = width.point?;
        Some(PointUsed { place: width.at.to_owned(), kind: PointKind::Gazetteer, point })
    });
    let mut sources: Vec<_> = widths.iter().map(|width| width.figure.source).collect();
    sources.sort();
    sources.dedup();
    Ok(Measurement {
        nominal: first.figure.nominal,
        interval: range.unwrap_or(first.figure.range),
        dimension: Dimension::Length,
        method: format!("published width of {}, {}", water.name, part_of(first)),
        because,
        evidence: widths.iter().map(evidence).collect(),
        points: points.collect(),
        notes: notes(&widths),
        sources,
        reproduce: None,
        geometry: widths.iter().filter_map(|width| width.point.map(Geometry::Point)).collect(),
    })
}

/// The widths at the place, the nearest first; a strait is the same wherever it is asked for.
fn near(known: &[Width], place: &Place) -> Vec<Width> {
    let distance_m =
        |width: &Width| width.point.map_or(NEAR_M, |point| geodesy::distance_m(point, place.point));
    let mut found: Vec<Width> =
        known.iter().copied().filter(|width| distance_m(width) <= NEAR_M).collect();
    found.sort_by(|a, b| distance_m(a).total_cmp(&distance_m(b)));
    found.truncate(1);
    found
}

/// What a text means that names no place: the narrowest part of a strait, else all that is known.
fn typical(known: &[Width]) -> Vec<Width> {
    let narrowest: Vec<Width> =
        known.iter().copied().filter(|width| width.part == Part::Narrowest).collect();
    if narrowest.is_empty() { known.to_vec() } else { narrowest }
}

fn evidence(width: &Width) -> Evidence {
    Evidence {
        published: true,
        dimension: Dimension::Length,
        label: part_of(width),
        value: Some(width.figure.nominal),
        source: width.figure.source,
        date: None,
    }
}

fn part_of(width: &Width) -> String {
    match width.part {
        Part::At => format!("at {}", width.at),
        Part::Narrowest => "at its narrowest".to_owned(),
        Part::Reach => "along its course".to_owned(),
    }
}

fn notes(widths: &[Width]) -> Vec<String> {
    let own = widths.iter().map(|width| width.figure.note).filter(|note| !note.is_empty());
    let mut notes: Vec<String> = own.map(str::to_owned).collect();
    if widths.iter().any(|width| width.part == Part::At) {
        notes.push("a river's width changes with the season, and data on it are poor".to_owned());
    }
    notes
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::measure::sample::{feature, settlement};

    /// Rows: water, place and its coordinates, what is published, whether it must lie in the
    /// interval.
    #[test]
    fn published_widths_are_in_the_interval() {
        let atlas = Atlas::embedded();
        for (water, at, width_m, inside) in [
            ("gibraltar-strait", None, 14_000.0, true),
            ("gibraltar-strait", None, 20_000.0, false),
            ("strait-of-dover", None, 33_000.0, true),
            ("bosporus", None, 700.0, true),
            ("bering-strait", None, 85_000.0, true),
            ("tumen", Some(("Khasan", 42.43, 130.645)), 515.0, true),
            ("tumen", Some(("Khasan", 42.43, 130.645)), 60.0, false),
            ("rhine", Some(("Köln", 50.94, 6.96)), 400.0, true),
        ] {
            let at = at.map(|(name, lat, lon)| settlement(name, lat, lon));
            let measured = width(atlas, &feature(water), at.as_ref()).unwrap();
            assert_eq!(measured.interval.contains(width_m), inside, "{water}: {measured:?}");
        }
    }

    #[test]
    fn what_is_not_on_record_is_no_data() {
        let atlas = Atlas::embedded();
        let moscow = settlement("Moskva", 55.75, 37.62);
        for (water, at) in [("oder", None), ("rhine", Some(&moscow))] {
            let answer = width(atlas, &feature(water), at);
            assert!(matches!(answer, Err(Unmeasured::NoData(_))), "{answer:?}");
        }
    }
}
