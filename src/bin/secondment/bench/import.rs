//! `secondment bench import`: files of other formats as schemes.

use std::path::{Path, PathBuf};

use clap::ValueEnum;
use secondment::SchemeBuilder;
use secondment::error::InvalidInput;
use secondment::sources::import::{
    self, OrderType, PrefLibOptions, import_assignment, import_preflib,
};

use super::files::{self, Destination};
use super::{Answer, Failure, output};

/// Turn a file of another format into a scheme
///
/// Orders of preflib.org (soc, soi, toc, toi), and assignment problems of the OR-Library (txt).
#[derive(clap::Args)]
#[command(after_help = "\
Examples:
  secondment bench import 00049-00000057.soc --out scheme.json
  secondment bench import votes.toi --places 3 --points 5,3,1 --unlisted refused --out scheme.json
  secondment bench import assign100.txt --out scheme.json && secondment solve scheme.json")]
pub(super) struct Arguments {
    /// The file to read; - is standard input
    file: PathBuf,
    /// The scheme file to write
    #[arg(long, value_name = "SCHEME")]
    out: PathBuf,
    /// What the file is; judged by its extension by default
    #[arg(long, value_enum)]
    from: Option<Source>,
    /// Sort of orders, where neither extension nor header say it
    #[arg(long, value_enum, help_heading = PREFLIB)]
    orders: Option<Orders>,
    /// Places of each alternative; as many as all voters need, shared out evenly, by default
    #[arg(long, value_name = "N", help_heading = PREFLIB)]
    places: Option<u32>,
    /// Points of rank 1, 2 and so on; one less from rank to rank, down to 1, by default
    #[arg(long, value_name = "N,N,...", value_delimiter = ',', allow_negative_numbers = true, help_heading = PREFLIB)]
    points: Option<Vec<i64>>,
    /// What alternatives that a voter does not list are; worth 0 by default
    #[arg(long, value_enum, help_heading = PREFLIB)]
    unlisted: Option<Unlisted>,
}

const PREFLIB: &str = "From PrefLib";

#[derive(Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Source {
    /// Orders: soc, soi, toc, toi
    Preflib,
    /// An assignment problem
    OrLibrary,
}

#[derive(Clone, Copy, ValueEnum)]
enum Orders {
    /// Strict and complete
    Soc,
    /// Strict and incomplete
    Soi,
    /// With ties, complete
    Toc,
    /// With ties, incomplete
    Toi,
}

#[derive(Clone, Copy, ValueEnum)]
enum Unlisted {
    /// Worth 0
    Last,
    /// Not open to the voter
    Refused,
}

impl Arguments {
    fn extension(&self) -> &str {
        self.file.extension().and_then(|extension| extension.to_str()).unwrap_or("")
    }

    fn source(&self) -> Result<Source, Failure> {
        if let Some(source) = self.from {
            return Ok(source);
        }
        match self.extension() {
            "txt" => Ok(Source::OrLibrary),
            extension if OrderType::find(extension).is_some() => Ok(Source::Preflib),
            _ => Err("the extension does not say what the file is; state --from".into()),
        }
    }

    fn options(&self) -> PrefLibOptions {
        let asked = self.orders.map(|orders| match orders {
            Orders::Soc => OrderType::Soc,
            Orders::Soi => OrderType::Soi,
            Orders::Toc => OrderType::Toc,
            Orders::Toi => OrderType::Toi,
        });
        PrefLibOptions {
            orders: asked.or_else(|| OrderType::find(self.extension())),
            places: self.places,
            points: self.points.clone(),
            unlisted: match self.unlisted {
                None | Some(Unlisted::Last) => import::Unlisted::Last,
                Some(Unlisted::Refused) => import::Unlisted::Refused,
            },
        }
    }

    /// Refuses what only the other format has a use for.
    fn refuse_foreign(&self) -> Result<(), Failure> {
        let given = [
            ("--orders", self.orders.is_some()),
            ("--places", self.places.is_some()),
            ("--points", self.points.is_some()),
            ("--unlisted", self.unlisted.is_some()),
        ];
        let foreign: Vec<&str> =
            given.into_iter().filter(|(_, given)| *given).map(|(name, _)| name).collect();
        if foreign.is_empty() {
            return Ok(());
        }
        Err(format!("an assignment problem has no {}", foreign.join(", ")).into())
    }
}

pub(super) fn run(arguments: &Arguments) -> Result<Answer, Failure> {
    let source = arguments.source()?;
    if source == Source::OrLibrary {
        arguments.refuse_foreign()?;
    }
    let destination = Destination::new(&arguments.out)?;
    let bytes = files::read(&arguments.file)?;
    let (parts, note) = match source {
        Source::Preflib => {
            let parts = import_preflib(&bytes, &arguments.options());
            (parts.map_err(|invalid| failure(&arguments.file, &invalid))?, String::new())
        }
        Source::OrLibrary => {
            let problem = import_assignment(&bytes);
            let problem = problem.map_err(|invalid| failure(&arguments.file, &invalid))?;
            let note = format!("; a plan of P points costs {} - P", problem.cost(0));
            (problem.parts, note)
        }
    };
    write(parts, &destination, &note)
}

fn write(parts: SchemeBuilder, destination: &Destination, note: &str) -> Result<Answer, Failure> {
    let scheme = parts.build()?;
    destination.write(&scheme.to_json())?;
    let (candidates, posts) = (scheme.candidates().len(), scheme.posts().len());
    output::diagnose(&format!(
        "imported {} and {} as scheme {}{note}",
        output::counted(candidates, "candidate"),
        output::counted(posts, "post"),
        scheme.fingerprint()
    ));
    Ok(Answer::Done)
}

/// Lists every fault, and counts them.
fn failure(path: &Path, invalid: &InvalidInput) -> Failure {
    for fault in &invalid.faults {
        output::diagnose(&fault.to_string());
    }
    let count = output::counted(invalid.faults.len(), "fault");
    Failure(format!("{} is not a valid {}: {count}", path.display(), invalid.what))
}
