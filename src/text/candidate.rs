//! The first pass: which stretches of text could hold a figure at all.
//!
//! A figure needs a unit, a ratio word or a fraction. All of them are looked for at once by an
//! automaton; a unit counts only where a numeral, or a word that leads to one, can stand before it,
//! and symbols of one or two letters only right behind a digit.

use std::collections::HashMap;

use aho_corasick::{AhoCorasick, AhoCorasickKind, MatchKind};

use super::fold::{fold, is_space};
use super::language::Language;

/// False only if [`super::quantities`] finds nothing in `text`; it may be true in vain.
pub fn may_hold_quantity(text: &str, language: &'static Language) -> bool {
    let candidates = &language.grammar().candidates;
    candidates.has_word(text) || candidates.has_symbol(text.as_bytes())
}

/// What to look for in one language.
pub struct Candidates {
    /// Units and fractions first, then what needs nothing before it.
    words: AhoCorasick,
    /// For each unit, whether it is spelled out: then no letter may follow.
    whole: Vec<bool>,
    /// The first bytes of the short units.
    symbols: [bool; 256],
    /// The last words of what may stand before a unit, folded.
    openers: HashMap<String, Opener>,
    compounds: bool,
}

/// What a word before a unit says.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Opener {
    Numeral,
    /// "of", "nautical": a numeral may stand before it.
    Link,
}

/// Spellings of fewer bytes than this are symbols.
const SHORT: usize = 3;
/// So many letters of a word are enough.
const STEM: usize = 5;
/// A digit this many bytes before a unit is near it.
const NEAR: usize = 24;

/// Rare writings that fold into digits and letters: look closer wherever one of them stands.
static RARE: [&[u8]; 22] = [
    "\u{ff4b}".as_bytes(),
    "\u{ff4d}".as_bytes(),
    "㎞".as_bytes(),
    "㎡".as_bytes(),
    "㎢".as_bytes(),
    "\u{ad}".as_bytes(),
    "\u{7f}".as_bytes(),
    "\u{200b}".as_bytes(),
    "\u{200c}".as_bytes(),
    "\u{200d}".as_bytes(),
    "\u{200e}".as_bytes(),
    "\u{200f}".as_bytes(),
    "\u{2060}".as_bytes(),
    "½".as_bytes(),
    "¼".as_bytes(),
    "¾".as_bytes(),
    "⅓".as_bytes(),
    "⅔".as_bytes(),
    // Hangul in separate letters, digits of other scripts.
    &[0xe1, 0x84],
    &[0xe1, 0x85],
    &[0xd9, 0xa0],
    &[0xe0, 0xa5, 0xa6],
];

