//! `secondment bench`: comparing ways to match.

mod methods;
mod plan;

use clap::Subcommand;

use super::{Answer, Failure, Format, files, output};

/// Compare ways to match
#[derive(clap::Args)]
pub(super) struct Arguments {
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    Methods(methods::Arguments),
    Plan(plan::Arguments),
}

pub(super) fn run(arguments: &Arguments) -> Result<Answer, Failure> {
    match &arguments.command {
        Command::Methods(arguments) => methods::run(arguments),
        Command::Plan(arguments) => plan::run(arguments),
    }
}
