//! Travel: a reach in minutes is measured by the scheme's table, and what it lacks is out of reach.

use secondment::SchemeBuilder;
use secondment::model::{Base, Reach, Travel};
use secondment::verify::Rule;

use crate::common::rng::Rng;
use crate::rules::harness::{SEEDS, agree};
use crate::rules::small::{ada, base, best, broken, remove};

const PLACES: [&str; 3] = ["north", "east", "south"];

/// From the east it takes 30 minutes to the north and 50 back; the south is 40 from the east, either
/// way; nothing is known between the north and the south.
fn scheme(periods: u32) -> SchemeBuilder {
    base(periods)
        .travel(Travel::new("east", "north", 30))
        .travel(Travel::new("north", "east", 50))
        .travel(Travel::new("south", "east", 40))
}

#[test]
fn minutes_count_from_the_base() {
    let points = |place: &str, minutes: u32| {
        best(&scheme(1).candidate(ada().base(place).within_minutes(minutes)))
    };
    assert_eq!(points("east", 30), Some(300), "a limit equal to the time holds");
    assert_eq!(points("east", 29), Some(200), "a place is 0 minutes from itself");
    assert_eq!(points("south", 39), Some(100));
    assert_eq!(points("south", 40), Some(200), "as stated, and no way on to the north");
    assert_eq!(points("south", 100_000), Some(200), "what the table lacks is out of reach");
}

#[test]
fn a_way_back_of_its_own_replaces_the_way_there() {
    let parts = |minutes| scheme(2).candidate(ada().base("north").within_minutes(minutes));
    assert_eq!(best(&parts(49)), Some(300));
    assert_eq!(best(&parts(50)), Some(300 + 200));
    let back = scheme(2).candidate(ada().base("east").within_minutes(40));
    assert_eq!(broken(&back, &[("hostel", 1), ("desk", 2)]), []);
}

#[test]
fn a_plan_that_ignores_it_is_caught() {
    let parts = scheme(2).candidate(ada().base("south").within_minutes(39));
    assert_eq!(broken(&parts, &[("hostel", 1), ("ward", 2)]), [Rule::Reach]);
    assert_eq!(broken(&parts, &[("desk", 1)]), [Rule::Reach]);
}

#[test]
fn a_provider_without_a_place_is_out_of_reach() {
    let mut parts = scheme(1).candidate(ada().base("east").within_minutes(100));
    parts.providers[0].place = None;
    (parts.providers[0].lat, parts.providers[0].lon) = (Some(53.7), Some(-1.2));
    assert_eq!(best(&parts), Some(200));
}

#[test]
fn nobody_can_be_placed_where_all_is_out_of_reach() {
    for periods in [1, 2] {
        let mut parts = scheme(periods).candidate(ada().base("north").within_minutes(49));
        remove(&mut parts, "desk");
        assert_eq!(best(&parts), None);
    }
}

pub(crate) fn table(rng: &mut Rng, parts: &mut SchemeBuilder) {
    for from in PLACES {
        for to in PLACES.iter().filter(|to| **to != from) {
            if rng.chance(50) {
                parts.travel.push(Travel::new(from, *to, rng.pick(&[0, 10, 25, 45, 60])));
            }
        }
    }
    rng.shuffle(&mut parts.travel);
}

pub(crate) fn draw(rng: &mut Rng, parts: &mut SchemeBuilder) {
    table(rng, parts);
    for candidate in &mut parts.candidates {
        if rng.chance(70) {
            candidate.base = Some(Base::Place { place: rng.pick(&PLACES).into() });
            candidate.reach = Some(Reach::Minutes(rng.pick(&[0, 10, 25, 44, 60])));
        }
    }
}

#[test]
fn full_enumeration_agrees() {
    let tally = agree(draw);
    assert!(tally.changed as u64 > SEEDS / 12, "{tally:?}");
}
