//! "A lies on the Baltic Sea", "A, a port city on the coast of the Black Sea", "A lies on the R":
//! a town and a sea or a river.

use crate::atlas::{Place, PlaceClass};
use crate::measure::{Edge, Question};
use crate::text::{Cue, Kind as ElementKind, Scene};

use super::named::{is_locative, named_at};
use super::passage;
use super::past::is_past;
use super::proximity;
use super::reader::{Grasp, Reader, Spot};

/// How far before its preposition a town may stand, in elements …
const REACH: usize = 9;
/// … and how far behind it the sea or river.
const BEHIND: usize = 6;

/// Adds that a town lies on a sea or on a river, the latter in a claim of `kind`.
pub fn read(reader: &mut Reader<'_, '_>, kind: &'static str) {
    for at in 0..reader.scene().elements.len() {
        if reader.scene().has(at, Cue::On) {
            read_at(reader, kind, at);
        }
    }
}

fn read_at(reader: &mut Reader<'_, '_>, kind: &'static str, at: usize) {
    let scene = reader.scene();
    let end = scene.elements.len().min(at + 1 + BEHIND);
    let water = (at + 1..end).find_map(|index| Some((index, water_at(reader, index)?)));
    let Some((sea_at, (sea, last))) = water else { return };
    let of = |index: usize| scene.elements[index].cues.any(&[Cue::Of, Cue::From]);
    let leads = |index: usize| {
        is_grammar(scene, index) || is_coast(scene, index) || index == at + 1 && of(index)
    };
    if !(at + 1..sea_at).all(leads) || is_compound(scene, last) {
        return;
    }
    let Some(town_at) = town(reader, at) else { return };
    let Some(town) = reader.spot(town_at) else { return };
    if sea.place.class == PlaceClass::River {
        push_on_river(reader, kind, [town_at, last], &sea, &town);
        return;
    }
    let town = with_namesakes(reader, town_at, town);
    let span = reader.span(town_at, sea_at);
    let edge = Edge::Coast(Some(sea.place.clone()));
    proximity::push_on(reader, span, &town, &edge, &[sea]);
}

/// Adds that `town` lies on `river`. "Frankfurt liegt an der Oder": so does a namesake
/// in the country of either.
fn push_on_river(
    reader: &mut Reader<'_, '_>,
    kind: &'static str,
    at: [usize; 2],
    river: &Spot,
    town: &Spot,
) {
    let others = with_namesakes(reader, at[0], town.clone()).others;
    let countries = [town.place.country, river.place.country];
    let home = others.iter().filter(|place| countries.contains(&place.country)).cloned();
    let home: Vec<Place> = home.collect();
    let ask = |place: Place| Question::Passage { river: river.place.clone(), place };
    let abroad = !others.is_empty() && is_far_abroad(reader, river, town);
    let Some(claim) = passage::push(reader, kind, at, river, town) else { return };
    claim.namesakes.extend(home.into_iter().map(ask));
    if abroad {
        claim.grasp = Grasp::Implied;
    }
}

/// "Newcastle lies on the Tyne": a river of another country tells which town is meant, be it one
/// that the atlas calls otherwise.
fn is_far_abroad(reader: &Reader<'_, '_>, river: &Spot, town: &Spot) -> bool {
    let countries = river.place.country.zip(town.place.country);
    countries.is_some_and(|(a, b)| a != b && !reader.atlas.are_neighbours(a, b))
}

/// The sea or river named at element `at`, and where its name ends.
fn water_at(reader: &Reader<'_, '_>, at: usize) -> Option<(Spot, usize)> {
    let scene = reader.scene();
    let named = scene.place_at(at).filter(|_| scene.is_name(at));
    match named.map(|toponym| toponym.best().class) {
        Some(PlaceClass::Sea) => Some((reader.spot(at)?, at)),
        // "an der Oder", "on the Main"
        Some(PlaceClass::River) | None => named_at(reader, at, &[PlaceClass::River]),
        Some(_) if scene.is_definite(at) => named_at(reader, at, &[PlaceClass::River]),
        Some(_) => None,
    }
}

