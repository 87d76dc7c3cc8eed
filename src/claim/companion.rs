//! A time beside a distance: "A est à 275 km de B, mais le TGV met une heure".
//!
//! The way has been named by a claim of the same sentence, so the time needs no places of its own.

use crate::atlas::Place;
use crate::measure::{Question, Vehicle, Via};
use crate::quantity::Dimension;
use crate::span::Span;

use super::reader::{Reader, Spot};
use super::{Claim, NamedPlace, travel_time};

/// Reads the times that no kind has taken and whose vehicle the clause names.
pub fn read(reader: &mut Reader<'_, '_>) {
    for at in reader.free_figures(Dimension::Time) {
        if travel_time::is_delay(reader, at) {
            continue;
        }
        let Some((from, to, via)) = way(reader) else { continue };
        let told = |vehicle: &Vehicle| *vehicle != Vehicle::Unstated;
        let named = Some(travel_time::vehicle(reader, at)).filter(told);
        // A trip is one by road where the sentence names nothing else before.
        let earlier = || Some(travel_time::earlier(reader, at)).filter(told);
        let by_way = || Some(vehicle_of(via)).filter(told).map(|way| earlier().unwrap_or(way));
        let Some(vehicle) = named.or_else(by_way) else { continue };
        let (span, stated) = (reader.span(at, at), reader.stated(at));
        let ask = |places: &[Place]| Question::TravelTime {
            from: places[0].clone(),
            to: places[1].clone(),
            by: vehicle,
        };
        reader.push(travel_time::KIND.name, span, stated, &[&from, &to], ask);
        reader.take(at);
    }
}

/// The ends of the only way whose length the sentence gives.
fn way(reader: &Reader<'_, '_>) -> Option<(Spot, Spot, Via)> {
    let scene = reader.scene();
    let here = Span::new(scene.offset, scene.offset + scene.text.len());
    let ways = reader.claims.iter().filter(|claim| here.contains(claim.span) && is_way(claim));
    let mut found: Option<&Claim> = None;
    for claim in ways {
        let same = |known: &Claim| known.places == claim.places;
        if found.is_some_and(|known| !same(known)) {
            return None;
        }
        found = Some(claim);
    }
    let claim = found?;
    let [from, to] = &claim.places[..] else { return None };
    let spot = |named: &NamedPlace| Spot {
        place: named.place.clone(),
        others: Vec::new(),
        mention: named.mention,
        grasp: claim.grasp,
    };
    let via = claim.question.as_ref().ok().and_then(Question::via)?;
    Some((spot(from), spot(to), via))
}

/// Who goes a way of this kind.
fn vehicle_of(via: Via) -> Vehicle {
    match via {
        Via::Rail => Vehicle::Train,
        Via::Road => Vehicle::Car,
        Via::Sea => Vehicle::Ship,
        Via::Geodesic | Via::Sphere | Via::Rhumb | Via::Unstated => Vehicle::Unstated,
    }
}

fn is_way(claim: &Claim) -> bool {
    matches!(claim.question, Ok(Question::Distance { .. }))
}
