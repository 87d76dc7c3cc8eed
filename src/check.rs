//! The spine: text → claims → questions → measurements → verdicts.

use jiff::civil::Date;

use crate::atlas::Place;
use crate::measure::{Measurement, Question, Unmeasured};
use crate::quantity::Stated;
use crate::span::{Mention, Span};
use crate::verdict::Verdict;

/// A place as a finding names it, with the text's own word for it where it stands in the text.
#[derive(Clone, Debug, PartialEq)]
pub struct NamedPlace {
    pub place: Place,
    pub mention: Option<Span>,
}

/// One statement of the text, judged.
#[derive(Clone, Debug, PartialEq)]
pub struct Finding {
    /// The claim kind's name, e.g. `border_length`.
    pub kind: &'static str,
    /// The statement; what a caret underlines.
    pub span: Span,
    pub stated: Option<Stated>,
    pub places: Vec<NamedPlace>,
    pub question: Question,
    pub answer: Result<Measurement, Unmeasured>,
    pub verdict: Verdict,
    /// Signed distance in SI units by which the measured interval clears the hard one.
    pub margin: Option<f64>,
    /// One or two sentences for an editor, in the text's language where there is a pack for it.
    pub message: String,
    /// A wording that would hold, only where it is certain.
    pub suggestion: Option<String>,
    /// Who says it, where the text attributes the statement.
    pub attribution: Option<Mention<String>>,
}

/// The findings of one document.
#[derive(Clone, Debug, PartialEq)]
pub struct Checked {
    /// BCP 47 code of the document's main language.
    pub language: &'static str,
    /// The date at which facts that change were judged.
    pub as_of: Date,
    pub findings: Vec<Finding>,
}
