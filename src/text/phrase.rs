//! What a phrase means by itself, outside any sentence.

use super::cue::Cues;
use super::language::Language;
use super::word::{Vocabulary, words};

/// The meanings of `phrase`, if all of it is one phrase of the language.
pub fn cues_of(phrase: &str, language: &'static Language) -> Option<Cues> {
    let words = words(phrase, &Vocabulary::new(language));
    let (count, cues) = language.cue_words().longest(&words)?;
    (count == words.len()).then_some(cues)
}
