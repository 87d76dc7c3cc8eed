//! `batch`: distances for a table of pairs, of any size.

use std::collections::{BTreeMap, BTreeSet};
use std::fs::File;
use std::io::{self, IsTerminal, Read, Write};
use std::num::NonZeroUsize;
use std::path::{Path, PathBuf};
use std::sync::Mutex;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread::available_parallelism;

use clap::{Args, ValueEnum};

use super::distance::Way;
use super::geodsolve::Like;
use super::options::Options;
use super::question::{ambiguous, ask, note_choice, planar};
use super::{Complaint, Outcome, input, output};
use crate::atlas::{Atlas, Place, QueryError, release_pages};
use crate::batch::{
    self, BadRow, BatchError, End, Event, Format, GeodSolve, Guide, MOST_DECIMALS, Metric,
    NoAnswer, RowError, Summary,
};
use crate::geodesy::{CrsError, distance_m};
use crate::measure::Question;

/// Add distances to a table of pairs: CSV, TSV or JSON lines
#[derive(Args)]
#[command(after_help = EXAMPLES)]
pub(super) struct Arguments {
    /// The table, or `-` for standard input
    #[arg(value_name = "IN", default_value = "-")]
    input: String,
    /// Where the table goes, standard output by default; the same as `-o OUT`
    #[arg(value_name = "OUT", conflicts_with = "output")]
    out: Option<PathBuf>,
    /// Measure every place of IN against every place of this table
    #[arg(long, value_name = "TABLE")]
    matrix: Option<String>,
    /// Add the azimuths at both ends as well
    #[arg(long)]
    azimuths: bool,
    /// Digits after the point of distances in metres; azimuths have five more
    #[arg(long, value_name = "N", default_value_t = 3, value_parser = decimals())]
    decimals: u8,
    /// What to measure
    #[arg(long, value_enum, value_name = "WAY", default_value = "geodesic")]
    via: Way,
    /// What the table is
    #[arg(long, value_enum, value_name = "FORMAT", default_value = "auto")]
    format: Kind,
    /// Stop at the first row that cannot be understood, or whose name several places bear
    #[arg(long)]
    strict: bool,
    /// Threads; all processors by default
    #[arg(long, short, value_name = "N")]
    jobs: Option<NonZeroUsize>,
    #[command(flatten)]
    like: Like,
}

const EXAMPLES: &str = "\
The first line names the columns: lat1,lon1,lat2,lon2 in degrees, or from,to with places.
JSON lines have members of these names. Everything else passes through untouched.
Longitudes run from -180 to 180; a row that is not understood gets an empty cell.
With --crs the columns may be x1,y1,x2,y2 (x,y in a matrix), east before north.
Tables of a --matrix have the columns lat,lon in degrees, or place; the second one is small.

Examples:
  luftlinie batch pairs.csv distances.csv
  luftlinie batch --azimuths --decimals 1 < pairs.jsonl
  printf 'from,to\\nBerlin,Hamburg\\n' | luftlinie batch -
  luftlinie batch ports.csv --matrix capitals.csv --via sea
  echo 40.6 -73.8 51.6 -0.5 | luftlinie batch --like geodsolve -i -p 3";

fn decimals() -> clap::builder::RangedI64ValueParser<u8> {
    clap::value_parser!(u8).range(0..=i64::from(MOST_DECIMALS))
}

#[derive(Clone, Copy, ValueEnum)]
enum Kind {
    /// By the first line
    Auto,
    Csv,
    Tsv,
    Jsonl,
}

