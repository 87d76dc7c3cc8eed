//! A fine cell of the grid, cut into pieces so small that a point is next to a few edges only.
//!
//! What lies in a cell or a piece is told by a word: a side, or the kind and the place of more
//! words. A `DIVIDED` piece, or one that is `CUT_FINE`, has a word for each smaller piece in it, by
//! row and column. A piece with `EDGES` has what lies at its middle and copies of the edges: what
//! lies at a point is the near side of the last one on the way from the middle, east or west and
//! then north or south. Whether an edge lies on the way is decided in whole numbers.

use super::{FINE_UNITS, PART_BITS, PARTS};
use crate::atlas::borders::lines::Vertex;

/// The bits of a word that tell its kind; the other ones are half the place of more words, or the
/// number of a side if none of these is set.
const KIND: u16 = 3 << 14;
pub(super) const EDGES: u16 = 1 << 14;
pub(super) const DIVIDED: u16 = 2 << 14;
pub(super) const CUT_FINE: u16 = 3 << 14;
/// A divided piece has so many pieces on each side, and one that is cut fine.
pub(super) const PIECES: usize = 5;
pub(super) const FINE_PIECES: usize = 25;

/// Marks the last run of edges of a piece.
pub(super) const LAST: u16 = 1 << 15;
/// Marks a run whose vertices are too far away for sixteen bits and take twice the words.
pub(super) const FAR: u16 = 1 << 14;
/// The rest of a run's word: the number of its edges.
pub(super) const COUNT: u16 = FAR - 1;

/// What lies where in a cell.
pub struct Cell {
    pub(super) word: u16,
    /// The words of a piece's parts; or what lies at its middle, and runs of edges: their number,
    /// the sides, the vertices.
    pub(super) words: Box<[u16]>,
}

impl Cell {
    /// The number of what lies at a place, which is given in parts of a unit from the middle of the
    /// cell, the first one odd.
    pub fn side(&self, place: [i64; 2]) -> Option<u16> {
        let mut word = self.word;
        let mut piece = Piece::WHOLE;
        loop {
            let words = || self.words.get(usize::from(word & !KIND) * 2..);
            let pieces = match word & KIND {
                DIVIDED => PIECES,
                CUT_FINE => FINE_PIECES,
                EDGES => return side_among(words()?, piece.middle(), place),
                _ => return Some(word),
            };
            let [column, row] = piece.around(place, pieces);
            word = *words()?.get(row * pieces + column)?;
            piece = piece.part([column, row], pieces);
        }
    }
}

/// A square part of a cell.
#[derive(Clone, Copy)]
pub(super) struct Piece {
    /// The corner in the south-west, in units from that of the cell.
    pub low: [u32; 2],
    /// The length of a side in units.
    pub size: u32,
}

impl Piece {
    pub const WHOLE: Self = Self { low: [0; 2], size: FINE_UNITS as u32 };

    /// The column and the row of the part that a place is in.
    fn around(&self, place: [i64; 2], pieces: usize) -> [usize; 2] {
        let size = self.size / pieces as u32;
        [0, 1].map(|axis| {
            let units = ((place[axis] >> PART_BITS) as i32 + FINE_UNITS / 2) as u32;
            (units.saturating_sub(self.low[axis]).min(self.size - 1) / size) as usize
        })
    }

    pub fn part(&self, place: [usize; 2], pieces: usize) -> Self {
        let size = self.size / pieces as u32;
        Self { low: [0, 1].map(|axis| self.low[axis] + place[axis] as u32 * size), size }
    }

    /// The middle in parts of a unit from the middle of the cell, half a unit off so that no vertex
    /// is level with it.
    pub fn middle(&self) -> [i64; 2] {
        self.low.map(|low| {
            let units = i64::from(low + self.size / 2) - i64::from(FINE_UNITS / 2);
            (units << PART_BITS) + (1 << (PART_BITS - 1))
        })
    }
}

