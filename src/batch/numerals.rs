//! Plain decimal numbers, many side by side, as vector instructions want them.
//!
//! A numeral stands in two words of eight bytes; what it says comes out of them without a branch.
//! Numbers of at most three digits before the point and eight behind it are read, which are exact
//! after one division. All others come back as NaN and ask for [`read`](super::number::read).

use std::ops::Range;

use super::number::Mark;
use crate::geodesy::batch::{Machine, Work};

/// Numerals on their way to numbers.
#[derive(Debug, Default)]
pub struct Numerals {
    /// The first eight bytes of each and the next eight, the first byte lowest.
    first: Vec<[u64; 4]>,
    second: Vec<[u64; 4]>,
    /// Bytes.
    length: Vec<[u64; 4]>,
    numbers: Vec<[f64; 4]>,
}

impl Numerals {
    pub fn clear(&mut self) {
        self.first.clear();
        self.second.clear();
        self.length.clear();
    }

    /// Adds the numerals in `cells`, behind which no digits may follow.
    #[inline(always)]
    pub fn push(&mut self, bytes: &[u8], cells: &[Range<usize>; 4]) {
        let (mut first, mut second, mut length) = ([0; 4], [0; 4], [0; 4]);
        for (i, cell) in cells.iter().enumerate() {
            // Where the bytes end soon, it is one that is not read here.
            let words = bytes.get(cell.start..).and_then(<[u8]>::first_chunk::<16>);
            let words = u128::from_le_bytes(*words.unwrap_or(&[0; 16]));
            (first[i], second[i]) = (words as u64, (words >> 64) as u64);
            length[i] = cell.len() as u64;
        }
        self.first.push(first);
        self.second.push(second);
        self.length.push(length);
    }

    /// Finds what each numeral says; NaN for those that are not read here.
    pub fn read(&mut self, mark: Mark) {
        self.numbers.resize(self.first.len(), [0.0; 4]);
        let comma = match mark {
            Mark::Point => b'.',
            Mark::Either => b',',
        };
        Machine::best().run(Reading { numerals: self, comma: u64::from(comma) });
    }

    /// The numbers of the four cells that were the `row`th to be added.
    #[inline(always)]
    pub fn numbers(&self, row: usize) -> [f64; 4] {
        self.numbers[row]
    }
}

struct Reading<'a> {
    numerals: &'a mut Numerals,
    comma: u64,
}

impl Work for Reading<'_> {
    #[inline(always)]
    fn run(self) {
        let Numerals { first, second, length, numbers } = self.numerals;
        let words = first.as_flattened().iter().zip(second.as_flattened());
        let numerals = words.zip(length.as_flattened());
        for (((&first, &second), &length), number) in numerals.zip(numbers.as_flattened_mut()) {
            *number = number_of(first, second, length, self.comma);
        }
    }
}

/// What a numeral of `length` bytes says, whose mark is a point or a `comma`.
#[inline(always)]
fn number_of(first: u64, second: u64, length: u64, comma: u64) -> f64 {
    let negative = first & 0xff == u64::from(b'-');
    let low = if negative { first >> 8 | second << 56 } else { first } ^ ZEROS;
    let high = if negative { second >> 8 } else { second } ^ ZEROS;
    let bits = (length << 3).wrapping_sub(if negative { 8 } else { 0 });
    // The first byte that is no digit is the point, or the one behind the numeral.
    let others = no_digits(low);
    let point = others & others.wrapping_neg();
    let (one, two, three) = (point == 0x8000, point == 0x0080_0000, point == 0x8000_0000);
    let units = low & 0xff;
    let tens = 10 * units + (low >> 8 & 0xff);
    let hundreds = 10 * tens + (low >> 16 & 0xff);
    let whole = if one { units } else { if two { tens } else { hundreds } };
    let behind = if one { 16 } else { if two { 24 } else { 32 } };
    let mark = (low >> (behind - 8)) & 0xff ^ 0x30;
    let is_whole = bits == behind - 8;
    let marked = (mark == u64::from(b'.')) | (mark == comma);
    // The digits behind the point.
    let decimals = low >> behind | high << (64 - behind);
    let decimal_bits = if is_whole { 0 } else { bits.wrapping_sub(behind) };
    let beyond = u64::MAX.unbounded_shl(decimal_bits as u32);
    let known = (one | two | three)
        & (is_whole | marked)
        & (decimal_bits <= 64)
        & (no_digits(decimals) & !beyond == 0);
    let number = whole * 100_000_000 + eight_digits(decimals & !beyond);
    // Below 2⁵², a whole number is the mantissa of 2⁵² and itself.
    let number = (f64::from_bits(number | TWO_52.to_bits()) - TWO_52) / 1e8;
    let signed = f64::from_bits(number.to_bits() | if negative { 1 << 63 } else { 0 });
    if known { signed } else { f64::NAN }
}

