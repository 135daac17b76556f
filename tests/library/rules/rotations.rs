//! All rules on whole rotations at once, rotation by rotation: the oracle's lists, best rotations and
//! variants, the check, and full enumeration say the same.

use std::collections::BTreeSet;

use secondment::internals::{Answer, Objective, Oracle, Scratch, Step, Variants};
use secondment::model::{CandidateIx, SchemeBuilder};
use secondment::plan::PRICE_UNIT;
use secondment::verify::check_candidate;
use secondment::{Placement, Rotation, Scheme};

use crate::common::brute;
use crate::common::rng::Rng;
use crate::rules::harness::{agree_where, scheme};
use crate::rules::{counts, draw, floors, home, order, stays};

const SEEDS: u64 = 250;
const NO_LIMIT: u64 = u64::MAX;

/// Every rule with even chances.
fn rules(rng: &mut Rng, parts: &mut SchemeBuilder) {
    if rng.chance(40) {
        parts.rules.per_stream = 1;
    }
    if rng.chance(40) {
        parts.objective.waiting = rng.pick(&[0.05, 0.4]);
    }
    let some = |rng: &mut Rng| 0..rng.pick(&[0, 1, 1, 2]);
    parts.rules.counts = some(rng).map(|at| counts::rule(rng, parts, at)).collect();
    parts.rules.order = some(rng).map(|at| order::rule(rng, parts, at)).collect();
    parts.rules.stays = some(rng).map(|at| stays::rule(rng, parts, at)).collect();
    parts.rules.home = some(rng).map(|at| home::rule(rng, parts, at)).collect();
    parts.rules.floors = some(rng).map(|at| floors::rule(rng, parts, at)).collect();
}

fn drawn(rng: &mut Rng, parts: &mut SchemeBuilder) {
    draw::room(rng, parts);
    parts.rules.must_place = false;
    rules(rng, parts);
}

fn steps(scheme: &Scheme, rotation: &[Placement]) -> Vec<Step> {
    let step = |placed: &Placement| Step {
        post: scheme.find_post(placed.post.as_str()).expect("a post of the scheme"),
        start: placed.start - 1,
    };
    rotation.iter().map(step).collect()
}

/// A scheme with all rotations that each candidate could take if nobody else were placed.
fn case(seed: u64, drawn: fn(&mut Rng, &mut SchemeBuilder)) -> (Scheme, Vec<Vec<(Rotation, i64)>>) {
    let scheme = scheme(seed, drawn).build().unwrap_or_else(|e| panic!("seed {seed}: {e:?}"));
    let parts = scheme.edit();
    let list = |candidate| {
        let mut list = brute::rotations(&parts, candidate);
        list.retain(|(rotation, _)| brute::broken_alone(&parts, candidate, rotation).is_none());
        list
    };
    let lists = parts.candidates.iter().map(list).collect();
    (scheme, lists)
}

/// All rotations of a candidate with their points, as the oracle lists them.
fn listed(
    oracle: &Oracle<'_>,
    scheme: &Scheme,
    candidate: CandidateIx,
) -> BTreeSet<(Vec<Step>, i64)> {
    let free = vec![0; scheme.posts().len() * scheme.periods()];
    let all = oracle.within(
        candidate,
        Objective::Points,
        &free,
        -(1 << 45),
        usize::MAX,
        NO_LIMIT,
        &mut Scratch::default(),
    );
    assert!(all.complete);
    all.rotations.into_iter().collect()
}

#[test]
fn the_oracle_lists_all_rotations_with_their_points() {
    let mut lost = 0;
    for seed in 0..SEEDS {
        let (scheme, lists) = case(seed, drawn);
        let oracle = Oracle::new(&scheme, seed);
        for (candidate, list) in scheme.candidates().zip(&lists) {
            let expected: BTreeSet<_> =
                list.iter().map(|(rotation, points)| (steps(&scheme, rotation), *points)).collect();
            let listed = listed(&oracle, &scheme, candidate);
            let odd: Vec<_> = listed.symmetric_difference(&expected).take(6).collect();
            assert!(odd.is_empty(), "seed {seed}, {candidate:?}: {odd:?}");
            let whole = scheme.candidate(candidate);
            let pay = |rotation| brute::pay(scheme.parts(), whole, rotation).lost;
            lost += list.iter().filter(|(rotation, _)| pay(rotation) > 0).count();
        }
    }
    assert!(lost > 500, "only {lost} rotations lose points");
}

