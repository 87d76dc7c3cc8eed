//! The words of a sentence as the cue tables and the gazetteer see them.
//!
//! Tokens are cut a little further here: French and Italian articles leave their noun (`l'` +
//! `isola`), and Korean particles theirs (`기지` + `에서`). A hyphen between words leaves no word of
//! its own but a mark on the second word, so that "north-west" and "north west" read alike.

use std::ops::Deref;
use std::rc::Rc;

use crate::atlas::{Place, fold};
use crate::span::Span;

use super::glossary::{Lazy, Vocabulary};
use super::toponym::Second;
use super::{Language, Token, TokenKind, tokens};

/// A word, a number or a mark of a sentence.
#[derive(Clone, Debug)]
pub struct Word {
    /// In the sentence.
    pub span: Span,
    /// The mark, for marks.
    pub mark: Option<char>,
    /// A hyphen or slash joins it to the word before.
    pub joined: bool,
    /// No white space stands before it.
    pub glued: bool,
    facts: Rc<Facts>,
}

/// What holds for a word wherever it stands.
#[derive(Debug, Default)]
pub struct Facts {
    /// Folded letters; empty for numbers and marks.
    pub folded: String,
    /// It carries accents that folding took off: "à" and "a", "è" and "e" are different words.
    pub accented: bool,
    /// Its first letter is upper case, or its script has no case.
    pub capital: bool,
    /// Its first letter is a capital of a script that has capitals.
    pub upper: bool,
    /// It is a function word of its language.
    pub grammar: bool,
    /// A title, a given name or a word for a club: the name behind it is no place's.
    pub introduces: bool,
    /// The cue phrases that it opens.
    pub(super) phrases: Lazy<Box<[u32]>>,
    /// How common it is.
    pub(super) zipf: Lazy<Option<f64>>,
    /// The country whose adjective of nationality it is.
    pub(super) demonym: Lazy<Option<Place>>,
    /// What the second word of a name is that it opens; `None` if it opens none.
    pub(super) second: Lazy<Option<Second>>,
}

impl Deref for Word {
    type Target = Facts;

    fn deref(&self) -> &Facts {
        &self.facts
    }
}

impl Word {
    pub fn is_word(&self) -> bool {
        !self.folded.is_empty()
    }

    /// What holds for it wherever it stands.
    pub(super) fn facts(&self) -> Rc<Facts> {
        Rc::clone(&self.facts)
    }
}

/// What holds for `word` of `language`.
pub fn facts(word: &str, language: &Language) -> Facts {
    let first = word.chars().next();
    let folded = fold(word);
    Facts {
        accented: is_accented(word),
        capital: first.is_some_and(|c| c.is_uppercase() || c.is_alphabetic() && !c.is_lowercase()),
        upper: first.is_some_and(char::is_uppercase),
        grammar: language.is_function_word(&folded),
        introduces: language.introduces_person(&folded),
        folded,
        ..Facts::default()
    }
}

/// The words of `text`.
pub fn words(text: &str, vocabulary: &Vocabulary) -> Vec<Word> {
    let mut words: Vec<Word> = Vec::new();
    let mut joined = false;
    for token in tokens(text) {
        let piece = token.span.of(text);
        if token.kind == TokenKind::Mark && token.glued && is_joint(piece) {
            joined = words.last().is_some_and(Word::is_word);
            continue;
        }
        let start = words.len();
        match token.kind {
            TokenKind::Word => push_parts(text, token, vocabulary, &mut words),
            TokenKind::Number => words.push(other(token.span, None, vocabulary)),
            TokenKind::Mark => words.push(other(token.span, piece.chars().next(), vocabulary)),
        }
        words[start].glued = token.glued;
        words[start].joined = joined && token.glued && token.kind == TokenKind::Word;
        joined = false;
    }
    words
}

fn is_joint(piece: &str) -> bool {
    matches!(piece, "-" | "‐" | "‑" | "/" | "–")
}

fn push_parts(text: &str, token: Token, vocabulary: &Vocabulary, words: &mut Vec<Word>) {
    let piece = token.span.of(text);
    let cuts = (vocabulary.language.cuts)(piece);
    let ends = cuts.iter().copied().chain([piece.len()]);
    let mut start = token.span.start;
    for end in ends.map(|end| token.span.start + end) {
        let span = Span::new(start, end);
        let facts = vocabulary.facts(span.of(text));
        words.push(Word { span, mark: None, joined: false, glued: false, facts });
        start = end;
    }
}

/// A number or a mark.
fn other(span: Span, mark: Option<char>, vocabulary: &Vocabulary) -> Word {
    Word { span, mark, joined: false, glued: false, facts: vocabulary.nothing() }
}

/// Whether a word in Latin letters carries an accent.
pub fn is_accented(piece: &str) -> bool {
    piece.chars().any(|c| matches!(c, '\u{c0}'..='\u{24f}' | '\u{300}'..='\u{36f}'))
}
