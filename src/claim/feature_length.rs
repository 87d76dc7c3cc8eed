#![doc = include_str!("feature_length.md")]

use crate::atlas::PlaceClass;
use crate::measure::Question;
use crate::quantity::Dimension;
use crate::text::{Cue, Kind as ElementKind};

use super::Kind;
use super::pattern::skip_conversion;
use super::reader::{Reader, Spot};

pub const KIND: Kind =
    Kind { name: "feature_length", page: include_str!("feature_length.md"), read };

static FEATURES: &[PlaceClass] = &[
    PlaceClass::River,
    PlaceClass::Canal,
    PlaceClass::Bridge,
    PlaceClass::Lake,
    PlaceClass::Strait,
    PlaceClass::Island,
    PlaceClass::Site,
];

fn read(reader: &mut Reader<'_, '_>) {
    for at in reader.free_figures(Dimension::Length) {
        let long = is_length(reader, at);
        let Some(feature) = feature(reader, at, long) else { continue };
        let stated = reader.stated(at);
        let last = (at + 1).min(reader.scene().elements.len() - 1);
        let span = reader.span(at, last);
        reader.push(KIND.name, span, stated, &[&feature], |places| Question::FeatureLength {
            feature: places[0].clone(),
        });
        reader.take(at);
    }
}

fn is_length(reader: &Reader<'_, '_>, at: usize) -> bool {
    let scene = reader.scene();
    let next = skip_conversion(scene, at + 1);
    scene.any(next..next + 2, &[Cue::Long]) || scene.any(at.saturating_sub(5)..at, &[Cue::Long])
}

/// The nearest feature; without "long" only one that the figure stands right before: "the 130-mile X River".
fn feature(reader: &Reader<'_, '_>, at: usize, long: bool) -> Option<Spot> {
    let scene = reader.scene();
    let reach = if long { 8 } else { 1 };
    let start = skip_conversion(scene, at + 1);
    let after = (start..scene.elements.len().min(start + reach))
        .take_while(|&index| !matches!(scene.elements[index].kind, ElementKind::Quantity(_)))
        .find_map(|index| feature_at(reader, index));
    if !long {
        return after.filter(|_| scene.elements.get(start).is_some());
    }
    let before = (at.saturating_sub(12)..at).rev().find_map(|index| feature_at(reader, index));
    let attributive = scene.language.code == "de" && scene.any(at + 1..at + 3, &[Cue::Long]);
    if attributive { after.or(before) } else { before.or(after) }
}

fn feature_at(reader: &Reader<'_, '_>, at: usize) -> Option<Spot> {
    let spot = reader.spot(at)?;
    if FEATURES.contains(&spot.place.class) {
        return Some(spot);
    }
    let toponym = reader.scene().place_at(at)?;
    let is_river_word = reader.cue_near(at, 2, &[Cue::River, Cue::Bridge, Cue::Lake, Cue::Island]);
    let candidates = toponym.candidates.iter().map(|candidate| &candidate.place);
    let place = candidates.into_iter().find(|place| FEATURES.contains(&place.class))?;
    is_river_word.then(|| Spot { place: place.clone(), others: Vec::new(), ..spot })
}
