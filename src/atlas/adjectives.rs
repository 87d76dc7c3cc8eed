//! Regions by their adjective: "bayerisch", "Catalan", "сицилийский".
//!
//! The stems are `geodata/region_adjectives.csv`; adjectives of countries are another table.

use std::sync::LazyLock;

use serde::Deserialize;

use super::countries::by_stem;
use super::{Atlas, CountryCode, Place, PlaceClass, fold, table};

static STEMS: LazyLock<Vec<StemRow>> = LazyLock::new(|| {
    let mut rows: Vec<StemRow> = table::rows(include_str!("../../geodata/region_adjectives.csv"));
    for row in &mut rows {
        row.stem = fold(&row.stem);
    }
    rows
});

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
        let row = by_stem(language, word, |stem| {
            STEMS.iter().find(|row| row.language == language && row.stem == stem)
        })?;
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
        for row in STEMS.iter() {
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
