//! What the names of a document have been taken for, so that a later claim reads them alike.

use std::collections::HashMap;

use crate::atlas::PlaceId;
use crate::claim::{Claim, NamedPlace};
use crate::span::Span;

/// What each name of the document has been taken for so far, and whether that made a statement
/// true.
pub(super) type Readings = HashMap<Span, (PlaceId, bool)>;

/// What `named` is taken for in a claim that holds or does not, if the text names it.
pub(super) fn reading(named: &NamedPlace, holds: bool) -> Option<(Span, (PlaceId, bool))> {
    named.mention.map(|span| (span, (named.place.id.clone(), holds)))
}

/// The claim with its names read as an earlier claim of the same words was: "40 km north of
/// Springfield" may not mean one Springfield for the distance and another for the direction. A
/// name whose reading made the earlier claim true has no other one.
pub(super) fn keep_to(readings: &Readings, mut claim: Claim) -> Claim {
    let known = |named: &NamedPlace| named.mention.and_then(|span| readings.get(&span));
    let kept = |named: &NamedPlace| known(named).is_none_or(|(id, _)| *id == named.place.id);
    if claim.places.iter().all(kept) {
        let settled = |named: &NamedPlace| known(named).is_some_and(|(_, holds)| *holds);
        if !claim.places.is_empty() && claim.places.iter().all(settled) {
            claim.alternatives.clear();
        }
        return claim;
    }
    let other = claim.alternatives.iter().map(|question| claim.read_as(question));
    other.into_iter().find(|claim| claim.places.iter().all(kept)).unwrap_or(claim)
}
