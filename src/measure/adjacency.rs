//! Do two countries share a land border, and how many neighbours has a country?

use std::collections::BTreeSet;

use geo::{Geometry, LineString, MultiLineString};

use super::country::{code_of, common_borders};
use super::side::{self, Side};
use super::{Because, Evidence, Measurement, Unmeasured, counted, gap, region_border, town_border};
use crate::atlas::borders::{self, Border};
use crate::atlas::{
    Atlas, CountryCode, ExceptionStatus, Place, PlaceClass, Region, SourceId, TerritoryKind,
    regions,
};
use crate::geodesy::Wind;
use crate::quantity::{Dimension, Interval};

/// Whether `a` and `b`, two countries, regions or towns, share a land border, on the side of `a`
/// towards a wind if one is given: 1 or 0.
///
/// # Units
/// a truth value
///
/// # Model
/// OpenStreetMap's borders of 2026; borders in rivers and lakes count as land. The answer is open,
/// 0 to 1, where only the territorial seas touch, where the border is that of a territory or of a
/// leased area, and where it exists only under one side's claim. Towns that have grown together are
/// neighbours, those 300 km apart are none, and between the two the answer is open. The side is
/// that on which any part of the border runs, seen from the centroid of the land; it is open from
/// 56.25° off the wind to 22.5° outside its sector.
///
/// # Accuracy
/// Exact for the map; three borders of islands are corrected by hand
/// (`geodata/border_exceptions.csv`).
///
/// # Errors
/// `NoData` if the two are not of one kind, region and country apart.
///
/// # References
/// Egenhofer & Franzosa 1991 (doi:10.1080/02693799108927841): two regions that meet.
///
/// # Examples
/// ```
/// # use luftlinie::{atlas::Atlas, measure::{Question, measure}};
/// # let atlas = Atlas::embedded();
/// # let place = |name: &str| atlas.resolve(name).expect("a place").place;
/// # let today = jiff::civil::date(2026, 11, 1);
/// let question = Question::Adjacency { a: place("Spain"), b: place("Morocco"), side: None };
/// // At Ceuta and Melilla.
/// assert_eq!(measure(atlas, &question, today)?.nominal, 1.0);
/// # Ok::<(), luftlinie::measure::Unmeasured>(())
/// ```
pub fn adjacency(
    atlas: &Atlas,
    a: &Place,
    b: &Place,
    wind: Option<Wind>,
) -> Result<Measurement, Unmeasured> {
    let mut whole = whole(atlas, a, b)?;
    let wind = wind.filter(|_| whole.nominal > 0.5);
    let side = wind.and_then(|wind| side(atlas, [a, b], &whole, wind));
    let Some(side) = side else { return Ok(whole) };
    whole.evidence.extend(side.evidence);
    match side.holds {
        Some(true) => {}
        Some(false) => {
            (whole.nominal, whole.interval) = (0.0, Interval::point(0.0));
            whole.because.clear();
            whole.notes.push("there is a common border, on another side".into());
        }
        None => {
            whole.interval.low = 0.0;
            whole.because = vec![Because::Ambiguity];
            whole.notes.push("the border runs between that side and the next".into());
        }
    }
    Ok(whole)
}

/// The side of `a` on which the border that was found runs.
fn side(atlas: &Atlas, [a, b]: [&Place; 2], found: &Measurement, wind: Wind) -> Option<Side> {
    let lines = found.geometry.iter().filter_map(|shape| {
        if let Geometry::MultiLineString(lines) = shape { Some(&lines.0) } else { None }
    });
    let border: Vec<LineString> = lines.flatten().cloned().collect();
    side::side(atlas, [a, b], &border, *found.sources.first()?, wind)
}

/// The same on whichever side.
fn whole(atlas: &Atlas, a: &Place, b: &Place) -> Result<Measurement, Unmeasured> {
    if [a, b].iter().all(|place| place.class == PlaceClass::Settlement) {
        return Ok(town_border::touching(atlas, a, b));
    }
    for (region, other) in [(a, b), (b, a)] {
        if let Some(shape) = atlas.region(region) {
            let lines = region_border::lines(atlas, region, shape, other)?;
            let regions = atlas.region(other).is_some();
            let sources = if regions { &[regions::SOURCE] } else { borders::SOURCES };
            let apart = lines.is_empty() && are_apart(atlas, region, other);
            return Ok(touching(lines, apart, sources));
        }
    }
    let codes = (code_of(a)?, code_of(b)?);
    let borders = common_borders(atlas, codes.0, codes.1);
    let (share, why) = share(atlas, codes, &borders);
    let evidence = borders.iter().map(|border| Evidence {
        published: false,
        dimension: Dimension::Length,
        label: format!("land border {}–{}", border.a, border.b),
        value: Some(border.length_m()),
        source: borders::SOURCES[0],
        date: Some("2026".into()),
    });
    let lines = borders.iter().flat_map(Border::lines).collect();
    let nominal = if borders.is_empty() { 0.0 } else { 1.0 };
    let mut measurement = counted(nominal, share, "land borders of the map");
    measurement.evidence = evidence.collect();
    measurement.notes = why.into_iter().collect();
    measurement.geometry = vec![Geometry::MultiLineString(MultiLineString(lines))];
    Ok(measurement)
}

