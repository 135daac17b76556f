//! `secondment solve`: the best plan it can find, and a bound on every other.

use std::io::{IsTerminal, stdout};
use std::num::NonZeroUsize;
use std::path::{Path, PathBuf};
use std::time::Duration;

use secondment::report::{Figures, PlanGrid};
use secondment::solve::{Dropped, Solver};
use secondment::verify::verify;
use secondment::{Options, Outcome, Scheme};

use super::files::{Destination, PlanFile, is_standard};
use super::progress::{Display, When};
use super::solve_report::{Report, answer};
use super::{Answer, Failure, Format, files, output};

/// Candidates whose rotations a terminal is shown unasked, at most.
const MOST_SHOWN: usize = 200;

/// Find the best plan, and a bound on every other
///
/// Without a limit it runs until its own effort is spent or the plan is proved optimal.
#[derive(clap::Args)]
#[command(after_help = "\
Examples:
  secondment solve scheme.json --show
  secondment solve scheme.json --out plan.json
  secondment solve scheme.json --time-limit 30s --gap 0.001 --format json
  secondment solve changed.json --start plan.json --out new-plan.json

Values are in integer points: a weight of 1 is as many points as the scheme's scale.
Equal schemes, seeds and work limits give equal plans at any number of threads, as long as no time
limit cuts them short.")]
pub(super) struct Arguments {
    /// The scheme file; - is standard input
    scheme: PathBuf,
    /// The plan file to write: the plan, what is claimed of it, and the certificate
    #[arg(long, value_name = "PLAN")]
    out: Option<PathBuf>,
    /// Stop after this time: 500ms, 30s, 2m, 1h, or a number of seconds
    #[arg(long, value_name = "TIME", value_parser = duration)]
    time_limit: Option<Duration>,
    /// Stop at this relative gap: (bound - objective) / |bound|
    #[arg(long, value_name = "GAP", default_value = "0", value_parser = gap)]
    gap: f64,
    /// Seed of every tie-break and random choice
    #[arg(long, value_name = "N", default_value_t = 0)]
    seed: u64,
    /// Number of threads; all processors by default
    #[arg(long, value_name = "N")]
    threads: Option<NonZeroUsize>,
    /// Plan file to start from; what no longer fits is dropped and listed
    #[arg(long, value_name = "PLAN")]
    start: Option<PathBuf>,
    /// Stop after this much work, which is the same on every machine
    #[arg(long, value_name = "N")]
    work_limit: Option<u64>,
    /// Show who goes where, period by period; on a terminal this needs no asking for small schemes
    #[arg(long)]
    show: bool,
    /// When to show progress
    #[arg(long, value_enum, default_value_t)]
    progress: When,
    /// How to write the result
    #[arg(long, value_enum, default_value_t)]
    format: Format,
}

pub(super) fn run(arguments: &Arguments) -> Result<Answer, Failure> {
    if arguments.show && arguments.format == Format::Json {
        return Err("--show is for text alone; --out writes the plan for machines".into());
    }
    let destination = arguments.out.as_deref().map(Destination::new).transpose()?;
    let (scheme, start) = read(arguments)?;
    let outcome = solve(&scheme, arguments, start)?;
    let written = match (&destination, outcome.solution()) {
        (Some(destination), Some(solution)) => destination.write(&serde_json::to_string(solution)?),
        (Some(_), None) => {
            output::diagnose("there is no plan to write");
            Ok(())
        }
        (None, _) => Ok(()),
    };
    list_dropped(&outcome.dropped);
    let report = Report::new(&scheme, &outcome);
    match arguments.format {
        Format::Text => {
            output::result(&report.text())?;
            show(&scheme, &outcome, arguments.show)?;
        }
        Format::Json => output::json(&report)?,
    }
    written.map(|()| answer(&outcome))
}

/// Shows who goes where, if that is asked for or a terminal has room for it.
fn show(scheme: &Scheme, outcome: &Outcome, asked: bool) -> Result<(), Failure> {
    let Some(solution) = outcome.solution() else { return Ok(()) };
    if !(asked || stdout().is_terminal() && scheme.candidates().len() <= MOST_SHOWN) {
        return Ok(());
    }
    let points = verify(scheme, &solution.plan).points;
    let mut figures = Figures::from(&points);
    figures.bound = outcome.bound;
    output::table(&format!("\n{}", PlanGrid::new(scheme, &solution.plan, &figures)))
}

