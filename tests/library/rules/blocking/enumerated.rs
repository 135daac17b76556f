//! Every placement of every candidate tried, in the words of the page on rules alone.

use std::collections::BTreeSet;

use secondment::model::{Candidate, Id, Pinned, Post, SchemeBuilder, When};
use secondment::verify::blocking_pairs;
use secondment::{Placement, Plan};

use crate::common::brute;
use crate::common::rng::Rng;
use crate::rules::harness::{SEEDS, scheme};
use crate::rules::host_preference::enumerated::draw;

/// Whether somebody is in a post in a period by a placement.
fn there(parts: &SchemeBuilder, placed: &Placement, period: u32) -> bool {
    let lasts = brute::duration(parts, brute::post(parts, placed.post.as_str()));
    placed.start <= period && period < placed.start + lasts
}

fn host_rank(parts: &SchemeBuilder, post: &Post, candidate: &Id) -> Option<u32> {
    let ranks = match &post.ranks {
        Some(own) => own,
        None => &brute::provider(parts, post.provider.as_str()).ranks,
    };
    ranks.get(candidate).copied()
}

/// Whether a host is better off with the first of two ranks.
fn above(first: Option<u32>, second: Option<u32>) -> bool {
    match (first, second) {
        (Some(a), Some(b)) => a < b,
        (Some(_), None) => true,
        (None, _) => false,
    }
}

/// Whether the host would have the candidate in one period.
fn welcome(parts: &SchemeBuilder, plan: &Plan, who: &Candidate, post: &Post, period: u32) -> bool {
    let mut people = 0;
    let mut below = false;
    for other in &parts.candidates {
        let held = other.under_way.as_ref();
        people += u32::from(held.is_some_and(|h| h.post == post.id && period <= h.remaining));
        for placed in plan.rotation(other.id.as_str()) {
            if placed.post == post.id && there(parts, placed, period) {
                people += 1;
                let pinned = |pin: &Pinned| {
                    let start = match pin.start {
                        When::Period(number) => Some(number),
                        When::Date(date) => parts.periods.period_of(date),
                    };
                    pin.post == placed.post && start == Some(placed.start)
                };
                let stays = other.pinned.iter().any(pinned);
                let ranks = [&who.id, &other.id].map(|id| host_rank(parts, post, id));
                below |= !stays && above(ranks[0], ranks[1]);
            }
        }
    }
    let places = brute::places_in(post, period);
    people < places || (below && people == places)
}

/// Candidate, post and start of every blocking pair.
fn blocking(parts: &SchemeBuilder, plan: &Plan) -> BTreeSet<(Id, Id, u32)> {
    let mut found = BTreeSet::new();
    for candidate in &parts.candidates {
        let rotation = plan.rotation(candidate.id.as_str());
        for new in brute::placements(parts) {
            let post = brute::post(parts, new.post.as_str());
            let Some(rank) = candidate.preferences.get(&new.post) else { continue };
            let periods: Vec<u32> =
                (1..=parts.periods.count).filter(|&p| there(parts, &new, p)).collect();
            let clashes = |old: &&Placement| periods.iter().any(|&p| there(parts, old, p));
            let worse =
                |old: &Placement| candidate.preferences.get(&old.post).is_none_or(|r| r > rank);
            if !rotation.iter().filter(clashes).all(worse) {
                continue;
            }
            let mut changed: Vec<Placement> =
                rotation.iter().filter(|old| !clashes(old)).cloned().collect();
            changed.push(new.clone());
            changed.sort_by_key(|placed| placed.start);
            let allowed = changed.iter().all(|placed| brute::allowed(parts, candidate, placed));
            if allowed
                && brute::broken_alone(parts, candidate, &changed).is_none()
                && periods.iter().all(|&p| welcome(parts, plan, candidate, post, p))
            {
                found.insert((candidate.id.clone(), new.post.clone(), new.start));
            }
        }
    }
    found
}

/// A plan that keeps every rule, drawn at random.
fn drawn(rng: &mut Rng, parts: &SchemeBuilder) -> Plan {
    let mut plan = Plan::new();
    for candidate in &parts.candidates {
        let mut rotations = brute::rotations(parts, candidate);
        rng.shuffle(&mut rotations);
        for (rotation, _) in rotations.into_iter().take(6) {
            let before = plan.clone();
            plan.set(candidate.id.clone(), rotation);
            if matches!(brute::check(parts, &plan), Err("places")) {
                plan = before;
            }
        }
    }
    plan
}

#[test]
fn the_pairs_are_those_that_trying_everything_finds() {
    let (mut blocked, mut displaced, mut long, mut clean) = (0, 0, 0, 0);
    for seed in 5_000..5_000 + 2 * SEEDS {
        let parts = scheme(seed, draw);
        let scheme = parts.build().unwrap_or_else(|e| panic!("seed {seed}: {e:?}"));
        let parts = scheme.parts();
        let rng = &mut Rng::new(seed);
        let best = brute::solve(parts).best.map(|(_, plan)| plan);
        let plans = [Plan::new(), drawn(rng, parts), drawn(rng, parts)];
        for plan in plans.iter().chain(&best) {
            let pairs = blocking_pairs(&scheme, plan);
            let named = pairs.iter().map(|p| (p.candidate.clone(), p.post.clone(), p.start));
            let named: Vec<_> = named.collect();
            assert!(named.is_sorted(), "seed {seed}");
            assert_eq!(
                named.into_iter().collect::<BTreeSet<_>>(),
                blocking(parts, plan),
                "seed {seed}: {plan:?}"
            );
            blocked += pairs.len();
            displaced += pairs.iter().filter(|pair| !pair.displaces.is_empty()).count();
            long += pairs.iter().filter(|pair| pair.gives_up.len() > 1).count();
            clean += usize::from(pairs.is_empty() && plan.placed() > 0);
        }
    }
    let counts = (blocked, displaced, long, clean);
    assert!(blocked > 300 && displaced > 15 && long > 3 && clean > 20, "{counts:?}");
}
