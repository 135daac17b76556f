//! Requirements: people are placed only where what they require is met.

use secondment::SchemeBuilder;
use secondment::model::{Id, Requirement};
use secondment::verify::Rule;

use crate::common::rng::Rng;
use crate::rules::harness::{SEEDS, agree};
use crate::rules::small::{ada, base, best, broken, violations};

fn scheme(periods: u32) -> SchemeBuilder {
    let mut parts =
        base(periods).requirement(Requirement::new("r-1")).requirement(Requirement::new("r-2"));
    parts.posts[1] = parts.posts[1].clone().meets("r-1");
    parts.posts[2] = parts.posts[2].clone().meets("r-1").meets("r-2");
    parts
}

#[test]
fn only_posts_that_meet_all_are_open() {
    for periods in [1, 2] {
        let without = scheme(periods).candidate(ada());
        let one = scheme(periods).candidate(ada().requires("r-1"));
        let both = scheme(periods).candidate(ada().requires("r-1").requires("r-2"));
        let extra = i64::from(periods) - 1;
        assert_eq!(best(&without), Some(300 + 200 * extra));
        assert_eq!(best(&one), Some(200 + 100 * extra));
        assert_eq!(best(&both), Some(100));
    }
}

#[test]
fn a_plan_that_ignores_it_is_caught_and_nothing_is_given_away() {
    let parts = scheme(2).candidate(ada().requires("r-1").requires("r-2"));
    assert_eq!(broken(&parts, &[("hostel", 1)]), []);
    assert_eq!(broken(&parts, &[("ward", 2)]), [Rule::Requirements]);
    let [violation] = &violations(&parts, &[("desk", 1)])[..] else { panic!("one violation") };
    assert_eq!(
        violation.to_string(),
        "requirements, candidate Ada, post desk, period 1: \
        does not meet what the candidate requires"
    );
}

#[test]
fn nobody_can_be_placed_where_no_post_meets_it() {
    for periods in [1, 2] {
        let parts = scheme(periods).requirement(Requirement::new("r-3"));
        assert_eq!(best(&parts.candidate(ada().requires("r-3"))), None);
    }
}

pub(crate) fn draw(rng: &mut Rng, parts: &mut SchemeBuilder) {
    let ids: Vec<Id> = ["r-1", "r-2", "r-3"].map(Id::from).into();
    parts.requirements = ids.iter().map(Requirement::new).collect();
    for post in &mut parts.posts {
        post.meets = rng.some_of(&ids, 45).into_iter().collect();
    }
    for candidate in &mut parts.candidates {
        if rng.chance(80) {
            candidate.requires = rng.some_of(&ids, 55).into_iter().collect();
        }
    }
}

#[test]
fn full_enumeration_agrees() {
    let tally = agree(draw);
    assert!(tally.changed as u64 > SEEDS / 12, "{tally:?}");
}
