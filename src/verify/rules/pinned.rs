//! Pinned placements: they are made.

use crate::verify::{Person, Rule, Step, Violation};

pub(super) fn check(person: &Person<'_>, rotation: &[Step], out: &mut Vec<Violation>) {
    for &pin in person.row.pinned.iter().filter(|pin| !rotation.contains(pin)) {
        out.push(person.broken(Rule::Pinned, pin, "is pinned, and the rotation lacks it"));
    }
}
