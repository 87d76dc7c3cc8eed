//! Closes the gaps that a network has where a source left a piece of track out.
//!
//! A dead end that lies close to other track which is far away by rail is joined to it; two dead
//! ends that point at each other over some kilometres are joined too. Every such link is marked as
//! synthetic.

use anyhow::Context;
use geo::{Distance, Geodesic, Point};
use luftlinie::atlas::ways::Origin;
use serde::Deserialize;

use super::graph::{Graph, Link};
use super::simplify::Grid;
use crate::packages::Packages;
use crate::tables;

/// A join of the hand-kept table is looked for so far away.
const KNOWN_REACH_M: f64 = 1500.0;
/// A gap is a gap if the way round is so many times longer …
const ROUND_FACTOR: f64 = 10.0;
/// … and at least so long.
const SHORT_ROUND_M: f64 = 2000.0;

const LONG_REACH_M: f64 = 25_000.0;
/// A long gap needs a way round that is longer by so much.
const LONG_ROUND_M: f64 = 80_000.0;
/// Both dead ends must point at each other within some 45 degrees.
const MIN_COSINE: f64 = 0.7;
/// Track is longer than the straight line over a gap.
const LONG_FACTOR: f64 = 1.08;
const MIN_LENGTH_M: f64 = 10.0;

/// Shorter stretches that stand for themselves are dropped in the end …
pub const COMPONENT_M: f64 = 20e3;
/// … and the others need no second link to the same neighbour so close to the first.
const JUNCTIONS_M: f64 = 10e3;

/// A row of `rail_joins.csv` or `road_joins.csv`: two places that a way joins in the world, but not
/// in the source.
#[derive(Deserialize)]
struct Join {
    lat_a: f64,
    lon_a: f64,
    lat_b: f64,
    lon_b: f64,
    km: f64,
    note: String,
}

/// Joins what the hand-kept `table` of known holes names; returns how many.
pub fn known_holes(graph: &mut Graph, packages: &Packages, table: &str) -> anyhow::Result<usize> {
    let grid = Grid::new(graph, graph.nodes());
    let mut added = Vec::new();
    for join in tables::rows::<Join>(&packages.geodata, table)? {
        let nearest = |lat: f64, lon: f64| {
            let near = grid.within(graph, Point::new(lon, lat), KNOWN_REACH_M);
            let nearest = near.into_iter().min_by(|a, b| a.0.total_cmp(&b.0));
            nearest.with_context(|| format!("no way near {lat} {lon}, {}", join.note))
        };
        let (a, b) = (nearest(join.lat_a, join.lon_a)?, nearest(join.lat_b, join.lon_b)?);
        added.push((a.1, b.1, join.km * 1000.0));
    }
    Ok(join_all(graph, &added))
}

/// Joins each dead end to the nearest node within `reach_m` that is far by rail; returns how many.
pub fn short_gaps(graph: &mut Graph, reach_m: f64) -> usize {
    let component = graph.components();
    let grid = Grid::new(graph, graph.nodes());
    let mut added = Vec::new();
    for end in dead_ends(graph) {
        let mut near: Vec<(f64, u32)> = grid.within(graph, graph.point(end), reach_m);
        near.retain(|&(_, node)| node != end);
        near.sort_by(|a, b| a.0.total_cmp(&b.0).then(a.1.cmp(&b.1)));
        let by_rail = graph.within(end, ROUND_FACTOR * reach_m + 500.0);
        let gap = near.into_iter().find(|&(length_m, node)| {
            let round_m = by_rail.get(&node).copied().unwrap_or(f64::INFINITY);
            component[node as usize] != component[end as usize]
                || round_m > (ROUND_FACTOR * length_m).max(SHORT_ROUND_M)
        });
        added.extend(gap.map(|(length_m, node)| (end, node, length_m.max(MIN_LENGTH_M))));
    }
    join_all(graph, &added)
}

