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
mod ring;
mod route;
mod version;
mod width;

use std::ffi::OsString;
use std::process;

use clap::{ArgMatches, Args, FromArgMatches};

use complaint::Complaint;
use options::Options;

const EXAMPLES: &str = "\
Examples:
  luftlinie check article.txt               # every statement about the map, measured and judged
  luftlinie check --format sarif news/*.md  # the same for code scanning and editors
  luftlinie distance Berlin Hamburg         # the straight line, with its reference points
  luftlinie border Spain Portugal           # the common border at several scales

A place is a name in any language, `Name, Country`, or coordinates (latitude first):
  39.0392,125.7625   39°02′21″N 125°45′45″E   geo:39.0392,125.7625   +39.0392+125.7625/
  utm 33U 391779 5820072   33UUU9177920072   9F4MGC22+22   GC22+22 Berlin   u33db

Exit code: 0 nothing refuted, 1 something at or above --fail-on, 2 could not do the job.";

/// One command: its name, its part of the command line, and what it does.
struct Command {
    name: &'static str,
    arguments: fn(clap::Command) -> clap::Command,
    run: fn(&ArgMatches, &Options) -> Result<Outcome, Complaint>,
}

macro_rules! command {
    ($name:ident) => {
        Command {
            name: stringify!($name),
            arguments: $name::Arguments::augment_args,
            run: |matches, options| $name::run(&understood(matches), options),
        }
    };
}

/// All commands, in the order in which the help shows them.
static COMMANDS: &[Command] = &[
    command!(check),
    command!(distance),
    command!(border),
    command!(route),
    command!(flight),
    command!(area),
    command!(direction),
    command!(destination),
    command!(ring),
    command!(width),
    command!(place),
    command!(near),
    command!(batch),
    command!(map),
    command!(explain),
    command!(version),
    command!(completions),
];

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

/// Runs a command line, the program's name first, and ends the process without giving memory back
/// piece by piece.
pub fn run(arguments: Vec<OsString>) -> ! {
    // Most command lines begin with a command; what the others understand costs more to set up
    // than a distance does to measure.
    let first = arguments.get(1);
    let named = COMMANDS.iter().position(|it| first.is_some_and(|first| first == it.name));
    let commands = named.map_or(COMMANDS, |at| &COMMANDS[at..=at]);
    let matches = tree(commands).get_matches_from(arguments);
    let outcome = dispatch(commands, &matches).unwrap_or_else(|complaint| {
        complaint.print();
        Outcome::Incomplete
    });
    process::exit(match outcome {
        Outcome::Clean => 0,
        Outcome::Found => 1,
        Outcome::Incomplete => 2,
    })
}

/// The command line as far as it is about `commands`.
fn tree(commands: &[Command]) -> clap::Command {
    // The options first: clap takes their doc comment for the program's description.
    let root = Options::augment_args(clap::Command::new("luftlinie"))
        .version(env!("CARGO_PKG_VERSION"))
        .about("Checks what a text says about the map, and measures the map itself")
        .after_help(EXAMPLES)
        .subcommand_required(true)
        .arg_required_else_help(true)
        .disable_help_subcommand(true);
    commands
        .iter()
        .fold(root, |root, it| root.subcommand((it.arguments)(clap::Command::new(it.name))))
}

fn dispatch(commands: &[Command], matches: &ArgMatches) -> Result<Outcome, Complaint> {
    let (name, arguments) = matches.subcommand().expect("clap requires a command");
    let command = commands.iter().find(|it| it.name == name).expect("clap lets only these pass");
    (command.run)(arguments, &understood(matches))
}

/// What clap has read, in the form that a command declares.
fn understood<T: FromArgMatches>(matches: &ArgMatches) -> T {
    T::from_arg_matches(matches).unwrap_or_else(|error| error.exit())
}
