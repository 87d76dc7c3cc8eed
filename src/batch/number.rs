//! Decimal numbers, read and written fast and exactly as the standard library does it.

use std::io::Write;
use std::num::NonZeroU64;

/// Which sign stands between a number's whole part and its fraction.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Mark {
    Point,
    /// Point or comma, where the comma does not delimit cells.
    Either,
}

/// Reads a decimal number; `None` for anything else, such as `NaN`, `0x1` or `1,234.5`.
pub fn read(cell: &[u8], mark: Mark) -> Option<f64> {
    let cell = cell.trim_ascii();
    let plain = |&byte: &u8| byte.is_ascii_digit() || b"+-.eE".contains(&byte);
    let mut cell = cell.to_vec();
    if mark == Mark::Either {
        cell.iter_mut().filter(|byte| **byte == b',').for_each(|byte| *byte = b'.');
    }
    let text = std::str::from_utf8(&cell).ok().filter(|text| text.bytes().all(|b| plain(&b)))?;
    text.parse().ok().filter(|number: &f64| number.is_finite())
}

/// Reads the plain decimal number that `bytes` begin with, and how many bytes it takes; `None` for
/// numbers of more than three digits before the point or fifteen in all, and where `bytes` end
/// soon.
///
/// Numbers of so few digits are exact after one division. How many there are is hardly branched on,
/// as processors guess it wrong too often.
#[inline(always)]
pub fn read_prefix(bytes: &[u8], mark: Mark) -> Option<(f64, usize)> {
    let negative = *bytes.first()? == b'-';
    let start = usize::from(negative);
    let word = word_at(bytes, start)?;
    let count = leading_digits(word);
    if count == 0 || count > 3 {
        return None;
    }
    let mut mantissa = few_digits(word, count);
    let mut at = start + count as usize;
    let next = bytes[at];
    let mut decimals = 0;
    if next == b'.' || (mark == Mark::Either && next == b',') {
        let word = word_at(bytes, at + 1)?;
        let mut count = leading_digits(word);
        mantissa = mantissa * TENS[count as usize] + eight_digits(word, count);
        decimals = count as usize;
        if count == 8 {
            let word = word_at(bytes, at + 9)?;
            count = leading_digits(word);
            mantissa = mantissa * TENS[count as usize] + eight_digits(word, count);
            decimals += count as usize;
            if decimals > 12 {
                return None;
            }
        }
        at += 1 + decimals;
    }
    let value = mantissa as f64 / POWERS[decimals];
    // The sign as a bit, not as a branch.
    Some((f64::from_bits(value.to_bits() | u64::from(negative) << 63), at))
}

/// Eight bytes from `at` on, the first one lowest, each digit as its value.
#[inline(always)]
fn word_at(bytes: &[u8], at: usize) -> Option<u64> {
    Some(u64::from_le_bytes(*bytes.get(at..)?.first_chunk()?) ^ 0x3030_3030_3030_3030)
}

/// How many of the lowest bytes are digits.
#[inline(always)]
fn leading_digits(word: u64) -> u32 {
    let others = (word | word.wrapping_add(0x7676_7676_7676_7676)) & 0x8080_8080_8080_8080;
    NonZeroU64::new(others).map_or(8, |others| others.trailing_zeros() / 8)
}

/// The number that `count` digits make, 1 to 3.
#[inline(always)]
fn few_digits(word: u64, count: u32) -> u64 {
    // Behind the digits the word is shifted out; zeros stand in front.
    let three = word << (64 - 8 * count) >> 40;
    (three & 0xff) * 100 + (three >> 8 & 0xff) * 10 + (three >> 16)
}

/// The number that `count` digits make, 0 to 8, by pairs, fours and all of them.
#[inline(always)]
fn eight_digits(word: u64, count: u32) -> u64 {
    let padded = word.unbounded_shl(64 - 8 * count);
    let pairs = (padded * 10 + (padded >> 8)) & 0x00ff_00ff_00ff_00ff;
    let fours = (pairs * 100 + (pairs >> 16)) & 0x0000_ffff_0000_ffff;
    (fours * 10_000 + (fours >> 32)) & 0xffff_ffff
}

const TENS: [u64; 9] = [1, 10, 100, 1000, 10_000, 100_000, 1_000_000, 10_000_000, 100_000_000];
const POWERS: [f64; 16] =
    [1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15];

