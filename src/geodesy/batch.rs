//! Many inverse problems at once, at the cost of a fraction of one each.
//!
//! Pairs go through the kernel in blocks. Those that come back unsolved, one in a hundred, wait
//! until a block of them is full and go through with more steps; one in three thousand goes to the
//! method for single pairs. Results do not depend on what stands beside a pair.

use geo::Point;

use super::block::{Block, Task};
use super::exact::{Inverse, exact};
use super::kernel::Pair;
pub use super::machine::{Machine, Work};

/// The distances from each point of `from` to its partner in `to`.
///
/// # Units
/// degrees → metres
///
/// # Model
/// WGS 84 ellipsoid, as [`inverse`](super::inverse).
///
/// # Accuracy
/// 6 nm; 10 nm within 200 km of the antipode.
///
/// # Errors
/// NaN where a coordinate is not finite or a latitude lies beyond a pole; longitudes may be any
/// number of turns. Only as many pairs as the shortest of the three slices has are computed.
///
/// # References
/// Karney 2013 (doi:10.1007/s00190-012-0578-z); see `kernel.rs` for the method.
///
/// ```
/// use geo::Point;
/// let berlin = Point::new(13.405, 52.52);
/// let (moscow, paris) = (Point::new(37.6173, 55.7558), Point::new(2.3522, 48.8566));
/// let mut distances_m = [0.0; 2];
/// luftlinie::geodesy::batch::distances_m(&[berlin; 2], &[moscow, paris], &mut distances_m);
/// assert_eq!(distances_m.map(|m| (m / 1000.0).round()), [1614.0, 880.0]);
/// ```
pub fn distances_m(from: &[Point], to: &[Point], distances_m: &mut [f64]) {
    distances_on_m(Machine::best(), from, to, distances_m);
}

/// [`distances_m`] with the instructions of `machine`, for comparisons.
pub fn distances_on_m(machine: Machine, from: &[Point], to: &[Point], distances_m: &mut [f64]) {
    let pairs = distances_m.len().min(from.len()).min(to.len());
    let read = |i: usize| Pair::new(from[i], to[i]);
    solve(machine, DISTANCE, pairs, read, |i, way| distances_m[i] = way.distance_m);
}

/// The distances from one point to each of `to`; as [`distances_m`].
///
/// ```
/// use geo::Point;
/// let (pyongyang, seoul) = (Point::new(125.7543, 39.0339), Point::new(126.978, 37.5665));
/// let vladivostok = Point::new(131.8735, 43.1056);
/// let mut distances_m = [0.0; 2];
/// let to = [seoul, vladivostok];
/// luftlinie::geodesy::batch::distances_from_m(pyongyang, &to, &mut distances_m);
/// assert_eq!(distances_m.map(|m| (m / 1000.0).round()), [195.0, 684.0]);
/// ```
pub fn distances_from_m(from: Point, to: &[Point], distances_m: &mut [f64]) {
    let pairs = distances_m.len().min(to.len());
    let read = |i: usize| Pair::new(from, to[i]);
    solve(Machine::best(), DISTANCE, pairs, read, |i, way| distances_m[i] = way.distance_m);
}

/// Distances and azimuths from each point of `from` to its partner in `to`; as [`distances_m`].
///
/// # Accuracy
/// Distances as there; azimuths 1e-13° R / m, R being the Earth's radius and m the reduced length,
/// so that the far end moves by 11 nm.
///
/// ```
/// use geo::Point;
/// use luftlinie::geodesy::{Inverse, batch};
/// let (oslo, cairo) = (Point::new(10.75, 59.91), Point::new(31.24, 30.04));
/// let nothing = Inverse { distance_m: 0.0, azimuth1_deg: 0.0, azimuth2_deg: 0.0 };
/// let mut ways = [nothing; 2];
/// batch::inverses(&[oslo, cairo], &[cairo, oslo], &mut ways);
/// assert_eq!(ways.map(|way| way.azimuth1_deg.round()), [146.0, -19.0]);
/// ```
pub fn inverses(from: &[Point], to: &[Point], ways: &mut [Inverse]) {
    inverses_on(Machine::best(), from, to, ways);
}

