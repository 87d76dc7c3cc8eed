#![doc = include_str!("direction.md")]

use std::ops::Range;

use crate::atlas::PlaceClass;
use crate::geodesy::{Strictness, Wind};
use crate::measure::Question;
use crate::quantity::{Dimension, Interval, Stated, Unit};
use crate::span::Span;
use crate::text::{Cue, Kind as ElementKind, PARALLELS, Scene, Turn};

use super::reader::{Reader, Spot};
use super::{Kind, Need, latitude};

pub const KIND: Kind =
    Kind { name: "direction", page: include_str!("direction.md"), needs: NEEDS, read };

/// What a sentence must hold to be read for it.
static NEEDS: &[Need] = &[
    Need::turn(Turn::Bearing).with_names(2),
    Need::turn(Turn::Wind).and(PARALLELS).with_names(1),
    Need::cues(&[Cue::Norther, Cue::Souther]).with_names(2),
    Need::cues(&[Cue::Northmost, Cue::Southmost]).and(&[Cue::Capital]).with_names(1),
];

/// "A, das südlich von B liegt": directions without a figure; those with one come with the
/// distance.
fn read(reader: &mut Reader<'_, '_>) {
    latitude::read(reader, KIND.name);
    let scene = reader.scene();
    if scene
        .quantities
        .iter()
        .any(|found| found.value.quantity.unit.dimension() == Dimension::Length)
        && !scene.any(0..scene.elements.len(), &[Cue::Lie, Cue::Attributive])
    {
        return;
    }
    for at in 0..scene.elements.len() {
        let Some(wind) = scene.elements[at].cues.wind else { continue };
        let Some((subject, anchor)) = towns_around(reader, at).or_else(|| {
            let (subject, anchor) = areas_around(scene, at)?;
            reader.spot(subject).zip(reader.spot(anchor))
        }) else {
            continue;
        };
        let claimed = reader.span(at, at);
        let known = reader.claims.iter().any(|claim| claim.span.contains(claimed));
        if !known {
            push_bare(reader, reader.span(at, at), wind, &anchor, &subject);
        }
    }
}

/// Two towns around a wind; Singapore is one.
fn towns_around(reader: &Reader<'_, '_>, wind: usize) -> Option<(Spot, Spot)> {
    let town = |at: usize| {
        let town = reader.as_town(&reader.spot(at)?);
        (town.place.class == PlaceClass::Settlement).then_some(town)
    };
    let fits = |scene: &Scene<'_>, at| scene.is_town(at) || scene.is_name(at) && town(at).is_some();
    let (subject, anchor) = places_around(reader.scene(), wind, fits)?;
    let spot = |at| town(at).or_else(|| reader.spot(at));
    spot(subject).zip(spot(anchor))
}

/// Two countries or two islands around a wind and tied by a verb: "la Côte d'Ivoire est à l'ouest
/// du Ghana"; "im Südosten an B" tells on which side of a country a neighbour is.
fn areas_around(scene: &Scene<'_>, wind: usize) -> Option<(usize, usize)> {
    static NEIGHBOURS: &[Cue] =
        &[Cue::Adjoin, Cue::Border, Cue::LandBorder, Cue::Neighbours, Cue::Enclosed];
    let part = scene.any(wind.saturating_sub(2)..wind, &[Cue::In]);
    if part || scene.any(0..scene.elements.len(), NEIGHBOURS) {
        return None;
    }
    let areas = [PlaceClass::Country, PlaceClass::Island];
    areas.into_iter().find_map(|class| {
        let found = places_around(scene, wind, |scene, at| {
            scene.is_name(at) && scene.place_at(at).is_some_and(|it| it.best().class == class)
        })?;
        let id = |at| scene.place_at(at).map(|toponym| &toponym.best().id);
        let (subject, anchor) = found;
        let direct = scene.has(wind + 1, Cue::From) || anchor == wind + 1;
        let told = subject > anchor || scene.any(subject + 1..wind, &[Cue::Lie]);
        (direct && told && id(subject) != id(anchor)).then_some(found)
    })
}

