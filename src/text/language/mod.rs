//! Language packs: what the grammar must know of each language, as data.
//!
//! A pack is one folder with one [`Language`]: its numbers, units and properties, the cue words
//! (`cues.txt`), small rules about endings. Adding one touches no other file but the list below.
//! Spellings are written as a dictionary would, in lower case; the grammar folds case, composes
//! accents, reads `ß` as `ss` and `ё` as `е`, and lets a hyphen or any space stand for a space.

mod bare;
mod endings;
mod measure;
mod number;
mod romance;
pub(super) mod symbols;
pub(super) mod votes;

mod de;
mod en;
mod es;
mod fr;
mod it;
mod ko;
mod ru;
mod zh;

use std::collections::HashSet;
use std::fmt;
use std::sync::OnceLock;

use foldhash::fast::RandomState;

use crate::atlas::fold;

use super::class::Cue;
use super::people;
use crate::geodesy::Wind;
use crate::quantity::{Hedge, Unit};

pub use endings::strong;
use endings::{elision_cuts, without};
pub use measure::{QuantityKind, RatioOf};
pub use number::Word;

/// The packs, first-class languages first.
pub static LANGUAGES: &[&Language] = &[
    &de::LANGUAGE,
    &en::LANGUAGE,
    &fr::LANGUAGE,
    &es::LANGUAGE,
    &it::LANGUAGE,
    &ru::LANGUAGE,
    &ko::LANGUAGE,
    &zh::LANGUAGE,
];

/// Phrases, separated by `|`.
pub type Phrases = &'static str;

/// Phrases, each group with what it means.
pub type Spellings<T> = &'static [(T, Phrases)];

/// Words, separated by spaces.
pub type Words = &'static str;

/// What a language writes with a capital inside of a sentence.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Capitals {
    /// The script has none.
    None,
    /// Names alone: "el río Ebro".
    Names,
    /// Names with the kind words and the adjectives in them: "the Ebro River".
    Kinds,
    /// All nouns.
    Nouns,
}

/// How a name differs from its nominative inside of a sentence.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Inflection {
    /// By an ending at most: "France's".
    None,
    /// By the ending of an adjective in front, too: "Vereinigten Königreichs".
    Adjective,
    /// By its case, in any of its words: "в Нижнем Новгороде".
    Case,
    /// It stands with or without its kind: "서울시".
    Kind,
}

/// Whose order of words a language has.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Syntax {
    Germanic,
    Romance,
    Slavic,
    Korean,
    Chinese,
}

