//! How many links join two countries over land, as far as the inventory goes.

use geo::{Geometry, Point};
use jiff::civil::Date;

use super::country::code_of;
use super::{Because, Evidence, Link, Measurement, Unmeasured};
use crate::atlas::crossings::{ClosedBorder, Crossing, Usage};
use crate::atlas::{Atlas, MappedLink, MappedLinks, Place, SourceId};
use crate::geodesy;
use crate::quantity::{Dimension, Interval};

/// A mapped way this near to a crossing of the inventory is the same.
const SAME_M: f64 = 15_000.0;
/// Of so many mapped ways that the inventory does not know, one at least is taken to be open.
const MAPPED_PER_OPEN: usize = 3;
/// The map is of 2024; it says nothing certain of years before this.
const MAPPED_SINCE: i16 = 2020;

/// The number of links of one kind between two countries on a day.
///
/// # Units
/// a count
///
/// # Model
/// The hand-kept inventory of roads, paths and railways with dates of opening and closing, and
/// beside it the places where main roads and railways of OpenStreetMap (2024) cross the border.
/// Ferries are no land links. What is being built does not count until it is known to be open.
///
/// # Accuracy
/// No inventory is complete, so the count can refute "the only one" by naming others, but support
/// it only as far as main roads and railways are known. Links that may have opened or closed by the
/// day widen it. Of mapped ways that the inventory does not know, a third is taken to be open, all
/// may be.
///
/// # Errors
/// [`Unmeasured::NoData`] if nothing is known between the two, or one of them is no country.
///
/// # References
/// The source of each row, which the evidence names.
///
/// # Examples
/// ```
/// # use luftlinie::{atlas::Atlas, measure::{Link, Question, measure}};
/// # let atlas = Atlas::embedded();
/// # let place = |name: &str| atlas.resolve(name).expect("a place").place;
/// # let today = jiff::civil::date(2026, 11, 1);
/// let (a, b) = (place("Russia"), place("North Korea"));
/// let question = Question::Crossings { a, b, link: Link::Rail };
/// // The Friendship Bridge over the Tumen.
/// assert_eq!(measure(atlas, &question, today)?.nominal, 1.0);
/// # Ok::<(), luftlinie::measure::Unmeasured>(())
/// ```
pub fn crossings(
    atlas: &Atlas,
    a: &Place,
    b: &Place,
    link: Link,
    as_of: Date,
) -> Result<Measurement, Unmeasured> {
    let (a_code, b_code) = (code_of(a)?, code_of(b)?);
    let known: Vec<&'static Crossing> = atlas.crossings_between(a_code, b_code).collect();
    let closed = atlas.closed_border(a_code, b_code, as_of);
    let links = atlas.mapped_links(a_code, b_code);
    let coverage = coverage(&known, &links);
    let mapped = unknown(&known, links, link);
    let of_kind: Vec<&'static Crossing> =
        known.into_iter().filter(|crossing| is_of_kind(crossing, link)).collect();
    if of_kind.is_empty() && mapped.is_empty() {
        let text = format!("no links between {} and {} are on record", a.name, b.name);
        return Err(Unmeasured::NoData(text));
    }
    let count = |usage| of_kind.iter().filter(|it| it.usage(as_of) == usage).count();
    let (open, unclear) = (count(Usage::InUse), count(Usage::Unclear));
    let maybe = if closed.is_some() { 0 } else { mapped.len() };
    let surely = if as_of.year() < MAPPED_SINCE { 0 } else { maybe / MAPPED_PER_OPEN };
    let mut evidence = by_usage(&of_kind, as_of);
    evidence.extend(mapped.iter().map(mapped_evidence));
    let mut notes = notes(&of_kind, as_of);
    notes.insert(1, coverage);
    if let Some(row) = closed {
        notes.push(format!("the border is closed: {}", row.note));
    }
    let mut sources: Vec<SourceId> = evidence.iter().map(|it| it.source).collect();
    sources.extend(closed.map(ClosedBorder::source));
    sources.sort();
    sources.dedup();
    let points = of_kind.iter().map(|crossing| crossing.point);
    Ok(Measurement {
        nominal: (open + maybe) as f64,
        interval: Interval::new((open + surely) as f64, (open + unclear + maybe) as f64),
        dimension: Dimension::Ratio,
        method: format!("links in use on {as_of}, as far as inventory and map go"),
        because: vec![Because::Date, Because::DataError],
        evidence,
        points: Vec::new(),
        notes,
        sources,
        reproduce: None,
        geometry: points.chain(mapped.iter().map(|link| link.point)).map(Geometry::Point).collect(),
    })
}

