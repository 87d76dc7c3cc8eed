//! What happens to one block: points out of its rows, distances between them, rows with results.

use geo::Point;
use memchr::{memchr, memchr_iter};

use super::blocks::{Block, Ends};
use super::header::{AZIMUTHS, Columns, DISTANCE, Places};
use super::number::Mark;
use super::numerals::Numerals;
use super::place::{Lookup, Spot};
use super::record::{content, line_end, record_end};
use super::results::Results;
use super::separators::Separators;
use super::{BadRow, Guide, Metric, Options, RowError, json_lines, table};

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
    separators: Separators,
    numerals: Numerals,
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
    /// Not looked at, but for the numerals in its cells.
    Plain,
    /// Not looked at.
    Odd,
    /// Its points are the next ones in order.
    Good,
    Bad,
    /// A line without anything in it.
    Blank,
}

/// Rows that are read, measured and written at a time.
const ROWS: usize = 1024;

/// Where in a block a row begins.
#[derive(Clone, Copy, Debug, Default)]
struct Place {
    start: usize,
    /// The first separator from there on.
    separator: usize,
}

/// Counts lines up to the rows that are reported.
#[derive(Clone, Copy, Debug)]
struct Lines {
    line: u64,
    counted: usize,
}

impl Lines {
    fn line_at(&mut self, bytes: &[u8], start: usize) -> u64 {
        self.line += memchr_iter(b'\n', &bytes[self.counted..start]).count() as u64;
        self.counted = start;
        self.line
    }
}

impl<'a> Worker<'a> {
    pub fn new(kind: &'a Kind, options: &'a Options, guide: Guide<'a>) -> Self {
        Self {
            kind,
            options,
            lookup: Lookup::new(guide, options.jobs),
            separators: Separators::default(),
            numerals: Numerals::default(),
            rows: Vec::new(),
            from: Vec::new(),
            to: Vec::new(),
            results: Results::new(options),
        }
    }

    /// Works through `block`; with `strict` only up to the first bad row.
    ///
    /// Some rows at a time are read, measured and written, which keeps them near the processor.
    pub fn work(&mut self, block: &Block, output: &mut Output) {
        output.bytes.clear();
        output.bad_rows.clear();
        output.rows = 0;
        let bytes = block.bytes();
        let plain = self.plain_columns().filter(|_| memchr(b'"', bytes).is_none());
        if let Some((columns, _)) = plain {
            self.separators.find(bytes, columns.delimiter);
        }
        let mut place = Place::default();
        let mut lines = Lines { line: block.line, counted: 0 };
        while place.start < bytes.len() {
            match plain {
                Some((columns, places)) => self.cut_plain(bytes, &mut place, columns, places),
                None => self.cut(bytes, &mut place.start),
            }
            self.read(bytes, &mut lines, &mut output.bad_rows);
            self.results.measure(&self.from, &self.to);
            self.write(bytes, &mut output.bytes);
            let blank = self.rows.iter().filter(|row| row.state == State::Blank).count();
            output.rows += (self.rows.len() - blank) as u64;
            if self.options.strict && !output.bad_rows.is_empty() {
                return;
            }
        }
    }

    /// The columns, if they may hold plain numbers.
    fn plain_columns(&self) -> Option<(&'a Columns, [usize; 4])> {
        match self.kind {
            Kind::Table(_) if self.options.metric == Metric::Network => None,
            Kind::Table(columns) => match columns.places {
                Places::Numbers(places) => Some((columns, places)),
                Places::Planar(_) | Places::Names(_) => None,
            },
            Kind::JsonLines => None,
        }
    }

    /// Cuts some rows off at `start` and moves it behind them.
    fn cut(&mut self, bytes: &[u8], start: &mut usize) {
        self.rows.clear();
        while *start < bytes.len() && self.rows.len() < ROWS {
            let next = *start + self.record_end(&bytes[*start..]);
            self.cut_odd(bytes, *start, next);
            *start = next;
        }
    }

    fn cut_odd(&mut self, bytes: &[u8], start: usize, next: usize) {
        let end = start + content(&bytes[start..next]).len();
        self.rows.push(Row { start, end, next, state: State::Odd });
    }

