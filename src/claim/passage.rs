//! Rivers and what they touch: "the R flows through A and B", "A lies on the R".
//!
//! A kind of [containment](super::containment): what a river flows through holds a part of it.

use std::ops::Range;

use crate::atlas::{Place, PlaceClass};
use crate::measure::Question;
use crate::quantity::Stated;
use crate::text::{Capitals, Cue, Kind as ElementKind, Scene};

use super::Claim;
use super::capital::is_particle;
use super::named::named_at;
use super::past::is_past;
use super::reader::{Reader, Spot};

/// What a river can flow through.
static TOUCHED: &[PlaceClass] = &[PlaceClass::Settlement, PlaceClass::Country, PlaceClass::Region];
/// How far behind the river's name its verb may stand, in elements …
const TO_VERB: usize = 4;
/// … how far behind it the first place …
const TO_FIRST: usize = 7;
/// … and how many words may stand between two places.
const BETWEEN: usize = 5;

/// "The R flows through A, B and C", "R traverse A", "R 流经 A 和 B", "der R, der durch A fließt".
///
/// The claims are of `kind`.
pub fn read(reader: &mut Reader<'_, '_>, kind: &'static str) {
    let scene = reader.scene();
    if !scene.any(0..scene.elements.len(), &[Cue::Flow, Cue::Traverse]) {
        return;
    }
    for at in 0..scene.elements.len() {
        let Some((river, last)) = named_at(reader, at, &[PlaceClass::River]) else { continue };
        if is_in_apposition(scene, at, last) {
            continue;
        }
        for place in touched(reader, last) {
            if let Some(spot) = reader.spot(place) {
                push(reader, kind, [at.min(place), at.max(place)], &river, &spot);
            }
        }
    }
}

/// "the R, a tributary of the *S*, flows": whether the name from `first` to `last` says what the
/// one before the commas is.
pub fn is_in_apposition(scene: &Scene<'_>, first: usize, last: usize) -> bool {
    let comma = |at: usize| scene.is_mark(at, &[',']);
    let opens = (first.saturating_sub(APPOSED)..first).rev().find(|&at| comma(at));
    let noun = opens.is_some_and(|opens| scene.any(opens + 1..first, &[Cue::River]));
    noun && comma(last + 1) && !scene.has(last + 2, Cue::Relative)
}

/// How far behind its comma the name in an apposition may stand, in elements.
const APPOSED: usize = 7;

/// The elements of the places that the river flows through whose name ends at `river`.
fn touched(reader: &Reader<'_, '_>, river: usize) -> Vec<usize> {
    let scene = reader.scene();
    let until = scene.elements.len().min(river + 1 + TO_VERB);
    let flows = |at: &usize| scene.elements[*at].cues.any(&[Cue::Flow, Cue::Traverse]);
    let ends = |at: &usize| scene.is_name(*at) || scene.is_figure(*at);
    let verb = (river + 1..until).take_while(|at| !ends(at)).find(flows);
    let Some(verb) = verb else { return before_verb(scene, river) };
    if is_past(scene, river + 1..verb + 1) || scene.any(river + 1..verb, &[Cue::Not]) {
        return Vec::new();
    }
    let through = |range: Range<usize>| scene.any(range, &[Cue::Through]);
    let ends = scene.elements.len().min(verb + 1 + TO_FIRST);
    let first =
        (verb + 1..ends).take_while(|&at| goes_on(scene, at)).find(|&at| is_place(scene, at));
    let first = first.filter(|&first| scene.has(verb, Cue::Traverse) || through(verb + 1..first));
    first.map_or(Vec::new(), |first| list(scene, first))
}

/// "한강은 서울을 흐른다", "die durch A und B fließt": the places between the river and its verb.
fn before_verb(scene: &Scene<'_>, river: usize) -> Vec<usize> {
    let ends = scene.elements.len().min(river + 1 + TO_FIRST);
    let first = (river + 1..ends).find(|&at| is_place(scene, at));
    let Some(first) = first else { return Vec::new() };
    let led = scene.language.capitals == Capitals::None
        || scene.any(river + 1..first, &[Cue::Through]) && scene.language.verb_last;
    let close = (river + 1..first).all(|at| goes_on(scene, at) || scene.is_mark(at, &[',']));
    if !led || !close {
        return Vec::new();
    }
    let found = list(scene, first);
    let verb = found.last().map_or(first, |last| last + 1);
    let told = scene.any(verb..verb + 2, &[Cue::Flow, Cue::Traverse]);
    if told { found } else { Vec::new() }
}

/// No river flows through more places in one sentence.
const MOST_LISTED: usize = 16;

/// The places that are listed from element `first` on.
fn list(scene: &Scene<'_>, first: usize) -> Vec<usize> {
    let mut found = vec![first];
    let mut at = first + 1;
    let mut gap = 0;
    let mut linked = false;
    while at < scene.elements.len() && gap < BETWEEN && found.len() < MOST_LISTED {
        if is_place(scene, at) {
            if !linked {
                break;
            }
            found.push(at);
            (gap, linked) = (0, false);
        } else {
            let links = scene.is_mark(at, &[',', '、', '，']) || scene.has(at, Cue::And);
            linked |= links;
            if !links && !goes_on(scene, at) {
                break;
            }
            gap += 1;
        }
        at += 1;
    }
    found
}

/// Words of grammar, kinds of places, winds: nothing that begins another thought.
fn goes_on(scene: &Scene<'_>, at: usize) -> bool {
    static KINDS: &[Cue] = &[
        Cue::Settlement,
        Cue::Country,
        Cue::Region,
        Cue::Capital,
        Cue::Through,
        Cue::Flow,
        Cue::Traverse,
    ];
    let element = &scene.elements[at];
    let word = element.kind == ElementKind::Word && !element.has(Cue::Not);
    is_place(scene, at)
        || word
            && (scene.is_grammar(element) || is_particle(scene, at) || element.cues.wind.is_some())
        || element.cues.any(KINDS)
}

fn is_place(scene: &Scene<'_>, at: usize) -> bool {
    let toponym = scene.place_at(at).filter(|toponym| !toponym.demonym);
    toponym.is_some_and(|toponym| TOUCHED.contains(&toponym.best().class)) && scene.is_name(at)
}

/// Adds that `river` flows through `place` or past it, as the words from one element to another
/// say.
pub fn push<'c>(
    reader: &'c mut Reader<'_, '_>,
    kind: &'static str,
    [first, last]: [usize; 2],
    river: &Spot,
    place: &Spot,
) -> Option<&'c mut Claim> {
    if river.place.id == place.place.id {
        return None;
    }
    let span = reader.span(first, last);
    let stated = Stated::number(span, 1.0);
    let area = place.place.class.is_area();
    let place = if area { reader.with_regions(place) } else { place.clone() };
    let ask =
        |places: &[Place]| Question::Passage { river: places[0].clone(), place: places[1].clone() };
    Some(reader.push(kind, span, stated, &[river, &place], ask))
}
