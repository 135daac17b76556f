//! Posts that raise levels by steps.

use secondment::model::{
    Candidate, Competency, Kind, Objective, Post, Provider, Rules, SchemeBuilder, Sector,
};
use secondment::verify::{Rule, verify};
use secondment::{Placement, Plan};

use crate::common::drawn;
use crate::rules::compared::agree;
use crate::rules::harness::agree_on;

/// Three periods; a desk that steps `data` up by 2 of 5 levels, and a lab that needs level 4.
fn desk_and_lab() -> SchemeBuilder {
    let mut candidate = Candidate::new("Candidate 001").level("data", 1);
    candidate.targets.insert("data".into(), 4);
    SchemeBuilder::new(3)
        .kind(Kind::new("council"))
        .competency(Competency::new("data", 5))
        .provider(Provider::new("Ash", "council", Sector::Public))
        .post(Post::new("desk", "Ash").steps("data", 2))
        .post(Post::new("lab", "Ash").essential("data", 4))
        .candidate(candidate.points("lab", 3.0))
        .objective(Objective::default().development(0.1))
        .rules(Rules::default().per_provider(3))
}

fn plan(posts: &[&str]) -> Plan {
    let mut plan = Plan::new();
    for (post, start) in posts.iter().zip(1..) {
        plan.place("Candidate 001", Placement { post: (*post).into(), start });
    }
    plan
}

#[test]
fn steps_add_up_to_what_a_post_needs() {
    let scheme = desk_and_lab().build().expect("no fault");
    let verdict = verify(&scheme, &plan(&["desk", "desk", "lab"]));
    assert!(verdict.is_valid(), "{:?}", verdict.violations);
    // From 1 to 3, then from 3 to 5, of which the target of 4 counts one.
    assert_eq!(verdict.points.sum.development, 300);
    assert_eq!(agree_on(0, desk_and_lab()), Some(3300));
}

#[test]
fn one_step_is_not_enough() {
    let scheme = desk_and_lab().build().expect("no fault");
    let verdict = verify(&scheme, &plan(&["desk", "lab"]));
    assert_eq!(verdict.violations[0].rule, Rule::Essential);
}

#[test]
fn a_step_ends_at_the_top() {
    let mut parts = desk_and_lab();
    parts.candidates[0].targets.clear();
    let scheme = parts.build().expect("no fault");
    let verdict = verify(&scheme, &plan(&["desk", "desk", "desk"]));
    assert_eq!(verdict.points.sum.development, 400);
}

#[test]
fn steps_agree_with_enumeration() {
    let tally = agree(drawn::steps, |parts| {
        parts.posts.iter_mut().for_each(|post| post.steps.clear());
    });
    assert!(tally.changed > 40, "{tally:?}");
}
