//! Least exposure.

use secondment::model::{
    Boundary, BoundaryDimension, Breadth, CandidateSelect, Dimension, FloorRule, SchemeBuilder,
};
use secondment::verify::Rule;

use crate::common::rng::Rng;
use crate::rules::draw;
use crate::rules::harness::agree_where;
use crate::rules::support::{broken, parts, points};

/// Every crossing is worth 300 points.
fn with(rule: FloorRule) -> SchemeBuilder {
    let mut parts = parts();
    parts.boundary = Boundary::default();
    parts.boundary.dimensions.push(BoundaryDimension::new(Dimension::Organisation, 0.3));
    parts.rules.floors.push(rule);
    parts
}

#[test]
fn the_least_exposure_is_reached() {
    let parts = with(FloorRule::new("fair", 0.3));
    assert_eq!(broken(&parts, "ward 1 council 2"), []);
    assert_eq!(broken(&parts, "ward 1 clinic 2"), [Rule::Floors]);
}

#[test]
fn an_empty_rotation_is_not_let_off() {
    let mut parts = with(FloorRule::new("fair", 0.3));
    assert_eq!(broken(&parts, ""), [Rule::Floors]);
    parts.rules.floors[0] = FloorRule::new("fair", 0.0);
    assert_eq!(broken(&parts, ""), []);
    parts.rules.floors[0] = FloorRule::new("fair", 0.3);
    parts.rules.floors[0].candidates = CandidateSelect::default().homes(["auditors"]);
    assert_eq!(broken(&parts, ""), []);
}

#[test]
fn breadth_and_idle_periods_at_home_count() {
    let mut parts = with(FloorRule::new("fair", 0.5));
    parts.objective.breadth = Breadth::Table { table: [(2, 0.5)].into() };
    parts.candidates[0].home = Some("town-hall".into());
    assert_eq!(broken(&parts, "ward 1"), []);
    assert_eq!(broken(&parts, ""), [Rule::Floors]);
}

#[test]
fn points_are_per_point_and_rounded_up() {
    let parts = with(FloorRule::new("fair", 0.5).points(0.1));
    assert_eq!(points(&parts, "ward 1 council 2").penalties, -20);
    assert_eq!(points(&parts, "").penalties, -50);
    let parts = with(FloorRule::new("fair", 0.307).points(0.5));
    assert_eq!(points(&parts, "ward 1 council 2").penalties, -4);
    assert_eq!(points(&parts, "ward 1 council 2 ward 3").penalties, 0);
}

pub(crate) fn rule(rng: &mut Rng, parts: &SchemeBuilder, at: usize) -> FloorRule {
    let mut rule = FloorRule::new(format!("floor {at}"), rng.pick(&[0.0, 0.2, 0.5, 1.0]));
    rule.candidates = draw::candidates(rng, parts);
    rule.points = rng.pick(&[None, None, Some(0.33), Some(1.0), Some(3.0)]);
    rule
}

#[test]
fn seeded_schemes_agree_with_full_enumeration() {
    let draw = |rng: &mut Rng, parts: &mut SchemeBuilder| {
        parts.rules.floors = (0..rng.pick(&[1, 2])).map(|at| rule(rng, parts, at)).collect();
    };
    let tally = agree_where(draw::room, draw);
    assert!(tally.changed >= 20 && tally.infeasible >= 3, "{tally:?}");
}
