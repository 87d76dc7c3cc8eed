//! How many links join two countries over land, as far as the inventory goes.

use geo::Geometry;
use jiff::civil::Date;

use super::{Because, Evidence, Link, Measurement, Unmeasured};
use crate::atlas::crossings::{Crossing, Usage};
use crate::atlas::{Atlas, CountryCode, Place};
use crate::quantity::{Dimension, Interval};

/// The number of links of one kind between two countries on a day.
///
/// # Units
/// a count
///
/// # Model
/// The hand-kept inventory of roads, paths and railways with dates of opening and closing. Ferries are no
/// land links. What is being built does not count until it is known to be open.
///
/// # Accuracy
/// No inventory is complete, so the count can refute "the only one" by naming a second, but support it only
/// as far as main roads and railways are known. Links that may have opened or closed by the day widen it.
///
/// # Errors
/// [`Unmeasured::NoData`] if the inventory holds nothing between the two;
/// [`Unmeasured::NotMeasurable`] if one of the places is no country.
pub fn crossings(
    atlas: &Atlas,
    a: &Place,
    b: &Place,
    link: Link,
    as_of: Date,
) -> Result<Measurement, Unmeasured> {
    let (a_code, b_code) = (country(a)?, country(b)?);
    let of_kind: Vec<&'static Crossing> = atlas
        .crossings_between(a_code, b_code)
        .filter(|crossing| is_of_kind(crossing, link))
        .collect();
    if of_kind.is_empty() {
        let text = format!("no links between {} and {} are on record", a.name, b.name);
        return Err(Unmeasured::NoData(text));
    }
    let with = |usage: Usage| {
        of_kind.iter().copied().filter(move |crossing| crossing.usage(as_of) == usage)
    };
    let (open, unclear) = (with(Usage::InUse).count(), with(Usage::Unclear).count());
    let evidence = with(Usage::InUse)
        .map(|crossing| evidence(crossing, "in use"))
        .chain(with(Usage::Unclear).map(|crossing| evidence(crossing, "perhaps in use")))
        .chain(with(Usage::NotInUse).map(|crossing| evidence(crossing, "not in use")));
    let mut sources: Vec<_> = of_kind.iter().map(|crossing| crossing.source()).collect();
    sources.sort();
    sources.dedup();
    Ok(Measurement {
        nominal: open as f64,
        interval: Interval::new(open as f64, (open + unclear) as f64),
        dimension: Dimension::Ratio,
        method: format!("links in use on {as_of}, as far as the inventory goes"),
        because: vec![Because::Date, Because::DataError],
        evidence: evidence.collect(),
        points: Vec::new(),
        notes: notes(&of_kind, as_of),
        sources,
        reproduce: None,
        geometry: of_kind.iter().map(|crossing| Geometry::Point(crossing.point)).collect(),
    })
}

fn country(place: &Place) -> Result<CountryCode, Unmeasured> {
    place.country.ok_or_else(|| {
        Unmeasured::NotMeasurable(format!("{} is no country with borders", place.name))
    })
}

fn is_of_kind(crossing: &Crossing, link: Link) -> bool {
    match link {
        Link::Land => crossing.road || crossing.rail || crossing.foot,
        Link::Road => crossing.road,
        Link::Rail => crossing.rail,
        Link::Bridge => crossing.bridge,
    }
}

fn evidence(crossing: &'static Crossing, state: &str) -> Evidence {
    let date = if crossing.closed.is_empty() { &crossing.opened } else { &crossing.closed };
    Evidence {
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
        ] {
            assert_eq!(count(a, b, link, day), Interval::new(low, high), "{a}–{b} on {day}");
        }
        assert!(count("EE", "RU", Link::Land, "2022-01-01").low >= 3.0);
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
