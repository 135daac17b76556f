//! One function for each rule, which draws an entry of it.

use std::collections::{BTreeMap, BTreeSet};

use secondment::model::{
    Apart, Balance, CandidateSelect, Each, Filled, Id, Measure, Places, PostSelect, Release,
    Resource, SchemeBuilder, Share, ShareMeasure, Stream, Together, Total, Use, When,
};

use crate::common::brute::places_in;
use crate::common::rng::Rng;

/// Points of a soft rule, or none.
fn points(rng: &mut Rng) -> Option<f64> {
    rng.chance(50).then(|| rng.pick(&[0.0, 0.3, 0.3, 0.7, 0.7, 1.0, 3.0, 3.0]))
}

/// Some of all, and at least one where there is any.
fn some(rng: &mut Rng, all: &[Id]) -> BTreeSet<Id> {
    let mut set: BTreeSet<_> = rng.some_of(all, 50).into_iter().collect();
    if set.is_empty() && !all.is_empty() {
        set.insert(rng.pick(all));
    }
    set
}

macro_rules! ids {
    ($list:expr) => {
        $list.iter().map(|item| item.id.clone()).collect::<Vec<Id>>()
    };
}

fn posts(rng: &mut Rng, parts: &SchemeBuilder) -> PostSelect {
    let all = PostSelect::default();
    match rng.below(11) {
        0 => all.posts(some(rng, &ids!(parts.posts))),
        1 => all.providers(some(rng, &ids!(parts.providers))),
        2 => all.kinds(some(rng, &ids!(parts.kinds))),
        3 => all.sectors([rng.pick(&parts.providers).sector]),
        4 => all.places(some(rng, &ids!(parts.places))),
        5 => all.tags(some(rng, &ids!(parts.tags))),
        6 if !parts.streams.is_empty() => all.streams(some(rng, &ids!(parts.streams))),
        _ => all,
    }
}

fn candidates(rng: &mut Rng, parts: &SchemeBuilder) -> CandidateSelect {
    match rng.below(5) {
        0 => CandidateSelect::default().ids(some(rng, &ids!(parts.candidates))),
        1 => CandidateSelect::default().homes(some(rng, &ids!(parts.providers))),
        _ => CandidateSelect::default(),
    }
}

fn periods(rng: &mut Rng, parts: &SchemeBuilder) -> BTreeSet<When> {
    let all: Vec<u32> = (1..=parts.periods.count).collect();
    if rng.chance(70) { BTreeSet::new() } else { [rng.pick(&all).into()].into() }
}

/// An id that no other entry of a list of so many has.
fn id(rng: &mut Rng, entries: usize) -> Id {
    format!("{}{entries}", rng.pick(&["limit/", "limit%", "limit"])).as_str().into()
}

/// Puts half the posts into one of two streams.
fn streams(rng: &mut Rng, parts: &mut SchemeBuilder) {
    if parts.streams.is_empty() {
        parts.streams = ["care", "law"].map(Stream::new).into();
        for post in &mut parts.posts {
            post.stream = rng.chance(50).then(|| rng.pick(&parts.streams).id);
        }
    }
}

pub(crate) fn resources(rng: &mut Rng, parts: &mut SchemeBuilder) {
    let most = i64::from(rng.pick(&[0, 1, 1, 2, 2, 3, 5]));
    let mut resource = Resource::at_most(id(rng, parts.rules.resources.len()), most);
    if rng.chance(30) {
        resource.at_least = Some(rng.pick(&[-2, 0, most.min(1)]).min(most));
        if rng.chance(50) {
            resource.at_most = None;
        }
    }
    resource.each_period = rng.chance(50);
    resource.points = points(rng);
    for _ in 0..rng.range(1, 2) {
        let amount = rng.pick(&[1, 1, 1, 2, 3, -1]);
        let each_period = rng.chance(60);
        let uses = if each_period { Use::per_period(amount) } else { Use::per_placement(amount) };
        let mut uses = uses.posts(posts(rng, parts)).candidates(candidates(rng, parts));
        uses.periods = periods(rng, parts);
        resource.uses.push(uses);
    }
    parts.rules.resources.push(resource);
}

pub(crate) fn minimum(rng: &mut Rng, parts: &mut SchemeBuilder) {
    let periods = 1..=parts.periods.count;
    for post in &mut parts.posts {
        if rng.chance(60) {
            continue;
        }
        let lowest = periods.clone().map(|p| places_in(post, p)).min().unwrap_or(0);
        let mut by_period = BTreeMap::new();
        for period in periods.clone() {
            if rng.chance(50) {
                by_period.insert(period, rng.range(0, places_in(post, period)));
            }
        }
        let default = rng.range(0, lowest);
        post.minimum = Some(if by_period.is_empty() {
            Places::Every(default)
        } else {
            Places::Varying { default, by_period }
        });
    }
    parts.rules.minimum_points = points(rng);
}

pub(crate) fn filled(rng: &mut Rng, parts: &mut SchemeBuilder) {
    let posts = PostSelect::default().posts([rng.pick(&parts.posts).id]);
    let id = id(rng, parts.rules.filled.len());
    let (periods, points) = (periods(rng, parts), points(rng));
    parts.rules.filled.push(Filled::new(id).posts(posts).periods(periods).points(points));
}

