//! German.

mod forms;

use super::{Capitals, Inflection, Language, Syntax};
use crate::geodesy::Wind;
use crate::quantity::{Hedge, Unit};
use crate::text::class::Cue;
use crate::text::language::Word::{Add, And, Article, Part, Tail, Times, Vague};
use crate::text::language::{QuantityKind, RatioOf};

pub static LANGUAGE: Language = Language {
    code: "de",
    name: "German",
    detector: whatlang::Lang::Deu,
    syntax: Syntax::Germanic,
    decimal: ',',
    groups_by_decimal: false,
    compounds: true,
    capitals: Capitals::Nouns,
    postpositions: false,
    adjectives_behind: false,
    genitive: true,
    verb_last: true,
    noun_adjuncts: false,
    numbered_clubs: true,
    numbers: &[
        (Article, "ein | eine | einem | einen | einer | eines"),
        (And(1.0), "und"),
        (Add(0.0), "null"),
        (Add(1.0), "eins"),
        (Add(2.0), "zwei | zwo | zweier"),
        (Add(3.0), "drei | dreier"),
        (Add(4.0), "vier"),
        (Add(5.0), "fünf"),
        (Add(6.0), "sechs"),
        (Add(7.0), "sieben"),
        (Add(8.0), "acht"),
        (Add(9.0), "neun"),
        (Add(10.0), "zehn"),
        (Add(11.0), "elf"),
        (Add(12.0), "zwölf"),
        (Add(13.0), "dreizehn"),
        (Add(14.0), "vierzehn"),
        (Add(15.0), "fünfzehn"),
        (Add(16.0), "sechzehn"),
        (Add(17.0), "siebzehn"),
        (Add(18.0), "achtzehn"),
        (Add(19.0), "neunzehn"),
        (Add(20.0), "zwanzig"),
        (Add(30.0), "dreißig"),
        (Add(40.0), "vierzig"),
        (Add(50.0), "fünfzig"),
        (Add(60.0), "sechzig"),
        (Add(70.0), "siebzig"),
        (Add(80.0), "achtzig"),
        (Add(90.0), "neunzig"),
        (Times(12.0), "dutzend"),
        (Times(100.0), "hundert"),
        (Times(1e3), "tausend | tsd | tsd."),
        (Times(1e6), "million | millionen | mio | mio."),
        (Times(1e9), "milliarde | milliarden | mrd | mrd."),
        (Part(0.5), "halb | halbe | halben | halber | halbes | halbem"),
        (Part(1.0 / 3.0), "drittel | dritteln"),
        (Part(0.25), "viertel | vierteln"),
        (Part(0.75), "dreiviertel"),
        (Part(0.2), "fünftel | fünfteln"),
        (Part(1.0 / 6.0), "sechstel"),
        (Part(1.0 / 7.0), "siebtel"),
        (Part(0.125), "achtel"),
        (Part(0.1), "zehntel"),
        (Tail(0.5), "einhalb | einhalbfach"),
        (Add(1.5), "anderthalb | eineinhalb | einundeinhalb"),
        (Vague(12.0), "dutzende | dutzenden"),
        (Vague(100.0), "hunderte | hunderten"),
        (Vague(1e3), "tausende | tausenden"),
        (Vague(1e6), "abermillionen"),
    ],
    units: &[
        (Unit::Centimetre, "zentimeter | zentimetern"),
        (Unit::Metre, "meter | metern | meters | metrige | metrigen | metriger"),
        (
            Unit::Kilometre,
            "kilometer | kilometern | kilometers | kilometrige | kilometrigen | kilometriger \
            | kilometriges",
        ),
        (Unit::Foot, "fuß"),
        (Unit::Yard, "yard | yards"),
        (Unit::Mile, "meile | meilen | mi"),
        (Unit::NauticalMile, "seemeile | seemeilen | sm | nautische meilen"),
        (Unit::SquareMetre, "quadratmeter | quadratmetern | quadratmeters"),
        (Unit::SquareKilometre, "quadratkilometer | quadratkilometern | quadratkilometers"),
        (Unit::SquareMile, "quadratmeile | quadratmeilen"),
        (Unit::SquareFoot, "quadratfuß"),
        (Unit::Hectare, "hektar | hektare | hektaren"),
        (Unit::Acre, "acre | acres"),
        (
            Unit::FootballPitch,
            "fußballfeld | fußballfelder | fußballfeldern | fußballfeldes | fußballplätze \
            | fußballplätzen",
        ),
        (Unit::Second, "sekunde | sekunden"),
        (Unit::Minute, "minute | minuten | minütig | minütige | minütigen | minütiger | minütiges"),
        (
            Unit::Hour,
            "stunde | stunden | std | std. | stündig | stündige | stündigen | stündiger \
            | stündiges",
        ),
        (Unit::Day, "tag | tage | tagen | tägig | tägige | tägigen | tägiger | tägiges"),
        (Unit::Times, "mal | fach | fache | fachen | faches"),
        (Unit::Percent, "prozent | v. h."),
        (Unit::Degree, "grad"),
    ],
    foreign_units: &[
        (
            (Unit::Kilometre, QuantityKind::Speed),
            "stundenkilometer | stundenkilometern | kilometer je stunde | kilometern je stunde \
            | kilometer/h | kilometer in der stunde",
        ),
        ((Unit::NauticalMile, QuantityKind::Speed), "knoten"),
        (
            (Unit::Degree, QuantityKind::Temperature),
            "grad celsius | grad fahrenheit | grad minus | grad plus | minusgrade | plusgrade",
        ),
    ],
    unit_modifiers: "luftlinien | luft | bahn | schienen | strecken | gleis | straßen | auto \
        | flug | fahr | fahrt | geh | fuß | fußgänger | zug | bahn | bus | rad | fahrrad | land \
        | fluss | tarif | schiffs | boots | tages | höhen | grenz | lange | weitere | weiteren \
        | volle | ganze | englische | englischen",
    travel_units: &[("auto", Cue::Road), ("flug", Cue::Flight), ("zug", Cue::Train)],
    more: "weitere | weiteren | nochmals",
    doubly: "doppelt | doppelter | doppelte | zweifach | zweifacher",
    unit_suffixes: "lang | lange | langen | langer | langes | langem | weit | weite | weiten \
        | weiter | weites | breit | breite | breiten | breiter | breites | hoch | tief | tiefe \
        | tiefen | entfernt | grenze | marke | zone | lauf | marsch | weise",
    of: "von | an | der | des | dieser | dieses | davon | seiner | ihrer | aller | so",
    shared: "größer als | kleiner als | länger als | kürzer als | breiter als | schmaler als",
    hedges_before: &[
        (
            Hedge::None,
            "nur | lediglich | bloß | gerade | gerade mal | gerade einmal | ganze | nur noch \
            | allein | eben mal | nur gerade | stolze | satte | volle",
        ),
        (Hedge::Exactly, "genau | exakt | haargenau | präzise | punktgenau"),
        (
            Hedge::About,
            "rund | etwa | etwa in | ungefähr in | etwa auf | etwa bei | rund um die | ungefähr \
            | circa | zirka | ca. | ca | um die | in etwa | grob | grob gerechnet \
            | schätzungsweise | geschätzt | geschätzte | geschätzten | so um die | plusminus \
            | plus minus | mehr oder weniger | gegen | runde | ~ | ≈ | überschlägig \
            | geschätzt etwa | gerundet | ungefähre",
        ),
        (
            Hedge::Nearly,
            "knapp | fast | beinahe | nahezu | annähernd | an die | kaum | knappe | knappen \
            | etwas weniger als | etwas unter | nicht ganz | schier | wenig unter \
            | ein wenig unter | kurz vor",
        ),
        (
            Hedge::JustOver,
            "gut | etwas mehr als | etwas über | ein wenig mehr als | knapp über | knapp mehr als \
            | gute | guten | guter | leicht über | ein bisschen mehr als | reichlich | kurz über \
            | wenig über | wenig mehr als",
        ),
        (
            Hedge::MoreThan,
            "mehr als | über | weit über | weit mehr als | deutlich mehr als | deutlich über \
            | mehr denn | länger als | weiter als | größer als | breiter als | jenseits von \
            | oberhalb von | weit länger als | >",
        ),
        (
            Hedge::AtLeast,
            "mindestens | wenigstens | zumindest | nicht weniger als | ab | minimal | nicht unter \
            | ≥ | min.",
        ),
        (
            Hedge::LessThan,
            "weniger als | unter | deutlich weniger als | weit weniger als | weit unter \
            | deutlich unter | nicht einmal | nicht mal | keine | kürzer als | kleiner als \
            | unterhalb von | näher als | schmaler als | <",
        ),
        (
            Hedge::AtMost,
            "bis zu | höchstens | maximal | im umkreis von | innerhalb von | bis | max. \
            | nicht mehr als | allenfalls | binnen | in einem umkreis von | im radius von \
            | bestenfalls | ≤ | in einem radius von | nicht über | nicht weiter als",
        ),
        (Hedge::Between, "zwischen"),
        (
            Hedge::AFew,
            "ein paar | wenige | wenigen | nur wenige | einigen wenigen | einige wenige \
            | ein paar wenige | die paar",
        ),
        (
            Hedge::Several,
            "mehrere | mehreren | mehrerer | einige | einigen | einiger | etliche | etlichen \
            | viele | vielen",
        ),
    ],
    hedges_inside: &[
        (Hedge::MoreThan, "plus | +"),
        (Hedge::JustOver, "gute | guten | guter"),
        (Hedge::Nearly, "knappe | knappen | knapper"),
    ],
    hedges_after: &[
        (Hedge::AtLeast, "oder mehr | oder weiter | und mehr | aufwärts | mindestens"),
        (Hedge::AtMost, "oder weniger | höchstens | maximal"),
        (Hedge::About, "oder so | ungefähr | circa | in etwa | plus minus"),
    ],
    to: "bis | bis zu | auf | - bis",
    and: "und | oder | beziehungsweise | bzw. | bzw | respektive | sondern | sowie | u. | und dann \
        | statt",
    rates_after: &[
        (
            QuantityKind::Speed,
            "pro stunde | je stunde | in der stunde | die stunde | pro sekunde | / h | /h | /std \
            | /stunde | /s",
        ),
        (QuantityKind::Rate, "pro | je | am tag | in der woche | / | im monat | pro jahr"),
    ],
    rates_before: &[(QuantityKind::Speed, "tempo"), (QuantityKind::Rate, "pro | je | alle")],
    ratios: &[
        (
            2.0,
            "doppelt | doppelte | das doppelte | zweifache | zweifach | doppelten | dem doppelten \
            | die doppelte | der doppelten",
        ),
        (3.0, "dreifach | dreifache | das dreifache | die dreifache"),
        (0.5, "halb so | die hälfte | der hälfte | hälfte | zur hälfte"),
        (
            1.0,
            "ebenso groß wie | genauso groß wie | so groß wie | so lang wie | genauso lang wie \
            | ebenso lang wie | gleich groß wie",
        ),
    ],
    ordinal_endings: &[],
    ordinals: &[
        (2, "zweit*"),
        (3, "dritt*"),
        (4, "vierte|vierter|vierten|viertes|viertgrößt*|viertkleinst*|viertlängst*|viertkürzest*"),
        (5, "fünfte|fünfter|fünften|fünftes|fünftgrößt*|fünftkleinst*|fünftlängst*|fünftkürzest*"),
        (
            6,
            "sechste|sechster|sechsten|sechstes|sechstgrößt*|sechstkleinst*|sechstlängst*|\
             sechstkürzest*",
        ),
        (7, "siebte|siebter|siebten|siebtes|siebtgrößt*|siebtkleinst*|siebtlängst*|siebtkürzest*"),
        (8, "achte|achter|achten|achtes|achtgrößt*|achtkleinst*|achtlängst*|achtkürzest*"),
        (9, "neunte|neunter|neunten|neuntes|neuntgrößt*|neuntkleinst*|neuntlängst*|neuntkürzest*"),
        (10, "zehnte|zehnter|zehnten|zehntes|zehntgrößt*|zehntkleinst*|zehntlängst*|zehntkürzest*"),
    ],
    ratio_heads: &[
        (
            RatioOf::Area,
            "groß | große | größer | fläche | größe | kleiner | landfläche | staatsgebiet \
            | staatsgebiets | landesfläche | territorium | territoriums",
        ),
        (RatioOf::Length, "lang | länger | länge | kürzer"),
        (RatioOf::Width, "breit | breiter | breite | schmaler"),
        (RatioOf::Distance, "weit | weiter | entfernt | entfernung | strecke"),
    ],
    compass: "NOSW",
    wind_prefixes: &[
        ("Nordost", Wind::NE),
        ("Nordwest", Wind::NW),
        ("Südost", Wind::SE),
        ("Südwest", Wind::SW),
        ("Nord", Wind::N),
        ("Ost", Wind::E),
        ("Süd", Wind::S),
        ("West", Wind::W),
    ],
    continental: &["amerikanisch"],
    continental_parts: &["latein", "mittel", "nord", "sud", "zentral"],
    months: [
        "januar | jänner | jan",
        "februar | feber | feb",
        "märz | mrz",
        "april | apr",
        "mai",
        "juni | jun",
        "juli | jul",
        "august | aug",
        "september | sept | sep",
        "oktober | okt",
        "november | nov",
        "dezember | dez",
    ],
    year_words: &[
        (
            Hedge::None,
            "im jahr | im jahre | jahr | jahre | anno | in | des jahres | seit | seit dem jahr \
             | wurde | wurden | wird | werden | war | waren \
            | von | ab | gegründet | erbaut | gebaut | eröffnet | fertiggestellt | eingeweiht \
            | ende | anfang | mitte | sommer | herbst | winter | frühjahr | frühling",
        ),
        (Hedge::About, "um | etwa | gegen | circa | ca. | rund um | um das jahr"),
        (Hedge::LessThan, "vor | vor dem jahr"),
        (Hedge::AtMost, "bis | spätestens | bis zum jahr"),
        (Hedge::MoreThan, "nach | nach dem jahr"),
        (Hedge::AtLeast, "frühestens"),
        (Hedge::Between, "zwischen"),
    ],
    nominative_articles: &["das", "der", "die"],
    genitive_endings: &["s"],
    place_adjective: Some("er"),
    combining: None,
    definite: &[
        "der", "die", "das", "den", "dem", "des", "diese", "dieser", "dieses", "diesen", "diesem",
        "vom", "beim", "zum", "zur",
    ],
    indefinite: &["ein", "eine", "einen", "einem", "einer", "eines"],
    reaches: &[
        "obere",
        "oberen",
        "oberer",
        "mittlere",
        "mittleren",
        "mittlerer",
        "untere",
        "unteren",
        "unterer",
    ],
    province: &["provinz"],
    contractions: &["zum", "zur", "beim", "im", "am", "vom", "ins", "ans"],
    before_nouns: &[
        "der", "die", "das", "den", "dem", "des", "ein", "eine", "einen", "einem", "einer",
        "eines", "kein", "keine", "sein", "seine", "ihr", "ihre", "diese", "dieser", "dieses",
    ],
    country_articles: &[],
    function_words: &[
        "der", "die", "das", "den", "dem", "des", "und", "ist", "nicht", "von", "mit", "sich",
        "ein", "eine", "einen", "einem", "einer", "auf", "für", "auch", "es", "er", "sie", "wir",
        "ich", "im", "in", "zu", "zum", "zur", "nach", "bei", "aus", "wie", "als", "dass", "wird",
        "werden", "war", "sind", "hat", "haben", "aber", "oder", "noch", "nur", "über", "vom",
        "beim", "dieser", "diese", "dieses", "man", "so", "wenn", "doch", "durch", "bis", "seit",
        "um", "am", "an", "vor", "zwischen", "etwa", "liegt", "liegen", "ihre", "sein", "seine",
        "kein", "keine", "mehr", "was", "wer", "wo", "dort", "hier", "dann", "nun", "denn", "ja",
        "nein", "trotz", "während", "damit", "dabei", "rund", "beide", "beiden", "alle", "zwei",
        "drei",
    ],
    abbreviations: "dr prof hr fr st nr bzw ca z d u vgl bspw evtl ggf inkl exkl geb gest sog abs \
        art bd hrsg ing dipl jan feb mrz apr jun jul aug sept sep okt nov dez tel str mio mrd tsd \
        max min mind v n s o a i b h e gem lt einschl südl nördl östl westl stellv verh röm allg \
        frz engl dt russ ehem",
    closing_abbreviations: "mio mrd tsd min std usw etc jh jhd co chr u.s.a u.s ff",
    ordinal_stop: true,
    denials: "",
    cues: include_str!("cues.txt"),
    people: include_str!("people.txt"),
    inflection: Inflection::Adjective,
    forms: forms::forms,
    cuts: |_| Vec::new(),
};
