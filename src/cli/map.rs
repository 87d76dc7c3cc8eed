//! `map`: the layer that belongs to a text.

use clap::Args;

use super::check::{Texts, report};
use super::options::Options;
use super::{Complaint, Outcome};
use crate::report::Format;

/// Write what a text says about the map as GeoJSON
#[derive(Args)]
#[command(after_help = EXAMPLES)]
pub(super) struct Arguments {
    #[command(flatten)]
    texts: Texts,
}

const EXAMPLES: &str = "\
Examples:
  luftlinie map article.txt -o article.geojson
  luftlinie distance Tokyo Honolulu --format geojson  # the layer of a single question

Lines are geodesics with a vertex at least every 50 km, cut at the antimeridian (RFC 7946).";

pub(super) fn run(arguments: &Arguments, options: &Options) -> Result<Outcome, Complaint> {
    let geojson = Format::named("geojson").expect("the list of formats has it");
    report(&arguments.texts, options, geojson, |_| false)
}
