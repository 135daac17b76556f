//! `secondment generate`: a seeded scheme of a given size.

use std::path::PathBuf;

use clap::ValueEnum;
use secondment::Scheme;
use secondment::sources::hospital::{self, HospitalSpec, generate_hospital};
use secondment::sources::{self, Spec, generate};

use super::files::{Destination, is_standard};
use super::{Answer, Failure, output};

/// Write a seeded scheme of a given size, the same on every platform
///
/// For benchmarks and trials. The scheme goes to standard output unless --out names a file.
#[derive(clap::Args)]
#[command(
    override_usage = "\
secondment generate --candidates <N> --posts <N> --periods <N> --eligible <N> --seed <N> [OPTIONS]
       secondment generate --shape hospital --candidates <N> --streams <N> --providers <N> \
--duration <N> --periods <N> --changes <CHANGES> --seed <N> [OPTIONS]",
    after_help = "\
Examples:
  secondment generate --candidates 60 --posts 40 --periods 4 --eligible 20 --seed 1 --out scheme.json
  secondment generate --candidates 150 --posts 180 --periods 4 --eligible 60 --seed 1 | secondment solve -
  secondment generate --shape hospital --candidates 40 --streams 12 --providers 3 --duration 1 \
--periods 12 --changes reward --seed 1 --out hospital.json"
)]
pub(super) struct Arguments {
    /// What the scheme is like
    #[arg(long, value_enum, default_value_t)]
    shape: Shape,
    /// Number of candidates
    #[arg(long, value_name = "N")]
    candidates: Option<u32>,
    /// Number of periods
    #[arg(long, value_name = "N")]
    periods: Option<u32>,
    /// Seed of every draw
    #[arg(long, value_name = "N")]
    seed: Option<u64>,
    /// The scheme file to write
    #[arg(long, value_name = "SCHEME")]
    out: Option<PathBuf>,
    /// Number of posts
    #[arg(long, value_name = "N", help_heading = GENERAL)]
    posts: Option<u32>,
    /// Posts open to each candidate
    #[arg(long, value_name = "N", help_heading = GENERAL)]
    eligible: Option<u32>,
    /// Kinds of provider; 6 by default
    #[arg(long, value_name = "N", help_heading = GENERAL)]
    kinds: Option<u32>,
    /// How scarce places are; tight by default
    #[arg(long, value_enum, help_heading = GENERAL)]
    family: Option<Family>,
    /// Streams that each candidate does
    #[arg(long, value_name = "N", help_heading = HOSPITAL)]
    streams: Option<u32>,
    /// Number of providers
    #[arg(long, value_name = "N", help_heading = HOSPITAL)]
    providers: Option<u32>,
    /// Periods that every placement lasts
    #[arg(long, value_name = "N", help_heading = HOSPITAL)]
    duration: Option<u32>,
    /// What changes of provider are
    #[arg(long, value_enum, help_heading = HOSPITAL)]
    changes: Option<Changes>,
}

const GENERAL: &str = "Shape general";
const HOSPITAL: &str = "Shape hospital";

#[derive(Clone, Copy, Default, ValueEnum)]
enum Shape {
    /// Few periods, crossings between kinds of provider
    #[default]
    General,
    /// Long rotations: streams of hospital training, in an order, at few providers
    Hospital,
}

#[derive(Clone, Copy, ValueEnum)]
enum Family {
    /// 1.05 places per candidate and period
    Tight,
    /// 1.5 places per candidate and period
    Loose,
}

#[derive(Clone, Copy, ValueEnum)]
enum Changes {
    /// Worth points
    Reward,
    /// At a cost in points
    Cost,
}

/// Which arguments a shape lacks, and which it has no use for.
#[derive(Default)]
struct Usage {
    missing: Vec<&'static str>,
    foreign: Vec<&'static str>,
}

impl Usage {
    /// A value that must be given; one is missing from the usage, and then stands for nothing.
    fn need<T: Copy>(&mut self, name: &'static str, given: Option<T>, nothing: T) -> T {
        given.unwrap_or_else(|| {
            self.missing.push(name);
            nothing
        })
    }

    /// An argument of the other shape.
    fn refuse<T>(&mut self, name: &'static str, given: Option<&T>) {
        if given.is_some() {
            self.foreign.push(name);
        }
    }

    fn check(self, shape: &str) -> Result<(), Failure> {
        let complaints = [("needs", self.missing), ("has no", self.foreign)];
        let stated = complaints.into_iter().filter(|(_, names)| !names.is_empty());
        let stated: Vec<String> =
            stated.map(|(verb, names)| format!("{verb} {}", names.join(", "))).collect();
        if stated.is_empty() {
            return Ok(());
        }
        Err(format!("shape {shape} {}", stated.join("; it ")).into())
    }
}

impl Arguments {
    fn general(&self) -> Result<Spec, Failure> {
        let mut usage = Usage::default();
        let spec = Spec::new(
            usage.need("--candidates", self.candidates, 0),
            usage.need("--posts", self.posts, 0),
            usage.need("--periods", self.periods, 0),
            usage.need("--eligible", self.eligible, 0),
            usage.need("--seed", self.seed, 0),
        );
        usage.refuse("--streams", self.streams.as_ref());
        usage.refuse("--providers", self.providers.as_ref());
        usage.refuse("--duration", self.duration.as_ref());
        usage.refuse("--changes", self.changes.as_ref());
        usage.check("general")?;
        let family = match self.family {
            None => spec.family,
            Some(Family::Tight) => sources::Family::Tight,
            Some(Family::Loose) => sources::Family::Loose,
        };
        let kinds = self.kinds.unwrap_or(spec.kinds);
        Ok(spec.kinds(kinds).family(family))
    }

    fn hospital(&self) -> Result<HospitalSpec, Failure> {
        let mut usage = Usage::default();
        let spec = HospitalSpec::new(
            usage.need("--candidates", self.candidates, 0),
            usage.need("--streams", self.streams, 0),
            usage.need("--providers", self.providers, 0),
            usage.need("--duration", self.duration, 0),
            usage.need("--periods", self.periods, 0),
            usage.need("--seed", self.seed, 0),
        );
        let changes = usage.need("--changes", self.changes, Changes::Reward);
        usage.refuse("--posts", self.posts.as_ref());
        usage.refuse("--eligible", self.eligible.as_ref());
        usage.refuse("--kinds", self.kinds.as_ref());
        usage.refuse("--family", self.family.as_ref());
        usage.check("hospital")?;
        Ok(spec.changes(match changes {
            Changes::Reward => hospital::Changes::Reward,
            Changes::Cost => hospital::Changes::Cost,
        }))
    }

    fn generate(&self) -> Result<Scheme, Failure> {
        Ok(match self.shape {
            Shape::General => generate(&self.general()?)?,
            Shape::Hospital => generate_hospital(&self.hospital()?)?,
        })
    }
}

pub(super) fn run(arguments: &Arguments) -> Result<Answer, Failure> {
    let file = arguments.out.as_deref().filter(|path| !is_standard(path));
    let destination = file.map(Destination::new).transpose()?;
    let scheme = arguments.generate()?;
    match destination {
        Some(destination) => destination.write(&scheme.to_json())?,
        None => output::result(&scheme.to_json())?,
    }
    output::diagnose(&format!("generated scheme {}", scheme.fingerprint()));
    Ok(Answer::Done)
}
