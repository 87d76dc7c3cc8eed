//! What the calculators print: one measurement, or a list of them, schema
//! `luftlinie/measurement/1`.
//!
//! The object is made of the same parts as a report's findings, so one reader understands both.

use std::collections::BTreeSet;
use std::io::{self, Write};

use serde::Serialize;
use serde_json::json;

use super::json::{self, AtlasMirror, MeasuredMirror, PlaceMirror, measurement_mirror};
use super::text::Details;
use super::{cited_by, geojson, mapped};
use crate::atlas::{CountryCode, Source, SourceId};
use crate::geodesy::Solution;
use crate::measure::route::Stop;
use crate::measure::{Edge, Link, Measurement, Order, Question, Vehicle};
use crate::quantity::Dimension;
use crate::wording;

const SCHEMA: &str = "luftlinie/measurement/1";

/// Answers to one question, or to several of the same kind, as `border Russia` gives them.
pub struct Answers<'a> {
    pub atlas_version: &'a str,
    /// Whose view decided about disputed land; `None`: the map's own.
    pub worldview: Option<CountryCode>,
    pub sources: Vec<Source>,
    /// Decides how numbers are written in text.
    pub language: &'a str,
    pub as_of: jiff::civil::Date,
    pub rows: &'a [(Question, Measurement)],
    /// Whether the question asked for a list; a list may well have one row.
    pub list: bool,
    /// Whether the rows of the list are ranked as they stand, from 1.
    pub ranked: bool,
    /// The stations on a route, where they are known by name.
    pub stops: &'a [Stop],
    /// All about the geodesic, where somebody asked for it.
    pub way: Option<&'a Solution>,
}

/// An output format of the calculators.
pub struct Format {
    pub name: &'static str,
    pub about: &'static str,
    /// It is a map, which shows the outlines of areas.
    pub draws: bool,
    pub write: fn(&Answers, &mut dyn Write) -> io::Result<()>,
}

/// All formats of the calculators.
pub static FORMATS: &[Format] = &[
    Format::new("text", "for reading in a terminal", write_text),
    Format::new("json", "one object, frozen schema", write_json),
    Format::new("csv", "one row per answer", write_csv),
    Format::map("geojson", "the map layer (RFC 7946)", write_geojson),
];

impl Format {
    const fn new(
        name: &'static str,
        about: &'static str,
        write: fn(&Answers, &mut dyn Write) -> io::Result<()>,
    ) -> Self {
        Self { name, about, draws: false, write }
    }

    const fn map(
        name: &'static str,
        about: &'static str,
        write: fn(&Answers, &mut dyn Write) -> io::Result<()>,
    ) -> Self {
        Self { draws: true, ..Self::new(name, about, write) }
    }

    pub fn named(name: &str) -> Option<&'static Self> {
        FORMATS.iter().find(|format| format.name == name)
    }
}

impl Answers<'_> {
    /// What to cite for `rows`.
    pub fn cited(
        source: impl Fn(SourceId) -> Source,
        rows: &[(Question, Measurement)],
    ) -> Vec<Source> {
        let places = rows.iter().flat_map(|(question, _)| question.places());
        let cited = rows.iter().flat_map(|(_, measurement)| cited_by(measurement));
        let all: BTreeSet<_> = cited.chain(places.map(|place| place.source)).collect();
        all.into_iter().map(source).collect()
    }
}

fn write_text(answers: &Answers, out: &mut dyn Write) -> io::Result<()> {
    for (rank, (question, measurement)) in (1..).zip(answers.rows) {
        if answers.ranked {
            write!(out, "{rank:>2}. ")?;
        }
        writeln!(out, "{}", wording::answer(answers.language, question, measurement))?;
        if answers.list {
            continue;
        }
        let details = Details::new(&answers.sources, answers.language, 1);
        details.measurement(measurement, None, out)?;
    }
    if answers.list {
        Details::new(&answers.sources, answers.language, 1).sources(out)?;
    }
    if let Some(way) = answers.way {
        Details::new(&answers.sources, answers.language, 1).way(way, out)?;
    }
    let length_m = answers.stops.last().map_or(0.0, |stop| stop.distance_m);
    let unit = wording::usual_unit(Dimension::Length, length_m);
    for stop in answers.stops {
        let distance = wording::rounded(answers.language, stop.distance_m, unit);
        writeln!(out, "{distance:>12}  {}", stop.name)?;
    }
    Ok(())
}

#[derive(Serialize)]
struct AnswersMirror<'a> {
    schema: &'static str,
    atlas: &'a str,
    worldview: String,
    as_of: String,
    question: QuestionMirror,
    #[serde(flatten)]
    answer: AnswerMirror<'a>,
    #[serde(skip_serializing_if = "Option::is_none")]
    geodesic: Option<json::WayMirror>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    stops: Vec<StopMirror<'a>>,
    sources: Vec<json::SourceMirror>,
}

