//! What happens to one block: points out of its rows, distances between them, rows with results.

use geo::Point;
use memchr::{memchr, memchr_iter};

use super::blocks::{Block, Ends};
use super::header::{AZIMUTHS, Columns, DISTANCE};
use super::place::{Lookup, Spot};
use super::record::{content, line_end, record_end};
use super::results::Results;
use super::{BadRow, Guide, Metric, Options, json_lines, table};

/// What the rows are.
#[derive(Clone, Debug)]
pub enum Kind {
    Table(Columns),
    JsonLines,
}

impl Kind {
    pub fn ends(&self) -> Ends {
        match self {
            Self::Table(columns) => Ends::Records { delimiter: columns.delimiter },
            Self::JsonLines => Ends::Lines,
        }
    }
}

/// The rows of a block with their results.
#[derive(Debug, Default)]
pub struct Output {
    pub bytes: Vec<u8>,
    pub rows: u64,
    pub bad_rows: Vec<BadRow>,
}

/// One thread's tools, used for block after block.
pub struct Worker<'a> {
    kind: &'a Kind,
    options: &'a Options,
    lookup: Lookup<'a>,
    rows: Vec<Row>,
    from: Vec<Point>,
    to: Vec<Point>,
    results: Results<'a>,
}

/// Where a row stands in its block.
#[derive(Clone, Copy, Debug)]
struct Row {
    start: usize,
    /// End of the content, beginning of the line end.
    end: usize,
    next: usize,
    state: State,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum State {
    /// Its points are the next ones in order.
    Good,
    Bad,
    /// A line without anything in it.
    Blank,
}

impl<'a> Worker<'a> {
    pub fn new(kind: &'a Kind, options: &'a Options, guide: Guide<'a>) -> Self {
        Self {
            kind,
            options,
            lookup: Lookup::new(guide),
            rows: Vec::new(),
            from: Vec::new(),
            to: Vec::new(),
            results: Results::new(options),
        }
    }

    /// Works through `block`; with `strict` only up to the first bad row.
    pub fn work(&mut self, block: &Block, output: &mut Output) {
        output.bad_rows.clear();
        self.read(block, output);
        self.results.measure(&self.from, &self.to);
        self.write(block.bytes(), &mut output.bytes);
        output.rows = self.rows.iter().filter(|row| row.state != State::Blank).count() as u64;
    }

    fn read(&mut self, block: &Block, output: &mut Output) {
        self.rows.clear();
        self.from.clear();
        self.to.clear();
        self.results.distances_m.clear();
        let bytes = block.bytes();
        let quotes = memchr(b'"', bytes).is_some();
        let (mut start, mut counted, mut line) = (0, 0, block.line);
        while start < bytes.len() {
            let rest = &bytes[start..];
            if let Some(((from, to), length)) = self.plain(rest).filter(|_| !quotes) {
                self.good(from, to);
                start = self.push(bytes, start, start + length, State::Good);
                continue;
            }
            let whole = self.record_end(rest);
            let length = content(&rest[..whole]).len();
            let state = match self.take(&rest[..length]) {
                None => State::Blank,
                Some(Ok(())) => State::Good,
                Some(Err(reason)) => {
                    line += memchr_iter(b'\n', &bytes[counted..start]).count() as u64;
                    counted = start;
                    output.bad_rows.push(BadRow { line, reason });
                    if self.options.strict {
                        return;
                    }
                    State::Bad
                }
            };
            // A lone carriage return at the end of the input ends the record too.
            let next = start + whole;
            self.rows.push(Row { start, end: start + length, next, state });
            start = next;
        }
    }

    /// The points of the row that `rest` begins with and its length, if it is of the usual kind.
    fn plain(&self, rest: &[u8]) -> Option<((Point, Point), usize)> {
        match self.kind {
            Kind::Table(_) if self.options.metric == Metric::Network => None,
            Kind::Table(columns) => table::plain_points(rest, columns),
            Kind::JsonLines => None,
        }
    }

