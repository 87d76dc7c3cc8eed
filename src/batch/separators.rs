//! Where the cells and rows of a block without quotes end, sixty-four bytes at a time.

use crate::geodesy::batch::{Machine, Work};

/// The places of all delimiters and line ends, in order.
#[derive(Debug, Default)]
pub struct Separators {
    /// A bit for each byte, set where it is one, the first byte's bit lowest.
    marks: Vec<[u8; 8]>,
    /// Longer than what it holds, so that places can be written before they are counted.
    places: Vec<u32>,
    filled: usize,
}

impl Separators {
    /// Takes the place of what it held.
    pub fn find(&mut self, bytes: &[u8], delimiter: u8) {
        let (words, rest) = bytes.as_chunks();
        self.marks.resize(words.len() / 8 + 1, [0; 8]);
        let marks = self.marks.as_flattened_mut();
        Machine::best().run(Marking { words, delimiter, marks });
        // Behind the whole words come a few bytes, and behind them nothing.
        marks[words.len()..].fill(0);
        for (i, &byte) in rest.iter().enumerate() {
            marks[words.len()] |= u8::from(byte == delimiter || byte == b'\n') << i;
        }
        self.filled = 0;
        for chunk in 0..self.marks.len() {
            self.push(64 * chunk as u32, u64::from_le_bytes(self.marks[chunk]));
        }
    }

    pub fn places(&self) -> &[u32] {
        &self.places[..self.filled]
    }

    /// Adds the places of the bits of `marks`, eight at once: how many there are is not branched on
    /// as long as they are few.
    #[inline(always)]
    fn push(&mut self, at: u32, mut marks: u64) {
        if self.places.len() < self.filled + CHUNK {
            self.places.resize(2 * self.filled + CHUNK, 0);
        }
        let count = marks.count_ones() as usize;
        for eight in self.places[self.filled..].as_chunks_mut::<8>().0 {
            for place in eight {
                *place = at + marks.trailing_zeros();
                marks &= marks.wrapping_sub(1);
            }
            if marks == 0 {
                break;
            }
        }
        self.filled += count;
    }
}

const CHUNK: usize = 64;

struct Marking<'a> {
    words: &'a [[u8; 8]],
    delimiter: u8,
    marks: &'a mut [u8],
}

impl Work for Marking<'_> {
    #[inline(always)]
    fn run(self) {
        for (word, mark) in self.words.iter().zip(self.marks) {
            let word = u64::from_le_bytes(*word);
            let others = unlike(word, self.delimiter) & unlike(word, b'\n');
            // The product gathers the highest bits of all bytes in its highest byte.
            let found = (!others & HIGHEST) >> 7;
            *mark = (found.wrapping_mul(0x0102_0408_1020_4080) >> 56) as u8;
        }
    }
}

/// The highest bit of each byte says that it is not `byte`.
#[inline(always)]
fn unlike(word: u64, byte: u8) -> u64 {
    let difference = word ^ (u64::from(byte) * 0x0101_0101_0101_0101);
    ((difference & !HIGHEST) + !HIGHEST) | difference
}

const HIGHEST: u64 = 0x8080_8080_8080_8080;

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #![proptest_config(ProptestConfig { failure_persistence: None, ..Default::default() })]

        #[test]
        fn all_separators_are_found(
            bytes in prop::collection::vec(
                prop_oneof![Just(b','), Just(b'\n'), Just(b','.wrapping_add(128)), any::<u8>()],
                0..400,
            ),
            delimiter in prop::sample::select(&b",;\t"[..]),
        ) {
            let mut separators = Separators::default();
            separators.find(b"something that stood there before,,,,,,,,,,,,", b',');
            separators.find(&bytes, delimiter);
            let is_one = |&at: &u32| [delimiter, b'\n'].contains(&bytes[at as usize]);
            let expected: Vec<u32> = (0..bytes.len() as u32).filter(is_one).collect();
            prop_assert_eq!(separators.places(), expected);
        }
    }
}
