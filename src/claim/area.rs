#![doc = include_str!("area.md")]

use crate::atlas::PlaceClass;
use crate::measure::Question;
use crate::quantity::{Dimension, Unit};
use crate::text::{Cue, Kind as ElementKind};

use super::Kind;
use super::pattern::skip_conversion;
use super::reader::{Reader, Spot};

pub const KIND: Kind = Kind { name: "area", page: include_str!("area.md"), read };

fn read(reader: &mut Reader<'_, '_>) {
    for at in reader.free_figures(Dimension::Area) {
        let comparison = reader.figure(at).value.quantity.unit == Unit::FootballPitch;
        let told = reader.cue_near(at, 5, &[Cue::Area]) || is_apposed(reader, at);
        if comparison || !told {
            continue;
        }
        let Some(place) = subject(reader, at) else { continue };
        let stated = reader.stated(at);
        let last = (at + 1).min(reader.scene().elements.len() - 1);
        let span = reader.span(at, last);
        reader.push(KIND.name, span, stated, &[&place], |places| Question::Area {
            place: places[0].clone(),
        });
        reader.take(at);
    }
}

/// "Olkhon (730 km²)": a figure of area in brackets right behind a name.
fn is_apposed(reader: &Reader<'_, '_>, at: usize) -> bool {
    let scene = reader.scene();
    at >= 2 && scene.elements[at - 1].is_mark(&['(', '（', ',']) && scene.place_at(at - 2).is_some()
}

/// The place whose area is given: behind "60 km² große", else the nearest name before, else the next one.
fn subject(reader: &Reader<'_, '_>, at: usize) -> Option<Spot> {
    let scene = reader.scene();
    let fits = |index: &usize| {
        let toponym = scene.place_at(*index);
        toponym.is_some_and(|t| !t.demonym && has_area(t.best().class))
            && !is_locative(reader, *index)
    };
    let next = skip_conversion(scene, at + 1);
    let end = scene.elements.len();
    let clause =
        (next..end).find(|&index| scene.elements[index].is_mark(&['.', ';'])).unwrap_or(end);
    let attributive = (next..clause.min(next + 5))
        .take_while(|&index| !matches!(scene.elements[index].kind, ElementKind::Mark(_)))
        .find(fits);
    let known = |index: &usize| scene.elements[*index].kind != ElementKind::Name;
    let before = (at.saturating_sub(14)..at).rev().take_while(known).find(fits);
    let after = (next..clause.min(next + 8)).take_while(known).find(fits);
    let chosen = attributive.filter(|_| scene.language.code == "de").or(before).or(after)?;
    reader.spot(chosen)
}

fn has_area(class: PlaceClass) -> bool {
    match class {
        PlaceClass::Settlement
        | PlaceClass::Country
        | PlaceClass::Region
        | PlaceClass::Continent
        | PlaceClass::Lake
        | PlaceClass::Sea
        | PlaceClass::Island
        | PlaceClass::Peninsula
        | PlaceClass::Desert
        | PlaceClass::Site => true,
        PlaceClass::River
        | PlaceClass::Canal
        | PlaceClass::Strait
        | PlaceClass::Mountain
        | PlaceClass::Bridge
        | PlaceClass::Airport
        | PlaceClass::Port
        | PlaceClass::Station
        | PlaceClass::BorderCrossing
        | PlaceClass::Point => false,
    }
}

/// "in Bavaria", "südlich von Kiew": where something lies, not what is measured.
fn is_locative(reader: &Reader<'_, '_>, at: usize) -> bool {
    let elements = &reader.scene().elements;
    (at.saturating_sub(2)..at).any(|before| {
        let element = &elements[before];
        element.cues.any(&[Cue::In, Cue::From, Cue::Near, Cue::To, Cue::Off])
            || element.cues.wind.is_some()
    })
}
