//! Shares.

use secondment::SchemeBuilder;
use secondment::model::{PostSelect, Share, ShareMeasure};
use secondment::verify::Rule;

use crate::common::coupled;
use crate::rules::harness::{SEEDS, agree_on_few};
use crate::rules::recheck;
use crate::rules::town::{broken, lost, rows, town, under_way};

fn clinic(measure: ShareMeasure) -> Share {
    Share::new("clinic", measure).posts(PostSelect::default().providers(["clinic"]))
}

fn with(share: Share) -> SchemeBuilder {
    let mut town = town();
    town.rules.shares.push(share);
    town
}

/// Of 4 person-periods 3 are at the clinic, and 2 of the 3 placements.
const PLAN: &[(&str, &[(&str, u32)])] =
    &[("Ann", &[("lab", 1), ("ward", 3)]), ("Ben", &[("desk", 1)])];

#[test]
fn a_share_met_exactly_is_kept() {
    for (measure, below, at, above) in [
        (ShareMeasure::PersonPeriods, 0.7499, 0.75, 0.7501),
        (ShareMeasure::Placements, 0.6666, 0.6666, 0.6667),
    ] {
        let most = |share| clinic(measure).at_most(share);
        let least = |share| clinic(measure).at_least(share);
        assert_eq!(broken(&with(most(above)), PLAN), []);
        assert_eq!(broken(&with(most(below)), PLAN), [(Rule::Shares, None)]);
        assert_eq!(broken(&with(least(at)), PLAN), []);
        assert_eq!(broken(&with(least(above)), PLAN), [(Rule::Shares, None)]);
    }
    let exactly = clinic(ShareMeasure::PersonPeriods).at_most(0.75);
    assert_eq!(broken(&with(exactly), PLAN), []);
}

#[test]
fn nothing_is_any_share_of_nothing() {
    let share = clinic(ShareMeasure::PersonPeriods).at_least(0.9);
    assert_eq!(broken(&with(share), &[]), []);
}

#[test]
fn of_some_posts_and_periods() {
    let of = PostSelect::default().sectors([secondment::model::Sector::Public]);
    let share = clinic(ShareMeasure::PersonPeriods).at_least(1.0).of(of);
    let mixed: &[_] = &[("Ann", &[("lab", 1)][..]), ("Cat", &[("studio", 1), ("studio", 2)])];
    assert_eq!(broken(&with(share.clone()), mixed), []);
    assert_eq!(broken(&with(share.clone()), PLAN), [(Rule::Shares, None)]);
    assert_eq!(broken(&with(share.periods([2, 3])), PLAN), []);
}

#[test]
fn a_soft_share_costs_points_for_each_unit_beyond_rounded_up() {
    let soft = |least: Option<f64>, most: Option<f64>| {
        clinic(ShareMeasure::PersonPeriods).at_least(least).at_most(most).points(0.1)
    };
    // 3 - 0.6 * 4 = 0.6 person-periods too many, at 100 points each.
    assert_eq!(lost(&with(soft(None, Some(0.6))), PLAN), rows(&[("shares/clinic/at_most", 60)]));
    // 3 - 0.6001 * 4 = 0.5996.
    assert_eq!(lost(&with(soft(None, Some(0.6001))), PLAN), rows(&[("shares/clinic/at_most", 60)]));
    // 0.8 * 4 - 3 = 0.2.
    let both = soft(Some(0.8), Some(0.9));
    assert_eq!(lost(&with(both), PLAN), rows(&[("shares/clinic/at_least", 20)]));
}

#[test]
fn those_under_way_are_there_and_have_started_before() {
    for (measure, share) in [(ShareMeasure::PersonPeriods, 0.5), (ShareMeasure::Placements, 0.0)] {
        let mut town = with(clinic(measure).at_least(share).at_most(share));
        under_way(&mut town, "Cat", "ward", 2);
        assert_eq!(broken(&town, &[("Ann", &[("desk", 1), ("desk", 2)])]), []);
    }
}

#[test]
fn plans_are_judged_as_a_second_version_judges_them() {
    let count = recheck::agrees("shares", coupled::shares);
    assert!(count.soft > 50 && count.broken > 50 && count.kept > 200, "{count:?}");
}

#[test]
fn full_enumeration_agrees() {
    let tally = agree_on_few(coupled::shares);
    assert!(tally.changed as u64 > SEEDS / 12, "{tally:?}");
}
