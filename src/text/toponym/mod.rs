//! Finds the names of places in a sentence: toponym recognition.
//!
//! A name is the longest run of words that the atlas knows, in any language and with the endings
//! that the sentence's language gives it. Adjectives of nationality count as names of their
//! country. What a name stands for is decided later (`resolve`); here each keeps its
//! candidates.

mod candidates;
mod credible;
mod demonym;
mod elliptic;
mod han;
mod kinds;
mod likeness;
mod score;
mod surroundings;
mod unknown;

pub use kinds::classes;
pub use likeness::{
    Likeness, countries_named, countries_opened, is_adjective, may_name, may_name_country,
    may_name_river, may_open_country, may_open_name, second_of_name,
};
pub use surroundings::{FOLLOWING, KIND_WORDS, LEADING, Surroundings};
pub use unknown::unknown_name_at;

use crate::atlas::{Candidate, NameKind, Place, PlaceClass, fold};
use crate::span::Span;
use crate::text::cue::Cue;
use crate::text::word::Word;
use credible::is_credible;
pub use credible::is_state_by_capital;
use demonym::{demonym_at, first_of_pair};
use elliptic::{adjective_at, elliptic_at};
use han::han_name_at;
use score::is_han;

/// A name of a place in a sentence.
#[derive(Clone, Debug)]
pub struct Toponym {
    /// In the sentence.
    pub span: Span,
    /// What it may stand for, best first; never empty.
    pub candidates: Vec<Candidate>,
    /// An adjective of nationality, such as "russisch".
    pub demonym: bool,
}

impl Toponym {
    /// What it most likely stands for.
    pub fn best(&self) -> &Place {
        &self.candidates[0].place
    }
}

/// A toponym with the words that it takes.
#[derive(Clone, Debug)]
pub struct ToponymFound {
    pub toponym: Toponym,
    pub len: usize,
}

/// An adjective of nationality is never the name of so small a place.
const LARGEST_VILLAGE: u32 = 50_000;

/// Kind words that an adjective of nationality stands before.
static TOWN_KINDS: &[Cue] = &[Cue::Settlement, Cue::Capital];

/// No name of the atlas that matters has more words.
pub const LONGEST_NAME: usize = 6;

/// The longest name that starts at word `at`.
pub fn toponym_at<'s>(around: &'s Surroundings<'_>, at: usize) -> Option<&'s ToponymFound> {
    around.found[at].get_or_init(|| longest_name_at(around, at)).as_ref()
}

fn longest_name_at(around: &Surroundings<'_>, at: usize) -> Option<ToponymFound> {
    let word = &around.words[at];
    if !word.is_word() || around.taken[at] {
        return None;
    }
    if is_han(word.span.of(around.text)) {
        return han_name_at(around, at);
    }
    let short = elliptic_at(around, at).or_else(|| adjective_at(around, at));
    let short = short.or_else(|| first_of_pair(around, at));
    if let Some(found) = short.or_else(|| described_at(around, at)) {
        return Some(found);
    }
    let demonym = demonym_at(around, at);
    if !word.capital && !around.has_cue(Some(at), OPENERS) {
        return demonym;
    }
    let cue_len = around.cues[at].map_or(0, |(len, _)| len);
    let run = run_length(around, at);
    let longest = if run > 1 && opens_name(around, at, run) { run } else { run.min(1) };
    let names = (1..=longest).rev().filter(|&len| len >= cue_len || len > 1);
    for len in names {
        // "the French town of": some gazetteers list "French Town" as a name.
        let end = &around.words[at + len - 1];
        let kind = len > 1 && !end.capital && around.has_cue(Some(at + len - 1), TOWN_KINDS);
        if kind && demonym.is_some() {
            continue;
        }
        let Some(found) = name_at(around, at, len) else { continue };
        // Some gazetteers list "Iraqi" as a name of Iraq, and Chadian is a village in China.
        let same = |demonym: &ToponymFound| {
            let best = found.toponym.best();
            let listed = found.toponym.candidates[0].kind == NameKind::Alternate
                && demonym.toponym.best().id == best.id;
            let village = best.class == PlaceClass::Settlement && best.population < LARGEST_VILLAGE;
            len == 1 && (listed || village)
        };
        return Some(demonym.filter(same).unwrap_or(found));
    }
    demonym
}

