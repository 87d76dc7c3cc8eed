//! Numbers with a fixed count of decimals, many side by side, as vector instructions want them.
//!
//! A text stands in two words of eight bytes, made without a branch; a number that it cannot hold,
//! is negative or lies near a tie of rounding is left to the standard library.

use std::io::Write;

use crate::geodesy::batch::{Machine, Work};

/// Numbers as texts, rounded as `format!` rounds.
#[derive(Debug, Default)]
pub struct Texts {
    numbers: Vec<f64>,
    decimals: u8,
    /// The first eight bytes of each and the next eight, the first byte lowest.
    first: Vec<u64>,
    second: Vec<u64>,
    /// Bytes; 0 for those that were left to the library.
    length: Vec<u64>,
}

impl Texts {
    /// Takes the place of what was there.
    pub fn set(&mut self, numbers: impl Iterator<Item = f64>, decimals: u8) {
        self.numbers.clear();
        self.numbers.extend(numbers);
        self.decimals = decimals;
        for words in [&mut self.first, &mut self.second, &mut self.length] {
            words.resize(self.numbers.len(), 0);
        }
        if decimals <= MOST_DECIMALS {
            Machine::best().run(Writing(self));
        } else {
            self.length.fill(0);
        }
    }

    /// Appends the text of a number.
    #[inline(always)]
    pub fn write(&self, out: &mut Vec<u8>, at: usize) {
        let length = self.length[at] as usize;
        if length == 0 {
            write_slowly(out, self.numbers[at], usize::from(self.decimals));
            return;
        }
        // All sixteen bytes are copied and the rest is cut off, which is faster.
        let text = u128::from(self.first[at]) | u128::from(self.second[at]) << 64;
        let filled = out.len();
        out.extend_from_slice(&text.to_le_bytes());
        out.truncate(filled + length);
    }
}

/// More do not fit into a word.
const MOST_DECIMALS: u8 = 8;

#[cold]
fn write_slowly(out: &mut Vec<u8>, number: f64, decimals: usize) {
    write!(out, "{number:.decimals$}").expect("a vector takes everything");
}

struct Writing<'a>(&'a mut Texts);

impl Work for Writing<'_> {
    #[inline(always)]
    fn run(self) {
        let Texts { numbers, decimals, first, second, length } = self.0;
        let decimals = u32::from(*decimals);
        let power = POWERS[decimals as usize];
        let words = first.iter_mut().zip(second).zip(length);
        for (&mut number, ((first, second), length)) in numbers.iter_mut().zip(words) {
            (*first, *second, *length) = text_of(number, decimals, power);
        }
    }
}

/// The text of `number` in two words, and its length; `power` is 10 to the power of `decimals`.
#[inline(always)]
fn text_of(number: f64, decimals: u32, power: f64) -> (u64, u64, u64) {
    let scaled = number * power;
    // To the nearest whole number, by an addition that leaves no room for the fraction.
    let rounded = (scaled + SHIFT) - SHIFT;
    // Near a tie the product's own rounding could decide.
    let to_tie = 0.5 - (scaled - rounded).abs();
    let whole = (rounded / power).floor();
    let digits = eight_digits(bits_of(whole)) | ZEROS;
    // Zeros in front that are not written.
    let mut zeros = 0;
    for tens in TENS {
        zeros += if whole < tens { 1 } else { 0 };
    }
    let width = 8 - zeros;
    let fraction = eight_digits(bits_of(rounded - whole * power)) | ZEROS;
    let fraction = fraction.unbounded_shr(64 - 8 * decimals);
    let (point, point_width) = if decimals == 0 { (0, 0) } else { (u64::from(b'.'), 1) };
    let first = (digits >> (8 * zeros))
        | point.unbounded_shl(8 * width)
        | fraction.unbounded_shl(8 * width + 8);
    let over = fraction.unbounded_shr(56_u32.wrapping_sub(8 * width));
    let second = if width == 8 { point | fraction << 8 } else { over };
    let length = width + point_width + decimals;
    let known = (number.to_bits() >> 63 == 0)
        & (scaled < 1e15)
        & (to_tie > 1e-3)
        & (whole < 1e8)
        & (length <= 16);
    (first, second, if known { u64::from(length) } else { 0 })
}

