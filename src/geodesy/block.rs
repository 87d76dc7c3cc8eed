//! The steps of the kernel, each over a block of pairs before the next.

use super::exact::Inverse;
use super::kernel::{self, Arc, Pair, Start};

/// What to compute, and with how many steps.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Task {
    Distance,
    DistanceHard,
    Inverse,
    InverseHard,
}

/// Pairs side by side, as vector instructions want them, with what is known of them so far.
#[derive(Clone, Debug)]
pub struct Block {
    pairs: Columns<4>,
    starts: Columns<{ Start::NUMBERS }>,
    arcs: Columns<{ Arc::NUMBERS }>,
    deltas: Columns<1>,
    turns: Columns<2>,
    distances_m: Columns<1>,
    azimuths_deg: Columns<2>,
}

impl Block {
    /// All of it fits into the fastest memory of any processor.
    pub const PAIRS: usize = 64;

    pub fn new() -> Self {
        Self {
            pairs: Columns::ZERO,
            starts: Columns::ZERO,
            arcs: Columns::ZERO,
            deltas: Columns::ZERO,
            turns: Columns::ZERO,
            distances_m: Columns::ZERO,
            azimuths_deg: Columns::ZERO,
        }
    }

    #[inline(always)]
    pub fn pair(&self, i: usize) -> Pair {
        let [lat1, lon1, lat2, lon2] = self.pairs.at(i);
        Pair { lat1, lon1, lat2, lon2 }
    }

    #[inline(always)]
    pub fn put(&mut self, i: usize, pair: Pair) {
        self.pairs.put(i, [pair.lat1, pair.lon1, pair.lat2, pair.lon2]);
    }

    /// The solution; the azimuths are NaN where only the distance was asked for.
    #[inline(always)]
    pub fn way(&self, i: usize) -> Inverse {
        let ([distance_m], [azimuth1_deg, azimuth2_deg]) =
            (self.distances_m.at(i), self.azimuths_deg.at(i));
        Inverse { distance_m, azimuth1_deg, azimuth2_deg }
    }

    #[inline(always)]
    fn start(&self, i: usize) -> Start {
        Start::of(self.starts.at(i))
    }

    #[inline(always)]
    fn arc(&self, i: usize) -> Arc {
        Arc::of(self.arcs.at(i))
    }

    #[inline(always)]
    fn delta(&self, i: usize) -> f64 {
        self.deltas.at(i)[0]
    }
}

/// `N` numbers of each pair, those of one kind in a row.
#[derive(Clone, Debug)]
struct Columns<const N: usize>([[f64; Block::PAIRS]; N]);

impl<const N: usize> Columns<N> {
    const ZERO: Self = Self([[0.0; Block::PAIRS]; N]);

    #[inline(always)]
    fn at(&self, i: usize) -> [f64; N] {
        std::array::from_fn(|column| self.0[column][i])
    }

    #[inline(always)]
    fn put(&mut self, i: usize, numbers: [f64; N]) {
        for (column, number) in self.0.iter_mut().zip(numbers) {
            column[i] = number;
        }
    }
}

/// Solves the first `count` pairs of a block, and perhaps some of the others.
#[inline(always)]
pub fn solve<const FMA: bool>(block: &mut Block, count: usize, task: Task) {
    debug_assert!(count <= Block::PAIRS, "{count} pairs in a block of {}", Block::PAIRS);
    // Whole vectors, so that no pair is left to a slower loop.
    let count = count.next_multiple_of(16).min(Block::PAIRS);
    match task {
        Task::Distance => distances::<FMA, false>(block, count),
        Task::DistanceHard => distances::<FMA, true>(block, count),
        Task::Inverse => inverses::<FMA, false>(block, count),
        Task::InverseHard => inverses::<FMA, true>(block, count),
    }
}

#[inline(always)]
fn distances<const FMA: bool, const HARD: bool>(block: &mut Block, count: usize) {
    approach::<FMA, HARD>(block, count);
    for i in 0..count {
        let (start, arc) = (block.start(i), block.arc(i));
        let distance_m = kernel::distance_m::<FMA, HARD>(&start, &arc, block.delta(i));
        block.distances_m.put(i, [distance_m]);
        block.azimuths_deg.put(i, [f64::NAN; 2]);
    }
}

