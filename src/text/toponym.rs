//! Finds the names of places in a sentence: toponym recognition.
//!
//! A name is the longest run of words that the atlas knows, in any language and with the endings that the
//! sentence's language gives it. Adjectives of nationality count as names of their country. What a name
//! stands for is decided later ([`super::resolve`]); here each keeps its candidates.

use crate::atlas::{Atlas, Candidate, NameKind, Place, PlaceClass};
use crate::span::Span;

use super::Language;
use super::cue::Cues;
use super::word::Word;

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

/// No name of the atlas that matters has more words.
const LONGEST_NAME: usize = 6;
/// No name in Chinese characters that matters has more of them.
const LONGEST_HAN_NAME: usize = 10;
/// Candidates beyond these have never been meant.
const MOST_CANDIDATES: usize = 12;

/// An adjective of nationality means its country and nothing else.
const DEMONYM_SCORE: f64 = 8.0;

/// What the sentence's words are taken by before names are looked for.
pub struct Surroundings<'a> {
    pub atlas: &'a Atlas,
    pub language: &'static Language,
    pub text: &'a str,
    pub words: &'a [Word],
    /// The cue phrase that starts at each word: its length and classes.
    pub cues: &'a [Option<(usize, Cues)>],
    /// Whether a figure takes the word.
    pub taken: &'a [bool],
}

