//! `--measure`: whether the names of all large cities and capitals lead to them without a country.
//!
//! The names are GeoNames' own and those of its catalogues in five languages and in the first
//! language of the country. Each that leads elsewhere is written into a table with the place to
//! which it leads, so that people can judge who has the better right to the name.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use anyhow::Context;
use luftlinie::atlas::gazetteer::Gazetteer;
use luftlinie::atlas::{Atlas, Place};
use luftlinie::geodesy::distance_m;

use crate::cities::countries;
use crate::gettext;
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

/// The two rows of the table, all cities and the capitals; writes the exceptions.
pub fn rows(atlas: &Atlas, gazetteer: &Gazetteer, packages: &Packages) -> anyhow::Result<Vec<Row>> {
    let capitals: BTreeSet<u32> =
        atlas.countries().filter_map(|it| id(&atlas.capital(it.country?)?)).collect();
    let cities: BTreeMap<u32, Place> = gazetteer
        .each_settlement()
        .filter_map(|place| Some((id(&place)?, place)))
        .filter(|(id, place)| place.population >= CITY || capitals.contains(id))
        .collect();
    let mut tallies = [Tally::default(), Tally::default()];
    let mut exceptions = Vec::new();
    for asked in names(&cities, packages)? {
        let city = &cities[&asked.city];
        let taken = atlas.resolve_point(&asked.name).map(|resolved| resolved.place).ok();
        let outcome = Outcome::of(city, taken.as_ref());
        tallies[0].add(outcome);
        if capitals.contains(&asked.city) {
            tallies[1].add(outcome);
        }
        if outcome != Outcome::Right {
            exceptions.push((city, asked, taken));
        }
    }
    write(&packages.geodata.join(EXCEPTIONS), exceptions)?;
    let [all, of_capitals] = tallies;
    let count = cities.len();
    Ok(vec![
        all.row(format!("cities over {CITY} inhabitants and capitals, {count} in all")),
        of_capitals.row(format!("the {} capitals among them", capitals.len())),
    ])
}

/// What became of a name.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Outcome {
    Right,
    /// A place that has at least as many inhabitants, such as a country, bears the name as well.
    Larger,
    Other,
}

impl Outcome {
    fn of(city: &Place, taken: Option<&Place>) -> Self {
        match taken {
            Some(taken) if distance_m(taken.point, city.point) < SAME_CITY_M => Self::Right,
            Some(taken) if taken.population >= city.population => Self::Larger,
            Some(_) | None => Self::Other,
        }
    }
}

#[derive(Clone, Copy, Default)]
struct Tally {
    right: u32,
    larger: u32,
    other: u32,
}

impl Tally {
    fn add(&mut self, outcome: Outcome) {
        match outcome {
            Outcome::Right => self.right += 1,
            Outcome::Larger => self.larger += 1,
            Outcome::Other => self.other += 1,
        }
    }

    fn row(self, of: String) -> Row {
        let all = self.right + self.larger + self.other;
        let share = |part: u32| 100.0 * f64::from(part) / f64::from(all);
        Row {
            layer: "gazetteer",
            against: format!(
                "{all} names that GeoNames has, in German, English, Spanish, French, Russian and \
                 the country's language, of {of}"
            ),
            result: format!(
                "{:.1} % lead there without a country, {:.1} % to a larger place of that name, \
                 {:.1} % elsewhere (`{EXCEPTIONS}`)",
                share(self.right),
                share(self.larger),
                share(self.other)
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
    packages.each("libgeonames", |path, bytes| {
        let language = path.split_once("/locale/").and_then(|(_, rest)| rest.split('/').next());
        let Some(language) = language.filter(|_| path.ends_with("/geonames.mo")) else {
            return Ok(());
        };
        let everywhere = LANGUAGES.contains(&language);
        if !everywhere && !own.values().any(|own| own == language) {
            return Ok(());
        }
        for (id, name) in gettext::messages(&bytes()?)? {
            let Ok(id) = id.parse() else { continue };
            if cities.contains_key(&id)
                && (everywhere || own.get(&id).is_some_and(|it| it == language))
            {
                asked.entry((id, name.to_owned())).or_default().insert(language.to_owned());
            }
        }
        Ok(())
    })?;
    let names = asked.into_iter();
    Ok(names.map(|((city, name), languages)| Asked { name, languages, city }).collect())
}

/// The largest cities first.
fn write(path: &Path, mut exceptions: Vec<(&Place, Asked, Option<Place>)>) -> anyhow::Result<()> {
    exceptions.sort_by_key(|(city, asked, _)| {
        (std::cmp::Reverse(city.population), asked.city, asked.name.clone())
    });
    let mut table =
        csv::Writer::from_path(path).with_context(|| format!("writing {}", path.display()))?;
    table.write_record([
        "name",
        "languages",
        "meant",
        "inhabitants",
        "leads_to",
        "its_inhabitants",
    ])?;
    let described = |place: &Place| {
        let country = place.country.map_or(String::new(), |code| format!(", {}", code.as_str()));
        format!("{}{country} ({})", place.name, place.id)
    };
    for (city, asked, taken) in exceptions {
        let languages: Vec<_> = asked.languages.into_iter().collect();
        table.write_record([
            asked.name,
            languages.join(" "),
            described(city),
            city.population.to_string(),
            taken.as_ref().map_or("nothing".to_owned(), described),
            taken.map_or(String::new(), |place| place.population.to_string()),
        ])?;
    }
    Ok(table.flush()?)
}
