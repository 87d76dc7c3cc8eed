//! What a sentence does not assert (questions, suppositions, denials), or only of a doubtful place.
//!
//! A denied figure or direction may be any other one, so there is nothing to measure; neighbours
//! are the exception, as they are or are not, and their reader turns the statement round.

use crate::atlas::{PlaceClass, fold};
use crate::measure::Question;
use crate::span::Span;
use crate::text::language::phrases;
use crate::text::{Capitals, Cue, Kind as ElementKind, Scene};

use super::{Claim, NamedPlace, adjacency, distance};

/// So many elements before a statement may deny it …
const BEFORE: usize = 2;
/// … and so many bytes behind it, where the verb stands at the end.
const BEHIND: usize = 30;

/// Whether `scene` asserts `claim`, which was read in it.
pub fn is_asserted(scene: &Scene<'_>, claim: &Claim) -> bool {
    !is_asked(scene, claim)
        && !is_supposed(scene)
        && !is_denied(scene, claim)
        && !is_invented(scene)
}

/// "Is A 100 km from B?", but not "A is 100 km from B: who goes there?"
fn is_asked(scene: &Scene<'_>, claim: &Claim) -> bool {
    let text = scene.text.trim_end_matches(['"', '”', '“', '»', '«', ' ', '\n']);
    let question = text.rfind(':').map_or(scene.offset, |at| scene.offset + at);
    text.ends_with(['?', '？']) && claim.span.start >= question
}

/// "In her novel the village lies", "the fictional town of A": near the beginning, with a
/// preposition, or as an adjective.
fn is_invented(scene: &Scene<'_>) -> bool {
    let told = |at: usize| {
        let element = &scene.elements[at];
        element.has(Cue::Fiction) && scene.any(at.saturating_sub(3)..at, &[Cue::In])
    };
    (0..scene.elements.len().min(OPENING)).any(told)
}

/// So many elements open a sentence.
const OPENING: usize = 6;

/// Whether a town of `claim` may be a person, or another town than the one that it was taken for:
/// "Jack London", "Paris Hilton", "Paris, Texas".
pub fn is_doubtful(scene: &Scene<'_>, claim: &Claim) -> bool {
    if scene.language.capitals == Capitals::None {
        return false;
    }
    // A region is measured at one point, which is not the one that is meant.
    let wide = |it: &NamedPlace| it.place.class == PlaceClass::Region;
    let anywhere = matches!(claim.question, Ok(Question::Agreement { .. }));
    if claim.kind == distance::KIND.name && !anywhere && claim.places.iter().any(wide) {
        return true;
    }
    let mut towns = claim.places.iter().filter(|it| it.place.class == PlaceClass::Settlement);
    towns.any(|named| {
        let Some(mention) = named.mention else { return false };
        let at = scene.places().find(|(_, it)| it.span.shift(scene.offset) == mention);
        at.is_some_and(|(at, _)| {
            is_beside_name(scene, at, claim)
                || is_noble(scene, at)
                || is_elsewhere(scene, at, named)
                || is_second(scene, at)
        })
    })
}

/// Another name is written directly before or behind element `at`; German capitals tell no names.
/// "The distance A–B" names both ends of a way.
fn is_beside_name(scene: &Scene<'_>, at: usize, claim: &Claim) -> bool {
    static WAYS: &[Cue] = &[Cue::Away, Cue::Straight, Cue::Route, Cue::Road, Cue::Rail];
    let way = scene.any(at.saturating_sub(3)..at, WAYS) && claim.kind == distance::KIND.name;
    let other_end = |name: Span| {
        way && claim.places.iter().any(|it| it.mention == Some(name.shift(scene.offset)))
    };
    let beside = at.checked_sub(1).into_iter().chain([at + 1]);
    let mut names = beside.filter_map(|index| scene.elements.get(index));
    names.any(|element| match element.kind {
        ElementKind::Name => true,
        ElementKind::Place(index) => {
            let toponym = &scene.toponyms[index];
            !toponym.demonym && !other_end(toponym.span)
        }
        ElementKind::Word => {
            let word = element.span.of(scene.text).to_lowercase();
            let common = scene.language.function_words.contains(&word.as_str());
            scene.language.capitals != Capitals::Nouns
                && element.capital
                && element.cues.is_empty()
                && !common
        }
        ElementKind::Quantity(_) | ElementKind::Mark(_) => false,
    })
}

