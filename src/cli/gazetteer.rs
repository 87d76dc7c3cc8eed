//! `--gazetteer`: tables of the user's own places, CSV or GeoJSON.
//!
//! Every row must be understood: one that is not is told with file and line, and nothing is
//! computed then. Columns x,y are of the system of `--crs`, points of GeoJSON of the one that the
//! file names.

use std::path::Path;

use geo::Point;
use serde::Deserialize;
use serde_json::value::RawValue;

use super::Complaint;
use crate::atlas::{OwnPlace, coordinates::on_earth};
use crate::geodesy::Crs;

const HELP: &str = "a table has the columns name,lat,lon (or x,y with --crs) and, if you like, \
                    aliases (a|b|c); a GeoJSON file has points with the properties name and \
                    aliases";

/// Reads the places of `path`; `crs` is the system of columns x,y.
pub(super) fn read(path: &Path, crs: Option<&Crs>) -> Result<Vec<OwnPlace>, Complaint> {
    let text = std::fs::read_to_string(path).map_err(|error| {
        Complaint::new(format!("cannot read `{}`: {error}", path.display())).help(HELP)
    })?;
    let text = text.strip_prefix('\u{feff}').unwrap_or(&text);
    let json = path.extension().is_some_and(|it| it == "geojson" || it == "json");
    let rows = if json { from_geojson(text) } else { from_csv(text, crs) };
    let mut places = Vec::new();
    let mut bad = 0;
    for row in rows {
        match row {
            Ok(place) => places.push(place),
            Err(Bad { line, reason }) => {
                bad += 1;
                Complaint::new(format!("{}:{line}: {reason}", path.display())).print();
            }
        }
    }
    let rows = if bad == 1 { "row" } else { "rows" };
    let complaint = || format!("{}: {bad} {rows} could not be understood", path.display());
    if bad == 0 { Ok(places) } else { Err(Complaint::new(complaint()).help(HELP)) }
}

/// A row that cannot be used.
#[derive(Debug, PartialEq)]
struct Bad {
    line: u64,
    reason: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Row {
    name: String,
    #[serde(alias = "x")]
    lon: String,
    #[serde(alias = "y")]
    lat: String,
    #[serde(default)]
    aliases: String,
}

fn from_csv(text: &str, crs: Option<&Crs>) -> Vec<Result<OwnPlace, Bad>> {
    let mut reader = csv::ReaderBuilder::new().trim(csv::Trim::All).from_reader(text.as_bytes());
    let headers = match reader.headers() {
        Ok(headers) => headers.clone(),
        Err(error) => return vec![Err(Bad { line: 1, reason: error.to_string() })],
    };
    let axes = if headers.iter().any(|column| column == "x") { PLANAR } else { DEGREES };
    if let Some(reason) = wrong_columns(&headers, axes) {
        return vec![Err(Bad { line: 1, reason })];
    }
    let crs = crs.filter(|_| axes == PLANAR);
    if axes == PLANAR && crs.is_none() {
        let reason = "columns x, y need a system: --crs EPSG:…".to_owned();
        return vec![Err(Bad { line: 1, reason })];
    }
    let mut rows = Vec::new();
    for record in reader.records() {
        rows.push(record.map_err(|error| bad_csv(&error)).and_then(|record| {
            let line = record.position().map_or(0, csv::Position::line);
            let bad = |reason: String| Bad { line, reason };
            let row: Row =
                record.deserialize(Some(&headers)).map_err(|error| bad(error.to_string()))?;
            let number = |text: &str, column: &str| {
                let plain = text.parse::<f64>().ok().filter(|number| number.is_finite());
                plain.ok_or_else(|| bad(format!("{text:?} in column {column} is no number")))
            };
            let point = point(crs, [number(&row.lon, axes[0])?, number(&row.lat, axes[1])?]);
            let aliases = row.aliases.split('|').map(|alias| alias.trim().to_owned());
            own_place(row.name, point.map_err(bad)?, aliases.collect()).map_err(bad)
        }));
    }
    rows
}

/// The columns that say where a place is, east before north.
const DEGREES: [&str; 2] = ["lon", "lat"];
const PLANAR: [&str; 2] = ["x", "y"];

fn wrong_columns(headers: &csv::StringRecord, [east, north]: [&str; 2]) -> Option<String> {
    let known = ["name", north, east, "aliases"];
    let strange = headers.iter().find(|column| !known.contains(column));
    let missing = known[..3].iter().find(|column| !headers.iter().any(|it| it == **column));
    strange
        .map(|column| format!("there is no column called {column:?}"))
        .or_else(|| missing.map(|column| format!("the column {column} is missing")))
}

fn bad_csv(error: &csv::Error) -> Bad {
    let line = error.position().map_or(0, csv::Position::line);
    let unequal = |kind: &csv::ErrorKind| {
        let csv::ErrorKind::UnequalLengths { expected_len, len, .. } = kind else { return None };
        Some(format!("{len} fields instead of {expected_len}"))
    };
    let reason = unequal(error.kind()).unwrap_or_else(|| error.to_string());
    Bad { line, reason }
}

#[derive(Deserialize)]
struct Collection<'a> {
    #[serde(borrow)]
    features: Vec<&'a RawValue>,
    crs: Option<NamedCrs>,
}

