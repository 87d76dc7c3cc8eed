//! Stated figures: a value in a unit, with the hedge around it and the two intervals it claims.

mod hedge;
mod interval;
mod unit;

pub use hedge::{Bounds, Hedge, HedgeTable, Row, Width, YearRow, place_value};
pub use interval::Interval;
pub use unit::{Dimension, Unit};

use crate::span::Span;

/// A figure as the text gives it, in the text's own unit.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Quantity {
    pub value: f64,
    /// The upper end where the text gives a range, such as `20–30 km`.
    pub upper: Option<f64>,
    /// The place value of the last non-zero digit: 685 → 1, 1,200 → 100, 17.2 → 0.1.
    pub place_value: f64,
    pub unit: Unit,
    pub hedge: Hedge,
}

/// What a text asserts about a figure, in SI units.
#[derive(Clone, Debug, PartialEq)]
pub struct Stated {
    /// Where the figure stands, hedge and unit included.
    pub span: Span,
    /// The numeral alone, where the text writes one.
    pub numeral: Option<Span>,
    /// The stated value in SI units; the lower one of a range.
    pub value: f64,
    pub dimension: Dimension,
    /// The unit that the text uses; suggestions keep it.
    pub unit: Unit,
    pub hedge: Hedge,
    /// Outside this interval the sentence is wrong.
    pub hard: Interval,
    /// Outside this interval the wording is off.
    pub natural: Interval,
}

impl Stated {
    /// A count or an answer to a yes-or-no question, which holds exactly or not at all.
    pub fn number(span: Span, value: f64) -> Self {
        Self::plain(span, value, Unit::One, Interval::point(value), Interval::point(value))
    }

    /// What no quantity of the text gives: a rank, a direction, "near".
    pub fn plain(span: Span, value: f64, unit: Unit, hard: Interval, natural: Interval) -> Self {
        Self {
            span,
            numeral: None,
            value,
            dimension: unit.dimension(),
            unit,
            hedge: Hedge::None,
            hard,
            natural,
        }
    }

    /// The two intervals that `quantity` claims under `table`.
    pub fn new(span: Span, quantity: &Quantity, table: &HedgeTable) -> Self {
        let (hard, natural) = table.intervals(quantity);
        let factor = quantity.unit.factor();
        Self {
            span,
            numeral: None,
            value: quantity.value * factor,
            dimension: quantity.unit.dimension(),
            unit: quantity.unit,
            hedge: quantity.hedge,
            hard: hard.scale(factor),
            natural: natural.scale(factor),
        }
    }
}
