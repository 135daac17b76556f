//! When a placement can run: inside the horizon, while the candidate is free and the post is open.

use crate::model::{CandidateRow, PostRow, Scheme};
use crate::pricing::period_set::{self, PeriodSet};

/// Starts at which a placement fits the post's windows, the horizon and the places left.
///
/// `taken` is the number of people whose placements under way hold the post, by period.
pub(crate) fn starts(post: &PostRow, taken: &[u32]) -> PeriodSet {
    let left = post.places.iter().zip(taken).map(|(places, taken)| places > taken);
    let may_start = period_set::of(post.may_start.iter().copied());
    may_start & period_set::runs(period_set::of(left), post.duration)
}

/// The same if there were places in every period.
pub(crate) fn starts_anywhere(post: &PostRow, periods: usize) -> PeriodSet {
    let horizon = period_set::of((0..periods).map(|_| true));
    period_set::of(post.may_start.iter().copied()) & period_set::runs(horizon, post.duration)
}

/// The same for one candidate, where places are filled by hundredths: `room` is what placements under way
/// leave of the post, by period. Periods of leave take none of it, and no placement starts in one.
pub(crate) fn starts_of(candidate: &CandidateRow, post: &PostRow, room: &[i64]) -> PeriodSet {
    let share = i64::from(candidate.share);
    let left = period_set::of(room.iter().map(|&room| room >= share));
    let horizon = period_set::of(room.iter().map(|_| true));
    let may_start = period_set::of(post.may_start.iter().copied()) & !candidate.leave;
    may_start & period_set::runs(left | candidate.leave & horizon, post.duration)
}

/// Periods in which the candidate can be placed.
pub(crate) fn free(candidate: &CandidateRow) -> PeriodSet {
    let remaining = candidate.under_way.map_or(0, |under_way| under_way.remaining);
    let available = candidate.available.iter().enumerate();
    period_set::of(available.map(|(period, &available)| available && period >= remaining))
}

/// Occupancy by placements under way, by post and period.
pub(crate) fn occupied(scheme: &Scheme) -> Vec<u32> {
    let periods = scheme.periods();
    let mut taken = vec![0; scheme.posts().len() * periods];
    for candidate in scheme.candidates() {
        if let Some(under_way) = scheme.candidate_row(candidate).under_way {
            let first = under_way.post.get() * periods;
            let remaining = under_way.remaining.min(periods);
            taken[first..first + remaining].iter_mut().for_each(|count| *count += 1);
        }
    }
    taken
}
