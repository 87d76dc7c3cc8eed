//! A network that can still be changed: nodes with points, undirected edges with lengths.

use std::cmp::Reverse;
use std::collections::{BTreeMap, BinaryHeap, HashMap};

use geo::Point;
use luftlinie::atlas::ways::Origin;

/// What joins two nodes.
#[derive(Clone, Copy, Debug)]
pub struct Link {
    pub length_m: f64,
    pub origin: Origin,
}

/// An undirected edge, seen once; `from < to`.
#[derive(Clone, Copy, Debug)]
pub struct Edge {
    pub from: u32,
    pub to: u32,
    pub length_m: f64,
    pub origin: Origin,
}

/// A simple undirected graph; a node without edges counts as removed.
#[derive(Default)]
pub struct Graph {
    points: Vec<Point>,
    // Ordered, so that the same source gives the same bytes.
    links: Vec<BTreeMap<u32, Link>>,
}

impl Graph {
    pub fn add_node(&mut self, point: Point) -> u32 {
        self.points.push(point);
        self.links.push(BTreeMap::new());
        (self.points.len() - 1) as u32
    }

    /// Joins two nodes; of two parallel links the shorter one stays, and a loop is dropped.
    pub fn join(&mut self, a: u32, b: u32, link: Link) {
        if a == b || self.link(a, b).is_some_and(|old| old.length_m <= link.length_m) {
            return;
        }
        self.links[a as usize].insert(b, link);
        self.links[b as usize].insert(a, link);
    }

    pub fn link(&self, a: u32, b: u32) -> Option<Link> {
        self.links[a as usize].get(&b).copied()
    }

    pub fn unjoin(&mut self, a: u32, b: u32) {
        self.links[a as usize].remove(&b);
        self.links[b as usize].remove(&a);
    }

    pub fn remove_node(&mut self, node: u32) {
        for neighbour in std::mem::take(&mut self.links[node as usize]).into_keys() {
            self.links[neighbour as usize].remove(&node);
        }
    }

    pub fn point(&self, node: u32) -> Point {
        self.points[node as usize]
    }

    pub fn degree(&self, node: u32) -> usize {
        self.links[node as usize].len()
    }

    pub fn neighbours(&self, node: u32) -> impl Iterator<Item = (u32, Link)> {
        self.links[node as usize].iter().map(|(&to, &link)| (to, link))
    }

    /// The nodes that have an edge.
    pub fn nodes(&self) -> impl Iterator<Item = u32> {
        (0..self.points.len() as u32).filter(|&node| self.degree(node) > 0)
    }

    pub fn edges(&self) -> impl Iterator<Item = Edge> {
        self.nodes().flat_map(move |from| {
            self.neighbours(from).filter(move |&(to, _)| from < to).map(move |(to, link)| Edge {
                from,
                to,
                length_m: link.length_m,
                origin: link.origin,
            })
        })
    }

    /// The number of the connected component of each node.
    pub fn components(&self) -> Vec<u32> {
        let mut component = vec![u32::MAX; self.points.len()];
        let mut count = 0;
        for start in self.nodes() {
            if component[start as usize] != u32::MAX {
                continue;
            }
            let mut stack = vec![start];
            component[start as usize] = count;
            while let Some(node) = stack.pop() {
                for (next, _) in self.neighbours(node) {
                    if component[next as usize] == u32::MAX {
                        component[next as usize] = count;
                        stack.push(next);
                    }
                }
            }
            count += 1;
        }
        component
    }

    /// How long the edges of each component are together.
    pub fn lengths(&self, component: &[u32]) -> BTreeMap<u32, f64> {
        let mut total_m = BTreeMap::new();
        for edge in self.edges() {
            *total_m.entry(component[edge.from as usize]).or_default() += edge.length_m;
        }
        total_m
    }

    /// The length of the shortest way to every node within `limit_m` of `start`.
    pub fn within(&self, start: u32, limit_m: f64) -> HashMap<u32, f64> {
        let mut reached = HashMap::from([(start, 0.0)]);
        // Millimetres, because floats have no total order.
        let mut queue = BinaryHeap::from([Reverse((0u64, start))]);
        while let Some(Reverse((so_far_mm, node))) = queue.pop() {
            let so_far_m = so_far_mm as f64 / 1000.0;
            if so_far_m > reached[&node] + 0.001 {
                continue;
            }
            for (next, link) in self.neighbours(node) {
                let length_m = so_far_m + link.length_m;
                let known_m = reached.get(&next).copied().unwrap_or(f64::INFINITY);
                if length_m <= limit_m && length_m + 0.001 < known_m {
                    reached.insert(next, length_m);
                    queue.push(Reverse(((length_m * 1000.0) as u64, next)));
                }
            }
        }
        reached
    }
}
