//! A sentence as a row of elements: names, figures, cue words, and what stands between them.
//!
//! Claims are patterns over this row. It hides how a language writes things and shows what it says.

use std::cell::OnceCell;

use crate::atlas::PlaceClass;
use crate::span::{Mention, Span};

use super::cue::{Cue, Cues, PARALLELS};
use super::glossary::Glossary;
use super::toponym::{
    KIND_WORDS, Surroundings, Toponym, is_state_by_capital, toponym_at, unknown_name_at,
};
use super::word::Word;
use super::{Language, NumeralForm, QuantityFound, Sentence};

/// What an element is.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Kind {
    /// Index into [`Scene::toponyms`].
    Place(usize),
    /// Index into [`Scene::quantities`].
    Quantity(usize),
    /// A proper name that the atlas does not know, or not as a place.
    Name,
    Word,
    Mark(char),
}

/// One piece of the row.
#[derive(Clone, Copy, Debug)]
pub struct Element {
    /// In the sentence.
    pub span: Span,
    pub kind: Kind,
    pub cues: Cues,
    pub capital: bool,
    /// A hyphen joins it to the element before.
    pub joined: bool,
}

impl Element {
    pub fn has(&self, cue: Cue) -> bool {
        self.cues.has(cue)
    }

    pub fn is_mark(&self, marks: &[char]) -> bool {
        matches!(self.kind, Kind::Mark(mark) if marks.contains(&mark))
    }
}

/// A sentence, read.
#[derive(Clone, Debug)]
pub struct Scene<'t> {
    /// The sentence.
    pub text: &'t str,
    /// Where it starts in the document.
    pub offset: usize,
    pub paragraph: usize,
    pub language: &'static Language,
    pub elements: Vec<Element>,
    pub quantities: Vec<Mention<QuantityFound>>,
    pub toponyms: Vec<Toponym>,
    /// The place where a report that it opens was written.
    pub dateline: Option<Toponym>,
    /// The pairs of names that the claims have found in it, once looked for.
    pub pairs: OnceCell<Vec<(usize, usize)>>,
}

/// "bzw. 40 km", "9 Mio. Einwohner": the full stop inside of a sentence that only says that the
/// word before it, no name, is cut short.
fn is_shortened(words: &[Word], at: usize, language: &'static Language) -> bool {
    let inside = at > 0 && at + 1 < words.len() && words[at].mark == Some('.');
    let known = |word: &str| language.grammar().abbreviations.contains_key(word);
    let before = at.checked_sub(1).map(|before| &words[before]);
    inside && before.is_some_and(|it| it.is_word() && (!it.upper || known(&it.folded)))
}

/// How far before a word that it governs a verb may stand, in elements.
const VERB: usize = 5;

impl<'t> Scene<'t> {
    /// Reads `sentence` of the document whose prose is `prose`; it has these `words` and figures.
    pub fn read(
        glossary: &Glossary<'_>,
        prose: &'t str,
        sentence: &Sentence,
        words: &[Word],
        quantities: Vec<Mention<QuantityFound>>,
    ) -> Self {
        let text = sentence.span.of(prose);
        let language = sentence.language;
        let taken: Vec<bool> = words
            .iter()
            .map(|word| {
                figure_at(&quantities, word.span)
                    .is_some_and(|at| !is_town_name(glossary, &quantities[at], word))
            })
            .collect();
        let table = language.cue_words();
        let cues: Vec<_> = (0..words.len()).map(|at| table.longest(&words[at..])).collect();
        let found = vec![OnceCell::new(); words.len()];
        let around =
            Surroundings { glossary, language, text, words, cues: &cues, taken: &taken, found };
        let mut row = Row { elements: Vec::new(), toponyms: Vec::new() };
        let mut at = 0;
        while at < words.len() {
            at += if is_shortened(words, at, language) {
                1
            } else {
                row.push(&around, &quantities, at)
            };
        }
        row.add_dropped_subject(text, language);
        Self {
            text,
            offset: sentence.span.start,
            paragraph: sentence.paragraph,
            language,
            elements: row.elements,
            quantities,
            toponyms: row.toponyms,
            dateline: None,
            pairs: OnceCell::new(),
        }
    }

    /// Indices of the elements that are figures, with the figure.
    pub fn figures(&self) -> impl Iterator<Item = (usize, &Mention<QuantityFound>)> {
        self.elements.iter().enumerate().filter_map(|(at, element)| match element.kind {
            Kind::Quantity(index) => Some((at, &self.quantities[index])),
            Kind::Place(_) | Kind::Name | Kind::Word | Kind::Mark(_) => None,
        })
    }

