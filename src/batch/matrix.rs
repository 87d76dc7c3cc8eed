//! Every place of one table against every place of another.
//!
//! The first table streams through, whatever its size; the second stays in memory and is bounded.
//! A row of the output is a row of the first table, a row of the second, and the results; columns
//! of the same name in both get the numbers 1 and 2. Rows come in the order of the first table, for
//! each of them in the order of the second.

use std::io::{Read, Write};
use std::ops::Range;

use geo::Point;
use memchr::memchr_iter;

use super::blocks::{Block, Blocks, Ends};
use super::header::{self, Columns, OnePlace};
use super::pipeline::{Sink, Task, byte_order_mark, run_tasks};
use super::place::{Lookup, Spot};
use super::record::{cells, content, record_end, unquoted};
use super::results::Results;
use super::work::Output;
use super::{BadRow, BatchError, Event, Format, Guide, Metric, Options, RowError, Summary, table};

/// Pairs of a task, which bounds the memory of its output.
const PAIRS: usize = 4096;
/// The second table has at most so many bytes.
const MOST_BYTES: usize = 4 << 20;

/// Measures from every place of `first` to every place of `second`.
///
/// # Errors
/// [`BatchError`]; what was written until then are whole rows.
///
/// ```
/// use luftlinie::batch::{self, Guide, NoAnswer, Options};
/// let ports = "port,lat,lon\nHamburg,53.54,9.98\nBusan,35.1,129.04\n";
/// let capes = "cape,lat,lon\nHorn,-55.98,-67.27\n";
/// let mut out = Vec::new();
/// let guide = Guide {
///     find: &|name| Err(NoAnswer::because(format!("no place {name}"))),
///     planar: None,
///     along: &|_ends| Err(NoAnswer::because("no network")),
/// };
/// let options = Options { decimals: 0, ..Options::default() };
/// let tables = (ports.as_bytes(), capes.as_bytes());
/// batch::run_matrix(tables.0, tables.1, &mut out, &options, guide, &mut |_| ())?;
/// let expected = "port,lat1,lon1,cape,lat2,lon2,distance_m\n\
///                 Hamburg,53.54,9.98,Horn,-55.98,-67.27,14028016\n\
///                 Busan,35.1,129.04,Horn,-55.98,-67.27,17375282\n";
/// assert_eq!(String::from_utf8_lossy(&out), expected);
/// # Ok::<(), batch::BatchError>(())
/// ```
pub fn run_matrix(
    first: impl Read + Send,
    second: impl Read,
    mut output: impl Write,
    options: &Options,
    guide: Guide<'_>,
    watch: &mut dyn FnMut(Event<'_>),
) -> Result<Summary, BatchError> {
    options.check()?;
    let second = Second::read(second, options, guide, watch)
        .map_err(|error| BatchError::Second(Box::new(error)))?;
    let mut blocks = Blocks::new(first);
    let mark = byte_order_mark(&mut blocks)?;
    let columns = open(&mut blocks, options, guide)?;
    if columns.columns.delimiter != second.columns.delimiter {
        return Err(BatchError::TwoDelimiters);
    }
    let mut line = mark.to_vec();
    line.extend(joined_header(&columns, &second, header::added(options)));
    output.write_all(&line).map_err(BatchError::Output)?;
    let columns = columns.columns;
    let mut rows = FirstRows { blocks, block: Block::default(), at: 0, part: 0 };
    let mut sink = Sink::as_asked(output, watch, options);
    let read = |task: &mut Task| rows.next(columns.delimiter, second.ends.len(), task);
    run_tasks(read, &mut sink, options.jobs, || {
        let mut worker = Worker::new(&columns, &second, options, guide);
        move |task: &mut Task| worker.work(task)
    })
}

/// The header of a table with one place in a row.
struct Header {
    content: Vec<u8>,
    columns: Columns<OnePlace>,
}

fn open<R: Read>(
    blocks: &mut Blocks<R>,
    options: &Options,
    guide: Guide<'_>,
) -> Result<Header, BatchError> {
    let json = blocks.peek()?.first() == Some(&b'{');
    if options.format == Format::JsonLines || (options.format == Format::Detect && json) {
        return Err(BatchError::NoMatrix);
    }
    let record = blocks.first_record(b',')?;
    let content = content(&record).to_vec();
    let columns = header::read_one(&content, options.format, header::added(options))?;
    if matches!(columns.places, OnePlace::Planar(_)) && guide.planar.is_none() {
        return Err(BatchError::NoSystem);
    }
    Ok(Header { content, columns })
}

/// The cells of both headers and of the results, those of the same name told apart.
fn joined_header(first: &Header, second: &Second, added: &[&str]) -> Vec<u8> {
    let delimiter = first.columns.delimiter;
    let names = |header: &[u8]| -> Vec<Vec<u8>> {
        cells(header, delimiter).map(|cell| unquoted(cell).to_ascii_lowercase()).collect()
    };
    let both = [names(&first.content), names(&second.header)];
    let mut line = Vec::new();
    for (header, (digit, others)) in
        [&first.content, &second.header].into_iter().zip([(b'1', &both[1]), (b'2', &both[0])])
    {
        for cell in cells(header, delimiter) {
            line.extend_from_slice(cell);
            if others.contains(&unquoted(cell).to_ascii_lowercase()) {
                let quoted = cell.len() > 1 && cell.ends_with(b"\"");
                let at = line.len() - usize::from(quoted);
                line.insert(at, digit);
            }
            line.push(delimiter);
        }
    }
    for (i, name) in added.iter().enumerate() {
        if i > 0 {
            line.push(delimiter);
        }
        line.extend_from_slice(name.as_bytes());
    }
    line.push(b'\n');
    line
}

/// The second table, all of it.
struct Second {
    header: Vec<u8>,
    columns: Columns<OnePlace>,
    bytes: Vec<u8>,
    /// Where in the bytes each row ends.
    ends: Vec<u32>,
    /// Where each row lies, on the Earth or nowhere.
    points: Vec<Point>,
}

impl Second {
    fn read(
        table: impl Read,
        options: &Options,
        guide: Guide<'_>,
        watch: &mut dyn FnMut(Event<'_>),
    ) -> Result<Self, BatchError> {
        let mut blocks = Blocks::new(table);
        byte_order_mark(&mut blocks)?;
        let Header { content: header, columns } = open(&mut blocks, options, guide)?;
        let mut second =
            Self { header, columns, bytes: Vec::new(), ends: Vec::new(), points: Vec::new() };
        let mut lookup = Lookup::new(guide, options.jobs);
        let mut block = Block::default();
        let ends = Ends::Records { delimiter: second.columns.delimiter };
        while blocks.next(ends, &mut block)? {
            if second.bytes.len() + block.bytes().len() > MOST_BYTES {
                return Err(BatchError::TooLarge(MOST_BYTES));
            }
            for (row, line) in records(&block, second.columns.delimiter) {
                let found = table::spot(row, &second.columns).and_then(|spot| {
                    if options.metric == Metric::Network {
                        Ok(Point::new(0.0, 0.0))
                    } else {
                        lookup.point(&spot)
                    }
                });
                if let Err(error) = &found {
                    let bad = BadRow { line, error: error.clone() };
                    if options.strict {
                        return Err(BatchError::Strict(bad));
                    }
                    watch(Event::BadSecondRow(&bad));
                }
                second.bytes.extend_from_slice(row);
                second.ends.push(second.bytes.len() as u32);
                second.points.push(found.unwrap_or(NOWHERE));
            }
        }
        Ok(second)
    }

    fn row(&self, number: usize) -> &[u8] {
        let start = number.checked_sub(1).map_or(0, |before| self.ends[before]);
        &self.bytes[start as usize..self.ends[number] as usize]
    }
}

/// Where a row lies that could not be understood.
const NOWHERE: Point = Point(geo::Coord { x: f64::NAN, y: f64::NAN });

/// The rows of a block that have something in them, each with its line.
fn records(block: &Block, delimiter: u8) -> impl Iterator<Item = (&[u8], u64)> {
    let (mut rest, mut line) = (block.bytes(), block.line);
    std::iter::from_fn(move || {
        if rest.is_empty() {
            return None;
        }
        let (record, behind) = rest.split_at(record_end(rest, delimiter));
        rest = behind;
        let own = line;
        line += memchr_iter(b'\n', record).count() as u64;
        Some((content(record), own))
    })
    .filter(|(row, _)| !row.is_empty())
}

/// The rows of the first table on their way to tasks.
struct FirstRows<R> {
    blocks: Blocks<R>,
    block: Block,
    /// Where in the block the next row begins, and which row of the second table comes next.
    at: usize,
    part: usize,
}

impl<R: Read> FirstRows<R> {
    /// Some rows against the whole second table, or one row against a part of it.
    fn next(&mut self, delimiter: u8, others: usize, task: &mut Task) -> Result<bool, BatchError> {
        while self.at == self.block.bytes().len() {
            self.at = 0;
            if !self.blocks.next(Ends::Records { delimiter }, &mut self.block)? {
                return Ok(false);
            }
        }
        let (before, rest) = self.block.bytes().split_at(self.at);
        task.block.line = self.block.line + memchr_iter(b'\n', before).count() as u64;
        let mut end = 0;
        for _ in 0..(PAIRS / others.max(1)).max(1) {
            end += record_end(&rest[end..], delimiter);
        }
        task.block.fill(&rest[..end]);
        task.columns = self.part..others.min(self.part + PAIRS);
        self.part = task.columns.end;
        if self.part == others {
            self.part = 0;
            self.at += end;
        }
        Ok(true)
    }
}

/// One thread's tools.
struct Worker<'a> {
    columns: &'a Columns<OnePlace>,
    second: &'a Second,
    metric: Metric,
    lookup: Lookup<'a>,
    results: Results<'a>,
    from: Vec<Point>,
    /// Why a network has no way between some of the places.
    no_way: Vec<RowError>,
}

impl<'a> Worker<'a> {
    fn new(
        columns: &'a Columns<OnePlace>,
        second: &'a Second,
        options: &'a Options,
        guide: Guide<'a>,
    ) -> Self {
        let (lookup, results) = (Lookup::new(guide, options.jobs), Results::new(options));
        let metric = options.metric;
        Self { columns, second, metric, lookup, results, from: Vec::new(), no_way: Vec::new() }
    }

    fn work(&mut self, task: &mut Task) {
        let Output { bytes: out, rows, bad_rows } = &mut task.output;
        out.clear();
        bad_rows.clear();
        *rows = 0;
        for (row, line) in records(&task.block, self.columns.delimiter) {
            let measured = table::spot(row, self.columns)
                .and_then(|spot| self.measure(&spot, task.columns.clone()));
            // A row that is worked on in parts is reported with the first of them.
            if let Err(error) = &measured
                && task.columns.start == 0
            {
                bad_rows.push(BadRow { line, error: error.clone() });
            }
            bad_rows.extend(self.no_way.drain(..).map(|error| BadRow { line, error }));
            for (pair, other) in task.columns.clone().enumerate() {
                self.write(out, row, other, measured.is_ok().then_some(pair));
            }
            *rows += task.columns.len() as u64;
        }
    }

    /// Measures from `spot` to the places of some rows of the second table.
    fn measure(&mut self, spot: &Spot<'_>, others: Range<usize>) -> Result<(), RowError> {
        if self.metric == Metric::Network {
            self.results.distances_m.clear();
            for other in others {
                let end = table::spot(self.second.row(other), &self.second.columns);
                let length_m = end.and_then(|end| self.lookup.along_m([spot, &end]));
                let length_m = length_m.unwrap_or_else(|error| {
                    self.no_way.push(error);
                    f64::NAN
                });
                self.results.distances_m.push(length_m);
            }
            self.results.measure(&[], &[]);
            return Ok(());
        }
        self.from.clear();
        self.from.resize(others.len(), self.lookup.point(spot)?);
        self.results.measure(&self.from, &self.second.points[others]);
        Ok(())
    }

    /// A row of each table and the results of their pair, empty where there are none.
    fn write(&self, out: &mut Vec<u8>, row: &[u8], other: usize, pair: Option<usize>) {
        out.extend_from_slice(row);
        out.push(self.columns.delimiter);
        out.extend_from_slice(self.second.row(other));
        for result in 0..self.results.count() {
            out.push(self.columns.delimiter);
            if let Some(pair) = pair.filter(|pair| self.results.is_known(*pair)) {
                self.results.write(out, result, pair);
            }
        }
        out.push(b'\n');
    }
}
