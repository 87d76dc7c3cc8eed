//! A table for a pull request or a chat, followed by what each finding rests on.

use std::io::{self, Write};

use super::{CheckedDocument, Report};
use crate::check::Finding;
use crate::verdict::Verdict;
use crate::wording;

pub(super) fn write(report: &Report, out: &mut dyn Write) -> io::Result<()> {
    for entry in &report.documents {
        document(entry, out)?;
    }
    if !report.sources.is_empty() {
        writeln!(out, "Sources:\n")?;
    }
    for source in &report.sources {
        writeln!(out, "- {} ({}, {})", escaped(source.title), source.licence, source.date)?;
    }
    Ok(())
}

fn document(entry: &CheckedDocument, out: &mut dyn Write) -> io::Result<()> {
    writeln!(out, "## {}\n", escaped(entry.path))?;
    if entry.checked.findings.is_empty() {
        return writeln!(out, "No statement about the map.\n");
    }
    writeln!(out, "| line | statement | measured | verdict |")?;
    writeln!(out, "| ---: | --- | --- | --- |")?;
    for finding in &entry.checked.findings {
        row(entry, finding, out)?;
    }
    writeln!(out)
}

fn row(entry: &CheckedDocument, finding: &Finding, out: &mut dyn Write) -> io::Result<()> {
    let line = entry.document.position(finding.span.start).line;
    let unit = finding.stated.as_ref().map(|stated| stated.unit);
    let language = entry.checked.language;
    let measured = match &finding.answer {
        Ok(measurement) => {
            let nominal = wording::measured(language, measurement, unit);
            let range = wording::range(language, measurement, unit);
            range.map_or(nominal.clone(), |range| format!("{nominal} ({range})"))
        }
        Err(unmeasured) => unmeasured.reason().replace('_', " "),
    };
    writeln!(
        out,
        "| {line} | {} | {} | {} **{}**<br>{} |",
        escaped(entry.quote(finding)),
        escaped(&measured),
        mark(finding.verdict),
        finding.verdict.name(),
        escaped(&finding.message),
    )
}

fn mark(verdict: Verdict) -> &'static str {
    match verdict {
        Verdict::Supported => "✅",
        Verdict::Imprecise => "☑️",
        Verdict::Inconclusive => "⚠️",
        Verdict::Refuted => "❌",
        Verdict::Unverifiable => "❔",
    }
}

/// Text of an article in a table cell: it must neither end the cell nor become markup.
fn escaped(text: &str) -> String {
    let mut cell = String::new();
    for c in text.chars() {
        match c {
            '\n' | '\r' | '\t' => cell.push(' '),
            '&' => cell.push_str("&amp;"),
            '<' => cell.push_str("&lt;"),
            '>' => cell.push_str("&gt;"),
            '|' | '\\' | '`' | '*' | '_' | '[' | ']' | '#' | '~' | '@' => cell.extend(['\\', c]),
            c => cell.push(c),
        }
    }
    cell
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::sample;

    #[test]
    fn a_table_per_document() {
        insta::assert_snapshot!(sample::printed(write));
    }

    #[test]
    fn an_article_cannot_add_markup() {
        assert_eq!(escaped("a|b\n<img> *c*"), "a\\|b &lt;img&gt; \\*c\\*");
    }
}
