//! In which direction one place lies, seen from another.
//!
//! Nominal is the azimuth at which the shortest way sets out. A reader with a map in mind means the
//! rhumb line's bearing instead, and either place may be meant by more than one point: all of these
//! span the interval, which is unwrapped around the nominal value and so may reach below 0° or
//! beyond 360°. [`Wind::interval_near`] puts a stated wind on the same turn.

use std::collections::BTreeSet;

use geo::{Geometry, Line, LineString, Point};

use super::distance::{extent_m, pair_label};
use super::{Because, Evidence, Measurement, PointUsed, Unmeasured};
use crate::atlas::reference_points::{built_up_radius_m, centre_scatter_m};
use crate::atlas::{Atlas, CoursePoint, Place, PlaceClass, PointKind, ReferencePoint};
use crate::geodesy::{Wind, azimuth_deg, distance_m, rhumb_bearing_deg, unwrap_deg};
use crate::quantity::{Dimension, Interval};

/// The azimuth at `from` towards `to`.
///
/// # Units
/// degrees clockwise from north, nominal in 0..360
///
/// # Model
/// WGS 84 ellipsoid; initial azimuth of the geodesic, with the rhumb line's bearing inside the
/// interval. From a river the direction is that from the nearest point of its course.
///
/// # Accuracy
/// For given points the far end is off by 10 nm at most, which is 6e-11° over 10 km; the interval
/// holds what the choice of points adds.
///
/// # Errors
/// `NotMeasurable` where both places are the same point.
///
/// # References
/// Karney 2013 (doi:10.1007/s00190-012-0578-z); Karney 2024 (doi:10.1007/s11200-024-0709-z) for the
/// rhumb line.
///
/// # Examples
/// ```
/// # use luftlinie::{atlas::Atlas, measure::{Question, measure}};
/// # let atlas = Atlas::embedded();
/// # let place = |name: &str| atlas.resolve(name).expect("a place").place;
/// # let today = jiff::civil::date(2026, 11, 1);
/// let question = Question::Direction { from: place("Vienna"), to: place("Bratislava") };
/// assert!((90.0..100.0).contains(&measure(atlas, &question, today)?.nominal));
/// # Ok::<(), luftlinie::measure::Unmeasured>(())
/// ```
pub fn direction(atlas: &Atlas, from: &Place, to: &Place) -> Result<Measurement, Unmeasured> {
    let (from, starts) = &seen(atlas, from, to);
    if from.point == to.point {
        return Err(Unmeasured::NotMeasurable(format!(
            "{} and {} are the same point and have no direction",
            from.name, to.name
        )));
    }
    let nominal = azimuth_deg(from.point, to.point);
    let ends = atlas.reference_points(to);
    let readings = readings(nominal, starts, &ends);
    let interval = interval(nominal, &readings, extent_deg(atlas, from, to));
    let sources: BTreeSet<_> = starts.iter().chain(&ends).map(|point| point.source).collect();
    Ok(Measurement {
        nominal,
        interval,
        dimension: Dimension::Angle,
        method: "azimuth at the first place on the WGS 84 geodesic; rhumb line in the interval"
            .into(),
        because: vec![Because::ReferencePoint],
        evidence: readings,
        points: vec![used(from, starts), used(to, &ends)],
        notes: vec![note(nominal, interval, from, to)],
        sources: sources.into_iter().collect(),
        reproduce: Some(reproduce(from.point, to.point)),
        geometry: vec![Geometry::LineString(LineString::from(Line::new(from.point, to.point)))],
    })
}

/// From where the direction is taken: a river is there where it comes nearest.
fn seen(atlas: &Atlas, from: &Place, to: &Place) -> (Place, Vec<ReferencePoint>) {
    let course = atlas.course(from);
    match course.and_then(|course| atlas.nearest_on(to.point, &course)) {
        Some(CoursePoint { point, source, .. }) => {
            let nearest = ReferencePoint { kind: PointKind::Nearest, point, source };
            (Place { point, ..from.clone() }, vec![nearest])
        }
        None => (from.clone(), atlas.reference_points(from)),
    }
}

/// The geodesic's and the rhumb line's directions between all points, unwrapped around the nominal
/// one.
fn readings(nominal: f64, from: &[ReferencePoint], to: &[ReferencePoint]) -> Vec<Evidence> {
    let mut readings = Vec::new();
    for a in from {
        for b in to.iter().filter(|b| b.point != a.point) {
            let pair = pair_label(a, b);
            for (way, azimuth_deg) in [
                ("geodesic", azimuth_deg(a.point, b.point)),
                ("rhumb line", rhumb_bearing_deg(a.point, b.point)),
            ] {
                readings.push(Evidence {
                    published: false,
                    dimension: Dimension::Angle,
                    label: format!("{way}, {pair}"),
                    value: Some(unwrap_deg(azimuth_deg, nominal)),
                    source: a.source,
                    date: None,
                });
            }
        }
    }
    readings
}

/// By how many degrees the direction turns while both ends wander over what their names could mean.
fn extent_deg(atlas: &Atlas, from: &Place, to: &Place) -> f64 {
    let (Some(radius1_m), Some(radius2_m)) = (radius_m(atlas, from), radius_m(atlas, to)) else {
        return UNKNOWN_EXTENT_DEG;
    };
    let radius_m = CORE_SHARE * (radius1_m + radius2_m);
    let distance_m = distance_m(from.point, to.point);
    if radius_m < distance_m { (radius_m / distance_m).asin().to_degrees() } else { 180.0 }
}

