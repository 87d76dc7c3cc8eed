//! The hedge table: which interval a stated figure claims, given the words around it.
//!
//! Each row gives a *hard* interval (outside it the sentence is wrong) and a *natural* one (outside it the
//! wording is off). `v` is the stated value, `p` the place value of its last non-zero digit. Widths are a
//! documented choice; background: Williams & Power 2013 (doi:10.1075/pc.21.1.09wil), Cummins, Sauerland &
//! Solt 2012, Ferson et al. 2015, Jansen & Pollmann 2001.

use super::{Interval, Quantity};

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

/// Widths of the intervals; a desk may override them.
#[derive(Clone, Debug, PartialEq)]
pub struct HedgeTable {}

impl Default for HedgeTable {
    fn default() -> Self {
        Self {}
    }
}

impl HedgeTable {
    /// The hard and the natural interval of `quantity`, in its own unit.
    pub fn intervals(&self, quantity: &Quantity) -> (Interval, Interval) {
        let _ = quantity;
        todo!("hedge table")
    }
}
