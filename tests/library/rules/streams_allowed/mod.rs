//! Streams: only those that a candidate states are open to them.

use secondment::SchemeBuilder;
use secondment::model::{Candidate, Id, Stream};
use secondment::verify::Rule;

use crate::common::rng::Rng;
use crate::rules::harness::{SEEDS, agree};
use crate::rules::small::{ada, base, best, broken, remove};

/// The desk belongs to finance and the ward to paediatrics; the hostel is in no stream.
fn scheme(periods: u32) -> SchemeBuilder {
    let mut parts = base(periods).stream(Stream::new("finance")).stream(Stream::new("paediatrics"));
    parts.posts[0].stream = Some("finance".into());
    parts.posts[1].stream = Some("paediatrics".into());
    parts
}

fn in_streams(streams: &[&str]) -> Candidate {
    ada().streams(streams.iter().copied())
}

#[test]
fn other_streams_are_closed_and_posts_without_one_are_not() {
    let points = |candidate| best(&scheme(1).candidate(candidate));
    assert_eq!(points(ada()), Some(300));
    assert_eq!(points(in_streams(&["paediatrics"])), Some(200));
    assert_eq!(points(in_streams(&[])), Some(100));
    assert_eq!(best(&scheme(2).candidate(in_streams(&["finance"]))), Some(300 + 100));
}

#[test]
fn a_plan_that_ignores_it_is_caught() {
    let parts = scheme(2).candidate(in_streams(&["paediatrics"]));
    assert_eq!(broken(&parts, &[("ward", 1), ("hostel", 2)]), []);
    assert_eq!(broken(&parts, &[("desk", 1)]), [Rule::Streams]);
}

#[test]
fn nobody_can_be_placed_where_every_post_is_in_another_stream() {
    for periods in [1, 2] {
        let mut parts = scheme(periods).candidate(in_streams(&[]));
        remove(&mut parts, "hostel");
        assert_eq!(best(&parts), None);
    }
}

pub(crate) fn draw(rng: &mut Rng, parts: &mut SchemeBuilder) {
    let ids: Vec<Id> = ["finance", "paediatrics", "policy"].map(Id::from).into();
    parts.streams = ids.iter().map(Stream::new).collect();
    for post in &mut parts.posts {
        post.stream = rng.chance(75).then(|| rng.pick(&ids));
    }
    for candidate in &mut parts.candidates {
        if rng.chance(85) {
            candidate.streams = Some(rng.some_of(&ids, 30).into_iter().collect());
            candidate.pinned.clear();
        }
    }
}

#[test]
fn full_enumeration_agrees() {
    let tally = agree(draw);
    assert!(tally.changed as u64 > SEEDS / 12, "{tally:?}");
}
