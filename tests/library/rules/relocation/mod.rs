//! Relocation: a placement stays within reach of every base from which it is served.

use secondment::SchemeBuilder;
use secondment::model::{Base, Candidate, Move, Reach, Travel};
use secondment::verify::Rule;

use crate::common::rng::Rng;
use crate::rules::harness::{SEEDS, agree};
use crate::rules::small::{ada, base, best, broken, remove};

/// Places are an hour from one another.
fn scheme(periods: u32) -> SchemeBuilder {
    base(periods)
        .travel(Travel::new("east", "north", 60))
        .travel(Travel::new("north", "south", 60))
        .travel(Travel::new("south", "east", 60))
}

fn near_home() -> Candidate {
    ada().base("north").within_minutes(30)
}

#[test]
fn each_period_has_its_base() {
    let parts = scheme(3).candidate(near_home().moves(3, "south").moves(2, "east"));
    assert_eq!(best(&parts), Some(300 + 200 + 100));
    assert_eq!(broken(&parts, &[("desk", 1), ("ward", 2), ("hostel", 3)]), []);
    assert_eq!(broken(&parts, &[("ward", 1), ("desk", 2)]), [Rule::Reach; 2]);
}

#[test]
fn a_placement_is_within_reach_from_start_to_end() {
    let mut parts = scheme(3).candidate(near_home().moves(3, "east"));
    parts.posts[0] = parts.posts[0].clone().periods(2);
    assert_eq!(broken(&parts, &[("desk", 1), ("ward", 3)]), []);
    assert_eq!(broken(&parts, &[("desk", 2)]), [Rule::Relocation]);
    assert_eq!(best(&parts), Some(2 * 300 + 200));
    parts.posts[0] = parts.posts[0].clone().periods(3);
    assert_eq!(best(&parts), Some(200));
}

#[test]
fn kilometres_are_measured_from_the_new_base_too() {
    let mut candidate = ada().base("north").within_km(10.0);
    candidate.moves.push(Move::new(2, Base::Point { lat: 53.7, lon: -1.2 }));
    let parts = scheme(3).candidate(candidate);
    assert_eq!(best(&parts), Some(300 + 200));
    assert_eq!(broken(&parts, &[("desk", 2)]), [Rule::Reach]);
}

#[test]
fn a_move_in_the_first_period_replaces_the_base() {
    assert_eq!(best(&scheme(1).candidate(near_home().moves(1, "south"))), Some(100));
}

#[test]
fn nobody_can_be_placed_who_moves_out_of_reach() {
    for periods in [1, 2] {
        let mut parts = scheme(periods).candidate(near_home().moves(1, "south"));
        remove(&mut parts, "hostel");
        assert_eq!(best(&parts), None);
    }
}

pub(crate) fn draw(rng: &mut Rng, parts: &mut SchemeBuilder) {
    crate::rules::travel::table(rng, parts);
    let places: Vec<_> = parts.places.iter().map(|place| place.id.clone()).collect();
    let in_place = |rng: &mut Rng| Base::Place { place: rng.pick(&places) };
    for candidate in &mut parts.candidates {
        candidate.base = Some(in_place(rng));
        candidate.reach = Some(match rng.below(3) {
            0 => Reach::Km(rng.pick(&[4.0, 8.0, 16.0])),
            1 => Reach::Minutes(rng.pick(&[10, 25, 45])),
            _ => Reach::Places(rng.some_of(&places, 70).into_iter().collect()),
        });
        for from in 1..=parts.periods.count {
            if rng.chance(40) {
                candidate.moves.push(Move::new(from, in_place(rng)));
            }
        }
        rng.shuffle(&mut candidate.moves);
    }
}

#[test]
fn full_enumeration_agrees() {
    let tally = agree(draw);
    assert!(tally.changed as u64 > SEEDS / 12, "{tally:?}");
}
