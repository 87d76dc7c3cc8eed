//! What a statement means in its text: who "the country" is, whose border it is, who says it.
//!
//! Each row is a short text with the kinds, the places and the verdicts of its findings. The
//! wording is the project's own.

use jiff::civil::{Date, date};
use luftlinie::atlas::Atlas;
use luftlinie::check::{Finding, Options, check};
use luftlinie::quantity::HedgeTable;
use luftlinie::text::Document;

fn findings(text: &str, as_of: Option<Date>) -> Vec<Finding> {
    let options = Options { as_of, today: date(2026, 11, 1), hedges: HedgeTable::default() };
    check(Atlas::embedded(), &Document::new(text), &options).findings
}

/// The API under test: `kind place place verdict` of all findings, in the order of the text.
fn read(text: &str) -> Vec<String> {
    let line = |finding: &Finding| {
        let places: Vec<&str> = finding.places.iter().map(|it| &*it.place.name).collect();
        format!("{}: {} – {}", finding.kind, places.join(", "), finding.verdict.name())
    };
    findings(text, None).iter().map(line).collect()
}

fn expect(rows: &[(&str, &[&str])]) {
    for (text, expected) in rows {
        assert_eq!(read(text), *expected, "{text}");
    }
}

/// "The border with B" has one name; the other is the subject's, or the text's.
#[test]
fn a_border_with_one_name_is_the_subjects() {
    expect(&[
        (
            "Österreich hat acht Nachbarn. Die Grenze zu Italien ist etwa 400 Kilometer lang, \
                die \
             zur Schweiz rund 160 Kilometer.",
            &[
                "adjacency: Austria – supported",
                "border_length: Austria, Italy – supported",
                "border_length: Austria, Switzerland – supported",
            ],
        ),
        (
            "Paraguay has no coast. In the north lies Bolivia, in the east Brazil. The border \
                with \
             Argentina is about 2,530 km long, that with Bolivia about 750 km.",
            &[
                "adjacency: Paraguay – supported",
                "adjacency: Paraguay, Bolivia – supported",
                "adjacency: Paraguay, Brazil – supported",
                "border_length: Paraguay, Argentina – supported",
                "border_length: Paraguay, Bolivia – supported",
            ],
        ),
        (
            "Le Laos est un pays enclavé. La frontière avec le Cambodge est longue d'environ \
                540 km.",
            &["adjacency: Laos – supported", "border_length: Laos, Cambodia – supported"],
        ),
    ]);
}

#[test]
fn adjectives_with_a_hyphen_are_a_pair() {
    expect(&[
        (
            "The Kazakh-Kyrgyz border, at roughly 1,200 kilometres, is the second-longest \
                border \
             of Kyrgyzstan.",
            &[
                "border_length: Kazakhstan, Kyrgyzstan – supported",
                "border_rank: Kyrgyzstan, Kazakhstan – supported",
            ],
        ),
        (
            "La frontière franco-suisse est longue d'environ 570 km.",
            &["border_length: France, Switzerland – supported"],
        ),
        (
            "Die finnisch-norwegische Grenze ist etwa 730 Kilometer lang.",
            &["border_length: Finland, Norway – supported"],
        ),
    ]);
}

/// "The two countries" are the last two named together, and none where three are.
#[test]
fn both_countries_are_the_last_two() {
    expect(&[
        (
            "Thailand ist ein beliebtes Reiseziel. Laos liegt nördlich von Kambodscha. Die \
                Grenze \
             zwischen den beiden Ländern ist etwa 540 Kilometer lang.",
            &["direction: Cambodia, Laos – supported", "border_length: Laos, Cambodia – supported"],
        ),
        (
            "Togo, Benin and Ghana trade with each other. The border between the two \
                countries is \
             300 km long.",
            &[],
        ),
        (
            "On one bank lies Uganda, on the other Kenya. For hundreds of metres a fence \
                marks the \
             border between the two countries.",
            &[],
        ),
        (
            "Lisbon and Madrid want a fast train. The two capitals are about 500 kilometres \
                apart.",
            &["distance: Lisbon, Madrid – supported"],
        ),
    ]);
}