/// [`inverses`] with the instructions of `machine`, for comparisons.
pub fn inverses_on(machine: Machine, from: &[Point], to: &[Point], ways: &mut [Inverse]) {
    let pairs = ways.len().min(from.len()).min(to.len());
    let read = |i: usize| Pair::new(from[i], to[i]);
    solve(machine, INVERSE, pairs, read, |i, way| ways[i] = way);
}

/// What is asked of the kernel, first and where that fails.
#[derive(Clone, Copy, Debug)]
pub(super) struct Tasks {
    easy: Task,
    hard: Task,
}

/// Distances; the azimuths are not defined.
pub(super) const DISTANCE: Tasks = Tasks { easy: Task::Distance, hard: Task::DistanceHard };
/// Distances and azimuths.
pub(super) const INVERSE: Tasks = Tasks { easy: Task::Inverse, hard: Task::InverseHard };

/// Solves one pair, to the same bits as in a batch on a machine with fused multiply–add.
pub(super) fn solve_one(machine: Machine, tasks: Tasks, pair: Pair) -> Inverse {
    let mut way = machine.solve_one(pair, tasks.easy);
    if way.distance_m.is_nan() {
        way = machine.solve_one(pair, tasks.hard);
    }
    completed(way, tasks, pair)
}

/// Solves `count` pairs that `read` gives and hands them to `write`, each once, in any order.
pub(super) fn solve(
    machine: Machine,
    tasks: Tasks,
    count: usize,
    read: impl Fn(usize) -> Pair,
    mut write: impl FnMut(usize, Inverse),
) {
    if count < FEW {
        (0..count).for_each(|i| write(i, solve_one(machine, tasks, read(i))));
        return;
    }
    let mut block = Block::new();
    let mut waiting = Vec::with_capacity(Block::PAIRS);
    for start in (0..count).step_by(Block::PAIRS) {
        let filled = Block::PAIRS.min(count - start);
        (0..filled).for_each(|i| block.put(i, read(start + i)));
        machine.solve(&mut block, filled, tasks.easy);
        for i in 0..filled {
            let way = block.way(i);
            write(start + i, way);
            if way.distance_m.is_nan() {
                waiting.push(start + i);
            } else if is_incomplete(way, tasks) {
                write(start + i, completed(way, tasks, block.pair(i)));
            }
        }
        if waiting.len() >= Block::PAIRS {
            solve_hard(
                machine,
                tasks,
                &waiting.split_off(waiting.len() - Block::PAIRS),
                &read,
                &mut write,
            );
        }
    }
    solve_hard(machine, tasks, &waiting, &read, &mut write);
}

/// Below this number of pairs blocks do not pay.
const FEW: usize = 8;

/// Solves at most a block of pairs that need more steps.
fn solve_hard(
    machine: Machine,
    tasks: Tasks,
    waiting: &[usize],
    read: &impl Fn(usize) -> Pair,
    write: &mut impl FnMut(usize, Inverse),
) {
    let mut block = Block::new();
    for (i, &number) in waiting.iter().enumerate() {
        block.put(i, read(number));
    }
    machine.solve(&mut block, waiting.len(), tasks.hard);
    for (i, &number) in waiting.iter().enumerate() {
        write(number, completed(block.way(i), tasks, block.pair(i)));
    }
}

/// The same way, with what the kernel left open filled in.
fn completed(way: Inverse, tasks: Tasks, pair: Pair) -> Inverse {
    if way.distance_m.is_nan() {
        exact(pair)
    } else if is_incomplete(way, tasks) {
        Inverse { distance_m: way.distance_m, ..exact(pair) }
    } else {
        way
    }
}

fn is_incomplete(way: Inverse, tasks: Tasks) -> bool {
    tasks.easy == Task::Inverse && way.azimuth1_deg.is_nan()
}
