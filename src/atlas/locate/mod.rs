//! What lies at a point: a grid over lines that have a side to the left and one to the right.
//!
//! Three tables: `grid` has one entry for each degree: the number of a side of the layer's lines,
//! or [`DIVIDED`] and the first of sixteen entries in `quarters`. Those are sides too, or
//! [`DIVIDED`] and a place in `lists`, where a [`list`] tells the side at the cell's centre and the
//! chunks of lines that run through the cell. A cell with lines is cut into a `Cell` when the
//! first point in it is asked for.

mod cell;
mod cut;
pub mod list;

use std::sync::OnceLock;

use cell::{Cell, Edge};
use geo::Point;
use list::{ChunkId, List};

use super::archive::{Archive, ArchiveError};
use super::borders::lines::{Lines, SideRecord, UNITS_PER_DEG, Vertex};
use super::record::U24;

/// Cells of one degree around the earth, and from pole to pole.
pub const COLUMNS: usize = 360;
pub const ROWS: usize = 180;
/// A divided cell has this many fine cells on each side.
pub const FINE: usize = 4;
/// The side of a fine cell in the units of lines.
pub const FINE_UNITS: i32 = 25_000;
/// Marks a cell that is divided, or a fine cell that has a list.
pub const DIVIDED: u32 = 1 << 23;

/// The centre of a fine cell in the units of lines, half a unit off so that no vertex lies level
/// with it.
pub fn centre(column: usize, row: usize) -> [f64; 2] {
    let middle = |index: usize| (index as f64 + 0.5) * f64::from(FINE_UNITS) + 0.5;
    [middle(column) - 18_000_000.0, middle(row) - 9_000_000.0]
}

/// A grid, read in place.
pub struct Grid {
    cells: &'static [U24],
    quarters: &'static [U24],
    lists: &'static [u8],
    /// What `quarters` say, as it was asked for.
    cut: Vec<OnceLock<Group>>,
}

/// Cells that follow each other, so that few are made for few questions.
type Group = Box<[OnceLock<Cell>; GROUP]>;
const GROUP: usize = 256;

/// Points are rounded to a unit over two to this power, a micrometre.
const PART_BITS: u32 = 20;
const PARTS: f64 = (1_i64 << PART_BITS) as f64;
/// The number of no side.
const NO_SIDE: u16 = (1 << 14) - 1;

impl Grid {
    /// # Errors
    /// [`ArchiveError`] if a table is missing or ragged.
    pub fn open(archive: &Archive<'static>) -> Result<Self, ArchiveError> {
        let quarters: &[U24] = archive.records("quarters")?;
        Ok(Self {
            cells: archive.records("grid")?,
            quarters,
            lists: archive.table("lists")?,
            cut: std::iter::repeat_with(OnceLock::new)
                .take(quarters.len().div_ceil(GROUP))
                .collect(),
        })
    }

    /// What lies at `point`, for lines of the grid's own layer and of another; `None` if it is not
    /// finite.
    pub fn side(&self, own: &Lines, other: &Lines, point: Point) -> Option<&'static SideRecord> {
        if !(point.x().is_finite() && point.y().is_finite()) {
            return None;
        }
        let inside = (-180.0..=180.0).contains(&point.x());
        let x = if inside { point.x() } else { (point.x() + 180.0).rem_euclid(360.0) - 180.0 };
        let parts = |degrees: f64| (degrees * UNITS_PER_DEG * PARTS) as i64;
        // No vertex is level with an odd part.
        let (x, y) = (parts(x + 180.0) | 1, parts(point.y().clamp(-90.0, 90.0) + 90.0));
        let cell = |parts: i64, cells: usize| {
            ((parts >> PART_BITS) as usize / FINE_UNITS as usize).min(cells * FINE - 1)
        };
        let (column, row) = (cell(x, COLUMNS), cell(y, ROWS));
        let coarse = self.cells.get(row / FINE * COLUMNS + column / FINE)?.get();
        if coarse & DIVIDED == 0 {
            return own.sides.get(coarse as usize);
        }
        let quarter = (coarse & !DIVIDED) as usize + row % FINE * FINE + column % FINE;
        let group = self.cut.get(quarter / GROUP)?;
        let group = group.get_or_init(|| Box::new([const { OnceLock::new() }; GROUP]));
        let cell = group[quarter % GROUP].get_or_init(|| {
            let fine = self.quarters.get(quarter).map_or(NO_SIDE.into(), |fine| fine.get());
            self.cut(own, other, fine, [column, row])
        });
        let middle =
            |index: usize| ((index as i64 * 2 + 1) * i64::from(FINE_UNITS / 2)) << PART_BITS;
        own.sides.get(usize::from(cell.side([x - middle(column), y - middle(row)])?))
    }

    /// Cuts a fine cell, for what `quarters` say of it.
    fn cut(&self, own: &Lines, other: &Lines, fine: u32, cell: [usize; 2]) -> Cell {
        if fine & DIVIDED == 0 {
            return Cell::plain((fine as u16).min(NO_SIDE));
        }
        let list = List::read(self.lists, (fine & !DIVIDED) as usize);
        let middle = [(cell[0], 18_000_000), (cell[1], 9_000_000)]
            .map(|(index, half)| (2 * index as i32 + 1) * (FINE_UNITS / 2) - half);
        let mut edges = Vec::new();
        for id in list.chunks {
            let (lines, chunk) = id.lines(own, other);
            if chunk < lines.chunks.len() {
                add_edges(lines, chunk, own, middle, &mut edges);
            }
        }
        Cell::cut(&edges, list.side.min(NO_SIDE))
    }
}

