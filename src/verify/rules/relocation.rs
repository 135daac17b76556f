//! Relocation: a placement is within reach of every base from which the candidate travels while it
//! runs.

use super::reach::reachable;
use crate::verify::{Person, Rule, Step, Violation};

/// Periods after the start; [`reach`](super::reach) looks at the start itself.
pub(super) fn check(person: &Person<'_>, step: Step, out: &mut Vec<Violation>) {
    if person.row.moves.is_empty() {
        return;
    }
    let (post, start) = step;
    let mut later = person.covered(step).filter(|&period| period > start);
    if let Some(period) = later.find(|&period| !reachable(person, post, period)) {
        let detail = "is out of reach from the base to which the candidate has moved by then";
        out.push(person.broken(Rule::Relocation, (post, period), detail));
    }
}
