//! The spine: text → claims → questions → measurements → verdicts.

use std::collections::HashMap;

use jiff::civil::Date;

use crate::atlas::{Atlas, PlaceClass, PlaceId};
pub use crate::claim::NamedPlace;
use crate::claim::{self, Claim, Grasp};
use crate::geodesy::distance_m;
use crate::measure::{
    Because, Edge, Measurement, Question, Unmeasured, Via, measure, nearest_island_m,
};
use crate::quantity::{Dimension, HedgeTable, Interval, Stated};
use crate::span::{Mention, Span};
use crate::text::{Document, Glossary, Outlines, Scenes, Sentence, sentences, speaker};
use crate::verdict::{Verdict, judge, margin};
use crate::wording::{self, Statement};

/// One statement of the text, judged.
#[derive(Clone, Debug, PartialEq)]
pub struct Finding {
    /// The claim kind's name, e.g. `border_length`.
    pub kind: &'static str,
    /// The statement; what a caret underlines.
    pub span: Span,
    pub stated: Option<Stated>,
    pub places: Vec<NamedPlace>,
    /// What the statement asks; `None` where it names a place that the atlas does not know.
    pub question: Option<Question>,
    pub answer: Result<Measurement, Unmeasured>,
    pub verdict: Verdict,
    /// Signed distance in SI units by which the measured interval clears the hard one.
    pub margin: Option<f64>,
    /// One or two sentences for an editor, in the text's language where there is a pack for it.
    pub message: String,
    /// A wording that would hold, only where it is certain.
    pub suggestion: Option<String>,
    /// Who says it, where the text attributes the statement.
    pub attribution: Option<Mention<String>>,
}

impl Finding {
    /// Which way the statement speaks of, where it is about a way.
    pub fn via(&self) -> Option<Via> {
        self.question.as_ref().and_then(Question::via)
    }
}

/// The findings of one document.
#[derive(Clone, Debug, PartialEq)]
pub struct Checked {
    /// BCP 47 code of the document's main language.
    pub language: &'static str,
    /// The date at which facts that change were judged.
    pub as_of: Date,
    pub findings: Vec<Finding>,
    /// Where reading stopped, in a text of too many statements.
    pub unread: Option<usize>,
}

/// How a document is checked.
#[derive(Clone, Debug)]
pub struct Options {
    /// The date that decides about facts that change; else the document's own one decides.
    pub as_of: Option<Date>,
    /// … and else this one.
    pub today: Date,
    pub hedges: HedgeTable,
}

/// Finds and judges every statement of `document` that the atlas can test.
pub fn check(atlas: &Atlas, document: &Document<'_>, options: &Options) -> Checked {
    let as_of = options.as_of.or(document.date).unwrap_or(options.today);
    let (mut findings, mut unread) = (Vec::new(), None);
    let mut readings = Readings::new();
    let glossary = Glossary::new(atlas);
    let outlines = Outlines::new(&glossary);
    for block in blocks(&sentences(document)) {
        if findings.len() >= MOST_FINDINGS {
            unread = block.first().map(|sentence| sentence.span.start);
            break;
        }
        let scenes = Scenes::new(&outlines, &document.prose, block);
        findings.extend(claim::claims(atlas, &scenes, &options.hedges).into_iter().map(|claim| {
            let judged = settle(atlas, keep_to(&readings, claim), as_of);
            let holds = matches!(judged.verdict, Verdict::Supported | Verdict::Imprecise);
            let places = judged.claim.places.iter();
            readings.extend(places.filter_map(|named| reading(named, holds)));
            let said_by = said_by(document, &scenes, judged.claim.span);
            finding(atlas, document, judged, said_by)
        }));
    }
    Checked { language: document.language.code, as_of, findings, unread }
}

/// A text of more statements than this is no article, and its report would fill the memory.
const MOST_FINDINGS: usize = 5_000;
/// What is read at a time, in bytes: more than any article has, so that only in books a name may
/// stand too far from what refers to it.
const BLOCK: usize = 1 << 17;

/// Runs of sentences of about [`BLOCK`] bytes.
fn blocks(sentences: &[Sentence]) -> impl Iterator<Item = &[Sentence]> {
    let mut rest = sentences;
    std::iter::from_fn(move || {
        let start = rest.first()?.span.start;
        let end = rest.partition_point(|sentence| sentence.span.start < start + BLOCK);
        let (block, behind) = rest.split_at(end);
        rest = behind;
        Some(block)
    })
}

/// Whom the sentence of `span` names as the one who says it.
fn said_by(
    document: &Document<'_>,
    scenes: &Scenes<'_, '_>,
    span: Span,
) -> Option<Mention<String>> {
    let scene = scenes.around(span.start)?;
    let span = speaker(scene)?.shift(scene.offset);
    Some(Mention { span, value: span.of(document.text).to_owned() })
}

