//! For every rule, a plan that breaks it, and one that just does not.

use secondment::model::{Duration, Essential, Forbidden, Places, Reach, TagRule, UnderWay};
use secondment::verify::{Rule, check_candidate, rotation_points, verify};

use crate::verify::world::{broken, build, plan, post, rotation, someone, verdict, world};

#[test]
fn a_plain_rotation_breaks_nothing() {
    let steps = [("desk", 1), ("ward", 2), ("beat", 3), ("housing", 4)];
    assert_eq!(broken(world(), someone(), &steps), []);
    assert_eq!(broken(world(), someone(), &[]), []);
}

#[test]
fn starts() {
    let mut world = world();
    post(&mut world, "desk").starts = Some([2.into()].into());
    assert_eq!(broken(world.clone(), someone(), &[("desk", 2)]), []);
    assert_eq!(broken(world, someone(), &[("desk", 1)]), [Rule::Starts]);
}

#[test]
fn horizon() {
    let mut world = world();
    post(&mut world, "desk").duration = Duration::Periods(2);
    assert_eq!(broken(world.clone(), someone(), &[("desk", 3)]), []);
    for start in [0, 4, 5, u32::MAX] {
        assert_eq!(broken(world.clone(), someone(), &[("desk", start)]), [Rule::Horizon]);
    }
}

#[test]
fn eligibility() {
    let steps = [("desk", 2)];
    let mut only = someone();
    only.only = Some(["ward".into()].into());
    let mut by_provider = someone();
    by_provider.vetoes.providers.insert("Camden".into());
    let mut refused = someone();
    refused.refused.insert("desk".into());
    let mut forbidden = someone();
    forbidden.forbidden.push(Forbidden::new("desk"));
    let mut from_2 = someone();
    from_2.forbidden.push(Forbidden::new("desk").start(2));
    for candidate in [someone().veto("desk"), only, by_provider, refused, forbidden, from_2.clone()]
    {
        assert_eq!(broken(world(), candidate, &steps), [Rule::Eligibility]);
    }
    assert_eq!(broken(world(), from_2, &[("desk", 3)]), []);
}

#[test]
fn availability() {
    let mut world = world();
    post(&mut world, "desk").duration = Duration::Periods(2);
    let mut candidate = someone();
    candidate.first = Some(2.into());
    candidate.unavailable.insert(4.into());
    assert_eq!(broken(world.clone(), candidate.clone(), &[("desk", 2)]), []);
    let early = verdict(world.clone(), candidate.clone(), &[("desk", 1)]);
    assert_eq!(
        (early.violations[0].rule, early.violations[0].period),
        (Rule::Availability, Some(1))
    );
    let late = verdict(world, candidate, &[("desk", 3)]);
    assert_eq!((late.violations[0].rule, late.violations[0].period), (Rule::Availability, Some(4)));
}

#[test]
fn reach_by_distance() {
    // A tenth of a degree along a meridian is 6371.0088 km * pi / 1800 = 11.1195 km.
    let from_camden = |km| someone().base("camden").within_km(km);
    assert_eq!(broken(world(), from_camden(11.12), &[("housing", 1)]), []);
    assert_eq!(broken(world(), from_camden(11.11), &[("housing", 1)]), [Rule::Reach]);
    assert_eq!(broken(world(), from_camden(0.0), &[("desk", 1)]), []);
    // Barts has no coordinates.
    assert_eq!(broken(world(), from_camden(20000.0), &[("ward", 1)]), [Rule::Reach]);
}

#[test]
fn reach_by_place() {
    let mut candidate = someone();
    candidate.reach = Some(Reach::Places(["hackney".into()].into()));
    assert_eq!(broken(world(), candidate.clone(), &[("housing", 1)]), []);
    assert_eq!(broken(world(), candidate.clone(), &[("desk", 1)]), [Rule::Reach]);
    assert_eq!(broken(world(), candidate, &[("ward", 1)]), [Rule::Reach]);
}

