//! How a figure is written in the languages of the texts, for what could stand in a text itself.

use super::Phrases;

/// The marks of numbers, and the words that round them.
pub struct Voice {
    pub decimal: char,
    /// What stands between the thousands.
    pub group: &'static str,
    pub about_integer: &'static str,
    pub about_decimal: &'static str,
    /// A unit in words takes another form behind another number.
    pub units_agree: bool,
}

impl Voice {
    /// The voice of a BCP 47 language code; English if there is none.
    pub fn of(language: &str) -> &'static Self {
        let primary = language.split(['-', '_']).next();
        let own = VOICES.iter().find(|(code, _)| Some(*code) == primary);
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

const fn with_comma(about: &'static str) -> Voice {
    Voice { decimal: ',', ..with_point(about) }
}

pub(super) const fn with_point(about: &'static str) -> Voice {
    Voice {
        decimal: '.',
        group: ",",
        about_integer: about,
        about_decimal: about,
        units_agree: false,
    }
}
