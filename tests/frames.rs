//! Statements of place in the constructions that news, encyclopaedias and guides use.
//!
//! The sentences are the project's own. What matters is what is read and that nothing true is
//! refuted; a place that the atlas does not hold makes a statement unverifiable, not invisible.

#[path = "common/statements.rs"]
mod statements;

use statements::{expect, findings};

const OPEN: &[(&str, &str)] = &[("distance", "unverifiable")];
const WAY: &[(&str, &str)] = &[("proximity", "inconclusive")];
const SUPPORTED: &[(&str, &str)] = &[("area", "supported")];
const BOTH: &[(&str, &str)] = &[("distance", "supported"), ("direction", "supported")];

#[test]
fn participles_before_the_noun() {
    expect(&[
        (
            "Der Ort gehört zu der rund 25 Kilometer östlich von Graz liegenden Stadt Gleisdorf.",
            BOTH,
        ),
        (
            "Er stammt aus dem 60 Kilometer von Bukarest entfernten Ploiești.",
            &[("distance", "supported")],
        ),
        ("Er stammt aus dem 60 Kilometer von Bukarest entfernten Dorf Popeștiwara.", OPEN),
        (
            "Die Rebellen griffen das etwa 40 Kilometer westlich von Mossul gelegene Dorf \
             Badschwania an.",
            OPEN,
        ),
        (
            "Er leitet zwei 70 Kilometer voneinander entfernte Werke in Ulm und Augsburg.",
            &[("distance", "supported")],
        ),
        ("Im nördlich von Damaskus gelegenen Homs wurde gekämpft.", &[("direction", "supported")]),
    ]);
}

#[test]
fn headings_and_relative_clauses() {
    expect(&[
        ("Steyr, das rund 30 Kilometer südlich von Linz liegt, wurde evakuiert.", BOTH),
        ("Lage Oberstdorf liegt etwa 40 Kilometer südlich von Kempten.", BOTH),
        ("Das Dorf Kleinwiesen, das etwa 15 Kilometer südlich von Linz liegt, schläft.", OPEN),
        ("580 Kilometer. So weit ist es von Berlin nach München.", &[("distance", "inconclusive")]),
        ("In Homs, nördlich von Damaskus, wurde gekämpft.", &[("direction", "supported")]),
        ("Südlich von Linz liegt Steyr.", &[("direction", "supported")]),
    ]);
}

#[test]
fn what_lies_there_has_no_name() {
    expect(&[
        (
            "Das Epizentrum des Bebens lag nach Angaben des Erdbebendienstes 40 Kilometer \
             nordöstlich von Perugia und 120 Kilometer süd-südöstlich von Rimini.",
            &[("distance", "inconclusive"), ("distance", "inconclusive")],
        ),
        (
            "Im Norden von Mali, 300 Kilometer nördlich der Stadt Gao, wurde er entführt.",
            &[("distance", "inconclusive")],
        ),
        ("Der Tanker sank 150 Seemeilen westlich von Lissabon.", OPEN),
        ("Der Frachter lief 12 Seemeilen vor der Küste Somalias auf Grund.", OPEN),
        ("The plane crashed about 25 miles southwest of Denver.", OPEN),
        ("A magnitude 6.2 earthquake hit 85 km WSW of Valdivia, Chile.", OPEN),
        ("The ship sank 30 nautical miles off the coast of Somalia.", OPEN),
        ("The base lies 28 kilometres from the border with Eritrea.", OPEN),
    ]);
}

#[test]
fn the_other_end_has_no_name() {
    expect(&[
        ("Tristan da Cunha is 1,500 miles (2,400 km) from its nearest neighbouring island.", OPEN),
        (
            "The school is roughly three miles from the Canada–U.S. border crossing between \
             Windsor and Detroit.",
            OPEN,
        ),
        ("Das Lager ist nur acht Kilometer Luftlinie vom Bahnhof entfernt.", OPEN),
        (
            "Der Vulkan erhebt sich nahe der Stadt Catania, die sich etwa 28 Kilometer südlich \
             von ihm ausbreitet.",
            OPEN,
        ),
        ("Le camp se trouve à 12 km de la frontière syrienne.", OPEN),
    ]);
}

#[test]
fn ways_from_place_to_place() {
    expect(&[
        (
            "They had been travelling 400 miles from Nashville to Chicago.",
            &[("distance", "supported")],
        ),
        ("They had been travelling 400 miles from Nashville to Camp Unknownville.", OPEN),
        (
            "The railway starts at Nairobi and runs 480 km to Mombasa.",
            &[("distance", "inconclusive")],
        ),
        ("The Katy Trail begins in Clinton and runs 237 miles to Machensburgh.", OPEN),
        // 191 km by rail, 150 km by road: the sentence does not say which.
        (
            "Die Strecke von Dresden nach Prag ist 190 Kilometer lang.",
            &[("distance", "inconclusive")],
        ),
    ]);
}

/// How near two countries come to each other is not what lies between their middles, what a tunnel
/// saves is not the way, and there and back is twice the way.
#[test]
fn what_lies_between_areas_and_along_ways() {
    expect(&[
        ("Morocco is only 14 km (9 mi) from Spain.", &[("distance", "supported")]),
        ("The new motorway will shorten the way between Split and Dubrovnik by 30 km.", OPEN),
        ("The 340-kilometre round trip from Perth to Bunbury took all day.", OPEN),
    ]);
}

