//! French.

use super::romance::ROMANCE;
use super::{Language, elision_cuts};
use crate::quantity::{Hedge, Unit};
use crate::text::language::Word::{Add, And, Article, Part, Roughly, Tail, Times, Vague};
use crate::text::language::{QuantityKind, RatioOf};

pub static LANGUAGE: Language = Language {
    code: "fr",
    name: "French",
    detector: whatlang::Lang::Fra,
    numbers: &[
        (Article, "un | une"),
        (And(1e9), "et"),
        (Add(0.0), "zéro"),
        (Add(2.0), "deux"),
        (Add(3.0), "trois"),
        (Add(4.0), "quatre"),
        (Add(5.0), "cinq"),
        (Add(6.0), "six"),
        (Add(7.0), "sept"),
        (Add(8.0), "huit"),
        (Add(9.0), "neuf"),
        (Add(10.0), "dix"),
        (Add(11.0), "onze"),
        (Add(12.0), "douze"),
        (Add(13.0), "treize"),
        (Add(14.0), "quatorze"),
        (Add(15.0), "quinze"),
        (Add(16.0), "seize"),
        (Add(17.0), "dix sept"),
        (Add(18.0), "dix huit"),
        (Add(19.0), "dix neuf"),
        (Add(20.0), "vingt"),
        (Add(21.0), "vingt et un | vingt et une"),
        (Add(30.0), "trente"),
        (Add(31.0), "trente et un | trente et une"),
        (Add(40.0), "quarante"),
        (Add(41.0), "quarante et un | quarante et une"),
        (Add(50.0), "cinquante"),
        (Add(51.0), "cinquante et un | cinquante et une"),
        (Add(60.0), "soixante"),
        (Add(61.0), "soixante et un | soixante et une"),
        (Add(70.0), "soixante dix | septante"),
        (Add(71.0), "soixante et onze | soixante onze"),
        (Add(72.0), "soixante douze"),
        (Add(73.0), "soixante treize"),
        (Add(74.0), "soixante quatorze"),
        (Add(75.0), "soixante quinze"),
        (Add(76.0), "soixante seize"),
        (Add(77.0), "soixante dix sept"),
        (Add(78.0), "soixante dix huit"),
        (Add(79.0), "soixante dix neuf"),
        (Add(80.0), "quatre vingts | quatre vingt | huitante | octante"),
        (Add(90.0), "quatre vingt dix | nonante"),
        (Add(91.0), "quatre vingt onze"),
        (Add(92.0), "quatre vingt douze"),
        (Add(93.0), "quatre vingt treize"),
        (Add(94.0), "quatre vingt quatorze"),
        (Add(95.0), "quatre vingt quinze"),
        (Add(96.0), "quatre vingt seize"),
        (Add(97.0), "quatre vingt dix sept"),
        (Add(98.0), "quatre vingt dix huit"),
        (Add(99.0), "quatre vingt dix neuf"),
        (Times(100.0), "cent | cents"),
        (Times(1e3), "mille"),
        (Times(1e6), "million | millions"),
        (Times(1e9), "milliard | milliards"),
        (Part(0.5), "demi | demie"),
        (Part(1.0 / 3.0), "tiers"),
        (Part(0.25), "quart | quarts"),
        (Part(0.2), "cinquième | cinquièmes"),
        (Part(1.0 / 6.0), "sixième | sixièmes"),
        (Part(1.0 / 7.0), "septième | septièmes"),
        (Part(0.125), "huitième | huitièmes"),
        (Part(0.1), "dixième | dixièmes"),
        (Tail(0.5), "et demi | et demie"),
        (Tail(0.25), "et quart"),
        (Roughly(10.0), "dizaine"),
        (Roughly(15.0), "quinzaine"),
        (Roughly(20.0), "vingtaine"),
        (Roughly(30.0), "trentaine"),
        (Roughly(40.0), "quarantaine"),
        (Roughly(50.0), "cinquantaine"),
        (Roughly(60.0), "soixantaine"),
        (Roughly(100.0), "centaine"),
        (Roughly(1e3), "millier"),
        (Vague(10.0), "dizaines"),
        (Vague(12.0), "douzaines"),
        (Vague(100.0), "centaines"),
        (Vague(1e3), "milliers"),
    ],
    units: &[
        (Unit::Centimetre, "centimètre | centimètres"),
        (Unit::Metre, "mètre | mètres"),
        (Unit::Kilometre, "kilomètre | kilomètres"),
        (Unit::Foot, "pied | pieds"),
        (Unit::Mile, "mile | miles | mille anglais | milles anglais"),
        (
            Unit::NauticalMile,
            "mille marin | milles marins | mille nautique | milles nautiques \
            | milles",
        ),
        (Unit::SquareMetre, "mètre carré | mètres carrés"),
        (Unit::SquareKilometre, "kilomètre carré | kilomètres carrés | km carrés"),
        (Unit::SquareMile, "mile carré | miles carrés | milles carrés"),
        (Unit::Hectare, "hectare | hectares"),
        (Unit::Acre, "acre | acres"),
        (Unit::FootballPitch, "terrain de football | terrains de football | terrains de foot"),
        (Unit::Second, "seconde | secondes"),
        (Unit::Minute, "minute | minutes"),
        (Unit::Hour, "heure | heures"),
        (Unit::Day, "jour | jours | journée | journées"),
        (Unit::Times, "fois"),
        (Unit::Percent, "pour cent | pourcent"),
        (Unit::Degree, "degré | degrés"),
    ],
    foreign_units: &[
        ((Unit::NauticalMile, QuantityKind::Speed), "nœud | nœuds | noeuds"),
        ((Unit::Degree, QuantityKind::Temperature), "degrés celsius | degrés fahrenheit"),
    ],
    unit_modifiers: "petits | bons | longs | longues | bonnes | petites",
    more: "encore",
    doubly: "doublement",
    of: "de | d' | du | des | de la | de l' | d'",
    shared: "plus grand que | plus grande que | plus petit que | plus petite que \
        | plus long que | plus longue que | plus vaste que",
    hedges_before: &[
        (
            Hedge::None,
            "seulement | juste | à peine | uniquement | simplement | ne que | guère que \
            | tout juste | rien que",
        ),
        (Hedge::Exactly, "exactement | précisément | très exactement"),
        (
            Hedge::About,
            "environ | environ à | à peu près | approximativement | autour de | aux alentours de \
            | quelque | à quelque | plus ou moins | dans les | de l'ordre de | grosso modo \
            | à environ | d'environ | près de quelque | ~ | ≈ | une moyenne de | aux environs de",
        ),
        (
            Hedge::Nearly,
            "presque | près de | près du | un peu moins de | un peu moins du | quasi \
            | quasiment | pas loin de | à près de | de près de | pas tout à fait \
            | légèrement moins de",
        ),
        (
            Hedge::JustOver,
            "un peu plus de | un peu plus du | légèrement plus de | à peine plus de \
            | à un peu plus de",
        ),
        (
            Hedge::MoreThan,
            "plus de | plus d' | au-delà de | dépassant | supérieur à \
            | supérieure à | de plus de | à plus de | bien plus de | plus que | au delà de \
            | largement plus de | plus du | bien plus du | >",
        ),
        (
            Hedge::AtLeast,
            "au moins | pas moins de | au minimum | un minimum de | à partir de \
            | à au moins | d'au moins | ≥",
        ),
        (
            Hedge::LessThan,
            "moins de | moins du | moins d' | de moins de | à moins de | inférieur à \
            | inférieure à | en dessous de | pas même | même pas | < \
            | n'atteint pas | n'atteint pas les | n'atteignent pas les",
        ),
        (
            Hedge::AtMost,
            "jusqu'à | au plus | au maximum | tout au plus | pas plus de \
            | dans un rayon de | maximum | un maximum de | à tout au plus | ≤ \
            | ne dépasse pas | ne dépasse pas les | n'excède pas \
            | n'excède pas les | n'excèdent pas",
        ),
        (Hedge::Between, "entre | à entre"),
        (Hedge::AFew, "quelques | à quelques | une poignée de"),
        (Hedge::Several, "plusieurs | à plusieurs | maints | de nombreux | de nombreuses"),
    ],
    hedges_inside: &[(Hedge::MoreThan, "et quelques | +")],
    hedges_after: &[
        (Hedge::AtLeast, "ou plus | et plus | au moins | au minimum"),
        (Hedge::AtMost, "ou moins | au plus | au maximum | maximum | tout au plus"),
        (Hedge::About, "environ | environ à | à peu près | approximativement"),
    ],
    to: "à | jusqu'à | jusqu'à environ | ou",
    and: "et | ou | puis | mais | contre | et de",
    rates_after: &[
        (QuantityKind::Speed, "par heure | à l'heure | par seconde | /h | à la seconde | / h"),
        (
            QuantityKind::Rate,
            "/ | chaque | par jour | par an | par mois | par semaine | par personne | par habitant \
             | près | par litre | par nuit | au mètre | au kilomètre | au litre",
        ),
    ],
    rates_before: &[(QuantityKind::Rate, "tous les | toutes les")],
    ratios: &[
        (2.0, "le double | du double | au double | double | deux fois plus | deux fois"),
        (3.0, "le triple | du triple | triple"),
        (0.5, "la moitié | de moitié | moitié | deux fois moins | à moitié"),
        (
            1.0,
            "la taille de | aussi grand que | aussi grande que \
            | aussi long que | aussi longue que | aussi vaste que",
        ),
    ],
    ordinals: &[
        (2, "deuxième|second|seconde"),
        (3, "troisième"),
        (4, "quatrième"),
        (5, "cinquième"),
        (6, "sixième"),
        (7, "septième"),
        (8, "huitième"),
        (9, "neuvième"),
        (10, "dixième"),
        (11, "onzième"),
        (12, "douzième"),
    ],
    ordinal_endings: &["e", "ème", "eme"],
    ratio_heads: &[
        (
            RatioOf::Area,
            "grand | grande | grands | grandes | superficie | taille | étendu | étendue \
            | surface | vaste | petit | petite | territoire",
        ),
        (RatioOf::Length, "long | longue | longueur | court"),
        (RatioOf::Width, "large | largeur"),
        (RatioOf::Distance, "loin | distance | éloigné | éloignée"),
    ],
    continental: &["americain"],
    continental_parts: &["latino", "centre"],
    months: [
        "janvier | janv",
        "février | févr",
        "mars",
        "avril | avr",
        "mai",
        "juin",
        "juillet | juil",
        "août",
        "septembre | sept",
        "octobre | oct",
        "novembre | nov",
        "décembre | déc",
    ],
    year_words: &[
        (
            Hedge::None,
            "en | en l'an | l'an | année | l'année | depuis | de | dès | fin | début \
            | construit | construite | inauguré | inaugurée | ouvert | ouverte | été | hiver",
        ),
        (Hedge::About, "vers | autour de | environ"),
        (Hedge::LessThan, "avant"),
        (Hedge::AtMost, "jusqu'en | jusqu'à"),
        (Hedge::MoreThan, "après"),
        (Hedge::Between, "entre"),
    ],
    reaches: &["haut", "haute", "moyen", "moyenne", "bas", "basse"],
    province: &["province"],
    definite: &["le", "la", "les", "l'", "l’", "l", "ce", "cet", "cette", "ces", "du", "au"],
    indefinite: &["un", "une"],
    country_articles: &["le", "la", "les", "du", "au", "aux"],
    function_words: &[
        "le", "la", "les", "de", "des", "du", "un", "une", "et", "est", "dans", "en", "que", "qui",
        "pour", "pas", "sur", "avec", "au", "aux", "par", "il", "elle", "ils", "elles", "nous",
        "vous", "se", "sa", "son", "ses", "ce", "cette", "ces", "plus", "ne", "ou", "où", "mais",
        "comme", "sont", "été", "être", "avait", "sans", "entre", "leur", "leurs", "fait", "aussi",
        "deux", "après", "depuis", "vers", "chez", "très", "d", "l", "qu", "c", "n", "s", "à",
        "était", "ont",
    ],
    abbreviations: "m mm mme mlle dr st ste p art env janv févr avr juil sept oct nov déc no vol \
            éd c.-à-d ex",
    closing_abbreviations: "etc av j.-c",
    cues: include_str!("cues.txt"),
    cuts: |word| elision_cuts(word, &["l", "d", "j", "n", "s", "c", "m", "t", "qu"]),
    ..ROMANCE
};
