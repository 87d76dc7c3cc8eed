//! Finds stated figures: a numeral in a unit, with the words that hedge it.
//!
//! Three steps: numerals and hedges are read from left to right, each numeral looks for its unit on
//! the right, and those without one of their own take it from the next in a range or a list. Each
//! step looks at each place a bounded number of times.

mod assemble;
mod link;
mod ratio;
mod scan;
#[cfg(test)]
mod tests;
mod units;

use super::fold::Folded;
use super::grammar::Grammar;
use super::language::Language;
pub use super::language::{QuantityKind, RatioOf};
use super::numeral::NumeralForm;
use crate::quantity::Quantity;
use crate::span::{Mention, Span};

/// A stated figure with the parts of the text that make it up.
///
/// The mention's span covers hedge, numeral and unit.
#[derive(Clone, Debug, PartialEq)]
pub struct QuantityFound {
    pub quantity: Quantity,
    pub kind: QuantityKind,
    /// The numeral alone, both ends of a range included.
    pub number: Span,
    /// The unit alone; empty where it is not written beside this numeral but later in a list.
    pub unit: Span,
    /// The words that hedge the figure, where there are any.
    pub hedge: Option<Span>,
    pub form: NumeralForm,
    /// What a ratio compares; `None` for anything but a ratio.
    pub ratio_of: Option<RatioOf>,
    /// Index of the figure that this one repeats in another unit: "17 km (11 miles)".
    pub conversion_of: Option<usize>,
    /// Index of the first figure of the list that this one is part of: "600 beziehungsweise 800
    /// km".
    pub list: Option<usize>,
    /// The unit is that of an earlier figure, which only a guess can tell: "on the road 590
    /// kilometres, in a straight line 505".
    pub borrowed: bool,
    /// The word that makes the unit a special one: `Bahn` in "Bahnkilometer", "air" in "air miles".
    pub modifier: Option<Span>,
    /// The word that the figure is compounded with: `Lauf` in "100-Meter-Lauf", `long` in
    /// "685-kilometre-long", `event` in "10-kilometre event".
    pub compound_head: Option<Span>,
}

/// Whether a unit stands behind the numeral that ends at `end`.
pub(super) fn unit_follows(text: &Folded, end: usize, grammar: &Grammar) -> bool {
    units::unit_at(text, text.skip_space(end), grammar).is_some()
}

/// The figures of `text`, in order, with spans relative to it.
pub fn quantities(text: &str, language: &'static Language) -> Vec<Mention<QuantityFound>> {
    if super::dimensions(text, language).is_empty() {
        return Vec::new();
    }
    read(text, language)
}

/// The figures of `text`, candidate or not.
fn read(text: &str, language: &'static Language) -> Vec<Mention<QuantityFound>> {
    let (text, grammar) = (Folded::new(text), language.grammar());
    let items = scan::items(&text, grammar);
    let mut found = assemble::figures(&text, grammar, &items);
    ratio::compare(&text, grammar, &mut found);
    found
}
