//! The layer `borders`: the land borders of all pairs of countries, their lines and lengths.

use std::collections::{BTreeMap, BTreeSet};

use luftlinie::atlas::CountryCode;
use luftlinie::atlas::archive::ArchiveWriter;
use luftlinie::atlas::borders::lines::{LinesWriter, SideRecord, Vertex};
use luftlinie::atlas::borders::record::{PairRecord, TOLERANCES_M};
use serde::Deserialize;
use zerocopy::little_endian::U32;

use super::arcs::{self, Arc};
use super::simplify::simplify;
use super::{Point, World, world};
use crate::packages::Packages;
use crate::tables;

/// How far a border's line may lie from its source; its vertices are rounded to 1.1 m on top of
/// that.
const TOLERANCE_M: f64 = 1.0;
/// The longest step of a line, so that parallels stay within a metre of what is drawn on a flat
/// map.
const LONGEST_M: f64 = 5000.0;
/// Lines that meet on an island of this length or less are noise of two data sets.
const SHORTEST_M: f64 = 20.0;
const LAYER_VERSION: u32 = 2;

pub fn pack(packages: &Packages) -> anyhow::Result<Vec<u8>> {
    let borders = borders(packages, world(packages)?)?;
    let mut archive = ArchiveWriter::new(LAYER_VERSION);
    archive.records("pairs", &borders.records);
    archive.records("pair_lines", &borders.pair_lines);
    borders.lines.finish(&mut archive);
    Ok(archive.finish())
}

/// The layer before it is laid out.
pub struct Borders {
    records: Vec<PairRecord>,
    pair_lines: Vec<U32>,
    lines: LinesWriter,
    /// All lines in order.
    pub drawn: Vec<Drawn>,
}

/// A line as it was written.
pub struct Drawn {
    /// The number of its arc.
    pub arc: usize,
    pub vertices: Vec<Vertex>,
    pub first_chunk: u32,
}

/// All land borders, those of pairs first.
pub fn borders(packages: &Packages, world: &World) -> anyhow::Result<Borders> {
    let pairs = pairs(packages, world)?;
    let (mut lines, mut drawn, mut numbers) = (LinesWriter::default(), Vec::new(), BTreeMap::new());
    let mut draw = |arc: usize| {
        *numbers.entry(arc).or_insert_with(|| {
            let (vertices, first_chunk) = (draw(&world.arcs[arc]), lines.chunks().len() as u32);
            let sides = sides(world, &world.arcs[arc]).map(|side| lines.side(side));
            let number = lines.line(&vertices, sides, 1);
            drawn.push(Drawn { arc, vertices, first_chunk });
            U32::new(number)
        })
    };
    let (mut records, mut pair_lines) = (Vec::new(), Vec::new());
    for (codes, pair) in &pairs {
        records.push(pair.record(*codes, pair_lines.len()));
        pair_lines.extend(pair.arcs.iter().map(|&arc| draw(arc)));
    }
    // Land borders that are nobody's pair still bound the polygons.
    for arc in (0..world.arcs.len()).filter(|&arc| is_land_border(&world.arcs[arc])) {
        draw(arc);
    }
    Ok(Borders { records, pair_lines, lines, drawn })
}

/// Whether countries or claims end here, on land.
pub fn is_land_border(arc: &Arc) -> bool {
    arc.is_land() && arc.left.countries != arc.right.countries
}

fn draw(arc: &Arc) -> Vec<Vertex> {
    vertices(&simplify(&arc.points, TOLERANCE_M, LONGEST_M), 1)
}

/// Rounded to `step` units of the layer; both ends stay even if they become equal.
pub fn vertices(points: &[Point], step: u8) -> Vec<Vertex> {
    let (step, micro) = (i32::from(step), 10 * i32::from(step));
    let rounded = |axis: i32| (axis + micro / 2).div_euclid(micro) * step;
    let mut vertices: Vec<Vertex> = points.iter().map(|point| point.map(rounded)).collect();
    vertices.dedup();
    if vertices.len() == 1 {
        vertices.push(vertices[0]);
    }
    vertices
}

/// What lies left and right of an arc.
pub fn sides(world: &World, arc: &Arc) -> [SideRecord; 2] {
    [&arc.left, &arc.right].map(|side| {
        let mut owners = [[0; 2]; 4];
        for (slot, &country) in owners.iter_mut().zip(&side.countries) {
            *slot = letters(world.countries[usize::from(country)]);
        }
        SideRecord { owners, land: side.land.into() }
    })
}

