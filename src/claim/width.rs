#![doc = include_str!("width.md")]

use crate::atlas::PlaceClass;
use crate::measure::Question;
use crate::quantity::Dimension;
use crate::text::Cue;

use super::Kind;
use super::pattern::skip_conversion;
use super::reader::{Grasp, Reader, Spot};

pub const KIND: Kind = Kind { name: "width", page: include_str!("width.md"), read };

static WATERS: &[PlaceClass] =
    &[PlaceClass::River, PlaceClass::Strait, PlaceClass::Canal, PlaceClass::Lake, PlaceClass::Sea];

fn read(reader: &mut Reader<'_, '_>) {
    for at in reader.free_figures(Dimension::Length) {
        if !is_width(reader, at) {
            continue;
        }
        let Some(water) = water(reader, at) else { continue };
        let bridge = bridge(reader);
        let stated = reader.stated(at);
        let last = (at + 1).min(reader.scene().elements.len() - 1);
        let span = reader.span(at, last);
        let mut spots = vec![&water];
        spots.extend(&bridge);
        reader.push(KIND.name, span, stated, &spots, |places| Question::Width {
            water: places[0].clone(),
            at: places.get(1).cloned(),
        });
        reader.take(at);
    }
}

fn is_width(reader: &Reader<'_, '_>, at: usize) -> bool {
    let scene = reader.scene();
    let next = skip_conversion(scene, at + 1);
    scene.any(next..next + 2, &[Cue::Wide]) || scene.any(at.saturating_sub(5)..at, &[Cue::Wide])
}

/// The water named nearest to the figure; a kind word alone ("der Fluss") means the latest one.
fn water(reader: &Reader<'_, '_>, at: usize) -> Option<Spot> {
    let scene = reader.scene();
    let mut named: Vec<(usize, Spot)> =
        scene.places().filter_map(|(index, _)| Some((index, water_at(reader, index)?))).collect();
    named.sort_by_key(|(index, _)| index.abs_diff(at));
    if let Some((_, spot)) = named.into_iter().next() {
        return Some(spot);
    }
    let kind_word = reader.cue_near(at, 8, &[Cue::River, Cue::Lake, Cue::SeaPlace]);
    reader.recent_place(WATERS).filter(|_| kind_word)
}

/// The water that a name means, though a town of that name may be better known.
fn water_at(reader: &Reader<'_, '_>, at: usize) -> Option<Spot> {
    let spot = reader.spot(at)?;
    let toponym = reader.scene().place_at(at)?;
    let place = toponym
        .candidates
        .iter()
        .map(|candidate| &candidate.place)
        .find(|place| WATERS.contains(&place.class))?;
    Some(Spot { place: place.clone(), others: Vec::new(), ..spot })
}

/// The bridge that the sentence speaks of tells where the width is meant.
fn bridge(reader: &Reader<'_, '_>) -> Option<Spot> {
    let scene = reader.scene();
    let named = scene.places().find(|(_, t)| t.best().class == PlaceClass::Bridge);
    if let Some((at, _)) = named {
        return reader.spot(at);
    }
    let spoken = scene.any(0..scene.elements.len(), &[Cue::Bridge]);
    let spot = reader.recent_place(&[PlaceClass::Bridge]).filter(|_| spoken)?;
    Some(Spot { grasp: Grasp::Named, ..spot })
}
