//! What places are called in German, whose texts mostly have their adjective, or "the capital":
//! `geodata/country_names.csv` and, where GeoNames has another name, `geodata/german_names.csv`.

use std::sync::LazyLock;

use serde::Deserialize;

use super::{Atlas, CountryCode, Place, PlaceClass, table};

static COUNTRIES: LazyLock<Vec<CountryName>> =
    LazyLock::new(|| table::rows(include_str!("../../geodata/country_names.csv")));

#[derive(Deserialize)]
struct CountryName {
    country: CountryCode,
    de: String,
}

static OTHERS: LazyLock<Vec<PlaceName>> =
    LazyLock::new(|| table::rows(include_str!("../../geodata/german_names.csv")));

#[derive(Deserialize)]
struct PlaceName {
    id: String,
    de: String,
}

impl Atlas {
    /// The German name of a country, or of another place whose own name is not what Germans say.
    pub fn german_name(&self, place: &Place) -> Option<&'static str> {
        if place.class == PlaceClass::Country {
            let own = |row: &&CountryName| Some(row.country) == place.country;
            return COUNTRIES.iter().find(own).map(|row| row.de.as_str());
        }
        OTHERS.iter().find(|row| row.id == place.id.0).map(|row| row.de.as_str())
    }
}
