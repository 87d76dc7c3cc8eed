//! On which side of a place a neighbour lies, as the text has it: "grenzt im Norden an A", "borders
//! A to the north and B and C to the south".

use std::ops::Range;

use crate::geodesy::Wind;
use crate::text::{Cue, Kind as ElementKind, Scene};

/// How far behind a name its side may stand, in elements: "A (to the north)".
const BEHIND: usize = 4;
/// How many elements a side takes that a clause begins with: "to the south, it borders A".
const OPENING: usize = 4;

/// The sides on which the neighbours at `objects` lie, for the verb at `verb`; `None` where the
/// text names none, or two.
pub fn sides(scene: &Scene<'_>, verb: usize, objects: &[usize]) -> Vec<Option<Wind>> {
    let Some(&first) = objects.first() else { return Vec::new() };
    let ahead = side_in(scene, verb + 1..first).or_else(|| opening(scene, verb));
    match ahead {
        Said::Nothing => (0..objects.len()).map(|nth| behind(scene, objects, nth)).collect(),
        Said::One(_) | Said::Several => before_each(scene, objects, ahead),
    }
}

/// "To the south, it borders A", "im Norden grenzt B an A": the side at the head of the clause.
fn opening(scene: &Scene<'_>, verb: usize) -> Said {
    let ends = |at: &usize| scene.elements[*at].is_mark(&[';', ':', '.']);
    let head = (0..verb).rev().find(ends).map_or(0, |mark| mark + 1);
    let first = side_in(scene, head..(head + OPENING).min(verb));
    let before = verb.saturating_sub(1)..verb;
    first.or_else(|| if scene.language.verb_last { side_in(scene, before) } else { Said::Nothing })
}

/// What a stretch of text says about the side.
#[derive(Clone, Copy)]
enum Said {
    Nothing,
    One(Wind),
    Several,
}

impl Said {
    fn or_else(self, other: impl FnOnce() -> Self) -> Self {
        match self {
            Self::Nothing => other(),
            Self::One(_) | Self::Several => self,
        }
    }

    fn wind(self) -> Option<Wind> {
        match self {
            Self::One(wind) => Some(wind),
            Self::Nothing | Self::Several => None,
        }
    }
}

/// "im Norden an A und B, im Osten an C": each side holds until the next is named.
fn before_each(scene: &Scene<'_>, objects: &[usize], ahead: Said) -> Vec<Option<Wind>> {
    let mut side = ahead;
    let mut before = objects.first().copied().unwrap_or_default();
    let sides = objects.iter().map(|&object| {
        side = side_in(scene, before + 1..object).or_else(|| side);
        before = object;
        side.wind()
    });
    sides.collect()
}

/// "A to the north and B and C to the south": the side right behind a name, or behind the one that
/// "and" joins to it.
fn behind(scene: &Scene<'_>, objects: &[usize], nth: usize) -> Option<Wind> {
    let object = objects[nth];
    let next = objects.get(nth + 1).copied();
    let end = next.unwrap_or(scene.elements.len()).min(object + 1 + BEHIND);
    match (side_in(scene, object + 1..end), next) {
        (Said::Nothing, Some(next)) if is_joined(scene, object + 1..next) => {
            behind(scene, objects, nth + 1)
        }
        (said @ (Said::Nothing | Said::One(_) | Said::Several), _) => said.wind(),
    }
}

/// "A and B", with an article at most.
fn is_joined(scene: &Scene<'_>, between: Range<usize>) -> bool {
    let comma = |at: usize| scene.elements[at].is_mark(&[',']);
    scene.any(between.clone(), &[Cue::And]) && !between.into_iter().any(comma)
}

/// The side that is named in `range`; "northern Italy" and "Norditalien" name a part.
fn side_in(scene: &Scene<'_>, range: Range<usize>) -> Said {
    let name = |at: usize| {
        scene
            .elements
            .get(at)
            .is_some_and(|it| matches!(it.kind, ElementKind::Place(_) | ElementKind::Name))
    };
    let mut winds = range
        .clone()
        .filter(|&at| !name(at) && !name(at + 1) && !scene.has(at + 1, Cue::From))
        .filter_map(|at| scene.elements[at].cues.wind);
    match (winds.next(), winds.next()) {
        (None, _) => Said::Nothing,
        (Some(wind), None) => {
            // "to the south and east": the second side stands behind what was looked at.
            let more = (range.end..range.end + 2)
                .any(|at| scene.elements.get(at).is_some_and(|it| it.cues.wind.is_some()));
            if more { Said::Several } else { Said::One(wind) }
        }
        (Some(_), Some(_)) => Said::Several,
    }
}
