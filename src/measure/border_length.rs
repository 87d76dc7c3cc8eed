//! How long is the land border of two countries, or of one country altogether?
//!
//! A border has no length without a ruler, so the answer is an interval: from the line simplified
//! to a kilometre up to its full detail, widened by the tested error of the data, by what either
//! side claims, and by what others have published.

use std::collections::BTreeSet;

use geo::{Geometry, MultiLineString};

use super::country::{code_of, common_borders};
use super::views::{self, Gain};
use super::{Because, Evidence, Measurement, Unmeasured, region_border};
use crate::atlas::borders::{self, Border, PublishedLength};
use crate::atlas::{Atlas, CountryCode, Place, SourceId};
use crate::quantity::{Dimension, Interval};

/// The coarsest line that still is the border's length and not a sketch of it.
const COARSEST_RULER_M: f64 = 1000.0;

/// By what share the full length may be off, beside the choice of the ruler; see `# Accuracy`.
const DATA_ERROR: f64 = 0.01;

/// The length of the land border of `country` with `neighbour`, or with all its neighbours.
///
/// # Units
/// metres
///
/// # Model
/// OpenStreetMap's borders of 2026, every vertex, geodesics on the WGS 84 ellipsoid. Borders in
/// rivers and lakes count, those beyond the coast do not. Where two countries draw different lines
/// the nominal value is the mean of both. Rulers are tolerances of line simplification (Douglas &
/// Peucker 1973).
///
/// # Accuracy
/// Against eight official lengths of Polish and Norwegian borders, which lie wholly on land, the
/// full length is within 0.7 %; against 319 figures of the CIA World Factbook the median difference
/// is 3.3 % and nine in ten are within 12 %.
///
/// # Errors
/// `NoData` if a place is neither country nor region, or the two have no land border on the map.
///
/// # References
/// Mandelbrot 1967 (doi:10.1126/science.156.3775.636), after Richardson 1961.
///
/// # Examples
/// ```
/// # use luftlinie::{atlas::Atlas, measure::{Question, measure}};
/// # let atlas = Atlas::embedded();
/// # let place = |name: &str| atlas.resolve(name).expect("a place").place;
/// # let today = jiff::civil::date(2026, 11, 1);
/// let neighbour = Some(place("Lithuania"));
/// let question = Question::BorderLength { country: place("Poland"), neighbour };
/// // The CIA World Factbook of 2025 has 104 km.
/// assert!((measure(atlas, &question, today)?.nominal / 104_000.0 - 1.0).abs() < 0.01);
/// # Ok::<(), luftlinie::measure::Unmeasured>(())
/// ```
pub fn border_length(
    atlas: &Atlas,
    country: &Place,
    neighbour: Option<&Place>,
) -> Result<Measurement, Unmeasured> {
    let places = [(Some(country), neighbour), (neighbour, Some(country))];
    for (region, other) in places.into_iter().filter_map(|(a, b)| Some((a?, b?))) {
        if let Some(shape) = atlas.region(region) {
            return region_border::length(atlas, region, shape, other);
        }
    }
    let code = code_of(country)?;
    match neighbour {
        Some(neighbour) => between(atlas, country, neighbour),
        None => altogether(atlas, country, code),
    }
}

fn between(atlas: &Atlas, a: &Place, b: &Place) -> Result<Measurement, Unmeasured> {
    let codes = (code_of(a)?, code_of(b)?);
    if let Some(view) = views::one_country(atlas, codes.0, codes.1) {
        return Err(Unmeasured::NoData(format!("{} and {}: {view}", a.name, b.name)));
    }
    let mut found = common_borders(atlas, codes.0, codes.1);
    let Some(first) = found.first() else {
        let none = format!("{} and {} have no land border on the map", a.name, b.name);
        return Err(Unmeasured::NoData(none));
    };
    let mut notes: Vec<String> = found.iter().flat_map(|border| notes(atlas, border)).collect();
    let own = first.other(codes.0) == Some(codes.1);
    if !own {
        notes.push(format!("it runs between {} and {}, which belong to the two", first.a, first.b));
    }
    let gains = if own { views::gains(atlas, codes.0, codes.1) } else { Vec::new() };
    let seen = |gain: &Gain| Some(gain.view.of) == atlas.worldview();
    found.extend(gains.iter().filter(|gain| seen(gain)).map(|gain| gain.border));
    let mut measured = measurement(&found, evidence(&found), notes);
    for gain in gains {
        if seen(&gain) {
            measured.notes.push(told(&gain));
        } else {
            add_view(&mut measured, &gain);
        }
    }
    add_disputes(atlas, codes, &mut measured);
    Ok(measured)
}

