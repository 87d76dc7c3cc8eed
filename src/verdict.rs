//! Holds the stated interval against the measured one.

use crate::measure::Measurement;
use crate::quantity::Interval;

/// The closed list of answers to "does the statement hold?".
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Verdict {
    Supported,
    /// Supported, but the wording is off.
    Imprecise,
    /// It depends: on the reference point, the data scale, the date.
    Inconclusive,
    Refuted,
    Unverifiable,
}

impl Verdict {
    /// The name that JSON prints.
    pub fn name(self) -> &'static str {
        match self {
            Self::Supported => "supported",
            Self::Imprecise => "imprecise",
            Self::Inconclusive => "inconclusive",
            Self::Refuted => "refuted",
            Self::Unverifiable => "unverifiable",
        }
    }
}

/// Judges `measured` by the two stated intervals.
///
/// Supported: the measured interval lies in the natural one, or its nominal value does and the whole lies
/// in the hard one. Imprecise: it lies in the hard interval, but the nominal value is outside the natural
/// one. Inconclusive: it lies partly in the hard interval. Refuted: it lies outside.
pub fn judge(hard: Interval, natural: Interval, measured: &Measurement) -> Verdict {
    let interval = measured.interval;
    if !hard.overlaps(interval) {
        Verdict::Refuted
    } else if natural.covers(interval) {
        Verdict::Supported
    } else if !hard.covers(interval) {
        Verdict::Inconclusive
    } else if natural.contains(measured.nominal) {
        Verdict::Supported
    } else {
        Verdict::Imprecise
    }
}
