//! Pinned placements: consistent with each other and with what the candidate rules out.

use std::collections::{BTreeSet, HashMap};

use super::super::{Candidate, Id, Pinned, Post, When};
use super::whole::{Whole, span};
use crate::error::FaultCode;
use crate::model::part::List;
use crate::model::text::Path;

/// A pinned placement whose post and start are known.
pub(super) struct Pin {
    at: usize,
    post: usize,
    start: usize,
}

/// Checks the pins of a candidate, and returns those that are fully known, in order of start.
pub(super) fn check(check: &mut Whole<'_, '_>, candidate: &Candidate, path: &Path<'_>) -> Vec<Pin> {
    let pinned = path.field("pinned");
    let mut pins = Vec::with_capacity(candidate.pinned.len());
    for (at, pin) in candidate.pinned.iter().enumerate() {
        let here = pinned.index(at);
        let post = check.find(List::Posts, &pin.post, &here.field("post"));
        let start = check.when(pin.start, &here.field("start"));
        let readable = check.findings.reads(&here.field("start"));
        if let Some((post, start)) = post.zip(start).filter(|_| readable) {
            pins.push(Pin { at, post, start });
        }
        if let Some(by) = ruled_out(check, candidate, pin, start.filter(|_| readable), path) {
            check.error(
                &here,
                FaultCode::PinContradicted,
                format!("`{}` is pinned and {by}", pin.post.shown()),
                "remove the pin, or what rules it out",
            );
        }
    }
    pins.sort_by_key(|pin| (pin.start, pin.at));
    overlaps(check, candidate, &pins, &pinned);
    provider_limit(check, candidate, &pins, &pinned);
    pins
}

/// What in the candidate's own data rules a pin out.
fn ruled_out(
    check: &Whole<'_, '_>,
    candidate: &Candidate,
    pin: &Pinned,
    start: Option<usize>,
    path: &Path<'_>,
) -> Option<&'static str> {
    let horizon = check.horizon.as_ref();
    let is_start = |when: &When| {
        start.is_some() && horizon.is_some_and(|horizon| horizon.find(*when) == start)
    };
    let providers: Vec<&Id> = check.providers_of(&pin.post).collect();
    let manager = check.manager_of(&pin.post);
    let conflicts = &candidate.conflicts;
    let misses = |only: &BTreeSet<Id>| !only.contains(&pin.post);
    if candidate.vetoes.posts.contains(&pin.post) {
        Some("vetoed")
    } else if providers.iter().any(|&provider| candidate.vetoes.providers.contains(provider)) {
        Some("its provider is vetoed")
    } else if providers.iter().any(|&provider| conflicts.providers.contains(provider)) {
        Some("its provider is in conflict with the candidate's interests")
    } else if manager.is_some_and(|manager| conflicts.managers.contains(manager)) {
        Some("its manager is in conflict with the candidate's interests")
    } else if closed_stream(check, candidate, pin)
        && !check.findings.has_errors_in(&path.field("streams"))
    {
        Some("not in one of `streams`")
    } else if candidate.refused.contains(&pin.post) {
        Some("refused")
    } else if candidate.only.as_ref().is_some_and(misses)
        && !check.findings.has_errors_in(&path.field("only"))
    {
        Some("not in `only`")
    } else {
        let unread = |at| !check.findings.reads(&path.field("forbidden").index(at).field("start"));
        let mut forbidden = candidate.forbidden.iter().enumerate();
        let hit = forbidden.any(|(at, entry)| {
            entry.post == pin.post && !unread(at) && entry.start.as_ref().is_none_or(is_start)
        });
        hit.then_some("forbidden")
    }
}

/// Whether the post belongs to a stream that is not open to the candidate.
fn closed_stream(check: &Whole<'_, '_>, candidate: &Candidate, pin: &Pinned) -> bool {
    let Some((streams, at)) =
        candidate.streams.as_ref().zip(check.names.of(List::Posts).position(&pin.post))
    else {
        return false;
    };
    let stream = check.parts.posts[at].stream.as_ref();
    let known = stream.filter(|stream| check.names.of(List::Streams).position(stream).is_some());
    known.is_some_and(|stream| !streams.contains(stream))
}

