//! How large is a place, and how large compared with another?

use std::collections::BTreeSet;

use super::{Because, Evidence, Measurement, Unmeasured};
use crate::atlas::{Atlas, CountryCode, Place, PlaceClass, SourceId, borders};
use crate::quantity::{Dimension, Interval};

const M2_PER_KM2: f64 = 1e6;

/// By what share the map's area may be off where nothing is disputed; see `# Accuracy`.
const DATA_ERROR: f64 = 0.005;
/// Published figures are rounded, so each may be off by this share.
const ROUNDING: f64 = 0.005;

/// The area of a country, or of a region, a lake, an island, a sea, a desert or a continent.
///
/// # Units
/// square metres
///
/// # Model
/// Nominal is the land within OpenStreetMap's coasts and borders of 2024 and 2026 on the WGS 84
/// ellipsoid, inland waters included, the sea not; edges are straight in longitude and latitude, so
/// that borders along parallels are followed. The interval takes in what others claim too, and
/// published land and total areas. What has no shape in the atlas has its published areas of
/// `geodata/areas_features.csv`, and their range.
///
/// # Accuracy
/// Against 236 total areas of the CIA World Factbook the median difference is 0.7 %; 133 are within
/// 1 %. Most of the others count sea, or land that the map gives to another code.
///
/// # Errors
/// `NoData` if the place has neither a shape in the atlas nor a published area.
pub fn area(atlas: &Atlas, place: &Place) -> Result<Measurement, Unmeasured> {
    match (place.class, place.country) {
        (PlaceClass::Country, Some(country)) => of_country(atlas, place, country),
        _ => published(atlas, place),
    }
}

fn published(atlas: &Atlas, place: &Place) -> Result<Measurement, Unmeasured> {
    let figure = atlas
        .feature_area(&place.id)
        .ok_or_else(|| Unmeasured::NoData(format!("the area of {}", place.name)))?;
    let Interval { low, high } = figure.range;
    Ok(Measurement {
        nominal: figure.nominal,
        interval: Interval::new(low * (1.0 - ROUNDING), high * (1.0 + ROUNDING)),
        dimension: Dimension::Area,
        method: format!("published area of {}", place.name),
        because: vec![Because::PublishedFigures],
        evidence: vec![Evidence {
            published: true,
            label: if figure.note.is_empty() { "published" } else { figure.note }.into(),
            value: Some(figure.nominal),
            source: figure.source,
            date: None,
        }],
        points: Vec::new(),
        notes: Vec::new(),
        sources: vec![figure.source],
        reproduce: None,
        geometry: Vec::new(),
    })
}

fn of_country(
    atlas: &Atlas,
    place: &Place,
    country: CountryCode,
) -> Result<Measurement, Unmeasured> {
    let land = atlas
        .country_area(country)
        .ok_or_else(|| Unmeasured::NoData(format!("the area of {}", place.name)))?;
    let nominal = land.sole_m2 + land.contested_m2 / 2.0;
    let measured = Interval::new(
        land.sole_m2 * (1.0 - DATA_ERROR),
        (land.sole_m2 + land.contested_m2) * (1.0 + DATA_ERROR),
    );
    let mut evidence = vec![reading("land within coasts and borders", nominal)];
    let mut notes = Vec::new();
    if land.contested_m2 > DATA_ERROR * nominal {
        evidence.push(reading("of which claimed by others too", land.contested_m2));
        notes.push("part of it is claimed by others too".into());
    }
    let mut sources: BTreeSet<SourceId> = borders::SOURCES.iter().copied().collect();
    let mut interval = measured;
    for figure in atlas.published_areas(country) {
        sources.insert(figure.source());
        for (what, km2) in [("total", figure.total_km2), ("land", figure.land_km2)] {
            let Some(km2) = km2 else { continue };
            interval = interval.join(Interval::point(km2 * M2_PER_KM2));
            evidence.push(Evidence {
                published: true,
                label: format!("published {what} area: {}", figure.stated_by),
                value: Some(km2 * M2_PER_KM2),
                source: figure.source(),
                date: Some(figure.date.clone()),
            });
        }
    }
    Ok(Measurement {
        nominal,
        interval,
        dimension: Dimension::Area,
        method: "land within the map's coasts and borders, inland waters included; published land \
                 and total areas in the interval"
            .into(),
        because: vec![Because::DataError, Because::PublishedFigures],
        evidence,
        points: Vec::new(),
        notes,
        sources: sources.into_iter().collect(),
        reproduce: None,
        geometry: Vec::new(),
    })
}

