//! What the records of a suite come to: medians with intervals, and comparisons by seed.

mod text;

use std::collections::HashMap;

use serde::Serialize;

use super::columns::USUAL;
use super::content::MethodEntry;
use super::record::{Record, Status};
use super::results::{Results, optional};
use super::stats::{Spread, sign_test};
use crate::plan::Proof;
use crate::tables::csv;

/// Medians, intervals and paired comparisons, by scheme, method and measure.
///
/// Its `Display` is `summary.txt`: for each scheme a table of the suite's columns by method, then one of the
/// differences from the reference.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[non_exhaustive]
pub struct Summary {
    /// Name of the suite.
    pub suite: String,
    /// Each scheme, in the order of the suite.
    pub schemes: Vec<SchemeSummary>,
    /// Label of the method that the others are compared with.
    pub reference: Option<String>,
    /// What the tables for people show, in order: measures, each followed by `/` and what it is of, if
    /// anything.
    pub columns: Vec<String>,
}

/// The summary of one scheme.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[non_exhaustive]
pub struct SchemeSummary {
    /// Its name in the suite.
    pub scheme: String,
    /// The lowest bound on points that any run proved, and what stands behind it.
    pub bound: Option<(i64, Option<Proof>)>,
    /// Each method, in the order of the suite.
    pub methods: Vec<MethodSummary>,
    /// Where each number lies, by method and measure.
    pub rows: Vec<SummaryRow>,
    /// Each method against the reference, by measure.
    pub comparisons: Vec<Comparison>,
}

/// How the runs of one method on one scheme ended.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[non_exhaustive]
pub struct MethodSummary {
    /// Its label.
    pub method: String,
    /// Its runs.
    pub runs: usize,
    /// Those of them that have a plan.
    pub planned: usize,
    /// Why others have none: each reason once, with how often it came up.
    pub reasons: Vec<(String, usize)>,
}

/// Where one measure lies over the runs of one method on one scheme.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[non_exhaustive]
pub struct SummaryRow {
    /// Label of the method.
    pub method: String,
    /// Name of the measure.
    pub measure: String,
    /// What it is a measure of; empty where it is the plan as a whole.
    pub of: String,
    /// Median, interval and range of the runs that have it.
    #[serde(flatten)]
    pub spread: Spread,
}

/// One method against the reference, in one measure on one scheme.
///
/// Runs are paired by seed. A method that ran once stands for itself against every run of the other.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[non_exhaustive]
pub struct Comparison {
    /// Label of the method.
    pub method: String,
    /// Name of the measure.
    pub measure: String,
    /// What it is a measure of; empty where it is the plan as a whole.
    pub of: String,
    /// Of the differences, method less reference: their number is `runs`.
    #[serde(flatten)]
    pub difference: Spread,
    /// Pairs in which the method has more.
    pub above: usize,
    /// Pairs in which both have the same.
    pub equal: usize,
    /// Pairs in which the method has less.
    pub below: usize,
    /// Share of pairs in which the method is better; `None` where neither way is.
    pub won: Option<f64>,
    /// The [`sign_test`] of above and below; `None` of a single pair.
    pub p: Option<f64>,
}

/// A measure in the runs of one method on one scheme.
struct Series<'r> {
    measure: &'r str,
    of: &'r str,
    values: Vec<(Option<u64>, f64)>,
}

impl Summary {
    /// Medians, intervals and comparisons of results.
    pub fn of(results: &Results) -> Self {
        let suite = results.suite();
        let columns = match suite.columns() {
            [] => USUAL.iter().map(|&column| column.to_owned()).collect(),
            stated => stated.to_vec(),
        };
        Self {
            suite: suite.name().to_owned(),
            schemes: suite.schemes().iter().map(|entry| scheme(results, entry.name())).collect(),
            reference: suite.reference().map(str::to_owned),
            columns,
        }
    }

    /// `summary.csv`: a row for each method, scheme and measure. Columns: suite, scheme, method, measure, of,
    /// runs, median, low, high, coverage (of the interval from low to high; the three are empty of a single
    /// run), min, max.
    pub fn csv(&self) -> String {
        let header = "suite,scheme,method,measure,of,runs,median,low,high,coverage,min,max";
        let rows = self.schemes.iter().flat_map(|summary| {
            summary.rows.iter().map(|row| {
                let [runs, median, low, high, coverage, min, max] = numbers(&row.spread);
                [
                    self.suite.clone(),
                    summary.scheme.clone(),
                    row.method.clone(),
                    row.measure.clone(),
                    row.of.clone(),
                    runs,
                    median,
                    low,
                    high,
                    coverage,
                    min,
                    max,
                ]
            })
        });
        csv(header, rows)
    }

    /// `comparisons.csv`: a row for each method but the reference, scheme and measure. Columns: suite, scheme,
    /// method, reference, measure, of, pairs, median, low, high, coverage, min, max (all of the differences),
    /// above, equal, below, won, p.
    pub fn comparisons_csv(&self) -> String {
        let header = "suite,scheme,method,reference,measure,of,pairs,median,low,high,coverage,min,max,above,\
                      equal,below,won,p";
        let rows = self.schemes.iter().flat_map(|summary| {
            summary.comparisons.iter().map(|row| {
                let [pairs, median, low, high, coverage, min, max] = numbers(&row.difference);
                [
                    self.suite.clone(),
                    summary.scheme.clone(),
                    row.method.clone(),
                    self.reference.clone().unwrap_or_default(),
                    row.measure.clone(),
                    row.of.clone(),
                    pairs,
                    median,
                    low,
                    high,
                    coverage,
                    min,
                    max,
                    row.above.to_string(),
                    row.equal.to_string(),
                    row.below.to_string(),
                    optional(row.won),
                    optional(row.p),
                ]
            })
        });
        csv(header, rows)
    }
}

