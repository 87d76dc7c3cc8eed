#![doc = include_str!("proximity.md")]

use crate::atlas::PlaceClass;
use crate::measure::{Question, Via};
use crate::quantity::{Dimension, Hedge, Interval, Stated, Unit};
use crate::text::{Cue, Kind as ElementKind, Scene};

use super::Kind;
use super::reader::Reader;

pub const KIND: Kind = Kind { name: "proximity", page: include_str!("proximity.md"), read };

/// Nobody calls a place "near" that lies farther away than this.
const NEAR_HARD_M: f64 = 150_000.0;
/// "Near" surprises nobody up to here.
const NEAR_NATURAL_M: f64 = 50_000.0;

/// "A nahe B", "A, in the vicinity of B", without a figure.
fn read(reader: &mut Reader<'_, '_>) {
    let scene = reader.scene();
    for at in 0..scene.elements.len() {
        if !scene.elements[at].has(Cue::Near) {
            continue;
        }
        let Some((subject, object)) = names_around(scene, at) else { continue };
        let (Some(subject), Some(object)) = (reader.spot(subject), reader.spot(object)) else {
            continue;
        };
        let span = reader.span(at, at);
        let interval = |high| Interval::new(0.0, high);
        let stated = Stated {
            span,
            value: 0.0,
            dimension: Dimension::Length,
            unit: Unit::Kilometre,
            hedge: Hedge::None,
            hard: interval(NEAR_HARD_M),
            natural: interval(NEAR_NATURAL_M),
        };
        reader.push(KIND.name, span, stated, &[&subject, &object], |places| Question::Distance {
            from: places[0].clone(),
            to: places[1].clone(),
            via: Via::Geodesic,
        });
    }
}

fn names_around(scene: &Scene<'_>, at: usize) -> Option<(usize, usize)> {
    let object = super::pattern::name_after(scene, at + 1, 4).filter(|&at| is_town(scene, at))?;
    let start = at.saturating_sub(4);
    let blocked = (start..at).rev().find(|&index| {
        matches!(scene.elements[index].kind, ElementKind::Quantity(_))
            || scene.elements[index].is_mark(&['.', ';', ':', '(', ')'])
    });
    let subject = (blocked.map_or(start, |b| b + 1)..at)
        .rev()
        .find(|&at| is_town(scene, at) && !is_anchor(scene, at))?;
    (scene.place_at(subject)?.best().id != scene.place_at(object)?.best().id)
        .then_some((subject, object))
}

/// "40 km east of A, near B": A is what something else is measured from.
fn is_anchor(scene: &Scene<'_>, at: usize) -> bool {
    scene.any(at.saturating_sub(2)..at, &[Cue::From])
}

fn is_town(scene: &Scene<'_>, at: usize) -> bool {
    scene.place_at(at).is_some_and(|toponym| {
        let town = matches!(toponym.best().class, PlaceClass::Settlement | PlaceClass::Airport);
        !toponym.demonym && town
    })
}
