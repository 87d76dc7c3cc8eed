//! Which language a text is in.
//!
//! Function words and scripts decide where there are enough of them; a well-kept trigram detector
//! decides the rest.

use whatlang::{Detector, Lang};

use super::language::votes::{LANGUAGE_COUNT, speak_for, votes};
use super::language::{LANGUAGES, Language, by_code};
use super::word::{Vocabulary, words};

/// Bytes of a document that are enough to tell its language.
const SAMPLE: usize = 8192;

/// Texts with fewer letters have no trigrams to speak of.
const LEAST_LETTERS: usize = 8;

/// Shorter cue words are function words, which have been counted.
const LEAST_CUE_LETTERS: usize = 5;

/// Function words that decide without asking the detector.
const CERTAIN: usize = 3;

/// Words of a sentence that are looked at first.
const FIRST_WORDS: usize = 10;

/// Sentences with fewer function words than this keep the document's language.
const LEAST_VOTES: usize = 2;

/// The main language of a document; English where nothing tells.
pub fn detect(text: &str) -> &'static Language {
    let sample = &text[..text.floor_char_boundary(SAMPLE)];
    let votes = votes(sample, Some(SAMPLE));
    let english = || by_code("en").unwrap_or(LANGUAGES[0]);
    if let Some(language) = winner(&votes, CERTAIN) {
        return LANGUAGES[language];
    }
    let letters = sample.chars().filter(|char| char.is_alphabetic()).take(LEAST_LETTERS).count();
    if let Some(language) = winner(&votes, 1).filter(|_| letters < LEAST_LETTERS) {
        return LANGUAGES[language];
    }
    // "17 km" could be in any language.
    if letters < LEAST_LETTERS {
        return english();
    }
    if let Some(language) = by_vocabulary(sample, &votes) {
        return language;
    }
    let allowed: Vec<Lang> = LANGUAGES.iter().map(|language| language.detector).collect();
    let detected = Detector::with_allowlist(allowed).detect_lang(sample);
    let by_detector = |lang| LANGUAGES.iter().copied().find(|language| language.detector == lang);
    winner(&votes, 1)
        .map(|language| LANGUAGES[language])
        .or_else(|| detected.and_then(by_detector))
        .unwrap_or_else(english)
}

/// The language of one sentence of a document that is mainly in `main`.
///
/// Only clear evidence counts: another script, or more than twice as many function words.
pub fn of_sentence(text: &str, main: &'static Language) -> &'static Language {
    let index = LANGUAGES.iter().position(|&language| language == main).unwrap_or(0);
    // Two function words among the first are enough to go on.
    if speak_for(index, text, FIRST_WORDS, LEAST_VOTES) {
        return main;
    }
    let votes = votes(text, None);
    let own = votes[index];
    match winner(&votes, LEAST_VOTES) {
        Some(language) if own * 2 < votes[language] => LANGUAGES[language],
        _ => main,
    }
}

/// Of the languages with equally many function words, be it none, the one whose words of place the
/// text uses: "la" and "con" are Spanish and Italian, "confina" is not; "borders" is English.
fn by_vocabulary(text: &str, votes: &[usize; LANGUAGE_COUNT]) -> Option<&'static Language> {
    let most = votes.iter().copied().max()?;
    let leading = (0..LANGUAGE_COUNT).filter(|&at| votes[at] == most);
    let known = leading.map(|at| (at, cue_count(text, LANGUAGES[at])));
    let mut ranked: Vec<(usize, usize)> = known.collect();
    ranked.sort_by_key(|&(_, count)| std::cmp::Reverse(count));
    match ranked[..] {
        [(best, count), (_, next), ..] if count > next => Some(LANGUAGES[best]),
        _ => None,
    }
}

/// How many words of some length the language has among its cue words.
fn cue_count(text: &str, language: &'static Language) -> usize {
    let table = language.cue_words();
    let words = words(text, &Vocabulary::new(language));
    let long = |at: &usize| words[*at].folded.chars().count() >= LEAST_CUE_LETTERS;
    (0..words.len()).filter(long).filter(|&at| table.longest(&words[at..]).is_some()).count()
}

/// The language with the most votes, if it has at least `least` and no other has as many.
fn winner(votes: &[usize; LANGUAGE_COUNT], least: usize) -> Option<usize> {
    let most = *votes.iter().max()?;
    let mut leading = (0..votes.len()).filter(|&at| votes[at] == most);
    let first = leading.next()?;
    (most >= least && leading.next().is_none()).then_some(first)
}
