//! Must place: whoever must be placed has at least one new placement.

use crate::verify::{Person, Rule, Step, Violation};

pub(super) fn check(person: &Person<'_>, rotation: &[Step], out: &mut Vec<Violation>) {
    if person.row.must_place && rotation.is_empty() {
        let violation = Violation::new(Rule::MustPlace, "must be placed and is not");
        out.push(violation.candidate(person.id()));
    }
}
