//! Colleagues.

use secondment::SchemeBuilder;
use secondment::model::Colleagues;
use secondment::verify::Rule;

use crate::common::coupled;
use crate::rules::harness::{SEEDS, agree_on_few};
use crate::rules::recheck;
use crate::rules::town::{broken, candidate, lost, rows, town};

/// Ann and Cat are both the hall's, and may not meet at another provider.
fn hall(points: Option<f64>) -> SchemeBuilder {
    let mut town = town();
    candidate(&mut town, "Cat").home = Some("hall".into());
    town.rules.colleagues.push(Colleagues::new("apart", 1).points(points));
    town
}

#[test]
fn they_may_meet_at_home_and_take_turns_elsewhere() {
    let town = hall(None);
    let turns: &[_] = &[("Ann", &[("ward", 1)][..]), ("Cat", &[("ward", 3)])];
    assert_eq!(broken(&town, turns), []);
    let both: &[_] = &[("Ann", &[("lab", 1)][..]), ("Cat", &[("ward", 2)])];
    assert_eq!(broken(&town, both), [(Rule::Colleagues, Some(2))]);
    let mut first = town;
    first.rules.colleagues[0].periods = [1.into()].into();
    assert_eq!(broken(&first, both), []);
}

#[test]
fn everyone_too_many_costs_points_each_period() {
    let both: &[_] = &[("Ann", &[("lab", 1)][..]), ("Cat", &[("ward", 2)])];
    let expected = rows(&[("colleagues/apart/hall/clinic/2", 400)]);
    assert_eq!(lost(&hall(Some(0.4)), both), expected);
}

#[test]
fn plans_are_judged_as_a_second_version_judges_them() {
    let count = recheck::agrees("colleagues", coupled::colleagues);
    assert!(count.soft > 50 && count.broken > 50 && count.kept > 200, "{count:?}");
}

#[test]
fn full_enumeration_agrees() {
    let tally = agree_on_few(coupled::colleagues);
    assert!(tally.changed as u64 > SEEDS / 12, "{tally:?}");
}
