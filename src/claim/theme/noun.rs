//! The kind word that a figure goes with: "a 300 km long *canal*", "this *basin* covers".

use crate::atlas::{PlaceClass, fold};
use crate::claim::reader::Reader;
use crate::text::{Capitals, Cue, Element, Kind, Scene, cues_of};

/// Kind words with what they may stand for.
pub static NOUNS: &[(Cue, &[PlaceClass])] = &[
    (Cue::Island, &[PlaceClass::Island, PlaceClass::Peninsula]),
    (Cue::Lake, &[PlaceClass::Lake]),
    (Cue::River, &[PlaceClass::River]),
    (Cue::Bridge, &[PlaceClass::Bridge]),
    (Cue::SeaPlace, &[PlaceClass::Strait, PlaceClass::Sea, PlaceClass::Canal]),
    (Cue::Site, &[PlaceClass::Site]),
    (
        Cue::Landform,
        &[PlaceClass::Desert, PlaceClass::Canal, PlaceClass::Peninsula, PlaceClass::Site],
    ),
];

/// How far its kind word may stand from a figure, in elements.
const REACH: usize = 7;

/// "der 98 km lange Kanal", "a narrow, 140-mile long strip": only adjectives between.
pub fn noun_behind(scene: &Scene<'_>, at: usize) -> Option<usize> {
    let start = scene.skip_conversion(at + 1);
    for index in start..scene.elements.len().min(start + 4) {
        let element = &scene.elements[index];
        if is_noun(element) {
            // "900 km² Moor" is a mass of it, and no thing with a name.
            let measured = scene.any(start..index, &[Cue::Long, Cue::Area]);
            return (measured || determiner(scene, at).is_some()).then_some(index);
        }
        let adjective = element.cues.is_empty() && !scene.is_grammar(element)
            || element.cues.any(&[Cue::Long, Cue::Area]);
        if element.kind != Kind::Word || !adjective {
            return None;
        }
    }
    None
}

/// "an arched bridge 210 metres long", "une ville-satellite de 2 500 hectares", "a park of 300 ha".
pub fn noun_beside(scene: &Scene<'_>, at: usize) -> Option<usize> {
    let noun = |index: usize| is_noun(&scene.elements[index]).then_some(index);
    let before = at.checked_sub(1)?;
    let of = scene.elements[before].cues.any(&[Cue::From, Cue::Area, Cue::Long]);
    noun(before).or_else(|| before.checked_sub(1).filter(|_| of).and_then(noun))
}

/// "This basin encompasses F", "Die Wüste erstreckt sich über F".
pub fn noun_before(scene: &Scene<'_>, at: usize) -> Option<usize> {
    let start = at.saturating_sub(REACH);
    let clause = (start..at).rev().take_while(|&index| {
        let located = scene.any(index.saturating_sub(2)..index, &[Cue::In]);
        !is_end(&scene.elements[index]) && (scene.place_at(index).is_none() || located)
    });
    let noun = clause.into_iter().find(|&index| is_noun(&scene.elements[index]))?;
    let verb = scene.any(noun + 1..at, &[Cue::Lie, Cue::Area, Cue::Long, Cue::Flow, Cue::Have]);
    verb.then_some(noun)
}

pub fn is_noun(element: &Element) -> bool {
    let named = matches!(element.kind, Kind::Word | Kind::Name);
    named && NOUNS.iter().any(|(cue, _)| element.has(*cue))
}

/// "Seikantunnel": a compound that names its thing, as its first half is no word, or is a place;
/// "Straßentunnel" is any.
pub fn is_compound_name(reader: &Reader<'_, '_>, noun: usize) -> bool {
    let scene = reader.scene();
    if scene.language.capitals != Capitals::Nouns {
        return false;
    }
    let word = scene.spelled(noun);
    let known = |part: &str| reader.atlas.zipf(scene.language.code, &fold(part)).is_some();
    let halves = |&at: &usize| {
        let (first, kind) = word.split_at(at);
        is_kind(scene, kind).then_some(first)
    };
    let starts: Vec<usize> = word.char_indices().map(|(at, _)| at).filter(|&at| at > 2).collect();
    let Some(first) = starts.iter().rev().find_map(halves) else { return false };
    let place = || reader.scenes.candidates(first).first().is_some_and(|it| it.score > FAMILIAR);
    !known(word) && !known(first) || place()
}

/// … by a name as well known as this.
const FAMILIAR: f64 = 5.0;

/// Whether the word alone is one for a kind of thing.
fn is_kind(scene: &Scene<'_>, word: &str) -> bool {
    let cues = cues_of(word, scene.language);
    cues.is_some_and(|cues| NOUNS.iter().any(|(cue, _)| cues.any(&[*cue])))
}

pub fn is_end(element: &Element) -> bool {
    matches!(element.kind, Kind::Quantity(_)) || element.is_mark(&[',', ';', ':', '.', '!', '?'])
}

/// The article or the like that opens a phrase.
pub struct Determiner {
    pub at: usize,
    /// It points at something known.
    pub definite: bool,
}

/// The determiner of the phrase that element `at` belongs to.
pub fn determiner(scene: &Scene<'_>, at: usize) -> Option<Determiner> {
    for index in (at.saturating_sub(6)..=at).rev() {
        let element = &scene.elements[index];
        let word = element.span.of(scene.text).to_lowercase();
        if scene.is_definite(index) {
            return Some(Determiner { at: index, definite: true });
        }
        if scene.language.indefinite.contains(&word.as_str()) {
            return Some(Determiner { at: index, definite: false });
        }
        // An article may be a part of a phrase, as in "in der".
        let last = word.rsplit(' ').next().unwrap_or_default();
        if word.contains(' ') && scene.language.definite.contains(&last) {
            return Some(Determiner { at: index, definite: true });
        }
        let adjective = scene.place_at(index).is_some_and(|toponym| toponym.demonym);
        if index < at && matches!(element.kind, Kind::Place(_) | Kind::Name) && !adjective {
            return None;
        }
    }
    None
}
