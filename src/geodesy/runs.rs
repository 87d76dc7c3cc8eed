//! Lines cut into runs of edges, each with a box in space around it, as an index stores them.

use std::ops::Range;

use geo::{LineString, Point};
use rstar::{AABB, Envelope, PointDistance, RTreeObject};

use super::exact::Inverse;
use super::geodesic::{Way, inverse};
use super::space::{Vector, difference, dot, in_space};

/// A vertex of a line, or of one of the pieces that long edges are cut into.
#[derive(Clone, Copy, Debug)]
pub struct Vertex {
    pub space: Vector,
    pub point: Point,
    /// The way to the next vertex.
    pub way: Inverse,
    /// The number of the vertex before it in its line.
    pub segment: u32,
}

/// Some edges of a line that follow each other.
#[derive(Clone, Copy, Debug)]
pub struct Run {
    pub bounds: AABB<Vector>,
    pub line: u32,
    pub first: u32,
    /// The last vertex belongs to the next run as well.
    pub last: u32,
    /// How far a geodesic of the run can lie from its chord.
    pub sagitta_m: f64,
}

/// Edges of a run; fewer make a deeper tree, more are looked at in vain.
pub const RUN_EDGES: usize = 16;

/// The vertices of `lines` and the runs over them; edges with a coordinate that is not finite are
/// left out.
pub fn runs_of<'a>(lines: impl IntoIterator<Item = &'a LineString>) -> (Vec<Vertex>, Vec<Run>) {
    let mut vertices = Vec::new();
    let mut runs = Vec::new();
    for (number, line) in lines.into_iter().enumerate() {
        // A vertex between two that are not finite has no edge.
        for part in finite_parts(line).into_iter().filter(|it| it.len() > 1 || line.0.len() == 1) {
            let start = vertices.len();
            push_vertices(&mut vertices, line, part);
            push_runs(&mut runs, number, &vertices, start);
        }
    }
    (vertices, runs)
}

impl Run {
    /// Each edge by the number of its first vertex.
    pub fn edges(&self) -> Range<usize> {
        self.first as usize..self.last as usize
    }

    /// All its vertices by their numbers.
    pub fn vertices(&self) -> Range<usize> {
        self.first as usize..self.last as usize + 1
    }
}

impl RTreeObject for Run {
    type Envelope = AABB<Vector>;

    fn envelope(&self) -> Self::Envelope {
        self.bounds
    }
}

impl PointDistance for Run {
    fn distance_2(&self, place: &Vector) -> f64 {
        self.bounds.distance_2(place)
    }
}

/// The longest stretches of a line without a coordinate that is not finite.
fn finite_parts(line: &LineString) -> Vec<Range<usize>> {
    let finite = |i: &usize| line.0[*i].x.is_finite() && line.0[*i].y.is_finite();
    let mut parts: Vec<Range<usize>> = Vec::new();
    for i in (0..line.0.len()).filter(finite) {
        match parts.last_mut() {
            Some(part) if part.end == i => part.end = i + 1,
            Some(_) | None => parts.push(i..i + 1),
        }
    }
    parts
}

/// Longer edges are cut, so that a chord stays close to its geodesic.
pub const LONGEST_CHORD_M: f64 = 20_000.0;

/// Adds the vertices of a part; a lone one twice, as an edge without length.
fn push_vertices(vertices: &mut Vec<Vertex>, line: &LineString, part: Range<usize>) {
    let mut push = |point: Point, way: Inverse, segment: usize| {
        if let (Some(space), Ok(segment)) = (in_space(point), u32::try_from(segment)) {
            vertices.push(Vertex { space, point, way, segment });
        }
    };
    let at = |i: usize| Point::from(line.0[i]);
    let Range { start, end } = part;
    for i in start..end - 1 {
        let whole = inverse(at(i), at(i + 1));
        let pieces = (whole.distance_m / LONGEST_CHORD_M).ceil().max(1.0);
        if pieces == 1.0 {
            push(at(i), whole, i);
            continue;
        }
        let way = Way::leaving(at(i), whole.azimuth1_deg, whole.distance_m);
        let corner = |piece: f64| match piece {
            0.0 => at(i),
            _ if piece == pieces => at(i + 1),
            _ => way.point(whole.distance_m * piece / pieces),
        };
        for piece in 0..pieces as usize {
            let [from, to] = [piece, piece + 1].map(|piece| corner(piece as f64));
            push(from, inverse(from, to), i);
        }
    }
    let still = |i: usize| inverse(at(i), at(i));
    push(at(end - 1), still(end - 1), end - 1);
    if end - start == 1 {
        push(at(start), still(start), start);
    }
}

/// Adds runs over the vertices from `start` on.
fn push_runs(runs: &mut Vec<Run>, line: usize, vertices: &[Vertex], start: usize) {
    let mut first = start;
    while first + 1 < vertices.len() {
        let last = (first + RUN_EDGES).min(vertices.len() - 1);
        let edges = vertices[first..=last].windows(2);
        let longest = edges.map(|pair| {
            let gap = difference(pair[1].space, pair[0].space);
            dot(gap, gap)
        });
        let sagitta_m = longest.fold(0.0, f64::max) / (8.0 * SHARPEST_M);
        let numbers = [line, first, last].map(u32::try_from);
        if let [Ok(line), Ok(first), Ok(last)] = numbers {
            let bounds = bounds(&vertices[first as usize..=last as usize], sagitta_m);
            runs.push(Run { bounds, line, first, last, sagitta_m });
        }
        first = last;
    }
}

/// No geodesic bends more than a circle of this radius: b² / a.
const SHARPEST_M: f64 = 6_335_439.0;

fn bounds(vertices: &[Vertex], margin_m: f64) -> AABB<Vector> {
    let mut bounds = AABB::new_empty();
    for vertex in vertices {
        bounds.merge(&AABB::from_corners(
            vertex.space.map(|x| x - margin_m),
            vertex.space.map(|x| x + margin_m),
        ));
    }
    bounds
}