/// A whole number below 2⁵² as an integer.
#[inline(always)]
fn bits_of(whole: f64) -> u64 {
    (whole + TWO_52).to_bits() & (u64::MAX >> 12)
}

const SHIFT: f64 = 6_755_399_441_055_744.0;
const TWO_52: f64 = 4_503_599_627_370_496.0;
const ZEROS: u64 = 0x3030_3030_3030_3030;
const TENS: [f64; 7] = [1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7];
const POWERS: [f64; 9] = [1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8];

/// The eight digits of a number below 10⁸, one in each byte, the first one lowest; by halves,
/// quarters and eighths.
#[inline(always)]
fn eight_digits(number: u64) -> u64 {
    let high = (number.wrapping_mul(109_951_163)) >> 40;
    let fours = high | (number.wrapping_sub(10_000 * high) << 32);
    let hundreds = ((fours.wrapping_mul(5243)) >> 19) & 0x0000_007f_0000_007f;
    let pairs = hundreds | (fours.wrapping_sub(100 * hundreds) << 16);
    let tens = ((pairs.wrapping_mul(103)) >> 10) & 0x000f_000f_000f_000f;
    tens | (pairs.wrapping_sub(10 * tens) << 8)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn written(number: f64, decimals: u8) -> String {
        let mut texts = Texts::default();
        texts.set([0.0, number].into_iter(), decimals);
        let mut out = Vec::new();
        texts.write(&mut out, 1);
        String::from_utf8(out).expect("digits")
    }

    #[test]
    fn all_machines_write_the_same() {
        let numbers = (0..1000).map(|i| f64::from(i).exp2() / 7.0);
        let mut texts = Texts::default();
        texts.set(numbers, 3);
        let expected = (texts.first.clone(), texts.second.clone(), texts.length.clone());
        for machine in Machine::all() {
            machine.run(Writing(&mut texts));
            assert_eq!(
                (&texts.first, &texts.second, &texts.length),
                (&expected.0, &expected.1, &expected.2)
            );
        }
    }

    #[track_caller]
    fn check(number: f64, decimals: u8) {
        let expected = format!("{number:.0$}", usize::from(decimals));
        assert_eq!(written(number, decimals), expected, "{number:e} {decimals}");
    }

    #[test]
    fn numbers_are_written_as_the_library_writes_them() {
        for number in [
            0.0,
            -0.0,
            0.5,
            0.05,
            1.0005,
            2.5,
            1e-9,
            9.999,
            684_474.626_188,
            99_999_999.4,
            99_999_999.5,
            -0.4,
            -1.5,
            1e15,
            1e20,
            1e300,
            f64::INFINITY,
            f64::NAN,
        ] {
            (0..=14).for_each(|decimals| check(number, decimals));
        }
        for exponent in 0..16 {
            let power = 10_f64.powi(exponent);
            for number in [power, power.next_down(), power.next_up(), power - 0.001] {
                (0..=14).for_each(|decimals| check(number, decimals));
            }
        }
    }

    proptest! {
        #![proptest_config(ProptestConfig {
            failure_persistence: None, cases: 4096, ..Default::default()
        })]

        #[test]
        fn writing_is_that_of_the_library(
            number in prop_oneof![0.0..2.1e7_f64, 0.0..360.0_f64, 0.0..1.0_f64, any::<f64>()],
            decimals in 0..14_u8,
        ) {
            check(number, decimals);
        }

        /// Numbers that were read from a few decimals lie on ties or beside them.
        #[test]
        fn ties_are_broken_as_the_library_breaks_them(
            number in 0..40_000_000_000_u64, places in 0..8_i32, decimals in 0..9_u8,
        ) {
            let number = number as f64 / 10_f64.powi(places);
            for number in [number, number.next_up(), number.next_down()] {
                check(number, decimals);
            }
        }
    }
}
