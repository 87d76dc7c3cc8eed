//! What `place` prints: the places that a name may mean, schema `luftlinie/places/1`.

use std::io::{self, Write};

use serde::Serialize;
use serde_json::json;

use super::json::{self, PlaceMirror};
use super::{csv, geojson, mapped, title};
use crate::atlas::{Place, PlaceClass, ReferencePoint, Source};
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
        let inhabitants = population(place).map_or(String::new(), |people| {
            format!(", {} inhabitants", wording::count("en", people))
        });
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

/// A row for each point of each candidate, the likeliest candidate first.
pub fn write_csv(places: &[Listed], out: &mut dyn Write) -> io::Result<()> {
    const COLUMNS: [&str; 10] =
        ["name", "id", "country", "region", "class", "population", "point", "lat", "lon", "source"];
    csv::row(COLUMNS.iter().map(|column| (*column).to_owned()), out)?;
    for (place, point) in each_point(places) {
        let known = population(place).map(|people| people.to_string());
        let cells = [
            place.name.to_string(),
            place.id.to_string(),
            place.country.map_or(String::new(), |country| country.to_string()),
            place.region.as_deref().unwrap_or_default().to_owned(),
            place.class.name().to_owned(),
            known.unwrap_or_default(),
            point.kind.name().to_owned(),
            csv::cell(point.point.y()),
            csv::cell(point.point.x()),
            point.source.0.to_owned(),
        ];
        csv::row(cells.into_iter(), out)?;
    }
    Ok(())
}

/// A feature collection of the points of all candidates, the likeliest candidate first.
pub fn write_geojson(sources: &[Source], places: &[Listed], out: &mut dyn Write) -> io::Result<()> {
    let feature = |(place, point): (&Place, &ReferencePoint)| {
        let properties = geojson::object(json!({
            "name": place.name,
            "id": place.id.0,
            "country": place.country.map(|country| country.to_string()),
            "region": place.region,
            "class": place.class.name(),
            "population": population(place),
            "point": point.kind.name(),
            "source": title(sources, point.source),
            "marker-color": mapped::ANSWER_COLOUR,
        }));
        geojson::feature(geojson::spot(point.point), properties)
    };
    geojson::write_collection(each_point(places).map(feature).collect(), out)
}

/// The inhabitants of a place, where they are known; of a region they are not: what the atlas has
/// is the sum over its settlements, in which the quarters of a town count again.
fn population(place: &Place) -> Option<u32> {
    let counted = place.class != PlaceClass::Region && place.population > 0;
    counted.then_some(place.population)
}

fn each_point(places: &[Listed]) -> impl Iterator<Item = (&Place, &ReferencePoint)> {
    places.iter().flat_map(|listed| listed.points.iter().map(|point| (&listed.place, point)))
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
        population: population(place),
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
