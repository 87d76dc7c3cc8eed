//! The place that a name was taken for, with the others that it may mean and why it came first.

use geo::Point;

use super::Place;
use super::names::NameKind;
use super::search::Candidate;
use crate::geodesy::distance_m;

/// The place that an argument names.
#[derive(Clone, Debug, PartialEq)]
pub struct Resolved {
    pub place: Place,
    /// Others that the argument could mean, best first.
    pub others: Vec<Candidate>,
    /// Whether one of the others is nearly as likely.
    pub ambiguous: bool,
    known: Known,
}

/// By what a place was found.
#[derive(Clone, Copy, Debug, PartialEq)]
enum Known {
    /// By an id or by coordinates.
    Exactly,
    /// By the name of a village that the gazetteer does not have.
    Village,
    /// By a name: how well known the place is by it, and what kind of name it is.
    Named(f64, NameKind),
}

impl Resolved {
    /// What can be no other place.
    pub fn certain(place: Place) -> Self {
        Self { place, others: Vec::new(), ambiguous: false, known: Known::Exactly }
    }

    /// The place is known by the name of a village alone.
    pub(super) fn village(place: Place) -> Self {
        Self { known: Known::Village, ..Self::certain(place) }
    }

    /// The best of what a name may mean, with the others that it likely means.
    pub(super) fn best_of(candidates: Vec<Candidate>) -> Option<Self> {
        let mut candidates = candidates.into_iter();
        let best = candidates.next()?;
        let others: Vec<Candidate> =
            candidates.filter(|it| it.score > best.score - UNLIKELY).collect();
        let ambiguous = others.first().is_some_and(|other| other.score > best.score - AMBIGUOUS);
        let known = Known::Named(best.score, best.kind);
        Some(Self { place: best.place, others, ambiguous, known })
    }

    /// The same among `all` that have the name, however unlikely it is that they are meant.
    pub fn among(mut self, all: Vec<Candidate>) -> Self {
        let own = |it: &Candidate| it.place.id == self.place.id;
        // What comes with its country is not found by its name alone.
        if all.iter().any(own) {
            self.others = all.into_iter().filter(|it| !own(it)).collect();
        }
        self
    }

    /// The same, with the best of the others that `fits` chosen if the best known place does not.
    ///
    /// An atlas knows what it is asked for: `distance Panama Bogotá` can only mean the city, while
    /// `border Panama` means the country.
    pub fn preferring(self, fits: impl Fn(&Place) -> bool) -> Self {
        if fits(&self.place) {
            return self;
        }
        match self.others.iter().position(|other| fits(&other.place)) {
            Some(at) => self.choose(at),
            None => self,
        }
    }

    /// Both names of one question, with the readings chosen that go together: of places known about
    /// equally well those that lie near each other, as Dover and Calais do in Europe.
    pub fn together(self, other: Self) -> (Self, Self) {
        let mut best = (f64::NEG_INFINITY, None, None);
        for (at, known, point) in self.readings() {
            for (partner_at, partner_known, partner) in other.readings() {
                let apart_m = distance_m(point, partner);
                // Nobody asks how far a place is from itself.
                let near = if apart_m > 0.0 { nearness(apart_m) } else { 0.0 };
                let score = known + partner_known + near;
                if score > best.0 {
                    best = (score, at, partner_at);
                }
            }
        }
        let chosen = |it: Self, at: Option<usize>| match at {
            Some(at) => it.choose(at),
            None => it,
        };
        (chosen(self, best.1), chosen(other, best.2))
    }

    /// What the name may mean: where it stands among the others, how well it is known, and where it
    /// lies. Those are the place and others known about as well; what is better known than
    /// the place has been refused.
    fn readings(&self) -> impl Iterator<Item = (Option<usize>, f64, Point)> {
        let score = match self.known {
            Known::Named(score, _) => score,
            Known::Exactly | Known::Village => 0.0,
        };
        let alike = move |it: &Candidate| it.score <= score && it.score > score - EQUAL;
        let others = self.others.iter().enumerate().filter(move |(_, it)| alike(it));
        let others = others.map(|(at, it)| (Some(at), it.score, it.place.point));
        std::iter::once((None, score, self.place.point)).chain(others)
    }

    /// The same with the other place `at` chosen instead.
    fn choose(mut self, at: usize) -> Self {
        let chosen = self.others.remove(at);
        let place = std::mem::replace(&mut self.place, chosen.place);
        if let Known::Named(score, kind) = self.known {
            self.others.insert(0, Candidate { place, kind, score });
        }
        self.known = Known::Named(chosen.score, chosen.kind);
        Self { ambiguous: true, ..self }
    }

    /// One line that says which place was chosen and why; `None` where there was no choice.
    pub fn choice(&self) -> Option<String> {
        let first = self.others.first()?;
        let fitting = matches!(self.known, Known::Named(score, _) if score < first.score);
        let why = if fitting { "fits the question best" } else { "is the best known" };
        Some(format!(
            "{} {why} of {} places of that name; next {}",
            describe(&self.place),
            self.others.len() + 1,
            describe(&first.place)
        ))
    }

    /// The place and the first few others, each in a few words.
    pub fn described(&self) -> Vec<String> {
        let others = self.others.iter().map(|other| &other.place);
        std::iter::once(&self.place).chain(others).take(MOST_TOLD).map(describe).collect()
    }

    /// Why the place comes first: what its name and its prominence speak for.
    pub fn why(&self) -> String {
        let (score, kind) = match self.known {
            Known::Exactly => return "given by an id or by coordinates".to_owned(),
            Known::Village => {
                return "the only village that fits, and no larger place does".to_owned();
            }
            Known::Named(score, kind) => (score, kind),
        };
        let own = format!("{}, known {score:.1}", kind.describe());
        match self.others.first() {
            None => format!("the only place of that name ({own})"),
            Some(next) => format!(
                "the best of {} places of that name ({own}; next {} {:.1})",
                self.others.len() + 1,
                next.kind.describe(),
                next.score
            ),
        }
    }
}

/// How much it speaks for two readings, in powers of ten of prominence, that their places are so
/// far apart.
pub fn nearness(distance_m: f64) -> f64 {
    let within = NEARBY_M.iter().filter(|limit| distance_m < **limit).count();
    NEARBY * within as f64
}

/// `Paris (settlement, Île-de-France, FR, geonames:2988507)`.
pub(super) fn describe(place: &Place) -> String {
    let mut parts = vec![place.class.name().to_owned()];
    parts.extend(place.region.as_ref().map(|region| region.to_string()));
    parts.extend(place.country.map(|country| country.to_string()));
    parts.push(place.id.to_string());
    format!("{} ({})", place.name, parts.join(", "))
}

/// So many candidates are told to somebody who must choose.
pub(super) const MOST_TOLD: usize = 6;

/// A place whose score is so much below the best one's is not what was meant.
pub(super) const UNLIKELY: f64 = 3.0;

/// Two places whose scores differ by less than this are both likely meant.
const AMBIGUOUS: f64 = 0.5;

/// Two places whose scores differ by less than this are known about equally well.
const EQUAL: f64 = 1.0;
/// What nearness counts, in powers of ten of prominence, within each of these distances.
const NEARBY: f64 = 1.4;
const NEARBY_M: [f64; 2] = [250_000.0, 100_000.0];
