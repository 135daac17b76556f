//! What rules that couple candidates list: rows, and what stays in posts add to them.

use std::ops::Range;

use super::row::Row;
use crate::model::{CandidateIx, PostIx, Scheme};
use crate::verify::past::on_leave;
use crate::verify::{Person, Step};

/// A candidate in a post over some periods, from `from` until before `until`, none of them on leave.
pub(super) struct Stay {
    pub(super) candidate: CandidateIx,
    pub(super) post: PostIx,
    pub(super) from: usize,
    pub(super) until: usize,
    /// Whether it starts in the horizon; one under way has started before.
    pub(super) starts: bool,
}

impl Stay {
    /// Whether the placement starts in this period of the horizon.
    pub(super) fn starts_in(&self, period: usize) -> bool {
        self.starts && period == self.from
    }
}

/// Calls back with the stretches of a placement between periods of leave.
pub(super) fn each_stay(
    scheme: &Scheme,
    (candidate, post): (CandidateIx, PostIx),
    periods: Range<usize>,
    starts: bool,
    take: &mut dyn FnMut(&Stay),
) {
    let row = scheme.candidate_row(candidate);
    let mut from = periods.start;
    while from < periods.end {
        let mut rest = from..periods.end;
        let until = rest.find(|&period| on_leave(row, period)).unwrap_or(periods.end);
        if from < until {
            let starts = starts && from == periods.start;
            take(&Stay { candidate, post, from, until, starts });
        }
        from = until + 1;
    }
}

/// Takes row, period and amount.
pub(super) type Add<'f> = dyn FnMut(usize, usize, i64) + 'f;

/// What stays add to the rows of one entry of the scheme.
pub(super) trait Amounts: Send + Sync {
    /// Adds every cell of a row and a period once.
    fn stay(&self, stay: &Stay, add: &mut Add<'_>);

    /// Adds what a whole rotation amounts to beyond its stays.
    fn rotation(&self, _person: &Person<'_>, _rotation: &[Step], _add: &mut Add<'_>) {}
}

/// The rows of a rule as it lists them.
pub(super) struct Sheet<'a> {
    pub(super) scheme: &'a Scheme,
    pub(super) rows: Vec<Row>,
    pub(super) amounts: Vec<Box<dyn Amounts + 'a>>,
}

impl Sheet<'_> {
    /// Adds a row; returns its index.
    pub(super) fn row(&mut self, row: Row) -> usize {
        self.rows.push(row);
        self.rows.len() - 1
    }
}
