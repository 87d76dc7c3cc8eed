//! A flat map around a place: azimuthal equidistant, true in distance and direction from its
//! centre.

use geo::{Coord, Point, coord};

use super::exact::Inverse;
use super::geodesic::{destination, inverse};

/// The map's centre; x points east, y north, both in metres.
///
/// # References
/// Snyder 1987 (doi:10.3133/pp1395).
///
/// ```
/// use geo::Point;
/// use luftlinie::geodesy::LocalMap;
/// let map = LocalMap { centre: Point::new(13.405, 52.52) };
/// let potsdam = map.to_map(Point::new(13.064, 52.4));
/// assert_eq!(((potsdam.x / 1000.0).round(), (potsdam.y / 1000.0).round()), (-23.0, -13.0));
/// ```
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct LocalMap {
    pub centre: Point,
}

impl LocalMap {
    /// Where a point lies on the map.
    ///
    /// # Accuracy
    /// Exact from the centre. Between other points lengths are too long by up to (r / 15,600 km)²
    /// at the distance r from the centre: 4e-5 at 100 km.
    pub fn to_map(&self, point: Point) -> Coord {
        let Inverse { distance_m, azimuth1_deg, .. } = inverse(self.centre, point);
        if distance_m == 0.0 {
            return coord! { x: 0.0, y: 0.0 };
        }
        let (sin, cos) = azimuth1_deg.to_radians().sin_cos();
        coord! { x: distance_m * sin, y: distance_m * cos }
    }

    /// The point at a place of the map.
    pub fn to_earth(&self, place: Coord) -> Point {
        let azimuth_deg = place.x.atan2(place.y).to_degrees();
        destination(self.centre, azimuth_deg, place.x.hypot(place.y))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::geodesy::distance_m;

    #[test]
    fn the_map_and_the_earth_agree() {
        for centre in [Point::new(13.4, 52.5), Point::new(180.0, -60.0), Point::new(0.0, 90.0)] {
            let map = LocalMap { centre };
            for place in [(0.0, 0.0), (1000.0, 0.0), (-5e4, 2e5), (0.0, -3e6)] {
                let place = Coord::from(place);
                let point = map.to_earth(place);
                let back = map.to_map(point);
                assert!((back.x - place.x).hypot(back.y - place.y) < 1e-6, "{centre:?} {place:?}");
                let distance = distance_m(centre, point);
                assert!((distance - place.x.hypot(place.y)).abs() < 1e-7);
            }
        }
    }
}
