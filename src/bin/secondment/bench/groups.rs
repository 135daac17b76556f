//! `secondment bench groups`: what a plan does for groups of candidates.

use std::fmt::Write;
use std::path::PathBuf;

use clap::ValueEnum;
use secondment::error::InvalidInput;
use secondment::monitor::groups::{Figure, GroupFigures, Labels, Least, Monitoring, Part, monitor};

use super::{Answer, Failure, output, plans};

/// Monitor what a plan does for groups of candidates, with small counts withheld
///
/// Labels come from a file of their own, and nothing that makes plans sees them: a column candidate,
/// and a column for every label. Counts below the least are withheld, and whatever would let them be
/// worked out.
#[derive(clap::Args)]
#[command(after_help = "\
Examples:
  secondment bench groups scheme.json plan.json --labels labels.csv
  secondment bench groups scheme.json plan.json --labels labels.csv --least 10 --format csv")]
pub(in super::super) struct Arguments {
    /// The scheme file; - is standard input
    scheme: PathBuf,
    /// The plan file; - is standard input
    plan: PathBuf,
    /// Table of labels: candidate, and a column for every label
    #[arg(long, value_name = "FILE")]
    labels: PathBuf,
    /// Withhold counts below this
    #[arg(long, value_name = "N", default_value_t = Least::default().get())]
    least: u32,
    /// How to write the result
    #[arg(long, value_enum, default_value_t)]
    format: Form,
}

#[derive(Clone, Copy, Default, ValueEnum)]
enum Form {
    /// For people to read
    #[default]
    Text,
    /// One row per number
    Csv,
    /// One JSON object
    Json,
}

pub(super) fn run(arguments: &Arguments) -> Result<Answer, Failure> {
    let least = Least::new(arguments.least)?;
    let (scheme, plan, table) = plans::read(&arguments.scheme, &arguments.plan, &arguments.labels)?;
    let refuse = |invalid: InvalidInput| plans::refuse(invalid.what, &invalid.faults);
    let labels = Labels::from_csv(&table, &scheme).map_err(refuse)?;
    let monitoring = monitor(&scheme, &plan, &labels, least).map_err(refuse)?;
    match arguments.format {
        Form::Text => output::result(&text(&monitoring))?,
        Form::Csv => output::result(&monitoring.to_csv())?,
        Form::Json => output::json(&monitoring)?,
    }
    Ok(Answer::Done)
}

/// Counts that are shown with their rate, and the heads of their columns.
const SHOWN: [(&str, &str); 5] = [
    ("placed", "placed"),
    ("first-choice", "first choice"),
    ("top-three", "top three"),
    ("translator", "translators"),
    ("new-translator", "newly"),
];

/// What stands for a figure that is withheld.
const WITHHELD: &str = "[c]";

fn text(monitoring: &Monitoring) -> String {
    let mut text = String::new();
    for label in &monitoring.labels {
        let heads = SHOWN.map(|(_, head)| head.to_owned());
        let mut rows = vec![row(label.label.clone(), "people".into(), heads, "exposure".into())];
        rows.extend(label.groups.iter().map(cells));
        let width = rows.iter().map(|row| row[0].chars().count()).max().unwrap_or(0);
        for row in rows {
            let _ = write!(text, "{:<width$}", row[0]);
            for cell in &row[1..] {
                let _ = write!(text, " {cell:>13}");
            }
            text.push('\n');
        }
        text.push('\n');
    }
    let least = monitoring.least.get();
    let _ = writeln!(text, "{WITHHELD}: withheld, being below {least} or giving such a count away");
    let _ = writeln!(text, "exposure: mean, in points; rates are of the people in the row");
    text
}

fn row(name: String, people: String, counts: [String; 5], exposure: String) -> Vec<String> {
    [name, people].into_iter().chain(counts).chain([exposure]).collect()
}

fn cells(group: &GroupFigures) -> Vec<String> {
    let find = |measure: &str| {
        let of = |figure: &&Figure| figure.measure == measure;
        group.figures.iter().find(of).and_then(|figure| figure.value)
    };
    let count = |(measure, _): (&str, &str)| {
        let rate = find(&format!("{measure}-rate")).map_or(0.0, |rate| 100.0 * rate.as_f64());
        find(measure).map_or(WITHHELD.into(), |count| format!("{count} ({rate:.1}%)"))
    };
    let name = match group.of {
        Part::Group => group.group.clone().unwrap_or_default(),
        Part::NotStated => "(not stated)".into(),
        Part::Everybody => "(everybody)".into(),
    };
    let people = find("people").map_or(WITHHELD.into(), |people| people.to_string());
    let exposure =
        find("mean-exposure").map_or(WITHHELD.into(), |mean| format!("{:.1}", mean.as_f64()));
    row(name, people, SHOWN.map(count), exposure)
}
