//! Leaves out vertices that lie close to the line without them (Douglas & Peucker 1973).

use super::Point;

/// The vertices of `line` that are needed to stay within `tolerance_m` of it, both ends included.
/// No step is longer than `longest_m` where the line has vertices to divide it.
pub fn simplify(line: &[Point], tolerance_m: f64, longest_m: f64) -> Vec<Point> {
    let mut kept = vec![false; line.len()];
    let last = line.len() - 1;
    (kept[0], kept[last]) = (true, true);
    let mut open = vec![(0, last)];
    if line[0] == line[last] {
        // A ring has no chord; it is divided at its far side.
        let far = farthest(line, 0, last).map_or(last, |(index, _)| index);
        kept[far] = true;
        open = vec![(0, far), (far, last)];
    }
    while let Some((start, end)) = open.pop() {
        let Some((index, distance_m)) = farthest(line, start, end) else { continue };
        let index = if distance_m > tolerance_m {
            index
        } else if metres(line[start], line[end]) > longest_m {
            start.midpoint(end)
        } else {
            continue;
        };
        kept[index] = true;
        open.extend([(start, index), (index, end)]);
    }
    line.iter().zip(kept).filter_map(|(&point, kept)| kept.then_some(point)).collect()
}

/// The vertex between `start` and `end` that lies farthest from the segment between them.
fn farthest(line: &[Point], start: usize, end: usize) -> Option<(usize, f64)> {
    let plane = Plane::around(line[start], line[end]);
    let segment = [plane.metres(line[start]), plane.metres(line[end])];
    let square = |index: usize| (index, square_to_segment(plane.metres(line[index]), segment));
    let farthest = (start + 1..end).map(square).reduce(|a, b| if b.1 > a.1 { b } else { a });
    farthest.map(|(index, square)| (index, square.sqrt()))
}

/// A local plane: good to a thousandth over a degree, and tolerances are no sharper than that.
struct Plane {
    origin: Point,
    x_m: f64,
    y_m: f64,
}

impl Plane {
    fn around(a: Point, b: Point) -> Self {
        let latitude_deg = (f64::from(a[1]) + f64::from(b[1])) / 2e6;
        let x_m = 0.111_320 * latitude_deg.to_radians().cos();
        Self { origin: a, x_m, y_m: 0.111_132 }
    }

    fn metres(&self, point: Point) -> [f64; 2] {
        let [dx, dy] = [0, 1].map(|axis| f64::from(point[axis] - self.origin[axis]));
        [dx * self.x_m, dy * self.y_m]
    }
}

fn metres(a: Point, b: Point) -> f64 {
    let [x, y] = Plane::around(a, b).metres(b);
    x.hypot(y)
}

fn square_to_segment(point: [f64; 2], [a, b]: [[f64; 2]; 2]) -> f64 {
    let [dx, dy] = [b[0] - a[0], b[1] - a[1]];
    let square = dx * dx + dy * dy;
    let [px, py] = [point[0] - a[0], point[1] - a[1]];
    let along = if square > 0.0 { ((px * dx + py * dy) / square).clamp(0.0, 1.0) } else { 0.0 };
    let [ex, ey] = [px - along * dx, py - along * dy];
    ex * ex + ey * ey
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn small_bends_go_and_corners_stay() {
        let line = [[0, 0], [1000, 3], [2000, 0], [2003, 1000], [2000, 2000]];
        assert_eq!(simplify(&line, 1.0, 1e9), [[0, 0], [2000, 0], [2000, 2000]]);
        assert_eq!(simplify(&line, 0.1, 1e9), line);
        assert_eq!(simplify(&line, 1.0, 150.0), line);
    }

    #[test]
    fn rings_keep_their_far_side() {
        let ring = [[0, 0], [1000, 0], [1000, 1000], [0, 1000], [0, 0]];
        assert_eq!(simplify(&ring, 1.0, 1e9), ring);
        assert_eq!(simplify(&ring, 1000.0, 1e9), [[0, 0], [1000, 1000], [0, 0]]);
    }
}
