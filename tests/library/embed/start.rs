//! Starting from a plan, from prices, or both, of this scheme or an older one.

use std::collections::BTreeSet;

use secondment::model::{Id, Places};
use secondment::plan::Prices;
use secondment::solve::{Dropped, Found, Solver};
use secondment::verify::{verify, verify_solution};
use secondment::{CancelToken, Error, Outcome, Placement, Plan, Scheme};

use crate::common::rng::Rng;
use crate::common::{brute, medium};
use crate::embed::{alone, limited, small};

/// A plan with everyone's rotation drawn at random; it may need more places than there are.
fn random_plan(scheme: &Scheme, lists: &[Vec<(Vec<Placement>, i64)>], rng: &mut Rng) -> Plan {
    let mut plan = Plan::new();
    for (candidate, list) in scheme.parts().candidates.iter().zip(lists) {
        plan.set(candidate.id.clone(), rng.pick(list).0);
    }
    plan
}

fn rotations(scheme: &Scheme) -> Vec<Vec<(Vec<Placement>, i64)>> {
    let parts = scheme.parts();
    parts.candidates.iter().map(|candidate| brute::rotations(parts, candidate)).collect()
}

/// Schemes in which everybody has a rotation, with several random plans of each.
fn plans() -> impl Iterator<Item = (u64, Scheme, Plan)> {
    (0..300).flat_map(|seed| {
        let scheme = small(seed);
        let lists = rotations(&scheme);
        let rng = &mut Rng::new(seed);
        let count = if lists.iter().any(Vec::is_empty) { 0 } else { 5 };
        let drawn: Vec<Plan> = (0..count).map(|_| random_plan(&scheme, &lists, rng)).collect();
        drawn.into_iter().map(move |plan| (seed, scheme.clone(), plan))
    })
}

fn objective(outcome: &Outcome) -> Option<i64> {
    outcome.solution().map(|solution| solution.claims.objective)
}

#[test]
fn a_plan_to_start_from_is_never_lost() {
    let mut started = 0;
    for (seed, scheme, plan) in plans() {
        let Ok(points) = brute::check(scheme.parts(), &plan) else { continue };
        started += 1;
        let cancelled = CancelToken::new();
        cancelled.cancel();
        let runs = [0, 1, 30, 1000].map(|work| (limited(work), CancelToken::new()));
        for (options, token) in runs.into_iter().chain([(alone(), cancelled)]) {
            let solver = Solver::new(&scheme).options(options).cancel_token(token);
            let outcome = solver.start_plan(plan.clone()).solve().expect("a valid plan");
            assert!(outcome.dropped.is_empty(), "seed {seed}");
            assert!(objective(&outcome) >= Some(points), "seed {seed}: {points} given up");
            let verdict = verify_solution(&scheme, outcome.solution().expect("a plan"));
            assert!(verdict.is_valid(), "seed {seed}: {:?}", verdict.violations);
        }
        let best = Solver::new(&scheme).options(alone()).start_plan(plan).solve().expect("valid");
        let optimum = brute::solve(scheme.parts()).best.map(|(points, _)| points);
        assert!(matches!(best.found, Found::Optimal(_)), "seed {seed}");
        assert_eq!(objective(&best), optimum, "seed {seed}");
    }
    assert!(started > 700, "only {started} plans were valid");
}

#[test]
fn nor_is_it_on_schemes_that_take_work() {
    for seed in 0..4 {
        let scheme = medium::scheme(seed, 30).build().expect("valid");
        let first = Solver::new(&scheme).options(limited(100_000)).solve().expect("no fault");
        let solution = first.solution().expect("a plan").clone();
        // Without some of its rotations it is a plan still: nobody must be placed.
        let rng = &mut Rng::new(seed);
        for share in [0, 20, 60, 100] {
            let mut plan = solution.plan.clone();
            for (id, _) in solution.plan.rotations().filter(|_| rng.chance(share)) {
                plan.set(id.clone(), Vec::new());
            }
            let points = verify(&scheme, &plan).points.total();
            for work in [0, 1000, 20_000] {
                let solver = Solver::new(&scheme).options(limited(work)).start_plan(plan.clone());
                let solver = solver.start_prices(solution.certificate.prices.clone());
                let outcome = solver.solve().expect("a valid plan");
                assert!(objective(&outcome) >= Some(points), "seed {seed}, work {work}");
                // The prices carry the same bound at once.
                assert!(outcome.bound <= first.bound, "seed {seed}, work {work}");
            }
        }
    }
}

#[test]
fn a_plan_that_breaks_rules_is_refused_with_every_violation() {
    let mut refused = 0;
    for (seed, scheme, plan) in plans() {
        let violations = verify(&scheme, &plan).violations;
        if violations.is_empty() {
            continue;
        }
        refused += 1;
        match Solver::new(&scheme).options(alone()).start_plan(plan).solve() {
            Err(Error::InvalidStart(listed)) => assert_eq!(listed, violations, "seed {seed}"),
            other => panic!("seed {seed}: {other:?}"),
        }
    }
    assert!(refused > 150, "only {refused} plans broke rules");
}

