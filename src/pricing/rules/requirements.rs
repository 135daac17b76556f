//! What a candidate requires of posts.

use crate::model::{CandidateRow, PostRow};

/// Whether the post meets all that the candidate requires.
pub(crate) fn met(candidate: &CandidateRow, post: &PostRow) -> bool {
    let mut offered = post.meets.iter();
    candidate.requires.iter().all(|required| offered.any(|met| met == required))
}
