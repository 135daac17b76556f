//! Totals.

use secondment::SchemeBuilder;
use secondment::model::{CandidateSelect, Each, Measure, PostSelect, Total};
use secondment::verify::Rule;

use crate::common::coupled;
use crate::rules::harness::{SEEDS, agree_on_few};
use crate::rules::recheck;
use crate::rules::town::{broken, lost, rows, town, under_way};

fn with(total: Total) -> SchemeBuilder {
    let mut town = town();
    town.rules.totals.push(total);
    town
}

const PLAN: &[(&str, &[(&str, u32)])] = &[
    ("Ann", &[("lab", 1), ("ward", 3)]),
    ("Ben", &[("ward", 1), ("desk", 2), ("ward", 3)]),
    ("Cat", &[("studio", 3)]),
];

#[test]
fn people_count_in_each_period_by_itself() {
    let clinic = |most: u32| {
        let posts = PostSelect::default().providers(["clinic"]);
        Total::new("clinic", Measure::People).posts(posts).at_most(most)
    };
    assert_eq!(broken(&with(clinic(2)), PLAN), []);
    let full = [(Rule::Totals, Some(1)), (Rule::Totals, Some(3))];
    assert_eq!(broken(&with(clinic(1)), PLAN), full);
    let third = clinic(1).periods([3]);
    assert_eq!(broken(&with(third), PLAN), full[1..]);
    let ann = CandidateSelect::default().ids(["Ann"]);
    assert_eq!(broken(&with(clinic(1).candidates(ann)), PLAN), []);
}

#[test]
fn person_periods_and_placements_add_up() {
    // Ann has 3 periods in 2 placements, Ben 3 in 3, Cat 1 in 1: 7 and 6.
    for (measure, sum) in [(Measure::PersonPeriods, 7), (Measure::Placements, 6)] {
        let exactly = |n| Total::new("all", measure).at_least(n).at_most(n);
        assert_eq!(broken(&with(exactly(sum)), PLAN), []);
        assert_eq!(broken(&with(exactly(sum - 1)), PLAN), [(Rule::Totals, None)]);
        assert_eq!(broken(&with(exactly(sum + 1)), PLAN), [(Rule::Totals, None)]);
    }
    // In period 2 Ann is in the lab since period 1, and Ben starts at the desk.
    for (measure, sum) in [(Measure::PersonPeriods, 2), (Measure::Placements, 1)] {
        let total = Total::new("2", measure).at_least(sum).at_most(sum);
        assert_eq!(broken(&with(total.periods([2])), PLAN), []);
    }
}

#[test]
fn each_value_has_limits_of_its_own() {
    let total = Total::new("t", Measure::Placements).at_most(2).points(0.1);
    let by = |each| lost(&with(total.clone().each(each)), PLAN);
    // The clinic has 4 placements, and is the trust of the two that has a place.
    assert_eq!(by(Each::Provider), rows(&[("totals/t/clinic", 200)]));
    assert_eq!(by(Each::Kind), rows(&[("totals/t/trust", 300)]));
    assert_eq!(by(Each::Sector), rows(&[("totals/t/public", 300)]));
    assert_eq!(by(Each::Place), rows(&[("totals/t/south", 200)]));
    assert_eq!(by(Each::Stream), rows(&[("totals/t/care", 100)]));
}

#[test]
fn values_without_people_fall_short() {
    let total = Total::new("t", Measure::People).at_least(1).points(0.1);
    let each = Some(Each::Provider);
    let town = with(total.each(each).periods([2]));
    assert_eq!(
        lost(&town, &[("Ann", &[("lab", 2)])]),
        rows(&[("totals/t/firm/2", 100), ("totals/t/hall/2", 100)])
    );
    let nowhere = PostSelect::default().providers(["firm"]).kinds(["council"]);
    let least = Total::new("t", Measure::Placements).posts(nowhere).at_least(1);
    assert_eq!(broken(&with(least), PLAN), [(Rule::Totals, None)]);
}

#[test]
fn those_under_way_are_there_and_have_started_before() {
    for (measure, sum) in [(Measure::PersonPeriods, 3), (Measure::Placements, 1)] {
        let total = Total::new("t", measure).at_least(sum).at_most(sum);
        let mut town = with(total);
        under_way(&mut town, "Cat", "ward", 2);
        assert_eq!(broken(&town, &[("Cat", &[("ward", 3)])]), []);
    }
}

#[test]
fn plans_are_judged_as_a_second_version_judges_them() {
    let count = recheck::agrees("totals", coupled::totals);
    assert!(count.soft > 50 && count.broken > 50 && count.kept > 200, "{count:?}");
}

#[test]
fn full_enumeration_agrees() {
    let tally = agree_on_few(coupled::totals);
    assert!(tally.changed as u64 > SEEDS / 12, "{tally:?}");
}
