//! "A is closer to B than to C", "A lies halfway between B and C": two distances from one place.
//!
//! A kind of [proximity](super::proximity): how far C is says how far B may be, and so does half of
//! the way between B and C.

use jiff::civil::Date;

use crate::atlas::{Place, PlaceClass};
use crate::geodesy::distance_m;
use crate::measure::{Edge, Question, Via, measure};
use crate::quantity::{Interval, Stated, Unit};
use crate::text::{Cue, Kind as ElementKind, Scene};

use super::past::is_past;
use super::reader::{Grasp, Reader, Spot};
use super::shore::is_open_water;

/// How far before the comparative its subject may stand, in elements …
const SUBJECT: usize = 6;
/// … and how far behind its preposition a name.
const NAME: usize = 4;

/// "A is closer to B than to C".
struct Comparison {
    subject: usize,
    near: usize,
    far: usize,
}

/// Whether element `at` says which of two places is nearer.
pub fn is_comparative(scene: &Scene<'_>, at: usize) -> bool {
    scene.has(at, Cue::Near) && scene.has(at, Cue::Comparative)
}

/// Whether element `at` says that something lies in the middle of two places.
pub fn is_halfway(scene: &Scene<'_>, at: usize) -> bool {
    scene.has(at, Cue::Near) && scene.has(at, Cue::Common)
}

/// By how many times half of the way the one of the two places may be farther than that …
const HALF_NATURAL: f64 = 1.25;
/// … or still be so.
const HALF_HARD: f64 = 1.6;

/// Adds that A lies halfway between B and C, as a claim of `kind` about the one of them that half
/// of the way between them fits less.
pub fn read_halfway(reader: &mut Reader<'_, '_>, kind: &'static str, at: usize) {
    let scene = reader.scene();
    let Some((subject, ends)) = middle(scene, at) else { return };
    let town = |index: usize| reader.spot(index).filter(|it| it.place.class.is_pointlike());
    let spots = [subject, ends[0], ends[1]].map(town);
    let [Some(subject_spot), Some(first), Some(second)] = spots else { return };
    let from = subject_spot.place.point;
    let half_m = distance_m(first.place.point, second.place.point) / 2.0;
    let misfit = |end: &Spot| (distance_m(from, end.place.point) / half_m).ln().abs();
    let end = if misfit(&first) > misfit(&second) { &first } else { &second };
    let times = |factor: f64| Interval::new(half_m / factor, half_m * factor);
    let span = reader.span(subject.min(at), ends[1].max(subject));
    let (hard, natural) = (times(HALF_HARD), times(HALF_NATURAL));
    let stated = Stated::plain(reader.span(at, at), 0.0, Unit::Kilometre, hard, natural);
    reader.push(kind, span, stated, &[&subject_spot, end], |places| Question::Distance {
        from: places[0].clone(),
        to: places[1].clone(),
        via: Via::Geodesic,
    });
}

/// "A lies halfway between B and C", "A, midway between B and C,", "halfway between B and C lies
/// A": what is in the middle, and the two ends.
fn middle(scene: &Scene<'_>, at: usize) -> Option<(usize, [usize; 2])> {
    let first = scene.name_after(at + 1, NAME)?;
    let and = (first + 1..first + 3).find(|&index| scene.has(index, Cue::And))?;
    let second = scene.name_after(and + 1, NAME)?;
    let start = at.saturating_sub(SUBJECT);
    let before = (start..at).rev().find(|&index| scene.is_name(index));
    let named = before.filter(|&name| {
        let told = scene.any(name + 1..at, &[Cue::Lie]) && !is_past(scene, name + 1..at);
        let comma = scene.elements[name + 1].is_mark(&[',']);
        let words = (name + 2..at).all(|index| scene.is_word(index));
        words && (told && scene.is_word(name + 1) || comma)
    });
    let behind = || {
        let opens = before.is_none() && scene.has(second + 1, Cue::Lie);
        scene.name_after(second + 2, NAME).filter(|_| opens)
    };
    Some((named.or_else(behind)?, [first, second]))
}

