//! How far is it from one place to another, in a straight line?
//!
//! Nobody says which point of a city is meant, so the answer is an interval: every reference point
//! of the one place is paired with every one of the other. The nominal value is that of the two
//! conventional points, which for settlements are those of GeoNames.

use geo::{Geometry, Line, Point};

use super::{Because, Evidence, Measurement, PointUsed, Unmeasured, Via};
use crate::atlas::reference_points::{built_up_radius_m, centre_scatter_m};
use crate::atlas::{Atlas, Place, PlaceClass, PointKind, ReferencePoint, SourceId};
use crate::geodesy::{distance_m, rhumb_distance_m, sphere_distance_m};
use crate::quantity::{Dimension, Interval};

/// The distance in a straight line from `from` to `to`.
///
/// # Units
/// metres
///
/// # Model
/// Geodesics on the WGS 84 ellipsoid; `Via::Sphere` on the sphere of mean radius, `Via::Rhumb`
/// along the line of constant bearing. The interval spans all pairs of reference points. A
/// settlement of which fewer than five points are known is given a share of the scatter of
/// gazetteers on top (`UNKNOWN_SHARE`), both ends added in quadrature.
///
/// # Accuracy
/// The geodesic is exact to 6 nm, near antipodes to 10 nm. Of 4,000 random pairs of cities over
/// 100,000 inhabitants the interval from GeoNames alone held 96 to 97 % of the distances between
/// the points of one other gazetteer (Natural Earth, SimpleMaps), that from two gazetteers 94 to
/// 96 %.
///
/// # Errors
/// [`Unmeasured::NotMeasurable`] for a way that is not straight.
///
/// # References
/// Karney 2013, *Algorithms for geodesics*, doi:10.1007/s00190-012-0578-z
///
/// # Examples
/// ```
/// # use luftlinie::{atlas::Atlas, measure::{Question, Via, measure}};
/// # let atlas = Atlas::embedded();
/// # let place = |name: &str| atlas.resolve(name).expect("a place").place;
/// # let today = jiff::civil::date(2026, 11, 1);
/// let (from, to) = (place("Vienna"), place("Bratislava"));
/// let question = Question::Distance { from, to, via: Via::Geodesic };
/// assert!((measure(atlas, &question, today)?.nominal - 55_050.0).abs() < 10.0);
/// # Ok::<(), luftlinie::measure::Unmeasured>(())
/// ```
pub fn distance(
    atlas: &Atlas,
    from: &Place,
    to: &Place,
    via: Via,
) -> Result<Measurement, Unmeasured> {
    let length = length_of(via)?;
    let (starts, ends) = (atlas.reference_points(from), atlas.reference_points(to));
    let pairs: Vec<Pair> =
        starts.iter().flat_map(|a| ends.iter().map(move |b| Pair { a, b })).collect();
    let lengths = pairs.iter().map(|pair| length(pair.a.point, pair.b.point));
    let (start, end) = (from.point, to.point);
    let nominal = length(start, end);
    let measured = Interval::hull(lengths).unwrap_or(Interval::point(nominal));
    let unknown_m = unknown_m(atlas, from, &starts).hypot(unknown_m(atlas, to, &ends));
    // Points and cells given by the user are meant as they stand.
    let given = [from, to].iter().all(|place| place.class == PlaceClass::Point);
    let spread_m = if given { unknown_m } else { unknown_m + table_m(nominal) };
    let low = (measured.low - spread_m).max(0.0);
    let interval = Interval::new(low, measured.high + spread_m);
    let mut evidence: Vec<Evidence> = notable(&pairs).map(|pair| pair.evidence(&length)).collect();
    evidence.extend(other_models(via, start, end));
    let mut sources: Vec<SourceId> = starts.iter().chain(&ends).map(|point| point.source).collect();
    sources.sort_unstable();
    sources.dedup();
    Ok(Measurement {
        nominal,
        interval,
        dimension: Dimension::Length,
        method: method(via).to_owned(),
        because: if interval.low < interval.high {
            vec![Because::ReferencePoint]
        } else {
            Vec::new()
        },
        evidence,
        points: vec![used(from, &starts), used(to, &ends)],
        notes: [from, to].into_iter().filter_map(note).collect(),
        sources,
        reproduce: reproduce(via, start, end),
        geometry: vec![Geometry::Line(Line::new(start, end))],
    })
}

