//! Annotations of GitHub Actions: one workflow command per finding that needs a hand.

use std::io::{self, Write};

use super::{CheckedDocument, Report};
use crate::check::Finding;
use crate::verdict::Verdict;

pub(super) fn write(report: &Report, out: &mut dyn Write) -> io::Result<()> {
    for (entry, finding) in report.findings() {
        if let Some(command) = command(finding.verdict) {
            annotation(entry, finding, command, out)?;
        }
    }
    Ok(())
}

fn command(verdict: Verdict) -> Option<&'static str> {
    match verdict {
        Verdict::Refuted => Some("error"),
        Verdict::Inconclusive => Some("warning"),
        Verdict::Imprecise => Some("notice"),
        Verdict::Supported | Verdict::Unverifiable => None,
    }
}

fn annotation(
    entry: &CheckedDocument,
    finding: &Finding,
    command: &str,
    out: &mut dyn Write,
) -> io::Result<()> {
    let start = entry.document.position(finding.span.start);
    let end = entry.document.position(finding.span.end);
    let title = format!("{}: {}", finding.verdict.name(), finding.kind);
    let mut message = finding.message.clone();
    if let Some(suggestion) = &finding.suggestion {
        message.push_str(&format!("\nsuggestion: {suggestion}"));
    }
    // Columns are only allowed where the annotation stays on one line.
    let columns = match start.line == end.line {
        true => format!(",col={},endColumn={}", start.column, end.column),
        false => String::new(),
    };
    writeln!(
        out,
        "::{command} file={},line={},endLine={}{columns},title={}::{}",
        property(entry.path),
        start.line,
        end.line,
        property(&title),
        data(&message),
    )
}

/// Escapes the message of a workflow command.
fn data(text: &str) -> String {
    text.replace('%', "%25").replace('\r', "%0D").replace('\n', "%0A")
}

/// Escapes a property, which commas and colons would end.
fn property(text: &str) -> String {
    data(text).replace(':', "%3A").replace(',', "%2C")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::sample;

    #[test]
    fn annotations() {
        insta::assert_snapshot!(sample::printed(write));
    }

    #[test]
    fn nothing_breaks_out_of_a_command() {
        assert_eq!(property("a,b:c%\n"), "a%2Cb%3Ac%25%0A");
        assert_eq!(data("50 %\r\n::error::"), "50 %25%0D%0A::error::");
    }
}
