//! Two statements about one place that no map names bound each other: "the epicentre lay 30 km
//! north of A, 200 km west of B".

use crate::measure::{Question, Unmeasured};

use super::{Bearing, Claim, Grasp};

/// Asks of every statement of a sentence about such a place whether it agrees with another one.
pub fn compare(claims: &mut [Claim]) {
    let known = claims.to_vec();
    for claim in claims {
        // From a country it is as far as from its nearest point, which nobody knows.
        let firm = |it: &Bearing| it.from.place.class.is_pointlike();
        let own = claim.bearing.clone().filter(|it| is_open(claim) && firm(it));
        let Some(bearing) = own else { continue };
        let other = known.iter().filter(|other| is_open(other) && other.unknown == claim.unknown);
        let mut others = other.filter_map(|other| Some((other, other.bearing.as_ref()?)));
        let elsewhere =
            others.find(|(_, it)| firm(it) && it.from.place.id != bearing.from.place.id);
        let Some((other, seen)) = elsewhere else { continue };
        claim.question = Ok(Question::Agreement {
            from: bearing.from.place,
            other: seen.from.place.clone(),
            away: other.stated.hard,
            wind: seen.wind,
        });
        claim.places.push(seen.from.clone());
        claim.grasp = claim.grasp.max(other.grasp);
        claim.unknown = None;
    }
}

/// Whether a place that bears no name on the map stands firmly for what the claim is about.
fn is_open(claim: &Claim) -> bool {
    let unknown = matches!(
        claim.question,
        Err(Unmeasured::UnknownPlace { .. } | Unmeasured::UnnamedPlace { .. })
    );
    unknown && claim.alternatives.is_empty() && claim.grasp == Grasp::Named
}