/// "Prinz Heinrich von Hannover", "Anne of Cleves": a title or a given name, and a particle.
fn is_noble(scene: &Scene<'_>, at: usize) -> bool {
    if at < 2 || !scene.elements[at - 1].has(Cue::Noble) {
        return false;
    }
    scene.elements[at.saturating_sub(3)..at - 1].iter().any(|element| {
        let mut words = element.span.of(scene.text).split_whitespace();
        element.capital && words.any(|it| scene.language.introduces_person(&fold(it)))
    })
}

/// "A, B, lies …": element `at` may be the province of the town before it.
fn is_second(scene: &Scene<'_>, at: usize) -> bool {
    at >= 2
        && is_comma(scene, at - 1)
        && is_comma(scene, at + 1)
        && scene.place_at(at - 2).is_some()
}

fn is_comma(scene: &Scene<'_>, at: usize) -> bool {
    scene.is_mark(at, &[','])
}

/// The region or country behind the comma is in another country than the town.
fn is_elsewhere(scene: &Scene<'_>, at: usize, town: &NamedPlace) -> bool {
    let comma = is_comma(scene, at + 1);
    let behind = scene.place_at(at + 2).filter(|it| comma && !it.demonym);
    behind.is_some_and(|it| {
        let place = it.best();
        let wide = matches!(place.class, PlaceClass::Region | PlaceClass::Country);
        wide && place.country != town.place.country
    })
}

fn is_supposed(scene: &Scene<'_>) -> bool {
    let all = 0..scene.elements.len();
    scene.any(all.clone(), &[Cue::Supposed])
        || scene.any(0..1, &[Cue::If]) && scene.any(all.clone(), &[Cue::Subjunctive])
        || is_inverted(scene)
}

/// "Were A 50 km from B, nobody would drive": a verb of supposition before its subject opens the
/// sentence, and another one follows.
fn is_inverted(scene: &Scene<'_>) -> bool {
    let all = 1..scene.elements.len();
    let opens = scene.any(0..1, &[Cue::Subjunctive, Cue::Planned]) && !scene.any(0..1, &[Cue::If]);
    let comma = all.clone().find(|&at| scene.elements[at].is_mark(&[',']));
    let named = scene.place_at(1).is_some();
    opens && named && comma.is_some_and(|comma| scene.any(comma..all.end, &[Cue::Planned]))
}

fn is_denied(scene: &Scene<'_>, claim: &Claim) -> bool {
    let (start, end) =
        (claim.span.start - scene.offset, (claim.span.end - scene.offset).min(scene.text.len()));
    if scene.language.capitals == Capitals::None {
        let mut end = scene.text.len().min(end + BEHIND);
        while !scene.text.is_char_boundary(end) {
            end -= 1;
        }
        let said = &scene.text[start..end];
        return phrases(scene.language.denials).any(|word| said.contains(word));
    }
    if claim.kind == adjacency::KIND.name {
        // "A borders every country but B": the names behind are those that it does not border.
        let behind = scene.elements.iter().position(|element| element.span.start >= end);
        return scene.any(0..behind.unwrap_or(scene.elements.len()), &[Cue::Except]);
    }
    let figure = claim.stated.span.start.saturating_sub(scene.offset).max(start);
    let first = scene.elements.iter().position(|element| element.span.end > start).unwrap_or(0);
    let last = scene.elements.iter().rposition(|element| element.span.start < end).unwrap_or(first);
    (first.saturating_sub(BEFORE)..=last).any(|at| {
        let mut between = scene.elements[at..=last].iter().take_while(|it| it.span.start < figure);
        denies(scene, at) && !between.any(|it| matches!(it.kind, ElementKind::Mark(_)))
    })
}

/// "nicht", but neither "nicht einmal" nor "keine 70 Kilometer", which are hedges.
fn denies(scene: &Scene<'_>, at: usize) -> bool {
    let hedge = match scene.elements.get(at + 1).map(|next| next.kind) {
        Some(ElementKind::Quantity(_)) => scene.elements[at].has(Cue::No),
        Some(_) => scene.elements[at + 1].has(Cue::Even),
        None => false,
    };
    let element = &scene.elements[at];
    element.kind == ElementKind::Word && element.has(Cue::Not) && !hedge
}
