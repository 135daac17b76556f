//! Bridge targets.

use secondment::SchemeBuilder;
use secondment::model::{BridgeTarget, Spell};
use secondment::verify::Rule;

use crate::common::coupled;
use crate::rules::harness::{SEEDS, agree_on_few};
use crate::rules::recheck;
use crate::rules::town::{broken, candidate, lost, post, provider, rows, town, under_way};

/// The town without what idle periods at home would serve.
fn with(target: BridgeTarget) -> SchemeBuilder {
    let mut town = town();
    town.rules.home_service = false;
    town.rules.bridges.push(target);
    town
}

fn kinds(at_least: u32) -> BridgeTarget {
    BridgeTarget::kinds("care", "council", "trust", at_least)
}

fn providers(at_least: u32) -> BridgeTarget {
    BridgeTarget::providers("pair", "hall", "clinic", at_least)
}

const SHORT: [(Rule, Option<u32>); 1] = [(Rule::Bridges, None)];

#[test]
fn so_many_people_serve_on_both_sides() {
    let both: &[_] = &[("desk", 1), ("ward", 2)];
    let firm: &[_] = &[("desk", 1), ("studio", 2)];
    for target in [kinds, providers] {
        assert_eq!(broken(&with(target(1)), &[("Ann", both)]), []);
        assert_eq!(broken(&with(target(2)), &[("Ann", both)]), SHORT);
        assert_eq!(
            broken(&with(target(2)), &[("Ann", both), ("Ben", &[("ward", 1), ("desk", 2)])]),
            []
        );
        // Two people with one side each join nothing.
        let halves: &[_] = &[("Ann", &[("desk", 1)][..]), ("Ben", &[("ward", 1)])];
        assert_eq!(broken(&with(target(1)), halves), SHORT);
    }
    // The firm is of the clinic's kind.
    assert_eq!(broken(&with(kinds(1)), &[("Ann", firm)]), []);
    assert_eq!(broken(&with(providers(1)), &[("Ann", firm)]), SHORT);
}

#[test]
fn history_that_counts_counts() {
    for target in [kinds, providers] {
        let mut town = with(target(1));
        let spell = Spell::new("hall", 1, 4);
        candidate(&mut town, "Cat").history.push(spell);
        assert_eq!(broken(&town, &[("Cat", &[("ward", 1)])]), []);
        assert_eq!(broken(&town, &[]), SHORT);
        town.rules.history_age = Some(4);
        assert_eq!(broken(&town, &[("Cat", &[("ward", 1)])]), SHORT);
    }
}

#[test]
fn placements_under_way_and_second_providers_count() {
    for target in [kinds, providers] {
        let mut town = with(target(1));
        under_way(&mut town, "Cat", "desk", 1);
        assert_eq!(broken(&town, &[("Cat", &[("ward", 2)])]), []);
        assert_eq!(broken(&town, &[("Ann", &[("ward", 2)])]), SHORT);
        let mut town = with(target(1));
        post(&mut town, "lab").also = Some("hall".into());
        assert_eq!(broken(&town, &[("Cat", &[("lab", 1)])]), []);
        under_way(&mut town, "Cat", "lab", 1);
        assert_eq!(broken(&town, &[]), []);
    }
}

#[test]
fn idle_periods_at_home_count() {
    for target in [kinds, providers] {
        let mut town = with(target(1));
        let there = [("Ann", &[("ward", 1)][..])];
        assert_eq!(broken(&town, &there), SHORT);
        town.rules.home_service = true;
        assert_eq!(broken(&town, &there), []);
        let always = [("Ann", &[("ward", 1), ("lab", 2)][..])];
        assert_eq!(broken(&town, &always), SHORT);
        candidate(&mut town, "Ann").unavailable = [2.into(), 3.into()].into();
        assert_eq!(broken(&town, &there), SHORT);
    }
}

#[test]
fn everyone_short_costs_points() {
    let town = with(kinds(2).points(0.3));
    let both: &[_] = &[("desk", 1), ("ward", 2)];
    assert_eq!(lost(&town, &[]), rows(&[("bridges/care", 600)]));
    assert_eq!(lost(&town, &[("Ann", both)]), rows(&[("bridges/care", 300)]));
    assert_eq!(lost(&town, &[("Ann", both), ("Ben", both)]), []);
    let mut town = with(providers(1).points(1.0));
    provider(&mut town, "clinic").place = None;
    assert_eq!(lost(&town, &[("Ann", &[("desk", 1)])]), rows(&[("bridges/pair", 1000)]));
}

#[test]
fn plans_are_judged_as_a_second_version_judges_them() {
    let count = recheck::agrees("bridges", coupled::bridges);
    assert!(count.soft > 30 && count.broken > 30 && count.kept > 200, "{count:?}");
}

#[test]
fn full_enumeration_agrees() {
    let tally = agree_on_few(coupled::bridges);
    assert!(tally.changed as u64 > SEEDS / 6, "{tally:?}");
}
