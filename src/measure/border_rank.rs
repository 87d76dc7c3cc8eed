//! Which rank has a border among the borders of a country, or of the world?
//!
//! All borders are enumerated. Two borders whose lengths are closer than the data's error have no
//! order, so that the rank is an interval; the notes name what comes before and after.

use geo::{Geometry, MultiLineString};

use super::country::{code_of, common_borders};
use super::{Among, Because, Evidence, Measurement, Order, Question, Unmeasured, views};
use crate::atlas::borders::{self, Border, PublishedLength};
use crate::atlas::{Atlas, Place};
use crate::quantity::{Dimension, Interval};

/// Borders whose lengths differ by less than this share may change places: the map has an error of
/// 1 %, and winding borders gain more from its detail than straight ones do.
const RANK_ERROR: f64 = 0.03;

/// The figures of all offices on record count; each is rounded to a kilometre, which of a border of
/// 50 km is this share.
const TABLE_ERROR: f64 = 0.01;
/// The logarithm of the ratio from which on a figure is not one of the whole border.
const PART: f64 = 0.1;

/// The rank, counted from 1, of a land border by its length.
///
/// # Units
/// a rank
///
/// # Model
/// Lengths at full resolution as in [`border_length`](super::border_length::border_length). Borders
/// of the country's territories with codes of their own widen the interval.
///
/// # Accuracy
/// The rank is an interval wherever lengths differ by less than 3 % or claims overlap.
///
/// # Errors
/// `NoData` if a place is no country, or has no such border.
///
/// # References
/// As [`border_length`](super::border_length::border_length).
///
/// # Examples
/// ```
/// # use luftlinie::{atlas::Atlas, measure::{Among, Order, Question, measure}};
/// # let atlas = Atlas::embedded();
/// # let place = |name: &str| atlas.resolve(name).expect("a place").place;
/// # let today = jiff::civil::date(2026, 11, 1);
/// let question = Question::BorderRank {
///     country: place("Canada"),
///     neighbour: Some(place("USA")),
///     among: Among::World,
///     order: Order::Longest,
/// };
/// assert_eq!(measure(atlas, &question, today)?.nominal, 1.0);
/// # Ok::<(), luftlinie::measure::Unmeasured>(())
/// ```
pub fn border_rank(
    atlas: &Atlas,
    country: &Place,
    neighbour: Option<&Place>,
    among: Among,
    order: Order,
) -> Result<Measurement, Unmeasured> {
    let Ranking { border, borders, all } = ranking(atlas, country, neighbour, among, order)?;
    let nominal = 1 + borders.iter().take_while(|other| !same(other, &border)).count();
    let drawn = |other: &Border| lengths(atlas, other);
    let interval = rank_interval(drawn, &borders, &border, order);
    let interval = interval.join(rank_interval(drawn, &all, &border, order));
    let mut measured = measurement(&borders, &border, nominal, interval, order);
    measured.notes.extend(atlas.disputes_on(border.a, border.b).map(|dispute| dispute.told()));
    Ok(measured)
}

/// The ranks that a border may have where lengths of the tables stand beside those of the map, of a
/// question of ranks.
///
/// # Units
/// a rank
pub fn rank_by_tables(atlas: &Atlas, question: &Question) -> Option<Interval> {
    let Question::BorderRank { country, neighbour, among, order } = question else { return None };
    let ranking = ranking(atlas, country, neighbour.as_ref(), *among, *order).ok()?;
    let stated = |border: &Border| {
        // A figure far from that of the map is one of a part of the border.
        let whole = |row: &&PublishedLength| (row.length_m / border.length_m()).ln().abs() < PART;
        let published = border.published().filter(whole).map(|row| Interval::point(row.length_m));
        published.fold(lengths(atlas, border), Interval::join).widen(TABLE_ERROR)
    };
    Some(rank_interval(stated, &ranking.borders, &ranking.border, *order))
}

/// A border, those that it is ranked among, and these with those of the country's territories.
struct Ranking<'a> {
    border: Border<'a>,
    borders: Vec<Border<'a>>,
    all: Vec<Border<'a>>,
}

fn ranking<'a>(
    atlas: &'a Atlas,
    country: &Place,
    neighbour: Option<&Place>,
    among: Among,
    order: Order,
) -> Result<Ranking<'a>, Unmeasured> {
    let code = code_of(country)?;
    let own = ranked(atlas.borders_of(code), order);
    let ranked_border = match neighbour {
        Some(neighbour) => common_borders(atlas, code, code_of(neighbour)?).into_iter().next(),
        None => own.first().copied(),
    };
    let Some(border) = ranked_border else {
        let with = neighbour.map_or(String::new(), |place| format!(" with {}", place.name));
        return Err(Unmeasured::NoData(format!("a land border of {}{with}", country.name)));
    };
    let all = match among {
        Among::World => ranked(atlas.borders(), order),
        Among::Country => {
            let territories = atlas.territories_of(code).map(|row| row.territory);
            let whole = std::iter::once(code).chain(territories);
            ranked(whole.flat_map(|code| atlas.borders_of(code)), order)
        }
    };
    // A border by way of a territory has a rank only among all.
    let inner = matches!(among, Among::Country) && own.iter().any(|other| same(other, &border));
    let borders = if inner { own } else { all.clone() };
    Ok(Ranking { border, borders, all })
}

/// First what comes first in `order`, each border once.
fn ranked<'a>(borders: impl Iterator<Item = Border<'a>>, order: Order) -> Vec<Border<'a>> {
    let mut borders: Vec<_> = borders.collect();
    borders.sort_by(|a, b| {
        let by_length = match order {
            Order::Shortest => a.length_m().total_cmp(&b.length_m()),
            Order::Longest => b.length_m().total_cmp(&a.length_m()),
        };
        by_length.then((a.a, a.b).cmp(&(b.a, b.b)))
    });
    borders.dedup_by_key(|border| (border.a, border.b));
    borders
}

