//! The command line: hands the process's arguments to [`luftlinie::cli`] and exits with its code.

use std::process::ExitCode;

fn main() -> ExitCode {
    luftlinie::cli::run()
}
