//! The grid that finds the country of a point: cells of one degree, divided into quarters of a
//! degree where a line runs through them.
//!
//! A cell without lines tells what lies there; one with lines tells what lies at its centre and
//! which chunks of which lines run through it. Table by table: see [`luftlinie::atlas::locate`].

use std::collections::BTreeMap;

use luftlinie::atlas::archive::ArchiveWriter;
use luftlinie::atlas::borders::lines::{CHUNK, Vertex};
use luftlinie::atlas::locate::list::{self, ChunkId};
use luftlinie::atlas::locate::{COLUMNS, DIVIDED, FINE, FINE_UNITS, ROWS, centre};
use luftlinie::atlas::record::U24;

use super::noding::{Edge, each_cell};

/// A line as it was written, with the numbers of its sides.
pub struct Drawn {
    pub vertices: Vec<Vertex>,
    /// Left and right.
    pub sides: [u16; 2],
    pub first_chunk: u32,
    /// Whether the line is in this layer or in `borders`.
    pub here: bool,
}

const FINE_COLUMNS: usize = COLUMNS * FINE;
const FINE_ROWS: usize = ROWS * FINE;

/// Writes the tables `grid`, `quarters` and `lists`.
pub fn write(archive: &mut ArchiveWriter, drawn: &[Drawn], nowhere: u16) {
    let centres = centres(drawn, nowhere);
    let chunks = chunks(drawn);
    let (mut grid, mut quarters, mut lists) = (Vec::new(), Vec::new(), Vec::new());
    for row in 0..ROWS {
        for column in 0..COLUMNS {
            let fine = |index: usize| {
                (row * FINE + index / FINE) * FINE_COLUMNS + column * FINE + index % FINE
            };
            let cells: Vec<usize> = (0..FINE * FINE).map(fine).collect();
            let side = centres[cells[0]];
            if cells.iter().all(|cell| !chunks.contains_key(cell) && centres[*cell] == side) {
                grid.push(U24::new(side.into()));
                continue;
            }
            grid.push(U24::new(DIVIDED | quarters.len() as u32));
            for cell in cells {
                let Some(chunks) = chunks.get(&cell) else {
                    quarters.push(U24::new(centres[cell].into()));
                    continue;
                };
                quarters.push(U24::new(DIVIDED | lists.len() as u32));
                list::push(&mut lists, centres[cell], chunks);
            }
        }
    }
    archive.records("grid", &grid);
    archive.records("quarters", &quarters);
    archive.table("lists", lists);
}

/// The chunks that run through each fine cell.
fn chunks(drawn: &[Drawn]) -> BTreeMap<usize, Vec<ChunkId>> {
    let mut cells: BTreeMap<usize, Vec<ChunkId>> = BTreeMap::new();
    for line in drawn {
        let id = if line.here { ChunkId::own } else { ChunkId::other };
        for (index, pair) in line.vertices.windows(2).enumerate() {
            let chunk = id(line.first_chunk + (index / (CHUNK - 1)) as u32);
            let [from, to] = [pair[0], pair[1]].map(|vertex| vertex.map(|axis| axis * 10));
            each_cell(&Edge { from, to, owner: 0 }, FINE_UNITS * 10, |cell| {
                // The noding grid has one column more, for the antimeridian itself.
                let cell = cell as usize;
                let (row, column) = (cell / (FINE_COLUMNS + 1), cell % (FINE_COLUMNS + 1));
                let cell = row.min(FINE_ROWS - 1) * FINE_COLUMNS + column.min(FINE_COLUMNS - 1);
                let list = cells.entry(cell).or_default();
                if list.last() != Some(&chunk) {
                    list.push(chunk);
                }
            });
        }
    }
    cells.values_mut().for_each(|list| {
        list.sort_unstable();
        list.dedup();
    });
    cells
}

/// What lies at the centre of each fine cell: what lies east of the last line before it in its row.
fn centres(drawn: &[Drawn], nowhere: u16) -> Vec<u16> {
    let rows = row_crossings(drawn);
    let first_column = column_crossings(drawn);
    let mut centres = Vec::with_capacity(FINE_ROWS * FINE_COLUMNS);
    for (row, mut crossings) in rows.into_iter().enumerate() {
        crossings.sort_unstable_by(|a, b| a.0.total_cmp(&b.0).then(a.1.cmp(&b.1)));
        // Before its first line a row goes on from its other end, round the antimeridian; a row
        // without lines is what lies south of the next line in the north.
        let north = || first_column.iter().find(|line| line.0 > centre(0, row)[1]);
        let last = crossings.last().or_else(north);
        let mut side = last.map_or(nowhere, |&(_, side)| side);
        let mut crossings = crossings.into_iter().peekable();
        for column in 0..FINE_COLUMNS {
            let x = centre(column, row)[0];
            while let Some((_, east)) = crossings.next_if(|&(at, _)| at < x) {
                side = east;
            }
            centres.push(side);
        }
    }
    centres
}

/// Where lines cross the middle of each row of fine cells, and what lies east of there.
fn row_crossings(drawn: &[Drawn]) -> Vec<Vec<(f64, u16)>> {
    let mut rows: Vec<Vec<(f64, u16)>> = vec![Vec::new(); FINE_ROWS];
    for line in drawn {
        for pair in line.vertices.windows(2) {
            let [ax, ay, bx, by] = edge(pair);
            let east = line.sides[usize::from(by > ay)];
            let first = ((ay.min(by) as i32 + 9_000_000) / FINE_UNITS) as usize;
            for (row, crossings) in rows.iter_mut().enumerate().skip(first) {
                let y = centre(0, row)[1];
                if y > ay.max(by) {
                    break;
                }
                if (ay > y) != (by > y) {
                    crossings.push((ax + (y - ay) / (by - ay) * (bx - ax), east));
                }
            }
        }
    }
    rows
}

/// Where lines cross the middle of the first column, from south to north, and what lies south of
/// there.
fn column_crossings(drawn: &[Drawn]) -> Vec<(f64, u16)> {
    let x = centre(0, 0)[0];
    let mut crossings = Vec::new();
    for line in drawn {
        for pair in line.vertices.windows(2) {
            let [ax, ay, bx, by] = edge(pair);
            if (ax > x) != (bx > x) {
                let south = line.sides[usize::from(bx > ax)];
                crossings.push((ay + (x - ax) / (bx - ax) * (by - ay), south));
            }
        }
    }
    crossings.sort_unstable_by(|a, b| a.0.total_cmp(&b.0).then(a.1.cmp(&b.1)));
    crossings
}

fn edge(pair: &[Vertex]) -> [f64; 4] {
    [pair[0][0], pair[0][1], pair[1][0], pair[1][1]].map(f64::from)
}
