//! Availability: every period covered lies in the candidate's window and is not unavailable, and the first
//! is not one of leave.

use crate::verify::past::on_leave;
use crate::verify::{Person, Rule, Step, Violation};

pub(super) fn check(person: &Person<'_>, step: Step, out: &mut Vec<Violation>) {
    let missing = person.covered(step).find(|&period| !person.row.available[period]);
    if let Some(period) = missing {
        let detail = "covers a period in which the candidate is not available";
        out.push(person.broken(Rule::Availability, (step.0, period), detail));
    }
    if on_leave(person.row, step.1) {
        let detail = "starts in a period of leave";
        out.push(person.broken(Rule::Availability, step, detail));
    }
}
