//! Statements about real places, true and false, with the verdict that a careful editor would give.
//!
//! The wording is the project's own; the facts are checked against the published figures that
//! `geodata/` cites. Changed facts must change the verdict.

use jiff::civil::{Date, date};
use luftlinie::atlas::Atlas;
use luftlinie::check::{Options, check};
use luftlinie::quantity::HedgeTable;
use luftlinie::text::Document;

/// The API under test: kinds and verdicts of all findings, in the order of the text.
fn findings(text: &str, as_of: Option<Date>) -> Vec<(&'static str, &'static str)> {
    let options = Options { as_of, today: date(2026, 11, 1), hedges: HedgeTable::default() };
    let checked = check(Atlas::embedded(), &Document::new(text), &options);
    checked.findings.iter().map(|finding| (finding.kind, finding.verdict.name())).collect()
}

/// The ids of the places that the findings name.
fn places(text: &str) -> Vec<String> {
    let options = Options { as_of: None, today: date(2026, 11, 1), hedges: HedgeTable::default() };
    let checked = check(Atlas::embedded(), &Document::new(text), &options);
    let named = checked.findings.iter().flat_map(|finding| &finding.places);
    named.map(|named| named.place.id.to_string()).collect()
}

fn expect(text: &str, expected: &[(&str, &str)]) {
    assert_eq!(findings(text, None), expected, "{text}");
}

/// The one finding's verdict.
fn verdict(text: &str) -> &'static str {
    match findings(text, None)[..] {
        [(_, verdict)] => verdict,
        ref other => panic!("{text}: {other:?}"),
    }
}

/// What the findings quote.
fn quotes(text: &str) -> Vec<&str> {
    let options = Options { as_of: None, today: date(2026, 11, 1), hedges: HedgeTable::default() };
    let checked = check(Atlas::embedded(), &Document::new(text), &options);
    checked.findings.iter().map(|finding| finding.span.of(text)).collect()
}

const PYONGYANG: &str = "Von Pjöngjang nach Wladiwostok sind es";

#[test]
fn pyongyang_to_vladivostok_in_changing_figures() {
    for (figure, expected) in [
        ("mehr als 680 Kilometer Luftlinie", "supported"),
        ("rund 690 Kilometer Luftlinie", "supported"),
        ("785 Kilometer Luftlinie", "refuted"),
        ("585 Kilometer Luftlinie", "refuted"),
        ("685 Meilen Luftlinie", "refuted"),
        ("fast 700 Kilometer Luftlinie", "supported"),
        ("mehr als 900 Kilometer Luftlinie", "refuted"),
    ] {
        assert_eq!(verdict(&format!("{PYONGYANG} {figure}.")), expected, "{figure}");
    }
    // The reference point decides: 684.5 km between the gazetteer's points, 688.7 between the
    // stations.
    let close = verdict(&format!("{PYONGYANG} mehr als 685 Kilometer Luftlinie."));
    assert_eq!(close, "inconclusive");
}

#[test]
fn the_same_in_english() {
    for (text, expected) in [
        (
            "Pyongyang and Vladivostok are about 690 kilometres apart as the crow flies.",
            "supported",
        ),
        ("As the crow flies it is 785 kilometres from Pyongyang to Vladivostok.", "refuted"),
        ("The straight-line distance between Pyongyang and Vladivostok is 685 miles.", "refuted"),
    ] {
        assert_eq!(verdict(text), expected, "{text}");
    }
}

#[test]
fn the_border_of_north_korea_and_russia() {
    let border = |figure: &str| format!("Nordkorea und Russland haben eine {figure} lange Grenze.");
    assert!(
        ["supported", "imprecise", "inconclusive"].contains(&verdict(&border("17,2 Kilometer")))
    );
    assert_eq!(verdict(&border("rund 17 Kilometer")), "supported");
    for figure in ["172 Kilometer", "27,2 Kilometer", "1,72 Kilometer"] {
        assert_eq!(verdict(&border(figure)), "refuted", "{figure}");
    }
}

