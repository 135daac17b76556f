//! Reach: the provider is near enough to the candidate's base, or in one of the listed places.

use super::super::distance::within;
use super::{Person, Rule, Step, Violation, broken};

pub(super) fn check(person: &Person<'_>, step: Step, out: &mut Vec<Violation>) {
    if !reachable(person, step) {
        out.push(broken(person, Rule::Reach, step, "is out of the candidate's reach"));
    }
}

fn reachable(person: &Person<'_>, (post, _): Step) -> bool {
    let scheme = person.scheme();
    let provider = scheme.provider_row(scheme.post_row(post).provider);
    if let Some(km) = person.row.reach_km {
        let ends = person.row.base.zip(provider.point);
        return ends.is_some_and(|(base, point)| within(base, point, km));
    }
    let Some(listed) = &person.row.reach_places else {
        return true;
    };
    provider.place.is_some_and(|place| listed.contains(&place))
}
