//! Lines of several vertices: their length, points along them, and their length under a ruler.
//!
//! How long a border is depends on the ruler (Richardson 1961): [`ruler_length_m`] walks a line
//! with a pair of compasses of fixed opening, so that lengths of differently detailed data can be
//! compared.

use geo::{LineString, Point};

use super::exact::Inverse;
use super::geodesic::{Way, distance_m, inverse};

/// The length of a line along its vertices, each part a geodesic.
///
/// # Units
/// degrees → metres
///
/// # Model
/// WGS 84 ellipsoid, at the detail of the given vertices.
///
/// # Accuracy
/// 10 nm per part.
///
/// ```
/// use geo::line_string;
/// let rhine_bend = line_string![(x: 8.27, y: 50.0), (x: 7.89, y: 49.97), (x: 7.6, y: 50.36)];
/// assert_eq!((luftlinie::geodesy::length_m(&rhine_bend) / 1000.0).round(), 76.0);
/// ```
pub fn length_m(line: &LineString) -> f64 {
    parts(line).map(|(from, to)| distance_m(from, to)).sum()
}

/// The point at `along_m` from the first vertex; the ends beyond either end, `None` for an empty
/// line.
///
/// # Units
/// degrees, metres → degrees
///
/// # Model
/// As [`length_m`].
///
/// # Accuracy
/// 15 nm, and 10 nm per part before it.
///
/// ```
/// use geo::line_string;
/// let rhine_bend = line_string![(x: 8.27, y: 50.0), (x: 7.89, y: 49.97), (x: 7.6, y: 50.36)];
/// let half_way = luftlinie::geodesy::point_along(&rhine_bend, 38_000.0).expect("a line");
/// assert_eq!((half_way.y() * 100.0).round(), 5006.0);
/// ```
pub fn point_along(line: &LineString, along_m: f64) -> Option<Point> {
    let mut left_m = along_m.max(0.0);
    for (from, to) in parts(line) {
        if left_m == 0.0 {
            return Some(from);
        }
        let Inverse { distance_m, azimuth1_deg, .. } = inverse(from, to);
        if left_m <= distance_m {
            return Some(Way::leaving(from, azimuth1_deg, distance_m).point(left_m));
        }
        left_m -= distance_m;
    }
    line.0.last().map(|&end| end.into())
}

/// The length of a line measured with a ruler of `ruler_m`: whole steps, and the rest straight to
/// the end.
///
/// # Units
/// degrees, metres → metres
///
/// # Model
/// Divider walk on the WGS 84 ellipsoid: each step ends where the line first leaves the circle of
/// `ruler_m` around its start. A ruler of less than [`SHORTEST_RULER_M`] measures every vertex.
///
/// # Accuracy
/// Each step is `ruler_m` to within a millionth.
///
/// # References
/// Mandelbrot 1967 (doi:10.1126/science.156.3775.636), after Richardson 1961.
///
/// ```
/// use geo::line_string;
/// use luftlinie::geodesy::ruler_length_m;
/// // The Rhine from Mainz to Koblenz by way of Bingen: 62 km as the crow flies.
/// let rhine_bend = line_string![(x: 8.27, y: 50.0), (x: 7.89, y: 49.97), (x: 7.6, y: 50.36)];
/// let lengths_m = [0.0, 20_000.0, 100_000.0].map(|ruler_m| ruler_length_m(&rhine_bend, ruler_m));
/// assert_eq!(lengths_m.map(|m| (m / 1000.0).round()), [76.0, 72.0, 62.0]);
/// ```
pub fn ruler_length_m(line: &LineString, ruler_m: f64) -> f64 {
    length_m(&stepped(line, ruler_m))
}

/// A walk with shorter steps would stand still: below a nanometre the digits of degrees end.
pub const SHORTEST_RULER_M: f64 = 1e-3;

/// The points at which a divider walk of `ruler_m` stands, with both ends of the line; see
/// [`ruler_length_m`].
pub fn stepped(line: &LineString, ruler_m: f64) -> LineString {
    let (Some(&first), Some(&last)) = (line.0.first(), line.0.last()) else {
        return line.clone();
    };
    if ruler_m.is_nan() || ruler_m < SHORTEST_RULER_M {
        return line.clone();
    }
    let mut stands = vec![first];
    let mut foot = Point::from(first);
    let mut before = foot;
    for &vertex in &line.0[1..] {
        let vertex = Point::from(vertex);
        while distance_m(foot, vertex) > ruler_m {
            foot = leaving_circle(foot, ruler_m, before, vertex);
            stands.push(foot.into());
            before = foot;
        }
        before = vertex;
    }
    if stands.len() == 1 || stands.last() != Some(&last) {
        stands.push(last);
    }
    LineString(stands)
}

