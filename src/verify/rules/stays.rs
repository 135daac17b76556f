//! Stays: how long consecutive placements with the same provider, kind ... last together.

use super::value::value;
use crate::model::{Scheme, StayRule};
use crate::verify::exposure::idle_periods;
use crate::verify::past::on_leave;
use crate::verify::person::{Whole, WholeRule};
use crate::verify::{Person, Rule, Stage, Step};

/// A rule, with what is the same during a stay, by post; `None` where a post is in no stay.
struct Stay<'a> {
    rule: &'a StayRule,
    values: Vec<Option<usize>>,
}

/// A stay that has begun.
#[derive(Clone, Copy)]
struct Run {
    value: usize,
    periods: i64,
    /// The first period after it.
    end: usize,
}

pub(super) fn whole<'a>(scheme: &'a Scheme, rule: &'a StayRule) -> WholeRule<'a> {
    let of = |post| value(scheme, rule.each, post).filter(|_| rule.posts.matches(scheme, post));
    let says = Stay { rule, values: scheme.posts().map(of).collect() };
    WholeRule::new(scheme, (Rule::Stays, &rule.id), &rule.candidates, rule.points, says)
}

impl Whole for Stay<'_> {
    fn units(&self, person: &Person<'_>, rotation: &[Step], stage: Stage) -> i64 {
        let scheme = person.scheme();
        let runs = self.runs(person, rotation);
        let too_long =
            |run: &Run| self.rule.at_most.map_or(0, |most| (run.periods - i64::from(most)).max(0));
        let too_short = |run: &Run| {
            self.rule.at_least.map_or(0, |least| (i64::from(least) - run.periods).max(0))
        };
        let last_ends = rotation.last().map(|&last| person.covered(last).end);
        let mut units = 0;
        for run in &runs {
            units += too_long(run);
            let may_grow = stage == Stage::Step && Some(run.end) == last_ends;
            let stays_on = |period| person.row.available[period] && !on_leave(person.row, period);
            let excused = self.rule.open_end && !(run.end..scheme.periods()).any(stays_on);
            if !may_grow && !excused {
                units += too_short(run);
            }
        }
        units
    }

    fn say(&self, units: i64) -> String {
        format!("{units} period(s) too few or too many")
    }
}

impl Stay<'_> {
    /// The stays that have a new placement in them, in order.
    fn runs(&self, person: &Person<'_>, rotation: &[Step]) -> Vec<Run> {
        let idle = idle_periods(person, rotation);
        let mut runs = Vec::new();
        let mut open = person.row.under_way.and_then(|held| {
            let value = self.values[held.post.get()]?;
            let end = person.under_way_until();
            let periods = i64::from(held.served) + person.served(0, end) as i64;
            Some(Run { value, periods, end })
        });
        let mut has_new = false;
        for &(post, start) in rotation {
            let periods = person.periods((post, start));
            let value = self.values[post.get()];
            let goes_on = open.filter(|run| {
                Some(run.value) == value
                    && !idle.iter().any(|period| (run.end..start).contains(period))
            });
            if goes_on.is_none() {
                runs.extend(open.filter(|_| has_new));
            }
            let before = goes_on.map_or(0, |run| run.periods);
            let end = person.covered((post, start)).end;
            open = value.map(|value| Run { value, periods: before + periods as i64, end });
            has_new = true;
        }
        runs.extend(open.filter(|_| has_new));
        runs
    }
}
