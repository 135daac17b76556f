//! From checked parts to the frozen scheme: sort by id, resolve ids, scale weights.
//!
//! Runs only on parts in which validation found no fault, so every id resolves and every number is
//! in range.

mod boundary;
mod candidate;
mod fingerprint;
mod names;
mod post;
mod ranks;
mod travel;
mod weights;

use super::part::Value;
use super::{Scheme, SchemeBuilder};
use crate::error::Fault;
use names::Names;

pub(super) use boundary::{classes, crossing_weights};

pub(super) fn freeze(mut parts: SchemeBuilder, warnings: Vec<Fault>) -> Scheme {
    parts.settle();
    let names = Names::of(&parts);
    let providers = parts.providers.iter().map(|p| post::provider(&names, p, &parts)).collect();
    let posts = parts.posts.iter().map(|p| post::post(&names, p, &parts)).collect();
    let own_weights = crossing_weights(&parts);
    let candidate = |c| candidate::candidate(&names, c, &parts, &own_weights);
    let mut candidates: Vec<_> = parts.candidates.iter().map(candidate).collect();
    ranks::fill(&parts, &mut candidates);
    let boundaries = boundary::boundaries(&parts, &names, 1.0);
    let own = own_weights.iter().map(|&weight| boundary::boundaries(&parts, &names, weight));
    let own_boundaries = own.collect();
    let weights = weights::weights(&parts, &names);
    let travel = travel::times(&names, &parts);
    let fingerprint = fingerprint::fingerprint(&parts);
    Scheme {
        parts: parts.into(),
        providers,
        posts,
        candidates: candidates.into(),
        boundaries: boundaries.into(),
        travel: travel.into(),
        own_boundaries,
        weights,
        warnings: warnings.into(),
        fingerprint,
    }
}
