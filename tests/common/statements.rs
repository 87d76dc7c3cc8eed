//! What the checker makes of short texts: the kinds and verdicts of its findings.

use jiff::civil::date;
use luftlinie::atlas::Atlas;
use luftlinie::check::{Options, check};
use luftlinie::quantity::HedgeTable;
use luftlinie::text::Document;

/// A statement with the kinds and verdicts of its findings, in the order of the text.
type Row = (&'static str, &'static [(&'static str, &'static str)]);

/// The API under test.
pub fn findings(text: &str) -> Vec<(&'static str, &'static str)> {
    let options = Options { as_of: None, today: date(2026, 11, 1), hedges: HedgeTable::default() };
    let checked = check(Atlas::embedded(), &Document::new(text), &options);
    checked.findings.iter().map(|finding| (finding.kind, finding.verdict.name())).collect()
}

pub fn expect(rows: &[Row]) {
    for (text, expected) in rows {
        assert_eq!(findings(text), *expected, "{text}");
    }
}
