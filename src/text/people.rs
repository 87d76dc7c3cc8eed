//! Words that make the name behind them a person's or a club's: "Frau Kassel", "Jack London",
//! "Hansa Rostock".
//!
//! A town is not written directly behind a title or a given name, so such a name is no place.
//! Languages without a list tell persons by other signs.

use std::collections::HashSet;
use std::sync::OnceLock;

use crate::atlas::fold;

/// The lists, by language code.
static PACKS: &[(&str, &str)] =
    &[("de", include_str!("people/de.txt")), ("en", include_str!("people/en.txt"))];

/// Whether the name behind `word`, written folded, belongs to a person or a club.
pub fn introduces_person(code: &str, word: &str) -> bool {
    static LISTS: [OnceLock<HashSet<String>>; PACKS.len()] =
        [const { OnceLock::new() }; PACKS.len()];
    let Some(at) = PACKS.iter().position(|(known, _)| *known == code) else { return false };
    LISTS[at].get_or_init(|| words(PACKS[at].1).map(fold).collect()).contains(word)
}

fn words(pack: &str) -> impl Iterator<Item = &str> {
    let lines = pack.lines().filter(|line| !line.starts_with('#'));
    let lists = lines.filter_map(|line| line.split_once(':'));
    lists.flat_map(|(_, list)| list.split(',')).map(str::trim)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn titles_and_given_names_are_known() {
        for (code, word, expected) in [
            ("de", "frau", true),
            ("de", "wolfgang", true),
            ("de", "hansa", true),
            ("de", "flughafen", false),
            ("en", "jack", true),
            ("en", "port", false),
            ("fr", "jack", false),
        ] {
            assert_eq!(introduces_person(code, word), expected, "{word}");
        }
    }

    /// A list is kept in order within its kind only by whoever reads it; none is given twice.
    #[test]
    fn no_word_is_listed_twice() {
        for (code, pack) in PACKS {
            let mut seen = HashSet::new();
            assert!(words(pack).all(|word| seen.insert(word)), "{code}: {:?}", twice(pack));
        }
    }

    fn twice(pack: &str) -> Vec<&str> {
        let mut seen = HashSet::new();
        words(pack).filter(|word| !seen.insert(*word)).collect()
    }
}