#[test]
fn ranks_of_borders() {
    for (text, expected) in [
        ("Nordkorea grenzt an Russland. Das ist die kürzeste Grenze Russlands.", "supported"),
        ("Nordkorea ist sein Nachbar; das ist die längste Grenze Russlands.", "refuted"),
        ("Norway shares its longest border with Sweden.", "supported"),
        ("Norway shares its longest border with Russia.", "refuted"),
    ] {
        let found = findings(text, None);
        let rank = found.iter().find(|(kind, _)| *kind == "border_rank");
        assert_eq!(rank.map(|(_, verdict)| *verdict), Some(expected), "{text}: {found:?}");
    }
}

#[test]
fn the_river_and_the_bridge() {
    let river = |figure: &str| format!("Der Grenzfluss Tumen ist dort {figure} breit.");
    assert!(["supported", "inconclusive"].contains(&verdict(&river("etwa 500 Meter"))));
    assert_eq!(verdict(&river("fünf Kilometer")), "refuted");
    let built =
        |year: &str| format!("Die Brücke der Freundschaft nach Chassan wurde {year} errichtet.");
    assert_eq!(verdict(&built("1959")), "supported");
    assert_eq!(verdict(&built("1969")), "refuted");
}

#[test]
fn the_date_decides_about_crossings() {
    let text = "Die Brücke ist die einzige Landverbindung zwischen Nordkorea und Russland.";
    for (as_of, expected) in [(date(2023, 9, 5), "supported"), (date(1950, 1, 1), "refuted")] {
        assert_eq!(findings(text, Some(as_of)), [("only_crossing", expected)], "{as_of}");
    }
}

#[test]
fn other_places() {
    for (text, expected) in [
        ("Berlin und Hamburg liegen rund 255 Kilometer Luftlinie auseinander.", "supported"),
        ("Berlin und Hamburg liegen 355 Kilometer Luftlinie auseinander.", "refuted"),
        ("Singapore is about 310 kilometres from Kuala Lumpur as the crow flies.", "supported"),
        ("Singapore is 510 kilometres from Kuala Lumpur as the crow flies.", "refuted"),
        // Published figures of this border have disagreed since Richardson: 987, 1,214, 1,224 …
        ("The border between Spain and Portugal is about 1,200 kilometres long.", "supported"),
        ("The border between Spain and Portugal is about 2,200 kilometres long.", "refuted"),
        (
            "Die Grenze zwischen Papua-Neuguinea und Indonesien ist rund 820 Kilometer lang.",
            "supported",
        ),
        ("Die Grenze zwischen Papua-Neuguinea und Indonesien ist 280 Kilometer lang.", "refuted"),
    ] {
        assert_eq!(verdict(text), expected, "{text}");
    }
    expect("Lesotho has its only land border with South Africa.", &[("border_rank", "supported")]);
}

#[test]
fn names_that_exist_twice_or_not_at_all() {
    // Frankfurt on the Oder is 80 km from Berlin, Frankfurt on the Main more than 400.
    assert_eq!(
        verdict("Frankfurt liegt rund 80 Kilometer Luftlinie von Berlin entfernt."),
        "supported"
    );
    assert_eq!(
        verdict("Frankfurt liegt rund 420 Kilometer Luftlinie von Berlin entfernt."),
        "supported"
    );
    expect("Von Nirgendsheim bis Berlin sind es 80 Kilometer.", &[]);
}

#[test]
fn texts_without_a_statement_about_the_map() {
    for text in [
        "",
        "Der Sieger lief die 42 Kilometer in etwas mehr als zwei Stunden.",
        "Die Rakete hat eine Reichweite von 2.000 Kilometern.",
        "Auf der Autobahn staute sich der Verkehr auf 15 Kilometern.",
        "Der Sturm erreichte 150 Kilometer pro Stunde.",
        "Das Unternehmen verlegt 300 Kilometer Glasfaser zwischen Berlin und Hamburg.",
        "She runs ten miles every day and drinks two litres of water.",
        "The company sold 500 cars in Paris and 300 in Lyon last year.",
    ] {
        expect(text, &[]);
    }
}

