//! "The only landlocked country in B": of the countries of a part of the world no other is without
//! a coast.
//!
//! Where one is, that one is what the finding tells of; where it is disputed whether one is or
//! belongs there, nothing is claimed.

use crate::atlas::{CountryCode, PlaceClass};
use crate::text::{Cue, Scene};

use super::largest::{Members, before, members, members_of, subject_of};
use super::reader::{Reader, Spot};

/// How many elements lead from the word that restricts to the one for a country without a coast.
const REACH: usize = 5;

/// What is told of a country's coast, from element `first` to `last`.
pub struct Coast {
    pub country: Spot,
    pub first: usize,
    pub last: usize,
    pub coastal: bool,
}

/// The word that restricts the phrase on countries without a coast at `at` to the only ones.
pub fn only(scene: &Scene<'_>, at: usize) -> Option<usize> {
    let near = (at.saturating_sub(REACH)..at).rev();
    let mut phrase = near.take_while(|&it| is_in_phrase(scene, it, at));
    phrase.find(|&it| scene.has(it, Cue::Only))
}

/// What the word at `only` says of the only countries without a coast, which the phrase at `at`
/// names.
pub fn coasts(reader: &Reader<'_, '_>, only: usize, at: usize) -> Vec<Coast> {
    let scene = reader.scene();
    let whole = (only + 1..at).all(|it| is_of_noun(scene, it));
    let found = part_of_the_world(reader, only, at).filter(|_| whole);
    let Some((last, members)) = found else { return Vec::new() };
    let owners = owners(reader, only, last);
    let code = |spot: &Spot| spot.place.country;
    let (sure, perhaps) = members.landlocked(reader.atlas).parts();
    let all = members.all();
    let told = owners.iter().all(|(_, spot)| code(spot).is_some_and(|code| all.contains(&code)));
    if owners.is_empty() || !told || scene.any(0..at, &[Cue::Not]) {
        return Vec::new();
    }
    let others = |codes: Vec<CountryCode>| {
        let own = |it: &CountryCode| owners.iter().any(|(_, spot)| code(spot) == Some(*it));
        codes.into_iter().filter(move |it| !own(it)).collect::<Vec<_>>()
    };
    let size = |it: &CountryCode| reader.atlas.country_area(*it).map_or(0.0, |area| area.sole_m2);
    let other = others(sure).into_iter().max_by(|a, b| size(a).total_cmp(&size(b)));
    if let Some(place) = other.and_then(|code| reader.atlas.country(code)) {
        let (first, owner) = &owners[0];
        let country = Spot { grasp: owner.grasp, ..Spot::implied(place) };
        return vec![Coast { country, first: *first, last: at.max(last), coastal: true }];
    }
    if !others(perhaps).is_empty() {
        return Vec::new();
    }
    let alone = |(first, country)| Coast { country, first, last: at.max(last), coastal: false };
    owners.into_iter().map(alone).collect()
}

/// "the only *country in B, which* has no coast": what may lead from one to the other.
fn is_in_phrase(scene: &Scene<'_>, it: usize, at: usize) -> bool {
    let comma = it + 1 == at && scene.is_mark(it, &[',']);
    comma || scene.is_word(it) || scene.is_name(it)
}

/// "seul *pays* enclavé", "único *país de B* sin litoral": no word that says more of the noun.
fn is_of_noun(scene: &Scene<'_>, it: usize) -> bool {
    static PARTS: &[Cue] = &[Cue::Country, Cue::From, Cue::In, Cue::World, Cue::Among];
    !scene.is_plain_word(it) && (!scene.is_word(it) || scene.elements[it].cues.any(PARTS))
        || scene.is_grammar(&scene.elements[it])
}

/// The part of the world that is spoken of, and the last element of the phrase.
fn part_of_the_world(reader: &Reader<'_, '_>, only: usize, at: usize) -> Option<(usize, Members)> {
    let scene = reader.scene();
    let noun = if scene.has(at + 1, Cue::Country) { at + 1 } else { at };
    let within = |index: usize| Some((at, members_of(reader, index)?));
    (only + 1..at)
        .find_map(within)
        .or_else(|| members(reader, noun))
        .or_else(|| before(scene, only).rev().find_map(|index| Some((noun, within(index)?.1))))
}

/// Who is said to be so: "A is the only …", "A and B are the only …", "the only … is A".
fn owners(reader: &Reader<'_, '_>, only: usize, last: usize) -> Vec<(usize, Spot)> {
    let scene = reader.scene();
    let country = |at: usize| {
        let spot = reader.spot(at).filter(|spot| spot.place.class == PlaceClass::Country)?;
        scene.is_name(at).then_some((at, spot))
    };
    let named: Vec<(usize, Spot)> = (0..only).filter_map(country).collect();
    let listed = |at: usize| {
        let word = scene.is_word(at) && !scene.is_plain_word(at);
        word || scene.is_mark(at, &[',']) || scene.is_name(at)
    };
    if named.len() > 1 && (0..only).all(listed) && scene.any(0..only, &[Cue::And]) {
        return named;
    }
    subject_of(reader, only, last, country).into_iter().collect()
}
