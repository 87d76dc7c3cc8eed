//! From reader to writer: blocks go to threads and come back in order.
//!
//! A fixed number of blocks is under way. A thread that has none to work on waits for one that was
//! written, so that neither a fast input nor a slow output can fill the memory.

use std::collections::BTreeMap;
use std::io::{Read, Write};
use std::num::NonZeroUsize;
use std::ops::Range;
use std::sync::Mutex;
use std::sync::mpsc::{Receiver, Sender, channel};

use super::blocks::{Block, Blocks};
use super::header::{self, Places};
use super::work::{Kind, Output, Worker};
use super::{BatchError, Event, Format, Guide, Options, Summary, record};

/// Adds distances to a table.
///
/// `guide` knows the points of places by name and the ways of networks. `watch` is called for each
/// row that is left without a result, in order, and every few thousand rows.
///
/// # Errors
/// [`BatchError`]; what was written until then are whole rows.
///
/// ```
/// use luftlinie::batch::{self, Guide, NoAnswer, Options};
/// let table = "id,lat1,lon1,lat2,lon2\nx,52.52,13.405,55.7558,37.6173\n";
/// let mut out = Vec::new();
/// let guide = Guide {
///     find: &|name| Err(NoAnswer::because(format!("no place {name}"))),
///     planar: None,
///     along: &|_ends| Err(NoAnswer::because("no network")),
/// };
/// batch::run(table.as_bytes(), &mut out, &Options::default(), guide, &mut |_| ())?;
/// let expected = "id,lat1,lon1,lat2,lon2,distance_m\n\
///                 x,52.52,13.405,55.7558,37.6173,1613997.655\n";
/// assert_eq!(String::from_utf8_lossy(&out), expected);
/// # Ok::<(), batch::BatchError>(())
/// ```
pub fn run(
    input: impl Read + Send,
    mut output: impl Write,
    options: &Options,
    guide: Guide<'_>,
    watch: &mut dyn FnMut(Event<'_>),
) -> Result<Summary, BatchError> {
    options.check()?;
    let mut blocks = Blocks::new(input);
    let kind = begin(&mut blocks, &mut output, options, guide)?;
    let mut sink = Sink::as_asked(output, watch, options);
    let read = |task: &mut Task| blocks.next(kind.ends(), &mut task.block);
    run_tasks(read, &mut sink, options.jobs, || {
        let mut worker = Worker::new(&kind, options, guide);
        move |task: &mut Task| worker.work(&task.block, &mut task.output)
    })
}

/// Reads what stands before the rows, writes the new header and says what the rows are.
fn begin<R: Read>(
    blocks: &mut Blocks<R>,
    output: &mut impl Write,
    options: &Options,
    guide: Guide<'_>,
) -> Result<Kind, BatchError> {
    let mark = byte_order_mark(blocks)?;
    let first = blocks.peek()?.first().copied().ok_or(BatchError::Empty)?;
    if options.format == Format::JsonLines || (options.format == Format::Detect && first == b'{') {
        output.write_all(mark).map_err(BatchError::Output)?;
        return Ok(Kind::JsonLines);
    }
    // The delimiter is not known yet; line ends inside a header's quotes have to wait for it.
    let record = blocks.first_record(b',')?;
    let content = record::content(&record);
    let added = header::added(options);
    let columns = header::read(content, options.format, added)?;
    if matches!(columns.places, Places::Planar(_)) && guide.planar.is_none() {
        return Err(BatchError::NoSystem);
    }
    let mut line = mark.to_vec();
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

/// Takes the mark that a text may begin with, or nothing.
pub fn byte_order_mark<R: Read>(blocks: &mut Blocks<R>) -> Result<&'static [u8], BatchError> {
    let start = blocks.peek()?;
    if start.starts_with(b"\xff\xfe") || start.starts_with(b"\xfe\xff") {
        return Err(BatchError::Utf16);
    }
    if !start.starts_with(BYTE_ORDER_MARK) {
        return Ok(b"");
    }
    blocks.skip(BYTE_ORDER_MARK.len());
    Ok(BYTE_ORDER_MARK)
}

const BYTE_ORDER_MARK: &[u8] = b"\xef\xbb\xbf";

/// Where results go, block after block.
pub struct Sink<'a, W> {
    output: W,
    watch: &'a mut dyn FnMut(Event<'_>),
    strict: bool,
    summary: Summary,
}

