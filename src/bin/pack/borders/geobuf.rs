//! Reads Geobuf, GeoJSON in protocol buffers, as far as the time zone polygons use it: feature
//! collections of polygons with string properties, two dimensions, six decimals.
//!
//! Coordinates stay the integers they are in the file (millionths of a degree), so that edges which
//! two polygons share are equal bit by bit.

use std::collections::HashMap;

use anyhow::{Context, bail, ensure};

use super::{Ring, oriented};

/// One polygon or multipolygon: its string properties and its rings, counter-clockwise if they are
/// outer ones and clockwise if they are holes.
pub struct Feature {
    pub properties: HashMap<String, String>,
    pub rings: Vec<Ring>,
}

/// The features of one Geobuf message.
pub fn decode(bytes: &[u8]) -> anyhow::Result<Vec<Feature>> {
    let mut keys = Vec::new();
    let mut features = Vec::new();
    let mut fields = Fields(bytes);
    while let Some((number, value)) = fields.next()? {
        match number {
            1 => keys.push(value.text()?),
            2 => ensure!(value.number()? == 2, "coordinates are not two-dimensional"),
            3 => ensure!(value.number()? == 6, "coordinates have not six decimals"),
            4 => {
                let mut collection = Fields(value.bytes()?);
                while let Some((number, value)) = collection.next()? {
                    if number == 1 {
                        features.push(feature(value.bytes()?, &keys)?);
                    }
                }
            }
            _ => bail!("field {number} where a feature collection was expected"),
        }
    }
    Ok(features)
}

fn feature(bytes: &[u8], keys: &[String]) -> anyhow::Result<Feature> {
    let (mut rings, mut values, mut properties) = (Vec::new(), Vec::new(), HashMap::new());
    let mut fields = Fields(bytes);
    while let Some((number, value)) = fields.next()? {
        match number {
            1 => rings = geometry(value.bytes()?)?,
            13 => values.push(string_value(value.bytes()?)?),
            14 => {
                let indices = varints(value.bytes()?)?;
                for pair in indices.chunks_exact(2) {
                    let key = keys.get(pair[0] as usize).context("property without a key")?;
                    let value = values.get(pair[1] as usize).context("property without a value")?;
                    properties.insert(key.clone(), value.clone());
                }
            }
            _ => {}
        }
    }
    Ok(Feature { properties, rings })
}

/// The string of a Value message; other kinds of values read as empty.
fn string_value(bytes: &[u8]) -> anyhow::Result<String> {
    let mut fields = Fields(bytes);
    match fields.next()? {
        Some((1, value)) => value.text(),
        _ => Ok(String::new()),
    }
}

fn geometry(bytes: &[u8]) -> anyhow::Result<Vec<Ring>> {
    const POLYGON: u64 = 4;
    const MULTIPOLYGON: u64 = 5;
    let (mut kind, mut lengths, mut coordinates) = (0, Vec::new(), Vec::new());
    let mut fields = Fields(bytes);
    while let Some((number, value)) = fields.next()? {
        match number {
            1 => kind = value.number()?,
            2 => lengths = varints(value.bytes()?)?,
            3 => coordinates = varints(value.bytes()?)?,
            _ => {}
        }
    }
    let points = coordinates.len() as u64 / 2;
    let polygons = match kind {
        POLYGON if lengths.is_empty() => vec![vec![points]],
        POLYGON => vec![lengths],
        MULTIPOLYGON => multipolygon_lengths(&lengths, points)?,
        _ => bail!("geometry type {kind} is no polygon"),
    };
    let mut rest = coordinates.as_slice();
    let mut rings = Vec::new();
    for polygon in polygons {
        for (index, length) in polygon.into_iter().enumerate() {
            let (ring, after) =
                rest.split_at_checked(length as usize * 2).context("a ring is cut short")?;
            rings.extend(oriented(undelta(ring), index));
            rest = after;
        }
    }
    Ok(rings)
}

/// A multipolygon's lengths are: polygons, then for each its rings, then for each ring its points.
fn multipolygon_lengths(lengths: &[u64], points: u64) -> anyhow::Result<Vec<Vec<u64>>> {
    let mut numbers = lengths.iter().copied();
    let Some(count) = numbers.next() else { return Ok(vec![vec![points]]) };
    let mut polygons = Vec::new();
    for _ in 0..count {
        let rings = numbers.next().context("a polygon without its number of rings")?;
        polygons.push(numbers.by_ref().take(rings as usize).collect());
    }
    Ok(polygons)
}

fn undelta(ring: &[u64]) -> Ring {
    let (mut x, mut y) = (0, 0);
    let step = |pair: &[u64]| {
        x += zigzag(pair[0]);
        y += zigzag(pair[1]);
        [x as i32, y as i32]
    };
    ring.chunks_exact(2).map(step).collect()
}

fn zigzag(value: u64) -> i64 {
    (value >> 1) as i64 ^ -((value & 1) as i64)
}

fn varints(mut bytes: &[u8]) -> anyhow::Result<Vec<u64>> {
    let mut values = Vec::with_capacity(bytes.len() / 2);
    while !bytes.is_empty() {
        values.push(varint(&mut bytes)?);
    }
    Ok(values)
}

fn varint(bytes: &mut &[u8]) -> anyhow::Result<u64> {
    let mut value = 0;
    for shift in (0..64).step_by(7) {
        let (&byte, rest) = bytes.split_first().context("a varint is cut short")?;
        *bytes = rest;
        value |= u64::from(byte & 0x7f) << shift;
        if byte < 0x80 {
            return Ok(value);
        }
    }
    bail!("a varint is longer than 64 bits")
}

/// The fields of a protocol buffer message, in file order.
struct Fields<'a>(&'a [u8]);

enum Value<'a> {
    Number(u64),
    Bytes(&'a [u8]),
}

impl<'a> Value<'a> {
    fn number(&self) -> anyhow::Result<u64> {
        match self {
            Self::Number(number) => Ok(*number),
            Self::Bytes(_) => bail!("bytes where a number was expected"),
        }
    }

    fn bytes(&self) -> anyhow::Result<&'a [u8]> {
        match self {
            Self::Bytes(bytes) => Ok(bytes),
            Self::Number(_) => bail!("a number where bytes were expected"),
        }
    }

    fn text(&self) -> anyhow::Result<String> {
        Ok(std::str::from_utf8(self.bytes()?)?.to_owned())
    }
}

impl<'a> Fields<'a> {
    fn next(&mut self) -> anyhow::Result<Option<(u64, Value<'a>)>> {
        if self.0.is_empty() {
            return Ok(None);
        }
        let tag = varint(&mut self.0)?;
        let value = match tag & 7 {
            0 => Value::Number(varint(&mut self.0)?),
            1 => Value::Bytes(self.take(8)?),
            2 => {
                let length = varint(&mut self.0)?;
                Value::Bytes(self.take(length as usize)?)
            }
            5 => Value::Bytes(self.take(4)?),
            wire => bail!("wire type {wire}"),
        };
        Ok(Some((tag >> 3, value)))
    }

    fn take(&mut self, length: usize) -> anyhow::Result<&'a [u8]> {
        let (head, rest) = self.0.split_at_checked(length).context("a field is cut short")?;
        self.0 = rest;
        Ok(head)
    }
}
