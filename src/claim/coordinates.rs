#![doc = include_str!("coordinates.md")]

use crate::atlas::PlaceClass;
use crate::measure::{Question, Via};
use crate::quantity::{Interval, Stated, Unit};
use crate::span::Span;
use crate::text::{Cue, Kind as ElementKind, Turn};

use super::named::named_at;
use super::reader::{Reader, Spot};
use super::{Kind, Need};

pub const KIND: Kind =
    Kind { name: "coordinates", page: include_str!("coordinates.md"), needs: NEEDS, read };

/// What a sentence must hold to be read for it.
static NEEDS: &[Need] = &[Need::turn(Turn::Coordinates)];

/// No pair is written with fewer or more bytes.
const SHORTEST: usize = 7;
const LONGEST: usize = 60;

/// Whole degrees are off by up to half of one, in both directions.
const WHOLE_DEGREES_M: f64 = 80_000.0;

/// What coordinates are given for, and how far from its point such a place may reach, in metres.
static EXTENTS: &[(PlaceClass, f64)] = &[
    (PlaceClass::Settlement, 25_000.0),
    (PlaceClass::Airport, 10_000.0),
    (PlaceClass::Mountain, 10_000.0),
    (PlaceClass::Bridge, 10_000.0),
    (PlaceClass::Site, 25_000.0),
    (PlaceClass::Strait, 100_000.0),
    (PlaceClass::Island, 100_000.0),
    (PlaceClass::Lake, 100_000.0),
    (PlaceClass::Country, 1_000_000.0),
];

fn read(reader: &mut Reader<'_, '_>) {
    let scene = reader.scene();
    if !scene.text.contains(['°', '.']) {
        return;
    }
    for at in 1..scene.elements.len() {
        if !scene.elements[at].is_mark(&['(', '[', ',', '（']) {
            continue;
        }
        let Some(pair) = pair_behind(reader, at) else { continue };
        push(reader, at, pair);
    }
}

/// A pair of coordinates right behind the mark at element `at`, in the sentence: up to a closing
/// bracket, a comma or the end.
fn pair_behind(reader: &Reader<'_, '_>, at: usize) -> Option<Span> {
    let scene = reader.scene();
    let start = scene.elements[at].span.end;
    let rest = &scene.text[start..];
    let start = start + (rest.len() - rest.trim_start().len());
    let rest = rest.trim_start();
    if !rest
        .starts_with(|first: char| first.is_ascii_digit() || matches!(first, '-' | '−' | 'N' | 'S'))
    {
        return None;
    }
    let ends = rest.char_indices().take_while(|(end, _)| *end <= LONGEST);
    let ends =
        ends.filter(|(end, mark)| *end >= SHORTEST && matches!(mark, ')' | ']' | ',' | ';' | '）'));
    let whole = (rest.len() <= LONGEST).then_some(rest.trim_end_matches('.').len());
    ends.map(|(end, _)| end).chain(whole).map(|end| Span::new(start, start + end)).find(|span| {
        let text = span.of(scene.text);
        is_marked(text) && point(reader, text).is_some()
    })
}

/// Two decimals in brackets may be anything; coordinates have degrees, directions or many decimals.
fn is_marked(text: &str) -> bool {
    let precise = |half: &str| {
        half.rsplit_once('.').is_some_and(|(_, decimals)| {
            decimals.trim_end().chars().take_while(char::is_ascii_digit).count() >= 3
        })
    };
    let directed = text.contains(['N', 'S']) && text.contains(['E', 'W', 'O']);
    let halves = text.split_once([',', ';', ' ']);
    text.contains('°') || directed || halves.is_some_and(|(a, b)| precise(a) && precise(b))
}

fn point(reader: &Reader<'_, '_>, text: &str) -> Option<Spot> {
    reader.atlas.point_at(text).map(Spot::implied)
}

fn push(reader: &mut Reader<'_, '_>, at: usize, pair: Span) {
    let scene = reader.scene();
    let text = pair.of(scene.text);
    let Some((place, extent_m)) = place_before(reader, at) else {
        return push_unknown(reader, at, pair);
    };
    let Some(point) = point(reader, text) else { return };
    let whole = !text.contains(['.', ',', '\'', '′', '’', ':']);
    let high_m = extent_m + if whole { WHOLE_DEGREES_M } else { 0.0 };
    let stated = stated(reader.shift(pair), high_m);
    let mention = Some(reader.shift(pair));
    let point = Spot { mention, grasp: place.grasp, ..point };
    let span = reader.shift(pair);
    reader.push(KIND.name, span, stated, &[&place, &point], |places| Question::Distance {
        from: places[0].clone(),
        to: places[1].clone(),
        via: Via::Geodesic,
    });
}

/// The place whose name ends right before the mark at element `at`.
fn place_before(reader: &Reader<'_, '_>, at: usize) -> Option<(Spot, f64)> {
    let classes: Vec<PlaceClass> = EXTENTS.iter().map(|(class, _)| *class).collect();
    let found = (at.saturating_sub(4)..at)
        .find_map(|start| named_at(reader, start, &classes).filter(|(_, last)| *last + 1 == at));
    let (spot, _) = found.filter(|_| !is_beside(reader, at))?;
    let (_, extent_m) = EXTENTS.iter().find(|(class, _)| *class == spot.place.class)?;
    Some((spot, *extent_m))
}

/// "the wreck lies off A (53.9, 8.1)": the pair is not for A.
fn is_beside(reader: &Reader<'_, '_>, at: usize) -> bool {
    let elements = &reader.scene().elements;
    (at.saturating_sub(4)..at).any(|index| {
        elements[index].cues.any(&[Cue::Off, Cue::Near, Cue::Away])
            || elements[index].cues.wind.is_some()
    })
}

/// A name that the atlas does not know.
fn push_unknown(reader: &mut Reader<'_, '_>, at: usize, pair: Span) {
    let scene = reader.scene();
    let before = &scene.elements[at - 1];
    if before.kind == ElementKind::Name {
        let name = before.span;
        let span = reader.shift(pair);
        reader.push_unknown(KIND.name, span, stated(span, 0.0), &[], name);
    }
}

fn stated(span: Span, high_m: f64) -> Stated {
    let interval = Interval::new(0.0, high_m);
    Stated::plain(span, 0.0, Unit::Kilometre, interval, interval)
}
