//! The German words.

use super::german_details::DETAILS;
use super::phrases::{Facts, Labels, Phrases, Verdicts};
use super::voice::Voice;
use crate::atlas::PointKind;
use crate::geodesy::Parallel;
use crate::measure::{Because, Unmeasured};
use crate::quantity::Unit;
use crate::verdict::Verdict;

pub(super) static GERMAN: Phrases = Phrases {
    voice: Voice {
        decimal: ',',
        group: ".",
        about_integer: "rund ",
        about_decimal: "etwa ",
        units_agree: false,
    },
    quotes: ('„', '“'),
    facts: Facts {
        straight: "{a}–{b}: {value} Luftlinie{range}.",
        rail: "{a}–{b}: {value} auf der Schiene{range}.",
        road: "{a}–{b}: {value} auf der Straße{range}.",
        sea: "{a}–{b}: {value} auf See{range}.",
        sphere: "{a}–{b}: {value} auf der Kugel{range}.",
        rhumb: "{a}–{b}: {value} auf der Loxodrome{range}.",
        detour_rail: "{a}–{b}: Die Bahnstrecke ist {value} länger als die Luftlinie{range}.",
        detour: "{a}–{b}: Der Weg ist {value} länger als die Luftlinie{range}.",
        border: "Gemeinsame Landgrenze {a}–{b}: {value}{range}.",
        borders: "{a}: Landgrenzen von zusammen {value}{range}.",
        shortest: "Grenze {a}–{b}: Rang {value}, von der kürzesten an gezählt{range}.",
        longest: "Grenze {a}–{b}: Rang {value}, von der längsten an gezählt{range}.",
        crossings: "{a}–{b}: Verbindungen im Bestand: {value}{range}.",
        width: "{a}: {value} breit{range}.",
        area: "{a}: Fläche {value}{range}.",
        area_ratio: "{a}: {value}-mal die Fläche von {b}{range}.",
        direction: "{b} liegt von {a} aus im {wind}: Azimut {value}{range}.",
        inside: "{a} liegt in: {b}.",
        outside: "{a} liegt nicht in: {b}.",
        capital: "{a} ist die Hauptstadt von: {b}.",
        no_capital: "{a} ist nicht die Hauptstadt von: {b}.",
        in_part: "{a} liegt im {wind} von {b}.",
        out_of_part: "{a} liegt nicht im {wind} von {b}.",
        adjacent: "{a}–{b}: Es gibt eine gemeinsame Landgrenze.",
        apart: "{a}–{b}: Es gibt keine gemeinsame Landgrenze.",
        towns: "{a}–{b}: Die Karte hat keine Stadtgrenzen, nur, wie nah die Orte sich sind.",
        on_side: "{a} grenzt im {wind} an {b}.",
        off_side: "{a} grenzt nicht im {wind} an {b}.",
        neighbours: "{a}: Nachbarstaaten zu Lande: {value}{range}.",
        coastal: "{a} liegt am Meer.",
        landlocked: "{a} hat keine Küste.",
        passage: "Der Fluss {a} berührt {b}.",
        no_passage: "Der Fluss {a} berührt {b} nicht.",
        river_border: [
            "Die Grenze zwischen {b} und {c} folgt dem Fluss {a}.",
            "Die Grenze zwischen {b} und {c} folgt nicht dem Fluss {a}.",
        ],
        confluence: [
            "Der Fluss {a} mündet in den Fluss {b}.",
            "Der Fluss {a} mündet nicht in den Fluss {b}.",
        ],
        confluence_at: [
            "Der Fluss {a} mündet bei {c} in den Fluss {b}.",
            "Der Fluss {a} mündet nicht bei {c} in den Fluss {b}.",
        ],
        proximity: "{a}: {value} bis {b}{range}.",
        to_border: "{a}: {value} bis zur Grenze {b}–{c}{range}.",
        to_borders: "{a}: {value} bis zur Landgrenze ({b}){range}.",
        to_coast: "{a}: {value} bis zur Küste ({b}){range}.",
        to_any_coast: "{a}: {value} bis zur nächsten Küste{range}.",
        to_parallel: "{a}: {value} Abstand, {b}{range}.",
        farther_north: "{a}: {value} weiter nördlich als {b}{range}.",
        farther_south: "{a}: {value} weiter südlich als {b}{range}.",
        nearer: "{a}: {value}-mal so weit von {b} wie von {c}{range}.",
        between: "{b}–{c}: Über {a} ist es {value}-mal die Luftlinie{range}.",
        midway: "{a}: {value}-mal die Strecke {b}–{c} von einem der beiden{range}.",
        length: "{a}: Länge {value}{range}.",
        coast_length: "{a}: Küste {value} lang, je nach Maßstab{range}.",
        agreement: "Nach der Angabe zu {b} liegt der Ort {value} von {a} entfernt{range}.",
        anywhere_in: "Nach der Lage in {b} sind es etwa {value} bis {a}{range}.",
        travel_time: "{a}–{b}: {value} unterwegs{range}.",
        overflight: "{a} nach {b}, über {c}: {value}{range}.",
        built_in: "{a}: eröffnet {value}{range}.",
        conversion: "Die beiden Angaben widersprechen sich: {value}{range}.",
    },
    verdicts: Verdicts {
        supported: "{figure} stimmt.",
        imprecise: "{figure} ist nicht falsch, trifft es aber nicht genau.",
        inconclusive: "Ob {figure} stimmt, ist offen{depends}.",
        too_high: "{figure} ist um mindestens {margin} zu hoch.",
        too_low: "{figure} ist um mindestens {margin} zu niedrig.",
        refuted: "{figure} stimmt nicht.",
        statement: "Die Aussage",
        depends: ": Es kommt auf {because} an",
        unranked: "Den Rang dort ({rank}) belegt keine Karte.",
    },
    and: " und ",
    source: "Quelle: {source}",
    sources: "Quellen: {sources}",
    more_sources: "Quellen: {first} und {more} weitere",
    labels: Labels {
        measured: "gemessen",
        depends: "{range}; es kommt auf {because} an",
        point: "Bezugspunkt",
        point_at: "{name}, {kind} bei {at}",
        evidence: "Beleg",
        more: "… und {count} weitere (siehe --format json)",
        note: "Hinweis",
        source: "Quelle",
        reproduce: "nachrechnen",
        way: "Weg",
        way_with: "geht ab mit {azimuth1}°, kommt an mit {azimuth2}°; reduzierte Länge m12 \
                   {reduced} m, Fläche S12 {area} m²",
        said_by: "laut",
        suggestion: "Vorschlag",
        reason: "Grund",
    },
    because,
    parallel,
    point,
    unit,
    verdict,
    unmeasured,
    winds: [
        "Norden",
        "Nordosten",
        "Osten",
        "Südosten",
        "Süden",
        "Südwesten",
        "Westen",
        "Nordwesten",
    ],
    details: DETAILS,
};

