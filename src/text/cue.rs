//! Cue words: the small closed vocabulary that ties figures to places.
//!
//! "entfernt", "as the crow flies", "la frontière", "единственный": each language pack lists its
//! words by class in its `cues.txt`. Claims are written over classes, so they read every
//! language alike.

use std::collections::HashMap;
use std::sync::OnceLock;

use foldhash::fast::RandomState;

use crate::atlas::fold;

use super::language::{LANGUAGES, Language, phrases};
use super::word::{Facts, Vocabulary, Word, is_accented, words};

pub use super::class::{Cue, Cues, PARALLELS};

/// Those of the packs, each made on first use.
static CUE_WORDS: [OnceLock<CueWords>; LANGUAGES.len()] =
    [const { OnceLock::new() }; LANGUAGES.len()];

impl Language {
    pub(super) fn cue_words(&'static self) -> &'static CueWords {
        CUE_WORDS[self.number()].get_or_init(|| CueWords::of(self))
    }
}

/// One word of a phrase; `*` at either end stands for any letters, `=` in front keeps the accents.
#[derive(Debug)]
struct Pattern {
    letters: String,
    open_start: bool,
    open_end: bool,
    /// Short words are told apart by their accents: "è" is "is", "e" is "and".
    accented: Option<bool>,
    /// It is another word without its accents even as a capital: "Läge" is not "Lage".
    exact: bool,
}

/// Longer words than this are the same without their accents.
const LONGEST_MINIMAL: usize = 3;

impl Pattern {
    fn new(word: &str) -> Self {
        let letters = fold(word.trim_matches(['*', '=']));
        let exact = word.starts_with('=');
        let short = letters.chars().count() <= LONGEST_MINIMAL && !word.contains('*');
        Self {
            accented: (short || exact).then(|| is_accented(word)),
            exact,
            letters,
            open_start: word.starts_with('*'),
            open_end: word.ends_with('*'),
        }
    }

    fn matches(&self, word: &Facts) -> bool {
        // Capitals may go without their accents.
        let bare_capital = word.capital && !word.accented && !self.exact;
        if self.accented.is_some_and(|accented| accented != word.accented && !bare_capital) {
            return false;
        }
        let word = word.folded.as_str();
        match (self.open_start, self.open_end) {
            (false, false) => word == self.letters,
            (false, true) => word.starts_with(&self.letters),
            (true, false) => word.len() > self.letters.len() && word.ends_with(&self.letters),
            (true, true) => word.contains(&self.letters),
        }
    }
}

/// The first two bytes of a word, or its only one and a zero.
pub(super) type Start = [u8; 2];

pub(super) fn start_of(word: &str) -> Option<Start> {
    let mut bytes = word.bytes();
    Some([bytes.next()?, bytes.next().unwrap_or(0)])
}

#[derive(Debug)]
struct Phrase {
    words: Vec<Pattern>,
    cues: Cues,
}

/// The cue words of one language.
#[derive(Debug, Default)]
pub struct CueWords {
    phrases: Vec<Phrase>,
    /// Indices of phrases by the first two characters of their first word, …
    by_first: HashMap<(char, Option<char>), Vec<u32>, RandomState>,
    /// … whose first word may begin with anything, by the last character of that word, …
    by_last: HashMap<char, Vec<u32>, RandomState>,
    /// … and end with anything.
    open: Vec<u32>,
}

impl CueWords {
    /// The longest phrase that `words` starts with: how many words it takes, and its classes.
    pub fn longest(&self, words: &[Word]) -> Option<(usize, Cues)> {
        let mut best: Option<(usize, Cues)> = None;
        for &index in self.opened(words) {
            let phrase = &self.phrases[index as usize];
            let len = phrase.words.len();
            if best.is_some_and(|(longest, _)| longest > len) || !phrase.goes_on(words) {
                continue;
            }
            best = match best {
                Some((longest, cues)) if longest == len => Some((len, cues.join(phrase.cues))),
                _ => Some((len, phrase.cues)),
            };
        }
        best
    }

    /// The classes of all phrases that `words` start with, and the phrases that may go on behind
    /// them; words of grammar left out.
    pub(super) fn all(&self, words: &[Word]) -> (Cues, Vec<u32>) {
        let (mut cues, mut open) = (Cues::default(), Vec::new());
        for &index in self.opened(words) {
            let phrase = &self.phrases[index as usize];
            if phrase.cues.is_empty() {
                continue;
            } else if phrase.goes_on(words) {
                cues = cues.join(phrase.cues);
            } else if phrase.words.len() > words.len() && phrase.fits(words) {
                open.push(index);
            }
        }
        (cues, open)
    }

    /// Whether the word may open a phrase of one of `cues`.
    pub(super) fn may_open(&self, word: &Word, cues: &[Cue]) -> bool {
        let opened = self.opened(std::slice::from_ref(word)).iter();
        opened.into_iter().any(|&index| self.phrases[index as usize].cues.any(cues))
    }

    /// Whether word `at` of the phrase `index` is `word`.
    pub(super) fn goes_on(&self, index: u32, at: usize, word: &Facts) -> bool {
        self.phrases[index as usize].words.get(at).is_some_and(|pattern| pattern.matches(word))
    }

    /// What word `at` of the phrase `index` [starts](start_of) with, unless that is left open.
    pub(super) fn start(&self, index: u32, at: usize) -> Option<Start> {
        let pattern = self.phrases[index as usize].words.get(at)?;
        let open = pattern.open_start || pattern.open_end && pattern.letters.len() < 2;
        start_of(&pattern.letters).filter(|_| !open)
    }

    /// Whether word `at` is the last one of the phrase `index`.
    pub(super) fn ends(&self, index: u32, at: usize) -> bool {
        self.phrases[index as usize].words.len() == at + 1
    }

