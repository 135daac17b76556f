//! All rules on single placements at once, in every part that knows them.

use std::collections::{BTreeMap, BTreeSet};

use secondment::internals::{Objective, Oracle, Scratch, Step, Variants};
use secondment::verify::{check_candidate, rotation_points};
use secondment::{Placement, Scheme, SchemeBuilder};

use crate::common::brute;
use crate::common::rng::Rng;
use crate::rules::harness::{self, SEEDS, agree};
use crate::rules::{clearances, conflicts, points, relocation, requirements, streams_allowed};

/// Fewer points than any rotation of a tiny scheme has.
const LEAST: i64 = -1_000_000_000_000;

fn draw(rng: &mut Rng, parts: &mut SchemeBuilder) {
    let draws: [fn(&mut Rng, &mut SchemeBuilder); 5] = [
        requirements::draw,
        conflicts::draw,
        relocation::draw,
        clearances::draw,
        streams_allowed::draw,
    ];
    points::draw(rng, parts);
    for draw in draws {
        // Not all at once: too little would be left open.
        if rng.chance(25) {
            draw(rng, parts);
        }
    }
    for stream in &mut parts.streams {
        stream.points = f64::from(rng.range(0, 9)) / 7.0 - 0.5;
    }
}

fn steps(scheme: &Scheme, rotation: &[Placement]) -> Vec<Step> {
    let step = |placed: &Placement| {
        let post = scheme.find_post(placed.post.as_str()).expect("a post of the scheme");
        Step { post, start: placed.start - 1 }
    };
    rotation.iter().map(step).collect()
}

#[test]
fn full_enumeration_agrees() {
    let tally = agree(draw);
    assert!(tally.changed as u64 > SEEDS / 3, "{tally:?}");
}

#[test]
fn every_rotation_is_judged_and_paid_alike() {
    let (mut kept, mut broken) = (0, 0);
    for seed in 0..SEEDS {
        let parts = harness::scheme(seed, draw);
        let scheme = parts.clone().build().unwrap_or_else(|e| panic!("seed {seed}: {e}"));
        for rotation in brute::sequences(&parts).iter().filter(|rotation| !rotation.is_empty()) {
            for candidate in &parts.candidates {
                let id = candidate.id.as_str();
                let ours = brute::broken_alone(&parts, candidate, rotation);
                let theirs = check_candidate(&scheme, id, rotation);
                let at = format!("seed {seed}, {id}, {rotation:?}");
                assert_eq!(ours.is_none(), theirs.is_empty(), "{at}: {ours:?}, {theirs:?}");
                if let Ok(points) = rotation_points(&scheme, id, rotation) {
                    let pay = brute::pay(&parts, candidate, rotation);
                    assert_eq!(points.points.total(), pay.total(), "{at}");
                }
                *if ours.is_none() { &mut kept } else { &mut broken } += 1;
            }
        }
    }
    assert!(kept > 200 && broken > 5_000, "{kept} kept, {broken} broken");
}

/// The rotations of every candidate that leave posts without a free place alone.
fn known(parts: &SchemeBuilder, scheme: &Scheme, id: &str) -> BTreeMap<Vec<Step>, i64> {
    let candidate = parts.candidates.iter().find(|c| c.id.as_str() == id).expect("a candidate");
    let mut listed = brute::rotations(parts, candidate);
    listed.retain(|(rotation, _)| brute::broken_alone(parts, candidate, rotation).is_none());
    listed.into_iter().map(|(rotation, points)| (steps(scheme, &rotation), points)).collect()
}

#[test]
fn the_oracle_lists_the_same_rotations_and_variants() {
    let (mut listed, mut varied) = (0, 0);
    for seed in 0..SEEDS {
        let parts = harness::scheme(seed, draw);
        let scheme = parts.clone().build().unwrap_or_else(|e| panic!("seed {seed}: {e}"));
        let oracle = Oracle::new(&scheme, seed);
        let prices = vec![0; scheme.posts().len() * scheme.periods()];
        let memory = &mut Variants::default();
        for candidate in scheme.candidates() {
            let known = known(&parts, &scheme, scheme.candidate(candidate).id.as_str());
            let (most, scratch) = (usize::MAX, &mut Scratch::default());
            let all = oracle.within(
                candidate,
                Objective::Points,
                &prices,
                LEAST,
                most,
                u64::MAX,
                scratch,
            );
            let found: BTreeMap<Vec<Step>, i64> = all.rotations.into_iter().collect();
            assert_eq!(found, known, "seed {seed}, {candidate:?}");
            listed += known.len();
            for (rotation, gone) in known.keys().flat_map(|all| all.iter().map(move |s| (all, s))) {
                let rest: Vec<Step> = rotation.iter().copied().filter(|s| s != gone).collect();
                let duration = oracle.places(*gone).len();
                oracle.variants(candidate, &rest, gone.start, duration as u32, memory);
                let with = |post| {
                    let mut steps = rest.clone();
                    steps.push(Step { post, start: gone.start });
                    steps.sort_unstable_by_key(|step| step.start);
                    steps
                };
                let found: BTreeSet<_> = memory
                    .found
                    .iter()
                    .filter_map(|variant| Some((variant.post?, variant.points)))
                    .collect();
                let long = |post: &_| scheme.post_row(*post).duration == duration;
                let expected = scheme
                    .posts()
                    .filter(long)
                    .filter_map(|post| known.get(&with(post)).map(|&points| (post, points)));
                assert_eq!(found, expected.collect(), "seed {seed}, {candidate:?}, {rest:?}");
                varied += found.len();
            }
        }
    }
    assert!(listed > 400 && varied > 500, "{listed} rotations and {varied} variants");
}