pub(super) fn run(arguments: &Arguments, options: &Options) -> Result<Outcome, Complaint> {
    let to = arguments.out.as_deref().or(options.output.as_deref());
    refuse_clashes(arguments, to)?;
    let input = open(&arguments.input)?;
    if let Some(program) = arguments.like.geodsolve(jobs(arguments)) {
        return run_like(input, program, arguments, options);
    }
    let second = arguments.matrix.as_deref().map(open).transpose()?;
    // What is wrong with the desk's own settings is no fault of a row.
    let atlas = options.atlas()?;
    let strict = arguments.strict;
    let names =
        Names { atlas, options, strict, asked: AtomicUsize::new(1), noted: Mutex::default() };
    let find = |name: &str| Ok(names.find(name)?.point);
    let along = |ends: [End<'_>; 2]| along_m(&names, ends, arguments.via);
    let crs = options.desk.crs()?;
    let to_earth = crs.as_ref().map(|crs| |place: [f64; 2]| crs.to_earth(place).map_err(no_system));
    let planar = to_earth.as_ref().map(|to_earth| to_earth as _);
    let guide = Guide { find: &find, planar, along: &along };
    let table = table_options(arguments);
    let paths = [&arguments.input, arguments.matrix.as_deref().unwrap_or_default()];
    let mut teller = Teller::new(atlas, paths, to.is_some());
    let worked = output::stream(output::Sink::new(to, options), |out| {
        let mut watch = |event: Event<'_>| teller.tell(event);
        match second {
            Some(second) => batch::run_matrix(input, second, out, &table, guide, &mut watch),
            None => batch::run(input, out, &table, guide, &mut watch),
        }
    });
    teller.progress.wipe();
    match outcome(worked?, paths, options)? {
        Outcome::Clean if teller.bad_seconds => Ok(Outcome::Incomplete),
        outcome @ (Outcome::Clean | Outcome::Found | Outcome::Incomplete) => Ok(outcome),
    }
}

/// Refuses what would overwrite a table by its own result, or read one stream twice.
fn refuse_clashes(arguments: &Arguments, to: Option<&Path>) -> Result<(), Complaint> {
    let tables = [Some(&arguments.input), arguments.matrix.as_ref()];
    let is_same = |table: &str| {
        let paths = (to.and_then(|to| to.canonicalize().ok()), Path::new(table).canonicalize());
        matches!(paths, (Some(to), Ok(table)) if to == table)
    };
    if let Some(table) = tables.into_iter().flatten().find(|table| is_same(table)) {
        let error = format!("{table}: the table would be overwritten by its own result");
        return Err(Complaint::new(error).help("name another file for the output"));
    }
    if tables.iter().all(|table| table.is_some_and(|table| table == "-")) {
        let error = "standard input cannot be both tables of a matrix";
        return Err(Complaint::new(error).help("name a file for one of them"));
    }
    Ok(())
}

/// Lines as another program has them; errors stand in the place of results there.
fn run_like(
    input: Box<dyn Read + Send>,
    program: GeodSolve,
    arguments: &Arguments,
    options: &Options,
) -> Result<Outcome, Complaint> {
    let to = arguments.out.as_deref().or(options.output.as_deref());
    let progress = Progress::new(to.is_some());
    let mut watch = |event: Event<'_>| match event {
        Event::Rows(rows) => progress.show(rows),
        Event::BadRow(_) | Event::BadSecondRow(_) => {}
    };
    let worked = output::stream(output::Sink::new(to, options), |out| {
        batch::run_like_geodsolve(input, out, program, &mut watch)
    });
    progress.wipe();
    outcome(worked?, [&arguments.input, ""], options)
}

fn outcome(
    worked: Result<Summary, BatchError>,
    [path, second]: [&str; 2],
    options: &Options,
) -> Result<Outcome, Complaint> {
    match worked {
        Ok(Summary { bad_rows: 0, .. }) => Ok(Outcome::Clean),
        Ok(Summary { .. }) => Ok(Outcome::Incomplete),
        // A reader that closes the pipe early has seen enough: that is no error.
        Err(BatchError::Output(error)) if error.kind() == io::ErrorKind::BrokenPipe => {
            Ok(Outcome::Clean)
        }
        Err(BatchError::Second(error)) => outcome(Err(*error), [second, second], options),
        Err(BatchError::Strict(row)) => {
            let complaint = row_complaint(path, &row);
            if let RowError::NoAnswer(NoAnswer::NoPlace(error)) = &row.error {
                return Err(complaint.help(error.help(options.atlas()?)));
            }
            Err(complaint)
        }
        Err(error) => {
            let complaint = Complaint::new(format!("{path}: {error}"));
            Err(error.help().map_or(complaint.clone(), |help| complaint.help(help)))
        }
    }
}

