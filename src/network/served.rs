//! Providers that a candidate has served with, and their kinds as sets of at most 64.

use crate::model::{CandidateIx, PostRow, ProviderIx, Scheme, UnderWayRow};
use crate::plan::Placement;

/// A set of kinds: bit k stands for the kind of index k.
pub(super) type Kinds = u64;

/// Kinds met before the scheme: of the providers served with before it.
pub(super) fn before(scheme: &Scheme, candidate: CandidateIx) -> Kinds {
    kinds(scheme, &providers_before(scheme, candidate))
}

/// Kinds met after a rotation: of the providers served with after it.
pub(super) fn after(scheme: &Scheme, candidate: CandidateIx, rotation: &[Placement]) -> Kinds {
    kinds(scheme, &providers_after(scheme, candidate, rotation))
}

/// Providers served with before the scheme, in order, each once: counted spells of history, and the
/// placement under way.
pub(super) fn providers_before(scheme: &Scheme, candidate: CandidateIx) -> Vec<ProviderIx> {
    let row = scheme.candidate_row(candidate);
    let spells = row.history.iter().filter(|spell| spell.counts).map(|spell| spell.provider);
    let is_served =
        |placement: &&UnderWayRow| placement.served > 0 || row.served(0, placement.remaining) > 0;
    let under_way = row.under_way.iter().filter(is_served);
    let under_way = under_way.flat_map(|placement| scheme.post_row(placement.post).providers());
    each_once(spells.chain(under_way).collect())
}

/// Providers served with after a rotation, in order, each once: those before, of its placements, and the
/// home employer if a period is idle and served there.
pub(super) fn providers_after(
    scheme: &Scheme,
    candidate: CandidateIx,
    rotation: &[Placement],
) -> Vec<ProviderIx> {
    let row = scheme.candidate_row(candidate);
    let mut providers = providers_before(scheme, candidate);
    let available = row.available.iter().enumerate();
    let mut idle: Vec<bool> =
        available.map(|(at, &open)| open && row.leave >> at & 1 == 0).collect();
    let under_way = row.under_way.map_or(0, |placement| placement.remaining);
    idle.iter_mut().take(under_way).for_each(|period| *period = false);
    for placement in rotation {
        let Some((post, periods)) = covered(scheme, placement) else { continue };
        providers.extend(post.providers());
        idle[periods].fill(false);
    }
    providers.extend(row.home.filter(|_| scheme.weights().home_service && idle.contains(&true)));
    each_once(providers)
}

fn each_once(mut providers: Vec<ProviderIx>) -> Vec<ProviderIx> {
    providers.sort_unstable();
    providers.dedup();
    providers
}

/// The post of a placement and the periods it covers; `None` where the post is unknown or the
/// horizon is exceeded.
fn covered<'s>(
    scheme: &'s Scheme,
    placement: &Placement,
) -> Option<(&'s PostRow, std::ops::Range<usize>)> {
    let post = scheme.post_row(scheme.find_post(placement.post.as_str())?);
    let start = (placement.start as usize).checked_sub(1)?;
    let end = start.checked_add(post.duration).filter(|&end| end <= scheme.periods())?;
    Some((post, start..end))
}

/// The kinds of some providers.
pub(super) fn kinds(scheme: &Scheme, providers: &[ProviderIx]) -> Kinds {
    providers.iter().fold(0, |kinds, &provider| kinds | 1 << scheme.kind_of(provider).get())
}
