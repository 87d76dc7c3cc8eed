//! What a sentence holds, told from its pieces one by one before it is read.
//!
//! Most sentences of most texts say nothing about the map, and reading one takes a hundred times as
//! long as looking at it. What each piece between two spaces holds (classes of cue words, names,
//! units) is worked out once, by the same tables that read sentences, and kept; a sentence holds
//! what its pieces hold. An outline may promise too much, but never too little.

use std::cell::RefCell;
use std::collections::HashMap;
use std::rc::Rc;

use foldhash::fast::RandomState;

use crate::atlas::fold;

use super::candidate::{Dimensions, dimensions, may_measure};
use super::cue::{Cue, CueWords, Cues};
use super::glossary::Glossary;
use super::language::Capitals;
use super::toponym::{FOLLOWING, KIND_WORDS, LEADING, Likeness, WATERS, may_name, may_open_name};
use super::word::{Facts, Word, words};
use super::{Language, Sentence};

/// What a sentence may hold.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Outline {
    pub cues: Cues,
    /// How many names of places and adjectives of such names.
    pub names: usize,
    /// How many of them may be of countries, regions or islands.
    pub areas: usize,
    /// What its figures measure.
    pub figures: Dimensions,
    /// Geographic coordinates.
    pub coordinates: bool,
    /// It is in a language whose words are not parted by spaces: nothing is known of it.
    pub unclear: bool,
}

/// The outlines of sentences, with what is known of their pieces so far.
pub struct Outlines<'g> {
    pub(super) glossary: &'g Glossary<'g>,
    pieces: RefCell<HashMap<&'static str, Pieces, RandomState>>,
}

impl<'g> Outlines<'g> {
    pub fn new(glossary: &'g Glossary<'g>) -> Self {
        Self { glossary, pieces: RefCell::default() }
    }

    /// The outline of `sentence` in the document whose prose is `prose`.
    pub fn of(&self, prose: &str, sentence: &Sentence) -> Outline {
        let language = sentence.language;
        if language.capitals == Capitals::None {
            return Outline { unclear: true, ..Outline::default() };
        }
        let mut pieces = self.pieces.borrow_mut();
        let pieces = pieces.entry(language.code).or_default();
        let around = Around { glossary: self.glossary, language, table: language.cue_words() };
        pieces.outline(&around, sentence.span.of(prose))
    }
}

/// What the pieces of one language are looked up in.
struct Around<'g> {
    glossary: &'g Glossary<'g>,
    language: &'static Language,
    table: &'static CueWords,
}

/// So many pieces are kept at a time.
const MOST: usize = 1 << 16;

/// The pieces of one language.
#[derive(Default)]
struct Pieces {
    known: Vec<Piece>,
    by_text: HashMap<Box<str>, u32, RandomState>,
    /// Whether a piece and the next one may open a name.
    pairs: HashMap<(u32, u32), bool, RandomState>,
    /// Those of the sentence at hand.
    here: Vec<u32>,
}

/// What one piece holds.
#[derive(Debug, Default)]
struct Piece {
    /// Nothing in it matters.
    idle: bool,
    /// The classes of the phrases that lie in it.
    cues: Cues,
    /// Phrases that may begin in it, each with how many of its words stand here.
    phrases: Box<[(u32, usize)]>,
    names: usize,
    areas: usize,
    /// A word names a place only if those around it speak for one.
    weak_name: bool,
    /// Its last word may open a name of several words.
    opens_name: bool,
    /// It may hold a unit or the number before one.
    measures: bool,
    degrees: bool,
    decimals: usize,
    /// It is one word, without marks.
    single: bool,
    first: Rc<Facts>,
    last: Rc<Facts>,
    /// What it begins with speaks for a name before it, …
    follows: bool,
    /// … and what it ends with for a name behind it.
    leads: bool,
    begins_with_mark: bool,
    ends_with_mark: bool,
    /// The weak name is not all of it.
    goes_on: bool,
}