impl Candidates {
    /// `units` need one of `numerals` before them, with any of `links` between; `alone` needs
    /// nothing.
    pub fn new<'a>(
        units: impl Iterator<Item = &'a str>,
        alone: impl Iterator<Item = &'a str>,
        numerals: impl Iterator<Item = &'a str>,
        links: impl Iterator<Item = &'a str>,
        compounds: bool,
    ) -> Self {
        let mut symbols = [false; 256];
        // "1/3 of"
        symbols[usize::from(b'/')] = true;
        let mut stems_of_units = Vec::new();
        for unit in units.filter_map(|unit| unit.split(' ').next()) {
            if unit.len() < SHORT {
                let byte = unit.as_bytes()[0];
                symbols[usize::from(byte)] = true;
                symbols[usize::from(byte.to_ascii_uppercase())] = true;
            }
            // "ein paar km"
            if unit.len() > 1 {
                stems_of_units.extend(stems(unit));
            }
        }
        stems_of_units.sort_unstable();
        stems_of_units.dedup();
        let mut alone: Vec<Stem> = alone.filter_map(longest_word).flat_map(stems).collect();
        alone.extend(RARE.iter().map(|sign| Stem { bytes: sign.to_vec(), whole: false }));
        alone.extend(('０'..='９').flat_map(|digit| stems(&digit.to_string())));
        let whole = stems_of_units.iter().map(|stem| stem.whole).collect();
        let words = AhoCorasick::builder()
            .match_kind(MatchKind::Standard)
            .kind(Some(AhoCorasickKind::DFA))
            .ascii_case_insensitive(true)
            .build(stems_of_units.into_iter().chain(alone).map(|stem| stem.bytes))
            .expect("a few hundred short words fit any automaton");
        let links = links.filter_map(last_word).map(|word| (word, Opener::Link));
        let numerals = numerals.filter_map(last_word).map(|word| (word, Opener::Numeral));
        Self { words, whole, symbols, openers: links.chain(numerals).collect(), compounds }
    }

    fn has_word(&self, text: &str) -> bool {
        self.words.find_overlapping_iter(text).any(|found| {
            match self.whole.get(found.pattern().as_usize()) {
                Some(&whole) => {
                    (self.compounds || !whole || !is_letter_at(text, found.end()))
                        && self.is_opened(text, found.start())
                }
                None => true,
            }
        })
    }

    /// Whether a numeral may stand before the unit at `at`.
    fn is_opened(&self, text: &str, at: usize) -> bool {
        let near = &text.as_bytes()[at.saturating_sub(NEAR)..at];
        let digit = near.iter().any(u8::is_ascii_digit);
        // No word's end in Chinese; a fraction, a space that does not break; the start of the text.
        let unclear = near.last().is_none_or(|&last| last >= 0x80);
        if digit || unclear {
            return true;
        }
        let mut before = &text[text.floor_char_boundary(at.saturating_sub(3 * NEAR))..at];
        if before.ends_with(|char: char| char.is_alphabetic()) {
            return self.compounds && self.ends_in_opener(before);
        }
        while let Some(word) = last_word(before) {
            match self.openers.get(&word) {
                Some(Opener::Numeral) => return true,
                Some(Opener::Link) => {}
                None => return self.compounds && self.ends_in_opener(&word),
            }
            before = &before[..before.rfind(|char: char| char.is_alphanumeric()).unwrap_or(0)];
            before = before.trim_end_matches(|char: char| char.is_alphanumeric());
        }
        false
    }

    /// "vierstündig", "Bahnkilometer" and "fünfhundert Kilometer", but not "normal".
    fn ends_in_opener(&self, word: &str) -> bool {
        let letters = word.char_indices().rev().take_while(|(_, char)| char.is_alphabetic());
        letters.take(NEAR).skip(1).any(|(start, _)| {
            let part: String = word[start..].chars().map(fold).collect();
            self.openers.contains_key(&part)
        })
    }

    /// A digit stands before the first letter of a symbol, with a space, a hyphen or nothing
    /// between.
    fn has_symbol(&self, bytes: &[u8]) -> bool {
        let mut at = 0;
        while let Some(found) = bytes[at..].iter().position(u8::is_ascii_digit) {
            at += found + 1;
            let next = match bytes.get(at..) {
                Some([b' ' | b'-', rest @ ..]) => rest.first(),
                // Spaces that do not break, and fractions.
                Some([0xc2, 0xa0 | 0xbc..=0xbe, rest @ ..]) => rest.first(),
                Some([0xe2, 0x80, 0x87..=0x8a | 0xaf, rest @ ..]) => rest.first(),
                Some(rest) => rest.first(),
                None => None,
            };
            if next.is_some_and(|&byte| byte >= 0x80 || self.symbols[usize::from(byte)]) {
                return true;
            }
        }
        false
    }
}

/// The word of a phrase that tells most.
fn longest_word(phrase: &str) -> Option<&str> {
    phrase.split(' ').max_by_key(|word| word.chars().count())
}

/// A letter follows, in any script; signs such as `²` are none.
fn is_letter_at(text: &str, at: usize) -> bool {
    text[at..].chars().next().is_some_and(char::is_alphabetic)
}

/// A beginning of a word, or the whole of it.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord)]
struct Stem {
    bytes: Vec<u8>,
    whole: bool,
}

/// Beginnings that every way of writing `spelling` shares.
fn stems(spelling: &str) -> Vec<Stem> {
    let ascii = spelling.bytes().take_while(u8::is_ascii).count();
    if ascii > SHORT || ascii == spelling.len() {
        let length = ascii.min(STEM);
        let bytes = spelling.as_bytes()[..length].to_vec();
        return vec![Stem { bytes, whole: length == spelling.len() }];
    }
    let mut chars = spelling.chars();
    let first: String = chars.next().into_iter().flat_map(char::to_uppercase).collect();
    let variants = [
        spelling.to_owned(),
        format!("{first}{}", chars.as_str()),
        spelling.to_uppercase(),
        spelling.replace('ß', "ss"),
    ];
    variants.map(|variant| Stem { bytes: variant.into_bytes(), whole: true }).to_vec()
}

/// The last word of `text`, folded; marks that are glued to nothing count as words.
fn last_word(text: &str) -> Option<String> {
    let text = text.trim_end_matches(|char: char| is_space(fold(char)) || fold(char) == '-');
    let last = text
        .rsplit(|char: char| is_space(fold(char)) || matches!(fold(char), '-' | '\''))
        .next()?;
    let last = last.trim_start_matches(|char: char| !char.is_alphanumeric());
    let word: String = last.chars().map(fold).collect();
    (!word.is_empty()).then_some(word)
}