    pub(super) fn cues(&self, index: u32) -> Cues {
        self.phrases[index as usize].cues
    }

    /// The phrases that the first of `words` may be the first word of.
    fn opened<'w>(&self, words: &'w [Word]) -> &'w [u32] {
        let first = words.first().filter(|word| word.is_word());
        first.map_or(&[], |first| first.phrases.get_or_init(|| self.opened_by(first)))
    }

    /// The phrases that the word may be the first of.
    fn opened_by(&self, word: &Facts) -> Box<[u32]> {
        let mut letters = word.folded.chars();
        let (first, second) = (letters.next(), letters.next());
        let begun = |second| first.and_then(|first| self.by_first.get(&(first, second)));
        let long = second.and_then(|second| begun(Some(second)));
        let last = word.folded.chars().next_back().filter(|_| second.is_some());
        let ended = last.and_then(|letter| self.by_last.get(&letter));
        let fits = |index: &u32| self.phrases[*index as usize].words[0].matches(word);
        let listed = [begun(None), long, ended].into_iter().flatten().flatten().chain(&self.open);
        listed.copied().filter(fits).collect()
    }

    /// The cue words of `language`.
    pub fn of(language: &'static Language) -> Self {
        let vocabulary = Vocabulary::new(language);
        let mut words = Self::default();
        for line in language.cues.lines().filter(|line| !line.starts_with('#') && !line.is_empty())
        {
            let (name, phrases) = line.split_once(':').expect("a test checks every line");
            let cues = Cues::named(name).expect("a test checks every class name");
            for phrase in phrases.split(',').map(str::trim).filter(|phrase| !phrase.is_empty()) {
                words.add(phrase, cues, &vocabulary);
            }
        }
        for phrase in language.ordinals.iter().flat_map(|(_, list)| phrases(list)) {
            words.add(phrase, Cue::Ordinal.into(), &vocabulary);
        }
        words
    }

    fn add(&mut self, phrase: &str, cues: Cues, vocabulary: &Vocabulary) {
        let words: Vec<_> =
            split_words(phrase, vocabulary).iter().map(|word| Pattern::new(word)).collect();
        let Some(first) = words.first() else { return };
        let mut letters = first.letters.chars();
        let list = match (letters.next(), first.letters.chars().next_back()) {
            (Some(letter), _) if !first.open_start => {
                self.by_first.entry((letter, letters.next())).or_default()
            }
            (_, Some(letter)) if !first.open_end => self.by_last.entry(letter).or_default(),
            _ => &mut self.open,
        };
        list.push(self.phrases.len() as u32);
        self.phrases.push(Phrase { words, cues });
    }
}

impl Phrase {
    /// Whether `words`, the first of which fits, go on as the phrase does.
    fn goes_on(&self, words: &[Word]) -> bool {
        self.words.len() <= words.len() && self.fits(words)
    }

    /// The same as far as `words` go.
    fn fits(&self, words: &[Word]) -> bool {
        self.words.iter().zip(words).skip(1).all(|(pattern, word)| pattern.matches(word))
    }
}

/// The words of a phrase as the tokeniser would cut them; `*` stays with its word.
fn split_words(phrase: &str, vocabulary: &Vocabulary) -> Vec<String> {
    let mut found = Vec::new();
    for part in phrase.split_whitespace() {
        let plain = part.replace(['*', '='], "");
        // A stem that goes on in any way must not lose what only looks like a particle.
        if vocabulary.language.postpositions && part.ends_with('*') {
            found.push(part.to_owned());
            continue;
        }
        let cut: Vec<_> = words(&plain, vocabulary)
            .into_iter()
            .filter(|word| word.mark.is_none())
            .map(|word| word.span.of(&plain).to_owned())
            .collect();
        let last = cut.len().saturating_sub(1);
        found.extend(cut.into_iter().enumerate().map(|(index, word)| {
            let marks = part.find(|c| !matches!(c, '*' | '=')).filter(|_| index == 0);
            let start = &part[..marks.unwrap_or(0)];
            let end = if index == last && part.ends_with('*') { "*" } else { "" };
            format!("{start}{word}{end}")
        }));
    }
    found
}

/// The phrases of a pack.
#[cfg(test)]
pub fn listed(language: &Language) -> impl Iterator<Item = &'static str> {
    let lines = language.cues.lines().filter(|line| !line.starts_with('#'));
    let phrases = lines.filter_map(|line| line.split_once(':'));
    let phrases = phrases.flat_map(|(_, phrases)| phrases.split(',').map(str::trim));
    phrases.filter(|phrase| !phrase.is_empty())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::LANGUAGES;

    #[test]
    fn what_compares_anything_compares_sizes_as_well() {
        for language in LANGUAGES {
            let of = |class: &str| {
                let lines = language.cues.lines().filter_map(|line| line.split_once(':'));
                let (_, phrases) = lines.into_iter().find(|(name, _)| *name == class)?;
                Some(phrases.split(',').map(str::trim).collect::<Vec<_>>())
            };
            let sizes = ["same_size", "larger", "smaller"].into_iter().filter_map(of);
            let sizes: Vec<&str> = sizes.flatten().collect();
            for phrase in of("of_anything").unwrap_or_default() {
                assert!(sizes.contains(&phrase), "{}: {phrase}", language.code);
            }
        }
    }

    #[test]
    fn every_line_of_every_pack_is_understood() {
        for language in LANGUAGES {
            let code = language.code;
            for line in
                language.cues.lines().filter(|line| !line.starts_with('#') && !line.is_empty())
            {
                let (name, _) = line.split_once(':').unwrap_or_else(|| panic!("{code}: {line}"));
                assert!(Cues::named(name).is_some(), "{code}: {name}");
            }
        }
    }
}
