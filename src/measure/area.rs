//! How large is a place, and how large compared with another?

use std::collections::BTreeSet;

use geo::{Point, Polygon};

use super::{Because, Evidence, Measurement, Question, Unmeasured};
use crate::atlas::{Atlas, CountryCode, Place, PlaceClass, Region, SourceId, borders, regions};
use crate::geodesy::{area_m2, distance_m, perimeter_m};
use crate::quantity::{Dimension, Interval};

const M2_PER_KM2: f64 = 1e6;

/// By what share the map's area may be off where nothing is disputed; see `# Accuracy`.
const DATA_ERROR: f64 = 0.005;
/// Published figures are rounded, so each may be off by this share.
const ROUNDING: f64 = 0.005;

/// What share the area of an island's shape may be off, and by how many metres its coast besides;
/// see `# Accuracy`.
const ISLAND_ERROR: f64 = 0.05;
const FLATS_M: f64 = 50.0;

/// By how far the outline of a region may be off all along, and what share its area may be off
/// beside; see `# Accuracy`.
const REGION_OFFSET_M: f64 = 500.0;
const REGION_ERROR: f64 = 0.05;

/// A region whose shape fits its settlements worse than this has another shape in the source.
const WORST_FIT: f64 = 0.5;

/// The area of a country, a first-level region or an island, or of a lake, a sea or a continent on
/// record.
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
/// worst. The areas of 303 differ from the official ones by 1.3 % in the middle, of nine in ten by
/// 7.2 % at most, and of Ningxia by 21 %. The shapes of 170 islands differ from the areas on
/// record by 1.2 % in the middle and of nine in ten by 12 % at most: figures are often those of a
/// province, and flats that fall dry make Amrum 34 % larger. A shape that is off by more than 5 %
/// is left out.
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

/// The published area of a lake, an island, a sea, a continent; that of the shape of an island
/// beside it or in its stead.
fn of_feature(atlas: &Atlas, place: &Place) -> Result<Measurement, Unmeasured> {
    let published = atlas.feature_area(&place.id);
    let stated = published.as_ref().map(|figure| figure.range.widen(ROUNDING));
    let shape = atlas.island(place).map(|island| island_shape(&island, stated.is_some()));
    // What is stated may be the area of a group or of a province.
    let like = |m2: f64| stated.is_none_or(|it| it.widen(ISLAND_ERROR).contains(m2));
    let shape = shape.filter(|(m2, _)| like(*m2));
    let (nominal, interval, method) = match (&published, stated, shape) {
        (Some(figure), Some(stated), shape) => {
            let interval = shape.map_or(stated, |(_, shape)| shape.join(stated));
            (figure.nominal, interval, format!("published area of {}", place.name))
        }
        (_, _, Some((m2, interval))) => (m2, interval, "land within the island's coast".into()),
        _ => return Err(Unmeasured::NoData(format!("the area of {}", place.name))),
    };
    let within_coast = shape.map(|(m2, _)| reading("land within the coast", m2));
    let figure = published.map(|figure| Evidence {
        published: true,
        dimension: Dimension::Area,
        label: if figure.note.is_empty() { "published" } else { figure.note }.into(),
        value: Some(figure.nominal),
        source: figure.source,
        date: None,
    });
    let because = [
        shape.is_some().then_some(Because::DataError),
        stated.is_some().then_some(Because::PublishedFigures),
    ];
    let evidence: Vec<Evidence> = figure.into_iter().chain(within_coast).collect();
    let own = evidence.iter().map(|reading| reading.source);
    let coasts = borders::SOURCES.iter().copied().filter(|_| shape.is_some());
    let sources: BTreeSet<SourceId> = own.chain(coasts).collect();
    Ok(Measurement {
        nominal,
        interval,
        dimension: Dimension::Area,
        method,
        because: because.into_iter().flatten().collect(),
        evidence,
        points: Vec::new(),
        notes: Vec::new(),
        sources: sources.into_iter().collect(),
        reproduce: None,
        geometry: Vec::new(),
    })
}

/// The area within an island's coast and what it may be: where a figure bears it out, only the
/// error of the shape is left; else flats that fall dry may count or not.
fn island_shape(island: &Polygon, borne_out: bool) -> (f64, Interval) {
    let m2 = area_m2(island);
    let flats = || ISLAND_ERROR + FLATS_M * perimeter_m(island) / m2;
    let off = if borne_out { DATA_ERROR } else { flats().min(1.0) };
    (m2, Interval::point(m2).widen(off))
}

