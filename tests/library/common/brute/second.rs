//! Posts that serve two providers.

use std::collections::BTreeSet;

use secondment::model::{Id, Post, SchemeBuilder};

use super::provider;

/// The providers of a post.
pub(crate) fn hosts(post: &Post) -> Vec<&Id> {
    let mut hosts = vec![&post.provider];
    hosts.extend(post.also.as_ref());
    hosts
}

/// The kinds that a period in a post serves.
pub(crate) fn kinds(parts: &SchemeBuilder, post: &Post) -> BTreeSet<Id> {
    hosts(post).into_iter().map(|id| provider(parts, id.as_str()).kind.clone()).collect()
}
