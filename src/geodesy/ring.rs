//! Circles and buffers of a ground distance, ready for a map of the world.

use geo::{Buffer, Coord, LineString, MapCoords, MultiPolygon, Point, Polygon};

use super::geodesic::{destination, distance_m};
use super::local::LocalMap;
use super::wind::unwrap_deg;

/// All places within `radius_m` of `centre`, as a polygon of `corners` corners on the circle.
///
/// # Units
/// degrees, metres → degrees
///
/// # Model
/// WGS 84 geodesics. Cut at the antimeridian; a circle around a pole is closed along the edge of
/// the map. Exteriors run anticlockwise (RFC 7946).
///
/// # Accuracy
/// Corners lie on the circle to 10 nm; the sides cut off a share of (π / corners)² / 2 of the
/// radius.
///
/// # Errors
/// Empty for a radius that is not positive or more than 10,000 km, and for fewer than 3 corners.
///
/// ```
/// use geo::Point;
/// let fiji = luftlinie::geodesy::circle(Point::new(178.0, -18.0), 500_000.0, 72);
/// assert_eq!(fiji.0.len(), 2);
/// ```
pub fn circle(centre: Point, radius_m: f64, corners: usize) -> MultiPolygon {
    let known = centre.y().abs() <= 90.0 && centre.x().is_finite();
    if !(known && radius_m > 0.0 && radius_m <= WIDEST_M && corners >= 3) {
        return MultiPolygon(Vec::new());
    }
    let mut ring: Vec<Coord> = Vec::with_capacity(corners + 3);
    let mut longitude = centre.x();
    for i in 0..=corners {
        // Against the clock, and back to the first corner.
        let azimuth_deg = -360.0 * (i % corners) as f64 / corners as f64;
        let corner = destination(centre, azimuth_deg, radius_m);
        longitude = unwrap_deg(corner.x(), longitude);
        ring.push(Coord { x: longitude, y: corner.y() });
    }
    close_over_pole(&mut ring, centre, radius_m);
    cut(&ring)
}

/// A quarter of the Earth: no wider circle is drawn.
const WIDEST_M: f64 = 10_000_000.0;

/// A ring that ran around a pole ends on another turn than it began: it goes home by the map's
/// edge.
fn close_over_pole(ring: &mut Vec<Coord>, centre: Point, radius_m: f64) {
    let (Some(&first), Some(&last)) = (ring.first(), ring.last()) else { return };
    if (last.x - first.x).abs() < 180.0 {
        return;
    }
    let north = distance_m(centre, Point::new(0.0, 90.0)) <= radius_m;
    let pole = if north { 90.0 } else { -90.0 };
    ring.extend([Coord { x: last.x, y: pole }, Coord { x: first.x, y: pole }, first]);
}

/// The pieces of a ring with continuous longitudes on each turn of the Earth that it reaches.
fn cut(ring: &[Coord]) -> MultiPolygon {
    let pieces = (-2..=2).filter_map(|turn| {
        let middle = 360.0 * f64::from(turn);
        let east_of = clip(ring, |x| x - (middle - 180.0));
        let piece = clip(&east_of, |x| (middle + 180.0) - x);
        let wide = piece.iter().any(|corner| corner.x != piece[0].x);
        let home = |corner: &Coord| Coord { x: corner.x - middle, y: corner.y };
        wide.then(|| Polygon::new(piece.iter().map(home).collect(), Vec::new()))
    });
    MultiPolygon(pieces.collect())
}

/// What of a closed ring lies where `depth` is not negative (Sutherland & Hodgman 1974).
fn clip(ring: &[Coord], depth: impl Fn(f64) -> f64) -> Vec<Coord> {
    let mut kept = Vec::with_capacity(ring.len());
    for pair in ring.windows(2) {
        let (from, to) = (depth(pair[0].x), depth(pair[1].x));
        if from >= 0.0 {
            kept.push(pair[0]);
        }
        if (from >= 0.0) != (to >= 0.0) {
            let share = from / (from - to);
            let between = |a: f64, b: f64| a + (b - a) * share;
            kept.push(Coord { x: between(pair[0].x, pair[1].x), y: between(pair[0].y, pair[1].y) });
        }
    }
    kept.extend(kept.first().copied());
    kept
}

/// All places within `reach_m` of a line.
///
/// # Units
/// degrees, metres → degrees
///
/// # Model
/// A flat buffer on the azimuthal equidistant map around the middle of the line's bounds. Not for
/// lines over a pole; longitudes run on beyond ±180 where the line's do.
///
/// # Accuracy
/// (r / 15,600 km)² of the reach for a line that extends r from its middle: 1e-3 at 500 km.
pub fn buffer_line(line: &LineString, reach_m: f64) -> MultiPolygon {
    let Some(map) = map_around(line) else { return MultiPolygon(Vec::new()) };
    let flat = line.map_coords(|coord| map.to_map(coord.into()));
    to_earth(&map, &flat.buffer(reach_m))
}

