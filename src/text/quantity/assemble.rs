//! Joins numerals and units to figures: ranges, lists, conversions, hours and minutes.

use crate::quantity::{Dimension, Hedge, Quantity, Unit};
use crate::span::Mention;
use crate::text::fold::{Folded, is_space};
use crate::text::grammar::Grammar;
use crate::text::lexicon::Lexicon;
use crate::text::numeral::NumeralForm;

use super::link::{Link, Part, is_range, parts};
use super::scan::Item;
use super::{QuantityFound, QuantityKind};

/// The figures that `items` make.
pub fn figures(text: &Folded, grammar: &Grammar, items: &[Item]) -> Vec<Mention<QuantityFound>> {
    let parts = parts(text, grammar, items);
    let mut figures: Vec<Figure> = Vec::new();
    let mut index = 0;
    while index < items.len() {
        let (item, part) = (&items[index], &parts[index]);
        let range = items.get(index + 1).zip(parts.get(index + 1));
        let range = range.filter(|(after, next)| is_range(item, part, after, next));
        let last = range.map_or(index, |_| index + 1);
        // "a" in "half a mile" belongs to the figure before it.
        let taken = figures.last().is_some_and(|last| item.reading.start < last.end);
        let figure = Figure::new(text, grammar, item, part)
            .or_else(|| Figure::borrowing(text, grammar, item, part, figures.last()?))
            .or_else(|| Figure::minutes(text, grammar, item, part, figures.last()?));
        if let Some(mut figure) = figure.filter(|_| !taken) {
            if let Some((after, next)) = range {
                figure.extend(after, next);
            }
            let linked = last_link(&parts, index) && !figures.is_empty();
            push(text, grammar, &mut figures, figure, linked);
        }
        index = last + 1;
    }
    mark_conversions(text, grammar, &mut figures);
    figures.into_iter().map(|figure| figure.mention(text)).collect()
}

/// Whether the numeral before `index` is linked to it as a member of the same list.
fn last_link(parts: &[Part], index: usize) -> bool {
    index > 0 && matches!(parts[index - 1].link, Some(Link::And | Link::Comma))
}

/// A figure before its places in the folded text become spans of the original.
#[derive(Clone, Debug)]
struct Figure {
    start: usize,
    end: usize,
    found: QuantityFound,
    number: (usize, usize),
    unit: (usize, usize),
    hedge: Option<(usize, usize)>,
    modifier: Option<(usize, usize)>,
    head: Option<(usize, usize)>,
}

impl Figure {
    fn new(text: &Folded, grammar: &Grammar, item: &Item, part: &Part) -> Option<Self> {
        let reading = item.reading;
        let bare_ratio = item.ratio || (reading.part && is_share(text, grammar, reading.end));
        let (unit, kind) = match part.unit {
            Some(unit) => unit,
            None if bare_ratio => (Unit::Times, QuantityKind::Plain),
            None => return None,
        };
        let own = part.own;
        let tail = own.map_or(0.0, |own| own.tail);
        let after = own.and_then(|own| own.hedge);
        let weak = item.hedge.is_none_or(|before| before.hedge == Hedge::None);
        let qualifier = item.hedge.filter(|_| !weak || after.is_none()).or(after);
        let end = own.map_or(reading.end, |own| own.end);
        let place_value = if tail > 0.0 { tail.min(0.5) } else { reading.place_value };
        let stated = qualifier.map_or(Hedge::None, |qualifier| qualifier.hedge);
        let quantity = Quantity {
            value: reading.value * part.scale + tail,
            upper: None,
            place_value: place_value * part.scale,
            unit,
            hedge: hedge(stated, item, unit),
        };
        let found = QuantityFound {
            quantity,
            kind: item.rate.unwrap_or(kind),
            number: text.span(reading.start, reading.end),
            unit: text.span(end, end),
            hedge: None,
            form: reading.form,
            ratio_of: None,
            conversion_of: None,
            list: None,
            borrowed: false,
            modifier: None,
            compound_head: None,
        };
        Some(Self {
            start: item.start(),
            end,
            found,
            number: (reading.start, reading.end),
            unit: own.map_or((reading.end, reading.end), |own| (own.start, own.unit_end)),
            hedge: qualifier.map(|qualifier| (qualifier.start, qualifier.end)),
            modifier: own.and_then(|own| own.modifier),
            head: own.and_then(|own| own.head),
        })
    }

