//! Layer `rivers`: the courses of rivers, those of Natural Earth and those drawn by hand.
//!
//! Natural Earth gives one river several names and one name to several rivers, so the lines of a
//! river are those of its names that hang together with the one nearest to its point.

use std::collections::{BTreeMap, BTreeSet};

use anyhow::{Context, ensure};
use geo::{LineString, Point, Simplify};
use luftlinie::atlas::archive::ArchiveWriter;
use luftlinie::atlas::borders::lines::{LinesWriter, SideRecord, UNITS_PER_DEG, Vertex};
use luftlinie::atlas::fold;
use luftlinie::atlas::record::TextWriter;
use luftlinie::atlas::rivers::RiverRecord;
use luftlinie::geodesy::LineIndex;
use serde::Deserialize;
use zerocopy::little_endian::U16;

use crate::features::{self, Row};
use crate::packages::Packages;
use crate::{shapefile, tables};

const LAYER_VERSION: u32 = 1;
/// How far a line may lie from its source, which itself is good to half a kilometre.
const TOLERANCE_DEG: f64 = 0.006;
/// Vertices are kept in units of 111 m.
const STEP: u8 = 100;
/// Lakes and lost stretches between two lines of a river are no longer than this.
const GAP_M: f64 = 20_000.0;
/// No river's point lies farther from its course; where it does, another river has the name.
const STRAY_M: f64 = 300_000.0;
/// What languages add to the name of a river.
const KINDS: [&str; 3] = ["river", "rio", "fleuve"];

pub fn pack(packages: &Packages) -> anyhow::Result<Vec<u8>> {
    let lines = natural_earth(packages)?;
    let mut drawn: BTreeMap<String, Drawn> = drawn(packages)?;
    let rows = features::with_rivers(packages)?.into_iter();
    let mut rivers: Vec<Row> = rows.filter(|row| row.class == "river").collect();
    rivers.sort_by(|a, b| a.id.cmp(&b.id));
    let (mut text, mut records, mut writer) =
        (TextWriter::default(), Vec::new(), LinesWriter::default());
    for river in &rivers {
        let by_hand = drawn.remove(river.id.trim_start_matches("luftlinie:")).unwrap_or_default();
        let course = course(river, &lines, &by_hand.numbers);
        let record = RiverRecord {
            id: text.add(&river.id),
            first_line: U16::new(count(&writer)),
            first_by_hand: U16::new(count(&writer) + course.len() as u16),
        };
        for line in course.into_iter().chain(&by_hand.lines) {
            let nothing = writer.side(SideRecord { owners: [[0; 2]; 4], land: 0 });
            writer.line(&vertices(line), [nothing; 2], STEP);
        }
        if record.first_line.get() < count(&writer) {
            records.push(record);
        }
    }
    ensure!(drawn.is_empty(), "river_lines.csv: no rivers {:?}", drawn.keys());
    let mut archive = ArchiveWriter::new(LAYER_VERSION);
    archive.records("rivers", &records);
    archive.table("text", text.finish());
    writer.finish(&mut archive);
    Ok(archive.finish())
}

fn count(writer: &LinesWriter) -> u16 {
    u16::try_from(writer.line_count()).expect("Natural Earth has some thousand lines")
}

/// A line of Natural Earth.
struct Line {
    /// Folded.
    names: BTreeSet<String>,
    /// That of the river, which it shares with the lines through lakes.
    number: u32,
    line: LineString,
}

fn natural_earth(packages: &Packages) -> anyhow::Result<Vec<Line>> {
    let member = |end: &str| format!("usr/share/magics/10m/ne_10m_rivers_lake_centerlines.{end}");
    let table = shapefile::rows(&packages.read("libmagics-data", &member("dbf"))?)?;
    let shapes = shapefile::lines(&packages.read("libmagics-data", &member("shp"))?)?;
    let mut lines = Vec::new();
    for (attributes, shape) in table.iter().zip(shapes) {
        let column = |name: &str| attributes.get(name).map_or("", String::as_str);
        // "Rhin (Rhein)"
        let names = [column("name"), column("name_alt")].join(",");
        let names: BTreeSet<String> =
            names.split(['(', ')', ',']).map(bare).filter(|name| !name.is_empty()).collect();
        let number = column("rivernum").parse::<f64>().unwrap_or(0.0) as u32;
        lines.extend(shape.into_iter().map(|line| {
            let line = line.simplify(TOLERANCE_DEG);
            Line { names: names.clone(), number, line }
        }));
    }
    lines.retain(|line| line.line.0.len() > 1);
    Ok(lines)
}

