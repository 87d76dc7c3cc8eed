//! Makes a network smaller without changing what its ways measure.

use std::collections::HashMap;

use geo::{Distance, Geodesic, Point};
use luftlinie::atlas::ways::Origin;

use super::graph::{Edge, Graph, Link};

/// How far a network is simplified; 0 leaves a step out.
pub struct Limits {
    /// Components with less track than this are dropped.
    pub component_m: f64,
    /// Dead ends shorter than this are dropped.
    pub spur_m: f64,
    /// Nodes closer than this to each other become one.
    pub merge_m: f64,
    /// A node between two edges goes if the line misses it by less than this …
    pub offset_m: f64,
    /// … and the edge that replaces the two is not longer than this.
    pub edge_m: f64,
}

/// Nodes by cells of a tenth of a degree.
pub struct Grid {
    cells: HashMap<(i32, i32), Vec<u32>>,
}

const CELLS_PER_DEGREE: f64 = 10.0;
const METRES_PER_DEGREE: f64 = 111_000.0;

impl Grid {
    pub fn new(graph: &Graph, nodes: impl Iterator<Item = u32>) -> Self {
        let mut cells: HashMap<_, Vec<u32>> = HashMap::new();
        for node in nodes {
            cells.entry(cell(graph.point(node))).or_default().push(node);
        }
        Self { cells }
    }

    /// The nodes within `reach_m` of `point`, each with its distance.
    pub fn within(&self, graph: &Graph, point: Point, reach_m: f64) -> Vec<(f64, u32)> {
        let up = reach_m / METRES_PER_DEGREE;
        let across = up / point.y().to_radians().cos().max(0.01);
        let (row_low, column_low) = cell(Point::new(point.x() - across, point.y() - up));
        let (row_high, column_high) = cell(Point::new(point.x() + across, point.y() + up));
        let mut found = Vec::new();
        for row in row_low..=row_high {
            for column in column_low..=column_high {
                for &node in self.cells.get(&(row, column)).into_iter().flatten() {
                    let length_m = Geodesic.distance(point, graph.point(node));
                    if length_m <= reach_m {
                        found.push((length_m, node));
                    }
                }
            }
        }
        found
    }
}

fn cell(point: Point) -> (i32, i32) {
    let index = |degrees: f64| (degrees * CELLS_PER_DEGREE).floor() as i32;
    (index(point.y()), index(point.x()))
}

/// Drops the components whose edges add up to less than `least_m`.
pub fn drop_small_components(graph: &mut Graph, least_m: f64) {
    let component = graph.components();
    let total_m = graph.lengths(&component);
    let small: Vec<u32> =
        graph.nodes().filter(|&node| total_m[&component[node as usize]] < least_m).collect();
    for node in small {
        graph.remove_node(node);
    }
}

/// Drops dead ends shorter than `spur_m`, and what becomes one by that.
pub fn prune_spurs(graph: &mut Graph, spur_m: f64) {
    let mut ends: Vec<u32> = graph.nodes().filter(|&node| graph.degree(node) == 1).collect();
    while let Some(end) = ends.pop() {
        let Some((next, link)) = graph.neighbours(end).next() else { continue };
        if graph.degree(end) == 1 && link.length_m < spur_m && graph.degree(next) > 2 {
            graph.remove_node(end);
        }
    }
}

/// Merges the two ends of each edge shorter than `merge_m`, the shortest edges first.
///
/// The junctions of dual carriageways are many nodes a few steps apart. Half of the lost edge is
/// added to each edge that moves, so that a way through both nodes keeps its length.
pub fn merge_close_nodes(graph: &mut Graph, merge_m: f64) {
    // A closed gap may lead over a river that is a border; its ends stay apart.
    let close = |edge: &Edge| edge.length_m < merge_m && edge.origin == Origin::Mapped;
    let mut edges: Vec<Edge> = graph.edges().filter(close).collect();
    edges.sort_by(|a, b| {
        a.length_m.total_cmp(&b.length_m).then((a.from, a.to).cmp(&(b.from, b.to)))
    });
    for edge in edges {
        let Some(link) = graph.link(edge.from, edge.to) else { continue };
        if link.length_m >= merge_m {
            continue;
        }
        let moved: Vec<(u32, Link)> = graph.neighbours(edge.to).collect();
        graph.remove_node(edge.to);
        for (node, old) in moved {
            let length_m = old.length_m + link.length_m / 2.0;
            graph.join(edge.from, node, Link { length_m, ..old });
        }
    }
}

/// Replaces two edges by one at nodes that only carry the shape of a line.
pub fn thin(graph: &mut Graph, limits: &Limits) {
    let nodes: Vec<u32> = graph.nodes().collect();
    for node in nodes {
        let ends: Vec<(u32, Link)> = graph.neighbours(node).take(3).collect();
        let &[(a, first), (b, second)] = ends.as_slice() else { continue };
        let length_m = first.length_m + second.length_m;
        let keep = graph.link(a, b).is_some()
            || first.origin != second.origin
            || length_m > limits.edge_m
            || offset_m(graph.point(a), graph.point(b), graph.point(node)) > limits.offset_m;
        if !keep {
            graph.remove_node(node);
            graph.join(a, b, Link { length_m, origin: first.origin });
        }
    }
}

/// How far `point` lies from the line between `a` and `b`, by the area of the triangle.
fn offset_m(a: Point, b: Point, point: Point) -> f64 {
    let (base, left, right) =
        (Geodesic.distance(a, b), Geodesic.distance(a, point), Geodesic.distance(point, b));
    let half = (base + left + right) / 2.0;
    let area = (half * (half - base) * (half - left) * (half - right)).max(0.0).sqrt();
    if base < 1.0 { left.max(right) } else { 2.0 * area / base }
}
