//! What stands behind the bound that a solution claims.

use secondment::certify::{Support, certify, certify_solution};
use secondment::model::{Candidate, Kind, Post, Provider, Sector};
use secondment::plan::{Certificate, Prices, Residual, residual_digest};
use secondment::{Claims, Placement, Plan, Proof, Scheme, Solution};

/// One desk; `a` is worth 500 there and `b` 300, so that the best plan has 500 points.
fn scheme() -> Scheme {
    secondment::SchemeBuilder::new(1)
        .kind(Kind::new("council"))
        .provider(Provider::new("Camden", "council", Sector::Public))
        .post(Post::new("desk", "Camden"))
        .candidate(Candidate::new("a").points("desk", 0.5))
        .candidate(Candidate::new("b").points("desk", 0.3))
        .build()
        .unwrap()
}

fn solution(bound: i64, proof: Proof, price: i64, residual: Option<Residual>) -> Solution {
    let claims = Claims::new(500, bound, proof);
    let mut prices = Prices::new();
    prices.posts.entry("desk".into()).or_default().insert(1, price * 1024);
    let certificate = Certificate::new(prices, residual);
    let desk = Placement { post: "desk".into(), start: 1 };
    let mut plan = Plan::new();
    plan.place("a", desk);
    Solution::new(scheme().fingerprint().to_owned(), plan, claims, certificate)
}

/// At a price of 100 the bound is 400 + 200 + 100 = 700; losses below 200 for 501 points leave the
/// desk alone to both.
fn residual(value: i64) -> Residual {
    let desk = vec![vec![Placement { post: "desk".into(), start: 1 }]];
    Residual {
        value,
        rotations: 2,
        digest: residual_digest([desk.clone(), desk]),
        tree: None,
        back_end: Some("microlp".to_owned()),
    }
}

fn support(solution: &Solution) -> (Support, bool) {
    let check = certify_solution(&scheme(), solution, None).unwrap();
    (check.support.clone(), check.is_supported())
}

#[test]
fn prices_carry_the_bound() {
    let honest = solution(500, Proof::Certified, 400, None);
    assert_eq!(support(&honest), (Support::Certificate, true));
    let certified = certify(&scheme(), &honest.certificate, None).unwrap();
    assert_eq!(certified.bound, Some(500));
}

#[test]
fn a_forged_bound_is_not_shown() {
    assert_eq!(support(&solution(699, Proof::Certified, 100, None)), (Support::NotShown, false));
    assert_eq!(support(&solution(700, Proof::Certified, 100, None)), (Support::Certificate, true));
    assert_eq!(support(&solution(500, Proof::Unrecorded, 100, None)), (Support::NotShown, false));
}

#[test]
fn a_search_without_a_record_is_named() {
    let unrecorded = || Support::Unrecorded("microlp".to_owned());
    let honest = solution(500, Proof::Unrecorded, 100, Some(residual(500)));
    assert_eq!(support(&honest), (unrecorded(), true));
    // The claim was that the prices alone carry it.
    let too_much = solution(500, Proof::Certified, 100, Some(residual(500)));
    assert_eq!(support(&too_much), (unrecorded(), false));
    // Prices that carry it need no other search.
    let more = solution(500, Proof::Unrecorded, 400, Some(residual(500)));
    assert_eq!(support(&more), (Support::Certificate, true));
}

#[test]
fn a_residual_of_another_value_carries_nothing() {
    // For 501 and for 511 points the rotations within the loss are the same.
    let above = solution(500, Proof::Unrecorded, 100, Some(residual(510)));
    assert_eq!(support(&above), (Support::NotShown, false));
    let loose = solution(510, Proof::Unrecorded, 100, Some(residual(510)));
    assert!(support(&loose).1);
    let mut forged = residual(500);
    forged.digest.replace_range(..1, "x");
    assert_eq!(
        support(&solution(500, Proof::Unrecorded, 100, Some(forged))),
        (Support::NotShown, false)
    );
}
