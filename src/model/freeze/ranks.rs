//! Hosts' ranks, turned round: by candidate instead of by host.

use std::collections::BTreeMap;

use super::super::tables::CandidateRow;
use super::super::{Id, PostIx, ProviderIx, SchemeBuilder};

/// Fills in the ranks that posts and providers gave each candidate, in order of index.
///
/// All lists of the parts are sorted by id.
pub(super) fn fill(parts: &SchemeBuilder, candidates: &mut [CandidateRow]) {
    let posts = parts.posts.iter().zip(0..);
    let posts = posts.filter_map(|(post, at)| Some((post.ranks.as_ref()?, PostIx::new(at))));
    for (row, ranks) in candidates.iter_mut().zip(by_candidate(parts, posts)) {
        row.post_ranks = ranks.into();
    }
    let providers = parts.providers.iter().zip(0..);
    let providers = providers.map(|(provider, at)| (&provider.ranks, ProviderIx::new(at)));
    for (row, ranks) in candidates.iter_mut().zip(by_candidate(parts, providers)) {
        row.provider_ranks = ranks.into();
    }
}

/// Ranks by candidate, each with its host in the order of the hosts; empty if no host ranks anybody.
fn by_candidate<'a, H: Copy>(
    parts: &SchemeBuilder,
    hosts: impl Iterator<Item = (&'a BTreeMap<Id, u32>, H)>,
) -> Vec<Vec<(H, u32)>> {
    let mut found = Vec::new();
    for (ranks, host) in hosts.filter(|(ranks, _)| !ranks.is_empty()) {
        found.resize_with(parts.candidates.len(), Vec::new);
        for (id, &rank) in ranks {
            let at = parts.candidates.binary_search_by(|candidate| candidate.id.cmp(id));
            found[at.expect("validated: a candidate of the scheme")].push((host, rank));
        }
    }
    found
}
