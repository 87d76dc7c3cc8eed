//! What the program says when it cannot do the job: what is wrong, and what to do next.

use std::fmt::Display;
use std::io::{IsTerminal, Write};

use anstyle::{AnsiColor, Style};

const ERROR: Style = AnsiColor::Red.on_default().bold();
const NOTE: Style = AnsiColor::Yellow.on_default().bold();
const HELP: Style = AnsiColor::Cyan.on_default().bold();

/// An error for people: lower case, no full stop, and a way out where there is one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Complaint {
    pub message: String,
    pub help: Option<String>,
}

impl Complaint {
    pub fn new(message: impl Display) -> Self {
        Self { message: message.to_string(), help: None }
    }

    pub fn help(self, help: impl Display) -> Self {
        Self { help: Some(help.to_string()), ..self }
    }

    /// Prints `error:` and `help:` lines on standard error.
    pub fn print(&self) {
        self.print_as("error", ERROR);
    }

    /// Prints it as something that stops nothing.
    pub fn print_as_note(&self) {
        self.print_as("note", NOTE);
    }

    fn print_as(&self, label: &str, style: Style) {
        let mut err = anstream::stderr().lock();
        // A closed standard error leaves nobody to tell.
        let _ = writeln!(err, "{style}{label}:{style:#} {}", self.message);
        if let Some(help) = &self.help {
            let _ = writeln!(err, "{HELP}help:{HELP:#} {help}");
        }
    }
}

/// A line on a terminal that says how far the work is; silent everywhere else.
pub(super) struct Progress {
    shown: bool,
    total: usize,
}

impl Progress {
    /// Shown for more than `few` steps, and only if somebody watches.
    pub fn new(total: usize, few: usize) -> Self {
        Self { shown: total > few && std::io::stderr().is_terminal(), total }
    }

    pub fn step(&self, done: usize) {
        if self.shown {
            let _ = write!(std::io::stderr(), "\r{done} of {} ", self.total);
        }
    }

    /// Wipes the line.
    pub fn finish(self) {
        if self.shown {
            let _ = write!(std::io::stderr(), "\r\x1b[K");
        }
    }
}
