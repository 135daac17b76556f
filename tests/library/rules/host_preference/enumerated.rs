//! Seeded tiny schemes against full enumeration.

use std::collections::BTreeMap;

use secondment::Placement;
use secondment::internals::{Objective, Oracle, Scratch, Step};
use secondment::model::{Candidate, Id, PreferenceWeights, SchemeBuilder};
use secondment::verify::rotation_points;

use crate::common::rng::Rng;
use crate::common::{brute, tiny};
use crate::rules::harness::{SEEDS, agree, agree_on, scheme};

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
    let table = (1..=3).filter(|_| rng.chance(70)).map(|rank| (rank, 0.9 / f64::from(rank)));
    let table: Vec<(u32, f64)> = table.collect();
    let otherwise = if rng.chance(40) { -0.2 } else { 0.0 };
    parts.objective.host_preference =
        PreferenceWeights::default().ranks(table).otherwise(otherwise);
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

/// The rotations of a candidate that are allowed with nobody else placed anew, and their points.
type Known = BTreeMap<Vec<(Id, u32)>, i64>;

fn by_hand(parts: &SchemeBuilder, candidate: &Candidate) -> Known {
    let rotations = brute::rotations(parts, candidate).into_iter();
    let alone = rotations.filter(|(r, _)| brute::broken_alone(parts, candidate, r).is_none());
    let named = alone.map(|(rotation, points)| {
        let steps = rotation.into_iter().map(|placed| (placed.post, placed.start));
        (steps.collect(), points)
    });
    named.collect()
}

#[test]
fn every_rotation_has_the_points_that_enumeration_counts() {
    let mut compared = 0;
    for seed in 2_000..2_000 + SEEDS {
        let scheme = scheme(seed, draw).build().unwrap_or_else(|e| panic!("seed {seed}: {e:?}"));
        let oracle = Oracle::new(&scheme, seed);
        let free = vec![0; scheme.posts().len() * scheme.periods()];
        for ix in scheme.candidates() {
            let candidate = scheme.candidate(ix);
            let known = by_hand(scheme.parts(), candidate);
            for (steps, points) in &known {
                let placed =
                    |(post, start): &(Id, u32)| Placement { post: post.clone(), start: *start };
                let rotation: Vec<Placement> = steps.iter().map(placed).collect();
                let found = rotation_points(&scheme, candidate.id.as_str(), &rotation);
                assert_eq!(found.expect("allowed").points.total(), *points, "seed {seed}");
            }
            let (objective, scratch) = (Objective::Points, &mut Scratch::default());
            let all =
                oracle.within(ix, objective, &free, i64::MIN / 2, usize::MAX, u64::MAX, scratch);
            let named = all.rotations.iter().map(|(steps, points)| {
                let name = |step: &Step| (scheme.post(step.post).id.clone(), step.start + 1);
                (steps.iter().map(name).collect(), *points)
            });
            assert_eq!(named.collect::<Known>(), known, "seed {seed}, {}", candidate.id);
            compared += known.len();
        }
    }
    assert!(compared > 1_000, "{compared}");
}
