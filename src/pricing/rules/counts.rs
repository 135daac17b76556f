//! Counts: placements in some posts, or periods served in them.

use std::collections::BTreeSet;
use std::sync::Arc;

use super::each::value_of;
use super::limit::{Limit, MOST, TIGHT};
use super::person::{Person, Stage};
use super::whole::{Asks, Known, Stated, Whole};
use crate::model::{CandidateIx, CountRule, Each, PostIx, Scheme, Unit};
use crate::pricing::step::Step;

/// Counts nothing.
const NONE: u32 = u32::MAX;

/// The rules that the relaxation counts as it counts tags: hard ones on placements as a whole, as many
/// as find room, those that ask for some first.
pub(super) fn followed(scheme: &Scheme) -> Vec<&CountRule> {
    let parts = scheme.parts();
    let plain = parts.rules.counts.iter().filter(|rule| {
        rule.points.is_none() && rule.each.is_none() && rule.unit == Unit::Placements
    });
    let mut rules: Vec<&CountRule> = plain.collect();
    rules.sort_by_key(|rule| rule.at_least.is_none_or(|least| least == 0));
    rules.truncate(MOST - parts.rules.tags.len());
    rules
}

/// The limits of a candidate; `None` where the rule is not about them.
pub(crate) fn limit(scheme: &Scheme, rule: &CountRule, candidate: CandidateIx) -> Option<Limit> {
    if !rule.candidates.matches(scheme, candidate) {
        return None;
    }
    let own = scheme.candidate(candidate).counts.get(&rule.id);
    let (at_least, at_most) =
        own.map_or((rule.at_least, rule.at_most), |own| (own.at_least, own.at_most));
    Some(Limit { at_least: at_least.unwrap_or(0), at_most: at_most.unwrap_or(u32::MAX) })
}

/// One group of placements that a rule limits by itself.
pub(super) struct Group<'a> {
    pub(super) rule: &'a CountRule,
    each: Each,
    value: u32,
}

impl Group<'_> {
    /// Whether a placement in a post is in the group.
    pub(super) fn has(&self, scheme: &Scheme, post: PostIx) -> bool {
        self.rule.posts.matches(scheme, post)
            && value_of(scheme, self.each, post) == Some(self.value)
    }
}

/// The groups that hard rules limit so tightly that the relaxation is to follow them.
pub(super) fn tight(scheme: &Scheme) -> Vec<Group<'_>> {
    let rules = scheme.parts().rules.counts.iter().filter(|rule| {
        let tight = rule.at_most.is_some_and(|most| most <= TIGHT);
        tight && rule.points.is_none() && rule.unit == Unit::Placements
    });
    let groups = rules.filter_map(|rule| {
        let each = rule.each?;
        let posts = scheme.posts().filter(|&post| rule.posts.matches(scheme, post));
        let values: BTreeSet<u32> = posts.filter_map(|post| value_of(scheme, each, post)).collect();
        Some(values.into_iter().map(move |value| Group { rule, each, value }))
    });
    groups.flatten().collect()
}

/// The rules of a scheme.
pub(super) fn stated(scheme: &Scheme) -> impl Iterator<Item = Stated<'_>> {
    let counted = followed(scheme);
    scheme.parts().rules.counts.iter().map(move |rule| {
        let asks = Compiled { rule, posts: Arc::new(Counted::of(scheme, rule)) };
        let mut stated = Stated::new(scheme, rule.points, &rule.candidates, asks);
        stated.is_counted = counted.iter().any(|counted| counted.id == rule.id);
        stated
    })
}

/// A rule, compiled.
#[derive(Debug)]
struct Compiled<'s> {
    rule: &'s CountRule,
    posts: Arc<Counted>,
}

/// What it counts.
#[derive(Debug)]
struct Counted {
    /// What a placement is counted under, by post.
    under: Box<[u32]>,
    unit: Unit,
}

/// A rule with the limits of a candidate.
#[derive(Debug)]
struct Count {
    posts: Arc<Counted>,
    limit: Limit,
}

impl Asks for Compiled<'_> {
    fn of(&self, scheme: &Scheme, candidate: CandidateIx) -> Option<Arc<dyn Whole>> {
        let limit = limit(scheme, self.rule, candidate)?;
        Some(Arc::new(Count { posts: Arc::clone(&self.posts), limit }))
    }
}

impl Counted {
    fn of(scheme: &Scheme, rule: &CountRule) -> Self {
        let under = |post| {
            let value = rule.each.map_or(Some(0), |each| value_of(scheme, each, post));
            value.filter(|_| rule.posts.matches(scheme, post)).unwrap_or(NONE)
        };
        Self { under: scheme.posts().map(under).collect(), unit: rule.unit }
    }

    /// What a placement of so many periods adds.
    fn amount(&self, periods: u32) -> i64 {
        match self.unit {
            Unit::Placements => 1,
            Unit::Periods => i64::from(periods),
        }
    }
}

impl Whole for Count {
    /// Units above the upper limit and, of a complete rotation, below the lower one.
    fn units(&self, person: &Person<'_>, steps: &[Step], stage: Stage) -> i64 {
        if steps.is_empty() {
            return 0;
        }
        let Self { posts, limit } = self;
        let entries = person.stops(steps).map(|(post, periods)| (posts.under[post.get()], periods));
        let (mut all, mut above) = (0, 0);
        for (at, (under, _)) in entries.clone().enumerate() {
            let known = entries.clone().take(at).any(|(earlier, _)| earlier == under);
            if under == NONE || known {
                continue;
            }
            let same = entries.clone().skip(at).filter(|(other, _)| *other == under);
            let sum: i64 = same.map(|(_, periods)| posts.amount(periods)).sum();
            all += sum;
            above += (sum - i64::from(limit.at_most)).max(0);
        }
        match stage {
            Stage::Growing => above,
            Stage::Complete { .. } => above + (i64::from(limit.at_least) - all).max(0),
        }
    }

    /// In one go over the rotation.
    fn units_of(&self, person: &Person<'_>, steps: &[Step], known: &mut Known<'_>) -> i64 {
        let (Self { posts, limit }, tally) = (self, &mut *known.tally);
        let (mut all, mut above) = (0, 0);
        let served = person.stops(steps);
        for (post, periods) in served.clone() {
            let under = posts.under[post.get()] as usize;
            if under == NONE as usize {
                continue;
            }
            if tally.len() <= under {
                tally.resize(under + 1, 0);
            }
            let amount = posts.amount(periods);
            let before = tally[under];
            tally[under] += amount;
            all += amount;
            above += (before + amount - i64::from(limit.at_most)).clamp(0, amount);
        }
        for (post, _) in served {
            if let Some(tally) = tally.get_mut(posts.under[post.get()] as usize) {
                *tally = 0;
            }
        }
        above + (i64::from(limit.at_least) - all).max(0)
    }
}
