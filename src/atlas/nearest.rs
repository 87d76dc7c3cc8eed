//! The nearest point of a border or a coast.
//!
//! Chunks of lines come nearest first by a lower bound of their distance; within a chunk so do its
//! edges. The geodesic foot on an edge decides, and what cannot be nearer is never looked at.

use geo::Point;
use zerocopy::little_endian::I32;

use super::borders::lines::{Lines, SideRecord, UNITS_PER_DEG, Vertex, degrees};
use super::{Atlas, CountryCode};
use crate::geodesy::{distance_m, foot_on_way};

/// Whose borders are meant.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum BorderOf {
    Any,
    Country(CountryCode),
    Pair(CountryCode, CountryCode),
}

/// The point of a line that is nearest to a place.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct EdgePoint {
    pub point: Point,
    pub distance_m: f64,
    /// What lies to the left and to the right of the line.
    pub sides: [&'static SideRecord; 2],
}

impl Atlas {
    /// The nearest point of a land border.
    ///
    /// # Accuracy
    /// 1.5 m on top of what the source has; the search itself is exact.
    pub fn nearest_border(&self, from: Point, of: BorderOf) -> Option<EdgePoint> {
        let lines = &self.borders.lines;
        let all = 0..lines.lines.len();
        match of {
            BorderOf::Any => nearest(lines, all, from, f64::INFINITY),
            BorderOf::Country(country) => {
                let own = all.filter(|&line| ends_at(lines.sides_of(line), country));
                nearest(lines, own, from, f64::INFINITY)
            }
            BorderOf::Pair(a, b) => {
                nearest(lines, self.border(a, b)?.line_numbers(), from, f64::INFINITY)
            }
        }
    }

    /// The nearest point of a sea coast, of one country or of any.
    ///
    /// # Accuracy
    /// 150 m; islands of less than 0.2 km² have no coast here. The Caspian counts as sea.
    pub fn nearest_coast(&self, from: Point, of: Option<CountryCode>) -> Option<EdgePoint> {
        self.nearest_coast_within(from, of, f64::INFINITY)
    }

    fn nearest_coast_within(
        &self,
        from: Point,
        of: Option<CountryCode>,
        limit_m: f64,
    ) -> Option<EdgePoint> {
        let lines = &self.polygons.lines;
        let coast = |line: &usize| {
            let [left, right] = lines.sides_of(*line);
            let land = if left.is_land() { left } else { right };
            left.land != right.land && of.is_none_or(|country| land.has(country))
        };
        nearest(lines, (0..lines.lines.len()).filter(coast), from, limit_m)
    }

    /// How far `from` is from a country's land, 0 inside the country or in its territorial sea;
    /// `None` for a code without land.
    pub fn distance_to_country(&self, from: Point, country: CountryCode) -> Option<f64> {
        if self.countries_at(from).any(|here| here == country) {
            return Some(0.0);
        }
        Some(self.nearest_edge(from, country)?.distance_m)
    }

    /// The nearest point of a country's border or coast.
    pub fn nearest_edge(&self, from: Point, country: CountryCode) -> Option<EdgePoint> {
        let border = self.nearest_border(from, BorderOf::Country(country));
        let limit_m = border.map_or(f64::INFINITY, |border| border.distance_m);
        self.nearest_coast_within(from, Some(country), limit_m).or(border)
    }
}

fn ends_at([left, right]: [&SideRecord; 2], country: CountryCode) -> bool {
    left.has(country) != right.has(country)
}

/// The nearest point of some of the lines, if it is less than `limit_m` away.
pub(super) fn nearest(
    lines: &Lines,
    numbers: impl Iterator<Item = usize>,
    from: Point,
    mut limit_m: f64,
) -> Option<EdgePoint> {
    let mut found = None;
    let chunks = numbers.flat_map(|line| lines.chunks_of(line).map(move |chunk| (line, chunk)));
    // Where a line has a vertex it cannot be farther, so that a first pass rules out nearly all.
    let mut near = Vec::new();
    for (line, chunk) in chunks {
        let record = &lines.chunks[chunk];
        let bound_m = at_least_m(from, record.bounds(), limit_m);
        if bound_m < limit_m {
            limit_m = limit_m.min(at_most_m(from, record.first.map(I32::get)));
            near.push((bound_m, line, chunk));
        }
    }
    near.retain_mut(|(bound_m, _, chunk)| {
        *bound_m < limit_m && {
            let record = &lines.chunks[*chunk];
            *bound_m = bound_m.max(around_m(from, record.first.map(I32::get), record.reach.get()));
            *bound_m < limit_m
        }
    });
    near.sort_unstable_by(|a, b| a.0.total_cmp(&b.0));
    for (bound_m, line, chunk) in near {
        if bound_m >= limit_m {
            break;
        }
        if let Some((point, distance_m)) = nearest_in_chunk(lines, line, chunk, from, limit_m) {
            limit_m = distance_m;
            found = Some(EdgePoint { point, distance_m, sides: lines.sides_of(line) });
        }
    }
    found
}