/// Further apart than this on a coarse map, two regions do not touch on a finer one either: their
/// outlines may be 5 km off, and both were simplified by 5.6 km.
const APART_M: f64 = 25_000.0;

/// Whether a region and another one, or a country that it is no part of, are far from each other.
fn are_apart(atlas: &Atlas, region: &Place, other: &Place) -> bool {
    let part = other.class == PlaceClass::Country && other.country == region.country;
    !part && gap::least_m(atlas, region, other).is_some_and(|gap_m| gap_m > APART_M)
}

/// Regions touch if their shapes have a line in common. Those that do not touch on this map may do
/// so on a finer one, unless they are far `apart`.
fn touching(lines: Vec<LineString>, apart: bool, sources: &[SourceId]) -> Measurement {
    let (nominal, share) = match lines.is_empty() {
        true => (0.0, Interval::new(0.0, if apart { 0.0 } else { 1.0 })),
        false => (1.0, Interval::point(1.0)),
    };
    let mut measurement = counted(nominal, share, "outlines of the map's shapes");
    measurement.sources = sources.to_vec();
    measurement.geometry = vec![Geometry::MultiLineString(MultiLineString(lines))];
    measurement
}

/// The range of the answer, and why it is open.
fn share(
    atlas: &Atlas,
    (a, b): (CountryCode, CountryCode),
    borders: &[Border],
) -> (Interval, Option<String>) {
    let open = Interval::new(0.0, 1.0);
    if let Some(row) = atlas.disputed_neighbours(a, b) {
        let here = format!("in the view of {}, {}", row.view, row.reason);
        let adjacent = if row.adjacent { 1.0 } else { 0.0 };
        let seen = atlas.worldview() == Some(row.view);
        return (if seen { Interval::point(adjacent) } else { open }, Some(here));
    }
    let Some(border) = borders.first() else {
        if atlas.meet_at_sea(a, b) {
            return (open, Some("their territorial seas touch, their land does not".into()));
        }
        return (Interval::point(0.0), None);
    };
    if border.other(a) != Some(b) {
        let way = format!("by way of {}–{}, which belong to the two", border.a, border.b);
        return match by_claim(atlas, [a, b], border) {
            Some((share, view)) => (share, Some(format!("{way}; {view}"))),
            None => (open, Some(way)),
        };
    }
    if let Some(exception) = atlas.border_exception(a, b) {
        return (open, Some(exception.reason.clone()));
    }
    if border.extremes_m()[0] == 0.0 {
        return (open, Some("the border exists only under a disputed claim".into()));
    }
    (Interval::point(1.0), None)
}

/// Whether a border of claimed territories makes neighbours of the claimants, in the view that the
/// user asked for or in all that there are.
fn by_claim(atlas: &Atlas, pair: [CountryCode; 2], border: &Border) -> Option<(Interval, String)> {
    let claimed = |code: &CountryCode| {
        let claims = |state: &CountryCode| atlas.dispute_of(*code)?.view(*state);
        pair.iter().find_map(claims).and(atlas.dispute_of(*code))
    };
    let dispute = [border.a, border.b].iter().find_map(claimed)?;
    match atlas.worldview().and_then(|state| dispute.view(state)) {
        Some(view) => {
            let holds = view.country.is_some_and(|country| pair.contains(&country));
            Some((Interval::point(if holds { 1.0 } else { 0.0 }), view.to_string()))
        }
        None => Some((Interval::new(0.0, 1.0), dispute.told())),
    }
}

