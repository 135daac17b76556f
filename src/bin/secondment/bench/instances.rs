//! `secondment bench instances`: the suite of named schemes.

use std::num::NonZeroUsize;
use std::path::PathBuf;

use secondment::Options;
use secondment::plan::relative_gap;
use secondment::solve::Solver;
use secondment::sources::instances::{BestKnown, INSTANCES_VERSION, Instance, compare, instances};
use serde::Serialize;

use super::files::{Destination, is_standard};
use super::{Answer, Failure, Format, output};

/// List the suite of named schemes, write one, or recheck what is known of them
///
/// Values and bounds are in integer points.
#[derive(clap::Args)]
#[command(after_help = "\
Examples:
  secondment bench instances
  secondment bench instances --write london-150-1 --out scheme.json
  secondment bench instances --recheck --up-to 1000 --work-limit 4000000000

A recheck exits with 1 if a scheme, a value or a bound contradicts what is known.")]
pub(super) struct Arguments {
    /// Write the scheme of this name
    #[arg(long, value_name = "NAME", requires = "out", conflicts_with = "recheck")]
    write: Option<String>,
    /// The scheme file to write; - is standard output
    #[arg(long, value_name = "SCHEME", requires = "write")]
    out: Option<PathBuf>,
    /// Generate and solve again, and compare with what is known
    #[arg(long)]
    recheck: bool,
    /// Only instances of at most this many candidates
    #[arg(long, value_name = "N", conflicts_with = "write")]
    up_to: Option<u32>,
    /// Work of each solve, the same on every machine; 1,000,000,000 by default
    #[arg(long, value_name = "N", requires = "recheck")]
    work_limit: Option<u64>,
    /// Seed of each solve; 0 by default
    #[arg(long, value_name = "N", requires = "recheck")]
    seed: Option<u64>,
    /// Number of threads; all processors by default
    #[arg(long, value_name = "N", requires = "recheck")]
    threads: Option<NonZeroUsize>,
    /// How to write the result
    #[arg(long, value_enum, default_value_t, conflicts_with = "write")]
    format: Format,
}

/// Work of a solve when rechecking.
const WORK: u64 = 1_000_000_000;

pub(super) fn run(arguments: &Arguments) -> Result<Answer, Failure> {
    if let (Some(name), Some(out)) = (&arguments.write, &arguments.out) {
        return write(name, out);
    }
    let chosen = instances().iter();
    let chosen = chosen.filter(|one| arguments.up_to.is_none_or(|most| one.size <= most));
    if arguments.recheck { recheck(chosen, arguments) } else { list(chosen, arguments.format) }
}

fn write(name: &str, out: &std::path::Path) -> Result<Answer, Failure> {
    let instance = Instance::find(name)
        .ok_or_else(|| format!("there is no instance {name}; `bench instances` lists them"))?;
    let destination = (!is_standard(out)).then(|| Destination::new(out)).transpose()?;
    let scheme = instance.scheme();
    match destination {
        Some(destination) => destination.write(&scheme.to_json())?,
        None => output::result(&scheme.to_json())?,
    }
    output::diagnose(&format!("wrote {name}, scheme {}", scheme.fingerprint()));
    Ok(Answer::Done)
}

/// What is known of an instance.
#[derive(Serialize)]
struct Row {
    instance: &'static str,
    candidates: u32,
    fingerprint: &'static str,
    value: Option<i64>,
    bound: Option<i64>,
    gap: Option<f64>,
    proved: bool,
    by: Option<&'static str>,
    description: &'static str,
}

#[derive(Serialize)]
struct Listing {
    version: u32,
    instances: Vec<Row>,
}

fn list(
    chosen: impl Iterator<Item = &'static Instance>,
    format: Format,
) -> Result<Answer, Failure> {
    let rows: Vec<Row> = chosen.map(row).collect();
    match format {
        Format::Json => output::json(&Listing { version: INSTANCES_VERSION, instances: rows })?,
        Format::Text => {
            let head = format!("{:20} {:>12} {:>12} {:>9}", "instance", "value", "bound", "gap");
            let lines = rows.iter().map(text);
            output::result(&std::iter::once(head).chain(lines).collect::<Vec<_>>().join("\n"))?;
        }
    }
    Ok(Answer::Done)
}