/// What is wrong with a row of the table at `path`; of no place, without help.
fn row_complaint(path: &str, row: &BadRow) -> Complaint {
    let complaint = Complaint::new(format!("{path}:{}: {}", row.line, row.error));
    row.error.help().map_or(complaint.clone(), |help| complaint.help(help))
}

fn table_options(arguments: &Arguments) -> batch::Options {
    batch::Options {
        format: match arguments.format {
            Kind::Auto => Format::Detect,
            Kind::Csv => Format::Csv,
            Kind::Tsv => Format::Tsv,
            Kind::Jsonl => Format::JsonLines,
        },
        metric: match arguments.via {
            Way::Geodesic => Metric::Geodesic,
            Way::Rail | Way::Road | Way::Sea => Metric::Network,
            Way::Sphere => Metric::Sphere,
            Way::Rhumb => Metric::Rhumb,
        },
        azimuths: arguments.azimuths,
        decimals: arguments.decimals,
        strict: arguments.strict,
        jobs: jobs(arguments),
    }
}

fn jobs(arguments: &Arguments) -> NonZeroUsize {
    arguments.jobs.or(available_parallelism().ok()).unwrap_or(NonZeroUsize::MIN)
}

fn open(path: &str) -> Result<Box<dyn Read + Send>, Complaint> {
    if path == "-" {
        return Ok(Box::new(io::stdin()));
    }
    if Path::new(path).is_dir() {
        return Err(Complaint::new(format!("`{path}` is a directory")).help("name a file in it"));
    }
    let file = File::open(path).map_err(|error| input::unreadable(path, &error))?;
    Ok(Box::new(file))
}

/// How the names in cells are understood.
struct Names<'a> {
    atlas: &'a Atlas,
    options: &'a Options,
    strict: bool,
    /// How many names were looked up.
    asked: AtomicUsize,
    /// Those that were noted to be ambiguous.
    noted: Mutex<BTreeSet<String>>,
}

impl Names<'_> {
    /// The place that a cell names; a name of several places is noted once, or refused.
    fn find(&self, name: &str) -> Result<Place, NoAnswer> {
        if self.asked.fetch_add(1, Ordering::Relaxed).is_multiple_of(NAMES_IN_MEMORY) {
            release_pages();
        }
        let resolved = match planar(name, self.options).map_err(no_answer)? {
            Some(place) => place,
            None => self.atlas.resolve_point(name)?,
        };
        if resolved.ambiguous && self.strict {
            return Err(no_answer(ambiguous(name, &resolved)));
        }
        if let Some(choice) = resolved.choice().filter(|_| resolved.ambiguous) {
            // A thread that panicked elsewhere leaves the set as good as it was.
            let mut noted = self.noted.lock().unwrap_or_else(|poisoned| poisoned.into_inner());
            if noted.len() < MOST_NOTES && noted.insert(name.to_owned()) {
                note_choice(choice);
            }
        }
        Ok(resolved.place)
    }
}

fn no_answer(complaint: Complaint) -> NoAnswer {
    NoAnswer::Because { reason: complaint.message, help: complaint.help }
}

fn no_system(error: CrsError) -> NoAnswer {
    NoAnswer::Because { reason: error.to_string(), help: Some(error.help().to_owned()) }
}

