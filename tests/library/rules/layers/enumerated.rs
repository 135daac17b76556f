//! Seeded tiny schemes with two or three layers against full enumeration.

use std::num::NonZeroUsize;

use secondment::certify::certify_solution;
use secondment::model::{FloorRule, Layer, PreferenceWeights, SchemeBuilder, Terms};
use secondment::solve::{Found, Solver, Stopped};
use secondment::verify::verify_solution;
use secondment::{Options, Outcome, Scheme};

use crate::common::bits::bits;
use crate::common::brute::layers;
use crate::common::rng::Rng;
use crate::common::tiny;
use crate::rules::harness::{SEEDS, solve};

/// The terms that are this layer's, and now and then one that is another's.
fn terms(rng: &mut Rng, layer: usize, owners: &[usize]) -> Terms {
    let mut owners = owners.iter();
    let mut times = || {
        let is_own = owners.next() == Some(&layer);
        if is_own || rng.chance(10) { rng.pick(&[1, 1, 1, 2, 7]) } else { 0 }
    };
    let terms = Terms {
        crossing: times(),
        breadth: times(),
        bonus: times(),
        competency: times(),
        values: times(),
        preference: times(),
        host: times(),
        own: times(),
        development: times(),
        penalties: times(),
        waiting: times(),
        cohort: times(),
    };
    if terms == Terms::default() { Terms { bonus: 1, ..terms } } else { terms }
}

/// A tiny scheme with so many layers, counted coarsely where there are many.
fn scheme(seed: u64, count: usize) -> Scheme {
    let mut parts = tiny::scheme(seed);
    let rng = &mut Rng::new(seed ^ 0x5DEE_CE66_D1CE_4E5B);
    parts.scale = if count > 2 { rng.pick(&[1, 7, 20]) } else { rng.pick(&[1, 100, 1000]) };
    parts.objective.host_preference = PreferenceWeights::default().ranks([(1, 0.5)]).otherwise(0.1);
    parts.rules.must_place = false;
    if rng.chance(40) {
        parts.objective.waiting = rng.pick(&[0.1, 0.3]);
    }
    if rng.chance(40) {
        let mut floor = FloorRule::new("floor", rng.pick(&[0.3, 0.8]));
        floor.points = Some(rng.pick(&[0.4, 1.5]));
        parts.rules.floors.push(floor);
    }
    let owners: Vec<usize> = (0..12).map(|_| rng.below(count)).collect();
    let layer = |at| Layer::new("", terms(rng, at, &owners));
    parts.objective.layers = (0..count).map(layer).collect();
    parts.build().unwrap_or_else(|e| panic!("seed {seed}: {e:?}"))
}

/// Solves a scheme and compares every layer with full enumeration; returns the best of each.
fn agree_on(seed: u64, scheme: &Scheme) -> Option<Vec<i64>> {
    let best = layers::best(scheme.parts());
    let outcome = solve(scheme);
    let Some(best) = &best else {
        assert!(matches!(outcome.found, Found::Infeasible(_)), "seed {seed}: {outcome:?}");
        return None;
    };
    assert_eq!(outcome.stopped, Stopped::Proved, "seed {seed}: {outcome:?}");
    let Found::Optimal(solution) = &outcome.found else { panic!("seed {seed}: {outcome:?}") };
    assert_eq!(&layers::values(scheme.parts(), &solution.plan), best, "seed {seed}: the plan");
    let verdict = verify_solution(scheme, solution);
    assert!(verdict.is_valid(), "seed {seed}: {:?}", verdict.violations);
    let check = certify_solution(scheme, solution, None).expect("prices of this scheme");
    assert!(check.is_supported(), "seed {seed}: {check:?}");
    let later = check.layers.iter().map(|layer| layer.bound);
    let certified: Vec<_> = [check.certified.bound].into_iter().chain(later).collect();
    for (at, layer) in outcome.layers.iter().enumerate() {
        assert_eq!(layer.objective, Some(best[at]), "seed {seed}: layer {at}");
        assert_eq!(layer.certified_bound, Some(best[at]), "seed {seed}: bound of layer {at}");
        assert_eq!(certified[at], Some(best[at]), "seed {seed}: recomputed bound of layer {at}");
    }
    Some(best.clone())
}

fn swapped(scheme: &Scheme) -> Scheme {
    let mut parts: SchemeBuilder = scheme.edit();
    parts.objective.layers.reverse();
    parts.build().expect("as good as before")
}

#[test]
fn two_layers_agree_with_full_enumeration_in_either_order() {
    let mut conflicts = 0;
    for seed in 0..SEEDS {
        let scheme = scheme(seed, 2);
        let one = agree_on(seed, &scheme);
        let other = agree_on(seed, &swapped(&scheme));
        conflicts += usize::from(one.zip(other).is_some_and(|(one, other)| one[0] > other[1]));
    }
    assert!(conflicts >= 5, "in {conflicts} schemes the order matters");
}

#[test]
fn three_layers_agree_with_full_enumeration() {
    for seed in 0..SEEDS {
        agree_on(seed, &scheme(1000 + seed, 3));
    }
}

#[test]
fn any_number_of_threads_gives_the_same_layers() {
    let solve = |scheme: &Scheme, threads: usize| -> Outcome {
        let threads = NonZeroUsize::new(threads);
        let options = Options::default().threads(threads).work_limit(400_000);
        Solver::new(scheme).options(options).solve().expect("no fault")
    };
    for seed in 0..12 {
        let scheme = scheme(2000 + seed, 2 + seed as usize % 2);
        let alone = bits(&solve(&scheme, 1));
        for threads in [2, 16] {
            assert_eq!(bits(&solve(&scheme, threads)), alone, "seed {seed}, {threads} threads");
        }
    }
}

/// Where a point of an earlier layer cannot count enough, no bound is wrong and nothing is lost.
#[test]
fn layers_too_large_for_one_sum_cost_no_earlier_one() {
    for seed in 0..20 {
        let mut parts = scheme(3000 + seed, 3).edit();
        parts.scale = 1_000_000;
        let scheme = parts.build().unwrap_or_else(|e| panic!("seed {seed}: {e:?}"));
        let Some(best) = layers::best(scheme.parts()) else { continue };
        let outcome = solve(&scheme);
        let solution = outcome.solution().expect("a plan");
        assert_eq!(solution.claims.objective, best[0], "seed {seed}");
        assert!(verify_solution(&scheme, solution).is_valid(), "seed {seed}");
        let check = certify_solution(&scheme, solution, None).expect("prices of this scheme");
        assert!(check.is_supported(), "seed {seed}: {check:?}");
        let reached: Vec<i64> = outcome.layers.iter().filter_map(|layer| layer.objective).collect();
        assert!(reached <= best, "seed {seed}");
        let proved = outcome.layers.iter().take_while(|layer| layer.is_proved()).count();
        assert_eq!(reached[..proved], best[..proved], "seed {seed}");
    }
}
