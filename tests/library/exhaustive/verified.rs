//! The shipped check of a plan against an enumeration that shares no code with it.

use secondment::model::{Candidate, SchemeBuilder};
use secondment::verify::{RotationPoints, check_candidate, verify};
use secondment::{Placement, Plan};

use crate::common::brute::{self, Pay};
use crate::common::rng::Rng;
use crate::common::tiny;

const SEEDS: u64 = 800;

fn as_pay(points: &RotationPoints) -> Pay {
    Pay {
        crossings: points.crossing,
        breadth: points.breadth,
        bonus: points.bonus,
        fit: points.fit(),
        development: points.development,
        lost: -points.penalties - points.waiting,
    }
}

#[test]
fn the_best_plan_is_accepted_with_the_same_points() {
    for seed in 0..SEEDS {
        let parts = tiny::scheme(seed);
        let Some((points, plan)) = brute::solve(&parts).best else { continue };
        let scheme = parts.build().unwrap_or_else(|e| panic!("seed {seed}: {e:?}"));
        let verdict = verify(&scheme, &plan);
        assert!(verdict.is_valid(), "seed {seed}: {:?}", verdict.violations);
        assert_eq!(verdict.points.total(), points, "seed {seed}");
    }
}

/// Every sequence of placements of every candidate: the same rotations break a rule, and all have
/// the same points, broken or not.
#[test]
fn every_rotation_gets_the_same_verdict_and_points() {
    for seed in 0..SEEDS {
        let parts = tiny::scheme(seed);
        let scheme = parts.clone().build().unwrap_or_else(|e| panic!("seed {seed}: {e:?}"));
        for rotation in brute::sequences(&parts) {
            for candidate in &parts.candidates {
                let id = candidate.id.as_str();
                let ours = brute::broken_alone(&parts, candidate, &rotation);
                let theirs = check_candidate(&scheme, id, &rotation);
                assert_eq!(
                    ours.is_none(),
                    theirs.is_empty(),
                    "seed {seed}, {id}, {rotation:?}: {ours:?} against {theirs:?}"
                );
                if !stays_clear(&parts, candidate, &rotation) {
                    continue;
                }
                let mut plan = Plan::new();
                plan.set(id, rotation.clone());
                let points = &verify(&scheme, &plan).points.candidates[id].points;
                let pay = brute::pay(&parts, candidate, &rotation);
                assert_eq!(as_pay(points), pay, "seed {seed}, {id}, {rotation:?}, {ours:?}");
            }
        }
    }
}

/// Whether no placement lies where another is under way; what such a rotation would be worth is
/// not defined.
fn stays_clear(parts: &SchemeBuilder, candidate: &Candidate, rotation: &[Placement]) -> bool {
    rotation.iter().all(|placed| brute::can_serve(parts, candidate, placed))
}

/// Plans put together at random: the same ones are rejected, and the others have the same points.
#[test]
fn random_plans_get_the_same_verdict() {
    let mut accepted = 0;
    let mut rejected_for_places = 0;
    for seed in 0..SEEDS {
        let parts = tiny::scheme(seed);
        let scheme = parts.clone().build().unwrap_or_else(|e| panic!("seed {seed}: {e:?}"));
        let rng = &mut Rng::new(seed);
        let lists: Vec<_> = parts.candidates.iter().map(|c| brute::rotations(&parts, c)).collect();
        if lists.iter().any(Vec::is_empty) {
            continue;
        }
        for _ in 0..20 {
            let mut plan = Plan::new();
            for (candidate, list) in parts.candidates.iter().zip(&lists) {
                plan.set(candidate.id.clone(), rng.pick(list).0);
            }
            let verdict = verify(&scheme, &plan);
            match brute::check(&parts, &plan) {
                Ok(points) => {
                    accepted += 1;
                    assert!(verdict.is_valid(), "seed {seed}: {:?}", verdict.violations);
                    assert_eq!(verdict.points.total(), points, "seed {seed}");
                }
                Err(rule) => {
                    rejected_for_places += u32::from(rule == "places");
                    assert!(!verdict.is_valid(), "seed {seed}: {rule}");
                }
            }
        }
    }
    assert!(accepted > 1000 && rejected_for_places > 1000, "{accepted}, {rejected_for_places}");
}