/// Appends `value` with `decimals` digits after the point, rounded as `format!` rounds.
pub fn write_fixed(out: &mut Vec<u8>, value: f64, decimals: u8) {
    let decimals = usize::from(decimals);
    let scaled = value * POWERS[decimals];
    // To the nearest whole number, by an addition that leaves no room for the fraction.
    let rounded = (scaled + SHIFT) - SHIFT;
    let to_tie = 0.5 - (scaled - rounded).abs();
    // Near a tie the product's own rounding could decide; large numbers have no fraction to tell.
    if !((0.0..1e15).contains(&scaled) && to_tie > 1e-3 && value.is_sign_positive()) {
        write_slowly(out, value, decimals);
        return;
    }
    let number = rounded as u64;
    let (head, tail) = (digits_of(number / 100_000_000), digits_of(number % 100_000_000));
    let digits = u128::from(head) | u128::from(tail) << 64;
    let point = 16 - decimals as u32;
    let start = (digits.trailing_zeros() / 8).min(point - 1);
    let text = digits | 0x3030_3030_3030_3030_3030_3030_3030_3030;
    push_short(out, text >> (8 * start), (point - start) as usize);
    if decimals > 0 {
        out.push(b'.');
        push_short(out, text >> (8 * point), decimals);
    }
}

const SHIFT: f64 = 6_755_399_441_055_744.0;

/// Appends the first `length` of 16 bytes: all are copied and the rest is cut off, which is faster.
#[inline(always)]
fn push_short(out: &mut Vec<u8>, text: u128, length: usize) {
    let filled = out.len();
    out.extend_from_slice(&text.to_le_bytes());
    out.truncate(filled + length);
}

/// The eight digits of a number below 10⁸, one in each byte, by halves, quarters and eighths.
#[inline(always)]
fn digits_of(number: u64) -> u64 {
    let fours = (number / 10_000) | ((number % 10_000) << 32);
    let hundreds = ((fours * 5243) >> 19) & 0x0000_007f_0000_007f;
    let pairs = hundreds | ((fours - 100 * hundreds) << 16);
    let tens = ((pairs * 103) >> 10) & 0x000f_000f_000f_000f;
    tens | ((pairs - 10 * tens) << 8)
}

#[cold]
fn write_slowly(out: &mut Vec<u8>, value: f64, decimals: usize) {
    write!(out, "{value:.decimals$}").expect("a vector takes everything");
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn numbers_are_read_or_refused() {
        for (cell, mark, expected) in [
            ("52.52", Mark::Point, Some(52.52)),
            (" -13.405 ", Mark::Point, Some(-13.405)),
            ("+7", Mark::Point, Some(7.0)),
            ("1e1", Mark::Point, Some(10.0)),
            ("52,52", Mark::Either, Some(52.52)),
            ("52.52", Mark::Either, Some(52.52)),
            (".5", Mark::Point, Some(0.5)),
            ("5.", Mark::Point, Some(5.0)),
            ("123456789.123456789123456789", Mark::Point, Some(123_456_789.123_456_79)),
            ("0.000000000000000000001", Mark::Point, Some(1e-21)),
            ("-0", Mark::Point, Some(-0.0)),
            ("52,52", Mark::Point, None),
            ("1.234,5", Mark::Either, None),
            ("", Mark::Point, None),
            ("-", Mark::Point, None),
            (".", Mark::Point, None),
            ("NaN", Mark::Point, None),
            ("inf", Mark::Point, None),
            ("1e999", Mark::Point, None),
            ("12a", Mark::Point, None),
            ("1 2", Mark::Point, None),
            ("--1", Mark::Point, None),
        ] {
            assert_eq!(read(cell.as_bytes(), mark), expected, "{cell:?}");
        }
    }

    fn written(value: f64, decimals: u8) -> String {
        let mut out = Vec::new();
        write_fixed(&mut out, value, decimals);
        String::from_utf8(out).expect("digits")
    }

    #[test]
    fn numbers_are_written_as_the_library_writes_them() {
        for value in [0.0, 0.5, 0.05, 1.0005, 2.5, 1e-9, 9.999, 684_474.626_188, -0.4, -1.5, 1e20] {
            for decimals in 0..=MOST_TESTED {
                let expected = format!("{value:.0$}", usize::from(decimals));
                assert_eq!(written(value, decimals), expected);
            }
        }
    }

    const MOST_TESTED: u8 = 14;

    proptest! {
        #![proptest_config(ProptestConfig { failure_persistence: None, ..Default::default() })]

        #[test]
        fn reading_is_that_of_the_library(text in "-?[0-9]{1,7}\\.[0-9]{0,18}") {
            prop_assert_eq!(read(text.as_bytes(), Mark::Point), text.parse().ok());
            let padded = format!("{text},-1234567");
            if let Some((number, length)) = read_prefix(padded.as_bytes(), Mark::Point) {
                prop_assert_eq!((number, length), (text.parse().expect("a number"), text.len()));
            } else {
                prop_assert!(text.find('.') > Some(3) || text.len() > 14);
            }
        }

        #[test]
        fn writing_is_that_of_the_library(value in 0.0..2.1e7_f64, decimals in 0..10_u8) {
            let expected = format!("{value:.0$}", usize::from(decimals));
            prop_assert_eq!(written(value, decimals), expected);
        }
    }
}