const ZEROS: u64 = 0x3030_3030_3030_3030;
const TWO_52: f64 = 4_503_599_627_370_496.0;

/// The highest bit of each byte that is no digit, and of some bytes behind one; digits are their
/// values.
#[inline(always)]
fn no_digits(word: u64) -> u64 {
    (word | word.wrapping_add(0x7676_7676_7676_7676)) & 0x8080_8080_8080_8080
}

/// The number that eight digits make, the first one lowest; by pairs, fours and all of them. What
/// else the bytes may be makes some number too.
#[inline(always)]
fn eight_digits(word: u64) -> u64 {
    let joined =
        |word: u64, base: u64, width: u32| word.wrapping_mul(base).wrapping_add(word >> width);
    let pairs = joined(word, 10, 8) & 0x00ff_00ff_00ff_00ff;
    let fours = joined(pairs, 100, 16) & 0x0000_ffff_0000_ffff;
    joined(fours, 10_000, 32) & 0xffff_ffff
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::batch::number;
    use proptest::prelude::*;

    /// What each text says, by each machine.
    fn numbers(texts: &[String; 4], mark: Mark, comma: u8) -> Vec<[f64; 4]> {
        let mut bytes = Vec::new();
        let cells = texts.each_ref().map(|text| {
            let start = bytes.len();
            bytes.extend_from_slice(text.as_bytes());
            bytes.push(b'\n');
            start..bytes.len() - 1
        });
        bytes.extend_from_slice(b"1234567890123456");
        let mut numerals = Numerals::default();
        numerals.push(&bytes, &cells);
        numerals.read(mark);
        let mut all = vec![numerals.numbers(0)];
        for machine in Machine::all() {
            machine.run(Reading { numerals: &mut numerals, comma: u64::from(comma) });
            all.push(numerals.numbers(0));
        }
        all
    }

    fn check(texts: &[String; 4], mark: Mark, comma: u8) {
        for numbers in numbers(texts, mark, comma) {
            for (text, found) in texts.iter().zip(numbers) {
                let expected = number::read(text.as_bytes(), mark);
                let is_same = expected.is_some_and(|it| it.to_bits() == found.to_bits());
                assert!(is_same || found.is_nan(), "{text:?}: {found} for {expected:?}");
            }
        }
    }

    fn four(text: impl Strategy<Value = String> + Clone) -> impl Strategy<Value = [String; 4]> {
        [text.clone(), text.clone(), text.clone(), text]
    }

    proptest! {
        #![proptest_config(ProptestConfig {
            failure_persistence: None, cases: 2048, ..Default::default()
        })]

        #[test]
        fn numbers_of_the_usual_kind_are_read(texts in four("-?[0-9]{1,3}(\\.[0-9]{0,8})?")) {
            check(&texts, Mark::Point, b'.');
            let commas = texts.each_ref().map(|text| text.replace('.', ","));
            check(&commas, Mark::Either, b',');
            for numbers in numbers(&texts, Mark::Point, b'.') {
                prop_assert!(!numbers.iter().any(|number| number.is_nan()), "{texts:?}");
            }
        }

        #[test]
        fn nothing_else_is_misread(
            texts in four("[-+]?[-0-9.,e/: \\x00-\\xff]{0,3}[0-9]{0,6}[.,]?[-0-9.,;e ]{0,12}"),
        ) {
            check(&texts, Mark::Point, b'.');
            check(&texts, Mark::Either, b',');
        }
    }
}
