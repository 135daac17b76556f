//! Rules that look at one placement by itself, and points that posts have in common.

use secondment::Placement;
use secondment::model::{Base, Candidate, Id, Post, Reach, SchemeBuilder};

use super::calendar::{duration, number};
use super::pay::points;
use super::rules::within_km;
use super::{post, provider};

/// Whether none of these rules closes the placement.
pub(crate) fn open(parts: &SchemeBuilder, candidate: &Candidate, placed: &Placement) -> bool {
    let post = post(parts, placed.post.as_str());
    let required = candidate.requires.iter().all(|id| post.meets.contains(id));
    let under = post.manager.iter().any(|id| candidate.conflicts.managers.contains(id));
    let conflict = under || candidate.conflicts.providers.contains(&post.provider);
    let stream = match (&candidate.streams, &post.stream) {
        (Some(open), Some(stream)) => open.contains(stream),
        _ => true,
    };
    required
        && !conflict
        && stream
        && post.clearances.iter().all(|id| holds(parts, candidate, id, placed.start))
        && (placed.start..placed.start + duration(parts, post))
            .all(|period| within_reach(parts, candidate, post, period))
}

/// Whether a clearance is held in a period.
fn holds(parts: &SchemeBuilder, candidate: &Candidate, id: &Id, period: u32) -> bool {
    if let Some(&from) = candidate.clearances.get(id) {
        return number(parts, from) <= period;
    }
    let clearance = parts.clearances.iter().find(|c| c.id == *id).expect("a clearance");
    let first = candidate.first.map_or(1, |when| number(parts, when));
    clearance.lead.is_some_and(|lead| first + lead <= period)
}

/// The base of a period, after all moves until then.
fn base(parts: &SchemeBuilder, candidate: &Candidate, period: u32) -> Option<Base> {
    let mut base = candidate.base.clone();
    for at in 1..=period {
        for to in candidate.moves.iter().filter(|to| number(parts, to.from) == at) {
            base = Some(to.base.clone());
        }
    }
    base
}

fn within_reach(parts: &SchemeBuilder, candidate: &Candidate, post: &Post, period: u32) -> bool {
    let host = provider(parts, post.provider.as_str());
    let base = base(parts, candidate, period);
    match &candidate.reach {
        None => true,
        Some(Reach::Places(list)) => host.place.as_ref().is_some_and(|place| list.contains(place)),
        Some(Reach::Km(km)) => within_km(parts, &base.expect("a base"), host, *km),
        Some(Reach::Minutes(limit)) => match (base, &host.place) {
            (Some(Base::Place { place: from }), Some(to)) => {
                minutes(parts, &from, to).is_some_and(|minutes| minutes <= *limit)
            }
            _ => false,
        },
    }
}

fn minutes(parts: &SchemeBuilder, from: &Id, to: &Id) -> Option<u32> {
    let stated = |from: &Id, to: &Id| {
        parts.travel.iter().find(|way| way.from == *from && way.to == *to).map(|way| way.minutes)
    };
    if from == to { Some(0) } else { stated(from, to).or_else(|| stated(to, from)) }
}

/// Points per period beside those stated for the candidate and the post.
pub(crate) fn in_common(parts: &SchemeBuilder, candidate: &Candidate, post: &Post) -> i64 {
    let host = provider(parts, post.provider.as_str());
    let stream = post.stream.as_ref();
    let of_stream = parts.streams.iter().find(|s| Some(&s.id) == stream).map(|s| s.points);
    let by = &candidate.points_for;
    let found = [
        Some(post.points),
        of_stream,
        stream.and_then(|id| by.streams.get(id).copied()),
        by.providers.get(&post.provider).copied(),
        by.kinds.get(&host.kind).copied(),
        host.place.as_ref().and_then(|id| by.places.get(id).copied()),
    ];
    let weight = |x| points(f64::from(parts.scale) * parts.objective.own * x);
    found.into_iter().flatten().map(weight).sum()
}
