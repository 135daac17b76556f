//! Placements that must happen.

use crate::model::{CandidateRow, PostIx, PostRow};

/// Periods that pinned placements cover.
pub(in crate::rotation) struct Pins<'a> {
    pinned: &'a [(PostIx, usize)],
    covered: Vec<bool>,
}

impl<'a> Pins<'a> {
    /// The pins of a candidate; `row` gives a post's duration.
    pub(in crate::rotation) fn of<'s>(
        candidate: &'a CandidateRow,
        row: impl Fn(PostIx) -> &'s PostRow,
    ) -> Self {
        let mut covered = vec![false; candidate.available.len()];
        for &(post, start) in &candidate.pinned {
            let end = (start + row(post).duration).min(covered.len());
            covered[start..end].fill(true);
        }
        Self { pinned: &candidate.pinned, covered }
    }

    /// Whether a placement leaves every pin possible: it is one, or overlaps none.
    pub(in crate::rotation) fn leaves(&self, post: PostIx, start: usize, duration: usize) -> bool {
        self.pinned.contains(&(post, start))
            || !self.covered[start..start + duration].contains(&true)
    }

    /// Whether a period is covered by a pin, so that it cannot stay idle.
    pub(in crate::rotation) fn covers(&self, period: usize) -> bool {
        self.covered[period]
    }
}
