//! Limits of one candidate's own rules, by name.
//!
//! Each says that the amount of every feasible rotation that is not empty, a sum over its placements,
//! lies between `least` and `most`. What the placement under way adds is taken off both.

use crate::model::{CountLimits, CountRule, Each, Id, OrderRule, PostIx, Scheme, Unit};
use crate::verify::Person;

/// A limit that has a name.
pub(super) enum Limit<'a> {
    Count(Count),
    /// A rule, and the period, from 0, up to which placements count.
    Order(&'a OrderRule, usize),
}

/// A limit on the number of placements in some posts, or of periods served in them.
#[derive(Clone, Debug)]
pub(super) struct Count {
    /// Whether a post counts.
    pub(super) posts: Vec<bool>,
    pub(super) unit: Unit,
    pub(super) least: Option<i64>,
    pub(super) most: Option<i64>,
}

/// The limit of this name on a candidate's rotations; `None` where there is none.
pub(super) fn find<'a>(person: &Person<'a>, name: &str) -> Option<Limit<'a>> {
    let parts: Vec<String> = name.split('/').map(unescaped).collect::<Option<_>>()?;
    let parts: Vec<&str> = parts.iter().map(String::as_str).collect();
    let count = match *parts {
        ["per-stream", stream] => per_stream(person, stream),
        ["per-provider", provider] => per_provider(person, provider),
        ["tags", tag] => tagged(person, tag),
        ["counts", rule] => counted(person, rule, None),
        ["counts", rule, value] => counted(person, rule, Some(value)),
        ["order", rule, period] => return order(person, rule, period),
        _ => None,
    };
    count.map(Limit::Count)
}

/// An id as it stands in a name; `None` if no id is written so.
fn unescaped(part: &str) -> Option<String> {
    let id = part.replace("%2F", "/").replace("%25", "%");
    (id.replace('%', "%25").replace('/', "%2F") == part).then_some(id)
}

impl Count {
    /// A limit on placements in the posts that count, before the one under way is taken off.
    fn new(person: &Person<'_>, unit: Unit, counts: impl Fn(PostIx) -> bool) -> Self {
        let posts = person.scheme().posts().map(counts).collect();
        Self { posts, unit, least: None, most: None }
    }

    /// With these limits on all placements, the one under way included.
    fn within(mut self, person: &Person<'_>, least: Option<u32>, most: Option<u32>) -> Self {
        let held = person.row.under_way.filter(|held| self.posts[held.post.get()]);
        let begun = held.map_or(0, |_| match self.unit {
            Unit::Placements => 1,
            Unit::Periods => person.served(0, person.under_way_until()) as i64,
        });
        self.least = least.map(|least| i64::from(least) - begun);
        self.most = most.map(|most| i64::from(most) - begun);
        self
    }
}

fn per_stream(person: &Person<'_>, stream: &str) -> Option<Count> {
    let scheme = person.scheme();
    let stream = scheme.find_stream(stream)?;
    let most = scheme.parts().rules.per_stream;
    let counts = |post| scheme.post_row(post).stream == Some(stream);
    Some(Count::new(person, Unit::Placements, counts).within(person, None, Some(most)))
}

fn per_provider(person: &Person<'_>, provider: &str) -> Option<Count> {
    let scheme = person.scheme();
    let provider = scheme.find_provider(provider)?;
    let most = scheme.weights().per_provider;
    let counts = |post| scheme.post_row(post).providers().any(|host| host == provider);
    Some(Count::new(person, Unit::Placements, counts).within(person, None, Some(most)))
}

fn tagged(person: &Person<'_>, tag: &str) -> Option<Count> {
    let scheme = person.scheme();
    let tag = scheme.find_tag(tag)?;
    let limit = scheme.weights().tags.iter().find(|limit| limit.tag == tag)?;
    let counts = |post| scheme.post_row(post).tags.contains(&tag);
    let count = Count::new(person, Unit::Placements, counts);
    Some(count.within(person, Some(limit.at_least), Some(limit.at_most)))
}

fn counted(person: &Person<'_>, rule: &str, value: Option<&str>) -> Option<Count> {
    let scheme = person.scheme();
    let is_named = |stated: &&CountRule| stated.id.as_str() == rule;
    let rule = scheme.parts().rules.counts.iter().find(is_named)?;
    let is_hard = rule.points.is_none() && rule.candidates.matches(scheme, person.ix);
    if !is_hard || rule.each.is_some() != value.is_some() {
        return None;
    }
    let is_of_value = |post| {
        rule.each.is_none_or(|each| value.is_some() && value_of(scheme, each, post) == value)
    };
    if value.is_some() && !scheme.posts().any(is_of_value) {
        return None;
    }
    let own = scheme.candidate(person.ix).counts.get(&rule.id);
    let limits = CountLimits { at_least: rule.at_least, at_most: rule.at_most };
    let limits = own.copied().unwrap_or(limits);
    // What is asked for in all says nothing of any one value.
    let least = limits.at_least.filter(|_| value.is_none());
    let counts = |post| is_of_value(post) && rule.posts.matches(scheme, post);
    Some(Count::new(person, rule.unit, counts).within(person, least, limits.at_most))
}

/// What a post is told apart by, as names write it.
fn value_of(scheme: &Scheme, each: Each, post: PostIx) -> Option<&str> {
    let host = scheme.provider(scheme.post_row(post).provider);
    match each {
        Each::Stream => scheme.post(post).stream.as_ref().map(Id::as_str),
        Each::Provider => Some(host.id.as_str()),
        Each::Kind => Some(host.kind.as_str()),
        Each::Sector => Some(host.sector.as_str()),
        Each::Place => host.place.as_ref().map(Id::as_str),
    }
}

fn order<'a>(person: &Person<'a>, rule: &str, period: &str) -> Option<Limit<'a>> {
    let scheme = person.scheme();
    let is_named = |stated: &&OrderRule| stated.id.as_str() == rule;
    let rule = scheme.parts().rules.order.iter().find(is_named)?;
    let is_hard = rule.points.is_none() && rule.candidates.matches(scheme, person.ix);
    let at = period.parse::<usize>().ok()?.checked_sub(1)?;
    let is_written_so = (at + 1).to_string() == period && at < scheme.periods();
    (is_hard && rule.after.is_some() && is_written_so).then_some(Limit::Order(rule, at))
}

/// The most placements in the posts of a rule on order that limits on streams leave; the number of periods
/// where some of these posts have no stream.
pub(super) fn most_placements(scheme: &Scheme, posts: &[bool]) -> i64 {
    let marked = scheme.posts().filter(|post| posts[post.get()]);
    let streams: Option<Vec<_>> = marked.map(|post| scheme.post_row(post).stream).collect();
    let Some(mut streams) = streams else { return scheme.periods() as i64 };
    streams.sort_unstable();
    streams.dedup();
    i64::from(scheme.parts().rules.per_stream) * streams.len() as i64
}
