//! Countries by name in all languages, by code, and by the adjective of nationality.
//!
//! The layer's tables: `countries` in the order of their two-letter codes, `text`, a [name
//! index](super::names), and `demonyms`, an `fst` map from language and word stem to country.
//! Shapes are another layer's.

use std::borrow::Cow;
use std::collections::HashSet;
use std::sync::OnceLock;

use foldhash::fast::RandomState;
use fst::Map;
use zerocopy::little_endian::{F32, U32};
use zerocopy::{FromBytes, Immutable, IntoBytes, KnownLayout, Unaligned};

use super::archive::{Archive, ArchiveError};
use super::gazetteer::country_code;
use super::names::NameIndex;
use super::record::{PackedPoint, PackedText, Prominence};
use super::{Atlas, CountryCode, Place, PlaceClass, PlaceId, SourceId, fold};

const SOURCE: SourceId = SourceId("cldr-localenames");

/// One country.
#[derive(Clone, Copy, Debug, FromBytes, IntoBytes, Immutable, KnownLayout, Unaligned)]
#[repr(C)]
pub struct CountryRecord {
    pub code: [u8; 2],
    pub alpha3: [u8; 3],
    /// The state it belongs to, where that is another: `CN` for Hong Kong; else its own code.
    pub sovereign: [u8; 2],
    /// Where a map writes its name.
    pub point: PackedPoint,
    pub population: U32,
    pub area_km2: F32,
    /// GeoNames id of the capital, or 0.
    pub capital: U32,
    /// The English name.
    pub name: PackedText,
    pub prominence: Prominence,
}

/// The endings that a language hangs on an adjective of nationality; the empty one comes with each.
static ENDINGS: &[(&str, &[&str])] = &[
    ("de", &["e", "en", "er", "es", "em"]),
    ("en", &["s"]),
    ("es", &["o", "a", "os", "as", "es"]),
    ("fr", &["e", "s", "es", "ne", "nes"]),
    ("it", &["o", "a", "i", "e", "he", "hi"]),
    (
        "ru",
        &[
            "ий", "ый", "ой", "ая", "яя", "ое", "ее", "ие", "ые", "ого", "его", "ому", "ему", "им",
            "ым", "ом", "ем", "ую", "юю", "их", "ых", "ими", "ыми", "ей",
        ],
    ),
];

/// The layer, read in place.
pub struct Countries {
    records: &'static [CountryRecord],
    text: &'static [u8],
    demonyms: Map<&'static [u8]>,
    /// What the demonyms begin with.
    heads: OnceLock<Heads>,
    pub(super) names: NameIndex<'static>,
}

impl Countries {
    /// Opens the packed layer; nothing is copied.
    ///
    /// # Errors
    /// [`ArchiveError`] if a table is missing or ragged.
    pub fn open(bytes: &'static [u8]) -> Result<Self, ArchiveError> {
        let archive = Archive::open(bytes)?;
        Ok(Self {
            records: archive.records("countries")?,
            text: archive.table("text")?,
            demonyms: Map::new(archive.table("demonyms")?).map_err(|_| ArchiveError::Damaged)?,
            heads: OnceLock::new(),
            names: NameIndex::open(&archive)?,
        })
    }

    /// The place behind a record of the name index; `None` if there is no such record.
    pub fn place(&self, record: u32) -> Option<Place> {
        let record = self.records.get(record as usize)?;
        let code = country_code(record.code)?;
        Some(Place {
            id: PlaceId(Cow::Owned(format!("iso3166:{code}"))),
            name: Cow::Borrowed(record.name.read(self.text)),
            class: PlaceClass::Country,
            country: Some(code),
            region: None,
            population: record.population.get(),
            point: record.point.point(),
            within_m: 0.0,
            source: SOURCE,
        })
    }

    /// How prominent a record is, in powers of ten.
    pub fn prominence(&self, record: u32) -> f64 {
        self.records.get(record as usize).map_or(0.0, |it| it.prominence.value())
    }

    /// The country of a record.
    pub fn country(&self, record: u32) -> Option<CountryCode> {
        country_code(self.records.get(record as usize)?.code)
    }