#[test]
fn a_pronoun_or_description_goes_on_with_the_subject() {
    expect(&[
        (
            "Bolivia is landlocked. It covers about 1,100,000 square kilometres.",
            &["adjacency: Bolivia – supported", "area: Bolivia – supported"],
        ),
        (
            "Bolivia is landlocked. It covers about 2,100,000 square kilometres.",
            &["adjacency: Bolivia – supported", "area: Bolivia – refuted"],
        ),
        (
            "Dann erreicht der Bus Graz. Die Stadt liegt 145 Kilometer nordöstlich von Wien.",
            &["distance: Vienna, Graz – supported", "direction: Vienna, Graz – refuted"],
        ),
        (
            "Mali est un pays enclavé. Le pays partage une frontière avec le Ghana.",
            &["adjacency: Mali – supported", "adjacency: Mali, Ghana – refuted"],
        ),
        (
            "Jordanien ist trocken. Auch mit dem Libanon hat das Land eine gemeinsame Grenze.",
            &["adjacency: Jordan, Lebanon – refuted"],
        ),
        (
            "Zambia, which lies north of it, also has a border with South Africa.",
            &["adjacency: Zambia, South Africa – refuted"],
        ),
        (
            "Uganda is small. The country shares no border with Ethiopia; its rivers are 90 \
                km away.",
            &["adjacency: Uganda, Ethiopia – supported"],
        ),
    ]);
}

#[test]
fn the_capital_stands_for_its_town() {
    expect(&[
        (
            "The Chilean capital lies about 1,140 km west of Buenos Aires.",
            &[
                "distance: Buenos Aires, Santiago – supported",
                "direction: Buenos Aires, Santiago – supported",
            ],
        ),
        (
            "Die finnische Hauptstadt liegt rund 400 Kilometer östlich von Stockholm.",
            &[
                "distance: Stockholm, Helsinki – supported",
                "direction: Stockholm, Helsinki – supported",
            ],
        ),
        (
            "La capitale belge se trouve à 265 km au sud de Paris.",
            &["distance: Paris, Brussels – supported", "direction: Paris, Brussels – refuted"],
        ),
        (
            "Kaunas liegt rund 90 Kilometer westlich der Hauptstadt Litauens.",
            &[
                "distance: Vilnius, Kaunas – supported",
                "direction: Vilnius, Kaunas – \
                supported",
            ],
        ),
    ]);
}

/// A figure belongs to the subject, not to the owner inside its description.
#[test]
fn areas_are_those_of_the_subject() {
    expect(&[
        (
            "Gotland is Sweden's largest island, with an area of about 3,000 square \
                kilometres.",
            &["containment: Gotland, Sweden – inconclusive", "area: Gotland – supported"],
        ),
        (
            "Hungary covers about 93,000 square kilometres. Together with Austria they cover \
                about half the \
          size of France.",
            &["area: Hungary – supported"],
        ),
        ("Peru ist groß. Ecuador, sein Nachbar im Norden, ist etwa fünfmal so klein.", &[]),
        (
            "Uruguay borders Brazil. Argentina, its neighbour to the west, is about 16 times \
                as large.",
            &[
                "adjacency: Uruguay, Brazil – supported",
                "area_ratio: Argentina, Uruguay – supported",
            ],
        ),
    ]);
}

#[test]
fn superlatives_of_size_are_enumerated() {
    expect(&[
        (
            "Uzbekistan is the largest country in Central Asia.",
            &["area_ratio: Uzbekistan, Kazakhstan – refuted"],
        ),
        (
            "Brasilien ist das größte Land Südamerikas.",
            &["area_ratio: Brazil, Argentina – supported"],
        ),
        (
            "Suriname es el país más pequeño de América del Sur.",
            &["area_ratio: Suriname, Uruguay – supported"],
        ),
        (
            "Peru is the second-largest country in South America.",
            &["area_ratio: Peru, Argentina – refuted"],
        ),
        ("Ukraine is the largest country in Europe.", &[]),
    ]);
}

#[test]
fn relative_clauses_speak_of_their_antecedent() {
    expect(&[
        (
            "Wir fahren entlang des Bosporus, der an seiner schmalsten Stelle etwa 7 \
                Kilometer breit \
          ist.",
            &["width: Bosporus – refuted"],
        ),
        ("Near Lhasa stands the Friendship Bridge, which was opened in 1954.", &[]),
    ]);
}

