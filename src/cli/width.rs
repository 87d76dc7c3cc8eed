//! `width`: how wide a river is.

use clap::Args;

use super::options::Options;
use super::question::{Names, Printing, answer};
use super::{Complaint, Outcome};
use crate::atlas::PlaceClass;
use crate::measure::Question;

/// Measure how wide a river or strait is
#[derive(Args)]
#[command(after_help = "Example:\n  luftlinie width Rhine --at Cologne")]
pub(super) struct Arguments {
    /// The river, canal, strait or lake
    water: String,
    /// Where to measure; the whole reach if it is not given
    #[arg(long, value_name = "PLACE", allow_hyphen_values = true)]
    at: Option<String>,
    #[command(flatten)]
    names: Names,
    #[command(flatten)]
    printing: Printing,
}

static WATERS: &[PlaceClass] =
    &[PlaceClass::River, PlaceClass::Canal, PlaceClass::Strait, PlaceClass::Lake];

pub(super) fn run(arguments: &Arguments, options: &Options) -> Result<Outcome, Complaint> {
    let names = &arguments.names;
    let water = names.one_of(WATERS, &arguments.water, options)?;
    let at = arguments.at.as_deref().map(|at| names.point(at, options)).transpose()?;
    answer(Question::Width { water, at }, &arguments.printing, options)
}
