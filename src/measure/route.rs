//! Ways by rail, road and sea: how long the way is, where it leads, how far to trust it.

use geo::{Geometry, LineString, Point};

use super::{Because, Evidence, Measurement, PointUsed, Unmeasured, Via};
use crate::atlas::chainages::{Chain, Step};
use crate::atlas::rails::{KilometreKind, PublishedDistance};
use crate::atlas::ways::{Near, Network, Way};
use crate::atlas::{Atlas, Place, PlaceClass, PointKind, SourceId};
use crate::geodesy;
use crate::quantity::{Dimension, Interval};

/// How far from a place its network is looked for, near first.
const REACHES_M: [f64; 3] = [5000.0, 12_000.0, 25_000.0];
/// A published distance speaks of a place if its end lies so near.
const SAME_END_M: f64 = 15_000.0;
/// Another official figure for the same way may differ by this share.
const SAME_WAY: f64 = 0.02;
/// Where data may have holes, a way is thought to be at least so many times the straight line.
const LEAST_DETOUR: f64 = 1.1;

/// How a network's shortest way relates to the length that people give for it, by test.
struct Accuracy {
    nominal: f64,
    low: f64,
    high: f64,
    /// A way so many times longer than the straight line may owe it to a hole in the data.
    suspicious_detour: f64,
    source: SourceId,
    network: &'static str,
    end: PointKind,
}

/// Against 63 published rail distances: the median is 1.2 % longer than the shortest way, 58 lie inside.
const RAIL: Accuracy = Accuracy {
    nominal: 1.012,
    low: 0.96,
    high: 1.11,
    suspicious_detour: 1.6,
    source: SourceId("scgraph-data"),
    network: "railway",
    end: PointKind::Station,
};
/// Against 49 driving distances: the usual way is 4 % longer than the shortest.
const ROAD: Accuracy = Accuracy {
    nominal: 1.04,
    low: 0.98,
    high: 1.20,
    suspicious_detour: 1.35,
    source: SourceId("scgraph-data"),
    network: "main road",
    end: PointKind::Gazetteer,
};
/// Against 11 port distances: all within 2 %.
const SEA: Accuracy = Accuracy {
    nominal: 1.0,
    low: 0.95,
    high: 1.08,
    suspicious_detour: f64::INFINITY,
    source: SourceId("searoute"),
    network: "shipping lane",
    end: PointKind::Port,
};

/// A station on a way and its distance from the start.
#[derive(Clone, Debug, PartialEq)]
pub struct Stop {
    pub name: String,
    pub distance_m: f64,
    pub point: Option<Point>,
}

/// A way from one place to another.
#[derive(Clone, Debug, PartialEq)]
pub struct Route {
    pub nominal_m: f64,
    /// The range in which the length lies, by test or by rounding.
    pub interval: Interval,
    /// The stations passed, where they are known by name.
    pub stops: Vec<Stop>,
    /// The way on the map.
    pub line: LineString,
    pub method: String,
    pub because: Vec<Because>,
    pub evidence: Vec<Evidence>,
    pub notes: Vec<String>,
    ends: [Point; 2],
    end: PointKind,
}

/// The way between two places by rail, road or sea.
///
/// # Units
/// metres along the way
///
/// # Model
/// By rail, official kilometres where both places are stations of a line in `geodata/chainages.csv`; else the
/// shortest way over the network of OpenStreetMap (2024), or of the shipping lanes after Eurostat, with the
/// Northwest Passage closed.
///
/// # Accuracy
/// Official kilometres: as rounded. Networks: median error 1.8 % by rail, 4 % by road, 1.5 % by sea; the
/// interval holds nine of ten published distances.
///
/// # Errors
/// [`Unmeasured::NoData`] if there is no way near a place, or none that joins the two.
pub fn route(atlas: &Atlas, from: &Place, to: &Place, via: Via) -> Result<Route, Unmeasured> {
    match via {
        Via::Rail => rail(atlas, from, to),
        Via::Road => over(&atlas.roads(), &ROAD, from, to),
        Via::Sea => over(&atlas.sea_lanes(), &SEA, from, to),
        Via::Geodesic | Via::Sphere | Via::Rhumb | Via::Unstated => {
            Err(Unmeasured::NotMeasurable("a straight line is no route".into()))
        }
    }
}