fn row(instance: &'static Instance) -> Row {
    let best = instance.best_known();
    Row {
        instance: instance.name,
        candidates: instance.size,
        fingerprint: instance.fingerprint(),
        value: best.map(|best| best.value),
        bound: best.map(|best| best.bound),
        gap: best.and_then(|best| best.gap()),
        proved: best.is_some_and(|best| best.is_proved()),
        by: best.map(|best| best.by),
        description: instance.description,
    }
}

fn number(number: Option<i64>) -> String {
    number.map_or_else(|| "-".to_owned(), |number| number.to_string())
}

fn text(row: &Row) -> String {
    let gap = match row.gap {
        _ if row.proved => "proved".to_owned(),
        Some(gap) => format!("{:.3} %", 100.0 * gap),
        None => "-".to_owned(),
    };
    format!("{:20} {:>12} {:>12} {gap:>9}", row.instance, number(row.value), number(row.bound))
}

/// What there is to say of an instance that was solved again.
#[derive(Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
enum Remark {
    BetterValue,
    BetterBound,
    Contradiction,
    OtherScheme,
}

impl Remark {
    fn text(self) -> &'static str {
        match self {
            Self::BetterValue => "better value",
            Self::BetterBound => "better bound",
            Self::Contradiction => "contradiction",
            Self::OtherScheme => "another scheme than the name stands for",
        }
    }

    fn refutes(self) -> bool {
        matches!(self, Self::Contradiction | Self::OtherScheme)
    }
}

/// What solving an instance again found.
#[derive(Serialize)]
struct Checked {
    instance: &'static str,
    value: Option<i64>,
    bound: Option<i64>,
    gap: Option<f64>,
    work: u64,
    remarks: Vec<Remark>,
}

#[derive(Serialize)]
struct Recheck {
    version: u32,
    seed: u64,
    work_limit: u64,
    instances: Vec<Checked>,
}

fn recheck(
    chosen: impl Iterator<Item = &'static Instance>,
    arguments: &Arguments,
) -> Result<Answer, Failure> {
    let options = Options::default()
        .work_limit(arguments.work_limit.unwrap_or(WORK))
        .seed(arguments.seed.unwrap_or(0))
        .threads(arguments.threads);
    let mut checked = Vec::new();
    for instance in chosen {
        let one = check(instance, &options)?;
        output::diagnose(&one.text(instance.best_known().as_ref()));
        checked.push(one);
    }
    let has = |one: &&Checked, refutes| one.remarks.iter().any(|one| one.refutes() == refutes);
    let refuted = checked.iter().filter(|one| has(one, true)).count();
    let better = checked.iter().filter(|one| has(one, false)).count();
    let summary = format!(
        "{} rechecked, {better} with something better than known, {refuted} contradicted",
        output::counted(checked.len(), "instance")
    );
    match arguments.format {
        Format::Text => output::result(&summary)?,
        Format::Json => output::json(&Recheck {
            version: INSTANCES_VERSION,
            seed: options.seed,
            work_limit: options.work_limit.unwrap_or(WORK),
            instances: checked,
        })?,
    }
    Ok(if refuted > 0 { Answer::No } else { Answer::Done })
}

fn check(instance: &'static Instance, options: &Options) -> Result<Checked, Failure> {
    let scheme = instance.scheme();
    let outcome = Solver::new(&scheme).options(options.clone()).solve()?;
    let value = outcome.solution().map(|solution| solution.claims.objective);
    let comparison = compare(instance.best_known().as_ref(), value, outcome.bound);
    let remarks = [
        (comparison.better_value, Remark::BetterValue),
        (comparison.better_bound, Remark::BetterBound),
        (comparison.contradiction, Remark::Contradiction),
        (scheme.fingerprint() != instance.fingerprint(), Remark::OtherScheme),
    ];
    Ok(Checked {
        instance: instance.name,
        value,
        bound: outcome.bound,
        gap: value.zip(outcome.bound).and_then(|(value, bound)| relative_gap(value, bound)),
        work: outcome.work,
        remarks: remarks.into_iter().filter(|(holds, _)| *holds).map(|(_, one)| one).collect(),
    })
}

impl Checked {
    fn text(&self, known: Option<&BestKnown>) -> String {
        let known = known.map_or_else(
            || "nothing is known".to_owned(),
            |known| format!("{} to {} is known", known.value, known.bound),
        );
        let (value, bound) = (number(self.value), number(self.bound));
        let found = format!("{}: {value} to {bound}; {known}", self.instance);
        let remarks = self.remarks.iter().map(|remark| remark.text());
        std::iter::once(found.as_str()).chain(remarks).collect::<Vec<_>>().join("; ")
    }
}
