//! Official kilometres: stations of railway lines with their chainage, as a small graph.
//!
//! Stations of `geodata/chainages.csv` that follow each other on a line are joined by the
//! difference of their kilometres, and `geodata/rail_links.csv` joins lines where a border runs
//! between them. A station has the same name on every line that it belongs to.

use std::collections::{BTreeMap, HashMap, VecDeque};
use std::sync::LazyLock;

use geo::{LineString, Point};
use serde::Deserialize;

use super::rails::KilometreKind;
use super::{Atlas, Place, SourceId, fold, table};
use crate::geodesy;

/// A place within this distance of a station is served by it.
const SERVED_M: f64 = 6000.0;
/// A place of a station's name may lie so far from where the station is thought to be.
const SAME_NAME_M: f64 = 40_000.0;

const CHANGE_OF_LINE_M: f64 = 1.0;

static CHAINAGES: LazyLock<Chainages> = LazyLock::new(|| {
    let stations = table::rows(include_str!("../../geodata/chainages.csv"));
    Chainages::new(stations, table::rows(include_str!("../../geodata/rail_links.csv")))
});

impl Atlas {
    pub fn chainages(&self) -> &'static Chainages {
        &CHAINAGES
    }
}

/// One row of `geodata/chainages.csv`.
#[derive(Debug, Deserialize)]
struct StationRow {
    line: String,
    station: String,
    /// Other names with `|` between them.
    aliases: String,
    km: f64,
    lat: Option<f64>,
    lon: Option<f64>,
    gauge_mm: u16,
    kind: KilometreKind,
    source: String,
}

/// One row of `geodata/rail_links.csv`.
#[derive(Debug, Deserialize)]
struct LinkRow {
    line: String,
    station_a: String,
    station_b: String,
    km: f64,
    gauge_a_mm: u16,
    gauge_b_mm: u16,
    kind: KilometreKind,
    note: String,
    source: String,
}

/// A station and where it is, if only roughly.
#[derive(Debug)]
pub struct Station {
    pub name: String,
    pub aliases: Vec<String>,
    /// Where the station is; `None` if the table has no coordinates for it.
    pub point: Option<Point>,
    /// The same, or between its neighbours on the line by kilometres.
    likely: Option<Point>,
}

/// A stretch between two stations of one line.
#[derive(Clone, Debug, PartialEq)]
pub struct Section {
    pub from: usize,
    pub to: usize,
    pub length_m: f64,
    pub line: String,
    /// Gauge at either end in millimetres; they differ where the link joins two gauges.
    pub gauges_mm: (u16, u16),
    pub kind: KilometreKind,
    pub note: String,
    source: String,
}

impl Section {
    pub fn source(&'static self) -> SourceId {
        SourceId(&self.source)
    }

    /// By how much the kilometres of one line can be off because they are rounded.
    pub fn rounding_m(&self) -> f64 {
        match self.kind {
            KilometreKind::Tariff => 500.0,
            KilometreKind::Line | KilometreKind::Route => 50.0,
        }
    }
}

/// The graph of stations.
#[derive(Debug)]
pub struct Chainages {
    stations: Vec<Station>,
    sections: Vec<Section>,
    /// The sections at each station.
    at: Vec<Vec<usize>>,
}

