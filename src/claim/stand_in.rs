//! What a name may stand for that the atlas does not know: a village, another spelling, an airport.

use crate::atlas::{Atlas, NameKind, Place, fold, nearness};
use crate::geodesy::distance_m;
use crate::measure::{Question, Unmeasured};
use crate::quantity::{Dimension, Interval, Stated};
use crate::span::Span;
use crate::text::{Cue, Kind, Toponym};

use super::Claim;
use super::reader::{Reader, Spot};

impl Reader<'_, '_> {
    /// A claim about a `name` that the atlas does not know, before it is added.
    pub fn on_unknown(
        &self,
        kind: &'static str,
        span: Span,
        stated: Stated,
        known: &[&Spot],
        name: Span,
    ) -> Claim {
        let (span, unknown) = (span.join(self.shift(name)), Some(self.shift(name)));
        let claim = Claim::new(kind, span, stated, known, Err(self.unknown(name)));
        Claim { unknown, ..claim }
    }

    /// What `claim` is about, and the atlas does not know by the text's words, may be one of
    /// these: a place that counts if it makes the claim true. `ask` builds the claim's question
    /// from it, unless it cannot be meant.
    pub fn or_else(
        &self,
        claim: &mut Claim,
        near: &Place,
        ask: impl Fn(&Place) -> Option<Question>,
    ) {
        const MOST: usize = 12;
        /// Shares of the straight line that a text may give for it.
        const SHORTEST: f64 = 0.8;
        const LONGEST: f64 = 1.6;
        let mut found = match &claim.question {
            Err(Unmeasured::UnknownPlace { name, .. }) => {
                let villages = self.villages(name, near);
                if villages.is_empty() { self.misspelt(name) } else { villages }
            }
            Err(Unmeasured::UnnamedPlace { noun: Some(_) }) if self.is_airport(claim.unknown) => {
                self.atlas.airport_near(near.point).into_iter().collect()
            }
            Err(Unmeasured::UnnamedPlace { .. }) => Vec::new(),
            Ok(_) | Err(_) => return,
        };
        // "the city, 60 km from B", in a report from A: it may be A, if A lies so far.
        let dateline = self.scene().dateline.as_ref().map(|toponym| toponym.best());
        let hard = claim.stated.hard;
        let lies_so = |place: &&Place| {
            let away_m = distance_m(near.point, place.point);
            claim.stated.dimension != Dimension::Length
                || Interval::new(SHORTEST * away_m, LONGEST * away_m).overlaps(hard)
        };
        found.extend(dateline.filter(lies_so).cloned());
        claim.alternatives = found.iter().filter_map(ask).take(MOST).collect();
    }

    /// The villages called `name` that one may see from `near`, nearest first.
    pub fn villages(&self, name: &str, near: &Place) -> Vec<Place> {
        const FARTHEST_M: f64 = 500_000.0;
        let away_m = |place: &Place| distance_m(near.point, place.point);
        let mut found = self.atlas.villages(name);
        found.retain(|place| near.country == place.country || away_m(place) < FARTHEST_M);
        found.sort_by(|a, b| away_m(a).total_cmp(&away_m(b)));
        found
    }

    /// The place that `name`, a span of the sentence, stands for if the sentence vouches for its
    /// being one: "X, 40 km north of A". Readings near `anchor` come first.
    pub fn vouched(&self, name: Span, anchor: &Place) -> Option<Spot> {
        let mut found = self.atlas.candidates(name.of(self.scene().text));
        found.retain(|candidate| {
            !matches!(candidate.kind, NameKind::Romanisation | NameKind::Code)
                && candidate.place.class.is_pointlike()
        });
        for candidate in &mut found {
            let away_m = distance_m(candidate.place.point, anchor.point);
            candidate.score += nearness(away_m);
        }
        found.sort_by(|a, b| b.score.total_cmp(&a.score));
        let demonym = false;
        let toponym = Toponym { span: name, candidates: found, demonym };
        (!toponym.candidates.is_empty()).then(|| self.spot_of(self.scene(), &toponym))
    }

    /// Why nothing is known of what the words at `name`, a span of the sentence, stand for: a
    /// common noun or a phrase is no name.
    fn unknown(&self, name: Span) -> Unmeasured {
        let text = name.of(self.scene().text);
        let noun = self.scene().elements.iter().any(|element| {
            element.kind == Kind::Word && element.span == name && !element.cues.is_empty()
        });
        let mut figures = self.scene().quantities.iter().map(|figure| figure.span);
        if figures.any(|figure| name.start <= figure.start && figure.end <= name.end) {
            return Unmeasured::UnnamedPlace { noun: None };
        }
        if noun {
            return Unmeasured::UnnamedPlace { noun: Some(text.to_owned()) };
        }
        let common = self.atlas.zipf(self.scene().language.code, &fold(text)).is_some();
        let suggested = || Atlas::suggestions(text, &self.scenes.nearly_called(text));
        let nearest = if common { Vec::new() } else { suggested() };
        Unmeasured::UnknownPlace { name: text.to_owned(), nearest }
    }

    /// Places that an unknown `name` may be misspelt or transliterated otherwise for.
    fn misspelt(&self, name: &str) -> Vec<Place> {
        if self.atlas.zipf(self.scene().language.code, &fold(name)).is_some() {
            return Vec::new();
        }
        let near = self.scenes.nearly_called(name);
        near.iter().filter(|place| place.class.is_pointlike()).cloned().collect()
    }

    /// Whether the words at `span`, in the document, say "airport".
    fn is_airport(&self, span: Option<Span>) -> bool {
        let mut elements = self.scene().elements.iter();
        elements.any(|element| element.has(Cue::Airport) && Some(self.shift(element.span)) == span)
    }
}
