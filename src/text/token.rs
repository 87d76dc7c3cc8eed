//! Splits a sentence into words, numbers and marks.

use std::ops::Range;

use super::fold::{NO_BREAK_SPACE, fold, is_han, is_invisible};
use crate::span::Span;
use unicode_normalization::char::is_combining_mark;

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
    let mut tokens: Vec<Token> = Vec::new();
    let mut chars = text.char_indices().peekable();
    while let Some((start, char)) = chars.next() {
        if char.is_whitespace() || is_invisible(char) {
            continue;
        }
        let kind = kind_of(char);
        let mut end = start + char.len_utf8();
        while let Some(&(at, next)) = chars.peek() {
            if !goes_on(kind, &text[start..at], next, &text[at..]) {
                break;
            }
            end = at + next.len_utf8();
            chars.next();
        }
        let glued = tokens.last().is_some_and(|last| last.span.end == start);
        tokens.push(Token { span: Span::new(start, end), kind, glued });
    }
    tokens
}

/// The tokens of the compound that token `index` is part of: `Iran`, `-`, `Pakistan`.
pub fn compound_around(text: &str, tokens: &[Token], index: usize) -> Range<usize> {
    let joins = |at: usize| {
        let (a, b) = (&tokens[at - 1], &tokens[at]);
        b.glued
            && (is_joint(a, text) || is_joint(b, text))
            && (is_part(a, text) && is_part(b, text))
    };
    let mut range = index..(index + 1).min(tokens.len());
    while range.start > 0 && range.start < tokens.len() && joins(range.start) {
        range.start -= 1;
    }
    while range.end < tokens.len() && range.end > 0 && joins(range.end) {
        range.end += 1;
    }
    range
}

fn is_joint(token: &Token, text: &str) -> bool {
    token.kind == TokenKind::Mark
        && matches!(token.span.of(text), "-" | "‐" | "‑" | "–" | "—" | "/" | "·" | "−")
}

fn is_part(token: &Token, text: &str) -> bool {
    token.kind != TokenKind::Mark || is_joint(token, text)
}

fn kind_of(char: char) -> TokenKind {
    if fold(char).is_ascii_digit() {
        TokenKind::Number
    } else if char.is_alphanumeric() {
        TokenKind::Word
    } else {
        TokenKind::Mark
    }
}

/// Whether `next`, which `rest` begins with, belongs to the token that reads `so_far`.
fn goes_on(kind: TokenKind, so_far: &str, next: char, rest: &str) -> bool {
    if is_combining_mark(next) || is_invisible(next) {
        return true;
    }
    let after = rest.chars().nth(1).unwrap_or(' ');
    match kind {
        TokenKind::Number => {
            fold(next).is_ascii_digit()
                || (matches!(fold(next), '.' | ',' | '\'' | NO_BREAK_SPACE)
                    && fold(after).is_ascii_digit())
        }
        TokenKind::Word if so_far.starts_with(is_han) => false,
        TokenKind::Word => {
            (next.is_alphanumeric() && !is_han(next))
                || (fold(next) == '\'' && after.is_alphabetic())
                || (next == '.' && after.is_alphabetic() && is_initial(so_far))
        }
        TokenKind::Mark => false,
    }
}

/// The last letter stands alone, as in `U` and `U.S`.
fn is_initial(so_far: &str) -> bool {
    so_far.chars().rev().nth(1).is_none_or(|char| char == '.')
}
