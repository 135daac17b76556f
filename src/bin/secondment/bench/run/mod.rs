//! `secondment bench run`: every method of a suite on every scheme, with every seed.

mod folder;
mod timings;

use std::num::NonZeroUsize;
use std::path::{Path, PathBuf};

use secondment::methods::suite::{
    Record, Registry, Results, Runner, SchemeSource, Status, Suite, SuiteProgress, Summary,
};
use secondment::{CancelToken, Scheme};

use self::folder::Folder;
use super::super::files;
use super::super::progress::When;
use super::counter::Counter;
use super::{Answer, Failure, Format, output, text};

/// Run a suite: methods on schemes with seeds, in parallel; go on where it was stopped
///
/// The output folder gets the tables, a manifest, a summary, and a journal of every run as it ends. Stopped in
/// any way, the same command goes on from the journal, and ends with the same tables to the byte.
#[derive(clap::Args)]
#[command(after_help = "\
Examples:
  secondment bench run suite.json --out results
  secondment bench run suite.json --out results --threads 4 --format json > summary.json

Files in the output folder:
  table.csv, table.jsonl  a row for each measure of each plan
  runs.csv                how each run ended
  summary.csv             median, interval and range by scheme, method and measure
  comparisons.csv         each method against the reference, paired by seed
  summary.txt             what standard output gets
  comparison.svg          a picture of the summary; comparison-1.svg and so on of several schemes
  manifest.json           schemes, methods, seeds and measures
  timings.csv             seconds of timed runs
  journal.jsonl           every record, to go on from

The page on suites in the documentation says what a suite file holds.")]
pub(super) struct Arguments {
    /// The suite file; - is standard input
    suite: PathBuf,
    /// The output folder, made if it is not there
    #[arg(long, value_name = "DIR")]
    out: PathBuf,
    /// Number of runs at a time; all processors by default
    #[arg(long, value_name = "N")]
    threads: Option<NonZeroUsize>,
    /// Stop after this many more runs, and leave the rest for the next time
    #[arg(long, value_name = "N")]
    stop_after: Option<NonZeroUsize>,
    /// When to show progress
    #[arg(long, value_enum, default_value_t)]
    progress: When,
    /// How to write the summary
    #[arg(long, value_enum, default_value_t)]
    format: Format,
}

pub(super) fn run(arguments: &Arguments) -> Result<Answer, Failure> {
    let registry = Registry::standard();
    let suite = Suite::from_json(&text(&arguments.suite)?, &registry)
        .map_err(|invalid| faulty(&arguments.suite, &invalid.faults))?;
    let beside = arguments.suite.parent().unwrap_or(Path::new(""));
    let counter = Counter::new(arguments.progress);
    let cancel = CancelToken::new();
    let mut runner = Runner::new(&suite, &registry, |entry| scheme(beside, entry.source()))
        .map_err(|invalid| faulty(&arguments.suite, &invalid.faults))?
        .threads(arguments.threads)
        .cancel_token(cancel.clone())
        .on_progress(|progress| counter.show(&line(progress), progress.starts));
    let mut folder = Folder::open(&arguments.out, &mut runner)?;
    let (total, remaining) = (runner.total(), runner.remaining());
    if remaining < total {
        output::diagnose(&format!("going on: {} of {total} runs are done", total - remaining));
    }
    let mut left = arguments.stop_after.map(NonZeroUsize::get);
    let mut failure = None;
    let results = runner.run(|record| {
        failure = failure.take().or(folder.append(record).err());
        left = left.map(|left| left - 1);
        if failure.is_some() || left == Some(0) {
            cancel.cancel();
        }
    });
    counter.finish();
    if let Some(failure) = failure {
        return Err(failure);
    }
    let results = results?;
    if results.records().len() < total {
        let done = results.records().len();
        output::diagnose(&format!(
            "stopped: {done} of {total} runs are done; the same command goes on"
        ));
        return Ok(Answer::NoPlan);
    }
    folder.write(&results)?;
    report(&results, arguments)?;
    Ok(Answer::Done)
}

/// Lists every fault of a suite.
fn faulty(path: &Path, faults: &[secondment::error::Fault]) -> Failure {
    for fault in faults {
        output::diagnose(&fault.to_string());
    }
    let count = output::counted(faults.len(), "fault");
    Failure(format!("{} is not a valid suite: {count}", path.display()))
}

/// Reads a scheme file named in a suite.
fn scheme(beside: &Path, source: &SchemeSource) -> Result<Scheme, String> {
    let SchemeSource::File(path) = source else {
        return Err("this version cannot make such a scheme".to_owned());
    };
    files::scheme(&beside.join(path)).map_err(|Failure(message)| message)
}

/// A look at the runs, in a line.
fn line(progress: &SuiteProgress<'_>) -> String {
    let SuiteProgress { done, total, failed, scheme, method, .. } = *progress;
    let failed = if failed > 0 { format!(", {failed} without a plan") } else { String::new() };
    let when = if progress.starts { "now" } else { "last" };
    let seed = progress.seed.map_or(String::new(), |seed| format!(", seed {seed}"));
    format!("{done} of {total} runs{failed}; {when} {method} on {scheme}{seed}")
}

fn report(results: &Results, arguments: &Arguments) -> Result<(), Failure> {
    let without = |record: &&Record| record.status != Status::Planned;
    let failed = results.records().iter().filter(without).count();
    if failed > 0 {
        let failed = output::counted(failed, "run");
        output::diagnose(&format!("{failed} without a plan; runs.csv says why"));
    }
    let summary = Summary::of(results);
    match arguments.format {
        Format::Json => output::json(&summary),
        Format::Text => output::result(&format!("{summary}{}", timings::text(results))),
    }
}
