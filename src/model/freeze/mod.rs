//! From checked parts to the frozen scheme: sort by id, resolve ids, scale weights.
//!
//! Runs only on parts in which validation found no fault, so every id resolves and every number is
//! in range.

mod boundary;
mod candidate;
mod canonical;
mod names;
mod post;
mod ranks;
mod travel;
mod weights;

use super::{Scheme, SchemeBuilder, When};
use crate::error::Fault;
use names::Names;

pub(super) use boundary::{classes, crossing_weights};

/// Rounds half up, as every decimal component is.
pub(crate) fn round_half_up(x: f64) -> i64 {
    libm::floor(x + 0.5) as i64
}

pub(super) fn freeze(mut parts: SchemeBuilder, warnings: Vec<Fault>) -> Scheme {
    canonical::order(&mut parts);
    canonical::unsign(&mut parts);
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
    let fingerprint = Scheme::hash_of(&parts);
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

/// Position of a period, from 0.
fn period(when: When, parts: &SchemeBuilder) -> usize {
    let number = match when {
        When::Period(number) => Some(number),
        When::Date(date) => parts.periods.period_of(date),
    };
    number.expect("validated: the period lies in the horizon") as usize - 1
}

#[cfg(test)]
mod tests {
    use super::round_half_up;

    #[test]
    fn halves_round_up_whatever_the_sign() {
        assert_eq!([1.5, 0.5, -0.5, -1.5, 2.4, -2.6].map(round_half_up), [2, 1, 0, -1, 2, -3]);
    }
}