    fn record_end(&self, rest: &[u8]) -> usize {
        match self.kind {
            Kind::Table(columns) => record_end(rest, columns.delimiter),
            Kind::JsonLines => line_end(rest),
        }
    }

    fn good(&mut self, from: Point, to: Point) {
        self.from.push(from);
        self.to.push(to);
    }

    /// Adds the row and says where the next one begins.
    fn push(&mut self, bytes: &[u8], start: usize, end: usize, state: State) -> usize {
        let line_end = match bytes[end..] {
            [b'\r', b'\n', ..] => 2,
            [b'\n', ..] => 1,
            _ => 0,
        };
        let next = end + line_end;
        debug_assert!(next > start, "a row takes a byte at least");
        self.rows.push(Row { start, end, next, state });
        next
    }

    /// Takes the points of a row, or its length at once where a network has to say it; `None` for a
    /// line without anything in it.
    fn take(&mut self, row: &[u8]) -> Option<Result<(), String>> {
        if row.is_empty() {
            return None;
        }
        let ends = match self.kind {
            Kind::Table(columns) => table::ends(row, columns),
            Kind::JsonLines => json_lines::ends(row),
        };
        Some(ends.and_then(|[from, to]| self.take_ends(&from, &to)))
    }

    fn take_ends(&mut self, from: &Spot<'_>, to: &Spot<'_>) -> Result<(), String> {
        if self.options.metric == Metric::Network {
            self.results.distances_m.push(self.lookup.along_m([from, to])?);
        } else {
            let (from, to) = (self.lookup.point(from)?, self.lookup.point(to)?);
            self.good(from, to);
        }
        Ok(())
    }

    fn write(&self, bytes: &[u8], out: &mut Vec<u8>) {
        out.clear();
        let mut pair = 0;
        for row in &self.rows {
            let content = &bytes[row.start..row.end];
            match (self.kind, row.state) {
                (Kind::Table(columns), State::Good | State::Bad) => {
                    out.extend_from_slice(content);
                    self.write_cells(out, row.state, pair, columns.delimiter);
                }
                (Kind::JsonLines, State::Good | State::Bad) => {
                    self.write_object(out, content, row.state, pair);
                }
                (Kind::Table(_) | Kind::JsonLines, State::Blank) => out.extend_from_slice(content),
            }
            pair += usize::from(row.state == State::Good);
            // The last line of a file may have no end; the next row would stand in it.
            let end = &bytes[row.end..row.next];
            out.extend_from_slice(if end.is_empty() { b"\n" } else { end });
        }
    }

    /// The added cells, empty for a bad row.
    fn write_cells(&self, out: &mut Vec<u8>, state: State, pair: usize, delimiter: u8) {
        for i in 0..self.results.count() {
            out.push(delimiter);
            if state == State::Good {
                self.results.write(out, i, pair);
            }
        }
    }

    /// The row with results inside its last brace; what has none passes as it is.
    fn write_object(&self, out: &mut Vec<u8>, row: &[u8], state: State, pair: usize) {
        let end = json_lines::insertion_point(row).unwrap_or(row.len());
        out.extend_from_slice(&row[..end]);
        if end < row.len() {
            self.write_members(out, state, pair);
        }
        out.extend_from_slice(&row[end..]);
    }

    /// The added members, null for a bad row.
    fn write_members(&self, out: &mut Vec<u8>, state: State, pair: usize) {
        for (i, name) in
            [DISTANCE, AZIMUTHS[0], AZIMUTHS[1]][..self.results.count()].iter().enumerate()
        {
            if !out.trim_ascii_end().ends_with(b"{") {
                out.push(b',');
            }
            out.push(b'"');
            out.extend_from_slice(name.as_bytes());
            out.extend_from_slice(b"\":");
            match state {
                State::Good => self.results.write(out, i, pair),
                State::Bad | State::Blank => out.extend_from_slice(b"null"),
            }
        }
    }
}