fn told(gain: &Gain) -> String {
    format!("{}, with the border {}–{}", gain.view, gain.border.a, gain.border.b)
}

/// Names a view in which the border is longer, and lets the interval reach to it.
fn add_view(measured: &mut Measurement, gain: &Gain) {
    measured.evidence.push(Evidence {
        published: false,
        dimension: Dimension::Length,
        label: told(gain),
        value: Some(measured.nominal + gain.border.length_m()),
        source: borders::SOURCES[0],
        date: Some("2026".into()),
    });
    measured.interval.high += interval(&gain.border).high;
    measured.because.push(Because::Ambiguity);
}

/// Names the disputes that touch the border, and in whose view it was measured.
fn add_disputes(atlas: &Atlas, codes: (CountryCode, CountryCode), measured: &mut Measurement) {
    let mut disputes = atlas.disputes_on(codes.0, codes.1).peekable();
    if disputes.peek().is_none() {
        return;
    }
    measured.notes.extend(disputes.map(|dispute| dispute.told()));
    let by = atlas.worldview().map_or("that of the map".into(), |state| format!("that of {state}"));
    measured.notes.push(format!("worldview: {by}"));
    if atlas.worldview().is_none() && !measured.because.contains(&Because::Ambiguity) {
        measured.because.push(Because::Ambiguity);
    }
}

fn altogether(
    atlas: &Atlas,
    country: &Place,
    code: CountryCode,
) -> Result<Measurement, Unmeasured> {
    let borders: Vec<_> = atlas.borders_of(code).collect();
    if borders.is_empty() {
        return Err(Unmeasured::NoData(format!("{} has no land border on the map", country.name)));
    }
    let own = |border: &Border| Evidence {
        published: false,
        dimension: Dimension::Length,
        label: format!("with {}", border.other(code).unwrap_or(border.b)),
        value: Some(border.length_m()),
        source: borders::SOURCES[0],
        date: None,
    };
    let evidence = sums(&borders).into_iter().chain(borders.iter().map(own)).collect();
    let count = format!("{} neighbours over land", borders.len());
    Ok(measurement(&borders, evidence, vec![count]))
}

/// What each office that states the length of all `borders` makes of them together.
fn sums(borders: &[Border]) -> Vec<Evidence> {
    let Some(first) = borders.first() else { return Vec::new() };
    let sum = |figure: &'static PublishedLength| {
        let own = |border: &Border| {
            let mut figures = border.published();
            let same =
                |it: &&PublishedLength| it.stated_by == figure.stated_by && it.date == figure.date;
            figures.find(same).map(|it| it.length_m)
        };
        borders.iter().map(own).sum::<Option<f64>>().map(|sum_m| stated(figure, sum_m))
    };
    first.published().filter_map(sum).collect()
}

fn measurement(borders: &[Border], evidence: Vec<Evidence>, notes: Vec<String>) -> Measurement {
    let nominal = borders.iter().map(Border::length_m).sum();
    let intervals: Vec<Interval> = borders.iter().map(interval).collect();
    let sum = |end: fn(&Interval) -> f64| intervals.iter().map(end).sum();
    let published = borders.iter().flat_map(Border::published).map(|figure| figure.source());
    let mut because = vec![Because::DataScale, Because::DataError];
    if borders.iter().any(|border| border.published().next().is_some()) {
        because.push(Because::PublishedFigures);
    }
    if borders.iter().any(is_disputed) {
        because.push(Because::Ambiguity);
    }
    let sources: BTreeSet<SourceId> = borders::SOURCES.iter().copied().chain(published).collect();
    let lines = borders.iter().flat_map(Border::lines).collect();
    Measurement {
        nominal,
        interval: Interval::new(sum(|interval| interval.low), sum(|interval| interval.high)),
        dimension: Dimension::Length,
        method:
            "along the border at full resolution; simplified to 1 km and published in the interval"
                .into(),
        because,
        evidence,
        points: Vec::new(),
        notes,
        sources: sources.into_iter().collect(),
        reproduce: None,
        geometry: vec![Geometry::MultiLineString(MultiLineString(lines))],
    }
}

