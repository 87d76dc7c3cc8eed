//! The sum that a numeral is: how each number word changes what was read before it.

use super::{MOST_WORDS, NumeralForm, Piece, Reading, Word, after_gap, piece_at};
use crate::quantity::place_value;
use crate::text::fold::Folded;
use crate::text::grammar::Grammar;

/// What has been read of a numeral.
#[derive(Default)]
pub(super) struct Sum {
    /// From the largest to the smallest.
    terms: Vec<Term>,
    /// It begins with digits.
    digits: bool,
    /// Nothing but an article.
    article: bool,
    /// A fraction of one, which takes no more terms.
    fraction: bool,
    /// Of an uncertain number: "hundreds".
    vague: bool,
    /// Of about so many: "une trentaine".
    rough: bool,
    /// "and" was read and waits for its number.
    joining: bool,
    /// Nothing but a word that alone is no numeral.
    inner_only: bool,
    like_year: bool,
    /// The last one read.
    multiplier: Option<f64>,
    /// Nothing but a multiplier.
    bare: bool,
}

/// One of the numbers that a numeral is the sum of.
#[derive(Clone, Copy)]
struct Term {
    value: f64,
    /// The place value of its last non-zero digit.
    place: f64,
}

impl Sum {
    pub fn is_empty(&self) -> bool {
        self.terms.is_empty()
    }

    pub fn is_fraction(&self) -> bool {
        self.fraction
    }

    pub fn takes_digits(&self) -> bool {
        self.terms.is_empty() || (self.digits && self.multiplier.is_some() && !self.fraction)
    }

    /// Takes the next piece, or says that it does not belong to the numeral.
    pub fn take(&mut self, piece: Piece, text: &Folded, end: usize, grammar: &Grammar) -> bool {
        match piece {
            Piece::Digits { value, place, like_year } => {
                self.digits = true;
                self.like_year = like_year && self.terms.is_empty();
                self.add(value, place)
            }
            Piece::Word(word) => self.take_word(word, text, end, grammar),
        }
    }

    fn take_word(&mut self, word: Word, text: &Folded, end: usize, grammar: &Grammar) -> bool {
        match word {
            Word::Add(value) => {
                let joined = std::mem::take(&mut self.joining);
                if joined && self.tens_after_ones(value) {
                    return true;
                }
                let place = if value == 1.5 { 0.5 } else { place_value(value) };
                self.add(value, place)
            }
            Word::Inner(value) => {
                self.inner_only = self.terms.is_empty();
                self.add(value, place_value(value))
            }
            Word::Article => {
                self.joining = false;
                if self.fraction {
                    return false;
                }
                self.article = self.terms.is_empty();
                self.add(1.0, 1.0)
            }
            Word::Times(by) => self.multiply(by),
            Word::Vague(by) => {
                self.vague = self.multiply(by);
                self.vague
            }
            Word::Roughly(by) => {
                self.rough = self.multiply(by);
                self.rough
            }
            Word::Part(fraction) => self.divide(fraction),
            Word::Tail(fraction) if self.terms.is_empty() => self.divide(fraction),
            Word::Tail(fraction) => match self.terms.last_mut() {
                Some(last) if !self.fraction && last.value >= 1.0 && last.value.fract() == 0.0 => {
                    *last = Term { value: last.value + fraction, place: fraction.min(0.5) };
                    self.article = false;
                    true
                }
                _ => false,
            },
            Word::And(least) => {
                self.joining =
                    !self.digits && !self.fraction && self.may_join(least, text, end, grammar);
                self.joining
            }
        }
    }

    /// Adds a part that is smaller than the place value of the last one.
    fn add(&mut self, value: f64, place: f64) -> bool {
        let room = self.terms.last().map_or(f64::INFINITY, |last| {
            if last.value == 0.0 { 0.0 } else { last.place.max(place_value(last.value)) }
        });
        let after_digits = self.digits && self.multiplier.is_none() && !self.terms.is_empty();
        let fits = value < room
            && !after_digits
            && (value > 0.0 || self.terms.is_empty())
            && !self.fraction
            && !self.vague;
        if fits {
            self.terms.push(Term { value, place });
            self.bare = false;
        }
        fits
    }

