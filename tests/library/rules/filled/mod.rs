//! Posts whose places are all to be filled.

use secondment::SchemeBuilder;
use secondment::model::{Filled, PostSelect};
use secondment::verify::Rule;

use crate::common::coupled;
use crate::rules::harness::{SEEDS, agree_on_few};
use crate::rules::recheck;
use crate::rules::town::{broken, lost, post, rows, town, under_way};

/// Wards are filled in period 2, where they have two places.
fn wards(points: Option<f64>) -> SchemeBuilder {
    let mut town = town();
    let posts = PostSelect::default().tags(["frontline"]);
    town.rules.filled.push(Filled::new("wards").posts(posts).periods([2]).points(points));
    town
}

#[test]
fn every_place_in_every_period_named() {
    let town = wards(None);
    assert_eq!(broken(&town, &[("Ann", &[("ward", 2)]), ("Ben", &[("ward", 2)])]), []);
    let missing = [(Rule::Filled, Some(2))];
    assert_eq!(broken(&town, &[("Ann", &[("ward", 2)]), ("Ben", &[("lab", 2)])]), missing);
    let mut started = town;
    under_way(&mut started, "Cat", "ward", 2);
    assert_eq!(broken(&started, &[("Ann", &[("ward", 2)])]), []);
    assert_eq!(broken(&started, &[]), missing);
}

#[test]
fn a_closed_post_has_nothing_to_fill() {
    let mut town = wards(None);
    let ward = post(&mut town, "ward").clone().places_in(2, 0);
    *post(&mut town, "ward") = ward;
    assert_eq!(broken(&town, &[]), []);
}

#[test]
fn an_empty_place_costs_points_each_period() {
    let mut town = wards(Some(0.25));
    town.rules.filled[0].periods.clear();
    let plan: &[_] = &[("Ann", &[("ward", 1)][..]), ("Ben", &[("ward", 1), ("ward", 3)])];
    let expected = rows(&[("filled/wards/ward/2", 500), ("filled/wards/ward/3", 250)]);
    assert_eq!(lost(&town, plan), expected);
}

#[test]
fn plans_are_judged_as_a_second_version_judges_them() {
    let count = recheck::agrees("filled", coupled::filled);
    assert!(count.soft > 50 && count.broken > 50 && count.kept > 200, "{count:?}");
}

#[test]
fn full_enumeration_agrees() {
    let tally = agree_on_few(coupled::filled);
    assert!(tally.changed as u64 > SEEDS / 12, "{tally:?}");
}