impl Pieces {
    fn outline(&mut self, around: &Around<'_>, text: &str) -> Outline {
        if self.known.len() >= MOST {
            *self = Self::default();
        }
        self.here.clear();
        let mut idle = true;
        for piece in text.split_ascii_whitespace() {
            let index = self.index(around, piece);
            idle &= self.known[index as usize].idle;
            self.here.push(index);
        }
        if idle { Outline::default() } else { self.joined(around, text) }
    }

    fn index(&mut self, around: &Around<'_>, text: &str) -> u32 {
        if let Some(&known) = self.by_text.get(text) {
            return known;
        }
        let index = self.known.len() as u32;
        self.known.push(Piece::new(around, text));
        self.by_text.insert(text.into(), index);
        index
    }

    /// The outline of the sentence `text`, whose pieces are [`Self::here`].
    fn joined(&mut self, around: &Around<'_>, text: &str) -> Outline {
        let mut outline = Outline::default();
        let (mut measures, mut decimals) = (false, 0);
        for at in 0..self.here.len() {
            let index = self.here[at];
            let piece = &self.known[index as usize];
            if piece.idle {
                continue;
            }
            let before = at.checked_sub(1).map(|before| &self.known[self.here[before] as usize]);
            let next_index = self.here.get(at + 1).copied();
            let next = next_index.map(|next| &self.known[next as usize]);
            let behind = self.here[at + 1..].iter().map(|&behind| &self.known[behind as usize]);
            outline.cues =
                outline.cues.join(piece.cues).join(piece.cues_over(around.table, behind));
            outline.names += piece.names + usize::from(piece.is_supported(before, next));
            outline.areas += piece.areas;
            measures |= piece.measures;
            outline.coordinates |= piece.degrees;
            decimals += piece.decimals;
            if let Some((next_index, next)) = next_index
                .zip(next)
                .filter(|(_, next)| piece.opens_name && !next.first.folded.is_empty())
            {
                let start = || format!("{} {}", piece.last.folded, next.first.folded);
                let opens =
                    || may_open_name(around.glossary, around.language, &piece.last, &start());
                let opens = *self.pairs.entry((index, next_index)).or_insert_with(opens);
                outline.names += usize::from(opens);
                outline.areas += usize::from(opens);
            }
        }
        outline.coordinates |= decimals > 1;
        if measures {
            outline.figures = dimensions(text, around.language);
        }
        outline
    }
}

impl Piece {
    fn new(around: &Around<'_>, text: &str) -> Self {
        let vocabulary = around.glossary.vocabulary(around.language);
        let words = words(text, vocabulary);
        let Some((first, last)) = words.first().zip(words.last()) else {
            return Self { idle: true, ..Self::default() };
        };
        let opened = |word: &Word, cues: &[Cue]| around.table.may_open(word, cues);
        let mut piece = Self {
            single: words.len() == 1,
            first: first.facts(),
            last: words.iter().rev().find(|word| word.is_word()).unwrap_or(last).facts(),
            measures: may_measure(text, around.language),
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
        piece.add_names(around, text, &words);
        piece.idle = piece.cues.is_empty()
            && piece.phrases.is_empty()
            && piece.names == 0
            && !(piece.weak_name || piece.opens_name || piece.measures || piece.degrees)
            && piece.decimals == 0;
        piece
    }

    fn add_phrases(&mut self, around: &Around<'_>, words: &[Word]) {
        let mut phrases = Vec::new();
        for at in 0..words.len() {
            let (cues, open) = around.table.all(&words[at..]);
            self.cues = self.cues.join(cues);
            phrases.extend(open.into_iter().map(|index| (index, words.len() - at)));
        }
        self.phrases = phrases.into();
    }

    fn add_names(&mut self, around: &Around<'_>, text: &str, words: &[Word]) {
        for (at, word) in words.iter().enumerate().filter(|(_, word)| word.is_word()) {
            let name = word.span.of(text);
            let alone = at == 0 || words[at - 1].mark.is_some();
            match may_name(around.glossary, around.language, word, name) {
                Some(Likeness::Area) => {
                    self.names += 1;
                    self.areas += 1;
                }
                Some(Likeness::Weak) if alone => self.weak_name = true,
                Some(Likeness::Place | Likeness::Weak) => self.names += 1,
                None => {}
            }
            self.goes_on |= self.weak_name && at + 1 < words.len();
            let opens = word.capital || around.table.may_open(word, WATERS);
            let next = words[at + 1..].iter().find(|next| next.is_word());
            match next.filter(|_| opens) {
                Some(next) => {
                    let start = fold(&text[word.span.start..next.span.end]);
                    let pair = may_open_name(around.glossary, around.language, word, &start);
                    self.names += usize::from(pair);
                    self.areas += usize::from(pair);
                }
                None => self.opens_name = opens && words[at + 1..].iter().all(is_linking),
            }
        }
    }

    /// The classes of phrases that begin here and may go on in the pieces `behind`.
    fn cues_over<'p>(
        &self,
        table: &CueWords,
        behind: impl Iterator<Item = &'p Self> + Clone,
    ) -> Cues {
        let goes_on = |(index, here): &&(u32, usize)| {
            for (at, piece) in (*here..).zip(behind.clone()) {
                if !table.goes_on(*index, at, &piece.first) {
                    return false;
                }
                if !piece.single || table.ends(*index, at) {
                    return true;
                }
            }
            false
        };
        let on = self.phrases.iter().filter(goes_on);
        on.fold(Cues::default(), |all, (index, _)| all.join(table.cues(*index)))
    }

