//! Differences between neighbouring vertices, in as many bits as the largest of a few needs.
//!
//! A run of differences is a stream of bits, the lowest bit of each byte first. Before every
//! [`BLOCK`] differences stand eight bits: the places in [`WIDTHS`] of the widths of longitudes and
//! of latitudes. The differences follow, longitude and latitude in turn, with their sign in the
//! lowest bit (zigzag). Borders take a sixth less room so than as varints, and are read as fast.

/// So many differences share their widths.
const BLOCK: usize = 8;

/// The widths in bits that a block may have.
const WIDTHS: [u32; 16] = [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 18, 32];

/// A run of differences, read in place.
pub(super) struct Differences {
    bytes: &'static [u8],
    /// The next bit.
    at: usize,
    widths: [u32; 2],
    /// How many of the block are still to come.
    left: usize,
}

impl Differences {
    /// The run that starts at byte `offset`.
    pub fn new(bytes: &'static [u8], offset: usize) -> Self {
        Self { bytes: bytes.get(offset..).unwrap_or(&[]), at: 0, widths: [0; 2], left: 0 }
    }

    /// The next difference; zeros where the bytes end.
    pub fn next(&mut self) -> [i32; 2] {
        if self.left == 0 {
            let widths = self.bits(8);
            self.widths = [widths & 15, widths >> 4].map(|place| WIDTHS[place as usize]);
            self.left = BLOCK;
        }
        self.left -= 1;
        self.widths.map(|width| {
            let zigzag = self.bits(width);
            (zigzag >> 1) as i32 ^ -((zigzag & 1) as i32)
        })
    }

    /// The next `width` bits, at most 32.
    fn bits(&mut self, width: u32) -> u32 {
        let (start, shift) = (self.at / 8, self.at % 8);
        self.at += width as usize;
        let word = match self.bytes.get(start..).and_then(<[u8]>::first_chunk) {
            Some(&eight) => u64::from_le_bytes(eight),
            None => last_word(self.bytes, start),
        };
        (word >> shift & ((1 << width) - 1)) as u32
    }
}

/// The last few bytes from `start`, with zeros behind them.
#[cold]
fn last_word(bytes: &[u8], start: usize) -> u64 {
    let rest = bytes.get(start..).unwrap_or(&[]);
    rest.iter().rev().fold(0, |word, &byte| word << 8 | u64::from(byte))
}

/// Appends a run of differences.
pub(super) fn push(bytes: &mut Vec<u8>, differences: &[[i32; 2]]) {
    let (mut word, mut filled) = (0_u64, 0);
    let mut put = |value: u32, width: u32| {
        word |= u64::from(value) << filled;
        filled += width;
        while filled >= 8 {
            bytes.push(word as u8);
            word >>= 8;
            filled -= 8;
        }
    };
    for block in differences.chunks(BLOCK) {
        let zigzag = |value: i32| ((value << 1) ^ (value >> 31)) as u32;
        let places = [0, 1].map(|axis| {
            let all = block.iter().fold(0, |all, step| all | zigzag(step[axis]));
            WIDTHS.partition_point(|&width| width < 32 - all.leading_zeros())
        });
        put((places[0] | places[1] << 4) as u32, 8);
        for step in block {
            for axis in [0, 1] {
                put(zigzag(step[axis]), WIDTHS[places[axis]]);
            }
        }
    }
    put(0, 7);
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn differences_come_back_as_they_went(
            runs in prop::collection::vec(
                prop::collection::vec((any::<i32>(), 0..32, any::<i16>()), 0..40), 1..4)
        ) {
            let runs = runs.into_iter().map(|run| {
                run.into_iter().map(|(x, shift, y)| [x >> shift, i32::from(y)]).collect::<Vec<_>>()
            });
            let (mut bytes, mut starts) = (Vec::new(), Vec::new());
            for run in runs {
                starts.push((bytes.len(), run.clone()));
                push(&mut bytes, &run);
            }
            let bytes: &'static [u8] = bytes.leak();
            for (start, run) in starts {
                let mut read = Differences::new(bytes, start);
                for step in run {
                    prop_assert_eq!(read.next(), step);
                }
            }
        }
    }

    #[test]
    fn bytes_that_end_early_give_zeros() {
        let mut read = Differences::new(&[0xff], 0);
        for _ in 0..20 {
            assert_eq!(read.next(), [0, 0]);
        }
        assert_eq!(Differences::new(&[1, 2], 7).next(), [0, 0]);
    }
}
