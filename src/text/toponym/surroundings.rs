//! What the words around a name say of it.

use std::cell::OnceCell;
use std::rc::Rc;

use super::ToponymFound;
use super::candidates::candidates;
use super::score::{WELL_KNOWN, is_han, nationality};
use crate::atlas::{Candidate, Place};
use crate::text::Language;
use crate::text::cue::{Cue, Cues};
use crate::text::glossary::Glossary;
use crate::text::language::Capitals;
use crate::text::word::Word;

/// What the sentence's words are taken by before names are looked for.
pub struct Surroundings<'a> {
    pub glossary: &'a Glossary<'a>,
    pub language: &'static Language,
    pub text: &'a str,
    pub words: &'a [Word],
    /// The cue phrase that starts at each word: its length and classes.
    pub cues: &'a [Option<(usize, Cues)>],
    /// Whether a figure takes the word.
    pub taken: &'a [bool],
    /// The name that starts at each word, once looked for.
    pub found: Vec<OnceCell<Option<ToponymFound>>>,
}

/// What speaks for a name behind it, …
pub static LEADING: &[Cue] =
    &[Cue::From, Cue::To, Cue::In, Cue::Between, Cue::Near, Cue::Off, Cue::Adjoin];
/// … or for one before it.
pub static FOLLOWING: &[Cue] = &[Cue::Lie, Cue::Away, Cue::Adjoin];

/// Kind words that a name may follow with "of" between them, or without.
pub static KIND_WORDS: &[Cue] = &[
    Cue::Settlement,
    Cue::Capital,
    Cue::Region,
    Cue::Country,
    Cue::River,
    Cue::Lake,
    Cue::Island,
    Cue::Mountain,
    Cue::SeaPlace,
];

