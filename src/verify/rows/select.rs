//! Which posts, candidates and periods a rule is about, worked out once.

use std::collections::BTreeSet;

use super::sheet::Stay;
use crate::model::{CandidateSelect, PostIx, PostSelect, Scheme, When};

/// Posts and candidates by index.
pub(super) struct Scope {
    posts: Vec<bool>,
    candidates: Vec<bool>,
}

impl Scope {
    pub(super) fn of(scheme: &Scheme, posts: &PostSelect, candidates: &CandidateSelect) -> Self {
        Self {
            posts: scheme.posts().map(|post| posts.matches(scheme, post)).collect(),
            candidates: scheme.candidates().map(|ix| candidates.matches(scheme, ix)).collect(),
        }
    }

    pub(super) fn has_post(&self, post: PostIx) -> bool {
        self.posts[post.get()]
    }

    pub(super) fn has(&self, stay: &Stay) -> bool {
        self.has_post(stay.post) && self.candidates[stay.candidate.get()]
    }
}

/// Whether a rule is about a period, by period; none stated is all.
pub(super) fn periods(scheme: &Scheme, stated: &BTreeSet<When>) -> Vec<bool> {
    let mut in_force = vec![stated.is_empty(); scheme.periods()];
    for period in stated.iter().filter_map(|&when| scheme.position(when)) {
        in_force[period] = true;
    }
    in_force
}
