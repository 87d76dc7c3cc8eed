//! `flight`: the countries below the straight way from one place to another.

use clap::Args;

use super::options::Options;
use super::question::{Ends, Names, Printing, Shape, print};
use super::{Complaint, Outcome};
use crate::measure::Question;
use crate::measure::overflight::stretches;

/// List the countries that the straight way passes over, with the kilometres in each
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
Territorial seas belong to their countries; a country that is entered twice is listed twice.

Examples:
  luftlinie flight Frankfurt Tokyo
  luftlinie flight 50.03,8.57 35.55,139.78 --format csv";

pub(super) fn run(arguments: &Arguments, options: &Options) -> Result<Outcome, Complaint> {
    let (from, to) = arguments.ends.places(&arguments.names, options)?;
    let rows: Vec<_> = stretches(options.atlas()?, &from, &to)
        .into_iter()
        .map(|(over, measurement)| {
            (Question::Overflight { from: from.clone(), to: to.clone(), over }, measurement)
        })
        .collect();
    print(&rows, Shape::List, &arguments.printing, options)
}
