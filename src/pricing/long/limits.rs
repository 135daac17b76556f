//! Limits that every rotation of a candidate keeps, as sums over its placements, and what multipliers of
//! them charge.
//!
//! The relaxation forgets most of what a long rotation has done. What it forgets is limited in numbers:
//! so many placements in a stream, with a provider, in some posts. A multiplier for each of these limits
//! makes the relaxation keep them on average (Lagrangian relaxation: Fisher 1981).

use std::collections::BTreeMap;
use std::ops::Range;

use super::key::Key;
use super::limit_catalogue::Catalogue;
use crate::model::{CandidateIx, PostIx, Scheme, Unit};
use crate::pricing::compile::course::Course;
use crate::pricing::rules::counts;

/// A sum over the placements of any rotation that is not empty, with its limits. What a placement under
/// way adds has been taken off them.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(crate) struct OwnLimit {
    pub(crate) key: Key,
    pub(crate) least: Option<i64>,
    pub(crate) most: Option<i64>,
}

/// What a placement adds: so much to the sum at a position. In a rule on order it is added to all periods
/// from that position on.
#[derive(Clone, Copy, Debug)]
struct Entry {
    at: u32,
    factor: i32,
}

/// The limits of one candidate, and what their placements add.
#[derive(Clone, Debug, Default)]
pub(crate) struct Own {
    pub(crate) limits: Box<[OwnLimit]>,
    /// The limits of each rule on order, one for each period.
    orders: Box<[Range<u32>]>,
    /// Entries of placement a are `entries[first[a]..first[a + 1]]`.
    first: Box<[u32]>,
    entries: Box<[Entry]>,
}

impl Own {
    pub(crate) fn of(scheme: &Scheme, catalogue: &Catalogue, course: &Course) -> Self {
        let list = List::of(scheme, catalogue, course);
        let mut entries = Vec::new();
        let mut first = vec![0];
        for (slot, ends) in course.slot_arcs.windows(2).enumerate() {
            let key = course.slots[slot];
            let served = course.served(key.start, key.duration);
            for arc in ends[0]..ends[1] {
                let post = course.arcs.at(arc as usize).post;
                list.add(
                    catalogue,
                    post,
                    (key.start, key.start + key.duration),
                    served,
                    &mut entries,
                );
                first.push(entries.len() as u32);
            }
        }
        let List { limits, orders, .. } = list;
        let orders = orders.into_iter().map(|order| order.limits).collect();
        Self { limits: limits.into(), orders, first: first.into(), entries: entries.into() }
    }

    /// Multipliers as placements pay them: those of order added up from each period on.
    pub(crate) fn effective(&self, multipliers: &[i64], effective: &mut Vec<i64>) {
        effective.clear();
        effective.extend_from_slice(multipliers);
        for order in &self.orders {
            let range = order.start as usize..order.end as usize;
            let mut sum = 0;
            for multiplier in effective[range].iter_mut().rev() {
                sum += *multiplier;
                *multiplier = sum;
            }
        }
    }

    /// What a placement pays, given effective multipliers.
    #[inline]
    pub(crate) fn toll(&self, arc: u32, effective: &[i64]) -> i64 {
        let arc = arc as usize;
        let entries = &self.entries[self.first[arc] as usize..self.first[arc + 1] as usize];
        entries.iter().map(|entry| i64::from(entry.factor) * effective[entry.at as usize]).sum()
    }

    /// What the limits add to a bound at these multipliers.
    pub(crate) fn allowance(&self, multipliers: &[i64]) -> i64 {
        let limit = |(limit, &multiplier): (&OwnLimit, &i64)| {
            let limit = if multiplier > 0 { limit.most } else { limit.least };
            multiplier * limit.unwrap_or(0)
        };
        self.limits.iter().zip(multipliers).map(limit).sum()
    }