    /// "590 Kilometer auf der Straße, 505 in der Luftlinie": a numeral that takes its unit from the
    /// figure before it, if nothing else that it could count stands beside it.
    fn borrowing(
        text: &Folded,
        grammar: &Grammar,
        item: &Item,
        part: &Part,
        last: &Self,
    ) -> Option<Self> {
        let (reading, quantity) = (&item.reading, &last.found.quantity);
        let measure = matches!(quantity.unit.dimension(), Dimension::Length | Dimension::Area);
        let whole = !reading.part && !reading.vague && !reading.like_year && reading.value >= 2.0;
        let free = !item.money && item.rate.is_none() && part.link.is_none();
        let counts = reading.form != NumeralForm::Article && free;
        let ratio = reading.value / quantity.value;
        let alike = (1.0 / MOST_UNLIKE..=MOST_UNLIKE).contains(&ratio);
        let plain = last.found.kind == QuantityKind::Plain;
        let unnamed = stands_alone(text, grammar, item) || last.is_repeated(text, grammar, item);
        if !(measure && whole && counts && alike && plain && unnamed) {
            return None;
        }
        let unit = Some((quantity.unit, QuantityKind::Plain));
        let mut figure = Self::new(text, grammar, item, &Part { unit, ..*part })?;
        figure.found.borrowed = true;
        Some(figure)
    }

    /// "60 km da Bari, 100 da Potenza": a comma before the numeral, and behind it the function word
    /// that stands behind this figure.
    fn is_repeated(&self, text: &Folded, grammar: &Grammar, item: &Item) -> bool {
        let word_behind = |end| {
            let start = text.skip_space(end);
            let found = grammar.function_words.longest(text, start, |end| text.ends_word(end))?;
            Some((start..found.0).map(|at| text.at(at)).collect::<String>())
        };
        let start = item.start();
        let gap = start > 1 && is_space(text.at(start - 1));
        let comma = gap && matches!(text.at(start - 2), ',' | ';');
        let word = word_behind(self.end).filter(|_| comma);
        word.is_some() && word == word_behind(item.reading.end)
    }

    /// "une heure vingt": the minutes of the hours right before them, with no noun behind.
    fn minutes(
        text: &Folded,
        grammar: &Grammar,
        item: &Item,
        part: &Part,
        last: &Self,
    ) -> Option<Self> {
        let reading = &item.reading;
        let hours = last.found.quantity.unit == Unit::Hour && last.end > last.number.1;
        let beside = text.skip_space(last.end) == reading.start && item.hedge.is_none();
        let whole = !reading.part && !reading.vague && reading.form != NumeralForm::Article;
        let counts = whole && (1.0..60.0).contains(&reading.value);
        if !(hours && beside && counts && is_closed(text, grammar, reading.end)) {
            return None;
        }
        let unit = Some((Unit::Minute, QuantityKind::Plain));
        Self::new(text, grammar, item, &Part { unit, ..*part })
    }

