//! Statements of place with an end that the atlas does not know.
//!
//! "The quake struck 30 miles north of A", "the 12 km distant hamlet of X", "15 km south of it":
//! the sentence says where something lies, and one of the two is no name of the atlas. Such a
//! statement is found, so that an editor learns that nobody has checked it. A figure that ties
//! itself to no place (a race, a traffic jam, a cable) is left alone.

use crate::atlas::{PlaceClass, fold};
use crate::geodesy::{Strictness, Wind, azimuth_deg};
use crate::measure::{Question, Via};
use crate::span::Span;
use crate::text::{Cue, Element, Kind as ElementKind, Scene, Toponym};

use super::anchor::cover;
use super::bystander::is_between;
use super::named::starts_report;
use super::reader::{Grasp, Reader, Spot};
use super::target::{Anchor, Target};
use super::way::via;
use super::{Bearing, Claim};

/// Adds the claim of `kind` that the figure at element `at` makes, measured from `own` if that is
/// known, and says whether there is one.
pub fn read(
    reader: &mut Reader<'_, '_>,
    kind: &'static str,
    at: usize,
    own: Option<&Anchor>,
) -> bool {
    let found = match own {
        Some(own) => without_subject(reader, at, own),
        None => without_anchor(reader, at).or_else(|| without_end(reader, at)),
    };
    let Some(frame) = found else { return false };
    let stated = reader.stated(at);
    let known: Vec<&Spot> = frame.known.iter().collect();
    let mut claim = reader.on_unknown(kind, frame.span, stated, &known, frame.unknown);
    let via = via(reader, at);
    match &frame.known[..] {
        [known] => sight(reader, &mut claim, via, known, frame.wind, frame.missing),
        [] => sight_of_another(reader, &mut claim, via, &frame),
        _ => {}
    }
    reader.claims.push(claim);
    true
}

struct Frame {
    /// In the document.
    span: Span,
    known: Vec<Spot>,
    /// What the atlas does not know; in the sentence.
    unknown: Span,
    missing: End,
    /// Where the subject lies from the anchor.
    wind: Option<Wind>,
}

/// Which end of a distance a name is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum End {
    /// What the figure is measured from.
    Anchor,
    Subject,
}

/// Neither end is known, but villages that the sentence names may be both.
fn sight_of_another(reader: &Reader<'_, '_>, claim: &mut Claim, via: Via, frame: &Frame) {
    const MOST: usize = 4;
    let scene = reader.scene();
    let language = scene.language.code;
    let name = |element: &&Element| {
        let text = element.span.of(scene.text);
        let word = element.kind == ElementKind::Word && element.capital && element.cues.is_empty();
        let rare = || reader.atlas.zipf(language, &fold(text)).is_none();
        element.span != frame.unknown && (element.kind == ElementKind::Name || word && rare())
    };
    let other = scene.elements.iter().find(name);
    let Some(other) = other else { return };
    let known = reader.atlas.villages(other.span.of(scene.text));
    for place in known.iter().take(MOST) {
        let mention = Some(reader.shift(other.span));
        let spot = Spot { mention, ..Spot::implied(place.clone()) };
        sight(reader, claim, via, &spot, frame.wind, frame.missing);
        if !claim.alternatives.is_empty() {
            return;
        }
    }
}

/// The name that `claim` does not know may stand for a place that lies where the text
/// says, so far from `known` and in that direction; else another statement about it may bound it.
pub fn sight(
    reader: &Reader<'_, '_>,
    claim: &mut Claim,
    via: Via,
    known: &Spot,
    wind: Option<Wind>,
    missing: End,
) {
    if missing == End::Subject {
        claim.bearing = Some(Bearing { from: known.named(), wind });
        claim.grasp = known.grasp;
    }
    let known = &known.place;
    reader.or_else(claim, known, |found| {
        let (from, to) = match missing {
            End::Anchor => (found.clone(), known.clone()),
            End::Subject => (known.clone(), found.clone()),
        };
        let azimuth_deg = azimuth_deg(from.point, to.point);
        let sector = |wind: Wind| wind.interval_near(Strictness::Hard, azimuth_deg);
        let there = wind.is_none_or(|wind| sector(wind).contains(azimuth_deg));
        there.then_some(Question::Distance { from, to, via })
    });
}

