//! Which country a point lies in, the areas of countries, and their coasts.
//!
//! Countries reach out to the limit of their territorial sea. Their edges on land are the lines of
//! the layer [`borders`](super::borders), so that the two agree.
//!
//! The layer's tables: `countries` by code; the tables of its [`Lines`], which are coasts, borders
//! at sea and outer limits; and those of its [`Grid`].

use std::collections::HashMap;
use std::sync::OnceLock;

use geo::Point;
use zerocopy::little_endian::{F64, I32};
use zerocopy::{FromBytes, Immutable, IntoBytes, KnownLayout, Unaligned};

use super::archive::{Archive, ArchiveError};
use super::borders::lines::{Lines, SideRecord};
use super::locate::Grid;
use super::{Atlas, CountryCode, SourceId};

/// What the lines come from.
pub static SOURCES: &[SourceId] = super::borders::SOURCES;

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

/// The layer, read in place.
pub struct Polygons {
    countries: &'static [CountryRecord],
    pub(super) grid: Grid,
    pub(super) lines: Lines,
    coasts: OnceLock<Coasts>,
}

impl Polygons {
    /// # Errors
    /// [`ArchiveError`] if `bytes` are not this layer.
    pub fn open(bytes: &'static [u8]) -> Result<Self, ArchiveError> {
        let archive = Archive::open(bytes)?;
        Ok(Self {
            countries: archive.records("countries")?,
            grid: Grid::open(&archive)?,
            lines: Lines::open(&archive)?,
            coasts: OnceLock::new(),
        })
    }

    /// The lines that are coasts.
    pub(super) fn coasts(&self) -> &Coasts {
        self.coasts.get_or_init(|| Coasts::of(&self.lines))
    }
}

/// The numbers of the lines with land on one side and the sea on the other, in order.
#[derive(Default)]
pub(super) struct Coasts {
    pub all: Vec<usize>,
    by_country: HashMap<CountryCode, Vec<usize>>,
}

impl Coasts {
    fn of(lines: &Lines) -> Self {
        let mut coasts = Self::default();
        for line in 0..lines.lines.len() {
            let [left, right] = lines.sides_of(line);
            if left.land == right.land {
                continue;
            }
            coasts.all.push(line);
            let land = if left.is_land() { left } else { right };
            for country in land.countries() {
                coasts.by_country.entry(country).or_default().push(line);
            }
        }
        coasts
    }

    /// Those of one country.
    pub fn of_country(&self, country: CountryCode) -> &[usize] {
        self.by_country.get(&country).map_or(&[], Vec::as_slice)
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
        let polygons = &self.polygons;
        let side = polygons.grid.side(&polygons.lines, &self.borders.lines, point);
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

#[cfg(test)]
mod tests {
    use super::*;

    /// A line on land lies between two countries, and the border of just those two has it; where
    /// claims overlap, every border that has it lies between claimants of its two sides. Without a
    /// border it is the edge of land that nobody has, or of an islet that two countries share.
    #[test]
    fn every_border_line_has_a_country_on_each_side() {
        let atlas = Atlas::embedded();
        let lines = &atlas.borders.lines;
        let mut used = vec![Vec::new(); lines.lines.len()];
        for border in atlas.borders() {
            for line in border.line_numbers() {
                used[line].push((border.a, border.b));
            }
        }
        for (line, pairs) in used.iter().enumerate() {
            let [left, right] = lines.sides_of(line);
            assert_ne!(left.owners, right.owners, "line {line}");
            let parts = |&(a, b): &(CountryCode, CountryCode)| {
                left.has(a) && right.has(b) || left.has(b) && right.has(a)
            };
            assert!(pairs.iter().all(parts), "line {line} of {pairs:?}");
            let codes = [left, right].map(|side| side.countries().collect::<Vec<_>>());
            if let [[a], [b]] = [&codes[0][..], &codes[1][..]] {
                let border = atlas.border(*a, *b).map(|border| (border.a, border.b));
                assert_eq!(pairs.as_slice(), border.as_slice(), "line {line}");
            } else {
                let nobodys = codes.iter().any(Vec::is_empty);
                assert_eq!(pairs.is_empty(), nobodys, "line {line} of {pairs:?}");
            }
        }
    }

    /// All other lines part the land from the sea, or the sea of one country from that of another
    /// or of nobody.
    #[test]
    fn every_other_line_is_a_coast_or_lies_at_sea() {
        let lines = &Atlas::embedded().polygons.lines;
        for line in 0..lines.lines.len() {
            let [left, right] = lines.sides_of(line);
            let coast = left.is_land() != right.is_land();
            let limit = left.owners != right.owners && !left.is_land() && !right.is_land();
            assert!(coast || limit, "line {line}: {left:?} {right:?}");
        }
    }
}