/// The length of the way between two ends by rail, road or sea.
fn along_m(names: &Names<'_>, ends: [End<'_>; 2], way: Way) -> Result<f64, NoAnswer> {
    let place = |end: End<'_>| match end {
        End::At(point) => Ok(Place::at(point)),
        End::Named(name) => names.find(name),
    };
    let [from, to] = ends.map(place);
    let (from, to) = (from?, to?);
    let straight_m = distance_m(from.point, to.point);
    let question = Question::Distance { from, to, via: way.into() };
    let along_m = ask(&question, names.options).map_err(no_answer)?.nominal;
    let doubted = along_m > MOST_DETOURS * straight_m.max(LEAST_DOUBTED_M);
    if !doubted || matches!(way, Way::Sea) {
        return Ok(along_m);
    }
    Err(NoAnswer::Because {
        reason: format!(
            "the way that is known has {:.0} km, {:.1} times the straight line; the data may lack \
             a more direct one",
            along_m / 1000.0,
            along_m / straight_m
        ),
        help: Some("`luftlinie route` shows the way".to_owned()),
    })
}

/// A way on land that is more than so many times the straight line is hardly anybody's …
const MOST_DETOURS: f64 = 4.0;
/// … but for short ones over mountains and around bays.
const LEAST_DOUBTED_M: f64 = 50_000.0;

/// After so many names, whose looking up touches 20 MB of the data, these pages are released.
const NAMES_IN_MEMORY: usize = 2000;

/// After so many notes on ambiguous names, or suggestions for unknown ones, the point is made.
const MOST_NOTES: usize = 20;

/// What people are told while rows go by.
struct Teller<'a> {
    atlas: &'a Atlas,
    /// Of both tables.
    paths: [&'a str; 2],
    progress: Progress,
    last_help: Option<String>,
    /// What was suggested for unknown names.
    suggested: BTreeMap<String, String>,
    /// Whether a row of the second table was left without results.
    bad_seconds: bool,
}

impl<'a> Teller<'a> {
    fn new(atlas: &'a Atlas, paths: [&'a str; 2], to_file: bool) -> Self {
        let progress = Progress::new(to_file);
        let suggested = BTreeMap::new();
        Self { atlas, paths, progress, last_help: None, suggested, bad_seconds: false }
    }

    fn tell(&mut self, event: Event<'_>) {
        match event {
            Event::BadRow(row) => self.complain(self.paths[0], row),
            Event::BadSecondRow(row) => {
                self.bad_seconds = true;
                self.complain(self.paths[1], row);
            }
            Event::Rows(rows) => self.progress.show(rows),
        }
    }

    /// What was said of the row before is not said again.
    fn complain(&mut self, path: &str, row: &BadRow) {
        self.progress.wipe();
        let mut complaint = row_complaint(path, row);
        if let RowError::NoAnswer(NoAnswer::NoPlace(error)) = &row.error {
            complaint.help = Some(self.help(error));
        }
        if complaint.help == self.last_help {
            complaint.help = None;
        } else {
            self.last_help.clone_from(&complaint.help);
        }
        complaint.print();
    }

    /// What may be meant instead; how an unknown name may be spelt is looked up for the first few.
    fn help(&mut self, error: &QueryError) -> String {
        let QueryError::Unknown { name } = error else { return error.help(self.atlas) };
        if let Some(help) = self.suggested.get(name) {
            return help.clone();
        }
        if self.suggested.len() == MOST_NOTES {
            return "`luftlinie place NAME` suggests names for this and others".to_owned();
        }
        let help = error.help(self.atlas);
        release_pages();
        self.suggested.insert(name.clone(), help.clone());
        help
    }
}

/// A line on a terminal that says how many rows are done; silent everywhere else.
struct Progress {
    shown: bool,
}

impl Progress {
    fn new(to_file: bool) -> Self {
        let hidden = !to_file && io::stdout().is_terminal();
        Self { shown: io::stderr().is_terminal() && !hidden }
    }

    fn show(&self, rows: u64) {
        if self.shown {
            // A closed standard error leaves nobody to tell.
            let _ = write!(io::stderr(), "\r{rows} rows ");
        }
    }

    fn wipe(&self) {
        if self.shown {
            let _ = write!(io::stderr(), "\r\x1b[K");
        }
    }
}
