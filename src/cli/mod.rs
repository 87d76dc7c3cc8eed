//! The command line: one file per command, and the only skin that owns files and a terminal.
//!
//! Exit codes: 0 nothing refuted, 1 something at or above `--fail-on`, 2 could not do the job.
//! Errors go to standard error, results to standard output or to `-o FILE`.

mod area;
mod batch;
mod border;
mod check;
mod complaint;
mod completions;
mod desk;
mod destination;
mod direction;
mod distance;
mod explain;
mod flight;
mod gazetteer;
mod geodsolve;
mod input;
mod interrupt;
mod map;
mod measures;
mod near;
mod options;
mod output;
mod place;
mod question;
mod route;
mod version;
mod width;

use std::process::ExitCode;

use clap::{Parser, Subcommand};

use complaint::Complaint;
use options::Options;

/// Checks what a text says about the map, and measures the map itself.
#[derive(Parser)]
#[command(
    name = "luftlinie",
    version,
    arg_required_else_help = true,
    disable_help_subcommand = true,
    after_help = EXAMPLES
)]
struct Arguments {
    #[command(subcommand)]
    command: Command,
    #[command(flatten)]
    options: Options,
}

const EXAMPLES: &str = "\
Examples:
  luftlinie check article.txt              every statement about the map, measured and judged
  luftlinie check --format sarif news/*.md the same for code scanning and editors
  luftlinie distance Berlin Hamburg        the straight line, with its reference points
  luftlinie border Spain Portugal          the common border at several scales

A place is a name in any language, `Name, Country`, or coordinates (latitude first):
  39.0392,125.7625   39°02′21″N 125°45′45″E   geo:39.0392,125.7625   +39.0392+125.7625/
  utm 33U 391779 5820072   33UUU9177920072   9F4MGC22+22   GC22+22 Berlin   u33db

Exit code: 0 nothing refuted, 1 something at or above --fail-on, 2 could not do the job.";

#[derive(Subcommand)]
enum Command {
    Check(check::Arguments),
    Distance(distance::Arguments),
    Border(border::Arguments),
    Route(route::Arguments),
    Flight(flight::Arguments),
    Area(area::Arguments),
    Direction(direction::Arguments),
    Destination(destination::Arguments),
    Width(width::Arguments),
    Place(place::Arguments),
    Near(near::Arguments),
    Batch(batch::Arguments),
    Map(map::Arguments),
    Explain(explain::Arguments),
    Version(version::Arguments),
    Completions(completions::Arguments),
}

/// What a command came to, by value: the process's exit code.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Outcome {
    /// Done, and nothing to complain about.
    Clean,
    /// Done, and something was found at or above `--fail-on`.
    Found,
    /// Some of the job could not be done; a complaint said why.
    Incomplete,
}

/// Runs the command line of this process.
pub fn run() -> ExitCode {
    let Arguments { command, options } = Arguments::parse();
    let outcome = dispatch(command, &options).unwrap_or_else(|complaint| {
        complaint.print();
        Outcome::Incomplete
    });
    match outcome {
        Outcome::Clean => ExitCode::SUCCESS,
        Outcome::Found => ExitCode::from(1),
        Outcome::Incomplete => ExitCode::from(2),
    }
}

fn dispatch(command: Command, options: &Options) -> Result<Outcome, Complaint> {
    match command {
        Command::Check(arguments) => check::run(&arguments, options),
        Command::Distance(arguments) => distance::run(&arguments, options),
        Command::Border(arguments) => border::run(&arguments, options),
        Command::Route(arguments) => route::run(&arguments, options),
        Command::Flight(arguments) => flight::run(&arguments, options),
        Command::Area(arguments) => area::run(&arguments, options),
        Command::Direction(arguments) => direction::run(&arguments, options),
        Command::Destination(arguments) => destination::run(&arguments, options),
        Command::Width(arguments) => width::run(&arguments, options),
        Command::Place(arguments) => place::run(&arguments, options),
        Command::Near(arguments) => near::run(&arguments, options),
        Command::Batch(arguments) => batch::run(&arguments, options),
        Command::Map(arguments) => map::run(&arguments, options),
        Command::Explain(arguments) => explain::run(&arguments, options),
        Command::Version(arguments) => version::run(&arguments, options),
        Command::Completions(arguments) => completions::run(&arguments, options),
    }
}
