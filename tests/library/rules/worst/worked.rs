//! Schemes small enough to work out by hand.

use std::num::NonZeroUsize;

use secondment::certify::{certify, certify_solution};
use secondment::error::FaultCode;
use secondment::model::{Candidate, Kind, Post, Provider, SchemeBuilder, Sector};
use secondment::plan::{Certificate, Prices};
use secondment::solve::{Found, Solver};
use secondment::verify::verify;
use secondment::{Options, Placement, Plan, Scheme, Solution};

use crate::rules::harness::solve;

/// One place in each post of a single organisation, and points in thousandths by candidate and post.
fn scheme(worst: f64, periods: u32, points: &[(&str, &[(&str, f64)])]) -> Scheme {
    let mut parts = SchemeBuilder::new(periods).kind(Kind::new("council")).provider(Provider::new(
        "town-hall",
        "council",
        Sector::Public,
    ));
    for post in ["desk", "hall", "lane"] {
        parts.posts.push(Post::new(post, "town-hall"));
    }
    for (id, own) in points {
        let candidate = Candidate::new(*id);
        parts.candidates.push(own.iter().fold(candidate, |who, (post, n)| who.points(*post, *n)));
    }
    parts.rules.must_place = true;
    parts.objective.worst = worst;
    parts.build().expect("no fault")
}

fn optimum(scheme: &Scheme) -> Solution {
    let outcome = solve(scheme);
    let Found::Optimal(solution) = outcome.found else { panic!("{outcome:?}") };
    let check = certify_solution(scheme, &solution, None).expect("prices of this scheme");
    assert!(check.is_supported(), "{check:?}");
    assert_eq!(check.certified.bound, Some(solution.claims.objective));
    *solution
}

fn post_of<'s>(solution: &'s Solution, candidate: &str) -> &'s str {
    solution.plan.rotation(candidate)[0].post.as_str()
}

#[test]
fn of_two_plans_of_equal_sum_the_fairer_wins() {
    // Ada at the desk and Ben in the hall: 0.9 + 0.1. The other way round: 0.5 + 0.5.
    let people: [(&str, &[(&str, f64)]); 2] = [
        ("Ada", &[("desk", 0.9), ("hall", 0.5), ("lane", -9.0)]),
        ("Ben", &[("desk", 0.5), ("hall", 0.1), ("lane", -9.0)]),
    ];
    // floor(0.001 * 500) = 0 points are as good as none; 0.01 make 5.
    assert_eq!(optimum(&scheme(0.001, 1, &people)).claims.objective, 1000);
    let solution = optimum(&scheme(0.01, 1, &people));
    assert_eq!((post_of(&solution, "Ada"), post_of(&solution, "Ben")), ("hall", "desk"));
    assert_eq!(solution.claims.objective, 1005);
}

/// The plan of most points has 0.9 + 0.1; another one 0.4 + 0.4, which is 0.2 less for 0.3 more.
const TRADE: [(&str, &[(&str, f64)]); 2] = [
    ("Ada", &[("desk", 0.9), ("hall", 0.4), ("lane", -9.0)]),
    ("Ben", &[("desk", 0.4), ("hall", 0.1), ("lane", -9.0)]),
];

#[test]
fn points_are_given_up_for_the_lowest_as_far_as_it_counts() {
    for (worst, objective, of_ada) in [
        (0.0, 1000, "desk"),
        (0.5, 1050, "desk"),
        // 1000 + 66 against 800 + 266; a little more tips it.
        (0.664, 1066, "desk"),
        (0.67, 1068, "hall"),
        (1.0, 1200, "hall"),
        (1000.0, 400_800, "hall"),
    ] {
        let scheme = scheme(worst, 1, &TRADE);
        let solution = optimum(&scheme);
        assert_eq!(solution.claims.objective, objective, "{worst}");
        assert_eq!(post_of(&solution, "Ada"), of_ada, "{worst}");
        let points = verify(&scheme, &solution.plan).points;
        let lowest = if of_ada == "desk" { 100 } else { 400 };
        assert_eq!(points.lowest(), Some(lowest), "{worst}");
        assert_eq!(points.total() - points.sum.total(), points.worst, "{worst}");
    }
}

