//! Answers that are kept, since prose asks the same again and again.

use std::cell::{OnceCell, RefCell};
use std::collections::HashMap;

use foldhash::fast::RandomState;

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
