//! What placements are told apart by where each is limited by itself.

use crate::model::{Each, Id, PostIx, Scheme};

/// What placements in a post are told apart by; `None` where there is no such thing.
pub(crate) fn value_of(scheme: &Scheme, each: Each, post: PostIx) -> Option<u32> {
    let row = scheme.post_row(post);
    let provider = scheme.provider_row(row.provider);
    let at = match each {
        Each::Stream => row.stream?.get(),
        Each::Provider => row.provider.get(),
        Each::Kind => provider.kind.get(),
        Each::Sector => provider.sector as usize,
        Each::Place => provider.place?.get(),
    };
    Some(at as u32)
}

/// The id of it.
pub(crate) fn name_of(scheme: &Scheme, each: Each, post: PostIx) -> Option<&str> {
    let provider = scheme.provider(scheme.post_row(post).provider);
    match each {
        Each::Stream => scheme.post(post).stream.as_ref().map(Id::as_str),
        Each::Provider => Some(provider.id.as_str()),
        Each::Kind => Some(provider.kind.as_str()),
        Each::Sector => Some(provider.sector.as_str()),
        Each::Place => provider.place.as_ref().map(Id::as_str),
    }
}
