//! `secondment bench measure`: every measure of a plan.

use std::fmt::Write as _;
use std::path::{Path, PathBuf};

use clap::ValueEnum;
use secondment::methods::measures::{Datum, Measures};
use secondment::methods::measures::{Theme, themes};
use secondment::tables::Value;
use secondment::tables::csv;
use secondment::verify::verify;
use secondment::{Plan, Scheme};
use serde::Serialize;

use super::files::is_standard;
use super::plans::plan_of;
use super::{Answer, Failure, files, output};

/// Measure a plan: points, preferences, stability, fairness, service, travel, rules, network
///
/// A plan that breaks rules is measured all the same, with a warning. A measure that is undefined for the
/// plan is left out.
#[derive(clap::Args)]
#[command(after_help = "\
Examples:
  secondment bench measure scheme.json plan.json
  secondment bench measure scheme.json plan.json --format csv > measures.csv
  secondment bench measure --list")]
pub(super) struct Arguments {
    /// The scheme file; - is standard input
    #[arg(required_unless_present = "list")]
    scheme: Option<PathBuf>,
    /// The plan file; - is standard input
    #[arg(required_unless_present = "list")]
    plan: Option<PathBuf>,
    /// List the measures: name, unit, what it is, where it is defined
    #[arg(long, conflicts_with_all = ["scheme", "plan"])]
    list: bool,
    /// How to write the result
    #[arg(long, value_enum, default_value_t)]
    format: Format,
}

/// How measures are written.
#[derive(Clone, Copy, Default, PartialEq, Eq, ValueEnum)]
enum Format {
    /// For people to read; rules that are kept are left out, and numbers are rounded.
    #[default]
    Text,
    /// One JSON object.
    Json,
    /// A table with a row for every number.
    Csv,
}

/// The result for machines.
#[derive(Serialize)]
struct Measured<'a> {
    /// Whether the plan keeps all hard rules.
    valid: bool,
    fingerprint: &'a str,
    data: Vec<Datum>,
}

/// The catalogue for machines.
#[derive(Serialize)]
struct Listed {
    themes: &'static [Theme],
}

pub(super) fn run(arguments: &Arguments) -> Result<Answer, Failure> {
    match (&arguments.scheme, &arguments.plan) {
        (Some(scheme), Some(plan)) => measure(scheme, plan, arguments.format)?,
        _ => list(arguments.format)?,
    }
    Ok(Answer::Done)
}

fn measure(scheme: &Path, plan: &Path, format: Format) -> Result<(), Failure> {
    if is_standard(scheme) && is_standard(plan) {
        return Err("standard input can hold the scheme or the plan, not both".into());
    }
    let scheme = files::scheme(scheme)?;
    let plan = plan_of(&scheme, plan)?;
    let (data, valid) = measured(&scheme, &plan);
    match format {
        Format::Text => output::result(&text(&data)),
        Format::Json => output::json(&Measured { valid, fingerprint: scheme.fingerprint(), data }),
        Format::Csv => output::result(&csv(
            "measure,of,value",
            data.iter().map(|row| [row.measure.into(), row.of.clone(), row.value.to_string()]),
        )),
    }
}

/// The rows, and whether the plan keeps all hard rules; says so where it does not.
fn measured(scheme: &Scheme, plan: &Plan) -> (Vec<Datum>, bool) {
    let verdict = verify(scheme, plan);
    if let Some(first) = verdict.violations.first() {
        let count = output::counted(verdict.violations.len(), "time");
        output::diagnose(&format!("warning: the plan breaks rules, {count}; first: {first}"));
    }
    (Measures::judged(scheme, plan, &verdict).data(), verdict.is_valid())
}

/// Rows theme by theme.
fn text(data: &[Datum]) -> String {
    let mut text = String::new();
    for theme in themes() {
        let is_of = |row: &&Datum| theme.measures.iter().any(|one| one.name == row.measure);
        let is_kept =
            |row: &&Datum| row.measure == "violations-by-rule" && row.value == Value::Whole(0);
        let _ = writeln!(text, "{}", theme.name);
        for row in data.iter().filter(is_of).filter(|row| !is_kept(row)) {
            let name = match row.of.as_str() {
                "" => row.measure.to_owned(),
                of => format!("{} {of}", row.measure),
            };
            let _ = writeln!(text, "  {name:<40} {}", rounded(row.value));
        }
    }
    text
}

fn rounded(value: Value) -> String {
    match value {
        Value::Whole(whole) => whole.to_string(),
        Value::Real(real) => format!("{real:.4}"),
    }
}

fn list(format: Format) -> Result<(), Failure> {
    let limit = |limit: Option<f64>| limit.map_or(String::new(), |limit| limit.to_string());
    let better = |better: Option<bool>| match better {
        Some(true) => "more",
        Some(false) => "less",
        None => "",
    };
    let all = themes().iter().flat_map(|theme| theme.measures);
    match format {
        Format::Text => {
            let mut text = String::new();
            for theme in themes() {
                let _ = writeln!(text, "{}", theme.name);
                for one in theme.measures {
                    let _ = writeln!(
                        text,
                        "  {:<40} {:<15} {:<5} {}",
                        one.name,
                        one.unit,
                        better(one.better),
                        one.what
                    );
                }
            }
            output::result(&text)
        }
        Format::Json => output::json(&Listed { themes: themes() }),
        Format::Csv => output::result(&csv(
            "name,of,unit,least,most,better,what,source",
            all.map(|one| {
                [one.name, one.of, one.unit.as_str(), &limit(one.least), &limit(one.most)]
                    .map(str::to_owned)
                    .into_iter()
                    .chain([better(one.better), one.what, one.source].map(str::to_owned))
            }),
        )),
    }
}