/// The system of a file after GeoJSON of 2008; that of 2016 knows WGS 84 alone.
#[derive(Deserialize)]
struct NamedCrs {
    properties: CrsName,
}

#[derive(Deserialize)]
struct CrsName {
    name: String,
}

/// How the names of WGS 84 end, in degrees and with the longitude first.
const WGS84: [&str; 3] = ["CRS84", "EPSG::4326", "EPSG:4326"];

#[derive(Deserialize)]
struct Feature {
    geometry: Geometry,
    properties: Properties,
}

#[derive(Deserialize)]
struct Geometry {
    r#type: String,
    coordinates: serde_json::Value,
}

#[derive(Deserialize)]
struct Properties {
    name: String,
    #[serde(default)]
    aliases: Vec<String>,
}

fn from_geojson(text: &str) -> Vec<Result<OwnPlace, Bad>> {
    let bad_json = |error: &serde_json::Error, first: u64| Bad {
        line: first + (error.line() as u64).saturating_sub(1),
        reason: error.to_string(),
    };
    let collection: Collection = match serde_json::from_str(text) {
        Ok(collection) => collection,
        Err(error) => return vec![Err(bad_json(&error, 1))],
    };
    let named = collection.crs.map(|crs| crs.properties.name);
    let other = named.filter(|name| !WGS84.iter().any(|wgs84| name.ends_with(wgs84)));
    let crs = match other.as_deref().map(Crs::named).transpose() {
        Ok(crs) => crs,
        Err(error) => return vec![Err(Bad { line: 1, reason: error.to_string() })],
    };
    let place = |raw: &&RawValue| {
        let at = raw.get().as_ptr() as usize - text.as_ptr() as usize;
        let line = 1 + text[..at].matches('\n').count() as u64;
        let feature: Feature =
            serde_json::from_str(raw.get()).map_err(|error| bad_json(&error, line))?;
        let bad = |reason: String| Bad { line, reason };
        let Geometry { r#type, coordinates } = feature.geometry;
        if r#type != "Point" {
            return Err(bad(format!("{type} instead of Point", type = r#type)));
        }
        let numbers: Vec<f64> = serde_json::from_value(coordinates).unwrap_or_default();
        let [x, y] = numbers[..] else {
            return Err(bad("the point does not have two coordinates".into()));
        };
        let point = point(crs.as_ref(), [x, y]).map_err(bad)?;
        own_place(feature.properties.name, point, feature.properties.aliases).map_err(bad)
    };
    collection.features.iter().map(place).collect()
}

/// The point at coordinates of `crs`, or of WGS 84, east before north.
fn point(crs: Option<&Crs>, [x, y]: [f64; 2]) -> Result<Point, String> {
    match crs {
        Some(crs) => crs.to_earth([x, y]).map_err(|error| error.to_string()),
        None => on_earth(y, x).map_err(|error| error.to_string()),
    }
}

fn own_place(name: String, point: Point, mut aliases: Vec<String>) -> Result<OwnPlace, String> {
    aliases.retain(|alias| !alias.is_empty());
    if name.trim().is_empty() {
        return Err("the place has no name".into());
    }
    Ok(OwnPlace { name, point, aliases })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn reasons(rows: Vec<Result<OwnPlace, Bad>>) -> Vec<String> {
        let bad = rows.into_iter().filter_map(Result::err);
        bad.map(|bad| format!("{}: {}", bad.line, bad.reason)).collect()
    }

    #[test]
    fn tables_are_read() {
        let rows =
            from_csv("name,lat,lon,aliases\nWerk, 50.1 ,8.7,Plant | Usine\nTor,-1,2,\n", None);
        let places: Vec<OwnPlace> = rows.into_iter().map(|row| row.expect("a good row")).collect();
        assert_eq!(places[0].point, Point::new(8.7, 50.1));
        assert_eq!(places[0].aliases, ["Plant", "Usine"]);
        assert_eq!((places[1].name.as_str(), places[1].aliases.len()), ("Tor", 0));
        assert!(from_csv("lon,name,lat\n1,A,2\n", None).iter().all(Result::is_ok));
    }

    #[test]
    fn bad_rows_are_told_with_their_line() {
        let table = "name,lat,lon\nA,95,10\nB,1\nC,x,2\n,1,2\nD,1,2\nE,100,20\n";
        assert_eq!(
            reasons(from_csv(table, None)),
            [
                "2: latitude 95 is out of range; are latitude and longitude swapped?",
                "3: 2 fields instead of 3",
                "4: \"x\" in column lat is no number",
                "5: the place has no name",
                "7: latitude 100 is out of range; are latitude and longitude swapped?",
            ]
        );
        assert_eq!(reasons(from_csv("name,lat\n", None)), ["1: the column lon is missing"]);
        assert_eq!(
            reasons(from_csv("name,lat,lon,alias\n", None)),
            ["1: there is no column called \"alias\""]
        );
    }

    #[test]
    fn points_of_geojson_are_read() {
        let text = r#"{"type": "FeatureCollection", "features": [
            {"type": "Feature", "geometry": {"type": "Point", "coordinates": [8.7, 50.1]},
             "properties": {"name": "Werk", "aliases": ["Plant"]}},
            {"type": "Feature", "geometry": {"type": "Point", "coordinates": [8.7, 150.1]},
             "properties": {"name": "Off"}},
            {"type": "Feature", "geometry": {"type": "Polygon", "coordinates": []},
             "properties": {"name": "Flat"}},
            {"type": "Feature", "geometry": {"type": "Point", "coordinates": [8.7]},
             "properties": {"name": "Half"}},
            {"type": "Feature", "geometry": {"type": "Point", "coordinates": [8.7, 1]},
             "properties": {}}]}"#;
        let rows = from_geojson(text);
        let first = rows[0].as_ref().expect("a good feature");
        assert_eq!((first.point, first.aliases.len()), (Point::new(8.7, 50.1), 1));
        let reasons = reasons(rows);
        let starts = [
            "4: latitude 150.1",
            "6: Polygon instead of Point",
            "8: the point does not have two",
            "11: missing field `name`",
        ];
        assert_eq!(reasons.len(), starts.len(), "{reasons:?}");
        for (reason, start) in reasons.iter().zip(starts) {
            assert!(reason.starts_with(start), "{reason}");
        }
        assert!(from_geojson("{").iter().all(Result::is_err));
    }

    /// Seoul by cs2cs of PROJ 9.1.1; a system that is passed over would put it somewhere else.
    #[test]
    fn places_of_other_systems_are_converted_or_refused() {
        let table = "name,x,y\nAmt,953901,1952032\n";
        let layer = |system: &str, [x, y]: [f64; 2]| {
            format!(
                r#"{{"crs": {{"type": "name", "properties": {{"name": "{system}"}}}}, "features": [
                {{"type": "Feature", "geometry": {{"type": "Point", "coordinates": [{x}, {y}]}},
                 "properties": {{"name": "Amt"}}}}]}}"#
            )
        };
        for system in ["urn:ogc:def:crs:OGC:1.3:CRS84", "EPSG:4326"] {
            let rows = from_geojson(&layer(system, [126.978, 37.5665]));
            assert_eq!(rows[0].as_ref().expect(system).point, Point::new(126.978, 37.5665));
        }
        assert!(reasons(from_csv(table, None))[0].contains("--crs"));
        let planar = from_geojson(&layer("urn:ogc:def:crs:EPSG::5179", [953_901.0, 1_952_032.0]));
        let Ok(korea) = Crs::named("EPSG:5179") else {
            assert!(reasons(planar)[0].contains("without PROJ"));
            return;
        };
        for rows in [planar, from_csv(table, Some(&korea))] {
            let point = rows[0].as_ref().expect("a place").point;
            let off_deg = (point.x() - 126.977_998).abs().max((point.y() - 37.566_499).abs());
            assert!(off_deg < 1e-5, "{point:?}");
        }
    }
}
