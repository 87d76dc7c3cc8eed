//! The map layer (RFC 7946): a group of features per claim, coloured by verdict (simplestyle 1.1).

use std::io::{self, Write};

use geo::{LineString, MultiLineString, MultiPolygon, Point, Polygon};
use geojson::{Bbox, Feature, FeatureCollection, Geometry, GeometryValue, JsonObject};
use serde_json::{Value, json};

use super::ends;
use super::json::{number, rounded};
use super::mapped::{Parts, parts};
use super::{CheckedDocument, Report, source, title};
use crate::atlas::{Source, SourceId};
use crate::check::Finding;
use crate::measure::Measurement;
use crate::verdict::Verdict;

/// Six decimals are a tenth of a metre.
const DECIMALS: f64 = 1e6;

pub(super) fn write(report: &Report, out: &mut dyn Write) -> io::Result<()> {
    let mut features = Vec::new();
    for entry in &report.documents {
        for (at, finding) in entry.checked.findings.iter().enumerate() {
            claim(report, entry, at, finding, &mut features);
        }
    }
    write_collection(features, out)
}

/// Writes features with their common bounding box.
pub(super) fn write_collection(features: Vec<Feature>, out: &mut dyn Write) -> io::Result<()> {
    let collection =
        FeatureCollection { bbox: collection_bbox(&features), features, foreign_members: None };
    serde_json::to_writer(&mut *out, &collection)?;
    out.write_all(b"\n")
}

/// The features of a measurement: what was measured, and the points of the nominal value.
pub(super) fn features(
    measurement: &Measurement,
    properties: &JsonObject,
    features: &mut Vec<Feature>,
) {
    let Parts { points, lines, polygons } = parts(&measurement.geometry);
    if !polygons.is_empty() {
        features.push(feature(area(polygons), part(properties, "area")));
    }
    if !lines.is_empty() {
        features.push(feature(way(lines), part(properties, "line")));
    }
    for point in points {
        features.push(feature(spot(point), part(properties, "point")));
    }
    for used in &measurement.points {
        let mut own = part(properties, "reference_point");
        own.insert("title".into(), json!(used.place));
        own.insert("point".into(), json!(used.kind.name()));
        features.push(feature(spot(used.point), own));
    }
}

/// The simplestyle colour of a verdict, also used by the pictures.
pub(super) fn colour(verdict: Verdict) -> &'static str {
    match verdict {
        Verdict::Supported => "#2a7f3b",
        Verdict::Imprecise => "#1f78a4",
        Verdict::Inconclusive => "#c98a00",
        Verdict::Refuted => "#c62828",
        Verdict::Unverifiable => "#757575",
    }
}

fn claim(
    report: &Report,
    entry: &CheckedDocument,
    at: usize,
    finding: &Finding,
    list: &mut Vec<Feature>,
) {
    let properties = properties(report, entry, at, finding);
    if let Ok(measurement) = &finding.answer {
        features(measurement, &properties, list);
    }
    for named in &finding.places {
        let mut own = part(&properties, "place");
        own.insert("title".into(), json!(named.place.name));
        own.insert("place".into(), json!(named.place.id.0));
        list.push(feature(spot(named.place.point), own));
    }
}

fn properties(
    report: &Report,
    entry: &CheckedDocument,
    at: usize,
    finding: &Finding,
) -> JsonObject {
    let colour = colour(finding.verdict);
    let mut properties = object(json!({
        "document": entry.path,
        "claim": (at + 1).to_string(),
        "kind": finding.kind,
        "verdict": finding.verdict.name(),
        "text": entry.quote(finding),
        "description": finding.message,
        "stroke": colour,
        "stroke-width": 3,
        "fill": colour,
        "fill-opacity": 0.25,
        "marker-color": colour,
    }));
    if let Ok(measurement) = &finding.answer {
        properties.insert("measured".into(), measured(measurement));
        properties.insert("sources".into(), sources(&report.sources, measurement));
    }
    properties
}

pub(super) fn measured(measurement: &Measurement) -> Value {
    json!({
        "nominal": number(measurement.nominal),
        "low": number(measurement.interval.low),
        "high": number(measurement.interval.high),
        "unit": measurement.dimension.symbol(),
    })
}

pub(super) fn sources(known: &[Source], measurement: &Measurement) -> Value {
    let cited = |id: &SourceId| {
        let licence = source(known, *id).map(|source| source.licence);
        json!({"title": title(known, *id), "licence": licence})
    };
    measurement.sources.iter().map(cited).collect()
}

pub(super) fn object(value: Value) -> JsonObject {
    if let Value::Object(object) = value { object } else { JsonObject::new() }
}

fn part(properties: &JsonObject, part: &str) -> JsonObject {
    let mut own = properties.clone();
    own.insert("part".into(), json!(part));
    own
}

pub(super) fn feature(value: GeometryValue, properties: JsonObject) -> Feature {
    Feature {
        bbox: bbox(&value),
        geometry: Some(Geometry::new(value)),
        id: None,
        properties: Some(properties),
        foreign_members: None,
    }
}

