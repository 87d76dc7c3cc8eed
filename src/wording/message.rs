//! The message of a finding: one sentence on what was measured, one on what follows.

use std::borrow::Cow;

use super::figure;
use super::phrases::{Facts, Phrases, fill};
use crate::atlas::Place;
use crate::measure::{Measurement, Order, Question, Unmeasured, Via};
use crate::quantity::{Dimension, Interval, Stated};
use crate::verdict::Verdict;

/// What a message is about: a statement of the text, and the answer to the question it asks.
pub struct Statement<'a> {
    pub question: &'a Question,
    /// What the message calls the question's places, in the order of [`Question::places`]; where a name
    /// is missing, the gazetteer's own is taken.
    pub names: &'a [&'a str],
    pub stated: Option<&'a Stated>,
    /// The figure in the text's words, e.g. `mehr als 685 Kilometer`; empty if there is none.
    pub figure: &'a str,
    pub answer: &'a Result<Measurement, Unmeasured>,
    pub verdict: Verdict,
    /// Titles of the sources to name; may be empty.
    pub sources: &'a [&'a str],
}

/// One or two sentences that tell an editor what was measured and whether the statement holds.
pub fn message(language: &str, statement: &Statement) -> String {
    let phrases = Phrases::of(language);
    match statement.answer {
        Ok(measurement) => {
            let fact = fact(language, phrases, statement, measurement);
            format!("{fact} {}", conclusion(language, phrases, statement, measurement))
        }
        Err(unmeasured) => unmeasured_sentence(phrases, unmeasured),
    }
}

/// What was measured, with its range, reference points and sources in brackets.
fn fact(
    language: &str,
    phrases: &Phrases,
    statement: &Statement,
    measurement: &Measurement,
) -> String {
    let places = statement.question.places();
    let name = |at: usize| -> Cow<str> {
        let given = statement.names.get(at).filter(|name| !name.is_empty());
        match (given, places.get(at)) {
            (Some(name), _) => Cow::Borrowed(*name),
            (None, Some(place)) => place.name.clone(),
            (None, None) => Cow::Borrowed("…"),
        }
    };
    let unit = statement.stated.map(|stated| stated.unit);
    let template = template(&phrases.facts, statement.question, measurement.nominal);
    fill(
        template,
        &[
            ("a", &name(0)),
            ("b", &name(1)),
            ("value", &figure::measured(language, measurement, unit)),
            ("wind", phrases.wind(measurement.nominal)),
            ("range", &brackets(language, phrases, statement, measurement)),
        ],
    )
}

fn template(facts: &Facts, question: &Question, nominal: f64) -> &'static str {
    match question {
        Question::Distance { via, .. } => match via {
            Via::Geodesic | Via::Unstated => facts.straight,
            Via::Rail => facts.rail,
            Via::Road => facts.road,
            Via::Sea => facts.sea,
            Via::Sphere => facts.sphere,
            Via::Rhumb => facts.rhumb,
        },
        Question::Detour { via: Via::Rail, .. } => facts.detour_rail,
        Question::Detour { .. } => facts.detour,
        Question::BorderLength { neighbour: Some(_), .. } => facts.border,
        Question::BorderLength { neighbour: None, .. } => facts.borders,
        Question::BorderRank { order: Order::Shortest, .. } => facts.shortest,
        Question::BorderRank { order: Order::Longest, .. } => facts.longest,
        Question::Crossings { .. } => facts.crossings,
        Question::Width { .. } => facts.width,
        Question::Area { .. } => facts.area,
        Question::AreaRatio { .. } => facts.area_ratio,
        Question::Direction { .. } => facts.direction,
        Question::Containment { .. } if nominal > 0.5 => facts.inside,
        Question::Containment { .. } => facts.outside,
        Question::Adjacency { .. } if nominal > 0.5 => facts.adjacent,
        Question::Adjacency { .. } => facts.apart,
        Question::Neighbours { .. } => facts.neighbours,
        Question::Proximity { .. } => facts.proximity,
        Question::FeatureLength { .. } => facts.length,
        Question::TravelTime { .. } => facts.travel_time,
        Question::BuiltIn { .. } => facts.built_in,
        Question::Conversion { .. } => facts.conversion,
    }
}

