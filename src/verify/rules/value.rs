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

/// The same, put to people.
pub(super) fn in_one(each: Option<Each>) -> &'static str {
    match each {
        None => "",
        Some(Each::Stream) => " in one stream",
        Some(Each::Provider) => " with one provider",
        Some(Each::Kind) => " of one kind",
        Some(Each::Sector) => " in one sector",
        Some(Each::Place) => " in one place",
    }
}
