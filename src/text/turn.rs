//! What a sentence may hold beside names, figures and cue words: its turns.

/// A turn that a kind of claim may need.
#[derive(Clone, Copy, Debug)]
#[repr(u16)]
pub enum Turn {
    /// The name of a wind, …
    Wind = 1,
    /// … with a word for "from" right behind it or, in some languages, a genitive, …
    Bearing = 1 << 1,
    /// … or with a word for "in" or "at" right before it.
    Side = 1 << 2,
    /// The names of two winds or more.
    Winds = 1 << 9,
    /// Geographic coordinates.
    Coordinates = 1 << 3,
    /// A word for a kind of place that may say what a name stands for, …
    Kind = 1 << 4,
    /// … or a word for a part of one.
    Part = 1 << 5,
    /// A year, where it speaks of building.
    Year = 1 << 6,
    /// A name stands where words for lying, or for lying in, tie it to another one, …
    Whereabouts = 1 << 7,
    /// … or where what the text has named may belong to one.
    Owner = 1 << 8,
    /// A word for a region stands near one for "in" or before one for "of".
    Region = 1 << 10,
    /// A pronoun or a description opens it, or a verb that may hold one.
    Pronoun = 1 << 11,
    /// What may be a name stands behind a word for "on".
    Beside = 1 << 12,
}

/// The turns of one sentence.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Turns(u16);

impl Turns {
    pub const NONE: Self = Self(0);

    pub const fn with(self, turn: Turn) -> Self {
        Self(self.0 | turn as u16)
    }

    pub fn without(self, turn: Turn) -> Self {
        Self(self.0 & !(turn as u16))
    }

    pub fn has(self, turn: Turn) -> bool {
        self.has_all(Self::NONE.with(turn))
    }

    pub fn has_all(self, others: Self) -> bool {
        self.0 & others.0 == others.0
    }

    /// Adds `turn` where it `shows`.
    pub(super) fn note(&mut self, turn: Turn, shows: bool) {
        if shows {
            *self = self.with(turn);
        }
    }
}