/// "the plant", "dem Werk": a description with an article that the user gave a place.
fn described_at(around: &Surroundings<'_>, at: usize) -> Option<ToponymFound> {
    let atlas = around.glossary.atlas;
    let contracted = at > 0 && around.is_contraction(at - 1);
    let led = around.is_function_word(at) || contracted;
    if !atlas.has_own_names() || !led || around.is_contraction(at) {
        return None;
    }
    let lengths = (1..=run_length(around, at)).rev();
    lengths.filter(|len| around.words[at + len - 1].is_word()).find_map(|len| {
        let span = around.words[at].span.join(around.words[at + len - 1].span);
        let mut spellings = descriptions(around, at, span);
        let name = spellings.find(|name| atlas.is_own_name(&fold(name)))?;
        let candidates = around.glossary.candidates(&name).to_vec();
        let toponym = Toponym { span, candidates, demonym: false };
        (!toponym.candidates.is_empty()).then_some(ToponymFound { toponym, len })
    })
}

/// The words as they stand, and with the article of the nominative: "dem Werk", "(vom)
/// Werk" and "des Werks" are "das Werk".
fn descriptions<'a>(
    around: &'a Surroundings<'_>,
    at: usize,
    span: Span,
) -> impl Iterator<Item = String> + 'a {
    let written = span.of(around.text);
    let noun = match written.split_once(' ') {
        Some((_, noun)) if around.is_function_word(at) => noun,
        Some(_) | None => written,
    };
    let nouns =
        [noun, noun.strip_suffix("es").unwrap_or(noun), noun.strip_suffix('s').unwrap_or(noun)];
    let articles = around.language.nominative_articles.iter();
    let forms = articles.flat_map(move |article| nouns.map(|noun| format!("{article} {noun}")));
    std::iter::once(written.to_owned()).filter(move |_| around.is_function_word(at)).chain(forms)
}

/// How many words from `at` on could belong to one name.
fn run_length(around: &Surroundings<'_>, at: usize) -> usize {
    let rest = &around.words[at..];
    let inside = |(index, word): &(usize, &Word)| {
        let linking = word.mark.is_some_and(|mark| matches!(mark, '.' | '\'' | '’') && word.glued);
        (word.is_word() || linking) && !around.taken[at + index]
    };
    rest.iter().enumerate().take(LONGEST_NAME).take_while(inside).count()
}

/// False only if no name of two words or more starts at word `at`, from where on `run` words may
/// belong to one.
fn opens_name(around: &Surroundings<'_>, at: usize, run: usize) -> bool {
    let word = &around.words[at];
    // A name with an article ends with a capital.
    if around.is_function_word(at) && !around.words[at + 1..at + run].iter().any(|it| it.capital) {
        return false;
    }
    let start = &around.text[word.span.start..around.words[at + 1].span.end];
    let opens = |start: &str| may_open_name(around.glossary, around.language, word, &fold(start));
    around.glossary.vocabulary(around.language).openings.get(start, opens)
}

