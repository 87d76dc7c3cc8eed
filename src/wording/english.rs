//! The English words, also for texts in languages without a table of their own.

use super::phrases::{Facts, Labels, Phrases, Verdicts};
use super::voice::with_point;
use crate::atlas::PointKind;
use crate::geodesy::Parallel;
use crate::measure::{Because, Unmeasured};
use crate::quantity::Unit;
use crate::verdict::Verdict;

pub(super) static ENGLISH: Phrases = Phrases {
    voice: with_point("about "),
    quotes: ('“', '”'),
    facts: Facts {
        straight: "{a}–{b}: {value} in a straight line{range}.",
        rail: "{a}–{b}: {value} by rail{range}.",
        road: "{a}–{b}: {value} by road{range}.",
        sea: "{a}–{b}: {value} by sea{range}.",
        sphere: "{a}–{b}: {value} on the sphere{range}.",
        rhumb: "{a}–{b}: {value} along the rhumb line{range}.",
        detour_rail: "{a}–{b}: the railway is {value} longer than the straight line{range}.",
        detour: "{a}–{b}: the way is {value} longer than the straight line{range}.",
        border: "Common land border {a}–{b}: {value}{range}.",
        borders: "{a}: land borders of {value} in all{range}.",
        shortest: "Border {a}–{b}: rank {value}, counted from the shortest{range}.",
        longest: "Border {a}–{b}: rank {value}, counted from the longest{range}.",
        crossings: "{a}–{b}: links in the inventory: {value}{range}.",
        width: "{a}: {value} wide{range}.",
        area: "{a}: area {value}{range}.",
        area_ratio: "{a}: {value} times the area of {b}{range}.",
        direction: "{b} lies to the {wind} of {a}: azimuth {value}{range}.",
        inside: "{a} lies in {b}.",
        outside: "{a} does not lie in {b}.",
        capital: "{a} is the capital of {b}.",
        no_capital: "{a} is not the capital of {b}.",
        in_part: "{a} lies in the {wind} of {b}.",
        out_of_part: "{a} does not lie in the {wind} of {b}.",
        adjacent: "{a}–{b}: there is a common land border.",
        apart: "{a}–{b}: there is no common land border.",
        towns: "{a}–{b}: the map has no limits of towns, only how near they are to each other.",
        on_side: "{a} borders {b} to the {wind}.",
        off_side: "{a} does not border {b} to the {wind}.",
        neighbours: "{a}: neighbours over land: {value}{range}.",
        coastal: "{a} lies on the sea.",
        landlocked: "{a} has no coast.",
        passage: "The river {a} flows through or past {b}.",
        no_passage: "The river {a} does not flow through or past {b}.",
        river_border: [
            "The border between {b} and {c} runs along the river {a}.",
            "The border between {b} and {c} does not run along the river {a}.",
        ],
        confluence: [
            "The river {a} flows into the river {b}.",
            "The river {a} does not flow into the river {b}.",
        ],
        confluence_at: [
            "The river {a} flows into the river {b} at {c}.",
            "The river {a} does not flow into the river {b} at {c}.",
        ],
        proximity: "{a}: {value} to {b}{range}.",
        to_border: "{a}: {value} to the border of {b} and {c}{range}.",
        to_borders: "{a}: {value} to the border of {b}{range}.",
        to_coast: "{a}: {value} to the coast of {b}{range}.",
        to_any_coast: "{a}: {value} to the nearest coast{range}.",
        to_parallel: "{a}: {value} to {b}{range}.",
        farther_north: "{a}: {value} farther north than {b}{range}.",
        farther_south: "{a}: {value} farther south than {b}{range}.",
        nearer: "{a}: {value} times as far from {b} as from {c}{range}.",
        between: "{b}–{c}: by way of {a} it is {value} times the straight line{range}.",
        midway: "{a}: {value} times the way between {b} and {c} from one of them{range}.",
        length: "{a}: length {value}{range}.",
        coast_length: "{a}: coast of {value}, depending on the ruler{range}.",
        agreement: "By what the text says of {b}, the place lies {value} from {a}{range}.",
        anywhere_in: "By its place in {b}, it is some {value} from {a}{range}.",
        travel_time: "{a}–{b}: {value} of travel{range}.",
        overflight: "{a} to {b}, over {c}: {value}{range}.",
        built_in: "{a}: opened in {value}{range}.",
        conversion: "The two figures differ: {value}{range}.",
    },
    verdicts: Verdicts {
        supported: "{figure} holds.",
        imprecise: "{figure} is not wrong, but not quite right either.",
        inconclusive: "Whether {figure} holds is open{depends}.",
        too_high: "{figure} is too high by at least {margin}.",
        too_low: "{figure} is too low by at least {margin}.",
        refuted: "{figure} does not hold.",
        statement: "The statement",
        depends: ": it depends on {because}",
        unranked: "No map tells its rank there ({rank}).",
    },
    and: " and ",
    source: "source: {source}",
    sources: "sources: {sources}",
    more_sources: "sources: {first} and {more} more",
    labels: Labels {
        measured: "measured",
        depends: "{range}, depending on {because}",
        point: "point",
        point_at: "{name}, {kind} at {at}",
        evidence: "evidence",
        more: "… and {count} more (see --format json)",
        note: "note",
        source: "source",
        reproduce: "reproduce",
        way: "way",
        way_with: "leaves at {azimuth1}°, arrives at {azimuth2}°; reduced length m12 {reduced} m, \
                   area S12 {area} m²",
        said_by: "said by",
        suggestion: "suggestion",
        reason: "reason",
    },
    because,
    parallel: Parallel::name,
    point,
    unit,
    verdict,
    unmeasured,
    winds: [
        "north",
        "north-east",
        "east",
        "south-east",
        "south",
        "south-west",
        "west",
        "north-west",
    ],
    details: &[],
};

