//! Where one country can be left for another over land: roads, railways, bridges, with dates.
//!
//! `geodata/crossings.csv` lists roads, paths and ferries, `geodata/rail_crossings.csv` railways;
//! both name the source of every row. No list of the world's crossings is complete, so a count is
//! what is known.

use std::sync::LazyLock;

use geo::Point;
use jiff::civil::Date;
use serde::Deserialize;

use super::{Atlas, CountryCode, PlaceId, SourceId, table};

static CROSSINGS: LazyLock<Vec<Crossing>> = LazyLock::new(|| {
    let roads: Vec<Row> = table::rows(include_str!("../../geodata/crossings.csv"));
    let rails: Vec<Row> = table::rows(include_str!("../../geodata/rail_crossings.csv"));
    roads.into_iter().chain(rails).map(Crossing::new).collect()
});

static CLOSED: LazyLock<Vec<ClosedBorder>> =
    LazyLock::new(|| table::rows(include_str!("../../geodata/closed_borders.csv")));

/// A border that nobody may cross; one row of `geodata/closed_borders.csv`.
#[derive(Debug, Deserialize)]
pub struct ClosedBorder {
    country_a: String,
    country_b: String,
    closed: String,
    reopened: String,
    pub note: String,
    source: String,
}

impl ClosedBorder {
    pub fn source(&'static self) -> SourceId {
        SourceId(&self.source)
    }

    fn is_closed(&self, day: Date) -> bool {
        let begun = |date: &str| since(date, day).is_some_and(|usage| usage != Usage::NotInUse);
        begun(&self.closed) && !begun(&self.reopened)
    }
}

impl Atlas {
    /// The row that says that the border of two countries was closed on `day`.
    pub fn closed_border(
        &self,
        a: CountryCode,
        b: CountryCode,
        day: Date,
    ) -> Option<&'static ClosedBorder> {
        let (a, b) = (a.min(b), a.max(b));
        CLOSED.iter().find(|row| {
            row.country_a == a.as_str() && row.country_b == b.as_str() && row.is_closed(day)
        })
    }

    /// All crossings of the hand-kept tables.
    pub fn crossings(&self) -> &'static [Crossing] {
        &CROSSINGS
    }

    /// The crossings between two countries, in use or not.
    pub fn crossings_between(
        &self,
        a: CountryCode,
        b: CountryCode,
    ) -> impl Iterator<Item = &'static Crossing> {
        let pair = if a <= b { [a, b] } else { [b, a] };
        CROSSINGS.iter().filter(move |crossing| crossing.countries == pair)
    }

    /// The crossing that is this feature, such as `luftlinie:friendship-bridge`.
    pub fn crossing_of(&self, feature: &PlaceId) -> Option<&'static Crossing> {
        CROSSINGS.iter().find(|crossing| crossing.feature == feature.0)
    }
}

/// One row of either table.
#[derive(Debug, Deserialize)]
struct Row {
    country_a: String,
    country_b: String,
    name: String,
    aliases: String,
    feature: String,
    kinds: String,
    lat: f64,
    lon: f64,
    opened: String,
    closed: String,
    #[serde(default)]
    expected: String,
    status: Status,
    #[serde(default)]
    gauge_a_mm: String,
    #[serde(default)]
    gauge_b_mm: String,
    note: String,
    source: String,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
enum Status {
    InUse,
    Closed,
    UnderConstruction,
}

/// A place where a border can be crossed.
#[derive(Debug)]
pub struct Crossing {
    /// In alphabetical order.
    pub countries: [CountryCode; 2],
    pub name: String,
    pub aliases: Vec<String>,
    /// The id of the mapped object that it is, or empty.
    pub feature: String,
    pub road: bool,
    pub rail: bool,
    pub foot: bool,
    pub ferry: bool,
    pub bridge: bool,
    pub point: Point,
    /// Date or year of opening and closing as the table has them, or empty.
    pub opened: String,
    pub closed: String,
    /// When a link that is being built is said to open, or empty.
    pub expected: String,
    status: Status,
    /// Gauges on either side in millimetres; empty without rails.
    pub gauges_mm: [Vec<u16>; 2],
    pub note: String,
    source: String,
}

/// Whether a crossing was in use on a day, as far as is known.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Usage {
    InUse,
    /// Opened or closed at about that time, or announced for it.
    Unclear,
    NotInUse,
}

impl Crossing {
    pub fn source(&'static self) -> SourceId {
        SourceId(&self.source)
    }

    /// How things stood on `day`.
    pub fn usage(&self, day: Date) -> Usage {
        let opened = if self.status == Status::UnderConstruction {
            // An announced date is a hope, not an opening.
            return match first_day(&self.expected) {
                Some(expected) if day >= expected => Usage::Unclear,
                _ => Usage::NotInUse,
            };
        } else {
            since(&self.opened, day).unwrap_or(Usage::InUse)
        };
        let closed = match since(&self.closed, day) {
            Some(closed) => closed,
            None if self.status == Status::Closed => Usage::InUse,
            None => Usage::NotInUse,
        };
        match (opened, closed) {
            (Usage::NotInUse, _) | (_, Usage::InUse) => Usage::NotInUse,
            (Usage::Unclear, _) | (_, Usage::Unclear) => Usage::Unclear,
            (Usage::InUse, Usage::NotInUse) => Usage::InUse,
        }
    }

    /// Whether it is planned or being built on `day`, as far as the table knows.
    pub fn is_planned(&self, day: Date) -> bool {
        self.status == Status::UnderConstruction && self.usage(day) != Usage::InUse
    }

