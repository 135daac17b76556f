//! Essential levels: held when a placement starts, if the scheme requires it.

use crate::verify::Held;
use crate::verify::{Person, Rule, Step, Violation};

pub(super) fn check(person: &Person<'_>, rotation: &[Step], out: &mut Vec<Violation>) {
    let scheme = person.scheme();
    if !scheme.weights().essential_required {
        return;
    }
    let mut held = Held::at_first_placement(person);
    for &step in rotation {
        held.wait(scheme, step.1);
        let row = scheme.post_row(step.0);
        for &(competency, level) in &row.essential {
            let has = held.level(competency);
            if has < level {
                let name = &scheme.competency(competency).id;
                let detail = format!("needs {name} at {level}, and the candidate holds {has}");
                out.push(person.broken(Rule::Essential, step, detail));
            }
        }
        held.serve(person, step);
        held.raise(scheme, step.0);
    }
}
