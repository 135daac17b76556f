//! The command line of `secondment`: check, solve, verify and generate schemes.

mod cli;

use std::process::ExitCode;

fn main() -> ExitCode {
    cli::run()
}
