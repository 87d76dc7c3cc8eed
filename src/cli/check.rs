//! `check`: every statement about the map in some texts, measured and judged.

use std::mem::ManuallyDrop;
use std::num::NonZeroUsize;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::mpsc;
use std::thread;

use clap::builder::PossibleValuesParser;
use clap::{Args, ValueEnum};

use super::complaint::Progress;
use super::input::{self, MarkupName, Text};
use super::options::{Options, today};
use super::{Complaint, Outcome, output};
use crate::atlas::Atlas;
use crate::check::{self, Checked};
use crate::measure::draw;
use crate::report::{CheckedDocument, FORMATS, Format, Report};
use crate::text::{Document, Glossary, Language, Outlines, Position};
use crate::verdict::Verdict;

/// Fewer files than this are done before anybody asks how far it is.
const FEW: usize = 20;

/// Find every statement about the map in a text, measure it and judge it
#[derive(Args)]
#[command(after_help = EXAMPLES)]
pub(super) struct Arguments {
    #[command(flatten)]
    pub texts: Texts,
    /// How to print the findings
    #[arg(long, value_name = "FORMAT", default_value = "text", value_parser = formats())]
    format: String,
    /// The mildest verdict that makes the exit code 1
    #[arg(long, value_enum, value_name = "VERDICT", default_value = "refuted")]
    fail_on: FailOn,
}

