//! The land of a country or a region as polygons, put together from its borders and coasts.
//!
//! Maps draw them. Borders keep their metre; coasts have the detail of their layer, and the
//! smallest islands are left out.

use std::collections::HashMap;

use geo::orient::Direction;
use geo::{Contains, Coord, LineString, MultiPolygon, Orient, Polygon};

use super::borders::lines::{Lines, SideRecord, UNITS_PER_DEG, Vertex};
use super::{Atlas, CountryCode, Place, PlaceClass};

impl Atlas {
    /// The land of a country, also where others claim it; empty for a code without land.
    ///
    /// Polygons end at the antimeridian and go on beyond it as others.
    pub fn country_outline(&self, country: CountryCode) -> MultiPolygon {
        polygons(rings(self.country_edges(country)))
    }

    /// The land of a country, a region or an island; empty for what has no shape.
    ///
    /// Polygons end at the antimeridian and go on beyond it as others.
    pub fn outline_of(&self, place: &Place) -> MultiPolygon {
        polygons(rings(self.edges_of(place)))
    }

    /// The lines where the land of a country, a region or an island ends, in no order, each with
    /// the land on its left; empty for what has no shape.
    pub fn edges_of(&self, place: &Place) -> Vec<Vec<Coord>> {
        match (place.class, place.country, self.region(place)) {
            (PlaceClass::Country, Some(country), _) => self.country_edges(country),
            (_, _, Some(region)) => {
                self.region_outline(region).into_iter().map(|line| line.0).collect()
            }
            (PlaceClass::Island, Some(_), _) => {
                let island = self.island(place).map(|island| island.orient(Direction::Default));
                island.map(|island| island.exterior().0.clone()).into_iter().collect()
            }
            _ => Vec::new(),
        }
    }

    /// The shape of an island of one country; `None` for a group of islands.
    ///
    /// # Model
    /// The coast around the island's point.
    ///
    /// # Accuracy
    /// That of [`Self::nearest_coast`].
    pub fn island(&self, place: &Place) -> Option<Polygon> {
        let single = place.class == PlaceClass::Island && !self.is_group(&place.id);
        self.island_at(place.point, place.country.filter(|_| single)?)
    }

    fn country_edges(&self, country: CountryCode) -> Vec<Vec<Coord>> {
        let is_land = |side: &SideRecord| side.is_land() && side.has(country);
        let layers = [&self.borders.lines, &self.polygons.lines];
        layers.into_iter().flat_map(|lines| edges(lines, is_land)).collect()
    }
}

/// The lines between what `is_inside` and what is not, each with the former on its left.
pub(super) fn edges(
    lines: &Lines,
    is_inside: impl Fn(&SideRecord) -> bool,
) -> impl Iterator<Item = Vec<Coord>> {
    // There are far fewer sides than lines.
    let inside: Vec<bool> = lines.sides.iter().map(is_inside).collect();
    (0..lines.lines.len()).filter_map(move |line| {
        let [left, right] = lines.side_numbers(line).map(|side| inside.get(side) == Some(&true));
        let mut coordinates = (left != right).then(|| lines.line(line).0)?;
        if right {
            coordinates.reverse();
        }
        // A line without a vertex comes from damaged data alone.
        Some(coordinates).filter(|line| !line.is_empty())
    })
}

/// The cell of 11 m that a coordinate lies in. Coasts are rounded to such cells and borders are
/// not, so that lines which meet may end in neighbouring ones.
fn cell(coordinate: Coord) -> Vertex {
    [coordinate.x, coordinate.y].map(|degrees| (degrees * UNITS_PER_DEG / 10.0).round() as i32)
}

/// Joins lines end to start until they close.
fn rings(pieces: Vec<Vec<Coord>>) -> Vec<LineString> {
    let mut open = Open::new(&pieces);
    let mut rings = Vec::new();
    for first in 0..pieces.len() {
        if open.used[first] {
            continue;
        }
        let (mut ring, mut next) = (Vec::new(), Some(first));
        while let Some(index) = next {
            open.used[index] = true;
            ring.extend_from_slice(&pieces[index]);
            next = open.following(ring[ring.len() - 1], first);
        }
        ring.dedup();
        ring.push(ring[0]);
        if ring.len() > 3 {
            rings.push(LineString(ring));
        }
    }
    rings
}

/// The lines that are in no ring yet.
struct Open<'a> {
    pieces: &'a [Vec<Coord>],
    starts: HashMap<Vertex, Vec<usize>>,
    used: Vec<bool>,
}

impl<'a> Open<'a> {
    fn new(pieces: &'a [Vec<Coord>]) -> Self {
        let mut starts: HashMap<Vertex, Vec<usize>> = HashMap::new();
        for (index, piece) in pieces.iter().enumerate() {
            starts.entry(cell(piece[0])).or_default().push(index);
        }
        Self { pieces, starts, used: vec![false; pieces.len()] }
    }

    /// The piece that goes on at `end`; `None` where the ring that began with `first` closes, or
    /// where nothing goes on.
    fn following(&self, end: Coord, first: usize) -> Option<usize> {
        let free = |&index: &usize| index == first || !self.used[index];
        let [x, y] = cell(end);
        let around = (x - 1..=x + 1).flat_map(|x| (y - 1..=y + 1).map(move |y| [x, y]));
        let here = around.filter_map(|cell| self.starts.get(&cell)).flatten().copied();
        let gap = |&index: &usize| {
            let start = self.pieces[index][0];
            ((start.x - end.x).hypot(start.y - end.y), index != first)
        };
        let nearest = |a: &usize, b: &usize| {
            let (a, b) = (gap(a), gap(b));
            a.0.total_cmp(&b.0).then(a.1.cmp(&b.1))
        };
        let next = here.filter(free).min_by(nearest).or_else(|| self.along_meridian(end, free));
        next.filter(|&next| next != first)
    }

    /// At the antimeridian a ring goes on along it: north at its eastern end, south at its western
    /// one.
    fn along_meridian(&self, end: Coord, free: impl Fn(&usize) -> bool) -> Option<usize> {
        is_on_antimeridian(end).then_some(())?;
        let ahead = |index: &usize| (self.pieces[*index][0].y - end.y) * end.x.signum();
        let same = |index: &usize| (self.pieces[*index][0].x - end.x).abs() < NEAR_DEG;
        let candidates = (0..self.pieces.len()).filter(free).filter(same);
        let candidates = candidates.filter(|index| ahead(index) >= 0.0);
        candidates.min_by(|a, b| ahead(a).total_cmp(&ahead(b)))
    }
}

/// Whether the polygon ends at the antimeridian, and goes on beyond it as another.
pub fn is_cut(polygon: &Polygon) -> bool {
    polygon.exterior().coords().any(|vertex| is_on_antimeridian(*vertex))
}

fn is_on_antimeridian(vertex: Coord) -> bool {
    vertex.x.abs() > 180.0 - NEAR_DEG
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
