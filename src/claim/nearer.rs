//! "A is closer to B than to C", "A lies (halfway) between B and C": two distances from one place.
//!
//! A kind of [proximity](super::proximity).

use jiff::civil::Date;

use crate::atlas::{Place, PlaceClass};
use crate::measure::{Question, measure};
use crate::quantity::{Hedge, Interval, Stated, Unit};
use crate::span::Span;
use crate::text::{Cue, Kind as ElementKind, Scene};

use super::area_ratio;
use super::named::PLACING;
use super::past::is_past;
use super::reader::{Grasp, Reader, Spot};
use super::shore::is_open_water;

/// How far before the comparative its subject may stand, in elements …
const SUBJECT: usize = 6;
/// … and how far behind its preposition a name.
const NAME: usize = 4;

/// The longest phrase between a subject and its verb, in elements.
const INSERTED: usize = 9;

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

/// What lies between two places makes the way from one to the other so many times as long …
const BETWEEN_NATURAL: f64 = 1.3;
/// … and nothing does that makes it so many times as long.
const BETWEEN_HARD: f64 = 2.0;

/// Adds that A lies halfway between B and C, as a claim of `kind`.
pub fn read_halfway(reader: &mut Reader<'_, '_>, kind: &'static str, at: usize) {
    let Some((span, spots)) = middle(reader.scene(), at).and_then(|it| towns(reader, at, it))
    else {
        return;
    };
    let share = |times: f64| Interval::new(HALF / times, HALF * times);
    let stated = times(reader.span(at, at), HALF, share(HALF_HARD), share(HALF_NATURAL));
    push(reader, kind, span, stated, &spots, |place, ends| Question::Midway { place, ends });
}

/// Adds that A lies between B and C, as a claim of `kind`.
pub fn read_between(reader: &mut Reader<'_, '_>, kind: &'static str, at: usize) {
    let scene = reader.scene();
    let between = middle(scene, at).filter(|it| is_placed_between(scene, at, it));
    let Some((span, spots)) = between.and_then(|it| towns(reader, at, it)) else { return };
    let up_to = |times: f64| Interval::new(0.0, times);
    let stated = times(span, 1.0, up_to(BETWEEN_HARD), up_to(BETWEEN_NATURAL));
    push(reader, kind, span, stated, &spots, |place, ends| Question::Between { place, ends });
}

/// Whether nothing is said of A but that it lies between B and C, and not of what is between them,
/// as a road or a rank in a table.
fn is_placed_between(scene: &Scene<'_>, at: usize, (subject, [first, second]): &Middle) -> bool {
    static LED: &[Cue] =
        &[Cue::From, Cue::In, Cue::To, Cue::Near, Cue::Over, Cue::Around, Cue::And];
    let lies = |index: usize| scene.has(index, Cue::Lie);
    let grammar = |index: usize| lies(index) || scene.is_grammar(&scene.elements[index]);
    let led = *subject > 0 && scene.elements[*subject - 1].cues.any(LED);
    let behind = *second + 1;
    let told = if *subject > at {
        (behind..*subject).all(grammar)
    } else if scene.is_mark(*subject + 1, &[',']) {
        at == *subject + 2 && lies(behind)
    } else {
        (*subject + 1..at).all(grammar)
    };
    // "between A and B on rank three", "between A and B in the table"
    let ranked = scene.any(behind..behind + 1, &[Cue::Upon, Cue::In, Cue::On])
        && (behind + 1..behind + 3).any(|index| scene.is_plain_word(index));
    let beside = *first == at + 1 && *second == *first + 2;
    told && beside && !led && !ranked && !scene.any(0..scene.elements.len(), &[Cue::Sport])
}

/// The towns that a name in the middle and two ends stand for, and what all of it covers.
fn towns(reader: &Reader<'_, '_>, at: usize, (subject, ends): Middle) -> Option<(Span, [Spot; 3])> {
    let town = |index: usize| reader.spot(index).filter(|it| it.place.class.is_pointlike());
    let span = reader.span(subject.min(at), ends[1].max(subject));
    Some((span, [town(subject)?, town(ends[0])?, town(ends[1])?]))
}

fn push(
    reader: &mut Reader<'_, '_>,
    kind: &'static str,
    span: Span,
    stated: Stated,
    [subject, first, second]: &[Spot; 3],
    question: impl Fn(Place, [Place; 2]) -> Question,
) {
    reader.push(kind, span, stated, &[subject, first, second], |places| {
        question(places[0].clone(), [places[1].clone(), places[2].clone()])
    });
}

/// The element of what lies in the middle, and those of the two ends.
type Middle = (usize, [usize; 2]);

/// How many times one way is as long as another, told without a figure.
fn times(span: Span, value: f64, hard: Interval, natural: Interval) -> Stated {
    Stated { hedge: Hedge::Ratio, ..Stated::plain(span, value, Unit::Times, hard, natural) }
}

/// "A lies halfway between B and C", "A, midway between B and C,", "halfway between B and C lies
/// A": what is in the middle, and the two ends.
fn middle(scene: &Scene<'_>, at: usize) -> Option<Middle> {
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
    // "Lampedusa is closer to Sicily": to that island, and not to the region that it is a part of.
    let own = near.place.class == PlaceClass::Region && near.place.country == subject.place.country;
    if own || [&near, &far].into_iter().any(vague) {
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
    // "A, the island of B, is closer to"
    let verb = (start..at).rev().find(|&index| scene.has(index, Cue::Lie))?;
    let inserted = scene.inserted_before(verb, INSERTED).and_then(|comma| comma.checked_sub(1));
    let named = || (start..verb).rev().find(|&index| scene.is_name(index));
    let placed = |name: usize| scene.any(name.saturating_sub(1)..name, PLACING);
    let subject = inserted.filter(|&name| scene.is_name(name)).or_else(named)?;
    let subject = Some(subject).filter(|&name| inserted != Some(name) || !placed(name))?;
    let head = if inserted == Some(subject) { verb } else { subject + 1 };
    if !(head..at).all(|index| scene.is_word(index)) || is_past(scene, head..at) {
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
