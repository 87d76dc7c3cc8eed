//! What `ring` prints: polygons of what lies within some distances of a place.

use std::io::{self, Write};

use geo::MultiPolygon;
use geo::orient::{Direction, Orient};
use serde::Serialize;
use serde_json::json;

use super::json::{self, PlaceMirror, SourceMirror, number};
use super::{csv, geojson, mapped};
use crate::atlas::{Place, Source};
use crate::geodesy::multi_area_m2;
use crate::quantity::Dimension;
use crate::wording;

/// All that lies within some distances of a place, the farthest first.
pub struct Rings {
    pub place: Place,
    pub rings: Vec<Ring>,
    /// What the place, or its outline, comes from.
    pub source: Source,
    /// Decides how numbers are written in text.
    pub language: &'static str,
}

/// All that lies within one distance.
pub struct Ring {
    pub radius_m: f64,
    pub polygons: MultiPolygon,
}

/// A line for each radius: how large it is.
pub fn write_text(rings: &Rings, out: &mut dyn Write) -> io::Result<()> {
    let shown = |value: f64, dimension: Dimension| {
        wording::rounded(rings.language, value, wording::usual_unit(dimension, value))
    };
    for ring in &rings.rings {
        let radius = shown(ring.radius_m, Dimension::Length);
        let area = shown(multi_area_m2(&ring.polygons), Dimension::Area);
        writeln!(out, "{radius} around {}: {area}", rings.place.name)?;
    }
    writeln!(out, "  = source: {}, {}", rings.source.title, rings.source.licence)
}

/// One object: how large each ring is; the polygons are in GeoJSON alone.
pub fn write_json(rings: &Rings, out: &mut dyn Write) -> io::Result<()> {
    let ring = |ring: &Ring| RingMirror {
        radius: number(ring.radius_m),
        area: number(multi_area_m2(&ring.polygons)),
    };
    let mirror = RingsMirror {
        schema: "luftlinie/rings/1",
        place: json::place(&rings.place),
        rings: rings.rings.iter().map(ring).collect(),
        source: json::source(&rings.source),
    };
    serde_json::to_writer_pretty(&mut *out, &mirror)?;
    out.write_all(b"\n")
}

/// SI units: metres, square metres.
#[derive(Serialize)]
struct RingsMirror<'a> {
    schema: &'static str,
    place: PlaceMirror<'a>,
    rings: Vec<RingMirror>,
    source: SourceMirror,
}

#[derive(Serialize)]
struct RingMirror {
    radius: Option<f64>,
    area: Option<f64>,
}

/// A row for each radius, in metres and square metres.
pub fn write_csv(rings: &Rings, out: &mut dyn Write) -> io::Result<()> {
    let columns = ["place", "id", "radius", "area"];
    csv::row(columns.into_iter().map(str::to_owned), out)?;
    for ring in &rings.rings {
        let cells = [
            rings.place.name.to_string(),
            rings.place.id.to_string(),
            csv::cell(ring.radius_m),
            csv::cell(multi_area_m2(&ring.polygons)),
        ];
        csv::row(cells.into_iter(), out)?;
    }
    Ok(())
}

/// A feature collection with a polygon for each radius.
pub fn write_geojson(rings: &Rings, out: &mut dyn Write) -> io::Result<()> {
    let feature = |ring: &Ring| {
        let properties = geojson::object(json!({
            "place": rings.place.name,
            "id": rings.place.id.0,
            "radius": number(ring.radius_m),
            "area": number(multi_area_m2(&ring.polygons)),
            "source": { "title": rings.source.title, "licence": rings.source.licence },
            "stroke": mapped::ANSWER_COLOUR,
            "stroke-width": 2,
            "fill": mapped::ANSWER_COLOUR,
            "fill-opacity": 0.15,
        }));
        let polygons = ring.polygons.orient(Direction::Default);
        geojson::feature(geojson::area(polygons.0), properties)
    };
    geojson::write_collection(rings.rings.iter().map(feature).collect(), out)
}