#[test]
fn figures_without_a_place_relation_stay_silent() {
    for text in [
        "Die Läuferin aus Kenia gewann die 10.000 Meter vor der Titelverteidigerin aus Äthiopien.",
        "Der Stau auf der A7 war am Montag zwölf Kilometer lang.",
        "Der Konzern verlegt 500 Kilometer Glasfaserkabel in der Region.",
        "Zuschauer mussten zwei Meter Abstand voneinander halten.",
        "Wir wohnten damals 20 Kilometer von der Schule entfernt.",
        "Die Truppe zog weiter und war inzwischen 60 Kilometer südlich von Fulda.",
        "The striker scored from 30 yards to give Arsenal the lead over Chelsea.",
        "The suspect was hiding just 100 yards from the police station.",
        "We were 20 miles south of Reno when the engine failed.",
        "Vienna won, and Brandt cleared 40 metres to the delight of a party from Ghent.",
        "Nurses who live more than 30 miles from their hospital get an allowance.",
        "Il habite à 20 kilomètres de son lieu de travail.",
        "Prohibido acercarse a menos de 500 metros de la víctima.",
    ] {
        assert_eq!(findings(text), [], "{text}");
    }
}

#[test]
fn towns_on_a_river_or_a_lake() {
    static ON_RIVER: &[(&str, &str)] =
        &[("containment", "supported"), ("distance", "supported"), ("direction", "supported")];
    expect(&[
        ("Cologne lies on the Rhine, 34 kilometres south of Düsseldorf.", ON_RIVER),
        ("Montreux lies on Lake Geneva, 65 kilometres north-east of Geneva.", BOTH),
        ("Cologne est située sur le Rhin, à 34 kilomètres au sud de Düsseldorf.", ON_RIVER),
        ("Colonia sorge sul Reno, 34 chilometri a sud di Düsseldorf.", ON_RIVER),
        ("Кёльн лежит на Рейне, в 34 километрах к югу от Дюссельдорфа.", ON_RIVER),
    ]);
}

#[test]
fn neighbours_counted_and_listed() {
    expect(&[
        (
            "Según el atlas, Suiza limita con cinco países, entre ellos Alemania y Francia.",
            &[("adjacency", "supported"), ("adjacency", "supported"), ("adjacency", "supported")],
        ),
        (
            "L'Ungheria ha otto Stati confinanti, tra cui la Polonia.",
            &[("adjacency", "refuted"), ("adjacency", "refuted")],
        ),
        (
            "Das Land Polen hat sieben Nachbarn, darunter Ungarn.",
            &[("adjacency", "supported"), ("adjacency", "refuted")],
        ),
        ("Литва имеет границы с четырьмя странами.", &[("adjacency", "supported")]),
        ("오스트리아는 8개국과 국경을 맞대고 있다.", &[("adjacency", "supported")]),
    ]);
}

#[test]
fn russian_names_in_their_cases() {
    const DISTANCE: &[(&str, &str)] = &[("distance", "supported")];
    expect(&[
        ("Взрыв прогремел в Ростове-на-Дону, в 960 километрах от Москвы.", DISTANCE),
        ("Взрыв прогремел в Великом Новгороде, в 490 километрах от Москвы.", DISTANCE),
        ("Взрыв прогремел в Орле, в 325 километрах от Москвы.", DISTANCE),
        ("Взрыв прогремел в Белой Церкви, в 80 километрах от Киева.", DISTANCE),
        ("Взрыв прогремел в Салониках, в 300 километрах от Афин.", DISTANCE),
    ]);
}

/// A report from a place says nothing about it; but its first sentence may mean it.
#[test]
fn a_dateline_is_no_subject() {
    expect(&[
        ("HERAT, Afghanistan (AP) — Two buses collided 25 km north of Kandahar on Friday.", OPEN),
        ("ENUGU (Reuters) - Gunmen held up a lorry 50 miles from Kano, police said.", &[]),
        ("HERAT – Bei einem Busunglück 25 Kilometer nördlich von Kandahar gab es Tote.", OPEN),
        ("HÉRAT (AFP) — Deux cars se sont heurtés à 25 kilomètres au nord de Kandahar.", OPEN),
        ("QUITO, 4 may (EFE).- Un autobús volcó a 25 kilómetros al norte de Cuenca.", OPEN),
        (
            "GYUMRI, Armenia (AP) — The old mill in this city, about 90 km northwest of \
             Yerevan, burnt down.",
            &[("distance", "supported")],
        ),
    ]);
}

#[test]
fn what_is_inserted_is_not_what_is_measured() {
    expect(&[
        ("Bhutan, wedged between the two giants, covers 38,400 square kilometres.", SUPPORTED),
        (
            "Bhutan, wedged between India and China, covers 384,000 square kilometres.",
            &[("adjacency", "supported"), ("adjacency", "supported"), ("area", "refuted")],
        ),
        (
            "Der Neusiedler See, den sich Österreich und Ungarn teilen, ist rund 320 \
             Quadratkilometer groß.",
            SUPPORTED,
        ),
        ("Asia's smallest country, the Maldives, covers 298 square kilometres.", SUPPORTED),
        ("BONN – Das kleine Land zwischen Indien und China ist 38.400 Quadratkilometer groß.", &[]),
    ]);
}

#[test]
fn a_way_to_a_border_is_not_its_length() {
    expect(&[
        ("De Bucarest à la frontière bulgare, il y a 45 kilomètres.", WAY),
        ("De Bucarest a la frontera con Bulgaria hay 45 kilómetros.", WAY),
        ("Von Bukarest bis zur bulgarischen Grenze sind es 45 Kilometer.", WAY),
        ("Only 45 kilometres separate Bucharest from the border with Bulgaria.", WAY),
        ("От Бухареста до границы с Болгарией 45 километров.", WAY),
        ("부쿠레슈티에서 불가리아 국경까지 45km이다.", WAY),
        ("布加勒斯特到保加利亚边境45公里。", WAY),
    ]);
}
