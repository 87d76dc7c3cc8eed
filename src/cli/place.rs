//! `place`: what a name may mean, and the points from which its distances are measured.

use clap::{Args, ValueEnum};

use super::options::Options;
use super::question::{planar, understood};
use super::{Complaint, Outcome, output};
use crate::atlas::QueryError;
use crate::report::places;

/// Show the places that a name may mean, with their reference points
#[derive(Args)]
#[command(
    after_help = "Examples:\n  luftlinie place Bern\n  luftlinie place 'Paris, US' --format json"
)]
pub(super) struct Arguments {
    /// A name in any language, or `Name, Country`
    name: String,
    /// Candidates to show, most likely first
    #[arg(long, short = 'n', value_name = "N", default_value_t = 5)]
    count: usize,
    /// How to print them
    #[arg(long, value_enum, value_name = "FORMAT", default_value = "text")]
    format: Format,
}

#[derive(Clone, Copy, ValueEnum)]
enum Format {
    /// For reading in a terminal
    Text,
    /// One object, schema luftlinie/places/1
    Json,
    /// One row per reference point
    Csv,
    /// The reference points as a map layer (RFC 7946)
    Geojson,
}

pub(super) fn run(arguments: &Arguments, options: &Options) -> Result<Outcome, Complaint> {
    let atlas = options.atlas()?;
    let planar = planar(&arguments.name, options)?;
    let (why, places) = match planar.map_or_else(|| atlas.resolve(&arguments.name), Ok) {
        Err(QueryError::Several { places, .. }) => {
            (format!("one of {} villages of that name, in no order", places.len()), places)
        }
        resolved => {
            let resolved = understood(resolved, options)?.among(atlas.candidates(&arguments.name));
            let why = resolved.why();
            let others = resolved.others.into_iter().map(|candidate| candidate.place);
            (why, std::iter::once(resolved.place).chain(others).collect())
        }
    };
    let shown: Vec<_> = places
        .into_iter()
        .take(arguments.count)
        .map(|place| places::Listed { points: atlas.reference_points(&place), place })
        .collect();
    output::deliver(options, |out| match arguments.format {
        Format::Text => places::write_text(atlas.sources(), &why, &shown, out),
        Format::Json => places::write_json(&arguments.name, &why, &shown, out),
        Format::Csv => places::write_csv(&shown, out),
        Format::Geojson => places::write_geojson(atlas.sources(), &shown, out),
    })?;
    Ok(Outcome::Clean)
}
