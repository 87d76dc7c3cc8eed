//! Cuts a stream into blocks of whole records, in bounded memory.

use std::io::{ErrorKind, Read};

use memchr::{memchr_iter, memrchr};

use super::BatchError;
use super::record::{record_end, whole_records};

/// Bytes that are asked of the input at a time.
const BLOCK_BYTES: usize = 32 * 1024;
/// The longest record.
const MOST_BYTES: usize = 1 << 20;

/// How records end.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Ends {
    /// At every line end.
    Lines,
    /// At line ends outside quoted cells.
    Records { delimiter: u8 },
}

/// Whole records, and the number of the line in which they begin.
#[derive(Debug, Default)]
pub struct Block {
    /// Longer than what it holds, so that it need not be cleared for every block.
    buffer: Vec<u8>,
    filled: usize,
    pub line: u64,
}

impl Block {
    pub fn bytes(&self) -> &[u8] {
        &self.buffer[..self.filled]
    }

    /// Takes the place of what it held.
    pub fn fill(&mut self, bytes: &[u8]) {
        self.filled = 0;
        self.room_for(bytes.len())[..bytes.len()].copy_from_slice(bytes);
        self.filled = bytes.len();
    }

    fn room_for(&mut self, count: usize) -> &mut [u8] {
        if self.buffer.len() < self.filled + count {
            self.buffer.resize(self.filled + count, 0);
        }
        &mut self.buffer[self.filled..]
    }
}

/// A stream on its way to blocks.
pub struct Blocks<R> {
    input: R,
    /// What was read beyond the last whole record.
    rest: Vec<u8>,
    line: u64,
    finished: bool,
}

impl<R: Read> Blocks<R> {
    pub fn new(input: R) -> Self {
        Self { input, rest: Vec::new(), line: 1, finished: false }
    }

    /// Fills `block` with the next records; false at the end of the input.
    pub fn next(&mut self, ends: Ends, block: &mut Block) -> Result<bool, BatchError> {
        block.line = self.line;
        block.fill(&self.rest);
        self.rest.clear();
        loop {
            let grown = self.read_more(block)?;
            let whole = if grown { whole(block.bytes(), ends) } else { block.filled };
            if whole > 0 || !grown {
                self.rest.extend_from_slice(&block.bytes()[whole..]);
                block.filled = whole;
                self.line += memchr_iter(b'\n', block.bytes()).count() as u64;
                return Ok(whole > 0);
            }
            if block.filled > MOST_BYTES {
                return Err(BatchError::TooLong(self.line));
            }
        }
    }

    /// The first record alone, with its line end.
    pub fn first_record(&mut self, delimiter: u8) -> Result<Vec<u8>, BatchError> {
        let mut block = Block::default();
        self.next(Ends::Records { delimiter }, &mut block)?;
        let (record, behind) = block.bytes().split_at(record_end(block.bytes(), delimiter));
        self.line = 1 + memchr_iter(b'\n', record).count() as u64;
        self.rest.splice(0..0, behind.iter().copied());
        Ok(record.to_vec())
    }

    /// Looks at the first bytes without taking them.
    pub fn peek(&mut self) -> Result<&[u8], BatchError> {
        let mut block = Block::default();
        block.fill(&self.rest);
        while block.filled < 4 && self.read_more(&mut block)? {}
        self.rest = block.bytes().to_vec();
        Ok(&self.rest)
    }

    /// Drops the first `count` bytes.
    pub fn skip(&mut self, count: usize) {
        self.rest.drain(..count.min(self.rest.len()));
    }

    /// Appends what the input has at hand; false at its end.
    fn read_more(&mut self, block: &mut Block) -> Result<bool, BatchError> {
        if self.finished {
            return Ok(false);
        }
        let count = loop {
            match self.input.read(block.room_for(BLOCK_BYTES)) {
                Ok(count) => break count,
                Err(error) if error.kind() == ErrorKind::Interrupted => {}
                Err(error) => return Err(BatchError::Input(error)),
            }
        };
        block.filled += count;
        self.finished = count == 0;
        Ok(count > 0)
    }
}

/// Where the last whole record ends.
fn whole(bytes: &[u8], ends: Ends) -> usize {
    match ends {
        Ends::Lines => memrchr(b'\n', bytes).map_or(0, |newline| newline + 1),
        Ends::Records { delimiter } => whole_records(bytes, delimiter),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A reader that gives `step` bytes at a time.
    struct Dripping<'a>(&'a [u8], usize);

    impl Read for Dripping<'_> {
        fn read(&mut self, buffer: &mut [u8]) -> std::io::Result<usize> {
            let count = self.1.min(self.0.len()).min(buffer.len());
            buffer[..count].copy_from_slice(&self.0[..count]);
            self.0 = &self.0[count..];
            Ok(count)
        }
    }

    #[test]
    fn blocks_hold_whole_records_and_together_everything() {
        let text = b"a,b\n1,\"x\ny\"\n2,z\r\n3,\"\"\"\n\"\n4";
        for step in 1..text.len() + 1 {
            let mut blocks = Blocks::new(Dripping(text, step));
            let mut all = blocks.first_record(b',').expect("a header");
            assert_eq!(all, b"a,b\n");
            let mut block = Block::default();
            while blocks.next(Ends::Records { delimiter: b',' }, &mut block).expect("records") {
                assert_eq!(block.line, 1 + memchr_iter(b'\n', &all).count() as u64);
                all.extend_from_slice(block.bytes());
                let ended = all.ends_with(b"\n") && !all.ends_with(b"x\n");
                assert!(ended || all.len() == text.len());
            }
            assert_eq!(all, text);
        }
    }

    #[test]
    fn a_quote_that_is_never_closed_is_noticed() {
        let mut text = b"from,to\n\"".to_vec();
        text.resize(3 << 20, b'x');
        let mut blocks = Blocks::new(text.as_slice());
        blocks.first_record(b',').expect("a header");
        let error = blocks.next(Ends::Records { delimiter: b',' }, &mut Block::default());
        assert!(matches!(error, Err(BatchError::TooLong(2))), "{error:?}");
    }
}
