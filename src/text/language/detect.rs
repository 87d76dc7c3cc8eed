//! Which language a text is in.
//!
//! The script decides Korean, Chinese and Russian; a well-kept trigram detector decides long Latin texts;
//! short ones, where trigrams guess, are decided by their function words.

use std::collections::HashMap;
use std::sync::OnceLock;

use whatlang::{Detector, Lang};

use super::{LANGUAGES, Language};

/// Bytes of a document that are enough to tell its language.
const SAMPLE: usize = 8192;

/// Texts with fewer letters have no trigrams to speak of.
const LEAST_LETTERS: usize = 8;

/// Sentences with fewer function words than this keep the document's language.
const LEAST_VOTES: usize = 2;

/// The main language of a document; English where nothing tells.
pub fn detect(text: &str) -> &'static Language {
    let sample = head(text, SAMPLE);
    let votes = votes(sample);
    if let Some(language) = winner(&votes, 3) {
        return language;
    }
    // "17 km" could be in any language.
    if sample.chars().filter(|char| char.is_alphabetic()).take(LEAST_LETTERS).count()
        < LEAST_LETTERS
    {
        return winner(&votes, 1).or_else(|| super::by_code("en")).unwrap_or(LANGUAGES[0]);
    }
    let allowed: Vec<Lang> = LANGUAGES.iter().map(|language| language.detector).collect();
    let detected = Detector::with_allowlist(allowed).detect_lang(sample);
    let by_detector = |lang| LANGUAGES.iter().copied().find(|language| language.detector == lang);
    winner(&votes, 1)
        .or_else(|| detected.and_then(by_detector))
        .or_else(|| super::by_code("en"))
        .unwrap_or(LANGUAGES[0])
}

/// The language of one sentence of a document that is mainly in `main`.
///
/// Only clear evidence counts: another script, or at least twice as many function words.
pub fn of_sentence(text: &str, main: &'static Language) -> &'static Language {
    let votes = votes(text);
    let own = votes.iter().find(|vote| vote.0 == main).map_or(0, |vote| vote.1);
    match winner(&votes, LEAST_VOTES) {
        Some(language) if own * 2 < count_of(&votes, language) => language,
        _ => main,
    }
}

type Vote = (&'static Language, usize);

fn count_of(votes: &[Vote], language: &Language) -> usize {
    votes.iter().find(|vote| vote.0 == language).map_or(0, |vote| vote.1)
}

/// The language with the most votes, if it has at least `least` and no other has as many.
fn winner(votes: &[Vote], least: usize) -> Option<&'static Language> {
    let best = votes.iter().max_by_key(|vote| vote.1)?;
    let tied = votes.iter().filter(|vote| vote.1 == best.1).count() > 1;
    (best.1 >= least && !tied).then_some(best.0)
}

/// Counts the function words of each language; characters of a script of its own count as words.
fn votes(text: &str) -> Vec<Vote> {
    let mut counts = vec![0; LANGUAGES.len()];
    let words = function_words();
    for word in text.split(|char: char| !char.is_alphabetic()).filter(|word| !word.is_empty()) {
        if let Some(languages) = words.get(word.to_lowercase().as_str()) {
            languages.iter().for_each(|&language| counts[language] += 1);
        }
        let first = word.chars().next().unwrap_or(' ');
        if let Some(code) = script_language(first)
            && let Some(language) = LANGUAGES.iter().position(|language| language.code == code)
        {
            // Chinese does not separate its words.
            let step = if code == "zh" { word.chars().count() / 2 + 1 } else { 1 };
            counts[language] += step;
        }
    }
    LANGUAGES.iter().copied().zip(counts).collect()
}

fn script_language(char: char) -> Option<&'static str> {
    match char {
        '\u{400}'..='\u{52f}' => Some("ru"),
        '\u{ac00}'..='\u{d7a3}' => Some("ko"),
        '\u{4e00}'..='\u{9fff}' => Some("zh"),
        _ => None,
    }
}

fn function_words() -> &'static HashMap<&'static str, Vec<usize>> {
    static WORDS: OnceLock<HashMap<&'static str, Vec<usize>>> = OnceLock::new();
    WORDS.get_or_init(|| {
        let mut words: HashMap<&'static str, Vec<usize>> = HashMap::new();
        for (index, language) in LANGUAGES.iter().enumerate() {
            for word in language.function_words {
                let languages = words.entry(word).or_default();
                if !languages.contains(&index) {
                    languages.push(index);
                }
            }
        }
        words
    })
}

/// The first `length` bytes of `text`, cut before a character.
fn head(text: &str, length: usize) -> &str {
    &text[..text.floor_char_boundary(length)]
}
