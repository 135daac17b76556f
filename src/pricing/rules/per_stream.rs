//! Placements per stream, at most so many.

use super::limit::{Limit, TIGHT};
use crate::model::{PostRow, Scheme};

/// In no stream, so without limit.
pub(crate) const NONE: u32 = u32::MAX;

/// The stream of a post, where the limit can bind.
pub(crate) fn limited(scheme: &Scheme, post: &PostRow) -> u32 {
    let limit = scheme.parts().rules.per_stream as usize;
    let binds = limit < scheme.periods();
    post.stream.filter(|_| binds).map_or(NONE, |stream| stream.get() as u32)
}

/// Whether a stream takes one more placement after others, given by their streams.
pub(crate) fn takes(scheme: &Scheme, stream: u32, others: impl Iterator<Item = u32>) -> bool {
    stream == NONE
        || others.filter(|&other| other == stream).count()
            < scheme.parts().rules.per_stream as usize
}

/// The streams with their limit, where it is so tight that the relaxation is to follow it.
pub(crate) fn tight(scheme: &Scheme) -> impl Iterator<Item = (u32, Limit)> {
    let at_most = scheme.parts().rules.per_stream;
    let binds = at_most <= TIGHT && (at_most as usize) < scheme.periods();
    let streams = scheme.streams().filter(move |_| binds);
    streams.map(move |stream| (stream.get() as u32, Limit { at_least: 0, at_most }))
}