/// The longest name that starts at word `at`.
pub fn toponym_at(around: &Surroundings<'_>, at: usize) -> Option<ToponymFound> {
    let word = &around.words[at];
    if !word.is_word() || around.taken[at] {
        return None;
    }
    if is_han(word.span.of(around.text)) {
        return han_name_at(around, at);
    }
    let cue_len = around.cues[at].map_or(0, |(len, _)| len);
    let longest = run_length(around, at);
    let names = (1..=longest).rev().filter(|&len| len >= cue_len || len > 1);
    for len in names {
        if let Some(found) = name_at(around, at, len) {
            return Some(found);
        }
    }
    demonym_at(around, at)
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

fn name_at(around: &Surroundings<'_>, at: usize, len: usize) -> Option<ToponymFound> {
    let words = &around.words[at..at + len];
    let last = &words[len - 1];
    if !words[0].capital || !last.is_word() || (len > 1 && !last.capital && !is_lower_name(last)) {
        return None;
    }
    let span = words[0].span.join(last.span);
    let name = span.of(around.text);
    let candidates = candidates(around, name);
    let found = Toponym { span, candidates, demonym: false };
    (!found.candidates.is_empty() && is_credible(around, at, len, &found))
        .then_some(ToponymFound { toponym: found, len })
}

/// Names whose last word is lower case are rare; Slavic and Romance ones exist ("Nova gorica").
fn is_lower_name(last: &Word) -> bool {
    last.folded.chars().count() >= 4
}

/// Codes and machine transliterations are no words of any text.
fn is_written(candidate: &Candidate) -> bool {
    match candidate.kind {
        NameKind::Preferred | NameKind::Language | NameKind::Alternate => true,
        NameKind::Romanisation | NameKind::Code => false,
    }
}

/// The candidates of `name`, by its own spelling or by one without its ending.
fn candidates(around: &Surroundings<'_>, name: &str) -> Vec<Candidate> {
    let direct = around.atlas.candidates(name);
    let inflected = || {
        forms(around.language, name)
            .into_iter()
            .map(|form| around.atlas.candidates(&form))
            .filter(|found| !found.is_empty())
            .max_by(|a, b| a[0].score.total_cmp(&b[0].score))
            .unwrap_or_default()
    };
    let mut found = if direct.is_empty() { inflected() } else { direct };
    found.retain(is_written);
    found.truncate(MOST_CANDIDATES);
    found
}

/// Spellings of `name` without the endings of its language.
pub fn forms(language: &Language, name: &str) -> Vec<String> {
    match language.code {
        "de" => without(name, &["s", "’", "'", "’s", "'s", "er"]),
        "en" => without(name, &["'s", "’s", "'", "’"]),
        "ru" => russian_forms(name),
        _ => Vec::new(),
    }
}

fn without(name: &str, endings: &[&str]) -> Vec<String> {
    let stem = |ending: &&str| name.strip_suffix(*ending).map(str::to_owned);
    endings.iter().filter_map(stem).filter(|stem| stem.chars().count() >= 3).collect()
}

/// Case endings of Russian nouns and adjectives, longest first, and what the nominative may have instead.
static RUSSIAN_ENDINGS: &[(&str, &[&str])] = &[
    ("ской", &["ская", "ский"]),
    ("скую", &["ская"]),
    ("ского", &["ский"]),
    ("ском", &["ский"]),
    ("ией", &["ия"]),
    ("ии", &["ия"]),
    ("ию", &["ия"]),
    ("ами", &["ы", "а", ""]),
    ("ах", &["ы", "а", ""]),
    ("ой", &["а", "ая"]),
    ("ем", &["ь", "е", "й"]),
    ("ом", &["", "о"]),
    ("ы", &["а", ""]),
    ("и", &["ь", "я", "а", ""]),
    ("е", &["", "а", "о", "ь"]),
    ("у", &["а", ""]),
    ("ю", &["я", "ь", "й"]),
    ("я", &["ь", "й"]),
    ("а", &["", "о"]),
];

fn russian_forms(name: &str) -> Vec<String> {
    let restore = |(ending, nominatives): &(&str, &[&str])| {
        let stem = name.strip_suffix(*ending).filter(|stem| stem.chars().count() >= 3);
        let spell =
            |stem: &str| nominatives.iter().map(|n| format!("{stem}{n}")).collect::<Vec<_>>();
        stem.map(spell).unwrap_or_default()
    };
    RUSSIAN_ENDINGS.iter().flat_map(restore).collect()
}

fn demonym_at(around: &Surroundings<'_>, at: usize) -> Option<ToponymFound> {
    let word = &around.words[at];
    let word_text = word.span.of(around.text);
    let place = around.atlas.country_by_demonym(around.language.code, word_text)?;
    let candidates = vec![Candidate { place, kind: NameKind::Preferred, score: DEMONYM_SCORE }];
    let toponym = Toponym { span: word.span, candidates, demonym: true };
    Some(ToponymFound { toponym, len: 1 })
}

/// Whether the words at hand are likely to be meant as the name of a place.
fn is_credible(around: &Surroundings<'_>, at: usize, len: usize, found: &Toponym) -> bool {
    let words = &around.words[at..at + len];
    let score = found.candidates[0].score;
    let wide = matches!(
        found.best().class,
        PlaceClass::Country | PlaceClass::Continent | PlaceClass::Region
    );
    if len == 1 {
        let folded = words[0].folded.as_str();
        if around.language.function_words.contains(&folded) || folded.chars().count() < 2 {
            return false;
        }
        if around.cues[at].is_some() {
            return wide && score > 5.0;
        }
    }
    wide || !is_part_of_other_name(around, at, len, score)
}

/// A capitalised neighbour of no known meaning makes the name part of a person's or a firm's.
fn is_part_of_other_name(around: &Surroundings<'_>, at: usize, len: usize, score: f64) -> bool {
    if around.language.code == "de" {
        return has_article(around, at) && score < 4.5;
    }
    let follows = around.words.get(at + len).is_some_and(|word| {
        word.is_word()
            && word.capital
            && !around.taken[at + len]
            && !is_han(word.span.of(around.text))
    });
    let precedes = at > 0 && {
        let word = &around.words[at - 1];
        let known = around.cues[at - 1].is_some()
            || around.language.function_words.contains(&word.folded.as_str());
        word.is_word() && word.capital && !known && at > 1
    };
    (follows || precedes) && score < 5.5
}

/// German names of settlements have no article; nouns that look like them do.
fn has_article(around: &Surroundings<'_>, at: usize) -> bool {
    static ARTICLES: &[&str] = &[
        "der", "die", "das", "den", "dem", "des", "ein", "eine", "einen", "einem", "einer",
        "eines", "kein", "keine", "sein", "seine", "ihr", "ihre", "diese", "dieser", "dieses",
    ];
    at > 0 && ARTICLES.contains(&around.words[at - 1].folded.as_str())
}

/// Whether a word is written in Chinese characters.
pub fn is_han(word: &str) -> bool {
    word.chars()
        .next()
        .is_some_and(|c| matches!(c, '\u{3400}'..='\u{9fff}' | '\u{f900}'..='\u{faff}'))
}

fn han_name_at(around: &Surroundings<'_>, at: usize) -> Option<ToponymFound> {
    let cue_len = around.cues[at].map_or(0, |(len, _)| len);
    let han = |word: &&Word| is_han(word.span.of(around.text));
    let run = around.words[at..].iter().take(LONGEST_HAN_NAME).take_while(han).count();
    let free = (0..run).take_while(|index| !around.taken[at + index]).count();
    (cue_len.max(1) + 1..=free).rev().find_map(|len| {
        let span = around.words[at].span.join(around.words[at + len - 1].span);
        let candidates = candidates(around, span.of(around.text));
        let toponym = Toponym { span, candidates, demonym: false };
        (!toponym.candidates.is_empty()).then_some(ToponymFound { toponym, len })
    })
}