fn name_at(around: &Surroundings<'_>, at: usize, len: usize) -> Option<ToponymFound> {
    let words = &around.words[at..at + len];
    let last = &words[len - 1];
    // "el lago Titicaca", "lo stretto di Messina": the kind word is part of the name.
    let opens = words[0].capital || len > 1 && last.capital && around.has_cue(Some(at), OPENERS);
    if !opens || !last.is_word() || (len > 1 && !last.capital && !is_lower_name(last)) {
        return None;
    }
    // "La frontera", "Le lac" opens a sentence; a name with an article has a capital behind it.
    if len > 1 && !last.capital && around.is_function_word(at) {
        return None;
    }
    let span = words[0].span.join(last.span);
    let name = span.of(around.text);
    let known = around.candidates(name);
    if known.first().is_none_or(|it| is_of_other_class(around, at, &it.place)) {
        return None;
    }
    if len > 1 && around.is_function_word(at) {
        // "La | Côte d'Ivoire" is not "La Côte".
        let longer = toponym_at(around, at + 1).is_some_and(|found| found.len >= len);
        if longer || is_article(around, &words[1..], &known) {
            return None;
        }
    }
    let mut candidates = known.to_vec();
    candidates.extend(of_its_kind(around, at, name, &known));
    if let Some(countries) = division_before(around, at) {
        candidates.retain(|candidate| is_of_division(&candidate.place, countries));
    }
    if len == 1 && is_acronym(name) {
        candidates.retain(|candidate| {
            let airport = candidate.place.class == PlaceClass::Airport;
            // "GAO" is an office, and the region is written "Gao".
            let region = candidate.place.class == PlaceClass::Region;
            let spelled = region && fold(&candidate.place.name) == fold(name);
            let wide = candidate.place.class.is_wide() && !spelled;
            wide || airport && candidate.kind != NameKind::Code
        });
    }
    if let Some(kind) = named_kind(around, at, len) {
        candidates.retain(|candidate| classes(kind).contains(&candidate.place.class));
    }
    // "Masar" is not all of "Masar-i-Scharif".
    let particle = around
        .words
        .get(at + len)
        .is_some_and(|next| next.joined && !next.capital && next.folded.chars().count() <= 2);
    if particle || is_designation(around.text, span.end) {
        return None;
    }
    let found = Toponym { span, candidates, demonym: false };
    (!found.candidates.is_empty() && is_credible(around, at, len, &found))
        .then_some(ToponymFound { toponym: found, len })
}

/// English names of things of a kind, which the kind word and the bare name spell in any language.
static COMPOSED: &[(Cue, &[&str])] = &[
    (Cue::Lake, &["Lake ", " Lake"]),
    (Cue::River, &[" River"]),
    (Cue::Island, &[" Island"]),
    (Cue::Mountain, &["Mount "]),
];

/// "el lago Ontario": the lake whose name the kind word before `name` completes, where what is
/// `known` by that name is none.
fn of_its_kind(
    around: &Surroundings<'_>,
    at: usize,
    name: &str,
    known: &[Candidate],
) -> Vec<Candidate> {
    let cue = |(cue, _): &&(Cue, _)| around.has_cue(at.checked_sub(1), &[*cue]);
    let Some((cue, parts)) = COMPOSED.iter().find(cue) else { return Vec::new() };
    let fits = |candidate: &Candidate| classes(*cue).contains(&candidate.place.class);
    if known.iter().any(fits) {
        return Vec::new();
    }
    let compose = |part: &str| {
        if part.starts_with(' ') { format!("{name}{part}") } else { format!("{part}{name}") }
    };
    let composed = parts.iter().map(|part| around.candidates(&compose(part)));
    composed.flat_map(|found| found.to_vec()).filter(fits).collect()
}

/// "IA-1", "Lufeng 13-1-1": digits joined to a name make it that of a well or a machine.
fn is_designation(text: &str, end: usize) -> bool {
    let rest = &text[end..];
    let digit = |rest: &str| rest.starts_with(|c: char| c.is_ascii_digit());
    if let Some(number) = rest.strip_prefix(' ') {
        let numeral = number.split(|c: char| !c.is_ascii_digit() && c != '-').next();
        return numeral.is_some_and(|numeral| digit(numeral) && numeral.matches('-').count() > 1);
    }
    rest.strip_prefix('-').is_some_and(digit)
}

/// Words for divisions that only some countries have, as they begin, and these countries.
static DIVISIONS: &[(&str, &[&str])] = &[
    ("bundesland", &["DE", "AT"]),
    ("departement", &["FR"]),
    ("kanton", &["CH"]),
    ("komitat", &["HU"]),
    ("oblast", &["RU", "UA", "BY", "BG", "KZ", "KG"]),
    ("prafektur", &["JP"]),
    ("prefectura", &["JP"]),
    ("voivodeship", &["PL"]),
    ("voivodie", &["PL"]),
    ("woiwodschaft", &["PL"]),
    ("воевод", &["PL"]),
    ("департамент", &["FR"]),
    ("кантон", &["CH"]),
    ("област", &["RU", "UA", "BY", "BG", "KZ", "KG"]),
];

