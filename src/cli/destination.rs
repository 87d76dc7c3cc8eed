//! `destination`: where one gets to by going straight on.

use clap::{Args, ValueEnum};

use super::measures::{azimuth_deg, length_m};
use super::options::Options;
use super::question::Names;
use super::{Complaint, Outcome, output};
use crate::geodesy::{Way, solve_direct};
use crate::report::destination::{self, Destination};

/// Find the point that lies in a direction at a distance
#[derive(Args)]
#[command(after_help = EXAMPLES)]
pub(super) struct Arguments {
    /// A name, `Name, Country`, or coordinates with the latitude first
    #[arg(allow_hyphen_values = true)]
    from: String,
    /// Degrees clockwise from north, or a wind such as NNE; ONO with --lang de
    #[arg(long, value_name = "AZIMUTH", allow_hyphen_values = true)]
    azimuth: String,
    /// A length with its unit, such as `500 km`
    #[arg(long, value_name = "LENGTH", allow_hyphen_values = true)]
    distance: String,
    /// Also the reduced length m12 and the area S12 under the way
    #[arg(long)]
    full: bool,
    #[command(flatten)]
    names: Names,
    /// How to print it
    #[arg(long, value_enum, value_name = "FORMAT", default_value = "text")]
    format: Format,
}

const EXAMPLES: &str = "\
Examples:
  luftlinie destination Berlin --azimuth 45 --distance '500 km'
  luftlinie destination 39.03,125.75 --azimuth NE --distance '370 miles' --format geojson";

#[derive(Clone, Copy, ValueEnum)]
enum Format {
    /// Latitude and longitude, and a line that says of what
    Text,
    /// One object, schema luftlinie/destination/1
    Json,
    /// One row
    Csv,
    /// The way as a line, cut at the antimeridian, and the point at its end
    Geojson,
}

pub(super) fn run(arguments: &Arguments, options: &Options) -> Result<Outcome, Complaint> {
    let from = arguments.names.point(&arguments.from, options)?;
    let azimuth_deg = azimuth_deg(&arguments.azimuth, options)?;
    let distance_m = length_m(&arguments.distance, options)?;
    let way = Way::leaving(from.point, azimuth_deg, distance_m);
    let point = way.point(distance_m);
    let planar = options.desk.crs()?.map(|crs| crs.from_earth(point)).transpose();
    let found = Destination {
        point,
        planar: planar.map_err(|error| Complaint::new(&error).help(error.help()))?,
        final_azimuth_deg: way.unrolled(distance_m).1.rem_euclid(360.0),
        way: arguments.full.then(|| solve_direct(from.point, azimuth_deg, distance_m)),
        from,
        azimuth_deg,
        distance_m,
    };
    output::deliver(options, |out| match arguments.format {
        Format::Text => destination::write_text(&found, out),
        Format::Json => destination::write_json(&found, out),
        Format::Csv => destination::write_csv(&found, out),
        Format::Geojson => destination::write_geojson(&found, out),
    })?;
    Ok(Outcome::Clean)
}
