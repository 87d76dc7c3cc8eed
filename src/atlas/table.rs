//! Reads the hand-kept tables that are embedded as they are.
//!
//! They are small, so they are parsed once, when they are first asked for.

use serde::de::DeserializeOwned;

/// The rows of an embedded table; columns that `T` does not name are skipped.
///
/// Embedded text is the same on every run, so a row that does not fit its type is a defect that the
/// table's own test finds.
pub(super) fn rows<T: DeserializeOwned>(text: &'static str) -> Vec<T> {
    let mut reader = csv::Reader::from_reader(text.as_bytes());
    reader.deserialize().collect::<Result<_, _>>().expect("every embedded table is read by a test")
}
