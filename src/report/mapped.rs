//! Geometries as a map file wants them: densified, cut at the antimeridian, rings by the right-hand
//! rule.
//!
//! A geodesic drawn through its two ends alone is a straight line on the map, hundreds of
//! kilometres off on long ways, and a line over 180° would run round the world the wrong way (RFC
//! 7946, section 3.1.9).
//!
//! Not supported: a ring around a pole that is not already cut along a meridian; it stays as it is.

use crate::geodesy::densify_line;
use geo::orient::{Direction, Orient};
use geo::{Coord, Densify, Geodesic, Geometry, LineString, Point, Polygon};

/// The longest straight piece of a drawn geodesic; its sagitta is below 100 m outside the polar
/// caps.
const STEP_M: f64 = 50_000.0;

/// The simplestyle colour of what a calculator measured, which nothing judges.
pub(super) const ANSWER_COLOUR: &str = "#1f78a4";

/// The parts of some geometries by their dimension.
#[derive(Debug, Default, PartialEq)]
pub(super) struct Parts {
    pub points: Vec<Point>,
    pub lines: Vec<LineString>,
    pub polygons: Vec<Polygon>,
}

/// Takes geometries apart and prepares each part for a map.
pub(super) fn parts<'a>(geometries: impl IntoIterator<Item = &'a Geometry>) -> Parts {
    let mut parts = Parts::default();
    geometries.into_iter().for_each(|geometry| parts.add(geometry));
    parts
}

impl Parts {
    fn add(&mut self, geometry: &Geometry) {
        match geometry {
            Geometry::Point(point) => self.add_point(*point),
            Geometry::MultiPoint(points) => points.iter().for_each(|it| self.add_point(*it)),
            Geometry::Line(line) => self.add_line(&LineString::from(*line)),
            Geometry::LineString(line) => self.add_line(line),
            Geometry::MultiLineString(lines) => lines.iter().for_each(|it| self.add_line(it)),
            Geometry::Polygon(polygon) => self.add_polygon(polygon),
            Geometry::MultiPolygon(polygons) => polygons.iter().for_each(|it| self.add_polygon(it)),
            Geometry::Rect(rect) => self.add_polygon(&rect.to_polygon()),
            Geometry::Triangle(triangle) => self.add_polygon(&triangle.to_polygon()),
            Geometry::GeometryCollection(all) => all.iter().for_each(|it| self.add(it)),
        }
    }

    fn add_point(&mut self, point: Point) {
        if point.x().is_finite() && point.y().is_finite() {
            self.points.push(point);
        }
    }

    fn add_line(&mut self, line: &LineString) {
        if drawable(line) && line.0.len() >= 2 {
            self.lines.extend(densify_line(line, STEP_M));
        }
    }

    fn add_polygon(&mut self, polygon: &Polygon) {
        if drawable(polygon.exterior()) && polygon.interiors().iter().all(drawable) {
            let cut = cut_polygon(&Geodesic.densify(polygon, STEP_M));
            self.polygons.extend(cut.iter().map(|piece| piece.orient(Direction::Default)));
        }
    }
}

fn drawable(line: &LineString) -> bool {
    line.0.iter().all(|coord| coord.x.is_finite() && coord.y.is_finite())
}

/// `coord` on the turn of the earth that is nearest to the longitude `near`.
fn unwrapped(coord: Coord, near: f64) -> Coord {
    let turns = ((near - coord.x) / 360.0).round();
    Coord { x: coord.x + 360.0 * turns, y: coord.y }
}

fn latitude_at(longitude: f64, a: Coord, b: Coord) -> f64 {
    if a.x == b.x { a.y } else { a.y + (b.y - a.y) * (longitude - a.x) / (b.x - a.x) }
}

/// Cuts a polygon into its pieces on the turns of the earth that it reaches.
fn cut_polygon(polygon: &Polygon) -> Vec<Polygon> {
    let crosses =
        |ring: &LineString| ring.0.windows(2).any(|pair| (pair[0].x - pair[1].x).abs() > 180.0);
    if !crosses(polygon.exterior()) && !polygon.interiors().iter().any(crosses) {
        return vec![polygon.clone()];
    }
    let exterior = unwrapped_ring(polygon.exterior(), None);
    let Some(first) = exterior.first() else { return Vec::new() };
    if exterior.last().is_some_and(|last| (last.x - first.x).abs() > 1.0) {
        return vec![polygon.clone()];
    }
    let middle = exterior.iter().map(|coord| coord.x).sum::<f64>() / exterior.len() as f64;
    let holes: Vec<_> =
        polygon.interiors().iter().map(|ring| unwrapped_ring(ring, Some(middle))).collect();
    (-2..=2)
        .filter_map(|turn| {
            let piece = |ring: &[Coord]| on_turn(ring, f64::from(turn) * 360.0);
            let exterior = piece(&exterior)?;
            Some(Polygon::new(exterior, holes.iter().filter_map(|hole| piece(hole)).collect()))
        })
        .collect()
}