/// Nouns of place, which a statement of place may be about.
static SPATIAL: &[Cue] = &[
    Cue::Site,
    Cue::Epicentre,
    Cue::Settlement,
    Cue::Capital,
    Cue::Region,
    Cue::River,
    Cue::Lake,
    Cue::Island,
    Cue::Mountain,
    Cue::SeaPlace,
    Cue::Link,
    Cue::Bridge,
];

/// "40 km östlich von A kenterte ein Boot": the anchor is known, what lies there is not.
fn without_subject(reader: &Reader<'_, '_>, at: usize, own: &Anchor) -> Option<Frame> {
    let scene = reader.scene();
    if is_moving(reader, at) || !is_located(reader, at, own) {
        return None;
    }
    let low = at.min(own.first);
    let phrase = scene.elements[low].span.join(scene.elements[at.max(own.last)].span);
    let unknown = nominal_before(scene, low).unwrap_or(phrase);
    let known = own.target.spots().cloned().collect();
    let (missing, wind) = (End::Subject, own.wind);
    Some(Frame { span: cover(reader, at, own), known, unknown, missing, wind })
}

/// Whether the figure tells where something is, and not how far somebody has come.
fn is_located(reader: &Reader<'_, '_>, at: usize, own: &Anchor) -> bool {
    let scene = reader.scene();
    let (low, high) = (at.min(own.first), at.max(own.last));
    let before = low.checked_sub(1).map(|before| &scene.elements[before]);
    let opens = before.is_none_or(|before| matches!(before.kind, ElementKind::Mark(_)));
    let told = scene.any(low.saturating_sub(3)..low, &[Cue::Lie])
        || scene.any(low..high + 4, &[Cue::Away]);
    let off = scene.any(at..own.first, &[Cue::Off]);
    // "a 20 millas de la costa": a preposition of place before the figure.
    let placed = before.is_some_and(|before| before.has(Cue::To));
    match own.target {
        Target::Place(_) => own.wind.is_some() || told || opens || off,
        Target::Edge(..) => told || opens || off || placed,
    }
}

/// Where a person or a crowd on the move is, no map can tell.
fn is_moving(reader: &Reader<'_, '_>, at: usize) -> bool {
    reader.cue_before(at, 14, &[Cue::Moving, Cue::Person])
}

/// The nearest name or noun of place before element `low` in its clause.
fn nominal_before(scene: &Scene<'_>, low: usize) -> Option<Span> {
    let ends = |at: &usize| {
        scene.elements[*at].is_mark(&[';', ':', '.', '!', '?']) || starts_report(scene, *at, low)
    };
    let clause: Vec<usize> =
        (low.saturating_sub(14)..low).rev().take_while(|at| !ends(at)).collect();
    let name = |at: &&usize| scene.elements[**at].kind == ElementKind::Name;
    let noun = |at: &&usize| is_noun_of_place(scene, **at);
    let found = clause.iter().find(name).or_else(|| clause.iter().find(noun))?;
    Some(scene.elements[*found].span)
}

fn is_noun_of_place(scene: &Scene<'_>, at: usize) -> bool {
    let element = &scene.elements[at];
    element.kind == ElementKind::Word
        && element.cues.any(SPATIAL)
        && !element.cues.any(&[Cue::From, Cue::To, Cue::In])
}

/// "Legazpi, 15 km south of it", "about 20 miles from the nearest island": the subject is known,
/// what it is measured from is not.
fn without_anchor(reader: &Reader<'_, '_>, at: usize) -> Option<Frame> {
    let scene = reader.scene();
    if is_moving(reader, at) || reader.cue_near(at, 6, &[Cue::Planned]) {
        return None;
    }
    let (unknown, wind) = anchor_noun(scene, at)?;
    let low = at.saturating_sub(18);
    let town = |&index: &usize| {
        scene.place_at(index).is_some_and(|toponym| !toponym.demonym)
            && !scene.any(index.saturating_sub(2)..index, &[Cue::From])
            && !is_between(scene, index)
    };
    let subject = (low..at).rev().find(town).and_then(|index| reader.spot(index));
    let straight = reader.cue_behind(at, 4, &[Cue::Straight]);
    let told = reader.cue_near(at, 5, &[Cue::Lie, Cue::Away, Cue::Nearest]);
    let named = nominal_before(scene, at).is_some();
    let edge = scene.elements[unknown].cues.any(&[Cue::Border, Cue::Coast]);
    let clear = match (&subject, wind) {
        (Some(_), Some(_)) => true,
        (Some(_), None) => told || straight,
        (None, Some(_)) => named && told,
        (None, None) => told && (straight || named && edge) || is_apposed_name(scene, at),
    };
    let end = (unknown + 1).min(scene.elements.len() - 1);
    let last = if scene.elements[end].has(Cue::Away) { end } else { unknown };
    clear.then(|| Frame {
        span: reader.span(at, last),
        known: subject.into_iter().collect(),
        unknown: named_by(scene, at, unknown),
        missing: End::Anchor,
        wind,
    })
}

