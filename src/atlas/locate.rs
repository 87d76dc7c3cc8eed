//! What lies at a point: a grid over lines that have a side to the left and one to the right.
//!
//! Three tables: `grid` has one entry for each degree: the number of a side of the layer's lines,
//! or [`DIVIDED`] and the first of sixteen entries in `quarters`. Those are sides too, or
//! [`DIVIDED`] and a place in `lists`: the side at the cell's centre, the number of chunks, and the
//! chunks of lines that run through the cell. What lies at a point is the near side of the last
//! line on the way from the centre.

use geo::Point;
use zerocopy::little_endian::U32;

use super::archive::{Archive, ArchiveError};
use super::borders::lines::{Lines, SideRecord, UNITS_PER_DEG};

/// Cells of one degree around the earth, and from pole to pole.
pub const COLUMNS: usize = 360;
pub const ROWS: usize = 180;
/// A divided cell has this many fine cells on each side.
pub const FINE: usize = 4;
/// The side of a fine cell in the units of lines.
pub const FINE_UNITS: i32 = 25_000;
/// Marks a cell that is divided, or a fine cell that has a list.
pub const DIVIDED: u32 = 1 << 31;
/// Marks a chunk of the other layer in a list; those without the mark are of the grid's own.
pub const OTHER_CHUNK: u32 = 1 << 31;

/// The centre of a fine cell in the units of lines, half a unit off so that no vertex lies level
/// with it.
pub fn centre(column: usize, row: usize) -> [f64; 2] {
    let middle = |index: usize| (index as f64 + 0.5) * f64::from(FINE_UNITS) + 0.5;
    [middle(column) - 18_000_000.0, middle(row) - 9_000_000.0]
}

/// A grid, read in place.
pub struct Grid {
    cells: &'static [U32],
    quarters: &'static [U32],
    lists: &'static [U32],
}

impl Grid {
    /// # Errors
    /// [`ArchiveError`] if a table is missing or ragged.
    pub fn open(archive: &Archive<'static>) -> Result<Self, ArchiveError> {
        Ok(Self {
            cells: archive.records("grid")?,
            quarters: archive.records("quarters")?,
            lists: archive.records("lists")?,
        })
    }

    /// What lies at `point`, for lines of the grid's own layer and of another; `None` if it is not
    /// finite.
    pub fn side(&self, own: &Lines, other: &Lines, point: Point) -> Option<&'static SideRecord> {
        if !(point.x().is_finite() && point.y().is_finite()) {
            return None;
        }
        let longitude = (point.x() + 180.0).rem_euclid(360.0) - 180.0;
        let to = [longitude, point.y().clamp(-90.0, 90.0)].map(|degrees| degrees * UNITS_PER_DEG);
        let cell = |units: f64, half_turn: f64, cells: usize| {
            ((units + half_turn) / f64::from(FINE_UNITS)).min((cells * FINE - 1) as f64) as usize
        };
        let (column, row) = (cell(to[0], 18e6, COLUMNS), cell(to[1], 9e6, ROWS));
        let coarse = self.cells.get(row / FINE * COLUMNS + column / FINE)?.get();
        if coarse & DIVIDED == 0 {
            return own.sides.get(coarse as usize);
        }
        let quarter = (coarse & !DIVIDED) as usize + row % FINE * FINE + column % FINE;
        let fine = self.quarters.get(quarter)?.get();
        if fine & DIVIDED == 0 {
            return own.sides.get(fine as usize);
        }
        let list = self.lists.get((fine & !DIVIDED) as usize..)?;
        let [side, count, chunks @ ..] = list else { return None };
        let chunks = chunks.get(..count.get() as usize)?;
        let mut way = Way::new(centre(column, row), to);
        for chunk in chunks {
            let chunk = chunk.get();
            let lines = if chunk & OTHER_CHUNK == 0 { own } else { other };
            way.cross(lines, (chunk & !OTHER_CHUNK) as usize);
        }
        way.last.or(own.sides.get(side.get() as usize))
    }
}

