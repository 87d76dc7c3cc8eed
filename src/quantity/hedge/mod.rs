//! The hedge table: which interval a stated figure claims, given the words around it.
//!
//! The widths are those of [`HedgeTable`]; the shape of each row is here.
//!
//! Each row gives a *hard* interval (outside it the sentence is wrong) and a *natural* one (outside
//! it the wording is off). `v` is the stated value, `p` the place value of its last non-zero digit.
//! Widths are a documented choice; background: Williams & Power 2013 (doi:10.1075/pc.21.1.09wil),
//! Cummins, Sauerland & Solt 2012, Ferson et al. 2015, Jansen & Pollmann 2001.
//!
//! A bare number is *round* if it ends in zeros before the decimal sign and has fewer than three
//! significant digits (40; 500; 1,200; 60,000), else it is *sharp* (7; 17; 1.5; 17.2; 685; 1,230).
//! Neither years nor ratios nor counts are hedged by the magnitude of `p`: a bare year or count is
//! exact, a ratio has widths of its own.

mod table;

pub use table::{Bounds, HedgeTable, Row, Width, YearRow};

use super::{Interval, Quantity, Unit};

/// How a text qualifies a figure.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Hedge {
    /// A bare number, or one with only "nur", "lediglich", "only", "just" before it.
    None,
    Exactly,
    About,
    Nearly,
    /// "gut", "just over".
    JustOver,
    MoreThan,
    AtLeast,
    LessThan,
    AtMost,
    /// `between a and b`, `a–b`.
    Between,
    /// "ein paar Hundert", "a few hundred"; the value is the base.
    AFew,
    /// "mehrere Hundert", "several hundred"; the value is the base.
    Several,
    /// "Hunderte", "hundreds of"; the value is the base.
    Dozens,
    /// "doppelt", "dreimal", "ein Drittel".
    Ratio,
}

impl Hedge {
    /// The name that JSON prints.
    pub fn name(self) -> &'static str {
        match self {
            Self::None => "none",
            Self::Exactly => "exactly",
            Self::About => "about",
            Self::Nearly => "nearly",
            Self::JustOver => "just_over",
            Self::MoreThan => "more_than",
            Self::AtLeast => "at_least",
            Self::LessThan => "less_than",
            Self::AtMost => "at_most",
            Self::Between => "between",
            Self::AFew => "a_few",
            Self::Several => "several",
            Self::Dozens => "dozens",
            Self::Ratio => "ratio",
        }
    }
}

impl HedgeTable {
    /// The hard and the natural interval of `quantity`, in its own unit.
    ///
    /// Open ends are kept as closed ones. A range takes its lower end from the interval of the
    /// lower figure and its upper end from that of the upper one.
    pub fn intervals(&self, quantity: &Quantity) -> (Interval, Interval) {
        let Some(upper) = quantity.upper else { return self.single(quantity) };
        let (low, high) = (quantity.value.min(upper), quantity.value.max(upper));
        let place_value = |value| {
            if value == quantity.value { quantity.place_value } else { place_value(value) }
        };
        let end =
            |value| Quantity { value, upper: None, place_value: place_value(value), ..*quantity };
        let (low, high) = (self.single(&end(low)), self.single(&end(high)));
        (Interval::new(low.0.low, high.0.high), Interval::new(low.1.low, high.1.high))
    }

    fn single(&self, quantity: &Quantity) -> (Interval, Interval) {
        let Quantity { value: v, hedge, .. } = *quantity;
        let row = self.row(quantity);
        let hard = row.hard.of(quantity);
        let natural = row.natural.of(quantity);
        let (floor, ceiling) = (f64::NEG_INFINITY, f64::INFINITY);
        match hedge {
            Hedge::None | Hedge::Exactly | Hedge::About | Hedge::Between | Hedge::Ratio => {
                (Interval::new(v - hard, v + hard), Interval::new(v - natural, v + natural))
            }
            Hedge::Nearly => (Interval::new(v - hard, v), Interval::new(v - natural, v)),
            Hedge::JustOver => (Interval::new(v, v + hard), Interval::new(v, v + natural)),
            Hedge::MoreThan | Hedge::AtLeast => {
                (Interval::new(v, ceiling), Interval::new(v, v + natural))
            }
            Hedge::LessThan | Hedge::AtMost => {
                (Interval::new(floor, v), Interval::new(v - natural, v))
            }
            Hedge::AFew => self.a_few.intervals(v),
            Hedge::Several => self.several.intervals(v),
            Hedge::Dozens => self.dozens.intervals(v),
        }
    }

    /// The widths for `quantity`; those of the one-sided and of the vague rows are only half used.
    fn row(&self, quantity: &Quantity) -> Row {
        match (quantity.unit, quantity.hedge) {
            (Unit::Times | Unit::Percent, _) => self.ratio,
            (Unit::Year, Hedge::None | Hedge::Exactly | Hedge::Between) => Row::POINT,
            (Unit::Year, _) => self.year.row(),
            (Unit::One, Hedge::None | Hedge::Exactly) => Row::POINT,
            (_, Hedge::None) if is_round(quantity) => self.round,
            (_, Hedge::None) => self.sharp,
            (_, Hedge::Exactly) => self.exactly,
            (_, Hedge::About) => self.about,
            (_, Hedge::Nearly) => self.nearly,
            (_, Hedge::JustOver) => self.just_over,
            (_, Hedge::MoreThan) => self.more_than,
            (_, Hedge::AtLeast) => self.at_least,
            (_, Hedge::LessThan) => self.less_than,
            (_, Hedge::AtMost) => self.at_most,
            (_, Hedge::Between) => self.between,
            (_, Hedge::Ratio) => self.ratio,
            (_, Hedge::AFew | Hedge::Several | Hedge::Dozens) => Row::POINT,
        }
    }
}

/// Whether a bare figure is a round one; see the module's documentation.
fn is_round(quantity: &Quantity) -> bool {
    let places = quantity.value.abs() / quantity.place_value;
    quantity.place_value >= 10.0 && places < 99.5
}

/// The place value of the last non-zero digit of `value` in its shortest decimal form.
pub fn place_value(value: f64) -> f64 {
    if value == 0.0 || !value.is_finite() {
        return 1.0;
    }
    let digits = format!("{:e}", value.abs());
    let (mantissa, exponent) = digits.split_once('e').expect("written with an exponent");
    let decimals = mantissa.split_once('.').map_or(0, |(_, fraction)| fraction.len());
    let exponent: i32 = exponent.parse().expect("a decimal exponent");
    10f64.powi(exponent - i32::try_from(decimals).expect("at most 17 digits"))
}

#[cfg(test)]
mod tests;
