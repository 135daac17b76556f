//! Leave.

use secondment::SchemeBuilder;
use secondment::model::{Competency, CountRule, Duration, Each, Places, Resource, StayRule, Use};
use secondment::solve::Found;
use secondment::verify::{Rule, verify};

use crate::common::rng::Rng;
use crate::common::{coupled, tiny};
use crate::rules::compared;
use crate::rules::harness::{agree_on, solve};
use crate::rules::small;
use crate::rules::support;
use crate::rules::town::{broken, build, candidate, plan, post, town, under_way};

/// The town, where Ann is on leave in these periods.
fn away(periods: &[u32]) -> SchemeBuilder {
    let mut town = town();
    candidate(&mut town, "Ann").leave = periods.iter().map(|&period| period.into()).collect();
    town
}

#[test]
fn a_placement_spans_leave_and_does_not_start_in_it() {
    assert_eq!(broken(&away(&[2]), &[("Ann", &[("lab", 1)])]), []);
    let starts = [(Rule::Availability, Some(2))];
    assert_eq!(broken(&away(&[2]), &[("Ann", &[("lab", 2)])]), starts);
    assert_eq!(broken(&away(&[3]), &[("Ann", &[("lab", 2)])]), []);
}

#[test]
fn somebody_else_covers() {
    let cover: &[_] = &[("Ann", &[("lab", 1)][..]), ("Ben", &[("lab", 2)])];
    let both = [(Rule::Places, Some(2))];
    assert_eq!(broken(&town(), cover), both);
    assert_eq!(broken(&away(&[2]), cover), []);
    // A place that closes is not needed in a period of leave.
    let mut closed = away(&[2]);
    post(&mut closed, "lab").places = Places::Varying { default: 1, by_period: [(2, 0)].into() };
    assert_eq!(broken(&closed, &cover[..1]), []);
    assert_eq!(broken(&closed, &[("Cat", &[("lab", 1)])]), both);
}

#[test]
fn a_place_under_way_is_free_during_leave() {
    let mut town = town();
    under_way(&mut town, "Ann", "studio", 3);
    let cover: &[_] = &[("Cat", &[("studio", 2)][..])];
    assert_eq!(broken(&town, cover), [(Rule::Places, Some(2))]);
    candidate(&mut town, "Ann").leave = [2.into()].into();
    assert_eq!(broken(&town, cover), []);
    // It goes on until its calendar end.
    assert_eq!(broken(&town, &[("Ann", &[("desk", 3)])]), [(Rule::Overlap, Some(3))]);
}

/// Ada may take the clinic, two periods for 0.2 points each.
fn ada() -> SchemeBuilder {
    let mut parts = support::parts();
    parts.candidates[0].points = [("clinic".into(), 0.2)].into();
    parts
}

#[test]
fn a_period_of_leave_scores_no_fit() {
    let mut parts = ada();
    assert_eq!(support::points(&parts, "clinic 2").own, 400);
    parts.candidates[0].leave = [3.into()].into();
    assert_eq!(support::points(&parts, "clinic 2").own, 200);
}

#[test]
fn translators_serve_their_periods() {
    let mut parts = ada();
    parts.objective.translator.kinds = 2;
    parts.objective.translator.min_periods = 2;
    parts.objective.translator.crossings = 0;
    parts.objective.translator.bonus = 1.0;
    parts.posts[0].duration = Duration::Periods(2);
    assert_eq!(support::points(&parts, "council 1 clinic 3").bonus, 1000);
    parts.candidates[0].leave = [4.into()].into();
    assert_eq!(support::points(&parts, "council 1 clinic 3").bonus, 0);
}

#[test]
fn leave_is_neither_idle_nor_waiting_nor_a_break() {
    let mut parts = ada();
    parts.rules.idle = Some(2);
    assert_eq!(support::broken(&parts, "council 1 shelter 5"), [Rule::Idle]);
    parts.objective.waiting = 0.1;
    parts.candidates[0].leave = [2.into(), 3.into()].into();
    assert_eq!(support::broken(&parts, "council 1 shelter 5"), []);
    assert_eq!(support::points(&parts, "council 1 shelter 5").waiting, -100);
    let stay = StayRule::at_least("long", Each::Provider, 3);
    parts.rules.idle = None;
    parts.rules.stays.push(stay);
    assert_eq!(support::broken(&parts, "ward 1 clinic 4"), []);
    // The second period of the clinic is not served.
    parts.candidates[0].leave = [2.into(), 3.into(), 5.into()].into();
    assert_eq!(support::broken(&parts, "ward 1 clinic 4"), [Rule::Stays]);
}

#[test]
fn counts_of_periods_are_of_those_served() {
    let mut parts = ada();
    let rule = CountRule::at_least("enough", 2).periods();
    parts.rules.counts.push(rule);
    assert_eq!(support::broken(&parts, "clinic 1"), []);
    parts.candidates[0].leave = [2.into()].into();
    assert_eq!(support::broken(&parts, "clinic 1"), [Rule::Counts]);
}

