//! What one piece of a sentence, between two spaces, holds.
//!
//! It is told by the same tables that read sentences; what takes the atlas, only when asked for.

use std::cell::OnceCell;
use std::rc::Rc;

use crate::atlas::{CountryCode, fold};

use super::Language;
use super::candidate::{Units, units};
use super::cue::{Cue, CueWords, Cues, Start, start_of};
use super::glossary::Glossary;
use super::toponym::{
    FOLLOWING, KIND_WORDS, LEADING, Likeness, OPENERS, countries_named, countries_opened,
    is_adjective, may_name, may_name_country, may_name_river, may_open_country, may_open_name,
    second_of_name,
};
use super::word::{Facts, Word, words};

/// What the pieces of one language are looked up in.
pub struct Around<'g> {
    pub glossary: &'g Glossary<'g>,
    pub language: &'static Language,
    pub table: &'static CueWords,
}

/// What one piece holds.
#[derive(Debug, Default)]
pub struct Piece {
    text: Box<str>,
    words: Box<[Word]>,
    /// Nothing in it matters but for its names.
    pub idle: bool,
    /// It holds no name, nor the beginning of one.
    pub mute: bool,
    /// The classes of the phrases that lie in it.
    pub cues: Cues,
    /// Phrases that may begin in it, by what they go on with.
    phrases: Box<[Begun]>,
    /// The [bits](bit) of what they go on with; all where that is left open.
    next_bits: u64,
    /// What its first word starts with.
    pub start: Option<Start>,
    /// The units that it may hold.
    pub units: Units,
    pub ends_with_digit: bool,
    pub degrees: bool,
    pub decimals: usize,
    /// It is one word, without marks.
    pub single: bool,
    pub first: Rc<Facts>,
    pub last: Rc<Facts>,
    /// A word of it that is none of grammar has a capital, …
    pub capital: bool,
    /// … or any word of it.
    pub raised: bool,
    /// A verb of place may begin in it, …
    pub lies: bool,
    /// … or a preposition of place, …
    pub inside: bool,
    /// … or one that leads to what lies beside.
    pub beside: bool,
    /// What it begins with speaks for a name before it, …
    follows: bool,
    /// … and what it ends with for a name behind it.
    leads: bool,
    pub begins_with_mark: bool,
    pub ends_with_mark: bool,
    names: OnceCell<Box<Names>>,
}

/// A phrase that begins in a piece and is longer.
#[derive(Clone, Copy, Debug)]
struct Begun {
    index: u32,
    /// How many of its words stand in the piece.
    here: usize,
    /// What the next word starts with, where that is known.
    next: Option<Start>,
}

/// A bit that words which start alike have in common; all where that is not known.
fn bit(start: Option<Start>) -> u64 {
    start.map_or(u64::MAX, |[first, second]| 1 << ((first.wrapping_mul(11) ^ second) & 63))
}

/// The names in a piece.
#[derive(Debug, Default)]
pub struct Names {
    pub count: usize,
    pub areas: usize,
    pub rivers: usize,
    /// A word names a place only if those around it speak for one, …
    pub weak: bool,
    /// … and it is not all of the piece.
    goes_on: bool,
    /// Its last word may open a name of several words.
    pub opens: bool,
    /// The countries that it may name, as such or by region; `None` where it may be any.
    pub countries: Option<Vec<CountryCode>>,
}

