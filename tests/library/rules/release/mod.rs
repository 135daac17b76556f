//! Release.

use secondment::model::Release;
use secondment::verify::{Rule, verify};
use secondment::{Placement, Plan, SchemeBuilder};

use crate::common::coupled;
use crate::rules::harness::{SEEDS, agree_on_few};
use crate::rules::recheck;
use crate::rules::town::{broken, candidate, lost, rows, town, under_way};

/// Ann and Cat are both the hall's, which lets one go at a time.
fn hall(points: Option<f64>) -> SchemeBuilder {
    let mut town = town();
    candidate(&mut town, "Cat").home = Some("hall".into());
    town.rules.release.push(Release::new("one", 1).points(points));
    town
}

#[test]
fn at_home_nobody_is_away() {
    let town = hall(None);
    assert_eq!(broken(&town, &[("Ann", &[("ward", 1)]), ("Cat", &[("desk", 1)])]), []);
    assert_eq!(broken(&town, &[("Ann", &[("ward", 1)]), ("Ben", &[("desk", 1)])]), []);
    let both: &[_] = &[("Ann", &[("lab", 1)][..]), ("Cat", &[("ward", 2)])];
    assert_eq!(broken(&town, both), [(Rule::Release, Some(2))]);
    let mut others = town.clone();
    others.rules.release[0].homes = Some(["clinic".into()].into());
    assert_eq!(broken(&others, both), []);
    let mut first = town;
    first.rules.release[0].periods = [1.into()].into();
    assert_eq!(broken(&first, both), []);
}

#[test]
fn a_plan_that_breaks_it_is_told_how_many_are_away() {
    let scheme = hall(None).build().expect("a valid scheme");
    let mut plan = Plan::new();
    plan.place("Ann", Placement { post: "lab".into(), start: 1 });
    plan.place("Cat", Placement { post: "ward".into(), start: 2 });
    let violations = verify(&scheme, &plan).violations;
    let told: Vec<String> = violations.iter().map(ToString::to_string).collect();
    assert_eq!(told, ["release, period 2: 2 people of `hall` are away; rule `one` allows 1"]);
}

#[test]
fn those_under_way_are_away_too() {
    let mut town = hall(None);
    under_way(&mut town, "Cat", "ward", 1);
    assert_eq!(broken(&town, &[("Ann", &[("lab", 2)])]), []);
    assert_eq!(broken(&town, &[("Ann", &[("lab", 1)])]), [(Rule::Release, Some(1))]);
}

#[test]
fn everyone_too_many_costs_points_each_period() {
    let mut town = hall(Some(0.4));
    town.rules.release[0].at_most = 0;
    let plan: &[_] =
        &[("Ann", &[("lab", 1)][..]), ("Ben", &[("desk", 3)]), ("Cat", &[("ward", 2)])];
    assert_eq!(
        lost(&town, plan),
        rows(&[
            ("release/one/clinic/3", 400),
            ("release/one/hall/1", 400),
            ("release/one/hall/2", 800)
        ])
    );
}

#[test]
fn plans_are_judged_as_a_second_version_judges_them() {
    let count = recheck::agrees("release", coupled::release);
    assert!(count.soft > 50 && count.broken > 50 && count.kept > 200, "{count:?}");
}

#[test]
fn full_enumeration_agrees() {
    let tally = agree_on_few(coupled::release);
    assert!(tally.changed as u64 > SEEDS / 12, "{tally:?}");
}
