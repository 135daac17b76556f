//! The summary for people to read.

use std::fmt::{self, Write};

use super::{Comparison, SchemeSummary, Summary, SummaryRow};
use crate::methods::suite::columns;
use crate::methods::suite::record::proof_word;
use crate::methods::suite::stats::Spread;

/// Characters of a line, but for tables of one very wide column.
const WIDTH: usize = 120;

impl fmt::Display for Summary {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(f, "{}", self.suite)?;
        for scheme in &self.schemes {
            writeln!(f)?;
            self.scheme(f, scheme)?;
        }
        f.write_str(NOTES)
    }
}

const NOTES: &str = "
median [low, high]: over seeds, with the distribution-free interval of the median, which holds it with a
probability of 0.95 or more from six runs on; of fewer the whole range is shown, which does so with 1 - 2^(1 - runs).
A number alone is a single run, or the same in all of them. Numbers of every measure are in summary.csv.
";

const COMPARED: &str = "won: share of pairs in which the method is better; p: exact sign test, pair by pair of seeds, \
                        not adjusted for the number of comparisons.\n";

impl Summary {
    fn scheme(&self, f: &mut fmt::Formatter<'_>, summary: &SchemeSummary) -> fmt::Result {
        writeln!(f, "== {}", summary.scheme)?;
        if let Some((bound, proof)) = summary.bound {
            let proof = proof.map_or(String::new(), |proof| format!(" ({})", proof_word(proof)));
            writeln!(f, "No plan that keeps every rule has more than {bound} points{proof}.")?;
        }
        writeln!(f)?;
        f.write_str(&self.medians(summary))?;
        for method in &summary.methods {
            for (reason, times) in &method.reasons {
                writeln!(f, "{}: {times} of {} runs {reason}\n", method.method, method.runs)?;
            }
        }
        if let Some(reference) = self.reference.as_ref().filter(|_| !summary.comparisons.is_empty())
        {
            writeln!(f, "Less {reference}, by seed:\n")?;
            f.write_str(&self.differences(summary))?;
            f.write_str(COMPARED)?;
        }
        Ok(())
    }

    /// A method a line, a measure a column.
    fn medians(&self, summary: &SchemeSummary) -> String {
        let mut table = vec![vec!["method".to_owned()], vec!["runs".to_owned()]];
        for method in &summary.methods {
            table[0].push(method.method.clone());
            table[1].push(if method.planned == method.runs {
                method.runs.to_string()
            } else {
                format!("{} of {}", method.planned, method.runs)
            });
        }
        for column in &self.columns {
            let of = |method: &str| -> Option<&SummaryRow> {
                summary.rows.iter().find(|row| row.method == method && is_of(row, column))
            };
            let cells: Vec<Option<String>> = summary
                .methods
                .iter()
                .map(|method| of(&method.method).map(|row| spread(&row.spread)))
                .collect();
            table.extend(filled(column, cells));
        }
        blocks(&table, 2)
    }

    /// A method a line, a measure a column, with what was won.
    fn differences(&self, summary: &SchemeSummary) -> String {
        let others = || {
            let methods = summary.methods.iter().map(|method| method.method.as_str());
            methods.filter(|&method| Some(method) != self.reference.as_deref())
        };
        let labels = std::iter::once("method").chain(others());
        let mut table = vec![labels.map(str::to_owned).collect::<Vec<_>>()];
        for column in &self.columns {
            let of = |method: &str| -> Option<&Comparison> {
                let mut rows = summary.comparisons.iter();
                rows.find(|row| row.method == method && is_compared(row, column))
            };
            let cells = others().map(|method| of(method).map(compared)).collect();
            table.extend(filled(column, cells));
        }
        blocks(&table, 1)
    }
}

fn is_of(row: &SummaryRow, column: &str) -> bool {
    (row.measure.as_str(), row.of.as_str()) == columns::split(column)
}

fn is_compared(row: &Comparison, column: &str) -> bool {
    (row.measure.as_str(), row.of.as_str()) == columns::split(column)
}

/// A column under its head; none where no method has it.
fn filled(column: &str, cells: Vec<Option<String>>) -> Option<Vec<String>> {
    let any = cells.iter().any(Option::is_some);
    let cells = cells.into_iter().map(|cell| cell.unwrap_or_else(|| "-".to_owned()));
    any.then(|| std::iter::once(column.to_owned()).chain(cells).collect())
}

fn spread(spread: &Spread) -> String {
    let median = number(spread.median);
    match spread.interval {
        Some(interval) if spread.min < spread.max => {
            format!("{median} [{}, {}]", number(interval.low), number(interval.high))
        }
        _ => median,
    }
}

fn compared(row: &Comparison) -> String {
    let mut text = spread(&row.difference);
    if let (Some(won), Some(p)) = (row.won, row.p) {
        let _ = write!(text, " won {:.0}% p {}", 100.0 * won, probability(p));
    }
    text
}

/// A probability, to two significant digits.
fn probability(p: f64) -> String {
    match p {
        _ if p < 0.0001 => "<0.0001".to_owned(),
        _ if p < 0.001 => format!("{p:.5}"),
        _ if p < 0.01 => format!("{p:.4}"),
        _ => format!("{p:.2}"),
    }
}

/// A number with as many decimals as an eye can use.
fn number(value: f64) -> String {
    if value.fract().abs() > 0.0 {
        let text = if value.abs() >= 100.0 { format!("{value:.1}") } else { format!("{value:.3}") };
        return text.trim_end_matches('0').trim_end_matches('.').to_owned();
    }
    format!("{value}")
}

/// Columns side by side, as many as a line takes, then the others below; the first `heads` lead each block.
fn blocks(table: &[Vec<String>], heads: usize) -> String {
    let width =
        |column: &[String]| column.iter().map(|cell| cell.chars().count()).max().unwrap_or(0) + 2;
    let (heads, mut rest) = table.split_at(heads);
    let lead: usize = heads.iter().map(|column| width(column)).sum();
    let mut text = String::new();
    while !rest.is_empty() {
        let mut taken = 0;
        let mut used = lead;
        while taken < rest.len() && (taken == 0 || used + width(&rest[taken]) <= WIDTH) {
            used += width(&rest[taken]);
            taken += 1;
        }
        let block: Vec<&Vec<String>> = heads.iter().chain(&rest[..taken]).collect();
        for line in 0..heads[0].len() {
            let cells =
                block.iter().map(|column| format!("{:w$}", column[line], w = width(column)));
            text += cells.collect::<String>().trim_end();
            text.push('\n');
        }
        text.push('\n');
        rest = &rest[taken..];
    }
    text
}