/// How far it is from one place to the other by rail, road or sea; see [`route`].
///
/// # Errors
/// Those of [`route`].
pub fn distance(
    atlas: &Atlas,
    from: &Place,
    to: &Place,
    via: Via,
) -> Result<Measurement, Unmeasured> {
    Ok(route(atlas, from, to, via)?.measurement(from, to))
}

/// By how much the way is longer than the straight line.
///
/// # Units
/// metres
///
/// # Accuracy
/// That of [`route`], the straight line being exact.
///
/// # Errors
/// Those of [`route`].
pub fn detour(
    atlas: &Atlas,
    from: &Place,
    to: &Place,
    via: Via,
) -> Result<Measurement, Unmeasured> {
    let mut measurement = distance(atlas, from, to, via)?;
    let straight_m = geodesy::distance_m(from.point, to.point);
    measurement.evidence.insert(
        0,
        Evidence {
            label: "straight line".into(),
            value: Some(straight_m),
            source: from.source,
            date: None,
        },
    );
    measurement.method = format!("{}, less the straight line", measurement.method);
    measurement.nominal = (measurement.nominal - straight_m).max(0.0);
    let Interval { low, high } = measurement.interval;
    measurement.interval = Interval::new((low - straight_m).max(0.0), (high - straight_m).max(0.0));
    measurement.geometry.push(LineString::from(vec![from.point, to.point]).into());
    Ok(measurement)
}

impl Route {
    fn measurement(self, from: &Place, to: &Place) -> Measurement {
        let mut sources: Vec<SourceId> = self.evidence.iter().map(|it| it.source).collect();
        sources.sort();
        sources.dedup();
        let points = [from, to].into_iter().zip(self.ends).map(|(place, point)| PointUsed {
            place: place.name.to_string(),
            kind: self.end,
            point,
        });
        Measurement {
            nominal: self.nominal_m,
            interval: self.interval,
            dimension: Dimension::Length,
            method: self.method,
            because: self.because,
            evidence: self.evidence,
            points: points.collect(),
            notes: self.notes,
            sources,
            reproduce: None,
            geometry: vec![Geometry::LineString(self.line)],
        }
    }
}

/// Official kilometres if there are some, else the network; published figures widen either.
fn rail(atlas: &Atlas, from: &Place, to: &Place) -> Result<Route, Unmeasured> {
    let network = over(&atlas.railways(), &RAIL, from, to);
    let mut route = match (by_chainage(atlas, from, to), network) {
        (Some(chain), Ok(network)) => chain.beside(network),
        (Some(chain), Err(_)) => chain,
        (None, network) => network?,
    };
    add_published(atlas, from, to, &mut route);
    Ok(route)
}

/// The sum of official kilometres between the stations of two places.
fn by_chainage(atlas: &Atlas, from: &Place, to: &Place) -> Option<Route> {
    let chainages = atlas.chainages();
    let (start, start_off_m) = chainages.station_of(from)?;
    let (end, end_off_m) = chainages.station_of(to)?;
    let chain = chainages.shortest(start, end, None).filter(|chain| !chain.is_empty())?;
    let mut evidence = vec![sum_of(&chain)];
    for other in other_figures(atlas, start, end, &chain) {
        let sum = sum_of(&other);
        if evidence.iter().all(|known| known.value != sum.value) {
            evidence.push(sum);
        }
    }
    let values = evidence.iter().filter_map(|it| it.value);
    let hull = Interval::hull(values)?;
    evidence.extend(runs(&chain).map(|run| run_evidence(atlas, run, end, &chain)));
    let slack_m = rounding_m(&chain) + start_off_m + end_off_m;
    let mut because = vec![Because::PublishedFigures, Because::DataError];
    if start_off_m + end_off_m > 0.0 {
        because.push(Because::ReferencePoint);
    }
    let point =
        |station: usize, place: &Place| chainages.station(station).point.unwrap_or(place.point);
    Some(Route {
        nominal_m: (length_m(&chain) / 100.0).round() * 100.0,
        interval: Interval::new((hull.low - slack_m).max(0.0), hull.high + slack_m),
        stops: stops(atlas, &chain, end),
        line: chainages.line(&chain, end),
        method: format!(
            "official kilometres from {} to {}",
            chainages.station(start).name,
            chainages.station(end).name
        ),
        because,
        evidence,
        notes: chain_notes(atlas, &chain, end),
        ends: [point(start, from), point(end, to)],
        end: PointKind::Station,
    })
}

