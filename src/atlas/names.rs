//! The name index of a layer: folded names → records, best first, read in place.
//!
//! A layer's archive holds two tables for it: `names`, an `fst` map from [folded](super::fold)
//! names to references, and `postings`, lists of [`Posting`]s for the names that several records
//! bear. A name of one record, by far the usual case, carries its posting in the map itself.

use std::collections::BTreeMap;
use std::ops::RangeInclusive;

use fst::{IntoStreamer, Map, MapBuilder, Streamer};

use super::archive::{Archive, ArchiveError, ArchiveWriter};
use super::fold;
use super::record::U24;
use super::spelling::NearlySpelt;

/// Keeps the letters on its two sides apart and takes no room; folding drops it.
pub const NON_JOINER: char = '\u{200c}';

/// How a name belongs to its place, best first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum NameKind {
    /// The name that the source prefers.
    Preferred,
    /// The usual name in some language.
    Language,
    /// Another name or spelling.
    Alternate,
    /// The usual name in some language, in whose own country a town has this very name.
    Shared,
    /// A machine's transliteration back into Latin letters, such as `ping rang`.
    Romanisation,
    /// A code such as `VVO`.
    Code,
}

impl NameKind {
    const ALL: [Self; 6] = [
        Self::Preferred,
        Self::Language,
        Self::Alternate,
        Self::Shared,
        Self::Romanisation,
        Self::Code,
    ];

    /// Codes and machine transliterations are no words of any text.
    pub fn is_written(self) -> bool {
        match self {
            Self::Preferred | Self::Language | Self::Alternate | Self::Shared => true,
            Self::Romanisation | Self::Code => false,
        }
    }

    /// What a name of this kind is to its place.
    pub fn describe(self) -> &'static str {
        match self {
            Self::Preferred => "its own name",
            Self::Language => "its usual name in some language",
            Self::Alternate => "another name of it",
            Self::Shared => "its name in the language of a town of that name",
            Self::Romanisation => "a transliteration or a rare name of it",
            Self::Code => "a code of it",
        }
    }

    /// By how much a name of this kind speaks less for its place than the preferred one, in powers
    /// of ten of [prominence](super::Candidate::score).
    pub fn penalty(self) -> f64 {
        match self {
            Self::Preferred => 0.0,
            Self::Language => 0.1,
            Self::Alternate => 0.9,
            Self::Shared => 2.1,
            Self::Romanisation => 3.5,
            Self::Code => 4.5,
        }
    }
}

/// A record that bears a name, and how.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Posting {
    pub record: u32,
    pub kind: NameKind,
}

impl Posting {
    const KIND_BITS: u32 = 3;

    fn encode(self) -> u32 {
        self.record << Self::KIND_BITS | self.kind as u32
    }

    fn decode(code: u32) -> Self {
        let kind = (code & ((1 << Self::KIND_BITS) - 1)) as usize;
        let kind = NameKind::ALL.get(kind).copied().unwrap_or(NameKind::Code);
        Self { record: code >> Self::KIND_BITS, kind }
    }
}

/// Pairs of bytes; some are taken for others.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct BytePairs([u64; 16]);

impl BytePairs {
    /// Letters of one alphabet differ in their last five bits.
    fn place(first: u8, second: u8) -> (usize, u64) {
        let (first, second) = (usize::from(first & 31), usize::from(second & 31));
        (first >> 1, 1 << (second | (first & 1) << 5))
    }

    fn insert(&mut self, first: u8, second: u8) {
        let (word, bit) = Self::place(first, second);
        self.0[word] |= bit;
    }

    /// False only if the pair has not been put in.
    pub fn may_have(&self, first: u8, second: u8) -> bool {
        let (word, bit) = Self::place(first, second);
        self.0[word] & bit != 0
    }
}

/// Folded names → postings, in place.
pub struct NameIndex<'a> {
    names: Map<&'a [u8]>,
    postings: &'a [U24],
}

