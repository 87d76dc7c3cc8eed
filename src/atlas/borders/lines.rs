//! Lines with a side to the left and one to the right, packed so that a few hundred vertices can be
//! read without the rest.
//!
//! A line is a row of chunks of at most [`CHUNK`] vertices; a chunk has its first vertex and its
//! reach in its record, and its other vertices as differences. The last
//! vertex of a chunk is the first one of the next. Vertices are in units of [`UNITS_PER_DEG`], the
//! differences of coarse lines in a multiple of them.

use geo::{Coord, LineString};
use zerocopy::little_endian::{U16, U32, U64};
use zerocopy::{FromBytes, Immutable, IntoBytes, KnownLayout, Unaligned};

use super::differences::{self, Differences};
use crate::atlas::CountryCode;
use crate::atlas::archive::{Archive, ArchiveError, ArchiveWriter};
use crate::atlas::gazetteer::country_code;
use crate::atlas::record::U24;

/// Lines are in hundred-thousandths of a degree, 1.1 m.
pub const UNITS_PER_DEG: f64 = 1e5;
/// The most vertices of a chunk.
pub const CHUNK: usize = 128;

/// Longitude and latitude in units of [`UNITS_PER_DEG`].
pub type Vertex = [i32; 2];

/// What lies on one side of a line.
#[derive(
    Clone, Copy, Debug, PartialEq, FromBytes, IntoBytes, Immutable, KnownLayout, Unaligned,
)]
#[repr(C)]
pub struct SideRecord {
    /// The countries that have or claim it, in order; zeros behind the last. In the layer of the
    /// regions they are the numbers of regions, from 1.
    pub owners: [[u8; 2]; 4],
    /// 1 on land, 0 at sea.
    pub land: u8,
}

impl SideRecord {
    pub fn countries(&self) -> impl Iterator<Item = CountryCode> + '_ {
        self.owners.iter().filter_map(|&code| country_code(code))
    }

    /// The numbers of the regions that have it, from 0.
    pub fn regions(&self) -> impl Iterator<Item = usize> + '_ {
        let numbers = self.owners.iter().map(|&number| usize::from(u16::from_be_bytes(number)));
        numbers.filter_map(|number| number.checked_sub(1))
    }

    /// The owners of a side that region number `region` has.
    pub fn of_region(region: Option<u16>) -> Self {
        let number = region.map_or([0; 2], |region| (region + 1).to_be_bytes());
        Self { owners: [number, [0; 2], [0; 2], [0; 2]], land: 0 }
    }

    pub fn has(&self, country: CountryCode) -> bool {
        self.owners.iter().any(|code| code == country.as_str().as_bytes())
    }

    pub fn is_land(&self) -> bool {
        self.land != 0
    }
}

/// A line: the sides, and where its chunks start; they end where the next line's start.
#[derive(Clone, Copy, Debug, FromBytes, IntoBytes, Immutable, KnownLayout, Unaligned)]
#[repr(C)]
pub struct LineRecord {
    pub left: U16,
    pub right: U16,
    pub first_chunk: U32,
    /// The line's differences are in multiples of this many units.
    pub step: u8,
}

/// A run of a line's vertices.
#[derive(Clone, Copy, Debug, FromBytes, IntoBytes, Immutable, KnownLayout, Unaligned)]
#[repr(C)]
pub struct ChunkRecord {
    /// From the lowest bit: the first vertex's longitude (26 bits) and latitude (25), and how many
    /// vertices there are (8).
    start: U64,
    /// No vertex is farther from the first one in longitude or latitude than this says: eleven bits
    /// shifted left by the upper five.
    reach: U16,
    /// Where the differences start.
    offset: U24,
}

impl ChunkRecord {
    const LONGITUDE_BITS: u32 = 26;
    const LATITUDE_BITS: u32 = 25;
    const REACH_BITS: u32 = 11;

    fn new(first: Vertex, reach: u32, offset: usize, vertices: usize) -> Self {
        let low = |value: i32, bits: u32| u64::from(value as u32) & ((1 << bits) - 1);
        let start = low(first[0], Self::LONGITUDE_BITS)
            | low(first[1], Self::LATITUDE_BITS) << Self::LONGITUDE_BITS
            | (vertices as u64) << (Self::LONGITUDE_BITS + Self::LATITUDE_BITS);
        let shift = (32 - reach.leading_zeros()).saturating_sub(Self::REACH_BITS);
        // Rounded up; a carry out of the eleven bits moves the point.
        let mantissa = reach.div_ceil(1 << shift);
        let carry = mantissa >> Self::REACH_BITS;
        let reach = (shift + carry) << Self::REACH_BITS | mantissa >> carry;
        let offset = U24::new(offset as u32);
        Self { start: U64::new(start), reach: U16::new(reach as u16), offset }
    }