/// Lists the placements that could not be kept; prices only help the search, and are counted.
fn list_dropped(dropped: &[Dropped]) {
    let mut prices = 0;
    for entry in dropped {
        match entry {
            Dropped::Placement { candidate, placement, reason } => output::diagnose(&format!(
                "dropped: candidate {candidate}, post {}, from period {}: {reason}",
                placement.post, placement.start
            )),
            _ => prices += 1,
        }
    }
    if prices > 0 {
        let prices = output::counted(prices, "price");
        output::diagnose(&format!(
            "dropped: {prices} below 0, or of places that the scheme does not have"
        ));
    }
}

fn read(arguments: &Arguments) -> Result<(Scheme, Option<PlanFile>), Failure> {
    let start = arguments.start.as_deref();
    if start.is_some_and(is_standard) && is_standard(&arguments.scheme) {
        return Err("standard input can hold the scheme or the plan, not both".into());
    }
    let scheme = files::scheme(&arguments.scheme)?;
    let start = start.map(|path| read_start(&scheme, path)).transpose()?;
    Ok((scheme, start))
}

fn read_start(scheme: &Scheme, path: &Path) -> Result<PlanFile, Failure> {
    let start = files::plan(path)?;
    if let PlanFile::Solution(solution) = &start
        && solution.fingerprint != scheme.fingerprint()
    {
        output::diagnose("the plan to start from answers another scheme; what fits is kept");
    }
    Ok(start)
}

fn solve(
    scheme: &Scheme,
    arguments: &Arguments,
    start: Option<PlanFile>,
) -> Result<Outcome, Failure> {
    let options = Options::default()
        .time_limit(arguments.time_limit)
        .work_limit(arguments.work_limit)
        .gap(arguments.gap)
        .seed(arguments.seed)
        .threads(arguments.threads)
        .repair_start(true);
    let display = Display::new(arguments.progress);
    let solver =
        Solver::new(scheme).options(options).on_progress(|progress| display.show(progress));
    let solver = match start {
        None => solver,
        Some(PlanFile::Plan(plan)) => solver.start_plan(plan),
        Some(PlanFile::Solution(solution)) => {
            solver.start_plan(solution.plan).start_prices(solution.certificate.prices)
        }
    };
    let outcome = solver.solve();
    display.finish();
    Ok(outcome?)
}

/// A number with one of the units ms, s, m and h; without one, seconds.
fn duration(text: &str) -> Result<Duration, String> {
    let at = text.find(|c: char| c.is_ascii_alphabetic()).unwrap_or(text.len());
    let (number, unit) = text.split_at(at);
    let seconds = match unit {
        "ms" => 0.001,
        "" | "s" => 1.0,
        "m" => 60.0,
        "h" => 3600.0,
        _ => return Err(format!("{unit} is not a unit of time; use ms, s, m or h")),
    };
    let number: f64 =
        number.trim_end().parse().map_err(|_| format!("{number:?} is not a number"))?;
    Duration::try_from_secs_f64(number * seconds).map_err(|error| error.to_string())
}

fn gap(text: &str) -> Result<f64, String> {
    let gap = text.parse().map_err(|_| "not a number".to_owned())?;
    if f64::is_finite(gap) && gap >= 0.0 { Ok(gap) } else { Err("must be 0 or more".into()) }
}

#[cfg(test)]
mod tests {
    use super::{duration, gap};
    use std::time::Duration;

    #[test]
    fn durations_have_units() {
        for (text, millis) in
            [("500ms", 500), ("30s", 30_000), ("2m", 120_000), ("1h", 3_600_000), ("10", 10_000)]
        {
            assert_eq!(duration(text), Ok(Duration::from_millis(millis)), "{text}");
        }
        assert_eq!(duration("1.5 s"), Ok(Duration::from_millis(1500)));
        for text in ["", "s", "-1s", "1d", "1e400", "nan", "ten"] {
            assert!(duration(text).is_err(), "{text}");
        }
    }

    #[test]
    fn gaps_are_finite_and_not_negative() {
        assert_eq!(gap("0.01"), Ok(0.01));
        assert!(["-0.1", "inf", "NaN", "1%", ""].into_iter().all(|text| gap(text).is_err()));
    }
}