/// The crossings of the inventory, those in use first.
fn by_usage(crossings: &[&'static Crossing], as_of: Date) -> Vec<Evidence> {
    let states = [
        (Usage::InUse, "in use"),
        (Usage::Unclear, "perhaps in use"),
        (Usage::NotInUse, "not in use"),
    ];
    let rows = states.into_iter().flat_map(|(usage, state)| {
        let rows = crossings.iter().filter(move |it| it.usage(as_of) == usage);
        rows.map(move |crossing| evidence_of(crossing, state))
    });
    rows.collect()
}

/// A way on the map that the inventory does not know.
struct Mapped {
    kind: &'static str,
    point: Point,
}

/// How much of what the map shows at this border the inventory knows.
fn coverage(known: &[&Crossing], links: &MappedLinks) -> String {
    let (roads, rails) = (links.road.len(), links.rail.len());
    let found = roads + rails - unknown(known, links.clone(), Link::Land).len();
    format!(
        "coverage: {} in the inventory; {roads} main roads and {rails} railways on the map, of \
         which the inventory knows {found}",
        known.len()
    )
}

/// The mapped ways of the kind asked for that no crossing of the inventory, open or closed,
/// explains.
fn unknown(known: &[&Crossing], links: MappedLinks, link: Link) -> Vec<Mapped> {
    let (road, rail) = match link {
        Link::Land | Link::Bridge => (true, true),
        Link::Road => (true, false),
        Link::Rail => (false, true),
    };
    let explained = |link: &MappedLink, same_kind: fn(&Crossing) -> bool| {
        let near = |crossing: &Crossing| {
            geodesy::distance_m(crossing.point, link.point) <= SAME_M + link.error_m
        };
        known.iter().any(|crossing| same_kind(crossing) && near(crossing))
    };
    let roads = links.road.iter().filter(|link| road && !explained(link, |it| it.road));
    let rails = links.rail.iter().filter(|link| rail && !explained(link, |it| it.rail));
    roads
        .map(|link| Mapped { kind: "road", point: link.point })
        .chain(rails.map(|link| Mapped { kind: "railway", point: link.point }))
        .collect()
}

fn mapped_evidence(mapped: &Mapped) -> Evidence {
    let (latitude, longitude) = (mapped.point.y(), mapped.point.x());
    Evidence {
        published: false,
        dimension: Dimension::Ratio,
        label: format!(
            "a {} on the map at {latitude:.3}, {longitude:.3}: open or closed is not known",
            mapped.kind
        ),
        value: None,
        source: SourceId("scgraph-data"),
        date: None,
    }
}

fn is_of_kind(crossing: &Crossing, link: Link) -> bool {
    match link {
        Link::Land => crossing.road || crossing.rail || crossing.foot,
        Link::Road => crossing.road,
        Link::Rail => crossing.rail,
        Link::Bridge => crossing.bridge,
    }
}

fn evidence_of(crossing: &'static Crossing, state: &str) -> Evidence {
    let date = if crossing.closed.is_empty() { &crossing.opened } else { &crossing.closed };
    Evidence {
        published: false,
        dimension: Dimension::Ratio,
        label: format!("{} ({}): {state}", crossing.name, kinds(crossing)),
        value: None,
        source: crossing.source(),
        date: Some(date.clone()).filter(|date| !date.is_empty()),
    }
}

fn kinds(crossing: &Crossing) -> String {
    let kinds = [
        (crossing.road, "road"),
        (crossing.rail, "rail"),
        (crossing.foot, "foot"),
        (crossing.bridge, "bridge"),
    ];
    let names: Vec<&str> = kinds.iter().filter(|(it, _)| *it).map(|&(_, name)| name).collect();
    names.join(", ")
}

fn notes(crossings: &[&Crossing], as_of: Date) -> Vec<String> {
    let mut notes =
        vec!["no inventory of crossings is complete; minor roads may be missing".to_owned()];
    for crossing in crossings {
        if crossing.is_planned(as_of) {
            notes.push(format!("{} may change it: {}", crossing.name, crossing.note));
        } else if !crossing.note.is_empty() {
            notes.push(format!("{}: {}", crossing.name, crossing.note));
        }
    }
    notes
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::measure::sample::country;

    fn count(a: &str, b: &str, link: Link, day: &str) -> Interval {
        let (a, b, day) = (country(a), country(b), day.parse().unwrap());
        crossings(Atlas::embedded(), &a, &b, link, day).unwrap().interval
    }

    /// Rows: the countries, the kind of link, the day, how many links there were.
    #[test]
    fn the_day_decides_what_counts() {
        for (a, b, link, day, low, high) in [
            ("KP", "RU", Link::Land, "1958-06-01", 0.0, 0.0),
            ("KP", "RU", Link::Land, "2023-09-05", 1.0, 1.0),
            ("RU", "KP", Link::Land, "2023-09-05", 1.0, 1.0),
            ("KP", "RU", Link::Rail, "2027-06-01", 1.0, 1.0),
            ("KP", "RU", Link::Land, "2027-06-01", 1.0, 2.0),
            ("KP", "RU", Link::Road, "2023-09-05", 0.0, 0.0),
            ("QA", "SA", Link::Land, "2016-01-01", 1.0, 1.0),
            ("QA", "SA", Link::Land, "2019-01-01", 0.0, 0.0),
            ("QA", "SA", Link::Land, "2024-01-01", 1.0, 1.0),
            ("NO", "RU", Link::Road, "2024-01-01", 1.0, 1.0),
            ("CN", "PK", Link::Land, "2024-01-01", 1.0, 1.0),
            ("DZ", "MA", Link::Land, "2024-01-01", 0.0, 0.0),
            ("FI", "RU", Link::Road, "2024-06-01", 0.0, 0.0),
        ] {
            assert_eq!(count(a, b, link, day), Interval::new(low, high), "{a}–{b} on {day}");
        }
        assert!(count("EE", "RU", Link::Land, "2022-01-01").low >= 3.0);
        // Not in the inventory, but on the map.
        assert!(count("DE", "FR", Link::Land, "2024-01-01").low > 1.0);
    }

    #[test]
    fn what_is_planned_is_named() {
        let (north_korea, russia) = (country("KP"), country("RU"));
        let day = "2025-09-05".parse().unwrap();
        let measured =
            crossings(Atlas::embedded(), &north_korea, &russia, Link::Land, day).unwrap();
        assert!(measured.notes.iter().any(|note| note.starts_with("Tumannaya Bridge may change")));
        assert_eq!(measured.evidence[0].label, "Friendship Bridge (rail, bridge): in use");
    }

    #[test]
    fn countries_apart_have_no_links_on_record() {
        let day = "2024-01-01".parse().unwrap();
        let answer = crossings(Atlas::embedded(), &country("IS"), &country("NZ"), Link::Land, day);
        assert!(matches!(answer, Err(Unmeasured::NoData(_))));
    }
}
