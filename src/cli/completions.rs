//! `completions`: the script that teaches a shell the commands and options.

use clap::Args;
use clap_complete::Shell;

use super::options::Options;
use super::{Complaint, Outcome, output};

/// Print a completion script for a shell
#[derive(Args)]
#[command(after_help = EXAMPLE)]
pub(super) struct Arguments {
    /// The shell to write for
    shell: Shell,
}

const EXAMPLE: &str = "\
Example:
  luftlinie completions bash > ~/.local/share/bash-completion/completions/luftlinie";

pub(super) fn run(arguments: &Arguments, options: &Options) -> Result<Outcome, Complaint> {
    let mut command = super::tree(super::COMMANDS);
    let mut script = Vec::new();
    clap_complete::generate(arguments.shell, &mut command, "luftlinie", &mut script);
    output::deliver(options, |out| out.write_all(&script))?;
    Ok(Outcome::Clean)
}
