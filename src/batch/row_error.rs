//! Why a row has no result, in words for those who wrote it.

use thiserror::Error;

use crate::atlas::{CoordinateError, QueryError};

/// A row that was left without a result.
#[derive(Clone, Debug, PartialEq)]
pub struct BadRow {
    /// Counted from 1, the header included.
    pub line: u64,
    pub error: RowError,
}

/// Why a row was left without a result.
#[derive(Clone, Debug, PartialEq, Error)]
pub enum RowError {
    #[error("the row has {found} {}, the header {wanted}", cells(*found))]
    Cells { found: usize, wanted: usize },
    #[error("{0:?} is no number")]
    NotANumber(String),
    #[error(transparent)]
    Coordinates(#[from] CoordinateError),
    #[error("the name is not in UTF-8")]
    NotUtf8,
    #[error("the row is no JSON from column {column} on")]
    NotJson { column: usize },
    #[error("the row ends before its JSON object does")]
    CutShort,
    #[error("the row is no JSON object in braces")]
    NotAnObject,
    #[error("{member} is {value}, which is no number")]
    NumberMember { member: &'static str, value: String },
    #[error("{member} is {value}, which is no text in quotes")]
    TextMember { member: &'static str, value: String },
    #[error("the row has two members of one name")]
    TwoMembers,
    #[error("the row has neither lat1, lon1, lat2, lon2 nor from, to")]
    NoMembers,
    #[error("x1, y1, x2, y2 are places of no system that was named")]
    NoSystem,
    #[error(transparent)]
    NoAnswer(#[from] NoAnswer),
    /// In the words of the program that is stood in for.
    #[error("{0}")]
    Like(String),
}

fn cells(count: usize) -> &'static str {
    if count == 1 { "cell" } else { "cells" }
}

impl RowError {
    /// What to do next.
    pub fn help(&self) -> Option<String> {
        let help = match self {
            Self::Cells { .. } => {
                "give each row as many cells as the header; quote cells that hold the delimiter"
            }
            Self::NotANumber(_) => {
                "write 52.52; degrees, minutes and seconds are read in columns from,to"
            }
            Self::Coordinates(error) => return Some(error.help()),
            Self::NotUtf8 => "convert the table to UTF-8",
            Self::NotJson { .. } | Self::CutShort | Self::NotAnObject => {
                "write each row as one JSON object on a line of its own"
            }
            Self::NumberMember { .. } => "write numbers without quotes, as in \"lat1\":52.52",
            Self::TextMember { .. } => "write names in quotes, as in \"from\":\"Berlin\"",
            Self::TwoMembers => "leave one of them out",
            Self::NoMembers => "name the two places by these members",
            Self::NoSystem => "name it with --crs, as in --crs EPSG:25832",
            Self::NoAnswer(NoAnswer::Because { help, .. }) => return help.clone(),
            Self::NoAnswer(NoAnswer::NoPlace(_)) | Self::Like(_) => return None,
        };
        Some(help.to_owned())
    }
}

/// The beginning of what stands in a table, short enough for a line that complains about it.
pub(super) fn excerpt(bytes: &[u8]) -> String {
    // So many bytes hold one letter more than is shown, whatever the script.
    let bytes = &bytes[..bytes.len().min(4 * (MOST_LETTERS + 1))];
    let text = String::from_utf8_lossy(bytes);
    let mut letters = text.chars();
    let mut start: String = letters.by_ref().take(MOST_LETTERS).collect();
    if letters.next().is_some() {
        start.push('…');
    }
    start
}

const MOST_LETTERS: usize = 80;

/// What a [`Guide`](super::Guide) cannot say: no such place, no such way.
#[derive(Clone, Debug, PartialEq, Error)]
pub enum NoAnswer {
    /// The help for it is dear and needs the atlas, so it is left to whoever tells of the row.
    #[error(transparent)]
    NoPlace(#[from] QueryError),
    #[error("{reason}")]
    Because { reason: String, help: Option<String> },
}

impl NoAnswer {
    /// A reason that speaks for itself.
    pub fn because(reason: impl Into<String>) -> Self {
        Self::Because { reason: reason.into(), help: None }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn long_cells_are_shortened() {
        assert_eq!(excerpt("52,5".as_bytes()), "52,5");
        assert_eq!(excerpt("é".repeat(80).as_bytes()), "é".repeat(80));
        for letter in ["x", "é", "평", "🜨"] {
            let long = letter.repeat(1000);
            assert_eq!(excerpt(long.as_bytes()), letter.repeat(80) + "…");
        }
        assert_eq!(excerpt(b"\xff7"), "\u{fffd}7");
    }
}
