//! `border`: how long the common border of two countries or regions is, or each border of a
//! country, the longest first.

use clap::Args;

use super::options::Options;
use super::question::{Names, Printing, Shape, answer, ask, print};
use super::{Complaint, Outcome};
use crate::atlas::{Atlas, Place, PlaceClass};
use crate::measure::Question;

/// Measure the common border of two countries or regions, or rank all borders of a country
#[derive(Args)]
#[command(after_help = EXAMPLES)]
pub(super) struct Arguments {
    /// A country, by its name in any language or its ISO 3166 code, or a region
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
  luftlinie border Bavaria Austria
  luftlinie border RU --format csv  # every neighbour, ranked from the longest border";

pub(super) fn run(arguments: &Arguments, options: &Options) -> Result<Outcome, Complaint> {
    let bounded = |argument| bounded(&arguments.names, argument, options);
    let country = bounded(&arguments.country)?;
    let Some(neighbour) = &arguments.neighbour else {
        return list(&country, &arguments.printing, options);
    };
    // The one that is the region is asked for its border with the other one.
    let (country, neighbour) = match bounded(neighbour)? {
        region if region.class == PlaceClass::Region => (region, Some(country)),
        neighbour => (country, Some(neighbour)),
    };
    if let Some(other) = &neighbour
        && [&country, other].iter().all(|place| place.class == PlaceClass::Country)
        && !options.atlas()?.touch(&country, other)
    {
        let names = format!("{} and {}", country.name, other.name);
        return Err(Complaint::new(format!("{names} have no common border over land"))
            .help("borders at sea are not measured"));
    }
    answer(Question::BorderLength { country, neighbour }, &arguments.printing, options)
}

/// The country or the region that `argument` names.
fn bounded(names: &Names, argument: &str, options: &Options) -> Result<Place, Complaint> {
    let place = names.one_of(&[PlaceClass::Country, PlaceClass::Region], argument, options)?;
    if [PlaceClass::Country, PlaceClass::Region].contains(&place.class) {
        return Ok(place);
    }
    let complaint = Complaint::new(format!("{} is no country or region", place.name));
    Err(complaint.help("only borders of countries and regions are measured"))
}

fn list(country: &Place, printing: &Printing, options: &Options) -> Result<Outcome, Complaint> {
    if country.class != PlaceClass::Country {
        return Err(Complaint::new(format!("{} is not a country", country.name))
            .help("name its neighbour too: only the neighbours of countries are listed"));
    }
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
    atlas.countries().filter(|other| atlas.touch(country, other)).collect()
}