/// Adds that B is nearer than C, as a claim of `kind`.
pub fn read(reader: &mut Reader<'_, '_>, kind: &'static str, at: usize) {
    let Some(Comparison { subject, near, far }) = comparison(reader.scene(), at) else { return };
    let spots = [subject, near, far].map(|index| reader.spot(index));
    let [Some(subject), Some(near), Some(far)] = spots.map(|it| Some(reader.as_town(&it?))) else {
        return;
    };
    let vague = |it: &Spot| is_open_water(&it.place) || it.place.class == PlaceClass::River;
    if [&near, &far].into_iter().any(vague) {
        return;
    }
    // No day changes how far apart two places are.
    let farther = question(&subject.place, &far.place);
    let measured = measure(reader.atlas, &farther, Date::MAX);
    // "Lampedusa is closer to Tunisia than to Sicily": to that island, and not to its own region.
    let Some(measured) = measured.ok().filter(|measured| measured.nominal > 0.0) else { return };
    // "The capital is closer to Moscow than to Brussels" may tell of what it thinks.
    let states = [&subject, &near, &far].iter().all(|spot| is_state(reader, spot));
    let vaguest = [&subject, &near, &far].iter().map(|spot| spot.grasp).max();
    let grasp = if states { Some(Grasp::Implied) } else { vaguest }.unwrap_or(subject.grasp);
    let subject = Spot { grasp, ..subject };
    let span = reader.span(at, at);
    let ends = [measured.interval.high, measured.interval.low];
    let [hard, natural] = ends.map(|high| Interval::new(0.0, high));
    let stated = Stated::plain(span, 0.0, Unit::Kilometre, hard, natural);
    let claim = reader
        .push(kind, span, stated, &[&subject, &near], |places| question(&places[0], &places[1]));
    claim.span = far.mention.map_or(claim.span, |mention| claim.span.join(mention));
}

fn comparison(scene: &Scene<'_>, at: usize) -> Option<Comparison> {
    let start = at.saturating_sub(SUBJECT);
    let subject = (start..at).rev().find(|&index| scene.is_name(index))?;
    let word = |index: usize| scene.is_word(index);
    let told = scene.any(subject + 1..at, &[Cue::Lie]) && (subject + 1..at).all(word);
    if !told || is_past(scene, subject + 1..at) {
        return None;
    }
    let near = name_behind(scene, at)?;
    let end = skip_bracket(scene, near + 1);
    let than = (end..end + 2).find(|&index| scene.has(index, Cue::Aside))?;
    Some(Comparison { subject, near, far: name_behind(scene, than)? })
}

/// "to B", "to B's C", "to its own capital, C": the name behind the preposition at `at`.
fn name_behind(scene: &Scene<'_>, at: usize) -> Option<usize> {
    let name = scene.name_after(at + 1, NAME)?;
    let owned = scene.is_possessor(name) && scene.is_name(name + 1);
    Some(if owned { name + 1 } else { name })
}

/// The element behind the bracket that opens at `at`, if one does.
fn skip_bracket(scene: &Scene<'_>, at: usize) -> usize {
    const LONGEST: usize = 6;
    let opens = scene.elements.get(at).is_some_and(|it| it.is_mark(&['(']));
    let end = scene.elements.len().min(at + LONGEST);
    let close = (at..end).find(|&it| scene.elements[it].kind == ElementKind::Mark(')'));
    close.filter(|_| opens).map_or(at, |close| close + 1)
}

/// How far apart two places are: an area is as far as its edge.
fn question(from: &Place, to: &Place) -> Question {
    let (from, to) = (from.clone(), to.clone());
    match (from.class.is_area(), to.class.is_area()) {
        (false, false) => Question::Distance { from, to, via: Via::Geodesic },
        (true, false) => Question::Proximity { place: to, to: Edge::Footprint(from) },
        (_, true) => Question::Proximity { place: from, to: Edge::Footprint(to) },
    }
}

/// A country or its capital.
fn is_state(reader: &Reader<'_, '_>, spot: &Spot) -> bool {
    let capital = spot.place.country.and_then(|code| reader.atlas.capital(code));
    spot.place.class == PlaceClass::Country
        || capital.is_some_and(|capital| capital.id == spot.place.id)
}
