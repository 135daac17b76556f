//! Starts: a placement starts in a period in which its post takes people.

use super::{Person, Rule, Step, Violation, broken};

pub(super) fn check(person: &Person<'_>, step: Step, out: &mut Vec<Violation>) {
    let (post, start) = step;
    if !person.scheme().post_row(post).may_start[start] {
        let detail = "does not take people in that period";
        out.push(broken(person, Rule::Starts, step, detail));
    }
}