impl Surroundings<'_> {
    /// The candidates of `name` in this language.
    pub fn candidates(&self, name: &str) -> Rc<[Candidate]> {
        candidates(self.glossary, self.language, name)
    }

    /// The country whose adjective of nationality the word is.
    pub fn nationality(&self, at: usize) -> Option<Place> {
        nationality(self.glossary, self.language, &self.words[at]).cloned()
    }

    pub fn has_cue(&self, at: Option<usize>, cues: &[Cue]) -> bool {
        let found = at.and_then(|at| self.cues.get(at).copied().flatten());
        found.is_some_and(|(_, found)| found.any(cues))
    }

    /// Whether a phrase starts at the word that means something to the claims.
    pub fn is_cue(&self, at: usize) -> bool {
        self.cues[at].is_some_and(|(_, cues)| !cues.is_empty())
    }

    pub fn is_function_word(&self, at: usize) -> bool {
        self.words[at].grammar
    }

    /// A capital inside a sentence marks a name, in languages that write common nouns small.
    pub fn is_marked_name(&self, at: usize) -> bool {
        let inside = at > 0 && {
            let before = &self.words[at - 1];
            before.is_word() || matches!(before.mark, Some(',' | '(' | '–' | '—'))
        };
        self.language.capitals == Capitals::Names && inside && self.words[at].upper
    }

    pub fn zipf(&self, at: usize) -> Option<f64> {
        let word = &self.words[at];
        let known = || self.glossary.atlas.zipf(self.language.code, &word.folded);
        *word.zipf.get_or_init(known)
    }

    /// Whether the words around speak for a place: a preposition of place, a kind word, a container
    /// behind a comma, a verb of place.
    pub fn supports(&self, at: usize, len: usize) -> bool {
        let before = at.checked_sub(1);
        let heading = self.has_cue(before, &[Cue::Heading]);
        let opens = at == 0 || self.words[at - 1].mark.is_some() || heading;
        let contracted = before.is_some_and(|before| self.is_contraction(before));
        let follows = self.words.get(at + len);
        let listed = self.has_cue(before, &[Cue::And]) && at > 1 && self.words[at - 2].capital;
        let comma = follows.is_some_and(|word| matches!(word.mark, Some(',' | '(' | '–' | '—')));
        self.has_cue(before, KIND_WORDS)
            || self.has_particle_of_place(at + len)
            || self.has_cue(before, LEADING) && !contracted
            || before.is_some_and(|before| self.is_adjoined_to(before))
            || self.has_cue(Some(at + len), FOLLOWING)
                && (opens || self.has_cue(before, &[Cue::And]))
            || listed
            || opens && self.heads_list(at + len)
            || comma && opens
    }

    /// "grenzt im Norden an", "näher an A als an", "hat mit A eine Grenze": what follows the
    /// preposition at `at` is a place.
    fn is_adjoined_to(&self, at: usize) -> bool {
        const VERB: usize = 12;
        const NOUN: usize = 6;
        let mut before = at.saturating_sub(VERB)..at;
        let verb = |index: usize| self.has_cue(Some(index), &[Cue::Adjoin, Cue::Near]);
        let mut around = at.saturating_sub(NOUN)..at + NOUN;
        let noun = |index: usize| self.has_cue(Some(index), &[Cue::Border, Cue::LandBorder]);
        self.has_cue(Some(at), &[Cue::AdjoinedTo]) && before.any(verb)
            || self.has_cue(Some(at), &[Cue::With]) && around.any(noun)
    }

    /// "Torino e Milano": another well-known place follows an "and".
    pub fn heads_list(&self, at: usize) -> bool {
        let next = at + 1;
        let capital = self.words.get(next).is_some_and(|word| word.upper);
        let apart = || self.has_cue(Some(next + 1), &[Cue::Lie, Cue::Away, Cue::Apart]);
        let place = || {
            self.is_lone_place(next)
                || apart() && !self.candidates(self.words[next].span.of(self.text)).is_empty()
        };
        self.has_cue(Some(at), &[Cue::And]) && capital && place()
    }

    /// Korean puts behind the name what others put before it.
    pub fn has_particle_of_place(&self, at: usize) -> bool {
        self.language.postpositions
            && self.has_cue(Some(at), &[Cue::From, Cue::To, Cue::In, Cue::And, Cue::Between])
    }

    /// German prepositions that hold an article: names of settlements have none.
    pub fn is_contraction(&self, at: usize) -> bool {
        self.language.contractions.contains(&self.words[at].folded.as_str())
    }

    /// Whether the adjective of a country or a region stands before the word at `at`.
    pub fn is_behind_adjective(&self, at: usize) -> bool {
        at.checked_sub(1).is_some_and(|before| {
            let (atlas, code) = (self.glossary.atlas, self.language.code);
            let written = self.words[before].folded.as_str();
            let country = || atlas.country_by_demonym(code, written).is_some();
            country() || atlas.region_by_adjective(code, written).is_some()
        })
    }

    /// German names of settlements have no article; nouns that look like them do.
    pub fn has_article(&self, at: usize) -> bool {
        at.checked_sub(1).is_some_and(|before| {
            let word = self.words[before].folded.as_str();
            self.language.before_nouns.contains(&word) || self.is_contraction(before)
        })
    }

    /// "Frau Kassel", "Dr. Münster", "Jack London": a title or a given name stands before it.
    pub fn is_introduced(&self, at: usize) -> bool {
        let full_stop = |at: usize| self.words[at].mark == Some('.') && self.words[at].glued;
        let before = match at.checked_sub(1) {
            Some(before) if full_stop(before) => before.checked_sub(1),
            before => before,
        };
        before.is_some_and(|before| self.words[before].upper && self.words[before].introduces)
    }

    /// "Hannover 96", "Schalke 04": what clubs carry behind the town.
    pub fn is_club(&self, at: usize) -> bool {
        let Some(number) = self.words.get(at).filter(|_| self.language.numbered_clubs) else {
            return false;
        };
        let digits = number.span.of(self.text);
        let two = digits.len() == 2 && digits.bytes().all(|digit| digit.is_ascii_digit());
        let counted = self.words.get(at + 1).is_some_and(|next| next.is_word() && next.capital);
        two && !self.taken[at] && !counted
    }

    /// A capitalised neighbour of no known meaning makes the name part of a person's or a firm's.
    pub fn is_part_of_longer_name(&self, at: usize, len: usize) -> bool {
        // Korean has no capitals that would show it.
        let before = || at > 1 && self.is_name_word(at - 1) && !self.is_owner(at - 1);
        match self.language.capitals {
            Capitals::None => false,
            Capitals::Names | Capitals::Kinds => self.is_name_word(at + len) || before(),
            Capitals::Nouns => self.is_name_word(at + len),
        }
    }

    /// "Italy's Basilicata region", "Greece's Gavdos": a genitive is a name of its own.
    pub fn is_owner(&self, at: usize) -> bool {
        let word = self.words[at].span.of(self.text);
        self.language.genitive_endings.iter().any(|ending| word.ends_with(ending))
    }

    /// A capitalised word that a proper name may go on with, a kind word too: "… Park".
    pub fn continues_name(&self, at: usize) -> bool {
        let word = &self.words[at];
        word.upper && !word.grammar && !self.taken[at]
    }

    /// "nördlich | von | X".
    pub fn has_wind(&self, at: Option<usize>) -> bool {
        let cues = at.and_then(|at| self.cues.get(at).copied().flatten());
        cues.is_some_and(|(_, cues)| cues.wind.is_some())
    }

    /// A capitalised word that may be part of a proper name.
    pub fn is_proper(&self, at: usize) -> bool {
        let word = &self.words[at];
        let opening = &[Cue::Site, Cue::Island, Cue::Lake, Cue::Mountain];
        let cue = self.is_cue(at) && !self.has_cue(Some(at), opening);
        word.upper && !word.grammar && !self.taken[at] && (!cue || word.joined)
    }

    /// A capitalised word that is no word of grammar and no kind word.
    pub fn is_name_word(&self, at: usize) -> bool {
        let Some(word) = self.words.get(at).filter(|word| word.is_word() && word.capital) else {
            return false;
        };
        let site = self.has_cue(Some(at), &[Cue::Site]);
        let free = !self.taken[at] && !is_han(word.span.of(self.text)) && !word.joined;
        free && !word.grammar && (site || !self.is_cue(at)) && !self.is_lone_place(at)
    }

    /// A neighbour that is itself a well-known place does not lengthen the name.
    pub fn is_lone_place(&self, at: usize) -> bool {
        let name = self.words[at].span.of(self.text);
        self.glossary.candidates(name).first().is_some_and(|found| found.score > WELL_KNOWN)
    }
}