pub fn letters(code: CountryCode) -> [u8; 2] {
    code.as_str().as_bytes().try_into().expect("codes have two letters")
}

/// Two countries and all that they share.
#[derive(Default)]
struct Pair {
    agreed_m: f64,
    drawn_by_m: [f64; 2],
    contested_m: f64,
    sea_m: f64,
    simplified_m: [f64; 5],
    arcs: Vec<usize>,
}

impl Pair {
    fn length_m(&self) -> f64 {
        self.agreed_m + (self.drawn_by_m[0] + self.drawn_by_m[1] + self.contested_m) / 2.0
    }

    fn record(&self, codes: [CountryCode; 2], first_line: usize) -> PairRecord {
        PairRecord {
            codes: codes.map(letters),
            agreed_m: self.agreed_m.into(),
            drawn_by_m: self.drawn_by_m.map(Into::into),
            contested_m: self.contested_m.into(),
            sea_m: self.sea_m.into(),
            simplified_m: self.simplified_m.map(Into::into),
            first_line: U32::new(first_line as u32),
        }
    }
}

/// A row of `border_exceptions.csv`; with the status `none` the two have no land border, whatever
/// the map says.
#[derive(Deserialize)]
struct Exception {
    a: CountryCode,
    b: CountryCode,
    status: String,
}

fn pairs(packages: &Packages, world: &World) -> anyhow::Result<BTreeMap<[CountryCode; 2], Pair>> {
    let rows: Vec<Exception> = tables::rows(&packages.geodata, "border_exceptions.csv")?;
    let exceptions: BTreeSet<_> =
        rows.iter().filter(|row| row.status == "none").map(|row| [row.a, row.b]).collect();
    let mut pairs: BTreeMap<[CountryCode; 2], Pair> = BTreeMap::new();
    for (number, arc) in world.arcs.iter().enumerate() {
        for part in parts(arc) {
            let codes = part.countries.map(|country| world.countries[usize::from(country)]);
            pairs.entry(codes).or_default().add(number, arc, &part);
        }
    }
    pairs.retain(|codes, pair| pair.length_m() > SHORTEST_M && !exceptions.contains(codes));
    Ok(pairs)
}

impl Pair {
    fn add(&mut self, number: usize, arc: &Arc, part: &Part) {
        let length_m = arcs::length_m(&arc.points);
        let (share, whole) = match part.share {
            Share::Agreed => (&mut self.agreed_m, 1.0),
            Share::DrawnBy(which) => (&mut self.drawn_by_m[which], 0.5),
            Share::Contested => (&mut self.contested_m, 0.5),
        };
        if !arc.is_land() {
            self.sea_m += whole * length_m;
            return;
        }
        *share += length_m;
        self.arcs.push(number);
        for (sum_m, tolerance_m) in self.simplified_m.iter_mut().zip(TOLERANCES_M) {
            let line = simplify(&arc.points, tolerance_m, f64::INFINITY);
            *sum_m += whole * arcs::length_m(&line);
        }
    }
}

/// What an arc is to two countries, the lesser index first.
struct Part {
    countries: [u16; 2],
    share: Share,
}

enum Share {
    Agreed,
    DrawnBy(usize),
    Contested,
}

fn parts(arc: &Arc) -> Vec<Part> {
    let [left, right] = [&arc.left.countries, &arc.right.countries];
    let without = |a: &[u16], b: &[u16]| -> Vec<u16> {
        a.iter().copied().filter(|country| !b.contains(country)).collect()
    };
    let (only_left, only_right) = (without(left, right), without(right, left));
    let alone = left.len() == 1 && right.len() == 1;
    let mut parts = Vec::new();
    for &a in &only_left {
        for &b in &only_right {
            let share = if alone { Share::Agreed } else { Share::Contested };
            parts.push(Part { countries: [a.min(b), a.max(b)], share });
        }
    }
    for &drawer in only_left.iter().chain(&only_right) {
        for &other in left.iter().filter(|country| right.contains(country)) {
            let share = Share::DrawnBy(usize::from(drawer > other));
            parts.push(Part { countries: [drawer.min(other), drawer.max(other)], share });
        }
    }
    parts
}
