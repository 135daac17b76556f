//! Rules on whole rotations: which are broken, and what breaking those that are soft costs.

use super::person::{MILLION, WholeRule};
use super::rules::waiting;
use super::{Person, Stage, Step, Violation};

/// The rules about a person that are hard.
fn hard<'p>(person: &Person<'p>) -> impl Iterator<Item = &'p WholeRule<'p>> {
    let whole = &person.cohort.whole;
    let ix = person.ix;
    whole.iter().filter(move |rule| rule.price.is_none() && rule.is_about(ix))
}

/// Whether a placement breaks a hard rule in whatever rotation it is.
pub(crate) fn bars(person: &Person<'_>, step: Step) -> bool {
    hard(person).any(|rule| rule.says.bars(person, step))
}

/// Posts of which a person needs so many placements at least, beside the one under way, in any
/// rotation that is not empty.
pub(crate) fn placements_needed<'p>(person: &Person<'p>) -> Vec<(&'p [bool], usize)> {
    hard(person).filter_map(|rule| rule.says.needs(person)).collect()
}

/// Hard rules that a rotation breaks.
pub(super) fn check(
    person: &Person<'_>,
    rotation: &[Step],
    stage: Stage,
    out: &mut Vec<Violation>,
) {
    for rule in hard(person) {
        if rule.units(person, rotation, stage) > 0 {
            let said = rule.says.say(person, rotation, stage);
            let detail = format!("rule `{}` {said}", rule.id);
            out.push(Violation::new(rule.rule, detail).candidate(person.id()));
        }
    }
}

/// Points lost to soft rules.
pub(crate) fn penalties(person: &Person<'_>, rotation: &[Step], stage: Stage) -> i64 {
    let about = person.cohort.whole.iter().filter(|rule| rule.is_about(person.ix));
    let lost = about.filter_map(|rule| {
        let exact = rule.price? * i128::from(rule.units(person, rotation, stage));
        Some(exact.div_euclid(MILLION) as i64 + i64::from(exact.rem_euclid(MILLION) > 0))
    });
    lost.sum()
}

/// Points lost to soft rules and to waiting, each as often as it counts.
pub(crate) fn lost(person: &Person<'_>, rotation: &[Step], stage: Stage) -> i64 {
    let terms = &person.scheme().weights().terms;
    terms.penalties * penalties(person, rotation, stage)
        + terms.waiting * waiting::points(person, rotation)
}
