//! A plane for questions about the parts and the sides of an area.

use geo::{Coord, Point};

use crate::atlas::{Atlas, Place};

/// Lambert's equal-area cylinder around a point; lengths there are true, in earth radii.
pub(super) struct Plane {
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

    /// The lines around `place`, as the atlas has them.
    pub fn edges_of(&self, atlas: &Atlas, place: &Place) -> Vec<Vec<Coord>> {
        let edges = atlas.edges_of(place);
        let project = |line: &Vec<Coord>| {
            line.iter().map(|&vertex| self.project(vertex.into())).collect::<Vec<_>>()
        };
        edges.iter().map(project).collect()
    }
}

/// The centroid of what lies inside the lines; `None` for lines that enclose nothing.
pub(super) fn centroid(edges: &[Vec<Coord>]) -> Option<Coord> {
    let mut area = 0.0;
    let mut moment = Coord { x: 0.0, y: 0.0 };
    for pair in edges.iter().flat_map(|line| line.windows(2)) {
        let [a, b] = [pair[0], pair[1]];
        let cross = a.x * b.y - b.x * a.y;
        area += cross / 2.0;
        moment = moment + (a + b) * (cross / 6.0);
    }
    (area != 0.0).then(|| moment / area)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn centroid_of_an_l() {
        let corners =
            [(0.0, 0.0), (2.0, 0.0), (2.0, 1.0), (1.0, 1.0), (1.0, 3.0), (0.0, 3.0), (0.0, 0.0)];
        let shape = vec![corners.map(Coord::from).to_vec()];
        let Coord { x, y } = centroid(&shape).expect("an area");
        assert!((x - 0.75).abs() < 1e-12 && (y - 1.25).abs() < 1e-12, "{x} {y}");
        assert_eq!(centroid(&[corners[..2].iter().map(|&it| it.into()).collect()]), None);
    }
}