/// ` (683.6–689.5 km; gazetteer point–main station; source: GeoNames)`, or nothing.
fn brackets(
    language: &str,
    phrases: &Phrases,
    statement: &Statement,
    measurement: &Measurement,
) -> String {
    let unit = statement.stated.map(|stated| stated.unit);
    let mut parts = Vec::new();
    parts.extend(figure::range(language, measurement, unit));
    let points: Vec<_> = measurement.points.iter().map(|used| (phrases.point)(used.kind)).collect();
    if !points.is_empty() {
        parts.push(points.join("–"));
    }
    if !statement.sources.is_empty() {
        parts.push(fill(phrases.source, &[("sources", &statement.sources.join(", "))]));
    }
    if parts.is_empty() { String::new() } else { format!(" ({})", parts.join("; ")) }
}

/// Whether the statement holds, and by how much it does not.
fn conclusion(
    language: &str,
    phrases: &Phrases,
    statement: &Statement,
    measurement: &Measurement,
) -> String {
    let verdicts = &phrases.verdicts;
    let quoted = phrases.quoted(statement.figure);
    let figure = if statement.figure.is_empty() { verdicts.statement } else { &quoted };
    let (template, margin) = match statement.verdict {
        Verdict::Supported => (verdicts.supported, String::new()),
        Verdict::Imprecise => (verdicts.imprecise, String::new()),
        Verdict::Inconclusive => (verdicts.inconclusive, String::new()),
        Verdict::Refuted => refuted(language, phrases, statement.stated, measurement.interval),
        Verdict::Unverifiable => return String::new(),
    };
    // "The statement" opens every sentence but the inconclusive one.
    let inside = statement.figure.is_empty() && statement.verdict == Verdict::Inconclusive;
    let figure = if inside { &lower_first(figure) } else { figure };
    fill(
        template,
        &[("figure", figure), ("margin", &margin), ("depends", &depends(phrases, measurement))],
    )
}

fn refuted(
    language: &str,
    phrases: &Phrases,
    stated: Option<&Stated>,
    measured: Interval,
) -> (&'static str, String) {
    let Some(stated) = stated.filter(|stated| has_size(stated.dimension)) else {
        return (phrases.verdicts.refuted, String::new());
    };
    let margin = figure::number(language, measured.margin_in(stated.hard).abs(), stated.unit);
    if measured.high < stated.hard.low {
        (phrases.verdicts.too_high, margin)
    } else {
        (phrases.verdicts.too_low, margin)
    }
}

/// Whether "too high by" says something: not for ranks, truth values, directions and years.
fn has_size(dimension: Dimension) -> bool {
    match dimension {
        Dimension::Length | Dimension::Area | Dimension::Time => true,
        Dimension::Ratio | Dimension::Angle | Dimension::Year => false,
    }
}

fn depends(phrases: &Phrases, measurement: &Measurement) -> String {
    let reasons: Vec<_> =
        measurement.because.iter().map(|because| (phrases.because)(*because)).collect();
    if reasons.is_empty() {
        return String::new();
    }
    fill(phrases.verdicts.depends, &[("because", &reasons.join(", "))])
}

fn unmeasured_sentence(phrases: &Phrases, unmeasured: &Unmeasured) -> String {
    let (name, list, text) = match unmeasured {
        Unmeasured::AmbiguousPlace { name, candidates } => {
            (name.as_str(), candidates.iter().map(described).collect::<Vec<_>>().join("; "), "")
        }
        Unmeasured::UnknownPlace { name, nearest } => (name.as_str(), nearest.join(", "), ""),
        Unmeasured::NoData(text) | Unmeasured::NotMeasurable(text) => {
            ("", String::new(), text.as_str())
        }
    };
    let template = (phrases.unmeasured)(unmeasured);
    fill(template, &[("name", &phrases.quoted(name)), ("list", &list), ("text", text)])
}

fn described(place: &Place) -> String {
    match (&place.region, place.country) {
        (Some(region), Some(country)) => format!("{} ({country}, {region})", place.name),
        (None, Some(country)) => format!("{} ({country})", place.name),
        (_, None) => place.name.to_string(),
    }
}

fn lower_first(text: &str) -> String {
    let mut chars = text.chars();
    chars.next().map_or(String::new(), |first| first.to_lowercase().chain(chars).collect())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::sample;

    /// Every kind of question, each verdict that a figure can get, both languages.
    #[test]
    fn messages_read_well() {
        let mut lines = Vec::new();
        for finding in sample::findings() {
            for language in ["de", "en"] {
                let statement = Statement {
                    question: &finding.question,
                    names: &[],
                    stated: finding.stated.as_ref(),
                    figure: finding.stated.as_ref().map_or("", |it| it.span.of(sample::ARTICLE)),
                    answer: &finding.answer,
                    verdict: finding.verdict,
                    sources: &["OpenStreetMap"],
                };
                lines.push(message(language, &statement));
            }
        }
        insta::assert_snapshot!(lines.join("\n"));
    }
}
