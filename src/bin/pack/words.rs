//! How common words are in the languages of the reader: `words.bin`.
//!
//! A name that is also a common word ("Essen", "Reading", "Nice") needs more than its spelling
//! before it is taken for a place.

use std::collections::BTreeMap;
use std::io::Read;

use anyhow::Context;
use flate2::read::GzDecoder;
use fst::MapBuilder;
use luftlinie::atlas::archive::ArchiveWriter;
use luftlinie::atlas::fold;
use serde::Deserialize;

use crate::packages::Packages;

/// Languages whose names of places look like words, that is, all that write upper and lower case.
static LANGUAGES: &[&str] = &["de", "en", "es", "fr", "it", "ru"];

/// Rarer words are no reason to doubt a name: Zipf 3.5 is about three in a million words.
const RAREST_TENTH_ZIPF: u64 = 35;

/// Frequencies as the package keeps them: one list of words for each hundredth of a bel below 1.
#[derive(Deserialize)]
#[serde(untagged)]
enum Entry {
    #[expect(dead_code, reason = "the head of the list names the format")]
    Head(BTreeMap<String, serde_json::Value>),
    Words(Vec<String>),
}

/// The layer's bytes.
pub fn pack(packages: &Packages) -> anyhow::Result<Vec<u8>> {
    let mut words: BTreeMap<String, u64> = BTreeMap::new();
    for language in LANGUAGES {
        let member = format!("wordfreq/data/small_{language}.msgpack.gz");
        let packed = packages.read("wordfreq", &member)?;
        add(language, &packed, &mut words).with_context(|| member)?;
    }
    let mut builder = MapBuilder::memory();
    for (word, tenth_zipf) in words {
        builder.insert(word, tenth_zipf)?;
    }
    let mut archive = ArchiveWriter::new(1);
    archive.table("words", builder.into_inner()?);
    Ok(archive.finish())
}

fn add(language: &str, packed: &[u8], words: &mut BTreeMap<String, u64>) -> anyhow::Result<()> {
    let mut bytes = Vec::new();
    GzDecoder::new(packed).read_to_end(&mut bytes)?;
    let entries: Vec<Entry> = rmp_serde::from_slice(&bytes)?;
    let lists = entries.into_iter().skip(1).enumerate();
    for (centibels, entry) in lists {
        let Entry::Words(list) = entry else { continue };
        // Zipf is the logarithm of occurrences per thousand million words.
        let tenth_zipf = 90_u64.saturating_sub((centibels as u64 + 5) / 10);
        if tenth_zipf < RAREST_TENTH_ZIPF {
            break;
        }
        for word in list {
            let key = format!("{language}:{}", fold(&word));
            let known = words.entry(key).or_default();
            *known = tenth_zipf.max(*known);
        }
    }
    Ok(())
}
