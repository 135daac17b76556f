use std::num::NonZeroUsize;

use crate::certify::certify;
use crate::model::{CandidateIx, Scheme};
use crate::parallel::Threads;
use crate::plan::{Own, Prices};
use crate::pricing::{Answer, Objective, Oracle, Scratch, Walk, WalkScratch};
use crate::solve::bound::relaxation::Relaxation;
use crate::solve::conclusion;
use crate::solve::control::{CancelToken, Progress};
use crate::solve::findings::Findings;
use crate::solve::findings::LayerFindings;
use crate::solve::limits::Limits;
use crate::solve::options::Options;
use crate::solve::outcome::{Dropped, Found};
use crate::solve::plans::anneal::sample::rich;
use crate::solve::random::Random;
use crate::solve::rows::Rows;
use crate::solve::search::Search;
use crate::solve::solver::Solver;
use crate::solve::stages::stages;
use crate::solve::warm_start;

/// Multipliers drawn on the sides that have a limit; some of them 0.
fn drawn(oracle: &Oracle<'_>, candidate: usize, random: &mut Random) -> Vec<i64> {
    let long = oracle.long().expect("compiled so");
    let limits = long.limits(candidate).iter();
    let one = |limit: &crate::pricing::OwnLimit| match (limit.most, limit.least) {
        _ if random.below(3) == 0 => 0,
        (Some(_), None) => random.below(1_500) as i64,
        (None, Some(_)) => -(random.below(1_500) as i64),
        _ => random.below(3_000) as i64 - 1_500,
    };
    limits.map(one).collect()
}

#[test]
fn paths_bound_every_rotation_whatever_is_followed_and_charged() {
    let (mut tight, mut loose) = (0, 0);
    for seed in 0..40 {
        let scheme = rich(seed);
        let (exact, oracle) = (Oracle::new(&scheme, 0), Oracle::of_long(&scheme, &Threads::One));
        let long = oracle.long().expect("compiled so");
        let random = &mut Random::new(seed, 77);
        for turn in 0..6 {
            let wish = |at: usize, random: &mut Random| {
                let able = (0..long.limits(at).len()).filter(|&limit| long.can_follow(at, limit));
                let some = able.filter(|_| turn == 5 || random.below(2) == 0);
                some.map(|limit| limit as u32).take(16).collect()
            };
            let wishes: Vec<Vec<u32>> =
                (0..scheme.candidates().len()).map(|at| wish(at, random)).collect();
            let views =
                long.views(&scheme, oracle.courses(), &Threads::One, &wishes, 600_000, &|| false);
            let views = views.expect("nothing stops it");
            let prices: Vec<i64> =
                (0..oracle.place_count()).map(|_| random.below(700) as i64).collect();
            for candidate in scheme.candidates() {
                let at = candidate.get();
                let multipliers = drawn(&oracle, at, random);
                let (scratch, walk) = (&mut WalkScratch::default(), &mut Walk::default());
                let charged = (&*prices, &*multipliers);
                let course = oracle.course(candidate);
                long.walk((course, &views[at]), 1024, charged, scratch, walk);
                let best = best(&exact, candidate, &prices);
                let Some(value) = best.value.filter(|_| !best.steps.is_empty()) else { continue };
                let bound = walk.bound.expect("there is a rotation");
                assert!(bound >= value, "seed {seed}, candidate {at}: {bound} below {value}");
                if bound == value { tight += 1 } else { loose += 1 }
            }
        }
    }
    assert!(tight > 5 && loose > 50, "{tight} tight, {loose} loose");
}

fn best(exact: &Oracle<'_>, candidate: CandidateIx, prices: &[i64]) -> Answer {
    let (mut scratch, mut answer) = (Scratch::default(), Answer::default());
    exact.best(candidate, Objective::Points, prices, u64::MAX, &mut scratch, &mut answer);
    answer
}

