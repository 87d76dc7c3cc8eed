//! What a sentence holds, told from its pieces one by one before it is read.
//!
//! Most sentences of most texts say nothing about the map, and reading one takes a hundred times as
//! long as looking at it. What each [piece](Piece) between two spaces holds is worked out once and
//! kept; a sentence holds what its pieces hold. Names are looked up only where the other words
//! leave it open whether there is something to read. An outline may promise too much, but never
//! too little.

use std::cell::{Cell, RefCell};
use std::collections::HashMap;

use foldhash::fast::RandomState;

use crate::atlas::{Atlas, CountryCode};
use crate::span::Span;

use super::brief::{Brief, Sign};
use super::candidate::{Dimensions, on_map};
use super::cue::{Cue, CueWords, Cues};
use super::cut::{Cut, Cuts};
use super::dateline;
use super::glossary::Glossary;
use super::language::{Capitals, Syntax};
use super::letters::{Letters, pieces};
use super::piece::{Around, Piece};
use super::signs::{may_hold_pair, may_hold_year};
use super::toponym::{countries_opened, may_open_name, second_of_name};
use super::turn::{Turn, Turns};
use super::word::Word;
use super::{LANGUAGES, Language, Sentence};

/// What a sentence may hold.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Outline {
    pub cues: Cues,
    /// How many names of places and adjectives of such names.
    pub names: usize,
    /// How many of them may be of countries, regions or islands.
    pub areas: usize,
    /// How many of them may be of rivers.
    pub rivers: usize,
    /// What its figures may measure.
    pub figures: Dimensions,
    pub turns: Turns,
    /// It is in a language whose words are not parted by spaces: nothing is known of it.
    pub unclear: bool,
}

/// The outlines of sentences, with what is known of their pieces so far.
pub struct Outlines<'g> {
    pub(super) glossary: &'g Glossary<'g>,
    /// In the order of [`LANGUAGES`].
    pieces: RefCell<Vec<Pieces>>,
}

impl<'g> Outlines<'g> {
    pub fn new(glossary: &'g Glossary<'g>) -> Self {
        let pieces = LANGUAGES.iter().map(|_| Pieces::default()).collect();
        Self { glossary, pieces: RefCell::new(pieces) }
    }

    pub fn atlas(&self) -> &'g Atlas {
        self.glossary.atlas
    }

    /// The outlines of `sentences` in the document whose prose is `prose`, as if each of their
    /// words were a name; and their pieces, which hold until this is asked again.
    pub fn sketches(&self, prose: &str, sentences: &[Sentence]) -> (Vec<Outline>, Cuts) {
        self.pieces.borrow_mut().iter_mut().for_each(Pieces::forget);
        let mut cuts = Cuts::default();
        let sketch = |sentence: &Sentence| {
            let (text, start) = (sentence.span.of(prose), cuts.pieces.len());
            let sketch = |pieces: &mut Pieces, around: &Around<'_>| {
                let idle = pieces.cut(around, text, &mut cuts.pieces);
                if idle {
                    named_throughout()
                } else {
                    pieces.sketch(around, text, &cuts.pieces[start..])
                }
            };
            let unclear = Outline { unclear: true, ..Outline::default() };
            let sketch = self.look(sentence.language, sketch).unwrap_or(unclear);
            cuts.ends.push(cuts.pieces.len());
            sketch
        };
        let sketches = sentences.iter().map(sketch).collect();
        (sketches, cuts)
    }

    /// The outline of the sentence `cut`, with the names counted that its `sketch` leaves open.
    pub fn named(&self, language: &'static Language, cut: &[Cut], sketch: Outline) -> Outline {
        let named = |pieces: &mut Pieces, around: &Around<'_>| pieces.named(around, cut, sketch);
        self.look(language, named).unwrap_or(sketch)
    }

    /// The words of the sentence `text`, which is `cut`; `None` where they are not parted by
    /// spaces.
    pub fn words(&self, language: &'static Language, text: &str, cut: &[Cut]) -> Option<Vec<Word>> {
        let words = |known: &mut Pieces, _: &Around<'_>| {
            let placed = pieces(text).zip(known.row(cut).from(0));
            placed.flat_map(|(span, piece)| piece.words_at(span.start)).collect()
        };
        self.look(language, words)
    }

    /// The countries that the sentence `cut` may name as such, or by a region of theirs; `None`
    /// where it may be any.
    pub fn countries(&self, language: &'static Language, cut: &[Cut]) -> Option<Vec<CountryCode>> {
        self.look(language, |pieces, around| pieces.countries(around, cut))?
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
        let listed = LANGUAGES.iter().position(|it| std::ptr::eq(*it, language))?;
        let around = Around { glossary: self.glossary, language, table: language.cue_words() };
        Some(look(&mut self.pieces.borrow_mut()[listed], &around))
    }
}

