//! Layer `gazetteer`: settlements and first-level regions with all their names.

use std::collections::{BTreeMap, BTreeSet};

use geo::Point;
use luftlinie::atlas::archive::ArchiveWriter;
use luftlinie::atlas::gazetteer::{Home, NO_REGION, RegionRecord, SettlementRecord};
use luftlinie::atlas::names::{NameIndexWriter, NameKind};
use luftlinie::atlas::record::{PackedPoint, Prominence, TextWriter, U24};
use zerocopy::little_endian::{U16, U32};

use crate::cities::{self, City, NO_TOWN, Preferred};
use crate::countries::READ_LANGUAGES;
use crate::cyrillic::{self, Tongue};
use crate::gettext;
use crate::packages::Packages;
use crate::units::FirstLevel;
use crate::{tables, units};

const LAYER_VERSION: u32 = 3;
/// National capitals are meant more often than their size says.
const CAPITAL_BONUS: f64 = 0.6;
/// Those of islands are known as towns of this size are.
const CAPITAL: u32 = 20_000;
/// Where a region and a settlement share a name, the settlement is meant more often.
const REGION_PENALTY: f64 = 1.0;

/// The kind of a further name that is another place's own.
const BORROWED: NameKind = NameKind::Romanisation;

/// A region before it is packed.
struct Region {
    code: String,
    name: String,
    id: String,
    point: Option<Point>,
    /// Whether languages that the program reads have the name.
    names: BTreeMap<String, bool>,
}

pub fn pack(packages: &Packages) -> anyhow::Result<Vec<u8>> {
    let cities = cities::cities(packages)?;
    let capitals: BTreeSet<u32> =
        cities::capitals(&cities, &cities::countries(packages)?).into_values().collect();
    let catalogues = catalogues(packages)?;
    let languages = languages_of(&catalogues);
    let prominence = |id: u32, city: &City| {
        let names = city.alternatenames.len().max(languages.get(&id).copied().unwrap_or(0));
        if capitals.contains(&id) {
            cities::prominence(city.population.max(CAPITAL), names) + CAPITAL_BONUS
        } else {
            cities::prominence(city.population, names)
        }
    };
    let mut order: Vec<Ranked<'_>> = cities.iter().map(|(&id, city)| (id, city)).collect();
    order.sort_by(|a, b| prominence(b.0, b.1).total_cmp(&prominence(a.0, a.1)).then(a.0.cmp(&b.0)));
    let record_of: BTreeMap<u32, u32> = order.iter().map(|it| it.0).zip(0..).collect();

    let regions = regions(packages, &cities)?;
    let region_of: BTreeMap<&str, u16> =
        regions.iter().map(|region| region.code.as_str()).zip(0..).collect();
    let mut text = TextWriter::default();
    let mut names = NameIndexWriter::default();

    let home = |city: &City| home(city, &region_of);
    let homes: BTreeSet<Home> = order.iter().map(|(_, city)| home(city)).collect();
    let homes: Vec<Home> = homes.into_iter().collect();
    let settlement = |&(_, city): &Ranked<'_>| {
        let home = homes.binary_search(&home(city)).expect("all were collected");
        SettlementRecord::new(city.point(), home, city.population, text.add(&city.name))
    };
    let settlements: Vec<_> = order.iter().map(settlement).collect();
    let known: Vec<_> =
        order.iter().map(|&(id, city)| Prominence::new(prominence(id, city))).collect();
    let preferred = Preferred::new(&cities);
    add_names(&order, &preferred, &mut names);
    add_spellings(&order, &preferred, &mut names);
    add_language_names(&catalogues, &record_of, &preferred, &mut names);
    let packed_regions =
        pack_regions(&regions, &settlements, &homes, &preferred, &mut text, &mut names);
    add_aliases(packages, &record_of, &regions, &mut names)?;

    let score = |record: u32| {
        let record = record as usize;
        match known.get(record) {
            Some(prominence) => prominence.value(),
            None => packed_regions[record - settlements.len()].prominence.value(),
        }
    };
    let mut archive = ArchiveWriter::new(LAYER_VERSION);
    archive.records("settlements", &settlements);
    let ids: Vec<_> = order.iter().map(|&(id, _)| U24::new(id)).collect();
    archive.records("ids", &ids);
    archive.records("prominence", &Prominence::ranks(&known));
    archive.records("homes", &homes);
    archive.records("regions", &packed_regions);
    archive.table("text", text.finish());
    names.write(&mut archive, score);
    Ok(archive.finish())
}

/// A town with its GeoNames number; lists of them are in the order of the records.
type Ranked<'c> = (u32, &'c City);

