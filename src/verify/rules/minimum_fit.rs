//! Minimum fit: the fit per period at the start is at least what was stated for the post.

use crate::verify::Held;
use crate::verify::fit::fit;
use crate::verify::standing::lookup;
use crate::verify::{Person, Rule, Step, Violation};

pub(super) fn check(person: &Person<'_>, rotation: &[Step], out: &mut Vec<Violation>) {
    if person.row.minimum_fit.is_empty() {
        return;
    }
    let scheme = person.scheme();
    let mut held = Held::at_first_placement(person);
    for &step in rotation {
        let (post, start) = step;
        held.wait(scheme, start);
        if let Some(least) = lookup(&person.row.minimum_fit, post) {
            let fit = fit(person, post, &held);
            if fit < least {
                let detail = format!("has a fit of {fit} per period, and {least} is asked for");
                out.push(person.broken(Rule::MinimumFit, step, detail));
            }
        }
        held.serve(person, (post, start));
        held.raise(scheme, post);
    }
}