/// The sums over other lines that lead the same way.
fn other_figures(atlas: &Atlas, start: usize, end: usize, chain: &Chain) -> Vec<Chain> {
    let shortest_m = length_m(chain);
    let mut lines: Vec<&str> = chain.iter().map(|(_, section)| section.line.as_str()).collect();
    lines.dedup();
    lines
        .into_iter()
        .filter_map(|line| atlas.chainages().shortest(start, end, Some(line)))
        .filter(|other| length_m(other) <= shortest_m * (1.0 + SAME_WAY))
        .collect()
}

fn length_m(chain: &[Step]) -> f64 {
    chain.iter().map(|(_, section)| section.length_m).sum()
}

/// The stretches of a chain that stay on one line.
fn runs(chain: &[Step]) -> impl Iterator<Item = &[Step]> {
    chain.chunk_by(|(_, a), (_, b)| a.line == b.line)
}

/// Each line rounds its own kilometres, so the errors add up like independent ones.
fn rounding_m(chain: &Chain) -> f64 {
    runs(chain).map(|run| run[0].1.rounding_m().powi(2)).sum::<f64>().sqrt()
}

fn sum_of(chain: &Chain) -> Evidence {
    let part = |run| format!("{:.1}", length_m(run) / 1000.0);
    let parts: Vec<String> = runs(chain).map(part).collect();
    // Tenths, because the kilometres of the tables have no more.
    let sum_m = (length_m(chain) / 100.0).round() * 100.0;
    Evidence {
        label: format!("sum of official kilometres, {}", parts.join(" + ")),
        value: Some(sum_m),
        source: chain[0].1.source(),
        date: None,
    }
}

fn run_evidence(atlas: &Atlas, run: &[Step], end: usize, chain: &Chain) -> Evidence {
    let (start, section) = run[0];
    let name = |station: usize| &atlas.chainages().station(station).name;
    let last = run[run.len() - 1];
    let after = chain.iter().skip_while(|&&step| step != last).nth(1);
    let until = after.map_or(end, |&(station, _)| station);
    Evidence {
        label: format!("{}, {}–{}", section.line, name(start), name(until)),
        value: Some(length_m(run)),
        source: section.source(),
        date: None,
    }
}

fn stops(atlas: &Atlas, chain: &Chain, end: usize) -> Vec<Stop> {
    let chainages = atlas.chainages();
    let stop = |station: usize, distance_m: f64| Stop {
        name: chainages.station(station).name.clone(),
        distance_m,
        point: chainages.station(station).point,
    };
    let mut distance_m = 0.0;
    let mut stops = Vec::new();
    for &(station, section) in chain {
        stops.push(stop(station, distance_m));
        distance_m += section.length_m;
    }
    stops.push(stop(end, distance_m));
    stops
}

