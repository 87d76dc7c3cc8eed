//! `area`: how large a place is.

use clap::Args;

use super::options::Options;
use super::question::{Printing, answer, place};
use super::{Complaint, Outcome};
use crate::measure::Question;

/// Measure the area of a country, region, island, lake or sea, or how often another fits in
#[derive(Args)]
#[command(after_help = "Examples:\n  luftlinie area Saarland\n  luftlinie area Texas Germany")]
pub(super) struct Arguments {
    /// A name in any language; countries also by ISO 3166 code
    place: String,
    /// Give the area as a multiple of this place's
    reference: Option<String>,
    #[command(flatten)]
    printing: Printing,
}

pub(super) fn run(arguments: &Arguments, options: &Options) -> Result<Outcome, Complaint> {
    let place_measured = place(&arguments.place, options)?;
    let question = match &arguments.reference {
        None => Question::Area { place: place_measured },
        Some(reference) => {
            Question::AreaRatio { place: place_measured, reference: place(reference, options)? }
        }
    };
    answer(question, &arguments.printing, options)
}
