//! The command line: parses arguments, hands them to [`luftlinie::cli`], and exits with its code.

fn main() {}
