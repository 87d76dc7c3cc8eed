//! Circles of a ground distance, and closed curves made ready for a map of the world.

use geo::{BooleanOps, Coord, LineString, MultiPolygon, Point, Polygon};

use super::geodesic::distance_m;
use super::local::LocalMap;
use super::wind::unwrap_deg;

/// All places within `radius_m` of `centre`, as a polygon of `corners` corners on the circle.
///
/// # Units
/// degrees, metres → degrees
///
/// # Model
/// WGS 84 geodesics. Cut at the antimeridian; a circle around a pole is closed along the edge of
/// the map. Exteriors run anticlockwise (RFC 7946). Near a pole there are more corners, so that an
/// edge that is straight in longitude and latitude stays near the circle.
///
/// # Accuracy
/// Corners lie on the circle to 10 nm; the sides cut off a share of (π / corners)² / 2 of the
/// radius.
///
/// # Errors
/// Empty for a radius that is not positive or more than [`WIDEST_M`], and for fewer than 3 corners.
///
/// # References
/// Karney 2013, direct problem (doi:10.1007/s00190-012-0578-z).
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
    let angle = std::f64::consts::PI / corners as f64;
    let corner = |i: usize| {
        let (sin, cos) = (2.0 * angle * (i % corners) as f64).sin_cos();
        Coord { x: radius_m * cos, y: radius_m * sin }
    };
    let flat = Polygon::new((0..=corners).map(corner).collect(), Vec::new());
    on_earth(LocalMap { centre }, &flat, radius_m * angle * angle / 2.0)
}

/// A quarter of the Earth: no wider circle is drawn.
pub const WIDEST_M: f64 = 10_000_000.0;

/// A polygon on a local map, of not more than [`WIDEST_M`] around its centre, as polygons on the
/// map of the world, whose edges are straight in longitude and latitude to `within_m`.
pub(super) fn on_earth(map: LocalMap, flat: &Polygon, within_m: f64) -> MultiPolygon {
    let ring = |flat: &LineString| cut(&unrolled(map, flat, within_m));
    let exterior = ring(flat.exterior());
    let holes = flat.interiors().iter().map(ring);
    holes.fold(exterior, |rest, hole| rest.difference(&hole))
}

/// A closed curve on the Earth, anticlockwise, with longitudes that run on beyond ±180.
fn unrolled(map: LocalMap, flat: &LineString, within_m: f64) -> Vec<Coord> {
    let mut ring: Vec<Coord> = Vec::with_capacity(flat.0.len() + 3);
    let mut last = None;
    for &place in &flat.0 {
        let near = ring.last().map_or(map.centre.x(), |corner: &Coord| corner.x);
        let corner = at(map, place, near);
        if let Some(last) = last {
            refine(map, [last, place], corner, within_m, MOST_HALVINGS, &mut ring);
        }
        ring.push(corner);
        last = Some(place);
    }
    close_over_pole(&mut ring, map.centre);
    if signed_area(&ring) < 0.0 {
        ring.reverse();
    }
    ring
}

fn at(map: LocalMap, place: Coord, near_deg: f64) -> Coord {
    let point = map.to_earth(place);
    Coord { x: unwrap_deg(point.x(), near_deg), y: point.y() }
}

/// An edge is halved no more often than this; right beside a pole that is a matter of millimetres.
const MOST_HALVINGS: u32 = 16;

/// Adds the corners between the ring's last one and `to` that the world's map needs, the edge being
/// straight on the local one.
fn refine(
    map: LocalMap,
    [start, end]: [Coord; 2],
    to: Coord,
    within_m: f64,
    halvings: u32,
    ring: &mut Vec<Coord>,
) {
    let Some(&from) = ring.last().filter(|_| halvings > 0) else { return };
    let half = (start + end) / 2.0;
    let middle = at(map, half, from.x);
    let drawn = Coord { x: (from.x + unwrap_deg(to.x, from.x)) / 2.0, y: (from.y + to.y) / 2.0 };
    if distance_m(middle.into(), drawn.into()) > within_m {
        refine(map, [start, half], middle, within_m, halvings - 1, ring);
        let near = ring.last().map_or(middle.x, |corner| corner.x);
        ring.push(Coord { x: unwrap_deg(middle.x, near), y: middle.y });
        refine(map, [half, end], to, within_m, halvings - 1, ring);
    }
}

/// A ring that ran around a pole ends on another turn than it began: it goes home by the map's
/// edge. Around the nearer pole, for no ring reaches farther than a quarter of the Earth.
fn close_over_pole(ring: &mut Vec<Coord>, centre: Point) {
    let (Some(&first), Some(&last)) = (ring.first(), ring.last()) else { return };
    if (last.x - first.x).abs() < 180.0 {
        return;
    }
    let pole = 90_f64.copysign(centre.y());
    ring.extend([Coord { x: last.x, y: pole }, Coord { x: first.x, y: pole }, first]);
}

fn signed_area(ring: &[Coord]) -> f64 {
    ring.windows(2).map(|pair| pair[0].x * pair[1].y - pair[1].x * pair[0].y).sum()
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::geodesy::multi_area_m2;
    use geo::Contains;

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

    /// On the map of longitude and latitude, a place is in the circle if it is near enough on the
    /// ground; at poles, beside them, over the antimeridian, and up to a quarter of the Earth.
    #[test]
    fn the_map_and_the_ground_agree() {
        let centres = [
            (52.5, 13.4),
            (0.0, 180.0),
            (-17.0, 179.9),
            (89.9, 10.0),
            (90.0, 0.0),
            (-90.0, 77.0),
            (-89.5, -179.9),
            (82.807, 170.0),
            (-0.0, 0.0),
        ];
        for (latitude, longitude) in centres {
            let centre = Point::new(longitude, latitude);
            for radius_m in [1_000.0, 55_847.0, 802_500.0, 5e6, 1e7] {
                let circle = circle(centre, radius_m, 360);
                for i in 0..300 {
                    // Places around the edge, in all directions, the golden angle apart.
                    let azimuth_deg = f64::from(i) * 137.507_764;
                    let share = 1.0 + 3e-4 * if i % 2 == 0 { 1.0 } else { -1.0 } * f64::from(i);
                    let to = crate::geodesy::destination(centre, azimuth_deg, radius_m * share);
                    let near = distance_m(centre, to) / radius_m;
                    if (near - 1.0).abs() > 2e-4 {
                        let drawn = circle.contains(&to);
                        assert_eq!(drawn, near < 1.0, "{centre:?} {radius_m} {to:?} {near}");
                    }
                }
            }
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
}
