//! The first pass: which stretches of text could hold a figure at all.
//!
//! A figure needs a unit, a ratio word or a fraction. The longer ones are looked for all at once by an
//! automaton; symbols of one or two letters count only right behind a digit.

use aho_corasick::{AhoCorasick, MatchKind};

use super::language::Language;

/// False only if [`super::quantities`] finds nothing in `text`; it may be true in vain.
pub fn may_hold_quantity(text: &str, language: &'static Language) -> bool {
    let candidates = &language.grammar().candidates;
    candidates.words.is_match(text) || has_symbol(text.as_bytes(), candidates)
}

/// What to look for in one language.
pub struct Candidates {
    words: AhoCorasick,
    /// The first bytes of the short units.
    symbols: [bool; 256],
}

/// Spellings of fewer bytes than this are symbols.
const SHORT: usize = 3;
/// So many letters of a word are enough.
const STEM: usize = 5;

impl Candidates {
    /// From all spellings that a figure can have instead of, or beside, digits.
    pub fn new<'a>(spellings: impl Iterator<Item = &'a str>) -> Self {
        let mut symbols = [false; 256];
        // Full-width letters, square signs, marks inside words, separate Hangul letters: rare, so look closer.
        let mut words: Vec<Vec<u8>> =
            ["\u{ff4b}", "\u{ff4d}", "㎞", "㎡", "㎢", "\u{ad}", "\u{7f}"]
                .map(|sign| sign.as_bytes().to_vec())
                .to_vec();
        words.extend(('０'..='９').map(|digit| digit.to_string().into_bytes()));
        words.extend(
            [&[0xe1, 0x84][..], &[0xe1, 0x85], &[0xe2, 0x80, 0x8b], &[0xe2, 0x80, 0x8e]]
                .map(<[u8]>::to_vec),
        );
        for spelling in spellings {
            let ascii = spelling.bytes().take_while(u8::is_ascii).count();
            if spelling.len() < SHORT {
                symbols[usize::from(spelling.as_bytes()[0])] = true;
                symbols[usize::from(spelling.as_bytes()[0].to_ascii_uppercase())] = true;
            } else if ascii > SHORT || ascii == spelling.len() {
                words.push(spelling.as_bytes()[..ascii.min(STEM)].to_vec());
            } else {
                words.extend(variants(spelling));
            }
        }
        words.sort_unstable();
        words.dedup_by(|later, first| later.starts_with(first));
        let words = AhoCorasick::builder()
            .match_kind(MatchKind::Standard)
            .ascii_case_insensitive(true)
            .build(words)
            .expect("a few hundred short words fit any automaton");
        Self { words, symbols }
    }
}

/// A spelling outside ASCII as it may stand in a text.
fn variants(spelling: &str) -> Vec<Vec<u8>> {
    let mut chars = spelling.chars();
    let first: String = chars.next().into_iter().flat_map(char::to_uppercase).collect();
    let variants = [
        spelling.to_owned(),
        format!("{first}{}", chars.as_str()),
        spelling.to_uppercase(),
        spelling.replace('ß', "ss"),
    ];
    variants.map(String::into_bytes).to_vec()
}

/// A digit stands before the first letter of a symbol, with a space, a hyphen or nothing between.
fn has_symbol(bytes: &[u8], candidates: &Candidates) -> bool {
    let mut at = 0;
    while let Some(found) = bytes[at..].iter().position(u8::is_ascii_digit) {
        at += found + 1;
        while bytes.get(at).is_some_and(u8::is_ascii_digit) {
            at += 1;
        }
        let next = match bytes.get(at..) {
            Some([b' ' | b'-', rest @ ..]) => rest.first(),
            // Spaces that do not break, and fractions.
            Some([0xc2, 0xa0 | 0xbc..=0xbe, rest @ ..]) => rest.first(),
            Some([0xe2, 0x80, 0x87..=0x8a | 0xaf, rest @ ..]) => rest.first(),
            Some(rest) => rest.first(),
            None => None,
        };
        if next.is_some_and(|&byte| byte >= 0x80 || candidates.symbols[usize::from(byte)]) {
            return true;
        }
    }
    false
}
