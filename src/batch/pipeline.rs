//! From reader to writer: blocks go to threads and come back in order.
//!
//! A fixed number of blocks is under way. A thread that has none to work on waits for one that was
//! written, so that neither a fast input nor a slow output can fill the memory.

use std::collections::BTreeMap;
use std::io::{Read, Write};
use std::sync::Mutex;
use std::sync::mpsc::{Receiver, Sender, channel};

use super::blocks::{Block, Blocks, Ends};
use super::header::{self, AZIMUTHS, DISTANCE};
use super::work::{Kind, Output, Worker};
use super::{BatchError, Event, Find, Format, Options, Summary, record};

/// Adds distances to a table.
///
/// `find` gives the points of places by name. `watch` is called for each row that is left without a
/// result, in order, and every few thousand rows.
///
/// # Errors
/// [`BatchError`]; what was written until then are whole rows.
///
/// ```
/// use luftlinie::batch::{self, Options};
/// let table = "id,lat1,lon1,lat2,lon2\nx,52.52,13.405,55.7558,37.6173\n";
/// let mut out = Vec::new();
/// let find = |name: &str| Err(format!("no place {name}"));
/// batch::run(table.as_bytes(), &mut out, &Options::default(), &find, &mut |_| ())?;
/// let expected = "id,lat1,lon1,lat2,lon2,distance_m\n\
///                 x,52.52,13.405,55.7558,37.6173,1613997.655\n";
/// assert_eq!(String::from_utf8_lossy(&out), expected);
/// # Ok::<(), batch::BatchError>(())
/// ```
pub fn run(
    input: impl Read + Send,
    mut output: impl Write,
    options: &Options,
    find: Find<'_>,
    watch: &mut dyn FnMut(Event<'_>),
) -> Result<Summary, BatchError> {
    let mut blocks = Blocks::new(input);
    let kind = begin(&mut blocks, &mut output, options)?;
    let mut sink = Sink { output, watch, strict: options.strict, summary: Summary::default() };
    if options.jobs.get() == 1 {
        let mut worker = Worker::new(&kind, options, find);
        let mut task = Task::default();
        while blocks.next(kind.ends(), &mut task.block)? {
            worker.work(&task.block, &mut task.output);
            sink.write(&task.output)?;
        }
    } else {
        run_parallel(blocks, &mut sink, &kind, options, find)?;
    }
    sink.output.flush().map_err(BatchError::Output)?;
    Ok(sink.summary)
}

/// Reads what stands before the rows, writes the new header and says what the rows are.
fn begin<R: Read>(
    blocks: &mut Blocks<R>,
    output: &mut impl Write,
    options: &Options,
) -> Result<Kind, BatchError> {
    let start = blocks.peek()?;
    if start.starts_with(b"\xff\xfe") || start.starts_with(b"\xfe\xff") {
        return Err(BatchError::Utf16);
    }
    let mark = start.starts_with(BYTE_ORDER_MARK);
    if mark {
        blocks.skip(BYTE_ORDER_MARK.len());
    }
    let first = blocks.peek()?.first().copied().ok_or(BatchError::Empty)?;
    if options.format == Format::JsonLines || (options.format == Format::Detect && first == b'{') {
        let mark = if mark { BYTE_ORDER_MARK } else { b"" };
        output.write_all(mark).map_err(BatchError::Output)?;
        return Ok(Kind::JsonLines);
    }
    // The delimiter is not known yet; line ends inside a header's quotes have to wait for it.
    let record = blocks.first_record(b',')?;
    let content = record::content(&record);
    let added: &[&str] =
        if options.azimuths { &[DISTANCE, AZIMUTHS[0], AZIMUTHS[1]] } else { &[DISTANCE] };
    let columns = header::read(content, options.format, added)?;
    let mut line = if mark { BYTE_ORDER_MARK.to_vec() } else { Vec::new() };
    line.extend_from_slice(content);
    for name in added {
        line.push(columns.delimiter);
        line.extend_from_slice(name.as_bytes());
    }
    let end = &record[content.len()..];
    line.extend_from_slice(if end.is_empty() { b"\n" } else { end });
    output.write_all(&line).map_err(BatchError::Output)?;
    Ok(Kind::Table(columns))
}

const BYTE_ORDER_MARK: &[u8] = b"\xef\xbb\xbf";

/// Where results go, block after block.
struct Sink<'a, W> {
    output: W,
    watch: &'a mut dyn FnMut(Event<'_>),
    strict: bool,
    summary: Summary,
}

