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
use crate::geodesy::Solution;
use crate::measure::{Evidence, Measurement, Unmeasured};
use crate::quantity::Unit;
use crate::verdict::Verdict;
use crate::wording::{self, Phrases};

const MARGIN: Style = AnsiColor::Blue.on_default().bold();
const BOLD: Style = Style::new().bold();
/// More readings than this are for machines.
const MOST_EVIDENCE: usize = 5;

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
    let details = Details::new(&report.sources, entry.checked.language, gutter);
    let details = Details { names: &finding.names, ..details };
    let labels = &details.phrases.labels;
    match &finding.answer {
        Ok(measurement) => {
            details.measurement(measurement, finding.stated.as_ref().map(|it| it.unit), out)?;
        }
        Err(unmeasured) => details.line(labels.reason, &reason(unmeasured), out)?,
    }
    if let Some(attribution) = &finding.attribution {
        details.line(labels.said_by, &attribution.value, out)?;
    }
    if let Some(suggestion) = &finding.suggestion {
        details.line(labels.suggestion, suggestion, out)?;
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
    sources: &'a [Source],
    language: &'a str,
    phrases: &'static Phrases,
    /// What the gazetteer calls the places, and what the text does.
    names: &'a [(String, String)],
    before_label: String,
    behind_label: String,
}

impl<'a> Details<'a> {
    pub fn new(sources: &'a [Source], language: &'a str, gutter: usize) -> Self {
        let before_label = format!("{:gutter$} {MARGIN}={MARGIN:#} {BOLD}", "");
        let behind_label = format!("{BOLD:#}: ");
        let phrases = Phrases::of(language);
        Self { sources, language, phrases, names: &[], before_label, behind_label }
    }

    fn detail(&self, english: &str) -> String {
        wording::with_names(&self.phrases.detail(english), self.names)
    }

    /// The azimuths at both ends of a geodesic, its reduced length and the area under it.
    pub fn way(&self, way: &Solution, out: &mut dyn Write) -> io::Result<()> {
        let azimuth = |degrees: f64| format!("{:.7}", degrees.rem_euclid(360.0));
        let values = [
            ("azimuth1", azimuth(way.azimuth1_deg)),
            ("azimuth2", azimuth(way.azimuth2_deg)),
            ("reduced", format!("{:.3}", way.reduced_length_m)),
            ("area", format!("{:.0}", way.area_m2)),
        ];
        let values = values.each_ref().map(|(name, value)| (*name, value.as_str()));
        let labels = &self.phrases.labels;
        self.line(labels.way, &wording::fill(labels.way_with, &values), out)
    }

    pub fn measurement(
        &self,
        measurement: &Measurement,
        unit: Option<Unit>,
        out: &mut dyn Write,
    ) -> io::Result<()> {
        let labels = &self.phrases.labels;
        self.line(labels.measured, &self.measured(measurement, unit), out)?;
        for used in &measurement.points {
            let at = format!("{:.5}, {:.5}", used.point.y(), used.point.x());
            let kind = (self.phrases.point)(used.kind);
            let name = wording::with_names(&used.place, self.names);
            let values = [("name", &*name), ("kind", kind), ("at", &at)];
            self.line(labels.point, &wording::fill(labels.point_at, &values), out)?;
        }
        self.evidence(measurement, unit, out)?;
        for note in &measurement.notes {
            self.line(labels.note, &self.detail(note), out)?;
        }
        for &id in &measurement.sources {
            self.source(measurement, id, out)?;
        }
        if let Some(command) = &measurement.reproduce {
            self.line(labels.reproduce, command, out)?;
        }
        Ok(())
    }

