//! Statements of each claim kind, true, false and none, with the verdicts that they must get.
//!
//! `tests/claims/<kind>.jsonl` holds one text a line: its language, and the verdicts of its
//! findings of that kind in the order of the text. The wording is the project's own; a text whose
//! list is empty must get no finding of the kind.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;
use std::sync::LazyLock;

use jiff::civil::date;
use luftlinie::atlas::Atlas;
use luftlinie::check::{Finding, Options, check};
use luftlinie::claim::{KINDS, kind};
use luftlinie::measure::Unmeasured;
use luftlinie::quantity::HedgeTable;
use luftlinie::text::{Document, language::by_code};
use luftlinie::wording::Phrases;
use serde::Deserialize;

#[derive(Deserialize)]
struct Row {
    lang: String,
    text: String,
    verdicts: Vec<String>,
}

/// A row of the file of a kind, with what is found in its text.
struct Fixture {
    kind: String,
    row: Row,
    findings: Vec<Finding>,
}

/// All fixtures, each checked once for all tests.
static FIXTURES: LazyLock<Vec<Fixture>> = LazyLock::new(|| {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/claims");
    let mut fixtures = Vec::new();
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        let kind = path.file_stem().unwrap().to_str().unwrap().to_owned();
        for line in fs::read_to_string(&path).unwrap().lines() {
            let row: Row = serde_json::from_str(line).unwrap();
            fixtures.push(Fixture { kind: kind.clone(), findings: findings(&row), row });
        }
    }
    fixtures
});

/// The API under test: the findings of one row.
fn findings(row: &Row) -> Vec<Finding> {
    let options = Options { as_of: None, today: date(2026, 11, 1), hedges: HedgeTable::default() };
    let language = by_code(&row.lang).unwrap();
    let document = Document::new(&row.text).in_language(language);
    check(Atlas::embedded(), &document, &options).findings
}

#[test]
fn every_text_gets_its_verdicts() {
    let mut failures = Vec::new();
    for Fixture { kind: name, row, findings } in FIXTURES.iter() {
        assert!(kind(name).is_some(), "{name} is a kind");
        let of_kind = findings.iter().filter(|finding| finding.kind == name);
        let found: Vec<_> = of_kind.map(|finding| finding.verdict.name()).collect();
        if found != row.verdicts {
            failures.push(format!("{name}: {}\n  {found:?}", row.text));
        }
    }
    assert!(failures.is_empty(), "{}", failures.join("\n"));
}

/// A fixture holds true or open texts, and texts that state nothing.
#[test]
fn every_fixture_has_both_kinds_of_rows() {
    for kind in KINDS {
        let rows = FIXTURES.iter().filter(|it| it.kind == kind.name).map(|it| &it.row);
        let (silent, others): (Vec<_>, Vec<_>) = rows.partition(|row| row.verdicts.is_empty());
        assert_eq!(silent.is_empty(), others.is_empty(), "{}", kind.name);
    }
}

/// An editor of a German text reads how it was measured in German.
#[test]
fn every_method_and_reason_has_german_words() {
    let (mut measured, mut failures) = (0, BTreeSet::new());
    for finding in FIXTURES.iter().flat_map(|fixture| &fixture.findings) {
        let english = match &finding.answer {
            Ok(measurement) => &measurement.method,
            Err(Unmeasured::NoData(reason) | Unmeasured::NotMeasurable(reason)) => reason,
            Err(_) => continue,
        };
        measured += 1;
        if Phrases::of("de").detail(english) == *english {
            failures.insert(english);
        }
    }
    assert!(measured > 100 && failures.is_empty(), "{measured} {failures:#?}");
}
