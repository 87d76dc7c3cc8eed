//! Holds the stated interval against the measured one.

use crate::geodesy::unwrap_deg;
use crate::measure::{Because, Evidence, Measurement};
use crate::quantity::{Dimension, Interval, Stated};

/// The closed list of answers to "does the statement hold?", from what speaks most for the text on.
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

/// Judges `measured` by the two intervals of `stated`.
///
/// Supported: the measured interval lies in the natural one, or its nominal value does and the
/// whole lies in the hard one. Imprecise: it lies in the hard interval, but the nominal value is
/// outside the natural one. Inconclusive: it lies partly in the hard interval. Refuted: it lies
/// outside.
///
/// A figure that is finer than the choice of reference points ("37 km" between two towns) could
/// never be supported that way; it is when some pair of points gives it, and imprecise when one
/// nearly does. Nor could one within the error of a network or a border: it is when the nominal
/// value or a published figure is what the text says, or where the interval, which spans the error
/// of the data and what sources say, holds a figure that agrees with the nominal value within
/// what sources differ by. One-sided figures ("more than 685") stay open.
pub fn judge(stated: &Stated, measured: &Measurement) -> Verdict {
    let (hard, natural) = beside(stated, measured);
    let interval = measured.interval;
    if !hard.overlaps(interval) {
        Verdict::Refuted
    } else if measured.because == [Because::ReferencePoint] && hard.width() < interval.width() {
        if natural.overlaps(interval) { Verdict::Supported } else { Verdict::Imprecise }
    } else if natural.covers(interval) {
        Verdict::Supported
    } else if !hard.covers(interval) {
        if agrees(stated.value, hard, natural, measured) {
            Verdict::Supported
        } else {
            Verdict::Inconclusive
        }
    } else if natural.contains(measured.nominal) {
        Verdict::Supported
    } else {
        Verdict::Imprecise
    }
}

/// Whether a figure that the measured interval cannot decide is the one that speaks for itself: the
/// nominal value, or a published one that can be cited. Times are rough, so theirs need only be in
/// the hard interval.
fn agrees(value: f64, hard: Interval, natural: Interval, measured: &Measurement) -> bool {
    let said = if measured.dimension == Dimension::Time { hard } else { natural };
    // Ranks, counts and truth values have no width: there every unit counts.
    let bounded = hard.width() > 0.0 && hard.width().is_finite();
    let cited = |it: &&Evidence| it.published && it.dimension == measured.dimension;
    let figures = measured.evidence.iter().filter(cited);
    let of_data = |it: &Because| match it {
        Because::DataScale | Because::DataError | Because::PublishedFigures => true,
        Because::ReferencePoint
        | Because::Date
        | Because::RouteChoice
        | Because::EarthModel
        | Because::Ambiguity => false,
    };
    let share = match measured.dimension {
        Dimension::Area => AREAS_DIFFER,
        Dimension::Length => LENGTHS_DIFFER,
        Dimension::Time | Dimension::Ratio | Dimension::Angle | Dimension::Year => 0.0,
    };
    let near = (value - measured.nominal).abs() <= share * measured.nominal.abs()
        && measured.interval.contains(value)
        && !measured.because.is_empty()
        && measured.because.iter().all(of_data);
    bounded && (said.contains(measured.nominal) || near)
        || figures.filter_map(|evidence| evidence.value).any(|value| natural.contains(value))
}

/// By what share sources differ on one area in the middle: half of 236 total areas of the CIA World
/// Factbook are by more than 0.7 % another than those of the map.
const AREAS_DIFFER: f64 = 0.007;
/// Three quarters of the 61 borders with several published lengths differ by more.
const LENGTHS_DIFFER: f64 = 0.02;

/// The signed distance in SI units by which the measured interval clears the hard one.
pub fn margin(stated: &Stated, measured: &Measurement) -> f64 {
    measured.interval.margin_in(beside(stated, measured).0)
}

/// The stated intervals; those of angles on the turn of the compass that the measured one is on.
fn beside(stated: &Stated, measured: &Measurement) -> (Interval, Interval) {
    if measured.dimension != Dimension::Angle {
        return (stated.hard, stated.natural);
    }
    let turn = unwrap_deg(stated.value, measured.nominal) - stated.value;
    (stated.hard.shift(turn), stated.natural.shift(turn))
}
