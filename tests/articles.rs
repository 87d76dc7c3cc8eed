//! Whole articles: every planted error is found, nothing else is refuted, and a text without a
//! claim that a map could test gets no finding.
//!
//! `tests/corpus/articles/*-planted-*.expected.json` names the statements of an article and the
//! errors that were planted in it; the other articles state nothing about the map.

use std::fs;
use std::ops::Range;
use std::path::{Path, PathBuf};

use jiff::civil::date;
use luftlinie::atlas::Atlas;
use luftlinie::check::{Finding, Options, check};
use luftlinie::quantity::HedgeTable;
use luftlinie::text::Document;
use luftlinie::verdict::Verdict;
use serde::Deserialize;

#[derive(Deserialize)]
struct Expected {
    article: String,
    claims: Vec<Claim>,
}

#[derive(Deserialize)]
struct Claim {
    span: String,
    planted: Option<String>,
}

/// So much of what an article states rightly must be confirmed.
const CONFIRMED: f64 = 0.75;

/// The API under test.
fn findings(text: &str) -> Vec<Finding> {
    let options = Options { as_of: None, today: date(2026, 11, 1), hedges: HedgeTable::default() };
    check(Atlas::embedded(), &Document::new(text), &options).findings
}

/// The articles' files with this ending, sorted.
fn files(ending: &str) -> Vec<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/corpus/articles");
    let paths = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
    let mut found: Vec<_> = paths.filter(|path| path.to_str().unwrap().ends_with(ending)).collect();
    found.sort();
    found
}

fn overlaps(finding: &Finding, range: &Range<usize>) -> bool {
    finding.span.start < range.end && range.start < finding.span.end
}

#[test]
fn planted_errors_are_found_and_nothing_else_is_refuted() {
    let mut faults = Vec::new();
    let paths = files(".expected.json");
    assert!(paths.len() >= 15, "{} articles", paths.len());
    for path in paths {
        let expected: Expected = serde_json::from_str(&fs::read_to_string(&path).unwrap()).unwrap();
        assert!(!expected.claims.is_empty(), "{}", path.display());
        let text = fs::read_to_string(path.with_file_name(&expected.article)).unwrap();
        let findings = findings(&text);
        let range = |claim: &Claim| {
            let start = text.find(&claim.span).expect("the article holds its claims");
            start..start + claim.span.len()
        };
        let refuted = |range: &Range<usize>| {
            findings.iter().any(|it| it.verdict == Verdict::Refuted && overlaps(it, range))
        };
        let (planted, right): (Vec<_>, Vec<_>) =
            expected.claims.iter().partition(|claim| claim.planted.is_some());
        for claim in planted.iter().filter(|claim| !refuted(&range(claim))) {
            faults.push(format!("{}: missed: {}", expected.article, claim.span));
        }
        let planted: Vec<Range<usize>> = planted.into_iter().map(range).collect();
        for finding in findings.iter().filter(|finding| finding.verdict == Verdict::Refuted) {
            if !planted.iter().any(|range| overlaps(finding, range)) {
                faults.push(format!("{}: refuted: {}", expected.article, finding.message));
            }
        }
        let confirmed = |claim: &&&Claim| {
            let good =
                |it: &Finding| it.verdict <= Verdict::Imprecise && overlaps(it, &range(claim));
            findings.iter().any(good)
        };
        let count = right.iter().filter(confirmed).count();
        if (count as f64) < CONFIRMED * right.len() as f64 {
            faults.push(format!("{}: {count} of {} confirmed", expected.article, right.len()));
        }
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

#[test]
fn articles_without_claims_get_no_finding() {
    let quiet =
        files(".txt").into_iter().filter(|path| !path.to_str().unwrap().contains("planted"));
    let mut count = 0;
    for path in quiet {
        let findings = findings(&fs::read_to_string(&path).unwrap());
        let messages: Vec<&str> = findings.iter().map(|finding| &*finding.message).collect();
        assert!(messages.is_empty(), "{}: {messages:#?}", path.display());
        count += 1;
    }
    assert!(count >= 18, "{count} articles");
}
