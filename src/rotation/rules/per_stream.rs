//! Placements per stream, at most so many.

use crate::model::{PostRow, Scheme};

/// In no stream, so without limit.
pub(in crate::rotation) const NONE: u32 = u32::MAX;

/// The stream of a post, where the limit can bind.
pub(in crate::rotation) fn limited(scheme: &Scheme, post: &PostRow) -> u32 {
    let limit = scheme.parts().rules.per_stream as usize;
    let binds = limit <= scheme.periods();
    post.stream.filter(|_| binds).map_or(NONE, |stream| stream.get() as u32)
}

/// Whether a stream takes one more placement after others, given by their streams.
pub(in crate::rotation) fn takes(
    scheme: &Scheme,
    stream: u32,
    others: impl Iterator<Item = u32>,
) -> bool {
    stream == NONE
        || others.filter(|&other| other == stream).count()
            < scheme.parts().rules.per_stream as usize
}
