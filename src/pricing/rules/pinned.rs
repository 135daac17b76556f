//! Placements that must happen.

use crate::model::{CandidateRow, PostIx, Scheme};
use crate::pricing::period_set::{self, PeriodSet};

/// Periods that pinned placements cover.
pub(crate) struct Pins<'a> {
    pinned: &'a [(PostIx, usize)],
    covered: PeriodSet,
}

impl<'a> Pins<'a> {
    /// The pins of a candidate.
    pub(crate) fn of(scheme: &Scheme, candidate: &'a CandidateRow) -> Self {
        let mut covered = 0;
        for &(post, start) in &candidate.pinned {
            let end = (start + scheme.post_row(post).duration).min(scheme.periods());
            covered = (start..end).fold(covered, |set, period| set | 1 << period);
        }
        Self { pinned: &candidate.pinned, covered }
    }

    /// Starts of a placement that leave every pin possible: it is one, or overlaps none.
    pub(crate) fn leave(&self, post: PostIx, duration: usize) -> PeriodSet {
        let own = self.pinned.iter().filter(|(pinned, _)| *pinned == post);
        let own = own.fold(0, |set: PeriodSet, (_, start)| set | 1 << start);
        period_set::runs(!self.covered, duration) | own
    }

    /// Whether a period is covered by a pin, so that it cannot stay idle.
    pub(crate) fn covers(&self, period: usize) -> bool {
        self.covered >> period & 1 == 1
    }
}
