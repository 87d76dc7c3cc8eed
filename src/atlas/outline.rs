//! A country's land as polygons, put together from its borders and coasts.
//!
//! Maps draw them. Borders keep their metre; coasts have the detail of their layer, and the
//! smallest islands are left out.

use std::collections::HashMap;

use geo::{Contains, Coord, LineString, MultiPolygon, Polygon};

use super::borders::lines::{Lines, SideRecord, UNITS_PER_DEG, Vertex};
use super::{Atlas, CountryCode};

impl Atlas {
    /// The land of a country, also where others claim it; empty for a code without land.
    ///
    /// Polygons end at the antimeridian and go on beyond it as others.
    pub fn country_outline(&self, country: CountryCode) -> MultiPolygon {
        let mut pieces = Vec::new();
        for lines in [&self.borders.lines, &self.polygons.lines] {
            collect(lines, country, &mut pieces);
        }
        polygons(rings(pieces))
    }
}

/// The lines where the country's land ends, each with the land on its left.
fn collect(lines: &Lines, country: CountryCode, pieces: &mut Vec<Vec<Coord>>) {
    let is_land = |side: &SideRecord| side.is_land() && side.has(country);
    for line in 0..lines.lines.len() {
        let [left, right] = lines.sides_of(line).map(is_land);
        if left != right {
            let mut coordinates = lines.line(line).0;
            if right {
                coordinates.reverse();
            }
            pieces.push(coordinates);
        }
    }
}

/// Coasts are kept in units of 11 m, so that is how far apart the ends of lines that meet can be.
fn key(coordinate: Coord) -> Vertex {
    [coordinate.x, coordinate.y].map(|degrees| (degrees * UNITS_PER_DEG / 10.0).round() as i32)
}

/// Joins lines end to start until they close.
fn rings(pieces: Vec<Vec<Coord>>) -> Vec<LineString> {
    let mut starts: HashMap<Vertex, Vec<usize>> = HashMap::new();
    for (index, piece) in pieces.iter().enumerate() {
        starts.entry(key(piece[0])).or_default().push(index);
    }
    let mut used = vec![false; pieces.len()];
    let mut rings = Vec::new();
    for first in 0..pieces.len() {
        if used[first] {
            continue;
        }
        let (mut ring, mut next) = (Vec::new(), Some(first));
        while let Some(index) = next {
            used[index] = true;
            ring.extend_from_slice(&pieces[index]);
            let end = ring[ring.len() - 1];
            next = following(&pieces, &starts, &used, end, key(pieces[first][0]));
        }
        ring.dedup();
        ring.push(ring[0]);
        if ring.len() > 3 {
            rings.push(LineString(ring));
        }
    }
    rings
}

/// The unused piece that goes on at `end`; `None` where the ring is closed or nothing goes on.
fn following(
    pieces: &[Vec<Coord>],
    starts: &HashMap<Vertex, Vec<usize>>,
    used: &[bool],
    end: Coord,
    goal: Vertex,
) -> Option<usize> {
    let at = key(end);
    if at == goal {
        return None;
    }
    let free = |index: &&usize| !used[**index];
    if let Some(&next) = starts.get(&at).and_then(|here| here.iter().find(free)) {
        return Some(next);
    }
    // At the antimeridian a ring goes on along it: north at its eastern end, south at its western
    // one.
    (end.x.abs() > 180.0 - NEAR_DEG).then_some(())?;
    let up = |y: f64| (y - end.y) * end.x.signum();
    let along = |index: &usize| {
        let start = pieces[*index][0];
        (start.x - end.x).abs() < NEAR_DEG && up(start.y) >= 0.0
    };
    let candidates = (0..pieces.len()).filter(|index| !used[*index]).filter(along);
    candidates.min_by(|&a, &b| up(pieces[a][0].y).total_cmp(&up(pieces[b][0].y)))
}

/// Longitudes that differ by less are the same meridian.
const NEAR_DEG: f64 = 1e-5;

/// Anticlockwise rings become polygons, clockwise ones holes of the smallest that holds them.
fn polygons(rings: Vec<LineString>) -> MultiPolygon {
    let (outer, holes): (Vec<_>, Vec<_>) =
        rings.into_iter().partition(|ring| flat_area(ring) > 0.0);
    let mut polygons: Vec<Polygon> =
        outer.into_iter().map(|ring| Polygon::new(ring, Vec::new())).collect();
    polygons.sort_by(|a, b| flat_area(a.exterior()).total_cmp(&flat_area(b.exterior())));
    for hole in holes {
        if let Some(polygon) = polygons.iter_mut().find(|polygon| polygon.contains(&hole.0[0])) {
            polygon.interiors_push(hole);
        }
    }
    polygons.reverse();
    MultiPolygon(polygons)
}

fn flat_area(ring: &LineString) -> f64 {
    let cross = |line: geo::Line| line.start.x * line.end.y - line.end.x * line.start.y;
    ring.lines().map(cross).sum::<f64>() / 2.0
}
