//! Order: placements that wait for others to end, or for levels.

use super::paths::Person;
use crate::model::{CompetencyIx, OrderRule, PostIx, Scheme};
use crate::rotation::courses::Step;

/// A rule, compiled.
#[derive(Debug)]
pub(super) struct Order {
    /// Posts that wait.
    waits: Box<[bool]>,
    /// Posts waited for, and how many placements in them; none and 0 where only levels are asked for.
    before: Box<[bool]>,
    times: usize,
    levels: Box<[(CompetencyIx, u8)]>,
}

impl Order {
    pub(super) fn of(scheme: &Scheme, rule: &OrderRule) -> Self {
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

    /// Placements that do not wait long enough.
    pub(super) fn units(&self, person: &Person<'_>, steps: &[Step]) -> i64 {
        let early =
            |at: &usize| self.waits[steps[*at].post.get()] && !self.ready(person, &steps[..*at]);
        (0..steps.len()).filter(early).count() as i64
    }

    fn ready(&self, person: &Person<'_>, earlier: &[Step]) -> bool {
        let ended = person.stops(earlier).filter(|(post, _)| self.before[post.get()]).count();
        ended >= self.times
            && self.levels.iter().all(|&(competency, asked)| {
                let raised = |(post, _): (PostIx, u32)| {
                    listed(&person.scheme.post_row(post).develops, competency) >= asked
                };
                listed(&person.row.levels, competency) >= asked || person.stops(earlier).any(raised)
            })
    }
}

/// The level listed for a competency; 0 where it is not.
fn listed(levels: &[(CompetencyIx, u8)], competency: CompetencyIx) -> u8 {
    let at = levels.binary_search_by_key(&competency, |entry| entry.0);
    at.map_or(0, |at| levels[at].1)
}
