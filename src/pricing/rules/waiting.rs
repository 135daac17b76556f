//! Waiting: idle periods before the last placement.

use super::person::Person;
use crate::pricing::step::Step;

/// Periods waited so far.
pub(crate) fn units(person: &Person<'_>, steps: &[Step]) -> i64 {
    let (mut waited, mut from) = (0, 0);
    for step in steps {
        waited += person.idle_periods(from, step.start as usize);
        from = (step.start + person.duration(step.post)) as usize;
    }
    waited
}
