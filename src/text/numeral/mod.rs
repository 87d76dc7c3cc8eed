//! Reads numerals in digits and in words.
//!
//! One sum serves all languages: a number word adds to what was read ("hundred *twenty*") or
//! multiplies the smaller parts of it ("two *hundred*", "三*百*"), so that English, German compounds,
//! Chinese and Korean myriads differ in their words alone.

mod sum;

use self::sum::Sum;
use super::digits::{Digits, digits_at, vulgar};
use super::fold::{Folded, is_han, is_space};
use super::grammar::Grammar;
use super::language::Language;
pub use super::language::Word;
use crate::span::Mention;

/// How a numeral is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum NumeralForm {
    /// `1.200`, also with a multiplier in words, as in `1,2 Millionen`.
    Digits,
    /// "fünfhundert", "half a million".
    Words,
    /// An article or nothing stands for one: "a mile", "eine Stunde", "a few miles".
    Article,
}

/// The value of a numeral.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Numeral {
    pub value: f64,
    /// The place value of the last non-zero digit; zeros after a decimal sign count as digits, and
    /// a half in words ("zweieinhalb") has the place value 0.5.
    pub place_value: f64,
    pub form: NumeralForm,
}

/// The numerals of `text`, in order, with spans relative to it; articles are left out.
pub fn numerals(text: &str, language: &'static Language) -> Vec<Mention<Numeral>> {
    let (text, grammar) = (Folded::new(text), language.grammar());
    let mut found = Vec::new();
    let mut at = 0;
    while at < text.len() {
        match numeral_at(&text, at, grammar) {
            Step::Found(reading) => {
                at = reading.end.max(at + 1);
                if reading.form != NumeralForm::Article {
                    let span = text.span(reading.start, reading.end);
                    found.push(Mention { span, value: reading.numeral() });
                }
            }
            Step::Skip(end) => at = end,
        }
    }
    found
}

/// A numeral read at some place of a folded text.
#[derive(Clone, Copy, Debug)]
pub struct Reading {
    pub start: usize,
    pub end: usize,
    pub value: f64,
    pub place_value: f64,
    pub form: NumeralForm,
    /// "hundreds": the value is the base.
    pub vague: bool,
    /// "une trentaine": about so many.
    pub rough: bool,
    /// "half", "two thirds": a fraction of one.
    pub part: bool,
    /// The multiplier that the numeral ends with, else 1.
    pub multiplier: f64,
    /// Nothing but a multiplier: "hundred" in "a few hundred".
    pub bare_multiplier: bool,
    pub like_year: bool,
}

impl Reading {
    /// The empty numeral that "a few" has before a unit.
    pub fn one(at: usize) -> Self {
        Self {
            start: at,
            end: at,
            value: 1.0,
            place_value: 1.0,
            form: NumeralForm::Article,
            vague: false,
            rough: false,
            part: false,
            multiplier: 1.0,
            bare_multiplier: true,
            like_year: false,
        }
    }

    fn numeral(&self) -> Numeral {
        Numeral { value: self.value, place_value: self.place_value, form: self.form }
    }
}

/// What stands at a place.
pub enum Step {
    Found(Reading),
    /// No numeral; the next place to look at.
    Skip(usize),
}

/// The numeral that begins at `at`, or where to look next.
pub fn numeral_at(text: &Folded, at: usize, grammar: &Grammar) -> Step {
    let char = text.at(at);
    if char.is_ascii_digit() {
        let reading = if is_part_of_name(text, at) { None } else { sum(text, at, grammar) };
        let skip = || Step::Skip(digits_at(text, at, grammar.decimal).end);
        return reading.map_or_else(skip, Step::Found);
    }
    if vulgar(char).is_none() && !text.begins_word(at) {
        return Step::Skip(at + 1);
    }
    let reading = if is_ordinal(text, at) { None } else { sum(text, at, grammar) };
    let after_word = if is_han(char) { at + 1 } else { text.skip_word(at).max(at + 1) };
    reading.map_or(Step::Skip(after_word), Step::Found)
}

/// Digits behind a letter or its hyphen belong to a name, such as A380 and T-34.
fn is_part_of_name(text: &Folded, at: usize) -> bool {
    let hyphened = text.before(at) == '-'
        && at >= 2
        && text.at(at - 2).is_alphabetic()
        && !is_han(text.at(at - 2));
    !text.begins_word(at) || hyphened || is_ordinal(text, at)
}