/// "X, 20 km from the capital": a name that the atlas does not know, right before the figure.
fn is_apposed_name(scene: &Scene<'_>, at: usize) -> bool {
    let comma = |at: usize| scene.elements[at].is_mark(&[',', '(', '–', '—']);
    at >= 2 && comma(at - 1) && scene.elements[at - 2].kind == ElementKind::Name
}

/// What the element `unknown` names, or the noun that its pronoun stands for.
fn named_by(scene: &Scene<'_>, at: usize, unknown: usize) -> Span {
    let pronoun = scene.elements[unknown].has(Cue::Here);
    let noun = Some(at).filter(|_| pronoun).and_then(|at| nominal_before(scene, at));
    noun.unwrap_or(scene.elements[unknown].span)
}

/// The noun or name behind the preposition of the figure at `at`, and the wind before it.
fn anchor_noun(scene: &Scene<'_>, at: usize) -> Option<(usize, Option<Wind>)> {
    let start = scene.skip_conversion(at + 1);
    let end = scene.elements.len().min(start + 9);
    let (mut wind, mut from) = (None, false);
    for index in start..end {
        let element = &scene.elements[index];
        match element.kind {
            ElementKind::Name if from => return Some((index, wind)),
            ElementKind::Word if from && is_noun_of_place(scene, index) => {
                return Some((index, wind));
            }
            ElementKind::Word if from && element.cues.any(&[Cue::Border, Cue::Coast]) => {
                return Some((index, wind));
            }
            ElementKind::Word if (from || wind.is_some()) && element.has(Cue::Here) => {
                return Some((index, wind));
            }
            // "from a border": whichever it is, it is no place.
            ElementKind::Word if from && element.has(Cue::Indefinite) => return None,
            ElementKind::Word if element.has(Cue::In) && !from => return None,
            ElementKind::Word => {
                wind = wind.or(element.cues.wind);
                from |= element.has(Cue::From);
            }
            ElementKind::Place(place)
                if from && (scene.toponyms[place].demonym || scene.is_possessor(index)) => {}
            ElementKind::Place(_)
            | ElementKind::Name
            | ElementKind::Quantity(_)
            | ElementKind::Mark(_) => return None,
        }
    }
    None
}

/// "das sechs Kilometer nördlich gelegene Dorf X": neither end is known to the atlas.
fn without_end(reader: &Reader<'_, '_>, at: usize) -> Option<Frame> {
    let scene = reader.scene();
    let start = scene.skip_conversion(at + 1);
    let end = scene.elements.len().min(start + 7);
    let words = (start..end).take_while(|&index| scene.elements[index].kind == ElementKind::Word);
    let words: Vec<usize> = words.collect();
    let participle = words.iter().find(|&&index| scene.elements[index].has(Cue::Attributive))?;
    let name = words.last()? + 1;
    let known = scene.elements.get(name).filter(|next| next.kind == ElementKind::Name);
    let noun = (participle + 1..name).find(|&index| is_noun_of_place(scene, index));
    let unknown = known.map(|_| name).or(noun)?;
    Some(Frame {
        span: reader.span(at, unknown),
        known: only_town(reader).into_iter().collect(),
        unknown: scene.elements[unknown].span,
        missing: End::Subject,
        wind: words.iter().find_map(|&index| scene.elements[index].cues.wind),
    })
}

/// The only town that the sentence names.
fn only_town(reader: &Reader<'_, '_>) -> Option<Spot> {
    let scene = reader.scene();
    let town =
        |toponym: &&Toponym| !toponym.demonym && toponym.best().class == PlaceClass::Settlement;
    let mut towns = scene.toponyms.iter().filter(town);
    let first = towns.next()?;
    let spot = Spot { grasp: Grasp::Implied, ..reader.spot_of(scene, first) };
    towns.next().is_none().then_some(spot)
}
