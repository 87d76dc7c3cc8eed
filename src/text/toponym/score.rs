//! How well known a place must be for a word to mean it, and what is known of the word alone.

use crate::atlas::{Candidate, NameKind, Place};
use crate::text::Language;
use crate::text::glossary::Glossary;
use crate::text::word::Facts;

/// A single word that may well be no place: a village, a common word, a rare name of something
/// else.
pub fn is_doubtful(candidate: &Candidate, zipf: Option<f64>) -> bool {
    let score = candidate.score;
    score < OBSCURE
        || zipf.is_some_and(|zipf| score < zipf + WORD_MARGIN)
        || candidate.kind == NameKind::Alternate && score < WELL_KNOWN - 2.0
}

/// A name as well known as a large town.
pub const WELL_KNOWN: f64 = 7.0;
/// The name of a village.
pub const OBSCURE: f64 = 4.5;
/// So much better known than a word on the Zipf scale must a place be to be meant by it.
pub const WORD_MARGIN: f64 = 3.4;

/// Whether a word is written in Chinese characters.
pub fn is_han(word: &str) -> bool {
    word.chars()
        .next()
        .is_some_and(|c| matches!(c, '\u{3400}'..='\u{9fff}' | '\u{f900}'..='\u{faff}'))
}

/// The country whose adjective of nationality the word is.
pub fn nationality<'f>(
    glossary: &Glossary<'_>,
    language: &'static Language,
    word: &'f Facts,
) -> Option<&'f Place> {
    let known = || glossary.atlas.country_by_demonym(language.code, &word.folded).map(Box::new);
    word.demonym.get_or_init(known).as_deref()
}