/// What a careful person may find for one border.
fn interval(border: &Border) -> Interval {
    let published = border.published().map(|figure| figure.length_m);
    let measured = measured_interval(border);
    Interval::hull(published).map_or(measured, |published| published.join(measured))
}

/// The same without what others have published.
fn measured_interval(border: &Border) -> Interval {
    let length_m = border.length_m();
    let [shortest_m, longest_m] = border.extremes_m();
    let coarse_m = border
        .simplified_m()
        .into_iter()
        .filter(|(tolerance_m, _)| *tolerance_m <= COARSEST_RULER_M)
        .map(|(_, length_m)| length_m)
        .fold(length_m, f64::min);
    // Under a claim that is shorter than the mean, the simplified line is shorter in proportion.
    let coarse_m = coarse_m * (shortest_m / length_m).min(1.0);
    Interval::new(coarse_m, longest_m.max(length_m)).widen(DATA_ERROR)
}

fn is_disputed(border: &Border) -> bool {
    let [shortest_m, longest_m] = border.extremes_m();
    longest_m - shortest_m > DATA_ERROR * border.length_m()
}

fn evidence(borders: &[Border]) -> Vec<Evidence> {
    let mut evidence = Vec::new();
    for border in borders {
        let mut read = |label: String, value: f64| {
            let source = borders::SOURCES[0];
            evidence.push(Evidence {
                published: false,
                dimension: Dimension::Length,
                label,
                value: Some(value),
                source,
                date: Some("2026".into()),
            });
        };
        read("full resolution".into(), border.length_m());
        for (tolerance_m, length_m) in border.simplified_m() {
            let tolerance = if tolerance_m < 1000.0 {
                format!("{tolerance_m} m")
            } else {
                format!("{} km", tolerance_m / 1000.0)
            };
            read(format!("simplified to {tolerance}"), length_m);
        }
        if is_disputed(border) {
            let [a_m, b_m] = border.claims_m();
            read(format!("as drawn by {}", border.a), a_m);
            read(format!("as drawn by {}", border.b), b_m);
        }
        evidence.extend(border.published().map(|figure| stated(figure, figure.length_m)));
    }
    evidence
}

/// That the office which gives `figure` has it that something is `length_m` long.
fn stated(figure: &'static PublishedLength, length_m: f64) -> Evidence {
    Evidence {
        published: true,
        dimension: Dimension::Length,
        label: format!("published: {}", figure.stated_by),
        value: Some(length_m),
        source: figure.source(),
        date: Some(figure.date.clone()),
    }
}