/// What the answer may be besides if a region's waters are counted otherwise: an official area may
/// be one without the lakes, or one with the sea off the coast. `None` where nothing else can be.
///
/// # Units
/// square metres, or a ratio
pub fn counted_otherwise(atlas: &Atlas, question: &Question) -> Option<Interval> {
    let of = |place: &Place| {
        let measured = area(atlas, place).ok()?;
        Some(waters(atlas, place).map_or(measured.interval, |other| measured.interval.join(other)))
    };
    if let Question::Area { place } = question {
        return waters(atlas, place);
    }
    let Question::AreaRatio { place, references } = question else { return None };
    if !question.places().into_iter().any(|place| waters(atlas, place).is_some()) {
        return None;
    }
    let ours = of(place)?;
    let theirs: Vec<Interval> = references.iter().map(of).collect::<Option<_>>()?;
    let sum = |of: fn(&Interval) -> f64| theirs.iter().map(of).sum::<f64>();
    Some(Interval::new(ours.low / sum(|it| it.high), ours.high / sum(|it| it.low)))
}

/// The area of a region of which the atlas has only the shape, from what it is without its lakes to
/// what it is with the sea off its coast.
fn waters(atlas: &Atlas, place: &Place) -> Option<Interval> {
    let region = atlas.region(place).filter(|region| region.fit >= WORST_FIT)?;
    if place.class != PlaceClass::Region || atlas.published_areas(place).next().is_some() {
        return None;
    }
    let shape = shape_interval(region);
    let country = place.country.and_then(|code| atlas.country(code));
    let published = country.and_then(|country| atlas.published_areas(&country).next());
    let lakes = published.and_then(|it| Some(it.water_km2? / it.total_km2?)).unwrap_or(0.0);
    let sea_m2 = (coast_m(atlas, place, region) * TERRITORIAL_SEA_M).min(region.area_m2);
    Some(Interval::new(shape.low * (1.0 - lakes * MOST_LAKES).max(0.5), shape.high + sea_m2))
}

/// No state's sea reaches farther (Convention on the Law of the Sea, article 3); and of all regions
/// that count theirs, none counts as much as it has land: Michigan two thirds of it.
const TERRITORIAL_SEA_M: f64 = 12.0 * 1852.0;
/// How many times as large as in its country the share of lakes may be in a region: in Southern
/// Savonia it is 24 % of the area, in Finland 10 %.
const MOST_LAKES: f64 = 2.5;

/// How much of the region's outline lies at the sea.
fn coast_m(atlas: &Atlas, place: &Place, region: Region) -> f64 {
    atlas
        .region_outline(region)
        .iter()
        .map(|line| {
            let (mut coast_m, mut looked_m, mut at_sea) = (0.0, f64::INFINITY, false);
            for part in line.lines() {
                let (from, to) = (Point::from(part.start), Point::from(part.end));
                if looked_m > LOOK_M {
                    let near = atlas.nearest_coast_within(from, place.country, AT_SEA_M);
                    (looked_m, at_sea) = (0.0, near.is_some());
                }
                let part_m = distance_m(from, to);
                looked_m += part_m;
                coast_m += if at_sea { part_m } else { 0.0 };
            }
            coast_m
        })
        .sum()
}

/// An outline is compared with the coast after as many metres …
const LOOK_M: f64 = 5_000.0;
/// … and is at the sea where the coast is no farther.
const AT_SEA_M: f64 = 5_000.0;