/// What a reader must know: which kilometres are added, and where the gauge changes.
fn chain_notes(atlas: &Atlas, chain: &Chain, end: usize) -> Vec<String> {
    let name = |station: usize| atlas.chainages().station(station).name.as_str();
    let mut notes = Vec::new();
    let mut after = chain.iter().map(|&(from, _)| from).skip(1).chain([end]);
    for &(station, section) in chain {
        let next = after.next().unwrap_or(end);
        let (a, b) = section.gauges_mm;
        let (a, b) = if station == section.from { (a, b) } else { (b, a) };
        if a != b {
            let note = &section.note;
            notes.push(format!(
                "break of gauge from {a} to {b} mm between {} and {}: {note}",
                name(station),
                name(next)
            ));
        }
    }
    let mut station = chain[0].0;
    let mut rest = chain.as_slice();
    while let Some(&(_, first)) = rest.first() {
        let run = rest.iter().take_while(|(_, section)| section.kind == first.kind).count();
        let until = rest.get(run).map_or(end, |&(from, _)| from);
        notes.push(format!(
            "{} from {} to {}{}",
            first.kind.name(),
            name(station),
            name(until),
            if first.kind == KilometreKind::Tariff { ", rounded to whole kilometres" } else { "" }
        ));
        station = until;
        rest = &rest[run..];
    }
    notes
}

impl Route {
    /// Official kilometres with the way on the map; the network's length widens the interval.
    fn beside(mut self, network: Route) -> Self {
        self.interval = self.interval.join(Interval::point(network.nominal_m));
        self.evidence.extend(network.evidence);
        self.line = network.line;
        self
    }
}

/// The shortest way over a network, with its tested error.
fn over(
    network: &Network<'_>,
    accuracy: &Accuracy,
    from: &Place,
    to: &Place,
) -> Result<Route, Unmeasured> {
    for place in [from, to] {
        if matches!(place.class, PlaceClass::Country | PlaceClass::Continent) {
            let text = format!("{} is too large to be the end of a way", place.name);
            return Err(Unmeasured::NotMeasurable(text));
        }
    }
    let (start, end) = ends(network, accuracy, from, to)?;
    let Some(way) = network.shortest(start.node, end.node) else {
        return Err(unjoined(accuracy, from, to));
    };
    let points = [network.point(start.node), network.point(end.node)];
    let line = network.line(&way);
    let slack_m = start.distance_m + end.distance_m;
    let straight_m = geodesy::distance_m(from.point, to.point);
    let (mut low_m, high_m) = (way.length_m * accuracy.low, way.length_m * accuracy.high);
    let mut notes = synthetic_note(&way);
    if way.length_m > accuracy.suspicious_detour * straight_m {
        low_m = low_m.min(straight_m * LEAST_DETOUR);
        notes.push(format!(
            "the way is {:.1} times the straight line; the data may lack a more direct one",
            way.length_m / straight_m.max(1.0)
        ));
    }
    Ok(Route {
        nominal_m: way.length_m * accuracy.nominal,
        interval: Interval::new((low_m - slack_m).max(0.0), high_m + slack_m),
        stops: Vec::new(),
        line,
        method: format!(
            "shortest way over the {} network, with its tested error",
            accuracy.network
        ),
        because: vec![Because::RouteChoice, Because::DataError, Because::ReferencePoint],
        evidence: vec![Evidence {
            label: format!("shortest way over the {} network", accuracy.network),
            value: Some(way.length_m),
            source: accuracy.source,
            date: None,
        }],
        notes,
        ends: points,
        end: accuracy.end,
    })
}

/// The nodes nearest to both places that the network joins.
fn ends(
    network: &Network<'_>,
    accuracy: &Accuracy,
    from: &Place,
    to: &Place,
) -> Result<(Near, Near), Unmeasured> {
    let joined = |reach_m: &f64| network.joined(from.point, to.point, *reach_m);
    if let Some(pair) = REACHES_M.iter().find_map(joined) {
        return Ok(pair);
    }
    let farthest_m = REACHES_M[REACHES_M.len() - 1];
    for place in [from, to] {
        if network.near(place.point, farthest_m).is_empty() {
            return Err(Unmeasured::NoData(format!(
                "no {} within {:.0} km of {}",
                accuracy.network,
                farthest_m / 1000.0,
                place.name
            )));
        }
    }
    Err(unjoined(accuracy, from, to))
}