fn same(a: &Border, b: &Border) -> bool {
    (a.a, a.b) == (b.a, b.b)
}

/// From the number of borders that come first for certain to the number that may come first.
fn rank_interval(
    lengths: impl Fn(&Border) -> Interval,
    all: &[Border],
    border: &Border,
    order: Order,
) -> Interval {
    let range = lengths(border);
    let others = all.iter().filter(|other| !same(other, border));
    let others = others.map(lengths);
    let (mut certain, mut possible) = (0, 0);
    for other in others {
        let (first, second) = match order {
            Order::Shortest => (other, range),
            Order::Longest => (range, other),
        };
        certain += usize::from(first.high < second.low);
        possible += usize::from(first.low < second.high);
    }
    Interval::new((1 + certain) as f64, (1 + possible) as f64)
}

/// Under all claims, and with what any view adds to it.
fn lengths(atlas: &Atlas, border: &Border) -> Interval {
    let [shortest_m, longest_m] = border.extremes_m();
    let gains = views::gains(atlas, border.a, border.b);
    let longest_m = longest_m + gains.iter().map(|gain| gain.border.length_m()).sum::<f64>();
    // Half of the error on each side, as the other border has its own half.
    let half = RANK_ERROR / 2.0;
    Interval::new(shortest_m, longest_m).widen(half)
}

fn measurement(
    among: &[Border],
    border: &Border,
    nominal: usize,
    interval: Interval,
    order: Order,
) -> Measurement {
    let name = |border: &Border| format!("{}–{}", border.a, border.b);
    let km = |border: &Border| border.length_m() / 1000.0;
    let at = nominal - 1;
    let mut notes = Vec::new();
    if let Some(before) = at.checked_sub(1).and_then(|index| among.get(index)) {
        notes.push(format!("before it comes {} with {:.1} km", name(before), km(before)));
    }
    if let Some(after) = among.get(at + 1) {
        notes.push(format!("after it comes {} with {:.1} km", name(after), km(after)));
    }
    if among.len() == 1 {
        notes.push("it is the only land border".into());
    }
    let listed = |(rank, border): (usize, &Border)| Evidence {
        published: false,
        dimension: Dimension::Length,
        label: format!("{}. {}", rank + 1, name(border)),
        value: Some(border.length_m()),
        source: borders::SOURCES[0],
        date: None,
    };
    let shown = among.iter().enumerate().filter(|(rank, _)| *rank < LISTED || *rank == at);
    let word = match order {
        Order::Shortest => "shortest",
        Order::Longest => "longest",
    };
    Measurement {
        nominal: nominal as f64,
        interval,
        dimension: Dimension::Ratio,
        method: format!("{} land borders by length, the {word} first", among.len()),
        because: if interval.low < interval.high { vec![Because::DataError] } else { Vec::new() },
        evidence: shown.map(listed).collect(),
        points: Vec::new(),
        notes,
        sources: borders::SOURCES.to_vec(),
        reproduce: None,
        geometry: vec![Geometry::MultiLineString(MultiLineString(border.lines().collect()))],
    }
}

/// How many of the first borders the evidence lists.
const LISTED: usize = 10;

#[cfg(test)]
mod tests {
    use super::*;
    use crate::measure::sample::country;

    fn check(
        code: &str,
        neighbour: Option<&str>,
        among: Among,
        order: Order,
        expected: (f64, f64, f64),
    ) {
        let neighbour = neighbour.map(country);
        let measured =
            border_rank(Atlas::embedded(), &country(code), neighbour.as_ref(), among, order);
        let measured = measured.unwrap();
        let found = (measured.nominal, measured.interval.low, measured.interval.high);
        assert_eq!(found, expected, "{code} {neighbour:?} {:?}", measured.evidence);
    }

    #[test]
    fn ranks_are_those_of_the_map() {
        check("RU", Some("KP"), Among::Country, Order::Shortest, (1.0, 1.0, 1.0));
        check("RU", Some("KZ"), Among::Country, Order::Longest, (1.0, 1.0, 1.0));
        check("CN", Some("KP"), Among::Country, Order::Longest, (7.0, 6.0, 8.0));
        check("US", Some("CA"), Among::World, Order::Longest, (1.0, 1.0, 1.0));
        check("KZ", None, Among::World, Order::Longest, (2.0, 2.0, 2.0));
        check("PT", Some("ES"), Among::Country, Order::Shortest, (1.0, 1.0, 1.0));
    }

    /// Norway and Poland have nearly the same border with Russia: 195.2 and 199.6 km.
    #[test]
    fn near_ties_have_no_order() {
        check("RU", Some("NO"), Among::Country, Order::Shortest, (2.0, 2.0, 3.0));
    }

    /// France's longest border is with Brazil, if French Guiana is counted.
    #[test]
    fn territories_widen_the_rank() {
        let measured = border_rank(
            Atlas::embedded(),
            &country("FR"),
            Some(&country("BR")),
            Among::Country,
            Order::Longest,
        );
        assert_eq!(measured.unwrap().nominal, 1.0);
    }

    #[test]
    fn what_comes_next_is_named() {
        let (russia, korea) = (country("RU"), country("KP"));
        let measured =
            border_rank(Atlas::embedded(), &russia, Some(&korea), Among::Country, Order::Shortest)
                .unwrap();
        assert_eq!(measured.notes, ["after it comes NO–RU with 195.2 km"]);
    }
}
