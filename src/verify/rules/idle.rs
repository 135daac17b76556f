//! Idle periods: at most so many in a rotation that is not empty.

use crate::verify::exposure::idle_periods;
use crate::verify::verdict::some;
use crate::verify::{Person, Rule, Step, Violation};

pub(super) fn check(person: &Person<'_>, rotation: &[Step], out: &mut Vec<Violation>) {
    let Some(limit) = person.scheme().weights().idle.filter(|_| !rotation.is_empty()) else {
        return;
    };
    let idle = idle_periods(person, rotation);
    if idle.len() > limit {
        let detail =
            format!("has {}, and {limit} may be idle", some(idle.len() as i64, "idle period"));
        let violation = Violation::new(Rule::Idle, detail).candidate(person.id());
        out.push(violation.position(idle[limit]));
    }
}
