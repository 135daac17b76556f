//! Seeded tiny schemes against full enumeration.

use secondment::model::{Id, PreferenceWeights, SchemeBuilder};
use secondment::verify::rotation_points;
use std::collections::BTreeMap;

use crate::common::rng::Rng;
use crate::common::{brute, tiny};
use crate::harness::{SEEDS, agree, agree_on, scheme};

fn ranks(rng: &mut Rng, candidates: &[Id]) -> BTreeMap<Id, u32> {
    let ranked = rng.some_of(candidates, 70);
    ranked.into_iter().map(|id| (id, rng.pick(&[1, 1, 2, 2, 3, 9]))).collect()
}

/// Some hosts rank some candidates, and the scheme pays for the first ranks.
pub(crate) fn draw(rng: &mut Rng, parts: &mut SchemeBuilder) {
    let candidates: Vec<Id> = parts.candidates.iter().map(|c| c.id.clone()).collect();
    for provider in &mut parts.providers {
        if rng.chance(60) {
            provider.ranks = ranks(rng, &candidates);
        }
    }
    for post in &mut parts.posts {
        post.ranks = rng.chance(40).then(|| ranks(rng, &candidates));
    }
    let table = (1..=3).filter_map(|rank| rng.chance(70).then(|| (rank, 0.9 / f64::from(rank))));
    let table = table.collect();
    let otherwise = if rng.chance(40) { -0.2 } else { 0.0 };
    parts.objective.host_preference = PreferenceWeights { ranks: table, otherwise };
}

#[test]
fn the_best_plan_is_that_of_full_enumeration() {
    let tally = agree(draw);
    assert!(tally.changed > 15, "{tally:?}");
}

#[test]
fn so_it_is_in_a_single_period() {
    let single = |seed: &u64| tiny::scheme(*seed).periods.count == 1;
    let mut changed = 0;
    for seed in (1_000..).filter(single).take(50) {
        let without = brute::solve(&tiny::scheme(seed)).best.map(|(points, _)| points);
        changed += usize::from(agree_on(seed, scheme(seed, draw)) != without);
    }
    assert!(changed > 8, "{changed}");
}

#[test]
fn every_rotation_has_the_points_that_enumeration_counts() {
    let mut rotations = 0;
    for seed in 2_000..2_000 + SEEDS {
        let scheme = scheme(seed, draw).build().unwrap_or_else(|e| panic!("seed {seed}: {e:?}"));
        for candidate in &scheme.parts().candidates {
            for (rotation, points) in brute::rotations(scheme.parts(), candidate) {
                if brute::broken_alone(scheme.parts(), candidate, &rotation).is_some() {
                    continue;
                }
                let found = rotation_points(&scheme, candidate.id.as_str(), &rotation);
                assert_eq!(found.expect("allowed").points.total(), points, "seed {seed}");
                rotations += 1;
            }
        }
    }
    assert!(rotations > 1_000, "{rotations}");
}