impl<'a> NameIndex<'a> {
    /// The index in `archive`.
    ///
    /// # Errors
    /// [`ArchiveError`] if a table is missing or no `fst` map.
    ///
    /// # Panics
    /// Not here, but a look-up may where the map is damaged: `fst` trusts its bytes, which
    /// [`Archive::verify`] checks.
    pub fn open(archive: &Archive<'a>) -> Result<Self, ArchiveError> {
        let names = Map::new(archive.table("names")?).map_err(|_| ArchiveError::Damaged)?;
        Ok(Self { names, postings: archive.records("postings")? })
    }

    /// Whether a record bears the folded name.
    pub fn contains(&self, folded: &str) -> bool {
        self.names.contains_key(folded)
    }

    /// Whether a folded name begins with `start`, and the word that goes through its end ends at
    /// most `most` bytes behind it.
    pub fn begins(&self, start: &str, most: usize) -> bool {
        let names = self.names.as_fst();
        let mut node = names.root();
        for &byte in start.as_bytes() {
            let Some(next) = node.find_input(byte) else { return false };
            node = names.node(node.transition_addr(next));
        }
        let mut open = vec![(node, 0)];
        while let Some((node, behind)) = open.pop() {
            if node.is_final() || node.find_input(b' ').is_some() {
                return true;
            }
            if behind < most {
                let next = node.transitions().map(|it| (names.node(it.addr), behind + 1));
                open.extend(next);
            }
        }
        false
    }

    /// Adds the two bytes that come behind `start` in each folded name that begins with it; NUL
    /// for a second one that is missing.
    pub fn add_next(&self, start: &str, pairs: &mut BytePairs) {
        let names = self.names.as_fst();
        let mut node = names.root();
        for &byte in start.as_bytes() {
            let Some(next) = node.find_input(byte) else { return };
            node = names.node(node.transition_addr(next));
        }
        for first in node.transitions() {
            let behind = names.node(first.addr);
            behind.transitions().for_each(|it| pairs.insert(first.inp, it.inp));
            if behind.is_final() {
                pairs.insert(first.inp, 0);
            }
        }
    }

    /// Calls `visit` with each folded name and each record that bears it.
    pub fn each(&self, mut visit: impl FnMut(&str, Posting)) {
        let mut names = self.names.stream();
        while let Some((name, reference)) = names.next() {
            let Ok(name) = std::str::from_utf8(name) else { continue };
            self.referred(Some(reference)).for_each(|posting| visit(name, posting));
        }
    }

    /// The postings of all names that begin with the folded `start`; `None` for more than `most`
    /// names.
    pub fn postings_from(&self, start: &str, most: usize) -> Option<Vec<Posting>> {
        let mut found = Vec::new();
        let mut names = self.names.range().ge(start).into_stream();
        let mut count = 0;
        while let Some((_, reference)) =
            names.next().filter(|(name, _)| name.starts_with(start.as_bytes()))
        {
            count += 1;
            if count > most {
                return None;
            }
            found.extend(self.referred(Some(reference)));
        }
        Some(found)
    }

    /// The records that bear the folded name, best first.
    pub fn postings(&self, folded: &str) -> impl Iterator<Item = Posting> + use<'a> {
        self.referred(self.names.get(folded))
    }

    /// The records that the map refers to.
    fn referred(&self, reference: Option<u64>) -> impl Iterator<Item = Posting> + use<'a> {
        let (single, list) = match reference {
            None => (None, &[][..]),
            Some(reference) if reference & 1 == 0 => (Some((reference >> 1) as u32), &[][..]),
            Some(reference) => (None, self.list((reference >> 1) as usize)),
        };
        single.into_iter().chain(list.iter().map(|code| code.get())).map(Posting::decode)
    }

    /// Names that begin with one of the characters `first` and that the automaton accepts, each
    /// with its best record.
    pub fn near(
        &self,
        automaton: &NearlySpelt,
        first: RangeInclusive<char>,
    ) -> Vec<(String, Posting)> {
        let mut found = Vec::new();
        let last = format!("{}{}", first.end(), char::MAX);
        let search = self.names.search(automaton).ge(first.start().to_string()).le(last);
        let mut stream = search.into_stream();
        while let Some((name, reference)) = stream.next() {
            let Ok(name) = std::str::from_utf8(name) else { continue };
            let best = self.referred(Some(reference)).next();
            found.extend(best.map(|posting| (name.to_owned(), posting)));
        }
        found
    }

    /// The list at `offset`: its length, then its postings.
    fn list(&self, offset: usize) -> &'a [U24] {
        let list = self.postings.get(offset..).unwrap_or(&[]);
        match list.split_first() {
            Some((count, rest)) => rest.get(..count.get() as usize).unwrap_or(&[]),
            None => &[],
        }
    }
}

