//! Time zone polygons out of `geo-tz`: a quadtree whose leaves are Geobuf pieces or whole cells.
//!
//! The index maps quadrant letters to cells. A leaf is `{"pos": …, "len": …}` (pieces in the data
//! file), a zone's number, or a list of numbers (the whole cell lies in those zones).

use std::collections::BTreeMap;

use anyhow::{Context, bail};
use serde_json::Value;

use super::{Ring, geobuf};
use crate::packages::Packages;

const INDEX: &str = "package/data/timezones.geojson.index.json";
const DATA: &str = "package/data/timezones.geojson.geo.dat";

/// The rings of what a zone covers of a cell, outer ones and holes; the zone lies on the left.
pub type Piece = Vec<Ring>;

/// The pieces of every zone, by its name in the time zone database.
pub type Zones = BTreeMap<String, Vec<Piece>>;

/// The outermost meridian of the cells; what is cut off there goes on beyond it.
const EDGE_DEG: f64 = 179.9999;

/// Reads all pieces of all zones.
pub fn read(packages: &Packages) -> anyhow::Result<Zones> {
    let index: Value = serde_json::from_slice(&packages.read("geo-tz", INDEX)?)?;
    let names = index["timezones"].as_array().context("the index lists no time zones")?;
    let names: Option<Vec<&str>> = names.iter().map(Value::as_str).collect();
    let mut reader = Reader {
        names: names.context("a time zone without a name")?,
        data: packages.read("geo-tz", DATA)?,
        zones: Zones::new(),
    };
    let quadrants = index["lookup"].as_object().context("the index has no quadtree")?;
    for (letter, child) in quadrants {
        reader.cell(child, Cell::quadrant(letter)?)?;
    }
    Ok(reader.zones)
}

struct Reader<'a> {
    names: Vec<&'a str>,
    data: Vec<u8>,
    zones: Zones,
}

impl Reader<'_> {
    fn cell(&mut self, node: &Value, cell: Cell) -> anyhow::Result<()> {
        match node {
            Value::Number(zone) => self.whole(zone.as_u64(), cell),
            Value::Array(zones) => {
                zones.iter().try_for_each(|zone| self.whole(zone.as_u64(), cell))
            }
            Value::Object(object) if object.contains_key("pos") => self.pieces(node),
            Value::Object(children) => children
                .iter()
                .try_for_each(|(letter, child)| self.cell(child, cell.child(letter)?)),
            Value::Null | Value::Bool(_) | Value::String(_) => bail!("unknown node {node}"),
        }
    }

    fn whole(&mut self, zone: Option<u64>, cell: Cell) -> anyhow::Result<()> {
        let name = zone.and_then(|zone| self.names.get(zone as usize));
        let name = (*name.context("a cell of an unknown zone")?).to_owned();
        self.zones.entry(name).or_default().push(to_antimeridian(vec![cell.ring()]));
        Ok(())
    }

    fn pieces(&mut self, node: &Value) -> anyhow::Result<()> {
        let number = |key: &str| node[key].as_u64().context("a cell without its place in the data");
        let (start, length) = (number("pos")? as usize, number("len")? as usize);
        let bytes = self.data.get(start..start + length).context("a cell beyond the data")?;
        for feature in geobuf::decode(bytes)? {
            let zone = feature.properties.get("tzid").context("a piece without its zone")?;
            self.zones.entry(zone.clone()).or_default().push(to_antimeridian(feature.rings));
        }
        Ok(())
    }
}

fn to_antimeridian(mut piece: Piece) -> Piece {
    let edge = super::micro(EDGE_DEG);
    for [x, _] in piece.iter_mut().flatten() {
        if x.abs() == edge {
            *x = x.signum() * super::HALF_TURN;
        }
    }
    piece
}

/// A quadtree cell in degrees, halved with the same arithmetic as the package's own.
#[derive(Clone, Copy)]
struct Cell {
    west: f64,
    south: f64,
    east: f64,
    north: f64,
}

impl Cell {
    fn quadrant(letter: &str) -> anyhow::Result<Self> {
        let (east, north) = (EDGE_DEG, 89.9999);
        Self { west: -east, south: -north, east, north }.part(letter, 0.0, 0.0)
    }

    fn child(self, letter: &str) -> anyhow::Result<Self> {
        let (x, y) = ((self.west + self.east) / 2.0, (self.south + self.north) / 2.0);
        self.part(letter, x, y)
    }

    fn part(self, letter: &str, x: f64, y: f64) -> anyhow::Result<Self> {
        Ok(match letter {
            "a" => Self { west: x, south: y, ..self },
            "b" => Self { east: x, south: y, ..self },
            "c" => Self { east: x, north: y, ..self },
            "d" => Self { west: x, north: y, ..self },
            _ => bail!("unknown quadrant {letter:?}"),
        })
    }

    fn ring(self) -> Ring {
        let micro = |degrees: f64| (degrees * 1e6).round() as i32;
        let (west, east) = (micro(self.west), micro(self.east));
        let (south, north) = (micro(self.south), micro(self.north));
        vec![[west, south], [east, south], [east, north], [west, north]]
    }
}
