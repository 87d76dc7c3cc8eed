//! Which country a point lies in, the areas of countries, and their coasts.
//!
//! Countries reach out to the limit of their territorial sea. Their edges on land are the lines of
//! the layer [`borders`](super::borders), so that the two agree.
//!
//! The layer's tables: `countries` by code; the tables of its [`Lines`], which are coasts, borders
//! at sea and outer limits; and a grid. `grid` has one entry for each degree: the number of a side
//! of this layer's lines, or [`DIVIDED`] and the first of sixteen entries in `quarters`. Those are
//! sides too, or [`DIVIDED`] and a place in `lists`: the side at the cell's centre, the number of
//! chunks, and the chunks of lines that run through the cell. A point's country is the near side of
//! the last line on the way from the centre.

use geo::Point;
use zerocopy::little_endian::{F64, I32, U32};
use zerocopy::{FromBytes, Immutable, IntoBytes, KnownLayout, Unaligned};

use super::archive::{Archive, ArchiveError};
use super::borders::lines::{Lines, SideRecord, UNITS_PER_DEG};
use super::{Atlas, CountryCode};

/// Cells of one degree around the earth, and from pole to pole.
pub const COLUMNS: usize = 360;
pub const ROWS: usize = 180;
/// A divided cell has this many fine cells on each side.
pub const FINE: usize = 4;
/// The side of a fine cell in the units of lines.
pub const FINE_UNITS: i32 = 25_000;
/// Marks a cell that is divided, or a fine cell that has a list.
pub const DIVIDED: u32 = 1 << 31;
/// Marks a chunk of the layer `borders` in a list; others are of this layer.
pub const BORDER_CHUNK: u32 = 1 << 31;

/// A country's land.
#[derive(Clone, Copy, Debug, FromBytes, IntoBytes, Immutable, KnownLayout, Unaligned)]
#[repr(C)]
pub struct CountryRecord {
    pub code: [u8; 2],
    /// Land that nobody else claims, lakes and rivers included, at full resolution.
    pub land_m2: F64,
    /// Land that others claim too.
    pub contested_m2: F64,
    /// West, south, east, north in the units of lines; from -180° to 180° where it lies on both
    /// sides.
    pub bounds: [I32; 4],
}

/// The centre of a fine cell in the units of lines, half a unit off so that no vertex lies level
/// with it.
pub fn centre(column: usize, row: usize) -> [f64; 2] {
    let middle = |index: usize| (index as f64 + 0.5) * f64::from(FINE_UNITS) + 0.5;
    [middle(column) - 18_000_000.0, middle(row) - 9_000_000.0]
}

/// The layer, read in place.
pub struct Polygons {
    countries: &'static [CountryRecord],
    grid: &'static [U32],
    quarters: &'static [U32],
    lists: &'static [U32],
    pub(super) lines: Lines,
}

impl Polygons {
    /// # Errors
    /// [`ArchiveError`] if `bytes` are not this layer.
    pub fn open(bytes: &'static [u8]) -> Result<Self, ArchiveError> {
        let archive = Archive::open(bytes)?;
        Ok(Self {
            countries: archive.records("countries")?,
            grid: archive.records("grid")?,
            quarters: archive.records("quarters")?,
            lists: archive.records("lists")?,
            lines: Lines::open(&archive)?,
        })
    }

    /// What lies at `point`; `None` if it is not finite.
    fn side(&self, borders: &Lines, point: Point) -> Option<&'static SideRecord> {
        if !(point.x().is_finite() && point.y().is_finite()) {
            return None;
        }
        let longitude = (point.x() + 180.0).rem_euclid(360.0) - 180.0;
        let to = [longitude, point.y().clamp(-90.0, 90.0)].map(|degrees| degrees * UNITS_PER_DEG);
        let cell = |units: f64, half_turn: f64, cells: usize| {
            ((units + half_turn) / f64::from(FINE_UNITS)).min((cells * FINE - 1) as f64) as usize
        };
        let (column, row) = (cell(to[0], 18e6, COLUMNS), cell(to[1], 9e6, ROWS));
        let coarse = self.grid.get(row / FINE * COLUMNS + column / FINE)?.get();
        if coarse & DIVIDED == 0 {
            return self.lines.sides.get(coarse as usize);
        }
        let quarter = (coarse & !DIVIDED) as usize + row % FINE * FINE + column % FINE;
        let fine = self.quarters.get(quarter)?.get();
        if fine & DIVIDED == 0 {
            return self.lines.sides.get(fine as usize);
        }
        let list = self.lists.get((fine & !DIVIDED) as usize..)?;
        let [side, count, chunks @ ..] = list else { return None };
        let chunks = chunks.get(..count.get() as usize)?;
        let mut way = Way::new(centre(column, row), to);
        for chunk in chunks {
            let chunk = chunk.get();
            let lines = if chunk & BORDER_CHUNK == 0 { &self.lines } else { borders };
            way.cross(lines, (chunk & !BORDER_CHUNK) as usize);
        }
        way.last.or(self.lines.sides.get(side.get() as usize))
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

/// The land of a country, lakes and rivers included, the sea not.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct LandArea {
    /// Land that nobody else claims.
    pub sole_m2: f64,
    /// Land that others claim too.
    pub contested_m2: f64,
}

impl Atlas {
    /// The country at `point`, on land or in its territorial sea; where several claim it, the first
    /// by code.
    ///
    /// # Model
    /// Borders within a metre of OpenStreetMap's of 2026, limits at sea within 50 m.
    pub fn country_at(&self, point: Point) -> Option<CountryCode> {
        self.countries_at(point).next()
    }

    /// All countries that have or claim the land or sea at `point`, by code.
    pub fn countries_at(&self, point: Point) -> impl Iterator<Item = CountryCode> + use<> {
        let side = self.polygons.side(&self.borders.lines, point);
        side.into_iter().flat_map(SideRecord::countries)
    }

    /// The land area of a country on the WGS 84 ellipsoid, from OpenStreetMap's coasts and borders.
    pub fn country_area(&self, country: CountryCode) -> Option<LandArea> {
        let record = self
            .polygons
            .countries
            .iter()
            .find(|record| record.code.as_slice() == country.as_str().as_bytes())?;
        let (sole_m2, contested_m2) = (record.land_m2.get(), record.contested_m2.get());
        Some(LandArea { sole_m2, contested_m2 })
    }
}

impl Atlas {
    /// Whether the territorial seas of two countries touch.
    pub fn meet_at_sea(&self, a: CountryCode, b: CountryCode) -> bool {
        let lines = &self.polygons.lines;
        let between = |left: CountryCode, right: CountryCode, line: usize| {
            let [here, there] = lines.sides_of(line);
            here.has(left) && !here.has(right) && there.has(right) && !there.has(left)
        };
        (0..lines.lines.len()).any(|line| between(a, b, line) || between(b, a, line))
    }
}
