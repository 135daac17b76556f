//! `secondment bench leakage`: past participants beside a plan.

use std::fmt::Write;
use std::path::PathBuf;

use clap::ValueEnum;
use secondment::error::InvalidInput;
use secondment::monitor::evidence::{Leakage, Level, Past, Survival, Visit, leakage};

use super::super::files::{Destination, is_standard};
use super::{Answer, Failure, output, plans};

/// Put past participants beside a plan: who left public service, by translator status
///
/// The table has one row per number, for R, pandas or a spreadsheet. Its columns are
/// source,id,translator,months,measure,value.
#[derive(clap::Args)]
#[command(after_help = "\
Columns of the table of past participants:
  id,exposure,values_fit,translator,public_12,public_24

Examples:
  secondment bench leakage scheme.json plan.json --past past.csv
  secondment bench leakage scheme.json plan.json --past past.csv --out evidence.csv
  secondment bench leakage scheme.json plan.json --past past.csv --format jsonl")]
pub(in super::super) struct Arguments {
    /// The scheme file; - is standard input
    scheme: PathBuf,
    /// The plan file; - is standard input
    plan: PathBuf,
    /// Table of past participants, in the points of the scheme
    #[arg(long, value_name = "TABLE")]
    past: PathBuf,
    /// Level of the intervals
    #[arg(long, value_name = "LEVEL", default_value_t = Level::default().get())]
    level: f64,
    /// Write the table to this file, and the summary to standard output
    #[arg(long, value_name = "FILE")]
    out: Option<PathBuf>,
    /// How to write the table; csv with --out, else text by default
    #[arg(long, value_enum)]
    format: Option<Form>,
}

#[derive(Clone, Copy, ValueEnum)]
enum Form {
    /// One row per number
    Csv,
    /// One JSON object per row
    Jsonl,
    /// A summary for people to read
    Text,
}

impl Form {
    fn write(self, leakage: &Leakage) -> String {
        match self {
            Self::Csv => leakage.to_csv(),
            Self::Jsonl => leakage.to_json_lines(),
            Self::Text => text(leakage),
        }
    }
}

pub(super) fn run(arguments: &Arguments) -> Result<Answer, Failure> {
    let level = Level::new(arguments.level)?;
    let file = arguments.out.as_deref().filter(|path| !is_standard(path));
    let destination = file.map(Destination::new).transpose()?;
    let (scheme, plan, table) = plans::read(&arguments.scheme, &arguments.plan, &arguments.past)?;
    let refuse = |invalid: InvalidInput| plans::refuse(invalid.what, &invalid.faults);
    let past = Past::from_csv(&table).map_err(refuse)?;
    let leakage = leakage(&scheme, &plan, &past, level).map_err(refuse)?;
    if let Some(destination) = destination {
        let table = arguments.format.unwrap_or(Form::Csv).write(&leakage);
        destination.write(table.trim_end_matches('\n'))?;
        output::result(&text(&leakage))?;
    } else {
        let form = if arguments.out.is_some() { Form::Csv } else { Form::Text };
        output::result(&arguments.format.unwrap_or(form).write(&leakage))?;
    }
    Ok(Answer::Done)
}

fn text(leakage: &Leakage) -> String {
    let mut text = String::new();
    let interval = format!("{}% interval", (leakage.level.get() * 1e6).round() / 1e4);
    let head = ["translator", "months", "at risk", "left", "censored", "survival", &interval];
    let mut line = |[a, b, c, d, e, f, g]: [&str; 7]| {
        let line = format!("{a:<10} {b:>6} {c:>8} {d:>6} {e:>8} {f:>9}  {g}");
        let _ = writeln!(text, "{}", line.trim_end());
    };
    line(head);
    for status in &leakage.survival {
        for visit in &status.visits {
            let [months, at_risk, events, censored] =
                [visit.months, visit.at_risk, visit.events, visit.censored].map(|n| n.to_string());
            let translator = if status.translator { "yes" } else { "no" };
            let (survival, spread) = estimate(visit);
            line([translator, &months, &at_risk, &events, &censored, &survival, &spread]);
        }
    }
    let sum = |of: fn(&Survival) -> u32| leakage.survival.iter().map(of).sum::<u32>();
    let left_out = sum(|status| status.left_out);
    if left_out > 0 {
        let people = output::counted(left_out as usize, "past participant");
        let _ = writeln!(text, "left out: {people} of whom nothing is known");
    }
    let returned = sum(|status| status.returned);
    if returned > 0 {
        let people = output::counted(returned as usize, "past participant");
        let _ = writeln!(text, "came back after leaving, counted as left: {people}");
    }
    text
}

/// The estimate at a visit and its interval, as far as they exist.
fn estimate(visit: &Visit) -> (String, String) {
    let survival = visit.survival.map_or("unknown".into(), |survival| format!("{survival:.4}"));
    let spread = visit
        .spread
        .map_or("none".into(), |spread| format!("{:.4} to {:.4}", spread.low, spread.high));
    (survival, spread)
}
