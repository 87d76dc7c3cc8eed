//! The first pass: which stretches of text could hold a figure at all.
//!
//! A figure needs a unit, a ratio word or a fraction. All of them are looked for at once by an
//! automaton; a unit counts only where a numeral, or a word that leads to one, can stand before it,
//! and symbols of one or two letters only right behind a digit.

use std::collections::{BTreeMap, HashMap};

use aho_corasick::{AhoCorasick, AhoCorasickKind, MatchKind};

use super::fold::{fold, is_space};
use super::language::Language;
use crate::quantity::Dimension;

/// Some of the dimensions.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Dimensions(u8);

impl Dimensions {
    const ALL: Self = Self(u8::MAX);

    pub fn has(self, dimension: Dimension) -> bool {
        self.0 & 1 << dimension as u8 != 0
    }

    pub fn is_empty(self) -> bool {
        self.0 == 0
    }

    pub fn join(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }

    /// The dimensions of both.
    pub fn meet(self, other: Self) -> Self {
        Self(self.0 & other.0)
    }

    fn without(self, dimension: Dimension) -> Self {
        Self(self.0 & !(1 << dimension as u8))
    }
}

impl From<Dimension> for Dimensions {
    fn from(dimension: Dimension) -> Self {
        Self(1 << dimension as u8)
    }
}

/// What the figures of `text` may measure; [`super::quantities`] finds nothing else.
pub fn dimensions(text: &str, language: &'static Language) -> Dimensions {
    let candidates = &language.grammar().candidates;
    let spelled = candidates.of_words(text, |at| candidates.is_opened(text, at));
    spelled.join(candidates.of_symbols(text))
}

/// What of `found` the figures of `text` may measure if they speak of the map: no ratio where no
/// word for a size says of what.
pub fn on_map(found: Dimensions, text: &str, language: &'static Language) -> Dimensions {
    let ratio = found.has(Dimension::Ratio) && found != Dimensions::ALL;
    let sized = || language.grammar().candidates.sizes.is_match(text);
    if ratio && !sized() { found.without(Dimension::Ratio) } else { found }
}

/// What the units in a piece of text between two spaces measure.
#[derive(Clone, Copy, Debug, Default)]
pub struct Units {
    /// Those that are spelled out, ratios and fractions, and symbols behind a digit in the piece.
    pub inside: Dimensions,
    /// The symbol that it begins with, if a digit stands before it.
    pub behind_digit: Dimensions,
}

/// What the figures of a text may measure in whose `piece` they have their units.
pub fn units(piece: &str, language: &'static Language) -> Units {
    let candidates = &language.grammar().candidates;
    Units {
        inside: candidates.of_words(piece, |_| true).join(candidates.of_symbols(piece)),
        behind_digit: candidates.of_symbol(piece.as_bytes()),
    }
}

