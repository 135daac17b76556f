//! Weights of one candidate.

use secondment::model::{
    BoundaryDimension, Candidate, CandidateWeights, Dimension, Kind, Objective, Post,
    PreferenceWeights, Provider, SchemeBuilder, Sector, Translator,
};
use secondment::verify::verify;
use secondment::{Placement, Plan};

use crate::common::drawn;
use crate::rules::compared::agree;
use crate::rules::harness::{agree_on, scheme};

/// Two providers a boundary of 0.4 apart, one post at each, and somebody who comes from the first.
fn two_hosts(weights: CandidateWeights) -> SchemeBuilder {
    let objective = Objective::default()
        .preference(PreferenceWeights::default().ranks([(1, 0.25)]).otherwise(-0.1))
        .translator(Translator::default().kinds(1).min_periods(1).crossings(1).bonus(2.0));
    let candidate = Candidate::new("Candidate 001").served("Ash", 1, 0).prefers("ward", 1);
    SchemeBuilder::new(1)
        .kind(Kind::new("council"))
        .provider(Provider::new("Ash", "council", Sector::Public))
        .provider(Provider::new("Birch", "council", Sector::Public))
        .boundary(BoundaryDimension::new(Dimension::Organisation, 0.4))
        .post(Post::new("desk", "Ash"))
        .post(Post::new("ward", "Birch"))
        .candidate(candidate.weights(weights))
        .objective(objective)
}

fn points_in(post: &str, weights: CandidateWeights) -> (i64, i64, i64) {
    let scheme = two_hosts(weights).build().expect("no fault");
    let mut plan = Plan::new();
    plan.place("Candidate 001", Placement { post: post.into(), start: 1 });
    let verdict = verify(&scheme, &plan);
    assert!(verdict.is_valid(), "{:?}", verdict.violations);
    let sum = verdict.points.sum;
    (sum.crossing, sum.bonus, sum.preference)
}

#[test]
fn a_weight_multiplies_points_and_is_rounded_once() {
    let plain = CandidateWeights::default();
    assert_eq!(points_in("ward", plain), (400, 2000, 250));
    let heavy = plain.crossing(1.5).preference(0.333);
    assert_eq!(points_in("ward", heavy), (600, 2000, 83));
    assert_eq!(points_in("desk", heavy), (0, 0, -33));
}

#[test]
fn a_crossing_of_weight_0_still_counts() {
    let none = CandidateWeights::default().crossing(0.0).preference(0.0);
    assert_eq!(points_in("ward", none), (0, 2000, 0));
    assert_eq!(agree_on(0, two_hosts(none)), Some(2000));
}

#[test]
fn only_who_weighs_more_is_worth_more() {
    let eager = CandidateWeights::default().crossing(2.0);
    let other = Candidate::new("Candidate 000").served("Ash", 1, 0).prefers("ward", 1);
    let parts = two_hosts(eager).candidate(other);
    let scheme = parts.build().expect("no fault");
    let outcome = crate::rules::harness::solve(&scheme);
    let plan = &outcome.solution().expect("a plan").plan;
    assert_eq!(plan.rotation("Candidate 001")[0].post.as_str(), "ward");
}

#[test]
fn weights_of_1_change_nothing() {
    let parts = two_hosts(CandidateWeights::default());
    let text = parts.clone().build().expect("no fault").to_json();
    assert!(!text.contains("\"weights\""));
}

#[test]
fn weights_agree_with_enumeration() {
    let tally = agree(drawn::weights, |parts| {
        let plain = CandidateWeights::default();
        parts.candidates.iter_mut().for_each(|candidate| candidate.weights = plain);
    });
    assert!(tally.changed > 40, "{tally:?}");
    assert_eq!(tally.infeasible, 0, "{tally:?}");
}

#[test]
fn weights_are_kept_in_files() {
    for seed in 0..20 {
        let built = scheme(seed, drawn::all).build().expect("no fault");
        let read = secondment::Scheme::from_json(&built.to_json()).expect("its own file");
        assert_eq!(read, built);
        assert_eq!(read.fingerprint(), built.fingerprint());
    }
}
