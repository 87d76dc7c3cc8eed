//! English.

use super::{Capitals, Inflection, Language, Syntax, without};
use crate::quantity::{Hedge, Unit};
use crate::text::language::Word::{Add, And, Article, Part, Tail, Times, Vague};
use crate::text::language::{QuantityKind, RatioOf};

pub static LANGUAGE: Language = Language {
    code: "en",
    name: "English",
    detector: whatlang::Lang::Eng,
    syntax: Syntax::Germanic,
    decimal: '.',
    groups_by_decimal: false,
    compounds: false,
    capitals: Capitals::Kinds,
    postpositions: false,
    adjectives_behind: false,
    genitive: false,
    verb_last: false,
    noun_adjuncts: true,
    numbered_clubs: false,
    numbers: &[
        (Article, "a | an | one | a single | one single"),
        (And(100.0), "and"),
        (Add(0.0), "zero"),
        (Add(2.0), "two"),
        (Add(3.0), "three"),
        (Add(4.0), "four"),
        (Add(5.0), "five"),
        (Add(6.0), "six"),
        (Add(7.0), "seven"),
        (Add(8.0), "eight"),
        (Add(9.0), "nine"),
        (Add(10.0), "ten"),
        (Add(11.0), "eleven"),
        (Add(12.0), "twelve"),
        (Add(13.0), "thirteen"),
        (Add(14.0), "fourteen"),
        (Add(15.0), "fifteen"),
        (Add(16.0), "sixteen"),
        (Add(17.0), "seventeen"),
        (Add(18.0), "eighteen"),
        (Add(19.0), "nineteen"),
        (Add(20.0), "twenty"),
        (Add(30.0), "thirty"),
        (Add(40.0), "forty | fourty"),
        (Add(50.0), "fifty"),
        (Add(60.0), "sixty"),
        (Add(70.0), "seventy"),
        (Add(80.0), "eighty"),
        (Add(90.0), "ninety"),
        (Times(12.0), "dozen"),
        (Times(20.0), "score"),
        (Times(100.0), "hundred"),
        (Times(1e3), "thousand"),
        (Times(1e6), "million | mn"),
        (Times(1e9), "billion | bn"),
        (Part(0.5), "half | halves"),
        (Part(1.0 / 3.0), "third | thirds"),
        (Part(0.25), "quarter | quarters | fourth | fourths"),
        (Part(0.2), "fifth | fifths"),
        (Part(1.0 / 6.0), "sixth | sixths"),
        (Part(1.0 / 7.0), "seventh | sevenths"),
        (Part(0.125), "eighth | eighths"),
        (Part(0.1), "tenth | tenths"),
        (Tail(0.5), "and a half | and one half"),
        (Tail(0.25), "and a quarter"),
        (Tail(0.75), "and three quarters"),
        (Tail(1.0 / 3.0), "and a third | and one third"),
        (Tail(2.0 / 3.0), "and two thirds"),
        (Vague(10.0), "tens of"),
        (Vague(12.0), "dozens | dozens of"),
        (Vague(20.0), "scores of"),
        (Vague(100.0), "hundreds | hundreds of"),
        (Vague(1e3), "thousands | thousands of"),
        (Vague(1e6), "millions of"),
    ],
    units: &[
        (Unit::Centimetre, "centimetre | centimetres | centimeter | centimeters"),
        (Unit::Metre, "metre | metres | meter | meters"),
        (Unit::Kilometre, "kilometre | kilometres | kilometer | kilometers | kms | klick | klicks"),
        (Unit::Foot, "foot | feet | ft."),
        (Unit::Yard, "yard | yards | yd | yds"),
        (Unit::Mile, "mile | miles | mi | mi."),
        (Unit::NauticalMile, "nautical mile | nautical miles | sea mile | sea miles"),
        (Unit::Li, "li"),
        (
            Unit::SquareMetre,
            "square metre | square metres | square meter | square meters | sq m | sq. m | sq. m.",
        ),
        (
            Unit::SquareKilometre,
            "square kilometre | square kilometres | square kilometer | square kilometers | sq km \
            | sq. km | sq. km. | sqkm",
        ),
        (Unit::SquareFoot, "square foot | square feet | sq ft | sq. ft | sq. ft."),
        (
            Unit::SquareMile,
            "square mile | square miles | sq mi | sq. mi | sq. mi. | sq mile | sq miles \
            | sq. miles",
        ),
        (Unit::Hectare, "hectare | hectares"),
        (Unit::Acre, "acre | acres"),
        (
            Unit::FootballPitch,
            "football pitch | football pitches | soccer pitch | soccer pitches | football field \
            | football fields | soccer field | soccer fields",
        ),
        (Unit::Second, "second | seconds | sec"),
        (Unit::Minute, "minute | minutes | mins"),
        (Unit::Hour, "hour | hours | hr | hrs | hr. | hrs."),
        (Unit::Day, "day | days"),
        (Unit::Times, "times | fold"),
        (Unit::Percent, "percent | per cent | pct | pc"),
        (Unit::Degree, "degree | degrees"),
    ],
    foreign_units: &[
        ((Unit::Kilometre, QuantityKind::Speed), "km an hour | km per hour"),
        ((Unit::NauticalMile, QuantityKind::Speed), "knot | knots"),
        (
            (Unit::Degree, QuantityKind::Temperature),
            "degrees celsius | degrees fahrenheit | degrees centigrade | degree celsius \
            | degrees c | degrees f | degree heat",
        ),
    ],
    unit_modifiers: "air | road | rail | track | route | statute | river | land | long | short \
        | full | good | straight | straight line | more | further | additional | driving \
        | walking | highway",
    travel_units: &[],
    more: "another | further",
    doubly: "doubly | double",
    unit_suffixes: "",
    of: "of | of a | of an | a | an",
    shared: "the size | the area | the length | the width | as large | as big | as long \
        | as wide | as far | larger than | bigger than | smaller than | longer than \
        | shorter than | wider than",
    hedges_before: &[
        (
            Hedge::None,
            "only | just | merely | mere | a mere | simply | a full | a whole | only just | all of",
        ),
        (Hedge::Exactly, "exactly | precisely | an exact | exact"),
        (
            Hedge::About,
            "about | around | some | roughly | approximately | approx | approx. | circa | ca. | ca \
            | c. | an estimated | estimated | in the region of | in the neighborhood of \
            | in the neighbourhood of | close to | more or less | give or take | somewhere around \
            | barely | scarcely | hardly | near | an average of | on the order of \
            | of the order of | ~ | ≈ | ballpark",
        ),
        (
            Hedge::Nearly,
            "nearly | almost | just under | just short of | a little under | a little less than \
            | slightly less than | slightly under | not quite | just below | just shy of \
            | a bit less than | a bit under | a shade under | little short of | slightly below \
            | approaching | virtually | practically",
        ),
        (
            Hedge::JustOver,
            "just over | a little over | a little more than | slightly more than | slightly over \
            | a bit more than | a bit over | just above | just more than | slightly above \
            | a shade over | little more than",
        ),
        (
            Hedge::MoreThan,
            "more than | over | well over | far more than | much more than | in excess of \
            | upwards of | upward of | exceeding | above | longer than | greater than \
            | further than | farther than | beyond | well above | larger than | wider than \
            | way over | well more than | excess of | >",
        ),
        (
            Hedge::AtLeast,
            "at least | no less than | not less than | a minimum of | minimum of | no fewer than \
            | as little as | ≥",
        ),
        (
            Hedge::LessThan,
            "less than | under | below | fewer than | well under | far less than | much less than \
            | not even | shorter than | smaller than | well below | closer than | narrower than \
            | <",
        ),
        (
            Hedge::AtMost,
            "up to | at most | no more than | not more than | within | a maximum of | maximum of \
            | as much as | as many as | as far as | within a radius of | inside | to within \
            | as long as | no further than | ≤ | in a radius of \
            | does not exceed | doesn't exceed | do not exceed",
        ),
        (Hedge::Between, "between | anywhere between"),
        (
            Hedge::AFew,
            "a few | few | a couple of | a couple | just a few | only a few | a handful of \
            | a very few",
        ),
        (Hedge::Several, "several | many | various"),
    ],
    hedges_inside: &[
        (Hedge::JustOver, "odd"),
        (Hedge::MoreThan, "plus | + | or more"),
        (Hedge::About, "or so"),
    ],
    hedges_after: &[
        (
            Hedge::AtLeast,
            "or more | and more | or further | at least | and up | plus | or longer | or greater",
        ),
        (Hedge::AtMost, "or less | or fewer | at most | tops | at the most | max"),
        (Hedge::About, "or so | or thereabouts | approximately | give or take"),
    ],
    to: "to | through | up to",
    and: "and | or | but | and then | versus | vs | not | instead of | rather than",
    rates_after: &[
        (
            QuantityKind::Speed,
            "per hour | an hour | per second | a second | /h | /hr | /hour | /s | per hr | / h",
        ),
        (
            QuantityKind::Rate,
            "per | a day | a week | a year | a month | each | every | / | a minute | a night",
        ),
    ],
    rates_before: &[(QuantityKind::Rate, "per | every | each")],
    ratios: &[
        (2.0, "twice | double | twofold | two fold | twice as"),
        (3.0, "thrice | triple | threefold | treble"),
        (4.0, "quadruple | fourfold"),
        (0.5, "half the | half as | half of | half its | half that | half their"),
        (
            1.0,
            "as large as | as big as | the same size as | the size of | as long as the \
            | as wide as the",
        ),
    ],
    ordinals: &[
        (2, "second|second-"),
        (3, "third|third-"),
        (4, "fourth|fourth-"),
        (5, "fifth|fifth-"),
        (6, "sixth|sixth-"),
        (7, "seventh|seventh-"),
        (8, "eighth|eighth-"),
        (9, "ninth|ninth-"),
        (10, "tenth|tenth-"),
        (11, "eleventh|eleventh-"),
        (12, "twelfth|twelfth-"),
        (13, "thirteenth|thirteenth-"),
        (14, "fourteenth|fourteenth-"),
        (15, "fifteenth|fifteenth-"),
        (16, "sixteenth|sixteenth-"),
        (17, "seventeenth|seventeenth-"),
        (18, "eighteenth|eighteenth-"),
        (19, "nineteenth|nineteenth-"),
        (20, "twentieth|twentieth-"),
    ],
    ordinal_endings: &["st", "nd", "rd", "th"],
    ratio_heads: &[
        (
            RatioOf::Area,
            "size | area | large | larger | big | bigger | land area | territory | landmass \
            | surface | smaller | land | extent",
        ),
        (RatioOf::Length, "length | long | longer | shorter"),
        (RatioOf::Width, "width | wide | wider | breadth | broad | narrower"),
        (RatioOf::Distance, "distance | far | farther | further | away"),
    ],
    compass: "NESW",
    wind_prefixes: &[],
    continental: &["american"],
    continental_parts: &["central", "latin", "meso", "pan"],
    months: [
        "january | jan",
        "february | feb",
        "march | mar",
        "april | apr",
        "may",
        "june | jun",
        "july | jul",
        "august | aug",
        "september | sept | sep",
        "october | oct",
        "november | nov",
        "december | dec",
    ],
    year_words: &[
        (
            Hedge::None,
            "in | in the year | year | since | from | built | opened | completed | founded \
            | finished | inaugurated | of | early | late | mid | summer | autumn | winter \
            | spring | fall",
        ),
        (Hedge::About, "around | about | circa | c. | ca. | in about | in around"),
        (Hedge::LessThan, "before | prior to"),
        (Hedge::AtMost, "until | till | by | up to"),
        (Hedge::MoreThan, "after"),
        (Hedge::Between, "between"),
    ],
    nominative_articles: &[],
    genitive_endings: &["'s", "’s", "s'", "s’"],
    place_adjective: None,
    combining: None,
    definite: &["the", "this", "that", "these", "its"],
    indefinite: &["a", "an"],
    reaches: &["upper", "middle", "lower"],
    province: &["province"],
    contractions: &[],
    before_nouns: &[],
    country_articles: &[],
    function_words: &[
        "the", "of", "and", "to", "in", "is", "was", "that", "it", "for", "on", "with", "as", "at",
        "by", "this", "from", "are", "were", "be", "been", "an", "which", "its", "has", "have",
        "had", "not", "but", "or", "their", "they", "his", "her", "he", "she", "we", "you", "i",
        "about", "than", "more", "into", "between", "only", "there", "who", "when", "where",
        "what", "would", "will", "can", "could", "some", "these", "those", "after", "before",
        "over", "under", "also", "just", "both", "if", "while", "however", "then", "so", "no", "s",
        "t", "all", "one", "two", "my", "our", "your", "lies", "a",
    ],
    abbreviations: "mr mrs ms dr prof st sts mt no nos vs e.g i.e ca approx gen col lt capt sgt \
        sen rep gov pres rev hon jan feb mar apr jun jul aug sept sep oct nov dec fig vol pp ed \
        eds c ave blvd rd maj adm cmdr mssrs est al",
    closing_abbreviations: "sq mi ft etc inc ltd co corp jr sr u.s u.k u.s.a d.c a.m p.m b.c a.d \
            u.n e.u",
    ordinal_stop: false,
    denials: "",
    cues: include_str!("cues.txt"),
    people: include_str!("people.txt"),
    inflection: Inflection::None,
    forms: |name| without(name, &["'s", "’s", "'", "’"]),
    cuts: |_| Vec::new(),
};