/// A station and the line on which it is reached.
type State = (usize, &'static str);

/// A section and the station from which it is travelled.
pub type Step = (usize, &'static Section);
/// A way over sections that follow each other.
pub type Chain = Vec<Step>;

impl Chainages {
    pub fn station(&self, index: usize) -> &Station {
        &self.stations[index]
    }

    pub fn stations(&self) -> &[Station] {
        &self.stations
    }

    /// The station of a place, and how far it lies from the place's point if it has another name.
    pub fn station_of(&self, place: &Place) -> Option<(usize, f64)> {
        let name = fold(&place.name);
        let named = |station: &Station| {
            std::iter::once(&station.name).chain(&station.aliases).any(|other| fold(other) == name)
        };
        let mut found: Option<(usize, f64)> = None;
        for (index, station) in self.stations.iter().enumerate() {
            let Some(likely) = station.likely else { continue };
            let apart_m = geodesy::distance_m(place.point, likely);
            if apart_m <= SAME_NAME_M && named(station) {
                return Some((index, 0.0));
            }
            let nearer = found.is_none_or(|(_, best_m)| apart_m < best_m);
            if apart_m <= SERVED_M && station.point.is_some() && nearer {
                found = Some((index, apart_m));
            }
        }
        found
    }

    /// The shortest chain of sections between two stations that keeps off the line `without`.
    pub fn shortest(&'static self, from: usize, to: usize, without: Option<&str>) -> Option<Chain> {
        // A state is a station and the line of arrival. Some hundred of them: correcting lengths
        // until nothing improves is quick enough.
        let mut reached: BTreeMap<State, f64> = BTreeMap::from([((from, ""), 0.0)]);
        let mut came: HashMap<State, (State, &'static Section)> = HashMap::new();
        let mut open = VecDeque::from([(from, "")]);
        while let Some(state) = open.pop_front() {
            let (station, line) = state;
            for &index in &self.at[station] {
                let section = &self.sections[index];
                if Some(section.line.as_str()) == without {
                    continue;
                }
                let next = (section.other_end(station), section.line.as_str());
                // Of ways of the same length the one that stays on its line is the one that people
                // name.
                let change_m = if line == section.line { 0.0 } else { CHANGE_OF_LINE_M };
                let length_m = reached[&state] + section.length_m + change_m;
                if reached.get(&next).is_none_or(|&known_m| length_m < known_m) {
                    reached.insert(next, length_m);
                    came.insert(next, (state, section));
                    open.push_back(next);
                }
            }
        }
        let arrivals = reached.iter().filter(|((station, _), _)| *station == to);
        let mut state = *arrivals.min_by(|a, b| a.1.total_cmp(b.1))?.0;
        let mut chain = Vec::new();
        while let Some(&(before, section)) = came.get(&state) {
            chain.push((before.0, section));
            state = before;
        }
        chain.reverse();
        Some(chain)
    }

    /// The stations of a chain that have coordinates, as a line.
    pub fn line(&self, chain: &Chain, to: usize) -> LineString {
        let stations = chain.iter().map(|&(from, _)| from).chain([to]);
        stations.filter_map(|station| self.stations[station].point).collect()
    }

    fn new(rows: Vec<StationRow>, links: Vec<LinkRow>) -> Self {
        let mut index: HashMap<String, usize> = HashMap::new();
        let mut stations = Vec::new();
        for row in &rows {
            index.entry(row.station.clone()).or_insert_with(|| {
                stations.push(Station::new(row));
                stations.len() - 1
            });
        }
        place_between(&rows, &index, &mut stations);
        let on_lines = rows
            .windows(2)
            .filter(|pair| pair[0].line == pair[1].line)
            .map(|pair| Section::on_line(&index, &pair[0], &pair[1]));
        let linked = links.iter().map(|link| Section::linking(&index, link));
        let sections: Vec<Section> = on_lines.chain(linked).collect();
        let mut at = vec![Vec::new(); stations.len()];
        for (number, section) in sections.iter().enumerate() {
            at[section.from].push(number);
            at[section.to].push(number);
        }
        Self { stations, sections, at }
    }
}

impl Station {
    fn new(row: &StationRow) -> Self {
        let aliases = row.aliases.split('|').filter(|alias| !alias.is_empty());
        let point = row.lon.zip(row.lat).map(|(lon, lat)| Point::new(lon, lat));
        let aliases = aliases.map(str::to_owned).collect();
        Self { name: row.station.clone(), aliases, point, likely: point }
    }
}

impl Section {
    fn other_end(&self, station: usize) -> usize {
        if station == self.from { self.to } else { self.from }
    }

    fn on_line(index: &HashMap<String, usize>, from: &StationRow, to: &StationRow) -> Self {
        Self {
            from: index[&from.station],
            to: index[&to.station],
            length_m: (to.km - from.km) * 1000.0,
            line: from.line.clone(),
            gauges_mm: (from.gauge_mm, to.gauge_mm),
            kind: to.kind,
            note: String::new(),
            source: to.source.clone(),
        }
    }

    fn linking(index: &HashMap<String, usize>, link: &LinkRow) -> Self {
        Self {
            from: index[&link.station_a],
            to: index[&link.station_b],
            length_m: link.km * 1000.0,
            line: link.line.clone(),
            gauges_mm: (link.gauge_a_mm, link.gauge_b_mm),
            kind: link.kind,
            note: link.note.clone(),
            source: link.source.clone(),
        }
    }
}

/// Gives stations without coordinates a likely place between those of their line that have some.
fn place_between(rows: &[StationRow], index: &HashMap<String, usize>, stations: &mut [Station]) {
    for line in rows.chunk_by(|a, b| a.line == b.line) {
        let known: Vec<(f64, Point)> = line
            .iter()
            .filter_map(|row| Some((row.km, stations[index[&row.station]].point?)))
            .collect();
        for row in line {
            let station = &mut stations[index[&row.station]];
            let before = known.iter().rfind(|(km, _)| *km <= row.km);
            let after = known.iter().find(|(km, _)| *km >= row.km);
            let likely = match (before, after) {
                (Some(&(start, a)), Some(&(end, b))) if end > start => {
                    let part = (row.km - start) / (end - start);
                    Some(a + (b - a) * part)
                }
                (Some(&(_, point)), _) | (_, Some(&(_, point))) => Some(point),
                (None, None) => None,
            };
            station.likely = station.likely.or(likely);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn index(name: &str) -> usize {
        let stations = CHAINAGES.stations();
        stations.iter().position(|station| station.name == name).unwrap()
    }

    fn length_km(from: &str, to: &str, without: Option<&str>) -> Option<f64> {
        let chain = CHAINAGES.shortest(index(from), index(to), without)?;
        Some(chain.iter().map(|(_, section)| section.length_m).sum::<f64>() / 1000.0)
    }

    /// Rows: from, to, kilometres, who publishes them.
    #[test]
    fn chains_add_up_to_the_published_kilometres() {
        for (from, to, km) in [
            ("Baranovsky", "Vladivostok", 89.0),   // tariff guide 4
            ("Baranovsky", "Khasan", 237.0),       // tariff guide 4
            ("Khasan", "Vladivostok", 326.0),      // tariff guide 4
            ("Ussuriysk", "Vladivostok", 112.0),   // tariff guide 4
            ("Rajin", "Tumangang", 50.1),          // Hambuk and Hongŭi lines
            ("P'yŏngyang", "Kowŏn", 233.0),        // Kowŏn station
            ("P'yŏngyang", "Rajin", 800.2),        // Hankook Ilbo 2018
            ("P'yŏngyang", "Vladivostok", 1181.3), // the sum; Newsis 2019 has 1,180
            ("P'yŏngyang", "Sŏp'o", 11.1),
        ] {
            let measured = length_km(from, to, None).unwrap();
            assert!((measured - km).abs() < 0.05, "{from}–{to}: {measured}, not {km}");
        }
    }

    #[test]
    fn every_line_rises_and_every_station_is_reached() {
        let rows: Vec<StationRow> = table::rows(include_str!("../../geodata/chainages.csv"));
        for pair in rows.windows(2) {
            let (a, b) = (&pair[0], &pair[1]);
            assert!(
                a.line < b.line || a.line == b.line && a.km < b.km,
                "{}, {}",
                b.line,
                b.station
            );
        }
        for station in CHAINAGES.stations() {
            assert!(length_km("P'yŏngyang", &station.name, None).is_some(), "{}", station.name);
            assert!(station.likely.is_some(), "{}", station.name);
        }
    }

    #[test]
    fn kilometres_are_never_shorter_than_the_straight_line() {
        for section in &CHAINAGES.sections {
            let point = |station: usize| CHAINAGES.stations[station].point;
            if let Some((a, b)) = point(section.from).zip(point(section.to)) {
                let straight_m = geodesy::distance_m(a, b);
                // Coordinates are those of the town in North Korea; kilometres are whole in Russia,
                // and some stops have moved.
                let slack_m = if section.gauges_mm.0 == 1435 { 6000.0 } else { 2000.0 };
                assert!(straight_m < section.length_m + slack_m, "{section:?}: {straight_m}");
            }
        }
    }
}