/// Collects names of records for [`NameIndex`].
#[derive(Default)]
pub struct NameIndexWriter {
    names: BTreeMap<String, BTreeMap<u32, NameKind>>,
}

impl NameIndexWriter {
    /// Adds a name in any spelling; the best kind of a name counts.
    ///
    /// Persian words are put together with a [`NON_JOINER`] or, as often, with a space.
    pub fn add(&mut self, name: &str, record: u32, kind: NameKind) {
        self.add_folded(fold(name), record, kind);
        if name.contains(NON_JOINER) {
            self.add_folded(fold(&name.replace(NON_JOINER, " ")), record, kind);
        }
    }

    fn add_folded(&mut self, folded: String, record: u32, kind: NameKind) {
        if folded.is_empty() {
            return;
        }
        let records = self.names.entry(folded).or_default();
        let known = records.entry(record).or_insert(kind);
        *known = kind.min(*known);
    }

    /// Writes the tables; `score` says how prominent a record is, in powers of ten.
    pub fn write(self, archive: &mut ArchiveWriter, score: impl Fn(u32) -> f64) {
        let mut builder = MapBuilder::memory();
        let mut lists: Vec<U24> = Vec::new();
        for (name, records) in self.names {
            let mut postings: Vec<_> =
                records.into_iter().map(|(record, kind)| Posting { record, kind }).collect();
            let score = |posting: &Posting| score(posting.record) - posting.kind.penalty();
            postings.sort_by(|a, b| score(b).total_cmp(&score(a)).then(a.cmp(b)));
            let reference = match postings[..] {
                [only] => u64::from(only.encode()) << 1,
                _ => {
                    let offset = lists.len() as u64;
                    lists.push(U24::new(postings.len() as u32));
                    lists.extend(postings.iter().map(|posting| U24::new(posting.encode())));
                    offset << 1 | 1
                }
            };
            builder.insert(name, reference).expect("a BTreeMap yields its keys in order");
        }
        archive.table("names", builder.into_inner().expect("memory cannot fail"));
        archive.records("postings", &lists);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sample() -> Vec<u8> {
        let mut names = NameIndexWriter::default();
        names.add("Paris", 0, NameKind::Preferred);
        names.add("Paris", 1, NameKind::Preferred);
        names.add("PAR", 0, NameKind::Code);
        names.add("Lutetia", 0, NameKind::Alternate);
        let mut archive = ArchiveWriter::new(1);
        names.write(&mut archive, |record| [7.0, 4.0][record as usize]);
        archive.finish()
    }

    #[test]
    fn names_lead_to_records_best_first() {
        let bytes = sample();
        let index = NameIndex::open(&Archive::open(&bytes).unwrap()).unwrap();
        let found =
            |name: &str| index.postings(name).map(|p| (p.record, p.kind)).collect::<Vec<_>>();
        assert_eq!(found("paris"), [(0, NameKind::Preferred), (1, NameKind::Preferred)]);
        assert_eq!(found("par"), [(0, NameKind::Code)]);
        assert_eq!(found("lutetia"), [(0, NameKind::Alternate)]);
        assert_eq!(found("rom"), []);
        assert!(index.contains("paris") && !index.contains("Paris"));
        assert!(index.begins("pa", 3) && index.begins("paris", 0) && index.begins("", 3));
        assert!(!index.begins("pariss", 9) && !index.begins("rom", 9) && !index.begins("pa", 0));
    }

    #[test]
    fn near_names_are_found() {
        let bytes = sample();
        let index = NameIndex::open(&Archive::open(&bytes).unwrap()).unwrap();
        let near: Vec<_> = index
            .near(&NearlySpelt::new("pariss", 1).unwrap(), 'p'..='p')
            .into_iter()
            .map(|(name, _)| name)
            .collect();
        assert_eq!(near, ["paris"]);
    }
}