#[test]
fn places_by_period() {
    let mut world = world();
    post(&mut world, "desk").places = Places::Varying { default: 1, by_period: [(2, 0)].into() };
    post(&mut world, "desk").duration = Duration::Periods(2);
    assert_eq!(broken(world.clone(), someone(), &[("desk", 3)]), []);
    let closed = verdict(world, someone(), &[("desk", 1)]);
    assert_eq!(closed.violations.len(), 1);
    assert_eq!((closed.violations[0].rule, closed.violations[0].period), (Rule::Places, Some(2)));
}

#[test]
fn places_shared_by_a_cohort() {
    let names = ["a", "b", "c"];
    let mut world = world();
    post(&mut world, "desk").places = Places::Every(2);
    for name in names {
        world = world.candidate(secondment::model::Candidate::new(name));
    }
    let scheme = build(world);
    let two = plan(&[("a", &[("desk", 1)]), ("b", &[("desk", 1)]), ("c", &[("desk", 2)])]);
    assert!(verify(&scheme, &two).is_valid());
    let three = plan(&[("a", &[("desk", 1)]), ("b", &[("desk", 1)]), ("c", &[("desk", 1)])]);
    let verdict = verify(&scheme, &three);
    assert_eq!(verdict.violations.len(), 1);
    let violation = &verdict.violations[0];
    assert_eq!((violation.rule, violation.period), (Rule::Places, Some(1)));
    assert_eq!(
        violation.to_string(),
        "places, post desk, period 1: holds 3 people and has 2 places"
    );
}

#[test]
fn the_placement_under_way_holds_its_place() {
    let mut holder = secondment::model::Candidate::new("a");
    holder.under_way = Some(UnderWay::new("desk", 2).served(1));
    let scheme = build(world().candidate(holder).candidate(someone()));
    assert_eq!(check_candidate(&scheme, "c", &rotation(&[("desk", 3)])), []);
    let taken = check_candidate(&scheme, "c", &rotation(&[("desk", 2)]));
    assert_eq!(taken.iter().map(|v| v.rule).collect::<Vec<_>>(), [Rule::Places]);
}

#[test]
fn overlap() {
    let mut world = world();
    post(&mut world, "desk").duration = Duration::Periods(2);
    assert_eq!(broken(world.clone(), someone(), &[("desk", 1), ("ward", 3)]), []);
    assert_eq!(broken(world.clone(), someone(), &[("desk", 1), ("ward", 2)]), [Rule::Overlap]);
    let mut busy = someone();
    busy.under_way = Some(UnderWay::new("beat", 2).served(1));
    assert_eq!(broken(world.clone(), busy.clone(), &[("ward", 3)]), []);
    assert_eq!(broken(world, busy, &[("ward", 2)]), [Rule::Overlap]);
}

#[test]
fn essential_levels() {
    let mut world = world();
    post(&mut world, "desk").essential.insert("data".into(), 2);
    post(&mut world, "ward").develops.insert("data".into(), 2);
    assert_eq!(broken(world.clone(), someone().level("data", 2), &[("desk", 1)]), []);
    assert_eq!(
        broken(world.clone(), someone().level("data", 1), &[("desk", 1)]),
        [Rule::Essential]
    );
    assert_eq!(broken(world.clone(), someone(), &[("ward", 1), ("desk", 2)]), []);
    assert_eq!(broken(world.clone(), someone(), &[("desk", 1), ("ward", 2)]), [Rule::Essential]);
    world.rules.essential = Essential::Scored;
    assert_eq!(broken(world, someone(), &[("desk", 1)]), []);
}

#[test]
fn minimum_fit() {
    let mut world = world();
    world.objective.own = 1.0;
    let at = |least: f64| {
        let mut candidate = someone().points("desk", 0.5);
        candidate.minimum_fit.insert("desk".into(), least);
        candidate
    };
    assert_eq!(broken(world.clone(), at(0.5), &[("desk", 1)]), []);
    assert_eq!(broken(world, at(0.501), &[("desk", 1)]), [Rule::MinimumFit]);
}

