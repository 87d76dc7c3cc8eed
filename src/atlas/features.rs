//! Rivers, seas, mountains, bridges, named regions, airports: what a gazetteer of settlements
//! lacks.
//!
//! The layer comes from the hand-kept `geodata/features.csv`, from lines and shapes of packages,
//! and from the list of airports with IATA codes. Tables: `features`, `text`, and a [name
//! index](super::names).

use std::borrow::Cow;
use std::collections::HashMap;
use std::sync::OnceLock;

use geo::Point;
use zerocopy::little_endian::F32;
use zerocopy::{FromBytes, Immutable, IntoBytes, KnownLayout, Unaligned};

use super::archive::{Archive, ArchiveError};
use super::names::NameIndex;
use super::record::{PackedPoint, PackedText, Prominence};
use super::{Atlas, CountryCode, Place, PlaceClass, PlaceId, SourceId};
use crate::geodesy::distance_m;

/// One feature. Numbers that are not known are 0, texts that are not known are empty.
#[derive(Clone, Copy, Debug, FromBytes, IntoBytes, Immutable, KnownLayout, Unaligned)]
#[repr(C)]
pub struct FeatureRecord {
    pub point: PackedPoint,
    pub length_m: F32,
    pub width_m: F32,
    pub population: F32,
    pub id: PackedText,
    pub name: PackedText,
    /// Two-letter codes with `|` between them.
    pub countries: PackedText,
    pub valid_from: PackedText,
    pub valid_to: PackedText,
    pub source: PackedText,
    /// Index into [`CLASSES`].
    pub class: u8,
    pub prominence: Prominence,
}

impl FeatureRecord {
    fn class(&self) -> Option<PlaceClass> {
        Some(CLASSES.get(usize::from(self.class))?.1)
    }
}

/// The classes as the packed layer numbers them and as `features.csv` writes them.
pub static CLASSES: &[(&str, PlaceClass)] = &[
    ("settlement", PlaceClass::Settlement),
    ("country", PlaceClass::Country),
    ("region", PlaceClass::Region),
    ("continent", PlaceClass::Continent),
    ("river", PlaceClass::River),
    ("canal", PlaceClass::Canal),
    ("lake", PlaceClass::Lake),
    ("sea", PlaceClass::Sea),
    ("strait", PlaceClass::Strait),
    ("island", PlaceClass::Island),
    ("peninsula", PlaceClass::Peninsula),
    ("mountain", PlaceClass::Mountain),
    ("desert", PlaceClass::Desert),
    ("bridge", PlaceClass::Bridge),
    ("airport", PlaceClass::Airport),
    ("port", PlaceClass::Port),
    ("station", PlaceClass::Station),
    ("border_crossing", PlaceClass::BorderCrossing),
    ("site", PlaceClass::Site),
];

/// What the atlas knows of a feature beyond its place.
#[derive(Clone, Debug, PartialEq)]
pub struct Feature {
    pub place: Place,
    pub countries: Vec<CountryCode>,
    pub length_m: Option<f64>,
    pub width_m: Option<f64>,
    /// ISO 8601 date or year since which it has been in use.
    pub valid_from: Option<&'static str>,
    pub valid_to: Option<&'static str>,
}

/// The layer, read in place.
pub struct Features {
    records: &'static [FeatureRecord],
    text: &'static [u8],
    pub(super) names: NameIndex<'static>,
    /// Records by id, made when one is first asked for.
    by_id: OnceLock<HashMap<&'static str, usize>>,
}

impl Features {
    /// Opens the packed layer; nothing is copied.
    ///
    /// # Errors
    /// [`ArchiveError`] if a table is missing or ragged.
    pub fn open(bytes: &'static [u8]) -> Result<Self, ArchiveError> {
        let archive = Archive::open(bytes)?;
        Ok(Self {
            records: archive.records("features")?,
            text: archive.table("text")?,
            names: NameIndex::open(&archive)?,
            by_id: OnceLock::new(),
        })
    }

    /// The place behind a record of the name index; `None` if there is no such record.
    pub fn place(&self, record: u32) -> Option<Place> {
        let record = self.records.get(record as usize)?;
        let countries = record.countries.read(self.text);
        Some(Place {
            id: PlaceId(Cow::Borrowed(record.id.read(self.text))),
            name: Cow::Borrowed(record.name.read(self.text)),
            class: record.class()?,
            // A feature of several countries belongs to none of them.
            country: CountryCode::new(countries),
            region: None,
            population: record.population.get() as u32,
            point: record.point.point(),
            within_m: 0.0,
            source: SourceId(record.source.read(self.text)),
        })
    }

    /// What a record is; `None` if there is no such record.
    pub fn class(&self, record: u32) -> Option<PlaceClass> {
        self.records.get(record as usize)?.class()
    }

    /// How prominent a record is, in powers of ten.
    pub fn prominence(&self, record: u32) -> f64 {
        self.records.get(record as usize).map_or(0.0, |it| it.prominence.value())
    }

    /// Whether the feature lies in the country, wholly or in part.
    pub fn lies_in(&self, record: u32, country: CountryCode) -> bool {
        let countries = self.records.get(record as usize).map(|it| it.countries.read(self.text));
        countries.is_some_and(|it| it.split('|').any(|code| code == country.as_str()))
    }