    /// The same where nothing is quoted; the numerals of rows of the usual kind are taken at once.
    fn cut_plain(
        &mut self,
        bytes: &[u8],
        place: &mut Place,
        columns: &Columns,
        places: [usize; 4],
    ) {
        self.rows.clear();
        self.numerals.clear();
        while place.start < bytes.len() && self.rows.len() < ROWS {
            let start = place.start;
            let separators = &self.separators.places()[place.separator..];
            if let Some((cells, end)) =
                table::plain_cells(bytes, start, separators, columns.count, places)
            {
                let next = separators[columns.count - 1] as usize + 1;
                self.numerals.push(bytes, &cells);
                self.rows.push(Row { start, end, next, state: State::Plain });
                *place = Place { start: next, separator: place.separator + columns.count };
            } else {
                let own = separators.iter().position(|&at| bytes[at as usize] == b'\n');
                place.separator += own.map_or(separators.len(), |own| own + 1);
                place.start = own.map_or(bytes.len(), |own| separators[own] as usize + 1);
                self.cut_odd(bytes, start, place.start);
            }
        }
    }

    /// Takes the points of all rows; with `strict` those behind the first bad one are dropped.
    fn read(&mut self, bytes: &[u8], lines: &mut Lines, bad_rows: &mut Vec<BadRow>) {
        self.from.clear();
        self.to.clear();
        self.results.distances_m.clear();
        let mark = match self.kind {
            Kind::Table(columns) => columns.mark,
            Kind::JsonLines => Mark::Point,
        };
        self.numerals.read(mark);
        let mut plain = 0;
        for i in 0..self.rows.len() {
            let Row { start, end, state, .. } = self.rows[i];
            if state == State::Plain {
                let [lat1, lon1, lat2, lon2] = self.numerals.numbers(plain);
                plain += 1;
                let known = (lat1.abs() <= 90.0)
                    & (lat2.abs() <= 90.0)
                    & (lon1.abs() <= 180.0)
                    & (lon2.abs() <= 180.0);
                if known {
                    self.from.push(Point::new(lon1, lat1));
                    self.to.push(Point::new(lon2, lat2));
                    self.rows[i].state = State::Good;
                    continue;
                }
            }
            self.rows[i].state = match self.take(&bytes[start..end]) {
                None => State::Blank,
                Some(Ok(())) => State::Good,
                Some(Err(error)) => {
                    bad_rows.push(BadRow { line: lines.line_at(bytes, start), error });
                    if self.options.strict {
                        self.rows.truncate(i);
                        return;
                    }
                    State::Bad
                }
            };
        }
    }

    fn record_end(&self, rest: &[u8]) -> usize {
        match self.kind {
            Kind::Table(columns) => record_end(rest, columns.delimiter),
            Kind::JsonLines => line_end(rest),
        }
    }

    /// Takes the points of a row, or its length at once where a network has to say it; `None` for a
    /// line without anything in it.
    fn take(&mut self, row: &[u8]) -> Option<Result<(), RowError>> {
        if row.is_empty() {
            return None;
        }
        let ends = match self.kind {
            Kind::Table(columns) => table::ends(row, columns),
            Kind::JsonLines => json_lines::ends(row),
        };
        Some(ends.and_then(|[from, to]| self.take_ends(&from, &to)))
    }

    fn take_ends(&mut self, from: &Spot<'_>, to: &Spot<'_>) -> Result<(), RowError> {
        if self.options.metric == Metric::Network {
            self.results.distances_m.push(self.lookup.along_m([from, to])?);
        } else {
            let (from, to) = (self.lookup.point(from)?, self.lookup.point(to)?);
            self.from.push(from);
            self.to.push(to);
        }
        Ok(())
    }

    fn write(&self, bytes: &[u8], out: &mut Vec<u8>) {
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
                (Kind::Table(_) | Kind::JsonLines, State::Blank | State::Plain | State::Odd) => {
                    out.extend_from_slice(content);
                }
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
                State::Bad | State::Blank | State::Plain | State::Odd => {
                    out.extend_from_slice(b"null")
                }
            }
        }
    }
}
