//! Overlap: nobody has two placements in one period.

use crate::verify::{Person, Rule, Step, Violation};

pub(super) fn check(person: &Person<'_>, rotation: &[Step], out: &mut Vec<Violation>) {
    let mut busy_until = 0;
    for &step in rotation {
        let covered = person.covered(step);
        if covered.start < busy_until {
            let detail = "starts before the placement ahead of it has ended";
            out.push(person.broken(Rule::Overlap, step, detail));
        }
        busy_until = busy_until.max(covered.end);
    }
}

/// The placement under way covers its periods too.
pub(super) fn check_under_way(person: &Person<'_>, step: Step, out: &mut Vec<Violation>) {
    if step.1 < person.under_way_until() {
        let detail = "starts before the placement under way has ended";
        out.push(person.broken(Rule::Overlap, step, detail));
    }
}