    /// Whether trains must change their wheels here.
    pub fn breaks_gauge(&self) -> bool {
        let [a, b] = &self.gauges_mm;
        !a.is_empty() && !b.is_empty() && a.iter().all(|gauge| !b.contains(gauge))
    }

    fn new(row: Row) -> Self {
        let kind = |name: &str| row.kinds.split('|').any(|kind| kind == name);
        let country = |code: &str| CountryCode::new(code).expect("a test reads every code");
        let gauges = |list: &str| list.split('|').filter_map(|gauge| gauge.parse().ok()).collect();
        let aliases = row.aliases.split('|').filter(|alias| !alias.is_empty());
        Self {
            countries: [country(&row.country_a), country(&row.country_b)],
            aliases: aliases.map(str::to_owned).collect(),
            road: kind("road"),
            rail: kind("rail"),
            foot: kind("foot"),
            ferry: kind("ferry"),
            bridge: kind("bridge"),
            point: Point::new(row.lon, row.lat),
            gauges_mm: [gauges(&row.gauge_a_mm), gauges(&row.gauge_b_mm)],
            name: row.name,
            feature: row.feature,
            opened: row.opened,
            closed: row.closed,
            expected: row.expected,
            status: row.status,
            note: row.note,
            source: row.source,
        }
    }
}

/// Whether something that began at `date` had begun by `day`; `None` without a date.
fn since(date: &str, day: Date) -> Option<Usage> {
    let (first, last) = (first_day(date)?, last_day(date)?);
    Some(if day < first {
        Usage::NotInUse
    } else if day < last {
        Usage::Unclear
    } else {
        Usage::InUse
    })
}

/// The first day of `1959-08-09`, `1959-08` or `1959`.
pub fn first_day(date: &str) -> Option<Date> {
    let mut parts = date.split('-');
    let year = parts.next()?.parse().ok()?;
    let mut part = || parts.next().map_or(Some(1), |part| part.parse().ok());
    Date::new(year, part()?, part()?).ok()
}

fn last_day(date: &str) -> Option<Date> {
    let first = first_day(date)?;
    match date.matches('-').count() {
        0 => Some(first.last_of_year()),
        1 => Some(first.last_of_month()),
        _ => Some(first),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn crossing(name: &str) -> &'static Crossing {
        CROSSINGS.iter().find(|crossing| crossing.name == name).unwrap()
    }

    fn day(text: &str) -> Date {
        text.parse().unwrap()
    }

    #[test]
    fn dates_decide_whether_a_crossing_is_in_use() {
        for (name, date, expected) in [
            ("Friendship Bridge", "1958-01-01", Usage::NotInUse),
            ("Friendship Bridge", "1959-08-09", Usage::InUse),
            ("Friendship Bridge", "2027-01-01", Usage::InUse),
            ("Tumannaya Bridge", "2023-09-05", Usage::NotInUse),
            ("Tumannaya Bridge", "2027-01-01", Usage::Unclear),
            ("Akhurik (Akhuryan)–Dogukapi", "1980-01-01", Usage::InUse),
            ("Gronowo–Mamonovo", "2023-05-01", Usage::Unclear),
            ("Donghae road", "2025-01-01", Usage::NotInUse),
        ] {
            let found = CROSSINGS.iter().find(|it| it.name.starts_with(name)).unwrap();
            assert_eq!(found.usage(day(date)), expected, "{name} on {date}");
        }
    }

    #[test]
    fn the_tables_are_sorted_and_complete() {
        for text in [
            include_str!("../../geodata/crossings.csv"),
            include_str!("../../geodata/rail_crossings.csv"),
        ] {
            let rows: Vec<Row> = table::rows(text);
            let key = |row: &Row| (row.country_a.clone(), row.country_b.clone(), row.name.clone());
            assert!(rows.windows(2).all(|pair| key(&pair[0]) < key(&pair[1])));
            for row in &rows {
                let name = &row.name;
                assert!(row.country_a < row.country_b, "{name}");
                assert!(!row.source.is_empty(), "{name}");
                assert!(
                    row.kinds.split('|').all(|kind| {
                        ["road", "rail", "foot", "ferry", "bridge"].contains(&kind)
                    })
                );
                for date in [&row.opened, &row.closed, &row.expected] {
                    assert!(date.is_empty() || last_day(date).is_some(), "{name}: {date}");
                }
                assert!(row.lat.abs() <= 90.0 && row.lon.abs() <= 180.0, "{name}");
            }
        }
    }

    #[test]
    fn closed_borders_are_sorted_and_dated() {
        let key = |row: &ClosedBorder| (row.country_a.clone(), row.country_b.clone());
        assert!(CLOSED.is_sorted_by(|a, b| key(a) < key(b)));
        for row in CLOSED.iter() {
            assert!(row.country_a < row.country_b && !row.source.is_empty(), "{row:?}");
            assert!(last_day(&row.closed).is_some(), "{row:?}");
            assert!(row.reopened.is_empty() || last_day(&row.reopened).is_some(), "{row:?}");
        }
        let code = |code| CountryCode::new(code).unwrap();
        let closed = |date: &str| {
            Atlas::embedded().closed_border(code("VE"), code("CO"), day(date)).is_some()
        };
        assert!(!closed("2014-01-01") && closed("2018-01-01") && !closed("2024-01-01"));
    }

    #[test]
    fn gauges_break_where_no_track_fits_both() {
        assert!(!crossing("Friendship Bridge").breaks_gauge());
        assert!(crossing("Brest–Terespol").breaks_gauge());
        assert!(!crossing("Storskog–Borisoglebsk").breaks_gauge());
    }
}
