//! A region that is said to lie in a country: "the A region of northern B", "im Bundesstaat A im
//! Süden Bs".

use crate::atlas::{Place, PlaceClass};
use crate::text::Cue;

use super::container::{Container, leads_inside, outer_after};
use super::reader::{Grasp, Reader, Spot};

/// The region at element `at`, which a kind word beside it calls one, and what it is said to lie
/// in.
pub fn region_inside(reader: &Reader<'_, '_>, at: usize) -> Option<(Spot, Container)> {
    let scene = reader.scene();
    scene.place_at(at)?;
    let behind = scene.has(at + 1, Cue::Region);
    let of = at.checked_sub(1).filter(|&before| scene.has(before, Cue::From)).unwrap_or(at);
    let before = of.checked_sub(1).is_some_and(|before| scene.has(before, Cue::Region));
    let next = if behind { at + 2 } else { at + 1 };
    let linked = leads_inside(scene, next) || behind && scene.has(next, Cue::From);
    let (outer, last) = outer_after(reader, next + 1).filter(|_| linked && (behind || before))?;
    let found = Container::at(reader, outer).filter(|_| !scene.is_possessor(last))?;
    let country = found.spot.place.class == PlaceClass::Country;
    let inner = region(reader, at, &found.spot.place).filter(|_| country)?;
    Some((inner, Container { at: last, ..found }))
}

/// The region of the name at `at`: one in `outer`, else the first, which may be a namesake of the
/// one that is meant, as Limburg is of Limburg.
fn region(reader: &Reader<'_, '_>, at: usize, outer: &Place) -> Option<Spot> {
    let toponym = reader.scene().place_at(at).filter(|toponym| !toponym.demonym)?;
    let places = toponym.candidates.iter().map(|candidate| &candidate.place);
    let regions = || places.clone().filter(|place| place.class == PlaceClass::Region);
    let place = regions().find(|place| place.belongs_to(outer)).or_else(|| regions().next())?;
    place.country?;
    let mention = Some(reader.shift(toponym.span));
    let grasp = if place.belongs_to(outer) { Grasp::Named } else { Grasp::Implied };
    Some(Spot { place: place.clone(), others: Vec::new(), mention, grasp })
}
