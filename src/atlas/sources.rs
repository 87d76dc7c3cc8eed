//! Where each datum comes from: one row of `geodata/sources.csv` per source.

/// A source's short name, as the hand-kept tables and the packed layers give it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct SourceId(pub &'static str);

/// What a reader needs to cite a source.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Source {
    pub id: SourceId,
    pub title: &'static str,
    pub licence: &'static str,
    /// ISO 8601 date or year of the data.
    pub date: &'static str,
}
