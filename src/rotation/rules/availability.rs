//! When a placement can run: inside the horizon, while the candidate is free and the post is open.

use crate::model::{CandidateRow, PostRow};
use crate::rotation::period_set::{self, PeriodSet};

/// Starts at which a placement fits the post's windows, the horizon and the places left.
///
/// `taken` is the number of people whose placements under way hold the post, by period.
pub(in crate::rotation) fn starts(post: &PostRow, taken: &[u32]) -> PeriodSet {
    let left = post.places.iter().zip(taken).map(|(places, taken)| places > taken);
    let may_start = period_set::of(post.may_start.iter().copied());
    may_start & period_set::runs(period_set::of(left), post.duration)
}

/// Periods in which the candidate can be placed.
pub(in crate::rotation) fn free(candidate: &CandidateRow) -> PeriodSet {
    let remaining = candidate.under_way.map_or(0, |under_way| under_way.remaining);
    let available = candidate.available.iter().enumerate();
    period_set::of(available.map(|(period, &available)| available && period >= remaining))
}
