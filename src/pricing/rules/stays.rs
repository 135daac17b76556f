//! Stays: runs of placements with the same provider, kind ... without an idle period between them.

use std::sync::Arc;

use super::each::value_of;
use super::limit::Limit;
use super::person::{Person, Stage};
use super::whole::{Stated, Whole};
use crate::model::{Scheme, StayRule};
use crate::pricing::step::Step;

/// In no stay.
const NONE: u32 = u32::MAX;

/// The rules of a scheme.
pub(super) fn stated(scheme: &Scheme) -> impl Iterator<Item = Stated<'_>> {
    scheme.parts().rules.stays.iter().map(|rule| {
        let stay = Arc::new(Stay::of(scheme, rule));
        Stated::new(scheme, rule.points, &rule.candidates, stay)
    })
}

/// A rule, compiled.
#[derive(Debug)]
struct Stay {
    /// What stays the same, by post.
    same: Box<[u32]>,
    limit: Limit,
    open_end: bool,
}

impl Stay {
    fn of(scheme: &Scheme, rule: &StayRule) -> Self {
        let same = |post| {
            let value = value_of(scheme, rule.each, post);
            value.filter(|_| rule.posts.matches(scheme, post)).unwrap_or(NONE)
        };
        let limit = Limit {
            at_least: rule.at_least.unwrap_or(0),
            at_most: rule.at_most.unwrap_or(u32::MAX),
        };
        Self { same: scheme.posts().map(same).collect(), limit, open_end: rule.open_end }
    }

    /// Length of the stay that begins with a step, and the step after its last one.
    fn stay(&self, person: &Person<'_>, steps: &[Step], first: usize) -> (i64, usize) {
        let same = self.same[steps[first].post.get()];
        let mut length = 0;
        let under_way = person.row.under_way.filter(|held| {
            first == 0
                && self.same[held.post.get()] == same
                && !person.idles(held.remaining, steps[0].start as usize)
        });
        if let Some(held) = under_way {
            length += i64::from(held.served) + person.row.served(0, held.remaining) as i64;
        }
        let mut at = first;
        loop {
            let step = steps[at];
            let duration = person.duration(step.post);
            length += i64::from(person.periods(step));
            at += 1;
            let goes_on = steps.get(at).is_some_and(|next| {
                let end = (step.start + duration) as usize;
                self.same[next.post.get()] == same && !person.idles(end, next.start as usize)
            });
            if !goes_on {
                return (length, at);
            }
        }
    }
}

impl Whole for Stay {
    /// Periods that stays are too long and, once they have ended, too short.
    fn units(&self, person: &Person<'_>, steps: &[Step], stage: Stage) -> i64 {
        let (mut units, mut at) = (0, 0);
        while at < steps.len() {
            let (length, next) = self.stay(person, steps, at);
            let last = steps[next - 1];
            let end = last.start + person.duration(last.post);
            let grows = next == steps.len() && matches!(stage, Stage::Growing);
            let excused = self.open_end && person.leaves_at(end as usize);
            if self.same[last.post.get()] != NONE {
                units += (length - i64::from(self.limit.at_most)).max(0);
                if !grows && !excused {
                    units += (i64::from(self.limit.at_least) - length).max(0);
                }
            }
            at = next;
        }
        units
    }
}
