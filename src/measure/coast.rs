//! Does a country lie on the sea?

use super::country::code_of;
use super::{Because, Evidence, Measurement, Unmeasured};
use crate::atlas::{Atlas, Place, borders};
use crate::quantity::{Dimension, Interval};

/// Whether `country` has a coast of the sea: 1 if it has, 0 if it is landlocked.
///
/// # Units
/// a truth value, 0 or 1
///
/// # Model
/// The coast lines of OpenStreetMap's land polygons, in which the Caspian is a sea, beside the
/// Factbook's lengths of coasts, in which it is none. Where the two differ, the answer is open.
///
/// # Accuracy
/// Exact on the map; islands under 0.2 km² are left out.
///
/// # Errors
/// `NoData` if the place is no country.
///
/// # References
/// The CIA World Factbook's *Coastline*, and `geodata/README.md` for the map.
///
/// # Examples
/// ```
/// # use luftlinie::{atlas::Atlas, measure::{Question, measure}};
/// # let atlas = Atlas::embedded();
/// # let place = |name: &str| atlas.resolve(name).expect("a place").place;
/// # let today = jiff::civil::date(2026, 11, 1);
/// let question = Question::Coast { country: place("Bolivia") };
/// assert_eq!(measure(atlas, &question, today)?.nominal, 0.0);
/// # Ok::<(), luftlinie::measure::Unmeasured>(())
/// ```
pub fn coast(atlas: &Atlas, country: &Place) -> Result<Measurement, Unmeasured> {
    let code = code_of(country)?;
    let drawn = atlas.has_coast(code);
    let listed = atlas.feature_lengths(&country.id);
    let interval = match (drawn, listed.is_empty()) {
        (true, false) => Interval::point(1.0),
        (false, true) => Interval::point(0.0),
        (true, true) | (false, false) => Interval::new(0.0, 1.0),
    };
    let evidence = listed.iter().map(|figure| Evidence {
        published: true,
        dimension: Dimension::Length,
        label: "coastline".into(),
        value: Some(figure.nominal),
        source: figure.source,
        date: None,
    });
    let mut sources = borders::SOURCES.to_vec();
    sources.extend(listed.iter().map(|figure| figure.source));
    let open = drawn == listed.is_empty();
    let note = if drawn {
        "its only coast is that of an inland sea"
    } else {
        "a coast is listed that the map does not draw"
    };
    Ok(Measurement {
        nominal: if listed.is_empty() { 0.0 } else { 1.0 },
        interval,
        dimension: Dimension::Ratio,
        method: "coast lines of the map".into(),
        because: if open { vec![Because::Ambiguity] } else { Vec::new() },
        evidence: evidence.collect(),
        points: Vec::new(),
        notes: if open { vec![note.to_owned()] } else { Vec::new() },
        sources,
        reproduce: None,
        geometry: Vec::new(),
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::measure::sample::country;

    #[test]
    fn landlocked_countries_have_no_coast() {
        for (code, low, high) in [
            ("LS", 0.0, 0.0),
            ("CH", 0.0, 0.0),
            ("UZ", 0.0, 0.0),
            ("BO", 0.0, 0.0),
            ("KZ", 0.0, 1.0),
            ("AZ", 0.0, 1.0),
            ("BA", 1.0, 1.0),
            ("JO", 1.0, 1.0),
            ("SI", 1.0, 1.0),
            ("CD", 1.0, 1.0),
            ("MC", 1.0, 1.0),
        ] {
            let measured = coast(Atlas::embedded(), &country(code)).unwrap();
            assert_eq!((measured.interval.low, measured.interval.high), (low, high), "{code}");
        }
    }
}
