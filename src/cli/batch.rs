//! `batch`: distances for a table of pairs, of any size.

use std::collections::BTreeSet;
use std::fs::File;
use std::io::{self, IsTerminal, Read, Write};
use std::num::NonZeroUsize;
use std::path::Path;
use std::sync::Mutex;
use std::thread::available_parallelism;

use clap::{Args, ValueEnum};
use geo::Point;

use super::options::Options;
use super::{Complaint, Outcome, output};
use crate::atlas::Atlas;
use crate::batch::{self, BatchError, Event, Format, MOST_DECIMALS, Metric, Summary};

/// Add distances to a table of pairs: CSV, TSV or JSON lines
#[derive(Args)]
#[command(after_help = EXAMPLES)]
pub(super) struct Arguments {
    /// The table, or `-` for standard input
    #[arg(value_name = "IN", default_value = "-")]
    input: String,
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
    /// Stop at the first row that cannot be understood
    #[arg(long)]
    strict: bool,
    /// Threads; all processors by default
    #[arg(long, short, value_name = "N")]
    jobs: Option<NonZeroUsize>,
}

const EXAMPLES: &str = "\
The first line names the columns: lat1,lon1,lat2,lon2 in degrees, or from,to with places.
JSON lines have members of these names. Everything else passes through untouched.

Examples:
  luftlinie batch pairs.csv -o distances.csv
  luftlinie batch --azimuths --decimals 1 < pairs.jsonl
  printf 'from,to\\nBerlin,Hamburg\\n' | luftlinie batch -";

fn decimals() -> clap::builder::RangedI64ValueParser<u8> {
    clap::value_parser!(u8).range(0..=i64::from(MOST_DECIMALS))
}

/// What can be measured for a whole table.
#[derive(Clone, Copy, ValueEnum)]
enum Way {
    /// The shortest line on the WGS 84 ellipsoid
    Geodesic,
    /// On the sphere of mean radius, as web calculators do
    Sphere,
    /// Along a line of constant bearing
    Rhumb,
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
    let input = open(&arguments.input)?;
    let noted = Mutex::new(BTreeSet::new());
    let atlas = options.atlas()?;
    let find = |name: &str| find(atlas, name, &noted);
    let table = table_options(arguments);
    let progress = Progress::new(options);
    let mut watch = |event: Event<'_>| match event {
        Event::BadRow(row) => {
            progress.wipe();
            Complaint::new(format!("{}:{}: {}", arguments.input, row.line, row.reason)).print();
        }
        Event::Rows(rows) => progress.show(rows),
    };
    let worked = output::stream(options, |out| batch::run(input, out, &table, &find, &mut watch));
    progress.wipe();
    outcome(worked?, &arguments.input)
}

fn outcome(worked: Result<Summary, BatchError>, path: &str) -> Result<Outcome, Complaint> {
    match worked {
        Ok(Summary { bad_rows: 0, .. }) => Ok(Outcome::Clean),
        Ok(Summary { .. }) => Ok(Outcome::Incomplete),
        // A reader that closes the pipe early has seen enough: that is no error.
        Err(BatchError::Output(error)) if error.kind() == io::ErrorKind::BrokenPipe => {
            Ok(Outcome::Clean)
        }
        Err(BatchError::Strict(row)) => {
            Err(Complaint::new(format!("{path}:{}: {}", row.line, row.reason)))
        }
        Err(error) => {
            let complaint = Complaint::new(format!("{path}: {error}"));
            Err(error.help().map_or(complaint.clone(), |help| complaint.help(help)))
        }
    }
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
            Way::Sphere => Metric::Sphere,
            Way::Rhumb => Metric::Rhumb,
        },
        azimuths: arguments.azimuths,
        decimals: arguments.decimals,
        strict: arguments.strict,
        jobs: arguments.jobs.or(available_parallelism().ok()).unwrap_or(NonZeroUsize::MIN),
    }
}

fn open(path: &str) -> Result<Box<dyn Read + Send>, Complaint> {
    if path == "-" {
        return Ok(Box::new(io::stdin()));
    }
    if Path::new(path).is_dir() {
        return Err(Complaint::new(format!("`{path}` is a directory")).help("name a file in it"));
    }
    let file = File::open(path).map_err(|error| {
        Complaint::new(format!("cannot read `{path}`: {error}"))
            .help("check the path; `-` reads standard input")
    })?;
    Ok(Box::new(file))
}

/// The place that a cell names; a name of several places is noted once.
fn find(atlas: &Atlas, name: &str, noted: &Mutex<BTreeSet<String>>) -> Result<Point, String> {
    let resolved = atlas.resolve_point(name).map_err(|error| error.to_string())?;
    if let Some(choice) = resolved.choice().filter(|_| resolved.ambiguous) {
        // A thread that panicked elsewhere leaves the set as good as it was.
        let mut noted = noted.lock().unwrap_or_else(|poisoned| poisoned.into_inner());
        if noted.len() < MOST_NOTES && noted.insert(name.to_owned()) {
            Complaint::new(choice)
                .help("add the country, as in `Name, Country`, or give an id")
                .print_as_note();
        }
    }
    Ok(resolved.place.point)
}

/// After so many notes on ambiguous names the point is made.
const MOST_NOTES: usize = 20;

/// A line on a terminal that says how many rows are done; silent everywhere else.
struct Progress {
    shown: bool,
}

impl Progress {
    fn new(options: &Options) -> Self {
        let hidden = options.output.is_none() && io::stdout().is_terminal();
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
