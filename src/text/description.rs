//! "A is a town in B": what a sentence introduces a name as.
//!
//! Such a sentence says itself which of the places of that name it means, and it speaks of no place
//! at all if none of them is of that kind: "Victoria is a waterfall in the Zambezi".

use crate::atlas::PlaceClass;

use super::cue::Cue;
use super::language::Syntax;
use super::scene::{Kind, Scene};
use super::toponym::{KIND_WORDS, LEADING, Toponym, classes};

/// The longest description up to its noun, in elements …
const DESCRIBED: usize = 7;
/// … and from there up to the name of what it lies in.
const PLACED: usize = 6;
/// So far behind a name, in elements, stands at most what it is described to lie in.
pub const FARTHEST: usize = 2 + DESCRIBED + 2 + PLACED;

/// The kind word of the description "is a large old *town* in B" of the name at element `at`.
pub fn kind_described(scene: &Scene<'_>, at: usize) -> Option<usize> {
    let verb = scene.elements.get(at + 1)?;
    if !verb.has(Cue::Lie) {
        return None;
    }
    let end = scene.elements.len().min(at + 2 + DESCRIBED);
    let phrase = (at + 2..end).take_while(|&index| is_described_by(scene, index));
    let mut kinds = phrase.filter(|&index| scene.elements[index].cues.any(KIND_WORDS));
    let kind = kinds.find(|&index| !is_compound(scene, index))?;
    scene.any(at + 2..kind, &[Cue::Indefinite]).then_some(kind)
}

/// Whether element `at` may stand between "is" and the noun of a description.
fn is_described_by(scene: &Scene<'_>, at: usize) -> bool {
    let element = &scene.elements[at];
    match element.kind {
        Kind::Word => {
            let leads = element.cues.any(&[Cue::In, Cue::From, Cue::On, Cue::Upon, Cue::Near]);
            element.has(Cue::Indefinite) || !leads
        }
        Kind::Place(index) => scene.toponyms[index].demonym,
        Kind::Mark(mark) => mark == ',',
        Kind::Name | Kind::Quantity(_) => false,
    }
}

/// "a city *councillor*", "a port *city*": the noun is the last of them.
fn is_compound(scene: &Scene<'_>, at: usize) -> bool {
    let kind = || scene.elements.get(at + 1).is_some_and(|next| next.cues.any(KIND_WORDS));
    scene.language.noun_adjuncts && (scene.is_plain_word(at + 1) || kind())
}

/// The name of what the place named at element `at` is described to lie in: "a town in northern B".
pub fn described_in(scene: &Scene<'_>, at: usize) -> Option<usize> {
    let kind = kind_described(scene, at)?;
    let link = scene.elements.get(kind + 1)?;
    if !link.cues.any(&[Cue::In, Cue::From]) {
        return None;
    }
    let end = scene.elements.len().min(kind + 2 + PLACED);
    let mut phrase = kind + 2..end;
    let name = phrase.find(|&index| scene.elements[index].kind != Kind::Word)?;
    scene.is_name(name).then_some(name)
}

/// Whether the sentence introduces the name at element `at` as something of another kind than what
/// it is taken for.
pub fn is_of_other_kind(scene: &Scene<'_>, at: usize, toponym: &Toponym) -> bool {
    let town = toponym.best().class == PlaceClass::Settlement;
    let island = toponym.best().class == PlaceClass::Island;
    if town && is_something_unknown(scene, at)
        || island && is_called_region(scene, at)
        || is_lake_of(scene, at, toponym)
        || is_province_in(scene, at, toponym)
    {
        return true;
    }
    kind_described(scene, at).is_some_and(|kind| {
        let mut named = kinds_at(scene, kind).flat_map(classes).copied();
        let class = toponym.best().class;
        !named.any(|it: PlaceClass| it == class)
    })
}

/// "le lac de Neuchâtel", "Lago di Viverone": a lake that the atlas does not know, and not the town
/// or region by it; "un lac de Suisse" lies there.
fn is_lake_of(scene: &Scene<'_>, at: usize, toponym: &Toponym) -> bool {
    let beside = matches!(toponym.best().class, PlaceClass::Settlement | PlaceClass::Region);
    let Some(lake) = at.checked_sub(2).filter(|&lake| beside && scene.has(lake, Cue::Lake)) else {
        return false;
    };
    let article = lake.checked_sub(1).is_some_and(|before| scene.is_definite(before));
    let named = article || scene.elements[lake].capital;
    scene.language.syntax == Syntax::Romance && scene.has(at - 1, Cue::From) && named
}

/// Countries whose regions consist of provinces, the chief of which often has its region's name.
static OF_PROVINCES: &[&str] = &["BO", "CL", "PE"];

/// "la provincia de Biobío": a part of the region of its name.
fn is_province_in(scene: &Scene<'_>, at: usize, toponym: &Toponym) -> bool {
    let place = toponym.best();
    let divided = place.country.is_some_and(|code| OF_PROVINCES.contains(&code.as_str()));
    let of = usize::from(at > 1 && scene.has(at - 1, Cue::From));
    let noun = at.checked_sub(1 + of).map(|noun| scene.lower(noun)).unwrap_or_default();
    let province = |word: &str| scene.language.province.contains(&word);
    place.class == PlaceClass::Region && divided && noun.split(' ').any(province)
}

/// "A province", "the province of A": a region may be more than the island of its name.
fn is_called_region(scene: &Scene<'_>, at: usize) -> bool {
    let region = |at: Option<usize>| at.is_some_and(|at| scene.has(at, Cue::Region));
    let of = at > 0 && scene.has(at - 1, Cue::From);
    let behind = scene.language.noun_adjuncts && region(Some(at + 1));
    behind || region(at.checked_sub(if of { 2 } else { 1 }))
}

/// "A is a *waterfall* on the border": a noun that names no kind of place.
fn is_something_unknown(scene: &Scene<'_>, at: usize) -> bool {
    let end = scene.elements.len().min(at + 2 + DESCRIBED);
    let verb = scene.has(at + 1, Cue::Lie);
    let mut phrase = (at + 2..end).take_while(|&index| is_described_by(scene, index));
    let first = phrase.next().filter(|&index| verb && scene.has(index, Cue::Indefinite));
    let noun = phrase.last().or(first);
    let led = |noun: usize| {
        scene
            .elements
            .get(noun + 1)
            .is_some_and(|it| it.cues.any(LEADING) || it.cues.any(&[Cue::On, Cue::Upon]))
    };
    noun.is_some_and(|noun| scene.is_plain_word(noun) && led(noun)) && first.is_some()
}

/// The kinds that the word at element `at` may name.
pub fn kinds_at<'s>(scene: &'s Scene<'_>, at: usize) -> impl Iterator<Item = Cue> + 's {
    let element = &scene.elements[at];
    KIND_WORDS.iter().copied().filter(|cue| element.has(*cue))
}
