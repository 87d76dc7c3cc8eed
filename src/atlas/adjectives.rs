//! Regions by their adjective: "bayerisch", "Catalan", "сицилийский".
//!
//! The stems are `geodata/region_adjectives.csv`; adjectives of countries are another table.

use std::collections::HashMap;
use std::sync::LazyLock;

use serde::Deserialize;

use super::countries::{Heads, by_stem};
use super::{Atlas, CountryCode, Place, PlaceClass, fold, table};

/// The rows by language and folded stem, as [`by_stem`] asks for them.
static STEMS: LazyLock<HashMap<String, StemRow>> = LazyLock::new(|| {
    let rows = table::rows(include_str!("../../geodata/region_adjectives.csv"));
    let key = |row: &StemRow| format!("{} {}", row.language, fold(&row.stem));
    rows.into_iter().rev().map(|row| (key(&row), row)).collect()
});

static HEADS: LazyLock<Heads> = LazyLock::new(|| Heads::of(STEMS.keys().map(String::as_bytes)));

#[derive(Debug, Deserialize)]
struct StemRow {
    language: String,
    stem: String,
    region: String,
    country: CountryCode,
}

impl Atlas {
    /// The region of an adjective, in any case form: `("de", "bayerischen")` is Bavaria.
    pub fn region_by_adjective(&self, language: &str, word: &str) -> Option<Place> {
        let row = by_stem(language, word, &HEADS, |stem| STEMS.get(stem))?;
        let fits =
            |place: &Place| place.class == PlaceClass::Region && place.country == Some(row.country);
        self.candidates(&row.region).into_iter().map(|it| it.place).find(fits)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_stem_has_its_region() {
        for row in STEMS.values() {
            let region = Atlas::embedded().region_by_adjective(&row.language, &row.stem);
            assert!(region.is_some(), "{row:?}");
        }
    }

    #[test]
    fn adjectives_in_any_case_form() {
        for (language, word, name) in [
            ("de", "bayerischen", "Bavaria"),
            ("en", "Catalonian", "Catalonia"),
            ("fr", "bavaroise", "Bavaria"),
            ("es", "gallega", "Galicia"),
            ("it", "siciliano", "Sicily"),
            ("ru", "тосканский", "Tuscany"),
        ] {
            let region = Atlas::embedded().region_by_adjective(language, word).unwrap();
            assert_eq!(region.name, name, "{word}");
        }
        assert!(Atlas::embedded().region_by_adjective("de", "russischen").is_none());
    }
}
