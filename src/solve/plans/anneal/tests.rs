use std::num::NonZeroUsize;

use super::chain::Chain;
use super::cohort::Cohort;
use super::proposer::Proposer;
use super::sample;
use super::standing::Standing;
use super::{Annealer, Held};
use crate::model::{CandidateIx, Scheme};
use crate::parallel::Threads;
use crate::pricing::{Leg, Objective, Oracle, Step};
use crate::solve::bound::relaxation::Relaxation;
use crate::solve::limits::Limits;
use crate::solve::random::Random;
use crate::solve::rows::Rows;

/// Runs a test on the cohort of a scheme.
fn with(scheme: &Scheme, test: impl FnOnce(&Cohort<'_>)) {
    let (oracle, rows) = (Oracle::new(scheme, 0), Rows::of(scheme));
    let relaxation = Relaxation::new((&oracle, &rows), &Threads::One, Objective::Points);
    test(&Cohort::of(&relaxation));
}

/// The plan with the same placements, put together anew.
fn anew<'c, 'a>(cohort: &'c Cohort<'a>, now: &Standing<'_, '_>) -> Standing<'c, 'a> {
    let mut standing = Standing::empty(cohort);
    for who in 0..now.legs.len() {
        let mut drafts = [crate::solve::plans::anneal::standing::Draft::default()];
        now.open(&mut drafts[0], who);
        let score = standing.attempt(&mut drafts);
        standing.keep(&mut drafts, score);
    }
    standing
}

#[test]
fn scores_follow_moves_and_rotations_are_judged_as_the_oracle_has_them() {
    let (mut kept, mut broken) = (0, 0);
    for seed in 0..24 {
        let scheme = sample::rich(seed);
        with(&scheme, |cohort| {
            let oracle = cohort.judge.oracle;
            let mut now = Standing::empty(cohort);
            let mut proposer = Proposer::new(cohort, Random::new(seed, 5));
            for turn in 0..2_500 {
                if turn % 16 == 0 {
                    proposer.look(&now);
                }
                let Some(drafts) = proposer.draw(&now) else { continue };
                let before = now.score;
                let score = now.attempt(drafts);
                // Most moves that break more rotations are taken back, so that some keep their rules.
                if score.own > before.own && turn % 8 > 0 {
                    now.revert(drafts);
                    assert_eq!(now.score, before);
                    continue;
                }
                now.keep(drafts, score);
                if turn % 10 > 0 {
                    continue;
                }
                let fresh = anew(cohort, &now);
                if scheme.weights().worst.is_none() {
                    now.score.lowest = fresh.score.lowest;
                }
                assert_eq!(now.score, fresh.score, "seed {seed}, turn {turn}");
                assert_eq!(now.left, fresh.left, "seed {seed}, turn {turn}");
                for who in 0..now.legs.len() {
                    let steps: Vec<Step> = now.legs[who].iter().map(Leg::step).collect();
                    let points = oracle.points(CandidateIx::new(who), &steps);
                    let judged = (!now.is_broken(who)).then(|| now.points(who));
                    assert_eq!(judged, points, "seed {seed}, turn {turn}, {who}: {steps:?}");
                    kept += usize::from(points.is_some() && !steps.is_empty());
                    broken += usize::from(points.is_none());
                }
            }
        });
    }
    assert!(kept > 2_000 && broken > 2_000, "{kept} rotations kept their rules, {broken} did not");
}

#[test]
fn a_tight_cohort_gets_a_plan_within_its_first_run() {
    for seed in 0..4 {
        let scheme = sample::tight(seed);
        with(&scheme, |cohort| {
            let mut chain = Chain::new(cohort, Random::new(seed, 7), None);
            let limits = Limits::unlimited();
            chain.heat(0.15, &limits);
            chain.run(60_000, 0.3, &limits);
            let best = chain.best.as_ref().unwrap_or_else(|| panic!("seed {seed}: no plan"));
            let points = best.legs.iter().zip(0..).map(|(legs, who)| {
                let steps: Vec<Step> = legs.iter().map(Leg::step).collect();
                cohort.judge.oracle.points(CandidateIx::new(who), &steps).expect("keeps all rules")
            });
            assert_eq!(points.collect::<Vec<_>>(), best.points, "seed {seed}");
        });
    }
}

#[test]
fn threads_change_nothing() {
    let scheme = sample::tight(9);
    let mut found: Vec<Option<Vec<Held>>> = Vec::new();
    for count in [1, 2, 16] {
        with(&scheme, |cohort| {
            let threads = Threads::new(NonZeroUsize::new(count)).expect("threads");
            let mut annealer = Annealer::new(cohort, &threads, 3, None);
            let mut last = None;
            while annealer.runs() < 1 {
                annealer.slice(&threads, &Limits::unlimited());
                last = annealer.better().or(last);
            }
            found.push(last);
        });
    }
    assert!(found[0].is_some() && found.iter().all(|plan| *plan == found[0]));
}
