#![doc = include_str!("proximity.md")]

use crate::atlas::PlaceClass;
use crate::measure::{Edge, Question, Via};
use crate::quantity::{Interval, Stated, Unit};
use crate::span::Span;
use crate::text::{Cue, Element, Kind as ElementKind, PARALLELS, Scene, cues_of};

use super::edge::{BORDERS, border_behind};
use super::past::{self, is_past};
use super::reader::{Reader, Spot};
use super::target::{Anchor, Target};
use super::{Claim, Kind, Need, nearer};

pub const KIND: Kind =
    Kind { name: "proximity", page: include_str!("proximity.md"), needs: NEEDS, read };

/// What a sentence must hold to be read for it.
static NEEDS: &[Need] = &[
    Need::cues(&[Cue::Near]).with_names(1),
    // "lies (halfway) between"
    Need::cues(&[Cue::Between]).with_names(3),
    Need::cues(BORDERS).and(&[Cue::Lie, Cue::Settlement, Cue::Capital]).with_names(2),
    Need::cues(PARALLELS).and(&[Cue::Lie]).with_names(1),
    Need::cues(&[Cue::SeaName]).and(&[Cue::Lie, Cue::Settlement, Cue::Capital]).with_names(2),
];

/// Nobody calls a place "near" that lies farther away than this.
const NEAR_HARD_M: f64 = 150_000.0;
/// "Near" surprises nobody up to here.
const NEAR_NATURAL_M: f64 = 50_000.0;

/// Nobody says that a town lies "on the border" if that is farther away than this …
const ON_HARD_M: f64 = 60_000.0;
/// … nor that a summit does, whose mountain may be this wide …
const SUMMIT_HARD_M: f64 = 40_000.0;
/// … and "right on the border" are towns whose outskirts are.
const RIGHT_ON_HARD_M: f64 = 25_000.0;
/// "On the border" surprises nobody up to here.
const ON_NATURAL_M: f64 = 20_000.0;

/// "A nahe B", "A, in the vicinity of B", "A lies on the border with B", without a figure.
fn read(reader: &mut Reader<'_, '_>) {
    let scene = reader.scene();
    for at in 0..scene.elements.len() {
        if nearer::is_comparative(scene, at) {
            nearer::read(reader, KIND.name, at);
            continue;
        }
        if nearer::is_halfway(scene, at) {
            nearer::read_halfway(reader, KIND.name, at);
            continue;
        }
        if scene.elements[at].has(Cue::Between) {
            nearer::read_between(reader, KIND.name, at);
            continue;
        }
        if !scene.elements[at].has(Cue::Near) || is_before_number(scene, at) {
            read_on_border(reader, at);
            continue;
        }
        if read_border(reader, at) {
            continue;
        }
        let Some((subject, object)) = names_around(scene, at) else { continue };
        let (Some(subject), Some(object)) = (reader.spot(subject), reader.spot(object)) else {
            continue;
        };
        push_near(reader, reader.span(at, at), &subject, &object);
    }
}

/// Adds the claim that the town `subject` is near the town `object`.
pub fn push_near(reader: &mut Reader<'_, '_>, span: Span, subject: &Spot, object: &Spot) {
    reader.push(KIND.name, span, near(span), &[subject, object], |places| Question::Distance {
        from: places[0].clone(),
        to: places[1].clone(),
        via: Via::Geodesic,
    });
}

/// "cerca de 1.040 quilômetros": about so much of a unit that the language does not have.
fn is_before_number(scene: &Scene<'_>, at: usize) -> bool {
    let number =
        |next: &Element| next.span.of(scene.text).starts_with(|c: char| c.is_ascii_digit());
    scene.elements.get(at + 1).is_some_and(number)
}

/// What "near" says.
pub fn near(span: Span) -> Stated {
    within(span, NEAR_HARD_M, NEAR_NATURAL_M)
}

fn within(span: Span, hard_m: f64, natural_m: f64) -> Stated {
    let [hard, natural] = [hard_m, natural_m].map(|high| Interval::new(0.0, high));
    Stated::plain(span, 0.0, Unit::Kilometre, hard, natural)
}