/// The search for points over a scheme whose rotations are taken for long.
fn found(scheme: &Scheme, oracle: &Oracle<'_>, rows: &Rows, threads: &Threads) -> Findings {
    let options = Options::default().work_limit(60_000_000);
    let mut limits = Limits::new(&options, CancelToken::new());
    let relaxation = Relaxation::new((oracle, rows), threads, Objective::Points);
    let prices = vec![0; oracle.place_count() + rows.len()];
    let seed = scheme.candidates().len() as u64;
    let watcher = &mut |_: &Progress| {};
    let mut search = Search::new(relaxation, &mut limits, watcher, seed, prices, None);
    let ended = stages(&mut search);
    search.findings(ended)
}

#[test]
fn bounds_hold_and_certificates_carry_them() {
    let mut planned = 0;
    for seed in 0..30 {
        let scheme = rich(seed);
        let options = Options::default().work_limit(400_000_000);
        let known = Solver::new(&scheme).options(options.clone()).solve().expect("no fault");
        let (threads, rows) = (Threads::One, Rows::of(&scheme));
        let mut oracle = Oracle::of_long(&scheme, &threads);
        rows.charge(&mut oracle, &threads);
        let points = found(&scheme, &oracle, &rows, &threads);
        if let (Found::Optimal(best), Some(value)) = (&known.found, points.value) {
            assert!(value <= best.claims.objective, "seed {seed}");
        }
        if let Some(best) = known.solution() {
            let bound = points.bound.div_euclid(1024);
            assert!(bound >= best.claims.objective, "seed {seed}: {bound} below {best:?}");
        }
        let Some(value) = points.value else { continue };
        planned += 1;
        let limits = Limits::new(&options, CancelToken::new());
        let answer = LayerFindings { points, feasibility: None };
        let compiled = (Some(&oracle), &rows);
        let outcome = conclusion::outcome(&scheme, compiled, answer, &limits, &threads, &options)
            .expect("checked");
        let solution = outcome.solution().expect("there is a plan");
        let certified = certify(&scheme, &solution.certificate, None).expect("no fault");
        let bound = certified.bound.expect("there is a plan");
        let claim = solution.claims.bound;
        assert!(value <= bound && bound <= claim, "seed {seed}: {bound} for {claim}");
    }
    assert!(planned > 8, "{planned} planned");
}

#[test]
fn threads_change_nothing() {
    for seed in [1, 4] {
        let scheme = rich(seed);
        let rows = Rows::of(&scheme);
        let mut seen = Vec::new();
        for count in [1, 2, 16] {
            let threads = Threads::new(NonZeroUsize::new(count)).expect("threads");
            let mut oracle = Oracle::of_long(&scheme, &threads);
            rows.charge(&mut oracle, &threads);
            let found = found(&scheme, &oracle, &rows, &threads);
            seen.push((found.value, found.held, found.prices, found.multipliers, found.bound));
        }
        assert!(seen.windows(2).all(|pair| pair[0] == pair[1]), "seed {seed}");
    }
}

#[test]
fn multipliers_are_taken_over_by_name() {
    let scheme = rich(1);
    let (threads, rows) = (Threads::One, Rows::of(&scheme));
    let mut oracle = Oracle::of_long(&scheme, &threads);
    rows.charge(&mut oracle, &threads);
    let found = found(&scheme, &oracle, &rows, &threads);
    let mut prices = Prices::new();
    prices.own.clone_from(&found.multipliers.own);
    let stated: usize = prices.own.values().map(|own| own.multipliers.len()).sum();
    assert!(stated > 10, "{stated} stated");
    let mut dropped = Vec::new();
    let known = warm_start::own(&oracle, Some(&prices), &mut dropped);
    assert_eq!(known.iter().filter(|&&multiplier| multiplier != 0).count(), stated);
    assert_eq!(dropped, []);

    let first = prices.own.values_mut().next().expect("there are candidates");
    first.multipliers.insert("per-stream/gone".to_owned(), 7);
    prices.own.insert("nobody".into(), Own::default());
    assert_eq!(warm_start::own(&oracle, Some(&prices), &mut dropped), known);
    assert_eq!(dropped.len(), 1);
    assert!(matches!(&dropped[0], Dropped::Multiplier { limit, .. } if limit == "per-stream/gone"));
}
