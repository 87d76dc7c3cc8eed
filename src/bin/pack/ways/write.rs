//! Lays a network out as an archive: nodes by bands of latitude, arcs node by node.

use geo::{Geodesic, InterpolatePoint};
use luftlinie::atlas::archive::ArchiveWriter;
use luftlinie::atlas::ways::{LAYER_VERSION, LONGEST_M, NetworkWriter, Steps, least_m};

use super::graph::{Edge, Graph, Link};

/// The bytes of the network; the same graph gives the same bytes.
pub fn archive(mut graph: Graph) -> anyhow::Result<Vec<u8>> {
    split_long_edges(&mut graph);
    let mut order: Vec<u32> = graph.nodes().collect();
    let key = |node: &u32| {
        let at = Steps::new(graph.point(*node));
        (at.band(), at.longitude, at.latitude, *node)
    };
    order.sort_by_key(key);
    let mut rank = vec![u32::MAX; order.iter().max().map_or(0, |&last| last as usize + 1)];
    for (index, &node) in order.iter().enumerate() {
        rank[node as usize] = index as u32;
    }
    let component = graph.components();
    let mut network = NetworkWriter::default();
    for &node in &order {
        let at = Steps::new(graph.point(node));
        network.node(at, u16::try_from(component[node as usize])?);
        for (to, link) in graph.neighbours(node) {
            let least_m = least_m(at.point(), Steps::new(graph.point(to)).point());
            network.arc(rank[to as usize], link.length_m, least_m, link.origin);
        }
    }
    let mut writer = ArchiveWriter::new(LAYER_VERSION);
    network.write(&mut writer);
    Ok(writer.finish())
}

/// Cuts edges that are longer than an arc can say.
fn split_long_edges(graph: &mut Graph) {
    let long: Vec<Edge> = graph.edges().filter(|edge| edge.length_m > LONGEST_M).collect();
    for edge in long {
        let parts = (edge.length_m / LONGEST_M).ceil() as u32 + 1;
        let (a, b) = (graph.point(edge.from), graph.point(edge.to));
        let link = Link { length_m: edge.length_m / f64::from(parts), origin: edge.origin };
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
