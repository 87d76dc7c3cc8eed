//! How large is a place, and how large compared with another?

use std::collections::BTreeSet;

use super::{Because, Evidence, Measurement, Unmeasured};
use crate::atlas::{Atlas, CountryCode, Place, PlaceClass, Region, SourceId, borders, regions};
use crate::quantity::{Dimension, Interval};

const M2_PER_KM2: f64 = 1e6;

/// By what share the map's area may be off where nothing is disputed; see `# Accuracy`.
const DATA_ERROR: f64 = 0.005;
/// Published figures are rounded, so each may be off by this share.
const ROUNDING: f64 = 0.005;

/// By how far the outline of a region may be off all along, and what share its area may be off
/// beside; see `# Accuracy`.
const REGION_OFFSET_M: f64 = 500.0;
const REGION_ERROR: f64 = 0.01;

/// A region whose shape fits its settlements worse than this has another shape in the source.
const WORST_FIT: f64 = 0.5;

/// The area of a country, a first-level region, or of a lake, island, sea or continent on record.
///
/// # Units
/// square metres
///
/// # Model
/// Nominal is the land within OpenStreetMap's coasts and borders of 2024 and 2026 on the WGS 84
/// ellipsoid, inland waters included, the sea not; edges are straight in longitude and latitude, so
/// that borders along parallels are followed. The interval takes in what others claim too, and
/// published land and total areas. Regions have coarser shapes, those of Natural Earth: nominal is
/// the official area where the atlas has one, and the shape's area otherwise.
///
/// # Accuracy
/// Against 236 total areas of the CIA World Factbook the median difference is 0.7 %; 133 are within
/// 1 %. Most of the others count sea, or land that the map gives to another code. The shapes of 70
/// regions without a coast are off by 110 m along their outline in the middle and by 460 m at
/// worst; their areas differ from the official ones by 0.7 % in the middle and by 10 % at worst.
///
/// # Errors
/// `NoData` if the place has neither a shape in the atlas nor a published area.
///
/// # References
/// Snyder 1987, equation 3-12 (doi:10.3133/pp1395), for the area below a line on the ellipsoid.
///
/// # Examples
/// ```
/// # use luftlinie::{atlas::Atlas, measure::{Question, measure}};
/// # let atlas = Atlas::embedded();
/// # let place = |name: &str| atlas.resolve(name).expect("a place").place;
/// # let today = jiff::civil::date(2026, 11, 1);
/// let question = Question::Area { place: place("Austria") };
/// // The CIA World Factbook has 83,871 km².
/// assert!((measure(atlas, &question, today)?.nominal / 83_871e6 - 1.0).abs() < 0.002);
/// # Ok::<(), luftlinie::measure::Unmeasured>(())
/// ```
pub fn area(atlas: &Atlas, place: &Place) -> Result<Measurement, Unmeasured> {
    match (place.class, place.country) {
        (PlaceClass::Country, Some(country)) => of_country(atlas, place, country),
        (PlaceClass::Region, _) => of_region(atlas, place).or_else(|_| of_feature(atlas, place)),
        _ => of_feature(atlas, place),
    }
}