impl<W: Write> Sink<'_, W> {
    fn write(&mut self, done: &Output) -> Result<(), BatchError> {
        self.output.write_all(&done.bytes).map_err(BatchError::Output)?;
        self.summary.rows += done.rows;
        self.summary.bad_rows += done.bad_rows.len() as u64;
        match done.bad_rows.first() {
            Some(bad_row) if self.strict => Err(BatchError::Strict(bad_row.clone())),
            Some(_) | None => {
                done.bad_rows.iter().for_each(|bad_row| (self.watch)(Event::BadRow(bad_row)));
                (self.watch)(Event::Rows(self.summary.rows));
                Ok(())
            }
        }
    }
}

/// A block with its place in the order and the room for its results.
#[derive(Default)]
struct Task {
    number: u64,
    block: Block,
    output: Output,
}

fn run_parallel<R: Read + Send, W: Write>(
    blocks: Blocks<R>,
    sink: &mut Sink<'_, W>,
    kind: &Kind,
    options: &Options,
    find: Find<'_>,
) -> Result<(), BatchError> {
    let jobs = options.jobs.get().min(MOST_JOBS);
    let (free_sender, free) = channel();
    let (todo_sender, todo) = channel();
    let (done_sender, done) = channel();
    for _ in 0..2 * jobs {
        // Cannot fail: the receiver stands three lines above.
        let _ = free_sender.send(Task::default());
    }
    let todo = Mutex::new(todo);
    std::thread::scope(|scope| {
        let reader = scope.spawn(move || read_all(blocks, kind.ends(), &free, &todo_sender));
        for _ in 0..jobs {
            let (todo, done_sender) = (&todo, done_sender.clone());
            scope.spawn(move || work_all(Worker::new(kind, options, find), todo, &done_sender));
        }
        drop(done_sender);
        let written = write_all(sink, &done, &free_sender);
        // With nobody to take results and no free blocks, reader and workers come to their ends.
        drop((done, free_sender));
        let read = reader.join().unwrap_or_else(|panic| std::panic::resume_unwind(panic));
        written.and(read)
    })
}

/// Blocks under way at a time are twice as many; at a few hundred kilobytes each.
const MOST_JOBS: usize = 16;

fn read_all<R: Read>(
    mut blocks: Blocks<R>,
    ends: Ends,
    free: &Receiver<Task>,
    todo: &Sender<Task>,
) -> Result<(), BatchError> {
    for number in 0.. {
        let Ok(mut task) = free.recv() else { break };
        task.number = number;
        if !blocks.next(ends, &mut task.block)? || todo.send(task).is_err() {
            break;
        }
    }
    Ok(())
}

fn work_all(mut worker: Worker<'_>, todo: &Mutex<Receiver<Task>>, done: &Sender<Task>) {
    loop {
        let next = match todo.lock() {
            Ok(todo) => todo.recv(),
            // Another thread panicked while it waited; there is nothing half done behind this lock.
            Err(poisoned) => poisoned.into_inner().recv(),
        };
        let Ok(mut task) = next else { return };
        worker.work(&task.block, &mut task.output);
        if done.send(task).is_err() {
            return;
        }
    }
}

fn write_all<W: Write>(
    sink: &mut Sink<'_, W>,
    done: &Receiver<Task>,
    free: &Sender<Task>,
) -> Result<(), BatchError> {
    let mut early = BTreeMap::new();
    let mut next = 0;
    for task in done {
        early.insert(task.number, task);
        while let Some(task) = early.remove(&next) {
            sink.write(&task.output)?;
            next += 1;
            // The reader is gone once the input has ended.
            let _ = free.send(task);
        }
    }
    Ok(())
}
