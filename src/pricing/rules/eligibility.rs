//! Whether a post is open to a candidate at all: not vetoed, refused or forbidden.

use crate::model::{CandidateRow, PostIx, ProviderIx};
use crate::pricing::period_set::PeriodSet;

/// Whether a listed post is open to the candidate in some period.
///
/// A veto on either of its providers closes it.
pub(crate) fn open(
    row: &CandidateRow,
    post: PostIx,
    provider: ProviderIx,
    also: Option<ProviderIx>,
) -> bool {
    let vetoed = |provider| row.vetoed_providers.binary_search(&provider).is_ok();
    row.refused.binary_search(&post).is_err()
        && row.vetoed_posts.binary_search(&post).is_err()
        && !vetoed(provider)
        && !also.is_some_and(vetoed)
}

/// Starts that are ruled out by name.
pub(crate) fn forbidden(candidate: &CandidateRow, post: PostIx) -> PeriodSet {
    let named = candidate.forbidden.iter().filter(|(p, _)| *p == post);
    named.fold(0, |set, (_, start)| set | start.map_or(PeriodSet::MAX, |start| 1 << start))
}
