//! Mentors.

use secondment::verify::Rule;

use crate::common::coupled;
use crate::rules::harness::{SEEDS, agree_on_few};
use crate::rules::recheck;
use crate::rules::town::{broken, candidate, lost, provider, rows, town, under_way};

const BOTH: &[(&str, &[(&str, u32)])] = &[("Ann", &[("lab", 1)]), ("Ben", &[("ward", 2)])];

#[test]
fn posts_of_a_provider_share_its_mentors() {
    let mut town = town();
    assert_eq!(broken(&town, BOTH), []);
    provider(&mut town, "clinic").mentors = Some(1);
    assert_eq!(broken(&town, BOTH), [(Rule::Mentors, Some(2))]);
    assert_eq!(broken(&town, &[("Ann", &[("lab", 1)]), ("Ben", &[("ward", 3)])]), []);
    candidate(&mut town, "Ben").mentored = false;
    assert_eq!(broken(&town, BOTH), []);
    provider(&mut town, "clinic").mentors = Some(0);
    let alone = [(Rule::Mentors, Some(1)), (Rule::Mentors, Some(2))];
    assert_eq!(broken(&town, BOTH), alone);
}

#[test]
fn those_under_way_need_one_too() {
    let mut town = town();
    provider(&mut town, "clinic").mentors = Some(1);
    under_way(&mut town, "Cat", "lab", 1);
    assert_eq!(broken(&town, &[("Ben", &[("ward", 1)])]), [(Rule::Mentors, Some(1))]);
    assert_eq!(broken(&town, &[("Ben", &[("ward", 2)])]), []);
}

#[test]
fn everyone_without_a_mentor_costs_points() {
    let mut town = town();
    provider(&mut town, "clinic").mentors = Some(0);
    town.rules.mentor_points = Some(0.2);
    let expected = rows(&[("mentors/clinic/1", 200), ("mentors/clinic/2", 400)]);
    assert_eq!(lost(&town, BOTH), expected);
}

#[test]
fn plans_are_judged_as_a_second_version_judges_them() {
    let count = recheck::agrees("mentors", coupled::mentors);
    assert!(count.soft > 50 && count.broken > 50 && count.kept > 200, "{count:?}");
}

#[test]
fn full_enumeration_agrees() {
    let tally = agree_on_few(coupled::mentors);
    assert!(tally.changed as u64 > SEEDS / 12, "{tally:?}");
}