    /// Makes a range of this figure and the next.
    fn extend(&mut self, after: &Item, part: &Part) {
        let quantity = &mut self.found.quantity;
        let factor = part.unit.map_or(1.0, |(unit, _)| unit.factor() / quantity.unit.factor());
        let upper = after.reading.value * part.scale * factor;
        (quantity.value, quantity.upper) =
            (quantity.value.min(upper), Some(quantity.value.max(upper)));
        if quantity.value == upper {
            quantity.place_value = after.reading.place_value * part.scale * factor;
        }
        if quantity.hedge == Hedge::None {
            quantity.hedge = Hedge::Between;
        }
        self.number.1 = after.reading.end;
        self.end = part.own.map_or(after.reading.end, |own| own.end);
        if let Some(own) = part.own {
            self.unit = (own.start, own.unit_end);
            (self.modifier, self.head) = (own.modifier, own.head);
            self.found.kind = own.kind;
        }
    }

    /// Adds the minutes of "one hour 20 minutes", if that is what follows.
    fn takes_rest(&mut self, text: &Folded, grammar: &Grammar, rest: &Self) -> bool {
        let share = match (self.found.quantity.unit, rest.found.quantity.unit) {
            (Unit::Hour, Unit::Minute) => 1.0 / 60.0,
            (Unit::Day, Unit::Hour) => 1.0 / 24.0,
            _ => return false,
        };
        let at = text.skip_space(self.end);
        let and = grammar.and.longest(text, at, |end| text.ends_word(end));
        let gap = at == rest.start || and.is_some_and(|and| text.skip_space(and.0) == rest.start);
        let plain = rest.hedge.is_none() && self.found.quantity.upper.is_none();
        let below = rest.found.quantity.value * share < 1.0;
        if !gap || !plain || !below || rest.found.quantity.upper.is_some() {
            return false;
        }
        self.found.quantity.value += rest.found.quantity.value * share;
        self.found.quantity.place_value = rest.found.quantity.place_value * share;
        self.end = rest.end;
        self.number.1 = rest.number.1;
        self.unit = rest.unit;
        true
    }

    fn mention(self, text: &Folded) -> Mention<QuantityFound> {
        let span = |(start, end)| text.span(start, end);
        let value = QuantityFound {
            number: span(self.number),
            unit: span(self.unit),
            hedge: self.hedge.map(span),
            modifier: self.modifier.map(span),
            compound_head: self.head.map(span),
            ..self.found
        };
        Mention { span: span((self.start, self.end)), value }
    }
}

/// The hedge that counts for this numeral and unit.
fn hedge(stated: Hedge, item: &Item, unit: Unit) -> Hedge {
    let reading = &item.reading;
    let ratio = matches!(unit, Unit::Times | Unit::Percent);
    let decade = reading.value >= 10.0 && reading.value.log10().fract() == 0.0;
    match stated {
        Hedge::AFew | Hedge::Several if reading.vague || reading.bare_multiplier || decade => {
            stated
        }
        Hedge::AFew | Hedge::Several => Hedge::About,
        _ if reading.vague => Hedge::Dozens,
        Hedge::None if reading.rough => Hedge::About,
        // "between" without a second figure says nothing.
        Hedge::Between | Hedge::None if ratio => Hedge::Ratio,
        Hedge::Between => Hedge::None,
        Hedge::None
        | Hedge::Exactly
        | Hedge::About
        | Hedge::Nearly
        | Hedge::JustOver
        | Hedge::MoreThan
        | Hedge::AtLeast
        | Hedge::LessThan
        | Hedge::AtMost
        | Hedge::Dozens
        | Hedge::Ratio => stated,
    }
}

/// The figures of one comparison do not differ by more than this factor.
const MOST_UNLIKE: f64 = 12.0;

/// A hedge or a function word stands before the numeral, and a function word or the end of a clause
/// behind it.
fn stands_alone(text: &Folded, grammar: &Grammar, item: &Item) -> bool {
    let function_word = |at| grammar.function_words.longest(text, at, |end| text.ends_word(end));
    let end = item.reading.end;
    let start = item.reading.start;
    let word_end = start - usize::from(start > 0 && is_space(text.at(start - 1)));
    let word_start = text.word_start(word_end);
    let opened = item.hedge.is_some()
        || (word_start < word_end
            && function_word(word_start).is_some_and(|word| word.0 == word_end));
    opened && is_closed(text, grammar, end)
}

