//! What a sentence must hold for a kind of claim to be found in it.
//!
//! Each kind states its needs beside its reader. A sentence whose outline meets none of them is
//! never read, unless another one refers to it.

use crate::quantity::Dimension;
use crate::text::{Cue, Cues, Outline, Turn, Turns};

/// One way to make a claim of a kind possible; all its parts must be there.
#[derive(Clone, Copy)]
pub struct Need {
    /// Classes of cue words; one of each list, of which there are so many.
    cues: [Cues; 2],
    lists: usize,
    names: usize,
    areas: usize,
    rivers: usize,
    figure: Option<Dimension>,
    turns: Turns,
}

impl Need {
    const NOTHING: Self = Self {
        cues: [Cues::of(&[]), Cues::of(&[])],
        lists: 0,
        names: 0,
        areas: 0,
        rivers: 0,
        figure: None,
        turns: Turns::NONE,
    };

    /// So many names of places.
    pub const fn names(names: usize) -> Self {
        Self { names, ..Self::NOTHING }
    }

    /// A figure of the dimension.
    pub const fn figure(dimension: Dimension) -> Self {
        Self { figure: Some(dimension), ..Self::NOTHING }
    }

    /// One of `cues`.
    pub const fn cues(cues: &'static [Cue]) -> Self {
        Self::NOTHING.and(cues)
    }

    /// The turn.
    pub const fn turn(turn: Turn) -> Self {
        Self::NOTHING.with(turn)
    }

    /// … and the turn.
    pub const fn with(self, turn: Turn) -> Self {
        Self { turns: self.turns.with(turn), ..self }
    }

    /// … and one of `cues`.
    pub const fn and(self, cues: &'static [Cue]) -> Self {
        let mut at = 0;
        while at < cues.len() {
            assert!(!cues[at].is_grammar(), "outlines leave out the words of grammar");
            at += 1;
        }
        let mut all = self.cues;
        all[self.lists] = Cues::of(cues);
        Self { cues: all, lists: self.lists + 1, ..self }
    }

    /// … and so many names.
    pub const fn with_names(self, names: usize) -> Self {
        Self { names, ..self }
    }

    /// … one of them of a country, a region or an island.
    pub const fn in_area(self) -> Self {
        Self { areas: 1, ..self }
    }

    /// … one of them of a river.
    pub const fn at_river(self) -> Self {
        Self { rivers: 1, ..self }
    }

    /// Whether a sentence of this outline may meet it.
    pub fn is_met(&self, outline: &Outline) -> bool {
        let said = |cues: &Cues| outline.cues.overlaps(*cues);
        outline.unclear
            || self.cues[..self.lists].iter().all(said)
                && self.names <= outline.names
                && self.areas <= outline.areas
                && self.rivers <= outline.rivers
                && self.figure.is_none_or(|figure| outline.figures.has(figure))
                && outline.turns.has_all(self.turns)
    }
}

/// The needs of all kinds.
pub struct Needs {
    all: Vec<Need>,
    /// What a sentence without a figure and a turn must say to meet any; `None` if nothing.
    said: Option<Cues>,
}

impl Needs {
    /// Whether a sentence of this outline may meet one of them. Most say nothing of the kind.
    pub fn is_any_met(&self, outline: &Outline) -> bool {
        let said = self.said.is_none_or(|said| outline.cues.overlaps(said));
        let told = said || !outline.figures.is_empty() || outline.turns != Turns::NONE;
        (told || outline.unclear) && self.all.iter().any(|need| need.is_met(outline))
    }
}

impl FromIterator<Need> for Needs {
    fn from_iter<T: IntoIterator<Item = Need>>(needs: T) -> Self {
        let all: Vec<Need> = needs.into_iter().collect();
        let plain = all.iter().filter(|it| it.figure.is_none() && it.turns == Turns::NONE);
        let said = plain.map(|need| (need.lists > 0).then_some(need.cues[0]));
        let said = said.reduce(|all, new| Some(all?.join(new?))).flatten();
        Self { all, said }
    }
}
