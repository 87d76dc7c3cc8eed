//! The kernel and other loops compiled several times, each time for other instructions.
//!
//! One of three files with `unsafe`, beside `main.rs` and `atlas/pages.rs`. A function compiled for
//! AVX2 or AVX-512 must not run where these instructions are missing. The argument: a [`Machine`]
//! is made only by [`Machine::all`] and [`Machine::best`], which ask the processor first; its field
//! is private to this file, and each `unsafe` call below stands in the match arm of the machine
//! that was asked for.
//!
//! The versions with fused multiply–add give the same bits, as every operation is one that IEEE 754
//! rounds exactly; the plain version differs in the last digit.

#![allow(unsafe_code)]

use std::sync::LazyLock;

use super::block::{Block, Task, solve, solve_one};
use super::exact::Inverse;
use super::kernel::Pair;

/// A loop that compilers turn into vectors.
pub trait Work {
    /// Has to be inlined always, as what it calls, to become part of each machine's version.
    fn run(self);
}

/// A set of instructions that this processor has.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Machine(Instructions);

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Instructions {
    Plain,
    #[cfg(target_arch = "aarch64")]
    Neon,
    #[cfg(target_arch = "x86_64")]
    Avx2,
    #[cfg(target_arch = "x86_64")]
    Avx512,
}

impl Machine {
    /// The fastest of [`all`](Self::all).
    pub fn best() -> Self {
        static BEST: LazyLock<Machine> =
            LazyLock::new(|| Machine::all().pop().expect("every processor can do the plain one"));
        *BEST
    }

    /// Those that run here, the slowest first.
    pub fn all() -> Vec<Self> {
        let mut machines = vec![Self(Instructions::Plain)];
        #[cfg(target_arch = "aarch64")]
        machines.push(Self(Instructions::Neon));
        #[cfg(target_arch = "x86_64")]
        {
            let (avx2, avx512) = vectors();
            machines.extend(avx2.then_some(Self(Instructions::Avx2)));
            machines.extend(avx512.then_some(Self(Instructions::Avx512)));
        }
        machines
    }

    /// `plain`, `neon`, `avx2` or `avx512`.
    pub fn name(self) -> &'static str {
        match self.0 {
            Instructions::Plain => "plain",
            #[cfg(target_arch = "aarch64")]
            Instructions::Neon => "neon",
            #[cfg(target_arch = "x86_64")]
            Instructions::Avx2 => "avx2",
            #[cfg(target_arch = "x86_64")]
            Instructions::Avx512 => "avx512",
        }
    }

    /// Does `work`, compiled for the instructions of this machine.
    pub fn run(self, work: impl Work) {
        match self.0 {
            Instructions::Plain => work.run(),
            #[cfg(target_arch = "aarch64")]
            Instructions::Neon => work.run(),
            #[cfg(target_arch = "x86_64")]
            Instructions::Avx2 => {
                // SAFETY: a machine with this value exists only where `all` found avx2 and fma.
                unsafe { run_avx2(work) }
            }
            #[cfg(target_arch = "x86_64")]
            Instructions::Avx512 => {
                // SAFETY: a machine with this value exists only where `all` found all four
                // features.
                unsafe { run_avx512(work) }
            }
        }
    }

    /// Solves the first `count` pairs of `block`, and perhaps some of the others.
    pub(super) fn solve(self, block: &mut Block, count: usize, task: Task) {
        match self.0 {
            Instructions::Plain => solve::<false>(block, count, task),
            #[cfg(target_arch = "aarch64")]
            Instructions::Neon => solve::<true>(block, count, task),
            #[cfg(target_arch = "x86_64")]
            Instructions::Avx2 => {
                // SAFETY: a machine with this value exists only where `all` found avx2 and fma.
                unsafe { solve_avx2(block, count, task) }
            }
            #[cfg(target_arch = "x86_64")]
            Instructions::Avx512 => {
                // SAFETY: a machine with this value exists only where `all` found all four
                // features.
                unsafe { solve_avx512(block, count, task) }
            }
        }
    }

    /// Solves one pair; NaN as in [`kernel`].
    pub(super) fn solve_one(self, pair: Pair, task: Task) -> Inverse {
        match self.0 {
            Instructions::Plain => solve_one::<false>(pair, task),
            #[cfg(target_arch = "aarch64")]
            Instructions::Neon => solve_one::<true>(pair, task),
            #[cfg(target_arch = "x86_64")]
            Instructions::Avx2 | Instructions::Avx512 => {
                // SAFETY: machines with these values exist only where `all` found fma, and avx2 or
                // avx512f, both of which bring avx.
                unsafe { solve_one_fma(pair, task) }
            }
        }
    }
}

/// Whether the processor and the system do AVX2 with FMA, and AVX-512 (F, DQ, VL) with FMA.
///
/// `is_x86_feature_detected` asks the processor nine times what it can. In a virtual machine its
/// host answers each time, which took 30 µs, six times as long as the distance that was asked for.
/// These are the two questions that matter here.
#[cfg(target_arch = "x86_64")]
fn vectors() -> (bool, bool) {
    use std::arch::x86_64::{__cpuid, __cpuid_count, _xgetbv};
    let all = |register: u32, bits: &[u32]| bits.iter().all(|bit| register >> bit & 1 == 1);
    let [fma, osxsave, avx] = [12, 27, 28];
    // A processor with AVX knows question 7.
    if !all(__cpuid(1).ecx, &[fma, osxsave, avx]) {
        return (false, false);
    }
    // SAFETY: the bit OSXSAVE says that the system has switched XGETBV on.
    let kept = unsafe { _xgetbv(0) } as u32;
    let [xmm, ymm, masks, upper_zmm, more_zmm] = [1, 2, 5, 6, 7];
    let [avx2, avx512f, avx512dq, avx512vl] = [5, 16, 17, 31];
    let can = __cpuid_count(7, 0).ebx;
    let avx2 = all(kept, &[xmm, ymm]) && all(can, &[avx2]);
    let avx512 = all(kept, &[xmm, ymm, masks, upper_zmm, more_zmm])
        && all(can, &[avx512f, avx512dq, avx512vl]);
    (avx2, avx512)
}

#[cfg(target_arch = "x86_64")]
#[target_feature(enable = "avx2,fma")]
fn run_avx2(work: impl Work) {
    work.run();
}

#[cfg(target_arch = "x86_64")]
#[target_feature(enable = "avx512f,avx512dq,avx512vl,fma")]
fn run_avx512(work: impl Work) {
    work.run();
}

#[cfg(target_arch = "x86_64")]
#[target_feature(enable = "avx2,fma")]
fn solve_avx2(block: &mut Block, count: usize, task: Task) {
    solve::<true>(block, count, task);
}

#[cfg(target_arch = "x86_64")]
#[target_feature(enable = "avx512f,avx512dq,avx512vl,fma")]
fn solve_avx512(block: &mut Block, count: usize, task: Task) {
    solve::<true>(block, count, task);
}

#[cfg(target_arch = "x86_64")]
#[target_feature(enable = "avx,fma")]
fn solve_one_fma(pair: Pair, task: Task) -> Inverse {
    solve_one::<true>(pair, task)
}
