//! Cuts a cell into pieces, once, for [`Cell::side`] to read.

use super::FINE_UNITS;
use super::cell::{
    COUNT, CUT_FINE, Cell, DIVIDED, EDGES, Edge, FAR, FINE_PIECES, LAST, Last, PIECES, Piece,
};
use super::{NO_SIDE, PART_BITS};
use crate::atlas::borders::lines::Vertex;

/// A piece with more edges is divided, as long as the words of the cell can be numbered so.
const MANY: usize = 16;
/// A cell with more edges is cut fine at once.
const VERY_MANY: usize = 300;
/// Half the place of words is less than this.
const PLACES: usize = 1 << 14;

impl Cell {
    /// A cell that no line runs through.
    pub fn plain(side: u16) -> Self {
        Self { word: side, words: Box::default() }
    }

    /// A cell with all edges that run through it, and what lies at its middle.
    pub fn cut(edges: &[Edge], middle: u16) -> Self {
        let all: Vec<u32> = (0..edges.len() as u32).collect();
        let mut many = MANY;
        loop {
            let mut cut = Cut { edges, many, words: Vec::new() };
            if let Some(word) = cut.piece(Piece::WHOLE, &all, middle) {
                return Self { word, words: cut.words.into() };
            }
            many *= 2;
        }
    }
}

/// A cell that is being cut.
struct Cut<'a> {
    edges: &'a [Edge],
    many: usize,
    words: Vec<u16>,
}

impl Cut<'_> {
    /// Writes a piece, from what lies at its middle and the numbers of the edges that may run
    /// through it; gives its word, or nothing if there are too many words.
    fn piece(&mut self, piece: Piece, inside: &[u32], middle: u16) -> Option<u16> {
        if inside.is_empty() {
            return Some(middle);
        }
        self.words.resize(self.words.len().next_multiple_of(2), 0);
        let place = self.words.len() / 2;
        if place >= PLACES {
            return None;
        }
        if inside.len() <= self.many || !piece.size.is_multiple_of(PIECES as u32) {
            self.words.push(middle);
            self.write_runs(inside);
            return Some(EDGES | place as u16);
        }
        let fine = piece.size == FINE_UNITS as u32 && inside.len() > VERY_MANY;
        let (kind, pieces) = if fine { (CUT_FINE, FINE_PIECES) } else { (DIVIDED, PIECES) };
        let parts = Parts::new(self.edges, inside, piece, pieces);
        let sides = parts.sides(middle);
        self.words.resize(self.words.len() + pieces * pieces, NO_SIDE);
        for (index, side) in sides.into_iter().enumerate() {
            let part = piece.part([index % pieces, index / pieces], pieces);
            let word = self.piece(part, &parts.inside[index], side)?;
            self.words[2 * place + index] = word;
        }
        Some(kind | place as u16)
    }

    /// Writes edges, those that follow each other as one run.
    fn write_runs(&mut self, inside: &[u32]) {
        let words = &mut self.words;
        let mut known: Option<(usize, Edge)> = None;
        for &edge in inside {
            let edge = self.edges[edge as usize];
            let run = match known {
                Some((run, last)) if last.leads_to(&edge) && words[run] & COUNT < COUNT => run,
                _ => {
                    let run = words.len();
                    words.extend([
                        if edge.is_far() { FAR } else { 0 },
                        edge.sides[0],
                        edge.sides[1],
                    ]);
                    edge.write(words, edge.a);
                    run
                }
            };
            words[run] += 1;
            edge.write(words, edge.b);
            known = Some((run, edge));
        }
        if let Some((run, _)) = known {
            words[run] |= LAST;
        }
    }
}

impl Edge {
    /// Whether sixteen bits do not hold what the edge's vertices are.
    fn is_far(&self) -> bool {
        !self.a.into_iter().chain(self.b).all(|axis| i16::try_from(axis).is_ok())
    }

    /// Whether an edge may follow in the same run.
    fn leads_to(&self, next: &Self) -> bool {
        self.b == next.a && self.sides == next.sides && self.is_far() == next.is_far()
    }

    fn write(&self, words: &mut Vec<u16>, vertex: Vertex) {
        let high = if self.is_far() { 2 } else { 1 };
        for axis in vertex {
            words.extend([axis as u16, (axis >> 16) as u16].into_iter().take(high));
        }
    }

    /// The least and the greatest longitude and latitude.
    fn bounds(&self) -> [Vertex; 2] {
        let [a, b] = [self.a, self.b];
        [[a[0].min(b[0]), a[1].min(b[1])], [a[0].max(b[0]), a[1].max(b[1])]]
    }

    /// Whether the edge's line runs through a box.
    fn runs_through(&self, [low, high]: [[i64; 2]; 2]) -> bool {
        let corners = [low, high, [low[0], high[1]], [high[0], low[1]]];
        let left = corners.map(|corner| self.has_left(corner.map(|axis| axis << PART_BITS)));
        left.iter().any(|it| *it != left[0])
    }
}

/// The parts of a piece and the numbers of the edges in each.
struct Parts<'a> {
    edges: &'a [Edge],
    piece: Piece,
    pieces: usize,
    inside: Vec<Vec<u32>>,
}

