//! Order: placements that wait for others to end, or for levels.

use std::sync::Arc;

use super::person::{Person, Stage};
use super::whole::{Stated, Whole};
use crate::model::{CompetencyIx, OrderRule, Scheme};
use crate::pricing::step::Step;

/// The rules of a scheme.
pub(super) fn stated(scheme: &Scheme) -> impl Iterator<Item = Stated<'_>> {
    scheme.parts().rules.order.iter().map(|rule| {
        let order = Arc::new(Order::of(scheme, rule));
        Stated::new(scheme, rule.points, &rule.candidates, order)
    })
}

/// A rule, compiled.
#[derive(Debug)]
struct Order {
    /// Posts that wait.
    waits: Box<[bool]>,
    /// Posts waited for, and how many placements in them; none and 0 where only levels are asked for.
    before: Box<[bool]>,
    times: usize,
    levels: Box<[(CompetencyIx, u8)]>,
}

impl Order {
    fn of(scheme: &Scheme, rule: &OrderRule) -> Self {
        let level = |(id, &level): (&crate::model::Id, &u8)| {
            Some((scheme.find_competency(id.as_str())?, level))
        };
        let before = |post| rule.after.as_ref().is_some_and(|after| after.matches(scheme, post));
        Self {
            waits: scheme.posts().map(|post| rule.posts.matches(scheme, post)).collect(),
            before: scheme.posts().map(before).collect(),
            times: if rule.after.is_some() { rule.times as usize } else { 0 },
            levels: rule.levels.iter().filter_map(level).collect(),
        }
    }

    fn ready(&self, person: &Person<'_>, earlier: &[Step], start: u32) -> bool {
        let ended = person.stops(earlier).filter(|(post, _)| self.before[post.get()]).count();
        let able = |&(competency, asked): &(CompetencyIx, u8)| {
            level_at(person, earlier, competency, start) >= asked
        };
        ended >= self.times && self.levels.iter().all(able)
    }
}

impl Whole for Order {
    /// Placements that do not wait long enough.
    fn units(&self, person: &Person<'_>, steps: &[Step], _: Stage) -> i64 {
        let early = |at: &usize| {
            let step = steps[*at];
            self.waits[step.post.get()] && !self.ready(person, &steps[..*at], step.start)
        };
        (0..steps.len()).filter(early).count() as i64
    }
}

/// The level held in a competency at the start of a period, after earlier placements.
fn level_at(person: &Person<'_>, earlier: &[Step], competency: CompetencyIx, start: u32) -> u8 {
    let scheme = person.scheme;
    let lapse = scheme.weights().lapses.iter().find(|lapse| lapse.competency == competency);
    let top = scheme.competency(competency).levels;
    let mut level = listed(&person.row.levels, competency);
    let (mut now, mut unused) = (0, 0);
    let rest = |level: &mut u8, unused: &mut usize, periods: u32| {
        if let Some(lapse) = lapse {
            *unused += periods as usize;
            if *unused >= lapse.periods {
                *level = lapse.to.min(*level);
            }
        }
    };
    let under_way = person.row.under_way.map(|held| (held.post, 0, held.remaining as u32));
    let placed = earlier.iter().map(|step| (step.post, step.start, person.duration(step.post)));
    for (post, from, periods) in under_way.into_iter().chain(placed) {
        rest(&mut level, &mut unused, from - now);
        let row = scheme.post_row(post);
        if row.uses().any(|used| used == competency) {
            // What lapses as it ends does so after it has raised levels: with the next rest, or below.
            for period in from..from + periods {
                if unused > 0 {
                    rest(&mut level, &mut unused, 0);
                }
                let away = person.row.leave >> period & 1 == 1;
                unused = if away { unused + 1 } else { 0 };
            }
        } else {
            rest(&mut level, &mut unused, periods);
        }
        now = from + periods;
        level = level.max(listed(&row.develops, competency));
        level = level.saturating_add(listed(&row.steps, competency)).min(top.max(level));
    }
    rest(&mut level, &mut unused, start - now);
    level
}

/// The level listed for a competency; 0 where it is not.
fn listed(levels: &[(CompetencyIx, u8)], competency: CompetencyIx) -> u8 {
    let at = levels.binary_search_by_key(&competency, |entry| entry.0);
    at.map_or(0, |at| levels[at].1)
}
