//! Capitals: "A is the capital of B", "A, die Hauptstadt Bs", "the B capital, A".
//!
//! A kind of [containment](super::containment): what is called the capital of a country lies in it,
//! and is no other town of it.

use crate::atlas::{Place, PlaceClass};
use crate::measure::Question;
use crate::quantity::Stated;
use crate::text::{Capitals, Cue, Kind as ElementKind, Scene, Syntax};

use super::container::{Container, OUTER, adjective, outer_after, region_adjective};
use super::named::{is_known, named_at};
use super::past::is_past;
use super::reader::{Grasp, Reader, Spot};

/// The elements of the towns that the sentence calls capitals; each is claimed to be one, in a
/// claim of `kind`.
pub fn read(reader: &mut Reader<'_, '_>, kind: &'static str) -> Vec<usize> {
    let scene = reader.scene();
    let mut towns = Vec::new();
    for at in 0..scene.elements.len() {
        if !scene.elements[at].has(Cue::Capital) || is_of_a_kind(reader, at) {
            continue;
        }
        let Some(of) = state_of(reader, at) else { continue };
        let Some(town) = town_of(scene, &of) else { continue };
        let Some(spot) = reader.spot(town) else { continue };
        push(reader, kind, town, spot, of);
        towns.push(town);
    }
    towns
}

/// What the words from `first` to `last` call the capital of.
struct Of {
    first: usize,
    last: usize,
    spot: Spot,
}

/// "The commercial capital", "the former capital": not the one that the word alone means.
fn is_of_a_kind(reader: &Reader<'_, '_>, at: usize) -> bool {
    let scene = reader.scene();
    let Some(before) = at.checked_sub(1) else { return false };
    let element = &scene.elements[before];
    let grammar = scene.is_grammar(element);
    element.kind == ElementKind::Word
        && !grammar
        && element.cues.is_empty()
        && region_adjective(reader, before).is_none()
}

/// The country or region that the capital at `at` is one of.
fn state_of(reader: &Reader<'_, '_>, at: usize) -> Option<Of> {
    let scene = reader.scene();
    // "B's capital", "the B capital"
    let before = (0..at).rev().find(|&before| !is_particle(scene, before)).and_then(|before| {
        let named = || Container::at(reader, before).map(|it| it.spot);
        let spot = adjective(reader, before).or_else(named)?;
        Some(Of { first: before, last: at, spot })
    });
    // "the capital of B", "die Hauptstadt Bs", but not "the capital of this island in the Pacific"
    let noun = coordinated(scene, at).unwrap_or(at);
    let behind = || {
        let (outer, last) = outer_after(reader, noun + 1)?;
        // "der Hauptstadt Maskat" is called so.
        let endings = !scene.language.genitive_endings.is_empty();
        let owner = !endings || scene.genitive_ending(outer).is_some();
        let linked = outer > noun + 1 || scene.language.genitive && owner;
        let linked = linked && !scene.any(noun + 1..outer, &[Cue::In]);
        // "the capital of West Timor": of a part of what is named.
        let part = scene.elements[outer - 1].cues.wind.is_some();
        let found = Container::at(reader, outer).filter(|_| linked && !part)?;
        // "der nordostnigerianische Bundesstaat B": of the state, and not of the part it lies in.
        let (last, spot) = match found.part {
            Some(_) => {
                let kind = scene.has(outer + 1, Cue::Region).then_some(outer + 1)?;
                let (spot, last) = named_at(reader, kind + 1, OUTER)?;
                (last, spot)
            }
            None => (last, found.spot),
        };
        Some(Of { first: at, last, spot })
    };
    // "la capitale albanaise"
    let adjective_behind = || {
        let next = at + 1;
        let follows = scene.language.adjectives_behind && next < scene.elements.len();
        let spot = follows.then(|| adjective(reader, next)).flatten()?;
        Some(Of { first: at, last: next, spot })
    };
    before.or_else(behind).or_else(adjective_behind)
}

