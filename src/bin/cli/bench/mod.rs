//! `secondment bench`: comparing ways to match, and what analysts need beside it.

mod groups;
mod leakage;
mod plans;

use clap::Subcommand;

use super::{Answer, Failure, output};

/// Compare ways to match, and take figures away for analysis
#[derive(clap::Args)]
pub(super) struct Arguments {
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    Groups(groups::Arguments),
    Leakage(leakage::Arguments),
}

pub(super) fn run(arguments: &Arguments) -> Result<Answer, Failure> {
    match &arguments.command {
        Command::Groups(arguments) => groups::run(arguments),
        Command::Leakage(arguments) => leakage::run(arguments),
    }
}
