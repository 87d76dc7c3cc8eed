//! Tells what ratios compare, by the words that follow them.

use crate::quantity::{Dimension, Unit};
use crate::span::Mention;
use crate::text::fold::{Folded, is_hangul};
use crate::text::grammar::Grammar;

use super::{QuantityFound, QuantityKind, RatioOf};

/// Characters after a ratio within which the word must stand.
const WINDOW: usize = 32;

/// Fills in what each ratio compares, and drops "the size of" where a ratio stands right before it.
pub fn compare(text: &Folded, grammar: &Grammar, found: &mut Vec<Mention<QuantityFound>>) {
    let mut ratio_end = None;
    let mut indices = Vec::with_capacity(found.len());
    let mut next = 0;
    found.retain_mut(|mention| {
        indices.push(next);
        let quantity = mention.value.quantity;
        if quantity.unit.dimension() != Dimension::Ratio {
            ratio_end = None;
        } else if is_repeated(mention, ratio_end) {
            return false;
        } else {
            ratio_end = Some(mention.span.end);
            mention.value.ratio_of = Some(head(text, grammar, mention));
        }
        next += 1;
        true
    });
    for mention in found {
        let moved = |index: usize| indices[index];
        mention.value.list = mention.value.list.map(moved);
        mention.value.conversion_of = mention.value.conversion_of.map(moved);
    }
}

/// "twice *as large as*": the equality says nothing of its own.
fn is_repeated(mention: &Mention<QuantityFound>, ratio_end: Option<usize>) -> bool {
    let quantity = mention.value.quantity;
    quantity.unit == Unit::Times
        && quantity.value == 1.0
        && ratio_end.is_some_and(|end| mention.span.start <= end + 2)
}

fn head(text: &Folded, grammar: &Grammar, mention: &Mention<QuantityFound>) -> RatioOf {
    if mention.value.kind != QuantityKind::Plain {
        return RatioOf::Unsaid;
    }
    // An equality names what it compares itself: "the size of".
    let start = text.index_of(mention.value.number.start);
    let end = text.index_of(mention.span.end);
    let stop = (end + WINDOW).min(text.len());
    // Korean glues its particles to the word.
    let ends = |end| text.ends_word(end) || is_hangul(text.before(end));
    let mut at = if mention.value.quantity.value == 1.0 { start } else { end };
    while at < stop {
        if matches!(text.at(at), '.' | ',' | ';' | '(' | '。' | '，') {
            break;
        }
        if text.begins_word(at)
            && let Some((_, of)) = grammar.ratio_heads.longest(text, at, ends)
        {
            return of;
        }
        at += 1;
    }
    RatioOf::Unsaid
}
