//! The frozen JSON mirror of a report, schema `luftlinie/report/1`.
//!
//! Readers depend on these names, so they are spelled here and nowhere else: renaming a domain type
//! changes nothing in the output. Numbers are SI, and an end that is infinite is `null`.

use std::io::{self, Write};

use serde::Serialize;

use super::{CheckedDocument, Report};
use crate::atlas::{CountryCode, Place, Source};
use crate::check::{Finding, NamedPlace};
use crate::geodesy::{Solution, Wind};
use crate::measure::{Evidence, Measurement, PointUsed, Question, Unmeasured};
use crate::quantity::{Interval, Stated};
use crate::span::{Mention, Span};
use crate::text::{Document, Position};

pub(super) const SCHEMA: &str = "luftlinie/report/1";

/// Writes one indented object.
pub(super) fn write(report: &Report, out: &mut dyn Write) -> io::Result<()> {
    serde_json::to_writer_pretty(&mut *out, &report_mirror(report))?;
    out.write_all(b"\n")
}

#[derive(Serialize)]
pub(super) struct ReportMirror<'a> {
    schema: &'static str,
    atlas: AtlasMirror<'a>,
    documents: Vec<DocumentMirror<'a>>,
}

#[derive(Serialize)]
pub(super) struct AtlasMirror<'a> {
    pub version: &'a str,
    pub worldview: String,
    pub sources: Vec<SourceMirror>,
}

/// Whose view decided about disputed land: `map`, or a country's code.
pub(super) fn worldview(state: Option<CountryCode>) -> String {
    state.map_or("map".into(), |state| state.to_string())
}

#[derive(Serialize)]
pub(super) struct SourceMirror {
    id: &'static str,
    title: &'static str,
    licence: &'static str,
    date: &'static str,
}

#[derive(Serialize)]
struct DocumentMirror<'a> {
    path: &'a str,
    lang: &'a str,
    as_of: String,
    findings: Vec<FindingMirror<'a>>,
    /// Where reading stopped, in a text of too many statements.
    #[serde(skip_serializing_if = "Option::is_none")]
    unread: Option<PositionMirror>,
}

#[derive(Serialize)]
pub(super) struct FindingMirror<'a> {
    id: String,
    kind: &'a str,
    via: Option<&'static str>,
    span: SpanMirror,
    text: &'a str,
    stated: Option<StatedMirror<'a>>,
    places: Vec<PlaceMirror<'a>>,
    measured: Option<MeasuredMirror<'a>>,
    verdict: &'static str,
    reason: Option<&'static str>,
    /// The places that an ambiguous name may mean.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    candidates: Vec<PlaceMirror<'a>>,
    /// The names that come nearest to an unknown one.
    #[serde(skip_serializing_if = "<[_]>::is_empty")]
    nearest: &'a [String],
    margin: Option<f64>,
    message: &'a str,
    suggestion: Option<&'a str>,
    reproduce: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    attribution: Option<&'a str>,
}

#[derive(Serialize)]
struct SpanMirror {
    byte: [usize; 2],
    utf16: [usize; 2],
    start: PositionMirror,
    end: PositionMirror,
}

#[derive(Serialize)]
struct PositionMirror {
    line: usize,
    column: usize,
}

#[derive(Serialize)]
struct StatedMirror<'a> {
    text: &'a str,
    value: Option<f64>,
    unit: &'static str,
    hedge: &'static str,
    hard: [Option<f64>; 2],
    natural: [Option<f64>; 2],
}

#[derive(Serialize)]
pub(super) struct PlaceMirror<'a> {
    name: &'a str,
    id: &'a str,
    country: Option<&'a str>,
    lat: Option<f64>,
    lon: Option<f64>,
    text: Option<&'a str>,
}

#[derive(Serialize)]
pub(super) struct MeasuredMirror<'a> {
    nominal: Option<f64>,
    low: Option<f64>,
    high: Option<f64>,
    unit: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    wind: Option<&'static str>,
    method: &'a str,
    because: Vec<&'static str>,
    points: Vec<PointMirror<'a>>,
    evidence: Vec<EvidenceMirror<'a>>,
    notes: &'a [String],
    sources: Vec<&'static str>,
}

#[derive(Serialize)]
struct PointMirror<'a> {
    place: &'a str,
    kind: &'static str,
    lat: Option<f64>,
    lon: Option<f64>,
}

#[derive(Serialize)]
struct EvidenceMirror<'a> {
    label: &'a str,
    value: Option<f64>,
    unit: &'static str,
    source: &'static str,
    date: Option<&'a str>,
}

fn report_mirror<'a>(report: &'a Report) -> ReportMirror<'a> {
    let sources = report.sources.iter().map(source).collect();
    ReportMirror {
        schema: SCHEMA,
        atlas: AtlasMirror {
            version: report.atlas_version,
            worldview: worldview(report.worldview),
            sources,
        },
        documents: report.documents.iter().map(document).collect(),
    }
}

fn document<'a>(entry: &'a CheckedDocument) -> DocumentMirror<'a> {
    let findings = entry.checked.findings.iter().enumerate();
    DocumentMirror {
        path: entry.path,
        lang: entry.checked.language,
        as_of: entry.checked.as_of.to_string(),
        findings: findings.map(|(at, found)| finding(entry, at, found)).collect(),
        unread: entry.checked.unread.map(|at| position(entry.document.position(at))),
    }
}