#[test]
fn resources_are_not_used_on_leave() {
    let mut town = away(&[2]);
    let budget = Resource::at_most("budget", 5).uses(Use::per_period(5));
    town.rules.resources.push(budget);
    let lab: &[_] = &[("Ann", &[("lab", 1)][..])];
    assert_eq!(broken(&town, lab), []);
    candidate(&mut town, "Ann").leave.clear();
    assert_eq!(broken(&town, lab), [(Rule::Resources, None)]);
}

#[test]
fn levels_lapse_during_leave_and_rise_at_the_end() {
    let mut parts = ada();
    parts.competencies.push(Competency::new("triage", 4).lapsing(1, 0));
    parts.candidates[0].levels = [("triage".into(), 3)].into();
    parts.objective.development = 0.1;
    parts.posts[2].duration = Duration::Periods(3);
    parts.posts[2].develops = [("triage".into(), 4)].into();
    parts.posts[3].essential = [("triage".into(), 4)].into();
    // One level without leave; four with it, of which what the leave made lapse is gained again.
    assert_eq!(support::points(&parts, "clinic 1").development, 100);
    assert_eq!(support::broken(&parts, "clinic 1 shelter 4"), []);
    parts.candidates[0].leave = [2.into()].into();
    assert_eq!(support::points(&parts, "clinic 1").development, 400);
    assert_eq!(support::broken(&parts, "clinic 1 shelter 4"), []);
    // Leave at the end: the level rises as the placement ends, and lapses as it has not been used.
    parts.candidates[0].leave = [3.into()].into();
    assert_eq!(support::points(&parts, "clinic 1").development, 100);
    assert_eq!(support::broken(&parts, "clinic 1 shelter 4"), [Rule::Essential]);
}

#[test]
fn nobody_starts_a_period_of_leave_of_one() {
    let mut parts = small::base(1);
    parts.candidates.push(small::ada());
    assert_eq!(small::best(&parts), Some(300));
    parts.candidates[0].leave = [1.into()].into();
    let outcome = solve(&build(parts.clone()));
    let Found::Infeasible(conflict) = &outcome.found else { panic!("{outcome:?}") };
    assert!(conflict.rules.contains(&"availability".to_owned()), "{conflict:?}");
    assert_eq!(small::best(&parts), None);
    parts.candidates[0].must_place = Some(false);
    assert_eq!(small::best(&parts), Some(0));
}

#[test]
fn the_best_plan_covers_a_leave() {
    let mut parts = small::base(3);
    let mut other = small::ada();
    other.id = "Bo".into();
    other.must_place = None;
    parts.candidates = vec![small::ada(), other];
    small::remove(&mut parts, "ward");
    small::remove(&mut parts, "hostel");
    parts.posts[0].duration = Duration::Periods(2);
    assert_eq!(small::best(&parts), Some(600));
    parts.candidates[0].leave = [2.into()].into();
    assert_eq!(small::best(&parts), Some(900));
    let scheme = build(parts);
    let verdict = verify(&scheme, &plan(&[("Ada", &[("desk", 1)])]));
    assert_eq!((verdict.is_valid(), verdict.points.total()), (true, 300));
}

/// Leave for most, in schemes of long posts.
pub(crate) fn draw(rng: &mut Rng, parts: &mut SchemeBuilder) {
    let count = parts.periods.count;
    for post in &mut parts.posts {
        if rng.chance(60) {
            post.duration = Duration::Periods(rng.range(1, count));
        }
    }
    for candidate in &mut parts.candidates {
        candidate.pinned.clear();
        for period in 1..=count {
            if rng.chance(40) {
                candidate.leave.insert(period.into());
            }
        }
        candidate.share = rng.pick(&[100, 100, 100, 60]);
    }
    for competency in &mut parts.competencies {
        if rng.chance(40) {
            competency.lapses = Some(rng.range(1, 2));
        }
    }
}

fn without(parts: &mut SchemeBuilder) {
    parts.candidates.iter_mut().for_each(|candidate| candidate.leave.clear());
}

#[test]
fn full_enumeration_agrees() {
    let tally = compared::agree(draw, without);
    assert!(tally.changed > 30, "{tally:?}");
}

#[test]
fn full_enumeration_agrees_with_rules_on_rotations() {
    for seed in 0..60 {
        let rng = &mut Rng::new(seed ^ 0x1EAF);
        let mut parts = tiny::scheme(seed);
        crate::rules::draw::room(rng, &mut parts);
        draw(rng, &mut parts);
        parts.objective.waiting = rng.pick(&[0.0, 0.1]);
        let stay = StayRule::at_least("s", Each::Kind, 2).points(0.2);
        parts.rules.stays.push(stay);
        let points = crate::rules::draw::points(rng);
        let posts = crate::rules::draw::posts(rng, &parts);
        let count = CountRule::at_most("c", 2).posts(posts).periods();
        let count = count.points(points);
        parts.rules.counts.push(count);
        agree_on(seed, parts);
    }
}

#[test]
fn full_enumeration_agrees_with_rules_of_the_cohort() {
    for seed in 0..60 {
        let rng = &mut Rng::new(seed ^ 0xC0);
        let mut parts = tiny::scheme(seed);
        coupled::add(rng, &mut parts);
        draw(rng, &mut parts);
        agree_on(seed, parts);
    }
}
