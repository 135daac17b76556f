//! Placements that wait for others, or for levels.

use secondment::model::{Competency, OrderRule, PostSelect, SchemeBuilder, UnderWay};
use secondment::verify::Rule;

use crate::common::rng::Rng;
use crate::rules::draw;
use crate::rules::harness::agree_where;
use crate::rules::support::{broken, parts, points};

fn posts(ids: &[&str]) -> PostSelect {
    PostSelect::default().posts(ids.iter().copied())
}

fn with(rule: OrderRule) -> SchemeBuilder {
    let mut parts = parts();
    parts.competencies.push(Competency::new("budgets", 3));
    parts.posts[4].develops.insert("budgets".into(), 2);
    parts.rules.order.push(rule);
    parts
}

#[test]
fn the_others_come_first() {
    let parts = with(
        OrderRule::new("care-first", posts(&["council"]))
            .after(PostSelect::default().streams(["care"]), 2),
    );
    assert_eq!(broken(&parts, "ward 1 shelter 2 council 3"), []);
    assert_eq!(broken(&parts, "ward 1 council 3"), [Rule::Precedence]);
    assert_eq!(broken(&parts, "council 1 ward 2 shelter 3"), [Rule::Precedence]);
    assert_eq!(broken(&parts, "ward 1 audit 2"), []);
}

#[test]
fn the_one_under_way_counts() {
    let rule = OrderRule::new("clinic-first", posts(&["council"])).after(posts(&["clinic"]), 1);
    let mut parts = with(rule);
    parts.candidates[0].under_way = Some(UnderWay::new("clinic", 1).served(0));
    assert_eq!(broken(&parts, "council 2"), []);
    assert_eq!(broken(&parts, ""), []);
}

#[test]
fn a_post_can_wait_for_another_of_its_own() {
    let rule = OrderRule::new("twice", posts(&["ward"])).after(posts(&["ward", "council"]), 1);
    let parts = with(rule);
    assert_eq!(broken(&parts, "ward 1 ward 2"), [Rule::Precedence]);
    assert_eq!(broken(&parts, "council 1 ward 2 ward 3"), []);
}

#[test]
fn levels_are_held_at_the_start() {
    let mut parts = with(OrderRule::new("able", posts(&["council"])).level("budgets", 2));
    assert_eq!(broken(&parts, "council 1 audit 2"), [Rule::Precedence]);
    assert_eq!(broken(&parts, "audit 1 council 2"), []);
    parts.candidates[0].levels.insert("budgets".into(), 2);
    assert_eq!(broken(&parts, "council 1"), []);
}

#[test]
fn every_placement_that_is_too_early_costs() {
    let rule = OrderRule::new("late", posts(&["council", "audit"])).after(posts(&["ward"]), 1);
    let parts = with(rule.points(0.5));
    assert_eq!(points(&parts, "council 1 audit 2 ward 3 council 4").penalties, -1000);
    assert_eq!(points(&parts, "ward 1 audit 2").penalties, 0);
}

pub(crate) fn rule(rng: &mut Rng, parts: &SchemeBuilder, at: usize) -> OrderRule {
    let mut rule = OrderRule::new(format!("order {at}"), draw::posts(rng, parts));
    if rng.chance(70) {
        rule = rule.after(draw::posts(rng, parts), rng.pick(&[1, 1, 2]));
    }
    if rule.after.is_none() || rng.chance(30) {
        rule = rule.level(rng.pick(&["data", "lead"]), rng.range(1, 2) as u8);
    }
    rule.candidates = draw::candidates(rng, parts);
    rule.points = draw::points(rng);
    rule
}

#[test]
fn seeded_schemes_agree_with_full_enumeration() {
    let draw = |rng: &mut Rng, parts: &mut SchemeBuilder| {
        parts.rules.order = (0..rng.pick(&[1, 2])).map(|at| rule(rng, parts, at)).collect();
    };
    let tally = agree_where(draw::room, draw);
    assert!(tally.changed >= 25 && tally.infeasible >= 2, "{tally:?}");
}
