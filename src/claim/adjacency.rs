#![doc = include_str!("adjacency.md")]

use crate::measure::Question;
use crate::quantity::{Dimension, Interval};
use crate::text::{Cue, Kind as ElementKind, Scene, numerals};

use super::Kind;
use super::antecedent::{country_word, is_with};
use super::border_rank::{has_with, is_possessive, number};
use super::reader::{Reader, Spot};

pub const KIND: Kind = Kind { name: "adjacency", page: include_str!("adjacency.md"), read };

/// How far before the verb its subject may stand, in elements.
const REACH: usize = 12;
/// Words between the verb and its object.
const PLAIN_WORDS: usize = 4;

fn read(reader: &mut Reader<'_, '_>) {
    read_counts(reader);
    let scene = reader.scene();
    for at in 0..scene.elements.len() {
        if is_measured(scene, at) {
            continue;
        }
        if scene.elements[at].has(Cue::Adjoin) && is_verb(reader, at) {
            read_verb(reader, at);
        } else if is_border(scene, at) {
            read_shared(reader, at);
        }
    }
}

/// Whether a length stands in the same part of the sentence: the border is measured there.
fn is_measured(scene: &Scene<'_>, at: usize) -> bool {
    let part = scene.elements.split(|element| element.is_mark(&[';', ':']));
    let mut start = 0;
    for elements in part {
        let end = start + elements.len();
        if (start..=end).contains(&at) {
            return (start..end).any(|index| is_length(scene, index));
        }
        start = end + 1;
    }
    false
}

fn is_length(scene: &Scene<'_>, at: usize) -> bool {
    let ElementKind::Quantity(index) = scene.elements[at].kind else { return false };
    scene.quantities[index].value.quantity.unit.dimension() == Dimension::Length
}

fn is_border(scene: &Scene<'_>, at: usize) -> bool {
    scene.elements[at].cues.any(&[Cue::Border, Cue::LandBorder])
        && !scene.elements[at].has(Cue::SeaBorder)
}

/// "borders" and "neighbours" are nouns too: "its borders with B", "A's neighbours, B and C".
fn is_verb(reader: &Reader<'_, '_>, at: usize) -> bool {
    let scene = reader.scene();
    if !scene.elements[at].cues.any(&[Cue::Border, Cue::LandBorder, Cue::Neighbours]) {
        return true;
    }
    let owned = at > 0 && is_possessive(reader, at - 1);
    let next = scene.elements.get(at + 1);
    let noun = next.is_none_or(|next| matches!(next.kind, ElementKind::Mark(_)));
    !owned && !noun && !has_with(reader, at)
}

/// "A grenzt an B und C", "A, which borders B, C and D", "A does not border B".
fn read_verb(reader: &mut Reader<'_, '_>, at: usize) {
    let scene = reader.scene();
    let Some((first, subject)) = subject(reader, at) else { return };
    let objects = objects(reader, at);
    let end = objects.first().map_or(at + 3, |(object, _)| *object);
    let denied = scene.any(first + 1..end, &[Cue::Not]);
    for (last, object) in objects {
        push(reader, (first, last), &subject, &object, denied);
    }
}

/// "A und B teilen sich eine Grenze", "A has no border with B", "there is no border between A and
/// B", "mit B hat das Land eine gemeinsame Grenze".
fn read_shared(reader: &mut Reader<'_, '_>, at: usize) {
    let scene = reader.scene();
    let near = at.saturating_sub(6)..at + 3;
    let denied = scene.any(near.clone(), &[Cue::Not]);
    let has = scene.any(near.clone(), &[Cue::Have])
        && (has_with(reader, at) || scene.any(near.clone(), &[Cue::Common]));
    let shared = has || scene.any(near, &[Cue::Share]);
    let word = reader.span(at, at);
    let ranked = reader.claims.iter().rev().take(4).any(|claim| claim.span.overlaps(word));
    if !denied && !shared || has && ranked {
        return;
    }
    let behind = objects(reader, at);
    let Some((first, subject)) = subject(reader, at) else { return };
    if let Some((last, object)) = other_side(reader, at).filter(|_| shared) {
        return push(reader, (first.min(last), at), &subject, &object, denied);
    }
    if let Some((last, object)) = behind.into_iter().next() {
        let with = last <= at + 4;
        return if with {
            push(reader, (first, last), &subject, &object, denied)
        };
    }
    let joined = first.checked_sub(2).filter(|_| scene.elements[first - 1].has(Cue::And));
    if let Some(other) = joined.and_then(|other| reader.country_at(other)) {
        push(reader, (first - 2, at), &other, &subject, denied);
    }
}

