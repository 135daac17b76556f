//! Assignment problems of the OR-Library.

use super::findings::{Findings, quoted, text};
use crate::error::FaultCode;
use crate::error::InvalidInput;
use crate::model::{Candidate, Kind, Post, Provider, SchemeBuilder, Sector};
use crate::sources::generate::ids;

const WHAT: &str = "assignment problem";
const KIND: &str = "task";
/// Most rows, so that an announced size alone takes no memory.
const MOST_ROWS: u32 = 4_000;
/// Furthest that a cost lies from 0, and that two costs lie apart.
const FURTHEST: i64 = 1_000_000;

/// An assignment problem as a scheme, and the way back from points to cost.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct Assignment {
    /// The scheme, to change or build.
    pub parts: SchemeBuilder,
    /// Number of rows, and of columns.
    pub size: u32,
    /// The largest cost: a placement has as many points as its cost lies below it.
    pub ceiling: i64,
}

impl Assignment {
    /// The cost of an assignment, from the points of its plan: `size * ceiling - points`.
    ///
    /// A bound on points becomes a lower bound on cost in the same way.
    pub fn cost(&self, points: i64) -> i64 {
        i64::from(self.size) * self.ceiling - points
    }
}

/// Reads an assignment problem in the format of the OR-Library (Beasley 1990, "OR-Library: distributing test
/// problems by electronic mail", Journal of the Operational Research Society 41): a number n, then n rows of n
/// costs, all whole and separated by white space, of which the sum over a one-to-one assignment of rows to columns is
/// to be as small as possible.
///
/// Rows become candidates `row-...`, columns posts `column-...` of one place, in one period, and everybody must be
/// placed. A candidate has `ceiling - cost` points for a post, where `ceiling` is the largest cost, at scale 1. So
/// plans are the assignments, a plan of P points costs `n * ceiling - P` ([`Assignment::cost`]), and the plan of the
/// most points is the assignment of the least cost. `meta` keeps `size` and `ceiling`.
///
/// n is 1 to 4,000; costs lie within a million of 0, and of each other.
///
/// ```
/// use secondment::sources::import::import_assignment;
/// use secondment::solve::Solver;
///
/// let problem = import_assignment(b"3  4 1 3  2 0 5  3 2 2")?;
/// let outcome = Solver::new(&problem.parts.clone().build()?).solve()?;
/// let points = outcome.solution().ok_or("there is a plan")?.claims.objective;
/// // 1 + 2 + 2.
/// assert_eq!((points, problem.cost(points)), (10, 5));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
///
/// # Errors
///
/// [`InvalidInput`] with every fault: words that are no whole numbers, numbers out of range, and fewer or more costs
/// than n x n.
pub fn import_assignment(bytes: &[u8]) -> Result<Assignment, InvalidInput> {
    let text = text(bytes, WHAT)?;
    let mut findings = Findings::default();
    let mut words = (1..)
        .zip(text.lines())
        .flat_map(|(line, words)| words.split_whitespace().map(move |word| (line, word)));
    let size = size(words.next(), &mut findings);
    let costs = costs(words, size, &mut findings);
    findings.check(WHAT)?;
    Ok(assignment(size, &costs))
}

/// The number of rows; 0 where there is none.
fn size(word: Option<(u32, &str)>, findings: &mut Findings) -> u32 {
    let Some((line, word)) = word else {
        let action = "state the number of rows, then the costs";
        findings.error(FaultCode::MissingField, "size", 1, "the file is empty", action);
        return 0;
    };
    match whole(word, "size", line, findings) {
        Some(size) if (1..=i64::from(MOST_ROWS)).contains(&size) => size as u32,
        Some(size) => {
            let cause = format!("the number of rows is {size}");
            let action = format!("state 1 to {MOST_ROWS}");
            findings.error(FaultCode::NumberOutOfRange, "size", line, cause, action);
            0
        }
        None => 0,
    }
}

/// All costs, row by row; judged even where the size is not known.
fn costs<'t>(
    words: impl Iterator<Item = (u32, &'t str)>,
    size: u32,
    findings: &mut Findings,
) -> Vec<i64> {
    let expected = size as usize * size as usize;
    let (mut costs, mut end, mut count) = (Vec::new(), 1, 0);
    let (mut least, mut most) = ((i64::MAX, 0), (i64::MIN, 0));
    for (line, word) in words {
        (end, count) = (line, count + 1);
        if count > expected && size > 0 {
            continue;
        }
        let path = match size as usize {
            0 => format!("costs[{}]", count - 1),
            size => format!("costs[{}][{}]", (count - 1) / size, (count - 1) % size),
        };
        let Some(cost) = whole(word, &path, line, findings) else { continue };
        if !(-FURTHEST..=FURTHEST).contains(&cost) {
            let action = format!("state a cost within {FURTHEST} of 0");
            let cause = format!("the cost is {cost}");
            findings.error(FaultCode::NumberOutOfRange, path, line, cause, action);
            continue;
        }
        (least, most) = (least.min((cost, line)), most.max((cost, line)));
        costs.push(cost);
    }
    if size > 0 && count != expected {
        let cause =
            format!("{size} rows of {size} costs are {expected} numbers, and {count} follow");
        let (code, action) = if count < expected {
            (FaultCode::MissingField, "complete the file, which may be cut short")
        } else {
            (FaultCode::TooMany, "correct the number of rows, or remove what is too much")
        };
        findings.error(code, "costs", end, cause, action);
    }
    if !costs.is_empty() && most.0 - least.0 > FURTHEST {
        let cause = format!("costs run from {} to {}", least.0, most.0);
        let action = format!("state costs within {FURTHEST} of each other");
        findings.error(FaultCode::NumberOutOfRange, "costs", most.1, cause, action);
    }
    costs
}

/// A whole number; any other word is a fault.
fn whole(word: &str, path: &str, line: u32, findings: &mut Findings) -> Option<i64> {
    let number = word.parse().ok();
    if number.is_none() {
        let cause = format!("{} is not a whole number", quoted(word));
        let action = "write a whole number, without fraction or exponent";
        findings.error(FaultCode::NotAnInteger, path, line, cause, action);
    }
    number
}

fn assignment(size: u32, costs: &[i64]) -> Assignment {
    let ceiling = costs.iter().copied().max().unwrap_or(0);
    let host = Provider::new("host", KIND, Sector::Public);
    let mut parts = SchemeBuilder::new(1).kind(Kind::new(KIND)).provider(host);
    parts.scale = 1;
    parts.rules.must_place = true;
    parts.meta = [("size".to_owned(), size.into()), ("ceiling".to_owned(), ceiling.into())].into();
    let columns = ids("column", size, 1);
    parts.posts = columns.iter().map(|id| Post::new(id.clone(), "host")).collect();
    let rows = ids("row", size, 1).into_iter().zip(costs.chunks(size as usize));
    let candidate = |(id, costs): (_, &[i64])| {
        let points = costs.iter().map(|cost| (ceiling - cost) as f64);
        Candidate { points: columns.iter().cloned().zip(points).collect(), ..Candidate::new(id) }
    };
    parts.candidates = rows.map(candidate).collect();
    Assignment { parts, size, ceiling }
}
