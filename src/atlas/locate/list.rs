//! The chunks of lines that run through a fine cell, as the table `lists` has them.
//!
//! A list is a row of numbers of seven bits to a byte, the lowest ones first; the eighth bit says
//! that the number goes on. They are the side at the cell's centre, how many chunks there are, and
//! by how much the code of each chunk exceeds the one before.

use crate::atlas::borders::lines::Lines;

/// A chunk of the grid's own lines, or of the other ones.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct ChunkId {
    /// The number of the chunk doubled, and one more in the other layer.
    code: u32,
}

impl ChunkId {
    pub fn own(chunk: u32) -> Self {
        Self { code: chunk << 1 }
    }

    pub fn other(chunk: u32) -> Self {
        Self { code: chunk << 1 | 1 }
    }

    /// The lines that the chunk is part of, and its number there.
    pub fn lines<'a>(self, own: &'a Lines, other: &'a Lines) -> (&'a Lines, usize) {
        let lines = if self.code & 1 == 0 { own } else { other };
        (lines, (self.code >> 1) as usize)
    }
}

/// A list, read in place.
pub struct List {
    /// What lies at the cell's centre.
    pub side: u16,
    pub chunks: Chunks,
}

impl List {
    /// The list at `offset`; an empty one behind the end.
    pub(super) fn read(lists: &'static [u8], offset: usize) -> Self {
        let mut bytes = lists.get(offset..).unwrap_or_default();
        let side = number(&mut bytes) as u16;
        let left = number(&mut bytes);
        Self { side, chunks: Chunks { bytes, left, code: 0 } }
    }
}

/// The chunks of a list, by code.
pub struct Chunks {
    bytes: &'static [u8],
    left: u32,
    code: u32,
}

impl Iterator for Chunks {
    type Item = ChunkId;

    fn next(&mut self) -> Option<ChunkId> {
        self.left = self.left.checked_sub(1).filter(|_| !self.bytes.is_empty())?;
        self.code = self.code.wrapping_add(number(&mut self.bytes));
        Some(ChunkId { code: self.code })
    }
}

/// Takes the next number; what is too long for 32 bits is cut.
fn number(bytes: &mut &[u8]) -> u32 {
    let (mut value, mut shift) = (0_u32, 0);
    while let Some((&byte, rest)) = bytes.split_first() {
        *bytes = rest;
        value |= u32::from(byte & 0x7f).checked_shl(shift).unwrap_or(0);
        if byte & 0x80 == 0 {
            break;
        }
        shift += 7;
    }
    value
}

/// Appends a list to the table; `chunks` are in order.
pub fn push(lists: &mut Vec<u8>, side: u16, chunks: &[ChunkId]) {
    push_number(lists, side.into());
    push_number(lists, chunks.len() as u32);
    let mut before = 0;
    for chunk in chunks {
        push_number(lists, chunk.code - before);
        before = chunk.code;
    }
}

fn push_number(bytes: &mut Vec<u8>, mut value: u32) {
    while value > 0x7f {
        bytes.push(value as u8 | 0x80);
        value >>= 7;
    }
    bytes.push(value as u8);
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lists_are_read_as_they_were_written() {
        let all = [ChunkId::own(0), ChunkId::other(0), ChunkId::own(127), ChunkId::other(1 << 30)];
        let (mut lists, mut starts) = (Vec::new(), Vec::new());
        for count in 0..=all.len() {
            starts.push(lists.len());
            push(&mut lists, 300 * count as u16, &all[..count]);
        }
        let lists: &'static [u8] = lists.leak();
        for (count, start) in starts.into_iter().enumerate() {
            let list = List::read(lists, start);
            assert_eq!(list.side, 300 * count as u16);
            assert_eq!(list.chunks.collect::<Vec<_>>(), all[..count]);
        }
        assert_eq!(List::read(lists, lists.len()).chunks.count(), 0);
    }

    #[test]
    fn bytes_that_go_on_for_ever_end() {
        let list = List::read(&[0xff; 40], 0);
        assert_eq!(list.chunks.count(), 0);
        assert_eq!(List::read(&[0, 0x7f, 1], 0).chunks.count(), 1);
    }
}
