//! Geodesics as a map can draw them: with close vertices, cut at the antimeridian.
//!
//! A map joins two vertices by a straight line on its projection; a geodesic bends away from it.
//! And RFC 7946, section 3.1.9, wants a line that crosses the antimeridian cut in two there.

use geo::{Coord, LineString, MultiLineString, Point, coord};

use super::exact::Inverse;
use super::geodesic::{Way, inverse};
use super::wind::unwrap_deg;

/// The shortest way between two points with vertices at most `max_step_m` apart, cut at ±180°.
///
/// # Units
/// degrees, metres → degrees
///
/// # Model
/// WGS 84 geodesic; steps of equal length. A step that is not positive adds no vertices.
///
/// # Accuracy
/// Vertices lie on the geodesic to 10 nm; both sides of a cut have the same latitude.
///
/// # References
/// RFC 7946, section 3.1.9 (doi:10.17487/RFC7946).
///
/// ```
/// use geo::Point;
/// let (tokyo, seattle) = (Point::new(139.69, 35.69), Point::new(-122.33, 47.61));
/// let parts = luftlinie::geodesy::densify(tokyo, seattle, 100_000.0);
/// assert_eq!(parts.0.len(), 2);
/// ```
pub fn densify(from: Point, to: Point, max_step_m: f64) -> MultiLineString {
    cut(&unrolled(from, to, max_step_m))
}

/// [`densify`] for each part of a line; parts that meet stay joined.
pub fn densify_line(line: &LineString, max_step_m: f64) -> MultiLineString {
    let mut path: Vec<Point> = Vec::new();
    for pair in line.0.windows(2) {
        let part = unrolled(pair[0].into(), pair[1].into(), max_step_m);
        match path.pop() {
            Some(joint) => {
                let turn = joint.x() - part[0].x();
                path.push(joint);
                path.extend(part[1..].iter().map(|p| Point::new(p.x() + turn, p.y())));
            }
            None => path = part,
        }
    }
    cut(&path)
}

/// No way has more steps than this, however short they should be.
const MAX_STEPS: f64 = 100_000.0;

/// The vertices with a longitude that runs on beyond ±180 as the way does, and one on each
/// antimeridian or pole that it passes; first and last are the given points, shifted by whole
/// turns.
fn unrolled(from: Point, to: Point, max_step_m: f64) -> Vec<Point> {
    let Inverse { distance_m, azimuth1_deg, .. } = inverse(from, to);
    let way = Way::leaving(from, azimuth1_deg, distance_m);
    let divided = max_step_m > 0.0 && distance_m > max_step_m;
    let steps = if divided { (distance_m / max_step_m).ceil().min(MAX_STEPS) } else { 1.0 };
    let mut points = vec![from];
    let mut start_m = 0.0;
    for step in 1..=steps as usize {
        let end_m = distance_m * step as f64 / steps;
        let mut end = way.unrolled(end_m).0;
        if step as f64 == steps {
            end = settled(to, end);
        }
        push_step(&mut points, &way, (start_m, end_m), end);
        start_m = end_m;
    }
    points[0] = settled(from, points[1]);
    points
}

/// `given` on the turn of `near`; a pole, which has no longitude, on the meridian of `near`.
fn settled(given: Point, near: Point) -> Point {
    if given.y().abs() == 90.0 {
        return Point::new(near.x(), given.y());
    }
    Point::new(unwrap_deg(given.x(), near.x()), given.y())
}

/// Adds the step to `end`, by way of the pole or the antimeridian that lies between.
fn push_step(points: &mut Vec<Point>, way: &Way, (start_m, end_m): (f64, f64), end: Point) {
    let start = points[points.len() - 1];
    if ((end.x() - start.x()).abs() - 180.0).abs() < 1e-9 {
        let northwards = way.unrolled(start_m).1.abs() < 90.0;
        let pole = if northwards { 90.0 } else { -90.0 };
        points.extend([Point::new(start.x(), pole), Point::new(end.x(), pole)]);
    } else if let Some(edge) = edge_between(start.x(), end.x()) {
        points.push(Point::new(edge, latitude_at(way, (start_m, end_m), edge)));
    }
    points.push(end);
}

/// The odd multiple of 180° strictly between two longitudes.
fn edge_between(a: f64, b: f64) -> Option<f64> {
    let edge = ((a.min(b) + 180.0) / 360.0).floor() * 360.0 + 180.0;
    (edge > a.min(b) && edge < a.max(b)).then_some(edge)
}

/// The latitude at which the way reaches the longitude `edge`, by bisection.
fn latitude_at(way: &Way, (mut low_m, mut high_m): (f64, f64), edge: f64) -> f64 {
    let eastwards = way.unrolled(high_m).0.x() > way.unrolled(low_m).0.x();
    for _ in 0..60 {
        let middle_m = 0.5 * (low_m + high_m);
        if (way.unrolled(middle_m).0.x() < edge) == eastwards {
            low_m = middle_m;
        } else {
            high_m = middle_m;
        }
    }
    way.unrolled(0.5 * (low_m + high_m)).0.y()
}

