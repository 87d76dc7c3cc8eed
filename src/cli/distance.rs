//! `distance`: how far it is from one place to another.

use clap::{Args, ValueEnum};

use super::options::Options;
use super::question::{End, Ends, Names, Printing, Shape, answer, ask, print};
use super::{Complaint, Outcome};
use crate::geodesy::solve_inverse;
use crate::measure::{Edge, Question, Unmeasured, Via, has_edge, measure};

/// Measure how far it is from one place to another, or to where a country or a river comes nearest
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
  luftlinie distance Calais England             # to where the country comes nearest
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
    let via = arguments.via.into();
    if arguments.full && via != Via::Geodesic {
        return Err(Complaint::new("only a geodesic has a reduced length and an area")
            .help("leave out --full, or --via"));
    }
    let ends = arguments.ends.both(&arguments.names, options)?;
    if via == Via::Geodesic && !arguments.full && !ends_at_points(&ends, options)? {
        return to_edge(ends, &arguments.printing, options);
    }
    ends.iter().for_each(End::note_point);
    let [from, to] = ends.map(|end| end.place);
    let way = arguments.full.then(|| solve_inverse(from.point, to.point));
    let question = Question::Distance { from, to, via };
    let measurement = ask(&question, options)?;
    let shape = way.as_ref().map_or(Shape::One(&[]), Shape::Way);
    print(&[(question, measurement)], shape, &arguments.printing, options)
}

fn ends_at_points(ends: &[End; 2], options: &Options) -> Result<bool, Complaint> {
    let atlas = options.atlas()?;
    Ok(!ends.iter().any(|end| has_edge(atlas, &end.place)))
}

/// How far it is to where a country, a region or a river comes nearest.
fn to_edge(ends: [End; 2], printing: &Printing, options: &Options) -> Result<Outcome, Complaint> {
    let atlas = options.atlas()?;
    let [first, second] = &ends;
    let (place, other) =
        if has_edge(atlas, &second.place) { (first, second) } else { (second, first) };
    let to = Edge::Footprint(other.place.clone());
    let question = Question::Proximity { place: place.place.clone(), to };
    let areas = ends.iter().all(|end| end.place.class.is_area());
    // Whether neighbours touch is found out at once; what lies between others takes a while.
    if areas && atlas.touch(&place.place, &other.place) {
        let measured = measure(atlas, &question, options.as_of_or_today()?);
        if let Err(Unmeasured::NotMeasurable(_)) = measured {
            let [a, b] = ends.map(|end| end.place.name);
            return Err(Complaint::new(format!("{a} and {b} touch each other"))
                .help("name two of their towns, or ask `luftlinie border` for what they share"));
        }
    }
    for end in [place, other] {
        if has_edge(atlas, &end.place) { end.note_edge() } else { end.note_point() }
    }
    answer(question, printing, options)
}
