//! `secondment bench`: comparing ways to match.

mod measure;
mod run;

use clap::Subcommand;

use super::{Answer, Failure, files, output};

/// Compare ways to match people to posts
#[derive(clap::Args)]
pub(super) struct Arguments {
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    Measure(measure::Arguments),
    Run(run::Arguments),
}

pub(super) fn run(arguments: &Arguments) -> Result<Answer, Failure> {
    match &arguments.command {
        Command::Measure(arguments) => measure::run(arguments),
        Command::Run(arguments) => run::run(arguments),
    }
}
