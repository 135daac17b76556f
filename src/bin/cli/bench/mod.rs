//! `secondment bench`: common instances, and comparing ways to match.

mod import;
mod instances;
mod measure;
mod methods;
mod plan;
mod run;

use clap::Subcommand;

use super::{Answer, Failure, Format, files, output};

/// Compare ways to match, on schemes of one's own and on common instances
#[derive(clap::Args)]
pub(super) struct Arguments {
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    Import(import::Arguments),
    Instances(instances::Arguments),
    Measure(measure::Arguments),
    Methods(methods::Arguments),
    Plan(plan::Arguments),
    Run(run::Arguments),
}

pub(super) fn run(arguments: &Arguments) -> Result<Answer, Failure> {
    match &arguments.command {
        Command::Import(arguments) => import::run(arguments),
        Command::Instances(arguments) => instances::run(arguments),
        Command::Measure(arguments) => measure::run(arguments),
        Command::Methods(arguments) => methods::run(arguments),
        Command::Plan(arguments) => plan::run(arguments),
        Command::Run(arguments) => run::run(arguments),
    }
}
