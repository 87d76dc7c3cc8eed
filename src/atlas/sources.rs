//! Where each datum comes from.
//!
//! Packages have a row in `geodata/sources.csv`; a hand-kept row names its source in its own words,
//! which then serve as title too.

use serde::Deserialize;

use super::Atlas;

/// A source's short name, as the hand-kept tables and the packed layers give it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct SourceId(pub &'static str);

/// What a reader needs to cite a source.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Source {
    pub id: SourceId,
    pub title: &'static str,
    pub licence: &'static str,
    /// ISO 8601 date or year of the data; empty where the title says it.
    pub date: &'static str,
}

/// Whether a figure was read in the source that its row names.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum SourceKind {
    Read,
    /// Written down from general knowledge, and not compared with the source since.
    Background,
}

impl SourceKind {
    /// Says so in what a report prints as the source.
    pub(super) fn tell(self, source: &mut String) {
        match self {
            Self::Read => {}
            Self::Background => source.push_str(" (figure not checked against it)"),
        }
    }
}

/// What single facts of hand-kept rows are under.
const FACT: &str = "single fact";

static TABLE: &str = include_str!("../../geodata/sources.csv");

/// The rows of the table, parsed by the compiler.
static SOURCES: [Source; count(TABLE.as_bytes(), b'\n') - 1] = parsed();

const fn parsed<const ROWS: usize>() -> [Source; ROWS] {
    let mut rows = [Source { id: SourceId(""), title: "", licence: "", date: "" }; ROWS];
    let (_, mut rest) = cut(TABLE.as_bytes(), b'\n');
    let mut row = 0;
    while row < ROWS {
        let (line, behind) = cut(rest, b'\n');
        rows[row] = source(line);
        (row, rest) = (row + 1, behind);
    }
    rows
}

const fn source(line: &'static [u8]) -> Source {
    let (id, rest) = cut(line, b',');
    let (title, rest) = cut(rest, b',');
    // Only licences hold commas, and a test allows no quotes anywhere else.
    let (licence, date) = match rest {
        [b'"', rest @ ..] => {
            let (licence, rest) = cut(rest, b'"');
            (licence, cut(rest, b',').1)
        }
        _ => cut(rest, b','),
    };
    let (id, licence) = (SourceId(text(id)), text(licence));
    Source { id, title: text(title), licence, date: text(date) }
}

/// What stands before the first `mark`, and what behind it.
const fn cut(bytes: &'static [u8], mark: u8) -> (&'static [u8], &'static [u8]) {
    let mut at = 0;
    while bytes[at] != mark {
        at += 1;
        if at == bytes.len() {
            return (bytes, b"");
        }
    }
    let (before, behind) = bytes.split_at(at);
    (before, behind.split_at(1).1)
}

const fn count(bytes: &[u8], mark: u8) -> usize {
    let (mut count, mut at) = (0, 0);
    while at < bytes.len() {
        count += (bytes[at] == mark) as usize;
        at += 1;
    }
    count
}

/// Cut at commas, a text stays one; the test below would show what does not.
const fn text(bytes: &[u8]) -> &str {
    match str::from_utf8(bytes) {
        Ok(text) => text,
        Err(_) => "",
    }
}

impl Atlas {
    /// The atlas is compiled in, so it has the program's version.
    pub fn version(&self) -> &'static str {
        env!("CARGO_PKG_VERSION")
    }

    /// The packages that the atlas is made from.
    pub fn sources(&self) -> &'static [Source] {
        &SOURCES
    }

    /// What to cite for `id`.
    pub fn source(&self, id: SourceId) -> Source {
        let known = SOURCES.iter().find(|source| source.id == id);
        known.copied().unwrap_or(Source { id, title: id.0, licence: FACT, date: "" })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_table_is_sorted_and_whole() {
        let lines = || TABLE.lines().skip(1);
        assert_eq!(SOURCES.len(), lines().count());
        assert!(SOURCES.is_sorted_by_key(|source| source.id));
        for (source, line) in SOURCES.iter().zip(lines()) {
            let Source { id: SourceId(id), title, licence, date } = source;
            let quote = if licence.contains(',') { "\"" } else { "" };
            assert_eq!(format!("{id},{title},{quote}{licence}{quote},{date}"), line);
        }
        let whole = |source: &Source| {
            !source.title.is_empty() && !source.title.contains('"') && !source.licence.is_empty()
        };
        assert!(SOURCES.iter().all(whole));
    }
}