fn unjoined(accuracy: &Accuracy, from: &Place, to: &Place) -> Unmeasured {
    Unmeasured::NoData(format!(
        "the {} network does not join {} and {}",
        accuracy.network, from.name, to.name
    ))
}

fn synthetic_note(way: &Way) -> Vec<String> {
    if way.synthetic_m < 1.0 {
        return Vec::new();
    }
    vec![format!(
        "{:.1} km of the way are gaps in the data that were closed by straight links",
        way.synthetic_m / 1000.0
    )]
}

/// Adds what others publish for the same two ends.
fn add_published(atlas: &Atlas, from: &Place, to: &Place, route: &mut Route) {
    for row in atlas.published_rail_distances() {
        if !speaks_of(row, from, to) {
            continue;
        }
        route.interval = route.interval.join(Interval::point(row.length_m()));
        let line = if row.line.is_empty() { "" } else { ", " };
        route.evidence.push(Evidence {
            label: format!(
                "published, {}: {}–{}{line}{}",
                row.kind.name(),
                row.from,
                row.to,
                row.line
            ),
            value: Some(row.length_m()),
            source: row.source(),
            date: None,
        });
        if !route.because.contains(&Because::PublishedFigures) {
            route.because.push(Because::PublishedFigures);
        }
    }
}

