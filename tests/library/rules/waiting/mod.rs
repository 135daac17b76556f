//! Idle periods before the last placement.

use secondment::model::{Duration, SchemeBuilder, UnderWay};

use crate::common::rng::Rng;
use crate::rules::draw;
use crate::rules::harness::agree_where;
use crate::rules::support::{parts, points};

fn dear() -> SchemeBuilder {
    let mut parts = parts();
    parts.objective.waiting = 0.1;
    parts
}

#[test]
fn only_periods_before_the_last_placement_cost() {
    let parts = dear();
    assert_eq!(points(&parts, "ward 1").waiting, 0);
    assert_eq!(points(&parts, "ward 3").waiting, -200);
    assert_eq!(points(&parts, "ward 1 clinic 3").waiting, -100);
    assert_eq!(points(&parts, "").waiting, 0);
}

#[test]
fn only_idle_periods_cost() {
    let mut parts = dear();
    parts.candidates[0].under_way = Some(UnderWay::new("clinic", 2).served(0));
    parts.candidates[0].unavailable.insert(3.into());
    assert_eq!(points(&parts, "ward 5").waiting, -100);
    assert_eq!(points(&parts, "ward 5").total(), -100);
}

/// Half of the posts start in the last period alone.
fn late(rng: &mut Rng, parts: &mut SchemeBuilder) {
    draw::room(rng, parts);
    parts.rules.idle = None;
    let last = parts.periods.count;
    for post in parts.posts.iter_mut().filter(|_| rng.chance(50)) {
        post.duration = Duration::Periods(1);
        post.starts = Some([last.into()].into());
    }
}

#[test]
fn seeded_schemes_agree_with_full_enumeration() {
    let draw = |rng: &mut Rng, parts: &mut SchemeBuilder| {
        parts.objective.waiting = rng.pick(&[0.05, 0.4, 1.0, 3.0]);
    };
    let tally = agree_where(late, draw);
    assert!(tally.changed >= 15, "{tally:?}");
}
