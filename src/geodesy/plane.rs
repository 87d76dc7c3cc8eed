//! A plane for questions about the parts and the sides of an area.

use geo::{Coord, Point};

use super::ellipsoid::MEAN_RADIUS_M;

/// Lambert's equal-area cylinder around a point; lengths there are true, in earth radii.
pub(crate) struct Plane {
    centre: Point,
    cos: f64,
}

impl Plane {
    pub fn around(centre: Point) -> Self {
        Self { centre, cos: centre.y().to_radians().cos().max(0.1) }
    }

    pub fn project(&self, point: Point) -> Coord {
        let turned = (point.x() - self.centre.x() + 540.0).rem_euclid(360.0) - 180.0;
        Coord { x: turned.to_radians() * self.cos, y: point.y().to_radians().sin() / self.cos }
    }

    /// The point that is projected to `at`.
    pub fn point(&self, at: Coord) -> Point {
        let lon = self.centre.x() + (at.x / self.cos).to_degrees();
        let sin = (at.y * self.cos).clamp(-1.0, 1.0);
        Point::new((lon + 540.0).rem_euclid(360.0) - 180.0, sin.asin().to_degrees())
    }

    /// At most how many metres the length `of` takes at `at`, in either direction.
    pub fn metres(&self, of: f64, at: Coord) -> f64 {
        let cos = self.point(at).y().to_radians().cos().max(0.01);
        MEAN_RADIUS_M * of * (cos / self.cos).max(self.cos / cos)
    }

    pub fn project_lines(&self, lines: &[Vec<Coord>]) -> Vec<Vec<Coord>> {
        let project = |line: &Vec<Coord>| {
            line.iter().map(|&vertex| self.project(vertex.into())).collect::<Vec<_>>()
        };
        lines.iter().map(project).collect()
    }
}

/// Points inside the lines in so many `rows`, as far apart in a row as the rows are, with the ends
/// of each row; and how far that is.
pub(crate) fn grid(edges: &[Vec<Coord>], rows: usize) -> (Vec<Coord>, f64) {
    let all = || edges.iter().flatten();
    let low = all().map(|at| at.y).fold(f64::INFINITY, f64::min);
    let high = all().map(|at| at.y).fold(f64::NEG_INFINITY, f64::max);
    let step = (high - low) / rows as f64;
    let mut points = Vec::new();
    if !(step.is_finite() && step > 0.0) {
        return (points, 0.0);
    }
    let row_of = |y: f64| (y - low) / step - 0.5;
    let mut cuts = vec![Vec::new(); rows];
    for pair in edges.iter().flat_map(|line| line.windows(2)) {
        let [a, b] = [pair[0], pair[1]];
        let (first, last) = (row_of(a.y.min(b.y)).ceil().max(0.0), row_of(a.y.max(b.y)));
        let crossed = cuts.iter_mut().enumerate().skip(first as usize);
        for (row, cuts) in crossed.take_while(|(row, _)| (*row as f64) < last) {
            let y = low + (row as f64 + 0.5) * step;
            cuts.push(a.x + (b.x - a.x) * (y - a.y) / (b.y - a.y));
        }
    }
    for (row, cuts) in cuts.iter_mut().enumerate() {
        let y = low + (row as f64 + 0.5) * step;
        cuts.sort_by(f64::total_cmp);
        for ends in cuts.chunks_exact(2) {
            let steps = ((ends[1] - ends[0]) / step) as usize;
            points.extend((0..=steps).map(|at| Coord { x: ends[0] + at as f64 * step, y }));
            points.push(Coord { x: ends[1], y });
        }
    }
    (points, step)
}

/// The area of what lies inside the lines, which have it on their left.
pub(crate) fn area(edges: &[Vec<Coord>]) -> f64 {
    let segments = edges.iter().flat_map(|line| line.windows(2));
    segments.map(|pair| cross(pair[0], pair[1]) / 2.0).sum()
}

/// The centroid of what lies inside the lines; `None` for lines that enclose nothing.
pub(crate) fn centroid(edges: &[Vec<Coord>]) -> Option<Coord> {
    let area = area(edges);
    let mut moment = Coord::zero();
    for pair in edges.iter().flat_map(|line| line.windows(2)) {
        let [a, b] = [pair[0], pair[1]];
        moment = moment + (a + b) * (cross(a, b) / 6.0);
    }
    (area != 0.0).then(|| moment / area)
}

fn cross(a: Coord, b: Coord) -> f64 {
    a.x * b.y - b.x * a.y
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn points_come_back() {
        let plane = Plane::around(Point::new(179.0, 60.0));
        for point in [Point::new(-179.5, 61.0), Point::new(170.0, 10.0), Point::new(179.0, -70.0)] {
            let back = plane.point(plane.project(point));
            assert!((back.x() - point.x()).abs() < 1e-9 && (back.y() - point.y()).abs() < 1e-9);
        }
    }

    #[test]
    fn grid_fills_what_the_lines_enclose() {
        // A square of ten with a hole of four in its middle.
        let square = |low: f64, high: f64| {
            [(low, low), (high, low), (high, high), (low, high), (low, low)].map(Coord::from)
        };
        let edges = vec![square(0.0, 10.0).to_vec(), square(3.0, 7.0).to_vec()];
        let (points, step) = grid(&edges, 20);
        assert_eq!(step, 0.5);
        let hole = |at: &Coord| [at.x, at.y].iter().all(|it| (3.01..6.99).contains(it));
        assert!(!points.iter().any(hole), "{points:?}");
        assert!((360..480).contains(&points.len()), "{}", points.len());
        assert_eq!(grid(&[], 20).0, Vec::new());
        assert_eq!(grid(&[vec![Coord { x: 1.0, y: 1.0 }; 3]], 20).0, Vec::new());
    }

    #[test]
    fn centroid_of_an_l() {
        let corners =
            [(0.0, 0.0), (2.0, 0.0), (2.0, 1.0), (1.0, 1.0), (1.0, 3.0), (0.0, 3.0), (0.0, 0.0)];
        let shape = vec![corners.map(Coord::from).to_vec()];
        assert_eq!(area(&shape), 4.0);
        let Coord { x, y } = centroid(&shape).expect("an area");
        assert!((x - 0.75).abs() < 1e-12 && (y - 1.25).abs() < 1e-12, "{x} {y}");
        assert_eq!(centroid(&[corners[..2].iter().map(|&it| it.into()).collect()]), None);
    }
}
