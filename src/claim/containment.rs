#![doc = include_str!("containment.md")]

use crate::atlas::PlaceClass;
use crate::measure::Question;
use crate::quantity::Interval;
use crate::text::{Cue, Kind as ElementKind, Scene};

use super::Kind;
use super::border_rank::number;
use super::reader::Reader;

pub const KIND: Kind = Kind { name: "containment", page: include_str!("containment.md"), read };

/// Kind words that may stand between a town and what it lies in.
static KINDS: &[Cue] = &[Cue::Settlement, Cue::Region, Cue::Country, Cue::Capital];

fn read(reader: &mut Reader<'_, '_>) {
    let scene = reader.scene();
    for at in 0..scene.elements.len() {
        let Some(outer) = outer_behind(scene, at) else { continue };
        let (Some(inner), Some(outer_spot)) = (reader.spot(at), reader.spot(outer)) else {
            continue;
        };
        let span = reader.span(at, outer);
        let stated = number(span, 1.0, Interval::point(1.0));
        reader.push(KIND.name, span, stated, &[&inner, &outer_spot], |places| {
            Question::Containment { inner: places[0].clone(), outer: places[1].clone() }
        });
    }
}

/// "A, a city in the northern state of B": a town, a kind word, a preposition, a region or country.
fn outer_behind(scene: &Scene<'_>, at: usize) -> Option<usize> {
    let inner = scene.place_at(at).filter(|toponym| !toponym.demonym)?;
    if inner.best().class != PlaceClass::Settlement {
        return None;
    }
    let (mut kind, mut inside) = (false, false);
    for index in at + 1..scene.elements.len().min(at + 12) {
        let element = &scene.elements[index];
        match element.kind {
            ElementKind::Place(place) if scene.toponyms[place].demonym => {}
            ElementKind::Place(place) => {
                let outer = scene.toponyms[place].best();
                let wide = matches!(outer.class, PlaceClass::Country | PlaceClass::Region);
                return (wide && kind && inside).then_some(index);
            }
            ElementKind::Word => {
                kind |= element.cues.any(KINDS);
                inside |= element.has(Cue::In);
                if element.cues.any(&[Cue::Near, Cue::Away, Cue::Off]) {
                    return None;
                }
            }
            ElementKind::Mark(',') => {}
            ElementKind::Name | ElementKind::Mark(_) | ElementKind::Quantity(_) => return None,
        }
    }
    None
}
