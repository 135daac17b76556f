//! Availability: every period covered lies in the candidate's window and is not unavailable, and the first
//! is not one of leave.

use super::super::person::on_leave;
use super::{Person, Rule, Step, Violation, broken, covered};

pub(super) fn check(person: &Person<'_>, step: Step, out: &mut Vec<Violation>) {
    let missing = covered(person, step).find(|&period| !person.row.available[period]);
    if let Some(period) = missing {
        let detail = "covers a period in which the candidate is not available";
        out.push(broken(person, Rule::Availability, (step.0, period), detail));
    }
    if on_leave(person.row, step.1) {
        let detail = "starts in a period of leave";
        out.push(broken(person, Rule::Availability, step, detail));
    }
}
