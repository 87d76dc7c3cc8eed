//! What else a text says of where a place lies that no map names: another distance ("the epicentre
//! lay 30 km north of A, 200 km west of B"), or what it lies in ("a village in northern B, 30 km
//! south of A").

use crate::atlas::Place;
use crate::geodesy::Wind;
use crate::measure::{Question, Unmeasured, Whereabouts};
use crate::quantity::Dimension;
use crate::span::Span;
use crate::text::{Cue, Kind};

use super::container::{Container, OUTER, leads_inside, outer_after, part_before};
use super::reader::Reader;
use super::{Bearing, Claim, Grasp, NamedPlace};

/// Asks of every statement of a sentence about such a place whether it agrees with what else the
/// sentence says.
pub fn compare(reader: &Reader<'_, '_>, claims: &mut [Claim]) {
    if !claims.iter().any(is_open) {
        return;
    }
    let known = claims.to_vec();
    for claim in claims {
        let own = claim.bearing.clone().filter(|it| is_open(claim) && is_firm(it));
        let Some(Bearing { from, wind }) = own else { continue };
        let sighted = sighted(&known, claim, &from);
        let told = sighted.or_else(|| inside(reader, claim, &from, wind));
        let Some((whereabouts, other, grasp)) = told else { continue };
        claim.question = Ok(Question::Agreement { from: from.place, whereabouts });
        claim.places.push(other);
        claim.grasp = claim.grasp.max(grasp);
        claim.unknown = None;
    }
}

/// From a country it is as far as from its nearest point, which nobody knows.
fn is_firm(bearing: &Bearing) -> bool {
    bearing.from.place.class.is_pointlike()
}

/// Whether a place that bears no name on the map stands firmly for what the claim is about.
fn is_open(claim: &Claim) -> bool {
    let unknown = matches!(
        claim.question,
        Err(Unmeasured::UnknownPlace { .. } | Unmeasured::UnnamedPlace { .. })
    );
    unknown && claim.alternatives.is_empty() && claim.grasp == Grasp::Named
}

/// What another statement says of how far the place is, from elsewhere than `from`.
fn sighted(
    known: &[Claim],
    claim: &Claim,
    from: &NamedPlace,
) -> Option<(Whereabouts, NamedPlace, Grasp)> {
    let others = known.iter().filter(|other| is_open(other) && other.unknown == claim.unknown);
    let mut seen = others.filter_map(|other| Some((other, other.bearing.as_ref()?)));
    let (other, seen) = seen.find(|(_, it)| is_firm(it) && it.from.place.id != from.place.id)?;
    let (place, away) = (seen.from.place.clone(), other.stated.hard);
    let whereabouts = Whereabouts::Sighted { from: place, away, wind: seen.wind };
    Some((whereabouts, seen.from.clone(), other.grasp))
}

/// What the place is said to lie in, by a name that everybody takes for the same.
fn inside(
    reader: &Reader<'_, '_>,
    claim: &Claim,
    from: &NamedPlace,
    wind: Option<Wind>,
) -> Option<(Whereabouts, NamedPlace, Grasp)> {
    if claim.stated.dimension != Dimension::Length {
        return None;
    }
    let found = behind(reader, claim.unknown?).or_else(|| before(reader, claim.stated.span))?;
    let part = found.part.or_else(|| part_before(reader, found.at));
    let clear = found.spot.grasp == Grasp::Named && is_one(reader, &found);
    let other = clear.then(|| found.spot.named()).filter(|it| it.place.id != from.place.id)?;
    let area = other.place.clone();
    Some((Whereabouts::Inside { area, part, wind }, other, Grasp::Named))
}

/// Whether the container's name is that of one country or region alone: "Georgia" is that of two.
fn is_one(reader: &Reader<'_, '_>, found: &Container) -> bool {
    let candidates = reader.scene().place_at(found.at).map_or(&[][..], |it| &it.candidates);
    let areas = candidates.iter().map(|candidate| &candidate.place);
    let mut areas = areas.filter(|place| OUTER.contains(&place.class));
    let other = |place: &Place| {
        let own = &found.spot.place;
        place.id != own.id && !place.belongs_to(own) && !own.belongs_to(place)
    };
    found.spot.others.is_empty() && !areas.any(other)
}

/// "a village in the north of B": the container that a preposition right behind the words at
/// `name`, in the document, leads to.
fn behind(reader: &Reader<'_, '_>, name: Span) -> Option<Container> {
    let scene = reader.scene();
    let at = scene.elements.iter().position(|element| reader.shift(element.span) == name)?;
    // An oil field in Norway may lie off its shore, a village does not.
    let settled = scene.any(at.saturating_sub(2)..at + 1, &[Cue::Settlement]);
    if !settled || !leads_inside(scene, at + 1) {
        return None;
    }
    let (outer, _) = outer_after(reader, at + 2)?;
    Container::at(reader, outer)
}

/// "In northern B, 30 km south of A, …": the container right before the figure at `figure`, in the
/// document, that opens the sentence.
fn before(reader: &Reader<'_, '_>, figure: Span) -> Option<Container> {
    let scene = reader.scene();
    let at = scene.elements.iter().position(|element| {
        let is_figure = matches!(element.kind, Kind::Quantity(_));
        is_figure && reader.shift(element.span).overlaps(figure)
    })?;
    let comma = at.checked_sub(1).filter(|&comma| scene.elements[comma].is_mark(&[',']))?;
    if !leads_inside(scene, 0) {
        return None;
    }
    let (outer, last) = outer_after(reader, 1)?;
    (last + 1 == comma).then(|| Container::at(reader, outer))?
}
