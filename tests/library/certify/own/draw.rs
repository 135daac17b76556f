//! Tiny schemes of long rotations with rules of their own, and all names of limits with what they take.

use secondment::Scheme;
use secondment::model::{
    BoundaryDimension, Breadth, Candidate, CountLimits, CountRule, Dimension, Each, Kind,
    OrderRule, Post, PostSelect, Provider, SchemeBuilder, Sector, Stream, Tag, TagRule, UnderWay,
};
use secondment::plan::{Own, PRICE_UNIT, Prices};

use crate::common::rng::Rng;

/// What a limit takes.
pub(super) struct Limit {
    pub(super) name: String,
    pub(super) below: bool,
    pub(super) above: bool,
    pub(super) may_follow: bool,
}

/// Candidates and places as asked for, two or three streams and providers, and every sort of rule that
/// can be followed.
pub(super) fn scheme(rng: &mut Rng, candidates: u32) -> SchemeBuilder {
    let mut parts = SchemeBuilder::new(rng.range(2, 4)).kind(Kind::new("k1")).kind(Kind::new("k2"));
    parts.scale = 1;
    for at in 1..=rng.range(2, 3) {
        let kind = rng.pick(&["k1", "k1", "k2"]);
        parts.providers.push(Provider::new(format!("h{at}"), kind, Sector::Public));
        parts.streams.push(Stream::new(format!("s{at}")));
    }
    parts.tags.push(Tag::new("t"));
    let providers: Vec<_> = parts.providers.iter().map(|host| host.id.clone()).collect();
    let streams: Vec<_> = parts.streams.iter().map(|stream| stream.id.clone()).collect();
    for at in 1..=rng.range(2, 5) {
        let mut post = Post::new(format!("p{at}"), rng.pick(&providers));
        post.stream = rng.chance(85).then(|| rng.pick(&streams));
        post.also =
            rng.chance(10).then(|| rng.pick(&providers)).filter(|also| *also != post.provider);
        if rng.chance(30) {
            post.tags.insert("t".into());
        }
        let post = post.periods(rng.pick(&[1, 1, 1, 2])).places(rng.range(1, 2));
        parts.posts.push(post.points(f64::from(rng.range(0, 25)) - 5.0));
    }
    for at in 1..=candidates {
        let who = candidate(rng, &parts, at);
        parts.candidates.push(who);
    }
    parts.objective.breadth =
        rng.pick(&[Breadth::None, Breadth::Geometric { limit: 9.0, ratio: 0.5 }]);
    parts.objective.waiting = rng.pick(&[0.0, 2.0]);
    let weight = rng.pick(&[-4.0, 0.0, 4.0]);
    parts.boundary.dimensions.push(BoundaryDimension::new(Dimension::Organisation, weight));
    rules(rng, &mut parts);
    parts
}

fn candidate(rng: &mut Rng, parts: &SchemeBuilder, at: u32) -> Candidate {
    let mut who = Candidate::new(format!("c{at}"));
    for post in &parts.posts {
        if rng.chance(60) {
            who.points.insert(post.id.clone(), f64::from(rng.range(0, 20)) - 10.0);
        }
    }
    let begun = rng.chance(25);
    if begun {
        let post = rng.pick(&parts.posts[at as usize % parts.posts.len()..][..1]);
        who.under_way = Some(UnderWay::new(post.id, 1).served(0));
    } else if rng.chance(25) {
        who.unavailable.insert(rng.range(1, parts.periods.count).into());
    }
    who.must_place = Some(rng.chance(60));
    who
}

fn some(rng: &mut Rng, parts: &SchemeBuilder) -> PostSelect {
    let streams: Vec<_> = parts.streams.iter().map(|stream| stream.id.clone()).collect();
    PostSelect::default().streams(rng.some_of(&streams, 60))
}

fn rules(rng: &mut Rng, parts: &mut SchemeBuilder) {
    parts.rules.per_stream = rng.range(1, 2);
    parts.rules.per_provider = rng.range(1, 3);
    if rng.chance(40) {
        let at_most = rng.pick(&[None, Some(1), Some(2)]);
        parts.rules.tags.push(TagRule::new("t").at_least(rng.range(0, 1)).at_most(at_most));
    }
    if rng.chance(60) {
        let least = rng.range(0, 2);
        let posts = some(rng, parts);
        let rule = CountRule::at_least("n", least).and_at_most(least + 1);
        parts.rules.counts.push(rule.posts(posts));
        if rng.chance(40) {
            let who = rng.pick(&parts.candidates).id;
            let limits = CountLimits::default().at_least(1);
            let who = parts.candidates.iter_mut().find(|candidate| candidate.id == who);
            who.expect("drawn from them").counts.insert("n".into(), limits);
        }
    }
    if rng.chance(30) {
        let each = rng.pick(&[Each::Provider, Each::Kind, Each::Stream, Each::Sector]);
        parts.rules.counts.push(CountRule::at_most("each", rng.range(1, 2)).each(each));
    }
}

