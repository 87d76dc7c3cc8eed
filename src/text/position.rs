//! Lines, columns and UTF-16 offsets of byte offsets.
//!
//! Editors and SARIF count UTF-16 code units, compilers count characters, the program counts bytes.
//! A checkpoint every kilobyte makes each answer constant in time, however long the line.

/// Where a byte offset lies, as people and editors count.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Position {
    /// From 1; `\n`, `\r\n` and a lone `\r` end a line.
    pub line: usize,
    /// From 1, in characters (Unicode scalar values).
    pub column: usize,
    /// From 1, in UTF-16 code units.
    pub utf16_column: usize,
    /// From 0, in UTF-16 code units from the start of the document.
    pub utf16: usize,
}

/// The bytes between two checkpoints.
const STRIDE: usize = 1024;

/// Precomputed line starts and checkpoints of one text.
#[derive(Clone, Debug)]
pub struct PositionIndex {
    /// Byte offset of the first character of each line.
    line_starts: Vec<usize>,
    /// Characters and UTF-16 code units that begin before byte `i * STRIDE`.
    checkpoints: Vec<Count>,
}

/// Characters and UTF-16 code units.
#[derive(Clone, Copy, Debug, Default)]
struct Count {
    characters: usize,
    utf16: usize,
}

impl PositionIndex {
    pub fn new(text: &str) -> Self {
        let bytes = text.as_bytes();
        let mut line_starts = vec![0];
        line_starts.extend(memchr::memchr2_iter(b'\n', b'\r', bytes).filter_map(|at| {
            let crlf = bytes[at] == b'\r' && bytes.get(at + 1) == Some(&b'\n');
            (!crlf).then_some(at + 1)
        }));
        let mut count = Count::default();
        let mut checkpoints = Vec::with_capacity(bytes.len() / STRIDE + 1);
        for chunk in bytes.chunks(STRIDE) {
            checkpoints.push(count);
            count = count.plus(chunk);
        }
        checkpoints.push(count);
        Self { line_starts, checkpoints }
    }

    /// The position of `byte`; an offset beyond the end is taken as the end.
    pub fn position(&self, text: &str, byte: usize) -> Position {
        let byte = byte.min(text.len());
        let line = self.line_starts.partition_point(|&start| start <= byte);
        let here = self.count(text, byte);
        let start = self.count(text, self.line_starts[line - 1]);
        Position {
            line,
            column: here.characters - start.characters + 1,
            utf16_column: here.utf16 - start.utf16 + 1,
            utf16: here.utf16,
        }
    }

    fn count(&self, text: &str, byte: usize) -> Count {
        let checkpoint = byte / STRIDE;
        self.checkpoints[checkpoint].plus(&text.as_bytes()[checkpoint * STRIDE..byte])
    }
}

impl Count {
    /// Counts the characters that begin in `bytes`; those beyond the BMP need two UTF-16 code
    /// units.
    fn plus(self, bytes: &[u8]) -> Self {
        let begins = bytes.iter().filter(|&&byte| byte & 0xC0 != 0x80).count();
        let beyond_bmp = bytes.iter().filter(|&&byte| byte >= 0xF0).count();
        Self { characters: self.characters + begins, utf16: self.utf16 + begins + beyond_bmp }
    }
}
