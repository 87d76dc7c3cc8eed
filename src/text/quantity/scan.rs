//! Reads numerals, and the hedges before them, from left to right.

use crate::quantity::Hedge;
use crate::text::fold::{Folded, is_han, is_hangul, is_space};
use crate::text::grammar::Grammar;
use crate::text::numeral::{NumeralForm, Reading, Step, Word, numeral_at};

use super::QuantityKind;
use super::units::{Qualifier, unit_at};

/// A numeral with what stands before it.
#[derive(Clone, Copy, Debug)]
pub struct Item {
    pub reading: Reading,
    pub hedge: Option<Qualifier>,
    /// "pro" in "pro 100 Kilometer".
    pub rate: Option<QuantityKind>,
    /// A sum of money: a currency sign stands before it.
    pub money: bool,
    /// A ratio in one word, such as "twice"; it needs no unit.
    pub ratio: bool,
}

impl Item {
    /// Where the numeral or its hedge begins.
    pub fn start(&self) -> usize {
        self.hedge.map_or(self.reading.start, |hedge| hedge.start)
    }
}

/// All numerals of `text`, in order.
pub fn items(text: &Folded, grammar: &Grammar) -> Vec<Item> {
    let mut items = Vec::new();
    let mut pending: Option<Qualifier> = None;
    let mut rate: Option<(usize, QuantityKind)> = None;
    let mut at = 0;
    while at < text.len() {
        let step = numeral_at(text, at, grammar);
        let reading = match step {
            Step::Found(reading) => Some(reading),
            Step::Skip(_) => None,
        };
        let read_to = reading.map_or(at, |reading| reading.end);
        let word = word_at(text, at, grammar).filter(|word| word.end() > read_to);
        match (word, step) {
            (Some(Before::Hedge(next)), _) => {
                let qualifier = combine(text, pending, next);
                at = next.end;
                if let Some(item) = implicit_one(text, grammar, qualifier) {
                    items.push(item);
                    pending = None;
                } else {
                    pending = Some(qualifier);
                }
            }
            (Some(Before::Rate(end, kind)), _) => {
                rate = Some((end, kind));
                at = end;
            }
            (Some(Before::Ratio(reading)), _) => {
                items.push(item(text, reading, pending, None, true));
                at = reading.end;
            }
            (None, Step::Found(reading)) => {
                let rate = rate.filter(|rate| touches(text, rate.0, reading.start));
                let pending = behind_article(text, &mut items, &reading).or(pending);
                items.push(item(text, reading, pending, rate.map(|rate| rate.1), false));
                at = reading.end;
            }
            (None, Step::Skip(end)) => at = end,
        }
    }
    items
}

/// What may stand before a numeral, or in its stead.
enum Before {
    Hedge(Qualifier),
    Rate(usize, QuantityKind),
    Ratio(Reading),
}

impl Before {
    fn end(&self) -> usize {
        match self {
            Self::Hedge(qualifier) => qualifier.end,
            Self::Rate(end, _) => *end,
            Self::Ratio(reading) => reading.end,
        }
    }
}

/// The longest word of these kinds that stands at `at`.
fn word_at(text: &Folded, at: usize, grammar: &Grammar) -> Option<Before> {
    let glued = is_hangul(text.before(at)) && is_hangul(text.at(at));
    if !text.begins_word(at) || is_space(text.at(at)) || glued {
        return None;
    }
    let ends = |end| text.ends_word(end);
    let hedge = grammar.before.longest(text, at, ends);
    let ratio = grammar.ratios.longest(text, at, ends);
    let rate = grammar.rates_before.longest(text, at, ends);
    let longest = [hedge.map(|hedge| hedge.0), ratio.map(|ratio| ratio.0), rate.map(|rate| rate.0)]
        .into_iter()
        .flatten()
        .max()?;
    match (hedge, ratio, rate) {
        (Some((end, hedge)), _, _) if end == longest => {
            Some(Before::Hedge(Qualifier { start: at, end, hedge }))
        }
        (_, Some((end, value)), _) if end == longest => {
            let (end, value) = with_tail(text, end, value, grammar);
            Some(Before::Ratio(Reading { end, value, bare_multiplier: false, ..Reading::one(at) }))
        }
        (_, _, Some((end, kind))) => Some(Before::Rate(end, kind)),
        _ => None,
    }
}

/// "deux fois et demie": a fraction behind a ratio belongs to it.
fn with_tail(text: &Folded, end: usize, value: f64, grammar: &Grammar) -> (usize, f64) {
    let next = text.skip_space(end);
    match grammar.numbers.longest(text, next, |end| text.ends_word(end)) {
        Some((after, Word::Tail(part))) if next > end && value >= 1.0 => (after, value + part),
        Some(_) | None => (end, value),
    }
}

fn item(
    text: &Folded,
    reading: Reading,
    pending: Option<Qualifier>,
    rate: Option<QuantityKind>,
    ratio: bool,
) -> Item {
    let hedge = pending.filter(|hedge| touches(text, hedge.end, reading.start));
    let before = text.before(reading.start);
    let money = matches!(before, '$' | '€' | '£' | '¥' | '₩' | '₽' | '￥')
        || (is_space(before) && matches!(text.before(reading.start - 1), '$' | '€' | '£' | '₽'));
    Item { reading, hedge, rate, money, ratio }
}

/// "about a two-hour drive": the article is none of the figure's, and its hedge is the figure's.
fn behind_article(text: &Folded, items: &mut Vec<Item>, reading: &Reading) -> Option<Qualifier> {
    let last = items.last()?;
    let article = last.reading.form == NumeralForm::Article && !last.ratio;
    let spaced = last.reading.end < reading.start;
    if !article || !spaced || !touches(text, last.reading.end, reading.start) {
        return None;
    }
    let hedge = items.pop().and_then(|article| article.hedge)?;
    Some(Qualifier { end: reading.start, ..hedge })
}

/// "a few", "several": where no numeral but a unit follows, the base is one.
fn implicit_one(text: &Folded, grammar: &Grammar, qualifier: Qualifier) -> Option<Item> {
    if !matches!(qualifier.hedge, Hedge::AFew | Hedge::Several) {
        return None;
    }
    let at = text.skip_space(qualifier.end);
    let numeral = matches!(numeral_at(text, at, grammar), Step::Found(_));
    if numeral || unit_at(text, at, grammar).is_none() {
        return None;
    }
    let hedge = Some(qualifier);
    Some(Item { reading: Reading::one(at), hedge, rate: None, money: false, ratio: false })
}

/// Two hedges in a row: "only about", "nur rund"; the one that says more counts.
fn combine(text: &Folded, pending: Option<Qualifier>, next: Qualifier) -> Qualifier {
    let Some(first) = pending.filter(|first| touches(text, first.end, next.start)) else {
        return next;
    };
    let weak = |hedge| matches!(hedge, Hedge::None);
    let vague = |hedge| matches!(hedge, Hedge::AFew | Hedge::Several);
    let hedge = if weak(first.hedge) || vague(next.hedge) {
        next.hedge
    } else if weak(next.hedge) || next.hedge == Hedge::About {
        first.hedge
    } else {
        next.hedge
    };
    Qualifier { start: first.start, end: next.end, hedge }
}

/// Nothing but a space lies between.
pub fn touches(text: &Folded, end: usize, start: usize) -> bool {
    end == start
        || (end < start && text.skip_space(end) == start)
        || (end < start && is_han(text.before(end)) && end + 1 == start)
}
