//! "A is closer to B than to C", "A lies halfway between B and C": two distances from one place.
//!
//! A kind of [proximity](super::proximity).

use jiff::civil::Date;

use crate::atlas::{Place, PlaceClass};
use crate::measure::{Question, measure};
use crate::quantity::{Hedge, Interval, Stated, Unit};
use crate::span::Span;
use crate::text::{Cue, Kind as ElementKind, Scene};

use super::area_ratio;
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
    scene.has(at, Cue::Closer)
}

/// Whether element `at` says that something lies in the middle of two places.
pub fn is_halfway(scene: &Scene<'_>, at: usize) -> bool {
    scene.has(at, Cue::Halfway)
}

/// What "halfway" says: the share of the way.
const HALF: f64 = 0.5;
/// By how many times half of the way the one of the two places may be farther than that …
const HALF_NATURAL: f64 = 1.25;
/// … or still be so.
const HALF_HARD: f64 = 1.6;

/// Adds that A lies halfway between B and C, as a claim of `kind`.
pub fn read_halfway(reader: &mut Reader<'_, '_>, kind: &'static str, at: usize) {
    let scene = reader.scene();
    let Some((subject, ends)) = middle(scene, at) else { return };
    let town = |index: usize| reader.spot(index).filter(|it| it.place.class.is_pointlike());
    let spots = [subject, ends[0], ends[1]].map(town);
    let [Some(subject_spot), Some(first), Some(second)] = spots else { return };
    let span = reader.span(subject.min(at), ends[1].max(subject));
    let share = |times: f64| Interval::new(HALF / times, HALF * times);
    let stated = times(reader.span(at, at), HALF, share(HALF_HARD), share(HALF_NATURAL));
    reader.push(kind, span, stated, &[&subject_spot, &first, &second], |places| Question::Midway {
        place: places[0].clone(),
        ends: [places[1].clone(), places[2].clone()],
    });
}

/// How many times one way is as long as another, told without a figure.
fn times(span: Span, value: f64, hard: Interval, natural: Interval) -> Stated {
    Stated { hedge: Hedge::Ratio, ..Stated::plain(span, value, Unit::Times, hard, natural) }
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
    let question = |places: &[Place]| Question::Nearer {
        place: places[0].clone(),
        near: places[1].clone(),
        far: places[2].clone(),
    };
    // "Lampedusa is closer to Tunisia than to Sicily": to that island, and not to its own region.
    // No day changes how far apart two places are.
    let places = [&subject, &near, &far].map(|spot| spot.place.clone());
    if measure(reader.atlas, &question(&places), Date::MAX).is_err() {
        return;
    }
    // "The capital is closer to Moscow than to Brussels" may tell of what it thinks.
    let states = [&subject, &near, &far].iter().all(|spot| is_state(reader, spot));
    let grasp = if states { Grasp::Implied } else { subject.grasp };
    let subject = Spot { grasp, ..subject };
    let stated = area_ratio::plain(reader.span(at, at), Interval::new(0.0, 1.0));
    reader.push(kind, reader.span(at, at), stated, &[&subject, &near, &far], question);
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
    let opens = scene.is_mark(at, &['(']);
    let end = scene.elements.len().min(at + LONGEST);
    let close = (at..end).find(|&it| scene.elements[it].kind == ElementKind::Mark(')'));
    close.filter(|_| opens).map_or(at, |close| close + 1)
}

/// A country or its capital.
fn is_state(reader: &Reader<'_, '_>, spot: &Spot) -> bool {
    let capital = spot.place.country.and_then(|code| reader.atlas.capital(code));
    spot.place.class == PlaceClass::Country
        || capital.is_some_and(|capital| capital.id == spot.place.id)
}
