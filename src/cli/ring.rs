//! `ring`: all that lies within a distance of a place, on the ground.

use clap::{Args, ValueEnum};
use geo::MultiPolygon;

use super::measures::length_m;
use super::options::Options;
use super::question::Names;
use super::{Complaint, Outcome, output};
use crate::atlas::{Atlas, Place, PlaceClass, borders};
use crate::geodesy::{WIDEST_M, buffer, circle};
use crate::report::ring::{self, Ring, Rings};

/// Draw what lies within a distance of a place, or of the land of a country
#[derive(Args)]
#[command(visible_alias = "buffer", after_help = EXAMPLES)]
pub(super) struct Arguments {
    /// A name, `Name, Country`, or coordinates with the latitude first
    #[arg(allow_hyphen_values = true)]
    place: String,
    /// Lengths with their units: `50km`, or several of them: `50km,100km`
    #[arg(long, short, value_name = "LENGTH", required = true, allow_hyphen_values = true)]
    radius: Vec<String>,
    #[command(flatten)]
    names: Names,
    /// How to print it
    #[arg(long, value_enum, value_name = "FORMAT", default_value = "geojson")]
    format: Format,
}

const EXAMPLES: &str = "\
Distances are geodesics on the WGS 84 ellipsoid. Polygons are cut at the antimeridian and closed
along the edge of the map around a pole (RFC 7946); the widest comes first, so that the others lie
on it.

Examples:
  luftlinie ring Seoul --radius 50km,100km -o seoul.geojson
  luftlinie ring 89.9,0 --radius '300 nautical miles'
  luftlinie ring Fiji --radius '200 nautical miles' --format text";

#[derive(Clone, Copy, ValueEnum)]
enum Format {
    /// A polygon for each radius, with its area
    Geojson,
    /// The area within each radius
    Text,
    /// The same as one object, schema luftlinie/rings/1
    Json,
    /// The same as one row per radius
    Csv,
}

pub(super) fn run(arguments: &Arguments, options: &Options) -> Result<Outcome, Complaint> {
    let mut radii_m = Vec::new();
    for list in &arguments.radius {
        push_radii(list, options, &mut radii_m)?;
    }
    radii_m.sort_by(|a, b| b.total_cmp(a));
    radii_m.dedup();
    let atlas = options.atlas()?;
    let place = arguments.names.one_of(&[], &arguments.place, options)?;
    let outline = outline(atlas, &place);
    let ring = |&radius_m: &f64| Ring {
        radius_m,
        polygons: match &outline {
            Some(outline) => buffer(outline, radius_m),
            None => circle(place.point, radius_m, CORNERS),
        },
    };
    let rings = radii_m.iter().map(ring).collect();
    let id = if outline.is_some() { borders::SOURCES[0] } else { place.source };
    let rings =
        Rings { place, rings, source: atlas.source(id), language: options.answer_language()? };
    output::deliver(options, |out| match arguments.format {
        Format::Geojson => ring::write_geojson(&rings, out),
        Format::Text => ring::write_text(&rings, out),
        Format::Json => ring::write_json(&rings, out),
        Format::Csv => ring::write_csv(&rings, out),
    })?;
    Ok(Outcome::Clean)
}

/// A side cuts off one part in 26,000 of the radius.
const CORNERS: usize = 360;

/// The land of a country; other places are points.
fn outline(atlas: &Atlas, place: &Place) -> Option<MultiPolygon> {
    let country = place.country.filter(|_| place.class == PlaceClass::Country)?;
    Some(atlas.country_outline(country)).filter(|outline| !outline.0.is_empty())
}

/// Adds the lengths of a list. A comma behind a digit is a decimal one or groups thousands.
fn push_radii(list: &str, options: &Options, radii_m: &mut Vec<f64>) -> Result<(), Complaint> {
    let mut last = ' ';
    let parts = list.split(|letter: char| {
        let behind = std::mem::replace(&mut last, letter);
        letter == ';' || letter == ',' && !behind.is_ascii_digit()
    });
    for part in parts {
        let radius_m = length_m(part, options)?;
        if !(radius_m > 0.0 && radius_m <= WIDEST_M) {
            return Err(Complaint::new(format!("no ring has a radius of `{}`", part.trim()))
                .help(format!("give more than 0 and at most {} km", WIDEST_M / 1000.0)));
        }
        radii_m.push(radius_m);
    }
    Ok(())
}
