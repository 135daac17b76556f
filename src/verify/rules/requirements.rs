//! Requirements: the post meets all that the candidate requires.

use crate::verify::{Person, Rule, Step, Violation};

/// What is required is not said: only that the post falls short of it.
pub(super) fn check(person: &Person<'_>, step: Step, out: &mut Vec<Violation>) {
    let meets = &person.scheme().post_row(step.0).meets;
    if person.row.requires.iter().any(|required| !meets.contains(required)) {
        let detail = "does not meet what the candidate requires";
        out.push(person.broken(Rule::Requirements, step, detail));
    }
}
