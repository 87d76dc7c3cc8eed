//! The message of a finding: one sentence on what was measured, one on what follows.

use super::figure;
use super::phrases::{Facts, Phrases, fill, lower_first};
use crate::atlas::{Place, PlaceClass};
use crate::measure::{Edge, Level, Measurement, Order, Question, Unmeasured, Via, Whereabouts};
use crate::quantity::{Dimension, Interval, Stated, Unit};
use crate::verdict::Verdict;

/// More sources than this are counted, not named; the report lists them all.
const NAMED_SOURCES: usize = 2;

/// What a message is about: a statement of the text, and the answer to the question it asks.
pub struct Statement<'a> {
    pub question: Option<&'a Question>,
    /// What the message calls the question's places, in the order of [`Question::places`]; where a
    /// name is missing, the gazetteer's own is taken.
    pub names: &'a [&'a str],
    pub stated: Option<&'a Stated>,
    /// The figure in the text's words, e.g. `mehr als 685 Kilometer`; empty if there is none.
    pub figure: &'a str,
    /// The words of the text that rank what is placed, and that nothing tests; mostly empty.
    pub rank: &'a str,
    pub answer: &'a Result<Measurement, Unmeasured>,
    pub verdict: Verdict,
    /// Titles of the sources to name; may be empty.
    pub sources: &'a [&'a str],
}

/// One or two sentences that tell an editor what was measured and whether the statement holds.
pub fn message(language: &str, statement: &Statement) -> String {
    let phrases = Phrases::of(language);
    let measurement = match statement.answer {
        Ok(measurement) => measurement,
        Err(unmeasured) => return unmeasured_sentence(phrases, unmeasured),
    };
    let Some(question) = statement.question else { return String::new() };
    let fact = Fact {
        question,
        names: statement.names,
        unit: statement.stated.map(|stated| stated.unit),
        sources: statement.sources,
    };
    let conclusion = conclusion(language, phrases, statement, measurement);
    format!("{} {conclusion}", fact.sentence(language, measurement))
}

/// One sentence that answers `question`, for the calculators.
pub fn answer(language: &str, question: &Question, measurement: &Measurement) -> String {
    let fact = Fact { question, names: &[], unit: None, sources: &[] };
    fact.sentence(language, measurement)
}

/// One sentence that says why there is no answer.
pub fn no_answer(language: &str, unmeasured: &Unmeasured) -> String {
    unmeasured_sentence(Phrases::of(language), unmeasured)
}

/// What was asked, and how the answer is to be put.
struct Fact<'a> {
    question: &'a Question,
    names: &'a [&'a str],
    unit: Option<Unit>,
    sources: &'a [&'a str],
}

impl Fact<'_> {
    /// What was measured, with its range, reference points and sources in brackets.
    fn sentence(&self, language: &str, measurement: &Measurement) -> String {
        let phrases = Phrases::of(language);
        let template = template(&phrases.facts, self.question, measurement);
        let measurement = &self.unsigned(measurement);
        fill(
            template,
            &[
                ("a", &self.name(0)),
                ("b", &self.reference(phrases)),
                ("c", &self.name(2)),
                ("value", &figure::measured(language, measurement, self.unit)),
                ("wind", phrases.wind(self.azimuth_deg(measurement))),
                ("range", &self.brackets(language, measurement)),
            ],
        )
    }

    /// The measurement as the template puts it, which says by itself what lies south.
    fn unsigned(&self, measurement: &Measurement) -> Measurement {
        let south = matches!(self.question, Question::Latitude { .. }) && measurement.nominal < 0.0;
        let Interval { low, high } = measurement.interval;
        if !south {
            return measurement.clone();
        }
        let interval = Interval::new(-high, -low);
        Measurement { nominal: -measurement.nominal, interval, ..measurement.clone() }
    }

    /// The direction that the question names, or else the measured one.
    fn azimuth_deg(&self, measurement: &Measurement) -> f64 {
        if let Question::Containment { part: Some(wind), .. }
        | Question::Adjacency { side: Some(wind), .. } = self.question
        {
            return wind.azimuth_deg();
        }
        measurement.nominal
    }

    /// The second name, or all that are added up there.
    fn reference(&self, phrases: &Phrases) -> String {
        if let Question::Latitude { of: Level::Parallel(parallel), .. }
        | Question::Proximity { to: Edge::Parallel(parallel), .. } = self.question
        {
            return (phrases.parallel)(*parallel).to_owned();
        }
        let Question::AreaRatio { references, .. } = self.question else { return self.name(1) };
        let names: Vec<String> = (1..=references.len()).map(|at| self.name(at)).collect();
        phrases.joined(&names)
    }

    fn name(&self, at: usize) -> String {
        let given = self.names.get(at).filter(|name| !name.is_empty());
        let places = self.question.places();
        match (given, places.get(at)) {
            (Some(name), _) => (*name).to_owned(),
            (None, Some(place)) => place.name.to_string(),
            (None, None) => "…".to_owned(),
        }
    }

    /// ` (683.6–689.5 km; gazetteer point–main station; source: GeoNames)`, or nothing.
    fn brackets(&self, language: &str, measurement: &Measurement) -> String {
        let phrases = Phrases::of(language);
        let mut parts = Vec::from_iter(figure::range(language, measurement, self.unit));
        let kinds: Vec<_> =
            measurement.points.iter().map(|used| (phrases.point)(used.kind)).collect();
        if !kinds.is_empty() {
            parts.push(kinds.join("–"));
        }
        match self.sources {
            [] => {}
            [one] => parts.push(fill(phrases.source, &[("source", one)])),
            few if few.len() <= NAMED_SOURCES => {
                parts.push(fill(phrases.sources, &[("sources", &few.join(", "))]));
            }
            [first, rest @ ..] => {
                let more = rest.len().to_string();
                parts.push(fill(phrases.more_sources, &[("first", first), ("more", &more)]));
            }
        }
        if parts.is_empty() { String::new() } else { format!(" ({})", parts.join("; ")) }
    }
}

