//! `secondment bench`: comparing ways to match.

mod front;

use clap::{Args, Subcommand};

use super::{Answer, Failure, Format, files, output};

/// Compare ways to match
#[derive(Args)]
pub(super) struct Arguments {
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    Front(Box<front::Arguments>),
}

pub(super) fn run(arguments: &Arguments) -> Result<Answer, Failure> {
    match &arguments.command {
        Command::Front(arguments) => front::run(arguments),
    }
}