/// "A lies on the border with B", "A liegt direkt an der polnischen Grenze", with its preposition
/// at element `at`.
fn read_on_border(reader: &mut Reader<'_, '_>, at: usize) {
    let scene = reader.scene();
    if !scene.elements[at].cues.any(&[Cue::On, Cue::Upon, Cue::In, Cue::At]) {
        return;
    }
    // "am See nahe der Grenze", "в 40 км от границы": the nearer word tells how near it is.
    let off = |index: usize| scene.is_figure(index) && scene.has(index + 1, Cue::From);
    let near = |border: &Anchor| {
        scene.any(at + 1..border.first, &[Cue::Near]) || (at + 1..border.last).any(off)
    };
    let border = border_behind(reader, at + 1).filter(|border| !near(border));
    let Some(border) = border else { return };
    let told = lying(scene, at).or_else(|| apposed(scene, at));
    let Some((subject_at, start)) = told.or_else(|| beside(scene, at, border.last)) else { return };
    // "sont liées à la frontière"
    let linked = scene.has(at, Cue::At) && (start..at).any(|index| scene.is_plain_word(index));
    let plain = !linked && (start..at).all(|index| scene.is_word(index));
    let lies = is_on_a_map(scene, subject_at) && !is_anchor(scene, subject_at);
    let past = is_past(scene, subject_at + 1..at);
    let (Some(subject), Target::Edge(edge, named)) =
        (reader.spot(subject_at).filter(|_| plain && lies && !past), &border.target)
    else {
        return;
    };
    let span = reader.span(subject_at, border.last);
    push_on(reader, span, &subject, edge, named);
}

/// "A lies on", "A, B's largest city, is located on": the name before the verb, and the element
/// from which on nothing but words leads to the preposition at `at`.
fn lying(scene: &Scene<'_>, at: usize) -> Option<(usize, usize)> {
    const INSERTED: usize = 8;
    let mut words = (at.saturating_sub(3)..at).rev();
    let verb = words.find(|&index| scene.elements[index].has(Cue::Lie))?;
    // "is located", "se trouve"
    let grammar = |index: &usize| {
        let element = &scene.elements[*index];
        element.has(Cue::Lie) || scene.is_grammar(element)
    };
    let before = (verb.saturating_sub(2)..verb).rev().find(|index| !grammar(index))?;
    let inserted = scene.inserted_before(verb, INSERTED);
    match inserted.filter(|_| scene.elements[before].is_mark(&[','])) {
        // "The northernmost town, A, lies on"
        Some(comma) if comma + 2 == before => Some((comma + 1, before + 1)),
        Some(comma) => comma.checked_sub(1).map(|name| (name, before + 1)),
        None => Some((before, before + 2)),
    }
}

/// "A, a city of two million on": the name before the comma.
fn apposed(scene: &Scene<'_>, at: usize) -> Option<(usize, usize)> {
    const LONGEST: usize = 8;
    let comma = (at.saturating_sub(LONGEST)..at).rfind(|&it| scene.elements[it].is_mark(&[',']))?;
    let town = scene.any(comma + 1..at, &[Cue::Settlement, Cue::Capital]);
    let described = scene.has(comma + 1, Cue::Indefinite) && town;
    comma.checked_sub(1).filter(|_| described).map(|name| (name, comma + 1))
}

/// "A, on the border with B, is": a phrase that says nothing else of the name before its comma, in
/// a sentence that tells of no year before the borders of the map.
fn beside(scene: &Scene<'_>, at: usize, last: usize) -> Option<(usize, usize)> {
    let comma = at.checked_sub(1).filter(|&it| scene.elements[it].is_mark(&[',']))?;
    // "the border between A *and B*"
    let pair = scene.has(last + 1, Cue::And) && scene.is_name(last + 2);
    let next = scene.elements.get(last + 1 + if pair { 2 } else { 0 });
    let closed = next.is_none_or(|it| matches!(it.kind, ElementKind::Mark(_)));
    let earlier = past::dated(scene).is_some_and(|day| day < past::MAP_SINCE);
    comma.checked_sub(1).filter(|_| closed && !earlier).map(|name| (name, at))
}

/// A town or a mountain: what may lie on a border and is small beside it.
fn is_on_a_map(scene: &Scene<'_>, at: usize) -> bool {
    let mountain = scene.place_at(at).is_some_and(|it| it.best().class == PlaceClass::Mountain);
    scene.is_town(at) || mountain && scene.is_name(at)
}