    /// Indices of the elements that are names, with the name.
    pub fn places(&self) -> impl DoubleEndedIterator<Item = (usize, &Toponym)> {
        self.elements.iter().enumerate().filter_map(|(at, element)| match element.kind {
            Kind::Place(index) => Some((at, &self.toponyms[index])),
            Kind::Quantity(_) | Kind::Name | Kind::Word | Kind::Mark(_) => None,
        })
    }

    /// Element `at` as it is written, nothing behind the last one, …
    pub fn spelled(&self, at: usize) -> &'t str {
        self.elements.get(at).map_or("", |element| element.span.of(self.text))
    }

    /// … and in lower case.
    pub fn lower(&self, at: usize) -> String {
        self.spelled(at).to_lowercase()
    }

    /// The toponym that element `at` is, if it is one.
    pub fn place_at(&self, at: usize) -> Option<&Toponym> {
        match self.elements.get(at)?.kind {
            Kind::Place(index) => Some(&self.toponyms[index]),
            Kind::Quantity(_) | Kind::Name | Kind::Word | Kind::Mark(_) => None,
        }
    }

    /// Whether element `at` names a place and is no adjective of one.
    pub fn is_name(&self, at: usize) -> bool {
        self.place_at(at).is_some_and(|toponym| !toponym.demonym)
    }

    /// Whether there is an element `at` and it is a definite article.
    pub fn is_definite(&self, at: usize) -> bool {
        let article = |it: &Element| it.span.of(self.text).to_lowercase();
        self.elements.get(at).map(article).is_some_and(|it| self.language.definite.contains(&&*it))
    }

    /// "Estonia's": whether an apostrophe says that what follows the name at `at` belongs to it.
    pub fn is_possessor(&self, at: usize) -> bool {
        self.genitive_ending(at).is_some_and(|ending| ending.contains(['\'', '’']))
    }

    /// The ending that makes a genitive of element `at`.
    pub fn genitive_ending(&self, at: usize) -> Option<&'static str> {
        let word = self.elements[at].span.of(self.text);
        self.language.genitive_endings.iter().copied().find(|ending| word.ends_with(ending))
    }

    /// Whether the element at `at` is a word that is none of the others.
    pub fn is_word(&self, at: usize) -> bool {
        self.elements.get(at).is_some_and(|it| it.kind == Kind::Word)
    }

    /// Whether the element at `at` is a figure with its unit.
    pub fn is_figure(&self, at: usize) -> bool {
        self.elements.get(at).is_some_and(|it| matches!(it.kind, Kind::Quantity(_)))
    }

    /// The rank that element `at` gives as an ordinal, or as its ending: "second", "8*th*".
    pub fn rank(&self, at: usize) -> Option<usize> {
        let element = self.elements.get(at)?;
        let (before, word) = (&self.text[..element.span.start], element.span.of(self.text));
        if element.has(Cue::Ordinal) {
            return self.language.rank(word);
        } else if !self.language.ordinal_endings.contains(&word) {
            return None;
        }
        let digits = before.trim_end_matches('-');
        let rest = digits.trim_end_matches(|c: char| c.is_ascii_digit());
        let whole = !rest.ends_with(['.', ',']);
        digits[rest.len()..].parse().ok().filter(|&rank| whole && rank > 1)
    }

    /// Whether `element` is a word of grammar.
    pub fn is_grammar(&self, element: &Element) -> bool {
        self.language.is_function_word(element.span.of(self.text))
    }

    /// Whether element `at` is a word that means something, but nothing that the reader knows: no
    /// word of grammar, no cue. "the Manila *government*"
    pub fn is_plain_word(&self, at: usize) -> bool {
        self.elements.get(at).is_some_and(|it| {
            let grammar = self.is_grammar(it);
            it.kind == Kind::Word && it.cues.is_empty() && !grammar
        })
    }

    /// Whether element `at` names a town.
    pub fn is_town(&self, at: usize) -> bool {
        let town = |toponym: &Toponym| toponym.best().class == PlaceClass::Settlement;
        self.is_name(at) && self.place_at(at).is_some_and(town)
    }

    /// Whether element `at` names what cannot be some kilometres from a town in it.
    pub fn is_wide(&self, at: usize) -> bool {
        let wide = |class: PlaceClass| class.is_wide() || class == PlaceClass::Sea;
        self.place_at(at).is_some_and(|toponym| wide(toponym.best().class))
    }

    /// Whether element `at` names a place that can be measured from one point.
    pub fn is_pointlike(&self, at: usize) -> bool {
        let point = |toponym: &Toponym| toponym.best().class.is_pointlike();
        self.is_name(at) && self.place_at(at).is_some_and(point)
    }

    /// Whether there is an element `at` and it has the cue.
    pub fn has(&self, at: usize, cue: Cue) -> bool {
        self.elements.get(at).is_some_and(|element| element.has(cue))
    }

    /// Whether there is an element `at` and it is one of the marks.
    pub fn is_mark(&self, at: usize, marks: &[char]) -> bool {
        self.elements.get(at).is_some_and(|element| element.is_mark(marks))
    }

    /// "A, das bis 1990 zu B gehörte, grenzt", "A, smaller than B, has four neighbours": the comma
    /// that opens what stands between commas right before the verb, which element `at` is or
    /// follows, and is no longer than `reach` elements.
    pub fn inserted_before(&self, at: usize, reach: usize) -> Option<usize> {
        static VERBS: &[Cue] = &[Cue::Share, Cue::Have, Cue::Adjoin, Cue::Lie];
        let comma = |at: &usize| self.elements[*at].is_mark(&[',']);
        let clause = (at.saturating_sub(VERB)..at).rev().take_while(|at| !comma(at));
        let verb = clause.filter(|&index| self.elements[index].cues.any(VERBS)).last();
        let verb = verb.unwrap_or(at);
        let adverb = |at: &usize| self.elements[*at].has(Cue::Adverb);
        let head = verb - (0..verb).rev().take_while(adverb).count();
        let closes = head.checked_sub(1).filter(comma)?;
        (closes.saturating_sub(reach)..closes).rev().find(comma)
    }

    /// The first name that is no adjective at `start` or up to `reach` elements on, in the same
    /// clause.
    pub fn name_after(&self, start: usize, reach: usize) -> Option<usize> {
        for at in start..self.elements.len().min(start + reach) {
            match self.elements[at].kind {
                Kind::Place(index) if !self.toponyms[index].demonym => return Some(at),
                Kind::Place(_) | Kind::Name | Kind::Word => {}
                Kind::Mark(',' | '"' | '„' | '“' | '”' | '«' | '»' | '\'' | '’') => {}
                Kind::Quantity(_) | Kind::Mark(_) => return None,
            }
        }
        None
    }

    /// The element `at`, or the one behind "(14 mi)" and the like if it opens such a conversion.
    pub fn skip_conversion(&self, at: usize) -> usize {
        let kind = |at: usize| self.elements.get(at).map(|element| element.kind);
        let opens = kind(at) == Some(Kind::Mark('('));
        let figure = matches!(kind(at + 1), Some(Kind::Quantity(_)));
        if opens && figure && kind(at + 2) == Some(Kind::Mark(')')) { at + 3 } else { at }
    }

    /// Whether an element of `range` has one of `cues`.
    pub fn any(&self, range: std::ops::Range<usize>, cues: &[Cue]) -> bool {
        let end = range.end.min(self.elements.len());
        let start = range.start.min(end);
        self.elements[start..end].iter().any(|element| element.cues.any(cues))
    }
}

