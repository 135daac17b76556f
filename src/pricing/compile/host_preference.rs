//! Points of hosts' ranks of one candidate.

use super::cursor::Cursor;
use crate::model::{CandidateRow, PostIx, ProviderIx, Scheme};
use crate::pricing::points::fit;

/// What hosts' ranks of one candidate are worth, post after post in order of index.
pub(crate) enum HostPreference<'a> {
    /// The scheme gives no points for them.
    Unscored,
    /// By the posts that rank the candidate themselves, else by the provider.
    Scored(Cursor<'a, u32>),
}

impl<'a> HostPreference<'a> {
    pub(crate) fn of(scheme: &Scheme, row: &'a CandidateRow) -> Self {
        let weights = scheme.weights();
        if weights.host_preference.is_empty() && weights.host_preference_otherwise == 0 {
            return Self::Unscored;
        }
        Self::Scored(Cursor(&row.post_ranks))
    }

    /// Points per period of a post; posts must be asked for in order.
    pub(crate) fn at(
        &mut self,
        scheme: &Scheme,
        row: &CandidateRow,
        (post, provider): (PostIx, ProviderIx),
    ) -> i64 {
        let Self::Scored(of_posts) = self else { return 0 };
        let rank = if scheme.post_row(post).own_ranks {
            of_posts.at(post)
        } else {
            let ranks = &row.provider_ranks;
            let at = ranks.binary_search_by_key(&provider, |entry| entry.0);
            at.ok().map(|at| ranks[at].1)
        };
        fit::host_preference(scheme.weights(), rank)
    }
}
