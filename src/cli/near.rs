//! `near`: the towns around a place.

use clap::Args;

use super::options::Options;
use super::question::{Printing, Shape, ask, place, print};
use super::{Complaint, Outcome};
use crate::atlas::{Atlas, Place};
use crate::geodesy::distance_m;
use crate::measure::{Question, Via};

/// List the towns nearest to a place, with their distances
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
    printing: Printing,
}

const EXAMPLES: &str = "\
Examples:
  luftlinie near Aachen
  luftlinie near 43.1156,131.8855 -n 5 --population 50000";

pub(super) fn run(arguments: &Arguments, options: &Options) -> Result<Outcome, Complaint> {
    let from = place(&arguments.place)?;
    let mut rows = Vec::new();
    for to in nearest(&from, arguments) {
        let question = Question::Distance { from: from.clone(), to, via: Via::Geodesic };
        let measurement = ask(&question, options)?;
        rows.push((question, measurement));
    }
    if rows.is_empty() {
        return Err(Complaint::new(format!("no town of that size near {}", from.name))
            .help("lower --population"));
    }
    print(&rows, Shape::List, &arguments.printing, options)
}

/// The towns nearest to `from`, nearest first, without itself.
fn nearest(from: &Place, arguments: &Arguments) -> Vec<Place> {
    let mut towns: Vec<_> = Atlas::embedded()
        .gazetteer
        .each_settlement()
        .filter(|town| town.population >= arguments.population && town.id != from.id)
        .map(|town| (distance_m(from.point, town.point), town))
        .collect();
    towns.sort_by(|(a, _), (b, _)| a.total_cmp(b));
    towns.into_iter().take(arguments.count).map(|(_, town)| town).collect()
}