fn notes(atlas: &Atlas, border: &Border) -> Vec<String> {
    let km = |metres: f64| format!("{:.1} km", metres / 1000.0);
    let mut notes = Vec::new();
    if border.sea_m() > 100.0 {
        notes.push(format!("the line goes on beyond the coast for {}", km(border.sea_m())));
    }
    if is_disputed(border) {
        let [shortest_m, longest_m] = border.extremes_m();
        notes.push(format!("claims differ: {} to {}", km(shortest_m), km(longest_m)));
    }
    let measured = measured_interval(border);
    let off = |length_m: f64| !measured.scale(1.0).contains(length_m);
    for figure in border.published().filter(|figure| off(figure.length_m)) {
        notes.push(format!(
            "{} ({}) states {}, which no reading of the map gives",
            figure.stated_by,
            figure.date,
            km(figure.length_m)
        ));
    }
    if let Some(exception) = atlas.border_exception(border.a, border.b) {
        notes.push(exception.reason.clone());
    }
    notes
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::measure::sample::{country, settlement};

    fn between_codes(a: &str, b: &str) -> Result<Measurement, Unmeasured> {
        border_length(Atlas::embedded(), &country(a), Some(&country(b)))
    }

    #[test]
    fn published_figures_are_never_outside() {
        for border in Atlas::embedded().borders() {
            let measured = between_codes(border.a.as_str(), border.b.as_str()).unwrap();
            assert!(measured.interval.contains(measured.nominal), "{measured:?}");
            for figure in border.published() {
                assert!(measured.interval.contains(figure.length_m), "{figure:?}");
            }
        }
    }

    #[test]
    fn the_ruler_spans_the_interval() {
        let measured = between_codes("KP", "RU").unwrap();
        assert!((measured.nominal - 17_390.0).abs() < 15.0, "{}", measured.nominal);
        assert!((16_700.0..16_950.0).contains(&measured.interval.low), "{}", measured.interval.low);
        assert_eq!(measured.interval.high, 18_000.0);
        assert!(measured.evidence.iter().any(|reading| reading.label == "simplified to 300 m"));
        assert_eq!(
            measured.because,
            [Because::DataScale, Because::DataError, Because::PublishedFigures]
        );
    }

    #[test]
    fn strange_figures_are_named() {
        let measured = between_codes("DE", "DK").unwrap();
        assert!((measured.nominal - 67_900.0).abs() < 1000.0, "{}", measured.nominal);
        assert!(
            measured.notes.iter().any(|note| note.contains("140.0 km")),
            "{:?}",
            measured.notes
        );
    }

    #[test]
    fn territories_stand_in_for_their_country() {
        let measured = between_codes("FR", "BR").unwrap();
        assert!(
            measured.notes.iter().any(|note| note.contains("BR and GF")),
            "{:?}",
            measured.notes
        );
        assert!(matches!(between_codes("DE", "ES"), Err(Unmeasured::NoData(_))));
        let town = settlement("Aachen", 50.78, 6.08);
        let measured = border_length(Atlas::embedded(), &country("DE"), Some(&town));
        assert!(matches!(measured, Err(Unmeasured::NoData(_))));
    }

    #[test]
    fn views_make_borders_longer() {
        let open = between_codes("RS", "MK").unwrap();
        let kosovo_m = between_codes("XK", "MK").unwrap().nominal;
        assert!(open.interval.contains(open.nominal + kosovo_m), "{open:?}");
        assert!(open.notes.iter().any(|note| note.contains("in the view of RS it is RS")));
        let mut serbian = Atlas::open().unwrap();
        serbian.see_as(CountryCode::new("RS").unwrap());
        let seen = border_length(&serbian, &country("RS"), Some(&country("MK"))).unwrap();
        assert!((seen.nominal - open.nominal - kosovo_m).abs() < 1.0, "{}", seen.nominal);
        assert!(seen.interval.low > open.nominal);
        let none = border_length(&serbian, &country("RS"), Some(&country("XK")));
        assert!(matches!(none, Err(Unmeasured::NoData(_))), "{none:?}");
        let disputed = between_codes("RU", "UA").unwrap();
        assert!(disputed.notes.iter().any(|note| note.starts_with("Crimea is disputed")));
        assert!(!between_codes("DE", "FR").unwrap().notes.iter().any(|it| it.contains("view")));
    }

    /// The Factbook gives 1,106 km around Lesotho and 22,407 km around Russia.
    #[test]
    fn all_borders_of_a_country_are_summed() {
        for (code, factbook_m) in [("LS", 1_106_000.0), ("RU", 22_407_000.0)] {
            let measured = border_length(Atlas::embedded(), &country(code), None).unwrap();
            assert!((measured.nominal / factbook_m - 1.0).abs() < 0.03, "{code} {measured:?}");
            assert!(measured.interval.contains(factbook_m), "{code} {:?}", measured.interval);
        }
    }
}
