//! One line per finding, as compilers print them for editors: `file:line:column: refuted: message`.
//!
//! Like those of the text report, the colours are always written; the skin that owns the terminal
//! strips them where they do not belong.

use std::io::{self, Write};

use super::Report;
use super::text::colour;

pub(super) fn write(report: &Report, out: &mut dyn Write) -> io::Result<()> {
    for (entry, finding) in report.findings() {
        let at = entry.document.position(finding.span.start);
        let (path, line, column) = (entry.path, at.line, at.column);
        let (verdict, colour) = (finding.verdict.name(), colour(finding.verdict));
        let message = finding.message.replace(['\r', '\n'], " ");
        writeln!(out, "{path}:{line}:{column}: {colour}{verdict}{colour:#}: {message}")?;
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::report::Report;
    use crate::sample;

    #[test]
    fn each_finding_is_a_line() {
        let styled = sample::printed(write);
        insta::assert_snapshot!(anstream::adapter::strip_str(&styled).to_string());
        assert!(styled.contains("\u{1b}["), "coloured for whoever has a terminal");
    }

    #[test]
    fn nothing_found_prints_nothing() {
        let report = Report::new("", None, sample::source, Vec::new());
        let mut bytes = Vec::new();
        write(&report, &mut bytes).unwrap();
        assert_eq!(bytes, b"");
    }
}
