//! Counts: placements in some posts, or periods served in them, the one under way included.

use std::collections::BTreeMap;

use super::value::{in_one, value};
use crate::model::{CountLimits, CountRule, Scheme, Unit};
use crate::verify::person::{Whole, WholeRule};
use crate::verify::verdict::some;
use crate::verify::{Person, Rule, Stage, Step};

/// A rule, with the posts that it counts.
struct Count<'a> {
    rule: &'a CountRule,
    posts: Vec<bool>,
}

pub(super) fn whole<'a>(scheme: &'a Scheme, rule: &'a CountRule) -> WholeRule<'a> {
    let posts = scheme.posts().map(|post| rule.posts.matches(scheme, post)).collect();
    let says = Count { rule, posts };
    WholeRule::new(scheme, (Rule::Counts, &rule.id), &rule.candidates, rule.points, says)
}

impl Count<'_> {
    /// The limits that hold for a person.
    fn limits(&self, person: &Person<'_>) -> CountLimits {
        let own = person.scheme().candidate(person.ix).counts.get(&self.rule.id);
        let CountRule { at_least, at_most, .. } = *self.rule;
        own.copied().unwrap_or(CountLimits { at_least, at_most })
    }

    /// How often what it counts is in a rotation, by what that is told apart by.
    fn counted(&self, person: &Person<'_>, rotation: &[Step]) -> BTreeMap<usize, i64> {
        let mut counted: BTreeMap<usize, i64> = BTreeMap::new();
        let under_way = person.row.under_way.map(|held| {
            let served = person.served(0, person.under_way_until());
            (held.post, served)
        });
        let placed = rotation.iter().map(|&step| (step.0, person.periods(step)));
        for (post, periods) in under_way.into_iter().chain(placed) {
            let value = self.rule.each.map_or(Some(0), |each| value(person.scheme(), each, post));
            if let Some(value) = value.filter(|_| self.posts[post.get()]) {
                let amount = if self.rule.unit == Unit::Periods { periods as i64 } else { 1 };
                *counted.entry(value).or_default() += amount;
            }
        }
        counted
    }
}

impl Whole for Count<'_> {
    fn units(&self, person: &Person<'_>, rotation: &[Step], stage: Stage) -> i64 {
        let CountLimits { at_least, at_most } = self.limits(person);
        let counted = self.counted(person, rotation);
        let above = |&count: &i64| at_most.map_or(0, |most| (count - i64::from(most)).max(0));
        let too_many: i64 = counted.values().map(above).sum();
        let least = at_least.filter(|_| stage == Stage::Whole).map_or(0, i64::from);
        let missing = least - counted.values().sum::<i64>();
        too_many + missing.max(0)
    }

    fn say(&self, person: &Person<'_>, rotation: &[Step], _: Stage) -> String {
        let CountLimits { at_least, at_most } = self.limits(person);
        let counted = self.counted(person, rotation);
        let unit = if self.rule.unit == Unit::Periods { "period" } else { "placement" };
        let highest = counted.values().copied().max().unwrap_or(0);
        if let Some(most) = at_most.filter(|&most| highest > i64::from(most)) {
            let most = some(most, unit);
            return format!("allows {most}{}, and there are {highest}", in_one(self.rule.each));
        }
        let least = some(at_least.unwrap_or(0), unit);
        format!("asks for {least}, and there are {}", counted.values().sum::<i64>())
    }

    fn needs(&self, person: &Person<'_>) -> Option<(&[bool], usize)> {
        let begun = person.row.under_way.is_some_and(|held| self.posts[held.post.get()]);
        let least = self.limits(person).at_least.unwrap_or(0) as usize;
        let missing = least.saturating_sub(usize::from(begun));
        (self.rule.unit == Unit::Placements && missing > 0).then_some((&self.posts[..], missing))
    }
}
