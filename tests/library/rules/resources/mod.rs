//! Resources.

use secondment::SchemeBuilder;
use secondment::model::{CandidateSelect, PostSelect, Resource, Use};
use secondment::verify::Rule;

use crate::common::coupled;
use crate::rules::harness::{SEEDS, agree_on_few};
use crate::rules::recheck;
use crate::rules::town::{broken, lost, town, under_way};

fn with(resource: Resource) -> SchemeBuilder {
    let mut town = town();
    town.rules.resources.push(resource);
    town
}

/// 40 a period at the clinic, and 30 more for each placement of Ann there.
fn fees() -> Resource {
    let clinic = PostSelect::default().providers(["clinic"]);
    let ann = CandidateSelect::default().ids(["Ann"]);
    Resource::at_most("fees", 110)
        .uses(Use::per_period(40).posts(clinic.clone()))
        .uses(Use::per_placement(30).posts(clinic).candidates(ann))
}

#[test]
fn over_the_horizon_everything_adds_up() {
    let town = with(fees());
    // Ann: 2 * 40 + 30 in the lab. Ben: 40 for each ward. The desk costs nothing.
    assert_eq!(broken(&town, &[("Ann", &[("lab", 1), ("desk", 3)])]), []);
    assert_eq!(broken(&town, &[("Ann", &[("ward", 3)]), ("Ben", &[("ward", 1)])]), []);
    let too_much: &[_] = &[("Ann", &[("ward", 3)][..]), ("Ben", &[("lab", 1)])];
    assert_eq!(broken(&town, too_much), [(Rule::Resources, None)]);
}

#[test]
fn in_each_period_by_itself() {
    let mut town = with(fees().each_period());
    town.rules.resources[0].at_most = Some(70);
    // 40 + 30 in the period in which Ann starts, 40 in the next.
    assert_eq!(broken(&town, &[("Ann", &[("lab", 2)])]), []);
    let both: &[_] = &[("Ann", &[("lab", 2)][..]), ("Ben", &[("ward", 2)])];
    assert_eq!(broken(&town, both), [(Rule::Resources, Some(2))]);
}

#[test]
fn some_periods_alone() {
    let mut town = with(fees());
    town.rules.resources[0].uses[0].periods = [2.into(), 3.into()].into();
    // 40 in period 2 and 30 for the start in period 1.
    assert_eq!(broken(&town, &[("Ann", &[("lab", 1)]), ("Ben", &[("ward", 3)])]), []);
    let more: &[_] = &[("Ann", &[("lab", 1)][..]), ("Ben", &[("lab", 2)])];
    let mut wide = town.clone();
    wide.posts.iter_mut().for_each(|post| post.places = secondment::model::Places::Every(3));
    assert_eq!(broken(&wide, more), [(Rule::Resources, None)]);
}

#[test]
fn at_least_so_much() {
    let care = Use::per_period(1).posts(PostSelect::default().streams(["care"]));
    let town = with(Resource::at_least("cover", 1).each_period().uses(care));
    let gap = [(Rule::Resources, Some(2))];
    assert_eq!(broken(&town, &[("Ben", &[("ward", 1), ("ward", 3)])]), gap);
    let full: &[_] = &[("Ben", &[("ward", 1), ("ward", 2)][..]), ("Cat", &[("ward", 3)])];
    assert_eq!(broken(&town, full), []);
}

#[test]
fn a_placement_under_way_uses_what_it_still_covers() {
    let mut town = with(fees());
    under_way(&mut town, "Ann", "lab", 1);
    // 40 under way, and nothing for a start that lies in the past: 70 are left.
    assert_eq!(broken(&town, &[("Ben", &[("ward", 1)])]), []);
    assert_eq!(broken(&town, &[("Ann", &[("ward", 2)])]), []);
    assert_eq!(broken(&town, &[("Ben", &[("lab", 2)])]), [(Rule::Resources, None)]);
}

#[test]
fn a_soft_limit_costs_points_for_every_unit() {
    let town = with(fees().points(0.0024));
    // 40 + 30 for Ann, 80 for Ben, 40 for Cat: 80 too many at round(2.4) points each.
    let plan: &[_] =
        &[("Ann", &[("ward", 3)][..]), ("Ben", &[("lab", 1)]), ("Cat", &[("ward", 1)])];
    assert_eq!(lost(&town, plan), [("resources/fees".into(), 160)]);
    assert_eq!(lost(&town, &plan[..1]), []);
    let town = with(fees().each_period().points(0.0024));
    let mut low = town;
    low.rules.resources[0].at_most = Some(50);
    // Ann and Cat: 70 in period 3 and 40 in period 1, where Ben adds another 40.
    let expected = [("resources/fees/1".into(), 60), ("resources/fees/3".into(), 40)];
    assert_eq!(lost(&low, plan), expected);
}

#[test]
fn names_of_rows_tell_ids_with_slashes_apart() {
    let mut town = with(fees().points(0.001).id("a/1"));
    let other = fees().each_period().points(0.001).id("a");
    town.rules.resources.push(other.and_at_most(30));
    let chosen: &[_] = &[("Ben", &[("lab", 1)][..]), ("Cat", &[("ward", 1)])];
    let expected = [("resources/a%2F1", 10), ("resources/a/1", 50), ("resources/a/2", 10)];
    assert_eq!(lost(&town, chosen), expected.map(|(name, points)| (name.to_owned(), points)));
}

#[test]
fn plans_are_judged_as_a_second_version_judges_them() {
    let count = recheck::agrees("resources", coupled::resources);
    assert!(count.soft > 50 && count.broken > 50 && count.kept > 200, "{count:?}");
}

#[test]
fn full_enumeration_agrees() {
    let tally = agree_on_few(coupled::resources);
    assert!(tally.changed as u64 > SEEDS / 12, "{tally:?}");
}
