//! Rows that count people by post and period.

use super::sheet::{Add, Amounts, Stay};
use crate::model::{CandidateIx, PostIx, Scheme};

/// Each person in a post in a period counts as one in the row there, if there is one.
pub(super) struct Grid {
    periods: usize,
    /// By post and period.
    rows: Vec<Option<usize>>,
    /// Whom it counts, by candidate.
    counts: Vec<bool>,
}

impl Grid {
    /// Everybody, in the rows that are named for posts and periods, in their order.
    pub(super) fn of(scheme: &Scheme, mut row: impl FnMut(PostIx, usize) -> Option<usize>) -> Self {
        let mut rows = Vec::with_capacity(scheme.posts().len() * scheme.periods());
        for post in scheme.posts() {
            rows.extend((0..scheme.periods()).map(|period| row(post, period)));
        }
        let counts = vec![true; scheme.candidates().len()];
        Self { periods: scheme.periods(), rows, counts }
    }

    /// Counts some candidates alone.
    pub(super) fn counting(mut self, counts: impl Fn(CandidateIx) -> bool) -> Self {
        for (at, counted) in self.counts.iter_mut().enumerate() {
            *counted = counts(CandidateIx::new(at));
        }
        self
    }
}

impl Amounts for Grid {
    fn stay(&self, stay: &Stay, add: &mut Add<'_>) {
        if !self.counts[stay.candidate.get()] {
            return;
        }
        let from = stay.post.get() * self.periods;
        for period in stay.from..stay.until {
            if let Some(row) = self.rows[from + period] {
                add(row, period, 1);
            }
        }
    }
}
