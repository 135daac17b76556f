//! `secondment generate`: a seeded scheme of a given size.

use std::path::PathBuf;

use clap::ValueEnum;
use secondment::bench::{self, Spec};

use super::files::{Destination, is_standard};
use super::{Answer, Failure, output};

/// Write a seeded scheme of a given size, the same on every platform
///
/// For benchmarks and trials. The scheme goes to standard output unless --out names a file.
#[derive(clap::Args)]
#[command(after_help = "\
Examples:
  secondment generate --candidates 60 --posts 40 --periods 4 --eligible 20 --seed 1 --out scheme.json
  secondment generate --candidates 150 --posts 180 --periods 4 --eligible 60 --seed 1 | secondment solve -")]
pub(super) struct Arguments {
    /// Number of candidates
    #[arg(long, value_name = "N")]
    candidates: u32,
    /// Number of posts
    #[arg(long, value_name = "N")]
    posts: u32,
    /// Number of periods
    #[arg(long, value_name = "N")]
    periods: u32,
    /// Posts open to each candidate
    #[arg(long, value_name = "N")]
    eligible: u32,
    /// Kinds of provider
    #[arg(long, value_name = "N", default_value_t = 6)]
    kinds: u32,
    /// How scarce places are
    #[arg(long, value_enum, default_value_t)]
    family: Family,
    /// Seed of every draw
    #[arg(long, value_name = "N")]
    seed: u64,
    /// The scheme file to write
    #[arg(long, value_name = "SCHEME")]
    out: Option<PathBuf>,
}

#[derive(Clone, Copy, Default, ValueEnum)]
enum Family {
    /// 1.05 places per candidate and period
    #[default]
    Tight,
    /// 1.5 places per candidate and period
    Loose,
}

impl Arguments {
    fn spec(&self) -> Spec {
        let family = match self.family {
            Family::Tight => bench::Family::Tight,
            Family::Loose => bench::Family::Loose,
        };
        Spec::new(self.candidates, self.posts, self.periods, self.eligible, self.seed)
            .kinds(self.kinds)
            .family(family)
    }
}

pub(super) fn run(arguments: &Arguments) -> Result<Answer, Failure> {
    let file = arguments.out.as_deref().filter(|path| !is_standard(path));
    let destination = file.map(Destination::new).transpose()?;
    let scheme = bench::generate(&arguments.spec())?;
    match destination {
        Some(destination) => destination.write(&scheme.to_json())?,
        None => output::result(&scheme.to_json())?,
    }
    output::diagnose(&format!("generated scheme {}", scheme.fingerprint()));
    Ok(Answer::Done)
}