    pub fn first(&self) -> Vertex {
        let start = self.start.get();
        let signed = |bits: u64, width: u32| ((bits << (64 - width)) as i64 >> (64 - width)) as i32;
        let longitude = signed(start, Self::LONGITUDE_BITS);
        [longitude, signed(start >> Self::LONGITUDE_BITS, Self::LATITUDE_BITS)]
    }

    fn vertices(&self) -> usize {
        usize::from((self.start.get() >> (Self::LONGITUDE_BITS + Self::LATITUDE_BITS)) as u8)
    }

    fn offset(&self) -> usize {
        self.offset.get() as usize
    }

    /// No vertex is farther from the first one in longitude or latitude.
    pub fn reach(&self) -> u32 {
        let reach = u64::from(self.reach.get());
        let mantissa = reach & ((1 << Self::REACH_BITS) - 1);
        u32::try_from(mantissa << (reach >> Self::REACH_BITS)).unwrap_or(u32::MAX)
    }

    /// The least and the greatest longitude and latitude of a box around the chunk.
    pub fn bounds(&self) -> [Vertex; 2] {
        let (first, reach) = (self.first(), i32::try_from(self.reach()).unwrap_or(i32::MAX));
        [first.map(|axis| axis.saturating_sub(reach)), first.map(|axis| axis.saturating_add(reach))]
    }
}

/// A set of lines, read in place.
#[derive(Clone, Copy)]
pub struct Lines {
    pub sides: &'static [SideRecord],
    pub lines: &'static [LineRecord],
    pub chunks: &'static [ChunkRecord],
    differences: &'static [u8],
}

impl Lines {
    /// The lines of a layer: its tables `sides`, `lines`, `chunks` and `differences`.
    pub fn open(archive: &Archive<'static>) -> Result<Self, ArchiveError> {
        Ok(Self {
            sides: archive.records("sides")?,
            lines: archive.records("lines")?,
            chunks: archive.records("chunks")?,
            differences: archive.table("differences")?,
        })
    }

    /// The numbers of the chunks of line `line`.
    pub fn chunks_of(&self, line: usize) -> std::ops::Range<usize> {
        let start = |line: usize| {
            let first = self.lines.get(line).map(|record| record.first_chunk.get() as usize);
            first.unwrap_or(self.chunks.len()).min(self.chunks.len())
        };
        start(line)..start(line + 1).max(start(line))
    }

    /// The line that chunk `chunk` belongs to.
    pub fn line_of(&self, chunk: usize) -> usize {
        let starts = |record: &LineRecord| record.first_chunk.get() as usize <= chunk;
        self.lines.partition_point(starts).saturating_sub(1)
    }

    /// The vertices of chunk `chunk` of line `line`.
    pub fn vertices(&self, line: usize, chunk: usize) -> impl Iterator<Item = Vertex> + use<> {
        let record = &self.chunks[chunk];
        let step = i32::from(self.lines[line].step);
        let mut differences = Differences::new(self.differences, record.offset());
        let mut vertex = record.first();
        (0..record.vertices()).map(move |index| {
            if index > 0 {
                let [x, y] = differences.next().map(|axis| axis.wrapping_mul(step));
                vertex = [vertex[0].wrapping_add(x), vertex[1].wrapping_add(y)];
            }
            vertex
        })
    }

    /// The line as a line string in degrees.
    pub fn line(&self, line: usize) -> LineString {
        let mut coordinates: Vec<Coord> = Vec::new();
        for chunk in self.chunks_of(line) {
            let known = usize::from(!coordinates.is_empty());
            coordinates.extend(self.vertices(line, chunk).skip(known).map(degrees));
        }
        LineString(coordinates)
    }

    /// How many vertices line `line` has; those between its chunks count twice.
    pub fn vertex_count(&self, line: usize) -> usize {
        self.chunks[self.chunks_of(line)].iter().map(ChunkRecord::vertices).sum()
    }

    /// Whether line `line` ends where it starts.
    pub fn is_closed(&self, line: usize) -> bool {
        let chunks = self.chunks_of(line);
        let (Some(first), Some(last)) = (chunks.clone().next(), chunks.last()) else {
            return false;
        };
        self.vertices(line, last).last() == Some(self.chunks[first].first())
    }

    /// What lies left and right of line `line`.
    pub fn sides_of(&self, line: usize) -> [&'static SideRecord; 2] {
        static NOTHING: SideRecord = SideRecord { owners: [[0; 2]; 4], land: 0 };
        self.side_numbers(line).map(|number| self.sides.get(number).unwrap_or(&NOTHING))
    }

    /// Which of the `sides` lie left and right of line `line`.
    pub fn side_numbers(&self, line: usize) -> [usize; 2] {
        let record = &self.lines[line];
        [record.left, record.right].map(|number| usize::from(number.get()))
    }
}

pub fn degrees([x, y]: Vertex) -> Coord {
    Coord { x: f64::from(x) / UNITS_PER_DEG, y: f64::from(y) / UNITS_PER_DEG }
}