/// With a direction the straight line is meant; a way of 1.3 times its length may soften.
#[test]
fn directions_mean_the_straight_line() {
    expect(&[
        (
            "Graz is about 150 miles south-west of Vienna.",
            &["distance: Vienna, Graz – refuted", "direction: Vienna, Graz – supported"],
        ),
        (
            "Graz is about 180 kilometres south-west of Vienna.",
            &["distance: Vienna, Graz – inconclusive", "direction: Vienna, Graz – supported"],
        ),
        (
            "Bremen is 95 kilometres from Hamburg as the crow flies. From Hamburg to Kiel it \
                is another \
          185 kilometres.",
            &["distance: Hamburg, Bremen – supported", "distance: Hamburg, Kiel – refuted"],
        ),
    ]);
}

#[test]
fn plans_and_corrections_state_nothing() {
    expect(&[
        ("By 2032 the journey by train from Linz to Prague will take less than one hour.", &[]),
        ("Die Öresundbrücke soll 2031 neu eröffnet werden.", &[]),
        (
            "Von Graz nach Wien sind es nicht 700, sondern 145 Kilometer Luftlinie.",
            &["distance: Graz, Vienna – supported"],
        ),
    ]);
}

/// The day in the past decides about a statement on the past; without one nothing is claimed.
#[test]
fn the_past_is_judged_at_its_day() {
    let bridge = |rest: &str| format!("Rumänien liegt nördlich von Bulgarien. {rest}");
    let found = read(&bridge("Bis 2013 war sie die einzige Brücke zwischen beiden Ländern."));
    let direction = "direction: Bulgaria, Romania – inconclusive";
    assert_eq!(found, [direction, "only_crossing: Romania, Bulgaria – inconclusive"]);
    let found = read(&bridge("Lange war sie die einzige Brücke zwischen beiden Ländern."));
    assert_eq!(found, [direction]);
}

#[test]
fn who_says_it_is_in_the_finding() {
    for (text, speaker) in [
        (
            "Graz is 145 km from Vienna, according to a leaflet from the fair.",
            Some("a leaflet from the fair"),
        ),
        (
            "Graz liegt 145 Kilometer von Wien entfernt, behauptet ein Reiseführer.",
            Some("ein Reiseführer"),
        ),
        ("The mayor said that Graz is 145 km from Vienna.", Some("The mayor")),
        ("Graz est à 145 km de Vienne, selon un voyageur.", Some("un voyageur")),
        ("Graz is 145 km from Vienna, she said.", None),
        ("Graz is 145 km from Vienna.", None),
    ] {
        let found = findings(text, None);
        let [finding] = &found[..] else { panic!("{text}: {found:?}") };
        let said_by = finding.attribution.as_ref().map(|it| it.value.as_str());
        assert_eq!(said_by, speaker, "{text}");
    }
}

/// Messages call places by their names and count in whole numbers.
#[test]
fn messages_name_what_was_measured() {
    for (text, part) in [
        (
            "Graz liegt 40 Kilometer von der slowenischen Grenze entfernt.",
            "bis zur Landgrenze (Slowenien)",
        ),
        ("The Austro-Slovenian border is about 330 km long.", "Austria–Slovenia:"),
        ("Gotland's area is about 3,000 square kilometres.", "Gotland: area"),
        ("Graz lies more than 50 km from the coast.", "to the nearest coast"),
        ("Österreich grenzt an acht Länder.", "zu Lande: 8 "),
        ("The Aral Sea has shrunk. Moynaq lies 100 km from the shore.", "Aral Sea"),
    ] {
        let found = findings(text, None);
        assert!(
            found.iter().any(|finding| finding.message.contains(part)),
            "{text}: \
            {found:#?}"
        );
    }
}

