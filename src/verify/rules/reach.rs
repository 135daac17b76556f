//! Reach: the provider is near enough to the base from which the candidate travels when the placement
//! starts, or in one of the listed places.

use super::travel;
use crate::model::{BaseRow, PostIx};
use crate::verify::distance;
use crate::verify::{Person, Rule, Step, Violation};

pub(super) fn check(person: &Person<'_>, step: Step, out: &mut Vec<Violation>) {
    let (post, start) = step;
    if !reachable(person, post, start) {
        out.push(person.broken(Rule::Reach, step, "is out of the candidate's reach"));
    }
}

/// Whether the post is within reach of the base of a period.
pub(super) fn reachable(person: &Person<'_>, post: PostIx, period: usize) -> bool {
    let scheme = person.scheme();
    let provider = scheme.provider_row(scheme.post_row(post).provider);
    let base = base(person, period);
    if let Some(km) = person.row.reach_km {
        let ends = base.zip(provider.point);
        return ends.is_some_and(|(base, point)| distance::within(base.point, point, km));
    }
    if let Some(minutes) = person.row.reach_minutes {
        let ends = base.and_then(|base| base.place).zip(provider.place);
        return ends.is_some_and(|(from, to)| travel::within(scheme, from, to, minutes));
    }
    let Some(listed) = &person.row.reach_places else {
        return true;
    };
    provider.place.is_some_and(|place| listed.contains(&place))
}

/// The base of a period: that of the last move made by then, else the first one.
fn base(person: &Person<'_>, period: usize) -> Option<BaseRow> {
    let made = person.row.moves.iter().filter(|(from, _)| *from <= period);
    let last = made.max_by_key(|(from, _)| *from).map(|(_, base)| *base);
    last.or(person.row.base)
}
