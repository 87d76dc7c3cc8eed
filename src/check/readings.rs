//! What the names of a document have been taken for, so that a later claim reads them alike.

use std::collections::{HashMap, HashSet};

use super::judgement::{Judged, open};
use crate::atlas::PlaceId;
use crate::claim::{Claim, NamedPlace};
use crate::measure::{Because, Question, Unmeasured};
use crate::span::Span;
use crate::verdict::Verdict;

/// What each name of the document has been taken for so far.
#[derive(Default)]
pub(super) struct Readings {
    taken: HashMap<Span, Reading>,
    /// Names whose place in the gazetteer is hardly the one that is meant, with that answer.
    doubtful: HashMap<Span, Unmeasured>,
    /// Names that may mean another place, so that no direction from them is refuted.
    unsure: HashSet<Span>,
}

struct Reading {
    place: PlaceId,
    /// It made a statement true, so that the name has no other one.
    settled: bool,
}

impl Readings {
    /// Remembers what a claim takes its names for, and whether it holds. No later claim changes a
    /// reading that is settled.
    pub(super) fn remember(&mut self, judged: &Judged) {
        let settled = matches!(judged.verdict, Verdict::Supported | Verdict::Imprecise);
        for named in &judged.claim.places {
            let Some(mention) = named.mention else { continue };
            if self.taken.get(&mention).is_none_or(|known| !known.settled) {
                let place = named.place.id.clone();
                self.taken.insert(mention, Reading { place, settled });
            }
            if leaves_names_open(judged) {
                self.unsure.insert(mention);
            }
            if let Err(answer @ Unmeasured::AmbiguousPlace { candidates, .. }) = &judged.answer
                && candidates.contains(&named.place)
            {
                self.doubtful.insert(mention, answer.clone());
            }
        }
    }

    /// The judgement, unless an earlier claim showed that one of its names means another place:
    /// what lies in the wrong country for its distance lies there for its direction, too.
    pub(super) fn doubt(&self, judged: Judged) -> Judged {
        let doubtful = |named: &NamedPlace| self.doubtful.get(&named.mention?);
        match judged.claim.places.iter().find_map(doubtful) {
            Some(answer) if judged.answer.is_ok() => {
                Judged { answer: Err(answer.clone()), verdict: Verdict::Unverifiable, ..judged }
            }
            _ if judged.verdict == Verdict::Refuted && self.is_of_unsure(&judged.claim) => {
                open(judged, Because::Ambiguity)
            }
            _ => judged,
        }
    }

    /// Whether it is a direction from or to a name that may mean another place.
    fn is_of_unsure(&self, claim: &Claim) -> bool {
        let unsure = |named: &NamedPlace| named.mention.is_some_and(|it| self.unsure.contains(&it));
        matches!(claim.question, Ok(Question::Direction { .. })) && claim.places.iter().any(unsure)
    }

    /// The claim with its names read as an earlier claim of the same words was: "40 km north of
    /// Springfield" may not mean one Springfield for the distance and another for the direction.
    pub(super) fn keep_to(&self, mut claim: Claim) -> Claim {
        let kept =
            |named: &NamedPlace| self.of(named).is_none_or(|known| known.place == named.place.id);
        if claim.places.iter().all(kept) {
            let settled = |named: &NamedPlace| self.of(named).is_some_and(|known| known.settled);
            if !claim.places.is_empty() && claim.places.iter().all(settled) {
                claim.alternatives.clear();
                claim.namesakes.clear();
            }
            return claim;
        }
        let readings = claim.alternatives.iter().chain(&claim.namesakes);
        let other = readings.map(|question| claim.read_as(question));
        other.into_iter().find(|claim| claim.places.iter().all(kept)).unwrap_or(claim)
    }

    fn of(&self, named: &NamedPlace) -> Option<&Reading> {
        self.taken.get(&named.mention?)
    }
}

/// Whether a distance that is much too short for its names is left open, since they may mean other
/// places.
fn leaves_names_open(judged: &Judged) -> bool {
    let Ok(measured) = &judged.answer else { return false };
    let far = measured.interval.low > MUCH * judged.claim.stated.hard.high;
    let open = judged.verdict == Verdict::Inconclusive && measured.because == [Because::Ambiguity];
    matches!(judged.claim.question, Ok(Question::Distance { .. })) && open && far
}

/// What lies so many times as far away as a text says need not be what it means.
const MUCH: f64 = 2.0;

#[cfg(test)]
mod tests {
    use super::*;
    use crate::atlas::PlaceClass;
    use crate::claim::Grasp;
    use crate::measure::Via;
    use crate::quantity::Hedge;
    use crate::sample::{place, stated};

    /// A distance between the two names of a text, read as two places.
    fn claim(names: [&'static str; 2]) -> Claim {
        let spans = [Span::new(0, 4), Span::new(10, 14)];
        let places = names.map(|name| place(name, PlaceClass::Settlement, 8.0, 47.0));
        let [from, to] = places.clone();
        let named = places.into_iter().zip(spans);
        Claim {
            kind: "distance",
            span: Span::new(0, 20),
            stated: stated("", 1.0, Hedge::None),
            places: named.map(|(place, span)| NamedPlace { place, mention: Some(span) }).collect(),
            question: Ok(Question::Distance { from, to, via: Via::Unstated }),
            alternatives: Vec::new(),
            namesakes: Vec::new(),
            unknown: None,
            bearing: None,
            grasp: Grasp::Named,
            directed: false,
            past: None,
            rank: None,
            best_known: None,
        }
    }

    fn remember(readings: &mut Readings, names: [&'static str; 2], verdict: Verdict) {
        let answer = Err(Unmeasured::NoData("nothing".into()));
        readings.remember(&Judged { claim: claim(names), answer, verdict });
    }

    /// What a later claim with `other` as its second reading is read as.
    fn read_after(
        readings: &Readings,
        first: [&'static str; 2],
        other: [&'static str; 2],
    ) -> Claim {
        let alternatives = Vec::from_iter(claim(other).question);
        readings.keep_to(Claim { alternatives, ..claim(first) })
    }

    fn names(claim: &Claim) -> Vec<&str> {
        claim.places.iter().map(|named| &*named.place.name).collect()
    }

    #[test]
    fn names_are_read_alike() {
        let mut readings = Readings::default();
        remember(&mut readings, ["Bern", "Thun"], Verdict::Refuted);
        let later = read_after(&readings, ["Bern", "Thun 2"], ["Bern", "Thun"]);
        assert_eq!(names(&later), ["Bern", "Thun"]);
        let later = read_after(&readings, ["Bern", "Thun"], ["Bern", "Thun 2"]);
        assert_eq!(later.alternatives.len(), 1, "what is not settled may be read otherwise");
    }

    #[test]
    fn no_later_claim_changes_a_settled_reading() {
        let mut readings = Readings::default();
        remember(&mut readings, ["Bern", "Thun"], Verdict::Supported);
        remember(&mut readings, ["Bern", "Thun 2"], Verdict::Refuted);
        remember(&mut readings, ["Bern", "Thun"], Verdict::Refuted);
        let later = read_after(&readings, ["Bern", "Thun 2"], ["Bern", "Thun"]);
        assert_eq!(names(&later), ["Bern", "Thun"]);
        let later = read_after(&readings, ["Bern", "Thun"], ["Bern", "Thun 2"]);
        assert_eq!(later.alternatives, [], "a settled name has no other reading");
    }
}
