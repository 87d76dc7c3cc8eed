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
use super::people::introduces_person;
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
        introduces: introduces_person(language.code, &folded),
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
    let cuts = match vocabulary.language.code {
        "fr" | "it" => elision_end(piece).into_iter().collect(),
        "ko" => particle_starts(piece),
        _ => Vec::new(),
    };
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

/// Articles and prepositions that lose their vowel, with the apostrophe.
static ELIDED: &[&str] =
    &["l", "d", "j", "n", "s", "c", "m", "t", "qu", "un", "all", "dell", "nell", "sull", "dall"];

fn elision_end(piece: &str) -> Option<usize> {
    let (at, apostrophe) = piece.char_indices().find(|(_, c)| matches!(c, '\'' | '’' | 'ʼ'))?;
    let end = at + apostrophe.len_utf8();
    let known = ELIDED.iter().any(|elided| elided.eq_ignore_ascii_case(&piece[..at]));
    (known && end < piece.len()).then_some(end)
}

/// Korean particles that may follow a place, longest first.
static PARTICLES: &[&str] = &[
    "으로부터",
    "뿐이다",
    "로부터",
    "에서는",
    "에서도",
    "까지",
    "부터",
    "에서",
    "으로",
    "에는",
    "에도",
    "보다",
    "이며",
    "이다",
    "처럼",
    "뿐",
    "은",
    "는",
    "이",
    "가",
    "을",
    "를",
    "의",
    "와",
    "과",
    "에",
    "로",
    "도",
    "만",
];

/// Particles that may stand before another one: "서울에서부터의", "부산까지는".
static INNER_PARTICLES: &[&str] = &["으로부터", "로부터", "까지", "부터", "에서", "으로"];

/// The starts of the particles that a word ends with, in order.
fn particle_starts(piece: &str) -> Vec<usize> {
    let Some(last) = suffix_start(piece, PARTICLES) else { return Vec::new() };
    let inner = suffix_start(&piece[..last], INNER_PARTICLES);
    inner.into_iter().chain([last]).collect()
}

/// Where the first of `endings` that leaves two syllables starts.
fn suffix_start(piece: &str, endings: &[&str]) -> Option<usize> {
    let stems = endings.iter().filter_map(|ending| piece.strip_suffix(ending));
    stems.filter(|stem| stem.chars().count() >= 2).map(str::len).next()
}
