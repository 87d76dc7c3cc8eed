//! Spanish.

use super::Language;
use super::romance::ROMANCE;
use crate::quantity::{Hedge, Unit};
use crate::text::language::Word::{Add, And, Article, Part, Roughly, Tail, Times, Vague};
use crate::text::language::{QuantityKind, RatioOf};

pub static LANGUAGE: Language = Language {
    code: "es",
    name: "Spanish",
    detector: whatlang::Lang::Spa,
    groups_by_decimal: true,
    numbers: &[
        (Article, "un | una | uno"),
        (And(20.0), "y"),
        (Add(0.0), "cero"),
        (Add(2.0), "dos"),
        (Add(3.0), "tres"),
        (Add(4.0), "cuatro"),
        (Add(5.0), "cinco"),
        (Add(6.0), "seis"),
        (Add(7.0), "siete"),
        (Add(8.0), "ocho"),
        (Add(9.0), "nueve"),
        (Add(10.0), "diez"),
        (Add(11.0), "once"),
        (Add(12.0), "doce"),
        (Add(13.0), "trece"),
        (Add(14.0), "catorce"),
        (Add(15.0), "quince"),
        (Add(16.0), "dieciséis"),
        (Add(17.0), "diecisiete"),
        (Add(18.0), "dieciocho"),
        (Add(19.0), "diecinueve"),
        (Add(20.0), "veinte"),
        (Add(21.0), "veintiuno | veintiún | veintiuna"),
        (Add(22.0), "veintidós"),
        (Add(23.0), "veintitrés"),
        (Add(24.0), "veinticuatro"),
        (Add(25.0), "veinticinco"),
        (Add(26.0), "veintiséis"),
        (Add(27.0), "veintisiete"),
        (Add(28.0), "veintiocho"),
        (Add(29.0), "veintinueve"),
        (Add(30.0), "treinta"),
        (Add(40.0), "cuarenta"),
        (Add(50.0), "cincuenta"),
        (Add(60.0), "sesenta"),
        (Add(70.0), "setenta"),
        (Add(80.0), "ochenta"),
        (Add(90.0), "noventa"),
        (Add(100.0), "cien | ciento"),
        (Add(200.0), "doscientos | doscientas"),
        (Add(300.0), "trescientos | trescientas"),
        (Add(400.0), "cuatrocientos | cuatrocientas"),
        (Add(500.0), "quinientos | quinientas"),
        (Add(600.0), "seiscientos | seiscientas"),
        (Add(700.0), "setecientos | setecientas"),
        (Add(800.0), "ochocientos | ochocientas"),
        (Add(900.0), "novecientos | novecientas"),
        (Times(12.0), "docena"),
        (Times(1e3), "mil"),
        (Times(1e6), "millón | millones"),
        (Part(0.5), "medio | media"),
        (Part(1.0 / 3.0), "tercio | tercios"),
        (Part(0.25), "cuarto | cuartos"),
        (Part(0.2), "quinto | quintos"),
        (Part(1.0 / 6.0), "sexto | sexta parte"),
        (Part(1.0 / 7.0), "séptimo | séptima parte"),
        (Part(0.125), "octavo | octava parte"),
        (Part(0.1), "décimo | décima parte"),
        (Tail(0.5), "y medio | y media"),
        (Tail(0.25), "y cuarto"),
        (Roughly(10.0), "decena"),
        (Roughly(15.0), "quincena"),
        (Roughly(20.0), "veintena"),
        (Roughly(30.0), "treintena"),
        (Roughly(100.0), "centenar"),
        (Roughly(1e3), "millar"),
        (Vague(10.0), "decenas"),
        (Vague(12.0), "docenas"),
        (Vague(100.0), "cientos | centenares"),
        (Vague(1e3), "miles | millares"),
    ],
    units: &[
        (Unit::Centimetre, "centímetro | centímetros"),
        (Unit::Metre, "metro | metros | mts"),
        (Unit::Kilometre, "kilómetro | kilómetros | kms"),
        (Unit::Foot, "pie | pies"),
        (Unit::Yard, "yarda | yardas"),
        (Unit::Mile, "milla | millas"),
        (Unit::NauticalMile, "milla náutica | millas náuticas | millas marinas"),
        (Unit::SquareMetre, "metro cuadrado | metros cuadrados"),
        (Unit::SquareKilometre, "kilómetro cuadrado | kilómetros cuadrados | km cuadrados"),
        (Unit::SquareMile, "milla cuadrada | millas cuadradas"),
        (Unit::Hectare, "hectárea | hectáreas"),
        (Unit::Acre, "acre | acres"),
        (Unit::FootballPitch, "campo de fútbol | campos de fútbol | canchas de fútbol"),
        (Unit::Second, "segundo | segundos"),
        (Unit::Minute, "minuto | minutos"),
        (Unit::Hour, "hora | horas"),
        (Unit::Day, "día | días"),
        (Unit::Times, "veces | vez"),
        (Unit::Percent, "por ciento | por cien"),
        (Unit::Degree, "grado | grados"),
    ],
    foreign_units: &[
        ((Unit::NauticalMile, QuantityKind::Speed), "nudo | nudos"),
        ((Unit::Degree, QuantityKind::Temperature), "grados celsius | grados centígrados"),
    ],
    unit_modifiers: "largos | buenos | largas",
    more: "otros",
    doubly: "doblemente",
    of: "de | del | de la | de los",
    shared: "más grande que | mayor que | más pequeño que | más pequeña que | menor que \
        | más largo que | más larga que | más extenso que | más extensa que",
    hedges_before: &[
        (
            Hedge::None,
            "sólo | solo | solamente | apenas | tan solo | tan sólo | únicamente \
            | no más que | escasos | escasas",
        ),
        (Hedge::Exactly, "exactamente | justo | precisamente | exactos"),
        (
            Hedge::About,
            "unos | unas | aproximadamente | aproximadamente a | más o menos a | alrededor de \
            | cerca de los | cerca de | cerca del | en torno a | aproximado de | más o menos \
            | a unos | de unos | a unas | de unas | aprox. | del orden de | ~ | ≈ | un promedio de \
            | en torno a los",
        ),
        (
            Hedge::Nearly,
            "casi | poco menos de | poco menos del | algo menos de | cerca de casi | a casi \
            | de casi | un poco menos de | prácticamente",
        ),
        (
            Hedge::JustOver,
            "poco más de | algo más de | un poco más de | poco más del \
            | algo más del | apenas más de | a poco más de",
        ),
        (
            Hedge::MoreThan,
            "más de | a más de | de más de | más que | por encima de | superior a \
            | mayor de | bastante más de | mucho más de | sobre los | más del | mucho más del | >",
        ),
        (
            Hedge::AtLeast,
            "al menos | por lo menos | como mínimo | no menos de | mínimo | a partir de \
            | un mínimo de | a al menos | ≥",
        ),
        (
            Hedge::LessThan,
            "menos de | menos del | a menos de | de menos de | por debajo de | inferior a \
            | ni siquiera | menor de | < \
            | no llega a | no llega a los | no llegan a los | no alcanza los",
        ),
        (
            Hedge::AtMost,
            "hasta | como máximo | a lo sumo | no más de | en un radio de | máximo \
            | un máximo de | a no más de | dentro de | ≤ \
            | no supera | no supera los | no superan los | no excede los | no rebasa los",
        ),
        (Hedge::Between, "entre | de entre | a entre"),
        (
            Hedge::AFew,
            "unos pocos | unas pocas | unos cuantos | unas cuantas | pocos | pocas \
            | a pocos | a unos pocos | un par de | a unas pocas | a escasos",
        ),
        (
            Hedge::Several,
            "varios | varias | algunos | algunas | muchos | muchas | a varios | a varias \
            | a algunos",
        ),
    ],
    hedges_inside: &[(Hedge::JustOver, "y pico | y tantos | y tantas"), (Hedge::MoreThan, "+")],
    hedges_after: &[
        (Hedge::AtLeast, "o más | y más | como mínimo | por lo menos | al menos"),
        (Hedge::AtMost, "o menos | como máximo | a lo sumo"),
        (Hedge::About, "aproximadamente | más o menos | aproximados | aprox."),
        (Hedge::JustOver, "y pico"),
        (Hedge::JustOver, "largos"),
    ],
    to: "a | hasta | a los",
    and: "y | o | e | u | sino | pero | frente a",
    rates_after: &[
        (QuantityKind::Speed, "por hora | a la hora | por segundo | /h | / h"),
        (
            QuantityKind::Rate,
            "/ | cada | al día | a la semana | al año | por día | por año | por mes | por persona",
        ),
    ],
    rates_before: &[(QuantityKind::Rate, "cada")],
    ratios: &[
        (2.0, "el doble | del doble | al doble | doble"),
        (3.0, "el triple | del triple | triple"),
        (4.0, "el cuádruple"),
        (0.5, "la mitad | a la mitad | mitad"),
        (
            1.0,
            "el tamaño de | tan grande como | tan largo como | tan larga como | tan extenso como",
        ),
    ],
    ordinals: &[
        (2, "segundo|segunda"),
        (3, "tercer|tercera"),
        (4, "cuarto|cuarta"),
        (5, "quinto|quinta"),
        (6, "sexto|sexta"),
        (7, "séptimo|séptima"),
        (8, "octavo|octava"),
        (9, "noveno|novena"),
        (10, "décimo|décima"),
    ],
    ordinal_endings: &["º", "ª", "°", "o", "a"],
    ratio_heads: &[
        (
            RatioOf::Area,
            "grande | grandes | tamaño | superficie | extensión | extenso | extensa \
            | mayor | área | pequeño | pequeña | territorio",
        ),
        (RatioOf::Length, "largo | larga | longitud"),
        (RatioOf::Width, "ancho | ancha | anchura"),
        (RatioOf::Distance, "lejos | distancia | lejano"),
    ],
    continental: &["american"],
    continental_parts: &["latino", "centro", "meso"],
    months: [
        "enero | ene",
        "febrero | feb",
        "marzo",
        "abril | abr",
        "mayo",
        "junio | jun",
        "julio | jul",
        "agosto | ago",
        "septiembre | setiembre | sept",
        "octubre | oct",
        "noviembre | nov",
        "diciembre | dic",
    ],
    year_words: &[
        (
            Hedge::None,
            "en | en el año | el año | año | desde | de | del año | del | construido \
            | construida | inaugurado | inaugurada | finales de | principios de",
        ),
        (Hedge::About, "hacia | alrededor de | cerca de"),
        (Hedge::LessThan, "antes de"),
        (Hedge::AtMost, "hasta"),
        (Hedge::MoreThan, "después de | tras"),
        (Hedge::Between, "entre"),
    ],
    reaches: &["alto", "medio", "bajo"],
    province: &["provincia"],
    definite: &["el", "la", "los", "las", "este", "esta", "esa", "ese", "del", "al"],
    indefinite: &["un", "una"],
    function_words: &[
        "el", "la", "los", "las", "de", "del", "un", "una", "y", "en", "que", "es", "por", "para",
        "con", "no", "se", "su", "sus", "al", "lo", "como", "más", "pero", "está", "son", "fue",
        "ha", "han", "este", "esta", "estos", "sin", "sobre", "entre", "ser", "también", "hasta",
        "desde", "muy", "donde", "cuando", "ya", "o", "hay", "le", "les", "nos", "tiene", "tienen",
        "era", "unos", "unas", "dos", "había", "cada", "a",
    ],
    abbreviations: "sr sra srta dr dra d prof ej pág núm aprox art av avda fig ing lic \
        gral tel vol",
    closing_abbreviations: "etc ee.uu uds ud s.a a.c d.c",
    cues: include_str!("cues.txt"),
    ..ROMANCE
};