/// So many pieces are kept from one stretch of text to the next.
const MOST: usize = 1 << 17;
/// No name that matters has more words.
const LONGEST_NAME: usize = 6;
/// The last word of a name of several words has as many bytes, where it is in lower case.
const SHORTEST_LAST: usize = 4;
/// A wind and the preposition that belongs to it begin no more pieces apart than this.
const SIDE: usize = 4;
/// A word for "on" and what lies there begin no more pieces apart than this.
const BESIDE: usize = 7;
/// A name and the word that says what it stands for begin no more pieces apart than this, …
const KIND_REACH: usize = 24;
/// … or than this where it stands for a part.
const PART_REACH: usize = 8;
/// A word for a region and the preposition that leads to it or from it begin no more pieces apart
/// than this.
const REGION_REACH: usize = 10;
/// A verb of place and its preposition begin no more pieces apart than this.
const VERB_REACH: usize = 16;
/// So many pieces from a preposition on are looked at for the name of a container; before it stand
/// words of place or of grammar …
const NAME_REACH: usize = 12;
/// … and no more than so many others: "in the *mountainous* north of A".
const MOST_PLAIN: usize = 2;
/// Kinds of places that lie in larger ones.
pub static CALLED: &[Cue] = &[Cue::Settlement, Cue::Capital, Cue::Island, Cue::Mountain];
/// A phrase that opens a sentence ends before this piece.
const OPENING: usize = 8;

/// Nothing is known, but each word may be a name.
fn named_throughout() -> Outline {
    Outline { names: usize::MAX, areas: usize::MAX, rivers: usize::MAX, ..Outline::default() }
}

/// The pieces of one language.
#[derive(Default)]
struct Pieces {
    known: Vec<Piece>,
    /// In the same order.
    briefs: Vec<Cell<Brief>>,
    /// Where each stands in these lists.
    numbers: Letters<Cut>,
    /// Whether a piece and the next one may open a name, …
    pairs: HashMap<(usize, usize), bool, RandomState>,
    /// … and of which countries, where that has been asked for.
    countries: HashMap<(usize, usize), Option<Vec<CountryCode>>, RandomState>,
}

impl Pieces {
    fn forget(&mut self) {
        if self.known.len() >= MOST {
            *self = Self::default();
        }
    }

    /// Adds the pieces of the sentence `text` to `cut`; whether none of them holds more than names.
    fn cut(&mut self, around: &Around<'_>, text: &str, cut: &mut Vec<Cut>) -> bool {
        let mut all_idle = true;
        for span in pieces(text) {
            let known = self.numbers.get(text, span).unwrap_or_else(|| {
                let new = self.add(around, span.of(text));
                self.numbers.insert(text, span, new);
                new
            });
            all_idle &= known.is_idle();
            cut.push(known);
        }
        all_idle
    }

