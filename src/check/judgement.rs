//! The judgement on one claim, under the reading of its names that speaks most for the text.

use jiff::civil::Date;

use super::doubt::{FAR_FETCHED_M, doubt, far_fetched, is_of_other_borders};
use crate::atlas::{Atlas, CountryCode, Place, PlaceClass};
use crate::claim::Claim;
use crate::geodesy::distance_m;
use crate::measure::{Because, Measurement, Question, Unmeasured, measure};
use crate::quantity::Dimension;
use crate::verdict::{Verdict, judge};

/// A claim, as it is read, with its answer and the verdict on it.
pub(super) struct Judged {
    pub claim: Claim,
    pub answer: Result<Measurement, Unmeasured>,
    pub verdict: Verdict,
}

/// The verdict under the reading of the claim's names that speaks most for the text.
///
/// Another reading counts only if it speaks for the text: a lesser namesake cannot refute what the
/// best reading leaves open. A refutation stands only if every reading is measured and refuted.
pub(super) fn settle(atlas: &Atlas, claim: Claim, as_of: Date) -> Judged {
    let first = judged(atlas, claim, as_of);
    match first.verdict {
        Verdict::Supported | Verdict::Imprecise if is_false_nearer(atlas, &first.claim, as_of) => {
            return open(first, Because::Ambiguity);
        }
        Verdict::Supported | Verdict::Imprecise => return first,
        Verdict::Inconclusive | Verdict::Refuted | Verdict::Unverifiable => {}
    }
    let readings: Vec<Judged> = first
        .claim
        .alternatives
        .iter()
        .filter(|question| !is_overseas(&first.claim, question))
        .map(|question| judged(atlas, first.claim.read_as(question), as_of))
        .collect();
    let unmeasured = readings.iter().any(|reading| reading.verdict == Verdict::Unverifiable);
    let better = readings.into_iter().filter(|reading| reading.verdict < first.verdict);
    let other = match better.min_by_key(|reading| reading.verdict) {
        Some(other) if first.claim.question.is_err() => return guessed(first, other),
        Some(other) => Some(other),
        None if first.verdict != Verdict::Refuted => None,
        None if unmeasured => return open(first, Because::Ambiguity),
        None => true_namesake(atlas, &first.claim, as_of),
    };
    match other {
        Some(other) if is_farther(&first.claim, &other.claim) => open(first, Because::Ambiguity),
        Some(other) if other.verdict != Verdict::Refuted => other,
        Some(_) | None => first,
    }
}

/// Whether the reading `other` tells the direction from a place to one on another continent, where
/// the best reading has them next to each other: nobody says that Manchester in New Hampshire lies
/// west of Birmingham.
fn is_overseas(claim: &Claim, other: &Question) -> bool {
    let near = claim.question.as_ref().ok().and_then(spread_m).is_some_and(|it| it < FAR_FETCHED_M);
    near && spread_m(other).is_some_and(|it| it > 2.0 * FAR_FETCHED_M)
}

/// Whether the reading `other` tells the direction from a place to one farther away than the best
/// reading has it: something of the name lies south of Basel, but the Freiburg that everybody
/// thinks of beside it lies north.
fn is_farther(claim: &Claim, other: &Claim) -> bool {
    let apart_m = |claim: &Claim| claim.question.as_ref().ok().and_then(spread_m);
    apart_m(claim).zip(apart_m(other)).is_some_and(|(best_m, other_m)| other_m > best_m)
}

/// Whether a direction is wrong for a place of the name that lies nearer: Lille lies west of the
/// Brest that is best known, but not of the one in its own country. Toledo in Spain is closer to
/// Cleveland than to Detroit, but not the one in Ohio.
fn is_false_nearer(atlas: &Atlas, claim: &Claim, as_of: Date) -> bool {
    let Some(best_m) = claim.question.as_ref().ok().and_then(spread_m) else { return false };
    let within = |it: &Question, most_m: f64| spread_m(it).is_some_and(|other_m| other_m < most_m);
    let lesser = |it: &&Question| {
        !matches!(it, Question::Direction { .. }) && within(it, best_m / MUCH_NEARER)
    };
    let equal = claim.alternatives.iter().filter(|it| within(it, best_m));
    let mut readings = equal.chain(claim.namesakes.iter().filter(lesser));
    readings.any(|it| judged(atlas, claim.read_as(it), as_of).verdict == Verdict::Refuted)
}

