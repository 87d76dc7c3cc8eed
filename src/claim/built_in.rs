#![doc = include_str!("built_in.md")]

use crate::atlas::PlaceClass;
use crate::measure::Question;
use crate::quantity::{Dimension, Interval, Stated, Unit};
use crate::span::{Mention, Span};
use crate::text::{Cue, YearFound, years};

use super::Kind;
use super::named::is_locative;
use super::reader::{Reader, Spot};

pub const KIND: Kind = Kind { name: "built_in", page: include_str!("built_in.md"), read };

static OBJECTS: &[PlaceClass] =
    &[PlaceClass::Bridge, PlaceClass::Canal, PlaceClass::BorderCrossing, PlaceClass::Site];

/// Works take years: the year of completion is what a text should name, a neighbour year is near
/// enough.
const HARD_YEARS: f64 = 1.0;

fn read(reader: &mut Reader<'_, '_>) {
    let scene = reader.scene();
    let Some(verb) = (0..scene.elements.len()).find(|&at| scene.elements[at].has(Cue::Built))
    else {
        return;
    };
    let Some(object) = object(reader, verb) else { return };
    let near = |year: &&Mention<YearFound>| {
        let verb = scene.elements[verb].span;
        year.span.start.abs_diff(verb.start) < 60
    };
    let found = years(scene.text, scene.language);
    let Some(year) = found
        .iter()
        .filter(near)
        .min_by_key(|year| year.span.start.abs_diff(scene.elements[verb].span.start))
    else {
        return;
    };
    let span = reader.shift(year.span.join(scene.elements[verb].span));
    let stated = stated(reader.shift(year.span), year.value);
    reader.push(KIND.name, span, stated, &[&object], |places| Question::BuiltIn {
        object: places[0].clone(),
    });
}

fn stated(span: Span, year: YearFound) -> Stated {
    let value = f64::from(year.year);
    Stated {
        span,
        value,
        dimension: Dimension::Year,
        unit: Unit::Year,
        hedge: year.hedge,
        hard: Interval::new(value - HARD_YEARS, value + HARD_YEARS),
        natural: Interval::point(value),
    }
}

/// The bridge or canal named before the verb, else the latest one where the sentence has only a
/// pronoun.
fn object(reader: &Reader<'_, '_>, verb: usize) -> Option<Spot> {
    let scene = reader.scene();
    let named = scene
        .places()
        .filter(|(at, toponym)| *at < verb + 8 && OBJECTS.contains(&toponym.best().class))
        .filter(|(at, _)| !is_locative(reader, *at))
        .min_by_key(|(at, _)| at.abs_diff(verb));
    if let Some((at, _)) = named {
        return reader.spot(at);
    }
    let told = scene.any(0..verb, &[Cue::Bridge, Cue::Link]);
    reader.recent_place(OBJECTS).filter(|_| told)
}
