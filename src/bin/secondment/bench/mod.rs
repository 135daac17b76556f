//! `secondment bench`: methods of matching compared, on schemes of one's own and on common instances.

mod counter;
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

use std::path::Path;

use clap::{Args, Subcommand};

use super::{Answer, Failure, Format, files, output};

/// Compare methods of matching people to posts
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

/// Reads a file of UTF-8 text.
fn text(path: &Path) -> Result<String, Failure> {
    let text = String::from_utf8(files::read(path)?);
    text.map_err(|error| Failure(format!("{} is not UTF-8: {error}", path.display())))
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
