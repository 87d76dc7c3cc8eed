//! The spine: text → claims → questions → measurements → verdicts.

mod doubt;
mod judgement;
mod readings;

use jiff::civil::Date;

use self::judgement::{Judged, settle};
use self::readings::Readings;
use crate::atlas::Atlas;
use crate::claim;
use crate::claim::Claim;
pub use crate::claim::NamedPlace;
use crate::measure::{Measurement, Question, Unmeasured, Via};
use crate::quantity::{HedgeTable, Stated};
use crate::span::{Mention, Span};
use crate::text::{Document, Glossary, Outlines, Scenes, Sentence, sentences, speaker};
use crate::verdict::{Verdict, margin};
use crate::wording;

/// One statement of the text, judged.
#[derive(Clone, Debug, PartialEq)]
pub struct Finding {
    /// The claim kind's name, e.g. `border_length`.
    pub kind: &'static str,
    /// The statement; what a caret underlines.
    pub span: Span,
    pub stated: Option<Stated>,
    pub places: Vec<NamedPlace>,
    /// What the gazetteer calls the places, and what the message does.
    pub names: Vec<(String, String)>,
    /// What the statement asks; `None` where it names a place that the atlas does not know.
    pub question: Option<Question>,
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

impl Finding {
    /// Which way the statement speaks of, where it is about a way.
    pub fn via(&self) -> Option<Via> {
        self.question.as_ref().and_then(Question::via)
    }
}

/// The findings of one document.
#[derive(Clone, Debug, PartialEq)]
pub struct Checked {
    /// BCP 47 code of the document's main language.
    pub language: &'static str,
    /// The date at which facts that change were judged.
    pub as_of: Date,
    pub findings: Vec<Finding>,
    /// Where reading stopped, in a text of too many statements.
    pub unread: Option<usize>,
}

/// How a document is checked.
#[derive(Clone, Debug)]
pub struct Options {
    /// The date that decides about facts that change; else the document's own one decides.
    pub as_of: Option<Date>,
    /// … and else this one.
    pub today: Date,
    pub hedges: HedgeTable,
}

/// Finds and judges every statement of `document` that the atlas can test.
pub fn check(atlas: &Atlas, document: &Document<'_>, options: &Options) -> Checked {
    let glossary = Glossary::new(atlas);
    check_with(&Outlines::new(&glossary), document, options)
}

/// The same for one of many documents, whose words `outlines` keeps from one to the next.
pub fn check_with(outlines: &Outlines<'_>, document: &Document<'_>, options: &Options) -> Checked {
    let atlas = outlines.atlas();
    let as_of = options.as_of.or(document.date).unwrap_or(options.today);
    let (mut findings, mut unread) = (Vec::new(), None);
    let mut readings = Readings::default();
    for block in blocks(&sentences(document)) {
        if findings.len() >= MOST_FINDINGS {
            unread = block.first().map(|sentence| sentence.span.start);
            break;
        }
        let scenes = Scenes::new(outlines, &document.prose, block);
        findings.extend(claim::claims(atlas, &scenes, &options.hedges).into_iter().map(|claim| {
            let judged = readings.doubt(settle(atlas, readings.keep_to(claim), as_of));
            readings.remember(&judged);
            let said_by = said_by(document, &scenes, judged.claim.span);
            finding(atlas, document, judged, said_by)
        }));
    }
    Checked { language: document.language.code, as_of, findings, unread }
}

/// A text of more statements than this is no article, and its report would fill the memory.
const MOST_FINDINGS: usize = 5_000;
/// What is read at a time, in bytes: more than any article has, so that only in books a name may
/// stand too far from what refers to it.
const BLOCK: usize = 1 << 17;

/// Runs of sentences of about [`BLOCK`] bytes.
fn blocks(sentences: &[Sentence]) -> impl Iterator<Item = &[Sentence]> {
    let mut rest = sentences;
    std::iter::from_fn(move || {
        let start = rest.first()?.span.start;
        let end = rest.partition_point(|sentence| sentence.span.start < start + BLOCK);
        let (block, behind) = rest.split_at(end);
        rest = behind;
        Some(block)
    })
}

/// Whom the sentence of `span` names as the one who says it.
fn said_by(
    document: &Document<'_>,
    scenes: &Scenes<'_, '_>,
    span: Span,
) -> Option<Mention<String>> {
    let scene = scenes.around(span.start)?;
    let span = speaker(scene)?.shift(scene.offset);
    Some(Mention { span, value: span.of(document.text).to_owned() })
}

/// Words what was measured and how it was judged.
fn finding(
    atlas: &Atlas,
    document: &Document<'_>,
    judged: Judged,
    said_by: Option<Mention<String>>,
) -> Finding {
    let Judged { claim, answer, verdict } = judged;
    let margin = answer.as_ref().ok().map(|measured| margin(&claim.stated, measured));
    let message = wording::message_on(atlas, document, &claim, &answer, verdict);
    let names = wording::names(atlas, document, &claim);
    let suggestion = answer
        .as_ref()
        .ok()
        .and_then(|measured| wording::suggestion(document, &claim.stated, measured, verdict));
    let Claim { kind, span, stated, places, question, .. } = claim;
    let question = question.ok();
    Finding {
        kind,
        span,
        stated: Some(stated),
        places,
        names,
        question,
        answer,
        verdict,
        margin,
        message,
        suggestion,
        attribution: said_by,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn blocks_hold_every_sentence_once() {
        let text = "Der Zug fährt morgen. ".repeat(3 * BLOCK / 20);
        let document = Document::new(&text);
        let sentences = sentences(&document);
        let joined: Vec<Sentence> = blocks(&sentences).flatten().copied().collect();
        assert_eq!(joined, sentences);
        assert_eq!(blocks(&sentences).count(), 4);
    }
}
