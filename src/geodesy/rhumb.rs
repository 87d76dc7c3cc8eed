//! Rhumb lines: ways of constant bearing, straight on a Mercator map.
//!
//! A reader who thinks of a map means the rhumb line's bearing; over long ways it differs much from
//! the azimuth at which the shortest way sets out.
//!
//! Notation: φ geographic latitude, β reduced latitude, ψ isometric latitude, λ longitude, e
//! eccentricity, m meridian distance, R radius of the parallel.

use geo::Point;

use super::ellipsoid::{E, E2, meridian_m, parallel_radius_m};
use super::wind::unwrap_deg;

/// The length of the rhumb line between two points.
///
/// # Units
/// degrees → metres
///
/// # Model
/// WGS 84 ellipsoid; of the two ways round the Earth the shorter one.
///
/// # Accuracy
/// 1 µm for lines of up to 20,000 km.
///
/// # Errors
/// NaN where a coordinate is.
///
/// # References
/// Karney 2024 (doi:10.1007/s11200-024-0709-z).
///
/// ```
/// use geo::Point;
/// use luftlinie::geodesy::{distance_m, rhumb_distance_m};
/// let (berlin, moscow) = (Point::new(13.405, 52.52), Point::new(37.6173, 55.7558));
/// let km = [distance_m(berlin, moscow), rhumb_distance_m(berlin, moscow)].map(|m| m / 1000.0);
/// assert_eq!(km.map(f64::round), [1614.0, 1622.0]);
/// ```
pub fn rhumb_distance_m(from: Point, to: Point) -> f64 {
    rhumb(from, to).0
}

/// The bearing of the rhumb line from `from` to `to`, in degrees from north, 0..360.
///
/// It is the mean bearing, the one that a map suggests; north for coincident points.
///
/// # Units
/// degrees → degrees
///
/// # Model
/// As [`rhumb_distance_m`].
///
/// # Accuracy
/// 1e-10°.
///
/// ```
/// use geo::Point;
/// use luftlinie::geodesy::{azimuth_deg, rhumb_bearing_deg};
/// let (berlin, moscow) = (Point::new(13.405, 52.52), Point::new(37.6173, 55.7558));
/// assert_eq!(rhumb_bearing_deg(berlin, moscow).round(), 77.0);
/// assert_eq!(azimuth_deg(berlin, moscow).round(), 67.0);
/// ```
pub fn rhumb_bearing_deg(from: Point, to: Point) -> f64 {
    rhumb(from, to).1
}

/// Length in metres and bearing in degrees.
fn rhumb(from: Point, to: Point) -> (f64, f64) {
    let east = unwrap_deg(to.x() - from.x(), 0.0).to_radians();
    let north = isometric_difference(from.y(), to.y());
    let bearing_deg = east.atan2(north).to_degrees().rem_euclid(360.0);
    let along_meridian_m = meridian_m(from.y(), to.y());
    let length_m = if north.is_infinite() {
        along_meridian_m.abs()
    } else if north == 0.0 {
        parallel_radius_m(from.y()) * east.abs()
    } else {
        east.hypot(north) * along_meridian_m / north
    };
    (length_m, bearing_deg)
}

/// ψ₂ − ψ₁ without cancellation: Δ atanh(sin φ) − e Δ atanh(e sin φ), infinite at a pole.
fn isometric_difference(from_deg: f64, to_deg: f64) -> f64 {
    if from_deg == to_deg {
        return 0.0;
    }
    if from_deg.abs() == 90.0 || to_deg.abs() == 90.0 {
        return f64::INFINITY.copysign(to_deg - from_deg);
    }
    let half_sin = (0.5 * (to_deg - from_deg)).to_radians().sin();
    let middle_deg = 0.5 * (to_deg + from_deg);
    let middle_cos = (90.0 - middle_deg.abs()).to_radians().sin();
    let (sin_from, sin_to) = (from_deg.to_radians().sin(), to_deg.to_radians().sin());
    let flattened = 2.0 * E * middle_cos * half_sin / (1.0 - E2 * sin_from * sin_to);
    2.0 * (half_sin / middle_cos).atanh() - E * flattened.atanh()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// From RhumbSolve of GeographicLib 2.1.2, `-i -p 9`: lat lon lat lon bearing length.
    const RHUMB_SOLVE: &[[f64; 6]] = &[
        [52.52, 13.405, 55.7558, 37.6173, 77.17010087392046, 1621962.803176355],
        [39.03385, 125.75432, 43.10562, 131.87353, 48.66160753998039, 684615.242130804],
        [40.6413, -73.7781, 40.4719, -3.5626, 90.18123288072779, 5947030.100185888],
        [-36.8485, 174.7633, 21.3069, -157.8583, 24.12495477972077, 7052770.032995139],
        [10.0, 20.0, 10.0, 25.0, 90.0, 548196.820340765],
        [10.0, 20.0, 10.000001, 25.0, 89.99998843962996, 548196.81950272],
        [0.0, 0.0, 0.0, 90.0, 90.0, 10018754.17139462],
        [89.9, 0.0, 89.99, 120.0, 42.28915792476055, 13588.838678749],
        [60.0, 170.0, -60.0, -170.0, 172.417686489095, 13425534.228663396],
    ];

    #[test]
    fn rhumb_lines_are_those_of_rhumb_solve() {
        for &[lat1, lon1, lat2, lon2, bearing_deg, length_m] in RHUMB_SOLVE {
            let (from, to) = (Point::new(lon1, lat1), Point::new(lon2, lat2));
            assert!((rhumb_distance_m(from, to) - length_m).abs() < 1e-6, "{from:?} {to:?}");
            let error_deg = unwrap_deg(rhumb_bearing_deg(from, to) - bearing_deg, 0.0);
            assert!(error_deg.abs() < 1e-11, "{from:?} {to:?} {error_deg}");
        }
    }

    #[test]
    fn to_a_pole_the_way_is_the_meridian() {
        let (pole, place) = (Point::new(90.0, 90.0), Point::new(18.4, -33.9));
        assert_eq!(rhumb_distance_m(place, pole), meridian_m(-33.9, 90.0));
        assert_eq!(rhumb_bearing_deg(place, pole), 0.0);
        assert_eq!(rhumb_bearing_deg(pole, place), 180.0);
    }

    #[test]
    fn a_place_is_at_no_distance_from_itself() {
        let place = Point::new(13.4, 52.5);
        assert_eq!((rhumb_distance_m(place, place), rhumb_bearing_deg(place, place)), (0.0, 0.0));
    }
}
