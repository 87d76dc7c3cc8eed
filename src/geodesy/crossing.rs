//! Where two geodesics cross: routes and borders, borders and rivers.
//!
//! Notation: X, Y the current points on the first and second way, z their angular distance, μ the
//! angle at each between its way and the way from X to Y.

use std::f64::consts::{FRAC_PI_2, PI};

use geo::Point;

use super::ellipsoid::MEAN_RADIUS_M;
use super::exact::Inverse;
use super::geodesic::{Way, inverse};
use super::space::{Vector, cross, dot, in_space, sum};

/// Where two ways cross.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Crossing {
    pub point: Point,
    /// Metres from the start of the first way.
    pub along1_m: f64,
    /// Metres from the start of the second way.
    pub along2_m: f64,
}

/// The point that two shortest ways, each given by its ends, have in common; `None` if they do not
/// meet, or if one runs along the other.
///
/// # Units
/// degrees → degrees and metres
///
/// # Model
/// WGS 84 ellipsoid; a way that ends on the other one meets it, to within 1 µm.
///
/// # Accuracy
/// 1 µm where the ways cross at an angle of more than 1°; ways of up to 15,000 km.
///
/// # References
/// Karney 2024 (doi:10.1061/JSUED2.SUENG-1483), after Baselga & Martínez-Llario 2018.
///
/// ```
/// use geo::Point;
/// let flight = [Point::new(8.57, 50.03), Point::new(139.78, 35.55)];
/// let meridian = [Point::new(60.0, 10.0), Point::new(60.0, 80.0)];
/// let crossing = luftlinie::geodesy::crossing(flight, meridian).expect("they cross");
/// assert!((crossing.point.x() - 60.0).abs() < 1e-9);
/// ```
pub fn crossing(first: [Point; 2], second: [Point; 2]) -> Option<Crossing> {
    let start = nearby_crossing(first, second)?;
    let ways = [Way::between(first[0], first[1]), Way::between(second[0], second[1])];
    let [along1_m, along2_m] = refined(&ways, start)?;
    let inside = |along_m: f64, way: &Way| along_m > -SLACK_M && along_m < way.length_m + SLACK_M;
    (inside(along1_m, &ways[0]) && inside(along2_m, &ways[1])).then(|| Crossing {
        point: ways[0].point(along1_m),
        along1_m: along1_m.clamp(0.0, ways[0].length_m),
        along2_m: along2_m.clamp(0.0, ways[1].length_m),
    })
}

/// By how much a way may fall short of the other and still meet it.
const SLACK_M: f64 = 1e-6;

/// In radians; ways at a smaller angle run along each other.
const SMALLEST_ANGLE: f64 = 1e-9;

/// Metres along each way to where the great circles of the ends cross, on the side of the first
/// way.
fn nearby_crossing(first: [Point; 2], second: [Point; 2]) -> Option<[f64; 2]> {
    let [a, b] = [in_space(first[0])?, in_space(first[1])?];
    let [c, d] = [in_space(second[0])?, in_space(second[1])?];
    let (pole1, pole2) = (cross(a, b), cross(c, d));
    let mut meeting = cross(pole1, pole2);
    if dot(meeting, sum(a, b)) < 0.0 {
        meeting = meeting.map(|x| -x);
    }
    Some([along_m(a, pole1, meeting), along_m(c, pole2, meeting)])
}

/// Metres from `start` to `point` on the great circle around `pole`, negative against its sense.
fn along_m(start: Vector, pole: Vector, point: Vector) -> f64 {
    let ahead = cross(pole, start);
    let across = dot(point, ahead) / dot(pole, pole).sqrt();
    MEAN_RADIUS_M * across.atan2(dot(point, start))
}