    /// The sums of some placements, by limit.
    pub(crate) fn sums(&self, arcs: &[u32], sums: &mut Vec<i32>) {
        sums.clear();
        sums.resize(self.limits.len(), 0);
        for &arc in arcs {
            let arc = arc as usize;
            for entry in &self.entries[self.first[arc] as usize..self.first[arc + 1] as usize] {
                sums[entry.at as usize] += entry.factor;
            }
        }
        for order in &self.orders {
            let mut sum = 0;
            for one in &mut sums[order.start as usize..order.end as usize] {
                sum += *one;
                *one = sum;
            }
        }
    }

    /// The limits that a placement adds one to, with their positions; order is not among them.
    pub(crate) fn counted(&self, arc: u32) -> impl Iterator<Item = u32> {
        let arc = arc as usize;
        let entries = &self.entries[self.first[arc] as usize..self.first[arc + 1] as usize];
        entries.iter().map(|entry| entry.at)
    }

    /// Whether a limit counts placements, so that a relaxation can follow it.
    pub(crate) fn counts_placements(&self, catalogue: &Catalogue, at: usize) -> bool {
        match self.limits[at].key {
            Key::Order(..) => false,
            Key::Count(rule, _) => catalogue.counts[rule].unit == Unit::Placements,
            Key::Stream(_) | Key::Provider(_) | Key::Tag(_) => true,
        }
    }

    /// Periods that have to be served for lower limits on placements, as far as no placement counts for two of
    /// them.
    pub(crate) fn asked(&self, course: &Course, limits: &[u32]) -> i64 {
        let mut alone: Vec<u32> = Vec::new();
        let mut asked = 0;
        for &limit in limits {
            let arcs = 0..course.arcs.len() as u32;
            let under = || arcs.clone().filter(|&arc| self.counted(arc).any(|at| at == limit));
            if under().any(|arc| self.counted(arc).any(|at| alone.contains(&at))) {
                continue;
            }
            alone.push(limit);
            let duration = |arc: u32| {
                let slot = course.slot_arcs.partition_point(|&first| first <= arc) - 1;
                i64::from(course.slots[slot].duration)
            };
            let shortest = under().map(duration).min().unwrap_or(1);
            asked += shortest * self.limits[limit as usize].least.unwrap_or(0);
        }
        asked
    }

    pub(crate) fn bytes(&self) -> usize {
        size_of_val(&*self.limits) + size_of_val(&*self.first) + size_of_val(&*self.entries)
    }
}

/// The limits of a candidate while they are gathered.
struct List {
    limits: Vec<OwnLimit>,
    at: BTreeMap<Key, u32>,
    orders: Vec<OwnOrder>,
}

/// A rule on order that holds for the candidate: its position in the catalogue, its limits, the amounts.
struct OwnOrder {
    at: usize,
    limits: Range<u32>,
    most: i64,
    times: i64,
}

impl List {
    fn of(scheme: &Scheme, catalogue: &Catalogue, course: &Course) -> Self {
        let candidate = course.candidate();
        let row = scheme.candidate_row(candidate);
        let mut list = Self { limits: Vec::new(), at: BTreeMap::new(), orders: Vec::new() };
        let mut posts: Vec<PostIx> = course.steps().map(|step| step.post).collect();
        posts.sort_unstable();
        posts.dedup();
        for key in keys(catalogue, &posts) {
            let Some(limit) = limit(scheme, catalogue, candidate, key) else { continue };
            list.at.insert(key, list.limits.len() as u32);
            list.limits.push(limit);
        }
        for (at, order) in catalogue.orders.iter().enumerate() {
            let rule = &scheme.parts().rules.order[order.rule];
            if rule.candidates.matches(scheme, candidate) {
                let first = list.limits.len() as u32;
                let periods = scheme.periods() as u32;
                let limit = |period| OwnLimit {
                    key: Key::Order(order.rule, period),
                    least: None,
                    most: Some(0),
                };
                list.limits.extend((0..periods).map(limit));
                let limits = first..first + periods;
                list.orders.push(OwnOrder { at, limits, most: order.most, times: order.times });
            }
        }
        if let Some(held) = row.under_way {
            let served = row.served(0, held.remaining.min(scheme.periods())) as u32;
            let mut entries = Vec::new();
            list.add(catalogue, held.post, (0, 0), served, &mut entries);
            list.take(catalogue, held.post, &entries);
        }
        list
    }

