//! Which posts and candidates of a scheme a rule is about.

use std::collections::BTreeSet;

use super::{Candidate, CandidateIx, CandidateSelect, Id, PostIx, PostSelect, Scheme};

/// Whether a set, if given, has the id.
fn has(set: Option<&BTreeSet<Id>>, id: Option<&Id>) -> bool {
    set.is_none_or(|set| id.is_some_and(|id| set.contains(id)))
}

impl PostSelect {
    /// Whether a post matches every set given.
    pub fn matches(&self, scheme: &Scheme, post: PostIx) -> bool {
        let post = scheme.post(post);
        let provider = scheme.find_provider(post.provider.as_str()).map(|ix| scheme.provider(ix));
        let sector = provider.map(|provider| provider.sector);
        let tagged = |tags: &BTreeSet<Id>| !tags.is_disjoint(&post.tags);
        has(self.posts.as_ref(), Some(&post.id))
            && has(self.providers.as_ref(), Some(&post.provider))
            && has(self.kinds.as_ref(), provider.map(|provider| &provider.kind))
            && has(self.places.as_ref(), provider.and_then(|provider| provider.place.as_ref()))
            && has(self.streams.as_ref(), post.stream.as_ref())
            && self.sectors.as_ref().is_none_or(|set| sector.is_some_and(|at| set.contains(&at)))
            && self.tags.as_ref().is_none_or(tagged)
    }
}

impl CandidateSelect {
    /// Whether a candidate matches every set given.
    pub fn matches(&self, scheme: &Scheme, candidate: CandidateIx) -> bool {
        self.includes(scheme.candidate(candidate))
    }

    /// Whether a candidate as given matches every set given.
    pub(crate) fn includes(&self, candidate: &Candidate) -> bool {
        has(self.ids.as_ref(), Some(&candidate.id))
            && has(self.homes.as_ref(), candidate.home.as_ref())
    }
}
