//! `direction`: the azimuth from one place towards another.

use clap::Args;

use super::options::Options;
use super::question::{Ends, Names, Printing, answer};
use super::{Complaint, Outcome};
use crate::measure::Question;

/// Measure in which direction one place lies from another
#[derive(Args)]
#[command(after_help = EXAMPLES)]
pub(super) struct Arguments {
    #[command(flatten)]
    ends: Ends,
    #[command(flatten)]
    names: Names,
    #[command(flatten)]
    printing: Printing,
}

const EXAMPLES: &str = "\
Examples:
  luftlinie direction Vienna Bratislava
  luftlinie direction +48.21+016.37/ 33UXP0200040500";

pub(super) fn run(arguments: &Arguments, options: &Options) -> Result<Outcome, Complaint> {
    let (from, to) = arguments.ends.places(&arguments.names, options)?;
    answer(Question::Direction { from, to }, &arguments.printing, options)
}
