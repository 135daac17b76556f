//! Posts that serve two providers.

use secondment::model::{
    BoundaryDimension, Breadth, BridgeTarget, Candidate, Dimension, Kind, Objective, Post,
    Provider, Rules, SchemeBuilder, Sector, Translator,
};
use secondment::network::BridgeMap;
use secondment::verify::{Rule, verify, verify_solution};
use secondment::{Placement, Plan};

use crate::common::drawn;
use crate::rules::compared::agree;
use crate::rules::harness::{agree_on, solve};

/// Two periods; a liaison post at the council serves the hospital as well, and both have a post of
/// their own.
fn liaison() -> SchemeBuilder {
    SchemeBuilder::new(2)
        .kind(Kind::new("council"))
        .kind(Kind::new("hospital"))
        .provider(Provider::new("Ash", "council", Sector::Public))
        .provider(Provider::new("Birch", "hospital", Sector::Public))
        .boundary(BoundaryDimension::new(Dimension::Kind, 0.5))
        .post(Post::new("liaison", "Ash").also("Birch"))
        .post(Post::new("desk", "Ash"))
        .post(Post::new("ward", "Birch"))
        .candidate(Candidate::new("Candidate 001"))
        .objective(
            Objective::default()
                .breadth(Breadth::Table { table: [(2, 0.3)].into() })
                .translator(Translator::default().kinds(2).min_periods(1).crossings(0).bonus(1.0)),
        )
        .rules(Rules::default().per_provider(2))
}

fn plan(posts: &[&str]) -> Plan {
    let mut plan = Plan::new();
    for (post, start) in posts.iter().zip(1..) {
        plan.place("Candidate 001", Placement { post: (*post).into(), start });
    }
    plan
}

#[test]
fn both_kinds_are_met_and_served() {
    let scheme = liaison().build().expect("no fault");
    let verdict = verify(&scheme, &plan(&["liaison"]));
    assert!(verdict.is_valid(), "{:?}", verdict.violations);
    let sum = verdict.points.sum;
    assert_eq!((sum.crossing, sum.breadth, sum.bonus), (0, 300, 1000));
    let map = BridgeMap::of(&scheme, &plan(&["liaison"]));
    assert_eq!(map.built().count(), 1);
}

#[test]
fn crossings_are_measured_from_the_first_provider() {
    let scheme = liaison().build().expect("no fault");
    let crossing = |posts: &[&str]| verify(&scheme, &plan(posts)).points.sum.crossing;
    assert_eq!(crossing(&["liaison", "ward"]), 500);
    assert_eq!(crossing(&["liaison", "desk"]), 0);
    assert_eq!(agree_on(0, liaison()), Some(1800));
}

#[test]
fn it_counts_with_both_providers() {
    let mut parts = liaison();
    parts.rules.per_provider = 1;
    let scheme = parts.clone().build().expect("no fault");
    for second in ["ward", "desk"] {
        let verdict = verify(&scheme, &plan(&["liaison", second]));
        assert_eq!(verdict.violations[0].rule, Rule::PerProvider, "{second}");
    }
    // The desk and the ward cross, and serve as many kinds.
    assert_eq!(agree_on(0, parts), Some(1800));
}

#[test]
fn a_veto_on_either_closes_it() {
    for host in ["Ash", "Birch"] {
        let mut parts = liaison();
        parts.candidates[0].vetoes.providers.insert(host.into());
        let scheme = parts.build().expect("no fault");
        let verdict = verify(&scheme, &plan(&["liaison"]));
        assert_eq!(verdict.violations[0].rule, Rule::Eligibility, "{host}");
    }
}

#[test]
fn it_reaches_targets_of_either() {
    let targets = [
        BridgeTarget::kinds("kinds", "council", "hospital", 1),
        BridgeTarget::providers("providers", "Ash", "Birch", 1),
    ];
    for target in targets {
        let mut parts = liaison();
        parts.posts.retain(|post| post.id.as_str() == "liaison");
        parts.rules.bridges.push(target);
        let scheme = parts.build().expect("no fault");
        let outcome = solve(&scheme);
        let solution = outcome.solution().expect("a plan");
        assert_eq!(solution.claims.objective, 1300);
        assert!(verify_solution(&scheme, solution).is_valid());
    }
}

#[test]
fn second_providers_agree_with_enumeration() {
    let tally = agree(drawn::also, |parts| {
        parts.posts.iter_mut().for_each(|post| post.also = None);
    });
    assert!(tally.changed > 30, "{tally:?}");
}

#[test]
fn all_of_them_together_agree_with_enumeration() {
    let tally = agree(drawn::all, |parts| {
        parts.posts.iter_mut().for_each(|post| {
            post.also = None;
            post.steps.clear();
        });
    });
    assert!(tally.changed > 40, "{tally:?}");
}
