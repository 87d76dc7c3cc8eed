//! `destination`: where one gets to by going straight on.

use clap::{Args, ValueEnum};

use super::options::Options;
use super::question::Names;
use super::{Complaint, Outcome, output};
use crate::geodesy::{Way, Wind};
use crate::quantity::Dimension;
use crate::report::destination::{self, Destination};
use crate::text::{LANGUAGES, quantities};

/// Find the point that lies in a direction at a distance
#[derive(Args)]
#[command(after_help = EXAMPLES)]
pub(super) struct Arguments {
    /// A name, `Name, Country`, or coordinates with the latitude first
    #[arg(allow_hyphen_values = true)]
    from: String,
    /// Degrees clockwise from north, or a wind such as NNE
    #[arg(long, value_name = "AZIMUTH", allow_hyphen_values = true)]
    azimuth: String,
    /// A length with its unit, such as `500 km`; metres without one
    #[arg(long, value_name = "LENGTH")]
    distance: String,
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
    /// The way as a line, cut at the antimeridian, and the point at its end
    Geojson,
}

pub(super) fn run(arguments: &Arguments, options: &Options) -> Result<Outcome, Complaint> {
    let from = arguments.names.point(&arguments.from, options)?;
    let azimuth_deg = azimuth_deg(&arguments.azimuth)?;
    let distance_m = distance_m(&arguments.distance)?;
    let way = Way::leaving(from.point, azimuth_deg, distance_m);
    let point = way.point(distance_m);
    let planar = options.crs()?.map(|crs| crs.from_earth(point)).transpose();
    let found = Destination {
        point,
        planar: planar.map_err(|error| Complaint::new(&error).help(error.help()))?,
        final_azimuth_deg: way.unrolled(distance_m).1.rem_euclid(360.0),
        from,
        azimuth_deg,
        distance_m,
    };
    output::deliver(options, |out| match arguments.format {
        Format::Text => destination::write_text(&found, out),
        Format::Json => destination::write_json(&found, out),
        Format::Geojson => destination::write_geojson(&found, out),
    })?;
    Ok(Outcome::Clean)
}

/// Degrees as 0..360, from a number or from the letters of a wind.
fn azimuth_deg(text: &str) -> Result<f64, Complaint> {
    let letters = text.trim().to_ascii_uppercase();
    if let Some(wind) = Wind::ALL.into_iter().find(|wind| wind.letters() == letters) {
        return Ok(wind.azimuth_deg());
    }
    let number = text.trim().trim_end_matches('°').trim_end().replace(',', ".");
    match number.parse::<f64>() {
        Ok(degrees) if degrees.abs() <= 360.0 => Ok(degrees.rem_euclid(360.0)),
        Ok(_) | Err(_) => Err(Complaint::new(format!("`{text}` is no direction"))
            .help("give degrees from 0 to 360, or a wind: N, NNE, NE, ENE, E …")),
    }
}

/// Metres, from a length in any unit and language that texts may use.
fn distance_m(text: &str) -> Result<f64, Complaint> {
    if let Ok(metres) = text.trim().parse::<f64>()
        && metres.is_finite()
    {
        return Ok(metres);
    }
    let lengths = LANGUAGES.iter().filter_map(|language| {
        let found = quantities(text, language);
        let [only] = found.as_slice() else { return None };
        let quantity = only.value.quantity;
        let whole = only.span.of(text).trim() == text.trim() && quantity.upper.is_none();
        let length = quantity.unit.dimension() == Dimension::Length;
        (whole && length).then(|| quantity.value * quantity.unit.factor())
    });
    lengths.into_iter().next().ok_or_else(|| {
        Complaint::new(format!("`{text}` is no length")).help("write a number and a unit: `500 km`")
    })
}
