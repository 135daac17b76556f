//! The target for system translators.

use secondment::SchemeBuilder;
use secondment::model::{BoundaryDimension, Dimension, Spell, TranslatorTarget};
use secondment::verify::Rule;

use crate::common::coupled;
use crate::rules::harness::{SEEDS, agree_on_few};
use crate::rules::recheck;
use crate::rules::town::{broken, candidate, lost, rows, town, under_way};

/// The town, where two kinds and one crossing, which earns nothing, make a translator.
fn with(target: TranslatorTarget) -> SchemeBuilder {
    let mut town = town();
    town.rules.home_service = false;
    town.boundary.dimensions.push(BoundaryDimension::new(Dimension::Kind, 1.0));
    for candidate in &mut town.candidates {
        candidate.weights.crossing = 0.0;
    }
    town.objective.translator.kinds = 2;
    town.objective.translator.crossings = 1;
    town.rules.translators = Some(target);
    town
}

const SHORT: [(Rule, Option<u32>); 1] = [(Rule::TranslatorTarget, None)];
const BOTH: &[(&str, u32)] = &[("desk", 1), ("ward", 2)];

#[test]
fn so_many_are_translators_after_the_plan() {
    let town = with(TranslatorTarget::new(2));
    assert_eq!(broken(&town, &[("Ann", BOTH), ("Ben", &[("ward", 1), ("desk", 3)])]), []);
    assert_eq!(broken(&town, &[("Ann", BOTH), ("Ben", &[("ward", 1), ("studio", 3)])]), SHORT);
    let mut longer = with(TranslatorTarget::new(1));
    longer.objective.translator.min_periods = 2;
    assert_eq!(broken(&longer, &[("Ann", BOTH)]), SHORT);
    assert_eq!(broken(&longer, &[("Ann", &[("desk", 1), ("lab", 2)])]), SHORT);
    under_way(&mut longer, "Ann", "desk", 1);
    assert_eq!(broken(&longer, &[("Ann", &[("lab", 2)])]), []);
}

#[test]
fn translators_before_the_plan_count_as_long_as_they_are() {
    let mut town = with(TranslatorTarget::new(1));
    let spell = |provider: &str, ended| Spell::new(provider, 1, ended);
    candidate(&mut town, "Cat").history = vec![spell("hall", 5), spell("clinic", 2)];
    assert_eq!(broken(&town, &[]), []);
    town.rules.history_age = Some(5);
    assert_eq!(broken(&town, &[]), SHORT);
    under_way(&mut town, "Cat", "desk", 1);
    assert_eq!(broken(&town, &[]), []);
}

#[test]
fn everyone_short_costs_points() {
    let town = with(TranslatorTarget::new(2).points(0.25));
    assert_eq!(lost(&town, &[]), rows(&[("translator-target", 500)]));
    assert_eq!(lost(&town, &[("Ann", BOTH)]), rows(&[("translator-target", 250)]));
    assert_eq!(lost(&town, &[("Ann", BOTH), ("Ben", BOTH)]), []);
}

#[test]
fn plans_are_judged_as_a_second_version_judges_them() {
    let count = recheck::agrees("translator-target", coupled::translators);
    assert!(count.soft > 30 && count.broken > 30 && count.kept > 200, "{count:?}");
}

#[test]
fn full_enumeration_agrees() {
    let tally = agree_on_few(coupled::translators);
    assert!(tally.changed as u64 > SEEDS / 6, "{tally:?}");
}
