//! Reads the networks of the package scgraph_data, which are Python literals.
//!
//! `graph=[{1: 2.02, 0: 0.0}, …]` gives for each node its neighbours with lengths in kilometres,
//! and `nodes=[[-34.638, -58.381], …]` the latitude and longitude of each node.

use anyhow::{Context, ensure};
use geo::{Distance, Geodesic, Haversine, Point};
use luftlinie::atlas::ways::Origin;

use super::graph::{Graph, Link};
use crate::packages::Packages;

/// The network in the file `member` of the package.
pub fn read(packages: &Packages, member: &str) -> anyhow::Result<Graph> {
    let bytes = packages.read("scgraph-data", member)?;
    let text = std::str::from_utf8(&bytes)?;
    let (adjacency, rest) = literal(text, "graph=")?;
    let (nodes, _) = literal(rest, "nodes=")?;
    let mut graph = Graph::default();
    for node in nodes.split_inclusive(']') {
        let numbers: Vec<f64> = numbers(node)?;
        if let &[latitude, longitude] = numbers.as_slice() {
            graph.add_node(Point::new(longitude, latitude));
        }
    }
    let mut from = 0;
    for neighbours in adjacency.split_inclusive('}') {
        let numbers = numbers(neighbours)?;
        if !neighbours.ends_with('}') {
            continue;
        }
        for pair in numbers.chunks_exact(2) {
            let to = pair[0] as u32;
            if to != from {
                let link = link(&graph, from, to, pair[1] * 1000.0);
                graph.join(from, to, link);
            }
        }
        from += 1;
    }
    ensure!(from > 0, "no network in {member}");
    Ok(graph)
}

/// The source measures on the sphere; this turns its length into one on the ellipsoid.
fn link(graph: &Graph, from: u32, to: u32, length_m: f64) -> Link {
    let (a, b) = (graph.point(from), graph.point(to));
    let sphere_m = Haversine.distance(a, b);
    let factor = if sphere_m > 0.0 { Geodesic.distance(a, b) / sphere_m } else { 1.0 };
    Link { length_m: length_m * factor, origin: Origin::Mapped }
}

/// The text of the list after `name`, up to the end of its line, and what follows it.
fn literal<'a>(text: &'a str, name: &str) -> anyhow::Result<(&'a str, &'a str)> {
    let (_, list) = text.split_once(name).with_context(|| format!("no {name} in the file"))?;
    Ok(list.split_once('\n').unwrap_or((list, "")))
}

fn numbers(text: &str) -> anyhow::Result<Vec<f64>> {
    let is_number = |c: char| c.is_ascii_digit() || matches!(c, '.' | '-' | 'e' | '+');
    text.split(|c| !is_number(c))
        .filter(|part| !part.is_empty())
        .map(|part| part.parse().with_context(|| format!("{part:?} is no number")))
        .collect()
}
