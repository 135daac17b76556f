//! Limits on numbers of placements: counters, one per limit, packed into one word.

use std::collections::HashMap;
use std::sync::Arc;

use super::{counts, per_stream, tags};
use crate::model::{CandidateIx, CountRule, MOST_TAG_RULES, PostIx, Scheme};

/// Counters that fit the word.
pub(super) const MOST: usize = MOST_TAG_RULES;

/// Bits per counter.
const BITS: u32 = Counts::BITS / MOST as u32;

/// Counts of placements by limit, each saturating where more no longer matters.
pub(in crate::pricing) type Counts = u128;

/// What a placement adds: bit `i` is set if it falls under limit `i`.
pub(in crate::pricing) type Signature = u16;

/// Placements of a kind in a rotation that is not empty, at least and at most.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(in crate::pricing) struct Limit {
    pub(in crate::pricing) at_least: u32,
    pub(in crate::pricing) at_most: u32,
}

impl Limit {
    /// No limit at all.
    const NONE: Self = Self { at_least: 0, at_most: u32::MAX };
}

/// The limits of a candidate.
#[derive(Clone, Debug)]
pub(in crate::pricing) struct Limits {
    /// Those that the search counts; empty where none limits anything.
    pub(in crate::pricing) exact: Arc<[Limit]>,
    /// All of them, as the relaxation follows them.
    pub(in crate::pricing) relaxed: Arc<[Limit]>,
}

/// The limits of a scheme: those on tags, and those rules on counts that are hard, count placements
/// and find room. Then, for the relaxation alone, tight limits on each stream, kind ... by itself.
#[derive(Debug)]
pub(in crate::pricing) struct Counters {
    /// By post.
    signatures: Vec<Signature>,
    /// The bits that matter to the relaxation of some candidate.
    followed: Signature,
    /// Limits of everybody, or of each candidate where rules on counts are among them.
    limits: Vec<Limits>,
}

impl Counters {
    pub(in crate::pricing) fn of(scheme: &Scheme) -> Self {
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
    pub(in crate::pricing) fn signature(&self, post: PostIx) -> Signature {
        self.signatures[post.get()]
    }

    /// Those of them that the relaxation follows.
    pub(in crate::pricing) fn followed(&self, post: PostIx) -> Signature {
        self.signature(post) & self.followed
    }

    /// The limits of a candidate.
    pub(in crate::pricing) fn limits(&self, candidate: CandidateIx) -> &Limits {
        self.limits.get(candidate.get()).unwrap_or(&self.limits[0])
    }

    /// Whether a rule on counts is among the limits that hold exactly.
    pub(in crate::pricing) fn follows(scheme: &Scheme, rule: &CountRule) -> bool {
        counts::followed(scheme).iter().any(|followed| followed.id == rule.id)
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

/// Upper limits above this, on placements or idle periods, are left to the search.
///
/// A loose upper limit hardly ever binds, and following it multiplies the relaxation's states.
pub(in crate::pricing) const TIGHT: u32 = 1;

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

/// Counts after a placement; `None` where a limit is passed.
pub(in crate::pricing) fn add(
    limits: &[Limit],
    counts: Counts,
    signature: Signature,
) -> Option<Counts> {
    let mut next = counts;
    for (at, limit) in limits.iter().enumerate().filter(|(at, _)| signature >> at & 1 == 1) {
        let shift = at as u32 * BITS;
        let count = (next >> shift & 0xff) as u32;
        if count >= limit.at_most {
            return None;
        }
        if count < ceiling(*limit) {
            next += 1 << shift;
        }
    }
    Some(next)
}

/// Whether every lower limit is met.
pub(in crate::pricing) fn met(limits: &[Limit], counts: Counts) -> bool {
    limits.iter().enumerate().all(|(at, limit)| {
        let count = (counts >> (at as u32 * BITS) & 0xff) as u32;
        count >= limit.at_least.min(0xff)
    })
}

/// By how many placements limits are broken, given the counts before the first one and what each
/// placement adds.
pub(in crate::pricing) fn broken(
    limits: &[Limit],
    counts: Counts,
    signatures: &(impl Iterator<Item = Signature> + Clone),
) -> i64 {
    let broken = |(at, limit): (usize, &Limit)| {
        let before = (counts >> (at as u32 * BITS) & 0xff) as u32;
        let added = signatures.clone().filter(|signature| signature >> at & 1 == 1).count() as u32;
        let count = before + added;
        i64::from(count.saturating_sub(limit.at_most) + limit.at_least.saturating_sub(count))
    };
    limits.iter().enumerate().map(broken).sum()
}

/// The count from which on more changes nothing.
fn ceiling(limit: Limit) -> u32 {
    let upper = if limit.at_most >= 0xff { 0 } else { limit.at_most };
    limit.at_least.max(upper).min(0xff)
}