/// Joins roads that nothing joins to the rest where they come within `reach_m` of other ones: what
/// leads from a bypass to the town is no main road. Returns how many.
pub fn apart(graph: &mut Graph, reach_m: f64) -> usize {
    let component = graph.components();
    let of = |node: u32| component[node as usize];
    let length_m = graph.lengths(&component);
    let largest = length_m.iter().max_by(|a, b| a.1.total_cmp(b.1)).map(|(&at, _)| at);
    let grid = Grid::new(graph, graph.nodes());
    let mut pairs = Vec::new();
    for node in graph.nodes().filter(|&node| Some(of(node)) != largest) {
        for (apart_m, other) in grid.within(graph, graph.point(node), reach_m) {
            let long = length_m[&of(node)].min(length_m[&of(other)]) >= COMPONENT_M;
            if of(other) != of(node) && long {
                pairs.push((apart_m.max(MIN_LENGTH_M), node, other));
            }
        }
    }
    pairs.sort_by(|a, b| a.0.total_cmp(&b.0).then((a.1, a.2).cmp(&(b.1, b.2))));
    let mut added: Vec<(u32, u32, f64)> = Vec::new();
    for (apart_m, node, other) in pairs {
        let ends = |a: u32, b: u32| [of(a).min(of(b)), of(a).max(of(b))];
        let near = |&(a, b, _): &(u32, u32, f64)| {
            ends(a, b) == ends(node, other)
                && Geodesic.distance(graph.point(a), graph.point(node)) < JUNCTIONS_M
        };
        if !added.iter().any(near) {
            added.push((node, other, apart_m));
        }
    }
    join_all(graph, &added)
}

/// Joins pairs of dead ends that point at each other, the closest pairs first; returns how many.
pub fn long_gaps(graph: &mut Graph) -> usize {
    let component = graph.components();
    let ends: Vec<u32> = dead_ends(graph).collect();
    let grid = Grid::new(graph, ends.iter().copied());
    let mut pairs = Vec::new();
    for &end in &ends {
        for (length_m, other) in grid.within(graph, graph.point(end), LONG_REACH_M) {
            if end < other && graph.link(end, other).is_none() && facing(graph, end, other) {
                pairs.push((length_m, end, other));
            }
        }
    }
    pairs.sort_by(|a, b| a.0.total_cmp(&b.0).then((a.1, a.2).cmp(&(b.1, b.2))));
    let mut used = vec![false; component.len()];
    let mut added = Vec::new();
    for (length_m, a, b) in pairs {
        if used[a as usize] || used[b as usize] {
            continue;
        }
        let round_m = (ROUND_FACTOR * length_m).max(length_m + LONG_ROUND_M);
        let joined = component[a as usize] == component[b as usize];
        if joined && graph.within(a, round_m).contains_key(&b) {
            continue;
        }
        used[a as usize] = true;
        used[b as usize] = true;
        added.push((a, b, length_m * LONG_FACTOR));
    }
    join_all(graph, &added)
}

fn join_all(graph: &mut Graph, added: &[(u32, u32, f64)]) -> usize {
    for &(a, b, length_m) in added {
        graph.join(a, b, Link { length_m, origin: Origin::Synthetic });
    }
    added.len()
}

fn dead_ends(graph: &Graph) -> impl Iterator<Item = u32> {
    graph.nodes().filter(|&node| graph.degree(node) == 1)
}

/// Whether the track at both ends leads towards the other end.
fn facing(graph: &Graph, a: u32, b: u32) -> bool {
    let leads = |end: u32, towards: u32| {
        let back = graph.neighbours(end).next().expect("a dead end has one neighbour").0;
        let (ahead, track) = (
            direction(graph.point(end), graph.point(towards)),
            direction(graph.point(back), graph.point(end)),
        );
        ahead.0 * track.0 + ahead.1 * track.1 > MIN_COSINE
    };
    Geodesic.distance(graph.point(a), graph.point(b)) < 1.0 || (leads(a, b) && leads(b, a))
}

/// The unit vector from one point to another on the local plane.
fn direction(from: Point, to: Point) -> (f64, f64) {
    let (east, north) = ((to.x() - from.x()) * from.y().to_radians().cos(), to.y() - from.y());
    let length = east.hypot(north);
    if length == 0.0 { (0.0, 0.0) } else { (east / length, north / length) }
}