#[inline(always)]
fn inverses<const FMA: bool, const HARD: bool>(block: &mut Block, count: usize) {
    approach::<FMA, HARD>(block, count);
    for i in 0..count {
        let (start, arc) = (block.start(i), block.arc(i));
        let (distance_m, turn) =
            kernel::distance_and_turn::<FMA, HARD>(&start, &arc, block.delta(i));
        block.distances_m.put(i, [distance_m]);
        block.turns.put(i, turn);
    }
    for i in 0..count {
        let azimuths_deg = kernel::azimuths_deg::<FMA>(&block.start(i), block.turns.at(i));
        block.azimuths_deg.put(i, azimuths_deg);
    }
}

/// The steps up to the arc that is measured.
#[inline(always)]
fn approach<const FMA: bool, const HARD: bool>(block: &mut Block, count: usize) {
    for i in 0..count {
        block.starts.put(i, kernel::start::<FMA>(block.pair(i)).numbers());
    }
    for i in 0..count {
        block.arcs.put(i, kernel::first_arc::<FMA>(&block.start(i)).numbers());
    }
    for i in 0..count {
        block.deltas.put(i, [kernel::guess::<FMA, HARD>(&block.start(i), &block.arc(i))]);
    }
    arcs::<FMA>(block, count);
    for _ in 0..newton_steps::<HARD>() {
        for i in 0..count {
            let (start, arc) = (block.start(i), block.arc(i));
            block.deltas.put(i, [kernel::newton::<FMA>(&start, &arc, block.delta(i))]);
        }
        arcs::<FMA>(block, count);
    }
}

#[inline(always)]
fn arcs<const FMA: bool>(block: &mut Block, count: usize) {
    for i in 0..count {
        block.arcs.put(i, kernel::arc::<FMA>(&block.start(i), block.delta(i)).numbers());
    }
}

#[inline(always)]
fn newton_steps<const HARD: bool>() -> usize {
    if HARD { 3 } else { 0 }
}

/// Solves one pair, to the same bits as in a block.
#[inline(always)]
pub fn solve_one<const FMA: bool>(pair: Pair, task: Task) -> Inverse {
    match task {
        Task::Distance => distance::<FMA, false>(pair),
        Task::DistanceHard => distance::<FMA, true>(pair),
        Task::Inverse => inverse::<FMA, false>(pair),
        Task::InverseHard => inverse::<FMA, true>(pair),
    }
}

#[inline(always)]
fn distance<const FMA: bool, const HARD: bool>(pair: Pair) -> Inverse {
    let (start, arc, delta) = approach_one::<FMA, HARD>(pair);
    Inverse {
        distance_m: kernel::distance_m::<FMA, HARD>(&start, &arc, delta),
        azimuth1_deg: f64::NAN,
        azimuth2_deg: f64::NAN,
    }
}

#[inline(always)]
fn inverse<const FMA: bool, const HARD: bool>(pair: Pair) -> Inverse {
    let (start, arc, delta) = approach_one::<FMA, HARD>(pair);
    let (distance_m, turn) = kernel::distance_and_turn::<FMA, HARD>(&start, &arc, delta);
    let [azimuth1_deg, azimuth2_deg] = kernel::azimuths_deg::<FMA>(&start, turn);
    Inverse { distance_m, azimuth1_deg, azimuth2_deg }
}

#[inline(always)]
fn approach_one<const FMA: bool, const HARD: bool>(pair: Pair) -> (Start, Arc, f64) {
    let start = kernel::start::<FMA>(pair);
    let mut delta = kernel::guess::<FMA, HARD>(&start, &kernel::first_arc::<FMA>(&start));
    let mut arc = kernel::arc::<FMA>(&start, delta);
    for _ in 0..newton_steps::<HARD>() {
        delta = kernel::newton::<FMA>(&start, &arc, delta);
        arc = kernel::arc::<FMA>(&start, delta);
    }
    (start, arc, delta)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_distance_brings_no_azimuths_of_an_earlier_task() {
        let pair = Pair { lat1: 59.91, lon1: 10.75, lat2: 30.04, lon2: 31.24 };
        let mut block = Block::new();
        for i in 0..3 {
            block.put(i, pair);
        }
        solve::<false>(&mut block, 3, Task::Inverse);
        let way = block.way(2);
        assert_eq!(way.azimuth1_deg.round(), 146.0);
        solve::<false>(&mut block, 3, Task::Distance);
        let again = block.way(2);
        assert!((again.distance_m - way.distance_m).abs() < 1e-8);
        assert!(again.azimuth1_deg.is_nan() && again.azimuth2_deg.is_nan());
    }
}
