//! Conflicts of interest: nobody is placed with such a provider, or under such a manager.

use secondment::SchemeBuilder;
use secondment::model::{Candidate, Id};
use secondment::verify::Rule;

use crate::common::rng::Rng;
use crate::rules::harness::{SEEDS, agree};
use crate::rules::small::{ada, base, best, broken};

/// The desk and the ward are under one manager, though at different providers.
fn scheme(periods: u32) -> SchemeBuilder {
    let mut parts = base(periods);
    parts.posts[0].manager = Some("m-1".into());
    parts.posts[1].manager = Some("m-1".into());
    parts.posts[2].manager = Some("m-2".into());
    parts
}

fn conflicted(providers: &[&str], managers: &[&str]) -> Candidate {
    let mut ada = ada();
    ada.conflicts.providers = providers.iter().map(|&id| id.into()).collect();
    ada.conflicts.managers = managers.iter().map(|&id| id.into()).collect();
    ada
}

#[test]
fn providers_and_managers_are_avoided() {
    let points = |providers: &[&str], managers: &[&str]| {
        best(&scheme(1).candidate(conflicted(providers, managers)))
    };
    assert_eq!(points(&[], &[]), Some(300));
    assert_eq!(points(&["town-hall"], &[]), Some(200));
    assert_eq!(points(&[], &["m-1"]), Some(100));
    assert_eq!(points(&["shelter"], &["m-1"]), None);
    let two = scheme(2).candidate(conflicted(&["shelter"], &["m-1"]));
    assert_eq!(best(&two), None);
    assert_eq!(best(&scheme(2).candidate(conflicted(&[], &["m-2"]))), Some(500));
}

#[test]
fn a_plan_that_ignores_it_is_caught() {
    let parts = scheme(2).candidate(conflicted(&["shelter"], &["m-1"]));
    assert_eq!(broken(&parts, &[("hostel", 1)]), [Rule::Conflicts]);
    assert_eq!(broken(&parts, &[("desk", 1), ("ward", 2)]), [Rule::Conflicts; 2]);
    let neither = scheme(2).candidate(conflicted(&[], &["m-2"]));
    assert_eq!(broken(&neither, &[("desk", 1), ("ward", 2)]), []);
}

pub(crate) fn draw(rng: &mut Rng, parts: &mut SchemeBuilder) {
    let managers: Vec<Id> = ["m-1", "m-2", "m-3"].map(Id::from).into();
    for post in &mut parts.posts {
        post.manager = rng.chance(70).then(|| rng.pick(&managers));
    }
    let named: Vec<Id> = managers
        .into_iter()
        .filter(|id| parts.posts.iter().any(|post| post.manager.as_ref() == Some(id)))
        .collect();
    let hosts: Vec<Id> = parts.providers.iter().map(|host| host.id.clone()).collect();
    for candidate in &mut parts.candidates {
        if rng.chance(60) {
            candidate.conflicts.providers = rng.some_of(&hosts, 25).into_iter().collect();
            candidate.conflicts.managers = rng.some_of(&named, 35).into_iter().collect();
            candidate.pinned.clear();
        }
    }
}

#[test]
fn full_enumeration_agrees() {
    let tally = agree(draw);
    assert!(tally.changed as u64 > SEEDS / 12, "{tally:?}");
}
