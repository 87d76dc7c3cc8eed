//! The land borders of all pairs of countries: their lines, their lengths, who draws them where,
//! and what others have published.
//!
//! The layer's tables: `pairs` sorted by their codes, `pair_lines` with the numbers of each pair's
//! lines, and the lines' own tables. A line that ends where the claims of several countries overlap
//! belongs to several pairs. Borders in rivers and lakes count as land, borders beyond the coast do
//! not.

mod differences;
pub mod lines;
mod published;
pub mod record;

use geo::LineString;
use zerocopy::little_endian::{F64, U32};

use super::archive::{Archive, ArchiveError};
use super::gazetteer::country_code;
use super::{Atlas, CountryCode, SourceId};
use lines::Lines;
pub use published::PublishedLength;
use record::{PairRecord, TOLERANCES_M};

/// What the lines come from.
pub static SOURCES: &[SourceId] = &[SourceId("geo-tz"), SourceId("roaring-landmask")];

/// The layer, read in place.
pub struct Borders {
    pairs: &'static [PairRecord],
    pair_lines: &'static [U32],
    pub(super) lines: Lines,
}

impl Borders {
    /// # Errors
    /// [`ArchiveError`] if `bytes` are not this layer.
    pub fn open(bytes: &'static [u8]) -> Result<Self, ArchiveError> {
        let archive = Archive::open(bytes)?;
        Ok(Self {
            pairs: archive.records("pairs")?,
            pair_lines: archive.records("pair_lines")?,
            lines: Lines::open(&archive)?,
        })
    }

    fn border(&self, number: usize) -> Option<Border<'_>> {
        let record = self.pairs.get(number)?;
        let [a, b] = record.codes.map(country_code);
        Some(Border { borders: self, number, a: a?, b: b? })
    }

    /// The numbers of the lines of pair `number`.
    fn lines_of(&self, number: usize) -> &'static [U32] {
        let first = |number: usize| {
            let first = self.pairs.get(number).map(|record| record.first_line.get() as usize);
            first.unwrap_or(self.pair_lines.len())
        };
        self.pair_lines.get(first(number)..first(number + 1)).unwrap_or_default()
    }
}

impl Atlas {
    /// All land borders of the world, by code.
    pub fn borders(&self) -> impl Iterator<Item = Border<'_>> {
        (0..self.borders.pairs.len()).filter_map(|number| self.borders.border(number))
    }

    /// The land border of two countries, in either order.
    pub fn border(&self, a: CountryCode, b: CountryCode) -> Option<Border<'_>> {
        let (a, b) = (a.min(b), a.max(b));
        let codes = [a, b].map(|code| code.as_str().as_bytes().to_owned());
        let wanted = |record: &PairRecord| {
            record.codes[0]
                .as_slice()
                .cmp(&codes[0])
                .then(record.codes[1].as_slice().cmp(&codes[1]))
        };
        self.borders.border(self.borders.pairs.binary_search_by(wanted).ok()?)
    }

    /// The land borders of one country.
    pub fn borders_of(&self, country: CountryCode) -> impl Iterator<Item = Border<'_>> {
        self.borders().filter(move |border| border.other(country).is_some())
    }

    /// The countries that have a land border with `country`, by code.
    pub fn neighbours(&self, country: CountryCode) -> Vec<CountryCode> {
        let mut neighbours: Vec<_> =
            self.borders_of(country).filter_map(|border| border.other(country)).collect();
        neighbours.sort_unstable();
        neighbours
    }

    /// Whether two countries have a land border.
    pub fn are_neighbours(&self, a: CountryCode, b: CountryCode) -> bool {
        self.border(a, b).is_some()
    }
}

/// The land border of two countries.
#[derive(Clone, Copy)]
pub struct Border<'a> {
    borders: &'a Borders,
    number: usize,
    /// The lesser code.
    pub a: CountryCode,
    pub b: CountryCode,
}

impl Border<'_> {
    /// The other country, if `country` is one of the two.
    pub fn other(&self, country: CountryCode) -> Option<CountryCode> {
        if country == self.a { Some(self.b) } else { (country == self.b).then_some(self.a) }
    }

    fn record(&self) -> &'static PairRecord {
        &self.borders.pairs[self.number]
    }

    /// The length at full resolution: what both agree on, and the mean of what they do not.
    pub fn length_m(&self) -> f64 {
        let [by_a_m, by_b_m] = self.own_m();
        self.agreed_m() + (by_a_m + by_b_m + self.contested_m()) / 2.0
    }

    /// The part on which both draw the same line and no third country comes in.
    pub fn agreed_m(&self) -> f64 {
        self.record().agreed_m.get()
    }

    /// The length as `a` and as `b` draw it, without what a third country claims.
    pub fn claims_m(&self) -> [f64; 2] {
        self.own_m().map(|own_m| self.agreed_m() + own_m)
    }

    /// The part that has a third country's claim on one of its sides.
    pub fn contested_m(&self) -> f64 {
        self.record().contested_m.get()
    }

    /// The shortest and the longest that the border is under any claim.
    pub fn extremes_m(&self) -> [f64; 2] {
        let [a_m, b_m] = self.claims_m();
        [a_m.min(b_m), a_m.max(b_m) + self.contested_m()]
    }

    /// The length of the line that continues the border beyond the coast.
    pub fn sea_m(&self) -> f64 {
        self.record().sea_m.get()
    }

    /// Tolerances in metres, each with the length of the border simplified to it, finest first.
    pub fn simplified_m(&self) -> [(f64, f64); TOLERANCES_M.len()] {
        let lengths_m = self.record().simplified_m;
        std::array::from_fn(|index| (TOLERANCES_M[index], lengths_m[index].get()))
    }

    /// The border's lines, within a metre of the source.
    pub fn lines(&self) -> impl Iterator<Item = LineString> + '_ {
        self.line_numbers().map(|number| self.borders.lines.line(number))
    }

    pub(super) fn line_numbers(&self) -> impl Iterator<Item = usize> + '_ {
        let lines = self.borders.lines_of(self.number).iter().map(|number| number.get() as usize);
        lines.filter(|&number| number < self.borders.lines.lines.len())
    }

    /// What others state as its length, shortest first.
    pub fn published(&self) -> impl Iterator<Item = &'static PublishedLength> + use<> {
        published::lengths(self.a, self.b)
    }

    fn own_m(&self) -> [f64; 2] {
        self.record().drawn_by_m.map(F64::get)
    }
}
