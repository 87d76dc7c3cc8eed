//! What a sentence holds, told from its pieces one by one before it is read.
//!
//! Most sentences of most texts say nothing about the map, and reading one takes a hundred times as
//! long as looking at it. What each [piece](Piece) between two spaces holds is worked out once and
//! kept; a sentence holds what its pieces hold. Names are looked up only where the other words
//! leave it open whether there is something to read. An outline may promise too much, but never
//! too little.

use std::cell::RefCell;
use std::collections::HashMap;
use std::rc::Rc;

use foldhash::fast::RandomState;

use crate::atlas::CountryCode;

use super::candidate::{Dimensions, dimensions_on_map};
use super::cue::{Cue, Cues};
use super::glossary::Glossary;
use super::language::Capitals;
use super::piece::{Around, Piece};
use super::toponym::{countries_opened, may_open_name};
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
    /// A name stands where words for lying, or for lying in, tie it to another one, …
    pub placed: bool,
    /// … or where what the text has named may belong to one.
    pub described: bool,
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

    /// The outline of `sentence` in the document whose prose is `prose`, as if each of its words
    /// were a name.
    pub fn sketch(&self, prose: &str, sentence: &Sentence) -> Outline {
        let unclear = Outline { unclear: true, ..Outline::default() };
        let outline = |pieces: &mut Pieces, around: &Around<'_>| {
            pieces.sketch(around, sentence.span.of(prose))
        };
        self.look(sentence.language, outline).unwrap_or(unclear)
    }

    /// The outline of `sentence`, with the names counted that its `sketch` leaves open.
    pub fn named(&self, prose: &str, sentence: &Sentence, sketch: Outline) -> Outline {
        let outline = |pieces: &mut Pieces, around: &Around<'_>| {
            pieces.cut(around, sentence.span.of(prose));
            pieces.named(around, sketch)
        };
        self.look(sentence.language, outline).unwrap_or(sketch)
    }

    /// The countries that `sentence` may name as such, or by a region of theirs; `None` where it
    /// may be any.
    pub fn countries(&self, prose: &str, sentence: &Sentence) -> Option<Vec<CountryCode>> {
        let countries = |pieces: &mut Pieces, around: &Around<'_>| {
            pieces.cut(around, sentence.span.of(prose));
            pieces.countries(around)
        };
        self.look(sentence.language, countries)?
    }

    /// What `look` sees in the pieces of a language, where words are parted by spaces.
    fn look<T>(
        &self,
        language: &'static Language,
        look: impl FnOnce(&mut Pieces, &Around<'_>) -> T,
    ) -> Option<T> {
        if language.capitals == Capitals::None {
            return None;
        }
        let mut pieces = self.pieces.borrow_mut();
        let pieces = pieces.entry(language.code).or_default();
        let around = Around { glossary: self.glossary, language, table: language.cue_words() };
        Some(look(pieces, &around))
    }
}

/// So many pieces are kept at a time.
const MOST: usize = 1 << 16;
/// No name that matters has more words.
const LONGEST_NAME: usize = 6;
/// The last word of a name of several words has as many bytes, where it is in lower case.
const SHORTEST_LAST: usize = 4;
/// A phrase that opens a sentence ends before this piece.
const OPENING: usize = 8;

/// The pieces of one language.
#[derive(Default)]
struct Pieces {
    known: Vec<Piece>,
    by_text: HashMap<Rc<str>, u32, RandomState>,
    /// Whether a piece and the next one may open a name, …
    pairs: HashMap<(u32, u32), bool, RandomState>,
    /// … and of which countries, where that has been asked for.
    countries: HashMap<(u32, u32), Option<Vec<CountryCode>>, RandomState>,
    /// Those of the sentence at hand, …
    here: Vec<u32>,
    /// … and whether a name may end with them.
    ends: Vec<bool>,
}

impl Pieces {
    /// Cuts the sentence `text` into its pieces; whether one of them holds more than names.
    fn cut(&mut self, around: &Around<'_>, text: &str) -> bool {
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
        !idle
    }

    fn index(&mut self, around: &Around<'_>, text: &str) -> u32 {
        if let Some(&known) = self.by_text.get(text) {
            return known;
        }
        let index = self.known.len() as u32;
        let text: Rc<str> = text.into();
        self.known.push(Piece::new(around, Rc::clone(&text)));
        self.by_text.insert(text, index);
        index
    }

    fn piece(&self, at: usize) -> &Piece {
        &self.known[self.here[at] as usize]
    }

    /// The pieces from `at` on.
    fn from(&self, at: usize) -> impl Iterator<Item = &Piece> + Clone {
        self.here[at.min(self.here.len())..].iter().map(|&index| &self.known[index as usize])
    }

    fn sketch(&mut self, around: &Around<'_>, text: &str) -> Outline {
        let many = Outline { names: usize::MAX, areas: usize::MAX, ..Outline::default() };
        if !self.cut(around, text) {
            return many;
        }
        let mut outline = many;
        let (mut measures, mut decimals) = (false, 0);
        for (at, piece) in self.from(0).enumerate().filter(|(_, piece)| !piece.idle) {
            let over = piece.cues_over(around.table, self.from(at + 1));
            // "the city of A": what the text has named, with a kind word.
            outline.described |= over.has(Cue::It);
            outline.cues = outline.cues.join(piece.cues).join(over);
            measures |= piece.measures;
            outline.coordinates |= piece.degrees;
            decimals += piece.decimals;
        }
        outline.coordinates |= decimals > 1;
        if measures {
            outline.figures = dimensions_on_map(text, around.language);
        }
        outline.described |= around.glossary.atlas.has_own_names()
            || around.language.genitive && self.is_attributed(around);
        outline.placed = self.is_placed(|at| self.may_end_name(at));
        outline
    }