/// The subject of a wind that a verb of place or a comma ties to it, and the anchor right behind
/// it; both `fits`.
fn places_around(
    scene: &Scene<'_>,
    wind: usize,
    fits: impl Fn(&Scene<'_>, usize) -> bool,
) -> Option<(usize, usize)> {
    let genitive = scene.language.genitive;
    let from = scene.elements.get(wind + 1)?.has(Cue::From);
    if !from && !genitive {
        return None;
    }
    let anchor = close_name(scene, wind + 1..wind + 5, &fits)?;
    let start = wind.saturating_sub(6);
    if scene.elements[start..wind].iter().any(|e| matches!(e.kind, ElementKind::Quantity(_))) {
        return None;
    }
    let inverted = inverted(scene, (wind, anchor), &fits);
    let subject = inverted.or_else(|| {
        // "in the north of A" is a part of A.
        let part = scene.any(wind.saturating_sub(2)..wind, &[Cue::In]);
        let told = !part && scene.any(start..anchor + 3, &[Cue::Lie]);
        let before = (start..wind).rev().find(|&at| fits(scene, at));
        before.filter(|&at| told || is_set_off(scene, at, wind, anchor))
    })?;
    Some((subject, anchor))
}

/// "Südlich von B liegt A", "das südlich von B gelegene A".
fn inverted(
    scene: &Scene<'_>,
    (wind, anchor): (usize, usize),
    fits: &impl Fn(&Scene<'_>, usize) -> bool,
) -> Option<usize> {
    let opens = wind == 0 || scene.elements[wind - 1].is_mark(&[',', ';']);
    let verb = scene.elements.get(anchor + 1)?;
    let tied = verb.has(Cue::Attributive) || opens && verb.has(Cue::Lie);
    tied.then(|| close_name(scene, anchor + 2..anchor + 5, fits)).flatten()
}

/// "In A, south of B, …": the phrase stands between commas right behind the name.
fn is_set_off(scene: &Scene<'_>, subject: usize, wind: usize, anchor: usize) -> bool {
    let comma =
        |at: usize| scene.elements.get(at).is_none_or(|it| it.is_mark(&[',', '.', ')', '(']));
    let direct = subject + 2 == wind || subject + 3 == wind;
    direct && comma(subject + 1) && comma(anchor + 1)
}

fn close_name(
    scene: &Scene<'_>,
    range: Range<usize>,
    fits: &impl Fn(&Scene<'_>, usize) -> bool,
) -> Option<usize> {
    let end = range.end.min(scene.elements.len());
    let stop = (range.start..end).find(|&at| {
        matches!(scene.elements[at].kind, ElementKind::Mark(_) | ElementKind::Quantity(_))
    });
    (range.start..stop.unwrap_or(end)).find(|&at| fits(scene, at))
}

/// Claims that `subject` lies from `anchor` where `wind` says, at a distance that the text gives.
pub fn push(reader: &mut Reader<'_, '_>, span: Span, wind: Wind, anchor: &Spot, subject: &Spot) {
    push_as(reader, stated(span, wind), anchor, subject);
}

/// The same without a distance.
pub fn push_bare(
    reader: &mut Reader<'_, '_>,
    span: Span,
    wind: Wind,
    anchor: &Spot,
    subject: &Spot,
) {
    push_as(reader, bare(span, wind), anchor, subject);
}

fn push_as(reader: &mut Reader<'_, '_>, stated: Stated, anchor: &Spot, subject: &Spot) {
    // "Middle America, an atoll 700 miles south-west of A": no continent lies that way.
    if subject.place.class == PlaceClass::Continent {
        return;
    }
    reader.push(KIND.name, stated.span, stated, &[anchor, subject], |places| Question::Direction {
        from: places[0].clone(),
        to: places[1].clone(),
    });
}

fn stated(span: Span, wind: Wind) -> Stated {
    let sector = |strictness| wind.sector(strictness);
    let (hard, natural) = (sector(Strictness::Hard), sector(Strictness::Natural));
    Stated::plain(span, wind.azimuth_deg(), Unit::Degree, hard, natural)
}

/// "Reno lies west of Los Angeles" is true by its longitude: without a distance a main wind is
/// wrong only on the other side.
fn bare(span: Span, wind: Wind) -> Stated {
    let stated = stated(span, wind);
    let main = stated.value % 90.0 == 0.0;
    let half = Interval::new(stated.value - 90.0, stated.value + 90.0);
    Stated { hard: if main { half } else { stated.hard }, ..stated }
}
