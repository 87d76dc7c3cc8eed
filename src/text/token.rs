//! Splits a sentence into words, numbers and marks.

use std::ops::Range;

use super::fold::{NO_BREAK_SPACE, fold, is_han, is_invisible};
use crate::span::Span;
use unicode_normalization::char::is_combining_mark;

/// What a token is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum TokenKind {
    /// Letters, with digits after the first letter, apostrophes and inner full stops ("U.S.")
    /// included. Han characters are one token each; Hangul words are one token with their
    /// particles.
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
    let mut at = 0;
    let mut glued = false;
    while let Some(char) = text[at..].chars().next() {
        let start = at;
        at += char.len_utf8();
        if char.is_whitespace() {
            glued = false;
        }
        if char.is_whitespace() || is_invisible(char) {
            continue;
        }
        let kind = kind_of(char);
        let mut end = at;
        loop {
            if kind == TokenKind::Word && !is_han(char) {
                let plain =
                    text.as_bytes()[at..].iter().take_while(|it| it.is_ascii_alphanumeric());
                let plain = plain.count();
                at += plain;
                end = if plain > 0 { at } else { end };
            }
            let Some(next) = text[at..].chars().next() else { break };
            // Invisible characters within a token belong to it, but not those behind it.
            if is_invisible(next) {
                at += next.len_utf8();
            } else if goes_on(kind, &text[start..end], next, &text[at..]) {
                at += next.len_utf8();
                end = at;
            } else {
                break;
            }
        }
        tokens.push(Token { span: Span::new(start, end), kind, glued });
        glued = true;
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
    if is_combining_mark(next) {
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

#[cfg(test)]
mod tests {
    use super::*;

    /// Tokens are shown with spaces between them, glued ones with `+`.
    fn check(text: &str, expected: &str) {
        let mut shown = String::new();
        for token in tokens(text) {
            shown += if token.glued { "+" } else { " " };
            shown += token.span.of(text);
        }
        assert_eq!(shown.trim_start(), expected, "{text}");
    }

    #[test]
    fn words_numbers_and_marks() {
        check("A 685-kilometre border.", "A 685+-+kilometre border+.");
        check("17km, 1.200 km; 17,2", "17+km+, 1.200 km+; 17,2");
        check("U.S. troops don't", "U.S+. troops don't");
        check("end.The start", "end+.+The start");
        check("türkisch-syrisch", "türkisch+-+syrisch");
        check("北京5公里", "北+京+5+公+里");
        check("서울에서 5km", "서울에서 5+km");
        check("l’île", "l’île");
        check("cafe\u{301} e\u{301}te\u{301}", "cafe\u{301} e\u{301}te\u{301}");
        check("a\u{200b}b c\u{7f}", "a\u{200b}b c");
        check("👍🏽 ok", "👍+🏽 ok");
        check("A380", "A380");
    }

    #[test]
    fn compounds() {
        let text = "the Iran-Pakistan border and/or 17km";
        let tokens = tokens(text);
        let around = |index| {
            let range = compound_around(text, &tokens, index);
            Span::new(tokens[range.start].span.start, tokens[range.end - 1].span.end).of(text)
        };
        assert_eq!(around(1), "Iran-Pakistan");
        assert_eq!(around(3), "Iran-Pakistan");
        assert_eq!(around(4), "border");
        assert_eq!(around(5), "and/or");
        assert_eq!(around(8), "17");
    }
}
