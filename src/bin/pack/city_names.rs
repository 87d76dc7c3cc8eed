//! `--measure`: whether the names of all large cities and capitals lead to them without a country.
//!
//! The names are GeoNames' own and those of its catalogues in five languages and in the first
//! language of the country. Each that leads elsewhere is written into a table with the place to
//! which it leads, so that people can judge who has the better right to the name: of the many
//! cities called San José no more than one can be meant without a country.

use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use anyhow::Context;
use luftlinie::atlas::gazetteer::Gazetteer;
use luftlinie::atlas::names::NameKind;
use luftlinie::atlas::{Atlas, Place, fold};
use luftlinie::geodesy::distance_m;

use crate::cities::countries;
use crate::gazetteer::{self, Catalogue};
use crate::measure::{CITY, Row, SAME_CITY_M};
use crate::packages::Packages;

/// Where the exceptions are written, beside the packed files.
const EXCEPTIONS: &str = "name_exceptions.csv";

const LANGUAGES: [&str; 5] = ["de", "en", "es", "fr", "ru"];

/// A name of a city, with what it is in: `own`, or the codes of languages.
struct Asked {
    name: String,
    languages: BTreeSet<String>,
    city: u32,
}

/// The rows of the table: all cities, the capitals, and each name once; writes the exceptions.
pub fn rows(atlas: &Atlas, gazetteer: &Gazetteer, packages: &Packages) -> anyhow::Result<Vec<Row>> {
    let capitals: BTreeSet<u32> =
        atlas.countries().filter_map(|it| id(&atlas.capital(it.country?)?)).collect();
    let cities: BTreeMap<u32, Place> = gazetteer
        .each_settlement()
        .filter_map(|place| Some((id(&place)?, place)))
        .filter(|(id, place)| place.population >= CITY || capitals.contains(id))
        .collect();
    let mut tallies = [Tally::default(), Tally::default()];
    let mut largest: BTreeMap<String, (u32, Outcome)> = BTreeMap::new();
    let mut exceptions = Vec::new();
    for asked in names(&cities, packages)? {
        let city = &cities[&asked.city];
        let taken = atlas.resolve_point(&asked.name).map(|resolved| resolved.place).ok();
        let outcome = Outcome::of(city, taken.as_ref(), || usual(atlas, &asked.name));
        tallies[0].add(outcome);
        if capitals.contains(&asked.city) {
            tallies[1].add(outcome);
        }
        let known = largest.entry(fold(&asked.name)).or_insert((city.population, outcome));
        if known.0 < city.population {
            *known = (city.population, outcome);
        }
        if outcome != Outcome::Right {
            exceptions.push(Exception { city, asked, outcome, taken });
        }
    }
    write(&packages.geodata.join(EXCEPTIONS), exceptions)?;
    let [all, of_capitals] = tallies;
    let count = cities.len();
    let mut each = Tally::default();
    largest.values().for_each(|(_, outcome)| each.add(*outcome));
    Ok(vec![
        all.row(format!("cities over {CITY} inhabitants and capitals, {count} in all")),
        of_capitals.row(format!("the {} capitals among them", capitals.len())),
        each.of_each_name(),
    ])
}

/// The places whose own or usual name in some language this is.
fn usual(atlas: &Atlas, name: &str) -> Vec<Place> {
    let candidates = atlas.candidates(name).into_iter();
    let usual = candidates.filter(|it| it.kind <= NameKind::Language);
    usual.map(|candidate| candidate.place).collect()
}

/// A name that does not lead to the city.
struct Exception<'a> {
    city: &'a Place,
    asked: Asked,
    outcome: Outcome,
    taken: Option<Place>,
}

/// What became of a name.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Outcome {
    Right,
    /// The name is as well that of a place with at least as many inhabitants, such as a country.
    Larger,
    /// The name is as well that of a better known place.
    Better,
    Other,
}

impl Outcome {
    fn of(city: &Place, taken: Option<&Place>, usual: impl Fn() -> Vec<Place>) -> Self {
        let Some(taken) = taken else { return Self::Other };
        if distance_m(taken.point, city.point) < SAME_CITY_M {
            return Self::Right;
        }
        let bears = usual().iter().any(|place| distance_m(taken.point, place.point) < SAME_CITY_M);
        match bears {
            false => Self::Other,
            true if taken.population >= city.population => Self::Larger,
            true => Self::Better,
        }
    }

    fn describe(self) -> &'static str {
        match self {
            Self::Right => "right",
            Self::Larger => "larger namesake",
            Self::Better => "better known namesake",
            Self::Other => "elsewhere",
        }
    }
}

