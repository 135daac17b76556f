//! Shares of a place.

use secondment::SchemeBuilder;
use secondment::error::FaultCode;
use secondment::model::{Apart, Candidate, Places, UnderWay};
use secondment::solve::Found;
use secondment::verify::{Rule, blocking_pairs, verify};

use crate::common::brute;
use crate::common::rng::Rng;
use crate::common::{coupled, tiny};
use crate::rules::compared;
use crate::rules::harness::{agree_on, solve};
use crate::rules::recheck;
use crate::rules::small;
use crate::rules::town::{broken, build, candidate, plan, post, town, under_way};

const BOTH: &[(&str, &[(&str, u32)])] = &[("Ann", &[("studio", 1)]), ("Ben", &[("studio", 1)])];

/// The town, with these shares of Ann and Ben.
fn shared(ann: u32, ben: u32) -> SchemeBuilder {
    let mut town = town();
    candidate(&mut town, "Ann").share = ann;
    candidate(&mut town, "Ben").share = ben;
    town
}

#[test]
fn two_half_timers_share_a_place() {
    assert_eq!(broken(&town(), BOTH), [(Rule::Places, Some(1))]);
    assert_eq!(broken(&shared(50, 50), BOTH), []);
    assert_eq!(broken(&shared(60, 40), BOTH), []);
    assert_eq!(broken(&shared(60, 50), BOTH), [(Rule::Places, Some(1))]);
    assert_eq!(broken(&shared(1, 100), BOTH), [(Rule::Places, Some(1))]);
}

#[test]
fn shares_add_up_over_the_places_of_a_post() {
    let mut town = shared(60, 60);
    candidate(&mut town, "Cat").share = 80;
    let all: &[_] =
        &[("Ann", &[("ward", 2)][..]), ("Ben", &[("ward", 2)]), ("Cat", &[("ward", 2)])];
    assert_eq!(broken(&town, all), []);
    candidate(&mut town, "Cat").share = 81;
    assert_eq!(broken(&town, all), [(Rule::Places, Some(2))]);
}

#[test]
fn those_under_way_hold_their_share() {
    let mut town = shared(60, 40);
    under_way(&mut town, "Cat", "studio", 1);
    candidate(&mut town, "Cat").share = 50;
    assert_eq!(broken(&town, &[("Ben", &[("studio", 1)])]), []);
    assert_eq!(broken(&town, &[("Ben", &[("studio", 2)]), ("Ann", &[("studio", 2)])]), []);
    // Alone she finds too little, and together they are too many.
    let twice = [(Rule::Places, Some(1)), (Rule::Places, Some(1))];
    assert_eq!(broken(&town, &[("Ann", &[("studio", 1)])]), twice);
    candidate(&mut town, "Cat").share = 100;
    assert_eq!(broken(&town, &[("Ann", &[("studio", 1)])]), [(Rule::Places, Some(1))]);
}

#[test]
fn people_apart_do_not_share_a_place() {
    let mut town = shared(50, 50);
    town.rules.apart.push(Apart::new("kept", ["Ann", "Ben"]));
    assert_eq!(broken(&town, BOTH), [(Rule::Apart, Some(1))]);
}

#[test]
fn those_under_way_must_fit_in_hundredths() {
    let mut town = shared(60, 40);
    under_way(&mut town, "Ann", "studio", 2);
    under_way(&mut town, "Ben", "studio", 1);
    build(town.clone());
    candidate(&mut town, "Ben").share = 41;
    let faults = town.clone().build().unwrap_err().faults;
    let found: Vec<_> = faults.iter().map(|fault| (fault.code, fault.path.as_str())).collect();
    assert_eq!(found, [(FaultCode::PostOverfilled, "candidates[1].under_way")]);
    candidate(&mut town, "Ann").leave = [1.into()].into();
    build(town);
}

#[test]
fn points_do_not_depend_on_the_share() {
    let mut parts = small::base(2);
    parts.candidates.push(small::ada());
    let whole = small::best(&parts);
    parts.candidates[0].share = 20;
    assert_eq!(small::best(&parts), whole);
    assert_eq!(whole, Some(500));
}

#[test]
fn the_best_plan_of_one_period_fills_a_place_with_two() {
    let mut parts = small::base(1);
    small::remove(&mut parts, "ward");
    small::remove(&mut parts, "hostel");
    for (id, points, share) in
        [("Ada", 0.5, 100), ("Bo", 0.3, 50), ("Cy", 0.3, 50), ("Di", 0.4, 60)]
    {
        let mut who = small::ada();
        who.id = id.into();
        who.points = [("desk".into(), points)].into();
        who.must_place = None;
        who.share = share;
        parts.candidates.push(who);
    }
    assert_eq!(small::best(&parts), Some(600));
    parts.candidates[2].share = 51;
    assert_eq!(small::best(&parts), Some(500));
}