impl<'a> Parts<'a> {
    fn new(edges: &'a [Edge], numbers: &[u32], piece: Piece, pieces: usize) -> Self {
        let mut inside = vec![Vec::new(); pieces * pieces];
        let corner = piece.low.map(|low| i64::from(low) - i64::from(FINE_UNITS / 2));
        let size = i64::from(piece.size) / pieces as i64;
        for &number in numbers {
            let edge = edges[number as usize];
            let [low, high] = edge.bounds();
            let part = |axis: usize, units: i32| {
                ((i64::from(units) - corner[axis]).div_euclid(size)).clamp(-1, pieces as i64)
            };
            // A unit more on each side, since places are between the units.
            let range = |axis: usize| {
                part(axis, low[axis] - 1).max(0)..=part(axis, high[axis] + 1).min(pieces as i64 - 1)
            };
            let (columns, rows) = (range(0), range(1));
            for row in rows {
                for column in columns.clone() {
                    let low = [0, 1].map(|axis| corner[axis] + [column, row][axis] * size);
                    let around = [low.map(|axis| axis - 1), low.map(|axis| axis + size + 1)];
                    if edge.runs_through(around) {
                        inside[row as usize * pieces + column as usize].push(number);
                    }
                }
            }
        }
        Self { edges, piece, pieces, inside }
    }

    /// What lies at the middle of each part, from the middle of the piece up and down its column,
    /// and from there east and west.
    fn sides(&self, middle: u16) -> Vec<u16> {
        let (pieces, half) = (self.pieces, self.pieces / 2);
        let mut sides = vec![middle; pieces * pieces];
        let outward =
            |away: usize| [(half + away, half + away - 1), (half - away, half - away + 1)];
        for (row, before) in (1..=half).flat_map(outward) {
            let side = sides[before * pieces + half];
            sides[row * pieces + half] = self.step::<1>([half, before], [half, row], side);
        }
        for row in 0..pieces {
            for (column, before) in (1..=half).flat_map(outward) {
                let side = sides[row * pieces + before];
                sides[row * pieces + column] = self.step::<0>([before, row], [column, row], side);
            }
        }
        sides
    }

    /// What lies at the middle of a part, if `side` lies at the middle of the one beside it.
    fn step<const ALONG: usize>(&self, from: [usize; 2], to: [usize; 2], side: u16) -> u16 {
        let mut last = Last::default();
        let middle = |part: [usize; 2]| self.piece.part(part, self.pieces).middle();
        for [column, row] in [from, to] {
            for &edge in &self.inside[row * self.pieces + column] {
                last.cross::<ALONG>(self.edges[edge as usize], middle(from), middle(to));
            }
        }
        last.side.unwrap_or(side)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    const INSIDE: u16 = 7;
    const OUTSIDE: u16 = 5;

    /// Whether a ring runs around a place, by the edges north of it.
    fn is_around(edges: &[Edge], place: [i64; 2]) -> bool {
        let north = edges.iter().filter(|edge| {
            let [west, east] =
                if edge.a[0] < edge.b[0] { [edge.a, edge.b] } else { [edge.b, edge.a] };
            let level = (place[0] >> PART_BITS) as i32;
            let over = (west[0] <= level) && (level < east[0]);
            over && !Edge { a: west, b: east, ..**edge }.has_left(place)
        });
        north.count() % 2 == 1
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(64))]

        /// Rings of few edges that reach far and of more edges than a cell is cut for.
        #[test]
        fn what_lies_at_a_place_is_what_rings_run_around_it(
            radii in prop_oneof![
                prop::collection::vec(1_000..90_000_i32, 3..12),
                prop::collection::vec(7_000..9_000_i32, 200..4_000),
            ],
            places in prop::collection::vec([-12_500.0..12_500.0_f64, -12_500.0..12_500.0], 40),
            from_middle in [-9_000..9_000_i32, -9_000..9_000],
        ) {
            let turn = std::f64::consts::TAU / radii.len() as f64;
            let vertex = |index: usize| {
                let (sine, cosine) = (turn * index as f64).sin_cos();
                let radius = f64::from(radii[index % radii.len()]);
                [cosine, sine].map(|part| (radius * part) as i32)
            };
            let vertex = |index| [0, 1].map(|axis| vertex(index)[axis] + from_middle[axis]);
            let edges: Vec<Edge> = (0..radii.len())
                .map(|index| (vertex(index), vertex((index + 1) % radii.len())))
                .map(|(a, b)| Edge { a, b, sides: [INSIDE, OUTSIDE] })
                .collect();
            let side = |place| if is_around(&edges, place) { INSIDE } else { OUTSIDE };
            let cell = Cell::cut(&edges, side(Piece::WHOLE.middle()));
            let near = radii.iter().enumerate().map(|(index, _)| vertex(index).map(f64::from));
            for place in near.take(60).chain(places) {
                let [x, y] = place.map(|axis| ((axis + 0.3) * f64::from(1 << PART_BITS)) as i64);
                let half = i64::from(FINE_UNITS / 2) << PART_BITS;
                if x.abs() < half && y.abs() < half {
                    prop_assert_eq!(cell.side([x | 1, y]), Some(side([x | 1, y])));
                }
            }
        }
    }
}