/// The words beside a name decide which of its bearers is meant.
#[test]
fn the_kind_and_the_country_beside_a_name_decide() {
    for (text, id) in [
        ("Delsberg liegt im Kanton Jura.", "iso3166-2:CH-JU"),
        (
            "Die brandenburgische Stadt Frankfurt liegt 80 km östlich von Berlin.",
            "geonames:2925535",
        ),
        ("Valence liegt rund 95 Kilometer südlich von Lyon.", "geonames:2971053"),
        ("The Spanish city of Toledo lies 70 km south of Madrid.", "geonames:2510409"),
        ("The Ohio city of Toledo lies 85 km south of Detroit.", "geonames:5174035"),
    ] {
        let found = places(text);
        assert!(found.iter().any(|place| place == id), "{text}: {found:?}");
    }
    // The atlas has no departments, and Switzerland's canton is none.
    let department = places("Lons-le-Saunier liegt im Département Jura.");
    assert!(!department.iter().any(|place| place == "iso3166-2:CH-JU"), "{department:?}");
    let campus = places("From the OSU campus it is 15 miles to Skiatook.");
    assert!(!campus.iter().any(|place| place == "geonames:1926055"), "{campus:?}");
}

/// A region behind the comma decides, be it known as a country first or the town by another.
#[test]
fn the_region_behind_the_comma_decides() {
    for text in [
        "The match was played in Athens, Georgia, about 60 miles east of Atlanta.",
        "The shop stands in Vienna, Virginia, about 12 miles west of Washington.",
        "Paris, Texas, lies about 95 miles northeast of Dallas.",
    ] {
        expect(text, &[("distance", "supported"), ("direction", "supported")]);
    }
    // The next of a list is no region around.
    let list = places("Athens, Georgia and Armenia are 60 miles from Sofia.");
    assert!(!list.iter().any(|place| place == "geonames:4180386"), "{list:?}");
}

/// A country that borders on a country is not the town of its name.
#[test]
fn countries_border_on_countries() {
    assert_eq!(verdict("Luxemburg grenzt an die Niederlande."), "refuted");
    assert_eq!(verdict("Luxemburg grenzt an Belgien."), "supported");
    // So few words tell their language by the verb.
    assert_eq!(verdict("Mongolia borders Kazakhstan."), "refuted");
}

/// "Only" and "surrounded by" say that there are no other neighbours.
#[test]
fn only_neighbours_are_counted() {
    let both = |count: &'static str| [("adjacency", count), ("adjacency", "supported")];
    expect("Portugal grenzt nur an Spanien.", &both("supported"));
    expect("Italien grenzt nur an Frankreich.", &both("refuted"));
    // Who alone encloses a country is its only neighbour, which is one statement.
    assert_eq!(verdict("Lesotho ist vollständig von Südafrika umschlossen."), "supported");
    assert_eq!(verdict("Zambia is surrounded by Angola."), "refuted");
    assert_eq!(verdict("Spanien grenzt nicht nur an Portugal."), "supported");
    assert_eq!(verdict("Italien grenzt im Westen nur an Frankreich."), "supported");
    assert_eq!(verdict("Namibia, das zu Südafrika gehörte, grenzt an vier Staaten."), "supported");
}

/// German puts the verb last in a clause that depends on another.
#[test]
fn verbs_at_the_end_of_a_clause() {
    assert_eq!(verdict("Polen, das an Litauen grenzt, baut eine Bahn."), "supported");
    assert_eq!(verdict("Weil Ungarn an Polen grenzt, fahren Züge."), "refuted");
    assert_eq!(verdict("Polen, das an sieben Staaten grenzt, baut eine Bahn."), "supported");
    assert_eq!(verdict("Österreich, das mit neun Staaten eine Grenze teilt, klagt."), "refuted");
    let both = [("adjacency", "supported"), ("adjacency", "supported"), ("adjacency", "supported")];
    expect("Andorra, das nur an Spanien und Frankreich grenzt, ist klein.", &both);
}

#[test]
fn coasts_are_had_or_not() {
    for (text, expected) in [
        ("Bhutan hat keinen Zugang zum Meer.", "supported"),
        ("Weil Uruguay keinen Zugang zum Meer hat, fehlt ein Hafen.", "refuted"),
        ("Der Binnenstaat Tschad lebt vom Erdöl.", "supported"),
        ("The landlocked kingdom of Eswatini has a new airport.", "supported"),
        ("Landlocked Ghana has no navy.", "refuted"),
        ("Senegal ist kein Binnenstaat.", "supported"),
        // The Caspian is a sea to some.
        ("Landlocked Kazakhstan builds ships.", "inconclusive"),
    ] {
        assert_eq!(verdict(text), expected, "{text}");
    }
}

