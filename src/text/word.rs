//! The words of a sentence as the cue tables and the gazetteer see them.
//!
//! Tokens are cut a little further here: French and Italian articles leave their noun (`l'` + `isola`), and
//! Korean particles theirs (`기지` + `에서`). A hyphen between words leaves no word of its own but a mark on
//! the second word, so that "north-west" and "north west" read alike.

use crate::atlas::fold;
use crate::span::Span;

use super::{Language, Token, TokenKind, tokens};

/// A word, a number or a mark of a sentence.
#[derive(Clone, Debug, PartialEq)]
pub struct Word {
    /// In the sentence.
    pub span: Span,
    /// Folded letters; empty for numbers and marks.
    pub folded: String,
    /// The mark, for marks.
    pub mark: Option<char>,
    /// Its first letter is upper case, or its script has no case.
    pub capital: bool,
    /// A hyphen or slash joins it to the word before.
    pub joined: bool,
    /// No white space stands before it.
    pub glued: bool,
}

impl Word {
    pub fn is_word(&self) -> bool {
        !self.folded.is_empty()
    }
}

/// The words of `text`.
pub fn words(text: &str, language: &Language) -> Vec<Word> {
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
            TokenKind::Word => push_parts(text, token, language, &mut words),
            TokenKind::Number | TokenKind::Mark => words.push(word(text, token.span, token.kind)),
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

fn push_parts(text: &str, token: Token, language: &Language, words: &mut Vec<Word>) {
    let piece = token.span.of(text);
    let cut = match language.code {
        "fr" | "it" => elision_end(piece),
        "ko" => particle_start(piece),
        _ => None,
    };
    let Some(cut) = cut else { return words.push(word(text, token.span, token.kind)) };
    let middle = token.span.start + cut;
    words.push(word(text, Span::new(token.span.start, middle), token.kind));
    words.push(word(text, Span::new(middle, token.span.end), token.kind));
}

fn word(text: &str, span: Span, kind: TokenKind) -> Word {
    let piece = span.of(text);
    let first = piece.chars().next();
    let folded = if kind == TokenKind::Word { fold(piece) } else { String::new() };
    let mark = first.filter(|_| kind == TokenKind::Mark);
    let capital = first.is_some_and(|c| c.is_uppercase() || c.is_alphabetic() && !c.is_lowercase());
    Word { span, folded, mark, capital, joined: false, glued: false }
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
    "로부터",
    "에서는",
    "에서",
    "까지",
    "부터",
    "으로",
    "에는",
    "보다",
    "이며",
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

fn particle_start(piece: &str) -> Option<usize> {
    let particle = PARTICLES.iter().find(|particle| piece.ends_with(**particle))?;
    let start = piece.len() - particle.len();
    (piece[..start].chars().count() >= 2).then_some(start)
}