    /// Whether it holds a weak name that the pieces around it speak for.
    fn is_supported(&self, before: Option<&Self>, next: Option<&Self>) -> bool {
        let opens = self.begins_with_mark || before.is_none_or(|it| it.ends_with_mark || it.leads);
        let leads = before.is_some_and(|before| before.leads);
        let follows = self.goes_on || next.is_some_and(|next| next.follows);
        self.weak_name && (leads || opens && follows)
    }
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::atlas::Atlas;
    use crate::span::Span;
    use crate::text::LANGUAGES;
    use crate::text::cue::listed;
    use crate::text::language::by_code;

    fn outline(code: &str, text: &str) -> Outline {
        let glossary = Glossary::new(Atlas::embedded());
        let span = Span::new(0, text.len());
        let sentence = Sentence { span, paragraph: 0, language: by_code(code).unwrap() };
        Outlines::new(&glossary).of(text, &sentence)
    }

    /// Whatever is added to a pack is looked for.
    #[test]
    fn every_phrase_of_every_pack_shows() {
        for language in LANGUAGES {
            let glossary = Glossary::new(Atlas::embedded());
            let outlines = Outlines::new(&glossary);
            let table = language.cue_words();
            for phrase in listed(language) {
                let start = if phrase.starts_with('*') { "vor" } else { "" };
                let text = format!("Xyz {start}{} xyz", phrase.replace(['*', '='], ""));
                let words = words(&text, glossary.vocabulary(language));
                let read = (0..words.len()).filter_map(|at| table.longest(&words[at..]));
                let read = read.fold(Cues::default(), |all, (_, cues)| all.join(cues));
                let span = Span::new(0, text.len());
                let outline = outlines.of(&text, &Sentence { span, paragraph: 0, language });
                let shown = outline.cues.join(read.meaning()) == outline.cues;
                assert!(shown || outline.unclear, "{}: {phrase}", language.code);
            }
        }
    }

    #[test]
    fn names_and_figures_show() {
        let rows = [
            ("de", "Wien und Bratislava liegen nahe beieinander.", 2),
            ("de", "Die Leute aus St. Gallen kamen spät.", 1),
            ("de", "gestern wurde lange beraten.", 0),
            ("en", "He left Cape Town for New York.", 2),
            ("en", "nobody spoke against it.", 0),
            ("fr", "L’Aquila est une ville.", 1),
        ];
        for (code, text, least) in rows {
            assert!(outline(code, text).names >= least, "{text}");
            assert!(least > 0 || outline(code, text).names == 0, "{text}");
        }
        assert!(outline("en", "It is 5 miles.").figures.has(crate::quantity::Dimension::Length));
        assert!(outline("de", "Fünf Kilometer.").figures.has(crate::quantity::Dimension::Length));
        assert!(outline("de", "Fünf Kilometer.").names == 0);
        assert!(!outline("en", "59 years later").figures.has(crate::quantity::Dimension::Length));
    }
}