/// The map has no borders of another time.
#[test]
fn borders_of_the_past_stay_open() {
    for text in [
        "1985 grenzte Polen an drei Staaten.",
        "Im Jahr 1985 hatte Finnland nur einen Nachbarn.",
        "Damals grenzte Ungarn an fünf Staaten.",
        "In 1970 Germany was smaller than Italy.",
    ] {
        assert_eq!(verdict(text), "inconclusive", "{text}");
    }
    assert_eq!(verdict("Der Minister sagte, Polen grenzte an drei Staaten."), "refuted");
}

/// Near a border, which is named by a country or its adjective.
#[test]
fn what_is_near_a_border() {
    expect("Nairobi lies right on the Somali border.", &[("proximity", "refuted")]);
    expect("Aachen liegt nahe der Grenze zu Belgien.", &[("proximity", "supported")]);
    expect(
        "The train stopped at Przemyśl near the Ukrainian border.",
        &[("proximity", "supported")],
    );
}

/// Two names with what they are between them, or an apposition behind them.
#[test]
fn pairs_with_more_words() {
    for text in [
        "Singapur und die malaysische Stadt Malakka trennen 200 Kilometer.",
        "Linz und Graz sind 155 beziehungsweise 145 Kilometer von Wien entfernt.",
        "Graz liegt südlich von Wien; Linz, die Stahlstadt, ist 155 Kilometer entfernt.",
    ] {
        let found = findings(text, None);
        assert!(found.iter().any(|it| it.0 == "distance"), "{text}: {found:?}");
        assert!(found.iter().all(|it| it.1 != "refuted"), "{text}: {found:?}");
    }
    let text = "Linz und Graz, nach Wien und Bregenz die schönsten Städte, liegen 400 Kilometer \
                auseinander.";
    assert_eq!(places(text), ["geonames:2772400", "geonames:2778067"]);
    assert_eq!(
        verdict(
            "Vilnius liegt 30 Kilometer von der belarussischen Grenze entfernt, bis \
                        Minsk sind es 170."
        ),
        "supported"
    );
    let text = "Maiduguri lies nearly 700 kilometers northeast of Nigeria's capital.";
    expect(text, &[("distance", "supported"), ("direction", "supported")]);
}

/// A title, a given name or a club's word makes the town behind it a person or a club.
#[test]
fn persons_and_clubs_are_no_towns() {
    for text in [
        "Frau Kassel wohnt 150 Kilometer südlich von Hamburg.",
        "Dr. Münster wohnt 500 Kilometer nördlich von München.",
        "Hansa Rostock spielte 50 Kilometer westlich von Berlin.",
        "Gegner ist Hannover 96, 250 Kilometer westlich von Hamburg.",
        "Prinz Albert von Hannover sprach 50 Kilometer südlich von Hamburg.",
        "Jack London lived 50 miles south of Paris.",
        "Ms London lives 300 miles east of Paris.",
    ] {
        let found = findings(text, None);
        assert!(found.iter().all(|it| it.1 != "refuted"), "{text}: {found:?}");
    }
    assert_eq!(verdict("Kassel liegt 150 Kilometer von Hamburg entfernt."), "refuted");
}

/// "The border is so far from A" says where A lies, not how long the border is.
#[test]
fn a_border_may_be_the_subject_of_a_distance() {
    expect("The Russian border is 30 km from Kharkiv.", &[("proximity", "inconclusive")]);
    expect("Die Küste liegt 300 Kilometer von Berlin entfernt.", &[("proximity", "refuted")]);
    expect(
        "Die Grenze zu Polen ist 200 Kilometer von Berlin entfernt.",
        &[("proximity", "refuted")],
    );
}

/// What made the distance true is what the direction is measured from.
#[test]
fn distance_and_direction_mean_the_same_places() {
    expect(
        "Brünn, 111 Kilometer südlich von Wien, hat eine Messe.",
        &[("distance", "supported"), ("direction", "refuted")],
    );
}

