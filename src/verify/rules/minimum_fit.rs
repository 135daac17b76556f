//! Minimum fit: the fit per period at the start is at least what was stated for the post.

use super::super::Held;
use super::super::fit::{fit, lookup};
use super::{Person, Rule, Step, Violation, broken};

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
                let detail = format!("fits at {fit} per period, and {least} is the least");
                out.push(broken(person, Rule::MinimumFit, step, detail));
            }
        }
        held.serve(person, (post, start));
        held.raise(scheme, post);
    }
}