    /// Whether a name may end with piece `at`, by its letters.
    fn may_end_name(&self, at: usize) -> bool {
        let piece = self.piece(at);
        let first = || (at.saturating_sub(LONGEST_NAME)..at).any(|it| self.piece(it).capital);
        piece.capital || piece.last.folded.len() >= SHORTEST_LAST && first()
    }

    fn named(&mut self, around: &Around<'_>, sketch: Outline) -> Outline {
        let mut outline = Outline { names: 0, areas: 0, ..sketch };
        self.ends.clear();
        self.ends.resize(self.here.len() + LONGEST_NAME, false);
        for at in 0..self.here.len() {
            let before = at.checked_sub(1).map(|before| self.piece(before));
            let (piece, next) = (self.piece(at), self.from(at + 1).next());
            let names = piece.names(around);
            outline.names += names.count + usize::from(piece.is_supported(names, before, next));
            outline.areas += names.areas;
            self.ends[at] |= names.count > 0 || names.weak;
            if self.opens_name(around, at) {
                outline.names += 1;
                outline.areas += 1;
                self.ends[at + 1..at + LONGEST_NAME].fill(true);
            }
        }
        outline.placed = outline.placed && self.is_placed(|at| self.ends[at]);
        outline
    }

    /// Whether a name of several words may begin with piece `at` and the next one.
    fn opens_name(&mut self, around: &Around<'_>, at: usize) -> bool {
        let piece = self.piece(at);
        if !piece.names(around).opens {
            return false;
        }
        let Some(next) = self.from(at + 1).next().filter(|next| !next.first.folded.is_empty())
        else {
            return false;
        };
        let pair = (self.here[at], self.here[at + 1]);
        if let Some(&known) = self.pairs.get(&pair) {
            return known;
        }
        let start = format!("{} {}", piece.last.folded, next.first.folded);
        let opens = may_open_name(around.glossary, around.language, &piece.last, &start);
        self.pairs.insert(pair, opens);
        opens
    }

    /// The countries of the names that may begin with piece `at` and the next one.
    fn countries_opened(&mut self, around: &Around<'_>, at: usize) -> &Option<Vec<CountryCode>> {
        let (piece, next) = (&self.known[self.here[at] as usize], self.here[at + 1]);
        let opened = || {
            let next = &self.known[next as usize];
            let start = format!("{} {}", piece.last.folded, next.first.folded);
            countries_opened(around.glossary, around.language, &piece.last, &start)
        };
        self.countries.entry((self.here[at], next)).or_insert_with(opened)
    }

    fn countries(&mut self, around: &Around<'_>) -> Option<Vec<CountryCode>> {
        let mut countries = Vec::new();
        for at in 0..self.here.len() {
            if self.opens_name(around, at) {
                countries.extend_from_slice(self.countries_opened(around, at).as_deref()?);
            }
            countries.extend_from_slice(self.piece(at).names(around).countries.as_deref()?);
        }
        Some(countries)
    }

    /// Whether a name has a word for lying beside it or is set off before a preposition: "A lies
    /// in", "A, in", "in B lies A"; `ends_name` tells whether one may end with a piece.
    fn is_placed(&self, ends_name: impl Fn(usize) -> bool) -> bool {
        let Some(last) = (0..self.here.len()).rev().find(|&at| self.piece(at).inside) else {
            return false;
        };
        let first = self.from(0).take(OPENING).any(|piece| piece.inside);
        (0..self.here.len()).any(|at| {
            let piece = self.piece(at);
            if !piece.lies && !piece.inside {
                return false;
            }
            let before = at.checked_sub(1).map(|before| self.piece(before));
            let set_off = before.is_some_and(|before| before.ends_with_mark);
            let named = at > 0 && ends_name(at - 1) || before.is_some_and(Piece::is_mark);
            let verb = piece.lies && (set_off || named || !piece.single);
            let behind = self.from(at + 1).next().is_some_and(|next| next.capital);
            verb && (last >= at || first && behind) || piece.inside && set_off && named
        })
    }

    /// "das Vorarlberger Nenzing": an adjective of a place stands before what may be a name.
    fn is_attributed(&self, around: &Around<'_>) -> bool {
        let pairs = self.from(0).zip(self.from(1));
        pairs.into_iter().any(|(piece, next)| next.capital && piece.is_adjective(around))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::atlas::Atlas;
    use crate::span::Span;
    use crate::text::LANGUAGES;
    use crate::text::cue::listed;
    use crate::text::language::by_code;
    use crate::text::word::words;

    fn outline(code: &str, text: &str) -> Outline {
        let glossary = Glossary::new(Atlas::embedded());
        let span = Span::new(0, text.len());
        let sentence = Sentence { span, paragraph: 0, language: by_code(code).unwrap() };
        let outlines = Outlines::new(&glossary);
        let sketch = outlines.sketch(text, &sentence);
        outlines.named(text, &sentence, sketch)
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
                let outline = outlines.sketch(&text, &Sentence { span, paragraph: 0, language });
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
