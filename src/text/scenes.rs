//! The sentences of a stretch of text, each read when it is first looked at.
//!
//! What a name stands for hangs on the countries that the whole stretch names. A country is looked
//! for only when a candidate lies in it, and only in the sentences whose outlines hold a name.

use std::cell::{Cell, OnceCell, RefCell};
use std::collections::HashMap;
use std::rc::Rc;

use foldhash::fast::RandomState;

use crate::atlas::{Candidate, CountryCode, Place};

use super::candidate::Dimensions;
use super::cue::{Cue, Cues};
use super::cut::Cuts;
use super::dateline;
use super::glossary::Glossary;
use super::language::{Language, RatioOf, Syntax};
use super::outline::{Outline, Outlines};
use super::quantity::{QuantityFound, quantities};
use super::resolve::{add_apposed, countries, resolve};
use super::scene::Scene;
use super::sentence::Sentence;
use super::word::words;
use crate::span::Mention;

/// A stretch of text, sentence by sentence.
pub struct Scenes<'s, 't> {
    glossary: &'s Glossary<'s>,
    prose: &'t str,
    sentences: &'s [Sentence],
    outlines: &'s Outlines<'s>,
    sketches: Vec<Outline>,
    cuts: Cuts,
    /// What has been asked of each sentence, and of most nothing is.
    asked: Vec<OnceCell<Box<Asked<'t>>>>,
    countries: Named,
}

/// What has been found out about one sentence.
#[derive(Default)]
struct Asked<'t> {
    /// Its outline with the names counted.
    outline: OnceCell<Outline>,
    /// Its figures, where they have been read to see what they measure.
    figures: Cell<Option<Vec<Mention<QuantityFound>>>>,
    /// Read, but not resolved.
    raw: Cell<Option<Box<Scene<'t>>>>,
    read: OnceCell<Box<Scene<'t>>>,
    countries: OnceCell<Vec<CountryCode>>,
}

/// Sentences by the country that they may name.
type Suspects = HashMap<Option<CountryCode>, Vec<usize>, RandomState>;

/// The countries that the sentences name.
struct Named {
    /// The sentences that may name a country, and under `None` those that may name any.
    suspects: OnceCell<Suspects>,
    known: RefCell<HashMap<CountryCode, bool, RandomState>>,
}

impl<'s, 't> Scenes<'s, 't> {
    pub fn new(outlines: &'s Outlines<'s>, prose: &'t str, sentences: &'s [Sentence]) -> Self {
        let (sketches, cuts) = outlines.sketches(prose, sentences);
        Self {
            glossary: outlines.glossary,
            prose,
            sentences,
            outlines,
            sketches,
            cuts,
            asked: sentences.iter().map(|_| OnceCell::new()).collect(),
            countries: Named { suspects: OnceCell::new(), known: RefCell::default() },
        }
    }

    /// The same where nothing is told from outlines: each sentence is read.
    #[cfg(test)]
    pub fn unclear(outlines: &'s Outlines<'s>, prose: &'t str, sentences: &'s [Sentence]) -> Self {
        let unclear = Outline { unclear: true, ..Outline::default() };
        let scenes = Self::new(outlines, prose, sentences);
        Self { sketches: vec![unclear; sentences.len()], ..scenes }
    }

    pub fn len(&self) -> usize {
        self.sentences.len()
    }

    pub fn is_empty(&self) -> bool {
        self.sentences.is_empty()
    }

    /// Whether sentence `at` may hold what is `wanted`.
    pub fn may_hold(&self, at: usize, wanted: impl Fn(&Outline) -> bool) -> bool {
        let outlined = wanted(&self.sketches[at]) && wanted(self.outline(at));
        outlined && self.measured(at, &wanted).is_none_or(|outline| wanted(&outline))
    }

    /// The outline of sentence `at` with what its figures do measure, where it is `wanted` for
    /// them.
    fn measured(&self, at: usize, wanted: impl Fn(&Outline) -> bool) -> Option<Outline> {
        let outline = *self.outline(at);
        if wanted(&Outline { figures: Dimensions::default(), ..outline }) {
            return None;
        }
        let Sentence { span, language, .. } = self.sentences[at];
        let read = quantities(span.of(self.prose), language);
        let told = read.iter().filter(|found| tells_size(&found.value, &outline, language));
        let measured = told.map(|found| found.value.quantity.unit.dimension().into());
        let figures = measured.fold(Dimensions::default(), Dimensions::join);
        self.asked(at).figures.set(Some(read));
        Some(Outline { figures: outline.figures.meet(figures), ..outline })
    }

    /// What sentence `at` may hold.
    pub fn outline(&self, at: usize) -> &Outline {
        let sketch = &self.sketches[at];
        if sketch.unclear {
            return sketch;
        }
        self.asked(at).outline.get_or_init(|| {
            self.outlines.named(self.sentences[at].language, self.cuts.of(at), *sketch)
        })
    }