/// The number of countries with which `country`, or a region, has a land border.
///
/// # Units
/// a count
///
/// # Model
/// As [`adjacency`]. Territories count as their country, own ones not at all. The interval leaves
/// out what is disputed at its low end and takes in the neighbours of the country's territories at
/// its high end. Of a region count the countries abroad that its outline meets for some kilometres;
/// the interval takes in those that are near to it.
///
/// # Accuracy
/// As [`adjacency`].
///
/// # Errors
/// `NoData` if the place is neither a country nor a region with a shape.
///
/// # References
/// As [`adjacency`].
///
/// # Examples
/// ```
/// # use luftlinie::{atlas::Atlas, measure::{Question, measure}};
/// # let atlas = Atlas::embedded();
/// # let place = |name: &str| atlas.resolve(name).expect("a place").place;
/// # let today = jiff::civil::date(2026, 11, 1);
/// let question = Question::Neighbours { country: place("Austria") };
/// assert_eq!(measure(atlas, &question, today)?.nominal, 8.0);
/// # Ok::<(), luftlinie::measure::Unmeasured>(())
/// ```
pub fn neighbours(atlas: &Atlas, country: &Place) -> Result<Measurement, Unmeasured> {
    if let Some(shape) = atlas.region(country) {
        return neighbours_of_region(atlas, country, shape);
    }
    let code = code_of(country)?;
    let state = |other: &CountryCode| state_of(atlas, *other);
    let own = |other: &CountryCode| atlas.territory(*other).is_some_and(|row| row.country == code);
    let leased = |other: &CountryCode| {
        let exception = atlas.border_exception(code, *other);
        exception.is_some_and(|row| row.status == ExceptionStatus::Leased)
    };
    let undisputed = |other: &CountryCode| {
        atlas.border(code, *other).is_some_and(|border| border.extremes_m()[0] > 0.0)
    };
    let mut foreign = atlas.neighbours(code);
    foreign.retain(|other| state(other) != code && !leased(other));
    let nominal = distinct(foreign.iter().map(state));
    let certain = distinct(foreign.iter().filter(|it| undisputed(it) && !own(it)).map(state));
    // Some count the neighbours of all territories, and some the territories themselves.
    let territories = atlas.territories_of(code).map(|row| row.territory);
    let of_all = std::iter::once(code).chain(territories).flat_map(|it| atlas.neighbours(it));
    let abroad = of_all.map(|it| state(&it)).filter(|it| *it != code);
    let possible = distinct(abroad.chain(atlas.neighbours(code).into_iter().filter(own)));
    let interval = Interval::new(certain.len() as f64, possible.len().max(nominal.len()) as f64);
    let mut measurement = counted(nominal.len() as f64, interval, "land borders of the map");
    measurement.evidence = nominal
        .iter()
        .map(|other| Evidence {
            published: false,
            dimension: Dimension::Length,
            label: other.to_string(),
            value: None,
            source: borders::SOURCES[0],
            date: Some("2026".into()),
        })
        .collect();
    Ok(measurement)
}

/// A border this long is surely one of the region, and not the end of one of the next region.
const SURE_M: f64 = 20_000.0;

fn neighbours_of_region(
    atlas: &Atlas,
    region: &Place,
    shape: Region,
) -> Result<Measurement, Unmeasured> {
    let own = region.country.ok_or_else(|| {
        Unmeasured::NoData(format!("the country of {} is not on record", region.name))
    })?;
    let (mut certain, mut nominal, mut possible) = (Vec::new(), Vec::new(), Vec::new());
    for code in atlas.neighbours(own) {
        let state = state_of(atlas, code);
        let Some(other) = atlas.country(code).filter(|_| state != state_of(atlas, own)) else {
            continue;
        };
        let lines = region_border::lines(atlas, region, shape, &other)?;
        let length_m: f64 = lines.iter().map(region_border::length_m).sum();
        if length_m > SURE_M {
            certain.push(state);
        }
        if length_m > 0.0 {
            nominal.push(state);
        }
        if length_m > 0.0 || !are_apart(atlas, region, &other) {
            possible.push(state);
        }
    }
    let [certain, nominal, possible] =
        [certain, nominal, possible].map(|codes| distinct(codes.into_iter()).len() as f64);
    let interval = Interval::new(certain, possible);
    Ok(counted(nominal, interval, "outlines of the map's shapes"))
}

/// The country that a part of one belongs to; any other code is its own.
fn state_of(atlas: &Atlas, code: CountryCode) -> CountryCode {
    match atlas.territory(code) {
        Some(row) if row.kind == TerritoryKind::Part => row.country,
        Some(_) | None => code,
    }
}

