//! A language pack made ready for look-ups.

use std::collections::HashMap;
use std::sync::OnceLock;

use foldhash::fast::RandomState;

use super::candidate::Candidates;
use super::digits::Decimal;
use super::language::{
    LANGUAGES, Language, Phrases, QuantityKind, RatioOf, Spellings, Word, phrases, symbols,
};
use super::lexicon::Lexicon;
use crate::quantity::{Dimension, Hedge, Unit};

/// What the full stop of an abbreviation says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Abbreviation {
    /// Something must follow: "Dr."
    Opens,
    /// It may end a sentence: "etc."
    MayClose,
}

/// Those of the packs, each made on first use.
static GRAMMARS: [OnceLock<Grammar>; LANGUAGES.len()] =
    [const { OnceLock::new() }; LANGUAGES.len()];

impl Language {
    pub(super) fn grammar(&'static self) -> &'static Grammar {
        let new = || Grammar::new(self, symbols::UNITS, symbols::FOREIGN_UNITS);
        GRAMMARS[self.number()].get_or_init(new)
    }
}

/// The lexicons of one language.
pub struct Grammar {
    pub candidates: Candidates,
    /// Words whose full stop may not end a sentence.
    pub abbreviations: HashMap<&'static str, Abbreviation, RandomState>,
    pub decimal: Decimal,
    pub compounds: bool,
    pub numbers: Lexicon<Word>,
    pub units: Lexicon<(Unit, QuantityKind)>,
    pub modifiers: Lexicon<()>,
    pub suffixes: Lexicon<()>,
    pub of: Lexicon<()>,
    pub shared: Lexicon<()>,
    pub before: Lexicon<Hedge>,
    pub inside: Lexicon<Hedge>,
    pub after: Lexicon<Hedge>,
    pub to: Lexicon<()>,
    pub and: Lexicon<()>,
    pub rates_after: Lexicon<QuantityKind>,
    pub rates_before: Lexicon<QuantityKind>,
    pub ratios: Lexicon<f64>,
    pub ratio_heads: Lexicon<RatioOf>,
    pub months: Lexicon<i8>,
    pub year_words: Lexicon<Hedge>,
    pub function_words: Lexicon<()>,
}

impl Grammar {
    /// Puts the pack's own units before the symbols that all languages share.
    pub fn new(
        language: &Language,
        symbols: Spellings<Unit>,
        foreign_symbols: Spellings<(Unit, QuantityKind)>,
    ) -> Self {
        let plain = flat(language.units).chain(flat(symbols));
        let units = flat(language.foreign_units)
            .chain(flat(foreign_symbols))
            .chain(plain.map(|(spelling, unit)| (spelling, (unit, QuantityKind::Plain))));
        let months = (1..).zip(language.months);
        Self {
            candidates: candidates(language, symbols, foreign_symbols),
            abbreviations: abbreviations(language),
            decimal: Decimal { sign: language.decimal, groups: language.groups_by_decimal },
            compounds: language.compounds,
            numbers: Lexicon::new(flat(language.numbers)),
            units: Lexicon::new(units),
            modifiers: words(language.unit_modifiers),
            suffixes: words(language.unit_suffixes),
            of: words(language.of),
            shared: words(language.shared),
            before: Lexicon::new(flat(language.hedges_before)),
            inside: Lexicon::new(flat(language.hedges_inside)),
            after: Lexicon::new(flat(language.hedges_after)),
            to: words(language.to),
            and: words(language.and),
            rates_after: Lexicon::new(flat(language.rates_after)),
            rates_before: Lexicon::new(flat(language.rates_before)),
            ratios: Lexicon::new(flat(language.ratios)),
            ratio_heads: Lexicon::new(flat(language.ratio_heads)),
            months: Lexicon::new(
                months.flat_map(|(month, names)| phrases(names).map(move |name| (name, month))),
            ),
            year_words: Lexicon::new(flat(language.year_words)),
            function_words: Lexicon::new(language.function_words.iter().map(|&word| (word, ()))),
        }
    }
}

fn candidates(
    language: &Language,
    symbols: Spellings<Unit>,
    foreign_symbols: Spellings<(Unit, QuantityKind)>,
) -> Candidates {
    let units = flat(language.units).chain(flat(symbols));
    let units = units.map(|(unit, meant)| (unit, meant.dimension()));
    let foreign = flat(language.foreign_units).chain(flat(foreign_symbols));
    let foreign = foreign.map(|(unit, (meant, _))| (unit, meant.dimension()));
    let parts = flat(language.numbers).filter(|number| matches!(number.1, Word::Part(_)));
    let ratios = flat(language.ratios).filter_map(|ratio| most_telling(ratio.0, language));
    let sizes = flat(language.ratio_heads).filter(|head| head.1 == RatioOf::Area);
    let sizes = sizes.filter_map(|head| most_telling(head.0, language));
    let vague = |hedge: &(_, Hedge)| matches!(hedge.1, Hedge::AFew | Hedge::Several);
    let hedges = flat(language.hedges_before).filter(vague).chain(flat(language.hedges_inside));
    let numerals = flat(language.numbers).filter(|number| !matches!(number.1, Word::And(_)));
    let numerals = numerals.map(|number| number.0).chain(hedges.map(|hedge| hedge.0));
    let links = phrases(language.unit_modifiers).chain(phrases(language.of));
    let parts = parts.map(|part| (part.0, Dimension::Ratio));
    let units = units.chain(foreign).chain(parts);
    let ratios = [ratios.collect(), sizes.collect()];
    Candidates::new(units, ratios, numerals, links, language.compounds)
}

/// The word of `phrase` that tells most: the longest one that is no function word, if there is one.
fn most_telling(phrase: &'static str, language: &Language) -> Option<&'static str> {
    let rank = |word: &&str| (!language.function_words.contains(word), word.chars().count());
    phrase.split(' ').max_by_key(rank)
}

fn abbreviations(language: &Language) -> HashMap<&'static str, Abbreviation, RandomState> {
    let list =
        |words: &'static str, meaning| words.split_whitespace().map(move |word| (word, meaning));
    list(language.closing_abbreviations, Abbreviation::MayClose)
        .chain(list(language.abbreviations, Abbreviation::Opens))
        .collect()
}

fn flat<T: Copy>(spellings: Spellings<T>) -> impl Iterator<Item = (&'static str, T)> {
    spellings.iter().flat_map(|&(meaning, list)| phrases(list).map(move |word| (word, meaning)))
}

fn words(list: Phrases) -> Lexicon<()> {
    Lexicon::new(phrases(list).map(|word| (word, ())))
}
