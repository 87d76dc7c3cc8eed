//! `version`: the program, and with `--verbose` the data it carries.

use clap::Args;

use super::options::Options;
use super::{Complaint, Outcome, output};
use crate::atlas::Atlas;

/// Show the version, and with --verbose the sources and licences of the data
#[derive(Args)]
pub(super) struct Arguments {
    /// List each source with its licence and date
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
        writeln!(out, "atlas {}", atlas.version())?;
        for source in atlas.sources() {
            writeln!(out, "  {}: {}", source.id.0, source.title)?;
            writeln!(out, "    {}, {}", source.licence, source.date)?;
        }
        Ok(())
    })?;
    Ok(Outcome::Clean)
}
