//! Starts: a placement starts in a period in which its post takes people.

use crate::verify::{Person, Rule, Step, Violation};

pub(super) fn check(person: &Person<'_>, step: Step, out: &mut Vec<Violation>) {
    let (post, start) = step;
    if !person.scheme().post_row(post).may_start[start] {
        let detail = "does not take people in that period";
        out.push(person.broken(Rule::Starts, step, detail));
    }
}