/// The ring with continuous longitudes, starting near `near` if given.
fn unwrapped_ring(ring: &LineString, near: Option<f64>) -> Vec<Coord> {
    let mut longitude = near.or_else(|| ring.0.first().map(|coord| coord.x)).unwrap_or(0.0);
    let mut continuous = Vec::with_capacity(ring.0.len());
    for &coord in &ring.0 {
        let coord = unwrapped(coord, longitude);
        longitude = coord.x;
        continuous.push(coord);
    }
    continuous
}

/// What of `ring` lies between the meridians `shift` ± 180°, moved back to -180..180
/// (Sutherland–Hodgman).
fn on_turn(ring: &[Coord], shift: f64) -> Option<LineString> {
    let east_of = clip(ring, shift - 180.0, |x, edge| x >= edge);
    let inside = clip(&east_of, shift + 180.0, |x, edge| x <= edge);
    let width = inside
        .iter()
        .fold((f64::MAX, f64::MIN), |(low, high), coord| (low.min(coord.x), high.max(coord.x)));
    let moved = inside.iter().map(|coord| Coord { x: coord.x - shift, y: coord.y });
    (width.1 > width.0).then(|| moved.collect())
}

fn clip(ring: &[Coord], edge: f64, inside: fn(f64, f64) -> bool) -> Vec<Coord> {
    let mut kept = Vec::with_capacity(ring.len());
    for pair in ring.windows(2) {
        let (a, b) = (pair[0], pair[1]);
        if inside(a.x, edge) {
            kept.push(a);
        }
        if inside(a.x, edge) != inside(b.x, edge) {
            kept.push(Coord { x: edge, y: latitude_at(edge, a, b) });
        }
    }
    kept.extend(kept.first().copied());
    kept
}

#[cfg(test)]
mod tests {
    use super::*;
    use geo::{Area, point, wkt};

    #[test]
    fn a_way_over_the_pacific_is_cut_at_180() {
        let (tokyo, honolulu) = (point! { x: 139.69, y: 35.69 }, point! { x: -157.86, y: 21.31 });
        let line = Geometry::LineString(LineString::from(vec![tokyo, honolulu]));
        let lines = parts([&line]).lines;
        assert_eq!(lines.len(), 2);
        assert_eq!(lines[0].0.last().unwrap().x, 180.0);
        assert_eq!(lines[1].0[0].x, -180.0);
        assert_eq!(lines[0].0.last().unwrap().y, lines[1].0[0].y);
        assert!(
            lines
                .iter()
                .flat_map(|line| line.0.windows(2))
                .all(|pair| { (pair[0].x - pair[1].x).abs() < 1.0 })
        );
    }

    #[test]
    fn a_square_over_180_becomes_two() {
        let square =
            Geometry::Polygon(wkt!(POLYGON((179. 0., -179. 0., -179. 1., 179. 1., 179. 0.))));
        let polygons = parts([&square]).polygons;
        assert_eq!(polygons.len(), 2);
        for polygon in polygons {
            assert!(
                (polygon.signed_area() - 1.0).abs() < 1e-3,
                "one degree wide, counter-clockwise"
            );
        }
    }

    #[test]
    fn clockwise_rings_are_turned() {
        let clockwise = Geometry::Polygon(wkt!(POLYGON((0. 0., 0. 1., 1. 1., 1. 0., 0. 0.))));
        assert!(parts([&clockwise]).polygons[0].signed_area() > 0.0);
    }

    #[test]
    fn nothing_to_draw_is_nothing() {
        let lonely = Geometry::LineString(LineString::new(vec![Coord { x: 1.0, y: 1.0 }]));
        let lost = Geometry::Point(point! { x: f64::NAN, y: 0.0 });
        assert_eq!(parts([&lonely, &lost]), Parts::default());
    }
}
