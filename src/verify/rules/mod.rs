//! The rules, one file each.

mod availability;
mod clearances;
mod conflicts;
mod eligibility;
mod essential;
mod idle;
mod minimum_fit;
mod must_place;
mod overlap;
mod per_provider;
mod pinned;
mod places;
mod reach;
mod relocation;
mod requirements;
mod starts;
mod streams;
mod tags;
mod travel;

use super::{Person, Rule, Step, Violation};
use crate::model::PostIx;

pub(super) use places::occupancy;

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
    tags::check_at_most(person, rotation, &mut out);
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

/// Posts of a rotation, the one under way first.
fn with_under_way(person: &Person<'_>, rotation: &[Step]) -> impl Iterator<Item = PostIx> + use<> {
    let posts: Vec<PostIx> = rotation.iter().map(|&(post, _)| post).collect();
    person.row.under_way.map(|under_way| under_way.post).into_iter().chain(posts)
}
