//! What `destination` prints: the point at the end of a way, schema `luftlinie/destination/1`.

use std::io::{self, Write};

use geo::Point;
use serde::Serialize;
use serde_json::{Value, json};

use super::csv;
use super::json::{self as mirror, PlaceMirror, WayMirror};
use crate::atlas::Place;
use crate::geodesy::{Solution, Wind, densify};

/// A way from a place in one direction, and where it ends.
pub struct Destination {
    pub from: Place,
    pub azimuth_deg: f64,
    pub distance_m: f64,
    pub point: Point,
    /// The same in the system that the user named.
    pub planar: Option<[f64; 2]>,
    /// The azimuth of the way at its end, 0..360.
    pub final_azimuth_deg: f64,
    /// All about the way, where somebody asked for it.
    pub way: Option<Solution>,
}

/// Latitude and longitude alone on the first line, for scripts, or easting and northing; then what
/// they are.
pub fn write_text(found: &Destination, out: &mut dyn Write) -> io::Result<()> {
    let Destination { from, azimuth_deg, distance_m, point, planar, final_azimuth_deg, way } =
        found;
    match planar {
        Some([east, north]) => writeln!(out, "{east:.4}, {north:.4}")?,
        None => writeln!(out, "{:.7}, {:.7}", point.y(), point.x())?,
    }
    let wind = Wind::of_sixteen(*azimuth_deg).letters();
    let kilometres = distance_m / 1000.0;
    writeln!(
        out,
        "  {kilometres} km from {} at {azimuth_deg}° ({wind}), there going on at \
         {final_azimuth_deg:.4}°",
        from.name
    )?;
    if let Some(way) = way {
        let (reduced_m, area_m2) = (way.reduced_length_m, way.area_m2);
        writeln!(out, "  reduced length m12 {reduced_m:.3} m, area S12 {area_m2:.0} m²")?;
    }
    Ok(())
}

/// One object.
pub fn write_json(found: &Destination, out: &mut dyn Write) -> io::Result<()> {
    let mirror = DestinationMirror {
        schema: "luftlinie/destination/1",
        from: mirror::place(&found.from),
        azimuth: found.azimuth_deg,
        distance: found.distance_m,
        lat: mirror::number(found.point.y()),
        lon: mirror::number(found.point.x()),
        x: found.planar.and_then(|[x, _]| mirror::number(x)),
        y: found.planar.and_then(|[_, y]| mirror::number(y)),
        final_azimuth: mirror::number(found.final_azimuth_deg),
        geodesic: found.way.as_ref().map(mirror::way),
    };
    serde_json::to_writer_pretty(&mut *out, &mirror)?;
    out.write_all(b"\n")
}

/// SI units: metres, degrees.
#[derive(Serialize)]
struct DestinationMirror<'a> {
    schema: &'static str,
    from: PlaceMirror<'a>,
    azimuth: f64,
    distance: f64,
    lat: Option<f64>,
    lon: Option<f64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    x: Option<f64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    y: Option<f64>,
    final_azimuth: Option<f64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    geodesic: Option<WayMirror>,
}

/// One row, in metres and degrees.
pub fn write_csv(found: &Destination, out: &mut dyn Write) -> io::Result<()> {
    let mut cells = vec![
        ("from", found.from.name.to_string()),
        ("from_lat", csv::cell(found.from.point.y())),
        ("from_lon", csv::cell(found.from.point.x())),
        ("azimuth", csv::cell(found.azimuth_deg)),
        ("distance", csv::cell(found.distance_m)),
        ("lat", csv::cell(found.point.y())),
        ("lon", csv::cell(found.point.x())),
        ("final_azimuth", csv::cell(found.final_azimuth_deg)),
    ];
    if let Some([x, y]) = found.planar {
        cells.extend([("x", csv::cell(x)), ("y", csv::cell(y))]);
    }
    if let Some(way) = &found.way {
        let (reduced, area) = (csv::cell(way.reduced_length_m), csv::cell(way.area_m2));
        cells.extend([("reduced_length", reduced), ("area", area)]);
    }
    let (columns, cells): (Vec<_>, Vec<_>) = cells.into_iter().unzip();
    csv::row(columns.into_iter().map(str::to_owned), out)?;
    csv::row(cells.into_iter(), out)
}

/// The way and its end as a feature collection.
pub fn write_geojson(found: &Destination, out: &mut dyn Write) -> io::Result<()> {
    let way = densify(found.from.point, found.point, STEP_M);
    let lines: Vec<Vec<[f64; 2]>> =
        way.iter().map(|line| line.points().map(position).collect()).collect();
    let feature = |geometry: Value| {
        json!({
            "type": "Feature",
            "geometry": geometry,
            "properties": {
                "from": found.from.name,
                "azimuth": found.azimuth_deg,
                "distance": found.distance_m,
            },
        })
    };
    let collection = json!({
        "type": "FeatureCollection",
        "features": [
            feature(json!({ "type": "MultiLineString", "coordinates": lines })),
            feature(json!({ "type": "Point", "coordinates": position(found.point) })),
        ],
    });
    serde_json::to_writer(&mut *out, &collection)?;
    out.write_all(b"\n")
}

/// Close enough for a map of the world.
const STEP_M: f64 = 50_000.0;

/// Longitude and latitude with six decimals.
fn position(point: Point) -> [f64; 2] {
    [point.x(), point.y()].map(|degrees| (degrees * 1e6).round() / 1e6)
}
