//! Minimum occupancy.

use secondment::SchemeBuilder;
use secondment::model::Places;
use secondment::verify::Rule;

use crate::common::coupled;
use crate::rules::harness::{SEEDS, agree_on_few};
use crate::rules::recheck;
use crate::rules::town::{broken, lost, post, rows, town, under_way};

/// The ward needs two people in period 2, and one in period 3.
fn ward() -> SchemeBuilder {
    let mut town = town();
    let by_period = [(2, 2), (3, 1)].into();
    post(&mut town, "ward").minimum = Some(Places::Varying { default: 0, by_period });
    town
}

#[test]
fn every_period_has_its_own() {
    let town = ward();
    let full: &[_] = &[("Ann", &[("ward", 2)][..]), ("Ben", &[("ward", 2), ("ward", 3)])];
    assert_eq!(broken(&town, full), []);
    let third = (Rule::Minimum, Some(3));
    assert_eq!(broken(&town, &[("Ann", &[("ward", 2)]), ("Ben", &[("ward", 2)])]), [third]);
    assert_eq!(broken(&town, &[]), [(Rule::Minimum, Some(2)), third]);
}

#[test]
fn those_under_way_count() {
    let mut town = ward();
    under_way(&mut town, "Cat", "ward", 2);
    assert_eq!(broken(&town, &[("Ann", &[("ward", 2), ("ward", 3)])]), []);
    post(&mut town, "ward").minimum = Some(Places::Every(1));
    assert_eq!(broken(&town, &[]), [(Rule::Minimum, Some(3))]);
}

#[test]
fn a_soft_minimum_costs_points_for_everyone_missing() {
    let mut town = ward();
    town.rules.minimum_points = Some(0.7);
    let expected = rows(&[("minimum/ward/2", 1400), ("minimum/ward/3", 700)]);
    assert_eq!(lost(&town, &[]), expected);
    assert_eq!(
        lost(&town, &[("Ann", &[("ward", 2)])]),
        rows(&[("minimum/ward/2", 700), ("minimum/ward/3", 700)])
    );
}

#[test]
fn plans_are_judged_as_a_second_version_judges_them() {
    let count = recheck::agrees("minimum", coupled::minimum);
    assert!(count.soft > 50 && count.broken > 50 && count.kept > 200, "{count:?}");
}

#[test]
fn full_enumeration_agrees() {
    let tally = agree_on_few(coupled::minimum);
    assert!(tally.changed as u64 > SEEDS / 12, "{tally:?}");
}
