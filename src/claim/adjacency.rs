#![doc = include_str!("adjacency.md")]

use crate::measure::Question;
use crate::quantity::{Dimension, Interval};
use crate::text::{Cue, Kind as ElementKind};

use super::Kind;
use super::border_rank::number;
use super::reader::{Reader, Spot};

pub const KIND: Kind = Kind { name: "adjacency", page: include_str!("adjacency.md"), read };

fn read(reader: &mut Reader<'_, '_>) {
    let scene = reader.scene();
    let measured = scene
        .quantities
        .iter()
        .any(|found| found.value.quantity.unit.dimension() == Dimension::Length);
    for at in 0..scene.elements.len() {
        let adjoins = scene.elements[at].has(Cue::Adjoin);
        if !adjoins || measured {
            continue;
        }
        let Some((first, subject)) = subject(reader, at) else { continue };
        for (last, object) in objects(reader, at) {
            if object.place.id == subject.place.id {
                continue;
            }
            let span = reader.span(first, last);
            let stated = number(span, 1.0, Interval::point(1.0));
            reader.push(KIND.name, span, stated, &[&subject, &object], |places| {
                Question::Adjacency { a: places[0].clone(), b: places[1].clone() }
            });
        }
    }
}

/// The country before the verb, a relative clause allowed: "A, which borders B".
fn subject(reader: &Reader<'_, '_>, at: usize) -> Option<(usize, Spot)> {
    (at.saturating_sub(6)..at).rev().find_map(|index| Some((index, reader.country_at(index)?)))
}

/// The countries of the list behind the verb, up to the next verb or mark.
fn objects(reader: &Reader<'_, '_>, at: usize) -> Vec<(usize, Spot)> {
    let scene = reader.scene();
    let mut objects = Vec::new();
    let mut plain = 0;
    for index in at + 1..scene.elements.len() {
        let element = &scene.elements[index];
        match element.kind {
            ElementKind::Place(_) => {
                let Some(country) = reader.country_at(index) else { break };
                objects.push((index, country));
                plain = 0;
            }
            ElementKind::Mark(',' | '、') => {}
            ElementKind::Word if element.cues.any(&[Cue::Lie, Cue::Share]) => break,
            ElementKind::Word if plain < 4 => plain += 1,
            ElementKind::Word
            | ElementKind::Name
            | ElementKind::Mark(_)
            | ElementKind::Quantity(_) => break,
        }
    }
    objects
}
