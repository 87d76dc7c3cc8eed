//! The hand-kept tables of places are sorted, free of doubles, and name a source in every row.

use std::collections::BTreeSet;

use luftlinie::atlas::{Atlas, CountryCode};

/// Every table with the number of leading columns that make a row unique and give the order.
static TABLES: &[(&str, &str, usize)] = &[
    ("aliases", include_str!("../geodata/aliases.csv"), 3),
    ("area_extents", include_str!("../geodata/area_extents.csv"), 1),
    ("capitals", include_str!("../geodata/capitals.csv"), 2),
    ("corrections", include_str!("../geodata/corrections.csv"), 1),
    ("country_names", include_str!("../geodata/country_names.csv"), 1),
    ("country_points", include_str!("../geodata/country_points.csv"), 1),
    ("demonyms", include_str!("../geodata/demonyms.csv"), 2),
    ("features", include_str!("../geodata/features.csv"), 1),
    ("german_names", include_str!("../geodata/german_names.csv"), 1),
    ("reference_points", include_str!("../geodata/reference_points.csv"), 5),
    ("river_lines", include_str!("../geodata/river_lines.csv"), 1),
    ("sea_boxes", include_str!("../geodata/sea_boxes.csv"), 4),
    ("territories", include_str!("../geodata/territories.csv"), 1),
    ("world_regions", include_str!("../geodata/world_regions.csv"), 1),
];

fn rows(table: &str) -> Vec<Vec<String>> {
    let mut rows = Vec::new();
    for line in table.lines().skip(1) {
        let mut fields = Vec::from([String::new()]);
        let mut quoted = false;
        for character in line.chars() {
            match character {
                '"' => quoted = !quoted,
                ',' if !quoted => fields.push(String::new()),
                _ => fields.last_mut().expect("never empty").push(character),
            }
        }
        rows.push(fields);
    }
    rows
}

#[test]
fn tables_are_sorted_unique_and_sourced() {
    for (name, table, key) in TABLES {
        let columns = table.lines().next().unwrap().split(',').count();
        let rows = rows(table);
        let mut seen = BTreeSet::new();
        for row in &rows {
            assert_eq!(row.len(), columns, "{name}: {row:?}");
            assert!(!row[columns - 1].trim().is_empty(), "{name}: {row:?} names no source");
            assert!(seen.insert(row[..*key].to_vec()), "{name}: {row:?} stands there twice");
        }
        let numbers = rows.iter().all(|row| row[0].parse::<u64>().is_ok());
        let sorted = if numbers {
            rows.is_sorted_by_key(|row| row[0].parse::<u64>().ok())
        } else {
            rows.is_sorted_by(|a, b| a[..*key] <= b[..*key])
        };
        assert!(sorted, "{name} is not sorted");
    }
}

#[test]
fn settlements_are_what_corrections_say() {
    for row in rows(include_str!("../geodata/corrections.csv")) {
        let [id, name, latitude, longitude, population, ..] = &row[..] else { panic!("{row:?}") };
        let place = Atlas::embedded().resolve(&format!("geonames:{id}")).expect(name).place;
        assert_eq!(place.name, name.as_str());
        let corrected = [latitude, longitude, population].map(|it| it.parse::<f64>().ok());
        let known = [place.point.y(), place.point.x(), f64::from(place.population)];
        assert!(corrected.iter().any(Option::is_some), "{name}");
        for (corrected, known) in corrected.into_iter().zip(known) {
            assert_eq!(corrected.unwrap_or(known), known, "{name}");
        }
    }
}

#[test]
fn features_lie_on_earth_and_in_known_countries() {
    for row in rows(include_str!("../geodata/features.csv")) {
        let [id, .., lat, lon] = &row[..7] else { panic!("{row:?}") };
        let (lat, lon): (f64, f64) = (lat.parse().unwrap(), lon.parse().unwrap());
        assert!(lat.abs() <= 90.0 && lon.abs() <= 180.0, "{id}");
        for code in row[4].split('|').filter(|code| !code.is_empty()) {
            let country = CountryCode::new(code).and_then(|code| Atlas::embedded().country(code));
            assert!(country.is_some(), "{id}: {code}");
        }
        let resolved = Atlas::embedded().resolve(&format!("luftlinie:{id}")).unwrap();
        assert_eq!(resolved.place.name, row[1].as_str());
    }
}

#[test]
fn every_alias_is_a_name_of_its_target() {
    for row in rows(include_str!("../geodata/aliases.csv")) {
        let candidates = Atlas::embedded().candidates(&row[0]);
        let named = candidates.iter().any(|candidate| candidate.place.id.0 == row[2].as_str());
        assert!(named, "{row:?}: {:?}", candidates.first().map(|it| &it.place.id));
    }
}

#[test]
fn every_demonym_stands_for_its_country() {
    for row in rows(include_str!("../geodata/demonyms.csv")) {
        let found = Atlas::embedded().country_by_demonym(&row[0], &row[1]);
        assert_eq!(found.and_then(|it| it.country), CountryCode::new(&row[2]), "{row:?}");
    }
}

/// Every country of the map has its German name, and every part of the world holds known countries.
#[test]
fn countries_have_names_and_parts_of_the_world_have_countries() {
    let atlas = Atlas::embedded();
    for place in atlas.countries() {
        assert!(atlas.german_name(&place).is_some(), "{}", place.id.0);
    }
    for row in rows(include_str!("../geodata/german_names.csv")) {
        let place = atlas.resolve(&row[0]).unwrap().place;
        assert!(*place.name != row[1] && atlas.german_name(&place) == Some(&row[1]), "{row:?}");
    }
    for row in rows(include_str!("../geodata/world_regions.csv")) {
        for code in [&row[1], &row[2]].into_iter().flat_map(|list| list.split('|')) {
            let known = code.is_empty() || atlas.country_by_code(code).is_some();
            assert!(known, "{}: {code}", row[0]);
        }
        let id = row[0].strip_prefix("luftlinie:").expect("a feature of the tables");
        let features = rows(include_str!("../geodata/features.csv"));
        assert!(features.iter().any(|feature| feature[0] == id), "{id}");
    }
}

#[test]
fn every_table_is_described() {
    let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("geodata");
    let readme = std::fs::read_to_string(folder.join("README.md")).unwrap();
    let names = std::fs::read_dir(&folder).unwrap().map(|entry| entry.unwrap().file_name());
    let names = names.map(|name| name.to_str().unwrap().to_owned());
    let missing: Vec<_> = names
        .filter(|name| name.ends_with(".csv") && !readme.contains(&format!("`{name}`")))
        .collect();
    assert!(missing.is_empty(), "not in geodata/README.md: {missing:?}");
}