/// The number of what lies at a place in a piece with edges.
fn side_among(words: &[u16], middle: [i64; 2], place: [i64; 2]) -> Option<u16> {
    let (&side, runs) = words.split_first()?;
    let corner = [place[0], middle[1]];
    let (mut on_row, mut on_column) = (Last::default(), Last::default());
    each_edge(runs, corner.map(|axis| (axis >> PART_BITS) as i32), |edge| {
        on_row.cross::<0>(edge, middle, corner);
        on_column.cross::<1>(edge, corner, place);
    })?;
    Some(on_column.side.or(on_row.side).unwrap_or(side))
}

/// Visits the edges in the runs of a piece that lead from one quadrant around `corner` into
/// another; `None` if the runs do not end.
fn each_edge(mut words: &[u16], corner: Vertex, mut visit: impl FnMut(Edge)) -> Option<()> {
    while let [run, left, right, rest @ ..] = words {
        let (sides, vertices) = ([*left, *right], usize::from(run & COUNT) + 1);
        let visit = |a, b| visit(Edge { a, b, sides });
        words = if run & FAR == 0 {
            let (vertices, rest) = rest.split_at_checked(2 * vertices)?;
            let near = vertices.as_chunks().0.iter();
            let near = near.map(|pair: &[u16; 2]| pair.map(|axis| (axis as i16).into()));
            each_pair(near, corner, visit);
            rest
        } else {
            let (vertices, rest) = rest.split_at_checked(4 * vertices)?;
            let whole = |low: u16, high: u16| (u32::from(low) | u32::from(high) << 16) as i32;
            let far = vertices.as_chunks().0.iter();
            let far = far.map(|&[x, x_high, y, y_high]| [whole(x, x_high), whole(y, y_high)]);
            each_pair(far, corner, visit);
            rest
        };
        if run & LAST != 0 {
            return Some(());
        }
    }
    None
}

fn each_pair(
    mut vertices: impl Iterator<Item = Vertex>,
    corner: Vertex,
    mut visit: impl FnMut(Vertex, Vertex),
) {
    let quadrant = |[x, y]: Vertex| u8::from(x > corner[0]) | u8::from(y > corner[1]) << 1;
    let Some(mut a) = vertices.next() else { return };
    let mut before = quadrant(a);
    for b in vertices {
        let here = quadrant(b);
        if here != before {
            visit(a, b);
        }
        (a, before) = (b, here);
    }
}

/// An edge between two vertices that are given from the middle of the cell.
#[derive(Clone, Copy)]
pub struct Edge {
    pub a: Vertex,
    pub b: Vertex,
    /// The numbers of what lies on the left and on the right.
    pub sides: [u16; 2],
}

impl Edge {
    /// Whether a place is not on the right of the edge.
    pub(super) fn has_left(&self, place: [i64; 2]) -> bool {
        let run = |axis: usize| i128::from(self.b[axis]) - i128::from(self.a[axis]);
        let from = |axis: usize| i128::from(place[axis]) - (i128::from(self.a[axis]) << PART_BITS);
        run(0) * from(1) >= run(1) * from(0)
    }
}

/// The last edge on a way so far: how far it is from the way's end, and what lies on its near side.
pub(super) struct Last {
    gap: f64,
    pub side: Option<u16>,
}

impl Default for Last {
    fn default() -> Self {
        Self { gap: f64::INFINITY, side: None }
    }
}

impl Last {
    /// Takes note of an edge if the way between two places, along axis `ALONG`, crosses it.
    pub fn cross<const ALONG: usize>(&mut self, edge: Edge, from: [i64; 2], to: [i64; 2]) {
        let across = 1 - ALONG;
        // No vertex is level with the way: its level is no whole number of units.
        let level = (to[across] >> PART_BITS) as i32;
        if (edge.a[across] > level) == (edge.b[across] > level) {
            return;
        }
        let left = edge.has_left(to);
        if left == edge.has_left(from) {
            return;
        }
        let [a, b] = [edge.a, edge.b].map(|vertex| vertex.map(f64::from));
        let [along, level] = [to[ALONG], to[across]].map(|axis| axis as f64 / PARTS);
        let part = (level - a[across]) / (b[across] - a[across]);
        let gap = (along - (a[ALONG] + part * (b[ALONG] - a[ALONG]))).abs();
        if gap < self.gap {
            *self = Self { gap, side: Some(edge.sides[usize::from(!left)]) };
        }
    }
}
