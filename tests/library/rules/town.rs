//! A small town, whose plans are worth nothing but what soft rules take from them.

use secondment::model::{Candidate, Kind, Place, Post, Provider, Sector, Stream, Tag, UnderWay};
use secondment::verify::{Rule, verify};
use secondment::{Placement, Plan, Scheme, SchemeBuilder};

/// Three periods, and up to three placements with one provider or in one stream. The hall is in the north and has a desk (two places); the clinic in the south has a
/// ward (two places) and a lab, whose one placement takes two periods; the firm has no place and a
/// studio. Ann is the hall's, Ben is the clinic's, Cat is nobody's.
pub(crate) fn town() -> SchemeBuilder {
    let mut town = SchemeBuilder::new(3)
        .kind(Kind::new("council"))
        .kind(Kind::new("trust"))
        .place(Place::new("north", 53.0, 0.0))
        .place(Place::new("south", 52.0, 0.0))
        .tag(Tag::new("frontline"))
        .provider(Provider::new("hall", "council", Sector::Public).place("north"))
        .provider(Provider::new("clinic", "trust", Sector::Public).place("south"))
        .provider(Provider::new("firm", "trust", Sector::Private))
        .post(Post::new("desk", "hall").places(2))
        .post(Post::new("ward", "clinic").places(2).tag("frontline").stream("care"))
        .post(Post::new("lab", "clinic").periods(2))
        .post(Post::new("studio", "firm"))
        .candidate(Candidate::new("Ann").home("hall"))
        .candidate(Candidate::new("Ben").home("clinic"))
        .candidate(Candidate::new("Cat"));
    town.streams.push(Stream::new("care"));
    town.rules.per_provider = 3;
    town.rules.per_stream = 3;
    town
}

pub(crate) fn build(parts: SchemeBuilder) -> Scheme {
    parts.build().unwrap_or_else(|invalid| panic!("{invalid}"))
}

pub(crate) fn candidate<'a>(parts: &'a mut SchemeBuilder, id: &str) -> &'a mut Candidate {
    parts.candidates.iter_mut().find(|candidate| candidate.id.as_str() == id).expect("a candidate")
}

pub(crate) fn post<'a>(parts: &'a mut SchemeBuilder, id: &str) -> &'a mut Post {
    parts.posts.iter_mut().find(|post| post.id.as_str() == id).expect("a post")
}

pub(crate) fn provider<'a>(parts: &'a mut SchemeBuilder, id: &str) -> &'a mut Provider {
    parts.providers.iter_mut().find(|provider| provider.id.as_str() == id).expect("a provider")
}

/// Puts a candidate into a post when the horizon begins, for so many more periods.
pub(crate) fn under_way(parts: &mut SchemeBuilder, id: &str, post: &str, remaining: u32) {
    let held = UnderWay::new(post, remaining).served(1);
    candidate(parts, id).under_way = Some(held);
}

/// Names of rows with what they lose.
pub(crate) fn rows(lost: &[(&str, i64)]) -> Vec<(String, i64)> {
    lost.iter().map(|&(row, points)| (row.to_owned(), points)).collect()
}

pub(crate) fn plan(rotations: &[(&str, &[(&str, u32)])]) -> Plan {
    let mut plan = Plan::new();
    for &(candidate, steps) in rotations {
        let placement = |&(post, start): &(&str, u32)| Placement { post: post.into(), start };
        plan.set(candidate, steps.iter().map(placement).collect());
    }
    plan
}

/// The rules that a plan breaks, each with its period.
pub(crate) fn broken(
    parts: &SchemeBuilder,
    rotations: &[(&str, &[(&str, u32)])],
) -> Vec<(Rule, Option<u32>)> {
    let verdict = verify(&build(parts.clone()), &plan(rotations));
    verdict.violations.iter().map(|violation| (violation.rule, violation.period)).collect()
}

/// What a plan loses by row, where it breaks no rule.
pub(crate) fn lost(
    parts: &SchemeBuilder,
    rotations: &[(&str, &[(&str, u32)])],
) -> Vec<(String, i64)> {
    let verdict = verify(&build(parts.clone()), &plan(rotations));
    assert_eq!(verdict.violations, []);
    assert_eq!(verdict.points.total(), -verdict.points.lost());
    verdict.points.cohort.into_iter().collect()
}
