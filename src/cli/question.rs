//! What all calculators do: understand the places, ask the question, print the answer.

use clap::Args;
use clap::builder::{PossibleValue, PossibleValuesParser};

use super::options::Options;
use super::{Complaint, Outcome, output};
use crate::atlas::{Place, PlaceClass, QueryError, Resolved};
use crate::geodesy::Solution;
use crate::measure::route::Stop;
use crate::measure::{self, Measurement, Question, Unmeasured};
use crate::report::measurement::{Answers, FORMATS, Format};
use crate::wording;

/// How a calculator prints its answer.
#[derive(Args)]
pub(super) struct Printing {
    /// How to print the answer
    #[arg(long, value_name = "FORMAT", default_value = "text", value_parser = formats())]
    format: String,
}

impl Printing {
    fn format(&self) -> &'static Format {
        Format::named(&self.format).expect("clap lets only known formats pass")
    }
}

fn formats() -> PossibleValuesParser {
    let value = |format: &Format| PossibleValue::new(format.name).help(format.about);
    PossibleValuesParser::new(FORMATS.iter().map(value))
}

/// How a calculator understands names.
#[derive(Args)]
pub(super) struct Names {
    /// Refuse a name that several places bear about equally well, instead of taking the best known
    #[arg(long)]
    strict: bool,
}

impl Names {
    /// The place that an argument means in a question about points.
    pub fn point(&self, argument: &str, options: &Options) -> Result<Place, Complaint> {
        self.chosen_point(argument, resolve_point(argument, options)?)
    }

    /// The same, where the argument was looked up already.
    fn chosen_point(&self, argument: &str, resolved: Resolved) -> Result<Place, Complaint> {
        let end = self.end(argument, resolved)?;
        end.note_point();
        Ok(end.place)
    }

    fn end(&self, argument: &str, resolved: Resolved) -> Result<End, Complaint> {
        let next = resolved.others.first().map(|other| other.place.clone());
        Ok(End { place: self.chosen(argument, resolved)?, next })
    }

    /// The same in a question about a place of one of these classes, as far as one has the name.
    pub fn one_of(
        &self,
        classes: &[PlaceClass],
        argument: &str,
        options: &Options,
    ) -> Result<Place, Complaint> {
        let resolved = resolve(argument, options)?;
        self.chosen(argument, resolved.preferring(|place| classes.contains(&place.class)))
    }

    /// If others are nearly as likely, a note says which was chosen, or an error that none was.
    fn chosen(&self, argument: &str, resolved: Resolved) -> Result<Place, Complaint> {
        if !resolved.ambiguous {
            return Ok(resolved.place);
        }
        if self.strict {
            return Err(ambiguous(argument, &resolved));
        }
        if let Some(choice) = resolved.choice() {
            note_choice(choice);
        }
        Ok(resolved.place)
    }
}

/// Several places bear the name, and none may be chosen.
pub(super) fn ambiguous(argument: &str, resolved: &Resolved) -> Complaint {
    let candidates = resolved.described().join("; ");
    Complaint::new(format!("{argument:?} may stand for several places"))
        .help(format!("there is {candidates}; give an id or a country"))
}

/// Says which of several places was chosen.
pub(super) fn note_choice(choice: String) {
    Complaint::new(choice)
        .help("add the country, as in `Name, Country`, or give an id")
        .print_as_note();
}

/// The place that an argument means, and the next one that it could mean.
pub(super) struct End {
    pub place: Place,
    next: Option<Place>,
}

impl End {
    /// Says what is measured from: of a lake or a country it could be any of its points, and it
    /// may be the next place of its name that was meant.
    pub fn note_point(&self) {
        let place = &self.place;
        if !place.class.stretches() {
            return;
        }
        let (class, latitude, longitude) = (place.class.name(), place.point.y(), place.point.x());
        let point = format!("{latitude:.5}, {longitude:.5}");
        let next = self.namesake().map_or(String::new(), |next| format!("; {next}"));
        Complaint::new(format!("{} ({class}) is measured from its point at {point}", place.name))
            .help(format!("give coordinates to measure from another point of it{next}"))
            .print_as_note();
    }

    /// Says what else of the name may be meant, of a country or a river that is measured from
    /// where it comes nearest.
    pub fn note_edge(&self) {
        let (place, class) = (&self.place, self.place.class.name());
        if let Some(next) = self.namesake() {
            Complaint::new(format!("{} ({class}) is measured from its nearest point", place.name))
                .help(next)
                .print_as_note();
        }
    }

    fn namesake(&self) -> Option<String> {
        let next = self.next.as_ref()?;
        let within = next.country.map_or(String::new(), |country| format!(" in {country}"));
        let class = next.class.name();
        Some(format!("there is also the {class} {}{within} ({})", next.name, next.id))
    }
}

/// The two places that a calculator asks about.
#[derive(Args)]
pub(super) struct Ends {
    /// A name, `Name, Country`, or coordinates with the latitude first
    #[arg(allow_hyphen_values = true)]
    from: String,
    /// The same for the other end
    #[arg(allow_hyphen_values = true)]
    to: String,
}

