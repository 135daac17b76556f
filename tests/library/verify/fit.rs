//! Competency, values, preferences, own points and development, worked by hand.

use secondment::SchemeBuilder;
use secondment::model::{Candidate, CompetencyWeights, PreferenceWeights, UnderWay};

use crate::verify::world::{points, post, provider, someone, world};

/// Competency at 1 point per period, a quarter lost per level short, a tenth per level above.
fn skilled() -> SchemeBuilder {
    let mut world = world();
    world.objective.competency =
        CompetencyWeights::default().weight(1.0).shortfall(0.25).surplus(0.1);
    *post(&mut world, "desk") =
        secondment::model::Post::new("desk", "Camden").essential("data", 2).desirable("law", 3);
    world
}

#[test]
fn competency_by_entry_with_shortfall_and_surplus() {
    // n = 2. data: asked 2, held 3: 1 - 0.1 = 0.9; law: asked 3, held 1: 1 - 0.5 = 0.5.
    let candidate = someone().level("data", 3).level("law", 1);
    assert_eq!(points(skilled(), candidate, &[("desk", 1)]).points.competency, 450 + 250);
    // law: asked 3, held 0: 1 - 0.75 = 0.25; 1000 * 0.25 / 2 = 125.
    let candidate = someone().level("data", 2);
    assert_eq!(points(skilled(), candidate, &[("desk", 1)]).points.competency, 500 + 125);
}

#[test]
fn a_post_that_asks_for_nothing_fits_perfectly_in_every_period() {
    let mut world = skilled();
    post(&mut world, "ward").duration = secondment::model::Duration::Periods(3);
    let found = points(world, someone(), &[("ward", 2)]);
    assert_eq!(found.points.competency, 3000);
    assert_eq!(found.points.fit(), 3000);
}

#[test]
fn each_entry_is_rounded_half_up_by_itself() {
    let mut world = skilled();
    world.scale = 1;
    // Each entry is 1 * 1 / 2 = 0.5, which rounds to 1.
    let candidate = someone().level("data", 2).level("law", 3);
    assert_eq!(points(world, candidate, &[("desk", 1)]).points.competency, 2);
}

#[test]
fn levels_rise_when_a_placement_ends_and_score_up_to_the_target() {
    let mut world = skilled();
    world.objective.development = 0.03;
    let beat = secondment::model::Post::new("beat", "Met");
    *post(&mut world, "beat") = beat.develops("data", 4).develops("law", 3);
    let mut candidate = someone().level("data", 1);
    candidate.targets.insert("data".into(), 3);
    let found = points(world, candidate, &[("beat", 1), ("desk", 2)]);
    // data 1 to 4 counts to the target 3: 2 levels; law 0 to 3 (target: top level 4): 3 levels.
    assert_eq!(found.points.development, 5 * 30);
    // beat asks for nothing: 1000. desk then: data asked 2, held 4: 0.8; law asked 3, held 3: 1.
    assert_eq!(found.points.competency, 1000 + 400 + 500);
}

#[test]
fn a_level_is_gained_once() {
    let mut world = skilled();
    world.objective.development = 0.03;
    for id in ["beat", "ward"] {
        post(&mut world, id).develops.insert("data".into(), 2);
    }
    let found = points(world, someone(), &[("beat", 1), ("ward", 3)]);
    assert_eq!(found.points.development, 2 * 30);
}

#[test]
fn the_placement_under_way_raises_levels_without_points() {
    let mut world = skilled();
    world.objective.development = 0.03;
    post(&mut world, "beat").develops.insert("data".into(), 2);
    let mut candidate = someone().level("law", 3);
    candidate.under_way = Some(UnderWay::new("beat", 1).served(0));
    let found = points(world, candidate, &[("desk", 2)]);
    assert_eq!(found.points.development, 0);
    assert_eq!(found.points.competency, 1000);
}

#[test]
fn values_correlate_over_the_shared_dimensions() {
    let mut world = world();
    world.objective.values = 0.2;
    let host = provider(&mut world, "Camden");
    *host = host.clone().value("care", 1.0).value("pace", 2.0).value("rigour", 4.0);
    // Deviations -4/3, -1/3, 5/3 and -1, 1, 0: sum xy = 1, xx = 42/9, yy = 2; r = 0.327327.
    let some = someone().value("care", 1.0).value("pace", 3.0).value("rigour", 2.0);
    assert_eq!(points(world.clone(), some, &[("desk", 1)]).points.values, 65);
    let inverse = someone().value("care", 5.0).value("pace", 4.0);
    assert_eq!(points(world.clone(), inverse, &[("desk", 1)]).points.values, -200);
    let single = someone().value("care", 5.0);
    assert_eq!(points(world.clone(), single, &[("desk", 1)]).points.values, 0);
    let constant = someone().value("care", 0.1).value("pace", 0.1).value("rigour", 0.1);
    assert_eq!(points(world, constant, &[("desk", 1)]).points.values, 0);
}

#[test]
fn preferences_by_rank_and_own_points() {
    let mut world = world();
    world.objective.own = 2.0;
    world.objective.preference =
        PreferenceWeights::default().ranks([(1, 0.3), (3, 0.1)]).otherwise(-0.05);
    let ranks = |desk, ward| -> Candidate {
        someone().prefers("desk", desk).prefers("ward", ward).points("ward", 0.0125)
    };
    let steps = [("desk", 1), ("ward", 2), ("beat", 3)];
    // desk first: 300; ward third: 100; beat not ranked: -50. Own: 2 * 0.0125 = 25.
    let found = points(world.clone(), ranks(1, 3), &steps);
    assert_eq!((found.points.preference, found.points.own), (350, 25));
    // Ranks 2 and 9 are not in the table.
    assert_eq!(points(world, ranks(2, 9), &steps).points.preference, -150);
}