/// The mirror of the finding at index `at` of its document; its id counts from 1.
pub(super) fn finding<'a>(
    entry: &CheckedDocument<'a>,
    at: usize,
    finding: &'a Finding,
) -> FindingMirror<'a> {
    let text = entry.document.text;
    let (candidates, nearest) = alternatives(finding);
    let measured = finding.answer.as_ref().ok();
    FindingMirror {
        id: (at + 1).to_string(),
        kind: finding.kind,
        via: finding.via().map(|via| via.name()),
        span: span(entry.document, finding.span),
        text: entry.quote(finding),
        stated: finding.stated.as_ref().map(|it| stated(text, it)),
        places: finding.places.iter().map(|named| named_place(text, named)).collect(),
        measured: finding
            .question
            .as_ref()
            .zip(measured)
            .map(|(question, measurement)| measurement_mirror(question, measurement)),
        verdict: finding.verdict.name(),
        reason: finding.answer.as_ref().err().map(Unmeasured::reason),
        candidates,
        nearest,
        margin: finding.margin.and_then(number),
        message: &finding.message,
        suggestion: finding.suggestion.as_deref(),
        reproduce: measured.and_then(|measurement| measurement.reproduce.as_deref()),
        attribution: finding.attribution.as_ref().map(|Mention { value, .. }| value.as_str()),
    }
}

fn alternatives(finding: &Finding) -> (Vec<PlaceMirror<'_>>, &[String]) {
    match &finding.answer {
        Err(Unmeasured::AmbiguousPlace { candidates, .. }) => {
            (candidates.iter().map(place).collect(), &[])
        }
        Err(Unmeasured::UnknownPlace { nearest, .. }) => (Vec::new(), nearest),
        Err(
            Unmeasured::UnnamedPlace { .. } | Unmeasured::NoData(_) | Unmeasured::NotMeasurable(_),
        )
        | Ok(_) => (Vec::new(), &[]),
    }
}

fn span(document: &Document, span: Span) -> SpanMirror {
    let (start, end) = (document.position(span.start), document.position(span.end));
    SpanMirror {
        byte: [span.start, span.end],
        utf16: [start.utf16, end.utf16],
        start: position(start),
        end: position(end),
    }
}

fn position(position: Position) -> PositionMirror {
    PositionMirror { line: position.line, column: position.column }
}

fn stated<'a>(text: &'a str, stated: &Stated) -> StatedMirror<'a> {
    StatedMirror {
        text: stated.span.of(text),
        value: number(stated.value),
        unit: stated.dimension.symbol(),
        hedge: stated.hedge.name(),
        hard: ends(stated.hard),
        natural: ends(stated.natural),
    }
}

fn named_place<'a>(text: &'a str, named: &'a NamedPlace) -> PlaceMirror<'a> {
    PlaceMirror { text: named.mention.map(|span| span.of(text)), ..place(&named.place) }
}

pub(super) fn place(place: &Place) -> PlaceMirror<'_> {
    PlaceMirror {
        name: &place.name,
        id: &place.id.0,
        country: place.country.as_ref().map(|code| code.as_str()),
        lat: degrees(place.point.y()),
        lon: degrees(place.point.x()),
        text: None,
    }
}

/// All about a geodesic, in degrees, metres and square metres.
#[derive(Serialize)]
pub(super) struct WayMirror {
    azimuth1: Option<f64>,
    azimuth2: Option<f64>,
    reduced_length: Option<f64>,
    area: Option<f64>,
}

pub(super) fn way(way: &Solution) -> WayMirror {
    let azimuth =
        |degrees: f64| degrees.is_finite().then(|| rounded(degrees.rem_euclid(360.0), 1e12));
    WayMirror {
        azimuth1: azimuth(way.azimuth1_deg),
        azimuth2: azimuth(way.azimuth2_deg),
        reduced_length: number(way.reduced_length_m),
        area: number(way.area_m2),
    }
}

pub(super) fn source(source: &Source) -> SourceMirror {
    let Source { id, title, licence, date } = *source;
    SourceMirror { id: id.0, title, licence, date }
}

pub(super) fn measurement_mirror<'a>(
    question: &Question,
    measurement: &'a Measurement,
) -> MeasuredMirror<'a> {
    let [low, high] = ends(measurement.interval);
    let direction = matches!(question, Question::Direction { .. });
    MeasuredMirror {
        nominal: number(measurement.nominal),
        low,
        high,
        unit: measurement.dimension.symbol(),
        wind: direction.then(|| Wind::of_sixteen(measurement.nominal).letters()),
        method: &measurement.method,
        because: measurement.because.iter().map(|because| because.name()).collect(),
        points: measurement.points.iter().map(point).collect(),
        evidence: measurement.evidence.iter().map(evidence).collect(),
        notes: &measurement.notes,
        sources: measurement.sources.iter().map(|source| source.0).collect(),
    }
}

fn point(used: &PointUsed) -> PointMirror<'_> {
    PointMirror {
        place: &used.place,
        kind: used.kind.name(),
        lat: degrees(used.point.y()),
        lon: degrees(used.point.x()),
    }
}

fn evidence(evidence: &Evidence) -> EvidenceMirror<'_> {
    EvidenceMirror {
        label: &evidence.label,
        value: evidence.value.and_then(number),
        unit: evidence.dimension.symbol(),
        source: evidence.source.0,
        date: evidence.date.as_deref(),
    }
}

fn ends(interval: Interval) -> [Option<f64>; 2] {
    [number(interval.low), number(interval.high)]
}

/// Six decimals hold a micrometre and every ratio that means anything; `None` if it is not finite.
pub(super) fn number(value: f64) -> Option<f64> {
    value.is_finite().then(|| rounded(value, 1e6))
}

fn degrees(value: f64) -> Option<f64> {
    value.is_finite().then(|| rounded(value, 1e6))
}

/// Rounds to steps of 1/`scale`, without a negative zero.
pub(super) fn rounded(value: f64, scale: f64) -> f64 {
    (value * scale).round() / scale + 0.0
}