pub(crate) fn totals(rng: &mut Rng, parts: &mut SchemeBuilder) {
    streams(rng, parts);
    let measure = rng.pick(&[Measure::People, Measure::PersonPeriods, Measure::Placements]);
    let each = [Each::Provider, Each::Kind, Each::Sector, Each::Place, Each::Stream];
    let at_most = rng.pick(&[0, 1, 1, 1, 2, 3]);
    let mut total = Total::new("", measure)
        .posts(posts(rng, parts))
        .candidates(candidates(rng, parts))
        .each(rng.chance(50).then(|| rng.pick(&each)))
        .periods(periods(rng, parts))
        .at_most(at_most)
        .points(points(rng))
        .id(id(rng, parts.rules.totals.len()));
    if rng.chance(40) {
        total.at_least = Some(rng.range(0, 1).min(at_most));
        total.at_most = rng.chance(50).then_some(at_most);
    }
    parts.rules.totals.push(total);
}

pub(crate) fn shares(rng: &mut Rng, parts: &mut SchemeBuilder) {
    streams(rng, parts);
    let measure = rng.pick(&[ShareMeasure::PersonPeriods, ShareMeasure::Placements]);
    let limit = rng.pick(&[0.0, 0.1, 0.3333, 0.5, 0.5, 0.75]);
    let hosts = PostSelect::default().providers(some(rng, &ids!(parts.providers)));
    let mut share = Share::new("", measure)
        .posts(if rng.chance(60) { hosts } else { posts(rng, parts) })
        .of(if rng.chance(60) { PostSelect::default() } else { posts(rng, parts) })
        .candidates(candidates(rng, parts))
        .periods(periods(rng, parts))
        .points(points(rng))
        .id(id(rng, parts.rules.shares.len()));
    if rng.chance(60) {
        share.at_most = Some(limit);
    }
    if share.at_most.is_none() || rng.chance(30) {
        share.at_least = Some(limit / if rng.chance(50) { 1.0 } else { 2.0 });
    }
    if share.at_least.is_some_and(|least| (least * 10_000.0).fract() > 0.0) {
        share.at_least = Some(0.1666);
    }
    parts.rules.shares.push(share);
}

/// Gives candidates home employers, which few have otherwise.
fn homes(rng: &mut Rng, parts: &mut SchemeBuilder) {
    let shared = rng.chance(60).then(|| rng.pick(&parts.providers).id);
    for candidate in &mut parts.candidates {
        if candidate.home.is_none() && rng.chance(80) {
            candidate.home = shared.clone().or_else(|| Some(rng.pick(&parts.providers).id));
        }
    }
}

pub(crate) fn release(rng: &mut Rng, parts: &mut SchemeBuilder) {
    homes(rng, parts);
    let id = id(rng, parts.rules.release.len());
    let homes = rng.chance(40).then(|| some(rng, &ids!(parts.providers)));
    let (periods, points) = (periods(rng, parts), points(rng));
    let at_most = rng.pick(&[0, 0, 0, 1, 1]);
    let mut rule = Release::new(id, at_most).periods(periods).points(points);
    rule.homes = homes;
    parts.rules.release.push(rule);
}

pub(crate) fn balance(rng: &mut Rng, parts: &mut SchemeBuilder) {
    homes(rng, parts);
    let id = id(rng, parts.rules.balance.len());
    let providers = rng.chance(60).then(|| some(rng, &ids!(parts.providers)));
    let (tolerance, points) = (rng.pick(&[0, 1, 1, 2]), points(rng));
    let mut rule = Balance::new(id, tolerance).points(points);
    rule.providers = providers;
    parts.rules.balance.push(rule);
}

pub(crate) fn mentors(rng: &mut Rng, parts: &mut SchemeBuilder) {
    for provider in &mut parts.providers {
        provider.mentors = rng.chance(60).then(|| rng.pick(&[0, 1, 1, 2]));
    }
    for candidate in &mut parts.candidates {
        candidate.mentored = rng.chance(70);
    }
    parts.rules.mentor_points = points(rng);
}

/// Two people at least, the second often much like the first.
fn company(rng: &mut Rng, parts: &mut SchemeBuilder) {
    let mut other = parts.candidates[0].clone();
    other.under_way = None;
    if parts.candidates.len() == 1 {
        other.id = "Another".into();
        parts.candidates.push(other);
    } else if rng.chance(70) {
        other.id = parts.candidates[1].id.clone();
        parts.candidates[1] = other;
    }
}

pub(crate) fn apart(rng: &mut Rng, parts: &mut SchemeBuilder) {
    company(rng, parts);
    for post in &mut parts.posts {
        if post.places == Places::Every(1) && rng.chance(90) {
            post.places = Places::Every(2);
        }
    }
    let mut named = ids!(parts.candidates);
    if rng.chance(30) {
        rng.shuffle(&mut named);
        named.truncate(2);
    }
    let apart = Apart::new("", named)
        .posts(if rng.chance(80) { PostSelect::default() } else { posts(rng, parts) })
        .periods(periods(rng, parts))
        .points(points(rng))
        .id(id(rng, parts.rules.apart.len()));
    parts.rules.apart.push(apart);
}

pub(crate) fn together(rng: &mut Rng, parts: &mut SchemeBuilder) {
    company(rng, parts);
    let mut named = ids!(parts.candidates);
    rng.shuffle(&mut named);
    let pair = [named[0].clone(), named[1].clone()];
    let together = Together::new("", pair)
        .km(rng.chance(60).then(|| rng.pick(&[0.0, 4.0, 8.0, 16.0])))
        .periods(periods(rng, parts))
        .throughout(rng.chance(40))
        .points(points(rng))
        .id(id(rng, parts.rules.together.len()));
    parts.rules.together.push(together);
}