/// Collects lines and lays them out as the tables that [`Lines::open`] reads.
#[derive(Default)]
pub struct LinesWriter {
    sides: Vec<SideRecord>,
    lines: Vec<LineRecord>,
    chunks: Vec<ChunkRecord>,
    differences: Vec<u8>,
}

impl LinesWriter {
    /// The number of `side`, which is kept if it is new.
    pub fn side(&mut self, side: SideRecord) -> u16 {
        let known = self.sides.iter().position(|known| *known == side);
        let number = known.unwrap_or_else(|| {
            self.sides.push(side);
            self.sides.len() - 1
        });
        u16::try_from(number).expect("the world has some thousand combinations of countries")
    }

    /// Adds a line of two or more vertices, whose coordinates are multiples of `step`; gives its
    /// number.
    pub fn line(&mut self, vertices: &[Vertex], [left, right]: [u16; 2], step: u8) -> u32 {
        let number = self.line_count();
        let first_chunk = U32::new(self.chunks.len() as u32);
        self.lines.push(LineRecord { left: left.into(), right: right.into(), first_chunk, step });
        let mut start = 0;
        while start + 1 < vertices.len() {
            let end = (start + CHUNK).min(vertices.len());
            self.chunk(&vertices[start..end], i32::from(step));
            start = end - 1;
        }
        number
    }

    fn chunk(&mut self, vertices: &[Vertex], unit: i32) {
        let first = vertices[0];
        let away = |vertex: &Vertex| {
            (vertex[0] - first[0]).unsigned_abs().max((vertex[1] - first[1]).unsigned_abs())
        };
        let reach = vertices.iter().map(away).max().unwrap_or(0);
        let offset = self.differences.len();
        self.chunks.push(ChunkRecord::new(first, reach, offset, vertices.len()));
        let steps = vertices.windows(2).map(|pair| {
            let step = |axis: usize| (pair[1][axis] - pair[0][axis]) / unit;
            [step(0), step(1)]
        });
        differences::push(&mut self.differences, &steps.collect::<Vec<_>>());
    }

    pub fn chunks(&self) -> &[ChunkRecord] {
        &self.chunks
    }

    /// The number that the next line gets.
    pub fn line_count(&self) -> u32 {
        self.lines.len() as u32
    }

    pub fn finish(self, archive: &mut ArchiveWriter) {
        archive.records("sides", &self.sides);
        archive.records("lines", &self.lines);
        archive.records("chunks", &self.chunks);
        archive.table("differences", self.differences);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_chunk_keeps_its_start_and_reaches_at_least_as_far() {
        for (first, reach, offset, vertices) in [
            ([-18_000_000, 9_000_000], 0, 0, 2),
            ([18_000_000, -9_000_000], 2_047, 1, 128),
            ([-1, -1], 2_048, 70_000, 3),
            ([0, 1], 4_095, (1 << 24) - 1, 127),
            ([7, 8], 36_000_000, 5, 2),
        ] {
            let record = ChunkRecord::new(first, reach, offset, vertices);
            let kept = (record.first(), record.offset(), record.vertices());
            assert_eq!(kept, (first, offset, vertices));
            let most = reach + reach / 1024;
            assert!((reach..=most).contains(&record.reach()), "{reach} {record:?}");
        }
    }

    /// What is written is read, over chunk ends and with the largest steps.
    #[test]
    fn lines_come_back_as_they_went() {
        let wave = |i: i32| [i * 7 - 900, (i % 13) * (i % 5) * 90_001 - 4_000_000];
        let long: Vec<Vertex> = (0..300).map(wave).collect();
        let far = vec![[-18_000_000, -9_000_000], [18_000_000, 9_000_000], [0, 0]];
        let mut writer = LinesWriter::default();
        let side = SideRecord { owners: [*b"KP", *b"RU", [0; 2], [0; 2]], land: 1 };
        let (left, right) = (writer.side(side), writer.side(SideRecord { land: 0, ..side }));
        writer.line(&long, [left, right], 1);
        writer.line(&far, [right, left], 10);
        let mut archive = ArchiveWriter::new(1);
        writer.finish(&mut archive);
        let bytes = archive.finish().leak();
        let lines = Lines::open(&Archive::open(bytes).unwrap()).unwrap();
        for (line, vertices) in [long, far].iter().enumerate() {
            let read = lines.line(line);
            assert_eq!(read.0, vertices.iter().copied().map(degrees).collect::<Vec<_>>());
        }
        assert_eq!(lines.chunks.len(), 4);
        assert_eq!([0, 2, 3].map(|chunk| lines.line_of(chunk)), [0, 0, 1]);
        let codes: Vec<_> = lines.sides_of(1)[1].countries().collect();
        assert_eq!(codes, [CountryCode::new("KP").unwrap(), CountryCode::new("RU").unwrap()]);
    }
}