type Length = fn(Point, Point) -> f64;

fn length_of(via: Via) -> Result<Length, Unmeasured> {
    match via {
        Via::Geodesic | Via::Unstated => Ok(distance_m),
        Via::Sphere => Ok(sphere_distance_m),
        Via::Rhumb => Ok(rhumb_distance_m),
        Via::Rail | Via::Road | Via::Sea => {
            Err(Unmeasured::NotMeasurable(format!("a way by {} is no straight line", via.name())))
        }
    }
}

fn method(via: Via) -> &'static str {
    match via {
        Via::Sphere => "great circle on the sphere of mean radius between all reference points",
        Via::Rhumb => "rhumb line on the WGS 84 ellipsoid between all reference points",
        Via::Geodesic | Via::Unstated | Via::Rail | Via::Road | Via::Sea => {
            "geodesic on the WGS 84 ellipsoid between all reference points"
        }
    }
}

/// One reference point of each place.
struct Pair<'a> {
    a: &'a ReferencePoint,
    b: &'a ReferencePoint,
}

impl Pair<'_> {
    fn evidence(&self, length: &Length) -> Evidence {
        let (a, b) = (self.a, self.b);
        Evidence {
            published: false,
            dimension: Dimension::Length,
            label: pair_label(a, b),
            value: Some(length(a.point, b.point)),
            source: a.source,
            date: None,
        }
    }
}

/// Which point of each place, told apart by the detail that its source ends with.
pub(super) fn pair_label(a: &ReferencePoint, b: &ReferencePoint) -> String {
    let detail = |point: &ReferencePoint| point.source.0.rsplit(": ").next().unwrap_or_default();
    format!("{} ({}) to {} ({})", a.kind.name(), detail(a), b.kind.name(), detail(b))
}

/// The pairs of the same kind and source, which somebody is likely to have used.
fn notable<'a>(pairs: &'a [Pair<'a>]) -> impl Iterator<Item = &'a Pair<'a>> {
    let first = pairs.first().map(|pair| (pair.a, pair.b));
    pairs.iter().filter(move |pair| {
        let conventional = first.is_some_and(|(a, b)| *a == *pair.a && *b == *pair.b);
        let kind = pair.a.kind == pair.b.kind && pair.a.kind != PointKind::Gazetteer;
        conventional || kind || pair.a.source == pair.b.source
    })
}

/// What the other earth models give between the conventional points.
fn other_models(via: Via, start: Point, end: Point) -> Vec<Evidence> {
    let model = |label: &str, value: f64| Evidence {
        published: false,
        dimension: Dimension::Length,
        label: label.to_owned(),
        value: Some(value),
        source: SourceId("WGS 84"),
        date: None,
    };
    let sphere = || model("the same on the sphere of mean radius", sphere_distance_m(start, end));
    let ellipsoid = || model("the same on the WGS 84 ellipsoid", distance_m(start, end));
    match via {
        Via::Geodesic | Via::Unstated => vec![sphere()],
        Via::Sphere | Via::Rhumb => vec![ellipsoid()],
        Via::Rail | Via::Road | Via::Sea => Vec::new(),
    }
}

/// By how much tables of distances round the coordinates and the kilometres of long ways.
fn table_m(length_m: f64) -> f64 {
    (TABLE_SHARE * length_m).min(TABLE_MOST_M)
}

/// Tables of distances between cities work with whole arc minutes, which are up to 1.3 km off, and
/// print whole kilometres; for neighbouring towns everybody takes better points.
const TABLE_MOST_M: f64 = 1_500.0;
const TABLE_SHARE: f64 = 5e-4;

