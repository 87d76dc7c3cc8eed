//! Layer `features`: the hand-kept table, the rivers and lakes of Natural Earth that it lacks,
//! airports.
//!
//! The [courses](crate::rivers) of its rivers are a layer of their own.

use std::collections::{BTreeMap, BTreeSet};

use anyhow::Context;
use geo::{Centroid, Point};
use luftlinie::atlas::archive::ArchiveWriter;
use luftlinie::atlas::features::{CLASSES, FeatureRecord};
use luftlinie::atlas::fold;
use luftlinie::atlas::names::{NameIndexWriter, NameKind};
use luftlinie::atlas::record::{PackedPoint, Prominence, TextWriter};
use luftlinie::geodesy::length_m;
use serde::Deserialize;
use zerocopy::little_endian::F32;

use crate::packages::Packages;
use crate::{shapefile, tables};

const LAYER_VERSION: u32 = 2;
/// Airports are rarely meant by their city's name.
const AIRPORT_PROMINENCE: f64 = 4.0;
/// … unless they have names of their own that people know.
const KNOWN_AIRPORT_PROMINENCE: f64 = 6.5;

/// One row of `features.csv`, and what the packages' rows are turned into.
#[derive(Deserialize)]
pub struct Row {
    pub id: String,
    pub name: String,
    /// With `|` between them.
    pub aliases: String,
    pub class: String,
    countries: String,
    pub lat: f64,
    pub lon: f64,
    length_m: Option<f32>,
    width_m: Option<f32>,
    population: Option<f32>,
    prominence: f64,
    valid_from: String,
    valid_to: String,
    source: String,
}

impl Row {
    /// A feature of which a package tells the name and the point.
    fn plain(id: String, name: &str, class: &str, point: Point, source: &str) -> Self {
        Self {
            id,
            name: name.to_owned(),
            aliases: String::new(),
            class: class.to_owned(),
            countries: String::new(),
            lat: point.y(),
            lon: point.x(),
            length_m: None,
            width_m: None,
            population: None,
            prominence: 0.0,
            valid_from: String::new(),
            valid_to: String::new(),
            source: source.to_owned(),
        }
    }
}

/// The rows of the hand-kept table, and the rivers that it lacks.
pub fn with_rivers(packages: &Packages) -> anyhow::Result<Vec<Row>> {
    let mut rows: Vec<Row> = tables::rows(&packages.geodata, "features.csv")?;
    for row in &mut rows {
        row.id = format!("luftlinie:{}", row.id);
    }
    let known: BTreeSet<String> = rows.iter().flat_map(folded_names).collect();
    let is_new = |row: &Row| !known.contains(&fold(&row.name));
    rows.extend(rivers(packages)?.into_iter().filter(is_new));
    Ok(rows)
}

pub fn pack(packages: &Packages) -> anyhow::Result<Vec<u8>> {
    let mut rows = with_rivers(packages)?;
    let known: BTreeSet<String> = rows.iter().flat_map(folded_names).collect();
    rows.iter_mut().for_each(|row| add_river_names(row, &known));
    let is_new = |row: &Row| !known.contains(&fold(&row.name));
    rows.extend(lakes(packages)?.into_iter().filter(is_new));
    rows.extend(airports(packages)?);
    add_aliases(packages, &mut rows)?;

    let mut text = TextWriter::default();
    let mut names = NameIndexWriter::default();
    let mut records = Vec::with_capacity(rows.len());
    for (record, row) in (0..).zip(&rows) {
        records.push(feature(row, &mut text)?);
        names.add(&row.name, record, NameKind::Preferred);
        for alias in row.aliases.split('|') {
            names.add(alias, record, NameKind::Language);
        }
        if let Some(code) = row.id.strip_prefix("iata:") {
            names.add(code, record, NameKind::Code);
        }
    }
    let mut archive = ArchiveWriter::new(LAYER_VERSION);
    archive.records("features", &records);
    archive.table("text", text.finish());
    names.write(&mut archive, |record| records[record as usize].prominence.value());
    Ok(archive.finish())
}

fn folded_names(row: &Row) -> impl Iterator<Item = String> {
    row.aliases.split('|').chain([row.name.as_str()]).map(fold)
}

/// "the Nile River", "the River Ebro": English adds its word to the name, unless that is another
/// river's.
fn add_river_names(row: &mut Row, known: &BTreeSet<String>) {
    if row.class != "river" || row.name.split(' ').count() > 2 || row.name.contains("River") {
        return;
    }
    for name in [format!("{} River", row.name), format!("River {}", row.name)] {
        if !known.contains(&fold(&name)) {
            row.aliases = format!("{}|{name}", row.aliases);
        }
    }
}

/// The names that `aliases.csv` adds to airports; one that has any is well known.
fn add_aliases(packages: &Packages, rows: &mut [Row]) -> anyhow::Result<()> {
    let airports = rows.iter_mut().filter(|row| row.id.starts_with("iata:"));
    let mut by_id: BTreeMap<String, &mut Row> = airports.map(|row| (row.id.clone(), row)).collect();
    let aliases = tables::aliases(&packages.geodata)?.into_iter();
    for alias in aliases.filter(|alias| alias.target.starts_with("iata:")) {
        let row = by_id
            .get_mut(&alias.target)
            .with_context(|| format!("aliases.csv: {} is unknown: {}", alias.name, alias.target))?;
        row.aliases = format!("{}|{}", row.aliases, alias.name);
        row.prominence = KNOWN_AIRPORT_PROMINENCE;
    }
    Ok(())
}