/// Adds the edges of a chunk that run through the cell around `middle`, with the numbers that their
/// sides have in the layer `own`.
fn add_edges(lines: &Lines, chunk: usize, own: &Lines, middle: Vertex, edges: &mut Vec<Edge>) {
    let line = lines.line_of(chunk);
    let sides = lines.sides_of(line).map(|side| {
        let known = own.sides.iter().position(|known| known == side);
        known.map_or(NO_SIDE, |number| (number as u16).min(NO_SIDE))
    });
    let from_middle = |vertex: Vertex| [0, 1].map(|axis| vertex[axis].saturating_sub(middle[axis]));
    let mut vertices = lines.vertices(line, chunk).map(from_middle);
    let Some(mut a) = vertices.next() else { return };
    for b in vertices {
        let beside = |axis: usize| {
            a[axis].min(b[axis]) > FINE_UNITS / 2 + 1 || a[axis].max(b[axis]) < -FINE_UNITS / 2 - 1
        };
        if !(beside(0) || beside(1)) {
            edges.push(Edge { a, b, sides });
        }
        a = b;
    }
}

impl Grid {
    /// Adds the chunks of lines that may run through a box, as the lists name them; its longitudes
    /// may run on beyond ±180°.
    pub fn chunks_in(&self, low: [f64; 2], high: [f64; 2], chunks: &mut Vec<ChunkId>) {
        let cell =
            |units: f64, half_turn: f64| ((units + half_turn) / f64::from(FINE_UNITS)).floor();
        let (west, east) = (cell(low[0], 18e6), cell(high[0], 18e6));
        let (south, north) = (cell(low[1], 9e6).max(0.0), cell(high[1], 9e6));
        let north = north.min((ROWS * FINE - 1) as f64);
        let columns = (east - west + 1.0).min((COLUMNS * FINE) as f64) as usize;
        let first = west.rem_euclid((COLUMNS * FINE) as f64) as usize;
        for row in south as usize..(north + 1.0) as usize {
            for column in (first..first + columns).map(|column| column % (COLUMNS * FINE)) {
                chunks.extend(self.list(column, row).into_iter().flat_map(|list| list.chunks));
            }
        }
    }

    /// What lies at a place in the units of lines if no line runs through its cell, which is known
    /// at once.
    pub fn plain_side(&self, own: &Lines, [x, y]: [f64; 2]) -> Option<&'static SideRecord> {
        let columns = (COLUMNS * FINE) as f64;
        let column = ((x + 18e6) / f64::from(FINE_UNITS)).floor().rem_euclid(columns) as usize;
        let row = ((y + 9e6) / f64::from(FINE_UNITS)).min((ROWS * FINE - 1) as f64) as usize;
        let coarse = self.cells.get(row / FINE * COLUMNS + column / FINE)?.get();
        if coarse & DIVIDED == 0 {
            return own.sides.get(coarse as usize);
        }
        let quarter = (coarse & !DIVIDED) as usize + row % FINE * FINE + column % FINE;
        let fine = self.quarters.get(quarter)?.get();
        if fine & DIVIDED == 0 { own.sides.get(fine as usize) } else { None }
    }

    /// The chunks that run through a fine cell, if there are any.
    fn list(&self, column: usize, row: usize) -> Option<List> {
        let coarse = self.cells.get(row / FINE * COLUMNS + column / FINE)?.get();
        let divided = coarse & DIVIDED != 0;
        let quarter = (coarse & !DIVIDED) as usize + row % FINE * FINE + column % FINE;
        let fine = self.quarters.get(quarter).filter(|_| divided)?.get();
        (fine & DIVIDED != 0).then(|| List::read(self.lists, (fine & !DIVIDED) as usize))
    }
}
