//! What the tables say about each word and name of a text, looked up once: prose repeats itself.
//!
//! Reading a sentence means asking, for each of its words, whether it is a word of grammar, how
//! common it is, which cue phrases it opens and what places it may name. The answers depend on the
//! word alone, so they are kept. Texts of ever new words fill the memory up to a bound, no further.

use std::rc::Rc;

use super::language::{LANGUAGES, Language};
use super::memo::Memo;
use super::word::Vocabulary;
use crate::atlas::{Atlas, Candidate, Place};

/// The atlas as one reader of texts sees it, with what it has been asked so far.
pub struct Glossary<'a> {
    pub atlas: &'a Atlas,
    names: Memo<Rc<[Candidate]>>,
    near: Memo<Rc<[Place]>>,
    /// In the order of [`LANGUAGES`].
    vocabularies: Vec<Vocabulary>,
}

impl<'a> Glossary<'a> {
    pub fn new(atlas: &'a Atlas) -> Self {
        let vocabularies = LANGUAGES.iter().copied().map(Vocabulary::new).collect();
        Self { atlas, names: Memo::default(), near: Memo::default(), vocabularies }
    }

    /// The places that bear `name`, best first.
    pub fn candidates(&self, name: &str) -> Rc<[Candidate]> {
        self.names.get(name, |name| self.atlas.candidates(name).into())
    }

    /// Places one of whose names is spelt nearly like `name`, most prominent first.
    pub fn nearly_called(&self, name: &str) -> Rc<[Place]> {
        self.near.get(name, |name| self.atlas.nearly_called(name).into())
    }

    /// The words of one language.
    pub fn vocabulary(&self, language: &'static Language) -> &Vocabulary {
        let listed = self.vocabularies.iter().find(|it| std::ptr::eq(it.language, language));
        listed.expect("every language is listed")
    }
}
