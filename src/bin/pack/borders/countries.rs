//! Which country each piece of a time zone belongs to.
//!
//! What `zone.tab` does not tell is in a hand-kept table, `zone_parts.csv`: parts of a zone that
//! belong to another country than the zone.

use std::collections::{BTreeMap, HashMap};

use luftlinie::atlas::CountryCode;
use serde::Deserialize;

use super::zones::{Piece, Zones};
use super::{Point, Ring};
use crate::packages::Packages;
use crate::tables;

const ZONE_TAB: &str = "tzdata/zoneinfo/zone.tab";

/// The rings of every country's pieces, territorial sea included; the country lies on the left.
pub type Countries = BTreeMap<CountryCode, Vec<Ring>>;

/// Gives the pieces of `zones` to their countries.
pub fn from_zones(packages: &Packages, zones: Zones) -> anyhow::Result<Countries> {
    let owners = zone_countries(packages)?;
    let rows: Vec<ZonePart> = tables::rows(&packages.geodata, "zone_parts.csv")?;
    let mut countries = Countries::new();
    for row in rows.iter().filter(|row| row.zone == "*") {
        countries.entry(row.country).or_default().push(row.ring());
    }
    for (zone, pieces) in zones {
        let Some(&owner) = owners.get(&zone) else { continue };
        let rows: Vec<_> = rows.iter().filter(|row| row.zone == zone || row.zone == "*").collect();
        for component in components(pieces) {
            let row =
                rows.iter().find(|row| component.iter().flatten().all(|ring| row.holds(ring)));
            let country = row.map_or(owner, |row| row.country);
            countries.entry(country).or_default().extend(component.into_iter().flatten());
        }
    }
    Ok(countries)
}

fn zone_countries(packages: &Packages) -> anyhow::Result<BTreeMap<String, CountryCode>> {
    let table = String::from_utf8(packages.read("tzdata", ZONE_TAB)?)?;
    let rows = table.lines().filter(|line| !line.starts_with('#'));
    let zone = |line: &str| {
        let mut fields = line.split('\t');
        let country = fields.next().and_then(CountryCode::new)?;
        Some((fields.nth(1)?.to_owned(), country))
    };
    Ok(rows.filter_map(zone).collect())
}

/// A row of `zone_parts.csv`: connected parts of `zone` inside the box belong to `country`;
/// with `*` all that lies in the box does.
#[derive(Deserialize)]
struct ZonePart {
    zone: String,
    west_deg: f64,
    south_deg: f64,
    east_deg: f64,
    north_deg: f64,
    country: CountryCode,
}

impl ZonePart {
    fn ring(&self) -> Ring {
        let [west, east] = [self.west_deg, self.east_deg].map(super::micro);
        let [south, north] = [self.south_deg, self.north_deg].map(super::micro);
        vec![[west, south], [east, south], [east, north], [west, north]]
    }

    fn holds(&self, ring: &Ring) -> bool {
        let (west, south) = (super::micro(self.west_deg), super::micro(self.south_deg));
        let (east, north) = (super::micro(self.east_deg), super::micro(self.north_deg));
        ring.iter().all(|&[x, y]| (west..=east).contains(&x) && (south..=north).contains(&y))
    }
}

/// Groups pieces that hang together: those that share a vertex.
fn components(pieces: Vec<Piece>) -> Vec<Vec<Piece>> {
    let mut parents: Vec<usize> = (0..pieces.len()).collect();
    let mut seen: HashMap<Point, usize> = HashMap::new();
    for (index, piece) in pieces.iter().enumerate() {
        for &point in piece.iter().flatten() {
            let other = *seen.entry(point).or_insert(index);
            let (a, b) = (root(&mut parents, index), root(&mut parents, other));
            parents[a.max(b)] = a.min(b);
        }
    }
    let mut groups: BTreeMap<usize, Vec<Piece>> = BTreeMap::new();
    for (index, piece) in pieces.into_iter().enumerate() {
        groups.entry(root(&mut parents, index)).or_default().push(piece);
    }
    groups.into_values().collect()
}

fn root(parents: &mut [usize], mut index: usize) -> usize {
    while parents[index] != index {
        parents[index] = parents[parents[index]];
        index = parents[index];
    }
    index
}
