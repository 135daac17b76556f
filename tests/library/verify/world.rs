//! A small scheme that the tests vary.

use secondment::model::{
    Boundary, BoundaryDimension, Candidate, Competency, Dimension, Kind, PairWeight, Place, Post,
    Provider, Sector, Tag, ValueDimension,
};
use secondment::verify::{CandidatePoints, Rule, Verdict, rotation_points, verify};
use secondment::{Placement, Plan, Scheme, SchemeBuilder};

/// Four periods; two councils, an NHS trust and a police force; one post of one place each.
///
/// In units: any two providers differ by 0.25 as organisations and by 1 more if of different kinds;
/// the pair Camden and Met is worth 0.1 in all.
pub(crate) fn world() -> SchemeBuilder {
    let mut world = SchemeBuilder::new(4)
        .kind(Kind::new("council"))
        .kind(Kind::new("nhs"))
        .kind(Kind::new("police"))
        .place(Place::new("camden", 51.5, 0.0))
        .place(Place::new("hackney", 51.6, 0.0))
        .competency(Competency::new("data", 4))
        .competency(Competency::new("law", 4))
        .tag(Tag::new("frontline"))
        .value(ValueDimension::new("care"))
        .value(ValueDimension::new("pace"))
        .value(ValueDimension::new("rigour"))
        .provider(Provider::new("Camden", "council", Sector::Public).place("camden"))
        .provider(Provider::new("Hackney", "council", Sector::Public).place("hackney"))
        .provider(Provider::new("Barts", "nhs", Sector::Public))
        .provider(Provider::new("Met", "police", Sector::Public))
        .post(Post::new("desk", "Camden"))
        .post(Post::new("housing", "Hackney"))
        .post(Post::new("ward", "Barts"))
        .post(Post::new("beat", "Met"));
    world.boundary = Boundary::default()
        .dimensions(vec![
            BoundaryDimension::new(Dimension::Organisation, 0.25),
            BoundaryDimension::new(Dimension::Kind, 1.0),
        ])
        .pairs(vec![PairWeight::new("Met", "Camden", 0.1)]);
    world
}

pub(crate) fn post<'a>(world: &'a mut SchemeBuilder, id: &str) -> &'a mut Post {
    world.posts.iter_mut().find(|post| post.id.as_str() == id).unwrap()
}

pub(crate) fn provider<'a>(world: &'a mut SchemeBuilder, id: &str) -> &'a mut Provider {
    world.providers.iter_mut().find(|provider| provider.id.as_str() == id).unwrap()
}

pub(crate) fn rotation(steps: &[(&str, u32)]) -> Vec<Placement> {
    steps.iter().map(|&(post, start)| Placement { post: post.into(), start }).collect()
}

pub(crate) fn plan(rotations: &[(&str, &[(&str, u32)])]) -> Plan {
    let mut plan = Plan::new();
    for &(candidate, steps) in rotations {
        plan.set(candidate, rotation(steps));
    }
    plan
}

pub(crate) fn build(world: SchemeBuilder) -> Scheme {
    world.build().unwrap()
}

/// Points of the rotation of the only candidate, `c`.
pub(crate) fn points(
    world: SchemeBuilder,
    candidate: Candidate,
    steps: &[(&str, u32)],
) -> CandidatePoints {
    let scheme = build(world.candidate(candidate));
    rotation_points(&scheme, "c", &rotation(steps)).unwrap()
}

/// The verdict on the rotation of the only candidate, `c`.
pub(crate) fn verdict(
    world: SchemeBuilder,
    candidate: Candidate,
    steps: &[(&str, u32)],
) -> Verdict {
    verify(&build(world.candidate(candidate)), &plan(&[("c", steps)]))
}

/// The rules that it breaks, in the order reported.
pub(crate) fn broken(
    world: SchemeBuilder,
    candidate: Candidate,
    steps: &[(&str, u32)],
) -> Vec<Rule> {
    verdict(world, candidate, steps).violations.iter().map(|violation| violation.rule).collect()
}

pub(crate) fn someone() -> Candidate {
    Candidate::new("c")
}