#[test]
fn per_provider() {
    let mut world = world();
    let steps = [("desk", 1), ("desk", 3)];
    assert_eq!(broken(world.clone(), someone(), &steps), [Rule::PerProvider]);
    let mut busy = someone();
    busy.under_way = Some(UnderWay::new("desk", 1).served(0));
    assert_eq!(broken(world.clone(), busy, &[("desk", 2)]), [Rule::PerProvider]);
    assert_eq!(broken(world.clone(), someone().served("Camden", 1, 0), &[("desk", 1)]), []);
    world.rules.per_provider = 2;
    assert_eq!(broken(world, someone(), &steps), []);
}

#[test]
fn tags() {
    let mut world = world();
    for id in ["desk", "ward"] {
        post(&mut world, id).tags.insert("frontline".into());
    }
    let rule =
        |at_least, at_most| vec![TagRule::new("frontline").at_least(at_least).at_most(at_most)];
    world.rules.tags = rule(1, None);
    assert_eq!(broken(world.clone(), someone(), &[("beat", 1)]), [Rule::Tags]);
    assert_eq!(broken(world.clone(), someone(), &[("beat", 1), ("desk", 2)]), []);
    assert_eq!(broken(world.clone(), someone(), &[]), []);
    let mut busy = someone();
    busy.under_way = Some(UnderWay::new("desk", 1).served(0));
    assert_eq!(broken(world.clone(), busy.clone(), &[("beat", 2)]), []);
    world.rules.tags = rule(0, Some(1));
    assert_eq!(broken(world.clone(), busy, &[("ward", 2)]), [Rule::Tags]);
    assert_eq!(broken(world.clone(), someone(), &[("desk", 1), ("ward", 2)]), [Rule::Tags]);
    assert_eq!(broken(world, someone(), &[("ward", 2)]), []);
}

#[test]
fn idle() {
    let mut world = world();
    world.rules.idle = Some(2);
    assert_eq!(broken(world.clone(), someone(), &[("desk", 1), ("ward", 3)]), []);
    assert_eq!(broken(world.clone(), someone(), &[("desk", 1)]), [Rule::Idle]);
    assert_eq!(broken(world.clone(), someone(), &[]), []);
    let mut short = someone();
    short.last = Some(3.into());
    assert_eq!(broken(world, short, &[("desk", 1)]), []);
}

#[test]
fn must_place() {
    let mut world = world();
    world.rules.must_place = true;
    assert_eq!(broken(world.clone(), someone(), &[]), [Rule::MustPlace]);
    assert_eq!(broken(world.clone(), someone(), &[("desk", 4)]), []);
    let mut excused = someone();
    excused.must_place = Some(false);
    assert_eq!(broken(world, excused, &[]), []);
}

#[test]
fn pinned() {
    let candidate = someone().pin("ward", 2u32);
    assert_eq!(broken(world(), candidate.clone(), &[("desk", 1), ("ward", 2)]), []);
    assert_eq!(broken(world(), candidate.clone(), &[("ward", 3)]), [Rule::Pinned]);
    assert_eq!(broken(world(), candidate, &[]), [Rule::Pinned]);
}

#[test]
fn points_are_given_only_for_rotations_that_break_nothing() {
    let scheme = build(world().candidate(someone()));
    let rules = |candidate: &str, steps: &[(&str, u32)]| -> Vec<Rule> {
        let violations = rotation_points(&scheme, candidate, &rotation(steps)).unwrap_err();
        violations.iter().map(|violation| violation.rule).collect()
    };
    assert_eq!(rules("c", &[("desk", 1), ("desk", 2)]), [Rule::PerProvider]);
    assert_eq!(rules("nobody", &[]), [Rule::UnknownCandidate]);
}
