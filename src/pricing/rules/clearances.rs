//! Clearances that a post asks for.

use crate::model::{CandidateRow, PostRow};
use crate::pricing::period_set::PeriodSet;

/// Starts at which the candidate holds every clearance that the post asks for.
pub(crate) fn starts(candidate: &CandidateRow, post: &PostRow) -> PeriodSet {
    post.clearances.iter().fold(PeriodSet::MAX, |set, clearance| {
        let from = candidate.cleared[clearance.get()].and_then(|from| u32::try_from(from).ok());
        set & from.and_then(|from| PeriodSet::MAX.checked_shl(from)).unwrap_or(0)
    })
}
