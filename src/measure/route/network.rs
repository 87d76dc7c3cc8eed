//! The shortest way over a network, with the error that tests against published distances have
//! shown.

use geo::{LineString, Point};

use super::Route;
use crate::atlas::ways::{Near, Network, Way};
use crate::atlas::{Atlas, Place, PlaceClass, PointKind, SourceId};
use crate::geodesy;
use crate::measure::{Because, Evidence, Unmeasured};
use crate::quantity::{Dimension, Interval};

/// How far from a place track and roads are looked for, near first.
const REACHES_ON_LAND_M: &[f64] = &[5000.0, 12_000.0, 25_000.0];
/// Shipping lanes are few, and ports lie up rivers.
const REACHES_AT_SEA_M: &[f64] = &[30_000.0, 80_000.0, 150_000.0];
/// Where data may have holes, a way is thought to be at least so many times the straight line.
const LEAST_DETOUR: f64 = 1.1;
/// No way by land begins and ends, taken together, farther from its places than this share of what
/// lies between them.
const FARTHEST_ENDS: f64 = 0.6;
/// The way without a break of gauge may be so many times the shortest one.
const DETOUR_FOR_GAUGE: f64 = 1.1;
/// Larger countries have no one point to start from.
const CITY_STATE_M2: f64 = 1e9;
/// A crossing is on the way if the line comes so near to it.
const ON_WAY_M: f64 = 8000.0;

/// How a network's shortest way relates to the length that people give for it, by test.
struct Accuracy {
    nominal: f64,
    low: f64,
    high: f64,
    /// A way so many times longer than the straight line may owe it to a hole in the data.
    suspicious_detour: f64,
    reaches_m: &'static [f64],
    /// Which share of the way between a place and the network is added to the length.
    ends: f64,
    source: SourceId,
    network: &'static str,
    end: PointKind,
}

/// Against 94 published rail distances: their median is 1.5 % longer than the shortest way, 93 lie
/// inside; classic lines beside high-speed ones are up to 18 % longer.
const RAIL: Accuracy = Accuracy {
    nominal: 1.015,
    low: 0.94,
    high: 1.18,
    suspicious_detour: 1.6,
    reaches_m: REACHES_ON_LAND_M,
    ends: 0.0,
    source: SourceId("scgraph-data"),
    network: "railway",
    end: PointKind::Station,
};
/// Against 49 driving distances: the usual way is 4 % longer than the shortest; 48 lie inside.
const ROAD: Accuracy = Accuracy {
    nominal: 1.04,
    low: 0.95,
    high: 1.22,
    suspicious_detour: 1.35,
    reaches_m: REACHES_ON_LAND_M,
    ends: 0.0,
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
    reaches_m: REACHES_AT_SEA_M,
    ends: 1.0,
    source: SourceId("searoute"),
    network: "shipping lane",
    end: PointKind::Port,
};

/// The shortest way by rail, with the breaks of gauge on it.
pub(super) fn by_rail(atlas: &Atlas, from: &Place, to: &Place) -> Result<Route, Unmeasured> {
    let mut route = over(atlas, &atlas.railways(), &RAIL, from, to)?;
    let breaks = breaks_of_gauge(atlas, &route.line);
    if !breaks.is_empty() {
        // Trains rather make a detour than change their wheels.
        route.interval.high *= DETOUR_FOR_GAUGE;
        route.notes.extend(breaks);
    }
    Ok(route)
}

/// The shortest way over main roads.
pub(super) fn by_road(atlas: &Atlas, from: &Place, to: &Place) -> Result<Route, Unmeasured> {
    over(atlas, &atlas.roads(), &ROAD, from, to)
}

/// The shortest way over shipping lanes.
pub(super) fn by_sea(atlas: &Atlas, from: &Place, to: &Place) -> Result<Route, Unmeasured> {
    let mut route = over(atlas, &atlas.sea_lanes(), &SEA, from, to)?;
    let passages = atlas.sea_passages().iter().filter(|passage| {
        let near = |vertex| geodesy::distance_m(vertex, passage.point()) <= passage.reach_m();
        route.line.points().any(near)
    });
    let names: Vec<&str> = passages.map(|passage| passage.name.as_str()).collect();
    if !names.is_empty() {
        route.notes.push(format!("the way passes {}", names.join(", ")));
    }
    Ok(route)
}