/// Drops placements of a plan by what an outcome lists; each must have been there.
fn without(plan: &Plan, dropped: &[Dropped]) -> Plan {
    let mut kept = plan.clone();
    for entry in dropped {
        let Dropped::Placement { candidate, placement, reason } = entry else {
            panic!("only a plan was given: {entry:?}")
        };
        assert!(!reason.is_empty());
        let mut rotation = kept.rotation(candidate.as_str()).to_vec();
        let at = rotation.iter().position(|held| held == placement).expect("it was there");
        rotation.remove(at);
        kept.set(candidate.clone(), rotation);
    }
    kept
}

fn repaired(scheme: &Scheme, plan: &Plan) -> Outcome {
    let options = limited(0).repair_start(true);
    let solver = Solver::new(scheme).options(options).start_plan(plan.clone());
    solver.solve().expect("repair refuses nothing")
}

/// What is left after dropping breaks no rule, and the result is no worse than it.
fn repair_holds(case: &str, scheme: &Scheme, plan: &Plan) -> Outcome {
    let outcome = repaired(scheme, plan);
    let kept = verify(scheme, &without(plan, &outcome.dropped));
    if kept.is_valid() {
        assert!(objective(&outcome) >= Some(kept.points.total()), "{case}: {outcome:?}");
    }
    if let Some(solution) = outcome.solution() {
        let verdict = verify_solution(scheme, solution);
        assert!(verdict.is_valid(), "{case}: {:?}", verdict.violations);
    }
    outcome
}

#[test]
fn repair_drops_what_breaks_rules_and_lists_it() {
    let mut dropped = 0;
    for (seed, scheme, plan) in plans() {
        let valid = verify(&scheme, &plan).is_valid();
        let outcome = repair_holds(&format!("seed {seed}"), &scheme, &plan);
        assert_eq!(outcome.dropped.is_empty(), valid, "seed {seed}");
        dropped += outcome.dropped.len();
    }
    assert!(dropped > 250, "only {dropped} placements were dropped");
}

/// Only what the edit broke is dropped, where the rest of each rotation can stay.
#[test]
fn repair_keeps_what_can_stay() {
    let mut kept = 0;
    for (seed, scheme, plan, _) in (0..600).filter_map(|s| solved(s).map(|(a, b, c)| (s, a, b, c)))
    {
        let longer = plan.rotations().find(|(_, rotation)| rotation.len() > 1);
        let Some((_, rotation)) = longer else { continue };
        let gone = rotation[0].post.clone();
        let Some(after) = without_post(&scheme, &gone) else { continue };
        let mut rest = plan.clone();
        for (id, rotation) in plan.rotations() {
            rest.set(id.clone(), rotation.iter().filter(|p| p.post != gone).cloned().collect());
        }
        if verify(&after, &rest).is_valid() {
            let dropped = repaired(&after, &plan).dropped;
            assert_eq!(without(&plan, &dropped), rest, "seed {seed}");
            kept += 1;
        }
    }
    assert!(kept > 20, "only {kept} plans could be kept but for one post");
}

/// Who is placed where in an optimal plan of some scheme.
fn solved(seed: u64) -> Option<(Scheme, Plan, Prices)> {
    let scheme = small(seed);
    let outcome = Solver::new(&scheme).options(alone()).solve().expect("no fault");
    let solution = outcome.solution()?;
    let placed = solution.plan.rotations().any(|(_, rotation)| !rotation.is_empty());
    let (plan, prices) = (solution.plan.clone(), solution.certificate.prices.clone());
    placed.then_some((scheme, plan, prices))
}

fn ids_dropped(outcome: &Outcome) -> BTreeSet<(Id, Id)> {
    let placements = outcome.dropped.iter().filter_map(|entry| match entry {
        Dropped::Placement { candidate, placement, .. } => {
            Some((candidate.clone(), placement.post.clone()))
        }
        _ => None,
    });
    placements.collect()
}

#[test]
fn a_candidate_taken_out_is_dropped_and_the_rest_is_kept() {
    let mut edited = 0;
    for (seed, scheme, plan, _) in (0..150).filter_map(|s| solved(s).map(|(a, b, c)| (s, a, b, c)))
    {
        let (gone, rotation) = plan.rotations().next().expect("someone is placed");
        let mut parts = scheme.edit();
        parts.candidates.retain(|candidate| candidate.id != *gone);
        let after = parts.build().expect("nothing refers to candidates");
        match Solver::new(&after).options(alone()).start_plan(plan.clone()).solve() {
            Err(Error::InvalidStart(_)) => {}
            other => panic!("seed {seed}: {other:?}"),
        }
        let outcome = repair_holds(&format!("seed {seed}"), &after, &plan);
        let expected: BTreeSet<_> =
            rotation.iter().map(|placed| (gone.clone(), placed.post.clone())).collect();
        assert_eq!(ids_dropped(&outcome), expected, "seed {seed}");
        edited += 1;
    }
    assert!(edited > 50);
}

