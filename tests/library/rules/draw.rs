//! Posts and candidates for rules to be about.

use secondment::model::{CandidateSelect, Each, Id, PostSelect, SchemeBuilder, Sector, Stream};

use crate::common::rng::Rng;

/// Some of a list, at least one of it.
fn some(rng: &mut Rng, all: &[Id]) -> Vec<Id> {
    let mut some = rng.some_of(all, 50);
    if some.is_empty() {
        some.push(rng.pick(all));
    }
    some
}

/// Leaves room for rules to bind: most posts in one of two streams without a limit, hosts that may be
/// come back to, and people who must be placed.
pub(crate) fn room(rng: &mut Rng, parts: &mut SchemeBuilder) {
    streams(rng, parts);
    parts.rules.per_stream = 9;
    parts.rules.per_provider = parts.rules.per_provider.max(rng.pick(&[1, 2, 3]));
    parts.rules.must_place = rng.chance(30);
    for candidate in &mut parts.candidates {
        if rng.chance(50) {
            candidate.home.get_or_insert_with(|| parts.providers[0].id.clone());
        }
    }
}

/// Puts most posts into one of two streams.
pub(crate) fn streams(rng: &mut Rng, parts: &mut SchemeBuilder) {
    parts.streams = ["law", "money"].map(Stream::new).into();
    for post in &mut parts.posts {
        post.stream = rng.chance(75).then(|| rng.pick(&["law", "money"]).into());
    }
}

/// Some posts, chosen in one way or another.
pub(crate) fn posts(rng: &mut Rng, parts: &SchemeBuilder) -> PostSelect {
    let all = PostSelect::default();
    match rng.below(7) {
        0 => all,
        1 => all.posts(some(rng, &ids(parts.posts.iter().map(|post| &post.id)))),
        2 => all.providers(some(rng, &ids(parts.providers.iter().map(|host| &host.id)))),
        3 => all.kinds(some(rng, &ids(parts.kinds.iter().map(|kind| &kind.id)))),
        4 => all.places(some(rng, &ids(parts.places.iter().map(|place| &place.id)))),
        5 => all.sectors(rng.pick(&[
            vec![Sector::Public],
            vec![Sector::Private, Sector::Voluntary],
            vec![Sector::Private],
        ])),
        _ => all.tags(some(rng, &ids(parts.tags.iter().map(|tag| &tag.id)))),
    }
}

/// All candidates as a rule, or some.
pub(crate) fn candidates(rng: &mut Rng, parts: &SchemeBuilder) -> CandidateSelect {
    match rng.below(6) {
        0 => CandidateSelect::default()
            .ids(some(rng, &ids(parts.candidates.iter().map(|candidate| &candidate.id)))),
        1 => CandidateSelect::default()
            .homes(some(rng, &ids(parts.providers.iter().map(|host| &host.id)))),
        _ => CandidateSelect::default(),
    }
}

/// Anything that placements are told apart by.
pub(crate) fn each(rng: &mut Rng) -> Each {
    rng.pick(&[Each::Stream, Each::Provider, Each::Kind, Each::Sector, Each::Place])
}

/// What a unit costs, where the rule is soft.
pub(crate) fn points(rng: &mut Rng) -> Option<f64> {
    rng.pick(&[None, None, Some(0.05), Some(0.3), Some(2.0)])
}

fn ids<'a>(all: impl Iterator<Item = &'a Id>) -> Vec<Id> {
    all.cloned().collect()
}
