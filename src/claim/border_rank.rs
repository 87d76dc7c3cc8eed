#![doc = include_str!("border_rank.md")]

use crate::measure::{Order, Question};
use crate::quantity::{Dimension, Hedge, Interval, Stated, Unit};
use crate::span::Span;
use crate::text::Cue;

use super::Kind;
use super::border_length::BORDERS;
use super::reader::{Reader, Spot};

pub const KIND: Kind = Kind { name: "border_rank", page: include_str!("border_rank.md"), read };

/// "One of the longest" claims a rank up to this one.
const AMONG: f64 = 10.0;

fn read(reader: &mut Reader<'_, '_>) {
    let scene = reader.scene();
    for at in 0..scene.elements.len() {
        let element = &scene.elements[at];
        let order = if element.has(Cue::Shortest) {
            Order::Shortest
        } else if element.has(Cue::Longest) {
            Order::Longest
        } else {
            if element.has(Cue::Only) {
                read_only_neighbour(reader, at);
            }
            continue;
        };
        let Some(border) = border_behind(reader, at, BORDERS) else { continue };
        read_rank(reader, at, border, order);
    }
}

fn border_behind(reader: &Reader<'_, '_>, at: usize, cues: &[Cue]) -> Option<usize> {
    let elements = &reader.scene().elements;
    (at + 1..elements.len().min(at + 4)).find(|&index| elements[index].cues.any(cues))
}

fn read_rank(reader: &mut Reader<'_, '_>, at: usize, border: usize, order: Order) {
    let world = reader.cue_near(border, 8, &[Cue::World]);
    let Some((country, neighbour)) = countries(reader, at, border, world) else { return };
    let span = reader.span(at.saturating_sub(1), border);
    let stated = stated(reader, at, span);
    let mut spots = vec![&country];
    spots.extend(&neighbour);
    let ask = |places: &[crate::atlas::Place]| Question::BorderRank {
        country: places[0].clone(),
        neighbour: places.get(1).cloned(),
        world,
        order,
    };
    reader.push(KIND.name, span, stated, &spots, ask);
}

fn stated(reader: &Reader<'_, '_>, at: usize, span: Span) -> Stated {
    let elements = &reader.scene().elements;
    let before = |cue: Cue| (at.saturating_sub(3)..at).any(|index| elements[index].has(cue));
    let rank = if before(Cue::Second) {
        2.0
    } else if before(Cue::Third) {
        3.0
    } else {
        1.0
    };
    let interval =
        if before(Cue::Among) { Interval::new(1.0, AMONG) } else { Interval::point(rank) };
    number(span, rank, interval)
}

/// A stated rank or count.
pub fn number(span: Span, value: f64, interval: Interval) -> Stated {
    Stated {
        span,
        value,
        dimension: Dimension::Ratio,
        unit: Unit::One,
        hedge: Hedge::None,
        hard: interval,
        natural: interval,
    }
}

/// The country whose borders are ranked, and the neighbour across the one that is meant.
fn countries(
    reader: &Reader<'_, '_>,
    at: usize,
    border: usize,
    world: bool,
) -> Option<(Spot, Option<Spot>)> {
    let scene = reader.scene();
    let named: Vec<(usize, Spot)> = scene
        .places()
        .filter_map(|(index, _)| Some((index, reader.country_at(index)?)))
        .filter(|(index, _)| index.abs_diff(border) <= 16)
        .collect();
    let before = named.iter().rev().find(|(index, _)| *index < at).map(|(_, spot)| spot.clone());
    let after = named.iter().find(|(index, _)| *index > border);
    let shares = (at.saturating_sub(4)..at)
        .any(|i| scene.elements[i].cues.any(&[Cue::Share, Cue::It]) || is_possessive(reader, i));
    let genitive =
        after.is_some_and(|(index, _)| *index <= border + 2 && !has_with(reader, border));
    match (before, after.map(|(_, spot)| spot.clone())) {
        (Some(before), None) if world => Some((before, None)),
        (Some(before), Some(after)) if world => Some((before, Some(after))),
        (Some(before), Some(after)) if shares => Some((before, Some(after))),
        (Some(before), Some(after)) if !genitive => Some((after, Some(before))),
        (_, Some(country)) => {
            let code = country.place.country?;
            let neighbour = reader.salient_neighbour_of(code)?;
            Some((country, Some(neighbour)))
        }
        _ => None,
    }
}

/// "its longest border", "seine kürzeste Grenze".
fn is_possessive(reader: &Reader<'_, '_>, at: usize) -> bool {
    static POSSESSIVES: &[&str] = &[
        "its", "their", "seine", "seiner", "seinen", "ihre", "ihrer", "ihren", "deren", "dessen",
        "sa", "ses", "su", "sus", "sua", "suo", "сво", "его", "её",
    ];
    let scene = reader.scene();
    let word = scene.elements[at].span.of(scene.text).to_lowercase();
    POSSESSIVES.contains(&word.as_str())
}

/// "mit", "with" right behind the border word: a neighbour follows, no owner.
fn has_with(reader: &Reader<'_, '_>, border: usize) -> bool {
    static WITH: &[&str] = &["mit", "zu", "with", "to", "avec", "con", "с", "со"];
    let scene = reader.scene();
    scene.elements.get(border + 1).is_some_and(|element| {
        WITH.iter().any(|word| element.span.of(scene.text).eq_ignore_ascii_case(word))
    })
}

/// "its only land border": the number of neighbours is one.
fn read_only_neighbour(reader: &mut Reader<'_, '_>, at: usize) {
    let Some(border) = border_behind(reader, at, BORDERS) else { return };
    let country = {
        let scene = reader.scene();
        let named = scene.places().filter(|(index, _)| *index < at).map(|(index, _)| index);
        named.rev().find_map(|index| reader.country_at(index))
    };
    let Some(country) = country else { return };
    let span = reader.span(at, border);
    let stated = number(span, 1.0, Interval::point(1.0));
    reader.push(KIND.name, span, stated, &[&country], |places| Question::Neighbours {
        country: places[0].clone(),
    });
}