    /// The piece `text`, which is not known as it is written; figures differ in nothing that a
    /// piece tells but for their shapes.
    fn add(&mut self, around: &Around<'_>, text: &str) -> Cut {
        let shape = shape_of_figure(text);
        let whole = Span::new(0, text.len());
        if let Some(known) = shape.as_deref().and_then(|shape| self.numbers.get(shape, whole)) {
            return known;
        }
        let piece = Piece::new(around, shape.as_deref().unwrap_or(text));
        let new = Cut::new(self.known.len(), &piece);
        self.briefs.push(Cell::new(Brief::of(&piece)));
        self.known.push(piece);
        if let Some(shape) = &shape {
            self.numbers.insert(shape, whole, new);
        }
        new
    }

    fn row<'p>(&'p self, cut: &'p [Cut]) -> Row<'p> {
        Row { known: &self.known, briefs: &self.briefs, cut }
    }

    fn sketch(&self, around: &Around<'_>, text: &str, cut: &[Cut]) -> Outline {
        let row = self.row(cut);
        let mut outline = named_throughout();
        let (mut turns, mut figures, mut decimals) = (Turns::NONE, Dimensions::default(), 0);
        let (mut degrees, mut led, mut wind) = (false, None, None);
        let (mut kind, mut region) = (None, None);
        let romance = around.language.syntax == Syntax::Romance;
        for at in (0..cut.len()).filter(|&at| !cut[at].is_idle()) {
            let (piece, over) = (row.piece(at), row.cues_over(around.table, at));
            // "the city of A": what the text has named, with a kind word.
            turns.note(Turn::Owner, over.has(Cue::It));
            let cues = piece.cues.join(over);
            outline.cues = outline.cues.join(cues);
            turns.note(Turn::Pronoun, at == 0 && cues.any(&[Cue::It, Cue::Finite]));
            let leads = cues.has(Cue::In) || romance && cues.has(Cue::To);
            led = if leads { Some(at) } else { led };
            let near = |before: Option<usize>| before.is_some_and(|it| at - it <= SIDE);
            turns.note(Turn::Winds, wind.is_some() && cues.wind.is_some());
            wind = if cues.wind.is_some() { Some(at) } else { wind };
            turns.note(Turn::Wind, cues.wind.is_some());
            turns.note(Turn::Bearing, near(wind) && cues.has(Cue::From));
            turns.note(Turn::Side, near(led) && cues.wind.is_some());
            if cues.any(CALLED) {
                kind = Some(at);
                let introduced =
                    around.language.genitive || row.is_introduced(around.table, at, KIND_REACH);
                turns.note(Turn::Kind, introduced);
            }
            turns.note(Turn::Kind, near(kind) && cues.has(Cue::From));
            region = if cues.has(Cue::Region) { Some(at) } else { region };
            let inside = led.zip(region).is_some_and(|(a, b)| at - a.min(b) <= REGION_REACH);
            let belongs = near(region) && cues.has(Cue::From);
            turns.note(Turn::Region, inside || belongs);
            let parted = cues.has(Cue::Part) && row.is_introduced(around.table, at, PART_REACH);
            turns.note(Turn::Part, parted);
            figures = figures.join(piece.units.inside);
            if piece.ends_with_digit {
                let next = row.from(at + 1).next();
                figures = next.map_or(figures, |next| figures.join(next.units.behind_digit));
            }
            degrees |= piece.degrees;
            decimals += piece.decimals;
        }
        // "Limita con A": the verb may hold its subject.
        if outline.cues.has(Cue::Finite) {
            outline.cues = outline.cues.join(Cue::It.into());
        }
        outline.figures = on_map(figures, text, around.language);
        turns.note(Turn::Pronoun, outline.cues.has(Cue::It) && dateline::may_open(text));
        let genitive = around.language.genitive;
        turns.note(Turn::Coordinates, (degrees || decimals > 1) && may_hold_pair(text));
        turns.note(Turn::Bearing, genitive && outline.cues.wind.is_some());
        turns.note(Turn::Year, outline.cues.has(Cue::Built) && may_hold_year(text));
        let owned = around.glossary.atlas.has_own_names() || genitive && row.is_attributed(around);
        turns.note(Turn::Owner, owned);
        let placed = row.is_placed(around.table, |at| row.may_end_name(at));
        turns.note(Turn::Whereabouts, placed);
        turns.note(Turn::Beside, row.is_beside());
        Outline { turns, ..outline }
    }