#[test]
fn a_lowest_total_below_nought_is_rounded_down() {
    // Everybody loses in every post: 0.5 * -7 is -3.5, and rounds to -4.
    let scheme = scheme(0.5, 1, &[("Ada", &[("desk", -0.007), ("hall", -0.1), ("lane", -0.1)])]);
    let solution = optimum(&scheme);
    assert_eq!(solution.claims.objective, -7 - 4);
    assert_eq!(verify(&scheme, &solution.plan).points.worst, -4);
}

#[test]
fn whoever_has_no_rotation_counts_with_nothing() {
    let mut parts = scheme(2.0, 1, &TRADE).parts().clone();
    parts.rules.must_place = false;
    parts.posts.truncate(1);
    for candidate in &mut parts.candidates {
        candidate.points.retain(|post, _| post.as_str() == "desk");
    }
    let scheme = parts.build().expect("no fault");
    let solution = optimum(&scheme);
    assert_eq!(solution.claims.objective, 900);
    // Without prices, two people at the desk would be 1300 points and twice 400.
    let free = certify(&scheme, &Certificate::new(Prices::default(), None), None);
    assert_eq!(free.expect("no price").bound, Some(2100));
}

#[test]
fn a_scheme_without_candidates_gains_nothing() {
    let scheme = scheme(3.0, 2, &[]);
    assert_eq!(optimum(&scheme).claims.objective, 0);
    assert_eq!(verify(&scheme, &Plan::new()).points.worst, 0);
}

#[test]
fn absent_and_nought_are_the_same_file() {
    let without = scheme(0.0, 2, &TRADE);
    let mut parts = without.parts().clone();
    parts.objective.worst = -0.0;
    let signed = parts.build().expect("no fault");
    assert_eq!(without.fingerprint(), signed.fingerprint());
    assert!(!without.to_json().contains("worst"));
    assert!(scheme(0.5, 2, &TRADE).to_json().contains("\"worst\":0.5"));
}

#[test]
fn certify_stopped_early_still_bounds() {
    let scheme = scheme(1.5, 3, &TRADE);
    let solution = optimum(&scheme);
    for limit in [0, 1, 5, 20, 1000] {
        let certified = certify(&scheme, &solution.certificate, Some(limit)).expect("its prices");
        assert!(certified.bound >= Some(solution.claims.objective), "{limit}: {certified:?}");
    }
}

#[test]
fn a_plan_that_claims_the_sum_alone_is_refused() {
    let scheme = scheme(1.0, 1, &TRADE);
    let mut solution = optimum(&scheme);
    solution.claims.objective -= 400;
    let verdict = secondment::verify::verify_solution(&scheme, &solution);
    assert!(!verdict.is_valid());
    let mut plan = Plan::new();
    plan.set("Ada", vec![Placement { post: "desk".into(), start: 1 }]);
    plan.set("Ben", vec![Placement { post: "hall".into(), start: 1 }]);
    assert_eq!(verify(&scheme, &plan).points.total(), 1100);
}

#[test]
fn points_that_it_takes_beyond_what_is_counted_are_a_fault() {
    let build = |worst: f64| {
        let mut parts = scheme(0.0, 1, &TRADE).parts().clone();
        parts.scale = 1_000_000;
        parts.candidates[0].points.insert("desk".into(), 10_000.0);
        parts.objective.worst = worst;
        parts.build()
    };
    assert!(build(1.0).is_ok());
    let faults = build(1000.0).unwrap_err().faults;
    assert_eq!((faults.len(), faults[0].code), (1, FaultCode::PointsOverflow));
}

#[test]
fn threads_change_nothing() {
    let mut parts = crate::common::contested::crowded(3, 24).parts().clone();
    parts.objective.worst = 2.0;
    let scheme = parts.build().expect("no fault");
    let run = |threads| {
        let threads = NonZeroUsize::new(threads);
        let options = Options::default().threads(threads).work_limit(30_000_000);
        let outcome = Solver::new(&scheme).options(options).solve().expect("no fault");
        (outcome.bound, outcome.work, outcome.solution().cloned())
    };
    let one = run(1);
    assert!(one.2.is_some());
    for threads in [2, 16] {
        assert_eq!(run(threads), one, "{threads} threads");
    }
}
