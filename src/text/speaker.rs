//! Who says it: "according to a leaflet", "behauptet ein Reiseführer", "one trader insisted".
//!
//! A statement that the text puts into another's mouth is judged like any other, and the finding
//! names the speaker. A pronoun names nobody.

use crate::span::Span;

use super::cue::Cue;
use super::scene::{Element, Kind, Scene};

/// The longest name of a speaker, in elements.
const LONGEST: usize = 10;

/// Words at the edges of a clause that belong to the verb, not to the speaker.
static ADVERBS: &[&str] = &[
    "once",
    "also",
    "later",
    "often",
    "still",
    "proudly",
    "has",
    "had",
    "have",
    "who",
    "which",
    "einst",
    "auch",
    "gern",
    "immer",
    "jedenfalls",
    "hat",
    "un jour",
    "souvent",
    "aussi",
    "siempre",
    "también",
    "spesso",
    "once again",
    "that",
    "and",
    "but",
    "und",
    "aber",
];

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
    static RELATIVE: &[&str] = &["que", "qui", "that", "who", "which", "che", "dont"];
    let relative = |at: usize| {
        let word = scene.elements[at].span.of(scene.text).to_lowercase();
        RELATIVE.contains(&word.as_str())
    };
    let name = (start..scene.elements.len()).take_while(|&at| !is_end(scene, at) && !relative(at));
    named(scene, start, name.last()? + 1)
}

/// The speaker before element `end`, back to a mark.
fn before(scene: &Scene<'_>, end: usize) -> Option<Span> {
    let start = (0..end).rev().take_while(|&at| !is_end(scene, at)).last()?;
    named(scene, start, end)
}

fn named(scene: &Scene<'_>, start: usize, end: usize) -> Option<Span> {
    let adverb = |at: &usize| {
        let word = scene.elements[*at].span.of(scene.text).to_lowercase();
        ADVERBS.contains(&word.as_str())
    };
    let start = (start..end).find(|at| !adverb(at))?;
    let last = (start..end).rev().find(|at| !adverb(at))?;
    let pronoun = last == start && is_pronoun(scene, &scene.elements[start]);
    let whole = !pronoun && last - start < LONGEST;
    whole.then(|| scene.elements[start].span.join(scene.elements[last].span))
}

fn is_pronoun(scene: &Scene<'_>, element: &Element) -> bool {
    static PRONOUNS: &[&str] = &[
        "he", "she", "it", "they", "i", "we", "you", "er", "sie", "es", "man", "ich", "wir", "il",
        "elle", "on", "ils", "elles", "él", "ella", "lui", "lei", "он", "она", "они", "so",
    ];
    let word = element.span.of(scene.text).to_lowercase();
    element.kind == Kind::Word && PRONOUNS.contains(&word.as_str())
}

fn is_end(scene: &Scene<'_>, at: usize) -> bool {
    match scene.elements[at].kind {
        Kind::Mark(mark) => !matches!(mark, '.' | '\'' | '’') || at + 1 == scene.elements.len(),
        Kind::Place(_) | Kind::Quantity(_) | Kind::Name | Kind::Word => false,
    }
}
