//! `area`: how large a place is.

use clap::Args;

use super::options::Options;
use super::question::{Names, Printing, answer};
use super::{Complaint, Outcome};
use crate::atlas::{Place, PlaceClass};
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
    names: Names,
    #[command(flatten)]
    printing: Printing,
}

/// What has an outline in the atlas or an area in its tables.
static SPREAD: &[PlaceClass] = &[
    PlaceClass::Country,
    PlaceClass::Region,
    PlaceClass::Continent,
    PlaceClass::Lake,
    PlaceClass::Sea,
    PlaceClass::Island,
    PlaceClass::Peninsula,
    PlaceClass::Desert,
    PlaceClass::Site,
];

pub(super) fn run(arguments: &Arguments, options: &Options) -> Result<Outcome, Complaint> {
    let names = &arguments.names;
    let place = spread(names, &arguments.place, options)?;
    let question = match &arguments.reference {
        None => Question::Area { place },
        Some(reference) => {
            let references = vec![spread(names, reference, options)?];
            Question::AreaRatio { place, references }
        }
    };
    answer(question, &arguments.printing, options)
}

/// What has the name and an area: of a city the region that it is, of a town the island that is
/// called as it is.
fn spread(names: &Names, argument: &str, options: &Options) -> Result<Place, Complaint> {
    let place = names.one_of(SPREAD, argument, options)?;
    let atlas = options.atlas()?;
    if place.class != PlaceClass::Settlement || atlas.feature_area(&place.id).is_some() {
        return Ok(place);
    }
    Ok(atlas.areas_called(&place).into_iter().next().unwrap_or(place))
}
