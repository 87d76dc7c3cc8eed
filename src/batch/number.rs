//! Decimal numbers, read and written fast and exactly as the standard library does it.

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
    match read_prefix(cell, mark) {
        Some((number, length)) if length == cell.len() => Some(number),
        Some(_) | None => read_slowly(cell, mark),
    }
}

/// Reads the plain decimal number that `bytes` begin with, and how many bytes it takes; `None`
/// where that takes more than one division to do exactly.
#[inline]
pub fn read_prefix(bytes: &[u8], mark: Mark) -> Option<(f64, usize)> {
    let negative = bytes.first() == Some(&b'-');
    let start = usize::from(negative);
    let (whole, end) = digits(bytes, start, 0);
    let is_mark = |&byte: &u8| byte == b'.' || (mark == Mark::Either && byte == b',');
    let (mantissa, fraction_end, decimals) = match bytes.get(end).filter(|byte| is_mark(byte)) {
        None => (whole, end, 0),
        Some(_) => {
            let (mantissa, fraction_end) = digits(bytes, end + 1, whole);
            (mantissa, fraction_end, fraction_end - end - 1)
        }
    };
    let count = end - start + decimals;
    // 15 digits are below 2⁵³ and powers of ten up to 10²² are doubles: one rounding, as it should be.
    if count == 0 || count > 15 {
        return None;
    }
    let value = mantissa as f64 / POWERS[decimals];
    Some((if negative { -value } else { value }, fraction_end))
}

/// The digits from `start` on, appended to those of `value`, and where they end; wraps after 19 digits.
#[inline]
fn digits(bytes: &[u8], start: usize, mut value: u64) -> (u64, usize) {
    let mut at = start;
    while let Some(eight) = bytes.get(at..at + 8).and_then(eight_digits) {
        value = value.wrapping_mul(100_000_000).wrapping_add(eight);
        at += 8;
    }
    while let Some(digit) = bytes.get(at).map(|byte| byte.wrapping_sub(b'0')).filter(|&d| d < 10) {
        value = value.wrapping_mul(10).wrapping_add(u64::from(digit));
        at += 1;
    }
    (value, at)
}

/// The value of eight digits at once, each in a byte of one word.
#[inline]
fn eight_digits(bytes: &[u8]) -> Option<u64> {
    let word = u64::from_le_bytes(bytes.try_into().ok()?);
    let digits = word.wrapping_sub(0x3030_3030_3030_3030);
    let above_nine = digits.wrapping_add(0x7676_7676_7676_7676);
    if (digits | above_nine) & 0x8080_8080_8080_8080 != 0 {
        return None;
    }
    let pairs = (digits * 10 + (digits >> 8)) & 0x00ff_00ff_00ff_00ff;
    let fours = (pairs * 100 + (pairs >> 16)) & 0x0000_ffff_0000_ffff;
    Some((fours * 10_000 + (fours >> 32)) & 0xffff_ffff)
}

const POWERS: [f64; 16] =
    [1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15];

/// Long numbers, exponents and a leading plus, by the standard library.
fn read_slowly(cell: &[u8], mark: Mark) -> Option<f64> {
    let plain = |&byte: &u8| byte.is_ascii_digit() || b"+-.eE".contains(&byte);
    let mut cell = cell.to_vec();
    if mark == Mark::Either {
        cell.iter_mut().filter(|byte| **byte == b',').for_each(|byte| *byte = b'.');
    }
    let text = std::str::from_utf8(&cell).ok().filter(|text| text.bytes().all(|b| plain(&b)))?;
    text.parse().ok().filter(|number: &f64| number.is_finite())
}

/// Appends `value` with `decimals` digits after the point, rounded as `format!` rounds.
pub fn write_fixed(out: &mut Vec<u8>, value: f64, decimals: u8) {
    let scaled = value.abs() * POWERS[usize::from(decimals)];
    let rounded = scaled.round_ties_even();
    let to_tie = ((scaled - rounded).abs() - 0.5).abs();
    // Near a tie the product's own rounding could decide, beyond 2⁵² it has no fraction left to tell.
    if !(scaled < 4e15 && to_tie > 1e-3 && rounded > 0.0) {
        use std::io::Write;
        write!(out, "{value:.0$}", usize::from(decimals)).expect("a vector takes everything");
        return;
    }
    if value < 0.0 {
        out.push(b'-');
    }
    write_digits(out, rounded as u64, usize::from(decimals));
}

/// Appends `number` with a point before its last `decimals` digits.
fn write_digits(out: &mut Vec<u8>, mut number: u64, decimals: usize) {
    let mut text = [b'0'; 24];
    let mut at = text.len();
    let mut left = decimals;
    if decimals > 0 {
        while left > 0 {
            at -= 1;
            text[at] = b'0' + (number % 10) as u8;
            number /= 10;
            left -= 1;
        }
        at -= 1;
        text[at] = b'.';
    }
    loop {
        at -= 1;
        text[at] = b'0' + (number % 10) as u8;
        number /= 10;
        if number == 0 {
            break;
        }
    }
    out.extend_from_slice(&text[at..]);
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
        fn reading_is_that_of_the_library(whole in 0..1000_u32, fraction in "[0-9]{0,18}") {
            let text = format!("{whole}.{fraction}");
            prop_assert_eq!(read(text.as_bytes(), Mark::Point), text.parse().ok());
        }

        #[test]
        fn writing_is_that_of_the_library(value in 0.0..2.1e7_f64, decimals in 0..10_u8) {
            let expected = format!("{value:.0$}", usize::from(decimals));
            prop_assert_eq!(written(value, decimals), expected);
        }
    }
}
