//! How common words are, for names that are words as well.

use fst::Map;

use super::Atlas;
use super::archive::{Archive, ArchiveError};

/// The layer `words.bin`: `language:word` → tenths of the Zipf scale.
pub struct Words {
    words: Map<&'static [u8]>,
}

impl Words {
    pub fn open(bytes: &'static [u8]) -> Result<Self, ArchiveError> {
        let archive = Archive::open(bytes)?;
        let words = Map::new(archive.table("words")?).map_err(|_| ArchiveError::Damaged)?;
        Ok(Self { words })
    }
}

impl Atlas {
    /// How common the folded word is in a language, on the Zipf scale (logarithm of occurrences per
    /// thousand million words); `None` below 3.5 and for languages without capitals.
    pub fn zipf(&self, language: &str, folded: &str) -> Option<f64> {
        let tenths = self.words.words.get(format!("{language}:{folded}"))?;
        Some(tenths as f64 / 10.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn common_words_are_common() {
        let atlas = Atlas::embedded();
        for (language, word, least, most) in [
            ("de", "ende", 4.8, 6.0),
            ("de", "essen", 4.5, 6.0),
            ("en", "police", 4.8, 6.0),
            ("en", "nice", 5.0, 6.5),
            ("ru", "город", 4.5, 6.5),
        ] {
            let zipf = atlas.zipf(language, word).unwrap();
            assert!((least..most).contains(&zipf), "{word}: {zipf}");
        }
        assert_eq!(atlas.zipf("de", "wladiwostok"), None);
    }
}
