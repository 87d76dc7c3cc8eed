//! On which side of a place a neighbour lies, as the text has it: "grenzt im Norden an A", "borders
//! A to the north and B and C to the south".

use std::ops::Range;

use crate::geodesy::Wind;
use crate::text::{Cue, Kind as ElementKind, Scene};

use super::adjoining::clause_head;

/// How far behind a name its side may stand, in elements: "A (to the north)".
const BEHIND: usize = 4;
/// How many elements a side takes that a clause begins with: "to the south, it borders A".
const OPENING: usize = 4;
/// What leads to a side.
static PLACING: &[Cue] = &[Cue::In, Cue::To, Cue::On];

/// What a text says of the side on which a neighbour lies.
#[derive(Clone, Copy)]
pub enum Side {
    Unsaid,
    /// Towards a wind, which the element at that place names.
    Towards(Wind, usize),
    /// Towards either of two winds: "to the north and east".
    Both([(Wind, usize); 2]),
    Several,
}

/// The sides on which the neighbours at `objects` lie, for the verb at `verb`.
pub fn sides(scene: &Scene<'_>, verb: usize, objects: &[usize]) -> Vec<Side> {
    let Some(&first) = objects.first() else { return Vec::new() };
    let end = water_with_side(scene, verb + 1..first).unwrap_or(first);
    let own = side_behind_water(scene, verb + 1..first);
    let ahead = own.or_else(|| side_in(scene, verb + 1..end)).or_else(|| opening(scene, verb));
    match ahead {
        Side::Unsaid if leads_to_next(scene, objects) => before_each(scene, objects, ahead),
        Side::Unsaid => (0..objects.len()).map(|nth| behind(scene, objects, nth)).collect(),
        Side::Towards(..) | Side::Both(_) | Side::Several => before_each(scene, objects, ahead),
    }
}

/// "borders *the sea* to the south, A to the east": the water before the first neighbour, where a
/// comma or a conjunction keeps its side apart from that neighbour.
fn water_with_side(scene: &Scene<'_>, between: Range<usize>) -> Option<usize> {
    let water = between.clone().rev().find(|&at| scene.place_at(at).is_some())?;
    let mark = |at: &usize| scene.elements[*at].is_mark(&[',']) || scene.has(*at, Cue::And);
    let close = (water + 1..between.end).rfind(mark)?;
    let side = (water + 1..close).any(|at| scene.elements[at].cues.wind.is_some());
    side.then_some(water)
}

/// "bounded on the north by the sea and *on the west* by A": behind the water and a conjunction
/// stands the side of the first neighbour.
fn side_behind_water(scene: &Scene<'_>, between: Range<usize>) -> Side {
    let water = between.clone().rev().find(|&at| scene.place_at(at).is_some());
    let joins = |at: &usize| scene.elements[*at].is_mark(&[',']) || scene.has(*at, Cue::And);
    let joint = water.and_then(|water| (water + 1..between.end).find(joins));
    joint.map_or(Side::Unsaid, |joint| side_in(scene, joint + 1..between.end))
}

/// "To the south, it borders A", "im Norden grenzt B an A": the side at the head of the clause.
/// With more than a preposition before it, as in "lying in the south, B borders A", it is B's own.
///
/// "B на юге граничит с A" has it right before the verb.
fn opening(scene: &Scene<'_>, verb: usize) -> Side {
    let phrase = opening_phrase(scene, verb);
    let before = verb.saturating_sub(1)..verb;
    let adverb = scene.language.verb_last || scene.any(before.clone(), &[Cue::In]);
    side_in(scene, phrase.clone())
        .or_else(|| before_subject(scene, phrase, verb))
        .or_else(|| if adverb { side_in(scene, before) } else { Side::Unsaid })
}

/// "In the north B borders A": the name behind the side is that of what borders, without a comma
/// between them.
fn before_subject(scene: &Scene<'_>, phrase: Range<usize>, verb: usize) -> Side {
    let side = phrase.end.checked_sub(1).filter(|side| phrase.contains(side));
    let led = scene.any(phrase.clone(), PLACING) && scene.is_name(phrase.end);
    let wind = side.and_then(|side| Some((scene.elements[side].cues.wind?, side)));
    match wind.filter(|_| led && phrase.end + 1 == verb) {
        Some((wind, side)) => Side::Towards(wind, side),
        None => Side::Unsaid,
    }
}

/// The preposition and the side that the clause with the verb begins with.
fn opening_phrase(scene: &Scene<'_>, verb: usize) -> Range<usize> {
    let head = clause_head(scene, verb);
    let leads = |at: &usize| {
        let element = &scene.elements[*at];
        element.cues.any(PLACING) || scene.is_grammar(element) || element.cues.wind.is_some()
    };
    head..head + (head..(head + OPENING).min(verb)).take_while(leads).count()
}

/// Whether what the verb says holds on one side only: "in the south A borders three countries",
/// with the number at `object`.
pub fn is_one_sided(scene: &Scene<'_>, verb: usize, object: usize) -> bool {
    let wind = |at: usize| scene.elements[at].cues.wind.is_some();
    let said = sides(scene, verb, &[object]).iter().any(|side| side.is_said());
    said || opening_phrase(scene, verb).any(wind)
}