    /// The readings that tell most, and how many more there are.
    fn evidence(
        &self,
        measurement: &Measurement,
        unit: Option<Unit>,
        out: &mut dyn Write,
    ) -> io::Result<()> {
        let labels = &self.phrases.labels;
        let shown = telling(&measurement.evidence);
        for reading in &shown {
            let value = reading.value.map_or(String::new(), |value| {
                let usual = wording::usual_unit(reading.dimension, value);
                let told = unit.filter(|unit| unit.dimension() == reading.dimension);
                format!(": {}", wording::number(self.language, value, told.unwrap_or(usual)))
            });
            let date = reading.date.as_ref().map_or(String::new(), |date| format!(", {date}"));
            let source = title(self.sources, reading.source);
            // A label that names its source needs no second mention.
            let source = match (reading.label.contains(source), date.is_empty()) {
                (true, true) => String::new(),
                (true, false) | (false, _) => format!(" ({source}{date})"),
            };
            self.line(
                labels.evidence,
                &format!("{}{value}{source}", self.detail(&reading.label)),
                out,
            )?;
        }
        match measurement.evidence.len() - shown.len() {
            0 => Ok(()),
            more => {
                let more = more.to_string();
                let text = wording::fill(labels.more, &[("count", &more)]);
                self.line(labels.evidence, &text, out)
            }
        }
    }

    /// The sources of a whole list.
    pub fn sources(&self, out: &mut dyn Write) -> io::Result<()> {
        for source in self.sources.iter().filter(|source| !source.date.is_empty()) {
            self.source_line(source.id, Some(source), out)?;
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
        self.source_line(id, known, out)
    }

    fn source_line(
        &self,
        id: SourceId,
        known: Option<&Source>,
        out: &mut dyn Write,
    ) -> io::Result<()> {
        let words = known.map_or(vec![id.0], |it| vec![it.title, it.licence, it.date]);
        let words: Vec<_> = words.into_iter().filter(|word| !word.is_empty()).collect();
        self.line(self.phrases.labels.source, &words.join(", "), out)
    }

    fn measured(&self, measurement: &Measurement, unit: Option<Unit>) -> String {
        let nominal = wording::measured(self.language, measurement, unit);
        let range = wording::range(self.language, measurement, unit);
        let range = range.map_or(String::new(), |range| {
            let because: Vec<_> =
                measurement.because.iter().map(|it| (self.phrases.because)(*it)).collect();
            let because = because.join(", ");
            match because.is_empty() {
                true => format!(" ({range})"),
                false => {
                    let values = [("range", &*range), ("because", &because)];
                    format!(" ({})", wording::fill(self.phrases.labels.depends, &values))
                }
            }
        });
        format!("{nominal}{range}, {}", self.detail(&measurement.method))
    }

    pub fn line(&self, label: &str, text: &str, out: &mut dyn Write) -> io::Result<()> {
        writeln!(out, "{}{label}{}{text}", self.before_label, self.behind_label)
    }
}

/// The conventional reading, the lowest, the highest, then one of each further source, as long as
/// there is room; in the order in which they were measured.
fn telling(evidence: &[Evidence]) -> Vec<&Evidence> {
    let valued = || evidence.iter().enumerate().filter_map(|(at, it)| Some((at, it.value?)));
    let lowest = valued().min_by(|a, b| a.1.total_cmp(&b.1));
    let highest = valued().max_by(|a, b| a.1.total_cmp(&b.1));
    let is_first = |at: &usize| {
        let earlier = &evidence[..*at];
        earlier.iter().all(|other| other.source != evidence[*at].source)
    };
    let ends = [lowest, highest].into_iter().flatten().map(|(at, _)| at);
    let by_source = (0..evidence.len()).filter(is_first);
    let mut chosen: Vec<usize> = Vec::new();
    for at in (0..1).chain(ends).chain(by_source).chain(0..evidence.len()) {
        if at < evidence.len() && chosen.len() < MOST_EVIDENCE && !chosen.contains(&at) {
            chosen.push(at);
        }
    }
    chosen.sort_unstable();
    chosen.into_iter().map(|at| &evidence[at]).collect()
}

fn reason(unmeasured: &Unmeasured) -> String {
    match unmeasured {
        Unmeasured::AmbiguousPlace { .. }
        | Unmeasured::UnknownPlace { .. }
        | Unmeasured::UnnamedPlace { .. } => unmeasured.reason().replace('_', " "),
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

pub(super) fn colour(verdict: Verdict) -> Style {
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
        let report = Report::new("", None, sample::source, Vec::new());
        let mut bytes = Vec::new();
        write(&report, &mut bytes).unwrap();
        assert_eq!(bytes, b"no statement about the map in 0 documents\n");
    }
}
