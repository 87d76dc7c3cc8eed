//! Countries without a time zone of their own, cut off another country along a line of older data.
//!
//! Only the line between the two comes from `countries-coastline`; the outer border stays the newer
//! one, so that it still fits the neighbours. The line is closed to a mask by a hand-kept path that
//! runs outside the country; what the country and the mask have in common is the part.

use std::collections::{BTreeMap, HashSet};

use anyhow::Context;
use luftlinie::atlas::CountryCode;
use serde::Deserialize;

use super::{Point, Ring, doubled_area, micro};
use crate::packages::Packages;
use crate::tables;

const MAP: &str = "package/map.geo.json";

/// What `ring` covers of `country` is `part`.
pub struct Mask {
    pub country: CountryCode,
    pub part: CountryCode,
    /// Counter-clockwise.
    pub ring: Ring,
}

/// A row of `country_parts.csv`; `a3` codes are those of the older data.
#[derive(Deserialize)]
struct Row {
    country: CountryCode,
    country_a3: String,
    part: CountryCode,
    part_a3: String,
    /// `lon lat` pairs in degrees, separated by semicolons.
    closing_path_deg: String,
}

/// The masks of all rows of `country_parts.csv`.
pub fn masks(packages: &Packages) -> anyhow::Result<Vec<Mask>> {
    let rows: Vec<Row> = tables::rows(&packages.geodata, "country_parts.csv")?;
    let older = older_rings(packages)?;
    let mask = |row: &Row| {
        let line = inner_line(&older, row)?;
        let ring = close(line, &closing_path(&row.closing_path_deg)?);
        Ok(Mask { country: row.country, part: row.part, ring })
    };
    rows.iter().map(mask).collect()
}

fn closing_path(text: &str) -> anyhow::Result<Vec<Point>> {
    let point = |pair: &str| {
        let (x, y) = pair.trim().split_once(' ').context("a point without a latitude")?;
        Ok([micro(x.parse()?), micro(y.parse()?)])
    };
    text.split(';').map(point).collect()
}

/// The ring of `line` and `path`, whichever way round the line runs.
fn close(mut line: Vec<Point>, path: &[Point]) -> Ring {
    let apart = |a: Point, b: Point| {
        [0, 1].into_iter().map(|axis| i64::from(a[axis] - b[axis]).pow(2)).sum::<i64>()
    };
    if apart(line[0], path[0]) < apart(line[line.len() - 1], path[0]) {
        line.reverse();
    }
    line.extend(path);
    if doubled_area(&line) < 0 {
        line.reverse();
    }
    line
}

#[derive(Deserialize)]
struct Collection {
    features: Vec<Feature>,
}

#[derive(Deserialize)]
struct Feature {
    geometry: Geometry,
    properties: Properties,
}

#[derive(Deserialize)]
struct Properties {
    #[serde(rename = "A3")]
    a3: String,
}

type Polygon = Vec<Vec<[f64; 2]>>;

#[derive(Deserialize)]
#[serde(tag = "type", content = "coordinates")]
enum Geometry {
    Polygon(Polygon),
    MultiPolygon(Vec<Polygon>),
}

/// The closed rings of every country by its three-letter code.
type Older = BTreeMap<String, Vec<Ring>>;

fn older_rings(packages: &Packages) -> anyhow::Result<Older> {
    let collection: Collection =
        serde_json::from_slice(&packages.read("countries-coastline", MAP)?)?;
    let ring = |points: Vec<[f64; 2]>| points.into_iter().map(|[x, y]| [micro(x), micro(y)]);
    let rings = |feature: Feature| {
        let polygons = match feature.geometry {
            Geometry::Polygon(polygon) => vec![polygon],
            Geometry::MultiPolygon(polygons) => polygons,
        };
        let rings = polygons.into_iter().flatten().map(|points| ring(points).collect());
        (feature.properties.a3, rings.collect())
    };
    Ok(collection.features.into_iter().map(rings).collect())
}

/// The longest run of the part's edges that no third country has: the line between it and its
/// country.
fn inner_line(older: &Older, row: &Row) -> anyhow::Result<Vec<Point>> {
    let part = older.get(&row.part_a3).context("the part is not in the older data")?;
    let thirds = older.iter().filter(|(a3, _)| **a3 != row.part_a3 && **a3 != row.country_a3);
    let backwards = |ring: &Ring| -> Vec<_> { ring.windows(2).map(|p| (p[1], p[0])).collect() };
    let outer: HashSet<(Point, Point)> =
        thirds.flat_map(|(_, rings)| rings).flat_map(backwards).collect();
    let mut longest = Vec::new();
    for ring in part {
        let edges: Vec<_> = ring.windows(2).map(|pair| (pair[0], pair[1])).collect();
        let start = edges.iter().position(|edge| outer.contains(edge));
        let (before, after) = edges.split_at(start.context("the part lies inside its country")?);
        let around = [after, before].concat();
        let runs = around.split(|edge| outer.contains(edge));
        let run = runs.max_by_key(|run| run.len()).unwrap_or_default();
        if run.len() > longest.len() {
            longest = run.to_vec();
        }
    }
    let first = longest.first().context("the part shares no line with its country")?.0;
    Ok(std::iter::once(first).chain(longest.iter().map(|edge| edge.1)).collect())
}
