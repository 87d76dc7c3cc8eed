//! "Its only land border", "der einzige Nachbar": a country that has one neighbour, and which.

use crate::measure::Question;
use crate::quantity::Stated;
use crate::text::{Cue, Kind, Scene};

use super::antecedent::{has_with, is_with};
use super::edge::BORDERS;
use super::reader::{Reader, Spot};

/// Reads that the number of neighbours is one; `at` restricts the border or the neighbour at
/// `noun`, or is that neighbour itself.
pub fn read(reader: &mut Reader<'_, '_>, kind: &'static str, at: usize, noun: usize) {
    let scene = reader.scene();
    let near = if at == noun { at.saturating_sub(3)..at } else { at..at + 1 };
    let Some(only) = near.rev().find(|&index| is_only(scene, index)) else { return };
    let one = |index: usize| {
        scene.elements[index].cues.any(&[Cue::One, Cue::Indefinite]) || is_only(scene, index)
    };
    let whole = (only + 1..noun).all(one) && !is_plural(scene, noun) && !is_restricted(scene, noun);
    let Some(country) = owner(reader, only, noun).filter(|_| whole) else { return };
    push(reader, kind, (only, noun), &country, named(reader, only, noun, &country));
}

/// Claims that the country borders on one other alone, which may be named, as the words from
/// element `first` to `last` say: a count is right or wrong of itself, a wrong name is wrong first.
pub fn push(
    reader: &mut Reader<'_, '_>,
    kind: &'static str,
    (first, last): (usize, usize),
    country: &Spot,
    other: Option<(usize, Spot)>,
) {
    let none = |other: &Spot| !reader.atlas.touch(&country.place, &other.place);
    if let Some((at, other)) = other.filter(|(_, it)| none(it)) {
        let span = reader.span(first.min(at), last.max(at));
        let stated = Stated::number(span, 1.0);
        reader.push(kind, span, stated, &[country, &other], |places| Question::Adjacency {
            a: places[0].clone(),
            b: places[1].clone(),
            side: None,
        });
    } else {
        let span = reader.span(first, last);
        let stated = Stated::number(span, 1.0);
        reader.push(kind, span, stated, &[country], |places| Question::Neighbours {
            country: places[0].clone(),
        });
    }
}

/// The country that has one neighbour.
fn owner(reader: &Reader<'_, '_>, only: usize, noun: usize) -> Option<Spot> {
    let scene = reader.scene();
    let named = scene.places().map(|(index, _)| index).filter(|index| *index < only);
    // "A, a kingdom in B, has only one neighbour", "A shares with B its only border"
    let free = |index: &usize| {
        !is_with(scene, *index) && !scene.any(index.saturating_sub(1)..*index, &[Cue::In])
    };
    let mutual = scene.any(0..only, &[Cue::Have, Cue::Share]);
    let named: Vec<usize> = named.filter(|index| !mutual || free(index)).collect();
    let mut found = named.into_iter().filter_map(|index| reader.country_at(index));
    // "A borders B, its sole neighbour": the neighbour of what the sentence is about.
    let own = scene.any(only.saturating_sub(1)..only, &[Cue::Possessive]);
    let before = if own { found.next() } else { found.next_back() };
    let behind = owner_behind(reader, noun);
    // "Monaco is the only neighbour of A"
    let of = scene.has(noun + 1, Cue::From);
    if of { behind.or(before) } else { before.or(behind) }
}

/// "A's only neighbour is B", "B is A's only neighbour", "it borders B, its only neighbour".
fn named(
    reader: &Reader<'_, '_>,
    only: usize,
    noun: usize,
    country: &Spot,
) -> Option<(usize, Spot)> {
    let scene = reader.scene();
    if scene.elements[noun].cues.any(BORDERS) {
        return None;
    }
    let is_owner = |spot: Spot| spot.place.id == country.place.id;
    let links = |at: usize| match scene.elements[at].kind {
        Kind::Word => {
            scene.is_definite(at) || scene.elements[at].cues.any(&[Cue::Lie, Cue::Possessive])
        }
        Kind::Place(_) => reader.country_at(at).is_some_and(is_owner),
        Kind::Name | Kind::Quantity(_) | Kind::Mark(_) => false,
    };
    let linked =
        |low: usize, high: usize| (low..high).all(links) && scene.any(low..high, &[Cue::Lie]);
    let behind = (noun + 1..noun + 4).find(|&at| scene.is_name(at) && linked(noun + 1, at));
    let before = (only.saturating_sub(5)..only).rev();
    let before = before.into_iter().find(|&at| scene.is_name(at) && linked(at + 1, only));
    let at = behind.or(before)?;
    let other = reader.country_at(at)?;
    (other.place.id != country.place.id).then_some((at, other))
}

/// "the only neighbour of A", "единственный сосед A".
fn owner_behind(reader: &Reader<'_, '_>, noun: usize) -> Option<Spot> {
    let scene = reader.scene();
    let of = scene.has(noun + 1, Cue::From);
    let genitive = scene.language.genitive && scene.is_name(noun + 1);
    let name = scene.name_after(noun + 1, 3).filter(|_| of || genitive)?;
    reader.country_at(name)
}

/// "the only neighbour to refuse", "der einzige Nachbar, der", "einziger Nachbar im Norden".
fn is_restricted(scene: &Scene<'_>, noun: usize) -> bool {
    let Some(next) = scene.elements.get(noun + 1) else { return false };
    let clause = scene.any(noun + 2..noun + 3, &[Cue::It, Cue::Relative]);
    let border = scene.elements[noun].cues.any(BORDERS);
    let with = border && has_with(scene, noun);
    next.cues.any(&[Cue::To, Cue::It]) && !with
        || leads_on(scene, noun + 1) && !with && !next.has(Cue::From)
        || next.has(Cue::From)
            && scene.name_after(noun + 1, 3).is_some_and(|it| leads_on(scene, it + 1))
        || next.has(Cue::Lie) && scene.has(noun + 2, Cue::Not)
        || next.cues.wind.is_some()
        || scene.elements.get(noun + 2).is_some_and(|after| after.cues.wind.is_some())
        || next.is_mark(&[',']) && clause
}

/// "the only neighbour outside the EU", "the only neighbour of A without an army".
fn leads_on(scene: &Scene<'_>, at: usize) -> bool {
    static HARMLESS: &[Cue] = &[Cue::Lie, Cue::Have, Cue::And, Cue::Topic, Cue::It];
    scene.elements.get(at).is_some_and(|next| {
        let grammar = scene.is_grammar(next);
        // Where adjectives stand before their noun, any word behind it restricts it.
        let other = next.cues.is_empty() && !scene.language.adjectives_behind;
        static LEADING: &[Cue] =
            &[Cue::In, Cue::With, Cue::On, Cue::Near, Cue::Off, Cue::Not, Cue::Except];
        let leading = grammar || other || next.cues.any(LEADING);
        next.kind == Kind::Word && leading && !next.cues.any(HARMLESS)
    })
}

/// "the only neighbours that …" are several.
fn is_plural(scene: &Scene<'_>, noun: usize) -> bool {
    scene.elements[noun].has(Cue::Plural)
}

/// "only", "nur": nothing else.
pub fn is_only(scene: &Scene<'_>, at: usize) -> bool {
    scene.elements[at].cues.any(&[Cue::Only, Cue::Just])
}
