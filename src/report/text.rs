//! The report for a terminal, in the manner of a compiler.
//!
//! Colours are always written; the skin that owns the terminal strips them where they do not
//! belong.

use std::io::{self, Write};

use anstyle::{AnsiColor, Style};

use super::snippet::snippet;
use super::{CheckedDocument, Report, source, title};
use crate::atlas::{Source, SourceId};
use crate::check::Finding;
use crate::measure::{Measurement, Unmeasured};
use crate::quantity::Unit;
use crate::verdict::Verdict;
use crate::wording;

const MARGIN: Style = AnsiColor::Blue.on_default().bold();
const BOLD: Style = Style::new().bold();

pub(super) fn write(report: &Report, out: &mut dyn Write) -> io::Result<()> {
    for (entry, found) in report.findings() {
        finding(report, entry, found, out)?;
    }
    summary(report, out)
}

fn finding(
    report: &Report,
    entry: &CheckedDocument,
    finding: &Finding,
    out: &mut dyn Write,
) -> io::Result<()> {
    let colour = colour(finding.verdict);
    let name = finding.verdict.name();
    let kind = match finding.via() {
        Some(via) => format!("{}, {}", finding.kind, via.name()),
        None => finding.kind.to_owned(),
    };
    writeln!(out, "{colour}{name}{colour:#}{BOLD} [{kind}]: {}{BOLD:#}", finding.message)?;
    let gutter = source_lines(entry, finding, colour, out)?;
    let details = Details { sources: &report.sources, language: entry.checked.language, gutter };
    match &finding.answer {
        Ok(measurement) => {
            details.measurement(measurement, finding.stated.as_ref().map(|it| it.unit), out)?;
        }
        Err(unmeasured) => details.line("reason", &reason(unmeasured), out)?,
    }
    if let Some(attribution) = &finding.attribution {
        details.line("said by", &attribution.value, out)?;
    }
    if let Some(suggestion) = &finding.suggestion {
        details.line("suggestion", suggestion, out)?;
    }
    writeln!(out)
}

/// Prints where the claim stands and the claim itself; returns the width of the line numbers.
fn source_lines(
    entry: &CheckedDocument,
    finding: &Finding,
    colour: Style,
    out: &mut dyn Write,
) -> io::Result<usize> {
    let position = entry.document.position(finding.span.start);
    let lines = snippet(entry.document, finding.span);
    let gutter = lines.last().map_or(1, |marked| marked.line.to_string().len());
    let (path, line, column) = (entry.path, position.line, position.column);
    writeln!(out, "{:gutter$}{MARGIN}-->{MARGIN:#} {path}:{line}:{column}", "")?;
    writeln!(out, "{:gutter$} {MARGIN}|{MARGIN:#}", "")?;
    for marked in &lines {
        let (spaces, carets) = marked.underline();
        let number = marked.line;
        write!(out, "{MARGIN}{number:gutter$} |{MARGIN:#} ")?;
        writeln!(out, "{}{}{}", marked.before, marked.claim, marked.after)?;
        writeln!(out, "{:gutter$} {MARGIN}|{MARGIN:#} {spaces}{colour}{carets}{colour:#}", "")?;
    }
    Ok(gutter)
}

/// The `= label: text` lines under a claim.
pub(super) struct Details<'a> {
    pub sources: &'a [Source],
    pub language: &'a str,
    pub gutter: usize,
}

