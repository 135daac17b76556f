//! Periods to be spent with the home employer.

use secondment::model::{HomeRule, SchemeBuilder, UnderWay};
use secondment::verify::Rule;

use crate::common::rng::Rng;
use crate::rules::draw;
use crate::rules::harness::agree_where;
use crate::rules::support::{broken, parts, points};

fn with(rule: HomeRule) -> SchemeBuilder {
    let mut parts = parts();
    parts.candidates[0].home = Some("town-hall".into());
    parts.rules.home.push(rule);
    parts
}

#[test]
fn at_home_is_idle_or_placed_there() {
    let mut parts = with(HomeRule::at("appraisal", [3_u32]));
    assert_eq!(broken(&parts, "ward 2 ward 4"), []);
    assert_eq!(broken(&parts, "council 3"), []);
    assert_eq!(broken(&parts, "clinic 2"), [Rule::Home]);
    parts.rules.home_service = false;
    assert_eq!(broken(&parts, "ward 2 ward 4"), [Rule::Home]);
    assert_eq!(broken(&parts, "council 3"), []);
    assert_eq!(broken(&parts, ""), []);
}

#[test]
fn returning_is_for_the_last_period_of_the_window() {
    let mut parts = with(HomeRule::at_last("return"));
    assert_eq!(broken(&parts, "ward 5"), [Rule::Home]);
    assert_eq!(broken(&parts, "ward 4 council 5"), []);
    parts.candidates[0].last = Some(4.into());
    assert_eq!(broken(&parts, "ward 4"), [Rule::Home]);
    parts.candidates[0].unavailable.insert(4.into());
    assert_eq!(broken(&parts, "ward 3"), [Rule::Home]);
    assert_eq!(broken(&parts, "ward 2"), []);
}

#[test]
fn whoever_cannot_be_there_is_let_off() {
    let mut parts = with(HomeRule::at("appraisal", [1_u32, 2, 3]));
    parts.candidates[0].unavailable.insert(3.into());
    parts.candidates[0].under_way = Some(UnderWay::new("clinic", 1).served(1));
    assert_eq!(broken(&parts, "ward 4"), []);
    assert_eq!(broken(&parts, "ward 2"), [Rule::Home]);
    parts.candidates[0].home = None;
    assert_eq!(broken(&parts, "ward 2"), []);
}

#[test]
fn every_period_elsewhere_costs() {
    let mut parts = with(HomeRule::at("appraisal", [1_u32, 2]).and_return().points(0.2));
    assert_eq!(points(&parts, "clinic 1 council 3 ward 5").penalties, -600);
    assert_eq!(points(&parts, "ward 3").penalties, 0);
    parts.rules.home_service = false;
    assert_eq!(points(&parts, "ward 3").penalties, -600);
    assert_eq!(points(&parts, "").penalties, 0);
}

pub(crate) fn rule(rng: &mut Rng, parts: &SchemeBuilder, at: usize) -> HomeRule {
    let all: Vec<u32> = (1..=parts.periods.count).collect();
    let mut rule = HomeRule::at(format!("home {at}"), rng.some_of(&all, 50));
    rule.returns = rule.periods.is_empty() || rng.chance(40);
    rule.candidates = draw::candidates(rng, parts);
    rule.points = draw::points(rng);
    rule
}

#[test]
fn seeded_schemes_agree_with_full_enumeration() {
    let draw = |rng: &mut Rng, parts: &mut SchemeBuilder| {
        parts.rules.home = (0..rng.pick(&[1, 2])).map(|at| rule(rng, parts, at)).collect();
    };
    let tally = agree_where(draw::room, draw);
    assert!(tally.changed >= 20 && tally.infeasible >= 1, "{tally:?}");
}
