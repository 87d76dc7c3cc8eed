//! The nearest point of a way: distances from places to borders, coasts and rivers.
//!
//! Notation: θ the angle at the current guess between the way and the place, δ the angular distance
//! to the place.

use geo::Point;

use super::ellipsoid::MEAN_RADIUS_M;
use super::exact::Inverse;
use super::geodesic::{Way, distance_m, inverse};
use super::short_way::{is_short, short_way};
use super::wind::unwrap_deg;

/// The point of a line that is nearest to a place.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Foot {
    pub point: Point,
    pub distance_m: f64,
    /// The line's number in the order given.
    pub line: usize,
    /// The number of the vertex before the foot.
    pub segment: usize,
}

/// The point of the way from `start` to `end` that is nearest to `from`, and its distance.
///
/// # Units
/// degrees → degrees and metres
///
/// # Model
/// WGS 84 ellipsoid.
///
/// # Accuracy
/// Distance 20 nm, position 1 µm; for a way of less than 15,000 km and a place less than 9,000 km
/// from it.
///
/// # References
/// Baselga & Martínez-Llario 2018 (doi:10.1007/s11200-017-1020-z), with spherical steps as there.
///
/// ```
/// use geo::Point;
/// let (hamburg, munich) = (Point::new(9.99, 53.55), Point::new(11.58, 48.14));
/// let berlin = Point::new(13.405, 52.52);
/// let (_foot, distance_m) = luftlinie::geodesy::foot_on_way(berlin, hamburg, munich);
/// assert_eq!((distance_m / 1000.0).round(), 206.0);
/// ```
pub fn foot_on_way(from: Point, start: Point, end: Point) -> (Point, f64) {
    foot_near(from, [start, end], inverse(start, end), 0.0)
}

/// [`foot_on_way`] for a way of which `base` is known and which share of it, 0 to 1, is a good
/// guess.
pub(super) fn foot_near(
    from: Point,
    [start, end]: [Point; 2],
    base: Inverse,
    share: f64,
) -> (Point, f64) {
    if is_short(start, base.distance_m) {
        let at = |along_m: f64| short_way(start, base.azimuth1_deg, along_m);
        foot_along(from, [start, end], base, share, at)
    } else {
        let way = Way::leaving(start, base.azimuth1_deg, base.distance_m);
        foot_along(from, [start, end], base, share, |along_m| way.unrolled(along_m))
    }
}

/// The foot on a way of which `base` is the length and the azimuths, and `at` gives the points.
fn foot_along(
    from: Point,
    [start, end]: [Point; 2],
    base: Inverse,
    share: f64,
    at: impl Fn(f64) -> (Point, f64),
) -> (Point, f64) {
    let mut along_m = share * base.distance_m;
    let mut nearest = (start, f64::INFINITY);
    let (mut guess, mut azimuth_deg) = match share {
        0.0 => (start, base.azimuth1_deg),
        1.0 => (end, base.azimuth2_deg),
        _ => at(along_m),
    };
    let mut last_step_m = f64::NAN;
    for _ in 0..MAX_STEPS {
        let Inverse { distance_m, azimuth1_deg, .. } = inverse(guess, from);
        if distance_m < nearest.1 || distance_m.is_nan() {
            nearest = (guess, distance_m);
        }
        let theta = (azimuth1_deg - azimuth_deg).to_radians();
        let (sin_delta, cos_delta) = (distance_m / MEAN_RADIUS_M).sin_cos();
        let step_m = MEAN_RADIUS_M * (theta.cos() * sin_delta).atan2(cos_delta);
        // Each step misses by the same small share: the rest of that series is added at once.
        let share = step_m / last_step_m;
        let steady = share.abs() < 0.1 && distance_m < FAR_M;
        let whole_m = if steady { step_m / (1.0 - share) } else { step_m };
        // Not `clamp`, which panics where the length is NaN.
        let next_m = (along_m + whole_m).max(0.0).min(base.distance_m);
        if (next_m - along_m).abs() < 1e-7 {
            break;
        }
        (along_m, last_step_m) = (next_m, step_m);
        (guess, azimuth_deg) = at(along_m);
        if along_m == base.distance_m {
            guess = end;
        }
    }
    if nearest.1 > FAR_M {
        for (point, far_m) in [start, end].map(|point| (point, distance_m(from, point))) {
            if far_m < nearest.1 {
                nearest = (point, far_m);
            }
        }
    }
    (rolled(nearest.0), nearest.1)
}

const MAX_STEPS: usize = 20;

/// Beyond a quarter of the Earth a way may come near in more than one place.
pub(super) const FAR_M: f64 = 9e6;

/// The same point with a longitude of −180..180.
fn rolled(point: Point) -> Point {
    if point.x().abs() <= 180.0 { point } else { Point::new(unwrap_deg(point.x(), 0.0), point.y()) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::geodesy::azimuth_deg;

    fn p(latitude: f64, longitude: f64) -> Point {
        Point::new(longitude, latitude)
    }

    /// The way from the place to its foot stands at right angles on the line.
    #[test]
    fn a_foot_inside_a_way_is_square() {
        for (from, start, end) in [
            (p(52.52, 13.405), p(48.14, 11.58), p(53.55, 9.99)),
            (p(43.1, 131.9), p(42.418, 130.637), p(42.293, 130.697)),
            (p(10.0, 179.0), p(0.0, 175.0), p(5.0, -170.0)),
            (p(80.0, 0.0), p(85.0, 90.0), p(85.0, -100.0)),
            (p(-20.0, 40.0), p(30.0, 0.0), p(20.0, 90.0)),
        ] {
            let (foot, distance) = foot_on_way(from, start, end);
            assert!((distance - distance_m(from, foot)).abs() < 1e-8);
            if foot != start && foot != end {
                let corner = azimuth_deg(foot, from) - azimuth_deg(foot, end);
                let off_deg =
                    unwrap_deg(corner.abs() - 90.0, 0.0).abs().min((corner.abs() - 270.0).abs());
                assert!(off_deg < 1e-7, "{from:?} {off_deg}");
            }
        }
    }

    /// No point of the way, taken every thousandth, is nearer.
    #[test]
    fn no_other_point_is_nearer() {
        let (start, end) = (p(60.0, -150.0), p(35.0, 140.0));
        let way = Way::between(start, end);
        for from in [p(0.0, 180.0), p(70.0, 180.0), p(65.0, -100.0), p(20.0, 120.0), p(-50.0, 10.0)]
        {
            let (_, distance) = foot_on_way(from, start, end);
            for i in 0..=1000 {
                let other = distance_m(from, way.point(way.length_m * f64::from(i) / 1000.0));
                assert!(distance <= other + 1e-8, "{from:?} {i} {distance} {other}");
            }
        }
    }
}