const EXAMPLES: &str = "\
Examples:
  luftlinie check article.txt
  pbpaste | luftlinie check -
  luftlinie check --format json article.txt | jq '.documents[].findings[] | .verdict'
  luftlinie check --as-of 2023-09-05 --fail-on inconclusive drafts/*.md

Verdicts: supported, imprecise (wording off), inconclusive (it depends), refuted, unverifiable.";

/// The texts to read, and how.
#[derive(Args)]
pub(super) struct Texts {
    /// Files to read; `-` is standard input
    #[arg(value_name = "FILE", default_value = "-")]
    files: Vec<String>,
    /// The encoding of files that are not UTF-8, e.g. latin1
    #[arg(long, value_name = "NAME")]
    encoding: Option<String>,
    /// How the texts are marked up; by default .md and .html tell, and all else is plain
    #[arg(long, value_enum, value_name = "MARKUP")]
    markup: Option<MarkupName>,
    /// Files checked at the same time; as many as there are processors by default
    #[arg(long, short, value_name = "N")]
    jobs: Option<NonZeroUsize>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum FailOn {
    Refuted,
    Inconclusive,
    Imprecise,
    Unverifiable,
    Never,
}

impl FailOn {
    /// Whether a finding with `verdict` fails the run.
    fn fails(self, verdict: Verdict) -> bool {
        let least = match self {
            Self::Unverifiable => Verdict::Unverifiable,
            Self::Imprecise => Verdict::Imprecise,
            Self::Inconclusive => Verdict::Inconclusive,
            Self::Refuted => Verdict::Refuted,
            Self::Never => return false,
        };
        severity(verdict) >= severity(least)
    }
}

/// How much a verdict asks of an editor.
fn severity(verdict: Verdict) -> u8 {
    match verdict {
        Verdict::Supported => 0,
        Verdict::Unverifiable => 1,
        Verdict::Imprecise => 2,
        Verdict::Inconclusive => 3,
        Verdict::Refuted => 4,
    }
}

fn formats() -> PossibleValuesParser {
    PossibleValuesParser::new(
        FORMATS
            .iter()
            .map(|format| clap::builder::PossibleValue::new(format.name).help(format.about)),
    )
}

pub(super) fn run(arguments: &Arguments, options: &Options) -> Result<Outcome, Complaint> {
    let format = Format::named(&arguments.format).expect("clap lets only known formats pass");
    report(&arguments.texts, options, format, |verdict| arguments.fail_on.fails(verdict))
}

/// Checks `texts` and delivers the report; `fails` decides which verdicts make the outcome `Found`.
pub(super) fn report(
    texts: &Texts,
    options: &Options,
    format: &Format,
    fails: impl Fn(Verdict) -> bool,
) -> Result<Outcome, Complaint> {
    let (inputs, mut complete) = read_all(texts)?;
    let language = options.language()?;
    let documents: Vec<_> = inputs.iter().map(|input| document(input, language)).collect();
    let atlas = options.atlas()?;
    let hedges = options.desk.opened()?.hedges.clone();
    let how = check::Options { as_of: options.as_of()?, today: today(), hedges };
    let mut checked = check_all(atlas, &documents, &how, texts.jobs);
    if format.draws {
        for finding in checked.iter_mut().flat_map(|it| &mut it.findings) {
            if let (Some(question), Ok(answer)) = (&finding.question, &mut finding.answer) {
                draw(atlas, question, answer);
            }
        }
    }
    for ((input, document), checked) in inputs.iter().zip(&documents).zip(&checked) {
        if let Some(unread) = checked.unread {
            too_many(&input.path, document.position(unread), checked.findings.len()).print();
            complete = false;
        }
    }
    let entries =
        inputs.iter().zip(&documents).zip(&checked).map(|((input, document), checked)| {
            CheckedDocument { path: &input.path, document, checked }
        });
    let report =
        Report::new(atlas.version(), atlas.worldview(), |id| atlas.source(id), entries.collect());
    if !inputs.is_empty() || complete {
        output::deliver(options, |out| (format.write)(&report, out))?;
    }
    let found = report.findings().any(|(_, finding)| fails(finding.verdict));
    Ok(match (complete, found) {
        (false, _) => Outcome::Incomplete,
        (true, true) => Outcome::Found,
        (true, false) => Outcome::Clean,
    })
}

fn too_many(path: &str, at: Position, statements: usize) -> Complaint {
    let Position { line, column, .. } = at;
    let message = format!("{path}:{line}:{column}: stopped after {statements} statements");
    Complaint::new(message).help("split the text, and check the pieces as files of their own")
}

/// The texts that could be read, and whether these are all; a complaint about each other one is
/// printed.
fn read_all(texts: &Texts) -> Result<(Vec<Text>, bool), Complaint> {
    let encoding = texts.encoding.as_deref().map(input::encoding).transpose()?;
    let mut inputs = Vec::new();
    for path in &texts.files {
        match input::read(path, encoding, texts.markup.map(Into::into)) {
            Ok(text) => inputs.push(text),
            Err(complaint) => complaint.print(),
        }
    }
    let complete = inputs.len() == texts.files.len();
    Ok((inputs, complete))
}

fn document<'t>(input: &'t Text, language: Option<&'static Language>) -> Document<'t> {
    let document = Document::with_markup(&input.text, input.markup);
    match language {
        Some(language) => document.in_language(language),
        None => document,
    }
}

/// Each thread takes documents so many times at least, …
const RUNS: usize = 16;
/// … and no more than so many at a time.
const LONGEST_RUN: usize = 64;

/// Checks all documents, some at the same time, and gives the results in the documents' order.
fn check_all(
    atlas: &Atlas,
    documents: &[Document],
    how: &check::Options,
    jobs: Option<NonZeroUsize>,
) -> Vec<Checked> {
    let jobs = jobs.or_else(|| thread::available_parallelism().ok()).map_or(1, usize::from);
    let (next, (sender, receiver)) = (AtomicUsize::new(0), mpsc::channel());
    // To hand over short documents one by one takes longer than to check them.
    let run = (documents.len() / (jobs * RUNS)).clamp(1, LONGEST_RUN);
    let progress = Progress::new(documents.len(), FEW);
    let mut results = Vec::with_capacity(documents.len());
    thread::scope(|scope| {
        for _ in 0..jobs.min(documents.len()) {
            let (next, sender) = (&next, sender.clone());
            scope.spawn(move || {
                // The process ends behind the report: to free each word first takes longer.
                let glossary = ManuallyDrop::new(Glossary::new(atlas));
                let outlines = ManuallyDrop::new(Outlines::new(&glossary));
                while let Some((start, some)) = take(next, documents, run) {
                    let check = |document| check::check_with(&outlines, document, how);
                    let checked: Vec<_> = (start..).zip(some.iter().map(check)).collect();
                    // The receiver outlives the threads, so the other end is always there.
                    let _ = sender.send(checked);
                }
            });
        }
        drop(sender);
        for checked in receiver {
            results.extend(checked);
            progress.step(results.len());
        }
    });
    progress.finish();
    results.sort_by_key(|(at, _)| *at);
    results.into_iter().map(|(_, checked)| checked).collect()
}

/// The next `count` of the items, or what is left of them, and where they start.
fn take<'a, T>(next: &AtomicUsize, items: &'a [T], count: usize) -> Option<(usize, &'a [T])> {
    let start = next.fetch_add(count, Ordering::Relaxed);
    let rest = items.get(start..).filter(|rest| !rest.is_empty())?;
    Some((start, &rest[..count.min(rest.len())]))
}