/// One language as data.
pub struct Language {
    /// BCP 47 code.
    pub code: &'static str,
    /// The language's name in English.
    pub name: &'static str,
    /// What the language detector calls it.
    pub detector: whatlang::Lang,
    /// Whose order of words it has.
    pub syntax: Syntax,
    /// The decimal sign in front of fractions.
    pub decimal: char,
    /// In some of its countries the decimal sign groups digits, so three behind it are a group.
    pub groups_by_decimal: bool,
    /// Number words and units are written together: "fünfhundert", "천이백", "vierstündig".
    pub compounds: bool,
    /// What is written with a capital inside of a sentence.
    pub capitals: Capitals,
    /// What others put before a name stands behind it: "서울에서".
    pub postpositions: bool,
    /// An adjective follows its noun: "la ville bavaroise".
    pub adjectives_behind: bool,
    /// Nouns have a genitive, which needs no preposition: "westlich der Stadt".
    pub genitive: bool,
    /// The verb ends a clause, and a participle or adjective its phrase before the noun: "das an B
    /// grenzt", "der 536 km² große See".
    pub verb_last: bool,
    /// A noun stands before the noun that it describes, without a preposition: "the Ebro River", "a
    /// city councillor".
    pub noun_adjuncts: bool,
    /// Clubs carry a year behind the name of their town: "Hannover 96".
    pub numbered_clubs: bool,
    pub numbers: Spellings<Word>,
    pub units: Spellings<Unit>,
    /// Units of speed and temperature, by the unit of length or angle in them.
    pub foreign_units: Spellings<(Unit, QuantityKind)>,
    /// Words that may stand between a numeral and its unit: "air" in "300 air miles".
    pub unit_modifiers: Phrases,
    /// What a unit of time begins with that tells how one travels: "Autostunden".
    pub travel_units: &'static [(&'static str, Cue)],
    /// Words before a figure that goes on from another one: "another 40 kilometres".
    pub more: Phrases,
    /// Words before one for a country without a coast whose neighbours have none either.
    pub doubly: Phrases,
    /// Endings that make an adjective of a unit: "lang" in "kilometerlang".
    pub unit_suffixes: Phrases,
    /// Words between a number word and its unit: "of" in "hundreds of miles".
    pub of: Phrases,
    /// What a fraction may be followed by without an "of": "a third *the size*", "*larger than*".
    pub shared: Phrases,
    pub hedges_before: Spellings<Hedge>,
    /// Between numeral and unit: "odd" in "200-odd miles".
    pub hedges_inside: Spellings<Hedge>,
    pub hedges_after: Spellings<Hedge>,
    /// Between the ends of a range.
    pub to: Phrases,
    /// Between the parts of a list.
    pub and: Phrases,
    /// After a unit, making it a rate: "per hour".
    pub rates_after: Spellings<QuantityKind>,
    /// Before a numeral, making it a rate: "pro" in "pro 100 Kilometer".
    pub rates_before: Spellings<QuantityKind>,
    /// Ratios without a numeral: "doppelt", "half the".
    pub ratios: Spellings<f64>,
    /// Ordinals from the second on, as phrases of cue words.
    pub ordinals: Spellings<usize>,
    /// What makes an ordinal of digits: "th" in "8th".
    pub ordinal_endings: &'static [&'static str],
    /// What a ratio compares, by the words that follow it.
    pub ratio_heads: Spellings<RatioOf>,
    /// The letters for north, east, south and west, of which the sixteen winds are made.
    pub compass: &'static str,
    /// What makes the name of a part of the name of the whole: "Nord" in "Norditalien".
    pub wind_prefixes: &'static [(&'static str, Wind)],
    /// What such a prefix makes the adjective of a continent of, folded: "amerikanisch".
    pub continental: &'static [&'static str],
    /// Words besides the winds that do the same, folded: "Latin American".
    pub continental_parts: &'static [&'static str],
    /// Names of the months and their abbreviations, without full stop.
    pub months: [Phrases; 12],
    /// Words that make the four digits after them a year.
    pub year_words: Spellings<Hedge>,
    /// Articles of the nominative, where other cases have others.
    pub nominative_articles: &'static [&'static str],
    /// Endings of a name that owns what stands beside it: "France's".
    pub genitive_endings: &'static [&'static str],
    /// The ending that makes an adjective of the name of a town or a region: "Vorarlberger".
    pub place_adjective: Option<&'static str>,
    /// The ending of an adjective of nationality before another one, and that of the adjective
    /// alone: "таджикско-", "таджикский".
    pub combining: Option<(&'static str, &'static str)>,
    /// Articles and demonstratives that point at something known.
    pub definite: &'static [&'static str],
    /// Articles that bring in something new.
    pub indefinite: &'static [&'static str],
    /// Words before the name of a river that make it a part of its course: "the *Upper* Rhine".
    pub reaches: &'static [&'static str],
    /// Words for a province, where a country has regions that consist of provinces.
    pub province: &'static [&'static str],
    /// Prepositions that hold an article.
    pub contractions: &'static [&'static str],
    /// Determiners that no name of a settlement has before it.
    pub before_nouns: &'static [&'static str],
    /// Articles before names of countries, where names of settlements have none.
    pub country_articles: &'static [&'static str],
    /// Words that are frequent in any text: articles, prepositions, pronouns, conjunctions.
    pub function_words: &'static [&'static str],
    /// Abbreviations with a full stop that never end a sentence.
    pub abbreviations: Words,
    /// Abbreviations that end a sentence if the next word is capitalised.
    pub closing_abbreviations: Words,
    /// A full stop after a number makes an ordinal: "10. September".
    pub ordinal_stop: bool,
    /// Denials that are written together with other words: "있지 않", "并非".
    pub denials: Phrases,
    /// The cue words: one class a line, phrases divided by commas.
    pub cues: &'static str,
    /// Words that make the name behind them a person's or a club's, by kind; may be empty.
    pub people: &'static str,
    /// How a name differs from its nominative.
    pub inflection: Inflection,
    /// Spellings that the nominative of a name may have. The atlas tells which exists.
    pub forms: fn(&str) -> Vec<String>,
    /// Where a word is to be cut: articles and particles that are written together with a name.
    pub cuts: fn(&str) -> Vec<usize>,
}

