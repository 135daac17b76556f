//! Waiting: idle periods before the last placement.

use super::person::{Person, Stage};
use super::whole::{Known, Whole};
use crate::pricing::step::Step;

/// The term that takes points off for waiting.
#[derive(Debug)]
pub(super) struct Waiting;

impl Whole for Waiting {
    /// Periods waited so far.
    fn units(&self, person: &Person<'_>, steps: &[Step], _: Stage) -> i64 {
        let (mut waited, mut from) = (0, 0);
        for step in steps {
            waited += person.idle_periods(from, step.start as usize);
            from = (step.start + person.duration(step.post)) as usize;
        }
        waited
    }

    fn units_of(&self, _: &Person<'_>, _: &[Step], known: &mut Known<'_>) -> i64 {
        known.waited
    }
}
