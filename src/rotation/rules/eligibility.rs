//! Whether a post is open to a candidate at all: not vetoed, refused or forbidden.

use crate::model::{CandidateRow, PostIx, ProviderIx};
use crate::rotation::period_set::PeriodSet;

/// Whether a listed post is open to the candidate in some period.
pub(in crate::rotation) fn open(row: &CandidateRow, post: PostIx, provider: ProviderIx) -> bool {
    row.refused.binary_search(&post).is_err()
        && row.vetoed_posts.binary_search(&post).is_err()
        && row.vetoed_providers.binary_search(&provider).is_err()
}

/// Starts that are ruled out by name.
pub(in crate::rotation) fn forbidden(candidate: &CandidateRow, post: PostIx) -> PeriodSet {
    let named = candidate.forbidden.iter().filter(|(p, _)| *p == post);
    named.fold(0, |set, (_, start)| set | start.map_or(PeriodSet::MAX, |start| 1 << start))
}
