//! Points of the ellipsoid in space: geocentric Cartesian coordinates in metres.
//!
//! Space knows no antimeridian and no pole, which is why searches happen there.

use std::f64::consts::FRAC_PI_2;

use geo::Point;

use super::ellipsoid::{A_M, E2};

/// x towards latitude 0, longitude 0; z towards the north pole.
pub type Vector = [f64; 3];

/// The point's place in space; `None` if a coordinate is not finite.
pub fn in_space(point: Point) -> Option<Vector> {
    if !(point.x().is_finite() && point.y().is_finite()) {
        return None;
    }
    let (sin_latitude, cos_latitude) = point.y().to_radians().sin_cos();
    let (sin_longitude, cos_longitude) = point.x().to_radians().sin_cos();
    let normal_m = A_M / (1.0 - E2 * sin_latitude * sin_latitude).sqrt();
    Some([
        normal_m * cos_latitude * cos_longitude,
        normal_m * cos_latitude * sin_longitude,
        normal_m * (1.0 - E2) * sin_latitude,
    ])
}

pub fn dot(a: Vector, b: Vector) -> f64 {
    a[0] * b[0] + a[1] * b[1] + a[2] * b[2]
}

pub fn cross(a: Vector, b: Vector) -> Vector {
    [a[1] * b[2] - a[2] * b[1], a[2] * b[0] - a[0] * b[2], a[0] * b[1] - a[1] * b[0]]
}

pub fn sum(a: Vector, b: Vector) -> Vector {
    [a[0] + b[0], a[1] + b[1], a[2] + b[2]]
}

pub fn difference(a: Vector, b: Vector) -> Vector {
    [a[0] - b[0], a[1] - b[1], a[2] - b[2]]
}

/// The square of the distance from `point` to the straight line between two ends, and the nearest
/// point's share of the way, 0..=1.
pub fn to_chord(point: Vector, [start, end]: [Vector; 2]) -> (f64, f64) {
    let (along, towards) = (difference(end, start), difference(point, start));
    let square = dot(along, along);
    let share = if square > 0.0 { (dot(towards, along) / square).clamp(0.0, 1.0) } else { 0.0 };
    let gap = difference(towards, along.map(|x| x * share));
    (dot(gap, gap), share)
}

/// The longest straight line that can belong to a geodesic of `geodesic_m`.
///
/// No geodesic bends less than a circle of 6,400 km; a little more is taken for its torsion.
pub fn longest_chord_m(geodesic_m: f64) -> f64 {
    2.0 * FLATTEST_M * (geodesic_m / (2.0 * FLATTEST_M)).min(FRAC_PI_2).sin()
}

const FLATTEST_M: f64 = 6_415_000.0;

#[cfg(test)]
mod tests {
    use super::*;
    use crate::geodesy::distance_m;

    #[test]
    fn the_upper_bound_is_close_and_never_below() {
        let place = Point::new(10.0, 20.0);
        for longitude in (-180..180).step_by(7) {
            for latitude in (-90..=90).step_by(5) {
                let other = Point::new(f64::from(longitude), f64::from(latitude));
                let gap =
                    difference(in_space(place).expect("finite"), in_space(other).expect("finite"));
                let chord = dot(gap, gap).sqrt();
                let bound = longest_chord_m(distance_m(place, other));
                assert!(bound >= chord, "{other:?} {bound} {chord}");
                assert!(bound <= 1.01 * chord, "{other:?} {bound} {chord}");
            }
        }
    }

    #[test]
    fn the_foot_on_a_chord_stays_between_its_ends() {
        let chord = [[0.0, 0.0, 0.0], [2.0, 0.0, 0.0]];
        assert_eq!(to_chord([1.0, 3.0, 0.0], chord), (9.0, 0.5));
        assert_eq!(to_chord([-1.0, 0.0, 0.0], chord), (1.0, 0.0));
        assert_eq!(to_chord([5.0, 4.0, 0.0], chord), (25.0, 1.0));
        assert_eq!(to_chord([0.0, 1.0, 0.0], [[0.0; 3]; 2]), (1.0, 0.0));
    }
}