    /// "five-and-twenty": the ones come before the tens.
    fn tens_after_ones(&mut self, tens: f64) -> bool {
        match self.terms.last_mut() {
            Some(last) if last.value < 10.0 && (20.0..100.0).contains(&tens) => {
                *last = Term { value: last.value + tens, place: 1.0 };
                self.article = false;
                true
            }
            _ => false,
        }
    }

    /// Multiplies the parts that are smaller than `by`, or adds `by` itself if there are none.
    fn multiply(&mut self, by: f64) -> bool {
        if self.joining || self.vague && by <= 12.0 {
            return false;
        }
        let smaller = self.terms.iter().rposition(|term| term.value >= by).map_or(0, |at| at + 1);
        if smaller == self.terms.len() {
            if !self.terms.is_empty() && !self.add(by, by) {
                return false;
            }
            if self.terms.is_empty() {
                self.terms.push(Term { value: by, place: by });
                self.bare = true;
            }
        } else {
            let value: f64 = self.terms[smaller..].iter().map(|term| term.value).sum();
            let place = self.terms.last().map_or(1.0, |last| last.place);
            if value == 0.0 || value * by > 1e15 {
                return false;
            }
            self.terms.truncate(smaller);
            let dozen = if by == 12.0 { by } else { 0.0 };
            let place = if place < 1.0 { place * by } else { place_value(value * by).max(dozen) };
            self.terms.push(Term { value: value * by, place });
        }
        self.fraction = false;
        self.article = false;
        self.inner_only = false;
        self.like_year = false;
        self.multiplier = Some(by);
        true
    }

    fn value(&self) -> f64 {
        self.terms.iter().map(|term| term.value).sum()
    }

    /// "half", "two thirds": a fraction of one, or of what was read.
    fn divide(&mut self, fraction: f64) -> bool {
        let count = match self.terms.as_slice() {
            [] => 1.0,
            [Term { value, .. }] if !self.fraction && *value < 10.0 && value.fract() == 0.0 => {
                *value
            }
            _ => return false,
        };
        self.terms = vec![Term { value: count * fraction, place: fraction }];
        self.fraction = true;
        self.article = false;
        self.like_year = false;
        true
    }

    /// Whether the numeral behind "and" fits under the last part: "hundred and six" does, "hundred
    /// and six hundred" does not.
    fn may_join(&self, least: f64, text: &Folded, end: usize, grammar: &Grammar) -> bool {
        let Some(&Term { value: last, place }) = self.terms.last() else { return false };
        if grammar.compounds {
            let glued = text.at(end).is_alphabetic() && (last < 10.0 || place >= 100.0);
            return glued && !self.fraction;
        }
        if self.joining || last < least {
            return false;
        }
        let mut rest = Sum::default();
        let mut next = text.skip_space(end);
        for _ in 0..MOST_WORDS {
            let Some((word_end, piece)) = piece_at(text, next, grammar, &rest) else { break };
            let joins = matches!(piece, Piece::Word(Word::And(_)));
            if joins || !rest.take(piece, text, word_end, grammar) {
                break;
            }
            next = after_gap(text, word_end, grammar);
        }
        let value: f64 = rest.value();
        value > 0.0 && value < place.max(place_value(last)) && !rest.digits && !rest.article
    }

    /// The numeral read so far, if it may end here.
    pub fn reading(&self, start: usize, end: usize) -> Option<Reading> {
        if self.terms.is_empty() || self.inner_only || self.joining {
            return None;
        }
        let form = if self.digits {
            NumeralForm::Digits
        } else if self.article {
            NumeralForm::Article
        } else {
            NumeralForm::Words
        };
        Some(Reading {
            start,
            end,
            value: self.value(),
            place_value: self.terms.last().map_or(1.0, |last| last.place),
            form,
            vague: self.vague,
            rough: self.rough,
            part: self.fraction,
            multiplier: self.multiplier.unwrap_or(1.0),
            bare_multiplier: self.bare,
            like_year: self.like_year,
        })
    }
}