impl Piece {
    pub fn new(around: &Around<'_>, text: &str) -> Self {
        let words = words(text, around.glossary.vocabulary(around.language));
        let Some((first, last)) = words.first().zip(words.last()) else {
            return Self { idle: true, mute: true, text: text.into(), ..Self::default() };
        };
        let opened = |word: &Word, cues: &[Cue]| around.table.may_open(word, cues);
        let any_opened = |cue| words.iter().any(|word| opened(word, &[cue]));
        let mut piece = Self {
            mute: words.iter().all(|word| is_mute(around, text, word)),
            single: words.len() == 1,
            first: first.facts(),
            last: words.iter().rev().find(|word| word.is_word()).unwrap_or(last).facts(),
            capital: words.iter().any(|word| word.capital && !word.grammar),
            raised: words.iter().any(|word| word.capital),
            lies: any_opened(Cue::Lie),
            inside: any_opened(Cue::In)
                || around.language.has_country_article(&first.folded) && any_opened(Cue::To),
            beside: any_opened(Cue::On),
            start: start_of(&first.folded),
            units: units(text, around.language),
            ends_with_digit: text.ends_with(|char: char| char.is_ascii_digit()),
            degrees: has_degrees(text),
            decimals: decimals(text),
            begins_with_mark: first.mark.is_some(),
            ends_with_mark: last.mark.is_some(),
            follows: matches!(first.mark, Some(',' | '(' | '–' | '—'))
                || opened(first, FOLLOWING)
                || opened(first, &[Cue::And]),
            leads: [LEADING, KIND_WORDS, &[Cue::Heading, Cue::And]]
                .iter()
                .any(|it| opened(last, it)),
            ..Self::default()
        };
        piece.add_phrases(around, &words);
        piece.idle = piece.cues.is_empty()
            && piece.phrases.is_empty()
            && piece.units.inside.is_empty()
            && !(piece.ends_with_digit || piece.degrees)
            && piece.decimals == 0;
        Self { text: text.into(), words: words.into(), ..piece }
    }

    fn add_phrases(&mut self, around: &Around<'_>, words: &[Word]) {
        let mut phrases = Vec::new();
        for at in 0..words.len() {
            let (cues, open) = around.table.all(&words[at..]);
            self.cues = self.cues.join(cues);
            let here = words.len() - at;
            let next = |index| around.table.start(index, here);
            phrases.extend(open.into_iter().map(|index| Begun { index, here, next: next(index) }));
        }
        phrases.sort_by_key(|begun| begun.next);
        self.next_bits = phrases.iter().fold(0, |all, begun| all | bit(begun.next));
        self.phrases = phrases.into();
    }

    /// Its words as those of a text in which it begins at byte `start`.
    pub fn words_at(&self, start: usize) -> impl Iterator<Item = Word> + '_ {
        self.words.iter().map(move |word| word.shift(start))
    }

    /// The names in it.
    pub fn names(&self, around: &Around<'_>) -> &Names {
        self.names.get_or_init(|| Box::new(Names::of(around, &self.text, &self.words)))
    }

    /// Whether it may name a country, as such or by a region, and whether its last word may open
    /// such a name of several words; far cheaper than to ask for its names.
    pub fn country_signs(&self, around: &Around<'_>) -> (bool, bool) {
        let (glossary, language) = (around.glossary, around.language);
        let opens = |word: &Word| {
            let opens = word.capital || around.table.may_open(word, OPENERS);
            opens && may_open_country(glossary, language, word)
        };
        let is_word = |word: &&Word| word.is_word();
        let names = |word: &Word| {
            word.joined || may_name_country(glossary, language, word, word.span.of(&self.text))
        };
        let count = self.words.iter().filter(is_word).count();
        let mut words = self.words.iter().filter(is_word).enumerate();
        let named = words.any(|(at, word)| names(word) || at + 1 < count && opens(word));
        (named, self.words.iter().rev().find(is_word).is_some_and(opens))
    }

    /// Whether it is, or ends with, an adjective of a place.
    pub fn is_adjective(&self, around: &Around<'_>) -> bool {
        let word = &self.last;
        let plain = !self.ends_with_mark && !word.grammar && !word.folded.is_empty();
        plain && is_adjective(around.glossary, around.language, word, &self.text)
    }

    /// Nothing but a mark.
    pub fn is_mark(&self) -> bool {
        self.single && self.ends_with_mark
    }

    /// The classes of phrases that begin here and may go on in the pieces `behind`, the first of
    /// which starts with `next`.
    pub fn cues_over<'p>(
        &self,
        table: &CueWords,
        next: Option<Start>,
        behind: impl Iterator<Item = &'p Self> + Clone,
    ) -> Cues {
        if self.next_bits & bit(next) == 0 {
            return Cues::default();
        }
        let goes_on = |begun: &&Begun| {
            for (at, piece) in (begun.here..).zip(behind.clone()) {
                if !table.goes_on(begun.index, at, &piece.first) {
                    return false;
                }
                if !piece.single || table.ends(begun.index, at) {
                    return true;
                }
            }
            false
        };
        let open = self.begun(None).iter().chain(next.map_or(&[][..], |_| self.begun(next)));
        open.filter(goes_on).fold(Cues::default(), |all, begun| all.join(table.cues(begun.index)))
    }

    /// The phrases that may begin in it whose next word begins with `next`.
    fn begun(&self, next: Option<Start>) -> &[Begun] {
        let start = self.phrases.partition_point(|begun| begun.next < next);
        let count = self.phrases[start..].partition_point(|begun| begun.next == next);
        &self.phrases[start..start + count]
    }

    /// Whether it holds a weak name that the pieces around it speak for.
    pub fn is_supported(&self, names: &Names, before: Option<&Self>, next: Option<&Self>) -> bool {
        let opens = self.begins_with_mark || before.is_none_or(|it| it.ends_with_mark || it.leads);
        let leads = before.is_some_and(|before| before.leads);
        let follows = names.goes_on || next.is_some_and(|next| next.follows);
        names.weak && (leads || opens && follows)
    }
}

