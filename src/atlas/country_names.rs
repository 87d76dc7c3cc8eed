//! What countries are called in languages whose texts mostly have their adjective:
//! `geodata/country_names.csv`.

use std::sync::LazyLock;

use serde::Deserialize;

use super::{Atlas, CountryCode, table};

static NAMES: LazyLock<Vec<CountryName>> =
    LazyLock::new(|| table::rows(include_str!("../../geodata/country_names.csv")));

#[derive(Deserialize)]
struct CountryName {
    country: CountryCode,
    de: String,
}

impl Atlas {
    /// The German name of a country.
    pub fn german_name(&self, country: CountryCode) -> Option<&'static str> {
        NAMES.iter().find(|row| row.country == country).map(|row| row.de.as_str())
    }
}