/// The first figure that covers a part of `span`; figures stand in order and apart.
fn figure_at(quantities: &[Mention<QuantityFound>], span: Span) -> Option<usize> {
    let at = quantities.partition_point(|found| found.span.end <= span.start);
    quantities.get(at).filter(|found| found.span.overlaps(span)).map(|_| at)
}

/// "Ventimiglia" is a town and not twenty miles: one capitalised word that the atlas knows.
fn is_town_name(glossary: &Glossary<'_>, found: &Mention<QuantityFound>, word: &Word) -> bool {
    let whole = found.span == word.span && word.upper;
    whole && found.value.form == NumeralForm::Words && glossary.atlas.is_name(&word.folded)
}

/// "the ferry “Rhine”", "der Frachter „Hobart“": a name in quotation marks behind a noun is that of
/// something else, unless the noun is one of places or introduces a name.
fn is_title(around: &Surroundings<'_>, at: usize, len: usize) -> bool {
    static OPENS: &[char] = &['«', '»', '„', '“', '"'];
    static CLOSES: &[char] = &['»', '«', '“', '”', '"'];
    let marked = |at: usize, marks: &[char]| {
        let mark = around.words.get(at).and_then(|word| word.mark);
        mark.is_some_and(|mark| marks.contains(&mark))
    };
    let Some(noun) = at.checked_sub(2) else { return false };
    let quoted = marked(at - 1, OPENS) && marked(at + len, CLOSES);
    let plain = around.words[noun].is_word() && !around.words[noun].grammar;
    let place =
        around.has_cue(Some(noun), KIND_WORDS) || around.has_cue(Some(noun), &[Cue::Called]);
    quoted && plain && !place
}

