//! Conflicts of interest.

use crate::model::{CandidateRow, PostRow};

/// Whether the candidate has no conflict of interest with the post's provider or line manager.
pub(crate) fn free(candidate: &CandidateRow, post: &PostRow) -> bool {
    let managed = post
        .manager
        .is_some_and(|manager| candidate.conflict_managers.binary_search(&manager).is_ok());
    !managed && candidate.conflict_providers.binary_search(&post.provider).is_err()
}
