//! `distance`: how far it is from one place to another.

use clap::{Args, ValueEnum};

use super::options::Options;
use super::question::{Ends, Names, Printing, Shape, ask, print};
use super::{Complaint, Outcome};
use crate::geodesy::solve_inverse;
use crate::measure::{Question, Via};

/// Measure how far it is from one place to another
#[derive(Args)]
#[command(after_help = EXAMPLES)]
pub(super) struct Arguments {
    #[command(flatten)]
    ends: Ends,
    /// Which way to go
    #[arg(long, value_enum, value_name = "WAY", default_value = "geodesic")]
    via: Way,
    /// Also the azimuths at both ends, the reduced length m12 and the area S12 under the way
    #[arg(long)]
    full: bool,
    #[command(flatten)]
    names: Names,
    #[command(flatten)]
    printing: Printing,
}

const EXAMPLES: &str = "\
Examples:
  luftlinie distance Pjöngjang Wladiwostok
  luftlinie distance Berlin Hamburg --via rail
  luftlinie distance Oslo Cairo --full
  luftlinie distance 48.2082,16.3738 'Bratislava, Slovakia' --format json
  luftlinie distance 'utm 33U 602000 5340500' '8FWR695F+C6'";

/// The ways that a distance can go.
#[derive(Clone, Copy, ValueEnum)]
pub(super) enum Way {
    /// The shortest line on the WGS 84 ellipsoid
    Geodesic,
    Rail,
    Road,
    Sea,
    /// On the sphere of mean radius, as web calculators do
    Sphere,
    /// Along a line of constant bearing
    Rhumb,
}

impl From<Way> for Via {
    fn from(way: Way) -> Self {
        match way {
            Way::Geodesic => Self::Geodesic,
            Way::Rail => Self::Rail,
            Way::Road => Self::Road,
            Way::Sea => Self::Sea,
            Way::Sphere => Self::Sphere,
            Way::Rhumb => Self::Rhumb,
        }
    }
}

pub(super) fn run(arguments: &Arguments, options: &Options) -> Result<Outcome, Complaint> {
    let (from, to) = arguments.ends.places(&arguments.names, options)?;
    let via = arguments.via.into();
    if arguments.full && via != Via::Geodesic {
        return Err(Complaint::new("only a geodesic has a reduced length and an area")
            .help("leave out --full, or --via"));
    }
    let way = arguments.full.then(|| solve_inverse(from.point, to.point));
    let question = Question::Distance { from, to, via };
    let measurement = ask(&question, options)?;
    let shape = way.as_ref().map_or(Shape::One(&[]), Shape::Way);
    print(&[(question, measurement)], shape, &arguments.printing, options)
}