    /// Takes what the placement under way adds off the limits. For order it has ended, and waits for nothing.
    fn take(&mut self, catalogue: &Catalogue, post: PostIx, entries: &[Entry]) {
        for entry in entries {
            let limit = &mut self.limits[entry.at as usize];
            if !matches!(limit.key, Key::Order(..)) {
                limit.least = limit.least.map(|least| least - i64::from(entry.factor));
                limit.most = limit.most.map(|most| most - i64::from(entry.factor));
            }
        }
        for order in &self.orders {
            if catalogue.of_post[post.get()].awaited.contains(&order.at) {
                for limit in
                    &mut self.limits[order.limits.start as usize..order.limits.end as usize]
                {
                    limit.most = limit.most.map(|most| most + order.most);
                }
            }
        }
    }

    /// The entries of a placement from its start to its end, with the periods served in it.
    fn add(
        &self,
        catalogue: &Catalogue,
        post: PostIx,
        (start, end): (u32, u32),
        served: u32,
        entries: &mut Vec<Entry>,
    ) {
        let of_post = &catalogue.of_post[post.get()];
        let mut push = |key: Key, amount: u32| {
            if let Some(&at) = self.at.get(&key).filter(|_| amount > 0) {
                entries.push(Entry { at, factor: amount as i32 });
            }
        };
        of_post.stream.iter().for_each(|&stream| push(Key::Stream(stream), 1));
        of_post.providers.iter().for_each(|&provider| push(Key::Provider(provider), 1));
        of_post.tags.iter().for_each(|&tag| push(Key::Tag(tag), 1));
        for &(at, value) in &of_post.counts {
            let amount = if catalogue.counts[at].unit == Unit::Periods { served } else { 1 };
            push(Key::Count(at, value), amount);
        }
        for order in &self.orders {
            if of_post.waits.contains(&order.at) {
                let at = order.limits.start + start;
                entries.push(Entry { at, factor: order.times as i32 });
            }
            if of_post.awaited.contains(&order.at) && order.limits.start + end < order.limits.end {
                let at = order.limits.start + end;
                entries.push(Entry { at, factor: -(order.most as i32) });
            }
        }
    }
}

/// All that may be limited, but for order, given the posts open to somebody.
fn keys(catalogue: &Catalogue, posts: &[PostIx]) -> Vec<Key> {
    let mut keys: Vec<Key> = Vec::new();
    for post in posts {
        let of_post = &catalogue.of_post[post.get()];
        keys.extend(of_post.stream.map(Key::Stream));
        keys.extend(of_post.providers.iter().map(|&provider| Key::Provider(provider)));
        keys.extend(of_post.tags.iter().map(|&tag| Key::Tag(tag)));
        keys.extend(of_post.counts.iter().map(|&(at, value)| Key::Count(at, value)));
    }
    let plain = catalogue.counts.iter().enumerate().filter(|(_, counted)| !counted.each);
    keys.extend(plain.map(|(at, _)| Key::Count(at, None)));
    keys.sort_unstable();
    keys.dedup();
    keys
}

/// The limit of a candidate, if there is one.
fn limit(
    scheme: &Scheme,
    catalogue: &Catalogue,
    candidate: CandidateIx,
    key: Key,
) -> Option<OwnLimit> {
    let rules = &scheme.parts().rules;
    let (least, most) = match key {
        Key::Stream(_) => (0, rules.per_stream),
        Key::Provider(_) => (0, scheme.weights().per_provider),
        Key::Tag(at) => {
            let tag = &scheme.weights().tags[at];
            (tag.at_least, tag.at_most)
        }
        Key::Count(at, _) => {
            let rule = &rules.counts[catalogue.counts[at].rule];
            let limit = counts::limit(scheme, rule, candidate)?;
            (limit.at_least, limit.at_most)
        }
        Key::Order(..) => return None,
    };
    let least = Some(i64::from(least)).filter(|&least| least > 0);
    let most = Some(i64::from(most)).filter(|&most| most < i64::from(u32::MAX));
    (least.is_some() || most.is_some()).then_some(OwnLimit { key, least, most })
}