fn template(facts: &Facts, question: &Question, measurement: &Measurement) -> &'static str {
    let nominal = measurement.nominal;
    let open = measurement.interval.low < measurement.interval.high;
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
        Question::Latitude { .. } if nominal < 0.0 => facts.farther_south,
        Question::Latitude { .. } => facts.farther_north,
        Question::Containment { part, .. } if nominal > 0.5 && (open || part.is_none()) => {
            facts.inside
        }
        Question::Containment { part: None, .. } => facts.outside,
        Question::Containment { .. } if nominal > 0.5 => facts.in_part,
        Question::Containment { .. } => facts.out_of_part,
        Question::Capital { .. } => either(nominal, [facts.capital, facts.no_capital]),
        Question::Adjacency { side: Some(_), .. } if !open && has_angles(measurement) => {
            if nominal > 0.5 { facts.on_side } else { facts.off_side }
        }
        Question::Adjacency { a, .. } if a.class == PlaceClass::Settlement && nominal > 0.5 => {
            facts.towns
        }
        Question::Adjacency { .. } if nominal > 0.5 => facts.adjacent,
        Question::Adjacency { .. } => facts.apart,
        Question::Neighbours { .. } => facts.neighbours,
        Question::Coast { .. } => either(nominal, [facts.coastal, facts.landlocked]),
        Question::Passage { .. } => either(nominal, [facts.passage, facts.no_passage]),
        Question::RiverBorder { .. } => either(nominal, facts.river_border),
        Question::Confluence { at: None, .. } => either(nominal, facts.confluence),
        Question::Confluence { at: Some(_), .. } => either(nominal, facts.confluence_at),
        Question::Proximity { to, .. } => match to {
            Edge::Footprint(_) => facts.proximity,
            Edge::Border { neighbour: Some(_), .. } => facts.to_border,
            Edge::Border { neighbour: None, .. } => facts.to_borders,
            Edge::Coast(Some(_)) => facts.to_coast,
            Edge::Coast(None) => facts.to_any_coast,
            Edge::Parallel(_) => facts.to_parallel,
        },
        Question::FeatureLength { feature } if feature.class == PlaceClass::Country => {
            facts.coast_length
        }
        Question::FeatureLength { .. } => facts.length,
        Question::Agreement { whereabouts: Whereabouts::Sighted { .. }, .. } => facts.agreement,
        Question::Agreement { whereabouts: Whereabouts::Inside { .. }, .. } => facts.anywhere_in,
        Question::TravelTime { .. } => facts.travel_time,
        Question::Nearer { .. } => facts.nearer,
        Question::Midway { .. } => facts.midway,
        Question::Between { .. } => facts.between,
        Question::Overflight { .. } => facts.overflight,
        Question::BuiltIn { .. } => facts.built_in,
        Question::Conversion { .. } => facts.conversion,
    }
}

/// What says that something holds, or that it does not.
fn either(nominal: f64, [yes, no]: [&'static str; 2]) -> &'static str {
    if nominal > 0.5 { yes } else { no }
}

/// Whether directions were measured: where two places are apart, there are none.
fn has_angles(measurement: &Measurement) -> bool {
    measurement.evidence.iter().any(|it| it.dimension == Dimension::Angle)
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
    if !statement.rank.is_empty() && statement.verdict == Verdict::Inconclusive {
        return fill(verdicts.unranked, &[("rank", &phrases.quoted(statement.rank))]);
    }
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
    // "Near" has no figure that could be too low.
    let sized = |stated: &&Stated| has_size(stated.dimension) && stated.value > 0.0;
    let Some(stated) = stated.filter(sized) else {
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
        Unmeasured::UnnamedPlace { noun } => {
            (noun.as_deref().unwrap_or_default(), String::new(), "")
        }
        Unmeasured::NoData(text) | Unmeasured::NotMeasurable(text) => {
            ("", String::new(), text.as_str())
        }
    };
    let template = (phrases.unmeasured)(unmeasured);
    let text = phrases.detail(text);
    fill(template, &[("name", &phrases.quoted(name)), ("list", &list), ("text", &text)])
}

fn described(place: &Place) -> String {
    match (&place.region, place.country) {
        (Some(region), Some(country)) => format!("{} ({country}, {region})", place.name),
        (None, Some(country)) => format!("{} ({country})", place.name),
        (_, None) => place.name.to_string(),
    }
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
                    question: finding.question.as_ref(),
                    names: &[],
                    stated: finding.stated.as_ref(),
                    figure: finding.stated.as_ref().map_or("", |it| it.span.of(sample::ARTICLE)),
                    rank: "",
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
