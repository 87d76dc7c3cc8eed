//! Lays a network out as an archive: nodes by bands of latitude, arcs node by node.

use anyhow::ensure;
use geo::{Geodesic, InterpolatePoint, Point};
use luftlinie::atlas::archive::ArchiveWriter;
use luftlinie::atlas::ways::{Arc, LAYER_VERSION, Node, Run, band, least_m};

use super::graph::{Edge, Graph, Link};

/// The bytes of the network; the same graph gives the same bytes.
pub fn archive(mut graph: Graph) -> anyhow::Result<Vec<u8>> {
    split_long_edges(&mut graph);
    let mut order: Vec<u32> = graph.nodes().collect();
    let key = |node: &u32| {
        let place = Node::new(graph.point(*node), 0);
        (band(place.latitude()), place.longitude(), place.latitude(), *node)
    };
    order.sort_by_key(key);
    let mut rank = vec![u32::MAX; order.iter().max().map_or(0, |&last| last as usize + 1)];
    for (index, &node) in order.iter().enumerate() {
        rank[node as usize] = index as u32;
    }
    let component = graph.components();
    let (mut nodes, mut arcs, mut components) = (Vec::new(), Vec::new(), Vec::new());
    for &node in &order {
        nodes.push(Node::new(graph.point(node), arcs.len() as u32));
        components.push(u16::try_from(component[node as usize])?);
        arcs.extend(graph.neighbours(node).map(|(to, link)| {
            let packed = |node: u32| Node::new(graph.point(node), 0).point();
            let least_m = least_m(packed(node), packed(to));
            Arc::new(rank[to as usize], link.length_m, least_m, link.synthetic)
        }));
    }
    nodes.push(Node::new(Point::new(180.0, 90.0), arcs.len() as u32));
    ensure!(arcs.len() < 1 << 24, "{} arcs do not fit three bytes", arcs.len());
    let mut writer = ArchiveWriter::new(LAYER_VERSION);
    writer.records("nodes", &nodes);
    writer.records("arcs", &arcs);
    writer.records("components", &Run::of(&components));
    Ok(writer.finish())
}

/// Cuts edges that are longer than an arc can say.
fn split_long_edges(graph: &mut Graph) {
    let long: Vec<Edge> = graph.edges().filter(|edge| edge.length_m > Arc::LONGEST_M).collect();
    for edge in long {
        let parts = (edge.length_m / Arc::LONGEST_M).ceil() as u32 + 1;
        let (a, b) = (graph.point(edge.from), graph.point(edge.to));
        let link = Link { length_m: edge.length_m / f64::from(parts), synthetic: edge.synthetic };
        graph.unjoin(edge.from, edge.to);
        let mut last = edge.from;
        for part in 1..parts {
            let ratio = f64::from(part) / f64::from(parts);
            let middle = graph.add_node(Geodesic.point_at_ratio_between(a, b, ratio));
            graph.join(last, middle, link);
            last = middle;
        }
        graph.join(last, edge.to, link);
    }
}
