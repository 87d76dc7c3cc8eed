//! "It borders six states", "its five neighbours are A, B, …": neighbours that a number counts.
//!
//! A kind of [adjacency](super::adjacency).

use crate::atlas::PlaceClass;
use crate::measure::Question;
use crate::quantity::Stated;
use crate::text::{Cue, Scene, Syntax, numerals, phrases};

use super::adjoining::{REACH, is_border, objects, subject};
use super::antecedent::{country_word, is_with, opening, subject_before};
use super::named::is_left_out;
use super::past::is_past;
use super::reader::{Grasp, Reader, Spot};
use super::side::is_one_sided;

/// What it borders on is counted and not named.
pub static COUNTED: &[Cue] = &[Cue::Adjoin, Cue::Enclosed, Cue::Neighbours];

/// A neighbour that is listed where it is counted.
pub struct Listed {
    /// The first and the last element of what is told.
    pub ends: (usize, usize),
    pub country: Spot,
    pub neighbour: Spot,
}

/// "grenzt an neun Staaten", "has nine neighbours", "einem ihrer neun Nachbarn": adds how
/// many they are, as claims of `kind`, and gives those that are listed.
pub fn read(reader: &mut Reader<'_, '_>, kind: &'static str) -> Vec<Listed> {
    let scene = reader.scene();
    let mut named = Vec::new();
    let all = 0..scene.elements.len();
    if !scene.any(all.clone(), COUNTED) && !scene.any(all, &[Cue::Border, Cue::LandBorder]) {
        return named;
    }
    for found in numerals(scene.text, scene.language) {
        let at = scene.elements.partition_point(|it| it.span.end <= found.span.start);
        let here = scene.elements.get(at).filter(|it| it.span.overlaps(found.span));
        let at = here.map(|_| at);
        let Some(at) = at.filter(|&at| counts_neighbours(reader, at)) else { continue };
        // "To the south, it borders three countries": there may be more on other sides.
        let verb = (0..at).rfind(|&index| scene.elements[index].cues.any(COUNTED));
        if is_one_sided(scene, verb.unwrap_or(at), at) {
            continue;
        }
        let Some((first, country)) = counted_country(reader, at) else {
            // "The region of A borders three states: B, C and D": they are not counted.
            let region = verb.and_then(|verb| subject(reader, verb));
            let region = region.filter(|(_, it)| it.place.class == PlaceClass::Region);
            named.extend(region.into_iter().flat_map(|region| listed(reader, at, &region)));
            continue;
        };
        let span = reader.span(first.min(at), first.max(at + 1).min(scene.elements.len() - 1));
        let stated = Stated::number(span, found.value.value);
        let some = is_of_some(reader, at);
        let claim = reader.push(kind, span, stated, &[&country], |places| Question::Neighbours {
            country: places[0].clone(),
        });
        if some {
            claim.grasp = Grasp::Implied;
        }
        named.extend(listed(reader, at, &(first, country)));
    }
    named
}

/// "borders five countries in A", "граничит с тремя странами A", "与三个A国家接壤": the number at
/// `at` may leave out those elsewhere, as it may where it counts the subject of the verb: "с A
/// граничат три страны".
fn is_of_some(reader: &Reader<'_, '_>, at: usize) -> bool {
    let scene = reader.scene();
    let end = scene.elements.len();
    let noun = (at + 1..end.min(at + 4))
        .find(|&index| scene.elements[index].cues.any(&[Cue::Country, Cue::Neighbours]));
    let Some(noun) = noun else { return false };
    let within = (at + 1..noun).any(|index| scene.place_at(index).is_some());
    let led = scene.elements.get(noun + 1).is_some_and(|it| it.cues.any(&[Cue::In, Cue::From]));
    let owner = scene.language.genitive && scene.place_at(noun + 1).is_some();
    let verb = at.checked_sub(1).filter(|&verb| scene.has(verb, Cue::Adjoin));
    let across = verb.and_then(|verb| verb.checked_sub(1)).is_some_and(|name| {
        scene.is_name(name) && is_with(scene, name) && scene.language.syntax == Syntax::Slavic
    });
    within || led && scene.name_after(noun + 1, 4).is_some() || owner || across
}

/// "five countries: A, B and C", "two countries — A and B", "sechs Nachbarn, darunter A und B":
/// neighbours that the number at `at` counts.
fn listed(reader: &Reader<'_, '_>, at: usize, (first, country): &(usize, Spot)) -> Vec<Listed> {
    let scene = reader.scene();
    let end = scene.elements.len();
    let noun = (at + 1..end.min(at + 4))
        .find(|&index| scene.elements[index].cues.any(&[Cue::Country, Cue::Neighbours]));
    let Some(next) = noun.map(|noun| noun + 1).filter(|&next| next < end) else {
        return Vec::new();
    };
    let dash = scene.elements[next].is_mark(&['—', '–']) && scene.name_after(next + 1, 2).is_some();
    // "its five neighbours *are* A and B"
    let told = scene.has(next, Cue::Lie) && !is_past(scene, next..next + 1);
    let told = told && (next + 1..next + 3).any(|index| scene.is_name(index));
    let mark = scene.elements[next].is_mark(&[':', '(']);
    let opens = (dash || mark || told).then_some(next);
    let including =
        || (next..end.min(next + 3)).find(|&index| scene.elements[index].has(Cue::Including));
    let named = opens.or_else(including).map(|start| objects(reader, start));
    let neighbour = |(last, neighbour): (usize, Spot)| Listed {
        ends: (*first, last),
        country: country.clone(),
        neighbour,
    };
    named.into_iter().flatten().map(neighbour).collect()
}