/// Whether a function word or the end of a clause follows at `end`.
fn is_closed(text: &Folded, grammar: &Grammar, end: usize) -> bool {
    let function_word = |at| grammar.function_words.longest(text, at, |end| text.ends_word(end));
    let next = text.skip_space(end);
    let mark = matches!(text.at(end), ',' | ';' | ')' | '!' | '?' | '。' | '，' | '；');
    let stop = matches!(text.at(end), '.' | ':') && text.skip_space(end + 1) == text.len();
    let closed =
        next == text.len() || mark || stop || (next > end && function_word(next).is_some());
    closed && text.at(end) != '-'
}

/// A fraction is a share only of something: "a third *of*", "a third *the size*".
fn is_share(text: &Folded, grammar: &Grammar, end: usize) -> bool {
    let next = text.skip_space(end);
    let follows = |words: &Lexicon<()>| words.longest(text, next, |end| text.ends_word(end));
    follows(&grammar.of).or_else(|| follows(&grammar.shared)).is_some()
}

/// Adds `figure` to the list, to the figure before it or to its list.
fn push(
    text: &Folded,
    grammar: &Grammar,
    figures: &mut Vec<Figure>,
    mut figure: Figure,
    linked: bool,
) {
    let index = figures.len();
    if let Some(last) = figures.last_mut() {
        if last.takes_rest(text, grammar, &figure) {
            return;
        }
        if linked && last.found.quantity.unit == figure.found.quantity.unit {
            let shared = last.unit.0 == last.unit.1;
            let first = *last.found.list.get_or_insert(index - 1);
            figure.found.list = Some(first);
            // "rund 600 und 800 km": the hedge stands before the whole list.
            if shared && figure.hedge.is_none() && last.hedge.is_some() {
                figure.found.quantity.hedge = last.found.quantity.hedge;
            }
        }
    }
    figures.push(figure);
}

/// Figures that repeat the one before them in another unit.
fn mark_conversions(text: &Folded, grammar: &Grammar, figures: &mut [Figure]) {
    for index in 1..figures.len() {
        let (before, here) = (&figures[index - 1], &figures[index]);
        let (a, b) = (&before.found.quantity, &here.found.quantity);
        let measures = !matches!(a.unit.dimension(), Dimension::Ratio | Dimension::Time);
        if !measures || a.unit.dimension() != b.unit.dimension() || a.unit == b.unit {
            continue;
        }
        let (si, other) = (a.value * a.unit.factor(), b.value * b.unit.factor());
        let close = (si - other).abs() <= 0.15 * si.max(other);
        if is_aside(text, before.end, here.start)
            || (close && is_alternative(text, grammar, before.end, here.start))
        {
            figures[index].found.conversion_of =
                Some(figures[index - 1].found.conversion_of.unwrap_or(index - 1));
        }
    }
}

/// Only an opening bracket, a slash or an equals sign lies between.
fn is_aside(text: &Folded, end: usize, start: usize) -> bool {
    let at = text.skip_space(end);
    if !matches!(text.at(at), '(' | '[' | '/' | '=' | '≈' | '（') {
        return false;
    }
    let next = text.skip_space(at + 1);
    let next = if matches!(text.at(next), '=' | '≈') { text.skip_space(next + 1) } else { next };
    next == start
}

/// "or", a comma or a dash lies between.
fn is_alternative(text: &Folded, grammar: &Grammar, end: usize, start: usize) -> bool {
    let comma = matches!(text.at(end), ',' | '，' | '、');
    let at = text.skip_space(end + usize::from(comma));
    let dash = matches!(text.at(at), '–' | '—');
    let at = if dash { text.skip_space(at + 1) } else { at };
    let and = grammar.and.longest(text, at, |end| text.ends_word(end));
    at == start || and.is_some_and(|and| text.skip_space(and.0) == start)
}
