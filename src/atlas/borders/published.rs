//! What others state as the length of a border: `geodata/border_lengths_published.csv`.

use std::sync::LazyLock;

use serde::Deserialize;

use crate::atlas::sources::SourceKind;
use crate::atlas::{CountryCode, SourceId, table};

static LENGTHS: LazyLock<Vec<PublishedLength>> = LazyLock::new(|| {
    let text = include_str!("../../../geodata/border_lengths_published.csv");
    let mut rows = table::rows::<PublishedLength>(text);
    for row in &mut rows {
        row.source_kind.tell(&mut row.source);
    }
    rows
});

/// A published length of a border.
#[derive(Debug, PartialEq, Deserialize)]
pub struct PublishedLength {
    country_a: CountryCode,
    country_b: CountryCode,
    pub length_m: f64,
    pub stated_by: String,
    /// A year, or the years of several editions.
    pub date: String,
    source: String,
    source_kind: SourceKind,
}

impl PublishedLength {
    pub fn source(&'static self) -> SourceId {
        SourceId(&self.source)
    }
}

/// The published lengths of the border of `a` and `b`, where `a` is the lesser code.
pub(super) fn lengths(
    a: CountryCode,
    b: CountryCode,
) -> impl Iterator<Item = &'static PublishedLength> {
    LENGTHS.iter().filter(move |length| length.country_a == a && length.country_b == b)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_table_is_sorted_and_whole() {
        let key = |row: &PublishedLength| (row.country_a, row.country_b, row.length_m);
        assert!(LENGTHS.is_sorted_by(
            |a, b| key(a) < key(b) || (key(a) == key(b) && a.stated_by < b.stated_by)
        ));
        for row in LENGTHS.iter() {
            assert!(row.country_a < row.country_b && row.length_m > 0.0, "{row:?}");
            assert!(!row.source.is_empty() && !row.stated_by.is_empty(), "{row:?}");
            assert!(!row.date.is_empty(), "{row:?}");
        }
    }
}
