//! Moves to other bases.

use super::reach;
use crate::model::{CandidateRow, PostRow, Scheme};
use crate::pricing::period_set::{self, PeriodSet};

/// Starts of placements that are within reach of the base of every period they cover, for a
/// candidate who moves.
pub(crate) fn starts(scheme: &Scheme, candidate: &CandidateRow, post: &PostRow) -> PeriodSet {
    let provider = scheme.provider_row(post.provider);
    let near = |base| reach::near(scheme, candidate, base, provider);
    let mut reached = if near(candidate.base) { PeriodSet::MAX } else { 0 };
    for &(from, base) in &candidate.moves {
        // The moves are in order, so each holds until a later one takes over.
        let later = PeriodSet::MAX << from;
        reached = if near(Some(base)) { reached | later } else { reached & !later };
    }
    period_set::runs(reached, post.duration)
}
