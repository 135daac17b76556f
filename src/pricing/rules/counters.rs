//! The limits on numbers of placements that counters follow.

use std::collections::HashMap;
use std::sync::Arc;

use super::limit::{Limit, MOST, Signature, TIGHT, ceiling};
use super::{counts, per_stream, tags};
use crate::model::{CandidateIx, PostIx, Scheme};

/// The limits of a candidate.
#[derive(Clone, Debug)]
pub(crate) struct Limits {
    /// Those that the search counts; empty where none limits anything.
    pub(crate) exact: Arc<[Limit]>,
    /// All of them, as the relaxation follows them.
    pub(crate) relaxed: Arc<[Limit]>,
}

/// The limits of a scheme: those on tags, and those rules on counts that are hard, count placements
/// and find room. Then, for the relaxation alone, tight limits on each stream, kind ... by itself.
#[derive(Debug)]
pub(crate) struct Counters {
    /// By post.
    signatures: Vec<Signature>,
    /// The bits that matter to the relaxation of some candidate.
    followed: Signature,
    /// Limits of everybody, or of each candidate where rules on counts are among them.
    limits: Vec<Limits>,
}

impl Counters {
    pub(crate) fn of(scheme: &Scheme) -> Self {
        let rules = counts::followed(scheme);
        let tags = tags::limits(scheme);
        let exact = tags.len() + rules.len();
        let streams = per_stream::tight(scheme).take(MOST - exact);
        let streams: Vec<(u32, Limit)> = streams.collect();
        let room = MOST - exact - streams.len();
        let values: Vec<_> = counts::tight(scheme).into_iter().take(room).collect();
        let signature = |post: PostIx| {
            let row = scheme.post_row(post);
            let counted = rules.iter().map(|rule| rule.posts.matches(scheme, post));
            let streamed =
                streams.iter().map(|&(stream, _)| per_stream::limited(scheme, row) == stream);
            let grouped = values.iter().map(|value| value.has(scheme, post));
            let bits = tags::carried(scheme, post).chain(counted).chain(streamed).chain(grouped);
            bits.zip(0..).fold(0, |signature, (bit, at)| signature | Signature::from(bit) << at)
        };
        let signatures = scheme.posts().map(signature).collect();
        let mut known: HashMap<Vec<Limit>, Limits> = HashMap::new();
        let mut own = |candidate| {
            let limit = |rule| counts::limit(scheme, rule, candidate).unwrap_or(Limit::NONE);
            let counted = rules.iter().map(|rule| limit(rule));
            let streamed = streams.iter().map(|&(_, limit)| limit);
            let grouped = values.iter().map(|value| limit(value.rule));
            let all = tags.iter().copied().chain(counted).chain(streamed).chain(grouped).collect();
            known.entry(all).or_insert_with_key(|all| Limits::of(all, exact)).clone()
        };
        let limits: Vec<Limits> = if rules.is_empty() && values.is_empty() {
            scheme.candidates().take(1).map(&mut own).collect()
        } else {
            scheme.candidates().map(&mut own).collect()
        };
        let followed = limits.iter().fold(0, |mask, limits| mask | followed(&limits.relaxed));
        Self { signatures, followed, limits }
    }

    /// The limits that placements in a post fall under.
    pub(crate) fn signature(&self, post: PostIx) -> Signature {
        self.signatures[post.get()]
    }

    /// Those of them that the relaxation follows.
    pub(crate) fn followed(&self, post: PostIx) -> Signature {
        self.signature(post) & self.followed
    }

    /// The limits of a candidate.
    pub(crate) fn limits(&self, candidate: CandidateIx) -> &Limits {
        self.limits.get(candidate.get()).unwrap_or(&self.limits[0])
    }
}

impl Limits {
    /// The first `exact` of these limits hold exactly, the relaxation has all of them.
    fn of(all: &[Limit], exact: usize) -> Self {
        let some = |limits: &[Limit]| limits.iter().any(|limit| *limit != Limit::NONE);
        let exact = &all[..exact];
        Self {
            exact: if some(exact) { exact.into() } else { Arc::default() },
            relaxed: if some(all) { relaxed(all) } else { Arc::default() },
        }
    }
}

/// The limits as the relaxation follows them.
fn relaxed(limits: &[Limit]) -> Arc<[Limit]> {
    let loosened = |limit: &Limit| {
        let at_most = if limit.at_most > TIGHT { u32::MAX } else { limit.at_most };
        Limit { at_most, ..*limit }
    };
    limits.iter().map(loosened).collect()
}

/// The bits of a signature that matter to relaxed limits.
fn followed(limits: &[Limit]) -> Signature {
    let matter =
        limits.iter().zip(0..).filter(|(limit, _)| ceiling(**limit) > 0 || limit.at_most == 0);
    matter.fold(0, |mask, (_, at)| mask | 1 << at)
}
