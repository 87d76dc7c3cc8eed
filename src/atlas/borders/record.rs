//! The tables of `borders.bin` beside its lines.

use zerocopy::little_endian::{F64, U32};
use zerocopy::{FromBytes, Immutable, IntoBytes, KnownLayout, Unaligned};

/// Simplification tolerances at which the length of each border is kept, in metres.
pub const TOLERANCES_M: [f64; 5] = [10.0, 100.0, 300.0, 1000.0, 10_000.0];

/// The land border of two countries, the lesser code first. Lengths are in metres, at full
/// resolution.
#[derive(Clone, Copy, Debug, Default, FromBytes, IntoBytes, Immutable, KnownLayout, Unaligned)]
#[repr(C)]
pub struct PairRecord {
    pub codes: [[u8; 2]; 2],
    /// Where nobody else comes in and both draw the same line.
    pub agreed_m: F64,
    /// Where one draws the line inside what the other draws too: each one's own line.
    pub drawn_by_m: [F64; 2],
    /// Where a third country claims one of the two sides as well.
    pub contested_m: F64,
    /// Beyond the coast.
    pub sea_m: F64,
    /// The length after simplification at each of [`TOLERANCES_M`].
    pub simplified_m: [F64; 5],
    /// Where the border's lines start in the table `pair_lines`; they end where the next pair's
    /// start.
    pub first_line: U32,
}
