//! "From there it is 145 km to B", "A, von wo aus es 50 km bis B sind": a way from the place that
//! an adverb points back to.

use crate::text::{Cue, Kind, Scene, cues_of};

use super::reader::{Grasp, Reader, Spot};

/// How far from its figure the adverb may stand, in elements, …
const REACH: usize = 7;
/// … and the other end of the way behind the figure.
const BEHIND: usize = 4;

/// A way with one end that is not named beside its figure.
pub struct Way {
    pub from: Spot,
    pub to: Spot,
    /// The element that names the other end.
    pub named: usize,
}

/// The way that the figure at element `at` is the length of, where an adverb stands for one end.
pub fn way(reader: &Reader<'_, '_>, at: usize) -> Option<Way> {
    let scene = reader.scene();
    let near = at.saturating_sub(REACH)..scene.elements.len().min(at + REACH);
    let there = near.clone().find(|&index| scene.has(index, Cue::Here))?;
    let named = other_end(scene, at, there)?;
    let told = scene.any(near, &[Cue::Lie]);
    let (from, to) = (antecedent(reader, there, named)?, reader.spot(named)?);
    (told && from.place.id != to.place.id).then_some(Way { from, to, named })
}

/// "… 145 km (bis) nach B", "nach B sind es von dort …", "wohin es von B aus … sind".
fn other_end(scene: &Scene<'_>, at: usize, there: usize) -> Option<usize> {
    let next = scene.skip_conversion(at + 1);
    let led = |index: usize, cues: &[Cue]| scene.any(index.saturating_sub(1)..index, cues);
    let point = |index: &usize| scene.is_pointlike(*index);
    let words = |index: &usize| scene.elements[*index].kind == Kind::Word || point(index);
    let behind = (next..scene.elements.len().min(next + BEHIND)).take_while(words).find(point);
    let behind = behind.filter(|&index| led(index, &[Cue::To]) && is_from(scene, there));
    let before = (at.saturating_sub(REACH)..at).rev().take_while(words).find(point);
    let before = before.filter(|&index| {
        led(index, &[Cue::To]) && is_from(scene, there)
            || led(index, &[Cue::From]) && there.abs_diff(index) <= BEHIND
    });
    behind.or(before)
}

/// "*from* there", "von hier".
fn is_from(scene: &Scene<'_>, there: usize) -> bool {
    let opens = |word: &str| cues_of(word, scene.language).is_some_and(|cues| cues.has(Cue::From));
    let first = scene.spelled(there).split_whitespace().next().is_some_and(opens);
    first || scene.any(there.saturating_sub(1)..there, &[Cue::From])
}

/// The place named last before the adverb at `there`: behind a comma in the same sentence, at its
/// head in the one before.
fn antecedent(reader: &Reader<'_, '_>, there: usize, other: usize) -> Option<Spot> {
    let scene = reader.scene();
    let comma = (0..there).rev().find(|&index| scene.is_mark(index, &[',']));
    let own = comma.and_then(|comma| (0..comma).rev().find(|&it| scene.is_pointlike(it)));
    if let Some(own) = own.filter(|&own| own != other) {
        return reader.spot(own);
    }
    if scene.places().any(|(index, _)| index != other) {
        return None;
    }
    let previous = reader.previous().filter(|it| it.paragraph == scene.paragraph)?;
    let mut points = previous.places().filter(|(index, _)| previous.is_pointlike(*index));
    let (index, last) = points.next_back()?;
    let alone = points.all(|(_, it)| it.best().id == last.best().id);
    let spot = reader.spot_of(previous, last);
    let near = previous.any(index.saturating_sub(1)..index, &[Cue::Near, Cue::Around]);
    let grasp = if alone && !near { spot.grasp } else { Grasp::Implied };
    Some(Spot { grasp, ..spot })
}