impl Ends {
    /// Where the way begins and where it ends.
    pub fn places(&self, names: &Names, options: &Options) -> Result<(Place, Place), Complaint> {
        let ends = self.both(names, options)?;
        ends.iter().for_each(End::note_point);
        let [from, to] = ends.map(|end| end.place);
        Ok((from, to))
    }

    /// The same with what else the names could mean.
    pub fn both(&self, names: &Names, options: &Options) -> Result<[End; 2], Complaint> {
        let (from, to) = (resolve_point(&self.from, options)?, resolve_point(&self.to, options)?);
        let (from, to) = from.together(to);
        Ok([names.end(&self.from, from)?, names.end(&self.to, to)?])
    }
}

/// The place that an argument means, with the others that it could mean.
pub(super) fn resolve(argument: &str, options: &Options) -> Result<Resolved, Complaint> {
    match planar(argument, options)? {
        Some(place) => Ok(place),
        None => understood(options.atlas()?.resolve(argument), options),
    }
}

/// The same in a question about points.
pub(super) fn resolve_point(argument: &str, options: &Options) -> Result<Resolved, Complaint> {
    match planar(argument, options)? {
        Some(place) => Ok(place),
        None => understood(options.atlas()?.resolve_point(argument), options),
    }
}

/// The place of a pair of numbers, east before north, in the system of `--crs`.
pub(super) fn planar(argument: &str, options: &Options) -> Result<Option<Resolved>, Complaint> {
    let Some(crs) = options.desk.crs()? else { return Ok(None) };
    let numbers: Vec<f64> = argument
        .split(|letter: char| letter == ',' || letter == ';' || letter.is_whitespace())
        .filter(|word| !word.is_empty())
        .map(|word| word.parse().ok())
        .collect::<Option<_>>()
        .unwrap_or_default();
    let [x, y] = numbers[..] else { return Ok(None) };
    let point = crs.to_earth([x, y]).map_err(|error| Complaint::new(&error).help(error.help()))?;
    Ok(Some(Resolved::certain(Place::at(point))))
}

/// The place, or what to do instead.
pub(super) fn understood(
    resolved: Result<Resolved, QueryError>,
    options: &Options,
) -> Result<Resolved, Complaint> {
    let atlas = options.atlas()?;
    resolved.map_err(|error| Complaint::new(&error).help(error.help(atlas)))
}

/// Asks one question and prints its answer.
pub(super) fn answer(
    question: Question,
    printing: &Printing,
    options: &Options,
) -> Result<Outcome, Complaint> {
    let mut measurement = ask(&question, options)?;
    if printing.format().draws {
        measure::draw(options.atlas()?, &question, &mut measurement);
    }
    let rows = [(question, measurement)];
    print(&rows, Shape::One(&[]), printing, options)
}

/// One answer, on a route with the stops on it or with all about the geodesic, or a list of
/// answers, ranked as they stand or not.
#[derive(Clone, Copy)]
pub(super) enum Shape<'a> {
    One(&'a [Stop]),
    Way(&'a Solution),
    List,
    Ranked,
}

/// Asks `question` as things stand on `--as-of`.
pub(super) fn ask(question: &Question, options: &Options) -> Result<Measurement, Complaint> {
    let as_of = options.as_of_or_today()?;
    let language = options.answer_language()?;
    measure::measure(options.atlas()?, question, as_of)
        .map_err(|unmeasured| complaint(language, &unmeasured))
}

/// Prints answers as `shape` says.
pub(super) fn print(
    rows: &[(Question, Measurement)],
    shape: Shape,
    printing: &Printing,
    options: &Options,
) -> Result<Outcome, Complaint> {
    let atlas = options.atlas()?;
    let (list, stops, way) = match shape {
        Shape::One(stops) => (false, stops, None),
        Shape::Way(way) => (false, &[][..], Some(way)),
        Shape::List | Shape::Ranked => (true, &[][..], None),
    };
    let answers = Answers {
        atlas_version: atlas.version(),
        worldview: atlas.worldview(),
        sources: Answers::cited(|id| atlas.source(id), rows),
        language: options.answer_language()?,
        as_of: options.as_of_or_today()?,
        rows,
        list,
        ranked: matches!(shape, Shape::Ranked),
        stops,
        way,
    };
    output::deliver(options, |out| (printing.format().write)(&answers, out))?;
    Ok(Outcome::Clean)
}

pub(super) fn complaint(language: &str, unmeasured: &Unmeasured) -> Complaint {
    let sentence = wording::no_answer(language, unmeasured);
    let complaint = Complaint::new(wording::lower_first(sentence.trim_end_matches('.')));
    match unmeasured {
        Unmeasured::AmbiguousPlace { .. } => {
            complaint.help("add the country, as in `Name, Country`, or give coordinates")
        }
        Unmeasured::UnknownPlace { .. } => {
            complaint.help("try another spelling, or give coordinates, latitude first")
        }
        Unmeasured::UnnamedPlace { .. } => complaint.help("give the place by its name"),
        Unmeasured::NoData(_) => complaint.help(
            "`luftlinie place NAME` says what a name stands for, `luftlinie version --verbose` \
             what the data are",
        ),
        Unmeasured::NotMeasurable(_) => {
            complaint.help("`luftlinie COMMAND --help` says what can be asked, with examples")
        }
    }
}
