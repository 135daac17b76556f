//! The scheme's own points: for a post, its stream, and what posts have in common.

use secondment::Placement;
use secondment::SchemeBuilder;
use secondment::model::{Candidate, Id, Stream};
use secondment::verify::{Rule, rotation_points};

use crate::common::rng::Rng;
use crate::rules::harness::{SEEDS, agree};
use crate::rules::small::{ada, base, best, broken};

fn scheme(periods: u32) -> SchemeBuilder {
    let mut parts = base(periods).stream(Stream::new("finance").points(0.01));
    parts.posts[0].stream = Some("finance".into());
    parts.posts[2].points = 0.5;
    parts
}

fn with_points() -> Candidate {
    let mut ada = ada();
    ada.points_for.streams.insert("finance".into(), 0.0004);
    ada.points_for.providers.insert("town-hall".into(), 0.002);
    ada.points_for.kinds.insert("trust".into(), 0.25);
    ada.points_for.places.insert("north".into(), 0.0005);
    ada
}

fn own(parts: &SchemeBuilder, post: &str) -> i64 {
    let scheme = parts.clone().build().expect("a valid scheme");
    let rotation = [Placement { post: post.into(), start: 1 }];
    rotation_points(&scheme, "Ada", &rotation).expect("a valid rotation").points.own
}

#[test]
fn all_add_up_each_rounded_by_itself() {
    let parts = scheme(2).candidate(with_points());
    // 0.0004 of the stream is lost in rounding, and 0.0005 of the place is a point.
    assert_eq!(own(&parts, "desk"), 300 + 10 + 2 + 1);
    assert_eq!(own(&parts, "ward"), 200 + 250);
    assert_eq!(own(&parts, "hostel"), 100 + 500);
    assert_eq!(best(&parts), Some(600 + 450));
    assert_eq!(best(&scheme(1).candidate(with_points())), Some(600));
}

#[test]
fn they_count_per_period_and_by_the_weight_of_own_points() {
    let mut parts = scheme(2).candidate(with_points());
    parts.posts[1] = parts.posts[1].clone().periods(2);
    parts.objective.own = 0.5;
    assert_eq!(own(&parts, "ward"), 2 * (100 + 125));
    assert_eq!(own(&parts, "hostel"), 50 + 250);
    assert_eq!(best(&parts), Some(300 + 150 + 5 + 1));
}

#[test]
fn points_may_be_taken_away() {
    let mut parts = scheme(1).candidate(with_points());
    parts.posts[2].points = -0.5;
    assert_eq!(best(&parts), Some(450));
}

#[test]
fn the_least_fit_sees_them() {
    let mut candidate = with_points();
    candidate.minimum_fit.insert("desk".into(), 0.313);
    candidate.minimum_fit.insert("ward".into(), 0.45);
    let parts = scheme(2).candidate(candidate.clone());
    assert_eq!(broken(&parts, &[("desk", 1), ("ward", 2)]), []);
    for post in ["desk", "ward"] {
        *candidate.minimum_fit.get_mut(post).expect("stated") += 0.001;
    }
    candidate.vetoes.posts.insert("hostel".into());
    for periods in [1, 2] {
        let parts = scheme(periods).candidate(candidate.clone());
        assert_eq!(broken(&parts, &[("desk", 1)]), [Rule::MinimumFit]);
        assert_eq!(best(&parts), None);
    }
}

const DECIMALS: [f64; 8] = [0.5, 0.25, 0.1, 0.0005, 1.0 / 3.0, -0.1, -0.45, -1.2345];

pub(crate) fn draw(rng: &mut Rng, parts: &mut SchemeBuilder) {
    let streams: Vec<Id> = ["finance", "policy"].map(Id::from).into();
    let hosts: Vec<Id> = parts.providers.iter().map(|host| host.id.clone()).collect();
    let kinds: Vec<Id> = parts.kinds.iter().map(|kind| kind.id.clone()).collect();
    let places: Vec<Id> = parts.places.iter().map(|place| place.id.clone()).collect();
    parts.streams = streams.iter().map(|id| Stream::new(id).points(rng.pick(&DECIMALS))).collect();
    for post in &mut parts.posts {
        post.stream = rng.chance(70).then(|| rng.pick(&streams));
        post.points = if rng.chance(50) { rng.pick(&DECIMALS) } else { 0.0 };
    }
    for candidate in &mut parts.candidates {
        if rng.chance(30) {
            continue;
        }
        let by = &mut candidate.points_for;
        let maps = [&mut by.streams, &mut by.providers, &mut by.kinds, &mut by.places];
        for (map, ids) in maps.into_iter().zip([&streams, &hosts, &kinds, &places]) {
            for id in rng.some_of(ids, 30) {
                map.insert(id, rng.pick(&DECIMALS));
            }
        }
    }
}

#[test]
fn full_enumeration_agrees() {
    let tally = agree(draw);
    assert!(tally.changed as u64 > SEEDS / 4, "{tally:?}");
}