#[derive(Clone, Copy, Default)]
struct Tally {
    right: u32,
    larger: u32,
    better: u32,
    other: u32,
}

impl Tally {
    fn add(&mut self, outcome: Outcome) {
        match outcome {
            Outcome::Right => self.right += 1,
            Outcome::Larger => self.larger += 1,
            Outcome::Better => self.better += 1,
            Outcome::Other => self.other += 1,
        }
    }

    fn all(self) -> u32 {
        self.right + self.larger + self.better + self.other
    }

    /// In percent.
    fn share(self, part: u32) -> f64 {
        100.0 * f64::from(part) / f64::from(self.all())
    }

    fn row(self, of: String) -> Row {
        Row {
            layer: "gazetteer",
            against: format!(
                "{} names that GeoNames has, in German, English, Spanish, French, Russian and \
                 the country's language, of {of}",
                self.all()
            ),
            result: format!(
                "{:.1} % lead there without a country; shared names are {:.1} %, which lead to a \
                 larger place, and {:.1} %, which lead to a better known one; {:.2} % lead \
                 elsewhere (`{EXCEPTIONS}`)",
                self.share(self.right),
                self.share(self.larger),
                self.share(self.better),
                self.share(self.other)
            ),
        }
    }

    /// The same with each name counted for the largest city that bears it.
    fn of_each_name(self) -> Row {
        Row {
            layer: "gazetteer",
            against: format!("the same names, each counted once, {} in all", self.all()),
            result: format!(
                "{:.1} % lead to the largest place that bears them, {:.1} % to a better known \
                 one, {:.2} % elsewhere",
                self.share(self.right + self.larger),
                self.share(self.better),
                self.share(self.other)
            ),
        }
    }
}

/// The number in a GeoNames id.
fn id(place: &Place) -> Option<u32> {
    place.id.0.strip_prefix("geonames:")?.parse().ok()
}

/// All names of the cities, each once.
fn names(cities: &BTreeMap<u32, Place>, packages: &Packages) -> anyhow::Result<Vec<Asked>> {
    let countries = countries(packages)?;
    let own_language = |place: &Place| {
        let languages = &countries.get(place.country?.as_str())?.languages;
        languages.split([',', '-']).next().map(str::to_owned)
    };
    let own: BTreeMap<u32, String> =
        cities.iter().filter_map(|(id, place)| Some((*id, own_language(place)?))).collect();
    let mut asked: BTreeMap<(u32, String), BTreeSet<String>> = BTreeMap::new();
    for (id, place) in cities {
        asked.entry((*id, place.name.to_string())).or_default().insert("own".to_owned());
    }
    for Catalogue { language, names } in gazetteer::catalogues(packages)? {
        let everywhere = LANGUAGES.contains(&language.as_str());
        for (id, name) in names {
            let own = own.get(&id).is_some_and(|own| *own == language);
            if cities.contains_key(&id) && (everywhere || own) {
                asked.entry((id, name)).or_default().insert(language.clone());
            }
        }
    }
    let names = asked.into_iter();
    Ok(names.map(|((city, name), languages)| Asked { name, languages, city }).collect())
}

/// What leads elsewhere first, then the largest cities.
fn write(path: &Path, mut exceptions: Vec<Exception<'_>>) -> anyhow::Result<()> {
    exceptions.sort_by_key(|it| {
        let elsewhere = it.outcome == Outcome::Other;
        (!elsewhere, Reverse(it.city.population), it.asked.city, it.asked.name.clone())
    });
    let mut table =
        csv::Writer::from_path(path).with_context(|| format!("writing {}", path.display()))?;
    table.write_record([
        "name",
        "languages",
        "meant",
        "inhabitants",
        "outcome",
        "leads_to",
        "its_inhabitants",
    ])?;
    let described = |place: &Place| {
        let country = place.country.map_or(String::new(), |code| format!(", {}", code.as_str()));
        format!("{}{country} ({})", place.name, place.id)
    };
    for Exception { city, asked, outcome, taken } in exceptions {
        let languages: Vec<_> = asked.languages.into_iter().collect();
        table.write_record([
            asked.name,
            languages.join(" "),
            described(city),
            city.population.to_string(),
            outcome.describe().to_owned(),
            taken.as_ref().map_or("nothing".to_owned(), described),
            taken.map_or(String::new(), |place| place.population.to_string()),
        ])?;
    }
    Ok(table.flush()?)
}
