//! A small scheme that folders start from, and what they ask of it.

use secondment::model::{Candidate, Kind, Place, Post, Provider, Sector};
use secondment::verify::{Rule, Violation, verify};
use secondment::{Placement, Plan, SchemeBuilder};

use crate::rules::harness::agree_on;

/// A desk at a council in the north, a ward at a trust in the east and a hostel at a charity in the
/// south, each of one place and one period.
pub(crate) fn base(periods: u32) -> SchemeBuilder {
    let host =
        |id: &str, kind: &str, place: &str| Provider::new(id, kind, Sector::Public).place(place);
    SchemeBuilder::new(periods)
        .kind(Kind::new("council"))
        .kind(Kind::new("trust"))
        .kind(Kind::new("charity"))
        .place(Place::new("north", 53.8, -1.55))
        .place(Place::new("east", 53.7, -1.2))
        .place(Place::new("south", 50.8, -0.14))
        .provider(host("town-hall", "council", "north"))
        .provider(host("infirmary", "trust", "east"))
        .provider(host("shelter", "charity", "south"))
        .post(Post::new("desk", "town-hall"))
        .post(Post::new("ward", "infirmary"))
        .post(Post::new("hostel", "shelter"))
}

/// Someone who must be placed, and would rather be at the desk than on the ward, and there rather than
/// in the hostel: 300, 200 and 100 points per period.
pub(crate) fn ada() -> Candidate {
    let mut ada =
        Candidate::new("Ada").points("desk", 0.3).points("ward", 0.2).points("hostel", 0.1);
    ada.must_place = Some(true);
    ada
}

/// Takes a post out of the scheme, and out of what people say of it.
pub(crate) fn remove(parts: &mut SchemeBuilder, post: &str) {
    parts.posts.retain(|stated| stated.id.as_str() != post);
    for candidate in &mut parts.candidates {
        candidate.points.retain(|stated, _| stated.as_str() != post);
    }
}

/// The points of the best plan, found alike by the engine and by full enumeration; `None` where
/// both say that there is no plan.
pub(crate) fn best(parts: &SchemeBuilder) -> Option<i64> {
    agree_on(0, parts.clone())
}

/// What one person's placements break.
pub(crate) fn violations(parts: &SchemeBuilder, steps: &[(&str, u32)]) -> Vec<Violation> {
    let scheme = parts.clone().build().unwrap_or_else(|e| panic!("{e}"));
    let mut plan = Plan::new();
    for &(post, start) in steps {
        plan.place("Ada", Placement { post: post.into(), start });
    }
    verify(&scheme, &plan).violations
}

/// The rules that one person's placements break.
pub(crate) fn broken(parts: &SchemeBuilder, steps: &[(&str, u32)]) -> Vec<Rule> {
    violations(parts, steps).into_iter().map(|violation| violation.rule).collect()
}
