//! Neighbours by the side on which they lie, without a word for borders: "with A to the north and
//! B to the east", "A lies to the west, B to the south", "Im Norden liegt A, im Osten B".
//!
//! A kind of [adjacency](super::adjacency). What lies to the north of a country need not touch it,
//! so only those are read that do: whether they do so on that side is the claim.

use std::ops::Range;

use crate::atlas::PlaceClass;
use crate::geodesy::Wind;
use crate::text::{Cue, Kind as ElementKind, Scene};

use super::adjoining::bordering;
use super::antecedent::{opening, subject_before, topic_country};
use super::reader::{Reader, Spot};

/// How many words a side takes: "lies to the extreme north".
const LONGEST_SIDE: usize = 5;
static AREAS: &[PlaceClass] = &[PlaceClass::Country, PlaceClass::Region];

/// A wind; none for several, "to the north and east".
type Side = Option<Wind>;

/// What lies on one side of the subject.
pub struct Flank {
    /// The elements of its name and of what tells the side.
    pub name: usize,
    pub told: usize,
    pub spot: Spot,
    pub side: Side,
}

/// The place in the middle, the first element that speaks of it or of its sides, and its
/// neighbours by their sides.
pub fn flanks(reader: &Reader<'_, '_>) -> Option<(usize, Spot, Vec<Flank>)> {
    static NEIGHBOURS: &[Cue] =
        &[Cue::Adjoin, Cue::Border, Cue::LandBorder, Cue::Enclosed, Cue::Neighbours];
    let scene = reader.scene();
    if scene.any(0..scene.elements.len(), NEIGHBOURS) {
        return None;
    }
    let mut found = sided(reader);
    // A text that gives one side tells where something lies, and not what is around it.
    let first = found.first().filter(|first| found.iter().any(|one| one.side != first.side))?;
    // "struck targets in A to the north and B to the east"
    let words = (first.name.saturating_sub(2)..first.name).rev();
    let mut words = words.take_while(|&at| scene.is_word(at));
    // "tiene a A al sur": what it has.
    let had = |at: usize| scene.any(at.saturating_sub(1)..at, &[Cue::Have]);
    let leads = |at: usize| scene.elements[at].cues.any(&[Cue::In, Cue::To, Cue::From]);
    let placed = words.any(|at| leads(at) && !had(at));
    if placed && first.told > first.name {
        return None;
    }
    let (head, subject) = subject(reader, first.name)?;
    found.retain(|Flank { spot: Spot { place, .. }, .. }| {
        place.class == subject.place.class && reader.atlas.touch(&subject.place, place)
    });
    Some((head, subject, found))
}

/// The areas that the sentence names on some side.
fn sided(reader: &Reader<'_, '_>) -> Vec<Flank> {
    let scene = reader.scene();
    let area = |name: usize| bordering(reader, name).filter(|it| AREAS.contains(&it.place.class));
    let names: Vec<usize> =
        scene.places().map(|(at, _)| at).filter(|&at| scene.is_name(at)).collect();
    let mut found: Vec<Flank> = Vec::new();
    for (nth, &name) in names.iter().enumerate() {
        let side = side_behind(scene, &names[nth..]).or_else(|| side_before(scene, name));
        // "to the south are A, B and C": each side holds until the next one.
        let side = side.or_else(|| {
            let last = found.last().filter(|last| last.told < last.name)?;
            is_listed(scene, last.name + 1..name).then_some((last.side, last.told))
        });
        let flank = side.zip(area(name));
        found.extend(flank.map(|((side, told), spot)| Flank { name, told, spot, side }));
    }
    found
}

/// "*A* to the north", "*A* and B to the north", of the first of `names`.
fn side_behind(scene: &Scene<'_>, names: &[usize]) -> Option<(Side, usize)> {
    let [name, rest @ ..] = names else { return None };
    let start = name + 1;
    let told = words(scene, start..start + LONGEST_SIDE);
    // "A in the north Caucasus"
    let named = rest.first() == Some(&told.end) && scene.language.noun_adjuncts;
    if let Some(side) = side_in(scene, told).filter(|_| !named) {
        return Some(side);
    }
    let next = *rest.first()?;
    let joined = scene.any(start..start + 1, &[Cue::And]) && is_listed(scene, start..next);
    joined.then(|| side_behind(scene, rest))?
}