#[test]
fn too_many_who_must_be_placed_leave_no_plan() {
    let mut town = shared(60, 50);
    town.posts.retain(|post| post.id.as_str() == "studio");
    post(&mut town, "studio").starts = Some([1.into()].into());
    town.candidates.truncate(2);
    town.rules.must_place = true;
    let outcome = solve(&build(town.clone()));
    let Found::Infeasible(conflict) = &outcome.found else { panic!("{outcome:?}") };
    let named = conflict.rules.iter().any(|rule| rule.starts_with("places"));
    assert!(named, "{conflict:?}");
    candidate(&mut town, "Ann").share = 50;
    assert_eq!(agree_on(0, town), Some(0));
}

#[test]
fn a_host_lets_go_of_nobody_who_makes_too_little_room() {
    let mut town = shared(60, 50);
    for (at, id) in ["Ann", "Ben"].into_iter().enumerate() {
        candidate(&mut town, id).preferences.insert("studio".into(), 1);
        post(&mut town, "studio").ranks.get_or_insert_default().insert(id.into(), at as u32 + 1);
    }
    let held = plan(&[("Ben", &[("studio", 1)])]);
    let starts = |town: SchemeBuilder| -> Vec<u32> {
        let pairs = blocking_pairs(&build(town), &held).into_iter();
        pairs.filter(|pair| !pair.displaces.is_empty()).map(|pair| pair.start).collect()
    };
    assert_eq!(starts(town.clone()), [1]);
    under_way(&mut town, "Cat", "studio", 1);
    candidate(&mut town, "Cat").share = 45;
    assert_eq!(starts(town), [] as [u32; 0]);
}

/// Shares for most, few places, and now and then somebody who holds a part of one.
pub(crate) fn draw(rng: &mut Rng, parts: &mut SchemeBuilder) {
    for at in 0..parts.posts.len() {
        let id = parts.posts[at].id.clone();
        let held = |who: &Candidate| who.under_way.as_ref().is_some_and(|held| held.post == id);
        if rng.chance(80) && !parts.candidates.iter().any(held) {
            parts.posts[at].places = Places::Every(1);
        }
    }
    for candidate in &mut parts.candidates {
        candidate.share = rng.pick(&[100, 20, 40, 50, 50, 60, 60, 75]);
    }
    for at in 0..parts.candidates.len() {
        let id = rng.pick(&parts.posts).id;
        let free = parts.candidates.iter().all(|other| other.under_way.is_none());
        let post = brute::post(parts, id.as_str());
        let candidate = &parts.candidates[at];
        let bare = candidate.pinned.is_empty() && candidate.history.is_empty();
        if rng.chance(20) && free && bare && brute::places_in(post, 1) > 0 {
            parts.candidates[at].under_way = Some(UnderWay::new(id, 1).served(rng.below(2) as u32));
        }
    }
}

fn full_time(parts: &mut SchemeBuilder) {
    parts.candidates.iter_mut().for_each(|candidate| candidate.share = 100);
}

#[test]
fn full_enumeration_agrees() {
    let tally = compared::agree(draw, full_time);
    assert!(tally.changed > 10, "{tally:?}");
}

#[test]
fn full_enumeration_agrees_on_one_period() {
    let mut changed = 0;
    for seed in 0..60 {
        let rng = &mut Rng::new(seed ^ 0x5A5A);
        let mut parts = small::base(1);
        for at in 0..5 {
            let mut who = small::ada();
            who.id = format!("candidate {at}").as_str().into();
            who.must_place = Some(rng.chance(20));
            for points in who.points.values_mut() {
                *points = f64::from(rng.range(1, 9)) / 10.0;
            }
            parts.candidates.push(who);
        }
        let whole = agree_on(seed, parts.clone());
        for who in &mut parts.candidates {
            who.share = rng.range(1, 100);
        }
        changed += u32::from(agree_on(seed, parts) != whole);
    }
    assert!(changed > 30, "{changed}");
}

#[test]
fn other_rules_of_the_cohort_count_people() {
    for seed in 0..60 {
        let rng = &mut Rng::new(seed ^ 0x7777);
        let mut parts = tiny::scheme(seed);
        coupled::add(rng, &mut parts);
        draw(rng, &mut parts);
        agree_on(seed, parts);
    }
}

#[test]
fn plans_are_judged_as_a_second_version_judges_them() {
    let count = recheck::agrees("places", draw);
    assert!(count.kept > 200, "{count:?}");
}

#[test]
fn certificates_of_whole_places_do_not_serve() {
    let scheme = build(town());
    let verdict = verify(&scheme, &plan(BOTH));
    assert_eq!(verdict.violations.len(), 1);
    let shared = build(shared(50, 50));
    assert_ne!(scheme.fingerprint(), shared.fingerprint());
}
