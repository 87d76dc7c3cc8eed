//! What `place` prints: the places that a name may mean, schema `luftlinie/places/1`.

use std::io::{self, Write};

use serde::Serialize;

use super::json::{self, PlaceMirror};
use super::title;
use crate::atlas::{Place, ReferencePoint, Source};
use crate::wording;

const SCHEMA: &str = "luftlinie/places/1";

/// A place with the points that a careful person could mean by its name.
pub struct Listed {
    pub place: Place,
    pub points: Vec<ReferencePoint>,
}

/// One paragraph per place; the first one says `why` it is the first.
pub fn write_text(
    sources: &[Source],
    why: &str,
    places: &[Listed],
    out: &mut dyn Write,
) -> io::Result<()> {
    for (rank, Listed { place, points }) in places.iter().enumerate() {
        let region = place.region.as_ref().map_or(String::new(), |region| format!(", {region}"));
        let country = place.country.map_or(String::new(), |country| format!(", {country}"));
        let inhabitants = match place.population {
            0 => String::new(),
            people => format!(", {} inhabitants", wording::count("en", people)),
        };
        let class = place.class.name();
        writeln!(out, "{}{region}{country} ({class}{inhabitants}; {})", place.name, place.id)?;
        if rank == 0 {
            writeln!(out, "  {why}")?;
        }
        for point in points {
            let (lat, lon) = (point.point.y(), point.point.x());
            let (kind, source) = (point.kind.name(), title(sources, point.source));
            writeln!(out, "  {lat:9.5}, {lon:10.5}  {kind} ({source})")?;
        }
    }
    Ok(())
}

/// One object with all candidates, and `why` the first one is the first.
pub fn write_json(name: &str, why: &str, places: &[Listed], out: &mut dyn Write) -> io::Result<()> {
    let candidates = places.iter().map(candidate).collect();
    let mirror = PlacesMirror { schema: SCHEMA, name, why, candidates };
    serde_json::to_writer_pretty(&mut *out, &mirror)?;
    out.write_all(b"\n")
}

#[derive(Serialize)]
struct PlacesMirror<'a> {
    schema: &'static str,
    name: &'a str,
    why: &'a str,
    candidates: Vec<CandidateMirror<'a>>,
}

#[derive(Serialize)]
struct CandidateMirror<'a> {
    #[serde(flatten)]
    place: PlaceMirror<'a>,
    class: &'static str,
    region: Option<&'a str>,
    population: Option<u32>,
    points: Vec<PointMirror>,
}

#[derive(Serialize)]
struct PointMirror {
    kind: &'static str,
    lat: Option<f64>,
    lon: Option<f64>,
    source: &'static str,
}

fn candidate(listed: &Listed) -> CandidateMirror<'_> {
    let Listed { place, points } = listed;
    CandidateMirror {
        place: json::place(place),
        class: place.class.name(),
        region: place.region.as_deref(),
        population: (place.population > 0).then_some(place.population),
        points: points.iter().map(point).collect(),
    }
}

fn point(point: &ReferencePoint) -> PointMirror {
    PointMirror {
        kind: point.kind.name(),
        lat: json::number(point.point.y()),
        lon: json::number(point.point.x()),
        source: point.source.0,
    }
}