/// Rules that no table follows.
pub(super) fn add_others(rng: &mut Rng, parts: &mut SchemeBuilder) {
    let (posts, after) = (some(rng, parts), some(rng, parts));
    parts.rules.order.push(OrderRule::new("o", posts).after(after, rng.pick(&[1, 1, 2])));
    if rng.chance(50) {
        let rule = CountRule::at_most("served", rng.range(1, 3)).periods();
        let posts = some(rng, parts);
        parts.rules.counts.push(rule.posts(posts));
    }
    if rng.chance(50) {
        parts.rules.counts.push(CountRule::at_least("long", rng.range(1, 2)).periods());
    }
    parts.objective.worst = rng.pick(&[0.0, 0.1, 0.5, 1.0, 2.0]);
}

/// Every limit that somebody could name.
pub(super) fn names(parts: &SchemeBuilder, who: &Candidate) -> Vec<Limit> {
    let mut names = Vec::new();
    let mut add = |name: String, below: bool, above: bool, may_follow: bool| {
        names.push(Limit { name, below, above, may_follow });
    };
    for stream in &parts.streams {
        add(format!("per-stream/{}", stream.id), false, true, true);
    }
    for host in &parts.providers {
        add(format!("per-provider/{}", host.id), false, true, true);
    }
    for rule in &parts.rules.tags {
        add(format!("tags/{}", rule.tag), true, true, true);
    }
    for rule in &parts.rules.counts {
        let own = who.counts.get(&rule.id);
        let at_least = own.map_or(rule.at_least, |own| own.at_least);
        let at_most = own.map_or(rule.at_most, |own| own.at_most);
        let may_follow = rule.unit == secondment::model::Unit::Placements;
        let sides = (at_least.is_some(), at_most.is_some());
        for value in values(parts, rule.each) {
            add(format!("counts/{}{value}", rule.id), sides.0, sides.1, may_follow);
        }
    }
    for rule in &parts.rules.order {
        for period in 1..=parts.periods.count {
            add(format!("order/{}/{period}", rule.id), false, true, false);
        }
    }
    names
}

/// What tells placements apart, as it ends a name; one for all where nothing does.
fn values(parts: &SchemeBuilder, each: Option<Each>) -> Vec<String> {
    let host = |post: &Post| parts.providers.iter().find(|host| host.id == post.provider);
    let of = |post: &Post| match each {
        None => Some(String::new()),
        Some(Each::Stream) => post.stream.as_ref().map(|stream| format!("/{stream}")),
        Some(Each::Provider) => Some(format!("/{}", post.provider)),
        Some(Each::Kind) => host(post).map(|host| format!("/{}", host.kind)),
        Some(_) => Some("/public".to_owned()),
    };
    let mut values: Vec<String> = parts.posts.iter().filter_map(of).collect();
    values.sort_unstable();
    values.dedup();
    values
}

/// Limits followed and multipliers of some size for a candidate, at random.
pub(super) fn own(rng: &mut Rng, parts: &SchemeBuilder, who: &Candidate) -> Own {
    let mut own = Own::default();
    let share = rng.pick(&[0, 30, 100]);
    for Limit { name, below, above, may_follow } in names(parts, who) {
        if may_follow && rng.chance(share) {
            own.follows.insert(name.clone());
        }
        let size = i64::from(rng.range(0, 40 * PRICE_UNIT as u32));
        let multiplier = if rng.chance(50) { size } else { -size };
        let is_taken = if multiplier < 0 { below } else { above || multiplier == 0 };
        if is_taken && rng.chance(60) {
            own.multipliers.insert(name, multiplier);
        }
    }
    own
}

/// Multipliers of the lowest total, now and then the whole of its weight.
pub(super) fn worst(rng: &mut Rng, scheme: &Scheme, prices: &mut Prices) {
    let mut left = PRICE_UNIT * scheme.weights().worst.thousandths / 1000;
    for ix in scheme.candidates() {
        let units = if rng.chance(30) { left } else { i64::from(rng.range(0, left as u32)) };
        if rng.chance(70) {
            prices.worst.insert(scheme.candidate(ix).id.clone(), units);
            left -= units;
        }
    }
}
