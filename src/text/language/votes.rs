//! Counts the function words of all languages in one go over the bytes of a text.
//!
//! This runs over each sentence of each document, so words are looked up by their bytes, packed in
//! one number.

use std::collections::HashMap;
use std::sync::OnceLock;

use foldhash::fast::RandomState;

use super::{LANGUAGES, Language};
use crate::span::Span;
use crate::text::letters::short;

/// Words of a sentence that are enough to tell its language.
const MOST_WORDS: usize = 48;

/// How many words of `text` speak for each language, in the order of [`LANGUAGES`].
///
/// Function words count for every language that has them, words in a script of its own for that
/// language.
pub fn votes(text: &str, most_words: Option<usize>) -> [usize; LANGUAGE_COUNT] {
    let mut counts = [0; LANGUAGE_COUNT];
    for (mask, own) in each_vote(text).take(most_words.unwrap_or(MOST_WORDS)) {
        if mask != 0 {
            counts
                .iter_mut()
                .enumerate()
                .for_each(|(at, count)| *count += usize::from(mask >> at & 1));
        }
        if let Some((language, votes)) = own {
            counts[language] += votes;
        }
    }
    counts
}

/// Whether the first `most_words` words of `text` have at least `least` votes for `language`.
pub fn speak_for(language: usize, text: &str, most_words: usize, least: usize) -> bool {
    let mut count = 0;
    each_vote(text).take(most_words).any(|(mask, own)| {
        let own = own.filter(|(spoken, _)| *spoken == language);
        count += usize::from(mask >> language & 1) + own.map_or(0, |(_, votes)| votes);
        count >= least
    })
}

/// For each word of `text` the languages whose function word it is, one bit each, and the one whose
/// script it is in.
fn each_vote(text: &str) -> impl Iterator<Item = (u16, Option<(usize, usize)>)> {
    let (table, bytes) = (table(), text.as_bytes());
    letters(bytes).map(move |span| {
        let mask = key_at(bytes, span).and_then(|key| table.get(&key)).copied();
        (mask.unwrap_or(0), script_votes(&bytes[span.start..span.end]))
    })
}

/// The runs of letters in `text`.
fn letters(text: &[u8]) -> impl Iterator<Item = Span> + '_ {
    let mut at = 0;
    std::iter::from_fn(move || {
        at += text[at..].iter().position(|&byte| is_letter(byte))?;
        let start = at;
        at += text[at..].iter().position(|&byte| !is_letter(byte)).unwrap_or(text.len() - at);
        Some(Span::new(start, at))
    })
}

/// Whether `word`, in any case, is a function word of `language`.
pub fn is_function_word(language: &Language, word: &str) -> bool {
    let index = LANGUAGES.iter().position(|&listed| listed == language).unwrap_or(0);
    let mask = key(word.as_bytes()).and_then(|key| table().get(&key).copied());
    mask.is_some_and(|mask| mask >> index & 1 == 1)
}

pub const LANGUAGE_COUNT: usize = LANGUAGES.len();

/// ASCII letters and the bytes of other letters; general punctuation and Latin-1 signs are none.
fn is_letter(byte: u8) -> bool {
    byte.is_ascii_alphabetic() || (byte >= 0x80 && byte != 0xe2 && byte != 0xc2)
}

/// The [key] of a run of letters: nearly all are short and plain, and have theirs by one look.
fn key_at(text: &[u8], span: Span) -> Option<u128> {
    const LOWER: u128 = u128::from_le_bytes([0x20; 16]);
    const PLAIN: u128 = u128::from_le_bytes([0x7f; 16]);
    match short(text, span) {
        Some(word) if word & !PLAIN == 0 => Some(word | LOWER >> (8 * (16 - span.len()))),
        Some(_) | None => key(&text[span.start..span.end]),
    }
}

/// Up to 16 bytes in lower case as one number.
fn key(word: &[u8]) -> Option<u128> {
    let mut bytes = [0; 16];
    bytes.get_mut(..word.len())?.copy_from_slice(word);
    let mut at = 0;
    while at < word.len() {
        bytes[at] = bytes[at].to_ascii_lowercase();
        // Capitals with accents and Cyrillic ones, by their second byte.
        match (bytes[at], bytes.get(at + 1)) {
            (0xc3, Some(0x80..=0x9e)) | (0xd0, Some(0x90..=0x9f)) => bytes[at + 1] += 0x20,
            (0xd0, Some(0xa0..=0xaf)) => (bytes[at], bytes[at + 1]) = (0xd1, bytes[at + 1] - 0x20),
            _ => {}
        }
        at += if bytes[at] >= 0xc0 { 2 } else { 1 };
    }
    Some(u128::from_le_bytes(bytes))
}

/// The language whose script the word is in, and how much it says: Chinese does not part its words.
fn script_votes(word: &[u8]) -> Option<(usize, usize)> {
    let (code, votes) = match word[0] {
        0xd0 | 0xd1 => ("ru", 1),
        0xea..=0xed => ("ko", 1),
        0xe4..=0xe9 => ("zh", word.len() / 6 + 1),
        _ => return None,
    };
    LANGUAGES.iter().position(|language| language.code == code).map(|index| (index, votes))
}

/// Keys with the languages that have the word, one bit each.
type Table = HashMap<u128, u16, RandomState>;

fn table() -> &'static Table {
    static TABLE: OnceLock<Table> = OnceLock::new();
    TABLE.get_or_init(|| {
        let mut table = Table::default();
        for (index, language) in LANGUAGES.iter().enumerate() {
            for key in language.function_words.iter().filter_map(|word| key(word.as_bytes())) {
                *table.entry(key).or_default() |= 1 << index;
            }
        }
        table
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::language::by_code;

    #[test]
    fn function_words_in_any_case() {
        let rows = [
            ("de", "Für", true),
            ("de", "ÜBER", true),
            ("de", "Fluss", false),
            ("ru", "ОКОЛО", true),
            ("ru", "Был", true),
            ("en", "The", true),
            ("en", "", false),
            ("fr", "était", true),
            ("en", "antidisestablishmentarianism", false),
        ];
        for (code, word, expected) in rows {
            assert_eq!(is_function_word(by_code(code).unwrap(), word), expected, "{word}");
        }
    }
}