#[derive(Serialize)]
#[serde(untagged)]
enum AnswerMirror<'a> {
    One(Box<RowMirror<'a>>),
    List { rows: Vec<RowMirror<'a>> },
}

#[derive(Serialize)]
struct RowMirror<'a> {
    /// Where the rows answer different questions.
    #[serde(skip_serializing_if = "Option::is_none")]
    question: Option<QuestionMirror>,
    /// Where the list is ranked, from 1.
    #[serde(skip_serializing_if = "Option::is_none")]
    rank: Option<usize>,
    places: Vec<PlaceMirror<'a>>,
    measured: MeasuredMirror<'a>,
    reproduce: Option<&'a str>,
}

#[derive(Serialize)]
struct StopMirror<'a> {
    name: &'a str,
    distance: Option<f64>,
    lat: Option<f64>,
    lon: Option<f64>,
}

#[derive(PartialEq, Serialize)]
struct QuestionMirror {
    kind: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    via: Option<&'static str>,
    /// What else the question says: the order of a rank, the kind of a link, the means of travel.
    #[serde(skip_serializing_if = "Option::is_none")]
    by: Option<&'static str>,
}

fn write_json(answers: &Answers, out: &mut dyn Write) -> io::Result<()> {
    let Some((question, _)) = answers.rows.first() else { return writeln!(out, "null") };
    let AtlasMirror { version, worldview, sources } = AtlasMirror {
        version: answers.atlas_version,
        worldview: json::worldview(answers.worldview),
        sources: answers.sources.iter().map(json::source).collect(),
    };
    let mut rows: Vec<_> = answers.rows.iter().map(row).collect();
    let differ =
        answers.rows.iter().any(|(it, _)| question_mirror(it) != question_mirror(question));
    for (row, (question, _)) in rows.iter_mut().zip(answers.rows).filter(|_| differ) {
        row.question = Some(question_mirror(question));
    }
    for (rank, row) in (1..).zip(&mut rows).filter(|_| answers.ranked) {
        row.rank = Some(rank);
    }
    let mirror = AnswersMirror {
        schema: SCHEMA,
        atlas: version,
        worldview,
        as_of: answers.as_of.to_string(),
        question: question_mirror(question),
        answer: match answers.list {
            false => AnswerMirror::One(Box::new(rows.remove(0))),
            true => AnswerMirror::List { rows },
        },
        geodesic: answers.way.map(json::way),
        stops: answers.stops.iter().map(stop).collect(),
        sources,
    };
    serde_json::to_writer_pretty(&mut *out, &mirror)?;
    out.write_all(b"\n")
}

fn row((question, measurement): &(Question, Measurement)) -> RowMirror<'_> {
    RowMirror {
        question: None,
        rank: None,
        places: question.places().into_iter().map(json::place).collect(),
        measured: measurement_mirror(question, measurement),
        reproduce: measurement.reproduce.as_deref(),
    }
}

fn stop(stop: &Stop) -> StopMirror<'_> {
    StopMirror {
        name: &stop.name,
        distance: json::number(stop.distance_m),
        lat: stop.point.and_then(|point| json::number(point.y())),
        lon: stop.point.and_then(|point| json::number(point.x())),
    }
}

fn question_mirror(question: &Question) -> QuestionMirror {
    QuestionMirror {
        kind: question.name(),
        via: question.via().map(|via| via.name()),
        by: by(question),
    }
}

fn by(question: &Question) -> Option<&'static str> {
    match question {
        Question::BorderRank { order, .. } => Some(match order {
            Order::Shortest => "shortest",
            Order::Longest => "longest",
        }),
        Question::Crossings { link, .. } => Some(match link {
            Link::Land => "land",
            Link::Road => "road",
            Link::Rail => "rail",
            Link::Bridge => "bridge",
        }),
        Question::TravelTime { by, .. } => Some(match by {
            Vehicle::Foot => "foot",
            Vehicle::Bicycle => "bicycle",
            Vehicle::Car => "car",
            Vehicle::Bus => "bus",
            Vehicle::Train => "train",
            Vehicle::Ship => "ship",
            Vehicle::Aeroplane => "aeroplane",
            Vehicle::Unstated => "unstated",
        }),
        Question::Proximity { to, .. } => Some(match to {
            Edge::Footprint(_) => "footprint",
            Edge::Border { .. } => "border",
            Edge::Coast(_) => "coast",
            Edge::Parallel(_) => "parallel",
        }),
        Question::Distance { .. }
        | Question::Detour { .. }
        | Question::BorderLength { .. }
        | Question::Width { .. }
        | Question::Area { .. }
        | Question::AreaRatio { .. }
        | Question::Direction { .. }
        | Question::Latitude { .. }
        | Question::Containment { .. }
        | Question::Capital { .. }
        | Question::Adjacency { .. }
        | Question::Neighbours { .. }
        | Question::Coast { .. }
        | Question::Passage { .. }
        | Question::RiverBorder { .. }
        | Question::Confluence { .. }
        | Question::Nearer { .. }
        | Question::Midway { .. }
        | Question::Between { .. }
        | Question::Overflight { .. }
        | Question::FeatureLength { .. }
        | Question::Agreement { .. }
        | Question::BuiltIn { .. }
        | Question::Conversion { .. } => None,
    }
}