/// "A lies near the border with B", "A nahe der polnischen Grenze". Says whether a border is named.
fn read_border(reader: &mut Reader<'_, '_>, at: usize) -> bool {
    let scene = reader.scene();
    let Some(border) = border_behind(reader, at + 1) else { return false };
    let start = blocked(scene, at).max(at.saturating_sub(4));
    let subject =
        (start..at).rev().find(|&at| is_town_or_airport(scene, at) && !is_anchor(scene, at));
    let (Some(subject_at), Target::Edge(edge, named)) = (subject, &border.target) else {
        return true;
    };
    let Some(subject) = reader.spot(subject_at) else { return true };
    if is_of_something(scene, subject_at, at) {
        return true;
    }
    let span = reader.span(at, border.last);
    // "direkt an", "right on"
    let last = scene.spelled(at).split_whitespace().next_back().unwrap_or_default();
    let right_on = cues_of(last, scene.language).is_some_and(|it| it.any(&[Cue::On, Cue::Upon]));
    let stated = if right_on { within(span, RIGHT_ON_HARD_M, ON_NATURAL_M) } else { near(span) };
    push(reader, span, stated, &subject, edge, named);
    true
}

/// Adds the claim that `subject` lies on `edge`, which the spots of `named` name.
pub fn push_on(
    reader: &mut Reader<'_, '_>,
    span: Span,
    subject: &Spot,
    edge: &Edge,
    named: &[Spot],
) {
    let summit = subject.place.class == PlaceClass::Mountain;
    let hard_m = if summit { SUMMIT_HARD_M } else { ON_HARD_M };
    push(reader, span, within(span, hard_m, ON_NATURAL_M), subject, edge, named);
}

/// Adds the claim that `subject` is as far as `stated` from `edge`; the spots of `named` name it.
pub fn push<'a>(
    reader: &'a mut Reader<'_, '_>,
    span: Span,
    stated: Stated,
    subject: &Spot,
    edge: &Edge,
    named: &[Spot],
) -> &'a mut Claim {
    // Chios is a town, and the island that it stands on.
    let mut subject = subject.clone();
    subject.others.extend(reader.atlas.island_of(&subject.place));
    let spots: Vec<&Spot> = std::iter::once(&subject).chain(named).collect();
    reader.push(KIND.name, span, stated, &spots, |places| Question::Proximity {
        place: places[0].clone(),
        to: edge.with_places(&places[1..]),
    })
}

/// "in A, on *a bay* near the border": not A is near it.
fn is_of_something(scene: &Scene<'_>, name: usize, near: usize) -> bool {
    let between = name + 1..near;
    let told = scene.any(between.clone(), &[Cue::Lie])
        || between.clone().any(|at| scene.elements[at].is_mark(&[',']));
    scene.any(between, &[Cue::Indefinite]) && !told
}

fn names_around(scene: &Scene<'_>, at: usize) -> Option<(usize, usize)> {
    let object = scene.name_after(at + 1, 4).filter(|&at| is_town_or_airport(scene, at))?;
    let start = blocked(scene, at).max(at.saturating_sub(4));
    let subject =
        (start..at).rev().find(|&at| is_town_or_airport(scene, at) && !is_anchor(scene, at))?;
    if is_left_behind(scene, subject, at) || describes(scene, object) {
        return None;
    }
    (scene.place_at(subject)?.best().id != scene.place_at(object)?.best().id)
        .then_some((subject, object))
}

/// "close to the Manila government": the name only says which.
fn describes(scene: &Scene<'_>, at: usize) -> bool {
    let noun = scene.language.noun_adjuncts && scene.is_plain_word(at + 1);
    noun && scene.is_definite(at - 1)
}

/// "el vuelo hacia A, cayó cerca de B": behind a comma another verb speaks of something else than
/// what a preposition led to.
fn is_left_behind(scene: &Scene<'_>, name: usize, near: usize) -> bool {
    let comma = scene.elements[name + 1].is_mark(&[',']) && name + 2 < near;
    let lies = scene.any(name + 2..near, &[Cue::Lie]);
    comma && !lies && name > 0 && scene.elements[name - 1].cues.any(&[Cue::To, Cue::In])
}

/// Where the clause before element `at` begins.
fn blocked(scene: &Scene<'_>, at: usize) -> usize {
    let ends = (0..at).rev().find(|&index| {
        scene.is_figure(index) || scene.elements[index].is_mark(&['.', ';', ':', '(', ')'])
    });
    ends.map_or(0, |end| end + 1)
}

/// "40 km east of A, near B": A is what something else is measured from.
fn is_anchor(scene: &Scene<'_>, at: usize) -> bool {
    scene.any(at.saturating_sub(2)..at, &[Cue::From, Cue::Off])
}

fn is_town_or_airport(scene: &Scene<'_>, at: usize) -> bool {
    let airport = scene.place_at(at).is_some_and(|it| it.best().class == PlaceClass::Airport);
    scene.is_town(at) || airport && scene.is_name(at)
}