    /// The state that `code` belongs to, or `code` itself.
    pub fn sovereign(&self, code: CountryCode) -> CountryCode {
        let record = self.position(code).and_then(|at| self.records.get(at as usize));
        record.and_then(|it| country_code(it.sovereign)).unwrap_or(code)
    }

    fn heads(&self) -> Heads {
        let stems = self.demonyms.stream().into_byte_keys();
        Heads::of(stems.iter().map(Vec::as_slice))
    }

    fn position(&self, code: CountryCode) -> Option<u32> {
        let code: [u8; 2] = code.as_str().as_bytes().try_into().ok()?;
        self.records.binary_search_by_key(&code, |it| it.code).ok().map(|at| at as u32)
    }
}

/// What stems begin with: hardly any other word begins so.
pub(super) struct Heads(HashSet<u64, RandomState>);

impl Heads {
    /// The beginnings of `stems`, each with its language and a space before it.
    pub(super) fn of<'s>(stems: impl Iterator<Item = &'s [u8]>) -> Self {
        Self(stems.map(|stem| head(stem.iter().copied())).collect())
    }

    /// False only if no stem of the `language` begins `word`.
    fn may_begin(&self, language: &str, word: &str) -> bool {
        let letters = word.bytes().take(size_of::<u64>());
        // Nearly all words are plain, and are folded here without a copy.
        let head = if word.is_ascii() && letters.clone().all(|it| it.is_ascii_alphabetic()) {
            let letters = letters.map(|letter| letter.to_ascii_lowercase());
            head(language.bytes().chain([b' ']).chain(letters))
        } else {
            head(language.bytes().chain([b' ']).chain(fold(word).bytes()))
        };
        (SHORTEST..=size_of::<u64>())
            .any(|count| self.0.contains(&(head & u64::MAX >> (64 - 8 * count))))
    }
}

/// A language, a space and a letter.
const SHORTEST: usize = 4;

/// The first bytes of a stem as one number.
fn head(stem: impl Iterator<Item = u8>) -> u64 {
    let mut head = [0; size_of::<u64>()];
    head.iter_mut().zip(stem).for_each(|(byte, stem)| *byte = stem);
    u64::from_le_bytes(head)
}

/// What `known` has for the word or for its stem, in any case form; it is asked with the language,
/// a space, and the stem.
pub(super) fn by_stem<T>(
    language: &str,
    word: &str,
    heads: &Heads,
    known: impl Fn(&str) -> Option<T>,
) -> Option<T> {
    if !heads.may_begin(language, word) {
        return None;
    }
    let word = [language, " ", &fold(word)].concat();
    let (_, endings) = ENDINGS.iter().find(|(code, _)| *code == language)?;
    let stripped =
        || endings.iter().filter_map(|ending| word.strip_suffix(ending)).find_map(&known);
    known(&word).or_else(stripped)
}

impl Atlas {
    /// The country with this code.
    pub fn country(&self, code: CountryCode) -> Option<Place> {
        self.countries.place(self.countries.position(code)?)
    }

    /// The country with this ISO 3166-1 code of two or three letters, in any case.
    pub fn country_by_code(&self, code: &str) -> Option<Place> {
        if let Some(code) = CountryCode::new(code) {
            return self.country(code);
        }
        let code = code.to_ascii_uppercase();
        let at = self.countries.records.iter().position(|it| it.alpha3 == code.as_bytes())?;
        self.countries.place(at as u32)
    }

    /// The country of an adjective or noun of nationality, in any case form:
    /// `("de", "nordkoreanischen")` is North Korea.
    pub fn country_by_demonym(&self, language: &str, word: &str) -> Option<Place> {
        let heads = self.countries.heads.get_or_init(|| self.countries.heads());
        let stem_country = |stem: &str| self.countries.demonyms.get(stem);
        self.countries.place(by_stem(language, word, heads, stem_country)? as u32)
    }

    /// The capital of a country.
    pub fn capital(&self, code: CountryCode) -> Option<Place> {
        let record = &self.countries.records[self.countries.position(code)? as usize];
        self.gazetteer.by_geonames_id(record.capital.get())
    }

    /// All countries, in the order of their codes.
    pub fn countries(&self) -> impl Iterator<Item = Place> {
        (0..self.countries.records.len() as u32).filter_map(|at| self.countries.place(at))
    }
}
