//! Findings as text, JSON, SARIF, GeoJSON and more: one file per format, one line in [`FORMATS`].
//!
//! A format is a function from a [`Report`] to bytes. It judges nothing and measures nothing;
//! whatever it prints stands in the findings.

mod claimreview;
mod csv;
pub mod destination;
mod geojson;
mod github;
mod html;
mod json;
mod jsonl;
mod mapped;
mod markdown;
pub mod measurement;
mod panel;
pub mod places;
pub mod reprojected;
pub mod ring;
mod sarif;
mod short;

/// The least and the greatest of `values`.
fn ends(values: impl Iterator<Item = f64>) -> Option<(f64, f64)> {
    values.fold(None, |ends, value| {
        let (low, high) = ends.unwrap_or((value, value));
        Some((low.min(value), high.max(value)))
    })
}

#[cfg(test)]
mod schema;
mod snippet;
mod svg;
mod text;

use std::collections::BTreeSet;
use std::io::{self, Write};

use crate::atlas::{CountryCode, Source, SourceId};
use crate::check::{Checked, Finding};
use crate::measure::Measurement;
use crate::text::Document;
use crate::verdict::Verdict;

/// What was checked, and the atlas that it was checked against.
pub struct Report<'a> {
    pub atlas_version: &'a str,
    /// Whose view decided about disputed land; `None`: the map's own.
    pub worldview: Option<CountryCode>,
    /// The sources that the findings cite.
    pub sources: Vec<Source>,
    pub documents: Vec<CheckedDocument<'a>>,
}

/// One document with its findings.
#[derive(Clone, Copy)]
pub struct CheckedDocument<'a> {
    pub path: &'a str,
    pub document: &'a Document<'a>,
    pub checked: &'a Checked,
}

impl<'a> Report<'a> {
    /// A report on `documents`; `source` says what to cite for the sources that the findings name.
    pub fn new(
        atlas_version: &'a str,
        worldview: Option<CountryCode>,
        source: impl Fn(SourceId) -> Source,
        documents: Vec<CheckedDocument<'a>>,
    ) -> Self {
        let findings = documents.iter().flat_map(|entry| &entry.checked.findings);
        let cited: BTreeSet<SourceId> = findings.flat_map(cited).collect();
        let sources = cited.into_iter().map(source).collect();
        Self { atlas_version, worldview, sources, documents }
    }

    /// All findings with their documents, in the order of the text.
    pub fn findings(&self) -> impl Iterator<Item = (&CheckedDocument<'a>, &'a Finding)> {
        self.documents
            .iter()
            .flat_map(|entry| entry.checked.findings.iter().map(move |finding| (entry, finding)))
    }

    /// How many findings got `verdict`.
    pub fn count(&self, verdict: Verdict) -> usize {
        self.findings().filter(|(_, finding)| finding.verdict == verdict).count()
    }
}

impl<'a> CheckedDocument<'a> {
    /// The words of the text that a finding stands on.
    pub fn quote(&self, finding: &Finding) -> &'a str {
        finding.span.of(self.document.text)
    }

    /// The stated figure in the text's own words; empty without one.
    pub fn figure(&self, finding: &Finding) -> &'a str {
        finding.stated.as_ref().map_or("", |stated| stated.span.of(self.document.text))
    }
}

/// An output format: its name on the command line, what it is for, and the function that prints it.
pub struct Format {
    pub name: &'static str,
    pub about: &'static str,
    /// It is a map, which shows the outlines of areas.
    pub draws: bool,
    pub write: fn(&Report, &mut dyn Write) -> io::Result<()>,
}

impl Format {
    const fn new(
        name: &'static str,
        about: &'static str,
        write: fn(&Report, &mut dyn Write) -> io::Result<()>,
    ) -> Self {
        Self { name, about, draws: false, write }
    }

    const fn map(
        name: &'static str,
        about: &'static str,
        write: fn(&Report, &mut dyn Write) -> io::Result<()>,
    ) -> Self {
        Self { draws: true, ..Self::new(name, about, write) }
    }

    pub fn named(name: &str) -> Option<&'static Self> {
        FORMATS.iter().find(|format| format.name == name)
    }
}

/// All formats, in the order in which the manual shows them.
pub static FORMATS: &[Format] = &[
    Format::new("text", "for reading in a terminal", text::write),
    Format::new("short", "one line per finding, as compilers do", short::write),
    Format::new("json", "one object, frozen schema luftlinie/report/1", json::write),
    Format::new("jsonl", "one finding per line", jsonl::write),
    Format::new("csv", "one finding per row", csv::write),
    Format::map("geojson", "the map layer (RFC 7946)", geojson::write),
    Format::new("sarif", "SARIF 2.1.0, for code scanning and editors", sarif::write),
    Format::new("github", "annotations of GitHub Actions", github::write),
    Format::new("html", "one self-contained page", html::write),
    Format::new("svg", "one self-contained picture", svg::write),
    Format::new("markdown", "a table for a pull request", markdown::write),
    Format::new("claimreview", "schema.org ClaimReview (JSON-LD)", claimreview::write),
];

fn source(sources: &[Source], id: SourceId) -> Option<&Source> {
    sources.iter().find(|source| source.id == id)
}

/// The title of a source, or its short name if the atlas does not list it.
fn title(sources: &[Source], id: SourceId) -> &str {
    source(sources, id).map_or(id.0, |source| source.title)
}

/// The sources that a finding names.
fn cited(finding: &Finding) -> Vec<SourceId> {
    let mut sources: Vec<_> = finding.places.iter().map(|named| named.place.source).collect();
    sources.extend(finding.answer.iter().flat_map(cited_by));
    sources
}

/// The sources that a measurement names.
fn cited_by(measurement: &Measurement) -> impl Iterator<Item = SourceId> {
    let evidence = measurement.evidence.iter().map(|reading| reading.source);
    evidence.chain(measurement.sources.iter().copied())
}
