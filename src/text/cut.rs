//! Sentences as rows of pieces.
//!
//! Every piece of every sentence is passed more than once, and what is known of all pieces does not
//! fit the caches of a machine. So what most passes ask stands beside the number of the piece.

use super::piece::Piece;

/// A piece of a sentence: its number, and whether anything in it matters.
#[derive(Clone, Copy, Debug)]
pub struct Cut(u32);

impl Cut {
    const IDLE: u32 = 1 << 31;
    const MUTE: u32 = 1 << 30;

    /// # Panics
    /// If there are a thousand million pieces.
    pub fn new(number: usize, piece: &Piece) -> Self {
        let number = u32::try_from(number).ok().filter(|&number| number < Self::MUTE);
        let number = number.expect("pieces are forgotten long before");
        let sign = |holds: bool, sign: u32| if holds { sign } else { 0 };
        Self(number | sign(piece.idle, Self::IDLE) | sign(piece.mute, Self::MUTE))
    }

    pub fn number(self) -> usize {
        (self.0 & (Self::MUTE - 1)) as usize
    }

    /// Nothing in it matters but for its names.
    pub fn is_idle(self) -> bool {
        self.0 & Self::IDLE != 0
    }

    /// It holds no name, nor the beginning of one.
    pub fn is_mute(self) -> bool {
        self.0 & Self::MUTE != 0
    }
}

/// The sentences of a stretch of text as rows of pieces.
#[derive(Debug, Default)]
pub struct Cuts {
    pub pieces: Vec<Cut>,
    pub ends: Vec<usize>,
}

impl Cuts {
    /// The pieces of sentence `at`.
    pub fn of(&self, at: usize) -> &[Cut] {
        let start = at.checked_sub(1).map_or(0, |before| self.ends[before]);
        &self.pieces[start..self.ends[at]]
    }
}
