//! Points along a way of a few kilometres, without the series that long ways need.
//!
//! One step of Runge and Kutta on the equations of the geodesic. Borders and rivers are made of
//! edges so short, and a search for the nearest point looks at many of them.
//!
//! Notation: φ latitude, λ longitude, α azimuth, M and N the radii of curvature of the meridian and
//! across it.

use geo::Point;

use super::ellipsoid::{A_M, E2};

/// Longer ways, and those nearer to a pole, need more than one step.
const LONGEST_M: f64 = 5_000.0;
const HIGHEST_DEG: f64 = 70.0;

/// Whether [`short_way`] is good for a way of this length from there.
pub fn is_short(start: Point, length_m: f64) -> bool {
    length_m <= LONGEST_M && start.y().abs() <= HIGHEST_DEG
}

/// The point at `along_m` from `start`, and the azimuth of the way there.
///
/// # Accuracy
/// 10 nm and 1e-7° where [`is_short`].
pub fn short_way(start: Point, azimuth_deg: f64, along_m: f64) -> (Point, f64) {
    let state = [start.y().to_radians(), 0.0, azimuth_deg.to_radians()];
    let first = slope(state);
    let second = slope(after(state, first, along_m / 2.0));
    let third = slope(after(state, second, along_m / 2.0));
    let fourth = slope(after(state, third, along_m));
    let mean: State =
        std::array::from_fn(|i| (first[i] + 2.0 * second[i] + 2.0 * third[i] + fourth[i]) / 6.0);
    let [north, east, turn] = mean.map(|x| (x * along_m).to_degrees());
    (Point::new(start.x() + east, start.y() + north), azimuth_deg + turn)
}

/// φ, λ, α in radians.
type State = [f64; 3];

/// d(φ, λ, α)/ds
fn slope([latitude, _, azimuth]: State) -> State {
    let (sin_latitude, cos_latitude) = latitude.sin_cos();
    let (sin_azimuth, cos_azimuth) = azimuth.sin_cos();
    let square = 1.0 - E2 * sin_latitude * sin_latitude;
    let across = square.sqrt() / A_M;
    let along = across * square / (1.0 - E2);
    let east = sin_azimuth * across / cos_latitude;
    [cos_azimuth * along, east, east * sin_latitude]
}

fn after(state: State, slope: State, along_m: f64) -> State {
    std::array::from_fn(|i| state[i] + slope[i] * along_m)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::geodesy::{Way, distance_m, unwrap_deg};

    #[test]
    fn short_ways_are_those_of_the_series() {
        for latitude in [-70.0, -45.0, -1.0, 0.0, 0.01, 33.0, 60.0, 69.9] {
            for azimuth_deg in [0.0, 17.0, 90.0, 135.0, 180.0, -90.0, -1.0] {
                for along_m in [0.0, 1.0, 700.0, 5000.0] {
                    let start = Point::new(179.99, latitude);
                    let (point, azimuth) = short_way(start, azimuth_deg, along_m);
                    let (exact, exact_azimuth) =
                        Way::leaving(start, azimuth_deg, along_m).unrolled(along_m);
                    let off_m = distance_m(point, exact);
                    assert!(off_m < 1e-8, "{latitude} {azimuth_deg} {along_m} {off_m}");
                    assert!(unwrap_deg(azimuth - exact_azimuth, 0.0).abs() < 1e-7);
                }
            }
        }
    }
}