/// Directions are taken between centres: only this share of a town's radius is in doubt.
const CORE_SHARE: f64 = 0.3;

/// What a country, a sea or a mountain may turn a direction by, where its outline is not at hand.
const UNKNOWN_EXTENT_DEG: f64 = 45.0;

/// How far the points of a place scatter, or a wall reaches; `None` for places that stretch further
/// than their points tell.
fn radius_m(atlas: &Atlas, place: &Place) -> Option<f64> {
    if place.class == PlaceClass::Settlement {
        let scatter_m = centre_scatter_m(place.population);
        return Some(scatter_m.min(2.0 * built_up_radius_m(place.population)));
    }
    let stretches = place.class.stretches() || place.class == PlaceClass::Mountain;
    (!stretches).then(|| extent_m(atlas, place).unwrap_or(0.0))
}

/// The hull of all readings, widened on both sides, at most one turn.
fn interval(nominal: f64, readings: &[Evidence], widening_deg: f64) -> Interval {
    let hull = Interval::hull(readings.iter().filter_map(|reading| reading.value))
        .unwrap_or(Interval::point(nominal));
    Interval::new(
        (hull.low - widening_deg).max(nominal - 180.0),
        (hull.high + widening_deg).min(nominal + 180.0),
    )
}

fn used(place: &Place, points: &[ReferencePoint]) -> PointUsed {
    let kind = points.first().map_or(PointKind::Gazetteer, |point| point.kind);
    PointUsed { place: place.name.to_string(), kind, point: place.point }
}

fn note(nominal: f64, interval: Interval, from: &Place, to: &Place) -> String {
    let (name, place) = (&to.name, &from.name);
    if interval.high - interval.low > 359.9 {
        return format!("{name} and {place} lie in each other: no direction is certain");
    }
    let [low, middle, high] =
        [interval.low, nominal, interval.high].map(|azimuth| Wind::of_sixteen(azimuth).letters());
    if low == high {
        format!("{name} lies {middle} of {place}")
    } else {
        format!("{name} lies {middle} of {place} (from {low} to {high})")
    }
}

fn reproduce(from: Point, to: Point) -> String {
    format!("echo \"{} {} {} {}\" | GeodSolve -i", from.y(), from.x(), to.y(), to.x())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::atlas::{PlaceId, SourceId};
    use crate::geodesy::Strictness;

    fn place(name: &'static str, latitude: f64, longitude: f64, population: u32) -> Place {
        Place {
            id: PlaceId(name.into()),
            name: name.into(),
            class: PlaceClass::Settlement,
            country: None,
            region: None,
            population,
            point: Point::new(longitude, latitude),
            within_m: 0.0,
            source: SourceId("test"),
        }
    }

    fn seen(from: &Place, to: &Place) -> Measurement {
        direction(Atlas::embedded(), from, to).expect("two places")
    }

    /// GeodSolve -i gives 46.69717014, RhumbSolve -i 48.66160754.
    #[test]
    fn vladivostok_lies_north_east_of_pyongyang() {
        let pyongyang = place("Pyongyang", 39.03385, 125.75432, 2_870_000);
        let vladivostok = place("Vladivostok", 43.10562, 131.87353, 600_000);
        let measured = seen(&pyongyang, &vladivostok);
        assert_eq!(Wind::of_eight(measured.nominal), Wind::NE);
        assert!((measured.nominal - 46.69717014).abs() < 1e-8);
        assert!(measured.interval.contains(48.66160754));
        assert!(Wind::NE.sector(Strictness::Natural).covers(measured.interval));
        assert!(!Wind::N.sector(Strictness::Natural).overlaps(measured.interval));
    }

    /// The shortest way to Madrid sets out north-east, and yet Madrid lies east of New York on any
    /// map.
    #[test]
    fn a_map_reader_is_not_refuted_over_the_ocean() {
        let measured = seen(
            &place("New York", 40.71427, -74.00597, 8_175_000),
            &place("Madrid", 40.4165, -3.70256, 3_255_000),
        );
        assert!(measured.nominal < 70.0 && measured.interval.contains(90.0));
    }

    #[test]
    fn directions_near_north_do_not_break_at_zero() {
        let hamburg = place("Hamburg", 53.55073, 9.99302, 1_800_000);
        let flensburg = place("Flensburg", 54.78431, 9.43961, 90_000);
        let measured = seen(&hamburg, &flensburg);
        assert!(measured.interval.contains(measured.nominal), "{measured:?}");
        assert!(measured.interval.high - measured.interval.low < 45.0);
        let north = Wind::N.interval_near(Strictness::Hard, measured.nominal);
        assert!(north.covers(measured.interval), "{measured:?}");
    }

    #[test]
    fn a_place_inside_another_has_no_certain_direction() {
        let measured =
            seen(&place("Berlin", 52.52, 13.405, 3_600_000), &place("Mitte", 52.53, 13.40, 0));
        assert!(measured.interval.high - measured.interval.low > 359.9);
    }

    #[test]
    fn no_direction_to_itself() {
        let berlin = place("Berlin", 52.52, 13.405, 3_600_000);
        let answer = direction(Atlas::embedded(), &berlin, &berlin);
        assert!(matches!(answer, Err(Unmeasured::NotMeasurable(_))));
    }
}
