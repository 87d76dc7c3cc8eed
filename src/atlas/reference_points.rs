//! The points that a careful person could mean by the name of a settlement.
//!
//! Two sources never agree on where a city *is*: GeoNames, Natural Earth, the main station and the
//! city hall lie kilometres apart. The layer lists them by GeoNames id, so that a distance is an
//! interval.

use zerocopy::little_endian::U32;
use zerocopy::{FromBytes, Immutable, IntoBytes, KnownLayout, Unaligned};

use super::archive::{Archive, ArchiveError};
use super::record::{PackedPoint, PackedText};
use super::{Atlas, Place, PlaceClass, PointKind, ReferencePoint, SourceId};

/// One reference point.
#[derive(Clone, Copy, Debug, FromBytes, IntoBytes, Immutable, KnownLayout, Unaligned)]
#[repr(C)]
pub struct ReferencePointRecord {
    pub geonames_id: U32,
    pub point: PackedPoint,
    pub source: PackedText,
    /// Index into [`KINDS`].
    pub kind: u8,
}

/// The kinds as the packed layer numbers them and as `reference_points.csv` writes them.
pub static KINDS: &[(&str, PointKind)] = &[
    ("station", PointKind::Station),
    ("city_hall", PointKind::CityHall),
    ("kilometre_zero", PointKind::KilometreZero),
    ("port", PointKind::Port),
    ("built_up_centre", PointKind::BuiltUpCentre),
    ("gazetteer", PointKind::Gazetteer),
];

/// The layer, read in place; its records are sorted by GeoNames id.
pub struct ReferencePoints {
    records: &'static [ReferencePointRecord],
    seats: &'static [U32],
    text: &'static [u8],
}

impl ReferencePoints {
    /// Opens the packed layer; nothing is copied.
    ///
    /// # Errors
    /// [`ArchiveError`] if a table is missing or ragged.
    pub fn open(bytes: &'static [u8]) -> Result<Self, ArchiveError> {
        let archive = Archive::open(bytes)?;
        Ok(Self {
            records: archive.records("points")?,
            seats: archive.records("seats")?,
            text: archive.table("text")?,
        })
    }

    /// The GeoNames ids of the towns that are administrative capitals of some region.
    pub fn seats(&self) -> &'static [U32] {
        self.seats
    }

    fn of(&self, geonames_id: u32) -> impl Iterator<Item = ReferencePoint> {
        let start = self.records.partition_point(|it| it.geonames_id.get() < geonames_id);
        self.records[start..]
            .iter()
            .take_while(move |it| it.geonames_id.get() == geonames_id)
            .filter_map(|it| {
                Some(ReferencePoint {
                    kind: KINDS.get(usize::from(it.kind))?.1,
                    point: it.point.point(),
                    source: SourceId(it.source.read(self.text)),
                })
            })
    }
}

impl Atlas {
    /// The points that the place's name could mean, the conventional one first.
    ///
    /// For a settlement these are the gazetteer's point, the points of other gazetteers, main
    /// stations and what `reference_points.csv` lists; for every other place its one representative
    /// point. Airports are places of their own.
    pub fn reference_points(&self, place: &Place) -> Vec<ReferencePoint> {
        let kind = match place.class {
            PlaceClass::Point => PointKind::Coordinates,
            PlaceClass::Airport => PointKind::Airport,
            PlaceClass::Port => PointKind::Port,
            PlaceClass::Station => PointKind::Station,
            PlaceClass::Settlement
            | PlaceClass::Country
            | PlaceClass::Region
            | PlaceClass::Continent
            | PlaceClass::River
            | PlaceClass::Canal
            | PlaceClass::Lake
            | PlaceClass::Sea
            | PlaceClass::Strait
            | PlaceClass::Island
            | PlaceClass::Peninsula
            | PlaceClass::Mountain
            | PlaceClass::Desert
            | PlaceClass::Bridge
            | PlaceClass::BorderCrossing
            | PlaceClass::Site => PointKind::Gazetteer,
        };
        let mut points = vec![ReferencePoint { kind, point: place.point, source: place.source }];
        if let Some(id) = place.id.0.strip_prefix("geonames:").and_then(|id| id.parse().ok()) {
            points.extend(self.reference_points.of(id));
        }
        points
    }
}

/// How far from a settlement's centre its built-up area reaches, as if it were a disc.
///
/// # Units
/// inhabitants → metres
///
/// # Model
/// A disc of [`DENSITY_PER_KM2`] inhabitants per square kilometre, and never less than
/// [`SMALLEST_RADIUS_M`], which also stands for a village whose size is not known.
///
/// # Accuracy
/// A factor of two: real towns are neither round nor equally dense.
pub fn built_up_radius_m(population: u32) -> f64 {
    let area_km2 = f64::from(population) / DENSITY_PER_KM2;
    (1000.0 * (area_km2 / std::f64::consts::PI).sqrt()).max(SMALLEST_RADIUS_M)
}

/// A usual density of built-up areas the world over (Angel et al. 2012, *Atlas of Urban Expansion*,
/// has 30 to 150 per hectare for its cities; towns of Europe and America lie at the lower end).
pub const DENSITY_PER_KM2: f64 = 4000.0;

/// Villages of 500 inhabitants are rarely smaller, with the scatter of their recorded points.
pub const SMALLEST_RADIUS_M: f64 = 1000.0;

/// How far a further gazetteer's point of a settlement lies from GeoNames' point, for nine in ten.
///
/// # Units
/// inhabitants → metres
///
/// # Model
/// 1 km · (inhabitants / 1000)^0.22, fitted to 36,057 settlements that SimpleMaps and 6,085 that
/// Natural Earth have in common with GeoNames.
///
/// # Accuracy
/// The measured 90 % quantiles are 2.2 to 3.6 km below 100,000 inhabitants, 3.2 to 4.0 km up to
/// half a million, 3.8 to 4.8 km up to two million and 5.3 to 5.7 km beyond.
pub fn centre_scatter_m(population: u32) -> f64 {
    1000.0 * (f64::from(population) / 1000.0).powf(0.22).max(1.0)
}