/// "the tanker Bergen", "die Fähre Dover", but not the ferry from Dover or the one of Dover–Calais.
fn is_ship(around: &Surroundings<'_>, at: usize, len: usize) -> bool {
    let next = around.words.get(at + len);
    let way = next.is_some_and(|next| next.joined || matches!(next.mark, Some('–' | '—' | '-')));
    let to = around.has_cue(Some(at + len), &[Cue::To]);
    around.has_cue(at.checked_sub(1), &[Cue::Ship]) && !way && !to
}

/// How much of the phrase of `len` words at `at` stands before a name that it would cut: "de | La
/// Paz", "le | fleuve Sénégal".
fn before_name(around: &Surroundings<'_>, at: usize, len: usize) -> usize {
    let names = |&inner: &usize| {
        toponym_at(around, at + inner).is_some_and(|found| inner + found.len > len)
    };
    (1..len).find(names).unwrap_or(len)
}

struct Row {
    elements: Vec<Element>,
    toponyms: Vec<Toponym>,
}

/// How far from its head a sentence may have the verb that holds its subject, in elements.
const OPENING: usize = 4;

impl Row {
    /// Adds the element that starts at word `at`; returns how many words it takes.
    fn push(
        &mut self,
        around: &Surroundings<'_>,
        quantities: &[Mention<QuantityFound>],
        at: usize,
    ) -> usize {
        let word = &around.words[at];
        if around.taken[at] {
            return self.push_figure(around.words, quantities, at);
        }
        // "the Equator" is no province of the Congo.
        // … but "Equator Province" is.
        let parallel = around.cues[at].is_some_and(|(len, cues)| {
            cues.any(PARALLELS) && !around.has_cue(Some(at + len), &[Cue::Region])
        });
        let title = toponym_at(around, at)
            .is_some_and(|found| is_title(around, at, found.len) || is_ship(around, at, found.len));
        let state = || {
            toponym_at(around, at).is_some_and(|it| is_state_by_capital(around, at, &it.toponym))
        };
        let place = (!parallel || state()) && !title;
        if let Some(found) = toponym_at(around, at).filter(|_| place) {
            let kind = Kind::Place(self.toponyms.len());
            self.add(word, found.toponym.span, kind, Cues::default());
            self.toponyms.push(found.toponym.clone());
            return found.len;
        }
        if let Some(len) = unknown_name_at(around, at).filter(|_| place) {
            let span = word.span.join(around.words[at + len - 1].span);
            let inside = around.cues[at..at + len].iter().flatten().map(|(_, cues)| *cues);
            self.add(word, span, Kind::Name, inside.fold(Cues::default(), Cues::join));
            return len;
        }
        let (len, cues) = around.cues[at].unwrap_or((1, Cues::default()));
        let len = before_name(around, at, len);
        let span = word.span.join(around.words[at + len - 1].span);
        let kind =
            word.mark.map_or(Kind::Word, |mark| Kind::Mark(around.language.full_width(mark)));
        self.add(word, span, kind, cues);
        len
    }

    fn push_figure(
        &mut self,
        words: &[Word],
        quantities: &[Mention<QuantityFound>],
        at: usize,
    ) -> usize {
        let Some(index) = figure_at(quantities, words[at].span) else { return 1 };
        let span = quantities[index].span;
        self.add(&words[at], span, Kind::Quantity(index), Cues::default());
        words[at..].iter().take_while(|word| word.span.overlaps(span)).count().max(1)
    }

    /// "Limita al norte con A", "Al sur tiene costa": a finite verb that opens its sentence, with
    /// no name behind it that could be its subject, holds the pronoun that other languages write.
    fn add_dropped_subject(&mut self, text: &str, language: &Language) {
        let grammar = |word: &str| language.is_function_word(word);
        let leads = |element: &&Element| {
            let plain = element.kind == Kind::Word && !element.has(Cue::Finite);
            plain && (element.cues.wind.is_some() || grammar(element.span.of(text)))
        };
        let at = self.elements.iter().take(OPENING).take_while(leads).count();
        let named = |next: &Element| matches!(next.kind, Kind::Place(_) | Kind::Name);
        let followed = self.elements.get(at + 1).is_some_and(named);
        let Some(verb) = self.elements.get_mut(at) else { return };
        let phrase = verb.span.of(text);
        let led = phrase.rsplit_once(' ').is_some_and(|(_, last)| grammar(last));
        if verb.kind == Kind::Word && verb.has(Cue::Finite) && (led || !followed) {
            verb.cues = verb.cues.join(Cues::of(&[Cue::It, Cue::Pronoun]));
        }
    }

    fn add(&mut self, word: &Word, span: Span, kind: Kind, cues: Cues) {
        let (capital, joined) = (word.capital, word.joined);
        self.elements.push(Element { span, kind, cues, capital, joined });
    }
}
