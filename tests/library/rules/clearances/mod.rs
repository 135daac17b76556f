//! Clearances: held when a placement starts, as stated or after the time that obtaining takes.

use secondment::SchemeBuilder;
use secondment::model::{Candidate, Clearance};
use secondment::verify::Rule;

use crate::common::rng::Rng;
use crate::rules::harness::{SEEDS, agree};
use crate::rules::small::{ada, base, best, broken, violations};

/// The desk asks for a vetting that takes one period, the ward for a registration that cannot be had.
fn scheme(periods: u32) -> SchemeBuilder {
    let mut parts = base(periods)
        .clearance(Clearance::new("vetting").lead(1))
        .clearance(Clearance::new("registration"));
    parts.posts[0] = parts.posts[0].clone().clearance("vetting");
    parts.posts[1] = parts.posts[1].clone().clearance("registration");
    parts
}

fn points(periods: u32, candidate: Candidate) -> Option<i64> {
    best(&scheme(periods).candidate(candidate))
}

#[test]
fn what_takes_time_opens_later() {
    assert_eq!(points(1, ada()), Some(100));
    assert_eq!(points(2, ada()), Some(100 + 300));
    let late = ada().first(2);
    assert_eq!(points(2, late.clone()), Some(100), "the time runs from their first period");
    assert_eq!(points(3, late), Some(100 + 300));
}

#[test]
fn what_is_stated_comes_before_what_takes_time() {
    assert_eq!(points(1, ada().cleared("vetting", 1)), Some(300));
    let delayed = ada().cleared("vetting", 3);
    assert_eq!(broken(&scheme(3).candidate(delayed.clone()), &[("desk", 2)]), [Rule::Clearances]);
    assert_eq!(points(3, delayed), Some(100 + 300));
}

#[test]
fn what_cannot_be_obtained_must_be_held() {
    assert_eq!(points(1, ada().cleared("registration", 1)), Some(200));
    let later = scheme(3).candidate(ada().cleared("registration", 3));
    assert_eq!(best(&later), Some(100 + 300 + 200));
}

#[test]
fn a_plan_that_ignores_it_is_caught() {
    let parts = scheme(3).candidate(ada().cleared("registration", 3).cleared("vetting", 2));
    assert_eq!(broken(&parts, &[("desk", 2), ("ward", 3)]), []);
    assert_eq!(broken(&parts, &[("desk", 1), ("ward", 2)]), [Rule::Clearances; 2]);
    let [violation] = &violations(&parts, &[("ward", 2)])[..] else { panic!("one violation") };
    assert_eq!(violation.detail, "asks for registration, which is held from period 3");
}

#[test]
fn only_the_start_counts() {
    let mut parts = scheme(2).candidate(ada());
    parts.posts[0] = parts.posts[0].clone().periods(2);
    assert_eq!(broken(&parts, &[("desk", 1)]), [Rule::Clearances]);
    assert_eq!(best(&parts), Some(100), "it would run beyond the horizon");
}

#[test]
fn nobody_can_be_placed_without_what_every_post_asks_for() {
    for periods in [1, 2] {
        let mut parts = scheme(periods).candidate(ada());
        for post in &mut parts.posts {
            post.clearances.insert("registration".into());
        }
        assert_eq!(best(&parts), None);
    }
}

pub(crate) fn draw(rng: &mut Rng, parts: &mut SchemeBuilder) {
    let ids = ["vetting", "registration", "driving"];
    for id in ids {
        let mut clearance = Clearance::new(id);
        clearance.lead = rng.pick(&[None, Some(0), Some(1), Some(2), Some(10_000)]);
        parts.clearances.push(clearance);
    }
    for post in &mut parts.posts {
        post.clearances = rng.some_of(&ids, 30).into_iter().map(Into::into).collect();
    }
    for candidate in &mut parts.candidates {
        for id in rng.some_of(&ids, 45) {
            let from = rng.range(1, parts.periods.count);
            candidate.clearances.insert(id.into(), from.into());
        }
    }
}

#[test]
fn full_enumeration_agrees() {
    let tally = agree(draw);
    assert!(tally.changed as u64 > SEEDS / 12, "{tally:?}");
}
