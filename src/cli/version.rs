//! `version`: the program, and with `--verbose` the data it carries.

use std::io::{self, Write};

use clap::Args;

use super::options::Options;
use super::{Complaint, Outcome, output};
use crate::atlas::Atlas;
use crate::atlas::layers::{LAYERS, Layer};

/// Show the version, and with --verbose the sources and licences of the data
#[derive(Args)]
pub(super) struct Arguments {
    /// List the layers, each checked against its hash, and each source with licence and date
    #[arg(short, long)]
    verbose: bool,
}

pub(super) fn run(arguments: &Arguments, options: &Options) -> Result<Outcome, Complaint> {
    // Hashing the layers takes far longer than anything else here: only where it is asked for.
    let layers = if arguments.verbose { LAYERS } else { &[] };
    let damages: Vec<_> = layers.iter().map(damaged).collect();
    output::deliver(options, |out| {
        writeln!(out, "luftlinie {}", env!("CARGO_PKG_VERSION"))?;
        if arguments.verbose { list_data(out, &damages) } else { Ok(()) }
    })?;
    match damages.into_iter().flatten().next() {
        Some(complaint) => Err(complaint),
        None => Ok(Outcome::Clean),
    }
}

fn damaged(layer: &Layer) -> Option<Complaint> {
    let error = layer.verify().err()?;
    Some(Complaint::new(format!("layer {}: {error}", layer.name)).help("build the program anew"))
}

/// The layers, with what is wrong with each, and the sources.
fn list_data(out: &mut dyn Write, damages: &[Option<Complaint>]) -> io::Result<()> {
    let atlas = Atlas::embedded();
    writeln!(out, "\nlayers of atlas {}", atlas.version())?;
    for (layer, damage) in LAYERS.iter().zip(damages) {
        let state = if damage.is_some() { "damaged" } else { "whole" };
        writeln!(out, "  {:<18}{:>9} bytes, {state}", layer.name, layer.bytes.len())?;
    }
    writeln!(out, "\nsources")?;
    for source in atlas.sources() {
        writeln!(out, "  {}: {}", source.id.0, source.title)?;
        writeln!(out, "    {}, {}", source.licence, source.date)?;
    }
    writeln!(out, "\nThe code is under MIT or Apache-2.0. Rows of hand-kept tables name their")?;
    writeln!(out, "sources themselves; a report shows them beside each figure.")
}
