//! Streams open to a candidate.

use crate::model::{CandidateRow, PostRow};

/// Whether the post's stream, if it has one, is open to the candidate.
pub(crate) fn open(candidate: &CandidateRow, post: &PostRow) -> bool {
    let stated = candidate.streams.as_ref().zip(post.stream);
    stated.is_none_or(|(open, stream)| open.binary_search(&stream).is_ok())
}
