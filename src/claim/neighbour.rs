//! "A is a neighbour of B", "B's neighbours include A and C": neighbours that a noun tells of.
//!
//! Countries that face each other across a sea are neighbours, too, so that a border that is not
//! there refutes nothing unless one of the two has no coast.

use crate::atlas::{CountryCode, PlaceClass};
use crate::measure::Question;
use crate::quantity::Stated;
use crate::text::{Cue, Scene, cues_of};

use super::adjacency;
use super::adjoining::{objects, subject_at};
use super::antecedent::is_genitive;
use super::contrast::{Polarity, polarities};
use super::reader::{Grasp, Reader, Spot};

/// How far before the noun its verb may stand, in elements …
const VERB: usize = 5;
/// … and how far behind the verb the first of a list.
const FIRST: usize = 3;

/// Adds what the nouns of the sentence say of countries, as claims of [`adjacency`].
pub fn read(reader: &mut Reader<'_, '_>) {
    for at in 0..reader.scene().elements.len() {
        read_at(reader, at);
    }
}

fn read_at(reader: &mut Reader<'_, '_>, at: usize) {
    let scene = reader.scene();
    if !is_noun(scene, at) {
        return;
    }
    let Some((owner_at, owner)) = owner(reader, at) else { return };
    let (first, last) = (at.min(owner_at), at.max(owner_at));
    if let Some(verb) = verb_before(scene, first) {
        let subject = subject_at(reader, verb).filter(|&name| scene.is_name(name));
        let Some((name, subject)) = subject.and_then(|name| Some((name, country(reader, name)?)))
        else {
            return;
        };
        let denied = scene.any(verb..at, &[Cue::Not]);
        let polarity = if denied { Polarity::Denied } else { Polarity::Affirmed };
        return push(reader, (name, last), [&subject, &owner], polarity);
    }
    let led = scene.any(first.saturating_sub(2)..at, &[Cue::Among, Cue::To]);
    let verb = last + 1;
    let told = scene.is_word(verb) && !scene.any(verb..verb + 1, &[Cue::And]);
    let lists = scene.any(verb..verb + 1, &[Cue::Lie, Cue::Including]) || led && told;
    if !lists || first > FIRST {
        return;
    }
    let listed = objects(reader, verb);
    let near = listed.first().is_some_and(|(next, _)| *next <= verb + FIRST);
    let names: Vec<usize> = listed.iter().map(|(name, _)| *name).filter(|_| near).collect();
    let denied = names.first().is_some_and(|&next| scene.any(verb..next, &[Cue::Not]));
    let polarity = if denied { Polarity::Denied } else { Polarity::Affirmed };
    for (&name, polarity) in names.iter().zip(polarities(scene, &names, polarity)) {
        let Some(neighbour) = country(reader, name) else { continue };
        push(reader, (first, name), [&owner, &neighbour], polarity);
    }
}

/// "Nachbarn", "Nachbar von".
fn is_noun(scene: &Scene<'_>, at: usize) -> bool {
    scene.is_word(at) && (scene.has(at, Cue::Neighbours) || is_with_preposition(scene, at))
}

/// "Nachbarland von": a noun and a preposition that are one phrase.
fn is_with_preposition(scene: &Scene<'_>, at: usize) -> bool {
    let last = scene.spelled(at).split_once(' ').map(|(_, last)| last);
    let from =
        last.and_then(|last| cues_of(last, scene.language)).is_some_and(|it| it.has(Cue::From));
    from && scene.has(at, Cue::Adjoin) && scene.elements[at].capital
}

/// "neighbours of B", "Nachbarn Bs", "B's neighbours": whose neighbours the noun at `at` tells of.
fn owner(reader: &Reader<'_, '_>, at: usize) -> Option<(usize, Spot)> {
    let scene = reader.scene();
    let led = |name: usize| {
        let of = scene.any(at + 1..name, &[Cue::From, Cue::Of, Cue::Genitive]);
        of || is_with_preposition(scene, at) || name == at + 1 && is_genitive(scene, name)
    };
    let behind = (at + 1..at + 4).find(|&name| scene.is_name(name)).filter(|&name| led(name));
    let before =
        || at.checked_sub(1).filter(|&name| scene.is_name(name) && is_genitive(scene, name));
    let name = behind.or_else(before)?;
    let words = (at.min(name) + 1..at.max(name)).all(|index| scene.is_word(index));
    Some((name, country(reader, name).filter(|_| words)?))
}

/// "A is *a* neighbour", "A *is one of* the neighbours", "A is B's neighbour": the verb before the
/// phrase that begins at element `first`.
fn verb_before(scene: &Scene<'_>, first: usize) -> Option<usize> {
    let near = first.saturating_sub(VERB)..first;
    let verb =
        near.rev().take_while(|&at| scene.is_word(at)).find(|&at| scene.has(at, Cue::Lie))?;
    let named = verb.checked_sub(1).is_some_and(|name| scene.is_name(name));
    named.then_some(verb)
}

fn country(reader: &Reader<'_, '_>, at: usize) -> Option<Spot> {
    reader.spot(at).filter(|spot| spot.place.class == PlaceClass::Country)
}

fn push(
    reader: &mut Reader<'_, '_>,
    (first, last): (usize, usize),
    [a, b]: [&Spot; 2],
    polarity: Polarity,
) {
    let codes = a.place.country.zip(b.place.country).filter(|(a, b)| a != b);
    let Some((a_code, b_code)) = codes else { return };
    let inland = |code: CountryCode| !reader.atlas.has_coast(code);
    let over_land = inland(a_code) || inland(b_code);
    let touch = reader.atlas.are_neighbours(a_code, b_code);
    let span = reader.span(first.min(last), last.max(first));
    let value = if polarity == Polarity::Affirmed { 1.0 } else { 0.0 };
    let stated = Stated::number(span, value);
    let claim = reader.push(adjacency::KIND.name, span, stated, &[a, b], |places| {
        Question::Adjacency { a: places[0].clone(), b: places[1].clone(), side: None }
    });
    if !over_land && !touch {
        claim.grasp = Grasp::Implied;
    }
}