impl Grid {
    /// Adds the chunks of lines that may run through a box, as the lists name them; its longitudes
    /// may run on beyond ±180°.
    pub fn chunks_in(&self, low: [f64; 2], high: [f64; 2], chunks: &mut Vec<u32>) {
        let cell =
            |units: f64, half_turn: f64| ((units + half_turn) / f64::from(FINE_UNITS)).floor();
        let (west, east) = (cell(low[0], 18e6), cell(high[0], 18e6));
        let (south, north) = (cell(low[1], 9e6).max(0.0), cell(high[1], 9e6));
        let north = north.min((ROWS * FINE - 1) as f64);
        let columns = (east - west + 1.0).min((COLUMNS * FINE) as f64) as usize;
        let first = west.rem_euclid((COLUMNS * FINE) as f64) as usize;
        for row in south as usize..(north + 1.0) as usize {
            for column in (first..first + columns).map(|column| column % (COLUMNS * FINE)) {
                chunks.extend(self.list(column, row).into_iter().flatten().map(|it| it.get()));
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
    fn list(&self, column: usize, row: usize) -> Option<&'static [U32]> {
        let coarse = self.cells.get(row / FINE * COLUMNS + column / FINE)?.get();
        let divided = coarse & DIVIDED != 0;
        let quarter = (coarse & !DIVIDED) as usize + row % FINE * FINE + column % FINE;
        let fine = self.quarters.get(quarter).filter(|_| divided)?.get();
        let list = self.lists.get((fine & !DIVIDED) as usize..).filter(|_| fine & DIVIDED != 0)?;
        let [_, count, chunks @ ..] = list else { return None };
        chunks.get(..count.get() as usize)
    }
}

/// The way from a cell's centre east or west along its middle row, and then north or south to a
/// point.
struct Way {
    from: [f64; 2],
    to: [f64; 2],
    /// How far from the point's meridian, and then from the point itself, the last line was
    /// crossed.
    gaps: [f64; 2],
    last: Option<&'static SideRecord>,
}

impl Way {
    fn new(from: [f64; 2], to: [f64; 2]) -> Self {
        // No vertex lies level with the point after a step of a tenth of a millimetre.
        let to = if to[0].fract() == 0.0 { [to[0] + 1e-4, to[1]] } else { to };
        Self { from, to, gaps: [f64::INFINITY; 2], last: None }
    }

    /// Takes note of where the way crosses chunk `chunk` of `lines`.
    fn cross(&mut self, lines: &Lines, chunk: usize) {
        let Some(record) = lines.chunks.get(chunk) else { return };
        let [low, high] = record.bounds();
        let meets = |axis: usize| {
            f64::from(low[axis]) <= self.from[axis].max(self.to[axis])
                && self.from[axis].min(self.to[axis]) <= f64::from(high[axis])
        };
        if !(meets(0) && meets(1)) {
            return;
        }
        let line = lines.line_of(chunk);
        let mut vertices = lines.vertices(line, chunk).map(|vertex| vertex.map(f64::from));
        let Some(mut a) = vertices.next() else { return };
        for b in vertices {
            // An edge may cross both parts of the way; the second part comes last.
            for left in [self.across_row(a, b), self.across_column(a, b)].into_iter().flatten() {
                self.last = Some(lines.sides_of(line)[usize::from(!left)]);
            }
            a = b;
        }
    }

    /// Whether the point's side of an edge is its left one, if the way along the row crosses it
    /// last.
    fn across_row(&mut self, [ax, ay]: [f64; 2], [bx, by]: [f64; 2]) -> Option<bool> {
        let y = self.from[1];
        if (ay > y) == (by > y) || self.gaps[1].is_finite() {
            return None;
        }
        let at = ax + (y - ay) / (by - ay) * (bx - ax);
        let gap = (self.to[0] - at).abs();
        if (at > self.from[0]) == (at > self.to[0]) || gap >= self.gaps[0] {
            return None;
        }
        self.gaps[0] = gap;
        // An edge that goes north has its left side in the west.
        Some((by > ay) == (self.to[0] < self.from[0]))
    }

    /// The same for the way along the column.
    fn across_column(&mut self, [ax, ay]: [f64; 2], [bx, by]: [f64; 2]) -> Option<bool> {
        let x = self.to[0];
        if (ax > x) == (bx > x) {
            return None;
        }
        let at = ay + (x - ax) / (bx - ax) * (by - ay);
        let gap = (self.to[1] - at).abs();
        if (at > self.from[1]) == (at > self.to[1]) || gap >= self.gaps[1] {
            return None;
        }
        self.gaps[1] = gap;
        // An edge that goes east has its left side in the north.
        Some((bx > ax) == (self.to[1] > self.from[1]))
    }
}