impl<'a, W: Write> Sink<'a, W> {
    /// Bad rows are told, and the others go on.
    pub fn new(output: W, watch: &'a mut dyn FnMut(Event<'_>)) -> Self {
        Self { output, watch, strict: false, summary: Summary::default() }
    }

    /// With the option `strict` the first bad row ends it all.
    pub fn as_asked(output: W, watch: &'a mut dyn FnMut(Event<'_>), options: &Options) -> Self {
        Self { strict: options.strict, ..Self::new(output, watch) }
    }

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
pub struct Task {
    number: u64,
    pub block: Block,
    /// The rows of a matrix's second table.
    pub columns: Range<usize>,
    pub output: Output,
}

/// Reads tasks, works on them and writes their results in order.
///
/// `read` fills a task, or says that there are no more; `worker` makes what a thread works with.
pub fn run_tasks<W: Write, T: FnMut(&mut Task)>(
    mut read: impl FnMut(&mut Task) -> Result<bool, BatchError> + Send,
    sink: &mut Sink<'_, W>,
    jobs: NonZeroUsize,
    worker: impl Fn() -> T + Sync,
) -> Result<Summary, BatchError> {
    if jobs.get() == 1 {
        let (mut work, mut task) = (worker(), Task::default());
        while read(&mut task)? {
            work(&mut task);
            sink.write(&task.output)?;
        }
    } else {
        run_parallel(read, sink, jobs.get().min(MOST_JOBS), worker)?;
    }
    sink.output.flush().map_err(BatchError::Output)?;
    Ok(sink.summary)
}

/// Blocks under way at a time are twice as many; at a few hundred kilobytes each.
const MOST_JOBS: usize = 10;

fn run_parallel<W: Write, T: FnMut(&mut Task)>(
    read: impl FnMut(&mut Task) -> Result<bool, BatchError> + Send,
    sink: &mut Sink<'_, W>,
    jobs: usize,
    worker: impl Fn() -> T + Sync,
) -> Result<(), BatchError> {
    let (free_sender, free) = channel();
    let (todo_sender, todo) = channel();
    let (done_sender, done) = channel();
    // One for each worker, one that is being filled and one that is being written.
    for _ in 0..jobs + 2 {
        // Cannot fail: the receiver stands above.
        let _ = free_sender.send(Task::default());
    }
    let (todo, worker) = (Mutex::new(todo), &worker);
    std::thread::scope(|scope| {
        let reader = scope.spawn(move || read_all(read, &free, &todo_sender));
        for _ in 0..jobs {
            let (todo, done_sender) = (&todo, done_sender.clone());
            scope.spawn(move || work_all(worker(), todo, &done_sender));
        }
        drop(done_sender);
        let written = write_all(sink, &done, &free_sender);
        // With nobody to take results and no free blocks, reader and workers come to their ends.
        drop((done, free_sender));
        let read = reader.join().unwrap_or_else(|panic| std::panic::resume_unwind(panic));
        written.and(read)
    })
}

fn read_all(
    mut read: impl FnMut(&mut Task) -> Result<bool, BatchError>,
    free: &Receiver<Task>,
    todo: &Sender<Task>,
) -> Result<(), BatchError> {
    for number in 0.. {
        let Ok(mut task) = free.recv() else { break };
        task.number = number;
        if !read(&mut task)? || todo.send(task).is_err() {
            break;
        }
    }
    Ok(())
}

fn work_all(mut work: impl FnMut(&mut Task), todo: &Mutex<Receiver<Task>>, done: &Sender<Task>) {
    loop {
        let next = match todo.lock() {
            Ok(todo) => todo.recv(),
            // Another thread panicked while it waited; there is nothing half done behind this lock.
            Err(poisoned) => poisoned.into_inner().recv(),
        };
        let Ok(mut task) = next else { return };
        work(&mut task);
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
