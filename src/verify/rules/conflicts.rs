//! Conflicts of interest: with the provider, or with the post's line manager.

use crate::verify::{Person, Rule, Step, Violation};

pub(super) fn check(person: &Person<'_>, step: Step, out: &mut Vec<Violation>) {
    let row = person.scheme().post_row(step.0);
    let manager = row.manager.filter(|manager| person.row.conflict_managers.contains(manager));
    if person.row.conflict_providers.contains(&row.provider) {
        let detail = "is with a provider with whom the candidate has a conflict of interest";
        out.push(person.broken(Rule::Conflicts, step, detail));
    } else if manager.is_some() {
        let detail = "is under a manager with whom the candidate has a conflict of interest";
        out.push(person.broken(Rule::Conflicts, step, detail));
    }
}