/// Takes a post out of a scheme with all that refers to it; `None` where someone is there already.
fn without_post(scheme: &Scheme, gone: &Id) -> Option<Scheme> {
    let mut parts = scheme.edit();
    parts.posts.retain(|post| post.id != *gone);
    for candidate in &mut parts.candidates {
        if candidate.under_way.as_ref().is_some_and(|held| held.post == *gone) {
            return None;
        }
        candidate.preferences.remove(gone);
        candidate.vetoes.posts.remove(gone);
        candidate.points.remove(gone);
        candidate.minimum_fit.remove(gone);
        candidate.refused.remove(gone);
        if let Some(only) = &mut candidate.only {
            only.remove(gone);
        }
        candidate.forbidden.retain(|entry| entry.post != *gone);
        candidate.pinned.retain(|entry| entry.post != *gone);
    }
    Some(parts.build().expect("nothing refers to the post"))
}

#[test]
fn a_post_taken_out_is_dropped_with_its_prices() {
    let mut edited = 0;
    for (seed, scheme, plan, mut prices) in
        (0..150).filter_map(|s| solved(s).map(|(a, b, c)| (s, a, b, c)))
    {
        let (_, rotation) = plan.rotations().next().expect("someone is placed");
        let gone = rotation[0].post.clone();
        let Some(after) = without_post(&scheme, &gone) else { continue };
        let outcome = repair_holds(&format!("seed {seed}"), &after, &plan);
        let holders = plan.rotations().filter(|(_, all)| all.iter().any(|p| p.post == gone));
        for (holder, _) in holders {
            let dropped = ids_dropped(&outcome);
            assert!(dropped.contains(&(holder.clone(), gone.clone())), "seed {seed}: {holder}");
        }
        prices.posts.insert(gone.clone(), [(1, 5), (99, 7)].into());
        let solver = Solver::new(&after).options(alone()).start_prices(prices.clone());
        let outcome = solver.solve().expect("prices are never refused");
        let listed = [1, 99].map(|period| Dropped::Price { post: gone.clone(), period });
        assert_eq!(outcome.dropped, listed, "seed {seed}");
        let optimum = brute::solve(after.parts()).best.map(|(points, _)| points);
        assert_eq!(objective(&outcome), optimum, "seed {seed}");
        edited += 1;
    }
    assert!(edited > 50);
}

#[test]
fn a_place_closed_is_dropped() {
    let mut edited = 0;
    for (seed, scheme, plan, prices) in
        (0..150).filter_map(|s| solved(s).map(|(a, b, c)| (s, a, b, c)))
    {
        let (_, rotation) = plan.rotations().next().expect("someone is placed");
        let (post, period) = (rotation[0].post.clone(), rotation[0].start);
        let mut parts = scheme.edit();
        let closed = parts.posts.iter_mut().find(|listed| listed.id == post).expect("its post");
        let default = match closed.places {
            Places::Every(places) | Places::Varying { default: places, .. } => places,
        };
        let by_period = [(period, 0)].into();
        closed.places = Places::Varying { default, by_period };
        // Whoever is there when the horizon begins cannot be closed out.
        let Ok(after) = parts.build() else { continue };
        let outcome = repair_holds(&format!("seed {seed}"), &after, &plan);
        let holders = plan.rotations().filter(|(_, all)| {
            all.iter().any(|placed| placed.post == post && placed.start == period)
        });
        for (holder, _) in holders {
            let pair = (holder.clone(), post.clone());
            assert!(ids_dropped(&outcome).contains(&pair), "seed {seed}: {holder}");
        }
        let options = alone().repair_start(true);
        let solver = Solver::new(&after).options(options).start_plan(plan.clone());
        let outcome = solver.start_prices(prices).solve().expect("repair refuses nothing");
        let optimum = brute::solve(after.parts()).best.map(|(points, _)| points);
        assert_eq!(objective(&outcome), optimum, "seed {seed}");
        edited += 1;
    }
    assert!(edited > 50);
}

#[test]
fn prices_below_nothing_or_beyond_reason_do_no_harm() {
    for seed in 0..100 {
        let scheme = small(seed);
        let post = scheme.parts().posts[0].id.clone();
        let mut prices = Prices::new();
        prices.posts.insert(post.clone(), [(0, 1), (1, i64::MAX), (2, -1)].into());
        let solver = Solver::new(&scheme).options(alone()).start_prices(prices);
        let outcome = solver.solve().expect("prices are never refused");
        let listed = [0, 2].map(|period| Dropped::Price { post: post.clone(), period });
        assert_eq!(outcome.dropped, listed, "seed {seed}");
        let optimum = brute::solve(scheme.parts()).best.map(|(points, _)| points);
        assert_eq!(objective(&outcome), optimum, "seed {seed}");
    }
}
