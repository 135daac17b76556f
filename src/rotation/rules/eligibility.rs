//! Whether a post is open to a candidate at all: listed, not vetoed, refused or forbidden.

use crate::model::{CandidateRow, PostIx, PostRow};

/// Whether the post is open to the candidate in some period.
pub(in crate::rotation) fn open(candidate: &CandidateRow, post: PostIx, row: &PostRow) -> bool {
    candidate.only.as_ref().is_none_or(|only| only.binary_search(&post).is_ok())
        && candidate.refused.binary_search(&post).is_err()
        && candidate.vetoed_posts.binary_search(&post).is_err()
        && candidate.vetoed_providers.binary_search(&row.provider).is_err()
}

/// Whether a start is ruled out by name.
pub(in crate::rotation) fn forbidden(candidate: &CandidateRow, post: PostIx, start: usize) -> bool {
    candidate.forbidden.iter().any(|&(p, s)| p == post && s.is_none_or(|s| s == start))
}