/// Which share of the gazetteers' scatter is added, by the number of points already known: measured
/// so that a further gazetteer's pair falls inside for about 95 of 100 pairs of cities.
const UNKNOWN_SHARE: [f64; 4] = [1.25, 0.75, 0.5, 0.3];

/// How far a point that we do not know may lie beyond those that we do.
fn unknown_m(atlas: &Atlas, place: &Place, points: &[ReferencePoint]) -> f64 {
    match place.class {
        PlaceClass::Settlement => {
            let share = UNKNOWN_SHARE[points.len().saturating_sub(1).min(UNKNOWN_SHARE.len() - 1)];
            // A hamlet's point is hardly ever off by more than the hamlet itself.
            let scatter_m = centre_scatter_m(place.population);
            share * scatter_m.min(2.0 * built_up_radius_m(place.population))
        }
        PlaceClass::Lake | PlaceClass::Island => extent_m(atlas, place).unwrap_or(USUAL_EXTENT_M),
        PlaceClass::Mountain => extent_m(atlas, place).unwrap_or(SLOPES_M),
        PlaceClass::Strait
        | PlaceClass::Canal
        | PlaceClass::Peninsula
        | PlaceClass::Desert
        | PlaceClass::Bridge
        | PlaceClass::Site => extent_m(atlas, place).unwrap_or(0.0),
        PlaceClass::Airport => AIRPORT_EXTENT_M,
        PlaceClass::Country
        | PlaceClass::Region
        | PlaceClass::Continent
        | PlaceClass::River
        | PlaceClass::Sea
        | PlaceClass::Port
        | PlaceClass::Station
        | PlaceClass::BorderCrossing
        | PlaceClass::Point => place.within_m,
    }
}

/// How far a feature whose length is on record reaches from its middle, or a round one of its area.
pub(super) fn extent_m(atlas: &Atlas, place: &Place) -> Option<f64> {
    let lengths_m = atlas.feature_lengths(&place.id).into_iter().map(|figure| figure.nominal);
    let half_m = lengths_m.reduce(f64::max).map(|length_m| length_m / 2.0);
    half_m.or_else(|| {
        let area = atlas.feature_area(&place.id)?;
        Some((area.nominal / std::f64::consts::PI).sqrt())
    })
}

/// … and an island or lake whose length is not.
const USUAL_EXTENT_M: f64 = 10_000.0;
/// From the summit to the foot of a large mountain, where no range with a length is meant.
const SLOPES_M: f64 = 5_000.0;
/// From the middle of the runways to the terminals and gates.
const AIRPORT_EXTENT_M: f64 = 1_500.0;

/// Places that stretch are measured at one point for want of a footprint; the reader must know.
fn note(place: &Place) -> Option<String> {
    place.class.stretches().then(|| {
        format!(
            "{} ({}) is measured at one representative point, not at its nearest or farthest one",
            place.name,
            place.class.name()
        )
    })
}

fn used(place: &Place, points: &[ReferencePoint]) -> PointUsed {
    let kind = points.first().map_or(PointKind::Gazetteer, |point| point.kind);
    PointUsed { place: place.name.to_string(), kind, point: place.point }
}