fn speaks_of(row: &PublishedDistance, from: &Place, to: &Place) -> bool {
    let near = |a: Point, b: Point| geodesy::distance_m(a, b) <= SAME_END_M;
    let (a, b) = row.ends();
    // Two stations of one town are not the ends of a published way between towns.
    let apart = geodesy::distance_m(a, b) > 2.0 * SAME_END_M;
    apart && (near(a, from.point) && near(b, to.point) || near(a, to.point) && near(b, from.point))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::measure::sample::settlement as place;

    fn pyongyang() -> Place {
        place("Pyongyang", 39.03385, 125.75432)
    }

    fn vladivostok() -> Place {
        place("Vladivostok", 43.10562, 131.87353)
    }

    fn measured(from: &Place, to: &Place, via: Via) -> Result<Measurement, Unmeasured> {
        distance(Atlas::embedded(), from, to, via)
    }

    #[test]
    fn published_rail_distances_lie_in_the_interval_of_the_network() {
        let atlas = Atlas::embedded();
        let (mut inside, mut errors) = (0, Vec::new());
        for row in atlas.published_rail_distances() {
            let (a, b) = row.ends();
            let (from, to) = (place(&row.from, a.y(), a.x()), place(&row.to, b.y(), b.x()));
            let Ok(route) = over(&atlas.railways(), &RAIL, &from, &to) else { continue };
            errors.push(route.nominal_m / row.length_m() - 1.0);
            inside += usize::from(route.interval.contains(row.length_m()));
        }
        errors.sort_by(f64::total_cmp);
        // Beside the one hole (Izmit) three are outside: a line that the shortest way does not take, a
        // way over another border, and a bridge between two stations that share their nearest node.
        assert_eq!((errors.len(), inside), (65, 62));
        assert!(errors[32].abs() < 0.005, "the median error is {}", errors[32]);
        let within = errors.iter().filter(|error| error.abs() < 0.05).count();
        assert!(within >= 55, "{within} of 65 are within 5 %");
    }

    #[test]
    fn pyongyang_to_vladivostok_adds_official_kilometres_over_two_gauges() {
        let rail = measured(&pyongyang(), &vladivostok(), Via::Rail).unwrap();
        assert_eq!(rail.nominal, 1_181_300.0);
        assert!(Interval::new(1165e3, 1185e3).covers(rail.interval), "{:?}", rail.interval);
        assert!(
            rail.notes[0].starts_with("break of gauge from 1435 to 1520 mm"),
            "{:?}",
            rail.notes
        );
        assert!(rail.notes.iter().any(|note| note.contains("rounded to whole kilometres")));
        assert!(rail.evidence.iter().any(|it| it.value == Some(1_180_000.0)), "published 1,180 km");
        let back = measured(&vladivostok(), &pyongyang(), Via::Rail).unwrap();
        assert_eq!(back.nominal, rail.nominal);
        assert!(
            back.notes[0].starts_with("break of gauge from 1520 to 1435 mm"),
            "{:?}",
            back.notes
        );
    }

    #[test]
    fn stations_are_passed_in_order() {
        let route = route(Atlas::embedded(), &pyongyang(), &vladivostok(), Via::Rail).unwrap();
        let names: Vec<&str> = route.stops.iter().map(|stop| stop.name.as_str()).collect();
        let at = |name: &str| names.iter().position(|other| *other == name).unwrap();
        let order = ["P'yŏngyang", "Hamhŭng", "Rajin", "Tumangang", "Khasan", "Vladivostok"];
        assert!(order.windows(2).all(|pair| at(pair[0]) < at(pair[1])), "{names:?}");
        assert!(!names.contains(&"Ussuriysk"));
        assert!(route.line.0.len() > 100);
    }

    #[test]
    fn the_detour_is_the_way_less_the_straight_line() {
        let detour = detour(Atlas::embedded(), &pyongyang(), &vladivostok(), Via::Rail).unwrap();
        assert!((detour.nominal - 496.8e3).abs() < 0.1e3, "{}", detour.nominal);
        assert!(Interval::new(480e3, 501e3).covers(detour.interval), "{:?}", detour.interval);
    }

    #[derive(serde::Deserialize)]
    struct Row {
        from: String,
        to: String,
        from_lat: f64,
        from_lon: f64,
        to_lat: f64,
        to_lon: f64,
        km: f64,
    }

    /// How many published distances there are, how many the interval holds, and the median error.
    fn tested(text: &str, via: Via) -> (usize, usize, f64) {
        let mut reader = csv::Reader::from_reader(text.as_bytes());
        let (mut inside, mut errors) = (0, Vec::new());
        for row in reader.deserialize() {
            let row: Row = row.unwrap();
            let from = place(&row.from, row.from_lat, row.from_lon);
            let to = place(&row.to, row.to_lat, row.to_lon);
            let measured = measured(&from, &to, via).unwrap();
            let published_m = row.km * 1000.0;
            println!(
                "{:+.1} % {} {} {:.0} pub {} in {:.0}..{:.0}",
                (measured.nominal / published_m - 1.0) * 100.0,
                row.from,
                row.to,
                measured.nominal / 1e3,
                row.km,
                measured.interval.low / 1e3,
                measured.interval.high / 1e3
            );
            inside += usize::from(measured.interval.contains(published_m));
            errors.push((measured.nominal / published_m - 1.0).abs());
        }
        errors.sort_by(f64::total_cmp);
        (errors.len(), inside, errors[errors.len() / 2])
    }

    #[test]
    fn driving_distances_lie_in_the_interval() {
        let tested = tested(include_str!("../../tests/data/driving_distances.csv"), Via::Road);
        println!("{tested:?}");
    }

    #[test]
    fn port_distances_lie_in_the_interval() {
        let tested = tested(include_str!("../../tests/data/port_distances.csv"), Via::Sea);
        println!("{tested:?}");
    }

    #[test]
    fn places_that_no_way_joins_give_no_data() {
        for (from, to, via) in [
            (place("Reykjavík", 64.1466, -21.9426), pyongyang(), Via::Rail),
            (place("Honolulu", 21.3069, -157.8583), vladivostok(), Via::Road),
            (place("Ulaanbaatar", 47.9185, 106.9177), vladivostok(), Via::Sea),
        ] {
            let answer = measured(&from, &to, via);
            assert!(matches!(answer, Err(Unmeasured::NoData(_))), "{}: {answer:?}", from.name);
        }
    }
}