fn overlaps(check: &mut Whole<'_, '_>, candidate: &Candidate, pins: &[Pin], path: &Path<'_>) {
    let remaining = candidate.under_way.as_ref().map_or(0, |under_way| under_way.remaining);
    let mut busy = remaining as usize;
    let mut by = "the placement under way".to_owned();
    for pin in pins {
        if pin.start < busy {
            check.error(
                &path.index(pin.at),
                FaultCode::PinsOverlap,
                format!("it starts in period {}, which {by} covers", pin.start + 1),
                "pin placements that follow each other",
            );
        }
        let end = pin.start + check.posts[pin.post].duration as usize;
        if end > busy {
            busy = end;
            by = format!("pinned[{}]", pin.at);
        }
    }
}

fn provider_limit(check: &mut Whole<'_, '_>, candidate: &Candidate, pins: &[Pin], path: &Path<'_>) {
    let limit = check.parts.rules.per_provider;
    let mut counts: HashMap<&Id, u32> = HashMap::new();
    let parts = check.parts;
    if let Some(under_way) = &candidate.under_way {
        counts.extend(check.providers_of(&under_way.post).map(|provider| (provider, 1)));
    }
    for pin in pins {
        for provider in providers(&parts.posts[pin.post]) {
            let count = counts.entry(provider).or_insert(0);
            *count += 1;
            if limit > 0 && *count > limit && !provider.as_str().is_empty() {
                check.error(
                    &path.index(pin.at),
                    FaultCode::PinsAboveProviderLimit,
                    format!(
                        "this makes {count} placements at `{provider}`; {limit} are allowed",
                        provider = provider.shown()
                    ),
                    "pin fewer placements there, or raise `rules.per_provider`",
                );
            }
        }
    }
}

/// Warns of pins that the post or the candidate's window cannot take.
pub(super) fn possible(
    check: &mut Whole<'_, '_>,
    candidate: &Candidate,
    pins: &[Pin],
    periods: Option<(u128, u128)>,
    path: &Path<'_>,
) {
    let Some(((window, leave), count)) =
        periods.zip(check.horizon.as_ref().map(|horizon| horizon.count))
    else {
        return;
    };
    for pin in pins {
        let facts = &check.posts[pin.post];
        let root = Path::ROOT;
        let posts = root.field("posts");
        if facts.duration == 0 || check.findings.has_errors_in(&posts.index(pin.post)) {
            continue;
        }
        let covered = span(pin.start, facts.duration as usize);
        let starts = facts.can_start(pin.start, count, leave) && leave >> pin.start & 1 == 0;
        if starts && window & covered == covered {
            continue;
        }
        check.warning(
            &path.index(pin.at),
            FaultCode::PinImpossible,
            format!(
                "`{}` cannot be filled from period {} by this candidate, so no plan exists",
                candidate.pinned[pin.at].post.shown(),
                pin.start + 1
            ),
            "check the post's `starts`, `duration` and `places`, and the candidate's periods",
        );
    }
}

impl<'p> Whole<'p, '_> {
    /// The providers of a post, if there is one of that id.
    fn providers_of(&self, post: &Id) -> impl Iterator<Item = &'p Id> + use<'p> {
        let parts = self.parts;
        let known = self.names.of(List::Posts).position(post);
        known.into_iter().flat_map(|at| providers(&parts.posts[at]))
    }

    fn manager_of(&self, post: &Id) -> Option<&'p Id> {
        let at = self.names.of(List::Posts).position(post)?;
        self.parts.posts[at].manager.as_ref()
    }
}

fn providers(post: &Post) -> impl Iterator<Item = &Id> {
    std::iter::once(&post.provider).chain(&post.also)
}
