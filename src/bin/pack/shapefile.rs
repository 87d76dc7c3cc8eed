//! ESRI shapefiles, as far as Natural Earth uses them: attribute tables, points and lines.

use std::collections::BTreeMap;

use anyhow::{Context, ensure};
use encoding_rs::WINDOWS_1252;
use geo::{LineString, MultiLineString, Point};

/// One row of a `.dbf` table: column → text, trimmed.
pub type Row = BTreeMap<String, String>;

/// All rows of a `.dbf` table; texts that are no UTF-8 are read as Windows-1252.
pub fn rows(dbf: &[u8]) -> anyhow::Result<Vec<Row>> {
    let count = word(dbf, 4)? as usize;
    let header = usize::from(short(dbf, 8)?);
    let record = usize::from(short(dbf, 10)?);
    let mut columns = Vec::new();
    let mut at = 32;
    while dbf.get(at).context("the header has no end")? != &b'\r' {
        let field = dbf.get(at..at + 32).context("a column is cut short")?;
        let name = field[..11].split(|&byte| byte == 0).next().unwrap_or_default();
        columns.push((String::from_utf8_lossy(name).into_owned(), usize::from(field[16])));
        at += 32;
    }
    (0..count)
        .map(|index| {
            let start = header + index * record + 1;
            let row = dbf.get(start..start + record - 1).context("a row is cut short")?;
            let mut rest = row;
            let mut values = Row::new();
            for (name, width) in &columns {
                let (value, after) = rest.split_at_checked(*width).context("a ragged row")?;
                values.insert(name.clone(), text(value));
                rest = after;
            }
            Ok(values)
        })
        .collect()
}

/// The lines of a `.shp` file, in the order of its table; a null shape is an empty one.
pub fn lines(shp: &[u8]) -> anyhow::Result<Vec<MultiLineString>> {
    const LINE_TYPES: [u32; 3] = [3, 13, 23];
    let mut lines = Vec::new();
    let mut at = 100;
    while at + 12 <= shp.len() {
        let length = 2 * u32::from_be_bytes(shp[at + 4..at + 8].try_into()?) as usize;
        let shape = shp.get(at + 8..at + 8 + length).context("a shape is cut short")?;
        let kind = word(shape, 0)?;
        ensure!(kind == 0 || LINE_TYPES.contains(&kind), "shape type {kind} is no line");
        lines.push(if kind == 0 { MultiLineString::new(Vec::new()) } else { line(shape)? });
        at += 8 + length;
    }
    Ok(lines)
}

fn line(shape: &[u8]) -> anyhow::Result<MultiLineString> {
    let (parts, points) = (word(shape, 36)? as usize, word(shape, 40)? as usize);
    let start = |part: usize| match part {
        part if part < parts => Ok(word(shape, 44 + 4 * part)? as usize),
        _ => anyhow::Ok(points),
    };
    let point = |index: usize| {
        let at = 44 + 4 * parts + 16 * index;
        anyhow::Ok(Point::new(double(shape, at)?, double(shape, at + 8)?))
    };
    let part = |part: usize| {
        (start(part)?..start(part + 1)?).map(point).collect::<anyhow::Result<LineString>>()
    };
    (0..parts).map(part).collect()
}

fn text(bytes: &[u8]) -> String {
    match std::str::from_utf8(bytes) {
        Ok(text) => text.trim().to_owned(),
        Err(_) => WINDOWS_1252.decode(bytes).0.trim().to_owned(),
    }
}

fn short(bytes: &[u8], at: usize) -> anyhow::Result<u16> {
    let bytes = bytes.get(at..at + 2).context("the file is cut short")?;
    Ok(u16::from_le_bytes(bytes.try_into()?))
}

fn word(bytes: &[u8], at: usize) -> anyhow::Result<u32> {
    let bytes = bytes.get(at..at + 4).context("the file is cut short")?;
    Ok(u32::from_le_bytes(bytes.try_into()?))
}

fn double(bytes: &[u8], at: usize) -> anyhow::Result<f64> {
    let bytes = bytes.get(at..at + 8).context("the file is cut short")?;
    Ok(f64::from_le_bytes(bytes.try_into()?))
}
