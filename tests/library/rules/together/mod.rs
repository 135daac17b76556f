//! Together.

use secondment::SchemeBuilder;
use secondment::model::{Post, Together};
use secondment::verify::Rule;

use crate::common::coupled;
use crate::rules::harness::{SEEDS, agree_on_few};
use crate::rules::recheck;
use crate::rules::town::{broken, lost, provider, rows, town, under_way};

/// Ann and Ben; the firm's two places are nowhere.
fn pair(rule: Together) -> SchemeBuilder {
    let mut town = town().post(Post::new("office", "firm"));
    town.rules.together.push(rule);
    town
}

fn couple() -> Together {
    Together::new("couple", ["Ben", "Ann"])
}

#[test]
fn in_the_same_place_whenever_both_are_placed() {
    let town = pair(couple());
    let apart = [(Rule::Together, Some(2))];
    assert_eq!(broken(&town, &[("Ann", &[("lab", 1)]), ("Ben", &[("ward", 2)])]), []);
    assert_eq!(broken(&town, &[("Ann", &[("lab", 1)]), ("Ben", &[("desk", 2)])]), apart);
    assert_eq!(broken(&town, &[("Ann", &[("lab", 1)]), ("Ben", &[("desk", 3)])]), []);
    // A provider without a place is near nobody but itself.
    assert_eq!(broken(&town, &[("Ann", &[("studio", 2)]), ("Ben", &[("ward", 2)])]), apart);
    assert_eq!(broken(&town, &[("Ann", &[("studio", 2)]), ("Ben", &[("office", 2)])]), []);
}

#[test]
fn within_a_distance() {
    // One degree along a meridian is 6371.0088 km * pi / 180 = 111.195 km.
    let far: &[_] = &[("Ann", &[("lab", 1)][..]), ("Ben", &[("desk", 1)])];
    for (km, expected) in [(111.19, &[(Rule::Together, Some(1))][..]), (111.2, &[])] {
        assert_eq!(broken(&pair(couple().km(km)), far), expected);
    }
    let mut town = pair(couple().km(200.0));
    let firm: &[_] = &[("Ann", &[("lab", 1)][..]), ("Ben", &[("studio", 1)])];
    assert_eq!(broken(&town, firm), [(Rule::Together, Some(1))]);
    // Half-way: near to both, while they are too far from each other.
    provider(&mut town, "firm").lat = Some(52.5);
    provider(&mut town, "firm").lon = Some(0.0);
    town.rules.together[0].km = Some(60.0);
    assert_eq!(broken(&town, firm), []);
    assert_eq!(broken(&town, &[("Ann", &[("studio", 1)]), ("Ben", &[("desk", 1)])]), []);
    assert_eq!(broken(&town, far), [(Rule::Together, Some(1))]);
}

#[test]
fn throughout_neither_is_placed_alone() {
    let town = pair(couple().throughout(true));
    assert_eq!(
        broken(&town, &[("Ann", &[("lab", 1)]), ("Ben", &[("lab", 1)])]),
        [(Rule::Places, Some(1)), (Rule::Places, Some(2))]
    );
    assert_eq!(broken(&town, &[("Ann", &[("ward", 1)]), ("Ben", &[("ward", 1)])]), []);
    assert_eq!(broken(&town, &[("Ann", &[("ward", 3)])]), [(Rule::Together, Some(3))]);
    assert_eq!(
        broken(&town, &[("Ben", &[("ward", 3)]), ("Cat", &[("ward", 3)])]),
        [(Rule::Together, Some(3))]
    );
}

#[test]
fn somebody_under_way_is_placed() {
    let mut town = pair(couple().throughout(true));
    under_way(&mut town, "Ann", "lab", 1);
    assert_eq!(broken(&town, &[("Ben", &[("ward", 1)])]), []);
    assert_eq!(broken(&town, &[("Ben", &[("desk", 1)])]), [(Rule::Together, Some(1))]);
    assert_eq!(broken(&town, &[]), [(Rule::Together, Some(1))]);
}

#[test]
fn each_part_of_the_rule_costs_points_by_period() {
    let town = pair(couple().throughout(true).points(0.3));
    let plan: &[_] = &[("Ann", &[("lab", 1)][..]), ("Ben", &[("desk", 1), ("ward", 3)])];
    assert_eq!(
        lost(&town, plan),
        rows(&[
            ("together/couple/near/clinic/1", 300),
            ("together/couple/throughout/2", 300),
            ("together/couple/throughout/3", 300),
        ])
    );
}

#[test]
fn plans_are_judged_as_a_second_version_judges_them() {
    let count = recheck::agrees("together", coupled::together);
    assert!(count.soft > 30 && count.broken > 30 && count.kept > 200, "{count:?}");
}

#[test]
fn full_enumeration_agrees() {
    let tally = agree_on_few(coupled::together);
    assert!(tally.changed as u64 > SEEDS / 12, "{tally:?}");
}