/// What each name of the document has been taken for so far, and whether that made a statement
/// true.
type Readings = HashMap<Span, (PlaceId, bool)>;

fn reading(named: &NamedPlace, holds: bool) -> Option<(Span, (PlaceId, bool))> {
    named.mention.map(|span| (span, (named.place.id.clone(), holds)))
}

/// The claim with its names read as an earlier claim of the same words was: "40 km north of
/// Springfield" may not mean one Springfield for the distance and another for the direction. A
/// name whose reading made the earlier claim true has no other one.
fn keep_to(readings: &Readings, mut claim: Claim) -> Claim {
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

/// Words what was measured and how it was judged.
fn finding(
    atlas: &Atlas,
    document: &Document<'_>,
    judged: Judged,
    said_by: Option<Mention<String>>,
) -> Finding {
    let Judged { claim, answer, verdict } = judged;
    let margin = answer.as_ref().ok().map(|measured| margin(&claim.stated, measured));
    let language = document.language.code;
    let figure = claim.stated.span.of(document.text);
    let message = message(atlas, document, &claim, &answer, verdict);
    let suggestion = answer.as_ref().ok().and_then(|measured| {
        wording::suggestion(language, figure, &claim.stated, measured, verdict)
    });
    let Claim { kind, span, stated, places, question, .. } = claim;
    let question = question.ok();
    Finding {
        kind,
        span,
        stated: Some(stated),
        places,
        question,
        answer,
        verdict,
        margin,
        message,
        suggestion,
        attribution: said_by,
    }
}

struct Judged {
    claim: Claim,
    answer: Result<Measurement, Unmeasured>,
    verdict: Verdict,
}

/// The verdict under the reading of the claim's names that speaks most for the text.
///
/// Another reading counts only if it speaks for the text: a lesser namesake cannot refute what the
/// best reading leaves open. A refutation stands only if every reading is measured and refuted.
fn settle(atlas: &Atlas, claim: Claim, as_of: Date) -> Judged {
    let first = judged(atlas, claim, as_of);
    match first.verdict {
        Verdict::Supported | Verdict::Imprecise => return first,
        Verdict::Inconclusive | Verdict::Refuted | Verdict::Unverifiable => {}
    }
    let readings: Vec<Judged> = first
        .claim
        .alternatives
        .iter()
        .map(|question| judged(atlas, first.claim.read_as(question), as_of))
        .collect();
    let unmeasured = readings.iter().any(|reading| reading.verdict == Verdict::Unverifiable);
    let better = readings.into_iter().filter(|reading| reading.verdict < first.verdict);
    match better.min_by_key(|reading| reading.verdict) {
        Some(other) if first.claim.question.is_err() => guessed(first, other),
        Some(other) if other.verdict != Verdict::Refuted => other,
        _ if unmeasured && first.verdict == Verdict::Refuted => open(first),
        _ => first,
    }
}

/// The judgement on a name that the atlas does not know, read as one that is spelt nearly so: that
/// counts only if it makes the statement true.
fn guessed(unknown: Judged, other: Judged) -> Judged {
    let lone = unknown.claim.unknown.is_some() && unknown.claim.alternatives.len() == 1;
    let other = match other.verdict {
        Verdict::Supported | Verdict::Imprecise => other,
        Verdict::Inconclusive | Verdict::Refuted if lone && is_at_home(&other.claim) => open(other),
        Verdict::Inconclusive | Verdict::Refuted | Verdict::Unverifiable => return unknown,
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

/// The same judgement left open, since the name may stand for a place that could not be measured.
fn open(judged: Judged) -> Judged {
    let answer =
        judged.answer.map(|measured| Measurement { because: vec![Because::Ambiguity], ..measured });
    Judged { answer, verdict: Verdict::Inconclusive, ..judged }
}

fn judged(atlas: &Atlas, claim: Claim, as_of: Date) -> Judged {
    let as_of = claim.past.unwrap_or(as_of);
    let answer = claim.question.clone().and_then(|question| measure(atlas, &question, as_of));
    let mut measured = match answer {
        Ok(measured) => measured,
        Err(reason) => {
            return Judged { claim, answer: Err(reason), verdict: Verdict::Unverifiable };
        }
    };
    if is_of_other_borders(&claim) {
        measured.because = vec![Because::Date];
        return Judged { claim, answer: Ok(measured), verdict: Verdict::Inconclusive };
    }
    let verdict = match judge(&claim.stated, &measured) {
        // That two statements of one text agree does not make them true.
        Verdict::Supported | Verdict::Imprecise
            if matches!(claim.question, Ok(Question::Agreement { .. })) =>
        {
            Verdict::Inconclusive
        }
        verdict => verdict,
    };
    if verdict != Verdict::Refuted {
        return Judged { claim, answer: Ok(measured), verdict };
    }
    if let Some(named) = is_far_fetched(&claim, &measured) {
        let name = named.place.name.to_string();
        let answer = Err(Unmeasured::UnknownPlace { name, nearest: Vec::new() });
        return Judged { claim, answer, verdict: Verdict::Unverifiable };
    }
    let doubt = doubt(atlas, &claim, &measured, as_of);
    let verdict = if doubt.is_some() { Verdict::Inconclusive } else { verdict };
    measured.because = doubt.map_or(measured.because, |because| vec![because]);
    Judged { claim, answer: Ok(measured), verdict }
}

/// Whether `claim` speaks of a time from which the map has no borders.
fn is_of_other_borders(claim: &Claim) -> bool {
    let early = claim.past.is_some_and(|day| day < claim::past::MAP_SINCE);
    let drawn = matches!(
        &claim.question,
        Ok(Question::BorderLength { .. }
            | Question::BorderRank { .. }
            | Question::Adjacency { .. }
            | Question::Neighbours { .. }
            | Question::Coast { .. }
            | Question::Area { .. }
            | Question::AreaRatio { .. }
            | Question::Capital { .. }
            | Question::Containment { .. })
    );
    early && drawn
}

/// A reading that puts an obscure name on another continent than its sentence is no reading.
fn is_far_fetched<'c>(claim: &'c Claim, measured: &Measurement) -> Option<&'c NamedPlace> {
    let [a, b] = &claim.places[..] else { return None };
    let stated_m = match claim.stated.dimension {
        Dimension::Length => claim.stated.hard.high.min(FAR_FETCHED_M),
        Dimension::Angle if a.place.country == b.place.country => return None,
        Dimension::Area
        | Dimension::Time
        | Dimension::Ratio
        | Dimension::Angle
        | Dimension::Year => FAR_FETCHED_M,
    };
    // From a border or a coast it is not as far as from the middle of the country.
    let distance_m = match measured.dimension {
        Dimension::Length => measured.nominal,
        _ => distance_m(a.place.point, b.place.point),
    };
    let abroad = a.place.country != b.place.country;
    let ratio = if abroad { FAR_FETCHED_RATIO_ABROAD } else { FAR_FETCHED_RATIO };
    // What a text calls near, without a figure, is no slip of the pen.
    let ratio = if claim.stated.value == 0.0 { 1.0 } else { ratio };
    let far = distance_m > (ratio * stated_m).clamp(NEXT_DOOR_M, FAR_FETCHED_M);
    // Where the figure is nearly right, the place is the one that is meant.
    let length = claim.stated.dimension == Dimension::Length;
    let meant = length && distance_m <= NEARLY_RIGHT * claim.stated.value;
    let obscure = |named: &&NamedPlace| {
        named.place.class == PlaceClass::Settlement && named.place.population < OBSCURE_POPULATION
    };
    let most = [a, b].into_iter().filter(obscure).min_by_key(|named| named.place.population);
    most.filter(|_| far && !meant)
}

/// Places that texts measure from each other without being well known are nearer than this.
const FAR_FETCHED_M: f64 = 1_200_000.0;
/// … and no farther than this many times what the text says, …
const FAR_FETCHED_RATIO_ABROAD: f64 = 5.0;
/// … in one country, where a slip of the pen by a digit is likelier than another place, …
const FAR_FETCHED_RATIO: f64 = 12.0;
/// … and this little more than the text says is a wrong figure, not another place, …
const NEARLY_RIGHT: f64 = 1.25;
/// … though any town may be this far away.
const NEXT_DOOR_M: f64 = 200_000.0;
/// A place of fewer inhabitants is known only to its neighbours.
const OBSCURE_POPULATION: u32 = 150_000;

/// A refutation stands only if nothing but the text can be wrong; else this is what it depends on.
fn doubt(atlas: &Atlas, claim: &Claim, measured: &Measurement, as_of: Date) -> Option<Because> {
    if is_loose(claim, measured) {
        Some(Because::Ambiguity)
    } else {
        fits_a_way(atlas, claim, measured, as_of).then_some(Because::RouteChoice)
    }
}

/// Whether the text holds its places too loosely for the refutation to be certain.
fn is_loose(claim: &Claim, measured: &Measurement) -> bool {
    let short = -margin(&claim.stated, measured);
    match (claim.grasp, measured.dimension) {
        (Grasp::Named, _) => false,
        (Grasp::Near, Dimension::Length) => short < NEAR_M,
        (Grasp::Near, Dimension::Angle) => short < NEAR_DEG,
        (Grasp::Near, Dimension::Area | Dimension::Time | Dimension::Ratio | Dimension::Year)
        | (Grasp::Implied, _) => true,
    }
}

/// "Near" moves a place by no more than this …
const NEAR_M: f64 = 40_000.0;
/// … and a direction by no more than this.
const NEAR_DEG: f64 = 25.0;

/// Whether a figure that names no way is one for the railway or the road, or one of a road is that
/// of a longer one.
fn fits_a_way(atlas: &Atlas, claim: &Claim, measured: &Measurement, as_of: Date) -> bool {
    let (from, to) = match &claim.question {
        Ok(Question::Distance { from, to, via: Via::Unstated }) => (from, to),
        // Nobody drives to the nearest point of a border.
        Ok(Question::Proximity { place, to }) => {
            let Interval { low, high } = measured.interval;
            let from_points = measured.evidence.iter().filter_map(|evidence| evidence.value);
            let high = from_points.fold(high, f64::max);
            let island_m = nearest_island_m(atlas, place, to);
            let low = island_m.map_or(low, |island_m| low.min(island_m * SOME_ISLAND));
            let detour = match to {
                Edge::Border { .. } => TO_A_CROSSING,
                Edge::Footprint(_) | Edge::Coast(_) => LONGEST_DETOUR,
            };
            return Interval::new(low, high * detour).overlaps(claim.stated.hard);
        }
        Ok(Question::Distance { via: Via::Road, .. }) => {
            let longest_m = measured.nominal * OTHER_ROAD;
            return Interval::new(measured.interval.low, longest_m).overlaps(claim.stated.hard);
        }
        Ok(_) | Err(_) => return false,
    };
    let along = |via| {
        let question = Question::Distance { from: from.clone(), to: to.clone(), via };
        measure(atlas, &question, as_of)
    };
    let mut ways = vec![along(Via::Rail), along(Via::Road)];
    if ways.iter().all(Result::is_err) {
        ways.push(along(Via::Sea));
    }
    let straight_m = distance_m(from.point, to.point);
    if claim.directed && claim.stated.hard.low > straight_m * DIRECTED_DETOUR {
        return false;
    }
    let detour = if ways.iter().all(Result::is_err) { LONGEST_DETOUR } else { USUAL_DETOUR };
    if Interval::new(straight_m, straight_m * detour).overlaps(claim.stated.hard) {
        return true;
    }
    ways.iter().flatten().any(|measured| measured.interval.overlaps(claim.stated.hard))
}

/// A figure with a direction ("380 miles west of") means the straight line, unless a way is at most
/// this many times as long.
const DIRECTED_DETOUR: f64 = 1.3;
/// People drive the good road, which in mountains is up to this many times as long as the shortest.
const OTHER_ROAD: f64 = 1.5;
/// … and which island a text means that measures from one is not known, only that it is not much
/// nearer than the next one.
const SOME_ISLAND: f64 = 0.95;
/// Where no network leads, a way may be this many times as long as the straight line.
const LONGEST_DETOUR: f64 = 1.6;
/// The next crossing may be this many times as far as the border is at its nearest.
const TO_A_CROSSING: f64 = 2.0;
/// Any way may be this many times as long.
const USUAL_DETOUR: f64 = 1.2;

fn message(
    atlas: &Atlas,
    document: &Document<'_>,
    claim: &Claim,
    answer: &Result<Measurement, Unmeasured>,
    verdict: Verdict,
) -> String {
    let question = claim.question.as_ref().ok();
    let language = document.language;
    let names: Vec<String> = question
        .map(Question::places)
        .into_iter()
        .flatten()
        .map(|place| {
            let named = claim.places.iter().find(|named| named.place.id == place.id);
            let spelled = named.and_then(|named| named.spelled(document.text));
            wording::name(atlas, language, place, spelled)
        })
        .collect();
    let names: Vec<&str> = names.iter().map(String::as_str).collect();
    let cited: &[_] = answer.as_ref().map_or(&[], |measured| &measured.sources[..]);
    let mut sources: Vec<_> = cited.iter().map(|id| atlas.source(*id)).collect();
    // A whole collection says more about a measurement than the source of one fact.
    sources.sort_by_key(|source| source.date.is_empty());
    let sources: Vec<&str> = sources.iter().map(|source| source.title).collect();
    let statement = Statement {
        question,
        names: &names,
        stated: Some(&claim.stated),
        figure: claim.stated.span.of(document.text),
        answer,
        verdict,
        sources: &sources,
    };
    wording::message(document.language.code, &statement)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn blocks_hold_every_sentence_once() {
        let text = "Der Zug fährt morgen. ".repeat(3 * BLOCK / 20);
        let document = Document::new(&text);
        let sentences = sentences(&document);
        let joined: Vec<Sentence> = blocks(&sentences).flatten().copied().collect();
        assert_eq!(joined, sentences);
        assert_eq!(blocks(&sentences).count(), 4);
    }
}
