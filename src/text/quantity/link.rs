//! How numerals hang together: ranges and lists, and the units that they share.

use crate::quantity::{Hedge, Unit};
use crate::text::fold::{Folded, is_space};
use crate::text::grammar::Grammar;

use super::QuantityKind;
use super::scan::Item;
use super::units::{UnitFound, unit_of};

/// How a numeral hangs together with the next one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Link {
    /// "to", a dash.
    To,
    And,
    Comma,
}

/// A numeral's unit and its link to the next numeral.
#[derive(Clone, Copy, Debug)]
pub struct Part {
    pub own: Option<UnitFound>,
    /// The unit, own or that of a later numeral.
    pub unit: Option<(Unit, QuantityKind)>,
    pub link: Option<Link>,
    /// What a later numeral multiplies this one by: "two to three *hundred* miles".
    pub scale: f64,
}

impl Part {
    /// Where the numeral or its unit ends.
    fn end(&self, item: &Item) -> usize {
        self.own.map_or(item.reading.end, |own| own.end)
    }
}

/// The parts of `items`, worked out from the last to the first.
pub fn parts(text: &Folded, grammar: &Grammar, items: &[Item]) -> Vec<Part> {
    let mut parts: Vec<Part> = Vec::with_capacity(items.len());
    let mut next: Option<(&Item, Part)> = None;
    for item in items.iter().rev() {
        let bare = item.ratio || item.money;
        let own = if bare { None } else { unit_of(text, grammar, &item.reading) };
        let unit = own.map(|own| (own.unit, own.kind));
        let mut part = Part { own, unit, link: None, scale: 1.0 };
        if let Some((after, after_part)) = next {
            // "bis" links, though "bis 30 km" alone hedges.
            part.link = link(text, grammar, part.end(item), after.reading.start)
                .or_else(|| link(text, grammar, part.end(item), after.start()));
            let inherits = own.is_none() && !bare && shares_unit(item, &part, after, &after_part);
            if inherits {
                part.unit = after_part.unit;
                part.scale = shared_scale(item, after) * after_part.scale;
            }
        }
        parts.push(part);
        next = Some((item, part));
    }
    parts.reverse();
    parts
}

/// Whether the figures of `item` and of the next one are the two ends of a range.
pub fn is_range(item: &Item, part: &Part, after: &Item, after_part: &Part) -> bool {
    let between = item.hedge.is_some_and(|hedge| hedge.hedge == Hedge::Between);
    let linked = part.link == Some(Link::To) || (between && part.link == Some(Link::And));
    let plain = !item.reading.part && !item.reading.vague && !after.reading.vague;
    let Some(((unit, kind), (after_unit, after_kind))) = part.unit.zip(after_part.unit) else {
        return false;
    };
    // "between 700 m and 3.4 km"
    let alike =
        unit == after_unit || unit.dimension() == after_unit.dimension() && kind == after_kind;
    let low = item.reading.value * part.scale * unit.factor();
    let high = after.reading.value * after_part.scale * after_unit.factor();
    linked && plain && alike && (between || low < high)
}

fn shares_unit(item: &Item, part: &Part, after: &Item, after_part: &Part) -> bool {
    let (value, next) = (item.reading.value, after.reading.value);
    let year = item.reading.like_year && (1000.0..=2100.0).contains(&value) && next < value / 5.0;
    let chained = after_part.own.is_none() && after_part.link.is_some();
    let linked = match part.link {
        Some(Link::To) => value < next,
        Some(Link::And) => true,
        // A comma alone does not make a list: "In 2023, 20 km …".
        Some(Link::Comma) => chained,
        None => false,
    };
    linked && !year && !item.reading.part && !item.reading.vague && item.rate.is_none()
}

/// "two to three hundred": the multiplier belongs to both.
fn shared_scale(item: &Item, after: &Item) -> f64 {
    let by = after.reading.multiplier;
    let alone = item.reading.multiplier == 1.0;
    if alone && by > 1.0 && item.reading.value * by < after.reading.value { by } else { 1.0 }
}

/// The link that the text from `end` to `start` makes.
fn link(text: &Folded, grammar: &Grammar, end: usize, start: usize) -> Option<Link> {
    if start < end || start - end > 24 {
        return None;
    }
    let ends = |stop| text.ends_word(stop);
    let comma = text.at(end) == ',';
    let at = text.skip_space(end + usize::from(comma));
    if matches!(text.at(at), '–' | '—' | '-' | '~' | '−' | '‒' | '〜') {
        return (!comma && text.skip_space(at + 1) == start).then_some(Link::To);
    }
    if let Some((stop, ())) = grammar.to.longest(text, at_hyphen(text, at), ends)
        && text.skip_space(stop) == start
    {
        return Some(Link::To);
    }
    if let Some((stop, ())) = grammar.and.longest(text, at, ends)
        && text.skip_space(stop) == start
    {
        return Some(Link::And);
    }
    let listed = comma || text.at(at) == '、';
    let next = if text.at(at) == '、' { at + 1 } else { at };
    (listed && next == start).then_some(Link::Comma)
}

/// "zwei- bis dreihundert": the hyphen stands for the rest of the word.
fn at_hyphen(text: &Folded, at: usize) -> usize {
    if text.at(at) == '-' && is_space(text.at(at + 1)) { at + 2 } else { at }
}
