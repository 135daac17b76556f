//! When a placement can run: inside the horizon, while the candidate is free and the post is open.

use crate::model::{CandidateRow, PostRow};

/// Whether a placement from `start` fits the post's windows and the candidate's availability.
///
/// `taken` is the number of people whose placements under way hold the post, by period.
pub(in crate::rotation) fn fits(
    candidate: &CandidateRow,
    post: &PostRow,
    taken: &[u32],
    start: usize,
) -> bool {
    let end = start + post.duration;
    end <= post.places.len()
        && post.may_start[start]
        && candidate.under_way.is_none_or(|under_way| start >= under_way.remaining)
        && (start..end).all(|p| candidate.available[p] && post.places[p] > taken[p])
}
