//! Packs the world's railways, main roads and sea lanes, all three as one kind of network.
//!
//! Read, repair where the source has gaps, simplify, write: what differs from way to way is in the
//! three functions here, what is alike is in the modules below.

mod graph;
mod marnet;
mod repair;
mod scgraph;
mod simplify;
mod write;

use graph::Graph;
use simplify::Limits;

use crate::packages::Packages;

/// How far from a dead end other track can be that it should be joined to. Main roads, too, end
/// where a street leads on that is none, …
const REACH_M: f64 = 1500.0;
/// … and some stand quite apart from the rest, so far away at most.
const APART_M: f64 = 2000.0;

/// `geodata/rail.bin`: the railways of OpenStreetMap, gaps closed.
pub fn rail(packages: &Packages) -> anyhow::Result<Vec<u8>> {
    let mut graph = scgraph::read(packages, "scgraph_data/world_railways.py")?;
    let known = repair::known_holes(&mut graph, packages, "rail_joins.csv")?;
    let short = repair::short_gaps(&mut graph, REACH_M);
    let long = repair::long_gaps(&mut graph);
    println!("rail: {known} known, {short} short and {long} long gaps closed");
    let limits = Limits {
        component_m: repair::COMPONENT_M,
        spur_m: 1000.0,
        merge_m: 0.0,
        offset_m: 150.0,
        edge_m: 6e3,
    };
    finish("rail", graph, &limits)
}

/// `geodata/road.bin`: the main roads of OpenStreetMap.
pub fn road(packages: &Packages) -> anyhow::Result<Vec<u8>> {
    let mut graph = scgraph::read(packages, "scgraph_data/world_highways.py")?;
    let known = repair::known_holes(&mut graph, packages, "road_joins.csv")?;
    let short = repair::short_gaps(&mut graph, REACH_M);
    let apart = repair::apart(&mut graph, APART_M);
    println!("road: {known} known and {short} short gaps closed, {apart} stretches joined");
    let limits = Limits {
        component_m: repair::COMPONENT_M,
        spur_m: 1000.0,
        merge_m: 250.0,
        offset_m: 700.0,
        edge_m: 20e3,
    };
    finish("road", graph, &limits)
}

/// `geodata/sea.bin`: shipping lanes, without the Northwest Passage, which is closed to ordinary
/// traffic.
pub fn sea(packages: &Packages) -> anyhow::Result<Vec<u8>> {
    let graph = marnet::read(packages, &["northwest"])?;
    let limits =
        Limits { component_m: 500e3, spur_m: 0.0, merge_m: 0.0, offset_m: 0.0, edge_m: 0.0 };
    finish("sea", graph, &limits)
}

fn finish(name: &str, mut graph: Graph, limits: &Limits) -> anyhow::Result<Vec<u8>> {
    report(name, "read", &graph);
    simplify::drop_small_components(&mut graph, limits.component_m);
    simplify::prune_spurs(&mut graph, limits.spur_m);
    simplify::merge_close_nodes(&mut graph, limits.merge_m);
    simplify::thin(&mut graph, limits);
    report(name, "simplified", &graph);
    write::archive(graph)
}

fn report(name: &str, stage: &str, graph: &Graph) {
    let length_km = graph.edges().map(|edge| edge.length_m).sum::<f64>() / 1000.0;
    let (nodes, edges) = (graph.nodes().count(), graph.edges().count());
    println!("{name}, {stage}: {nodes} nodes, {edges} edges, {length_km:.0} km");
}