/// "to the north lies *A*", "im Norden *A*".
fn side_before(scene: &Scene<'_>, name: usize) -> Option<(Side, usize)> {
    let range = name.saturating_sub(LONGEST_SIDE)..name;
    let start = range.clone().rev().take_while(|&at| goes_on(scene, at)).last()?;
    side_in(scene, start..name)
}

/// The elements from the start of `range` on that a side may consist of.
fn words(scene: &Scene<'_>, range: Range<usize>) -> Range<usize> {
    let len = range.clone().take_while(|&at| goes_on(scene, at)).count();
    range.start..range.start + len
}

/// Whether the word at `at` may be one of those that tell a side.
fn goes_on(scene: &Scene<'_>, at: usize) -> bool {
    let Some(element) = scene.elements.get(at) else { return false };
    // "à l'ouest"
    if element.is_mark(&['\'', '’']) {
        return true;
    }
    let told = scene.is_grammar(element) || element.cues.wind.is_some();
    let told = told || element.cues.any(&[Cue::Lie, Cue::In, Cue::To, Cue::On]);
    element.kind == ElementKind::Word && told && !element.cues.any(&[Cue::And, Cue::Have])
}

/// "to the north": the wind in `range`, behind a preposition and not that of a name.
fn side_in(scene: &Scene<'_>, range: Range<usize>) -> Option<(Side, usize)> {
    static LEADING: &[Cue] = &[Cue::In, Cue::To, Cue::On];
    let winds = |range: Range<usize>| range.filter(|&at| scene.elements[at].cues.wind.is_some());
    let at = winds(range.clone()).last()?;
    let led = scene.any(at.saturating_sub(2).max(range.start)..at, LEADING);
    // "to the north and east", "to the north of A"
    let second = words(scene, at + 2..at + 2 + LONGEST_SIDE);
    let more = scene.has(at + 1, Cue::And) && winds(second).next().is_some();
    let owned = scene.has(at + 1, Cue::From) && !scene.has(at + 1, Cue::With);
    let one = !more && winds(range).count() == 1;
    let side = scene.elements[at].cues.wind.filter(|_| one);
    (led && !owned && !is_attributive(scene, at)).then_some((side, at))
}

/// "on the *eastern* shore": a wind that only describes the noun behind it.
fn is_attributive(scene: &Scene<'_>, wind: usize) -> bool {
    static NOUNS: &[Cue] = &[Cue::Coast, Cue::Border, Cue::Section, Cue::Landform];
    let noun = scene.any(wind + 1..wind + 2, NOUNS);
    scene.language.noun_adjuncts && (noun || scene.is_plain_word(wind + 1))
}

/// Nothing but commas, "and" and articles.
fn is_listed(scene: &Scene<'_>, mut between: Range<usize>) -> bool {
    !between.is_empty()
        && between.all(|at| {
            let joins = scene.elements[at].is_mark(&[',']) || scene.has(at, Cue::And);
            joins || scene.is_definite(at)
        })
}

/// What lies in the middle: what opens the sentence, if that has no side of its own, else what the
/// text is about; and the first element of the statement.
fn subject(reader: &Reader<'_, '_>, first: usize) -> Option<(usize, Spot)> {
    let scene = reader.scene();
    let own = opening(scene, first).filter(|&at| at < first);
    if let Some(at) = own {
        let spot = bordering(reader, at).filter(|it| AREAS.contains(&it.place.class))?;
        return Some((at, spot));
    }
    let other = scene.places().any(|(at, _)| at < first && scene.is_name(at));
    let topic = subject_before(reader, AREAS).or_else(|| topic_country(reader, 0));
    topic.filter(|_| !other).map(|topic| (0, topic))
}
