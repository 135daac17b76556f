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
mod value;
pub(super) mod waiting;

use super::person::WholeRule;
use super::{Cohort, Person, Stage, Step, Violation, whole};
use crate::model::{Scheme, for_each_rotation_rule};

pub(super) use places::occupancy;

macro_rules! whole_rules {
    ($($list:ident)*) => {
        /// The rules of a scheme on whole rotations, in order of the register.
        fn on_rotations(scheme: &Scheme) -> Vec<WholeRule<'_>> {
            let rules = &scheme.parts().rules;
            let mut all = Vec::new();
            $(all.extend(rules.$list.iter().map(|rule| $list::whole(scheme, rule)));)*
            all
        }
    };
}
for_each_rotation_rule!(whole_rules);

/// The cohort of a scheme, with its rules on whole rotations.
pub(crate) fn cohort(scheme: &Scheme) -> Cohort<'_> {
    Cohort::new(scheme, on_rotations(scheme))
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
    whole::check(person, rotation, stage, &mut out);
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