#[test]
fn islands_lie_off_the_coast_of_the_mainland() {
    let proximity = |text: &str, verdict: &str| expect(text, &[("proximity", verdict)]);
    proximity("Mallorca liegt 170 Kilometer vor der spanischen Küste.", "supported");
    proximity("Helgoland liegt 4,8 Kilometer vor der deutschen Küste.", "refuted");
    proximity("Madagascar lies 400 km off the coast of Africa.", "supported");
    proximity("Madagascar lies 1,600 km off the coast of Africa.", "refuted");
    // The next island may be meant, or the town's own coast.
    proximity("Lampedusa lies 205 km off the coast of Italy.", "inconclusive");
    proximity("Palermo lies 3 km from the Italian coast.", "inconclusive");
    // On the map a dam makes it a part of the mainland.
    proximity("Sylt liegt 9 Kilometer vor der Küste Schleswig-Holsteins.", "unverifiable");
}

#[test]
fn a_misspelt_name_counts_where_it_makes_the_statement_true() {
    let distance = |text: &str, verdict: &str| expect(text, &[("distance", verdict)]);
    distance("Petosi lies 50 miles south-west of Sucre.", "supported");
    distance("Sucre lies 50 miles north-east of Petosi.", "supported");
    distance("Petosi lies 50 miles north-east of Sucre.", "unverifiable");
    // The only town near by that it may be misspelt for lies elsewhere.
    distance("Petosi lies 90 miles south-west of Sucre.", "inconclusive");
    distance(
        "Die 30 Kilometer nördlich von Aleppo gelegene Ortschaft Tal Rifaat fiel.",
        "supported",
    );
    let (sucre, potosi) = ("geonames:3903987", "geonames:3907584");
    assert_eq!(places("Petosi lies 50 miles south-west of Sucre."), [sucre, potosi]);
}

#[test]
fn statements_about_one_nameless_place_bound_each_other() {
    let at = "Das Epizentrum des Bebens lag";
    let two = |places: &str, first: &str, second: &str| {
        expect(&format!("{at} {places}"), &[("distance", first), ("distance", second)]);
    };
    let fitting = "60 Kilometer südlich von Linz und 130 Kilometer westlich von Graz.";
    two(fitting, "inconclusive", "inconclusive");
    let too_far = "60 Kilometer südlich von Linz und 390 Kilometer westlich von Graz.";
    two(too_far, "refuted", "refuted");
    // What lies 130 kilometres from Graz may well be 160 kilometres from Linz, but not north of it.
    let apart = "160 Kilometer nördlich von Linz und 130 Kilometer westlich von Graz.";
    two(apart, "inconclusive", "refuted");
}

#[test]
fn the_airport_of_a_town_needs_no_name() {
    let distance = |text: &str, verdict: &str| expect(text, &[("distance", verdict)]);
    distance("The airport lies 10 km south-west of Riga.", "supported");
    distance("The airport lies 19 km north of Riga.", "unverifiable");
}

#[test]
fn a_village_counts_where_it_makes_the_statement_true() {
    let distance = |text: &str, verdict: &str| expect(text, &[("distance", verdict)]);
    distance("Das Dorf Casaccia liegt 6 Kilometer nordöstlich von Vicosoprano.", "supported");
    distance("Dowerin lies 140 km north-east of Perth.", "supported");
    // The only village of that name in the country may still not be the one that is meant.
    distance("Dowerin lies 340 km north-east of Perth.", "inconclusive");
    distance("Qxarwin lies 340 km north-east of Perth.", "unverifiable");
}

#[test]
fn a_possessor_is_quoted_with_what_it_owns() {
    for (text, expected) in [
        (
            "Graz is Austria's second-largest city after Vienna.",
            "Graz is Austria's second-largest city",
        ),
        (
            "Crete is as large as Cyprus's neighbour Lebanon, they say.",
            "Crete is as large as Cyprus's neighbour Lebanon",
        ),
    ] {
        assert_eq!(quotes(text), [expected]);
    }
}

#[test]
fn a_rank_is_not_called_true_for_the_place() {
    let options = Options { as_of: None, today: date(2026, 11, 1), hedges: HedgeTable::default() };
    for (text, expected) in [
        (
            "Graz ist die drittgrößte Stadt Österreichs.",
            "Graz liegt in: Österreich. Den Rang dort („drittgrößte“) belegt keine Karte.",
        ),
        (
            "Lyon is the third largest city in France.",
            "Lyon lies in France. No map tells its rank there (“third largest”).",
        ),
    ] {
        let checked = check(Atlas::embedded(), &Document::new(text), &options);
        let messages: Vec<&str> = checked.findings.iter().map(|it| it.message.as_str()).collect();
        assert_eq!(messages, [expected]);
    }
}
