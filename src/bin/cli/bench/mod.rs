//! `secondment bench`: common instances, and comparing ways to match.

mod import;
mod instances;

use clap::{Args, Subcommand};

use super::{Answer, Failure, Format, files, output};

/// Compare ways to match, on schemes of one's own and on common instances
#[derive(Args)]
pub(super) struct Arguments {
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    Import(import::Arguments),
    Instances(instances::Arguments),
}

pub(super) fn run(arguments: &Arguments) -> Result<Answer, Failure> {
    match &arguments.command {
        Command::Import(arguments) => import::run(arguments),
        Command::Instances(arguments) => instances::run(arguments),
    }
}