fn of_region(atlas: &Atlas, place: &Place) -> Result<Measurement, Unmeasured> {
    let (figures, published) = published(atlas, place);
    let official = Interval::hull(figures.iter().map(|km2| km2 * M2_PER_KM2));
    let shape = atlas.region(place).filter(|region| region.fit >= WORST_FIT);
    let (nominal, interval, method) = match (official, shape) {
        // An official area counts land by land; the coarse shape only bears it out.
        (Some(official), _) => {
            let interval = official.widen(DATA_ERROR);
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
    let all_m2 = land.sole_m2 + land.contested_m2;
    let measured = Interval::new(land.sole_m2, all_m2).widen(DATA_ERROR);
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

/// The area of `place` over that of all `references` together.
///
/// # Units
/// a ratio
///
/// # Model
/// The quotient of the areas as [`area`] has them, those of several references added up; the
/// interval is that of all quotients.
///
/// # Accuracy
/// The relative errors of the two areas together.
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
/// let references = vec![place("Austria")];
/// let question = Question::AreaRatio { place: place("Germany"), references };
/// assert!((4.2..4.3).contains(&measure(atlas, &question, today)?.nominal));
/// # Ok::<(), luftlinie::measure::Unmeasured>(())
/// ```
pub fn area_ratio(
    atlas: &Atlas,
    place: &Place,
    references: &[Place],
) -> Result<Measurement, Unmeasured> {
    let ours = area(atlas, place)?;
    let theirs: Vec<Measurement> =
        references.iter().map(|reference| area(atlas, reference)).collect::<Result<_, _>>()?;
    let sum = |of: fn(&Measurement) -> f64| theirs.iter().map(of).sum::<f64>();
    let interval = Interval::new(
        ours.interval.low / sum(|it| it.interval.high),
        ours.interval.high / sum(|it| it.interval.low),
    );
    let nominal = ours.nominal / sum(|it| it.nominal);
    let because = ours.because.clone();
    let all = || std::iter::once(&ours).chain(&theirs);
    let sources: BTreeSet<_> = all().flat_map(|it| it.sources.iter().copied()).collect();
    let evidence =
        std::iter::once(place).chain(references).zip(all()).flat_map(|(of, measured)| {
            let label = |row: &Evidence| format!("{}: {}", of.name, row.label);
            let rows = measured.evidence.iter();
            rows.map(move |row| Evidence { published: false, label: label(row), ..row.clone() })
        });
    Ok(Measurement {
        nominal,
        interval,
        dimension: Dimension::Ratio,
        method: if references.len() == 1 {
            "quotient of the two areas".into()
        } else {
            "quotient of the area and the sum of the others".into()
        },
        because,
        evidence: evidence.collect(),
        points: Vec::new(),
        notes: all().flat_map(|it| it.notes.iter().cloned()).collect(),
        sources: sources.into_iter().collect(),
        reproduce: None,
        geometry: all().flat_map(|it| it.geometry.iter().cloned()).collect(),
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

    /// The shapes bear out most figures on record, but for those of provinces and of flats.
    #[test]
    fn islands_are_as_large_as_their_shapes() {
        let atlas = Atlas::embedded();
        let mut off: Vec<f64> = atlas
            .measured_features()
            .filter_map(|feature| {
                let figure = atlas.feature_area(&feature.place.id)?;
                let m2 = area_m2(&atlas.island(&feature.place)?);
                Some((m2 / figure.nominal - 1.0).abs())
            })
            .collect();
        off.sort_by(f64::total_cmp);
        assert!(off.len() > 120 && off[off.len() / 2] < 0.015, "{off:?}");
        let island = |name: &str| area(atlas, &atlas.resolve(name).expect("an island").place);
        // 4,514 km² by Indonesia's statistical office.
        assert!(island("Lombok").unwrap().interval.contains(4_514e6));
        let measured = island("Mallorca").unwrap();
        assert_eq!((measured.nominal, measured.evidence.len()), (3_640e6, 2));
        let group = atlas.resolve("Haida Gwaii").expect("a group of islands").place;
        assert!(atlas.island(&group).is_none() && atlas.is_group(&group.id));
    }

    #[test]
    fn ratios_are_quotients() {
        let measured = area_ratio(Atlas::embedded(), &country("FR"), &[country("DE")]).unwrap();
        assert!((measured.nominal - 1.536).abs() < 0.005, "{}", measured.nominal);
        assert!(measured.interval.contains(1.55) && measured.interval.contains(1.8));
        let town = settlement("Aachen", 50.78, 6.08);
        let measured = area_ratio(Atlas::embedded(), &country("FR"), &[town]);
        assert!(matches!(measured, Err(Unmeasured::NoData(_))));
        // By the Factbook's totals 312,685 km² over 83,871 and 93,028.
        let both = [country("AT"), country("HU")];
        let measured = area_ratio(Atlas::embedded(), &country("PL"), &both).unwrap();
        assert!((measured.nominal - 1.768).abs() < 0.01, "{}", measured.nominal);
        assert!(measured.interval.contains(312_685.0 / (83_871.0 + 93_028.0)));
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