/// Spherical steps from a nearby crossing to the true one.
fn refined(ways: &[Way; 2], mut along_m: [f64; 2]) -> Option<[f64; 2]> {
    for _ in 0..20 {
        let (x, azimuth_x) = ways[0].unrolled(along_m[0]);
        let (y, azimuth_y) = ways[1].unrolled(along_m[1]);
        let Inverse { distance_m, azimuth1_deg, azimuth2_deg } = inverse(x, y);
        let (sin_x, cos_x) = (azimuth1_deg - azimuth_x).to_radians().sin_cos();
        let (sin_y, cos_y) = (azimuth2_deg - azimuth_y).to_radians().sin_cos();
        let (sin_z, cos_z) = (distance_m / MEAN_RADIUS_M).sin_cos();
        let step_x = (sin_y * sin_z).atan2(sin_y * cos_x * cos_z - cos_y * sin_x);
        let step_y = (sin_x * sin_z).atan2(cos_x * sin_y - sin_x * cos_y * cos_z);
        along_m[0] += MEAN_RADIUS_M * nearer(step_x);
        along_m[1] += MEAN_RADIUS_M * nearer(step_y);
        if distance_m < 1e-8 {
            let angle = (azimuth_x - azimuth_y).to_radians().sin();
            return (angle.abs() > SMALLEST_ANGLE).then_some(along_m);
        }
    }
    None
}

/// The same step to the crossing on this side of the Earth.
fn nearer(step: f64) -> f64 {
    if step > FRAC_PI_2 {
        step - PI
    } else if step < -FRAC_PI_2 {
        step + PI
    } else {
        step
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::geodesy::{destination, distance_m};

    /// Two ways through one point, by the direct problem: they must cross in it.
    #[test]
    fn ways_through_a_point_cross_there() {
        for (latitude, longitude) in [(50.0, 10.0), (-33.0, 151.0), (0.0, 180.0), (89.5, 20.0)] {
            let middle = Point::new(longitude, latitude);
            for (azimuth1, azimuth2) in [(30.0, 120.0), (0.0, 90.0), (75.0, 77.0), (200.0, 10.0)] {
                for reach_m in [10.0, 1e4, 1e6, 6e6] {
                    let ends = |azimuth: f64, share: f64| {
                        [
                            destination(middle, azimuth + 180.0, reach_m * share),
                            destination(middle, azimuth, reach_m),
                        ]
                    };
                    let (first, second) = (ends(azimuth1, 0.3), ends(azimuth2, 0.8));
                    let found = crossing(first, second).expect("they cross");
                    let off_m = distance_m(found.point, middle);
                    assert!(off_m < 1e-6, "{middle:?} {azimuth1} {azimuth2} {reach_m} {off_m}");
                    assert!((found.along1_m - 0.3 * reach_m).abs() < 1e-6);
                    assert!((found.along2_m - 0.8 * reach_m).abs() < 1e-6);
                }
            }
        }
    }

    #[test]
    fn ways_that_do_not_reach_each_other_do_not_cross() {
        let p = |latitude: f64, longitude: f64| Point::new(longitude, latitude);
        let first = [p(0.0, 0.0), p(10.0, 10.0)];
        for second in [
            [p(0.0, 5.0), p(0.0, 10.0)],
            [p(20.0, 0.0), p(10.0, 20.0)],
            [p(-5.0, -175.0), p(5.0, 175.0)],
            [p(0.0, 0.0), p(10.0, 10.0)],
            [p(0.0, f64::NAN), p(10.0, 10.0)],
            [p(3.0, 4.0), p(3.0, 4.0)],
        ] {
            assert_eq!(crossing(first, second), None, "{second:?}");
        }
    }

    #[test]
    fn touching_counts() {
        let p = |latitude: f64, longitude: f64| Point::new(longitude, latitude);
        let found = crossing([p(0.0, -5.0), p(0.0, 5.0)], [p(0.0, 1.0), p(7.0, 3.0)]);
        assert_eq!(found.map(|crossing| crossing.along2_m), Some(0.0));
    }
}
