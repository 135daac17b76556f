//! The command line of `secondment`: commands, and what they all share: exit codes, files, formats.

#[cfg(feature = "bench")]
mod bench;
mod check;
mod files;
#[cfg(feature = "sources")]
mod generate;
mod output;
mod progress;
mod solve;
mod solve_report;
mod verify;

use std::process::ExitCode;

use clap::{Parser, Subcommand, ValueEnum};

/// Places people into rotational posts across institutions, with a proved bound on how much better
/// any other plan could be.
#[derive(Parser)]
#[command(version, after_help = EXIT_CODES, propagate_version = true)]
struct Arguments {
    #[command(subcommand)]
    command: Command,
}

const EXIT_CODES: &str = "\
Exit codes:
  0  done
  1  the scheme is infeasible, or the plan failed verification
  2  bad input or usage
  3  stopped with no plan

Results go to standard output, progress and diagnostics to standard error.
A file named - is standard input.";

#[derive(Subcommand)]
enum Command {
    #[cfg(feature = "bench")]
    Bench(bench::Arguments),
    Check(check::Arguments),
    Solve(solve::Arguments),
    Verify(verify::Arguments),
    #[cfg(feature = "sources")]
    Generate(generate::Arguments),
}

/// How results are written.
#[derive(Clone, Copy, Default, PartialEq, Eq, ValueEnum)]
enum Format {
    /// For people to read.
    #[default]
    Text,
    /// One JSON object, for machines.
    Json,
}

/// How a command that ran to its end answered.
#[derive(Clone, Copy)]
enum Answer {
    /// Done.
    Done,
    /// The scheme is infeasible, or the plan failed verification.
    No,
    /// The input has faults, and listing them was asked for.
    Faulty,
    /// Stopped with no plan.
    NoPlan,
}

/// Bad input or usage: the message for standard error.
struct Failure(String);

impl<T: std::fmt::Display> From<T> for Failure {
    fn from(cause: T) -> Self {
        Self(cause.to_string())
    }
}

impl From<Answer> for ExitCode {
    fn from(answer: Answer) -> Self {
        Self::from(match answer {
            Answer::Done => 0,
            Answer::No => 1,
            Answer::Faulty => 2,
            Answer::NoPlan => 3,
        })
    }
}

/// Runs the command that the process was started with.
fn main() -> ExitCode {
    let answer = match Arguments::parse().command {
        #[cfg(feature = "bench")]
        Command::Bench(arguments) => bench::run(&arguments),
        Command::Check(arguments) => check::run(&arguments),
        Command::Solve(arguments) => solve::run(&arguments),
        Command::Verify(arguments) => verify::run(&arguments),
        #[cfg(feature = "sources")]
        Command::Generate(arguments) => generate::run(&arguments),
    };
    match answer {
        Ok(answer) => answer.into(),
        Err(Failure(message)) => {
            output::diagnose(&format!("error: {message}"));
            ExitCode::from(2)
        }
    }
}