/// The countries that the word for a division directly before the name speaks of: "im Département
/// Jura" is in France, "im Kanton Jura" in Switzerland.
fn division_before(around: &Surroundings<'_>, at: usize) -> Option<&'static [&'static str]> {
    let written = &around.words.get(at.checked_sub(1)?)?.folded;
    DIVISIONS.iter().find(|(begin, _)| written.starts_with(begin)).map(|(_, countries)| *countries)
}

/// A division of one of `countries`, or that country itself: "das größte Bundesland Österreichs".
fn is_of_division(place: &Place, countries: &[&str]) -> bool {
    let wide = matches!(place.class, PlaceClass::Region | PlaceClass::Country);
    place.country.is_some_and(|code| wide && countries.contains(&code.as_str()))
}

/// "OSU" is no town called Osu, but "USA" is a country, "NRW" a region and "JFK" an airport.
fn is_acronym(name: &str) -> bool {
    let letters = name.chars().count();
    (2..=4).contains(&letters) && name.chars().all(|it| it.is_ascii_uppercase())
}

/// "La Francia": the first word is an article if the rest is far better known without it.
fn is_article(around: &Surroundings<'_>, rest: &[Word], with: &[Candidate]) -> bool {
    let (Some(first), Some(last)) = (rest.first(), rest.last()) else { return false };
    let bare = around.candidates(first.span.join(last.span).of(around.text));
    let score = |found: &[Candidate]| found.first().map_or(0.0, |best| best.score);
    score(&bare) > score(with) + ARTICLE_MARGIN
}

/// … by so many powers of ten.
const ARTICLE_MARGIN: f64 = 2.0;

/// The kind of water or mountain that the name completes: "the Gulf of …", "… River".
fn named_kind(around: &Surroundings<'_>, at: usize, len: usize) -> Option<Cue> {
    static KINDS: &[Cue] = &[Cue::SeaPlace, Cue::River, Cue::Lake, Cue::Mountain];
    let named = |word: Option<usize>| {
        let word = word.filter(|&word| around.words.get(word).is_some_and(|it| it.capital));
        KINDS.iter().copied().find(|&cue| around.has_cue(word, &[cue]))
    };
    let of = around.has_cue(at.checked_sub(1), &[Cue::From]);
    let before = at.checked_sub(2).filter(|_| of);
    let behind = || named(Some(at + len)).filter(|_| around.language.noun_adjuncts);
    named(before).or_else(behind)
}

/// Kinds of water, mountains, islands and works that may be part of a name and begin it in lower
/// case.
pub static OPENERS: &[Cue] =
    &[Cue::SeaPlace, Cue::River, Cue::Lake, Cue::Mountain, Cue::Island, Cue::Bridge, Cue::Landform];

/// Those of which towns are called as well, and what they are written in lower case for: "le viaduc
/// de Millau", "il traforo del Sempione", "la isla de Pascua".
static TOWN_NAMES: &[(Cue, &[PlaceClass])] = &[
    (Cue::Island, &[PlaceClass::Island, PlaceClass::Peninsula]),
    (Cue::Bridge, WORKS),
    (Cue::Landform, WORKS),
];
static WORKS: &[PlaceClass] = &[PlaceClass::Bridge, PlaceClass::Canal, PlaceClass::Site];

/// Whether what the kind word at `at` opens in lower case is no place of the class of `place`.
fn is_of_other_class(around: &Surroundings<'_>, at: usize, place: &Place) -> bool {
    let named = |(cue, _): &&(Cue, _)| around.has_cue(Some(at), &[*cue]);
    let mut kinds = TOWN_NAMES.iter().filter(named).peekable();
    let lower = !around.words[at].capital && kinds.peek().is_some();
    lower && !kinds.any(|(_, classes)| classes.contains(&place.class))
}

/// Names whose last word is lower case are rare; Slavic and Romance ones exist ("Nova gorica").
fn is_lower_name(last: &Word) -> bool {
    last.folded.chars().count() >= 4
}
