//! What placements are counted by.

use crate::model::{Each, PlaceIx, PostIx, Scheme, StreamIx};

/// What placements in a post are told apart by; `None` where the post has no such thing.
pub(super) fn value(scheme: &Scheme, each: Each, post: PostIx) -> Option<usize> {
    let row = scheme.post_row(post);
    let provider = scheme.provider_row(row.provider);
    match each {
        Each::Stream => row.stream.map(StreamIx::get),
        Each::Provider => Some(row.provider.get()),
        Each::Kind => Some(provider.kind.get()),
        Each::Sector => Some(provider.sector as usize),
        Each::Place => provider.place.map(PlaceIx::get),
    }
}