    /// The airport with an IATA code that is nearest to `point`.
    fn airport_near(&self, point: Point) -> Option<Place> {
        let airports = (0..self.records.len() as u32)
            .filter(|record| self.class(*record) == Some(PlaceClass::Airport))
            .filter_map(|record| self.place(record));
        let away = |place: &Place| distance_m(point, place.point);
        airports.min_by(|a, b| away(a).total_cmp(&away(b)))
    }

    fn position(&self, id: &PlaceId) -> Option<usize> {
        // Most places are settlements and countries, which are no features.
        if id.0.starts_with("geonames:") || id.0.starts_with("iso3166:") {
            return None;
        }
        let by_id = self.by_id.get_or_init(|| {
            let ids = self.records.iter().map(|it| it.id.read(self.text));
            ids.enumerate().map(|(at, id)| (id, at)).collect()
        });
        by_id.get(&*id.0).copied()
    }

    fn feature(&self, at: usize) -> Option<Feature> {
        let record = &self.records[at];
        let known = |value: F32| Some(f64::from(value.get())).filter(|&value| value > 0.0);
        let text = |packed: PackedText| Some(packed.read(self.text)).filter(|it| !it.is_empty());
        Some(Feature {
            place: self.place(at as u32)?,
            countries: text(record.countries)
                .map(|codes| codes.split('|').filter_map(CountryCode::new).collect())
                .unwrap_or_default(),
            length_m: known(record.length_m),
            width_m: known(record.width_m),
            valid_from: text(record.valid_from),
            valid_to: text(record.valid_to),
        })
    }
}

impl Atlas {
    /// The countries that a place lies in or between: a border river has two or more.
    pub fn countries_of(&self, place: &Place) -> Vec<CountryCode> {
        let feature = self.feature(&place.id).map(|feature| feature.countries);
        let own = || place.country.into_iter().collect();
        feature.filter(|countries| !countries.is_empty()).unwrap_or_else(own)
    }

    /// The airport with an IATA code that is nearest to `point`.
    pub fn airport_near(&self, point: Point) -> Option<Place> {
        self.features.airport_near(point)
    }

    /// What has an area and is called as the town is: the regions of its country, its island.
    pub fn areas_called(&self, town: &Place) -> Vec<Place> {
        let named = self.candidates(&town.name).into_iter().map(|candidate| candidate.place);
        let regions = named.filter(|it| it.class == PlaceClass::Region);
        regions.filter(|it| it.country == town.country).chain(self.island_of(town)).collect()
    }

    /// The nearest island that is called as a town, as gazetteers keep the two apart: Rhodes and
    /// Rhodes Island.
    pub fn island_of(&self, town: &Place) -> Option<Place> {
        let country = town.country.filter(|_| town.class == PlaceClass::Settlement)?;
        let records = 0..self.features.records.len() as u32;
        let islands = records.filter(|&record| {
            self.features.class(record) == Some(PlaceClass::Island)
                && self.features.lies_in(record, country)
        });
        let away_m = |island: &Place| distance_m(island.point, town.point);
        let near = islands
            .filter_map(|record| self.features.place(record))
            .filter(|island| away_m(island) < FARTHEST_NAMESAKE_M);
        let namesakes = near.filter(|island| {
            let bare = ISLANDS.iter().find_map(|ending| island.name.strip_suffix(ending));
            let bare = bare.unwrap_or(&island.name);
            self.candidates(bare).iter().any(|candidate| candidate.place.id == town.id)
        });
        namesakes.min_by(|a, b| away_m(a).total_cmp(&away_m(b)))
    }

    /// What is known of the feature with this id, such as `luftlinie:tumen` or `iata:VVO`.
    pub fn feature(&self, id: &PlaceId) -> Option<Feature> {
        self.features.feature(self.features.position(id)?)
    }
}

/// What `features.csv` adds to the name of an island that a town has as well.
static ISLANDS: &[&str] = &[" Island", " (island)"];

/// No town that is called as its island lies farther from the middle of it.
const FARTHEST_NAMESAKE_M: f64 = 200_000.0;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_town_has_the_island_of_its_name() {
        let atlas = Atlas::embedded();
        let island = |town: &str| {
            let town = atlas.resolve(town).expect("a town").place;
            atlas.island_of(&town).map(|island| island.name)
        };
        assert_eq!(island("Rhodos, GR").as_deref(), Some("Rhodes Island"));
        assert_eq!(island("Cebu City").as_deref(), Some("Cebu Island"));
        assert_eq!(island("Thessaloniki"), None);
    }

    #[test]
    fn a_feature_lies_in_each_country_once() {
        let features = &Atlas::embedded().features;
        for at in 0..features.records.len() {
            let feature = features.feature(at).unwrap();
            let countries = &feature.countries;
            let again = |at: &usize| countries[..*at].contains(&countries[*at]);
            assert_eq!(
                (0..countries.len()).find(again),
                None,
                "{:?}: {countries:?}",
                feature.place.id
            );
        }
    }
}
