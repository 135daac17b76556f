//! Lengths of stays.

use secondment::model::{Each, PostSelect, SchemeBuilder, StayRule, UnderWay};
use secondment::verify::Rule;

use crate::common::rng::Rng;
use crate::rules::draw;
use crate::rules::harness::agree_where;
use crate::rules::support::{broken, parts, points};

fn with(rule: StayRule) -> SchemeBuilder {
    let mut parts = parts();
    parts.rules.stays.push(rule);
    parts
}

#[test]
fn consecutive_placements_make_a_stay() {
    let parts = with(StayRule::at_least("settle", Each::Kind, 3));
    assert_eq!(broken(&parts, "ward 1 clinic 2"), []);
    assert_eq!(broken(&parts, "ward 1 clinic 3"), [Rule::Stays]);
    assert_eq!(broken(&parts, "clinic 1 ward 3 council 4"), [Rule::Stays]);
    assert_eq!(broken(&parts, ""), []);
}

#[test]
fn a_stay_can_be_too_long() {
    let parts = with(StayRule::at_most("move-on", Each::Sector, 2));
    assert_eq!(broken(&parts, "ward 1 council 2 audit 3 ward 4"), []);
    assert_eq!(broken(&parts, "ward 1 council 2 ward 3"), [Rule::Stays]);
    assert_eq!(broken(&parts, "ward 1 council 2 ward 4"), []);
}

#[test]
fn other_posts_end_a_stay() {
    let public = PostSelect::default().kinds(["trust"]);
    let parts = with(StayRule::at_least("settle", Each::Kind, 2).posts(public));
    assert_eq!(broken(&parts, "ward 1 council 2 clinic 3"), [Rule::Stays]);
    assert_eq!(broken(&parts, "council 1 clinic 2 audit 4"), []);
}

#[test]
fn leave_does_not_end_a_stay() {
    let mut parts = with(StayRule::at_least("settle", Each::Kind, 2));
    parts.candidates[0].unavailable.insert(2.into());
    assert_eq!(broken(&parts, "ward 1 ward 3"), []);
    assert_eq!(broken(&parts, "ward 1 ward 4"), [Rule::Stays]);
}

#[test]
fn the_one_under_way_begins_a_stay() {
    let mut parts = with(StayRule::at_least("settle", Each::Kind, 4));
    parts.candidates[0].under_way = Some(UnderWay::new("ward", 1).served(2));
    assert_eq!(broken(&parts, "ward 2"), []);
    assert_eq!(broken(&parts, "ward 3"), [Rule::Stays]);
    // By itself it is no matter of the plan.
    parts.rules.stays[0] = StayRule::at_most("move-on", Each::Kind, 2);
    assert_eq!(broken(&parts, "council 2"), []);
    assert_eq!(broken(&parts, "ward 2"), [Rule::Stays]);
    assert_eq!(broken(&parts, "ward 3"), []);
}

#[test]
fn the_end_of_the_window_can_excuse() {
    let mut parts = with(StayRule::at_least("settle", Each::Kind, 2).open_end());
    assert_eq!(broken(&parts, "clinic 1 ward 5"), []);
    assert_eq!(broken(&parts, "clinic 1 ward 4"), [Rule::Stays]);
    parts.candidates[0].last = Some(4.into());
    assert_eq!(broken(&parts, "clinic 1 ward 4"), []);
    parts.rules.stays[0].open_end = false;
    assert_eq!(broken(&parts, "clinic 1 ward 4"), [Rule::Stays]);
}

#[test]
fn every_period_missing_or_too_many_costs() {
    let rule = StayRule::at_least("settle", Each::Provider, 2).and_at_most(3);
    let parts = with(rule.points(0.1));
    assert_eq!(points(&parts, "council 1 ward 2 audit 3").penalties, -300);
    assert_eq!(points(&parts, "clinic 1 clinic 3").penalties, -100);
    assert_eq!(points(&parts, "ward 1 ward 2").penalties, 0);
}

pub(crate) fn rule(rng: &mut Rng, parts: &SchemeBuilder, at: usize) -> StayRule {
    let each = draw::each(rng);
    let id = format!("stay {at}");
    let mut rule = if rng.chance(60) {
        StayRule::at_least(id, each, rng.range(2, 3))
    } else {
        StayRule::at_most(id, each, 1)
    };
    rule.posts = if rng.chance(60) { PostSelect::default() } else { draw::posts(rng, parts) };
    rule.open_end = rng.chance(40);
    rule.candidates = draw::candidates(rng, parts);
    rule.points = draw::points(rng);
    rule
}

#[test]
fn seeded_schemes_agree_with_full_enumeration() {
    let draw = |rng: &mut Rng, parts: &mut SchemeBuilder| {
        parts.rules.stays = (0..rng.pick(&[1, 2, 3])).map(|at| rule(rng, parts, at)).collect();
    };
    let tally = agree_where(draw::room, draw);
    assert!(tally.changed >= 25 && tally.infeasible >= 2, "{tally:?}");
}