/// In the accusative, after "es kommt auf".
fn because(because: Because) -> &'static str {
    match because {
        Because::ReferencePoint => "den Bezugspunkt",
        Because::DataScale => "den Maßstab der Daten",
        Because::DataError => "die Genauigkeit der Daten",
        Because::PublishedFigures => "die veröffentlichte Angabe",
        Because::Date => "den Stichtag",
        Because::RouteChoice => "die Strecke",
        Because::EarthModel => "das Erdmodell",
        Because::Ambiguity => "den gemeinten Ort",
    }
}

fn point(kind: PointKind) -> &'static str {
    match kind {
        PointKind::Gazetteer => "Ortspunkt",
        PointKind::Station => "Bahnhof",
        PointKind::Airport => "Flughafen",
        PointKind::CityHall => "Rathaus",
        PointKind::KilometreZero => "Kilometer null",
        PointKind::Nearest => "nächster Punkt",
        PointKind::Port => "Hafen",
        PointKind::BuiltUpCentre => "Mitte der Bebauung",
        PointKind::Coordinates => "Koordinaten",
    }
}

fn unit(unit: Unit) -> &'static str {
    match unit {
        Unit::Centimetre => "cm",
        Unit::Metre => "m",
        Unit::Kilometre => "km",
        Unit::Foot => "Fuß",
        Unit::Yard => "Yard",
        Unit::Mile => "Meilen",
        Unit::NauticalMile => "Seemeilen",
        Unit::Li => "Li",
        Unit::SquareMetre => "m²",
        Unit::SquareKilometre => "km²",
        Unit::SquareFoot => "Quadratfuß",
        Unit::SquareMile => "Quadratmeilen",
        Unit::Hectare => "ha",
        Unit::Acre => "Acre",
        Unit::FootballPitch => "Fußballfelder",
        Unit::Second => "s",
        Unit::Minute => "min",
        Unit::Hour => "h",
        Unit::Day => "Tage",
        Unit::Percent => "%",
        Unit::Degree => "°",
        Unit::Times | Unit::One | Unit::Year => "",
    }
}

fn verdict(verdict: Verdict) -> &'static str {
    match verdict {
        Verdict::Supported => "stimmt",
        Verdict::Imprecise => "stimmt, ungenau gesagt",
        Verdict::Inconclusive => "offen",
        Verdict::Refuted => "widerlegt",
        Verdict::Unverifiable => "nicht prüfbar",
    }
}

fn unmeasured(unmeasured: &Unmeasured) -> &'static str {
    match unmeasured {
        Unmeasured::AmbiguousPlace { candidates, .. } if candidates.len() == 1 => {
            "Das {name} des Ortsverzeichnisses, {list}, ist wohl nicht gemeint."
        }
        Unmeasured::AmbiguousPlace { .. } => "{name} kann mehrere Orte meinen: {list}.",
        Unmeasured::UnknownPlace { nearest, .. } if nearest.is_empty() => {
            "{name} steht nicht im Ortsverzeichnis."
        }
        Unmeasured::UnknownPlace { .. } => {
            "{name} steht nicht im Ortsverzeichnis; ähnlich heißen: {list}."
        }
        Unmeasured::UnnamedPlace { noun: Some(_) } => {
            "Welchen Ort der Text mit {name} meint, geht aus ihm nicht hervor."
        }
        Unmeasured::UnnamedPlace { noun: None } => {
            "Der Text nennt den Ort nicht, von dem er spricht."
        }
        Unmeasured::NoData(_) => "Dazu liegen keine Daten vor ({text}).",
        Unmeasured::NotMeasurable(_) => "Das lässt sich auf der Karte nicht messen ({text}).",
    }
}

fn parallel(parallel: Parallel) -> &'static str {
    match parallel {
        Parallel::Equator => "der Äquator",
        Parallel::ArcticCircle => "der nördliche Polarkreis",
        Parallel::AntarcticCircle => "der südliche Polarkreis",
        Parallel::TropicOfCancer => "der nördliche Wendekreis",
        Parallel::TropicOfCapricorn => "der südliche Wendekreis",
    }
}
