//! Reads the shipping lanes of the package searoute.

use anyhow::{Context, bail};
use geo::{Distance, Geodesic, Point};
use geojson::{GeoJson, GeometryValue};
use luftlinie::atlas::ways::Origin;
use std::collections::HashMap;

use super::graph::{Graph, Link};
use crate::packages::Packages;

const MEMBER: &str = "searoute-1.6.0/searoute/data/marnet_searoute.geojson";

/// The lanes but for the passages named in `closed`.
pub fn read(packages: &Packages, closed: &[&str]) -> anyhow::Result<Graph> {
    let text = String::from_utf8(packages.read("searoute", MEMBER)?)?;
    let GeoJson::FeatureCollection(collection) = text.parse()? else {
        bail!("{MEMBER} is no feature collection")
    };
    let mut lanes = Lanes::default();
    for feature in collection.features {
        let passage = feature.property("passage").and_then(|value| value.as_str());
        if passage.is_some_and(|name| closed.contains(&name)) {
            continue;
        }
        match feature.geometry.context("a lane without geometry")?.value {
            GeometryValue::LineString { coordinates } => lanes.add_line(&coordinates),
            GeometryValue::MultiLineString { coordinates } => {
                coordinates.iter().for_each(|line| lanes.add_line(line));
            }
            other @ (GeometryValue::Point { .. }
            | GeometryValue::MultiPoint { .. }
            | GeometryValue::Polygon { .. }
            | GeometryValue::MultiPolygon { .. }
            | GeometryValue::GeometryCollection { .. }) => {
                bail!("a lane is a {}", other.type_name())
            }
        }
    }
    Ok(lanes.graph)
}

/// The graph as it grows, with the node of each place.
#[derive(Default)]
struct Lanes {
    graph: Graph,
    nodes: HashMap<(i64, i64), u32>,
}

impl Lanes {
    fn add_line(&mut self, line: &[geojson::Position]) {
        let nodes: Vec<u32> = line.iter().map(|position| self.node(position)).collect();
        for pair in nodes.windows(2) {
            let (a, b) = (self.graph.point(pair[0]), self.graph.point(pair[1]));
            let length_m = Geodesic.distance(a, b);
            self.graph.join(pair[0], pair[1], Link { length_m, origin: Origin::Mapped });
        }
    }

    /// Lanes end on both sides of the antimeridian; +180 is taken as −180, which joins them.
    fn node(&mut self, position: &geojson::Position) -> u32 {
        let longitude = if position[0] >= 180.0 { position[0] - 360.0 } else { position[0] };
        let key = |degrees: f64| (degrees * 1e4).round() as i64;
        *self
            .nodes
            .entry((key(longitude), key(position[1])))
            .or_insert_with(|| self.graph.add_node(Point::new(longitude, position[1])))
    }
}
