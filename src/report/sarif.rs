//! SARIF 2.1.0: findings as results that editors and code-scanning services show.
//!
//! Refuted and imprecise statements fail, inconclusive ones ask for a review, unverifiable ones
//! stay open, supported ones pass. Columns count UTF-16 code units, as the log says of itself.
//!
//! # References
//! OASIS, Static Analysis Results Interchange Format (SARIF) 2.1.0, sections 3.27.9 and 3.27.10

use std::io::{self, Write};

use serde_json::{Value, json};

use super::{CheckedDocument, Report};
use crate::check::Finding;
use crate::claim;
use crate::span::Span;
use crate::verdict::Verdict;

/// Where readers and editors find the schema of this version.
const SCHEMA: &str =
    "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json";

pub(super) fn write(report: &Report, out: &mut dyn Write) -> io::Result<()> {
    let kinds = kinds(report);
    let results: Vec<_> = report
        .findings()
        .filter(|(_, finding)| shown(finding.verdict))
        .map(|(entry, finding)| result(entry, finding, &kinds))
        .collect();
    let log = json!({
        "$schema": SCHEMA,
        "version": "2.1.0",
        "runs": [{
            "tool": {"driver": {
                "name": env!("CARGO_PKG_NAME"),
                "version": env!("CARGO_PKG_VERSION"),
                "semanticVersion": env!("CARGO_PKG_VERSION"),
                "rules": kinds.iter().map(|kind| rule(kind)).collect::<Vec<_>>(),
            }},
            "columnKind": "utf16CodeUnits",
            "artifacts": report.documents.iter().map(artifact).collect::<Vec<_>>(),
            "results": results,
        }],
    });
    serde_json::to_writer_pretty(&mut *out, &log)?;
    out.write_all(b"\n")
}

/// What SARIF calls a verdict: the result's kind and level. All but `fail` have the level `none`.
fn kind_and_level(verdict: Verdict) -> (&'static str, &'static str) {
    match verdict {
        Verdict::Refuted => ("fail", "error"),
        Verdict::Imprecise => ("fail", "note"),
        Verdict::Inconclusive => ("review", "none"),
        Verdict::Unverifiable => ("open", "none"),
        Verdict::Supported => ("pass", "none"),
    }
}

/// Whoever opens the log wants what needs a hand: what fails and what asks for a review.
fn shown(verdict: Verdict) -> bool {
    matches!(kind_and_level(verdict), ("fail" | "review", _))
}

/// The claim kinds of the report, sorted: the rules of the log.
fn kinds(report: &Report) -> Vec<&'static str> {
    let mut kinds: Vec<_> = report.findings().map(|(_, finding)| finding.kind).collect();
    kinds.sort_unstable();
    kinds.dedup();
    kinds
}

fn rule(kind: &str) -> Value {
    let name: String = kind.split('_').map(capitalised).collect();
    let mut rule = json!({
        "id": kind,
        "name": name,
        "shortDescription": {"text": format!("Statement of the kind {}", kind.replace('_', " "))},
    });
    if let Some(page) = claim::kind(kind).map(|kind| kind.page) {
        rule["help"] = json!({"text": page, "markdown": page});
    }
    rule
}

fn capitalised(word: &str) -> String {
    let mut chars = word.chars();
    chars.next().map_or(String::new(), |first| first.to_uppercase().chain(chars).collect())
}

fn artifact(entry: &CheckedDocument) -> Value {
    json!({
        "location": {"uri": uri(entry.path)},
        "encoding": "UTF-8",
        "length": entry.document.text.len(),
    })
}

fn result(entry: &CheckedDocument, finding: &Finding, kinds: &[&str]) -> Value {
    let (kind, level) = kind_and_level(finding.verdict);
    let mut result = json!({
        "ruleId": finding.kind,
        "ruleIndex": kinds.iter().position(|known| *known == finding.kind),
        "kind": kind,
        "level": level,
        "message": {"text": finding.message},
        "locations": [{"physicalLocation": {
            "artifactLocation": {"uri": uri(entry.path)},
            "region": region(entry, finding.span, entry.quote(finding)),
        }}],
        "properties": {"verdict": finding.verdict.name()},
    });
    if let (Some(suggestion), Some(stated)) = (&finding.suggestion, &finding.stated) {
        result["fixes"] = json!([{
            "description": {"text": suggestion},
            "artifactChanges": [{
                "artifactLocation": {"uri": uri(entry.path)},
                "replacements": [{
                    "deletedRegion": region(entry, stated.span, entry.figure(finding)),
                    "insertedContent": {"text": suggestion},
                }],
            }],
        }]);
    }
    result
}

fn region(entry: &CheckedDocument, span: Span, text: &str) -> Value {
    let (start, end) = (entry.document.position(span.start), entry.document.position(span.end));
    json!({
        "startLine": start.line,
        "startColumn": start.utf16_column,
        "endLine": end.line,
        "endColumn": end.utf16_column,
        "charOffset": start.utf16,
        "charLength": end.utf16 - start.utf16,
        "snippet": {"text": text},
    })
}

/// A path as a URI reference: separators are slashes, other reserved bytes are percent-encoded.
fn uri(path: &str) -> String {
    let mut uri = String::new();
    for byte in path.bytes() {
        match byte {
            b'A'..=b'Z' | b'a'..=b'z' | b'0'..=b'9' | b'-' | b'.' | b'_' | b'~' | b'/' => {
                uri.push(char::from(byte));
            }
            b'\\' if cfg!(windows) => uri.push('/'),
            other => uri.push_str(&format!("%{other:02X}")),
        }
    }
    uri
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::sample;

    #[test]
    fn regions_count_utf16() {
        let log: Value = serde_json::from_str(&sample::printed(write)).unwrap();
        assert_eq!(log["version"], "2.1.0");
        let run = &log["runs"][0];
        assert_eq!(run["columnKind"], "utf16CodeUnits");
        for result in run["results"].as_array().unwrap() {
            let region = &result["locations"][0]["physicalLocation"]["region"];
            let number = |key: &str| region[key].as_u64().unwrap() as usize;
            let units: Vec<u16> = sample::ARTICLE.encode_utf16().collect();
            let (at, len) = (number("charOffset"), number("charLength"));
            let text = String::from_utf16(&units[at..at + len]).unwrap();
            assert_eq!(text, region["snippet"]["text"].as_str().unwrap());
            let rule =
                &run["tool"]["driver"]["rules"][result["ruleIndex"].as_u64().unwrap() as usize];
            assert_eq!(rule["id"], result["ruleId"]);
            let fails = result["kind"] == "fail";
            assert_eq!(fails, result["level"] != "none", "all but fail have level none");
        }
    }

    #[test]
    fn what_the_log_holds() {
        let printed = sample::printed(write);
        insta::assert_snapshot!(printed.replace(env!("CARGO_PKG_VERSION"), "VERSION"));
    }

    #[test]
    fn paths_become_uris() {
        assert_eq!(uri("a b/ä.txt"), "a%20b/%C3%A4.txt");
        assert_eq!(uri("-"), "-");
    }
}
