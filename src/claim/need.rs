//! What a sentence must hold for a kind of claim to be found in it.
//!
//! Each kind states its needs beside its reader. A sentence whose outline meets none of them is
//! never read, unless another one refers to it.

use crate::quantity::Dimension;
use crate::text::{Cue, Cues, Outline};

/// One way to make a claim of a kind possible; all its parts must be there.
#[derive(Clone, Copy)]
pub struct Need {
    /// Classes of cue words; one of each list, of which there are so many.
    cues: [Cues; 2],
    lists: usize,
    names: usize,
    areas: usize,
    figure: Option<Dimension>,
    wind: bool,
    coordinates: bool,
    bearing: bool,
    sided: bool,
    called: bool,
    parted: bool,
    dated: bool,
    placed: bool,
    described: bool,
}

impl Need {
    const NOTHING: Self = Self {
        cues: [Cues::of(&[]), Cues::of(&[])],
        lists: 0,
        names: 0,
        areas: 0,
        figure: None,
        wind: false,
        coordinates: false,
        bearing: false,
        sided: false,
        called: false,
        parted: false,
        dated: false,
        placed: false,
        described: false,
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

    /// The name of a wind.
    pub const fn wind() -> Self {
        Self { wind: true, ..Self::NOTHING }
    }

    /// … and one.
    pub const fn in_wind(self) -> Self {
        Self { wind: true, ..self }
    }

    pub const fn coordinates() -> Self {
        Self { coordinates: true, ..Self::NOTHING }
    }

    /// The name of a wind from where something lies.
    pub const fn bearing() -> Self {
        Self { bearing: true, ..Self::NOTHING }
    }

    /// … and a side on which something lies.
    pub const fn sided(self) -> Self {
        Self { sided: true, ..self }
    }

    /// … and one that is called by its kind.
    pub const fn called(self) -> Self {
        Self { called: true, ..self }
    }

    /// … and one that is called a part.
    pub const fn parted(self) -> Self {
        Self { parted: true, ..self }
    }

    /// … and a year.
    pub const fn dated(self) -> Self {
        Self { dated: true, ..self }
    }

    /// … and one where something is said to lie.
    pub const fn placed(self) -> Self {
        Self { placed: true, ..self }
    }

    /// … and one of them may belong to what the text describes.
    pub const fn described(self) -> Self {
        Self { described: true, ..self }
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

    /// Whether a sentence of this outline may meet it.
    pub fn is_met(&self, outline: &Outline) -> bool {
        let said = |cues: &Cues| outline.cues.overlaps(*cues);
        outline.unclear
            || self.cues[..self.lists].iter().all(said)
                && self.names <= outline.names
                && self.areas <= outline.areas
                && self.figure.is_none_or(|figure| outline.figures.has(figure))
                && (!self.wind || outline.cues.wind.is_some())
                && (!self.coordinates || outline.coordinates)
                && (!self.bearing || outline.bearing)
                && (!self.sided || outline.sided)
                && (!self.called || outline.called)
                && (!self.parted || outline.parted)
                && (!self.dated || outline.dated)
                && (!self.placed || outline.placed)
                && (!self.described || outline.described)
    }
}