#[test]
fn the_best_rotation_is_exact_under_prices() {
    for seed in 0..SEEDS {
        let (scheme, lists) = case(seed, drawn);
        let oracle = Oracle::new(&scheme, seed);
        let rng = &mut Rng::new(seed);
        let unit = PRICE_UNIT as u32 * scheme.scale().min(1000);
        let count = scheme.posts().len() * scheme.periods();
        let prices: Vec<i64> = (0..count).map(|_| i64::from(rng.range(0, unit))).collect();
        for (candidate, list) in scheme.candidates().zip(&lists) {
            let value = |(rotation, points): &(Rotation, i64)| {
                let steps = steps(&scheme, rotation);
                let places = steps.iter().flat_map(|&step| oracle.places(step));
                PRICE_UNIT * points - places.map(|place| prices[place]).sum::<i64>()
            };
            let (scratch, mut answer) = (&mut Scratch::default(), Answer::default());
            oracle.best(candidate, Objective::Points, &prices, NO_LIMIT, scratch, &mut answer);
            assert_eq!(answer.value, list.iter().map(value).max(), "seed {seed}, {candidate:?}");
        }
    }
}

/// Nothing but hosts, streams, kinds and boundaries links placements.
fn plain(rng: &mut Rng, parts: &mut SchemeBuilder) {
    draw::room(rng, parts);
    parts.rules.per_stream = rng.pick(&[1, 2]);
    parts.rules.tags.clear();
    parts.objective.repeat_crossings = true;
    parts.posts.iter_mut().for_each(|post| post.develops.clear());
}

#[test]
fn variants_are_those_among_all_rotations() {
    for seed in 0..SEEDS / 2 {
        let (scheme, _) = case(seed, if seed % 2 == 0 { drawn } else { plain });
        let oracle = Oracle::new(&scheme, seed);
        for candidate in scheme.candidates() {
            let all = listed(&oracle, &scheme, candidate);
            for (rotation, _) in all.iter().filter(|(rotation, _)| !rotation.is_empty()) {
                for at in 0..rotation.len() {
                    variants(seed, &oracle, (candidate, &all), rotation, at);
                }
            }
        }
    }
}

/// One placement of a rotation filled otherwise.
fn variants(
    seed: u64,
    oracle: &Oracle<'_>,
    (candidate, all): (CandidateIx, &BTreeSet<(Vec<Step>, i64)>),
    rotation: &[Step],
    at: usize,
) {
    let mut rest = rotation.to_vec();
    let Step { post, start } = rest.remove(at);
    let duration = oracle.scheme().post_row(post).duration;
    let memory = &mut Variants::default();
    oracle.variants(candidate, &rest, start, duration as u32, memory);
    let found = memory.found.iter().map(|variant| {
        let mut steps = rest.clone();
        if let Some(post) = variant.post {
            steps.insert(at, Step { post, start });
        }
        (steps, variant.points)
    });
    let found: BTreeSet<_> = found.collect();
    let filled = |steps: &[Step]| {
        let mut others = steps.to_vec();
        let inside = others.iter().position(|step| step.start == start);
        let lasts = inside.map(|at| oracle.scheme().post_row(others.remove(at).post).duration);
        others == rest && lasts.is_none_or(|lasts| lasts == duration)
    };
    let expected: BTreeSet<_> = all.iter().filter(|(steps, _)| filled(steps)).cloned().collect();
    assert_eq!(found, expected, "seed {seed}, {candidate:?}, {rotation:?} at {at}");
}

#[test]
fn the_check_finds_the_same_rotations_broken() {
    for seed in 0..SEEDS / 4 {
        let (scheme, lists) = case(seed, drawn);
        for rotation in brute::sequences(scheme.parts()) {
            for (candidate, list) in scheme.candidates().zip(&lists) {
                let id = scheme.candidate(candidate).id.as_str();
                let stands = check_candidate(&scheme, id, &rotation).is_empty();
                let expected = list.iter().any(|(listed, _)| *listed == rotation);
                assert_eq!(stands, expected, "seed {seed}, {id}, {rotation:?}");
            }
        }
    }
}

#[test]
fn seeded_schemes_agree_with_full_enumeration() {
    let tally = agree_where(draw::room, rules);
    assert!(tally.changed >= 60 && tally.infeasible >= 10, "{tally:?}");
}
