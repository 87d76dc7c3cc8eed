//! Yes, no, or open: what the questions on rivers are answered with.

use super::{Because, Measurement};
use crate::quantity::{Dimension, Interval};

/// What the answer is, and why it is open if it is.
pub(super) struct Answer {
    holds: Option<bool>,
    /// What is likelier.
    likely: bool,
    because: Vec<Because>,
}

impl Answer {
    pub(super) fn of(holds: bool) -> Self {
        Self { holds: Some(holds), likely: holds, because: Vec::new() }
    }

    pub(super) fn open(likely: bool) -> Self {
        Self { holds: None, likely, because: vec![Because::DataError] }
    }

    pub(super) fn measurement(self, method: &str) -> Measurement {
        let value = |holds: bool| f64::from(u8::from(holds));
        let interval = match self.holds {
            Some(holds) => Interval::point(value(holds)),
            None => Interval::new(0.0, 1.0),
        };
        Measurement {
            nominal: value(self.likely),
            interval,
            dimension: Dimension::Ratio,
            method: method.to_owned(),
            because: self.because,
            evidence: Vec::new(),
            points: Vec::new(),
            notes: Vec::new(),
            sources: Vec::new(),
            reproduce: None,
            geometry: Vec::new(),
        }
    }
}