/// Runs, median, low, high, coverage, lowest and highest, as tables write them.
fn numbers(spread: &Spread) -> [String; 7] {
    let interval = spread.interval;
    [
        spread.runs.to_string(),
        spread.median.to_string(),
        optional(interval.map(|interval| interval.low)),
        optional(interval.map(|interval| interval.high)),
        optional(interval.map(|interval| interval.coverage)),
        spread.min.to_string(),
        spread.max.to_string(),
    ]
}

fn scheme(results: &Results, name: &str) -> SchemeSummary {
    let records: Vec<&Record> =
        results.records().iter().filter(|record| record.scheme == name).collect();
    let labels = results.suite().methods().iter().map(MethodEntry::label);
    let of = |label: &str| -> Vec<&Record> {
        records.iter().copied().filter(|record| record.method == label).collect()
    };
    let all: Vec<(&str, Vec<&Record>)> = labels.map(|label| (label, of(label))).collect();
    let series: Vec<Vec<Series<'_>>> =
        all.iter().map(|(_, records)| series(results, records)).collect();
    let bounds = records.iter().filter_map(|record| Some((record.bound?, record.proof)));
    let mut rows = Vec::new();
    for ((label, _), series) in all.iter().zip(&series) {
        rows.extend(series.iter().filter_map(|series| row(label, series)));
    }
    SchemeSummary {
        scheme: name.to_owned(),
        bound: bounds.min_by_key(|&(bound, _)| bound),
        methods: all.iter().map(|(label, records)| method(label, records)).collect(),
        rows,
        comparisons: comparisons(results, &all, &series),
    }
}

fn method(label: &str, records: &[&Record]) -> MethodSummary {
    let mut reasons: Vec<(String, usize)> = Vec::new();
    for record in records.iter().filter(|record| record.status != Status::Planned) {
        let reason = format!("{}: {}", record.status.as_str(), record.reason);
        match reasons.iter_mut().find(|(known, _)| *known == reason) {
            Some((_, times)) => *times += 1,
            None => reasons.push((reason, 1)),
        }
    }
    let planned = records.iter().filter(|record| record.status == Status::Planned).count();
    MethodSummary { method: label.to_owned(), runs: records.len(), planned, reasons }
}

/// The measures of some records: in the order of all measures, then as they come.
fn series<'r>(results: &Results, records: &[&'r Record]) -> Vec<Series<'r>> {
    let mut known: HashMap<(&str, &str), usize> = HashMap::new();
    let mut series: Vec<Series<'_>> = Vec::new();
    for record in records {
        for entry in &record.data {
            let (measure, of) = (entry.measure.as_str(), entry.of.as_str());
            let at = *known.entry((measure, of)).or_insert_with(|| {
                series.push(Series { measure, of, values: Vec::new() });
                series.len() - 1
            });
            series[at].values.push((record.seed, entry.value.as_f64()));
        }
    }
    series.sort_by_key(|series| results.place(series.measure).0);
    series
}

fn row(label: &str, series: &Series<'_>) -> Option<SummaryRow> {
    Some(SummaryRow {
        method: label.to_owned(),
        measure: series.measure.to_owned(),
        of: series.of.to_owned(),
        spread: Spread::of(series.values.iter().map(|&(_, value)| value))?,
    })
}

fn comparisons(
    results: &Results,
    all: &[(&str, Vec<&Record>)],
    series: &[Vec<Series<'_>>],
) -> Vec<Comparison> {
    let reference = results.suite().reference();
    let Some(at) = all.iter().position(|(label, _)| Some(*label) == reference) else {
        return Vec::new();
    };
    let once = |at: usize| all[at].1.len() == 1;
    let mut found = Vec::new();
    for (method, (label, _)) in all.iter().enumerate().filter(|(method, _)| *method != at) {
        for own in &series[method] {
            let same = |other: &&Series<'_>| (other.measure, other.of) == (own.measure, own.of);
            let Some(other) = series[at].iter().find(same) else { continue };
            let pairs = pairs((own, once(method)), (other, once(at)));
            found.extend(compare(label, own, &pairs, results.place(own.measure).1));
        }
    }
    found
}

/// Differences, method less reference, of runs with the same seed; what ran once goes with every run.
fn pairs(method: (&Series<'_>, bool), reference: (&Series<'_>, bool)) -> Vec<f64> {
    let seeds: HashMap<Option<u64>, f64> = reference.0.values.iter().copied().collect();
    let mut differences = Vec::new();
    for &(seed, value) in &method.0.values {
        if method.1 {
            differences.extend(reference.0.values.iter().map(|&(_, other)| value - other));
        } else {
            let single =
                reference.0.values.first().filter(|_| reference.1).map(|&(_, other)| other);
            differences
                .extend(single.or_else(|| seeds.get(&seed).copied()).map(|other| value - other));
        }
    }
    differences
}

fn compare(
    label: &str,
    series: &Series<'_>,
    differences: &[f64],
    more_is_better: Option<bool>,
) -> Option<Comparison> {
    let difference = Spread::of(differences.iter().copied())?;
    let above = differences.iter().filter(|&&difference| difference > 0.0).count();
    let below = differences.iter().filter(|&&difference| difference < 0.0).count();
    let pairs = differences.len();
    let share = |better: bool| (if better { above } else { below }) as f64 / pairs as f64;
    Some(Comparison {
        method: label.to_owned(),
        measure: series.measure.to_owned(),
        of: series.of.to_owned(),
        difference,
        above,
        equal: pairs - above - below,
        below,
        won: more_is_better.map(share),
        p: (pairs > 1).then(|| sign_test(above, below)),
    })
}