/// A lesser namesake is thought of where its reading takes up so many times less room.
const MUCH_NEARER: f64 = 4.0;

/// How far apart the places are of a direction, or of a comparison of two distances.
fn spread_m(question: &Question) -> Option<f64> {
    let apart_m = |a: &Place, b: &Place| distance_m(a.point, b.point);
    if let Question::Direction { from, to } = question {
        return Some(apart_m(from, to));
    }
    let (Question::Nearer { place, near: one, far: other }
    | Question::Midway { place, ends: [one, other] }
    | Question::Between { place, ends: [one, other] }) = question
    else {
        return None;
    };
    Some(apart_m(place, one).max(apart_m(place, other)))
}

/// The judgement under the first reading of a lesser namesake that makes the refuted `claim` true,
/// or, where the one that was refuted lies abroad, may do so: some village lies in any direction,
/// but hardly at any distance.
fn true_namesake(atlas: &Atlas, claim: &Claim, as_of: Date) -> Option<Judged> {
    let abroad = !is_at_home(claim) && claim.stated.dimension == Dimension::Length;
    claim.namesakes.iter().find_map(|question| {
        let other = judged(atlas, claim.read_as(question), as_of);
        let fits = match other.verdict {
            Verdict::Supported => true,
            Verdict::Inconclusive if outshone_by(atlas, &other.claim).is_some() => true,
            Verdict::Imprecise | Verdict::Inconclusive => abroad && is_at_home(&other.claim),
            Verdict::Refuted | Verdict::Unverifiable => false,
        };
        fits.then_some(other)
    })
}

/// The judgement on a name that the atlas does not know, read as one that is spelt nearly so: that
/// counts only if it makes the statement true.
fn guessed(unknown: Judged, other: Judged) -> Judged {
    let lone = unknown.claim.unknown.is_some() && unknown.claim.alternatives.len() == 1;
    let other = match other.verdict {
        Verdict::Supported => other,
        // "More than 20 km from X" would be true of most places that X may be.
        Verdict::Imprecise if other.claim.stated.hard.width().is_finite() => other,
        Verdict::Imprecise | Verdict::Inconclusive | Verdict::Refuted
            if lone && is_at_home(&other.claim) =>
        {
            open(other, Because::Ambiguity)
        }
        Verdict::Imprecise | Verdict::Inconclusive | Verdict::Refuted | Verdict::Unverifiable => {
            return unknown;
        }
    };
    let note = match &unknown.answer {
        Err(
            Unmeasured::UnknownPlace { name, .. } | Unmeasured::UnnamedPlace { noun: Some(name) },
        ) => {
            let read = other.claim.places.iter().find(|it| it.mention == unknown.claim.unknown);
            read.map(|read| format!("“{name}” is read as {}, which fits", read.place.name))
        }
        Ok(_) | Err(_) => None,
    };
    let answer = other.answer.map(|mut measured| {
        measured.notes.extend(note);
        measured
    });
    Judged { answer, ..other }
}

/// Whether all places of the claim lie in one country.
fn is_at_home(claim: &Claim) -> bool {
    let country = claim.places.first().map(|named| named.place.country);
    claim.places.iter().all(|named| Some(named.place.country) == country)
}

