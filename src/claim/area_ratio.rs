#![doc = include_str!("area_ratio.md")]

use crate::atlas::PlaceClass;
use crate::measure::Question;
use crate::quantity::{Dimension, Hedge, Interval, Stated, Unit};
use crate::span::Span;
use crate::text::{Cue, Kind as ElementKind, RatioOf, Scene};

use super::Kind;
use super::pattern::name_after;
use super::reader::{Reader, Spot};

pub const KIND: Kind = Kind { name: "area_ratio", page: include_str!("area_ratio.md"), read };

fn read(reader: &mut Reader<'_, '_>) {
    for at in reader.free_figures(Dimension::Ratio) {
        if is_area_ratio(reader, at) {
            read_figure(reader, at);
        }
    }
    read_plain(reader);
}

fn is_area_ratio(reader: &Reader<'_, '_>, at: usize) -> bool {
    let found = &reader.figure(at).value;
    match found.ratio_of {
        Some(RatioOf::Area) => true,
        Some(RatioOf::Unsaid) | None => {
            reader.scene().any(at + 1..at + 4, &[Cue::SameSize, Cue::Larger])
        }
        Some(RatioOf::Length | RatioOf::Width | RatioOf::Distance) => false,
    }
}

/// "dreimal so groß wie B", "twice the size of B", "a third of the area of B".
fn read_figure(reader: &mut Reader<'_, '_>, at: usize) {
    let scene = reader.scene();
    let Some(reference) = name_after(scene, at + 1, 7).filter(|&at| is_area(scene, at)) else {
        return;
    };
    let Some(place) = subject(reader, at) else { return };
    let Some(reference_spot) = reader.spot(reference) else { return };
    let span = reader.span(at, reference);
    let stated = reader.stated(at);
    push(reader, span, stated, &place, &reference_spot);
    reader.take(at);
}

/// "so groß wie B", "larger than B", "smaller than B", without a figure.
fn read_plain(reader: &mut Reader<'_, '_>) {
    let scene = reader.scene();
    for at in 0..scene.elements.len() {
        let element = &scene.elements[at];
        let figure_before = (at.saturating_sub(3)..at)
            .any(|before| matches!(scene.elements[before].kind, ElementKind::Quantity(_)));
        let hard = if element.has(Cue::Larger) {
            Interval::new(1.0, f64::INFINITY)
        } else if element.has(Cue::Smaller) {
            Interval::new(0.0, 1.0)
        } else if element.has(Cue::SameSize) {
            Interval::new(0.6, 1.6)
        } else {
            continue;
        };
        let Some(reference) = name_after(scene, at + 1, 4).filter(|&i| is_area(scene, i)) else {
            continue;
        };
        let (Some(place), false) = (subject(reader, at), figure_before) else { continue };
        let Some(reference_spot) = reader.spot(reference) else { continue };
        let span = reader.span(at, reference);
        push(reader, span, plain(span, hard), &place, &reference_spot);
    }
}

/// A comparison without a figure.
pub fn plain(span: Span, hard: Interval) -> Stated {
    Stated {
        span,
        value: 1.0,
        dimension: Dimension::Ratio,
        unit: Unit::Times,
        hedge: Hedge::Ratio,
        hard,
        natural: hard,
    }
}

/// Adds the claim that `place` has so many times the area of `reference`.
pub fn push(
    reader: &mut Reader<'_, '_>,
    span: Span,
    stated: Stated,
    place: &Spot,
    reference: &Spot,
) {
    if place.place.id == reference.place.id {
        return;
    }
    reader.push(KIND.name, span, stated, &[place, reference], |places| Question::AreaRatio {
        place: places[0].clone(),
        reference: places[1].clone(),
    });
}

fn subject(reader: &Reader<'_, '_>, at: usize) -> Option<Spot> {
    let scene = reader.scene();
    let clause = |&index: &usize| !scene.elements[index].is_mark(&[')', ';', ':', '.']);
    let before = (at.saturating_sub(12)..at).rev().take_while(clause);
    let chosen = before.filter(|&index| is_area(scene, index)).find(|&index| {
        !(index.saturating_sub(1)..index).any(|i| scene.elements[i].cues.any(&[Cue::From, Cue::In]))
    })?;
    reader.spot(chosen)
}

/// Names of things with an area; cities count, since they are compared with regions.
fn is_area(scene: &Scene<'_>, at: usize) -> bool {
    scene.place_at(at).is_some_and(|toponym| {
        !toponym.demonym
            && matches!(
                toponym.best().class,
                PlaceClass::Settlement
                    | PlaceClass::Country
                    | PlaceClass::Region
                    | PlaceClass::Continent
                    | PlaceClass::Lake
                    | PlaceClass::Sea
                    | PlaceClass::Island
                    | PlaceClass::Peninsula
                    | PlaceClass::Desert
                    | PlaceClass::Site
            )
    })
}
