//! The solver against full enumeration.

use std::num::NonZeroUsize;

use secondment::certify::{ResidualCheck, Support, certify, certify_solution};
use secondment::plan::Certificate;
use secondment::solve::{Conflict, Found, Solver, Stopped};
use secondment::verify::{check_candidate, verify_solution};
use secondment::{Options, Outcome, Proof, Scheme, Solution};

use crate::common::{brute, contested, tiny};

const SEEDS: u64 = 2000;

fn solve(scheme: &Scheme, seed: u64) -> Outcome {
    let options = Options::default().threads(NonZeroUsize::new(1)).seed(seed);
    Solver::new(scheme).options(options).solve().unwrap_or_else(|e| panic!("seed {seed}: {e}"))
}

/// Everything that an outcome says, against the exact optimum or the exact absence of a plan.
fn agree(seed: u64, scheme: &Scheme, optimum: Option<i64>, outcome: &Outcome) {
    assert_eq!(outcome.stopped, Stopped::Proved, "seed {seed}");
    match (&outcome.found, optimum) {
        (Found::Infeasible(conflict), None) => {
            assert_eq!((outcome.bound, outcome.certified_bound), (None, None), "seed {seed}");
            conflict_is_named(seed, scheme, conflict);
        }
        (Found::Optimal(solution), Some(optimum)) => {
            assert_eq!(solution.claims.objective, optimum, "seed {seed}: objective");
            assert_eq!(solution.claims.bound, optimum, "seed {seed}: claimed bound");
            assert_eq!(outcome.bound, Some(optimum), "seed {seed}: bound");
            assert_eq!(outcome.gap(), Some(0.0), "seed {seed}: gap");
            let certified = outcome.certified_bound.expect("prices bound every plan");
            assert_eq!(certified, optimum, "seed {seed}: certified bound");
            let verdict = verify_solution(scheme, solution);
            assert!(verdict.is_valid(), "seed {seed}: {:?}", verdict.violations);
            let counted = brute::check(scheme.parts(), &solution.plan);
            assert_eq!(counted, Ok(optimum), "seed {seed}: the plan");
            proof_is_supported(seed, scheme, solution, certified);
        }
        (found, optimum) => panic!("seed {seed}: {found:?}, where the optimum is {optimum:?}"),
    }
}

/// The certificate carries the claimed bound, with a tree exactly where prices alone fall short.
fn proof_is_supported(seed: u64, scheme: &Scheme, solution: &Solution, certified_bound: i64) {
    let check = certify_solution(scheme, solution, None).expect("prices of this scheme");
    assert!(check.is_supported(), "seed {seed}: {check:?}");
    assert!(check.certified.complete, "seed {seed}");
    assert_eq!(check.certified.bound, Some(certified_bound), "seed {seed}: recomputed bound");
    assert_eq!(check.support, Support::Certificate, "seed {seed}");
    assert_eq!(solution.claims.proof, Proof::Certified, "seed {seed}: proof");
    let prices = Certificate::new(solution.certificate.prices.clone(), None);
    let by_prices = certify(scheme, &prices, None).expect("prices of this scheme").bound;
    let needed = by_prices > Some(solution.claims.objective);
    let residual = check.certified.residual.as_ref();
    assert_eq!(residual.is_some(), needed, "seed {seed}: a residual where prices fall short");
    assert!(residual.is_none_or(ResidualCheck::is_closed), "seed {seed}: {residual:?}");
    assert!(residual.is_none_or(|residual| residual.back_end.is_none()), "seed {seed}");
}

/// At least one row, and only rows that the scheme has.
fn conflict_is_named(seed: u64, scheme: &Scheme, conflict: &Conflict) {
    let Conflict { candidates, places, rules, proof, .. } = conflict;
    assert!(!candidates.is_empty() || !places.is_empty(), "seed {seed}: {conflict:?}");
    assert!(proof.is_some() && !rules.is_empty(), "seed {seed}: {conflict:?}");
    for id in candidates {
        let idle = check_candidate(scheme, id.as_str(), &[]);
        assert!(!idle.is_empty(), "seed {seed}: {id} could stay empty, {conflict:?}");
    }
    for (post, period) in places {
        assert!(scheme.find_post(post.as_str()).is_some(), "seed {seed}: {post}");
        assert!((1..=scheme.periods() as u32).contains(period), "seed {seed}: {post}, {period}");
    }
}

#[test]
fn the_solver_reaches_the_exact_optimum_or_proves_that_there_is_no_plan() {
    for seed in 0..SEEDS {
        let scheme = tiny::scheme(seed).build().unwrap_or_else(|e| panic!("seed {seed}: {e:?}"));
        let optimum = brute::solve(scheme.parts()).best.map(|(points, _)| points);
        agree(seed, &scheme, optimum, &solve(&scheme, seed));
    }
}

/// Where prices fall short the certificate lists what they leave open, and that list is checked.
#[test]
fn scarce_places_are_settled_and_the_residual_is_borne_out() {
    let mut residuals = 0;
    for seed in 0..200 {
        let scheme = contested::scheme(seed);
        let optimum = brute::solve(scheme.parts()).best.map(|(points, _)| points);
        let outcome = solve(&scheme, seed);
        agree(seed, &scheme, optimum, &outcome);
        let solution = outcome.solution().expect("nobody must be placed");
        residuals += u32::from(solution.certificate.residual.is_some());
    }
    assert!(residuals > 10, "only {residuals} proofs needed more than prices");
}

/// The seed of a solve breaks ties among plans; it never changes what an optimum is worth.
#[test]
fn no_seed_of_the_solver_changes_the_optimum() {
    for seed in 0..SEEDS / 8 {
        let scheme = tiny::scheme(seed).build().unwrap_or_else(|e| panic!("seed {seed}: {e:?}"));
        let optimum = brute::solve(scheme.parts()).best.map(|(points, _)| points);
        for solver_seed in [1, 2, u64::MAX] {
            agree(seed, &scheme, optimum, &solve(&scheme, solver_seed));
        }
    }
}

/// With hardly any work allowed, what is said is less but never false.
#[test]
fn a_solve_cut_short_says_nothing_false() {
    let mut unfinished = 0;
    for seed in 0..SEEDS / 2 {
        let scheme = tiny::scheme(seed).build().unwrap_or_else(|e| panic!("seed {seed}: {e:?}"));
        let optimum = brute::solve(scheme.parts()).best.map(|(points, _)| points);
        for work in [0, 1, 10, 100] {
            let options = Options::default().threads(NonZeroUsize::new(1)).work_limit(work);
            let outcome = Solver::new(&scheme).options(options).solve().expect("no fault");
            if outcome.stopped == Stopped::Proved {
                agree(seed, &scheme, optimum, &outcome);
                continue;
            }
            unfinished += 1;
            assert!(!matches!(outcome.found, Found::Optimal(_) | Found::Infeasible(_)));
            if let (Some(bound), Some(optimum)) = (outcome.bound, optimum) {
                assert!(bound >= optimum, "seed {seed}, work {work}: {bound} below {optimum}");
            }
            if let Some(solution) = outcome.solution() {
                let verdict = verify_solution(&scheme, solution);
                assert!(verdict.is_valid(), "seed {seed}: {:?}", verdict.violations);
                assert!(Some(solution.claims.objective) <= optimum, "seed {seed}, work {work}");
            }
        }
    }
    assert!(unfinished > 50, "only {unfinished} solves were cut short");
}