fn because(because: Because) -> &'static str {
    match because {
        Because::ReferencePoint => "the reference point",
        Because::DataScale => "the scale of the data",
        Because::DataError => "the accuracy of the data",
        Because::PublishedFigures => "the published figure",
        Because::Date => "the date",
        Because::RouteChoice => "the route",
        Because::EarthModel => "the earth model",
        Because::Ambiguity => "the place that is meant",
    }
}

fn point(kind: PointKind) -> &'static str {
    kind.name()
}

fn unit(unit: Unit) -> &'static str {
    match unit {
        Unit::Centimetre => "cm",
        Unit::Metre => "m",
        Unit::Kilometre => "km",
        Unit::Foot => "ft",
        Unit::Yard => "yd",
        Unit::Mile => "mi",
        Unit::NauticalMile => "nmi",
        Unit::Li => "li",
        Unit::SquareMetre => "m²",
        Unit::SquareKilometre => "km²",
        Unit::SquareFoot => "sq ft",
        Unit::SquareMile => "sq mi",
        Unit::Hectare => "ha",
        Unit::Acre => "acres",
        Unit::FootballPitch => "football pitches",
        Unit::Second => "s",
        Unit::Minute => "min",
        Unit::Hour => "h",
        Unit::Day => "days",
        Unit::Percent => "%",
        Unit::Degree => "°",
        Unit::Times | Unit::One | Unit::Year => "",
    }
}

fn verdict(verdict: Verdict) -> &'static str {
    match verdict {
        Verdict::Supported => "supported",
        Verdict::Imprecise => "supported, wording off",
        Verdict::Inconclusive => "inconclusive",
        Verdict::Refuted => "refuted",
        Verdict::Unverifiable => "not verifiable",
    }
}

fn unmeasured(unmeasured: &Unmeasured) -> &'static str {
    match unmeasured {
        Unmeasured::AmbiguousPlace { candidates, .. } if candidates.len() == 1 => {
            "The {name} that the gazetteer has, {list}, is hardly the one that is meant."
        }
        Unmeasured::AmbiguousPlace { .. } => "{name} may be several places: {list}.",
        Unmeasured::UnknownPlace { nearest, .. } if nearest.is_empty() => {
            "{name} is not in the gazetteer."
        }
        Unmeasured::UnknownPlace { .. } => "{name} is not in the gazetteer; nearest names: {list}.",
        Unmeasured::UnnamedPlace { noun: Some(_) } => {
            "Which place the text means by {name} cannot be told from it."
        }
        Unmeasured::UnnamedPlace { noun: None } => "The text does not name the place it speaks of.",
        Unmeasured::NoData(_) => "There are no data on this ({text}).",
        Unmeasured::NotMeasurable(_) => "This cannot be measured on the map ({text}).",
    }
}