/// GeographicLib's own programs, on the sphere with flattening 0.
fn reproduce(via: Via, start: Point, end: Point) -> Option<String> {
    let pair = format!("{} {} {} {}", start.y(), start.x(), end.y(), end.x());
    match via {
        Via::Geodesic | Via::Unstated => Some(format!("echo \"{pair}\" | GeodSolve -i -p 3")),
        Via::Sphere => Some(format!("echo \"{pair}\" | GeodSolve -i -p 3 -e 6371008.8 0")),
        Via::Rhumb => Some(format!("echo \"{pair}\" | RhumbSolve -i -p 3")),
        Via::Rail | Via::Road | Via::Sea => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn place(argument: &str) -> Place {
        Atlas::embedded().resolve(argument).unwrap().place
    }

    fn measured(from: &str, to: &str, via: Via) -> Measurement {
        distance(Atlas::embedded(), &place(from), &place(to), via).unwrap()
    }

    #[test]
    fn coordinates_have_one_distance() {
        // JFK to LHR, GeographicLib's own example for GeodSolve -i: 5,551,759.400 m.
        let flight = measured("40.6N 73.8W", "51.6N 0.5W", Via::Geodesic);
        assert!((flight.nominal - 5_551_759.400).abs() < 0.001, "{}", flight.nominal);
        assert_eq!(flight.interval, Interval::point(flight.nominal));
        assert_eq!(flight.because, []);
        let command = "echo \"40.6 -73.8 51.6 -0.5\" | GeodSolve -i -p 3";
        assert_eq!(flight.reproduce.as_deref(), Some(command));
    }

    #[test]
    fn the_reference_points_decide() {
        let measured = measured("Pjöngjang", "Wladiwostok", Via::Unstated);
        // The geodesic between GeoNames' points, by GeodSolve.
        assert!((measured.nominal - 684_475.0).abs() < 1.0, "{}", measured.nominal);
        // Natural Earth's points are 689,539 m apart, the stations about 688,730.
        assert!(measured.interval.low > 680_000.0 && measured.interval.low < 684_475.0);
        assert!(measured.interval.high > 689_539.0 && measured.interval.high < 700_000.0);
        assert_eq!(measured.because, [Because::ReferencePoint]);
        let labels: Vec<_> = measured.evidence.iter().map(|it| it.label.as_str()).collect();
        assert!(labels.iter().any(|label| label.starts_with("main station")), "{labels:?}");
        assert!(labels.contains(&"the same on the sphere of mean radius"), "{labels:?}");
    }

    #[test]
    fn other_models_give_other_nominal_values() {
        let [geodesic, sphere, rhumb] = [Via::Geodesic, Via::Sphere, Via::Rhumb]
            .map(|via| measured("Berlin", "Tokyo", via).nominal);
        assert!((sphere / geodesic - 1.0).abs() < 0.0056);
        assert!(rhumb > geodesic);
    }

    #[test]
    fn the_order_does_not_matter() {
        for (a, b) in [("Berlin", "Moscow"), ("Khasan", "Tumangang"), ("Oia, Greece", "Rome")] {
            let (there, back) = (measured(a, b, Via::Geodesic), measured(b, a, Via::Geodesic));
            assert!((there.nominal - back.nominal).abs() < 1e-6, "{a} {b}");
            assert!((there.interval.low - back.interval.low).abs() < 1e-6, "{a} {b}");
            assert!((there.interval.high - back.interval.high).abs() < 1e-6, "{a} {b}");
        }
    }

    #[test]
    fn places_that_stretch_say_how_they_are_measured() {
        assert_eq!(measured("Berlin", "Russland", Via::Geodesic).notes.len(), 1);
        assert_eq!(measured("Berlin", "Paris", Via::Geodesic).notes.len(), 0);
    }

    #[test]
    fn ways_are_no_straight_lines() {
        let (berlin, paris) = (place("Berlin"), place("Paris"));
        for via in [Via::Rail, Via::Road, Via::Sea] {
            assert!(distance(Atlas::embedded(), &berlin, &paris, via).is_err());
        }
    }

    #[test]
    fn published_distances_fall_into_the_interval() {
        // Straight-line distances as encyclopaedias and mileage tables print them, whole
        // kilometres.
        let published = [
            ("London", "Paris", 344.0),
            ("Berlin", "Paris", 878.0),
            ("Berlin", "Moscow", 1610.0),
            ("New York", "Los Angeles", 3940.0),
            ("Sydney", "Melbourne", 714.0),
            ("Seoul", "Pyongyang", 195.0),
            ("Tokyo", "Osaka", 400.0),
            ("Rome", "Milan", 477.0),
        ];
        for (from, to, km) in published {
            let interval = measured(from, to, Via::Geodesic).interval;
            let rounded = Interval::new(interval.low - 500.0, interval.high + 500.0);
            assert!(rounded.contains(1000.0 * km), "{from} {to}: {km} not in {interval:?}");
        }
    }
}
