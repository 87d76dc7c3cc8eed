//! In which year a bridge or another mapped link was opened.

use geo::Geometry;

use super::{Because, Evidence, Measurement, PointUsed, Unmeasured};
use crate::atlas::crossings::first_day;
use crate::atlas::{Atlas, Place, PointKind, SourceId};
use crate::quantity::{Dimension, Interval};

/// The year in which a mapped object was opened.
///
/// # Units
/// calendar years
///
/// # Model
/// The opening dates of `geodata/crossings.csv`, `geodata/rail_crossings.csv` and
/// `geodata/features.csv`. Opening, not the start or the end of building, is what they hold.
///
/// # Accuracy
/// The year is exact as far as the source is right.
///
/// # Errors
/// [`Unmeasured::NoData`] if the atlas holds no date for the object.
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
/// let question = Question::BuiltIn { object: place("Øresundsbroen") };
/// assert_eq!(measure(atlas, &question, today)?.nominal, 2000.0);
/// # Ok::<(), luftlinie::measure::Unmeasured>(())
/// ```
pub fn built_in(atlas: &Atlas, object: &Place) -> Result<Measurement, Unmeasured> {
    let Some((date, source)) = opened(atlas, object) else {
        return Err(Unmeasured::NoData(format!("no opening date of {} is on record", object.name)));
    };
    let Some(day) = first_day(&date) else {
        return Err(Unmeasured::NoData(format!("“{date}” is no date for {}", object.name)));
    };
    let year = f64::from(day.year());
    Ok(Measurement {
        nominal: year,
        interval: Interval::point(year),
        dimension: Dimension::Year,
        method: format!("opening date of {} on record", object.name),
        because: vec![Because::Date],
        evidence: vec![Evidence {
            published: true,
            dimension: Dimension::Year,
            label: "opened".to_owned(),
            value: Some(year),
            source,
            date: Some(date),
        }],
        points: vec![PointUsed {
            place: object.name.to_string(),
            kind: PointKind::Gazetteer,
            point: object.point,
        }],
        notes: Vec::new(),
        sources: vec![source],
        reproduce: None,
        geometry: vec![Geometry::Point(object.point)],
    })
}

fn opened(atlas: &Atlas, object: &Place) -> Option<(String, SourceId)> {
    let crossing = atlas.crossing_of(&object.id).filter(|crossing| !crossing.opened.is_empty());
    if let Some(crossing) = crossing {
        return Some((crossing.opened.clone(), crossing.source()));
    }
    let feature = atlas.feature(&object.id)?;
    Some((feature.valid_from?.to_owned(), feature.place.source))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::measure::sample::feature;

    #[test]
    fn years_of_opening_are_on_record() {
        for (id, year) in [
            ("friendship-bridge-korea-russia", 1959.0),
            ("oresund-bridge", 2000.0),
            ("king-fahd-causeway", 1986.0),
        ] {
            let measured = built_in(Atlas::embedded(), &feature(id)).unwrap();
            assert_eq!(measured.interval, Interval::point(year), "{id}");
        }
    }

    #[test]
    fn without_a_date_there_is_no_data() {
        let answer = built_in(Atlas::embedded(), &feature("nowhere"));
        assert!(matches!(answer, Err(Unmeasured::NoData(_))));
    }
}