fn write_csv(answers: &Answers, out: &mut dyn Write) -> io::Result<()> {
    let flight = |question: &Question| matches!(question, Question::Overflight { .. });
    let over = answers.rows.iter().any(|(question, _)| flight(question));
    let ends = if over { "from,to,over" } else { "from,to" };
    write!(out, "kind,{ends},nominal,low,high,unit,sources\r\n")?;
    for (question, measurement) in answers.rows {
        let places = question.places();
        let name = |at: usize| places.get(at).map_or("", |place| &*place.name).to_owned();
        let kind = by(question)
            .map_or(question.name().to_owned(), |by| format!("{} ({by})", question.name()));
        let (low, high) = (measurement.interval.low, measurement.interval.high);
        let numbers = [measurement.nominal, low, high].map(super::csv::cell);
        let unit = measurement.dimension.symbol().to_owned();
        let sources = measurement.sources.iter().map(|id| id.0).collect::<Vec<_>>().join("; ");
        // What is near a place is a border of two others.
        let others = places.iter().skip(1).map(|place| &*place.name).collect::<Vec<_>>().join("–");
        let others = if over { vec![name(1), name(2)] } else { vec![others] };
        let ends = [kind, name(0)].into_iter().chain(others);
        let cells = ends.chain(numbers).chain([unit, sources]);
        super::csv::row(cells, out)?;
    }
    Ok(())
}

fn write_geojson(answers: &Answers, out: &mut dyn Write) -> io::Result<()> {
    let mut features = Vec::new();
    for (question, measurement) in answers.rows {
        let properties = geojson::object(json!({
            "kind": question.name(),
            "description": wording::answer(answers.language, question, measurement),
            "measured": geojson::measured(measurement),
            "sources": geojson::sources(&answers.sources, measurement),
            "stroke": mapped::ANSWER_COLOUR,
            "stroke-width": 3,
            "fill": mapped::ANSWER_COLOUR,
            "fill-opacity": 0.25,
            "marker-color": mapped::ANSWER_COLOUR,
        }));
        geojson::features(measurement, &properties, &mut features);
    }
    geojson::write_collection(features, out)
}

#[cfg(test)]
pub(super) mod tests {
    use super::*;
    use crate::geodesy::solve_inverse;
    use crate::sample;

    /// The sample's straight line, once alone and once as a list of two.
    pub(in crate::report) fn printed(format: &str, list: bool) -> String {
        let finding = sample::findings().remove(0);
        let question = finding.question.expect("the first of the sample asks one");
        let row = (question, sample::straight());
        let rows = if list { vec![row.clone(), row] } else { vec![row] };
        let stop = |name: &str, distance_m, point| Stop { name: name.into(), distance_m, point };
        let middle = geo::Point::new(7.59, 47.35);
        let way = solve_inverse((8.55, 47.36667).into(), (6.14569, 46.20222).into());
        let stops = [stop("Zürich HB", 0.0, None), stop("Olten", 62_900.0, Some(middle))];
        let answers = Answers {
            atlas_version: "2026.1",
            worldview: None,
            sources: Answers::cited(sample::source, &rows),
            language: "en",
            as_of: jiff::civil::date(2023, 9, 5),
            rows: &rows,
            list,
            ranked: list,
            stops: if list { &[] } else { &stops },
            way: (!list).then_some(&way),
        };
        let mut bytes = Vec::new();
        (Format::named(format).unwrap().write)(&answers, &mut bytes).unwrap();
        anstream::adapter::strip_str(&String::from_utf8(bytes).unwrap()).to_string()
    }

    #[test]
    fn what_a_calculator_prints() {
        insta::assert_snapshot!("text", printed("text", false));
        insta::assert_snapshot!("rows", printed("text", true));
        insta::assert_snapshot!("json", printed("json", false));
        insta::assert_snapshot!("csv", printed("csv", false).replace("\r\n", "\n"));
        assert!(printed("geojson", false).parse::<::geojson::GeoJson>().is_ok());
    }
}