fn breaks_of_gauge(atlas: &Atlas, line: &LineString) -> Vec<String> {
    let passes = |point: Point| {
        line.points().any(|vertex| {
            (vertex.y() - point.y()).abs() < 0.2 && geodesy::distance_m(vertex, point) < ON_WAY_M
        })
    };
    let crossings = atlas.crossings().iter().filter(|crossing| crossing.breaks_gauge());
    crossings
        .filter(|crossing| passes(crossing.point))
        .map(|crossing| {
            let [a, b] = &crossing.gauges_mm;
            let list = |gauges: &[u16]| {
                let gauges: Vec<String> = gauges.iter().map(u16::to_string).collect();
                gauges.join(" or ")
            };
            format!("break of gauge at {}, {} and {} mm", crossing.name, list(a), list(b))
        })
        .collect()
}

/// The shortest way over a network, with its tested error.
fn over(
    atlas: &Atlas,
    network: &Network<'_>,
    accuracy: &Accuracy,
    from: &Place,
    to: &Place,
) -> Result<Route, Unmeasured> {
    let [from_point, to_point] = stands(atlas, accuracy, from, to)?;
    let (start, end) = ends(network, accuracy, (from, from_point), (to, to_point))?;
    let Some(way) = network.shortest(start.node, end.node) else {
        return Err(unjoined(accuracy, from, to));
    };
    let points = [network.point(start.node), network.point(end.node)];
    let line = network.line(&way);
    let slack_m = start.distance_m + end.distance_m;
    let straight_m = geodesy::distance_m(from_point, to_point);
    if accuracy.ends == 0.0 && slack_m > FARTHEST_ENDS * straight_m {
        return Err(unjoined(accuracy, from, to));
    }
    let length_m = way.length_m + slack_m * accuracy.ends;
    let (mut low_m, high_m) = (length_m * accuracy.low, length_m * accuracy.high);
    let mut notes = synthetic_note(&way);
    if way.length_m > accuracy.suspicious_detour * straight_m {
        low_m = low_m.min(straight_m * LEAST_DETOUR);
        notes.push(format!(
            "the way is {:.1} times the straight line; the data may lack a more direct one, \
             and have no ferries",
            way.length_m / straight_m.max(1.0)
        ));
    }
    Ok(Route {
        nominal_m: length_m * accuracy.nominal,
        interval: Interval::new((low_m - slack_m).max(0.0), high_m + slack_m),
        stops: Vec::new(),
        line,
        method: format!(
            "shortest way over the {} network, with its tested error",
            accuracy.network
        ),
        because: vec![Because::RouteChoice, Because::DataError, Because::ReferencePoint],
        evidence: vec![Evidence {
            published: false,
            dimension: Dimension::Length,
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

/// Where a traveller starts and arrives: at the station of a town, else at its own point.
fn stands(
    atlas: &Atlas,
    accuracy: &Accuracy,
    from: &Place,
    to: &Place,
) -> Result<[Point; 2], Unmeasured> {
    for place in [from, to] {
        if is_too_large(atlas, place) {
            let text = format!("{} is too large to be the end of a way", place.name);
            return Err(Unmeasured::NotMeasurable(text));
        }
    }
    let points = [from, to].map(|place| {
        let points = atlas.reference_points(place);
        let at_hand = points.iter().find(|point| point.kind == accuracy.end);
        at_hand.map_or(place.point, |point| point.point)
    });
    if points[0] == points[1] {
        let text = format!("{} and {} are the same place", from.name, to.name);
        return Err(Unmeasured::NotMeasurable(text));
    }
    Ok(points)
}

/// Countries are no ends of a way, but for city states.
fn is_too_large(atlas: &Atlas, place: &Place) -> bool {
    let city_state = || {
        let area = place.country.and_then(|country| atlas.country_area(country));
        area.is_some_and(|area| area.sole_m2 <= CITY_STATE_M2)
    };
    let country = place.class == PlaceClass::Country;
    matches!(place.class, PlaceClass::Continent | PlaceClass::Sea) || country && !city_state()
}

/// The nodes nearest to both places that the network joins.
fn ends(
    network: &Network<'_>,
    accuracy: &Accuracy,
    (from, from_point): (&Place, Point),
    (to, to_point): (&Place, Point),
) -> Result<(Near, Near), Unmeasured> {
    let joined = |reach_m: &f64| network.joined(from_point, to_point, *reach_m);
    if let Some(pair) = accuracy.reaches_m.iter().find_map(joined) {
        return Ok(pair);
    }
    let farthest_m = accuracy.reaches_m.iter().copied().fold(0.0, f64::max);
    for (place, point) in [(from, from_point), (to, to_point)] {
        if network.near(point, farthest_m).is_empty() {
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
