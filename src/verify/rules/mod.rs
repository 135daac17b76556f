//! The rules, one file each.

mod availability;
mod clearances;
mod conflicts;
mod counts;
mod eligibility;
mod essential;
mod floors;
mod home;
mod idle;
mod minimum_fit;
mod must_place;
mod order;
mod overlap;
mod paths;
mod per_provider;
mod per_stream;
mod pinned;
mod places;
mod reach;
mod relocation;
mod requirements;
mod starts;
mod stays;
mod streams;
mod tags;
mod travel;
mod waiting;

use super::{Person, Rule, Step, Violation};
use crate::model::{Each, PlaceIx, PostIx, Scheme, StreamIx};

pub(crate) use counts::placements_needed;
pub(crate) use paths::{PathRule, bars, lost, penalties};
pub(super) use places::occupancy;
pub(super) use waiting::points as waiting;

/// Whether a rotation may still grow at its end.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Stage {
    /// It may: only rules that stay broken whatever follows.
    Step,
    /// It is complete: all rules.
    Whole,
}

/// What a rotation breaks. Placements lie inside the horizon, in order of start.
pub(crate) fn check_rotation(
    person: &Person<'_>,
    rotation: &[Step],
    stage: Stage,
) -> Vec<Violation> {
    let mut out: Vec<_> = rotation.iter().flat_map(|&step| check_placement(person, step)).collect();
    out.extend(check_sequence(person, rotation, stage));
    out
}

/// What a rotation of placements breaks that are each allowed by themselves.
pub(crate) fn check_sequence(
    person: &Person<'_>,
    rotation: &[Step],
    stage: Stage,
) -> Vec<Violation> {
    let mut out = Vec::new();
    overlap::check(person, rotation, &mut out);
    essential::check(person, rotation, &mut out);
    minimum_fit::check(person, rotation, &mut out);
    per_provider::check(person, rotation, &mut out);
    per_stream::check(person, rotation, &mut out);
    tags::check_at_most(person, rotation, &mut out);
    paths::check(person, rotation, stage, &mut out);
    if stage == Stage::Whole {
        tags::check_at_least(person, rotation, &mut out);
        idle::check(person, rotation, &mut out);
        must_place::check(person, rotation, &mut out);
        pinned::check(person, rotation, &mut out);
    }
    out
}

/// What a placement inside the horizon breaks by itself, whatever else the rotation holds.
pub(crate) fn check_placement(person: &Person<'_>, step: Step) -> Vec<Violation> {
    let mut out = Vec::new();
    starts::check(person, step, &mut out);
    eligibility::check(person, step, &mut out);
    requirements::check(person, step, &mut out);
    streams::check(person, step, &mut out);
    conflicts::check(person, step, &mut out);
    clearances::check(person, step, &mut out);
    reach::check(person, step, &mut out);
    relocation::check(person, step, &mut out);
    availability::check(person, step, &mut out);
    places::check(person, step, &mut out);
    overlap::check_under_way(person, step, &mut out);
    out
}

/// A violation by a person in a post that starts at a position.
fn broken(person: &Person<'_>, rule: Rule, step: Step, detail: impl Into<String>) -> Violation {
    let (post, start) = step;
    let violation = Violation::new(rule, detail).candidate(person.id());
    violation.post_ix(person.scheme(), post).position(start)
}

/// The periods that a placement covers, from 0.
fn covered(person: &Person<'_>, (post, start): Step) -> std::ops::Range<usize> {
    start..start + person.scheme().post_row(post).duration
}

/// What placements in a post are told apart by; `None` where the post has no such thing.
fn value(scheme: &Scheme, each: Each, post: PostIx) -> Option<usize> {
    let row = scheme.post_row(post);
    let provider = scheme.provider_row(row.provider);
    match each {
        Each::Stream => row.stream.map(StreamIx::get),
        Each::Provider => Some(row.provider.get()),
        Each::Kind => Some(provider.kind.get()),
        Each::Sector => Some(provider.sector as usize),
        Each::Place => provider.place.map(PlaceIx::get),
    }
}

/// Posts of a rotation, the one under way first.
fn with_under_way(person: &Person<'_>, rotation: &[Step]) -> impl Iterator<Item = PostIx> + use<> {
    let posts: Vec<PostIx> = rotation.iter().map(|&(post, _)| post).collect();
    person.row.under_way.map(|under_way| under_way.post).into_iter().chain(posts)
}