fn reading(label: &str, value: f64) -> Evidence {
    Evidence {
        published: false,
        label: label.into(),
        value: Some(value),
        source: borders::SOURCES[0],
        date: Some("2026".into()),
    }
}

/// The area of `place` over that of `reference`.
///
/// # Units
/// a ratio
///
/// # Model
/// The quotient of the two areas as [`area`] has them; the interval is that of all quotients.
///
/// # Errors
/// As [`area`].
pub fn area_ratio(
    atlas: &Atlas,
    place: &Place,
    reference: &Place,
) -> Result<Measurement, Unmeasured> {
    let (ours, theirs) = (area(atlas, place)?, area(atlas, reference)?);
    let interval = Interval::new(
        ours.interval.low / theirs.interval.high,
        ours.interval.high / theirs.interval.low,
    );
    let named = |name: &str, evidence: Vec<Evidence>| -> Vec<Evidence> {
        let label = |row: &Evidence| format!("{name}: {}", row.label);
        evidence
            .into_iter()
            .map(|row| Evidence { published: false, label: label(&row), ..row })
            .collect()
    };
    let (nominal, sources) = (
        ours.nominal / theirs.nominal,
        ours.sources.iter().chain(&theirs.sources).copied().collect::<BTreeSet<_>>(),
    );
    Ok(Measurement {
        nominal,
        interval,
        dimension: Dimension::Ratio,
        method: "quotient of the two areas".into(),
        because: ours.because,
        evidence: [named(&place.name, ours.evidence), named(&reference.name, theirs.evidence)]
            .concat(),
        points: Vec::new(),
        notes: [ours.notes, theirs.notes].concat(),
        sources: sources.into_iter().collect(),
        reproduce: None,
        geometry: [ours.geometry, theirs.geometry].concat(),
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::measure::sample::{country, settlement};

    /// Figures of national statistical offices.
    #[test]
    fn official_areas_lie_in_the_interval() {
        for (code, km2) in [
            ("DE", 357_592.0),
            ("CH", 41_285.0),
            ("AT", 83_879.0),
            ("FR", 543_940.0),
            ("JP", 377_973.0),
            ("US", 9_833_517.0),
            ("NL", 41_543.0),
        ] {
            let measured = area(Atlas::embedded(), &country(code)).unwrap();
            let interval = measured.interval.scale(1e-6);
            let near = interval.low * 0.99 <= km2 && km2 <= interval.high * 1.01;
            assert!(near && measured.interval.contains(measured.nominal), "{code} {interval:?}");
        }
    }

    #[test]
    fn ratios_are_quotients() {
        let measured = area_ratio(Atlas::embedded(), &country("FR"), &country("DE")).unwrap();
        assert!((measured.nominal - 1.536).abs() < 0.005, "{}", measured.nominal);
        assert!(measured.interval.contains(1.55) && measured.interval.contains(1.8));
        let town = settlement("Aachen", 50.78, 6.08);
        let measured = area_ratio(Atlas::embedded(), &country("FR"), &town);
        assert!(matches!(measured, Err(Unmeasured::NoData(_))));
    }

    /// Of the countries with a published total area, half are within one per cent of the map's.
    #[test]
    fn areas_are_near_those_of_the_factbook() {
        let atlas = Atlas::embedded();
        let letters = || b'A'..=b'Z';
        let codes = letters().flat_map(|a| letters().map(move |b| [a, b]));
        let mut off: Vec<f64> = codes
            .filter_map(|code| CountryCode::new(std::str::from_utf8(&code).ok()?))
            .filter_map(|code| {
                let land = atlas.country_area(code)?;
                let total_km2 = atlas.published_areas(code).next()?.total_km2?;
                let measured_km2 = (land.sole_m2 + land.contested_m2 / 2.0) / M2_PER_KM2;
                Some((measured_km2 / total_km2 - 1.0).abs())
            })
            .collect();
        off.sort_by(f64::total_cmp);
        assert!(off.len() > 200, "{}", off.len());
        assert!(off[off.len() / 2] < 0.01, "{}", off[off.len() / 2]);
    }
}
