//! `route`: the way from one place to another, with what lies on it.

use clap::{Args, ValueEnum};

use super::options::Options;
use super::question::{Ends, Names, Printing, Shape, ask, complaint, print};
use super::{Complaint, Outcome};
use crate::measure::route::route;
use crate::measure::{Question, Via};

/// Measure the way from one place to another
#[derive(Args)]
#[command(after_help = "Example:\n  luftlinie route Pyongyang Vladivostok --via rail")]
pub(super) struct Arguments {
    #[command(flatten)]
    ends: Ends,
    /// Which way to go
    #[arg(long, value_enum, value_name = "WAY", default_value = "rail")]
    via: Network,
    #[command(flatten)]
    names: Names,
    #[command(flatten)]
    printing: Printing,
}

/// The networks that a route can follow.
#[derive(Clone, Copy, ValueEnum)]
enum Network {
    Rail,
    Road,
    Sea,
}

impl From<Network> for Via {
    fn from(network: Network) -> Self {
        match network {
            Network::Rail => Self::Rail,
            Network::Road => Self::Road,
            Network::Sea => Self::Sea,
        }
    }
}

pub(super) fn run(arguments: &Arguments, options: &Options) -> Result<Outcome, Complaint> {
    let (from, to) = arguments.ends.places(&arguments.names, options)?;
    let via = arguments.via.into();
    let language = options.answer_language()?;
    let way = route(options.atlas()?, &from, &to, via)
        .map_err(|unmeasured| complaint(language, &unmeasured))?;
    let question = Question::Distance { from, to, via };
    let measurement = ask(&question, options)?;
    print(&[(question, measurement)], Shape::One(&way.stops), &arguments.printing, options)
}