impl Names {
    fn of(around: &Around<'_>, text: &str, words: &[Word]) -> Self {
        let (glossary, language) = (around.glossary, around.language);
        let mut names = Self::default();
        let mut countries = Some(Vec::new());
        for (at, word) in words.iter().enumerate().filter(|(_, word)| word.is_word()) {
            let name = word.span.of(text);
            let alone = at == 0 || words[at - 1].mark.is_some();
            let likeness = may_name(glossary, language, word, name);
            match likeness {
                Some(Likeness::Area) => {
                    names.count += 1;
                    names.areas += 1;
                }
                Some(Likeness::Weak) if alone => names.weak = true,
                Some(Likeness::Place | Likeness::Weak) => names.count += 1,
                None => {}
            }
            // "an der Oder": a river may bear the name of a word of grammar.
            let river = may_name_river(glossary, language, word, name);
            names.rivers += usize::from(river);
            // What is joined to an adjective of nationality may be half a one.
            let named = || countries_named(glossary, language, word, name);
            let half = word.joined && likeness == Some(Likeness::Area);
            let named =
                if likeness.is_some() { named().filter(|_| !half) } else { Some(Vec::new()) };
            countries = countries.zip(named).map(|(all, new)| [all, new].concat());
            names.goes_on |= names.weak && at + 1 < words.len();
            let opens = word.capital || around.table.may_open(word, OPENERS);
            let next = words[at + 1..].iter().find(|next| next.is_word());
            match next.filter(|_| opens) {
                Some(next) => {
                    let start = fold(&text[word.span.start..next.span.end]);
                    if may_open_name(glossary, language, word, &start) {
                        names.count += 1;
                        names.areas += 1;
                        names.rivers += 1;
                        let opened = countries_opened(glossary, language, word, &start);
                        countries = countries.zip(opened).map(|(all, new)| [all, new].concat());
                    }
                }
                None => {
                    names.opens = opens
                        && words[at + 1..].iter().all(is_linking)
                        && second_of_name(glossary, language, word).is_some();
                }
            }
        }
        names.countries = countries;
        names
    }
}

/// Whether the word of `text` is in small letters and no name, nor the beginning of one or half of
/// one.
fn is_mute(around: &Around<'_>, text: &str, word: &Word) -> bool {
    let opens = word.capital || word.joined || around.table.may_open(word, OPENERS);
    let name = word.span.of(text);
    !opens && may_name(around.glossary, around.language, word, name).is_none()
}

/// A mark that may stand within a name.
fn is_linking(word: &Word) -> bool {
    matches!(word.mark, Some('.' | '\'' | '’'))
}

/// A sign of degrees, or a letter for a hemisphere beside digits or alone.
fn has_degrees(piece: &str) -> bool {
    let letters = piece.trim_matches(|char: char| !char.is_alphanumeric());
    let hemisphere = |char: char| matches!(char, 'N' | 'S');
    let number = letters.trim_matches(hemisphere);
    let digits = !number.bytes().any(|byte| byte.is_ascii_alphabetic());
    piece.contains('°') || letters.len() > number.len() && digits
}

/// How many numbers have three decimals or more, be it groups of thousands.
fn decimals(piece: &str) -> usize {
    let digits = |part: &&str| part.bytes().take(3).filter(u8::is_ascii_digit).count() == 3;
    piece.split('.').skip(1).filter(digits).count()
}
