//! `near`: what a place lies in, and what lies around it.

use clap::Args;

use super::options::Options;
use super::question::{Names, Printing, Shape, print};
use super::{Complaint, Outcome};
use crate::atlas::{Atlas, BorderOf, CountryCode, Place};
use crate::geodesy::distance_m;
use crate::measure::{Edge, Question, Via, measure};

/// Show what a place lies in, the nearest border, coast and river, and the nearest towns
#[derive(Args)]
#[command(after_help = EXAMPLES)]
pub(super) struct Arguments {
    /// A name, `Name, Country`, or coordinates with the latitude first
    #[arg(allow_hyphen_values = true)]
    place: String,
    /// Towns to list
    #[arg(long, short = 'n', value_name = "N", default_value_t = 10)]
    count: usize,
    /// Leave out towns with fewer inhabitants
    #[arg(long, value_name = "N", default_value_t = 0)]
    population: u32,
    #[command(flatten)]
    names: Names,
    #[command(flatten)]
    printing: Printing,
}

const EXAMPLES: &str = "\
Examples:
  luftlinie near Aachen
  luftlinie near 43.1156,131.8855 -n 5 --population 50000";

pub(super) fn run(arguments: &Arguments, options: &Options) -> Result<Outcome, Complaint> {
    let atlas = options.atlas()?;
    let from = arguments.names.point(&arguments.place, options)?;
    let mut questions = around(atlas, &from);
    questions.extend(towns(atlas, &from, arguments).into_iter().map(|to| Question::Distance {
        from: from.clone(),
        to,
        via: Via::Geodesic,
    }));
    let mut rows = Vec::new();
    let as_of = options.as_of_or_today()?;
    for question in questions {
        // Where nothing is known of one thing, the others are still worth telling.
        let Ok(measurement) = measure(atlas, &question, as_of) else { continue };
        // What is a place's own edge is not near it, nor does a place lie in what has its point
        // alone, as North Korea's lies in Pyongyang.
        let told = matches!(question, Question::Distance { .. }) || measurement.nominal > 0.0;
        if told {
            rows.push((question, measurement));
        }
    }
    if rows.is_empty() {
        return Err(Complaint::new(format!("nothing is known around {}", from.name))
            .help("lower --population"));
    }
    print(&rows, Shape::List, &arguments.printing, options)
}

/// The countries and the region that the place lies in, the nearest border, the nearest coast and
/// the nearest river.
fn around(atlas: &Atlas, from: &Place) -> Vec<Question> {
    // The point of what lies in several countries says nothing of the others.
    let several = Some(atlas.countries_of(from)).filter(|countries| countries.len() > 1);
    let region = atlas.region_at(from.point).filter(|_| several.is_none());
    let here = several.unwrap_or_else(|| atlas.countries_at(from.point).collect());
    let outer = here.iter().filter_map(|&code| atlas.country_by_code(code.as_str()));
    let outer = outer.chain(region).filter(|outer| outer.id != from.id);
    let mut questions: Vec<Question> = outer
        .map(|outer| Question::Containment { inner: from.clone(), outer, part: None })
        .collect();
    let river = atlas.nearest_river(from.point, FARTHEST_RIVER_M);
    let river = river.filter(|river| river.id != from.id).map(Edge::Footprint);
    let edges = [nearest_border(atlas, from), Some(Edge::Coast(None)), river];
    questions.extend(
        edges.into_iter().flatten().map(|to| Question::Proximity { place: from.clone(), to }),
    );
    questions
}

/// Nobody asks for a river that is farther away.
const FARTHEST_RIVER_M: f64 = 100_000.0;

/// The nearest land border, by the two countries that it divides.
fn nearest_border(atlas: &Atlas, from: &Place) -> Option<Edge> {
    let nearest = atlas.nearest_border(from.point, BorderOf::Any)?;
    let [left, right] = nearest.sides;
    let only = |own: &[CountryCode], other: &[CountryCode]| {
        own.iter().find(|code| !other.contains(code)).or(own.first()).copied()
    };
    let (left, right): (Vec<_>, Vec<_>) = (left.countries().collect(), right.countries().collect());
    let country = |code: Option<CountryCode>| atlas.country_by_code(code?.as_str());
    let country_and_neighbour = (country(only(&left, &right)), country(only(&right, &left)));
    let (Some(country), neighbour @ Some(_)) = country_and_neighbour else { return None };
    Some(Edge::Border { country, neighbour })
}

/// The towns nearest to `from`, nearest first, without itself.
fn towns(atlas: &Atlas, from: &Place, arguments: &Arguments) -> Vec<Place> {
    let mut towns: Vec<_> = atlas
        .gazetteer
        .each_settlement()
        .filter(|town| town.population >= arguments.population && town.id != from.id)
        .map(|town| (distance_m(from.point, town.point), town))
        .collect();
    towns.sort_by(|(a, _), (b, _)| a.total_cmp(b));
    towns.into_iter().take(arguments.count).map(|(_, town)| town).collect()
}
