//! `secondment bench`: comparing ways to match, on schemes of one's own and on common instances.

mod front;
mod groups;
mod import;
mod instances;
mod leakage;
mod measure;
mod methods;
mod plan;
mod plans;
mod run;

use clap::{Args, Subcommand};

use super::{Answer, Failure, Format, files, output};

/// Compare ways to match people to posts
#[derive(Args)]
pub(super) struct Arguments {
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    Front(Box<front::Arguments>),
    Groups(groups::Arguments),
    Import(import::Arguments),
    Instances(instances::Arguments),
    Leakage(leakage::Arguments),
    Measure(measure::Arguments),
    Methods(methods::Arguments),
    Plan(plan::Arguments),
    Run(run::Arguments),
}

pub(super) fn run(arguments: &Arguments) -> Result<Answer, Failure> {
    match &arguments.command {
        Command::Front(arguments) => front::run(arguments),
        Command::Groups(arguments) => groups::run(arguments),
        Command::Import(arguments) => import::run(arguments),
        Command::Instances(arguments) => instances::run(arguments),
        Command::Leakage(arguments) => leakage::run(arguments),
        Command::Measure(arguments) => measure::run(arguments),
        Command::Methods(arguments) => methods::run(arguments),
        Command::Plan(arguments) => plan::run(arguments),
        Command::Run(arguments) => run::run(arguments),
    }
}