/// The published area of a lake, an island, a sea, a continent.
fn of_feature(atlas: &Atlas, place: &Place) -> Result<Measurement, Unmeasured> {
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
            dimension: Dimension::Area,
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

fn of_region(atlas: &Atlas, place: &Place) -> Result<Measurement, Unmeasured> {
    let (figures, published) = published(atlas, place);
    let official = Interval::hull(figures.iter().map(|km2| km2 * M2_PER_KM2));
    let shape = atlas.region(place).filter(|region| region.fit >= WORST_FIT);
    let (nominal, interval, method) = match (official, shape) {
        // An official area counts land by land; the coarse shape only bears it out.
        (Some(official), _) => {
            let (low, high) = (1.0 - DATA_ERROR, 1.0 + DATA_ERROR);
            let interval = Interval::new(official.low * low, official.high * high);
            (figures[0] * M2_PER_KM2, interval, "official area of the region")
        }
        (None, Some(region)) => {
            let interval = shape_interval(region);
            (region.area_m2, interval, "land within the map's shape of the region")
        }
        (None, None) => return Err(Unmeasured::NoData(format!("the area of {}", place.name))),
    };
    let within_shape = shape.map(|region| Evidence {
        published: false,
        dimension: Dimension::Area,
        label: "within the map's shape".into(),
        value: Some(region.area_m2),
        source: regions::SOURCE,
        date: None,
    });
    let evidence: Vec<Evidence> = within_shape.into_iter().chain(published).collect();
    let sources: BTreeSet<SourceId> = evidence.iter().map(|reading| reading.source).collect();
    Ok(Measurement {
        nominal,
        interval,
        dimension: Dimension::Area,
        method: method.into(),
        because: vec![Because::DataError],
        evidence,
        points: Vec::new(),
        notes: Vec::new(),
        sources: sources.into_iter().collect(),
        reproduce: None,
        geometry: Vec::new(),
    })
}

/// What the area may be if the outline is off all along, or the shape is that of another year.
fn shape_interval(region: Region) -> Interval {
    let offset = REGION_OFFSET_M * region.outline_m / region.area_m2;
    let off = REGION_ERROR + offset + (1.0 - region.fit) / 2.0;
    Interval::new((1.0 - off).max(0.1), 1.0 + off).scale(region.area_m2)
}

/// What others state as the place's total and land area in square kilometres, and the readings of
/// it.
fn published(atlas: &Atlas, place: &Place) -> (Vec<f64>, Vec<Evidence>) {
    let (mut figures, mut evidence) = (Vec::new(), Vec::new());
    for figure in atlas.published_areas(place) {
        for (what, km2) in [("total", figure.total_km2), ("land", figure.land_km2)] {
            let Some(km2) = km2 else { continue };
            figures.push(km2);
            evidence.push(Evidence {
                published: true,
                dimension: Dimension::Area,
                label: format!("published {what} area: {}", figure.stated_by),
                value: Some(km2 * M2_PER_KM2),
                source: figure.source(),
                date: Some(figure.date.clone()),
            });
        }
    }
    (figures, evidence)
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
    let (figures, readings) = published(atlas, place);
    let figures = Interval::hull(figures.into_iter().map(|km2| km2 * M2_PER_KM2));
    let interval = figures.map_or(measured, |figures| figures.join(measured));
    evidence.extend(readings);
    let stated = evidence.iter().map(|reading| reading.source);
    let sources: BTreeSet<SourceId> = borders::SOURCES.iter().copied().chain(stated).collect();
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
        dimension: Dimension::Area,
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
/// # Accuracy
/// The relative errors of both areas together.
///
/// # Errors
/// As [`area`].
///
/// # References
/// As [`area`].
///
/// # Examples
/// ```
/// # use luftlinie::{atlas::Atlas, measure::{Question, measure}};
/// # let atlas = Atlas::embedded();
/// # let place = |name: &str| atlas.resolve(name).expect("a place").place;
/// # let today = jiff::civil::date(2026, 11, 1);
/// let question = Question::AreaRatio { place: place("Germany"), reference: place("Austria") };
/// assert!((4.2..4.3).contains(&measure(atlas, &question, today)?.nominal));
/// # Ok::<(), luftlinie::measure::Unmeasured>(())
/// ```
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

    fn region(id: &'static str) -> Place {
        Atlas::embedded().resolve(id).unwrap().place
    }

    #[test]
    fn regions_have_their_official_or_their_drawn_area() {
        for (id, km2, within) in [
            ("iso3166-2:DE-HB", 419.62, 0.0),
            ("iso3166-2:US-TX", 695_662.0, 0.0),
            ("geonames-admin1:GB.SCT", 77_911.0, 0.0),
            // Published: 36,125 and 2,586 km²; the atlas has no official figure of these.
            ("iso3166-2:PL-LU", 25_122.0, 0.02),
            ("iso3166-2:JP-20", 13_562.0, 0.02),
        ] {
            let measured = area(Atlas::embedded(), &region(id)).unwrap();
            let share = (measured.nominal / M2_PER_KM2 / km2 - 1.0).abs();
            assert!(share <= within + 1e-9, "{id} {measured:?}");
            assert!(measured.interval.contains(km2 * M2_PER_KM2), "{id} {:?}", measured.interval);
        }
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
                let total_km2 = atlas.published_areas(&country(code.as_str())).next()?.total_km2?;
                let measured_km2 = (land.sole_m2 + land.contested_m2 / 2.0) / M2_PER_KM2;
                Some((measured_km2 / total_km2 - 1.0).abs())
            })
            .collect();
        off.sort_by(f64::total_cmp);
        assert!(off.len() > 200, "{}", off.len());
        assert!(off[off.len() / 2] < 0.01, "{}", off[off.len() / 2]);
    }
}
