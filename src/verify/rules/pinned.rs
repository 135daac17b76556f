//! Pinned placements: they are made.

use super::{Person, Rule, Step, Violation, broken};

pub(super) fn check(person: &Person<'_>, rotation: &[Step], out: &mut Vec<Violation>) {
    for &pin in person.row.pinned.iter().filter(|pin| !rotation.contains(pin)) {
        out.push(broken(person, Rule::Pinned, pin, "is pinned, and the rotation lacks it"));
    }
}
