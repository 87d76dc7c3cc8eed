//! Where each datum comes from.
//!
//! Packages have a row in `geodata/sources.csv`; a hand-kept row names its source in its own words,
//! which then serve as title too.

use std::sync::LazyLock;

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

static SOURCES: LazyLock<Vec<Source>> =
    LazyLock::new(|| TABLE.lines().skip(1).filter_map(source).collect());

fn source(line: &'static str) -> Option<Source> {
    let mut rest = line.splitn(2, ',');
    let id = SourceId(rest.next()?);
    // Only licences hold commas, and a test allows no quotes anywhere else.
    let (title, tail) = rest.next()?.split_once(',')?;
    let (licence, date) = tail.rsplit_once(',')?;
    Some(Source { id, title, licence: licence.trim_matches('"'), date })
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
        assert_eq!(SOURCES.len(), TABLE.lines().count() - 1);
        assert!(SOURCES.is_sorted_by_key(|source| source.id));
        let whole = |source: &Source| {
            !source.title.is_empty() && !source.title.contains('"') && !source.licence.is_empty()
        };
        assert!(SOURCES.iter().all(whole));
    }
}
