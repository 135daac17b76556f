//! Clearances: those that the post asks for are held when the placement starts.

use crate::verify::{Person, Rule, Step, Violation};

pub(super) fn check(person: &Person<'_>, step: Step, out: &mut Vec<Violation>) {
    let (post, start) = step;
    let scheme = person.scheme();
    for &clearance in &scheme.post_row(post).clearances {
        let name = &scheme.clearance(clearance).id;
        let detail = match person.row.cleared[clearance.get()] {
            Some(from) if from <= start => continue,
            Some(from) => format!("asks for {name}, which is held from period {}", from + 1),
            None => format!("asks for {name}, which the candidate does not hold"),
        };
        out.push(person.broken(Rule::Clearances, step, detail));
    }
}
