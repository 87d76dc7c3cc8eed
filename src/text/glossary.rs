//! What the tables say about each word and name of a text, looked up once: prose repeats itself.
//!
//! Reading a sentence means asking, for each of its words, whether it is a word of grammar, how
//! common it is, which cue phrases it opens and what places it may name. The answers depend on the
//! word alone, so they are kept. Texts of ever new words fill the memory up to a bound, no further.

use std::cell::{OnceCell, RefCell};
use std::collections::HashMap;
use std::rc::Rc;

use foldhash::fast::RandomState;

use super::language::{LANGUAGES, Language};
use super::word::{Facts, facts};
use crate::atlas::{Atlas, Candidate};

/// The atlas as one reader of texts sees it, with what it has been asked so far.
pub struct Glossary<'a> {
    pub atlas: &'a Atlas,
    names: Memo<Rc<[Candidate]>>,
    /// In the order of [`LANGUAGES`].
    vocabularies: Vec<Vocabulary>,
}

impl<'a> Glossary<'a> {
    pub fn new(atlas: &'a Atlas) -> Self {
        let vocabularies = LANGUAGES.iter().copied().map(Vocabulary::new).collect();
        Self { atlas, names: Memo::default(), vocabularies }
    }

    /// The places that bear `name`, best first.
    pub fn candidates(&self, name: &str) -> Rc<[Candidate]> {
        self.names.get(name, |name| self.atlas.candidates(name).into())
    }

    /// The words of one language.
    pub fn vocabulary(&self, language: &'static Language) -> &Vocabulary {
        let listed = self.vocabularies.iter().find(|it| std::ptr::eq(it.language, language));
        listed.expect("every language is listed")
    }
}

/// The words of one language, each with its facts.
pub struct Vocabulary {
    pub language: &'static Language,
    words: Memo<Rc<Facts>>,
    /// The places that a name of this language stands for, in any of its forms.
    pub(super) names: Memo<Rc<[Candidate]>>,
    /// Whether a name of two words or more may begin with these two.
    pub(super) openings: Memo<bool>,
    other: Rc<Facts>,
}

impl Vocabulary {
    pub fn new(language: &'static Language) -> Self {
        let (words, names, openings) = (Memo::default(), Memo::default(), Memo::default());
        Self { language, words, names, openings, other: Rc::default() }
    }

    /// What is known of `word`, as it is written.
    pub(super) fn facts(&self, word: &str) -> Rc<Facts> {
        self.words.get(word, |word| Rc::new(facts(word, self.language)))
    }

    /// What is known of numbers and marks: nothing.
    pub(super) fn nothing(&self) -> Rc<Facts> {
        Rc::clone(&self.other)
    }
}

/// Answers by what was asked.
pub(super) struct Memo<T> {
    answers: RefCell<HashMap<Box<str>, T, RandomState>>,
}

/// So many answers are kept at a time …
const MOST: usize = 1 << 16;
/// … to questions of so many bytes; nobody asks twice for longer ones.
const LONGEST: usize = 64;

impl<T> Default for Memo<T> {
    fn default() -> Self {
        Self { answers: RefCell::default() }
    }
}

impl<T: Clone> Memo<T> {
    /// The answer to `key`, which `answer` finds out if it is new.
    pub(super) fn get(&self, key: &str, answer: impl FnOnce(&str) -> T) -> T {
        if let Some(known) = self.answers.borrow().get(key) {
            return known.clone();
        }
        let new = answer(key);
        if key.len() <= LONGEST {
            let mut answers = self.answers.borrow_mut();
            if answers.len() >= MOST {
                answers.clear();
            }
            answers.insert(key.into(), new.clone());
        }
        new
    }
}

/// A fact that is found out when it is first asked for.
pub(super) type Lazy<T> = OnceCell<T>;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn answers_stay_the_same_and_bounded() {
        let memo = Memo::default();
        for key in 0..3 * MOST {
            assert_eq!(memo.get(&key.to_string(), str::len), key.to_string().len());
            assert_eq!(memo.get(&key.to_string(), |_| 0), key.to_string().len());
        }
        memo.get(&"x".repeat(LONGEST + 1), str::len);
        assert!(memo.answers.borrow().len() <= MOST);
        assert!(memo.answers.borrow().keys().all(|key| key.len() <= LONGEST));
    }
}
