//! What the folders share.
#![allow(dead_code)]

use std::num::NonZeroUsize;

use secondment::certify::certify_solution;
use secondment::model::SchemeBuilder;
use secondment::solve::{Found, Solver, Stopped};
use secondment::verify::verify_solution;
use secondment::{Options, Outcome, Scheme};

use crate::common::rng::Rng;
use crate::common::{brute, coupled, tiny};

/// Seeded tiny schemes per rule.
pub(crate) const SEEDS: u64 = 60;

/// How often a rule made a difference.
#[derive(Debug, Default)]
pub(crate) struct Tally {
    /// Schemes whose best plan is worth something else without the rule.
    pub(crate) changed: usize,
    /// Schemes that have no plan because of the rule.
    pub(crate) infeasible: usize,
}

pub(crate) fn solve(scheme: &Scheme) -> Outcome {
    let options = Options::default().threads(NonZeroUsize::new(1));
    Solver::new(scheme).options(options).solve().expect("no fault")
}

/// A tiny scheme with a rule drawn into it.
pub(crate) fn scheme(seed: u64, draw: fn(&mut Rng, &mut SchemeBuilder)) -> SchemeBuilder {
    let mut parts = tiny::scheme(seed);
    draw(&mut Rng::new(seed ^ 0xD6E8_FEB8_6659_FD93), &mut parts);
    parts
}

/// Solves seeded tiny schemes with a rule, each compared with full enumeration: the optimum, its
/// certified bound and the plan, or that there is none.
pub(crate) fn agree(draw: fn(&mut Rng, &mut SchemeBuilder)) -> Tally {
    let mut tally = Tally::default();
    for seed in 0..SEEDS {
        let parts = scheme(seed, draw);
        let without = brute::solve(&tiny::scheme(seed)).best.map(|(points, _)| points);
        let optimum = agree_on(seed, parts);
        tally.changed += usize::from(optimum != without);
        tally.infeasible += usize::from(optimum.is_none() && without.is_some());
    }
    tally
}

/// The same, where every scheme is prepared first, with and without the rule.
pub(crate) fn agree_where(
    prepare: fn(&mut Rng, &mut SchemeBuilder),
    draw: fn(&mut Rng, &mut SchemeBuilder),
) -> Tally {
    let mut tally = Tally::default();
    for seed in 0..2 * SEEDS {
        let mut parts = scheme(seed, prepare);
        let without = brute::solve(&parts).best.map(|(points, _)| points);
        draw(&mut Rng::new(!seed), &mut parts);
        let optimum = agree_on(seed, parts);
        tally.changed += usize::from(optimum != without);
        tally.infeasible += usize::from(optimum.is_none() && without.is_some());
    }
    tally
}

/// The same for rules that couple candidates, with few of them: full enumeration looks at every
/// combination.
pub(crate) fn agree_on_few(draw: coupled::Draw) -> Tally {
    let mut tally = Tally::default();
    for seed in 0..SEEDS {
        let mut parts = tiny::scheme(seed);
        coupled::narrow(&mut parts);
        draw(&mut Rng::new(seed ^ 0x51_7CC1_B727), &mut parts);
        let mut free = parts.clone();
        coupled::clear(&mut free);
        let without = brute::solve(&free).best.map(|(points, _)| points);
        let optimum = agree_on(seed, parts);
        tally.changed += usize::from(optimum != without);
        tally.infeasible += usize::from(optimum.is_none() && without.is_some());
    }
    tally
}

/// Solves one scheme and compares it with full enumeration; returns the optimum.
pub(crate) fn agree_on(seed: u64, parts: SchemeBuilder) -> Option<i64> {
    let scheme = parts.build().unwrap_or_else(|e| panic!("seed {seed}: {e:?}"));
    let optimum = brute::solve(scheme.parts()).best.map(|(points, _)| points);
    let outcome = solve(&scheme);
    assert_eq!(outcome.stopped, Stopped::Proved, "seed {seed}: {outcome:?}");
    match (&outcome.found, optimum) {
        (Found::Infeasible(conflict), None) => {
            let named = !conflict.candidates.is_empty()
                || !conflict.places.is_empty()
                || !conflict.rules.is_empty();
            assert!(named, "seed {seed}: {conflict:?}");
        }
        (Found::Optimal(solution), Some(optimum)) => {
            let verdict = verify_solution(&scheme, solution);
            assert!(verdict.is_valid(), "seed {seed}: {:?}", verdict.violations);
            let counted = brute::check(scheme.parts(), &solution.plan);
            assert_eq!(counted, Ok(solution.claims.objective), "seed {seed}: the plan");
            assert_eq!(solution.claims.objective, optimum, "seed {seed}: objective");
            assert_eq!(outcome.certified_bound, Some(optimum), "seed {seed}: bound");
            let check = certify_solution(&scheme, solution, None).expect("prices of this scheme");
            assert!(check.is_supported(), "seed {seed}: {check:?}");
            assert_eq!(check.certified.bound, Some(optimum), "seed {seed}: recomputed bound");
        }
        (found, optimum) => panic!("seed {seed}: {found:?}, where the optimum is {optimum:?}"),
    }
    optimum
}