/// Whether the number at `at` counts all neighbours: a verb or a possessive says so, no article.
fn counts_neighbours(reader: &Reader<'_, '_>, at: usize) -> bool {
    let scene = reader.scene();
    let next = at + 1..at + 3;
    let on = at > 0 && scene.elements[at - 1].has(Cue::AdjoinedTo);
    let shared = is_with(scene, at)
        && scene.any(at + 1..at + 6, &[Cue::Border, Cue::LandBorder])
        && scene.any(at + 1..at + 6, &[Cue::Share, Cue::Have]);
    // "Neben A und B hat C sechs weitere Nachbarn": those named before are left out.
    if phrases(scene.language.more).any(|more| more == scene.lower(at + 1)) {
        return false;
    }
    let adjoin = scene.any(at.saturating_sub(3)..at, &[Cue::Adjoin, Cue::Enclosed])
        || scene.any(at + 1..at + 4, &[Cue::Enclosed])
        || on && scene.any(at + 1..at + 4, &[Cue::Adjoin])
        || shared
        || shares_before(scene, at);
    if adjoin && scene.any(next.clone(), &[Cue::Country, Cue::Neighbours]) {
        return true;
    }
    if adjoined_by_number(reader, at).is_some() {
        return true;
    }
    let owned = (at.saturating_sub(3)..at).any(|index| scene.elements[index].has(Cue::Have))
        || at > 0 && scene.has(at - 1, Cue::Possessive);
    owned && scene.any(next, &[Cue::Neighbours])
}

/// "A shares borders with seven countries", "partage ses frontières avec sept pays".
fn shares_before(scene: &Scene<'_>, at: usize) -> bool {
    let with = at.checked_sub(1).filter(|&with| is_with(scene, with));
    let border = with.and_then(|with| {
        let near = with.saturating_sub(4)..with;
        near.into_iter().find(|&index| is_border(scene, index))
    });
    border
        .is_some_and(|border| scene.any(border.saturating_sub(4)..border, &[Cue::Share, Cue::Have]))
}

/// "Nine countries border A", "Insgesamt grenzen neun Staaten an A": the country that those border
/// on which the number at `at` counts.
fn adjoined_by_number(reader: &Reader<'_, '_>, at: usize) -> Option<(usize, Spot)> {
    let scene = reader.scene();

    scene.elements.get(at + 1).filter(|noun| noun.has(Cue::Country))?;
    let beside = at.checked_sub(1).into_iter().chain([at + 2]);
    // "grenzen" and "border" are nouns, too.
    let adjoins = |at: &usize| {
        let noun = scene.any(*at..at + 1, &[Cue::Border]) && !scene.elements[*at].capital;
        scene.has(*at, Cue::Adjoin) || noun
    };
    let verb = beside.into_iter().find(adjoins)?;
    let next = verb.max(at + 1) + 1;
    let name = (next..next + 3).find(|&index| scene.is_name(index))?;
    let led = (next..name).all(|index| {
        scene.has(index, Cue::AdjoinedTo) || scene.has(index, Cue::On) || scene.is_definite(index)
    });
    let closed = scene.elements.get(name + 1).is_none_or(|it| it.is_mark(&['.', ';', ':', ',']));
    Some((name, reader.country_at(name).filter(|_| led && closed)?))
}

fn counted_country(reader: &Reader<'_, '_>, at: usize) -> Option<(usize, Spot)> {
    if let Some(adjoined) = adjoined_by_number(reader, at) {
        return Some(adjoined);
    }
    let scene = reader.scene();
    let verb = (at.saturating_sub(3)..at).find(|&index| scene.elements[index].has(Cue::Adjoin));
    let end = scene.inserted_before(at, REACH).unwrap_or(at);
    let before = (end.saturating_sub(REACH)..end).rev();
    let named: Vec<(usize, Spot)> = before
        .filter(|&index| index + 1 < at || !scene.any(index..at, &[Cue::From]))
        .filter(|&index| !is_left_out(scene, index))
        .filter_map(|index| Some((index, reader.country_at(index)?)))
        .collect();
    // "A, the only country of B that borders five states": B owns what A is.
    let owns = |at: usize| {
        let preposition = at.checked_sub(if scene.is_definite(at.wrapping_sub(1)) { 2 } else { 1 });
        preposition.is_some_and(|before| scene.any(before..before + 1, &[Cue::From, Cue::In]))
    };
    let subject = named.iter().find(|(at, _)| !owns(*at)).cloned();
    let opens = || opening(scene, end).and_then(|at| Some((at, reader.country_at(at)?)));
    subject
        .or_else(|| opens().filter(|_| !named.is_empty()))
        .or_else(|| named.first().cloned())
        .or_else(|| {
            let verb = verb?;
            (0..verb).rev().find_map(|index| Some((index, country_word(reader, index)?)))
        })
        .or_else(|| pronoun(reader, at))
}

/// "*It* has five neighbours", "*its* five neighbours": the country that the sentence before began
/// with, where this one names none before the number at `at`.
fn pronoun(reader: &Reader<'_, '_>, at: usize) -> Option<(usize, Spot)> {
    let scene = reader.scene();
    let stands = |index: usize| scene.has(index, Cue::It) || scene.has(index, Cue::Possessive);
    let first = (0..at.min(OPENING)).find(|&index| stands(index))?;
    let named = (0..at).any(|index| scene.is_name(index));
    let country = country_word(reader, first);
    let country = country.or_else(|| subject_before(reader, &[PlaceClass::Country]));
    Some((first, country.filter(|_| !named)?))
}

/// How far from its head a sentence may have the pronoun, in elements.
const OPENING: usize = 3;