/// Where the way from `inside` to `outside` leaves the circle around `centre`, by the secant method
/// kept in its bracket.
fn leaving_circle(centre: Point, radius_m: f64, inside: Point, outside: Point) -> Point {
    let way = Way::between(inside, outside);
    let excess_m = |along_m: f64| distance_m(centre, way.point(along_m)) - radius_m;
    let (mut low, mut high) = (0.0, way.length_m);
    let (mut below, mut above) = (excess_m(low), excess_m(high));
    for _ in 0..60 {
        let along_m = (low - below * (high - low) / (above - below)).max(low).min(high);
        let excess = excess_m(along_m);
        if excess.abs() <= 1e-7 * radius_m {
            return way.point(along_m);
        }
        // The end that stays put counts for half, so that neither end can stay for ever (Illinois).
        if excess < 0.0 {
            (low, below, above) = (along_m, excess, above / 2.0);
        } else {
            (high, above, below) = (along_m, excess, below / 2.0);
        }
    }
    way.point(0.5 * (low + high))
}

fn parts(line: &LineString) -> impl Iterator<Item = (Point, Point)> + '_ {
    line.0.windows(2).map(|pair| (pair[0].into(), pair[1].into()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use geo::line_string;

    fn zigzag() -> LineString {
        let mut line = Vec::new();
        for i in 0..200 {
            let north = if i % 2 == 0 { 0.0 } else { 0.01 };
            line.push((20.0 + 0.01 * f64::from(i), 50.0 + north).into());
        }
        LineString(line)
    }

    #[test]
    fn points_along_a_line_divide_its_length() {
        let line = zigzag();
        let length = length_m(&line);
        for fraction in [0.0, 0.1, 0.5, 0.999, 1.0] {
            let point = point_along(&line, fraction * length).expect("not empty");
            let (mut head, mut walked) = (vec![line.0[0]], 0.0);
            for (from, to) in parts(&line) {
                walked += distance_m(from, to);
                if walked < fraction * length {
                    head.push(to.into());
                }
            }
            head.push(point.into());
            assert!((length_m(&LineString(head)) - fraction * length).abs() < 1e-6);
        }
        assert_eq!(point_along(&line, -5.0), Some(line.0[0].into()));
        assert_eq!(point_along(&line, 1e9), line.0.last().map(|&end| end.into()));
        assert_eq!(point_along(&LineString(vec![]), 0.0), None);
    }

    #[test]
    fn a_longer_ruler_measures_a_shorter_line() {
        let line = zigzag();
        let lengths: Vec<f64> =
            [0.0, 100.0, 1000.0, 10_000.0].map(|ruler_m| ruler_length_m(&line, ruler_m)).into();
        assert_eq!(lengths[0], length_m(&line));
        assert!(lengths.windows(2).all(|pair| pair[1] < pair[0]), "{lengths:?}");
        let straight = distance_m(line.0[0].into(), line.0[199].into());
        assert!(lengths[3] >= straight && lengths[3] < 1.01 * straight);
    }

    #[test]
    fn every_step_has_the_length_of_the_ruler() {
        let stands = stepped(&zigzag(), 750.0);
        let steps: Vec<f64> = parts(&stands).map(|(from, to)| distance_m(from, to)).collect();
        let (last, whole) = steps.split_last().expect("several steps");
        assert!(whole.iter().all(|step| (step - 750.0).abs() < 1e-3), "{whole:?}");
        assert!(*last <= 750.0);
    }

    #[test]
    fn short_and_degenerate_lines_are_measured_as_they_are() {
        let short = line_string![(x: 1.0, y: 2.0), (x: 1.001, y: 2.0)];
        assert_eq!(ruler_length_m(&short, 1e4), length_m(&short));
        let point = line_string![(x: 1.0, y: 2.0), (x: 1.0, y: 2.0)];
        assert_eq!(ruler_length_m(&point, 10.0), 0.0);
        assert_eq!(ruler_length_m(&LineString(vec![]), 10.0), 0.0);
        let broken = line_string![(x: 1.0, y: 2.0), (x: f64::NAN, y: 2.0)];
        assert!(ruler_length_m(&broken, 10.0).is_nan());
    }
}
