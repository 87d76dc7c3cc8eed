#![doc = include_str!("adjacency.md")]

use crate::measure::Question;
use crate::quantity::{Dimension, Interval};
use crate::text::{Cue, Kind as ElementKind, Scene, numerals};

use super::Kind;
use super::border_rank::{has_with, is_possessive, number};
use super::reader::{Reader, Spot};

pub const KIND: Kind = Kind { name: "adjacency", page: include_str!("adjacency.md"), read };

/// How far before the verb its subject may stand, in elements.
const REACH: usize = 8;
/// Words between the verb and its object.
const PLAIN_WORDS: usize = 4;

fn read(reader: &mut Reader<'_, '_>) {
    read_counts(reader);
    let scene = reader.scene();
    let measured = scene
        .quantities
        .iter()
        .any(|found| found.value.quantity.unit.dimension() == Dimension::Length);
    if measured {
        return;
    }
    for at in 0..scene.elements.len() {
        if scene.elements[at].has(Cue::Adjoin) && is_verb(reader, at) {
            read_verb(reader, at);
        } else if is_border(scene, at) {
            read_shared(reader, at);
        }
    }
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
/// B".
fn read_shared(reader: &mut Reader<'_, '_>, at: usize) {
    let scene = reader.scene();
    let near = at.saturating_sub(6)..at + 3;
    let denied = scene.any(near.clone(), &[Cue::Not]);
    let shared = scene.any(near, &[Cue::Share]);
    if !denied && !shared {
        return;
    }
    let behind = objects(reader, at);
    let Some((first, subject)) = subject(reader, at) else { return };
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

/// The country before the verb, a relative clause allowed: "A, which borders B".
fn subject(reader: &Reader<'_, '_>, at: usize) -> Option<(usize, Spot)> {
    let elements = &reader.scene().elements;
    (at.saturating_sub(REACH)..at)
        .rev()
        .take_while(|&index| !elements[index].is_mark(&[';', '.', ':', '!', '?']))
        .find(|&index| matches!(elements[index].kind, ElementKind::Place(_)))
        .and_then(|index| Some((index, reader.country_at(index)?)))
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
