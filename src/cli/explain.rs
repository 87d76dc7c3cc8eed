//! `explain`: the manual page of a claim kind.

use clap::Args;

use super::options::Options;
use super::{Complaint, Outcome, output};
use crate::claim::KINDS;

/// Show the manual page of a claim kind, or the list of kinds
#[derive(Args)]
pub(super) struct Arguments {
    /// The kind, as `kind` in JSON names it, e.g. border_length
    kind: Option<String>,
}

pub(super) fn run(arguments: &Arguments, options: &Options) -> Result<Outcome, Complaint> {
    match &arguments.kind {
        None => list(options)?,
        Some(name) => page(name, options)?,
    }
    Ok(Outcome::Clean)
}

fn list(options: &Options) -> Result<(), Complaint> {
    let widest = KINDS.iter().map(|kind| kind.name.len()).max().unwrap_or_default();
    output::deliver(options, |out| {
        KINDS.iter().try_for_each(|kind| writeln!(out, "{:widest$}  {}", kind.name, kind.summary()))
    })
}

fn page(name: &str, options: &Options) -> Result<(), Complaint> {
    let wanted = name.replace('-', "_").to_lowercase();
    let Some(kind) = KINDS.iter().find(|kind| kind.name == wanted) else {
        let names: Vec<_> = KINDS.iter().map(|kind| kind.name).collect();
        return Err(Complaint::new(format!("no claim kind is called `{name}`"))
            .help(format!("there are: {}", names.join(", "))));
    };
    output::deliver(options, |out| out.write_all(kind.page.as_bytes()))
}
