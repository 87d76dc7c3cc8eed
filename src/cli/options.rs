//! The options that every command understands.

use std::path::PathBuf;

use clap::{Args, ValueEnum};
use jiff::civil::Date;

use super::Complaint;
use super::desk::DeskOptions;
use crate::atlas::Atlas;
use crate::text::{LANGUAGES, Language, language};

/// Options that stand before or after the command's name.
#[derive(Args)]
pub(super) struct Options {
    /// Write to FILE instead of standard output; the file appears whole or not at all
    #[arg(short, long, value_name = "FILE", global = true)]
    pub output: Option<PathBuf>,
    /// Language of the text, or of the answer: a BCP 47 code such as `de`
    #[arg(long, value_name = "CODE", global = true)]
    lang: Option<String>,
    /// The date at which facts that change are judged
    #[arg(long, value_name = "YYYY-MM-DD", global = true)]
    as_of: Option<String>,
    #[command(flatten)]
    pub desk: DeskOptions,
    /// When to use colours; `auto` respects NO_COLOR and asks the terminal
    #[arg(long, value_enum, value_name = "WHEN", default_value_t, global = true)]
    pub color: Color,
    /// Print nothing on standard output; the exit code says it all
    #[arg(short, long, global = true)]
    pub quiet: bool,
}

/// When to use colours.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
pub(super) enum Color {
    #[default]
    Auto,
    Always,
    Never,
}

impl Options {
    /// The atlas with what the user added.
    pub fn atlas(&self) -> Result<&'static Atlas, Complaint> {
        Ok(self.desk.opened()?.atlas)
    }

    /// The language of `--lang`, if it was given.
    pub fn language(&self) -> Result<Option<&'static Language>, Complaint> {
        let Some(code) = &self.lang else { return Ok(None) };
        if let Some(known) = language::by_code(code) {
            return Ok(Some(known));
        }
        let known: Vec<_> = LANGUAGES.iter().map(|language| language.code).collect();
        let complaint = Complaint::new(format!("no language pack for `{code}`"));
        Err(complaint.help(format!("there are: {}", known.join(", "))))
    }

    /// The date of `--as-of`, if it was given; a year or a month stands for its first day.
    pub fn as_of(&self) -> Result<Option<Date>, Complaint> {
        let Some(text) = &self.as_of else { return Ok(None) };
        let whole = match text.split('-').count() {
            1 => format!("{text}-01-01"),
            2 => format!("{text}-01"),
            _ => text.clone(),
        };
        whole.parse().map(Some).map_err(|_| {
            let complaint = Complaint::new(format!("`{text}` is not a date"));
            complaint.help("write YYYY-MM-DD, YYYY-MM or YYYY, e.g. --as-of 2023-09-05")
        })
    }

    /// The date of `--as-of`, else today.
    pub fn as_of_or_today(&self) -> Result<Date, Complaint> {
        Ok(self.as_of()?.unwrap_or_else(today))
    }

    /// The language in which a calculator answers.
    pub fn answer_language(&self) -> Result<&'static str, Complaint> {
        Ok(self.language()?.map_or("en", |language| language.code))
    }
}

/// Today in UTC; the only clock of the program.
pub(super) fn today() -> Date {
    jiff::tz::Offset::UTC.to_datetime(jiff::Timestamp::now()).date()
}