/// Chinese and Korean make ordinals by a prefix.
fn is_ordinal(text: &Folded, at: usize) -> bool {
    matches!(text.before(at), '第' | '제')
}

/// No numeral of any text has more parts.
const MOST_WORDS: usize = 24;

/// The longest numeral from `at` on that ends where a word may end.
fn sum(text: &Folded, at: usize, grammar: &Grammar) -> Option<Reading> {
    let mut sum = Sum::default();
    let mut best = None;
    let mut next = at;
    for _ in 0..MOST_WORDS {
        let Some((end, piece)) = piece_at(text, next, grammar, &sum) else { break };
        if !sum.take(piece, text, end, grammar) {
            break;
        }
        let digits = matches!(piece, Piece::Digits { .. });
        if digits || text.ends_word(end) || ends_in_unit(text, end, grammar) {
            best = sum.reading(at, end).or(best);
        }
        next = after_gap(text, end, grammar);
        if sum.is_fraction() {
            next = after_of(text, next, grammar);
        }
    }
    best
}

/// Where the next number word may begin: at once in compounds, else after a space or a hyphen.
fn after_gap(text: &Folded, end: usize, grammar: &Grammar) -> usize {
    let next = text.at(end);
    let hyphen = next == '-' && text.at(end + 1).is_alphabetic();
    if is_space(next) || hyphen {
        end + 1
    } else if grammar.compounds || text.before(end).is_ascii_digit() || vulgar(next).is_some() {
        end
    } else {
        text.len()
    }
}

/// Between a fraction and its multiplier: "half *a* million", "a quarter *of a* million".
fn after_of(text: &Folded, at: usize, grammar: &Grammar) -> usize {
    let Some((end, ())) = grammar.of.longest(text, at, |end| text.ends_word(end)) else {
        return at;
    };
    let next = text.skip_space(end);
    let word = grammar.numbers.longest(text, next, |end| text.ends_word(end));
    if matches!(word, Some((_, Word::Times(_)))) { next } else { at }
}

/// A number word or a run of digits.
#[derive(Clone, Copy)]
enum Piece {
    Word(Word),
    Digits { value: f64, place: f64, like_year: bool },
}

fn piece_at(text: &Folded, at: usize, grammar: &Grammar, sum: &Sum) -> Option<(usize, Piece)> {
    let char = text.at(at);
    if char.is_ascii_digit() {
        if !sum.takes_digits() {
            return None;
        }
        let Digits { end, value, like_year } = digits_at(text, at, grammar.decimal);
        let (value, place) = value?;
        return Some(
            simple_fraction(text, at, end, value)
                .unwrap_or((end, Piece::Digits { value, place, like_year })),
        );
    }
    if let Some(fraction) = vulgar(char) {
        let word = if sum.is_empty() { Word::Part(fraction) } else { Word::Tail(fraction) };
        return Some((at + 1, Piece::Word(word)));
    }
    let may_end = |end| grammar.compounds || text.ends_word(end);
    let (mut end, mut word) = grammar.numbers.longest(text, at, may_end)?;
    // "tausendeinhundert" does not begin with "tausende".
    if matches!(word, Word::Vague(_)) && !text.ends_word(end) {
        (end, word) = grammar.numbers.longest(text, at, |shorter| shorter < end)?;
    }
    Some((end, Piece::Word(word)))
}

/// `3/4` is a fraction, `24/7` is not.
fn simple_fraction(text: &Folded, at: usize, end: usize, numerator: f64) -> Option<(usize, Piece)> {
    let denominator = text.at(end + 1).to_digit(10)?;
    let alone = end == at + 1 && !text.at(end + 2).is_alphanumeric();
    let proper = numerator >= 1.0 && numerator < f64::from(denominator);
    (alone && proper && matches!(text.at(end), '/' | '⁄'))
        .then(|| (end + 2, Piece::Word(Word::Part(numerator / f64::from(denominator)))))
}

/// A number word may be written together with its unit: "vierstündig", "dreimal".
fn ends_in_unit(text: &Folded, end: usize, grammar: &Grammar) -> bool {
    grammar.compounds && grammar.units.longest(text, end, |end| text.ends_word(end)).is_some()
}
