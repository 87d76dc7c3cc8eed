//! What is asked of every piece of every sentence, in a few bytes.
//!
//! What is known of all [pieces](super::piece::Piece) of a text does not fit the caches of a
//! machine, but most pieces of most sentences are passed over for what stands here.

use super::cue::Start;
use super::piece::{Names, Piece};

/// A sign that a piece has.
#[derive(Clone, Copy)]
#[repr(u16)]
pub enum Sign {
    /// A word of it that is none of grammar has a capital, …
    Capital = 1,
    /// … or any word of it.
    Raised = 1 << 1,
    /// Its last word is one of grammar.
    Grammar = 1 << 2,
    /// A verb of place may begin in it, …
    Lies = 1 << 3,
    /// … or a preposition of place.
    Inside = 1 << 4,
    /// Its names are known: …
    Asked = 1 << 5,
    /// … it has one, …
    Named = 1 << 6,
    /// … and it may open one of several words.
    Opens = 1 << 7,
    /// Whether it is an adjective of a place is known, …
    AdjectiveAsked = 1 << 8,
    /// … and it is one.
    Adjective = 1 << 9,
    /// Whether it may name a country is known: …
    CountryAsked = 1 << 10,
    /// … it may, …
    Country = 1 << 11,
    /// … and it may open such a name of several words.
    OpensCountry = 1 << 12,
    /// A word for "on" may begin in it.
    Beside = 1 << 13,
}

/// The signs of one piece.
#[derive(Clone, Copy, Debug, Default)]
pub struct Brief {
    signs: u16,
    /// What its first word starts with.
    pub start: Option<Start>,
}

impl Brief {
    pub fn of(piece: &Piece) -> Self {
        let brief = Self { signs: 0, start: piece.start };
        brief
            .with(Sign::Capital, piece.capital)
            .with(Sign::Raised, piece.raised)
            .with(Sign::Grammar, piece.last.grammar)
            .with(Sign::Lies, piece.lies)
            .with(Sign::Inside, piece.inside)
            .with(Sign::Beside, piece.beside)
    }

    pub fn has(self, sign: Sign) -> bool {
        self.signs & sign as u16 != 0
    }

    /// The same with what is known of the names in the piece.
    pub fn with_names(self, names: &Names) -> Self {
        self.with(Sign::Asked, true)
            .with(Sign::Named, names.count > 0 || names.weak)
            .with(Sign::Opens, names.opens)
    }

    /// The same with whether the piece is an adjective of a place.
    pub fn with_adjective(self, adjective: bool) -> Self {
        self.with(Sign::AdjectiveAsked, true).with(Sign::Adjective, adjective)
    }

    /// The same with [what it may name](Piece::country_signs).
    pub fn with_countries(self, (named, opened): (bool, bool)) -> Self {
        let asked = self.with(Sign::CountryAsked, true);
        asked.with(Sign::Country, named).with(Sign::OpensCountry, opened)
    }

    fn with(self, sign: Sign, holds: bool) -> Self {
        let signs = if holds { self.signs | sign as u16 } else { self.signs };
        Self { signs, ..self }
    }
}
