//! What a file says, whatever its format.

use std::collections::BTreeMap;

use super::options::OrderType;
use crate::error::FaultCode;
use crate::sources::import::findings::{Findings, quoted};

/// Most alternatives.
pub(super) const MOST_ALTERNATIVES: u32 = 10_000;
/// Most voters.
const MOST_VOTERS: u64 = 1_000_000;
/// Most ranks over all voters.
const MOST_RANKS: u64 = 20_000_000;

/// A line that is not blank, without white space around it, and its number from 1.
pub(super) type Line<'t> = (u32, &'t str);

/// All lines that are not blank.
pub(super) fn lines(text: &str) -> Vec<Line<'_>> {
    (1..).zip(text.lines().map(str::trim)).filter(|(_, line)| !line.is_empty()).collect()
}

/// A number stated in the file, and where.
#[derive(Clone, Copy)]
pub(super) struct Stated {
    pub(super) number: u64,
    pub(super) line: u32,
}

/// Voters who like the same.
pub(super) struct Order {
    pub(super) line: u32,
    /// Number of voters; 0 where it could not be read.
    pub(super) count: u32,
    /// Alternatives from 1 by rank, those of one rank in increasing order; `None` where they could not be read.
    pub(super) ranks: Option<Vec<Vec<u32>>>,
}

/// What a file says. Absent is what could not be read.
#[derive(Default)]
pub(super) struct Profile {
    /// Header lines by key, names of alternatives aside.
    pub(super) header: BTreeMap<String, String>,
    pub(super) orders_are: Option<OrderType>,
    pub(super) alternatives: Option<u32>,
    /// Names of alternatives, in order.
    pub(super) names: Vec<String>,
    pub(super) voters: Option<Stated>,
    pub(super) unique: Option<Stated>,
    pub(super) orders: Vec<Order>,
}

impl Profile {
    /// Number of voters over all orders.
    pub(super) fn count(&self) -> u64 {
        self.orders.iter().map(|order| u64::from(order.count)).sum()
    }

    /// Finds what does not fit together.
    pub(super) fn check(&self, findings: &mut Findings) {
        let what = [
            ("number of voters", self.voters, self.count(), "voters in all orders"),
            ("number of unique orders", self.unique, self.orders.len() as u64, "orders"),
        ];
        for (name, stated, found, of) in what {
            if let Some(Stated { number, line }) = stated.filter(|stated| stated.number != found) {
                let cause = format!("the {name} is {number}, and {found} {of} follow");
                let action = "correct the number, or complete the file, which may be cut short";
                findings.error(FaultCode::NumberOutOfRange, name, line, cause, action);
            }
        }
        if self.count() > MOST_VOTERS {
            let cause = format!("there are {} voters", self.count());
            let action = format!("state {MOST_VOTERS} at most");
            findings.error(FaultCode::TooMany, "orders", 0, cause, action);
        }
        let ranks = |order: &Order| {
            let listed = order.ranks.iter().flatten().map(Vec::len).sum::<usize>() as u64;
            u64::from(order.count) * listed
        };
        let ranks: u64 = self.orders.iter().map(ranks).sum();
        if ranks > MOST_RANKS {
            let cause = format!("all voters together rank {ranks} alternatives");
            let action = format!("keep to {MOST_RANKS}, with fewer voters or shorter orders");
            findings.error(FaultCode::TooMany, "orders", 0, cause, action);
        }
        self.check_repeats(findings);
    }

    fn check_repeats(&self, findings: &mut Findings) {
        let mut seen = BTreeMap::new();
        for (at, order) in self.orders.iter().enumerate() {
            let Some(ranks) = &order.ranks else { continue };
            if let Some(first) = seen.insert(ranks, order.line) {
                let cause = format!("the order of line {first} is stated again");
                let action = "add up the counts in one line";
                let path = format!("orders[{at}]");
                findings.error(FaultCode::DuplicateEntry, path, order.line, cause, action);
                seen.insert(ranks, first);
            }
        }
    }
}

/// Reads a whole number in a range; anything else is a fault.
pub(super) fn number(
    word: &str,
    allowed: std::ops::RangeInclusive<u64>,
    path: &str,
    line: u32,
    findings: &mut Findings,
) -> Option<u64> {
    let digits = !word.is_empty() && word.bytes().all(|byte| byte.is_ascii_digit());
    if !digits {
        let cause = format!("{} is not a whole number", quoted(word));
        let action = "write digits alone";
        findings.error(FaultCode::NotAnInteger, path, line, cause, action);
        return None;
    }
    let number = word.parse().ok().filter(|number| allowed.contains(number));
    if number.is_none() {
        let cause = format!("the number is {}", quoted(word));
        let action = format!("state {} to {}", allowed.start(), allowed.end());
        findings.error(FaultCode::NumberOutOfRange, path, line, cause, action);
    }
    number
}