pub(super) fn spot(point: Point) -> GeometryValue {
    GeometryValue::from(&Point::new(rounded(point.x(), DECIMALS), rounded(point.y(), DECIMALS)))
}

fn way(lines: Vec<LineString>) -> GeometryValue {
    let mut lines: Vec<_> = lines.iter().map(round_line).collect();
    match lines.len() {
        1 => GeometryValue::from(&lines.remove(0)),
        _ => GeometryValue::from(&MultiLineString::new(lines)),
    }
}

pub(super) fn area(polygons: Vec<Polygon>) -> GeometryValue {
    let round = |polygon: &Polygon| {
        let holes = polygon.interiors().iter().map(round_line).collect();
        Polygon::new(round_line(polygon.exterior()), holes)
    };
    let mut polygons: Vec<_> = polygons.iter().map(round).collect();
    match polygons.len() {
        1 => GeometryValue::from(&polygons.remove(0)),
        _ => GeometryValue::from(&MultiPolygon::new(polygons)),
    }
}

fn round_line(line: &LineString) -> LineString {
    line.coords().map(|it| (rounded(it.x, DECIMALS), rounded(it.y, DECIMALS))).collect()
}

/// West, south, east, north of a geometry; west is greater than east where it lies over 180°.
fn bbox(value: &GeometryValue) -> Option<Bbox> {
    let mut positions = Vec::new();
    collect(value, &mut positions);
    let (south, north) = ends(positions.iter().map(|position| position[1]))?;
    let cut = positions.iter().any(|position| position[0] == 180.0)
        && positions.iter().any(|position| position[0] == -180.0);
    let (west, east) = if cut {
        let (east_half, _) = ends(positions.iter().map(|it| it[0]).filter(|lon| *lon > 0.0))?;
        let (_, west_half) = ends(positions.iter().map(|it| it[0]).filter(|lon| *lon < 0.0))?;
        (east_half, west_half)
    } else {
        ends(positions.iter().map(|position| position[0]))?
    };
    Some(vec![west, south, east, north])
}

fn collect(value: &GeometryValue, positions: &mut Vec<[f64; 2]>) {
    let mut add = |position: &geojson::Position| positions.push([position[0], position[1]]);
    match value {
        GeometryValue::Point { coordinates } => add(coordinates),
        GeometryValue::MultiPoint { coordinates } | GeometryValue::LineString { coordinates } => {
            coordinates.iter().for_each(add);
        }
        GeometryValue::MultiLineString { coordinates } | GeometryValue::Polygon { coordinates } => {
            coordinates.iter().flatten().for_each(add);
        }
        GeometryValue::MultiPolygon { coordinates } => {
            coordinates.iter().flatten().flatten().for_each(add);
        }
        GeometryValue::GeometryCollection { geometries } => {
            geometries.iter().for_each(|geometry| collect(&geometry.value, positions));
        }
    }
}

fn collection_bbox(features: &[Feature]) -> Option<Bbox> {
    let boxes: Vec<_> = features.iter().filter_map(|feature| feature.bbox.as_ref()).collect();
    let (south, _) = ends(boxes.iter().map(|it| it[1]))?;
    let (_, north) = ends(boxes.iter().map(|it| it[3]))?;
    // Where one feature lies over 180°, the common box is the whole turn: correct, if not the
    // smallest.
    if boxes.iter().any(|it| it[0] > it[2]) {
        return Some(vec![-180.0, south, 180.0, north]);
    }
    let (west, _) = ends(boxes.iter().map(|it| it[0]))?;
    let (_, east) = ends(boxes.iter().map(|it| it[2]))?;
    Some(vec![west, south, east, north])
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::sample;
    use geo::{Geometry as Shape, point};
    use geojson::GeoJson;

    #[test]
    fn the_layer_parses_and_keeps_its_claims_together() {
        let printed = sample::printed(write);
        let GeoJson::FeatureCollection(layer) = printed.parse().unwrap() else { panic!() };
        assert_eq!(layer.bbox.unwrap().len(), 4);
        let claims: Vec<_> =
            layer.features.iter().map(|it| it.property("claim").cloned()).collect();
        assert!(claims.is_sorted_by_key(|claim| claim.as_ref().map(ToString::to_string)));
        for feature in &layer.features {
            assert!(feature.geometry.is_some() && feature.bbox.is_some());
            let colour = feature.property("stroke").unwrap().as_str().unwrap();
            assert!(colour.len() == 7 && colour.starts_with('#'));
        }
        let line = layer.features.iter().find(|it| it.property("part") == Some(&json!("line")));
        insta::assert_json_snapshot!(line.unwrap());
    }

    #[test]
    fn a_box_over_180_runs_from_east_to_west() {
        let ends = vec![point! { x: 170.0, y: 10.0 }, point! { x: -170.0, y: 10.0 }];
        let parts = parts([&Shape::LineString(LineString::from(ends))]);
        let bbox = bbox(&way(parts.lines)).unwrap();
        assert_eq!((bbox[0], bbox[2]), (170.0, -170.0));
    }
}
