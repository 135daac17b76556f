//! Required tags: limits on the placements that carry one.

use super::limit::Limit;
use crate::model::{PostIx, Scheme};

/// The limits on tags.
pub(crate) fn limits(scheme: &Scheme) -> Vec<Limit> {
    let tags = scheme.weights().tags.iter();
    tags.map(|limit| Limit { at_least: limit.at_least, at_most: limit.at_most }).collect()
}

/// Whether a post carries the tag of each limit.
pub(crate) fn carried(scheme: &Scheme, post: PostIx) -> impl Iterator<Item = bool> {
    let carried = &scheme.post_row(post).tags;
    scheme.weights().tags.iter().map(|limit| carried.binary_search(&limit.tag).is_ok())
}

/// Whether a rotation of this placement alone keeps the limits.
pub(crate) fn alone(scheme: &Scheme, post: PostIx) -> bool {
    let limits = scheme.weights().tags.iter().zip(carried(scheme, post));
    limits.into_iter().all(|(limit, carried)| {
        let count = u32::from(carried);
        limit.at_least <= count && count <= limit.at_most
    })
}
