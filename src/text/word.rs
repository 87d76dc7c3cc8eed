//! The words of a sentence as the cue tables and the gazetteer see them.
//!
//! Tokens are cut a little further here: French and Italian articles leave their noun (`l'` +
//! `isola`), and Korean particles theirs (`기지` + `에서`). A hyphen between words leaves no word of
//! its own but a mark on the second word, so that "north-west" and "north west" read alike.

use std::ops::Deref;
use std::rc::Rc;

use crate::atlas::names::BytePairs;
use crate::atlas::{Candidate, Place, begins_with_digraph, fold};
use crate::span::Span;

use super::language::Language;
use super::memo::{Lazy, Memo};
use super::token::{Token, TokenKind, tokens};

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
    pub(super) demonym: Lazy<Option<Box<Place>>>,
    /// What the second word of a name is that it opens; `None` if it opens none.
    pub(super) second: Lazy<Option<Second>>,
}

/// What may be the second word of a name.
#[derive(Debug)]
pub enum Second {
    Any,
    /// One that begins with one of these pairs of bytes.
    Beginning(Box<BytePairs>),
}

impl Second {
    /// False only if the folded `word` is not the second one of a name.
    pub fn may_be(&self, word: &str) -> bool {
        match (self, word.as_bytes()) {
            (Self::Beginning(pairs), &[first, second, _, ..]) => {
                begins_with_digraph(word) || pairs.may_have(first, second)
            }
            (Self::Any | Self::Beginning(_), _) => true,
        }
    }
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

    /// The word as one of a text in which its own begins at byte `start`.
    pub(super) fn shift(&self, start: usize) -> Self {
        Self { span: self.span.shift(start), ..self.clone() }
    }

    /// What holds for it wherever it stands.
    pub(super) fn facts(&self) -> Rc<Facts> {
        Rc::clone(&self.facts)
    }
}

/// The words of one language, each with its facts.
pub struct Vocabulary {
    pub language: &'static Language,
    words: Memo<Rc<Facts>>,
    /// The places that a name of this language stands for, in any of its forms.
    pub(super) names: Memo<Rc<[Candidate]>>,
    /// Whether a name of two words or more may begin with these two.
    pub(super) openings: Memo<bool>,
    other: Rc<Facts>,
}

impl Vocabulary {
    pub fn new(language: &'static Language) -> Self {
        let (words, names, openings) = (Memo::default(), Memo::default(), Memo::default());
        Self { language, words, names, openings, other: Rc::default() }
    }

    /// What is known of `word`, as it is written.
    pub(super) fn facts(&self, word: &str) -> Rc<Facts> {
        self.words.get(word, |word| Rc::new(facts(word, self.language)))
    }

    /// What is known of numbers and marks: nothing.
    pub(super) fn nothing(&self) -> Rc<Facts> {
        Rc::clone(&self.other)
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