fn feature(row: &Row, text: &mut TextWriter) -> anyhow::Result<FeatureRecord> {
    let class = CLASSES.iter().position(|(name, _)| *name == row.class);
    let number = |value: Option<f32>| F32::new(value.unwrap_or(0.0));
    Ok(FeatureRecord {
        point: PackedPoint::new(Point::new(row.lon, row.lat)),
        length_m: number(row.length_m),
        width_m: number(row.width_m),
        population: number(row.population),
        id: text.add(&row.id),
        name: text.add(&row.name),
        countries: text.add(&row.countries),
        valid_from: text.add(&row.valid_from),
        valid_to: text.add(&row.valid_to),
        source: text.add(&row.source),
        class: class.with_context(|| format!("{}: no class {}", row.id, row.class))? as u8,
        prominence: Prominence::new(row.prominence),
    })
}

/// Natural Earth's rivers by name, each at the middle vertex of its longest line.
fn rivers(packages: &Packages) -> anyhow::Result<Vec<Row>> {
    let member = |end: &str| format!("usr/share/magics/10m/ne_10m_rivers_lake_centerlines.{end}");
    let table = shapefile::rows(&packages.read("libmagics-data", &member("dbf"))?)?;
    let shapes = shapefile::lines(&packages.read("libmagics-data", &member("shp"))?)?;
    let mut longest: BTreeMap<String, (f64, Row)> = Default::default();
    for (attributes, shape) in table.iter().zip(&shapes) {
        // Names with lost letters are no names.
        let Some(name) = attributes.get("name").filter(|it| !it.is_empty() && !it.contains('?'))
        else {
            continue;
        };
        let rank: f64 = attributes.get("scalerank").and_then(|it| it.parse().ok()).unwrap_or(9.0);
        for line in shape {
            let length_m = length_m(line);
            let middle = Point::from(line.0[line.0.len() / 2]);
            let id = format!("naturalearth:{}", fold(name).replace(' ', "-"));
            let mut row = Row::plain(id, name.trim(), "river", middle, "libmagics-data");
            row.prominence = 6.0 - rank / 3.0;
            let known = longest
                .entry(fold(name))
                .or_insert((0.0, Row::plain(String::new(), "", "river", middle, "")));
            if length_m > known.0 {
                *known = (length_m, row);
            }
        }
    }
    Ok(longest.into_values().map(|(_, row)| row).filter(|row| !row.id.is_empty()).collect())
}

/// Natural Earth's named lakes, each at its centroid.
fn lakes(packages: &Packages) -> anyhow::Result<Vec<Row>> {
    let json = packages.read("mapeo-offline-map", "package/dist/lakes.json")?;
    let collection: geojson::FeatureCollection = serde_json::from_slice(&json)?;
    let mut rows = Vec::new();
    for feature in collection.features {
        let name = feature.property("name").and_then(|name| name.as_str()).map(str::to_owned);
        let rank = feature.property("scalerank").and_then(|rank| rank.as_f64()).unwrap_or(9.0);
        let (Some(name), Some(geometry)) = (name, feature.geometry) else { continue };
        let Some(centre) = geo::Geometry::<f64>::try_from(geometry)?.centroid() else { continue };
        let id = format!("naturalearth:{}", fold(&name).replace(' ', "-"));
        let mut row = Row::plain(id, &name, "lake", centre, "mapeo-offline-map");
        row.prominence = 5.5 - rank / 3.0;
        rows.push(row);
    }
    rows.sort_by(|a, b| a.id.cmp(&b.id));
    rows.dedup_by(|a, b| a.id == b.id);
    Ok(rows)
}

#[derive(Deserialize)]
struct Airport {
    iata: String,
    name: String,
    city: String,
    country: String,
    lat: f64,
    lon: f64,
}

/// What else an international airport is called: "Ngurah Rai (Bali) International Airport" without
/// its brackets, "Chicago O'Hare International Airport" without its city.
fn short_names(name: &str, city: &str) -> Vec<String> {
    const KIND: &str = "International Airport";
    let Some(own) = name.strip_suffix(KIND).map(str::trim) else { return Vec::new() };
    let plain = match (own.find('('), own.find(')')) {
        (Some(open), Some(close)) if open < close => {
            format!("{} {}", own[..open].trim(), own[close + 1..].trim()).trim().to_owned()
        }
        _ => own.to_owned(),
    };
    let bare = plain.strip_prefix(city).map(|rest| rest.trim_start_matches([' ', '-']).to_owned());
    let mut names = vec![plain];
    names.extend(bare.filter(|bare| !bare.is_empty()));
    names.retain(|name| name != city);
    names.iter().flat_map(|name| [format!("{name} {KIND}"), format!("{name} Airport")]).collect()
}

/// Airports with an IATA code.
fn airports(packages: &Packages) -> anyhow::Result<Vec<Row>> {
    let table = packages.read("airportsdata", "airportsdata/airports.csv")?;
    let mut rows = Vec::new();
    for airport in csv::Reader::from_reader(table.as_slice()).deserialize() {
        let airport: Airport = airport?;
        if airport.iata.is_empty() {
            continue;
        }
        let id = format!("iata:{}", airport.iata);
        let point = Point::new(airport.lon, airport.lat);
        let mut row = Row::plain(id, &airport.name, "airport", point, "airportsdata");
        let city = &airport.city;
        row.aliases = format!("{city} Airport|{city} International Airport|Flughafen {city}|")
            + &format!("Aéroport de {city}|Aeropuerto de {city}|Aeroporto di {city}");
        for name in short_names(&airport.name, city) {
            row.aliases = format!("{}|{name}", row.aliases);
        }
        row.countries = airport.country;
        row.prominence = AIRPORT_PROMINENCE;
        rows.push(row);
    }
    rows.sort_by(|a, b| a.id.cmp(&b.id));
    rows.dedup_by(|a, b| a.id == b.id);
    Ok(rows)
}
