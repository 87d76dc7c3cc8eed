//! Is a town the capital of a country or a region?

use geo::Geometry;

use super::{Because, Evidence, Measurement, PointUsed, Unmeasured};
use crate::atlas::{Atlas, Capital, CapitalStatus, Place, PointKind};
use crate::quantity::{Dimension, Interval};

/// Whether `town` is the capital of `of`: 1 or 0.
///
/// # Units
/// a truth value
///
/// # Model
/// The capitals of the gazetteer and of `geodata/capitals.csv`. The answer is open, 0 to 1, for
/// seats of government that are not the capital, and for capitals that not all states recognise.
///
/// # Accuracy
/// That of its sources; of a region whose towns have more than one administrative capital among
/// them none is known.
///
/// # Errors
/// `NoData` if no capital of `of` is on record.
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
/// let question = Question::Capital { town: place("Canberra"), of: place("Australia") };
/// assert_eq!(measure(atlas, &question, today)?.nominal, 1.0);
/// # Ok::<(), luftlinie::measure::Unmeasured>(())
/// ```
pub fn capital(atlas: &Atlas, town: &Place, of: &Place) -> Result<Measurement, Unmeasured> {
    let capitals = atlas.capitals(of);
    let Some(first) = capitals.first() else {
        return Err(Unmeasured::NoData(format!("the capital of {}", of.name)));
    };
    let own = capitals.iter().find(|capital| capital.town.id == town.id);
    let status = own.map(|capital| capital.status);
    let nominal = f64::from(u8::from(status.is_some()));
    let open = status.is_some_and(|status| status != CapitalStatus::Capital);
    let evidence = |capital: &Capital| Evidence {
        published: true,
        dimension: Dimension::Ratio,
        label: format!("capital of {}: {}", of.name, capital.town.name),
        value: None,
        source: capital.town.source,
        date: None,
    };
    let capital = |it: &&Capital| it.status == CapitalStatus::Capital;
    let note = own.map(|capital| capital.note.to_owned()).filter(|note| !note.is_empty());
    Ok(Measurement {
        nominal,
        interval: if open { Interval::new(0.0, 1.0) } else { Interval::point(nominal) },
        dimension: Dimension::Ratio,
        method: "the capitals of the gazetteer".into(),
        because: if open { vec![Because::PublishedFigures] } else { Vec::new() },
        evidence: capitals.iter().filter(capital).map(evidence).collect(),
        points: vec![PointUsed {
            place: town.name.to_string(),
            kind: PointKind::Gazetteer,
            point: town.point,
        }],
        notes: note.into_iter().collect(),
        sources: vec![first.town.source],
        reproduce: None,
        geometry: vec![Geometry::Point(town.point)],
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn towns_are_capitals_or_not() {
        let atlas = Atlas::embedded();
        for (town, of, low, high) in [
            ("Canberra", "Australia", 1.0, 1.0),
            ("Sydney", "Australia", 0.0, 0.0),
            ("Zürich", "Switzerland", 0.0, 0.0),
            ("Pretoria", "South Africa", 1.0, 1.0),
            ("Cape Town", "South Africa", 1.0, 1.0),
            ("The Hague", "Netherlands", 0.0, 1.0),
            ("Amsterdam", "Netherlands", 1.0, 1.0),
            ("Munich", "Bavaria", 1.0, 1.0),
            ("Nürnberg", "Bavaria", 0.0, 0.0),
            ("Las Vegas", "iso3166-2:US-NV", 0.0, 0.0),
        ] {
            let [town, of] = [town, of].map(|name| atlas.resolve(name).unwrap().place);
            let measured = capital(atlas, &town, &of).unwrap().interval;
            assert_eq!((measured.low, measured.high), (low, high), "{} {}", town.name, of.name);
        }
    }
}