fn nearest_in_chunk(
    lines: &Lines,
    line: usize,
    chunk: usize,
    from: Point,
    mut limit_m: f64,
) -> Option<(Point, f64)> {
    let vertices: Vec<Vertex> = lines.vertices(line, chunk).collect();
    let bound =
        |pair: &[Vertex]| (at_least_m(from, around(pair[0], pair[1]), limit_m), pair[0], pair[1]);
    let mut edges: Vec<_> = vertices.windows(2).map(bound).collect();
    edges.retain_mut(|(bound_m, a, b)| {
        let reach = [0, 1].map(|axis| a[axis].abs_diff(b[axis]));
        *bound_m < limit_m && {
            *bound_m = bound_m.max(around_m(from, *a, reach[0].max(reach[1])));
            *bound_m < limit_m
        }
    });
    edges.sort_unstable_by(|a, b| a.0.total_cmp(&b.0));
    let mut found = None;
    for (bound_m, a, b) in edges {
        if bound_m >= limit_m {
            break;
        }
        let foot = foot_on_way(from, degrees(a).into(), degrees(b).into());
        if foot.1 < limit_m {
            limit_m = foot.1;
            found = Some(foot);
        }
    }
    found
}

fn around(a: Vertex, b: Vertex) -> [Vertex; 2] {
    [[a[0].min(b[0]), a[1].min(b[1])], [a[0].max(b[0]), a[1].max(b[1])]]
}

/// No vertex within `reach` of `centre` in longitude and latitude is nearer to `from` than this.
/// Far away this is sharper than a bound by boxes.
fn around_m(from: Point, centre: Vertex, reach: u32) -> f64 {
    /// The diagonal of a square of one unit, where a degree is longest.
    const LONGEST_UNIT_M: f64 = 1.58;
    distance_m(from, degrees(centre).into()) - LONGEST_UNIT_M * f64::from(reach)
}

/// The vertex is not farther from `from` than this: a haversine on the sphere of the greatest
/// radius of curvature, a²/b.
fn at_most_m(from: Point, vertex: Vertex) -> f64 {
    const GREATEST_RADIUS_M: f64 = 6_399_594.0;
    let to: Point = degrees(vertex).into();
    let half = |a: f64, b: f64| ((b - a).to_radians() / 2.0).sin().powi(2);
    let cosines = from.y().to_radians().cos() * to.y().to_radians().cos();
    let haversine = half(from.y(), to.y()) + cosines * half(from.x(), to.x());
    // A millimetre keeps the vertex itself inside the limit.
    2.0 * GREATEST_RADIUS_M * haversine.min(1.0).sqrt().asin() + 1e-3
}

/// No point of the box is nearer to `from` than this; rough beyond `limit_m`.
///
/// On the sphere of the least radius of curvature, b²/a, every way is shorter than on the
/// ellipsoid. There the way to the box is no shorter than that to its parallels, nor than that to
/// its nearer meridian.
fn at_least_m(from: Point, [low, high]: [Vertex; 2], limit_m: f64) -> f64 {
    const LEAST_RADIUS_M: f64 = 6_335_439.0;
    let [west, south, east, north] =
        [low[0], low[1], high[0], high[1]].map(|axis| f64::from(axis) / UNITS_PER_DEG);
    let to_parallel = (south - from.y()).max(from.y() - north).max(0.0).to_radians();
    if LEAST_RADIUS_M * to_parallel >= limit_m {
        return LEAST_RADIUS_M * to_parallel;
    }
    let turn = |longitude: f64| (longitude - from.x() + 180.0).rem_euclid(360.0) - 180.0;
    let inside = (from.x() - west).rem_euclid(360.0) <= east - west;
    let turn = if inside { 0.0 } else { turn(west).abs().min(turn(east).abs()).min(90.0) };
    let to_meridian = (turn.to_radians().sin() * from.y().to_radians().cos()).asin();
    LEAST_RADIUS_M * to_parallel.max(to_meridian)
}
