//! German.

use super::Language;

pub static LANGUAGE: Language =
    Language { code: "de", name: "German", function_words: &["der", "die", "das"] };
