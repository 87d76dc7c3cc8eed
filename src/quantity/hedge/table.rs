//! The widths of the hedge table as plain numbers, so that a desk may override them.

use serde::Deserialize;

use crate::quantity::{Interval, Quantity};

/// Widths of the intervals, row by row; the defaults are those of the design.
///
/// A desk overrides whole rows: a row that is given replaces both widths of that row.
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct HedgeTable {
    /// A bare number with trailing zeros and fewer than three significant digits.
    pub round: Row,
    /// Any other bare number.
    pub sharp: Row,
    pub exactly: Row,
    pub about: Row,
    pub nearly: Row,
    pub just_over: Row,
    pub more_than: Row,
    pub at_least: Row,
    pub less_than: Row,
    pub at_most: Row,
    pub between: Row,
    /// Of ratios and shares, whatever hedges them.
    pub ratio: Row,
    /// Of years that are hedged; a bare year is exact.
    pub year: YearRow,
    pub a_few: Bounds,
    pub several: Bounds,
    pub dozens: Bounds,
}

/// The half-widths of the hard and of the natural interval.
#[derive(Clone, Copy, Debug, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Row {
    pub hard: Width,
    pub natural: Width,
}

/// A number of place values, kept between two percentages of the stated value.
#[derive(Clone, Copy, Debug, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Width {
    /// In units of the place value of the last non-zero digit.
    pub places: f64,
    pub least_percent: f64,
    /// Unbounded where it is left out.
    #[serde(default = "unbounded")]
    pub most_percent: f64,
}

/// Half-widths in years.
#[derive(Clone, Copy, Debug, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct YearRow {
    pub hard: f64,
    pub natural: f64,
}

/// Both intervals of a vague number, in multiples of its base.
#[derive(Clone, Copy, Debug, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Bounds {
    pub hard: [f64; 2],
    pub natural: [f64; 2],
}

impl Default for HedgeTable {
    fn default() -> Self {
        let toward = Row { hard: clamp(1.0, 5.0, 20.0), natural: clamp(0.5, 2.5, 12.5) };
        let beyond = Row { hard: Width::UNBOUNDED, natural: clamp(1.0, 5.0, 25.0) };
        Self {
            round: Row { hard: clamp(1.0, 5.0, 15.0), natural: clamp(0.5, 0.0, 12.5) },
            sharp: Row { hard: places(1.0), natural: places(0.5) },
            exactly: Row { hard: places(0.5), natural: places(0.5) },
            about: Row { hard: clamp(1.0, 10.0, 20.0), natural: clamp(0.5, 5.0, 12.5) },
            nearly: toward,
            just_over: toward,
            more_than: beyond,
            at_least: beyond,
            less_than: beyond,
            at_most: Row { natural: clamp(1.0, 10.0, 25.0), ..beyond },
            between: Row { hard: places(1.0), natural: places(0.5) },
            ratio: Row { hard: clamp(0.0, 20.0, 20.0), natural: clamp(0.0, 10.0, 10.0) },
            year: YearRow { hard: 10.0, natural: 5.0 },
            a_few: Bounds { hard: [1.5, 10.0], natural: [2.0, 5.0] },
            several: Bounds { hard: [2.0, 10.0], natural: [3.0, 9.0] },
            dozens: Bounds { hard: [2.0, 20.0], natural: [2.0, 10.0] },
        }
    }
}

fn places(places: f64) -> Width {
    clamp(places, 0.0, f64::INFINITY)
}

fn clamp(places: f64, least_percent: f64, most_percent: f64) -> Width {
    Width { places, least_percent, most_percent }
}

fn unbounded() -> f64 {
    f64::INFINITY
}

impl Width {
    /// For the open side of "more than" and the like, where it is never read.
    const UNBOUNDED: Self = Self { places: 0.0, least_percent: 0.0, most_percent: f64::INFINITY };

    /// The half-width around `quantity`, in its own unit.
    pub(super) fn of(self, quantity: &Quantity) -> f64 {
        let percent = quantity.value.abs() / 100.0;
        // Not `clamp`, which panics if a desk's bounds are crossed.
        (self.places * quantity.place_value)
            .max(self.least_percent * percent)
            .min(if self.most_percent.is_finite() { self.most_percent * percent } else { f64::MAX })
            .max(0.0)
    }
}

impl Row {
    /// No width at all: years and counts as they stand.
    pub(super) const POINT: Self = {
        let point = Width { places: 0.0, least_percent: 0.0, most_percent: 0.0 };
        Self { hard: point, natural: point }
    };
}

impl YearRow {
    /// The same as a row: the place value of a year is one year.
    pub(super) fn row(self) -> Row {
        Row { hard: places(self.hard), natural: places(self.natural) }
    }
}

impl Bounds {
    pub(super) fn intervals(self, base: f64) -> (Interval, Interval) {
        let interval =
            |[low, high]: [f64; 2]| Interval::new(low.min(high), low.max(high)).scale(base);
        (interval(self.hard), interval(self.natural))
    }
}