fn distinct(codes: impl Iterator<Item = CountryCode>) -> Vec<CountryCode> {
    BTreeSet::from_iter(codes).into_iter().collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::measure::sample::country;

    #[test]
    fn neighbours_are_told_from_others() {
        for (a, b, low, high) in [
            ("KP", "RU", 1.0, 1.0),
            ("RU", "KP", 1.0, 1.0),
            ("BW", "ZM", 1.0, 1.0),
            ("DE", "ES", 0.0, 0.0),
            ("FR", "BR", 0.0, 1.0),
            ("NL", "FR", 0.0, 1.0),
            ("MY", "SG", 0.0, 1.0),
            ("CU", "US", 0.0, 1.0),
            ("AL", "RS", 0.0, 1.0),
            ("AL", "XK", 1.0, 1.0),
            ("AF", "IN", 0.0, 1.0),
            ("CN", "PK", 0.0, 1.0),
        ] {
            let measured = adjacency(Atlas::embedded(), &country(a), &country(b), None).unwrap();
            assert_eq!((measured.interval.low, measured.interval.high), (low, high), "{a} {b}");
        }
    }

    #[test]
    fn views_decide_who_is_a_neighbour() {
        for (view, a, b, expected) in [
            ("RS", "AL", "RS", 1.0),
            ("XK", "AL", "RS", 0.0),
            ("IN", "AF", "IN", 1.0),
            ("IN", "CN", "PK", 0.0),
            ("MA", "MA", "MR", 1.0),
        ] {
            let mut atlas = Atlas::open().unwrap();
            assert!(atlas.see_as(CountryCode::new(view).unwrap()));
            let measured = adjacency(&atlas, &country(a), &country(b), None).unwrap();
            assert_eq!(measured.interval, Interval::point(expected), "{view} {a} {b}");
            assert!(measured.notes.iter().any(|note| note.contains("in the view of")), "{a} {b}");
        }
    }

    #[test]
    fn regions_touch_or_may_touch() {
        let region = |id: &str| Atlas::embedded().resolve(id).unwrap().place;
        for (a, b, low, high) in [
            ("iso3166-2:DE-BY", "iso3166-2:DE-HE", 1.0, 1.0),
            ("iso3166-2:DE-BY", "iso3166-2:DE-SH", 0.0, 0.0),
            ("iso3166-2:DE-BY", "iso3166:DK", 0.0, 0.0),
            ("iso3166-2:DE-HE", "iso3166:DE", 0.0, 1.0),
            ("iso3166-2:CN-NM", "iso3166:KZ", 0.0, 0.0),
            ("geonames-admin1:GB.SCT", "geonames-admin1:GB.ENG", 1.0, 1.0),
        ] {
            let measured = adjacency(Atlas::embedded(), &region(a), &region(b), None).unwrap();
            assert_eq!(measured.interval, Interval::new(low, high), "{a} {b}");
        }
    }

    #[test]
    fn borders_run_on_sides() {
        use Wind::{E, N, NW, S, SE, SW, W};
        let atlas = Atlas::embedded();
        for (a, b, wind, interval) in [
            ("Germany", "Denmark", N, [1.0, 1.0]),
            ("Germany", "Denmark", S, [0.0, 0.0]),
            ("Germany", "Switzerland", S, [1.0, 1.0]),
            ("Germany", "Austria", SE, [1.0, 1.0]),
            ("Germany", "Poland", W, [0.0, 0.0]),
            ("Chile", "Argentina", E, [1.0, 1.0]),
            ("Chile", "Bolivia", N, [1.0, 1.0]),
            ("Chile", "Peru", S, [0.0, 0.0]),
            ("Russia", "Kazakhstan", S, [1.0, 1.0]),
            ("Russia", "Finland", NW, [1.0, 1.0]),
            ("Russia", "North Korea", SE, [1.0, 1.0]),
            ("Russia", "Finland", E, [0.0, 0.0]),
            // Moscow lies far west of Mongolia, Russia north of it.
            ("Mongolia", "Russia", N, [1.0, 1.0]),
            ("Mongolia", "Russia", S, [0.0, 0.0]),
            ("United States", "Canada", N, [1.0, 1.0]),
            ("United States", "Mexico", N, [0.0, 0.0]),
            ("Vietnam", "Cambodia", W, [1.0, 1.0]),
            ("Vietnam", "Laos", W, [1.0, 1.0]),
            ("Colorado", "iso3166-2:US-WY", N, [1.0, 1.0]),
            ("Colorado", "iso3166-2:US-WY", S, [0.0, 0.0]),
            ("Bavaria", "Austria", S, [1.0, 1.0]),
            ("Bavaria", "Czechia", SW, [0.0, 0.0]),
        ] {
            let [place, other] = [a, b].map(|name| atlas.resolve(name).unwrap().place);
            let measured = adjacency(atlas, &place, &other, Some(wind)).unwrap();
            let found = [measured.interval.low, measured.interval.high];
            assert_eq!(found, interval, "{a} {b} {wind:?}: {:?}", measured.evidence);
        }
    }

    #[test]
    fn neighbours_are_counted() {
        for (code, low, nominal, high) in [
            ("DE", 9.0, 9.0, 9.0),
            ("LS", 1.0, 1.0, 1.0),
            ("SE", 2.0, 2.0, 2.0),
            ("US", 2.0, 2.0, 3.0),
            ("CN", 14.0, 14.0, 16.0),
            ("FR", 8.0, 8.0, 11.0),
            ("RS", 7.0, 8.0, 9.0),
            ("JP", 0.0, 0.0, 0.0),
        ] {
            let measured = neighbours(Atlas::embedded(), &country(code)).unwrap();
            let found = (measured.interval.low, measured.nominal, measured.interval.high);
            assert_eq!(found, (low, nominal, high), "{code}");
        }
    }
}
