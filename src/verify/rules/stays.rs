//! Stays: how long consecutive placements with the same provider, kind ... last together.

use super::value::{in_one, value};
use crate::model::{Scheme, StayRule};
use crate::verify::exposure::idle_periods;
use crate::verify::past::on_leave;
use crate::verify::person::{Whole, WholeRule};
use crate::verify::verdict::some;
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
        self.wrong(person, rotation, stage).map(|(_, units)| units).sum()
    }

    fn say(&self, person: &Person<'_>, rotation: &[Step], stage: Stage) -> String {
        let mut wrong = self.wrong(person, rotation, stage).filter(|&(_, units)| units > 0);
        let lasts = wrong.next().map_or(0, |(run, _)| run.periods);
        let (verb, limit) = match (self.rule.at_least, self.rule.at_most) {
            (_, Some(most)) if lasts > i64::from(most) => ("allows", most),
            (least, _) => ("asks for", least.unwrap_or(0)),
        };
        let limit = some(limit, "period");
        format!("{verb} stays of {limit}{}, and one lasts {lasts}", in_one(Some(self.rule.each)))
    }
}

impl Stay<'_> {
    /// The stays in order, each with the periods by which it is too long or too short.
    fn wrong<'p>(
        &'p self,
        person: &'p Person<'_>,
        rotation: &'p [Step],
        stage: Stage,
    ) -> impl Iterator<Item = (Run, i64)> + use<'p> {
        let last_ends = rotation.last().map(|&last| person.covered(last).end);
        let stays_on = |period| person.row.available[period] && !on_leave(person.row, period);
        let periods = person.scheme().periods();
        self.runs(person, rotation).into_iter().map(move |run| {
            let over = |most: u32| (run.periods - i64::from(most)).max(0);
            let under = |least: u32| (i64::from(least) - run.periods).max(0);
            let may_grow = stage == Stage::Step && Some(run.end) == last_ends;
            let excused = self.rule.open_end && !(run.end..periods).any(stays_on);
            let too_short = self.rule.at_least.filter(|_| !may_grow && !excused).map_or(0, under);
            (run, self.rule.at_most.map_or(0, over) + too_short)
        })
    }

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
