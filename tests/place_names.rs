//! Names in many languages lead to the places that people mean by them.

use geo::Point;
use luftlinie::atlas::{Atlas, CountryCode, PlaceClass, QueryError};
use luftlinie::geodesy::distance_m;

/// The id of the place that `argument` is taken for.
fn resolved(argument: &str) -> String {
    match Atlas::embedded().resolve(argument) {
        Ok(resolved) => resolved.place.id.to_string(),
        Err(error) => format!("{error}; {}", error.help(Atlas::embedded())),
    }
}

fn rows(table: &str) -> impl Iterator<Item = Vec<String>> + use<'_> {
    table.lines().skip(1).map(|line| {
        let mut fields = Vec::from([String::new()]);
        let mut quoted = false;
        for character in line.chars() {
            match character {
                '"' => quoted = !quoted,
                ',' if !quoted => fields.push(String::new()),
                _ => fields.last_mut().expect("never empty").push(character),
            }
        }
        fields
    })
}

fn check(expected: &[(&str, &str)]) {
    let wrong: Vec<String> = expected
        .iter()
        .map(|(argument, id)| (argument, id, resolved(argument)))
        .filter(|(_, id, found)| *id != found)
        .map(|(argument, id, found)| format!("{argument}: {found} instead of {id}"))
        .collect();
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn cities_are_found_in_many_languages() {
    let table = include_str!("fixtures/place_names.csv");
    let rows: Vec<_> =
        rows(table).map(|row| (row[0].clone(), format!("geonames:{}", row[1]))).collect();
    assert!(rows.len() > 400);
    let expected: Vec<_> = rows.iter().map(|(name, id)| (name.as_str(), id.as_str())).collect();
    check(&expected);
}

#[test]
fn countries_are_found_by_names_and_codes() {
    check(&[
        ("Nordkorea", "iso3166:KP"),
        ("North Korea", "iso3166:KP"),
        ("Corée du Nord", "iso3166:KP"),
        ("Северная Корея", "iso3166:KP"),
        ("조선민주주의인민공화국", "iso3166:KP"),
        ("Demokratische Volksrepublik Korea", "iso3166:KP"),
        ("KP", "iso3166:KP"),
        ("PRK", "iso3166:KP"),
        ("Russland", "iso3166:RU"),
        ("Rußland", "iso3166:RU"),
        ("Russia", "iso3166:RU"),
        ("RUS", "iso3166:RU"),
        ("Georgia", "iso3166:GE"),
        ("Georgien", "iso3166:GE"),
        ("die Türkei", "iso3166:TR"),
        ("Türkiye", "iso3166:TR"),
        ("Weißrussland", "iso3166:BY"),
        ("Burma", "iso3166:MM"),
        ("Holland", "iso3166:NL"),
        ("Great Britain", "iso3166:GB"),
        ("the States", "iso3166:US"),
        ("die USA", "iso3166:US"),
        ("Kosovo", "iso3166:XK"),
        ("Elfenbeinküste", "iso3166:CI"),
        ("Côte d’Ivoire", "iso3166:CI"),
        ("Tschechien", "iso3166:CZ"),
        ("Ungarn", "iso3166:HU"),
        ("Österreich", "iso3166:AT"),
        ("Oesterreich", "iso3166:AT"),
        ("Niger", "iso3166:NE"),
        ("中国", "iso3166:CN"),
    ]);
}

#[test]
fn a_name_is_that_of_the_better_known_place() {
    check(&[
        // Not a region that some language calls so …
        ("Albany", "geonames:5106834"),
        ("Santander", "geonames:3109718"),
        ("Sơn Tây", "geonames:1567621"),
        // … but one whose own name it is,
        ("Montana", "iso3166-2:US-MT"),
        ("Ontario", "iso3166-2:CA-ON"),
        // not the country that is called so in French alone,
        ("Salvador", "geonames:3450554"),
        // nor the larger city that is hardly ever called so,
        ("Pāli", "geonames:1260716"),
        ("Sakata", "geonames:1853140"),
        ("Fredericia", "geonames:2621951"),
        // nor the town in Pennsylvania that is spelt in more ways,
        ("Reading", "geonames:2639577"),
        // and an island's capital, however small.
        ("Jamestown", "geonames:3370903"),
    ]);
}

#[test]
fn a_region_has_its_own_names_alone() {
    check(&[
        ("Bretagne", "geonames-admin1:FR.53"),
        ("Mayenne", "geonames:2994935"),
        ("Kemerovo Oblast", "iso3166-2:RU-KEM"),
        ("Central Luzon", "geonames-admin1:PH.03"),
    ]);
    assert!(Atlas::embedded().resolve("Agusan del Norte").is_err());
}

#[test]
fn persian_words_are_joined_with_or_without_a_space() {
    check(&[
        ("نجف آباد", "geonames:418606"),
        ("نجف\u{200c}آباد", "geonames:418606"),
        ("خرم آباد", "geonames:127349"),
        ("خرم\u{200c}آباد", "geonames:127349"),
    ]);
}

#[test]
fn what_the_gazetteer_lacks_is_in_the_hand_kept_table() {
    check(&[
        ("Khasan", "luftlinie:khasan"),
        ("Chassan", "luftlinie:khasan"),
        ("Хасан", "luftlinie:khasan"),
        ("Tumangang", "luftlinie:tumangang"),
        ("Tumen River", "luftlinie:tumen"),
        ("Tuman", "luftlinie:tumen"),
        ("Duman", "luftlinie:tumen"),
        ("Freundschaftsbrücke", "luftlinie:friendship-bridge-korea-russia"),
        ("Donau", "luftlinie:danube"),
        ("Sibirien", "luftlinie:siberia"),
        ("Krim", "luftlinie:crimea"),
        ("Bodensee", "luftlinie:constance"),
        ("Schwarzes Meer", "luftlinie:black-sea"),
        ("Mont Blanc", "luftlinie:mont-blanc"),
        ("Scotland", "geonames-admin1:GB.SCT"),
        ("Schottland", "geonames-admin1:GB.SCT"),
        ("Bayern", "iso3166-2:DE-BY"),
        ("Bavière", "iso3166-2:DE-BY"),
        ("Texas", "iso3166-2:US-TX"),
        ("Primorsky Krai", "iso3166-2:RU-PRI"),
    ]);
}

#[test]
fn a_country_or_region_behind_a_comma_decides() {
    check(&[
        ("Paris, France", "geonames:2988507"),
        ("Paris, Texas", "geonames:4717560"),
        ("Paris, TX", "geonames:4717560"),
        ("Paris, US", "geonames:4717560"),
        ("Springfield, Illinois", "geonames:4250542"),
        ("Springfield, IL", "geonames:4250542"),
        ("Springfield, Massachusetts", "geonames:4951788"),
        ("Georgetown, Guyana", "geonames:3378644"),
        ("Valencia, Venezuela", "geonames:3625549"),
        ("Seoul, South Korea", "geonames:1835848"),
        ("Seoul, Korea", "geonames:1835848"),
        ("Hong Kong, China", "geonames:1819729"),
        ("Edinburgh, Scotland", "geonames:2650225"),
        ("Kinshasa, Democratic Republic of the Congo", "geonames:2314302"),
        ("Brazzaville, Congo", "geonames:2260535"),
        ("Singapore, Singapore", "geonames:1880252"),
        ("Luxemburg, Luxemburg", "geonames:2960316"),
        ("Washington, D.C.", "geonames:4140963"),
        ("Moskau, Russland", "geonames:524901"),
    ]);
}

#[test]
fn a_name_that_no_larger_place_has_is_a_village_s() {
    check(&[
        ("Hsipaw", "village:22.619,97.298"),
        (" hsipaw ", "village:22.619,97.298"),
        ("Hsipaw, Myanmar", "village:22.619,97.298"),
        ("Casaccia, Graubünden", "village:46.391,9.665"),
        ("Dvani, GE", "village:42.159,43.877"),
        ("village:42.159,43.877", "village:42.159,43.877"),
        // The gazetteer's own settlements come first, however many villages share the name.
        ("Neuhof", "geonames:2864936"),
        (
            "Hsipaw, Thailand",
            "no place called \"Hsipaw\" in Thailand; \
             there is Hsipaw (settlement, MM, village:22.619,97.298)",
        ),
    ]);
}

#[test]
fn none_of_several_villages_is_chosen() {
    let atlas = Atlas::embedded();
    for name in ["Steinbruch", "Steinbruch, Austria", "Steinbruch, Oberösterreich"] {
        let error = atlas.resolve(name).unwrap_err();
        let QueryError::Several { places, .. } = &error else { panic!("{name}: {error}") };
        assert!(places.len() > 1, "{name}");
        assert!(
            places.iter().all(|place| error.help(Atlas::embedded()).contains(&*place.id.0)),
            "{name}"
        );
    }
}

#[test]
fn ids_and_coordinates_are_places() {
    check(&[
        ("geonames:1871859", "geonames:1871859"),
        ("iso3166:KP", "iso3166:KP"),
        ("iso3166-2:DE-BY", "iso3166-2:DE-BY"),
        ("iata:VVO", "iata:VVO"),
        ("39.0392,125.7625", "geo:39.0392,125.7625"),
        ("39,0392; 125,7625", "geo:39.0392,125.7625"),
        ("geo:39.0392,125.7625", "geo:39.0392,125.7625"),
        ("K2", "luftlinie:k2"),
        (
            "125.7625,39.0392",
            "latitude 125.7625 is out of range; are latitude and longitude swapped?; \
             latitudes lie between -90 and 90; the other way round it is 39.0392,125.7625",
        ),
        (
            "geonames:1",
            "no place has the id \"geonames:1\"; \
             ids look like geonames:1871859, iso3166:KP, iso3166-2:DE-BY or iata:VVO",
        ),
        (
            "",
            "no place given; give a name, such as Pyongyang, or coordinates, such as 39.04,125.75",
        ),
    ]);
}

#[test]
fn an_unknown_name_carries_the_nearest_names() {
    for (typed, meant) in
        [("Pjöngjangg", "Pyongyang"), ("Wladivostock", "Vladivostok"), ("Berlinn", "Berlin")]
    {
        let nearest = Atlas::embedded().suggest(typed);
        assert!(nearest.iter().any(|name| name == meant), "{typed}: {nearest:?}");
    }
    let error = Atlas::embedded().resolve("Pyongyang, France").unwrap_err();
    assert_eq!(error.to_string(), "no place called \"Pyongyang\" in France");
    assert!(
        error.help(Atlas::embedded()).starts_with("there is Pyongyang (settlement, "),
        "{}",
        error.help(Atlas::embedded())
    );
}

#[test]
fn an_ambiguous_name_lists_the_others() {
    let resolved = Atlas::embedded().resolve("Springfield").unwrap();
    assert!(resolved.ambiguous && resolved.others.len() > 3);
    let paris = Atlas::embedded().resolve("Paris").unwrap();
    assert!(!paris.ambiguous, "{:?}", paris.others.first());
}

#[test]
fn nationalities_are_understood_in_their_case_forms() {
    let cases = [
        ("de", "nordkoreanischen", "KP"),
        ("de", "russische", "RU"),
        ("de", "papua-neuguineisches", "PG"),
        ("de", "deutschem", "DE"),
        ("en", "North Korean", "KP"),
        ("en", "Russians", "RU"),
        ("en", "Swiss", "CH"),
        ("fr", "nord-coréenne", "KP"),
        ("fr", "russes", "RU"),
        ("es", "norcoreana", "KP"),
        ("es", "españolas", "ES"),
        ("it", "tedesca", "DE"),
        ("it", "cinesi", "CN"),
        ("ru", "российского", "RU"),
        ("ru", "северокорейской", "KP"),
        ("ru", "немецкий", "DE"),
    ];
    for (language, word, country) in cases {
        let found = Atlas::embedded().country_by_demonym(language, word);
        assert_eq!(found.and_then(|it| it.country), CountryCode::new(country), "{language} {word}");
    }
    assert_eq!(Atlas::embedded().country_by_demonym("de", "typisch"), None);
}

#[test]
fn every_country_has_a_name_and_most_have_a_capital() {
    let atlas = Atlas::embedded();
    let countries: Vec<_> = atlas.countries().collect();
    assert_eq!(countries.len(), 250);
    let capital = |code: &str| {
        let code = CountryCode::new(code).unwrap();
        atlas.capital(code).map(|place| place.name.into_owned())
    };
    let without: Vec<_> = countries
        .iter()
        .filter_map(|it| it.country)
        .filter(|&code| atlas.capital(code).is_none())
        .map(|code| code.to_string())
        .collect();
    assert_eq!(without.join(" "), "AQ BV HM PW TK UM");
    let known = [
        ("KP", "Pyongyang"),
        ("RU", "Moscow"),
        ("AU", "Canberra"),
        ("BR", "Brasília"),
        ("XK", "Pristina"),
    ];
    for (code, name) in known {
        assert_eq!(capital(code).as_deref(), Some(name));
    }
    assert!(countries.iter().all(|it| it.class == PlaceClass::Country && !it.name.is_empty()));
}

#[test]
fn no_argument_makes_it_panic() {
    let mut state = 0x9e37_79b9_7f4a_7c15_u64;
    let mut random = move || {
        state ^= state << 13;
        state ^= state >> 7;
        state ^= state << 17;
        state
    };
    let alphabet: Vec<char> =
        "0189.,;:-+°′″'\"NSEWOnord ost geo:iata, Bärlin한が\u{301}\u{0}\u{202e}".chars().collect();
    for _ in 0..60 {
        let len = random() % 24;
        let text: String =
            (0..len).map(|_| alphabet[(random() % alphabet.len() as u64) as usize]).collect();
        let bytes: Vec<u8> = (0..len).map(|_| random() as u8).collect();
        for argument in [text.as_str(), &String::from_utf8_lossy(&bytes)] {
            if let Err(error) = Atlas::embedded().resolve(argument) {
                assert!(!error.to_string().is_empty() && !error.help(Atlas::embedded()).is_empty());
            }
        }
    }
}

#[test]
fn coordinates_are_read_in_every_notation_and_names_come_first() {
    let at = |argument: &str| {
        let place = Atlas::embedded().resolve(argument).expect(argument).place;
        (place.class == PlaceClass::Point).then(|| (place.point.y(), place.point.x()))
    };
    // Vienna's St. Stephen's Cathedral, to within a hundred metres.
    for argument in [
        "48.2085,16.3731",
        "48°12′30.6″N 16°22′23.2″O",
        "+48.2085+016.3731/",
        "utm 33U 602000 5340500",
        "33U 602000 5340500",
        "33UXP0200040500",
        "33U XP 02000 40500",
        "u2edk8",
        "geohash:u2edk8",
        "8FWR695F+C6",
        "695F+C6 Wien",
        "695F+C6, Wien",
    ] {
        let (lat, lon) = at(argument).unwrap_or_else(|| panic!("{argument} is a name"));
        let near = (lat - 48.2085).abs() < 0.005 && (lon - 16.3731).abs() < 0.006;
        assert!(near, "{argument}: {lat} {lon}");
    }
    // Each of these could be a geohash or begins like one, and is a town.
    for name in ["Dresden", "dresden", "Essen", "Bremen3", "bern3"] {
        assert_eq!(Atlas::embedded().resolve(name).ok().and_then(|_| at(name)), None, "{name}");
    }
    // What is only partly understood is computed from no more than the rest.
    for wrong in
        ["33U 602000", "33UXP02000405", "8FWR695F+C", "48.2085 16.3731 7", "695F+C6 Xyzzyq"]
    {
        if let Some((lat, lon)) = Atlas::embedded().resolve(wrong).ok().and_then(|_| at(wrong)) {
            panic!("{wrong}: {lat} {lon}");
        }
    }
}

/// Spellings that no package lists follow from the rules of each language, and short forms from
/// those of writing.
#[test]
fn spellings_by_rule_are_understood() {
    check(&[
        ("Nischni Tagil", "geonames:520494"),
        ("Nijni Taguil", "geonames:520494"),
        ("Iekaterinbourg", "geonames:1486209"),
        ("Tschassiw Jar", "geonames:710915"),
        ("St-Étienne", "geonames:2980291"),
        ("Sainte Étienne", "no place called \"Sainte Étienne\"; did you mean Saint-Étienne?"),
        ("El Kut", "geonames:99131"),
        ("Abu Samra", "geonames:398806"),
        ("الخرطوم", "geonames:379252"),
        ("أبو ظبي", "geonames:292968"),
        ("ایرانشهر", "geonames:1160939"),
    ]);
}

/// Each language has names for great cities that are a smaller town's own where it is spoken.
#[test]
fn a_towns_own_name_goes_before_a_foreign_citys_name_in_its_language() {
    check(&[
        ("Valence", "geonames:2971053"),
        ("Florence", "geonames:3176959"),
        ("Florencia", "geonames:3176959"),
        ("Odessa", "geonames:698740"),
    ]);
}

#[test]
fn airports_and_sights_have_names_of_their_own() {
    check(&[
        ("Malpensa", "iata:MXP"),
        ("Flughafen Wien-Schwechat", "iata:VIE"),
        ("仁川国际机场", "iata:ICN"),
        ("White House", "luftlinie:white-house"),
        ("Tadsch Mahal", "luftlinie:taj-mahal"),
        ("Insel Hiddensee", "luftlinie:hiddensee"),
    ]);
}

/// CLDR's names of large cities in the languages that the program reads, without a country.
#[test]
fn large_cities_are_found_by_the_names_of_another_source() {
    let atlas = Atlas::embedded();
    let rows: Vec<_> = rows(include_str!("data/city_names.csv")).collect();
    let leads_there = |row: &&Vec<String>| {
        let (lat, lon): (f64, f64) = (row[3].parse().unwrap(), row[4].parse().unwrap());
        atlas
            .resolve_point(&row[0])
            .is_ok_and(|resolved| distance_m(resolved.place.point, Point::new(lon, lat)) < 20_000.0)
    };
    let (found, all) = (rows.iter().filter(leads_there).count(), rows.len());
    assert!(all > 700 && 100 * found >= 99 * all, "{found} of {all}");
}
