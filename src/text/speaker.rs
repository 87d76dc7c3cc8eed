//! Who says it: "according to a leaflet", "behauptet ein Reiseführer", "one trader insisted".
//!
//! A statement that the text puts into another's mouth is judged like any other, and the finding
//! names the speaker. A pronoun names nobody.

use crate::span::Span;

use super::cue::Cue;
use super::scene::{Kind, Scene};

/// The longest name of a speaker, in elements.
const LONGEST: usize = 10;

/// Words at the edges of a clause that belong to the verb, not to the speaker.
static AROUND_VERBS: &[Cue] = &[Cue::Adverb, Cue::Have, Cue::And, Cue::But];

/// The words of `scene` that name who says what it states; in the sentence.
pub fn speaker(scene: &Scene<'_>) -> Option<Span> {
    (0..scene.elements.len()).find_map(|at| {
        let element = &scene.elements[at];
        if element.kind != Kind::Word {
            None
        } else if element.has(Cue::According) {
            behind(scene, at + 1).or_else(|| before(scene, at))
        } else if element.has(Cue::Say) {
            spoken(scene, at)
        } else {
            None
        }
    })
}

/// "…", sagt A; A says that …; …, A insisted.
fn spoken(scene: &Scene<'_>, verb: usize) -> Option<Span> {
    let opens = verb.checked_sub(1).is_none_or(|at| is_end(scene, at));
    if opens { behind(scene, verb + 1) } else { before(scene, verb) }
}

/// The speaker from element `start` on, up to a mark or a relative clause.
fn behind(scene: &Scene<'_>, start: usize) -> Option<Span> {
    let name = (start..scene.elements.len())
        .take_while(|&at| !is_end(scene, at) && !is_relative(scene, at));
    named(scene, start, name.last()? + 1)
}

/// "who", "qui"; where an article is a relative pronoun, too, a comma stands before the latter.
fn is_relative(scene: &Scene<'_>, at: usize) -> bool {
    scene.elements[at].has(Cue::Relative) && !scene.is_definite(at)
}

/// The speaker before element `end`, back to a mark.
fn before(scene: &Scene<'_>, end: usize) -> Option<Span> {
    let start = (0..end).rev().take_while(|&at| !is_end(scene, at)).last()?;
    named(scene, start, end)
}

fn named(scene: &Scene<'_>, start: usize, end: usize) -> Option<Span> {
    let adverb = |at: &usize| scene.elements[*at].cues.any(AROUND_VERBS) || is_relative(scene, *at);
    let start = (start..end).find(|at| !adverb(at))?;
    let last = (start..end).rev().find(|at| !adverb(at))?;
    let pronoun = last == start && scene.elements[start].has(Cue::Pronoun);
    let whole = !pronoun && last - start < LONGEST;
    whole.then(|| scene.elements[start].span.join(scene.elements[last].span))
}

fn is_end(scene: &Scene<'_>, at: usize) -> bool {
    match scene.elements[at].kind {
        Kind::Mark(mark) => !matches!(mark, '.' | '\'' | '’') || at + 1 == scene.elements.len(),
        Kind::Place(_) | Kind::Quantity(_) | Kind::Name | Kind::Word => false,
    }
}
