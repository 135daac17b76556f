//! A scheme to try rules on one rotation with: one candidate, five periods, posts of all sorts.

use secondment::model::{Candidate, Kind, Place, Post, Provider, SchemeBuilder, Sector, Stream};
use secondment::verify::{RotationPoints, Rule, check_candidate, rotation_points};
use secondment::{Placement, Scheme};

use crate::common::brute;

/// `council` at the town hall (public, finance), `ward` and `clinic` at the infirmary (public, care; the
/// clinic takes two periods), `shelter` at the night shelter (voluntary, care) and `audit` at the firm
/// (private, finance), each open in any of five periods.
pub(crate) fn parts() -> SchemeBuilder {
    let mut parts = SchemeBuilder::new(5)
        .kind(Kind::new("council"))
        .kind(Kind::new("trust"))
        .kind(Kind::new("charity"))
        .kind(Kind::new("firm"))
        .place(Place::new("north", 51.5, 0.0))
        .provider(Provider::new("town-hall", "council", Sector::Public))
        .provider(Provider::new("infirmary", "trust", Sector::Public))
        .provider(Provider::new("night-shelter", "charity", Sector::Voluntary))
        .provider(Provider::new("auditors", "firm", Sector::Private))
        .post(Post::new("council", "town-hall").stream("finance"))
        .post(Post::new("ward", "infirmary").stream("care"))
        .post(Post::new("clinic", "infirmary").stream("care").periods(2))
        .post(Post::new("shelter", "night-shelter").stream("care"))
        .post(Post::new("audit", "auditors").stream("finance"))
        .candidate(Candidate::new("Ada"));
    parts.streams = ["care", "finance"].map(Stream::new).into();
    parts.providers[0].place = Some("north".into());
    parts.rules.per_provider = 9;
    parts.rules.per_stream = 9;
    parts
}

pub(crate) fn build(parts: &SchemeBuilder) -> Scheme {
    parts.clone().build().expect("no fault")
}

/// A rotation written as `post start`, one after the other.
fn rotation(text: &str) -> Vec<Placement> {
    let words: Vec<&str> = text.split_whitespace().collect();
    let placed = words
        .chunks(2)
        .map(|pair| Placement { post: pair[0].into(), start: pair[1].parse().expect("a period") });
    placed.collect()
}

/// The rules that a rotation breaks; full enumeration must say the same of there being any.
pub(crate) fn broken(parts: &SchemeBuilder, text: &str) -> Vec<Rule> {
    let scheme = build(parts);
    let rotation = rotation(text);
    let violations = check_candidate(&scheme, "Ada", &rotation);
    let plain = brute::broken(parts, &parts.candidates[0], &rotation);
    assert_eq!(violations.is_empty(), plain.is_none(), "{text}: {violations:?}, {plain:?}");
    violations.into_iter().map(|violation| violation.rule).collect()
}

/// Points of a rotation that breaks no hard rule; full enumeration must count the same.
pub(crate) fn points(parts: &SchemeBuilder, text: &str) -> RotationPoints {
    let scheme = build(parts);
    let rotation = rotation(text);
    let points =
        rotation_points(&scheme, "Ada", &rotation).expect("a rotation that is allowed").points;
    let plain = brute::pay(parts, &parts.candidates[0], &rotation);
    assert_eq!(points.total(), plain.total(), "{text}");
    points
}
