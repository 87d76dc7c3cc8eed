//! `border`: how long the common border of two countries is, or each border of one, the longest
//! first.

use clap::Args;

use super::options::Options;
use super::question::{Names, Printing, Shape, answer, ask, print};
use super::{Complaint, Outcome};
use crate::atlas::{Atlas, Place, PlaceClass};
use crate::measure::Question;

/// Measure the common border of two countries, or rank all borders of one from the longest
#[derive(Args)]
#[command(after_help = EXAMPLES)]
pub(super) struct Arguments {
    /// A country: its name in any language, or its ISO 3166 code
    country: String,
    /// Its neighbour; all neighbours if it is not given
    neighbour: Option<String>,
    #[command(flatten)]
    names: Names,
    #[command(flatten)]
    printing: Printing,
}

const EXAMPLES: &str = "\
Examples:
  luftlinie border Nordkorea Russland
  luftlinie border RU --format csv  # every neighbour, ranked from the longest border";

pub(super) fn run(arguments: &Arguments, options: &Options) -> Result<Outcome, Complaint> {
    let country = country(&arguments.names, &arguments.country, options)?;
    match &arguments.neighbour {
        Some(neighbour) => {
            let neighbour = Some(self::country(&arguments.names, neighbour, options)?);
            answer(Question::BorderLength { country, neighbour }, &arguments.printing, options)
        }
        None => list(&country, &arguments.printing, options),
    }
}

fn country(names: &Names, argument: &str, options: &Options) -> Result<Place, Complaint> {
    let place = names.one_of(&[PlaceClass::Country], argument, options)?;
    if place.class == PlaceClass::Country {
        return Ok(place);
    }
    let complaint = Complaint::new(format!("{} is not a country", place.name));
    Err(complaint.help("only borders between countries are measured"))
}

fn list(country: &Place, printing: &Printing, options: &Options) -> Result<Outcome, Complaint> {
    let mut rows = Vec::new();
    for neighbour in neighbours(options.atlas()?, country) {
        let neighbour = Some(neighbour);
        let question = Question::BorderLength { country: country.clone(), neighbour };
        let measurement = ask(&question, options)?;
        rows.push((question, measurement));
    }
    if rows.is_empty() {
        return Err(Complaint::new(format!("{} has no border over land", country.name))
            .help("borders at sea are not measured"));
    }
    rows.sort_by(|(_, a), (_, b)| b.nominal.total_cmp(&a.nominal));
    print(&rows, Shape::Ranked, printing, options)
}

fn neighbours(atlas: &Atlas, country: &Place) -> Vec<Place> {
    let adjacent = |other: &Place| match (country.country, other.country) {
        (Some(a), Some(b)) => atlas.are_neighbours(a, b),
        (None, _) | (_, None) => false,
    };
    atlas.countries().filter(adjacent).collect()
}