    fn named(&mut self, around: &Around<'_>, cut: &[Cut], sketch: Outline) -> Outline {
        let mut outline = Outline { names: 0, areas: 0, rivers: 0, ..sketch };
        let mut ends = vec![false; cut.len() + LONGEST_NAME];
        for at in (0..cut.len()).filter(|&at| !cut[at].is_mute()) {
            let row = self.row(cut);
            let brief = row.named(around, at);
            if !brief.has(Sign::Named) && !brief.has(Sign::Opens) {
                continue;
            }
            let before = at.checked_sub(1).map(|before| row.piece(before));
            let (piece, next) = (row.piece(at), row.from(at + 1).next());
            let names = piece.names(around);
            outline.names += names.count + usize::from(piece.is_supported(names, before, next));
            outline.areas += names.areas;
            outline.rivers += names.rivers;
            ends[at] |= names.count > 0 || names.weak;
            if self.opens_name(around, cut, at) {
                outline.names += 1;
                outline.areas += 1;
                outline.rivers += 1;
                ends[at + 1..at + LONGEST_NAME].fill(true);
            }
        }
        let placed = outline.turns.has(Turn::Whereabouts);
        if placed && !self.row(cut).is_placed(around.table, |at| ends[at]) {
            outline.turns = outline.turns.without(Turn::Whereabouts);
        }
        outline
    }

    /// Whether a name of several words may begin with piece `at` and the next one.
    fn opens_name(&mut self, around: &Around<'_>, cut: &[Cut], at: usize) -> bool {
        let row = Row { known: &self.known, briefs: &self.briefs, cut };
        let brief = row.named(around, at);
        if !brief.has(Sign::Opens) || at + 1 == cut.len() {
            return false;
        }
        // "The Hague", but not "The city": a name with an article ends with a capital.
        let raised = |next: usize| row.brief(next).has(Sign::Raised);
        let end = cut.len().min(at + 1 + LONGEST_NAME);
        if brief.has(Sign::Grammar) && !(at + 1..end).any(raised) {
            return false;
        }
        let (piece, next) = (row.piece(at), row.piece(at + 1));
        let second = second_of_name(around.glossary, around.language, &piece.last);
        let word = next.first.folded.as_str();
        if word.is_empty() || !second.is_some_and(|second| second.may_be(word)) {
            return false;
        }
        *self.pairs.entry((cut[at].number(), cut[at + 1].number())).or_insert_with(|| {
            let start = format!("{} {}", piece.last.folded, next.first.folded);
            may_open_name(around.glossary, around.language, &piece.last, &start)
        })
    }

    /// The countries of the names that may begin with piece `at` and the next one.
    fn countries_opened(
        &mut self,
        around: &Around<'_>,
        pair: (usize, usize),
    ) -> &Option<Vec<CountryCode>> {
        let (piece, next) = (&self.known[pair.0], &self.known[pair.1]);
        self.countries.entry(pair).or_insert_with(|| {
            let start = format!("{} {}", piece.last.folded, next.first.folded);
            countries_opened(around.glossary, around.language, &piece.last, &start)
        })
    }

    fn countries(&mut self, around: &Around<'_>, cut: &[Cut]) -> Option<Vec<CountryCode>> {
        let mut countries = Vec::new();
        for at in (0..cut.len()).filter(|&at| !cut[at].is_mute()) {
            let brief = self.row(cut).brief_of_countries(around, at);
            if brief.has(Sign::OpensCountry) && self.opens_name(around, cut, at) {
                let opened =
                    self.countries_opened(around, (cut[at].number(), cut[at + 1].number()));
                countries.extend_from_slice(opened.as_deref()?);
            }
            if brief.has(Sign::Country) {
                let named = self.row(cut).piece(at).names(around).countries.as_deref();
                countries.extend_from_slice(named?);
            }
        }
        Some(countries)
    }
}