/// Brest lies on the Atlantic, however much larger the other one is: each namesake may be meant.
fn with_namesakes(reader: &Reader<'_, '_>, at: usize, town: Spot) -> Spot {
    let candidates = reader.scene().place_at(at).map_or(&[][..], |it| &it.candidates);
    let places = candidates.iter().map(|candidate| candidate.place.clone());
    let others = places.filter(|place| place.id != town.place.id && is_town(place));
    Spot { others: others.collect(), ..town }
}

fn is_town(place: &Place) -> bool {
    place.class == PlaceClass::Settlement
}

/// "A lies", "A is a port city", "A, a port city": nothing but that between the town and `at`.
fn town(reader: &Reader<'_, '_>, at: usize) -> Option<usize> {
    let scene = reader.scene();
    let town_at = (at.saturating_sub(REACH)..at).rev().find(|&index| scene.is_name(index))?;
    let between = town_at + 1..at;
    let noun = scene.any(between.clone(), &[Cue::Settlement, Cue::Capital, Cue::Port]);
    let told = scene.any(town_at + 1..at + 1, &[Cue::Lie]);
    // "A, on the Atlantic coast,"
    let apposed = (noun || town_at + 2 == at) && scene.elements[town_at + 1].is_mark(&[',']);
    let fits = |index: usize| {
        let comma = index == town_at + 1 && scene.elements[index].is_mark(&[',']);
        let demonym = scene.place_at(index).is_some();
        // "a vibrant port city"
        let adjective = noun && scene.elements[index].kind == ElementKind::Word;
        comma || demonym || is_place_word(scene, index) || adjective && is_before_noun(scene, index)
    };
    let plain = between.clone().all(fits);
    let own = scene.is_town(town_at) && !is_locative(reader, town_at);
    (own && plain && (told || apposed) && !is_past(scene, between)).then_some(town_at)
}

fn is_place_word(scene: &Scene<'_>, at: usize) -> bool {
    static WORDS: &[Cue] = &[Cue::Lie, Cue::Settlement, Cue::Capital, Cue::Port];
    is_grammar(scene, at) || scene.elements[at].cues.any(WORDS)
}

/// Whether a noun for a town follows within two words.
fn is_before_noun(scene: &Scene<'_>, at: usize) -> bool {
    scene.any(at + 1..at + 3, &[Cue::Settlement, Cue::Capital, Cue::Port])
        && scene.elements[at].cues.is_empty()
}

fn is_grammar(scene: &Scene<'_>, at: usize) -> bool {
    let element = &scene.elements[at];
    let word = element.kind == ElementKind::Word && !element.has(Cue::Not);
    word && scene.is_grammar(element)
}

/// "the southern coast of"
fn is_coast(scene: &Scene<'_>, at: usize) -> bool {
    let element = &scene.elements[at];
    element.cues.any(&[Cue::Coast, Cue::Coastline, Cue::River]) || element.cues.wind.is_some()
}

/// "the Black Sea fleet": another noun behind.
pub fn is_compound(scene: &Scene<'_>, sea: usize) -> bool {
    let Some(next) = scene.elements.get(sea + 1) else { return false };
    let ends = match next.kind {
        ElementKind::Mark(mark) => mark != '-' && mark != '–',
        ElementKind::Word => {
            // "am Rhein gelegen"
            let lies = scene.has(sea + 1, Cue::Lie);
            is_grammar(scene, sea + 1)
                || is_coast(scene, sea + 1)
                || lies
                || scene.has(sea + 1, Cue::In)
        }
        ElementKind::Place(_) | ElementKind::Name | ElementKind::Quantity(_) => false,
    };
    !ends || next.joined
}
