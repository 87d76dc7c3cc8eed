//! Which words may name a country or a region: a table in which one look tells that a word does
//! not.
//!
//! What a text is about is told by the countries and regions that it names anywhere, so this is
//! asked for every word of it. The layer has two tables of sorted hashes: `names`, of the folded
//! names of one word, and `openings`, of the first words of the longer ones.

use std::collections::BTreeSet;

use zerocopy::little_endian::U32;

use super::archive::{Archive, ArchiveError, ArchiveWriter};
use super::countries::Countries;
use super::features::Features;
use super::gazetteer::Gazetteer;
use super::names::NON_JOINER;
use super::{Atlas, NameKind, fold, respellings};

/// The layer, read in place.
pub struct AreaNames {
    names: &'static [U32],
    openings: &'static [U32],
}

impl AreaNames {
    /// Opens the packed layer; nothing is copied.
    ///
    /// # Errors
    /// [`ArchiveError`] if a table is missing or ragged.
    pub fn open(bytes: &'static [u8]) -> Result<Self, ArchiveError> {
        let archive = Archive::open(bytes)?;
        Ok(Self { names: archive.records("names")?, openings: archive.records("openings")? })
    }

    /// The layer's bytes, from those that have the names.
    pub fn pack(countries: &Countries, gazetteer: &Gazetteer, features: &Features) -> Vec<u8> {
        let (mut names, mut openings) = (BTreeSet::new(), BTreeSet::new());
        let mut add = |name: &str, written: bool| match name.split_once(' ') {
            Some((first, _)) => drop(openings.insert(hash(first))),
            None if written => drop(names.insert(hash(name))),
            None => {}
        };
        each_name(countries, gazetteer, features, |name, kind| add(name, kind.is_written()));
        let mut archive = ArchiveWriter::new(1);
        for (table, hashes) in [("names", names), ("openings", openings)] {
            archive.records(table, &hashes.into_iter().map(U32::new).collect::<Vec<_>>());
        }
        archive.finish()
    }

    fn is_name(&self, folded: &str) -> bool {
        match folded.split_once(' ') {
            Some((first, _)) => has(self.openings, first),
            None => has(self.names, folded),
        }
    }
}

/// Calls `add` with the folded names of all countries and regions.
fn each_name(
    countries: &Countries,
    gazetteer: &Gazetteer,
    features: &Features,
    mut add: impl FnMut(&str, NameKind),
) {
    countries.names.each(|name, posting| add(name, posting.kind));
    gazetteer.names.each(|name, posting| {
        if gazetteer.is_region(posting.record) {
            add(name, posting.kind);
        }
    });
    features.names.each(|name, posting| {
        if features.class(posting.record).is_some_and(|class| class.is_area()) {
            add(name, posting.kind);
        }
    });
}

fn has(hashes: &[U32], word: &str) -> bool {
    hashes.binary_search_by_key(&hash(word), |known| known.get()).is_ok()
}

/// FNV-1a, 32 bits: one word in a hundred thousand is taken for another.
fn hash(word: &str) -> u32 {
    word.bytes().fold(0x811c_9dc5, |hash, byte| (hash ^ u32::from(byte)).wrapping_mul(0x0100_0193))
}

impl Atlas {
    /// False only if no country or region is called `name`, which is one word.
    pub fn may_name_area(&self, name: &str) -> bool {
        let folded = fold(name);
        self.has_own_names()
            || name.contains(NON_JOINER)
            || self.area_names.is_name(&folded)
            || respellings(&folded).iter().any(|name| self.area_names.is_name(name))
    }

    /// False only if no country or region has a name of several words that begins with the folded
    /// `start`, a word and a space, in this spelling or one that is tried in its stead.
    pub fn may_open_area(&self, start: &str) -> bool {
        let opens = |start: &str| {
            start.split(' ').next().is_none_or(|first| has(self.area_names.openings, first))
        };
        self.has_own_names() || opens(start) || respellings(start).iter().any(|it| opens(it))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::atlas::layers;

    #[test]
    fn the_table_is_of_the_names_of_today() {
        let Atlas { countries, gazetteer, features, .. } = Atlas::embedded();
        let fresh = AreaNames::pack(countries, gazetteer, features);
        assert!(fresh == layers::AREA_NAMES, "pack the layer area_names anew");
    }

    #[test]
    fn names_are_told_from_other_words() {
        let atlas = Atlas::embedded();
        for name in ["Peru", "Bayern", "Lousiana", "PERU", "Россия"] {
            assert_eq!(atlas.may_name_area(name), name != "Lousiana", "{name}");
        }
        for (start, opens) in [("saudi ", true), ("vereinigte ", true), ("quarterly ", false)] {
            assert_eq!(atlas.may_open_area(start), opens, "{start}");
        }
        let words = ["merger", "Reuters", "Montag", "Schulden", "gestern", "Keller"];
        assert!(words.iter().all(|word| !atlas.may_name_area(word)));
    }
}
