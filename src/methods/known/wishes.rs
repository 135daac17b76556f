//! What candidates prefer: posts by their ranks, then posts that they do not rank.

use super::lots::Lots;
use crate::model::PostIx;
use crate::verify::Person;

/// The rank that a candidate gives a post, if any.
pub(super) fn rank(person: &Person<'_>, post: PostIx) -> Option<u32> {
    let ranks = &person.row.preferences;
    let at = ranks.binary_search_by_key(&post, |entry| entry.0).ok()?;
    Some(ranks[at].1)
}

/// Where a post stands with a candidate: the lower the better.
///
/// Ranked posts come first, those of equal rank by lot; then all others, by lot as well.
pub(super) fn standing(person: &Person<'_>, at: usize, post: PostIx, lots: &Lots) -> (u64, u64) {
    (rank(person, post).map_or(u64::MAX, u64::from), lots.of(at, post))
}