impl Details<'_> {
    pub fn measurement(
        &self,
        measurement: &Measurement,
        unit: Option<Unit>,
        out: &mut dyn Write,
    ) -> io::Result<()> {
        self.line("measured", &self.measured(measurement, unit), out)?;
        for used in &measurement.points {
            let (lat, lon) = (used.point.y(), used.point.x());
            let text = format!("{}, {} at {lat:.5}, {lon:.5}", used.place, used.kind.name());
            self.line("point", &text, out)?;
        }
        for reading in &measurement.evidence {
            let value = reading.value.map_or(String::new(), |value| {
                let usual = wording::usual_unit(measurement.dimension, value);
                format!(": {}", wording::number(self.language, value, unit.unwrap_or(usual)))
            });
            let date = reading.date.as_ref().map_or(String::new(), |date| format!(", {date}"));
            let source = title(self.sources, reading.source);
            self.line("evidence", &format!("{}{value} ({source}{date})", reading.label), out)?;
        }
        for note in &measurement.notes {
            self.line("note", note, out)?;
        }
        for &id in &measurement.sources {
            self.source(measurement, id, out)?;
        }
        if let Some(command) = &measurement.reproduce {
            self.line("reproduce", command, out)?;
        }
        Ok(())
    }

    /// A source with its licence; a single fact that some evidence names is not named again.
    fn source(&self, from: &Measurement, id: SourceId, out: &mut dyn Write) -> io::Result<()> {
        let known = source(self.sources, id);
        let named = from.evidence.iter().any(|reading| reading.source == id);
        let single = known.is_none_or(|source| source.date.is_empty());
        if named && single {
            return Ok(());
        }
        let words = known.map_or(vec![id.0], |it| vec![it.title, it.licence, it.date]);
        let words: Vec<_> = words.into_iter().filter(|word| !word.is_empty()).collect();
        self.line("source", &words.join(", "), out)
    }

    fn measured(&self, measurement: &Measurement, unit: Option<Unit>) -> String {
        let nominal = wording::measured(self.language, measurement, unit);
        let range = wording::range(self.language, measurement, unit);
        let range = range.map_or(String::new(), |range| {
            let because: Vec<_> =
                measurement.because.iter().map(|it| it.name().replace('_', " ")).collect();
            let because = if because.is_empty() {
                String::new()
            } else {
                format!(" by {}", because.join(", "))
            };
            format!(" ({range}{because})")
        });
        format!("{nominal}{range}, {}", measurement.method)
    }

    pub fn line(&self, label: &str, text: &str, out: &mut dyn Write) -> io::Result<()> {
        let gutter = self.gutter;
        writeln!(out, "{:gutter$} {MARGIN}={MARGIN:#} {BOLD}{label}{BOLD:#}: {text}", "")
    }
}

fn reason(unmeasured: &Unmeasured) -> String {
    match unmeasured {
        Unmeasured::AmbiguousPlace { .. } | Unmeasured::UnknownPlace { .. } => {
            unmeasured.reason().replace('_', " ")
        }
        Unmeasured::NoData(text) | Unmeasured::NotMeasurable(text) => {
            format!("{} ({text})", unmeasured.reason().replace('_', " "))
        }
    }
}

/// `7 statements in 1 document: 3 supported, 2 refuted`.
fn summary(report: &Report, out: &mut dyn Write) -> io::Result<()> {
    let statements = plural(report.findings().count(), "statement");
    let documents = plural(report.documents.len(), "document");
    let counts: Vec<_> = VERDICTS
        .iter()
        .filter_map(|&verdict| match report.count(verdict) {
            0 => None,
            count => {
                let colour = colour(verdict);
                Some(format!("{count} {colour}{}{colour:#}", verdict.name()))
            }
        })
        .collect();
    match counts.is_empty() {
        true => writeln!(out, "no statement about the map in {documents}"),
        false => writeln!(out, "{statements} in {documents}: {}", counts.join(", ")),
    }
}

static VERDICTS: &[Verdict] = &[
    Verdict::Refuted,
    Verdict::Inconclusive,
    Verdict::Imprecise,
    Verdict::Supported,
    Verdict::Unverifiable,
];

fn plural(count: usize, noun: &str) -> String {
    if count == 1 { format!("1 {noun}") } else { format!("{count} {noun}s") }
}

fn colour(verdict: Verdict) -> Style {
    let colour = match verdict {
        Verdict::Supported => AnsiColor::Green,
        Verdict::Imprecise => AnsiColor::Cyan,
        Verdict::Inconclusive => AnsiColor::Yellow,
        Verdict::Refuted => AnsiColor::Red,
        Verdict::Unverifiable => AnsiColor::Magenta,
    };
    colour.on_default().bold()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::sample;

    #[test]
    fn the_report_reads_like_a_compilers() {
        let styled = sample::printed(write);
        insta::assert_snapshot!(anstream::adapter::strip_str(&styled).to_string());
    }

    #[test]
    fn nothing_found_is_said() {
        let report = Report::new("", sample::source, Vec::new());
        let mut bytes = Vec::new();
        write(&report, &mut bytes).unwrap();
        assert_eq!(bytes, b"no statement about the map in 0 documents\n");
    }
}