/// Cuts an unrolled path wherever it passes from one turn of the Earth into the next, and at a
/// pole, where it changes its meridian on the spot.
fn cut(path: &[Point]) -> MultiLineString {
    let mut lines: Vec<LineString> = Vec::new();
    let mut turn = f64::NAN;
    for pair in path.windows(2) {
        if pair[0].y().abs() == 90.0 && pair[0].y() == pair[1].y() {
            turn = f64::NAN;
            continue;
        }
        let middle = 0.5 * (pair[0].x() + pair[1].x());
        let next_turn = (middle / 360.0).round();
        if next_turn != turn {
            turn = next_turn;
            lines.push(LineString(vec![rolled(pair[0], turn)]));
        }
        if let Some(line) = lines.last_mut() {
            line.0.push(rolled(pair[1], turn));
        }
    }
    MultiLineString(lines)
}

fn rolled(point: Point, turn: f64) -> Coord {
    // Rounding may leave a digit too much beyond the edge.
    coord! { x: (point.x() - 360.0 * turn).clamp(-180.0, 180.0), y: point.y() }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::geodesy::{distance_m, length_m};

    fn parts(from: (f64, f64), to: (f64, f64), step_m: f64) -> MultiLineString {
        densify(Point::new(from.1, from.0), Point::new(to.1, to.0), step_m)
    }

    /// Every part lies within ±180, every step is short, and the parts together have the way's
    /// length.
    #[test]
    fn parts_keep_the_length_of_the_way_and_the_bounds_of_the_map() {
        for (from, to, count) in [
            ((52.52, 13.405), (55.7558, 37.6173), 1),
            ((35.69, 139.69), (47.61, -122.33), 2),
            ((47.61, -122.33), (35.69, 139.69), 2),
            ((-36.85, 174.76), (-33.45, -70.67), 2),
            ((-1.0, 180.0), (5.0, 170.0), 1),
            ((-1.0, -180.0), (5.0, 170.0), 1),
            ((-1.0, 180.0), (5.0, -170.0), 1),
            ((60.0, 10.0), (70.0, -170.0), 2),
            ((60.0, -10.0), (70.0, 170.0), 2),
            ((60.0, 180.0), (70.0, 0.0), 2),
            ((90.0, 0.0), (60.0, 50.0), 1),
            ((60.0, 50.0), (-90.0, 0.0), 1),
            ((0.0, 179.0), (0.0, -179.0), 2),
            ((10.0, 180.0), (20.0, 180.0), 1),
        ] {
            let lines = parts(from, to, 50_000.0);
            assert_eq!(lines.0.len(), count, "{from:?} {to:?} {lines:?}");
            let whole = distance_m(Point::new(from.1, from.0), Point::new(to.1, to.0));
            let sum: f64 = lines.iter().map(length_m).sum();
            assert!((sum - whole).abs() < 1e-5, "{from:?} {to:?} {sum} {whole}");
            for point in lines.iter().flat_map(|line| line.points()) {
                assert!(point.x().abs() <= 180.0 && point.y().abs() <= 90.0, "{point:?}");
            }
            for step in lines.iter().flat_map(|line| line.lines()) {
                assert!(distance_m(step.start.into(), step.end.into()) < 50_000.1);
                assert!(step.dx().abs() <= 180.0, "{step:?}");
            }
        }
    }

    #[test]
    fn both_sides_of_a_cut_meet() {
        let lines = parts((35.69, 139.69), (47.61, -122.33), 100_000.0);
        let (before, after) = (lines.0[0].0.last().copied(), lines.0[1].0.first().copied());
        let (before, after) = (before.expect("vertices"), after.expect("vertices"));
        assert_eq!((before.x, after.x, before.y), (180.0, -180.0, after.y));
        assert!(before.y > 50.0);
    }

    #[test]
    fn a_way_over_the_pole_follows_its_meridians() {
        let lines = parts((60.0, 10.0), (70.0, -170.0), 100_000.0);
        for (line, meridian) in lines.iter().zip([10.0, -170.0]) {
            assert!(line.0.iter().all(|c| (c.x - meridian).abs() < 1e-12), "{line:?}");
            assert!(line.0.iter().any(|c| c.y == 90.0));
        }
    }

    #[test]
    fn a_line_stays_joined_at_its_vertices() {
        let line =
            LineString::from(vec![(170.0, 50.0), (178.0, 52.0), (-175.0, 51.0), (-160.0, 55.0)]);
        let lines = densify_line(&line, 20_000.0);
        assert_eq!(lines.0.len(), 2);
        let sum: f64 = lines.iter().map(length_m).sum();
        assert!((sum - length_m(&line)).abs() < 1e-5);
    }

    #[test]
    fn odd_steps_and_points_do_no_harm() {
        for step_m in [0.0, -1.0, f64::NAN, f64::INFINITY] {
            assert_eq!(parts((1.0, 2.0), (3.0, 4.0), step_m).0[0].0.len(), 2);
        }
        assert_eq!(parts((1.0, 2.0), (1.0, 2.0), 10.0).0[0].0.len(), 2);
        assert!(parts((1.0, f64::NAN), (1.0, 2.0), 10.0).0.len() <= 1);
        assert!(densify_line(&LineString(vec![]), 10.0).0.is_empty());
    }
}