/// The name without the word for a river, folded.
fn bare(name: &str) -> String {
    let folded = fold(name);
    let words = folded.split(' ').filter(|word| !KINDS.contains(word));
    words.collect::<Vec<_>>().join(" ")
}

/// One row of `river_lines.csv`.
#[derive(Deserialize)]
struct DrawnRow {
    river: String,
    /// Those of Natural Earth's lines that bear another name, with `|` between them.
    numbers: String,
    /// Latitude and longitude of points on the river, with `|` between them and `;` between lines.
    points: String,
}

/// What is known of a river's course by hand.
#[derive(Default)]
struct Drawn {
    numbers: BTreeSet<u32>,
    lines: Vec<LineString>,
}

/// What stands between the marks.
fn filled(text: &str, mark: char) -> impl Iterator<Item = &str> {
    text.split(mark).filter(|it| !it.is_empty())
}

fn drawn_line(points: &str) -> anyhow::Result<LineString> {
    let point = |pair: &str| {
        let (latitude, longitude) = pair.split_once(' ').context("a point is a pair")?;
        Ok(Point::new(longitude.parse()?, latitude.parse()?))
    };
    filled(points.trim(), '|').map(point).collect()
}

fn drawn(packages: &Packages) -> anyhow::Result<BTreeMap<String, Drawn>> {
    let rows: Vec<DrawnRow> = tables::rows(&packages.geodata, "river_lines.csv")?;
    let read = |row: DrawnRow| {
        let numbers = filled(&row.numbers, '|').map(|number| Ok(number.parse()?));
        let lines = filled(&row.points, ';').map(drawn_line).collect::<anyhow::Result<_>>();
        let numbers = numbers.collect::<anyhow::Result<_>>();
        let drawn = numbers.and_then(|numbers| Ok(Drawn { numbers, lines: lines? }));
        let drawn = drawn.with_context(|| format!("river_lines.csv: {}", row.river))?;
        Ok((row.river, drawn))
    };
    rows.into_iter().map(read).collect()
}

/// The lines of a river by its names or by `numbers`.
fn course<'a>(river: &Row, lines: &'a [Line], numbers: &BTreeSet<u32>) -> Vec<&'a LineString> {
    let names: BTreeSet<String> =
        river.aliases.split('|').chain([river.name.as_str()]).map(bare).collect();
    let named = |line: &&Line| !line.names.is_disjoint(&names) || numbers.contains(&line.number);
    let own: Vec<&Line> = lines.iter().filter(named).collect();
    let through_lakes = |line: &&Line| {
        line.names.is_empty() && line.number > 0 && own.iter().any(|it| it.number == line.number)
    };
    let lakes = lines.iter().filter(through_lakes);
    let all = own.iter().copied().chain(lakes).map(|line| &line.line).collect();
    connected(all, Point::new(river.lon, river.lat))
}

/// Those of `lines` that hang together with the one nearest to `point`.
fn connected(lines: Vec<&LineString>, point: Point) -> Vec<&LineString> {
    let indices: Vec<LineIndex> = lines.iter().map(|line| LineIndex::new([*line])).collect();
    let away_m = |at: &usize| indices[*at].nearest(point).map_or(f64::INFINITY, |it| it.distance_m);
    let first = (0..lines.len()).min_by(|a, b| away_m(a).total_cmp(&away_m(b)));
    let mut reached: Vec<usize> = first.filter(|at| away_m(at) < STRAY_M).into_iter().collect();
    let mut next = 0;
    while let Some(&from) = reached.get(next) {
        next += 1;
        let joins =
            |at: &usize| touches(lines[*at], &indices[from]) || touches(lines[from], &indices[*at]);
        let new: Vec<usize> =
            (0..lines.len()).filter(|at| !reached.contains(at)).filter(joins).collect();
        reached.extend(new);
    }
    reached.sort_unstable();
    reached.into_iter().map(|at| lines[at]).collect()
}

/// Whether `line` begins or ends near the other one.
fn touches(line: &LineString, other: &LineIndex) -> bool {
    let ends = line.points().next().into_iter().chain(line.points().next_back());
    ends.into_iter().any(|end| other.nearest_within(end, GAP_M).is_some())
}

/// The line on the grid of the layer; no vertex stands twice in a row.
fn vertices(line: &LineString) -> Vec<Vertex> {
    let step = f64::from(STEP);
    let on_grid = |degrees: f64| (degrees * UNITS_PER_DEG / step).round() as i32 * i32::from(STEP);
    let mut vertices: Vec<Vertex> =
        line.coords().map(|it| [on_grid(it.x), on_grid(it.y)]).collect();
    vertices.dedup();
    if vertices.len() == 1 {
        vertices.push(vertices[0]);
    }
    vertices
}
