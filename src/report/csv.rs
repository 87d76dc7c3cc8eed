//! One finding per row (RFC 4180), SI numbers with a decimal point whatever the text's language.

use std::io::{self, Write};

use super::{CheckedDocument, Report, json};
use crate::check::Finding;
use crate::measure::Measurement;

/// What a cell holds.
type Fill = fn(&CheckedDocument, &Finding) -> String;

/// The columns, each with the function that fills it.
static COLUMNS: &[(&str, Fill)] = &[
    ("path", |entry, _| entry.path.to_owned()),
    ("line", |entry, finding| entry.document.position(finding.span.start).line.to_string()),
    ("column", |entry, finding| entry.document.position(finding.span.start).column.to_string()),
    ("kind", |_, finding| finding.kind.to_owned()),
    ("via", |_, finding| finding.via().map_or(String::new(), |via| via.name().into())),
    ("text", |entry, finding| entry.quote(finding).to_owned()),
    ("places", |_, finding| {
        let names = finding.places.iter().map(|named| &*named.place.name);
        names.collect::<Vec<_>>().join("; ")
    }),
    ("stated", |_, finding| finding.stated.as_ref().map_or(String::new(), |it| cell(it.value))),
    ("nominal", |_, finding| measured(finding, |it| cell(it.nominal))),
    ("low", |_, finding| measured(finding, |it| cell(it.interval.low))),
    ("high", |_, finding| measured(finding, |it| cell(it.interval.high))),
    ("unit", |_, finding| measured(finding, |it| it.dimension.symbol().to_owned())),
    ("verdict", |_, finding| finding.verdict.name().to_owned()),
    ("reason", |_, finding| finding.answer.as_ref().err().map_or("", |it| it.reason()).to_owned()),
    ("margin", |_, finding| finding.margin.map_or(String::new(), cell)),
    ("message", |_, finding| finding.message.clone()),
    ("suggestion", |_, finding| finding.suggestion.clone().unwrap_or_default()),
    ("sources", |_, finding| {
        measured(finding, |it| it.sources.iter().map(|id| id.0).collect::<Vec<_>>().join("; "))
    }),
];

pub(super) fn write(report: &Report, out: &mut dyn Write) -> io::Result<()> {
    row(COLUMNS.iter().map(|(name, _)| (*name).to_owned()), out)?;
    for (entry, finding) in report.findings() {
        row(COLUMNS.iter().map(|(_, fill)| fill(entry, finding)), out)?;
    }
    Ok(())
}

pub(super) fn row(cells: impl Iterator<Item = String>, out: &mut dyn Write) -> io::Result<()> {
    let line: Vec<_> = cells.map(|cell| quoted(&cell)).collect();
    write!(out, "{}\r\n", line.join(","))
}

fn quoted(cell: &str) -> String {
    if cell.contains([',', '"', '\n', '\r']) {
        format!("\"{}\"", cell.replace('"', "\"\""))
    } else {
        cell.to_owned()
    }
}

fn measured(finding: &Finding, cell: impl Fn(&Measurement) -> String) -> String {
    finding.answer.as_ref().map_or(String::new(), cell)
}

pub(super) fn cell(value: f64) -> String {
    json::number(value).map_or(String::new(), |value| value.to_string())
}

#[cfg(test)]
mod tests {
    use crate::sample;

    #[test]
    fn one_row_per_finding() {
        insta::assert_snapshot!(sample::printed(super::write).replace("\r\n", "\n"));
    }
}
