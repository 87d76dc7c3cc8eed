//! Directed edges of countries and land, split where they meet.
//!
//! The pieces of a country meet along the lines of the zone cells; land polygons do not meet each
//! other.

use super::{Point, Ring};

/// Edges meet only if they share a cell; 10,000 millionths of a degree are about a kilometre.
const CELL: i32 = 10_000;

/// One edge of a ring; its owner lies on the left.
#[derive(Clone, Copy)]
pub struct Edge {
    pub from: Point,
    pub to: Point,
    pub owner: u16,
}

/// Adds the edges of `rings` to `edges`.
pub fn push_rings(edges: &mut Vec<Edge>, rings: &[Ring], owner: u16) {
    for ring in rings {
        for (index, &from) in ring.iter().enumerate() {
            let to = ring[(index + 1) % ring.len()];
            if from != to {
                edges.push(Edge { from, to, owner });
            }
        }
    }
}

/// Splits edges at their common points, to the grid's precision.
pub fn node(edges: Vec<Edge>) -> Vec<Edge> {
    let mut cuts = cuts(&edges);
    cuts.sort_unstable_by_key(|&(index, point)| {
        (index, squared(edges[index as usize].from, point), point)
    });
    cuts.dedup();
    let mut cuts = cuts.into_iter().peekable();
    let mut split = Vec::with_capacity(edges.len() + cuts.len());
    for (index, edge) in edges.into_iter().enumerate() {
        let mut from = edge.from;
        while let Some((_, point)) = cuts.next_if(|&(at, _)| at == index as u32) {
            split.push(Edge { from, to: point, ..edge });
            from = point;
        }
        split.push(Edge { from, ..edge });
    }
    split
}

/// The points at which edges must be split, by edge.
fn cuts(edges: &[Edge]) -> Vec<(u32, Point)> {
    let mut entries = Vec::new();
    for (index, edge) in edges.iter().enumerate() {
        each_cell(edge, CELL, |cell| entries.push((cell, index as u32)));
    }
    entries.sort_unstable();
    let mut cuts = Vec::new();
    for group in entries.chunk_by(|a, b| a.0 == b.0) {
        let is_land = |entry: &&(u32, u32)| edges[entry.1 as usize].owner == super::LAND;
        let (land, countries): (Vec<_>, Vec<_>) = group.iter().partition(is_land);
        for (position, &&(_, a)) in countries.iter().enumerate() {
            for &&(_, b) in countries[position + 1..].iter().chain(&land) {
                meet(edges, a, b, &mut cuts);
            }
        }
    }
    cuts
}

/// Calls `visit` with the number of every cell of `size` that `edge` runs through.
pub fn each_cell(edge: &Edge, size: i32, mut visit: impl FnMut(u32)) {
    let columns = 2 * super::HALF_TURN / size + 1;
    let column = |x: i32| (x + super::HALF_TURN) / size;
    let row = |y: i32| (y + super::HALF_TURN / 2) / size;
    let (a, b) =
        if edge.from[1] <= edge.to[1] { (edge.from, edge.to) } else { (edge.to, edge.from) };
    let slope = f64::from(b[0] - a[0]) / f64::from((b[1] - a[1]).max(1));
    let x_at = |y: i32| f64::from(a[0]) + f64::from(y - a[1]) * slope;
    for row in row(a[1])..=row(b[1]) {
        let floor = row * size - super::HALF_TURN / 2;
        let (low, high) = (floor.max(a[1]), (floor + size).min(b[1]));
        // One unit to each side takes in the rounding of both the slope and the cut.
        let (mut x0, mut x1) = (x_at(low), x_at(high));
        if a[1] == b[1] {
            (x0, x1) = (f64::from(a[0]), f64::from(b[0]));
        }
        let west = (x0.min(x1) as i32 - 1).clamp(-super::HALF_TURN, super::HALF_TURN);
        let east = (x0.max(x1) as i32 + 1).clamp(-super::HALF_TURN, super::HALF_TURN);
        for column in column(west)..=column(east) {
            visit((row * columns + column) as u32);
        }
    }
}

fn meet(edges: &[Edge], a: u32, b: u32, cuts: &mut Vec<(u32, Point)>) {
    let (e, f) = (&edges[a as usize], &edges[b as usize]);
    if !boxes_overlap(e, f)
        || (e.from == f.from && e.to == f.to)
        || (e.from == f.to && e.to == f.from)
    {
        return;
    }
    let sides_of_e = [side(e, f.from), side(e, f.to)];
    let sides_of_f = [side(f, e.from), side(f, e.to)];
    for (end, side) in [f.from, f.to].into_iter().zip(sides_of_e) {
        if side == 0 {
            cut(edges, a, end, cuts);
        }
    }
    for (end, side) in [e.from, e.to].into_iter().zip(sides_of_f) {
        if side == 0 {
            cut(edges, b, end, cuts);
        }
    }
    let crosses = |[from, to]: [i64; 2]| from.signum() * to.signum() < 0;
    if crosses(sides_of_e) && crosses(sides_of_f) {
        let part = sides_of_e[0] as f64 / (sides_of_e[0] - sides_of_e[1]) as f64;
        let along = |axis: usize| {
            let step = f64::from(f.to[axis] - f.from[axis]) * part;
            f.from[axis] + step.round() as i32
        };
        let point = [along(0), along(1)];
        cut(edges, a, point, cuts);
        cut(edges, b, point, cuts);
    }
}

/// Cuts an edge at `point` unless that is one of its ends or beyond them.
fn cut(edges: &[Edge], index: u32, point: Point, cuts: &mut Vec<(u32, Point)>) {
    let Edge { from, to, .. } = edges[index as usize];
    let within =
        |axis: usize| (from[axis].min(to[axis])..=from[axis].max(to[axis])).contains(&point[axis]);
    if point != from && point != to && within(0) && within(1) {
        cuts.push((index, point));
    }
}

fn boxes_overlap(e: &Edge, f: &Edge) -> bool {
    [0, 1].into_iter().all(|axis| {
        e.from[axis].min(e.to[axis]) <= f.from[axis].max(f.to[axis])
            && f.from[axis].min(f.to[axis]) <= e.from[axis].max(e.to[axis])
    })
}

/// Positive if `point` lies left of the edge, 0 if on its line.
fn side(edge: &Edge, point: Point) -> i64 {
    let [dx, dy] = [0, 1].map(|axis| i64::from(edge.to[axis] - edge.from[axis]));
    let [px, py] = [0, 1].map(|axis| i64::from(point[axis] - edge.from[axis]));
    dx * py - dy * px
}

fn squared(a: Point, b: Point) -> i64 {
    let [dx, dy] = [0, 1].map(|axis| i64::from(a[axis] - b[axis]));
    dx * dx + dy * dy
}
