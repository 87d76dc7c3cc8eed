//! `version`: the program, and with `--verbose` the data it carries.

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
    let atlas = Atlas::embedded();
    output::deliver(options, |out| {
        writeln!(out, "luftlinie {}", env!("CARGO_PKG_VERSION"))?;
        if !arguments.verbose {
            return Ok(());
        }
        writeln!(out, "\nlayers of atlas {}", atlas.version())?;
        for layer in LAYERS {
            let state = if damaged(layer).is_some() { "damaged" } else { "whole" };
            writeln!(out, "  {:<18}{:>9} bytes, {state}", layer.name, layer.bytes.len())?;
        }
        writeln!(out, "\nsources")?;
        for source in atlas.sources() {
            writeln!(out, "  {}: {}", source.id.0, source.title)?;
            writeln!(out, "    {}, {}", source.licence, source.date)?;
        }
        writeln!(
            out,
            "\nThe code is under MIT or Apache-2.0. Rows of hand-kept tables name their"
        )?;
        writeln!(out, "sources themselves; a report shows them beside each figure.")
    })?;
    match LAYERS.iter().find_map(damaged) {
        Some(complaint) if arguments.verbose => Err(complaint),
        Some(_) | None => Ok(Outcome::Clean),
    }
}

fn damaged(layer: &Layer) -> Option<Complaint> {
    let error = layer.verify().err()?;
    Some(Complaint::new(format!("layer {}: {error}", layer.name)).help("build the program anew"))
}
