//! What all calculators do: understand the places, ask the question, print the answer.

use clap::Args;
use clap::builder::{PossibleValue, PossibleValuesParser};

use super::options::Options;
use super::{Complaint, Outcome, output};
use crate::atlas::{Atlas, Place};
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

fn formats() -> PossibleValuesParser {
    let value = |format: &Format| PossibleValue::new(format.name).help(format.about);
    PossibleValuesParser::new(FORMATS.iter().map(value))
}

/// The place that an argument means.
pub(super) fn place(argument: &str) -> Result<Place, Complaint> {
    let atlas = Atlas::embedded();
    let best = atlas.candidates(argument).into_iter().next();
    best.map(|candidate| candidate.place).ok_or_else(|| unknown(atlas, argument))
}

/// What to say about a name that the atlas does not know.
pub(super) fn unknown(atlas: &Atlas, name: &str) -> Complaint {
    let complaint = Complaint::new(format!("no place is called `{name}`"));
    match atlas.suggest(name) {
        nearest if nearest.is_empty() => {
            complaint.help("try another spelling, or give coordinates, latitude first")
        }
        nearest => complaint.help(format!("the nearest names are: {}", nearest.join(", "))),
    }
}

/// Asks one question and prints its answer.
pub(super) fn answer(
    question: Question,
    printing: &Printing,
    options: &Options,
) -> Result<Outcome, Complaint> {
    let measurement = ask(&question, options)?;
    print(&[(question, measurement)], false, printing, options)
}

/// Asks `question` as things stand on `--as-of`.
pub(super) fn ask(question: &Question, options: &Options) -> Result<Measurement, Complaint> {
    let as_of = options.as_of_or_today()?;
    let language = options.answer_language()?;
    measure::measure(Atlas::embedded(), question, as_of)
        .map_err(|unmeasured| complaint(language, &unmeasured))
}

/// Prints answers, as a list if `list`.
pub(super) fn print(
    rows: &[(Question, Measurement)],
    list: bool,
    printing: &Printing,
    options: &Options,
) -> Result<Outcome, Complaint> {
    let atlas = Atlas::embedded();
    let answers = Answers {
        atlas_version: atlas.version(),
        sources: Answers::cited(atlas.sources(), rows),
        language: options.answer_language()?,
        as_of: options.as_of_or_today()?,
        rows,
        list,
    };
    let format = Format::named(&printing.format).expect("clap lets only known formats pass");
    output::deliver(options, |out| (format.write)(&answers, out))?;
    Ok(Outcome::Clean)
}

fn complaint(language: &str, unmeasured: &Unmeasured) -> Complaint {
    let complaint = Complaint::new(wording::no_answer(language, unmeasured).trim_end_matches('.'));
    match unmeasured {
        Unmeasured::AmbiguousPlace { .. } => {
            complaint.help("add the country, as in `Name, Country`, or give coordinates")
        }
        Unmeasured::UnknownPlace { .. } => {
            complaint.help("try another spelling, or give coordinates, latitude first")
        }
        Unmeasured::NoData(_) | Unmeasured::NotMeasurable(_) => complaint,
    }
}