/// The same for all figures with their digits and marks at the same places; `None` where `text`
/// holds anything else.
fn shape_of_figure(text: &str) -> Option<String> {
    let figure = text.bytes().all(|byte| byte.is_ascii_digit() || byte.is_ascii_punctuation());
    let digits = text.bytes().any(|byte| byte.is_ascii_digit());
    (figure && digits).then(|| text.replace(|char: char| char.is_ascii_digit(), "0"))
}

/// The pieces of one sentence.
#[derive(Clone, Copy)]
struct Row<'p> {
    known: &'p [Piece],
    briefs: &'p [Cell<Brief>],
    cut: &'p [Cut],
}

impl<'p> Row<'p> {
    fn piece(self, at: usize) -> &'p Piece {
        &self.known[self.cut[at].number()]
    }

    fn brief(self, at: usize) -> Brief {
        self.briefs[self.cut[at].number()].get()
    }

    /// The brief of piece `at` with what is known of its names.
    fn named(self, around: &Around<'_>, at: usize) -> Brief {
        let brief = &self.briefs[self.cut[at].number()];
        if !brief.get().has(Sign::Asked) {
            brief.set(brief.get().with_names(self.piece(at).names(around)));
        }
        brief.get()
    }

    /// The brief of piece `at` with what is known of the countries that it may name.
    fn brief_of_countries(self, around: &Around<'_>, at: usize) -> Brief {
        let brief = &self.briefs[self.cut[at].number()];
        if !brief.get().has(Sign::CountryAsked) {
            brief.set(brief.get().with_countries(self.piece(at).country_signs(around)));
        }
        brief.get()
    }

    /// Whether piece `at` is, or ends with, an adjective of a place.
    fn is_adjective(self, around: &Around<'_>, at: usize) -> bool {
        let brief = &self.briefs[self.cut[at].number()];
        if !brief.get().has(Sign::AdjectiveAsked) {
            brief.set(brief.get().with_adjective(self.piece(at).is_adjective(around)));
        }
        brief.get().has(Sign::Adjective)
    }

    /// The classes of phrases that begin in piece `at` and may go on in the next ones.
    fn cues_over(self, table: &CueWords, at: usize) -> Cues {
        let next = self.cut.get(at + 1).and_then(|next| self.briefs[next.number()].get().start);
        self.piece(at).cues_over(table, next, self.from(at + 1))
    }

    /// The pieces from `at` on.
    fn from(self, at: usize) -> impl Iterator<Item = &'p Piece> + Clone {
        self.cut[at.min(self.cut.len())..].iter().map(move |cut| &self.known[cut.number()])
    }

    /// Whether a name may end with piece `at`, by its letters.
    fn may_end_name(self, at: usize) -> bool {
        let capital = |at: usize| self.brief(at).has(Sign::Capital);
        let first = || (at.saturating_sub(LONGEST_NAME)..at).any(capital);
        capital(at) || first() && self.piece(at).last.folded.len() >= SHORTEST_LAST
    }

    /// Whether a name and a verb or a mark right behind it stand before piece `at`, no more than
    /// `reach` pieces away.
    fn is_introduced(self, table: &CueWords, at: usize, reach: usize) -> bool {
        (at.saturating_sub(reach)..=at).any(|link| {
            let piece = self.piece(link);
            let before = link.checked_sub(1);
            let named = || before.is_some_and(|before| self.may_end_name(before));
            let set_off = || before.is_some_and(|before| self.piece(before).ends_with_mark);
            let verb = self.lies(table, link) && (!piece.single || named() || set_off());
            let closes = piece.ends_with_mark && (self.may_end_name(link) || named());
            verb || closes || piece.begins_with_mark && named()
        })
    }

    /// Whether a verb of place begins in piece `at`.
    fn lies(self, table: &CueWords, at: usize) -> bool {
        self.brief(at).has(Sign::Lies) && self.holds(table, at, Cue::Lie)
    }

    /// Whether a preposition of place begins in piece `at`.
    fn leads_inside(self, table: &CueWords, at: usize) -> bool {
        let holds = |cue| self.holds(table, at, cue);
        self.brief(at).has(Sign::Inside) && (holds(Cue::In) || holds(Cue::To))
    }

    /// Whether a phrase of the class begins in piece `at`, where one may.
    fn holds(self, table: &CueWords, at: usize, cue: Cue) -> bool {
        self.piece(at).cues.has(cue) || self.cues_over(table, at).has(cue)
    }

    /// Whether a name has a word for lying beside it or is set off before a preposition: "A lies
    /// in", "A, in", "in B lies A"; `ends_name` tells whether one may end with a piece.
    fn is_placed(self, table: &CueWords, ends_name: impl Fn(usize) -> bool) -> bool {
        let inside =
            |at: &usize| self.leads_inside(table, *at) && self.leads_to_name(*at, &ends_name);
        let count = self.cut.len();
        let Some(first) = (0..count).find(inside) else { return false };
        (0..count).any(|at| {
            let brief = self.brief(at);
            if !brief.has(Sign::Lies) && !brief.has(Sign::Inside) {
                return false;
            }
            let before = at.checked_sub(1).map(|before| self.piece(before));
            let set_off = before.is_some_and(|before| before.ends_with_mark);
            let named = at > 0 && ends_name(at - 1) || before.is_some_and(Piece::is_mark);
            let tied = set_off || named || !self.piece(at).single;
            let behind = || at + 1 < count && self.brief(at + 1).has(Sign::Capital);
            let verb = || {
                let followed = (at..count).take(VERB_REACH).any(|it| inside(&it));
                followed || first < OPENING && behind()
            };
            tied && self.lies(table, at) && verb() || set_off && named && inside(&at)
        })
    }

    /// Whether what may be a name stands behind a word for "on".
    fn is_beside(self) -> bool {
        let count = self.cut.len();
        let named = |at: usize| {
            // "sull'Arno"
            let first = at + usize::from(self.piece(at).single);
            (first..count.min(at + 1 + BESIDE)).any(|it| self.may_end_name(it))
        };
        (0..count).any(|at| self.brief(at).has(Sign::Beside) && named(at))
    }

    /// Whether a name may follow the preposition that begins in piece `at`, behind words of grammar
    /// and of place and few others.
    fn leads_to_name(self, at: usize, ends_name: impl Fn(usize) -> bool) -> bool {
        let end = self.cut.len().min(at + NAME_REACH);
        let mut plain = 0;
        for at in at..end {
            if ends_name(at) {
                return true;
            }
            plain += usize::from(self.cut[at].is_idle() && !self.brief(at).has(Sign::Grammar));
            if plain > MOST_PLAIN {
                return false;
            }
        }
        end < self.cut.len()
    }

    /// "das Vorarlberger Nenzing": an adjective of a place stands before what may be a name.
    fn is_attributed(self, around: &Around<'_>) -> bool {
        let capital = |at: &usize| self.brief(*at).has(Sign::Capital);
        (1..self.cut.len()).filter(capital).any(|at| self.is_adjective(around, at - 1))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::LANGUAGES;
    use crate::text::cue::listed;
    use crate::text::language::by_code;
    use crate::text::word::words;

    fn outline(code: &str, text: &str) -> Outline {
        let glossary = Glossary::new(Atlas::embedded());
        let span = Span::new(0, text.len());
        let sentence = Sentence { span, paragraph: 0, language: by_code(code).unwrap() };
        let outlines = Outlines::new(&glossary);
        let (sketches, cuts) = outlines.sketches(text, &[sentence]);
        outlines.named(sentence.language, cuts.of(0), sketches[0])
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
                let sentence = Sentence { span, paragraph: 0, language };
                let outline = outlines.sketches(&text, &[sentence]).0[0];
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
