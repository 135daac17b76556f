//! Crossings, breadth, translators and idle periods, worked by hand.

use secondment::SchemeBuilder;
use secondment::model::{Breadth, Candidate, Translator, UnderWay};

use crate::verify::world::{points, post, someone, world};

/// f(2) = 500, f(3) = 750; a bonus of 500 for three kinds and two crossings.
fn valued() -> SchemeBuilder {
    let mut world = world();
    world.objective.breadth = Breadth::Geometric { limit: 1.0, ratio: 0.5 };
    world.objective.translator = Translator::default().bonus(0.5);
    world
}

fn under_way(candidate: Candidate, post: &str, remaining: u32, served: u32) -> Candidate {
    candidate.under_way(UnderWay::new(post, remaining).served(served))
}

fn ids(kinds: &[secondment::model::Id]) -> Vec<&str> {
    kinds.iter().map(secondment::model::Id::as_str).collect()
}

#[test]
fn a_rotation_through_three_kinds() {
    let steps = [("desk", 1), ("ward", 2), ("beat", 3), ("housing", 4)];
    let found = points(valued(), someone(), &steps);
    // Camden-Barts 1250, Barts-Met 1250, Met-Hackney 1250; three kinds: f(3) - f(0) = 750.
    assert_eq!(found.points.crossing, 3750);
    assert_eq!(found.points.breadth, 750);
    assert_eq!(found.points.bonus, 500);
    assert_eq!(found.points.exposure(), 5000);
    assert_eq!(found.points.total(), 5000);
    assert_eq!((found.translator_before, found.translator_after), (false, true));
    assert_eq!((found.crossings, found.idle), (3, 0));
}

#[test]
fn a_pair_replaces_the_sum_and_a_shared_kind_leaves_the_organisation() {
    let found = points(valued(), someone(), &[("desk", 1), ("beat", 2)]);
    assert_eq!(found.points.crossing, 100);
    let found = points(valued(), someone(), &[("desk", 1), ("housing", 2)]);
    assert_eq!(found.points.crossing, 250);
    assert_eq!(found.points.breadth, 0);
}

#[test]
fn idle_periods_do_not_reset_a_crossing() {
    let found = points(valued(), someone(), &[("desk", 1), ("ward", 4)]);
    assert_eq!(found.points.crossing, 1250);
    assert_eq!(found.idle, 2);
    assert_eq!(ids(&found.kinds_after), ["council", "nhs"]);
}

#[test]
fn the_last_spell_is_the_placement_before_the_first() {
    // Barts ended last; Barts-Camden 1250. Before: police and nhs; after: council too, f(3) - f(2).
    let candidate = someone().served("Met", 2, 5).served("Barts", 1, 0);
    let found = points(valued(), candidate, &[("desk", 1)]);
    assert_eq!(found.points.crossing, 1250);
    assert_eq!(found.points.breadth, 250);
    // Met-Barts and Barts-Camden are two crossings, over three kinds.
    assert_eq!(found.points.bonus, 500);
    assert_eq!(ids(&found.kinds_before), ["nhs", "police"]);
}

#[test]
fn an_old_spell_is_crossed_from_but_counts_for_nothing_else() {
    let mut world = valued();
    world.rules.history_age = Some(5);
    let candidate = someone().served("Met", 2, 6).served("Barts", 1, 5);
    let found = points(world, candidate, &[("desk", 1)]);
    assert_eq!(found.points.crossing, 1250);
    assert_eq!(found.points.breadth, 0);
    assert_eq!(found.points.bonus, 0);
    assert!(found.kinds_before.is_empty());
}

#[test]
fn a_translator_before_earns_no_bonus() {
    let candidate = someone().served("Met", 1, 9).served("Barts", 1, 5).served("Camden", 1, 1);
    let found = points(valued(), candidate, &[("ward", 1)]);
    assert!(found.translator_before && found.translator_after);
    assert_eq!(found.points.bonus, 0);
    assert_eq!(found.points.breadth, 0);
}

#[test]
fn a_translator_serves_each_kind_for_min_periods_in_total() {
    let mut world = valued();
    world.objective.translator.min_periods = 2;
    let candidate = someone().served("Met", 1, 9).served("Barts", 2, 5);
    // One period with the police and one with a council are too few.
    let short = points(world.clone(), candidate.clone(), &[("desk", 1)]);
    assert!(!short.translator_after);
    // Met 1 + 1, Barts 2, and two councils for one period each.
    let steps = [("beat", 1), ("desk", 2), ("housing", 3)];
    let long = points(world, candidate, &steps);
    assert!(long.translator_after);
    assert_eq!(long.points.bonus, 500);
}