impl Side {
    /// The side, unless it is one whose element is not `wanted`.
    fn filter(self, wanted: impl Fn(usize) -> bool) -> Self {
        match self {
            Self::Towards(_, at) if !wanted(at) => Self::Unsaid,
            Self::Both([(_, at), _]) if !wanted(at) => Self::Unsaid,
            Self::Unsaid | Self::Towards(..) | Self::Both(_) | Self::Several => self,
        }
    }

    fn or_else(self, other: impl FnOnce() -> Self) -> Self {
        match self {
            Self::Unsaid => other(),
            Self::Towards(..) | Self::Both(_) | Self::Several => self,
        }
    }

    pub fn is_said(self) -> bool {
        !matches!(self, Self::Unsaid)
    }

    /// The winds that are told apart, each with the element that names it; none for no one side.
    pub fn winds(self) -> Vec<Option<(Wind, usize)>> {
        match self {
            Self::Towards(wind, at) => vec![Some((wind, at))],
            Self::Both(winds) => winds.map(Some).to_vec(),
            Self::Unsaid | Self::Several => vec![None],
        }
    }
}

/// "im Norden an A und B, im Osten an C": each side holds until the next is named.
fn before_each(scene: &Scene<'_>, objects: &[usize], ahead: Side) -> Vec<Side> {
    let mut side = ahead;
    let mut before = objects.first().copied().unwrap_or_default();
    let sides = objects.iter().map(|&object| {
        side = side_in(scene, before + 1..object).or_else(|| side);
        before = object;
        side
    });
    sides.collect()
}

/// "borders A, to the south B": a side behind a comma, with none behind the side, is that of the
/// next of `objects`.
fn leads_to_next(scene: &Scene<'_>, objects: &[usize]) -> bool {
    let comma = |at: usize| scene.elements[at].is_mark(&[',']);
    let parts = |at: usize| comma(at) || scene.has(at, Cue::And);
    let wind = |at: &usize| scene.elements[*at].cues.wind.is_some();
    objects.windows(2).any(|pair| {
        let mut winds = (pair[0] + 1..pair[1]).filter(wind);
        let Some(first) = winds.next() else { return false };
        comma(pair[0] + 1) && !(first + 1..pair[1]).any(parts)
    })
}

/// "A to the north and B and C to the south": the side right behind a name, or behind the one that
/// "and" joins to it.
fn behind(scene: &Scene<'_>, objects: &[usize], nth: usize) -> Side {
    let object = objects[nth];
    let next = objects.get(nth + 1).copied();
    let end = next.unwrap_or(scene.elements.len()).min(object + 1 + BEHIND);
    let side = side_in(scene, object + 1..end);
    match (side.filter(|wind| !opens_clause(scene, object, wind)), next) {
        (Side::Unsaid, Some(next)) if is_joined(scene, object + 1..next) => {
            behind(scene, objects, nth + 1)
        }
        (side @ (Side::Unsaid | Side::Towards(..) | Side::Both(_) | Side::Several), _) => side,
    }
}

/// "borders A, *to the south* it borders B": what goes on behind the side, and stands behind a
/// comma, is another clause.
fn opens_clause(scene: &Scene<'_>, object: usize, wind: usize) -> bool {
    let comma = scene.is_mark(object + 1, &[',']);
    comma && scene.is_word(wind + 1) && !scene.has(wind + 1, Cue::And)
}

/// "A and B", with an article at most.
fn is_joined(scene: &Scene<'_>, between: Range<usize>) -> bool {
    let comma = |at: usize| scene.elements[at].is_mark(&[',']);
    scene.any(between.clone(), &[Cue::And]) && !between.into_iter().any(comma)
}

/// The side that is named in `range`; "northern Italy" and "Norditalien" name a part.
fn side_in(scene: &Scene<'_>, range: Range<usize>) -> Side {
    let name = |at: usize| {
        scene
            .elements
            .get(at)
            .is_some_and(|it| matches!(it.kind, ElementKind::Place(_) | ElementKind::Name))
    };
    // "the north of Italy"; in Russian "с" is "with" as well.
    let owned = |at: usize| scene.has(at, Cue::From) && !scene.has(at, Cue::With);
    let mut winds = range
        .clone()
        .filter(|&at| !name(at) && !name(at + 1) && !owned(at + 1))
        .filter_map(|at| Some((scene.elements[at].cues.wind?, at)));
    // "to the south and east": the second side may stand behind what was looked at.
    let next = (range.end..range.end + 2).take_while(|&at| !name(at));
    let mut next = next.filter_map(|at| Some((scene.elements.get(at)?.cues.wind?, at)));
    let (first, second) = (winds.next(), winds.next());
    match (first, second.or_else(|| next.next()), winds.next()) {
        (None, _, _) => Side::Unsaid,
        (Some((wind, at)), None, _) => Side::Towards(wind, at),
        (Some(first), Some(second), None) if is_pair(scene, first.1 + 1..second.1) => {
            Side::Both([first, second])
        }
        (Some(_), Some(_), _) => Side::Several,
    }
}

/// "and", "and to the", between two winds.
fn is_pair(scene: &Scene<'_>, between: Range<usize>) -> bool {
    static LEADING: &[Cue] = &[Cue::And, Cue::To, Cue::In, Cue::On];
    let led = |at: usize| scene.elements[at].cues.any(LEADING) || scene.is_definite(at);
    scene.any(between.clone(), &[Cue::And]) && between.into_iter().all(led)
}
