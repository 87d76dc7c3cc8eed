//! The published JSON Schemas, and the test that the output keeps to them.

use serde_json::Value;

use crate::report::{json, jsonl, measurement};
use crate::sample;

static REPORT: &str = include_str!("report-1.schema.json");
static MEASUREMENT: &str = include_str!("measurement-1.schema.json");

fn check(schema: &str, printed: &str) {
    let schema: Value = serde_json::from_str(schema).unwrap();
    let validator = jsonschema::validator_for(&schema).unwrap();
    let value: Value = serde_json::from_str(printed).unwrap();
    let errors: Vec<_> =
        validator.iter_errors(&value).map(|it| format!("{it} at {}", it.instance_path())).collect();
    assert!(errors.is_empty(), "{errors:#?}\n{printed}");
}

#[test]
fn reports_keep_to_their_schema() {
    check(REPORT, &sample::printed(json::write));
}

#[test]
fn lines_keep_to_the_schema_of_a_finding() {
    let mut schema: Value = serde_json::from_str(REPORT).unwrap();
    let mut finding = schema["$defs"]["finding"].clone();
    for key in ["path", "lang", "as_of"] {
        finding["properties"][key] = schema["$defs"]["document"]["properties"][key].clone();
    }
    finding["$defs"] = schema["$defs"].take();
    for line in sample::printed(jsonl::write).lines() {
        check(&finding.to_string(), line);
    }
}

#[test]
fn measurements_keep_to_their_schema() {
    for list in [false, true] {
        check(MEASUREMENT, &measurement::tests::printed("json", list));
    }
}

#[test]
fn a_schema_refuses_what_it_does_not_know() {
    let printed =
        sample::printed(json::write).replace("\"verdict\": \"refuted\"", "\"verdict\": \"wrong\"");
    let schema: Value = serde_json::from_str(REPORT).unwrap();
    let value: Value = serde_json::from_str(&printed).unwrap();
    assert!(!jsonschema::is_valid(&schema, &value));
}