/// "the capital *and largest city* of B": the noun that is joined to the one at `at`, which nothing
/// tests.
fn coordinated(scene: &Scene<'_>, at: usize) -> Option<usize> {
    const REACH: usize = 4;
    let joined = scene.has(at, Cue::Capital) && scene.has(at + 1, Cue::And);
    let mut words = (at + 2..at + 2 + REACH).take_while(|&index| scene.is_word(index));
    let noun = words.find(|&index| scene.has(index, Cue::Settlement)).filter(|_| joined)?;
    scene.any(at + 2..noun, &[Cue::Largest, Cue::Superlative, Cue::Ordinal]).then_some(noun)
}

/// The town that is called so: "A, the capital of B", "A is the capital of B", "the capital of B,
/// A", "the capital of B is A", "the B capital A".
fn town_of(scene: &Scene<'_>, of: &Of) -> Option<usize> {
    let is_grammar = |at: usize| {
        let element = &scene.elements[at];
        let word = element.span.of(scene.text);
        element.kind == ElementKind::Word
            && !element.has(Cue::Lie)
            && scene.language.is_function_word(word)
    };
    let links = |at: usize, marks: &[char]| {
        let element = &scene.elements[at];
        // "Столица B — A"
        let dash = scene.language.syntax == Syntax::Slavic && element.is_mark(&['—', '–']);
        element.is_mark(marks) || dash || element.has(Cue::Lie) && !is_past(scene, at..at + 1)
    };
    let before = (0..of.first).rev().find(|&at| !is_grammar(at) && !is_particle(scene, at));
    let before = before.and_then(|link| {
        if links(link, &[',', '(', '–', '—']) {
            let before = link.checked_sub(1)?;
            // "A, 200 km east of C, is the capital of B"
            let inserted = scene.elements[before].is_mark(&[',']) && before > 0;
            let opens = || (0..before).rev().find(|&at| scene.elements[at].is_mark(&[',']));
            return if inserted { opens()?.checked_sub(1) } else { Some(before) };
        }
        // "A는 B의 수도이다", "A是B的首都"
        Some(link).filter(|_| scene.language.capitals == Capitals::None && link + 1 < of.first)
    });
    before.filter(|&at| scene.is_town(at)).or_else(|| {
        let next = of.last + 1;
        let linked = next < scene.elements.len()
            && (scene.elements[next].has(Cue::From) || links(next, &[',']));
        let town = if linked { next + 1 } else { next };
        (town < scene.elements.len() && scene.is_town(town)).then_some(town)
    })
}

/// "의", "的", "是": in languages without capitals what stands between the words of a phrase.
pub fn is_particle(scene: &Scene<'_>, at: usize) -> bool {
    let element = &scene.elements[at];
    let single = element.span.of(scene.text).chars().count() == 1;
    // "A在首都B", "A距首都B": where A lies.
    let placing = element.cues.any(&[Cue::In, Cue::From, Cue::To]);
    let word = element.kind == ElementKind::Word && !placing;
    scene.language.capitals == Capitals::None && word && single
}

/// "Victoria is the capital of the Seychelles": the capital, where the name at `at` may mean it.
fn namesake(reader: &Reader<'_, '_>, at: usize, of: &Of) -> Option<Place> {
    let country = of.spot.place.country.filter(|_| of.spot.place.class == PlaceClass::Country);
    let capital = reader.atlas.capital(country?)?;
    let mut candidates = reader.scene().place_at(at)?.candidates.iter();
    candidates.any(|candidate| candidate.place.id == capital.id).then_some(capital)
}

fn push(reader: &mut Reader<'_, '_>, kind: &'static str, at: usize, town: Spot, of: Of) {
    let grasp = if is_known(reader, at, &town.place) { town.grasp } else { Grasp::Implied };
    let town = match namesake(reader, at, &of) {
        Some(place) => Spot { place, others: Vec::new(), ..town },
        None => Spot { grasp, ..town },
    };
    let span = reader.span(at.min(of.first), at.max(of.last));
    let noun = coordinated(reader.scene(), of.first);
    let rank = noun.map(|noun| reader.span(of.first + 2, noun));
    let stated = Stated::number(span, 1.0);
    let of = reader.with_regions(&of.spot);
    let claim = reader.push(kind, span, stated, &[&town, &of], |places| Question::Capital {
        town: places[0].clone(),
        of: places[1].clone(),
    });
    claim.rank = rank;
}