/// The folded people of each pack, made ready on first use; beside the packs, so that a pack is
/// data alone.
static PEOPLE: [OnceLock<HashSet<String, RandomState>>; LANGUAGES.len()] =
    [const { OnceLock::new() }; LANGUAGES.len()];

impl Language {
    /// Whether `word`, as it is written, is a wind as names of parts begin with it: "Süd".
    pub fn is_wind(&self, word: &str) -> bool {
        self.wind_prefixes.iter().any(|(wind, _)| *wind == word)
    }

    /// The mark as Chinese has it: many type the half-width marks of a keyboard.
    pub fn full_width(&self, mark: char) -> char {
        match mark {
            ',' if self.syntax == Syntax::Chinese => '，',
            ';' if self.syntax == Syntax::Chinese => '；',
            ':' if self.syntax == Syntax::Chinese => '：',
            '(' if self.syntax == Syntax::Chinese => '（',
            ')' if self.syntax == Syntax::Chinese => '）',
            other => other,
        }
    }

    /// Whether `word`, in any case, is a function word.
    pub fn is_function_word(&self, word: &str) -> bool {
        votes::is_function_word(self, word)
    }

    /// The rank that `word` gives as an ordinal from the second on.
    pub fn rank(&self, word: &str) -> Option<usize> {
        let word = fold(word);
        let is = |phrase: &str| match phrase.strip_suffix('*') {
            Some(stem) => word.starts_with(&fold(stem)),
            None => fold(phrase) == word,
        };
        let named = self.ordinals.iter().find(|(_, list)| phrases(list).any(is));
        named.map(|(rank, _)| *rank)
    }

    /// Whether `adjective`, in any case form, means a continent where it is told which part of it.
    pub fn is_continental(&self, adjective: &str) -> bool {
        let adjective = fold(adjective);
        self.continental.iter().any(|stem| adjective.starts_with(stem))
    }

    /// Whether `word`, in lower case, is or holds an article that only names of countries have.
    pub fn has_country_article(&self, word: &str) -> bool {
        self.country_articles.contains(&word)
    }

    /// Whether the name behind `word`, written folded, belongs to a person or a club.
    ///
    /// A town is not written directly behind a title or a given name, so such a name is no place.
    /// Languages without a list tell persons by other signs.
    pub fn introduces_person(&self, word: &str) -> bool {
        let people = &PEOPLE[self.number()];
        people.get_or_init(|| people::folded(self.people)).contains(word)
    }

    /// Its place in [`LANGUAGES`].
    pub(super) fn number(&self) -> usize {
        let at = LANGUAGES.iter().position(|pack| pack.code == self.code);
        at.expect("every pack is in the list")
    }
}

impl PartialEq for Language {
    fn eq(&self, other: &Self) -> bool {
        self.code == other.code
    }
}

impl fmt::Debug for Language {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.code)
    }
}

/// The pack with this BCP 47 code; a region is ignored (`de-CH` is `de`).
pub fn by_code(code: &str) -> Option<&'static Language> {
    let primary = code.split(['-', '_']).next().unwrap_or("");
    LANGUAGES.iter().copied().find(|language| language.code.eq_ignore_ascii_case(primary))
}

/// The phrases of a list.
pub fn phrases(list: Phrases) -> impl Iterator<Item = &'static str> {
    list.split('|').map(str::trim).filter(|phrase| !phrase.is_empty())
}
