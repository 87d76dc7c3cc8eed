//! Which words and marks each language has.

use super::english::ENGLISH;
use super::german::GERMAN;
use super::phrases::Phrases;
use super::voice::{Voice, with_comma, with_point};

impl Phrases {
    /// The table for a BCP 47 code, or the English one.
    pub fn of(language: &str) -> &'static Self {
        if primary(language) == "de" { &GERMAN } else { &ENGLISH }
    }
}

impl Voice {
    /// The voice of a BCP 47 language code; English if there is none.
    pub fn of(language: &str) -> &'static Self {
        let own = VOICES.iter().find(|(code, _)| *code == primary(language));
        own.map_or(&Phrases::of(language).voice, |(_, voice)| voice)
    }
}

/// Those of languages that have no phrases.
static VOICES: &[(&str, Voice)] = &[
    ("es", Voice { group: ".", ..with_comma("aproximadamente ") }),
    ("fr", Voice { group: "\u{202f}", ..with_comma("environ ") }),
    ("it", Voice { group: ".", ..with_comma("circa ") }),
    ("ko", with_point("약 ")),
    ("ru", Voice { group: "\u{a0}", units_agree: true, ..with_comma("примерно ") }),
    ("zh", Voice { group: "", ..with_point("约") }),
];

/// The code without its region: `de-CH` is `de`.
fn primary(language: &str) -> &str {
    language.split(['-', '_']).next().unwrap_or_default()
}