    /// Sentence `at`; `None` behind the last one.
    pub fn get(&self, at: usize) -> Option<&Scene<'t>> {
        self.sentences.get(at)?;
        Some(self.asked(at).read.get_or_init(|| {
            self.countries_of(at);
            let mut scene = self.take_raw(at);
            resolve(self.glossary.atlas, &mut scene, |code| self.names(code));
            dateline::take(&mut scene);
            scene
        }))
    }

    /// The sentences that may name a place, in order.
    pub fn with_names(&self) -> impl Iterator<Item = &Scene<'t>> {
        (0..self.len()).filter(|&at| self.may_name(at)).filter_map(|at| self.get(at))
    }

    /// Whether sentence `at` may name a place.
    pub fn may_name(&self, at: usize) -> bool {
        let outline = self.outline(at);
        outline.names > 0 || outline.unclear || self.glossary.atlas.has_own_names()
    }

    /// The places that bear `name`, best first.
    pub fn candidates(&self, name: &str) -> Rc<[Candidate]> {
        self.glossary.candidates(name)
    }

    /// Places one of whose names is spelt nearly like `name`, most prominent first.
    pub fn nearly_called(&self, name: &str) -> Rc<[Place]> {
        self.glossary.nearly_called(name)
    }

    /// The sentence that byte `at` of the document lies in or behind.
    pub fn around(&self, at: usize) -> Option<&Scene<'t>> {
        let behind = self.sentences.partition_point(|sentence| sentence.span.start <= at);
        self.get(behind.checked_sub(1)?)
    }

    fn asked(&self, at: usize) -> &Asked<'t> {
        self.asked[at].get_or_init(Box::default)
    }

    /// Whether a sentence names the country, or a region of it, as such.
    fn names(&self, code: CountryCode) -> bool {
        if let Some(&known) = self.countries.known.borrow().get(&code) {
            return known;
        }
        let suspects = self.countries.suspects.get_or_init(|| self.suspects());
        let listed = [Some(code), None].map(|code| suspects.get(&code));
        let listed = || listed.into_iter().flatten().flatten().copied();
        let read = |at: usize| self.asked[at].get().and_then(|asked| asked.countries.get());
        let known = |at: usize| read(at).is_some_and(|named| named.contains(&code));
        // Most countries are named in a sentence that has been read already.
        let mut unread = listed().filter(|&at| read(at).is_none());
        let found = listed().any(known) || unread.any(|at| self.countries_of(at).contains(&code));
        self.countries.known.borrow_mut().insert(code, found);
        found
    }

    /// The sentences that may name a country, by country.
    fn suspects(&self) -> Suspects {
        let mut suspects = Suspects::default();
        for (at, sentence) in self.sentences.iter().enumerate() {
            let clear = !self.sketches[at].unclear;
            let named =
                self.outlines.countries(sentence.language, self.cuts.of(at)).filter(|_| clear);
            match named {
                Some(codes) => {
                    codes.into_iter().for_each(|it| suspects.entry(Some(it)).or_default().push(at));
                }
                None => suspects.entry(None).or_default().push(at),
            }
        }
        suspects
    }

    fn countries_of(&self, at: usize) -> &[CountryCode] {
        self.asked(at).countries.get_or_init(|| {
            let scene = self.take_raw(at);
            let named = countries(&scene);
            self.asked(at).raw.set(Some(scene));
            named
        })
    }

    fn take_raw(&self, at: usize) -> Box<Scene<'t>> {
        self.asked(at).raw.take().unwrap_or_else(|| {
            let sentence = &self.sentences[at];
            let (text, language) = (sentence.span.of(self.prose), sentence.language);
            let known = self.outlines.words(language, text, self.cuts.of(at));
            let words = known.unwrap_or_else(|| words(text, self.glossary.vocabulary(language)));
            let figures =
                self.asked(at).figures.take().unwrap_or_else(|| quantities(text, language));
            let mut scene = Scene::read(self.glossary, self.prose, sentence, &words, figures);
            add_apposed(self.glossary.atlas, &mut scene);
            Box::new(scene)
        })
    }
}

/// False only for a ratio of something else than sizes, such as a share of votes: words for size
/// are its head or, where they may stand farther off, anywhere in the sentence.
fn tells_size(found: &QuantityFound, outline: &Outline, language: &Language) -> bool {
    static SIZES: Cues = Cues::of(&[Cue::SameSize, Cue::Larger]);
    let elsewhere = language.syntax != Syntax::Germanic || outline.cues.overlaps(SIZES);
    found.ratio_of.is_none_or(|of| match of {
        RatioOf::Area => true,
        RatioOf::Unsaid => elsewhere,
        RatioOf::Length | RatioOf::Width | RatioOf::Distance => false,
    })
}

/// Reading sentence `at`, which must be one of them.
impl<'t> std::ops::Index<usize> for Scenes<'_, 't> {
    type Output = Scene<'t>;

    fn index(&self, at: usize) -> &Scene<'t> {
        self.get(at).expect("the sentence is one of the stretch")
    }
}