/// All places within `reach_m` of a polygon; a negative reach takes from its edge instead.
///
/// # Accuracy
/// As [`buffer_line`].
pub fn buffer_polygon(polygon: &Polygon, reach_m: f64) -> MultiPolygon {
    let Some(map) = map_around(polygon.exterior()) else { return MultiPolygon(Vec::new()) };
    let flat = polygon.map_coords(|coord| map.to_map(coord.into()));
    to_earth(&map, &flat.buffer(reach_m))
}

/// A map around the middle of a line's bounds; `None` without a finite vertex.
fn map_around(line: &LineString) -> Option<LocalMap> {
    let finite = line.0.iter().filter(|coord| coord.x.is_finite() && coord.y.abs() <= 90.0);
    let (low, high) = finite.fold((None, None), |bounds: (Option<Coord>, Option<Coord>), coord| {
        let low = bounds.0.unwrap_or(*coord);
        let high = bounds.1.unwrap_or(*coord);
        (
            Some(Coord { x: low.x.min(coord.x), y: low.y.min(coord.y) }),
            Some(Coord { x: high.x.max(coord.x), y: high.y.max(coord.y) }),
        )
    });
    Some(LocalMap { centre: ((low? + high?) / 2.0).into() })
}

fn to_earth(map: &LocalMap, flat: &MultiPolygon) -> MultiPolygon {
    flat.map_coords(|place| {
        let point = map.to_earth(place);
        Coord { x: unwrap_deg(point.x(), map.centre.x()), y: point.y() }
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::geodesy::{area_m2, foot_on_line, length_m, multi_area_m2};

    #[test]
    fn circles_lie_within_the_map_and_have_their_area() {
        for (latitude, longitude, pieces) in [
            (52.5, 13.4, 1),
            (0.0, 180.0, 2),
            (-17.0, 179.9, 2),
            (-17.0, -179.9, 2),
            (89.0, 10.0, 2),
            (-90.0, 0.0, 2),
            (85.0, 170.0, 2),
        ] {
            let circle = circle(Point::new(longitude, latitude), 800_000.0, 360);
            assert_eq!(circle.0.len(), pieces, "{latitude} {longitude}");
            for corner in circle.iter().flat_map(|piece| piece.exterior().points()) {
                assert!(corner.x().abs() <= 180.0 && corner.y().abs() <= 90.0, "{corner:?}");
            }
            // A cap of a sphere has 2 π R² (1 − cos r/R); the ellipsoid differs by its curvature.
            let cap = 2.0
                * std::f64::consts::PI
                * 6_371e3_f64.powi(2)
                * (1.0 - (800.0 / 6371.0_f64).cos());
            let area = multi_area_m2(&circle);
            assert!((area / cap - 1.0).abs() < 2e-3, "{latitude} {longitude} {}", area / cap);
        }
    }

    #[test]
    fn circles_that_cannot_be_drawn_are_empty() {
        let centre = Point::new(1.0, 2.0);
        for (radius_m, corners) in [(0.0, 9), (-1.0, 9), (f64::NAN, 9), (2e7, 9), (1e3, 2)] {
            assert!(circle(centre, radius_m, corners).0.is_empty());
        }
        assert!(circle(Point::new(0.0, f64::NAN), 1e3, 9).0.is_empty());
    }

    #[test]
    fn the_edge_of_a_buffer_is_as_far_as_it_should_be() {
        let line = LineString::from(vec![(10.0, 50.0), (10.5, 50.2), (11.0, 49.9)]);
        let buffer = buffer_line(&line, 5_000.0);
        for corner in buffer.iter().flat_map(|piece| piece.exterior().points()) {
            let foot = foot_on_line(corner, &line).expect("a line");
            assert!((foot.distance_m - 5_000.0).abs() < 5.0, "{corner:?} {foot:?}");
        }
        let expected = 10_000.0 * length_m(&line) + std::f64::consts::PI * 25e6;
        assert!((multi_area_m2(&buffer) / expected - 1.0).abs() < 0.01);
    }

    #[test]
    fn polygons_grow_and_shrink() {
        let square = Polygon::new(
            LineString::from(vec![(0.0, 60.0), (1.0, 60.0), (1.0, 60.5), (0.0, 60.5), (0.0, 60.0)]),
            vec![],
        );
        let area = area_m2(&square);
        assert!(multi_area_m2(&buffer_polygon(&square, 1000.0)) > area);
        assert!(multi_area_m2(&buffer_polygon(&square, -1000.0)) < area);
        assert!(buffer_polygon(&square, -50_000.0).0.is_empty());
    }
}
