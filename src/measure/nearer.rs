//! How far is a place from one of two others, beside how far it is from the other one?

use std::collections::BTreeSet;

use super::distance::distance;
use super::proximity::proximity;
use super::{Because, Edge, Evidence, Measurement, Unmeasured, Via};
use crate::atlas::{Atlas, Place};
use crate::quantity::{Dimension, Interval};

/// The distance from `place` to `near` over that to `far`: less than 1 if `near` is the nearer one.
///
/// # Units
/// none
///
/// # Model
/// Geodesics on the WGS 84 ellipsoid; an area is as far as its edge.
///
/// # Accuracy
/// The relative errors of the two distances together.
///
/// # Errors
/// [`Unmeasured::NotMeasurable`] if the place lies in `far`; as [`proximity`] and [`distance`].
///
/// # References
/// As [`distance`].
///
/// # Examples
/// ```
/// # use luftlinie::{atlas::Atlas, measure::{Question, measure}};
/// # let atlas = Atlas::embedded();
/// # let place = |name: &str| atlas.resolve(name).expect("a place").place;
/// # let today = jiff::civil::date(2026, 11, 1);
/// let (near, far) = (place("Bratislava"), place("Budapest"));
/// let question = Question::Nearer { place: place("Vienna"), near, far };
/// assert!((0.2..0.3).contains(&measure(atlas, &question, today)?.nominal));
/// # Ok::<(), luftlinie::measure::Unmeasured>(())
/// ```
pub fn nearer(
    atlas: &Atlas,
    place: &Place,
    near: &Place,
    far: &Place,
) -> Result<Measurement, Unmeasured> {
    let to_near = way(atlas, place, near)?;
    let to_far = way(atlas, place, far)?;
    quotient([(near, &to_near), (far, &to_far)])
}

/// The distance from `place` to one of the two `ends` over the way between them, for the one of
/// which it is less like a half: 0.5 in the middle.
///
/// # Units
/// none
///
/// # Model
/// As [`nearer`].
///
/// # Accuracy
/// As [`nearer`].
///
/// # Errors
/// As [`nearer`].
///
/// # References
/// As [`distance`].
///
/// # Examples
/// ```
/// # use luftlinie::{atlas::Atlas, measure::{Question, measure}};
/// # let atlas = Atlas::embedded();
/// # let place = |name: &str| atlas.resolve(name).expect("a place").place;
/// # let today = jiff::civil::date(2026, 11, 1);
/// let ends = [place("Vienna"), place("Salzburg")];
/// let question = Question::Midway { place: place("Linz"), ends };
/// assert!((0.4..0.65).contains(&measure(atlas, &question, today)?.nominal));
/// # Ok::<(), luftlinie::measure::Unmeasured>(())
/// ```
pub fn midway(atlas: &Atlas, place: &Place, ends: &[Place; 2]) -> Result<Measurement, Unmeasured> {
    let [first, second] = ends;
    let whole = way(atlas, first, second)?;
    let to_first = quotient([(first, &way(atlas, place, first)?), (second, &whole)])?;
    let to_second = quotient([(second, &way(atlas, place, second)?), (first, &whole)])?;
    let misfit = |share: &Measurement| (share.nominal / HALF).ln().abs();
    Ok(if misfit(&to_first) > misfit(&to_second) { to_first } else { to_second })
}

const HALF: f64 = 0.5;

/// The way from one of the two `ends` to the other by `place`, over the straight one: 1 on the
/// straight line between them.
///
/// # Units
/// none
///
/// # Model
/// As [`nearer`].
///
/// # Accuracy
/// As [`nearer`].
///
/// # Errors
/// As [`nearer`].
///
/// # References
/// As [`distance`].
///
/// # Examples
/// ```
/// # use luftlinie::{atlas::Atlas, measure::{Question, measure}};
/// # let atlas = Atlas::embedded();
/// # let place = |name: &str| atlas.resolve(name).expect("a place").place;
/// # let today = jiff::civil::date(2026, 11, 1);
/// let ends = [place("Stuttgart"), place("Munich")];
/// let question = Question::Between { place: place("Ulm"), ends };
/// assert!((1.0..1.1).contains(&measure(atlas, &question, today)?.nominal));
/// # Ok::<(), luftlinie::measure::Unmeasured>(())
/// ```
pub fn between(atlas: &Atlas, place: &Place, ends: &[Place; 2]) -> Result<Measurement, Unmeasured> {
    let [first, second] = ends;
    let whole = way(atlas, first, second)?;
    let to_first = quotient([(first, &way(atlas, place, first)?), (second, &whole)])?;
    let to_second = quotient([(second, &way(atlas, place, second)?), (first, &whole)])?;
    let Interval { low, high } = to_first.interval;
    // No way is shorter than the straight one, however its ends scatter.
    let low = (low + to_second.interval.low).max(1.0);
    let high = (high + to_second.interval.high).max(low);
    let nominal = (to_first.nominal + to_second.nominal).clamp(low, high);
    Ok(Measurement {
        nominal,
        interval: Interval::new(low, high),
        method: "quotient of the way by the place and the straight one".into(),
        evidence: [to_first.evidence, to_second.evidence].concat(),
        sources: [to_first.sources, to_second.sources].concat(),
        geometry: [to_first.geometry, to_second.geometry].concat(),
        ..to_first
    })
}

fn way(atlas: &Atlas, from: &Place, to: &Place) -> Result<Measurement, Unmeasured> {
    match (from.class.is_area(), to.class.is_area()) {
        (false, false) => distance(atlas, from, to, Via::Geodesic),
        (true, false) => proximity(atlas, to, &Edge::Footprint(from.clone())),
        (_, true) => proximity(atlas, from, &Edge::Footprint(to.clone())),
    }
}

/// The first of two ways over the second one, each with what it leads to.
fn quotient(ways: [(&Place, &Measurement); 2]) -> Result<Measurement, Unmeasured> {
    let [(_, one), (other, base)] = ways;
    if base.nominal <= 0.0 {
        let reason = format!("a place in {} has no distance from it", other.name);
        return Err(Unmeasured::NotMeasurable(reason));
    }
    let over = |m: f64, base_m: f64| if base_m > 0.0 { m / base_m } else { f64::INFINITY };
    let low =
        if base.interval.high.is_finite() { one.interval.low / base.interval.high } else { 0.0 };
    let evidence = ways.iter().flat_map(|(to, way)| {
        let label = |row: &Evidence| format!("{}: {}", to.name, row.label);
        way.evidence.iter().map(move |row| Evidence { label: label(row), ..row.clone() })
    });
    let all = || [one, base].into_iter();
    let sources: BTreeSet<_> = all().flat_map(|way| way.sources.iter().copied()).collect();
    Ok(Measurement {
        nominal: one.nominal / base.nominal,
        interval: Interval::new(low, over(one.interval.high, base.interval.low)),
        dimension: Dimension::Ratio,
        method: "quotient of the two distances".into(),
        because: vec![Because::ReferencePoint],
        evidence: evidence.collect(),
        points: Vec::new(),
        notes: all().flat_map(|way| way.notes.iter().cloned()).collect(),
        sources: sources.into_iter().collect(),
        reproduce: None,
        geometry: all().flat_map(|way| way.geometry.iter().cloned()).collect(),
    })
}
