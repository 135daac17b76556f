//! The rules that close posts to single candidates and that few schemes state, taken together.

use super::{clearances, conflicts, relocation, requirements, streams};
use crate::model::{CandidateRow, PostIx, Scheme};
use crate::pricing::period_set::PeriodSet;

/// What may close a post to a candidate, beyond what concerns every candidate.
pub(crate) struct Gates<'a> {
    scheme: &'a Scheme,
    row: &'a CandidateRow,
}

impl<'a> Gates<'a> {
    /// The gates of a candidate; `None` where no rule of this kind is stated.
    pub(crate) fn of(scheme: &'a Scheme, row: &'a CandidateRow) -> Option<Self> {
        let stated = !row.requires.is_empty()
            || row.streams.is_some()
            || !row.conflict_providers.is_empty()
            || !row.conflict_managers.is_empty()
            || !row.cleared.is_empty()
            || !row.moves.is_empty();
        stated.then_some(Self { scheme, row })
    }

    /// Starts that the gates leave open.
    pub(crate) fn starts(&self, post: PostIx) -> PeriodSet {
        let (row, post) = (self.row, self.scheme.post_row(post));
        let open = requirements::met(row, post) && streams::open(row, post);
        if !open || !conflicts::free(row, post) {
            return 0;
        }
        let starts = clearances::starts(row, post);
        if starts == 0 || row.moves.is_empty() {
            return starts;
        }
        starts & relocation::starts(self.scheme, row, post)
    }
}
