//! Placements per stream.

use secondment::model::{SchemeBuilder, UnderWay};
use secondment::verify::Rule;

use crate::common::rng::Rng;
use crate::rules::draw;
use crate::rules::harness::agree_where;
use crate::rules::support::{broken, parts};

fn one_each() -> SchemeBuilder {
    let mut parts = parts();
    parts.rules.per_stream = 1;
    parts
}

#[test]
fn one_placement_in_each_stream_is_allowed() {
    assert_eq!(broken(&one_each(), "council 1 clinic 2"), []);
}

#[test]
fn a_second_one_is_not() {
    assert_eq!(broken(&one_each(), "ward 1 council 2 shelter 3"), [Rule::PerStream]);
    let mut two = one_each();
    two.rules.per_stream = 2;
    assert_eq!(broken(&two, "ward 1 council 2 shelter 3"), []);
}

#[test]
fn posts_without_a_stream_are_not_limited() {
    let mut parts = one_each();
    parts.posts.iter_mut().for_each(|post| post.stream = None);
    assert_eq!(broken(&parts, "ward 1 shelter 2 ward 3"), []);
}

#[test]
fn the_one_under_way_counts() {
    let mut parts = one_each();
    parts.candidates[0].under_way = Some(UnderWay::new("clinic", 1).served(1));
    assert_eq!(broken(&parts, "shelter 3"), [Rule::PerStream]);
    assert_eq!(broken(&parts, "audit 3"), []);
}

#[test]
fn seeded_schemes_agree_with_full_enumeration() {
    let draw = |rng: &mut Rng, parts: &mut SchemeBuilder| {
        parts.rules.per_stream = rng.pick(&[1, 1, 2]);
    };
    let tally = agree_where(draw::room, draw);
    assert!(tally.changed >= 10 && tally.infeasible >= 1, "{tally:?}");
}