/// "Il" is no state of the map, "Perus" is what belongs to Peru.
#[test]
fn pronouns_and_genitives_are_no_towns() {
    expect(&[
        (
            "La Guinée est un pays côtier. Il couvre environ 246 000 kilomètres carrés.",
            &["area: Guinea – supported"],
        ),
        (
            "Trujillo, die drittgrößte Stadt Perus, liegt rund 490 Kilometer nordwestlich von \
             Lima.",
            &[
                "containment: Trujillo, Peru – inconclusive",
                "distance: Lima, Trujillo – supported",
                "direction: Lima, Trujillo – supported",
            ],
        ),
        (
            "Formosa, as sailors called it, an island four times the size of Belgium, had no port.",
            &["area_ratio: Taiwan, Belgium – refuted"],
        ),
    ]);
}

#[test]
fn the_owner_behind_a_description_is_not_measured() {
    expect(&[
        (
            "Gotland ist die größte Insel Schwedens und umfasst 3.000 Quadratkilometer.",
            &["containment: Gotland, Sweden – inconclusive", "area: Gotland – supported"],
        ),
        (
            "Öland ist die zweitgrößte Insel Schwedens und umfasst 1.340 Quadratkilometer.",
            &["containment: Öland, Sweden – inconclusive", "area: Öland – supported"],
        ),
    ]);
}

/// Where the words leave open what is meant, nothing is refuted.
#[test]
fn open_references_refute_nothing() {
    expect(&[
        // What lies halfway is so far from the city, and not the second end.
        (
            "Linz lies halfway between Vienna and Salzburg, 85 km north-east of the city.",
            &["proximity: Linz, Vienna, Salzburg – supported", "distance: Linz – unverifiable"],
        ),
        ("Finland has closed its border with Russia.", &[]),
        (
            "The quake shook Graz. It was felt 900 kilometres south of Vienna.",
            &["distance: Vienna, Graz – inconclusive", "direction: Vienna, Graz – supported"],
        ),
        (
            "Bolivia borders Brazil. It covers about 8,500,000 square kilometres.",
            &["adjacency: Bolivia, Brazil – supported", "area: Bolivia – inconclusive"],
        ),
        ("Nigeria is the largest country in Africa by population.", &[]),
        ("Until 2011 Sudan was the largest country in Africa.", &[]),
        (
            "The Kra Corridor, a strip of land that is 44 kilometres wide at its narrowest point, \
             is wooded.",
            &["width:  – unverifiable"],
        ),
    ]);
}

/// A bridge that is named says between which countries it leads.
#[test]
fn a_named_bridge_joins_two_countries() {
    let korean = "only_crossing: North Korea, Russia – supported";
    expect(&[
        (
            "Diplomaten aus Südkorea und Japan sahen zu, als der Zug die Brücke der \
             koreanisch-russischen Freundschaft erreichte. Sie war im Herbst 2023 die einzige \
             Landverbindung zwischen den beiden Nachbarstaaten.",
            &[korean],
        ),
        (
            "The Korea–Russia Friendship Bridge is the only land link between the two countries, \
             an envoy from Mongolia said.",
            &["only_crossing: North Korea, Russia – supported"],
        ),
    ]);
}

/// What is asked, supposed or denied is not asserted.
#[test]
fn only_assertions_are_judged() {
    expect(&[
        ("Graz liegt nicht nördlich von Linz.", &[]),
        ("Norway is not larger than Sweden.", &[]),
        ("Lyon n'est pas à 700 km de Genève.", &[]),
        ("Turín no está a 20 kilómetros de Génova.", &[]),
        ("上海距离南京不是900公里。", &[]),
        ("Italy borders every Alpine country except Germany and Liechtenstein.", &[]),
        ("Is Oslo 900 kilometres from Stockholm?", &[]),
        ("Läge Graz 900 Kilometer von Linz entfernt, führe niemand hin.", &[]),
        (
            "Die Streife fand das Auto 12 km vor Lörrach nahe der Schweizer Grenze, leer.",
            &["distance: Lörrach – unverifiable"],
        ),
    ]);
}

/// What may be a person or a lesser namesake refutes nothing.
#[test]
fn doubtful_towns_refute_nothing() {
    for text in [
        "Florence Nightingale rested 12 miles from Birmingham.",
        "London, Ontario, is 190 kilometres from Toronto.",
        "Rome, Georgia, is 60 miles from Atlanta.",
        "Jack Sydney moved to a farm 40 kilometres from Vienna.",
    ] {
        assert!(read(text).iter().all(|line| !line.ends_with("refuted")), "{:?}", read(text));
    }
}