/// The country and the region that a town is in.
fn home(city: &City, region_of: &BTreeMap<&str, u16>) -> Home {
    let code = format!("{}.{}", city.countrycode, city.admin1code);
    let region = region_of.get(code.as_str()).copied().unwrap_or(NO_REGION);
    Home { country: country_bytes(&city.countrycode), region: U16::new(region) }
}

/// The towns' names in their own list; one that it shares with a place nearby counts less.
fn add_names(order: &[Ranked<'_>], preferred: &Preferred, names: &mut NameIndexWriter) {
    for (record, &(id, city)) in (0..).zip(order) {
        names.add(&city.name, record, NameKind::Preferred);
        for name in &city.alternatenames {
            let borrowed = preferred.is_neighbours(name, id) || preferred.is_small_towns(name, id);
            let kind = kind_of(name);
            names.add(name, record, if borrowed { kind.max(BORROWED) } else { kind });
        }
    }
}

fn country_bytes(code: &str) -> [u8; 2] {
    code.as_bytes().try_into().unwrap_or([b' '; 2])
}

/// GeoNames does not say what an alternate name is, but codes and transliterations show by their
/// letters.
fn kind_of(name: &str) -> NameKind {
    let code = name.len() <= 4 && name.bytes().all(|byte| byte.is_ascii_uppercase());
    if code {
        NameKind::Code
    } else if name.starts_with(|first: char| first.is_lowercase() && first < '\u{250}') {
        NameKind::Romanisation
    } else {
        NameKind::Alternate
    }
}

/// Countries whose towns have Cyrillic names that the program's languages spell by rule.
const CYRILLIC: [&str; 11] = ["AM", "AZ", "BY", "GE", "KG", "KZ", "MD", "RU", "TJ", "UA", "UZ"];
/// Smaller places are not worth the room.
const LEAST_SPELLED: u32 = 2_000;

/// The Latin spellings of Cyrillic names: "Tschassiw Jar", "Nijni Taguil".
fn add_spellings(order: &[Ranked<'_>], preferred: &Preferred, names: &mut NameIndexWriter) {
    for (record, &(id, city)) in (0..).zip(order) {
        let small = city.population < LEAST_SPELLED;
        if small || !CYRILLIC.contains(&city.countrycode.as_str()) {
            continue;
        }
        let ukrainian = city.countrycode == "UA";
        let tongue = if ukrainian { Tongue::Ukrainian } else { Tongue::Russian };
        for name in &city.alternatenames {
            for spelling in cyrillic::latin(name, tongue) {
                let taken = preferred.is_anothers(&spelling, id);
                if spelling.chars().count() > 3 && !taken {
                    names.add(&spelling, record, NameKind::Alternate);
                }
            }
        }
    }
}

/// Where languages are at home, as far as a town there may bear the name that its language gives to
/// a greater one abroad.
static HOMES: &[(&str, &[&str])] = &[
    ("de", &["AT", "CH", "DE"]),
    ("es", &["ES"]),
    ("fr", &["BE", "CH", "FR"]),
    ("it", &["CH", "IT"]),
    ("ru", &["RU"]),
];

/// The usual names of settlements in one language.
pub struct Catalogue {
    pub language: String,
    /// GeoNames ids with the names.
    pub names: Vec<(u32, String)>,
}

/// The catalogues of all languages.
pub fn catalogues(packages: &Packages) -> anyhow::Result<Vec<Catalogue>> {
    let mut catalogues = Vec::new();
    packages.each("libgeonames", |path, bytes| {
        let language = path.split_once("/locale/").and_then(|(_, rest)| rest.split('/').next());
        let Some(language) = language.filter(|_| path.ends_with("/geonames.mo")) else {
            return Ok(());
        };
        let bytes = bytes()?;
        let messages = gettext::messages(&bytes)?.into_iter();
        let names = messages.filter_map(|(id, name)| Some((id.parse().ok()?, name.to_owned())));
        catalogues.push(Catalogue { language: language.to_owned(), names: names.collect() });
        Ok(())
    })?;
    Ok(catalogues)
}

/// How many languages have a name of their own for a settlement, or use the same as others.
fn languages_of(catalogues: &[Catalogue]) -> BTreeMap<u32, usize> {
    let mut languages = BTreeMap::new();
    for (id, _) in catalogues.iter().flat_map(|it| &it.names) {
        *languages.entry(*id).or_default() += 1;
    }
    languages
}

/// The usual names by language.
fn add_language_names(
    catalogues: &[Catalogue],
    record_of: &BTreeMap<u32, u32>,
    preferred: &Preferred,
    names: &mut NameIndexWriter,
) {
    for Catalogue { language, names: of_language } in catalogues {
        let read = READ_LANGUAGES.contains(&language.as_str());
        let homes = HOMES.iter().find(|(code, _)| code == language);
        let homes = homes.map_or(&[][..], |(_, homes)| homes);
        for (id, name) in of_language {
            let Some(&record) = record_of.get(id) else { continue };
            let borrowed =
                preferred.is_neighbours(name, *id) || !read && preferred.is_towns(name, *id);
            let kind = if borrowed {
                BORROWED
            } else if preferred.is_towns_in(homes, name, *id) {
                NameKind::Shared
            } else {
                NameKind::Language
            };
            names.add(name, record, kind);
        }
    }
}

/// The regions of GeoNames, with the points and names that Natural Earth has for them.
fn regions(packages: &Packages, cities: &BTreeMap<u32, City>) -> anyhow::Result<Vec<Region>> {
    let mut regions: Vec<Region> = units::first_level(packages)?
        .into_iter()
        .map(|FirstLevel { code, name }| Region {
            id: format!("geonames-admin1:{code}"),
            code,
            name,
            point: None,
            names: BTreeMap::new(),
        })
        .collect();
    regions.sort_by(|a, b| a.code.cmp(&b.code));
    regions.dedup_by(|a, b| a.code == b.code);
    let units = units::of_regions(packages, cities)?;
    for region in &mut regions {
        if let Some(properties) = units.get(&region.code) {
            describe(region, properties);
        }
    }
    Ok(regions)
}

fn describe(region: &mut Region, properties: &geojson::JsonObject) {
    let number = |key: &str| properties.get(key).and_then(|value| value.as_f64());
    if let Some(code) = units::iso(properties) {
        region.id = format!("iso3166-2:{code}");
    }
    if let (Some(lon), Some(lat)) = (number("longitude"), number("latitude")) {
        region.point = Some(Point::new(lon, lat));
    }
    for (key, name) in units::names(properties) {
        let language = key.strip_prefix("name_").unwrap_or_default();
        let read = key == "name" || READ_LANGUAGES.contains(&language);
        *region.names.entry(name.to_owned()).or_default() |= read;
    }
}

fn pack_regions(
    regions: &[Region],
    settlements: &[SettlementRecord],
    homes: &[Home],
    preferred: &Preferred,
    text: &mut TextWriter,
    names: &mut NameIndexWriter,
) -> Vec<RegionRecord> {
    let mut populations = vec![0_u64; regions.len()];
    let mut first = vec![None; regions.len()];
    for settlement in settlements {
        let region = usize::from(homes[settlement.home()].region.get());
        if let Some(sum) = populations.get_mut(region) {
            *sum += u64::from(settlement.population());
            first[region].get_or_insert(PackedPoint::new(settlement.point()));
        }
    }
    let mut packed = Vec::with_capacity(regions.len());
    for (index, region) in regions.iter().enumerate() {
        let record = (settlements.len() + index) as u32;
        names.add(&region.name, record, NameKind::Preferred);
        for (name, &read) in &region.names {
            let borrowed = !read && preferred.is_towns(name, NO_TOWN);
            names.add(name, record, if borrowed { BORROWED } else { NameKind::Language });
        }
        let population = populations[index];
        let known =
            (population.max(100) as f64).log10() + (1.0 + region.names.len() as f64).log10();
        packed.push(RegionRecord {
            // Without a point of its own a region is shown at its most prominent settlement.
            point: region
                .point
                .map(PackedPoint::new)
                .or(first[index])
                .unwrap_or_else(|| PackedPoint::new(Point::new(0.0, 0.0))),
            population: U32::new(u32::try_from(population).unwrap_or(u32::MAX)),
            name: text.add(&region.name),
            id: text.add(&region.id),
            country: country_bytes(&region.code[..2]),
            prominence: Prominence::new(known - REGION_PENALTY),
        });
    }
    packed
}

/// The names that `aliases.csv` adds to settlements and regions.
fn add_aliases(
    packages: &Packages,
    record_of: &BTreeMap<u32, u32>,
    regions: &[Region],
    names: &mut NameIndexWriter,
) -> anyhow::Result<()> {
    let region_record: BTreeMap<&str, u32> =
        regions.iter().map(|region| region.id.as_str()).zip(record_of.len() as u32..).collect();
    for alias in tables::aliases(&packages.geodata)? {
        let settlement = alias.target.strip_prefix("geonames:").and_then(|id| id.parse().ok());
        let record = match settlement {
            Some(id) => record_of.get(&id),
            None => region_record.get(alias.target.as_str()),
        };
        match record {
            Some(&record) => names.add(&alias.name, record, NameKind::Language),
            None if ["iso3166:", "iata:"].iter().any(|it| alias.target.starts_with(it)) => {}
            None => anyhow::bail!("aliases.csv: {} is unknown: {}", alias.name, alias.target),
        }
    }
    Ok(())
}
