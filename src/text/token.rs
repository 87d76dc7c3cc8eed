//! Splits a sentence into words, numbers and marks.

use std::ops::Range;

use crate::span::Span;

/// What a token is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum TokenKind {
    /// Letters, with digits after the first letter, apostrophes and inner full stops ("U.S.") included.
    /// Han characters are one token each; Hangul words are one token with their particles.
    Word,
    /// Digits with the signs that group them and the decimal sign: `1.200`, `17,2`.
    Number,
    /// One character that is neither of these nor white space.
    Mark,
}

/// A piece of a sentence.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Token {
    pub span: Span,
    pub kind: TokenKind,
    /// It touches the token before it: the parts of `685-kilometre` and of `17km` are glued.
    pub glued: bool,
}

/// The tokens of `text`, in order, with spans relative to it.
pub fn tokens(text: &str) -> Vec<Token> {
    let _ = text;
    Vec::new()
}

/// The tokens of the compound that token `index` is part of: `Iran`, `-`, `Pakistan`.
pub fn compound_around(text: &str, tokens: &[Token], index: usize) -> Range<usize> {
    let _ = (text, tokens);
    index..index + 1
}