#[test]
fn the_placement_under_way_is_before_the_scheme_and_the_next_crossing_starts_there() {
    // Barts is met before: nhs; then the police from period 3: Barts-Met 1250, f(2) - f(1) = 500.
    let candidate = under_way(someone(), "ward", 2, 1);
    let found = points(valued(), candidate, &[("beat", 3)]);
    assert_eq!(found.points.crossing, 1250);
    assert_eq!(found.points.breadth, 500);
    assert_eq!(ids(&found.kinds_before), ["nhs"]);
    // Period 4 is idle; periods 1 and 2 are not.
    assert_eq!(found.idle, 1);
}

#[test]
fn the_placement_under_way_counts_for_a_translator_with_what_it_served() {
    let mut world = valued();
    world.objective.translator.min_periods = 2;
    world.objective.translator.kinds = 2;
    world.objective.translator.crossings = 1;
    let spell = someone().served("Met", 2, 3);
    // Met 2; Barts 1 before the horizon and 1 in it; crossing Met-Barts.
    let found = points(world.clone(), under_way(spell.clone(), "ward", 1, 1), &[]);
    assert_eq!((found.translator_before, found.translator_after), (false, true));
    assert_eq!((found.points.bonus, found.points.crossing), (500, 0));
    let found = points(world, under_way(spell, "ward", 1, 2), &[]);
    assert!(found.translator_before);
    assert_eq!(found.points.bonus, 0);
}

#[test]
fn idle_periods_are_served_at_home_without_a_crossing() {
    // Home is the police: the empty rotation meets it. Nothing was met before, so f(1) - f(0) = 0.
    let home = someone().home("Met");
    let empty = points(valued(), home.clone(), &[]);
    assert_eq!(empty.points.total(), 0);
    assert_eq!(ids(&empty.kinds_after), ["police"]);
    // With a spell at Barts before, it is worth f(2) - f(1) = 500.
    let empty = points(valued(), home.clone().served("Barts", 1, 0), &[]);
    assert_eq!(empty.points.total(), 500);
    assert_eq!((empty.crossings, empty.idle), (0, 4));
    // Period 1 at Camden, the rest at home: two kinds, no crossing.
    let one = points(valued(), home.clone(), &[("desk", 1)]);
    assert_eq!((one.points.breadth, one.points.crossing), (500, 0));
    let mut world = valued();
    world.rules.home_service = false;
    assert_eq!(points(world, home, &[("desk", 1)]).points.breadth, 0);
}

#[test]
fn a_full_rotation_leaves_no_period_at_home() {
    let mut world = valued();
    post(&mut world, "desk").duration = secondment::model::Duration::Periods(4);
    let found = points(world, someone().home("Met"), &[("desk", 1)]);
    assert_eq!(ids(&found.kinds_after), ["council"]);
}

#[test]
fn a_repeated_crossing_can_score_once() {
    let mut world = valued();
    world.rules.per_provider = 2;
    world.objective.translator.kinds = 2;
    let steps = [("desk", 1), ("ward", 2), ("desk", 3)];
    assert_eq!(points(world.clone(), someone(), &steps).points.crossing, 2500);
    world.objective.repeat_crossings = false;
    let once = points(world.clone(), someone(), &steps);
    assert_eq!(once.points.crossing, 1250);
    assert_eq!(once.crossings, 2);
    assert!(once.translator_after);
    // Crossed in history, in the other direction.
    let past = someone().served("Barts", 1, 4).served("Camden", 1, 2);
    assert_eq!(points(world.clone(), past.clone(), &[("ward", 1)]).points.crossing, 0);
    // Too old to count: not yet crossed.
    world.rules.history_age = Some(3);
    assert_eq!(points(world, past, &[("ward", 1)]).points.crossing, 1250);
}

#[test]
fn a_negative_boundary_costs_and_is_no_crossing() {
    let mut world = valued();
    world.boundary.pairs[0].weight = -0.3;
    let found = points(world, someone(), &[("desk", 1), ("beat", 2)]);
    assert_eq!((found.points.crossing, found.crossings), (-300, 0));
}
