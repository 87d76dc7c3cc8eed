//! What is known of the pieces of texts, by their letters.
//!
//! This is asked for every word of every text, and nearly all words are short: their letters are
//! one number, for which no text is compared. Most are so short that half such a number will do,
//! and that table stays in the caches.

use std::collections::HashMap;

use foldhash::fast::RandomState;

use crate::span::Span;

/// Answers by the letters of a piece of text.
pub struct Letters<T> {
    tiny: HashMap<u64, T, RandomState>,
    short: HashMap<u128, T, RandomState>,
    long: HashMap<Box<str>, T, RandomState>,
}

impl<T> Default for Letters<T> {
    fn default() -> Self {
        Self { tiny: HashMap::default(), short: HashMap::default(), long: HashMap::default() }
    }
}

impl<T: Copy> Letters<T> {
    /// What is known of the piece `span` of `text`.
    pub fn get(&self, text: &str, span: Span) -> Option<T> {
        match number(text.as_bytes(), span) {
            Some(number) if span.len() < TINY => self.tiny.get(&half(number)).copied(),
            Some(number) => self.short.get(&number).copied(),
            None => self.long.get(span.of(text)).copied(),
        }
    }

    pub fn insert(&mut self, text: &str, span: Span, known: T) {
        match number(text.as_bytes(), span) {
            Some(number) if span.len() < TINY => self.tiny.insert(half(number), known),
            Some(number) => self.short.insert(number, known),
            None => self.long.insert(span.of(text).into(), known),
        };
    }
}

/// The pieces of `text` between white space.
pub fn pieces(text: &str) -> impl Iterator<Item = Span> + '_ {
    let bytes = text.as_bytes();
    let mut at = 0;
    std::iter::from_fn(move || {
        at += bytes[at..].iter().position(|byte| !byte.is_ascii_whitespace())?;
        let start = at;
        at = end_of_piece(bytes, at);
        Some(Span::new(start, at))
    })
}

/// Where the piece ends that byte `at` belongs to.
fn end_of_piece(bytes: &[u8], mut at: usize) -> usize {
    const ONES: u64 = u64::MAX / 0xff;
    // Eight bytes at a time: the lowest bit set is that of the first one up to a space.
    while let Some(&window) = bytes[at..].first_chunk() {
        let window = u64::from_le_bytes(window);
        let low = window.wrapping_sub(ONES * (b' ' as u64 + 1)) & !window & (ONES << 7);
        let plain = low.trailing_zeros() as usize / 8;
        at += plain;
        if plain < size_of::<u64>() {
            if bytes[at].is_ascii_whitespace() {
                return at;
            }
            at += 1;
        }
    }
    let rest = bytes[at..].iter().position(u8::is_ascii_whitespace);
    rest.map_or(bytes.len(), |rest| at + rest)
}

/// Fewer bytes than this fit into a number beside how many they are.
const LONG: usize = size_of::<u128>();

/// Fewer than this fit into half of it.
const TINY: usize = size_of::<u64>();

/// The same for a tiny piece: its bytes and, in the last one, how many they are.
fn half(number: u128) -> u64 {
    number as u64 | (number >> 64) as u64
}

/// The bytes of a short piece and how many they are, as one number.
fn number(text: &[u8], span: Span) -> Option<u128> {
    let bytes = short(text, span)?;
    Some(bytes | (span.len() as u128) << (8 * (LONG - 1)))
}

/// The bytes of a short piece as one number, the first one lowest.
pub fn short(text: &[u8], span: Span) -> Option<u128> {
    let count = span.len();
    if count >= LONG {
        return None;
    }
    let window = text.get(span.start..span.start + LONG).and_then(|it| it.try_into().ok());
    let bytes: [u8; LONG] = window.unwrap_or_else(|| {
        let mut bytes = [0; LONG];
        bytes[..count].copy_from_slice(&text[span.start..span.end]);
        bytes
    });
    let others = u128::MAX << (8 * count);
    Some(u128::from_le_bytes(bytes) & !others)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_piece_has_its_own_answer() {
        let text = "a a\0 aa ab  seventh eighthes fifteen-letters sixteen--letters\t\
                    sixteen--letterz\nß é 京 a\u{a0}b";
        let spans: Vec<Span> = pieces(text).collect();
        assert!(spans.iter().map(|span| span.of(text)).eq(text.split_ascii_whitespace()));
        let mut letters = Letters::default();
        for (at, span) in spans.iter().enumerate() {
            assert_eq!(letters.get(text, *span), None, "{}", span.of(text));
            letters.insert(text, *span, at);
        }
        for (at, span) in spans.iter().enumerate() {
            assert_eq!(letters.get(text, *span), Some(at));
            let alone = span.of(text);
            assert_eq!(letters.get(alone, Span::new(0, alone.len())), Some(at));
        }
    }

    #[test]
    fn pieces_end_at_white_space_alone() {
        let marks = ["\u{b}", "\0", "\u{7f}", "\u{a0}", "é", "!", " ", "\n", "\t"];
        let bytes = marks.iter().flat_map(|mark| [*mark, "abc", mark, "abcdefgh", mark, mark]);
        let text: String = bytes.collect();
        for start in (0..text.len()).filter(|&start| text.is_char_boundary(start)) {
            let text = &text[start..];
            let spans = pieces(text).map(|span| span.of(text));
            assert!(spans.eq(text.split_ascii_whitespace()), "{text:?}");
        }
    }

    #[test]
    fn blank_texts_have_no_pieces() {
        assert_eq!(pieces(" \t\r\n\u{c}").count() + pieces("").count(), 0);
    }
}
