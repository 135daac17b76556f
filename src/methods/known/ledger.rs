//! Free places, by post and period, in hundredths of a place.

use crate::model::{PostIx, Scheme};
use crate::verify::{Cohort, Person, Step};

/// What is free of every post in every period, placements under way and those made so far taken off.
#[derive(Clone, Debug)]
pub(super) struct Ledger<'a> {
    scheme: &'a Scheme,
    free: Vec<i64>,
}

impl<'a> Ledger<'a> {
    /// What those under way leave.
    pub(super) fn new(cohort: &Cohort<'a>) -> Self {
        let scheme = cohort.scheme;
        let periods = |post| (0..scheme.periods()).map(move |period| cohort.room(post, period));
        Self { scheme, free: scheme.posts().flat_map(periods).collect() }
    }

    /// Hundredths free of a post in a period; below 0 where more was taken than there is.
    pub(super) fn free(&self, post: PostIx, period: usize) -> i64 {
        self.free[post.get() * self.scheme.periods() + period]
    }

    /// Hundredths free throughout a placement, for somebody without leave.
    pub(super) fn free_throughout(&self, (post, start): Step) -> i64 {
        let covered = start..start + self.scheme.post_row(post).duration;
        covered.map(|period| self.free(post, period)).min().unwrap_or(0)
    }

    /// Whether there is as much of a place as a person takes, throughout.
    pub(super) fn fits(&self, person: &Person<'_>, step: Step) -> bool {
        let share = i64::from(person.row.share);
        served(person, step).all(|period| self.free(step.0, period) >= share)
    }

    /// Takes what a person takes, whether it is free or not.
    pub(super) fn take(&mut self, person: &Person<'_>, step: Step) {
        self.add(person, step, -i64::from(person.row.share));
    }

    /// Gives back what a person has taken.
    pub(super) fn release(&mut self, person: &Person<'_>, step: Step) {
        self.add(person, step, i64::from(person.row.share));
    }

    fn add(&mut self, person: &Person<'_>, step: Step, hundredths: i64) {
        let first = step.0.get() * self.scheme.periods();
        for period in served(person, step) {
            self.free[first + period] += hundredths;
        }
    }
}

/// The periods of a placement in which a person takes a place: those not spent on leave.
pub(super) fn served<'p>(
    person: &Person<'p>,
    (post, start): Step,
) -> impl Iterator<Item = usize> + use<'p> {
    let row = person.row;
    let covered = start..start + person.scheme().post_row(post).duration;
    covered.filter(move |period| row.leave >> period & 1 == 0)
}