/// The judgement on `claim` as it is read.
fn judged(atlas: &Atlas, claim: Claim, as_of: Date) -> Judged {
    let as_of = claim.past.unwrap_or(as_of);
    let answer = claim.question.clone().and_then(|question| measure(atlas, &question, as_of));
    let verdict = match &answer {
        Ok(measured) => judge(&claim.stated, measured),
        Err(_) => Verdict::Unverifiable,
    };
    let judged = Judged { claim, answer, verdict };
    match verdict {
        Verdict::Unverifiable => judged,
        _ if is_of_other_borders(&judged.claim) => open(judged, Because::Date),
        // That two statements of one text agree does not make them true.
        Verdict::Supported | Verdict::Imprecise if is_agreement(&judged.claim) => {
            Judged { verdict: Verdict::Inconclusive, ..judged }
        }
        // "A is the third largest city of B": that it lies there is not all that is said.
        Verdict::Supported if judged.claim.rank.is_some() => {
            Judged { verdict: Verdict::Inconclusive, ..judged }
        }
        Verdict::Supported => of_namesake(atlas, judged),
        Verdict::Imprecise | Verdict::Inconclusive => judged,
        Verdict::Refuted => refuted(atlas, judged, as_of),
    }
}

/// The judgement on a statement that holds, left open where it does so only of a place that hardly
/// anybody means by the name: there is a Salzburg in Germany, too.
fn of_namesake(atlas: &Atlas, judged: Judged) -> Judged {
    let Some((namesake, city)) = outshone_by(atlas, &judged.claim) else { return judged };
    let region = namesake.region.as_deref().or(namesake.country.as_ref().map(CountryCode::as_str));
    let place = region.map_or_else(
        || namesake.name.to_string(),
        |region| format!("{} ({region})", namesake.name),
    );
    let note = format!("it holds of {place}, but not of the far larger {}", city.name);
    let mut open = open(judged, Because::Ambiguity);
    if let Ok(measured) = &mut open.answer {
        measured.notes.push(note);
    }
    open
}

/// The place that a claim says to lie in an area, and the city that the name means to most readers
/// and that does not lie there.
fn outshone_by<'c>(atlas: &Atlas, claim: &'c Claim) -> Option<(&'c Place, &'c Place)> {
    let Ok(Question::Containment { inner, outer, .. }) = &claim.question else { return None };
    let city = claim.best_known.as_ref().filter(|city| !city.belongs_to(outer))?;
    let country = outer.class == PlaceClass::Country;
    // "Perth is a city in Scotland": the region says which one is meant, if it is a town.
    if inner.class != PlaceClass::Settlement || !country && inner.population >= TOWN {
        return None;
    }
    let capital =
        city.country.and_then(|code| atlas.capital(code)).is_some_and(|it| it.id == city.id);
    let times = if capital && country { CAPITAL_TIMES } else { MOST_TIMES };
    let outshone = inner.population.saturating_mul(times) < city.population;
    (outshone && city.population >= CITY).then_some((inner, city))
}

/// A place of more inhabitants is meant by its name without its country …
const CITY: u32 = 100_000;
/// … unless a namesake in what the text names has at least one of so many of them, …
const MOST_TIMES: u32 = 20;
/// … or of so few, where it is a capital, …
const CAPITAL_TIMES: u32 = 10;
/// … or is of so many inhabitants in a region.
const TOWN: u32 = 15_000;

fn is_agreement(claim: &Claim) -> bool {
    matches!(claim.question, Ok(Question::Agreement { .. }))
}

/// The refutation, unless something else than the text can be wrong.
fn refuted(atlas: &Atlas, judged: Judged, as_of: Date) -> Judged {
    let Judged { claim, answer: Ok(measured), .. } = &judged else { return judged };
    if let Some(named) = far_fetched(claim, measured) {
        let candidates = vec![named.place.clone()];
        let name = named.place.name.to_string();
        let answer = Err(Unmeasured::AmbiguousPlace { name, candidates });
        return Judged { answer, verdict: Verdict::Unverifiable, ..judged };
    }
    match doubt(atlas, claim, measured, as_of) {
        Some(because) => open(judged, because),
        None => judged,
    }
}

/// The same judgement left open, since it depends on something else than the text.
pub(super) fn open(judged: Judged, because: Because) -> Judged {
    let answer = judged.answer.map(|measured| Measurement { because: vec![because], ..measured });
    Judged { answer, verdict: Verdict::Inconclusive, ..judged }
}