fn push(
    reader: &mut Reader<'_, '_>,
    (first, last): (usize, usize),
    subject: &Spot,
    object: &Spot,
    denied: bool,
) {
    if object.place.id == subject.place.id {
        return;
    }
    let span = reader.span(first, last);
    let value = if denied { 0.0 } else { 1.0 };
    let stated = number(span, value, Interval::point(value));
    reader.push(KIND.name, span, stated, &[subject, object], |places| Question::Adjacency {
        a: places[0].clone(),
        b: places[1].clone(),
    });
}

/// The country before the verb, a relative clause allowed: "A, which borders B"; else the one that
/// "the country" or a pronoun stands for.
fn subject(reader: &Reader<'_, '_>, at: usize) -> Option<(usize, Spot)> {
    let scene = reader.scene();
    let clause = || {
        (at.saturating_sub(REACH)..at)
            .rev()
            .take_while(|&index| !scene.elements[index].is_mark(&[';', '.', ':', '!', '?']))
    };
    let named = clause().find(|&index| {
        matches!(scene.elements[index].kind, ElementKind::Place(_)) && !is_with(scene, index)
    });
    if let Some(index) = named {
        return reader.country_at(index).map(|spot| (index, spot));
    }
    clause().find_map(|index| Some((index, country_word(reader, index)?)))
}

/// "mit B" before the border word: "mit B hat das Land eine gemeinsame Grenze".
fn other_side(reader: &Reader<'_, '_>, at: usize) -> Option<(usize, Spot)> {
    let scene = reader.scene();
    let before = (at.saturating_sub(REACH)..at)
        .rev()
        .take_while(|&index| !scene.elements[index].is_mark(&[';', '.', ':', '!', '?', ',']));
    before
        .filter(|&index| is_with(scene, index))
        .find_map(|index| Some((index, reader.country_at(index)?)))
}

/// The countries of the list behind the verb, up to the next verb or mark.
fn objects(reader: &Reader<'_, '_>, at: usize) -> Vec<(usize, Spot)> {
    static ENDS: &[Cue] = &[
        Cue::Lie,
        Cue::Share,
        Cue::Border,
        Cue::LandBorder,
        Cue::SeaBorder,
        Cue::Near,
        Cue::Coast,
    ];
    let scene = reader.scene();
    let mut objects = Vec::new();
    let mut plain = 0;
    for index in at + 1..scene.elements.len() {
        let element = &scene.elements[index];
        match element.kind {
            ElementKind::Place(_) => {
                let Some(country) = reader.country_at(index) else { break };
                objects.push((index, country));
                plain = 0;
            }
            ElementKind::Mark(',' | '、') => {}
            ElementKind::Word if element.cues.any(ENDS) => break,
            ElementKind::Word if plain < PLAIN_WORDS => plain += 1,
            ElementKind::Word
            | ElementKind::Name
            | ElementKind::Mark(_)
            | ElementKind::Quantity(_) => break,
        }
    }
    objects
}

/// "grenzt an neun Staaten", "has nine neighbours", "einem ihrer neun Nachbarn".
fn read_counts(reader: &mut Reader<'_, '_>) {
    let scene = reader.scene();
    for found in numerals(scene.text, scene.language) {
        let at = scene.elements.iter().position(|element| element.span.overlaps(found.span));
        let Some(at) = at.filter(|&at| counts_neighbours(reader, at)) else { continue };
        let Some((first, country)) = counted_country(reader, at) else { continue };
        let span = reader.span(first, (at + 1).min(scene.elements.len() - 1));
        let stated = number(span, found.value.value, Interval::point(found.value.value));
        reader.push(KIND.name, span, stated, &[&country], |places| Question::Neighbours {
            country: places[0].clone(),
        });
    }
}

/// Whether the number at `at` counts all neighbours: a verb or a possessive says so, no article.
fn counts_neighbours(reader: &Reader<'_, '_>, at: usize) -> bool {
    let scene = reader.scene();
    let next = at + 1..at + 3;
    let adjoin = scene.any(at.saturating_sub(3)..at, &[Cue::Adjoin]);
    if adjoin && scene.any(next.clone(), &[Cue::Country, Cue::Neighbours]) {
        return true;
    }
    let owned = (at.saturating_sub(3)..at).any(|index| scene.elements[index].has(Cue::Have))
        || at > 0 && is_possessive(reader, at - 1);
    owned && scene.any(next, &[Cue::Neighbours])
}

fn counted_country(reader: &Reader<'_, '_>, at: usize) -> Option<(usize, Spot)> {
    let before = (at.saturating_sub(12)..at).rev();
    before
        .filter(|&index| index + 1 < at || !reader.scene().any(index..at, &[Cue::From]))
        .find_map(|index| Some((index, reader.country_at(index)?)))
}
