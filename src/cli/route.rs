//! `route`: the way from one place to another, with what lies on it.

use clap::Args;

use super::distance::Way;
use super::options::Options;
use super::question::{Printing, answer, place};
use super::{Complaint, Outcome};
use crate::measure::Question;

/// Measure the way from one place to another, with the stations on it
#[derive(Args)]
#[command(after_help = "Example:\n  luftlinie route Pyongyang Vladivostok --via rail")]
pub(super) struct Arguments {
    /// A name, `Name, Country`, or coordinates with the latitude first
    #[arg(allow_hyphen_values = true)]
    from: String,
    /// The same for the other end
    #[arg(allow_hyphen_values = true)]
    to: String,
    /// Which way to go
    #[arg(long, value_enum, value_name = "WAY", default_value = "rail")]
    via: Way,
    #[command(flatten)]
    printing: Printing,
}

pub(super) fn run(arguments: &Arguments, options: &Options) -> Result<Outcome, Complaint> {
    let (from, to) = (place(&arguments.from)?, place(&arguments.to)?);
    let question = Question::Distance { from, to, via: arguments.via.into() };
    answer(question, &arguments.printing, options)
}
