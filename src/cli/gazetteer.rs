//! `--gazetteer`: tables of the user's own places, CSV or GeoJSON.
//!
//! Every row must be understood: one that is not is told with file and line, and nothing is
//! computed then.

use std::path::Path;

use serde::Deserialize;
use serde_json::value::RawValue;

use super::Complaint;
use crate::atlas::{OwnPlace, coordinates::on_earth};

const HELP: &str = "a table has the columns name,lat,lon and, if you like, aliases (a|b|c); a \
                    GeoJSON file has points with the properties name and aliases";

/// Reads the places of `path`.
pub(super) fn read(path: &Path) -> Result<Vec<OwnPlace>, Complaint> {
    let text = std::fs::read_to_string(path).map_err(|error| {
        Complaint::new(format!("cannot read `{}`: {error}", path.display())).help(HELP)
    })?;
    let text = text.strip_prefix('\u{feff}').unwrap_or(&text);
    let json = path.extension().is_some_and(|it| it == "geojson" || it == "json");
    let rows = if json { from_geojson(text) } else { from_csv(text) };
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
    lat: String,
    lon: String,
    #[serde(default)]
    aliases: String,
}

fn from_csv(text: &str) -> Vec<Result<OwnPlace, Bad>> {
    let mut reader = csv::ReaderBuilder::new().trim(csv::Trim::All).from_reader(text.as_bytes());
    let headers = match reader.headers() {
        Ok(headers) => headers.clone(),
        Err(error) => return vec![Err(Bad { line: 1, reason: error.to_string() })],
    };
    if let Some(reason) = wrong_columns(&headers) {
        return vec![Err(Bad { line: 1, reason })];
    }
    let mut rows = Vec::new();
    for record in reader.records() {
        rows.push(record.map_err(|error| bad_csv(&error)).and_then(|record| {
            let line = record.position().map_or(0, csv::Position::line);
            let bad = |reason: String| Bad { line, reason };
            let row: Row =
                record.deserialize(Some(&headers)).map_err(|error| bad(error.to_string()))?;
            let degrees = |text: &str, column: &str| {
                let plain = text.parse::<f64>().ok().filter(|degrees| degrees.is_finite());
                plain.ok_or_else(|| bad(format!("{text:?} in column {column} is no number")))
            };
            let (lat, lon) = (degrees(&row.lat, "lat")?, degrees(&row.lon, "lon")?);
            let aliases = row.aliases.split('|').map(|alias| alias.trim().to_owned());
            own_place(row.name, lat, lon, aliases.collect()).map_err(bad)
        }));
    }
    rows
}

fn wrong_columns(headers: &csv::StringRecord) -> Option<String> {
    let known = ["name", "lat", "lon", "aliases"];
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
}

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
        let [lon, lat] = numbers[..] else {
            return Err(bad("the point does not have two coordinates".into()));
        };
        own_place(feature.properties.name, lat, lon, feature.properties.aliases).map_err(bad)
    };
    collection.features.iter().map(place).collect()
}

fn own_place(
    name: String,
    lat: f64,
    lon: f64,
    mut aliases: Vec<String>,
) -> Result<OwnPlace, String> {
    aliases.retain(|alias| !alias.is_empty());
    if name.trim().is_empty() {
        return Err("the place has no name".into());
    }
    let point = on_earth(lat, lon).map_err(|error| error.to_string())?;
    Ok(OwnPlace { name, point, aliases })
}

#[cfg(test)]
mod tests {
    use super::*;
    use geo::Point;

    fn reasons(rows: Vec<Result<OwnPlace, Bad>>) -> Vec<String> {
        let bad = rows.into_iter().filter_map(Result::err);
        bad.map(|bad| format!("{}: {}", bad.line, bad.reason)).collect()
    }

    #[test]
    fn tables_are_read() {
        let rows = from_csv("name,lat,lon,aliases\nWerk, 50.1 ,8.7,Plant | Usine\nTor,-1,2,\n");
        let places: Vec<OwnPlace> = rows.into_iter().map(|row| row.expect("a good row")).collect();
        assert_eq!(places[0].point, Point::new(8.7, 50.1));
        assert_eq!(places[0].aliases, ["Plant", "Usine"]);
        assert_eq!((places[1].name.as_str(), places[1].aliases.len()), ("Tor", 0));
        assert!(from_csv("lon,name,lat\n1,A,2\n").iter().all(Result::is_ok));
    }

    #[test]
    fn bad_rows_are_told_with_their_line() {
        let table = "name,lat,lon\nA,95,10\nB,1\nC,x,2\n,1,2\nD,1,2\nE,100,20\n";
        assert_eq!(
            reasons(from_csv(table)),
            [
                "2: latitude 95 is out of range; are latitude and longitude swapped?",
                "3: 2 fields instead of 3",
                "4: \"x\" in column lat is no number",
                "5: the place has no name",
                "7: latitude 100 is out of range; are latitude and longitude swapped?",
            ]
        );
        assert_eq!(reasons(from_csv("name,lat\n")), ["1: the column lon is missing"]);
        assert_eq!(
            reasons(from_csv("name,lat,lon,alias\n")),
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
}
