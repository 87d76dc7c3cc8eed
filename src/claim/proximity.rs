#![doc = include_str!("proximity.md")]

use crate::atlas::PlaceClass;
use crate::measure::{Question, Via};
use crate::quantity::{Interval, Stated, Unit};
use crate::span::Span;
use crate::text::{Cue, Kind as ElementKind, Scene};

use super::edge::border_behind;
use super::reader::{Reader, Spot};
use super::target::Target;
use super::{Kind, Need};

pub const KIND: Kind =
    Kind { name: "proximity", page: include_str!("proximity.md"), needs: NEEDS, read };

/// What a sentence must hold to be read for it.
static NEEDS: &[Need] = &[Need::cues(&[Cue::Near]).with_names(1)];

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
        if read_border(reader, at) {
            continue;
        }
        let Some((subject, object)) = names_around(scene, at) else { continue };
        let (Some(subject), Some(object)) = (reader.spot(subject), reader.spot(object)) else {
            continue;
        };
        let span = reader.span(at, at);
        let stated = near(span);
        reader.push(KIND.name, span, stated, &[&subject, &object], |places| Question::Distance {
            from: places[0].clone(),
            to: places[1].clone(),
            via: Via::Geodesic,
        });
    }
}

/// What "near" says.
fn near(span: Span) -> Stated {
    let interval = |high| Interval::new(0.0, high);
    let (hard, natural) = (interval(NEAR_HARD_M), interval(NEAR_NATURAL_M));
    Stated::plain(span, 0.0, Unit::Kilometre, hard, natural)
}

/// "A lies near the border with B", "A nahe der polnischen Grenze". Says whether a border is named.
fn read_border(reader: &mut Reader<'_, '_>, at: usize) -> bool {
    let scene = reader.scene();
    let Some(border) = border_behind(reader, at + 1) else { return false };
    let start = blocked(scene, at).max(at.saturating_sub(4));
    let subject =
        (start..at).rev().find(|&at| is_town_or_airport(scene, at) && !is_anchor(scene, at));
    let (Some(subject_at), Target::Edge(edge, named)) = (subject, &border.target) else {
        return true;
    };
    let Some(subject) = reader.spot(subject_at) else { return true };
    let span = reader.span(at, border.last);
    let spots: Vec<&Spot> = std::iter::once(&subject).chain(named).collect();
    reader.push(KIND.name, span, near(span), &spots, |places| Question::Proximity {
        place: places[0].clone(),
        to: edge.with_places(&places[1..]),
    });
    true
}

fn names_around(scene: &Scene<'_>, at: usize) -> Option<(usize, usize)> {
    let object = scene.name_after(at + 1, 4).filter(|&at| is_town_or_airport(scene, at))?;
    let start = blocked(scene, at).max(at.saturating_sub(4));
    let subject =
        (start..at).rev().find(|&at| is_town_or_airport(scene, at) && !is_anchor(scene, at))?;
    (scene.place_at(subject)?.best().id != scene.place_at(object)?.best().id)
        .then_some((subject, object))
}

/// Where the clause before element `at` begins.
fn blocked(scene: &Scene<'_>, at: usize) -> usize {
    let ends = (0..at).rev().find(|&index| {
        matches!(scene.elements[index].kind, ElementKind::Quantity(_))
            || scene.elements[index].is_mark(&['.', ';', ':', '(', ')'])
    });
    ends.map_or(0, |end| end + 1)
}

/// "40 km east of A, near B": A is what something else is measured from.
fn is_anchor(scene: &Scene<'_>, at: usize) -> bool {
    scene.any(at.saturating_sub(2)..at, &[Cue::From, Cue::Off])
}

fn is_town_or_airport(scene: &Scene<'_>, at: usize) -> bool {
    let airport = scene.place_at(at).is_some_and(|it| it.best().class == PlaceClass::Airport);
    scene.is_town(at) || airport && scene.is_name(at)
}
