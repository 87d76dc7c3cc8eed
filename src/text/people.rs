//! Words that make the name behind them a person's or a club's: "Frau Kassel", "Jack London",
//! "Hansa Rostock".

use std::collections::HashSet;

use foldhash::fast::RandomState;

use crate::atlas::fold;

/// The words of the pack, folded.
pub fn folded(pack: &str) -> HashSet<String, RandomState> {
    words(pack).map(fold).collect()
}

fn words(pack: &str) -> impl Iterator<Item = &str> {
    let lines = pack.lines().filter(|line| !line.starts_with('#'));
    let lists = lines.filter_map(|line| line.split_once(':'));
    lists.flat_map(|(_, list)| list.split(',')).map(str::trim)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::LANGUAGES;
    use crate::text::language::by_code;

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
            let language = by_code(code).unwrap();
            assert_eq!(language.introduces_person(word), expected, "{word}");
        }
    }

    /// A list is kept in order within its kind only by whoever reads it; none is given twice.
    #[test]
    fn no_word_is_listed_twice() {
        for language in LANGUAGES {
            let (code, pack) = (language.code, language.people);
            let mut seen = HashSet::new();
            assert!(words(pack).all(|word| seen.insert(word)), "{code}: {:?}", twice(pack));
        }
    }

    fn twice(pack: &str) -> Vec<&str> {
        let mut seen = HashSet::new();
        words(pack).filter(|word| !seen.insert(*word)).collect()
    }
}