/// What to look for in one language.
pub struct Candidates {
    /// Units and fractions first, then what needs nothing before it.
    words: AhoCorasick,
    /// For each unit, whether it is spelled out (no letter may follow then) and what it measures.
    units: Vec<(bool, Dimensions)>,
    /// What stands alone measures: ratios, then rare signs.
    alone: Vec<Dimensions>,
    /// The short units, by their first byte.
    symbols: Vec<(Box<[u8]>, Dimensions)>,
    /// The first bytes of the short units.
    begins: [bool; 256],
    /// The last words of what may stand before a unit, folded.
    openers: HashMap<String, Opener>,
    compounds: bool,
    /// Words for the size of what a ratio compares.
    sizes: AhoCorasick,
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
/// So many letters at the end of a word may be another ending …
const ENDING: usize = 3;
/// … of words that have more than these.
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
    /// `units` need one of `numerals` before them, with any of `links` between; the words `ratios`
    /// need nothing but one of `sizes` anywhere.
    pub fn new<'a>(
        units: impl Iterator<Item = (&'a str, Dimension)>,
        [ratios, sizes]: [Vec<&'a str>; 2],
        numerals: impl Iterator<Item = &'a str>,
        links: impl Iterator<Item = &'a str>,
        compounds: bool,
    ) -> Self {
        let mut begins = [false; 256];
        // "1/3 of"
        let mut symbols = vec![(b"/".as_slice().into(), Dimension::Ratio.into())];
        let mut stems_of_units: BTreeMap<Stem, Dimensions> = BTreeMap::new();
        for (unit, dimension) in units {
            let unit = unit.split(' ').next().unwrap_or_default();
            if unit.len() < SHORT {
                symbols.push((unit.as_bytes().into(), dimension.into()));
            }
            // "ein paar km"
            for stem in Some(unit).filter(|unit| unit.len() > 1).into_iter().flat_map(stems) {
                let known = stems_of_units.entry(stem).or_default();
                *known = known.join(dimension.into());
            }
        }
        for first in symbols.iter().filter_map(|(unit, _): &(Box<[u8]>, _)| unit.first()) {
            begins[usize::from(*first)] = true;
            begins[usize::from(first.to_ascii_uppercase())] = true;
        }
        let ratios = ratios.into_iter().flat_map(stems);
        let rare = RARE.iter().map(|sign| Stem { bytes: sign.to_vec(), whole: false });
        let rare = rare.chain(('０'..='９').flat_map(|digit| stems(&digit.to_string())));
        let alone = ratios.map(|stem| (stem, Dimension::Ratio.into()));
        let alone: Vec<(Stem, Dimensions)> =
            alone.chain(rare.map(|stem| (stem, Dimensions::ALL))).collect();
        let units = stems_of_units.iter().map(|(stem, measured)| (stem.whole, *measured)).collect();
        let patterns = stems_of_units.keys().chain(alone.iter().map(|(stem, _)| stem));
        let words = automaton(patterns.cloned());
        let sizes = automaton(sizes.into_iter().flat_map(stems));
        let links = links.filter_map(last_word).map(|word| (word, Opener::Link));
        let numerals = numerals.filter_map(last_word).map(|word| (word, Opener::Numeral));
        let alone = alone.into_iter().map(|(_, measured)| measured).collect();
        let openers = links.chain(numerals).collect();
        Self { words, units, alone, symbols, begins, openers, compounds, sizes }
    }

    /// What the units in `text` measure before which a numeral may stand, as `opened` tells.
    fn of_words(&self, text: &str, opened: impl Fn(usize) -> bool) -> Dimensions {
        let measured = self.words.find_overlapping_iter(text).map(|found| {
            let pattern = found.pattern().as_usize();
            let Some(&(whole, measured)) = self.units.get(pattern) else {
                return self.alone[pattern - self.units.len()];
            };
            // Symbols are parts of no word: "km", but not the "ft" in "ausverkauft".
            let symbol = found.len() < SHORT;
            let before = found.start().checked_sub(1).map(|at| text.as_bytes()[at]);
            let inside = symbol && before.is_some_and(|byte| byte.is_ascii_alphabetic());
            let ends = self.compounds && !symbol || !whole || !is_letter_at(text, found.end());
            let stands = ends && !inside && opened(found.start());
            if stands { measured } else { Dimensions::default() }
        });
        measured.fold(Dimensions::default(), Dimensions::join)
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

    /// A digit stands before a symbol, with a space, a hyphen or nothing between.
    fn of_symbols(&self, text: &str) -> Dimensions {
        let bytes = text.as_bytes();
        let mut measured = Dimensions::default();
        let mut at = 0;
        while let Some(found) = bytes[at..].iter().position(u8::is_ascii_digit) {
            at += found + 1;
            let next = match bytes.get(at..) {
                Some([b' ' | b'-', rest @ ..]) => rest,
                // Spaces that do not break, and fractions.
                Some([0xc2, 0xa0 | 0xbc..=0xbe, rest @ ..]) => rest,
                Some([0xe2, 0x80, 0x87..=0x8a | 0xaf, rest @ ..]) => rest,
                Some(rest) => rest,
                None => &[],
            };
            measured = measured.join(self.of_symbol(next));
        }
        measured
    }

    /// What the symbol measures that `text` begins with.
    fn of_symbol(&self, text: &[u8]) -> Dimensions {
        match text.first() {
            Some(0x80..) => return Dimensions::ALL,
            Some(&first) if self.begins[usize::from(first)] => {}
            Some(_) | None => return Dimensions::default(),
        }
        let letters = text.iter().take(SHORT).take_while(|byte| byte.is_ascii_alphabetic()).count();
        let fits = |unit: &[u8]| match unit.iter().position(|byte| !byte.is_ascii_alphabetic()) {
            Some(_) => text.len() >= unit.len() && text[..unit.len()].eq_ignore_ascii_case(unit),
            None => text[..letters].eq_ignore_ascii_case(unit),
        };
        let fitting = self.symbols.iter().filter(|(unit, _)| fits(unit));
        fitting.fold(Dimensions::default(), |all, (_, measured)| all.join(*measured))
    }
}

fn automaton(stems: impl Iterator<Item = Stem>) -> AhoCorasick {
    AhoCorasick::builder()
        .match_kind(MatchKind::Standard)
        .kind(Some(AhoCorasickKind::DFA))
        .ascii_case_insensitive(true)
        .build(stems.map(|stem| stem.bytes))
        .expect("a few hundred short words fit any automaton")
}

/// A letter follows, in any script; signs such as `²` are none.
fn is_letter_at(text: &str, at: usize) -> bool {
    text[at..].chars().next().is_some_and(char::is_alphabetic)
}

/// A beginning of a word, or the whole of it; no space is in it.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord)]
struct Stem {
    bytes: Vec<u8>,
    whole: bool,
}

/// Beginnings that every way of writing `spelling` shares.
fn stems(spelling: &str) -> Vec<Stem> {
    let ascii = spelling.bytes().take_while(u8::is_ascii).count();
    if ascii > SHORT || ascii == spelling.len() {
        let length = if ascii < spelling.len() { ascii } else { ascii.saturating_sub(ENDING) };
        let length = length.max(STEM).min(ascii);
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
    // "un'ora"
    let gap = |char: char| is_space(fold(char)) || matches!(fold(char), '-' | '\'');
    let text = text.trim_end_matches(gap);
    let last = text
        .rsplit(|char: char| is_space(fold(char)) || matches!(fold(char), '-' | '\''))
        .next()?;
    let last = last.trim_start_matches(|char: char| !char.is_alphanumeric());
    let word: String = last.chars().map(fold).collect();
    (!word.is_empty()).then_some(word)
}
