//! How long a river, a canal, a bridge or a coast is, by those who publish it.

use super::{Because, Evidence, Measurement, Unmeasured};
use crate::atlas::figures::Figure;
use crate::atlas::{Atlas, Place, PlaceClass};
use crate::quantity::{Dimension, Interval};

/// Figures are rounded, so each may be off by this share.
const ROUNDING: f64 = 0.01;
/// A coast measured with a long ruler is so many times shorter than the Factbook's figure …
const COAST_LOW: f64 = 0.1;
/// … and with islands, inlets and a short ruler so many times longer.
const COAST_HIGH: f64 = 4.0;

/// The length of a river, a canal, a bridge, a strait; of a country, that of its coast.
///
/// # Units
/// metres
///
/// # Model
/// The published figures of `geodata/feature_lengths.csv`, often several, which span the interval.
///
/// # Accuracy
/// The spread of the figures, 0 to 30 % by river, plus 1 % for their rounding. A coast has no
/// length of its own: it grows as the ruler shrinks, so its interval is 0.1 to 4 times one
/// published figure.
///
/// # Errors
/// [`Unmeasured::NoData`] if no length of the feature is on record.
///
/// # References
/// Mandelbrot 1967, doi:10.1126/science.156.3775.636
///
/// # Examples
/// ```
/// # use luftlinie::{atlas::Atlas, measure::{Question, measure}};
/// # let atlas = Atlas::embedded();
/// # let place = |name: &str| atlas.resolve(name).expect("a place").place;
/// # let today = jiff::civil::date(2026, 11, 1);
/// let question = Question::FeatureLength { feature: place("Danube") };
/// assert!(measure(atlas, &question, today)?.interval.contains(2_850_000.0));
/// # Ok::<(), luftlinie::measure::Unmeasured>(())
/// ```
pub fn feature_length(atlas: &Atlas, feature: &Place) -> Result<Measurement, Unmeasured> {
    let figures = atlas.feature_lengths(&feature.id);
    let Some(nominal) = median(&figures) else {
        return Err(Unmeasured::NoData(format!("no length of {} is on record", feature.name)));
    };
    let ranges = figures.iter().map(|figure| figure.range);
    let spread = ranges.reduce(Interval::join).unwrap_or(Interval::point(nominal));
    let coast = feature.class == PlaceClass::Country;
    let (low, high) =
        if coast { (COAST_LOW, COAST_HIGH) } else { (1.0 - ROUNDING, 1.0 + ROUNDING) };
    let mut sources: Vec<_> = figures.iter().map(|figure| figure.source).collect();
    sources.sort();
    sources.dedup();
    let what = if coast { "coast of " } else { "" };
    Ok(Measurement {
        nominal,
        interval: Interval::new(spread.low * low, spread.high * high),
        dimension: Dimension::Length,
        method: format!("published length of {what}{}", feature.name),
        because: vec![if coast { Because::DataScale } else { Because::PublishedFigures }],
        evidence: figures.iter().map(evidence).collect(),
        points: Vec::new(),
        notes: if coast { vec![COAST_NOTE.to_owned()] } else { Vec::new() },
        sources,
        reproduce: None,
        geometry: Vec::new(),
    })
}

const COAST_NOTE: &str =
    "a coast has no length of its own: the shorter the ruler, the longer the coast";

/// The middle one of the figures, which are sorted.
fn median(figures: &[Figure]) -> Option<f64> {
    figures.get(figures.len() / 2).map(|figure| figure.nominal)
}

fn evidence(figure: &Figure) -> Evidence {
    let label = if figure.note.is_empty() { "published" } else { figure.note };
    Evidence {
        published: true,
        dimension: Dimension::Length,
        label: label.to_owned(),
        value: Some(figure.nominal),
        source: figure.source,
        date: None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::measure::sample::{country, feature};

    #[test]
    fn published_lengths_are_in_the_interval() {
        let atlas = Atlas::embedded();
        for (id, length_m, inside) in [
            ("rhine", 1_233e3, true),
            ("rhine", 1_320e3, false),
            ("danube", 2_850e3, true),
            ("nile", 6_650e3, true),
            ("kiel-canal", 98e3, true),
            ("tumen", 521e3, true),
            ("oresund-bridge", 7_845.0, true),
            ("friendship-bridge-korea-russia", 600.0, true),
            ("friendship-bridge-korea-russia", 1_000.0, false),
        ] {
            let measured = feature_length(atlas, &feature(id)).unwrap();
            assert_eq!(measured.interval.contains(length_m), inside, "{id}: {measured:?}");
        }
    }

    #[test]
    fn a_coast_is_as_long_as_its_ruler_is_short() {
        let norway = feature_length(Atlas::embedded(), &country("NO")).unwrap();
        assert!(norway.interval.covers(Interval::new(2_650e3, 83_281e3)), "{norway:?}");
        assert_eq!(norway.because, [Because::DataScale]);
    }

    #[test]
    fn what_is_not_on_record_is_no_data() {
        let answer = feature_length(Atlas::embedded(), &feature("styx"));
        assert!(matches!(answer, Err(Unmeasured::NoData(_))));
    }
}
