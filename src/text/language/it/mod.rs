//! Italian.

use super::romance::ROMANCE;
use super::{Language, elision_cuts};
use crate::quantity::{Hedge, Unit};
use crate::text::language::Word::{Add, And, Article, Part, Roughly, Tail, Times, Vague};
use crate::text::language::{QuantityKind, RatioOf};

pub static LANGUAGE: Language = Language {
    code: "it",
    name: "Italian",
    detector: whatlang::Lang::Ita,
    compounds: true,
    numbers: &[
        (Article, "un | una | uno | un'"),
        (And(1.0), "e"),
        (Add(0.0), "zero"),
        (Add(2.0), "due"),
        (Add(3.0), "tre | tré"),
        (Add(4.0), "quattro"),
        (Add(5.0), "cinque"),
        (Add(6.0), "sei"),
        (Add(7.0), "sette"),
        (Add(8.0), "otto"),
        (Add(9.0), "nove"),
        (Add(10.0), "dieci"),
        (Add(11.0), "undici"),
        (Add(12.0), "dodici"),
        (Add(13.0), "tredici"),
        (Add(14.0), "quattordici"),
        (Add(15.0), "quindici"),
        (Add(16.0), "sedici"),
        (Add(17.0), "diciassette"),
        (Add(18.0), "diciotto"),
        (Add(19.0), "diciannove"),
        (Add(20.0), "venti"),
        (Add(21.0), "ventuno | ventun"),
        (Add(28.0), "ventotto"),
        (Add(30.0), "trenta"),
        (Add(31.0), "trentuno | trentun"),
        (Add(38.0), "trentotto"),
        (Add(40.0), "quaranta"),
        (Add(41.0), "quarantuno | quarantun"),
        (Add(48.0), "quarantotto"),
        (Add(50.0), "cinquanta"),
        (Add(51.0), "cinquantuno | cinquantun"),
        (Add(58.0), "cinquantotto"),
        (Add(60.0), "sessanta"),
        (Add(61.0), "sessantuno | sessantun"),
        (Add(68.0), "sessantotto"),
        (Add(70.0), "settanta"),
        (Add(71.0), "settantuno | settantun"),
        (Add(78.0), "settantotto"),
        (Add(80.0), "ottanta"),
        (Add(81.0), "ottantuno | ottantun"),
        (Add(88.0), "ottantotto"),
        (Add(90.0), "novanta"),
        (Add(91.0), "novantuno | novantun"),
        (Add(98.0), "novantotto"),
        (Times(12.0), "dozzina"),
        (Times(100.0), "cento"),
        (Times(1e3), "mille | mila"),
        (Times(1e6), "milione | milioni | mln"),
        (Times(1e9), "miliardo | miliardi"),
        (Part(0.5), "mezzo | mezza"),
        (Part(1.0 / 3.0), "terzo | terzi"),
        (Part(0.25), "quarto | quarti"),
        (Part(0.2), "quinto | quinti"),
        (Part(1.0 / 6.0), "sesto | sesti"),
        (Part(1.0 / 7.0), "settimo | settimi"),
        (Part(0.125), "ottavo | ottavi"),
        (Part(0.1), "decimo | decimi"),
        (Tail(0.5), "e mezzo | e mezza"),
        (Roughly(10.0), "decina"),
        (Roughly(15.0), "quindicina"),
        (Roughly(20.0), "ventina"),
        (Roughly(30.0), "trentina"),
        (Roughly(40.0), "quarantina"),
        (Roughly(50.0), "cinquantina"),
        (Roughly(60.0), "sessantina"),
        (Roughly(100.0), "centinaio"),
        (Roughly(1e3), "migliaio"),
        (Vague(10.0), "decine"),
        (Vague(12.0), "dozzine"),
        (Vague(100.0), "centinaia"),
        (Vague(1e3), "migliaia"),
    ],
    units: &[
        (Unit::Centimetre, "centimetro | centimetri"),
        (Unit::Metre, "metro | metri"),
        (Unit::Kilometre, "chilometro | chilometri | kilometri"),
        (Unit::Foot, "piede | piedi"),
        (Unit::Mile, "miglio | miglia"),
        (Unit::NauticalMile, "miglio nautico | miglia nautiche | miglia marine"),
        (Unit::SquareMetre, "metro quadrato | metri quadrati | metri quadri | mq"),
        (
            Unit::SquareKilometre,
            "chilometro quadrato | chilometri quadrati | chilometri quadri \
            | km quadrati | kmq",
        ),
        (Unit::SquareMile, "miglio quadrato | miglia quadrate"),
        (Unit::Hectare, "ettaro | ettari"),
        (Unit::Acre, "acro | acri"),
        (Unit::FootballPitch, "campo di calcio | campi di calcio | campi da calcio"),
        (Unit::Second, "secondo | secondi"),
        (Unit::Minute, "minuto | minuti"),
        (Unit::Hour, "ora | ore"),
        (Unit::Day, "giorno | giorni"),
        (Unit::Times, "volte | volta"),
        (Unit::Percent, "per cento | percento"),
        (Unit::Degree, "grado | gradi"),
    ],
    foreign_units: &[
        ((Unit::NauticalMile, QuantityKind::Speed), "nodo | nodi"),
        ((Unit::Degree, QuantityKind::Temperature), "gradi celsius | gradi centigradi"),
    ],
    unit_modifiers: "buoni | lunghi | lunghe | buone",
    more: "altri",
    doubly: "doppiamente",
    of: "di | d' | del | della | dei | delle | dell'",
    shared: "più grande di | più grande del | più grande della | più grande dell' \
        | più piccolo di | più piccolo del | più piccola di | più piccola della \
        | più lungo del | più lunga della",
    hedges_before: &[
        (
            Hedge::None,
            "solo | soltanto | solamente | appena | unicamente | non più che | soli | sole \
            | ad appena | a soli",
        ),
        (Hedge::Exactly, "esattamente | precisamente | esatti | proprio"),
        (
            Hedge::About,
            "circa | circa a | all'incirca | approssimativamente | intorno a | intorno ai \
            | attorno ai | grosso modo | più o meno | pressappoco | suppergiù | sui | a circa \
            | di circa | nell'ordine di | ~ | ≈ | in media | qualcosa come",
        ),
        (
            Hedge::Nearly,
            "quasi | poco meno di | poco meno del | un po' meno di | a quasi | di quasi \
            | non proprio | vicino ai | a poco meno di | quasi quasi",
        ),
        (
            Hedge::JustOver,
            "poco più di | poco più del | un po' più di | appena più di | a poco più di \
            | poco oltre | appena oltre",
        ),
        (
            Hedge::MoreThan,
            "più di | più del | ben più del | oltre | ad oltre | di oltre | a più di | superiore a \
            | di più di | ben oltre | al di sopra di | molto più di | a oltre | maggiore di | >",
        ),
        (
            Hedge::AtLeast,
            "almeno | non meno di | come minimo | minimo | ad almeno | un minimo di \
            | a partire da | perlomeno | ≥",
        ),
        (
            Hedge::LessThan,
            "meno di | meno del | a meno di | di meno di | al di sotto di | inferiore a | sotto i \
            | neppure | nemmeno | minore di | < \
            | non arriva a | non arriva ai | non raggiunge i",
        ),
        (
            Hedge::AtMost,
            "fino a | al massimo | non più di | nel raggio di | entro | massimo \
            | un massimo di | in un raggio di | tutt'al più | sino a | ≤ | entro i \
            | non supera | non supera i | non superano i | non eccede i",
        ),
        (Hedge::Between, "tra | fra | compreso tra | compresa tra"),
        (
            Hedge::AFew,
            "pochi | poche | a pochi | a poche | qualche | un paio di | a un paio di \
            | a qualche",
        ),
        (
            Hedge::Several,
            "parecchi | parecchie | diversi | diverse | alcuni | alcune | molti | molte \
            | svariati | svariate | numerosi | vari | varie",
        ),
    ],
    hedges_inside: &[(Hedge::MoreThan, "+ | e passa")],
    hedges_after: &[
        (Hedge::AtLeast, "o più | e più | almeno | come minimo"),
        (Hedge::AtMost, "o meno | al massimo | massimo"),
        (Hedge::About, "circa | circa a | all'incirca | più o meno | o giù di lì"),
        (Hedge::MoreThan, "e passa"),
        (Hedge::JustOver, "abbondanti"),
        (Hedge::Nearly, "scarsi"),
    ],
    to: "a | fino a | ai",
    and: "e | o | ed | oppure | bensì | ma | contro",
    rates_after: &[
        (QuantityKind::Speed, "all'ora | orari | l'ora | al secondo | /h | / h | per ora"),
        (
            QuantityKind::Rate,
            "/ | ogni | al giorno | alla settimana | all'anno | al mese | per persona",
        ),
    ],
    rates_before: &[(QuantityKind::Rate, "ogni")],
    ratios: &[
        (2.0, "il doppio | del doppio | al doppio | doppio | doppia"),
        (3.0, "il triplo | del triplo | triplo"),
        (4.0, "il quadruplo"),
        (0.5, "la metà | della metà | metà"),
        (1.0, "le dimensioni di | grande come | grande quanto | lungo come | lungo quanto"),
    ],
    ordinals: &[
        (2, "secondo|seconda"),
        (3, "terzo|terza"),
        (4, "quarto|quarta"),
        (5, "quinto|quinta"),
        (6, "sesto|sesta"),
        (7, "settimo|settima"),
        (8, "ottavo|ottava"),
        (9, "nono|nona"),
        (10, "decimo|decima"),
    ],
    ordinal_endings: &["º", "ª", "°"],
    ratio_heads: &[
        (
            RatioOf::Area,
            "grande | grandi | superficie | dimensioni | esteso | estesa | estensione \
            | piccolo | area | territorio | vasto | vasta",
        ),
        (RatioOf::Length, "lungo | lunga | lunghezza"),
        (RatioOf::Width, "largo | larga | larghezza"),
        (RatioOf::Distance, "lontano | distanza | distante"),
    ],
    continental: &["american"],
    continental_parts: &["latino", "centro", "meso"],
    months: [
        "gennaio | gen",
        "febbraio | feb",
        "marzo | mar",
        "aprile | apr",
        "maggio",
        "giugno | giu",
        "luglio | lug",
        "agosto | ago",
        "settembre | set | sett",
        "ottobre | ott",
        "novembre | nov",
        "dicembre | dic",
    ],
    year_words: &[
        (
            Hedge::None,
            "nel | del | dal | anno | l'anno | nell'anno | in | costruito | costruita \
            | inaugurato | inaugurata | fine | inizio | estate",
        ),
        (Hedge::About, "intorno al | verso il | circa il | attorno al"),
        (Hedge::LessThan, "prima del"),
        (Hedge::AtMost, "fino al | entro il"),
        (Hedge::MoreThan, "dopo il"),
        (Hedge::Between, "tra il"),
    ],
    reaches: &["alto", "medio", "basso", "alta", "media", "bassa"],
    province: &["provincia"],
    definite: &[
        "il", "lo", "la", "l'", "l’", "l", "i", "gli", "le", "questo", "questa", "quel", "quella",
        "del", "della", "dell'", "dal", "dalla",
    ],
    indefinite: &["un", "uno", "una", "un'"],
    function_words: &[
        "a", "ad", "ed", "il", "lo", "la", "i", "gli", "le", "di", "del", "della", "dei", "delle",
        "degli", "un", "una", "uno", "e", "è", "in", "che", "non", "per", "con", "si", "da", "dal",
        "dalla", "sono", "come", "più", "ma", "al", "alla", "ai", "alle", "nel", "nella", "nei",
        "su", "sul", "sulla", "anche", "ha", "hanno", "era", "questo", "questa", "dove", "quando",
        "tra", "fra", "se", "suo", "sua", "loro", "stato", "essere", "molto", "due", "poco",
        "circa", "l", "d", "dell", "nell", "all", "c",
    ],
    abbreviations: "sig sigg dott dr prof ing avv on art pag n no ca es gen feb mar apr giu lug \
            ago set ott nov dic s tel vol",
    closing_abbreviations: "ecc etc s.p.a a.c d.c",
    cues: include_str!("cues.txt"),
    cuts: |word| elision_cuts(word, ELIDED),
    ..ROMANCE
};

/// Articles and prepositions that lose their vowel.
static ELIDED: &[&str] =
    &["l", "d", "n", "s", "c", "m", "t", "un", "all", "dell", "nell", "sull", "dall"];
