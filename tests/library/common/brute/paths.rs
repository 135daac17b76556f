//! Rules on one candidate's rotation as a whole: by how much each is broken, and what that costs.

use std::collections::BTreeMap;

use secondment::Placement;
use secondment::model::{Candidate, CandidateSelect, Each, Post, PostSelect, SchemeBuilder, Unit};

use super::calendar::{duration, number};
use super::leave::served;
use super::levels::levels_at;
use super::rules::idle_in;
use super::{pay, post, provider};

/// How far one rule is broken.
struct Judged {
    rule: &'static str,
    units: i64,
    /// Points lost; `None` where the rule is hard.
    lost: Option<i64>,
}

/// One stop of a person: a post, and the periods served there, of which `before` lie before the
/// horizon.
#[derive(Clone)]
struct Stop<'a> {
    post: &'a Post,
    first: u32,
    length: u32,
    /// Those of them that are served.
    served: u32,
    before: u32,
    is_new: bool,
}

/// The first hard rule that a rotation breaks.
pub(super) fn broken(
    parts: &SchemeBuilder,
    candidate: &Candidate,
    rotation: &[Placement],
) -> Option<&'static str> {
    let exposure = || pay::pay(parts, candidate, rotation).exposure();
    let exposure = if parts.rules.floors.is_empty() { 0 } else { exposure() };
    let judged = judged(parts, candidate, rotation, exposure);
    let broken = judged.into_iter().find(|rule| rule.lost.is_none() && rule.units > 0);
    broken.map(|rule| rule.rule)
}

/// Points lost to soft rules and to waiting.
pub(super) fn lost(
    parts: &SchemeBuilder,
    candidate: &Candidate,
    rotation: &[Placement],
    exposure: i64,
) -> i64 {
    let judged = judged(parts, candidate, rotation, exposure);
    let soft: i64 = judged.iter().filter_map(|rule| rule.lost).sum();
    soft + waited(parts, candidate, rotation)
}

fn judged(
    parts: &SchemeBuilder,
    candidate: &Candidate,
    rotation: &[Placement],
    exposure: i64,
) -> Vec<Judged> {
    let scale = f64::from(parts.scale);
    let mut all = Vec::new();
    let rules = &parts.rules;
    for rule in rules.floors.iter().filter(|rule| concerns(&rule.candidates, candidate)) {
        let units = (pay::points(scale * rule.exposure) - exposure).max(0);
        let lost = rule.points.map(|points| {
            let millionths = i128::from(pay::points(points * 1e6)) * i128::from(units);
            ((millionths + 999_999) / 1_000_000) as i64
        });
        all.push(Judged { rule: "floors", units, lost });
    }
    if rotation.is_empty() {
        return all;
    }
    let stops = stops(parts, candidate, rotation);
    all.push(Judged { rule: "per_stream", units: above_per_stream(parts, &stops), lost: None });
    let mut judge = |rule, select: &CandidateSelect, points: Option<f64>, units: i64| {
        if concerns(select, candidate) {
            let lost = points.map(|points| units * pay::points(scale * points));
            all.push(Judged { rule, units, lost });
        }
    };
    for rule in &rules.counts {
        let own = candidate.counts.get(&rule.id);
        let (least, most) =
            own.map_or((rule.at_least, rule.at_most), |own| (own.at_least, own.at_most));
        let matching = stops.iter().filter(|stop| picks(parts, &rule.posts, stop.post));
        let mut groups: BTreeMap<Option<String>, u32> = BTreeMap::new();
        for stop in matching {
            let group = rule.each.map(|each| label(parts, each, stop.post));
            if group != Some(None) {
                let amount = if rule.unit == Unit::Periods { stop.served } else { 1 };
                *groups.entry(group.flatten()).or_insert(0) += amount;
            }
        }
        let all: u32 = groups.values().sum();
        let over = groups.values().map(|&n| most.map_or(0, |most| n.saturating_sub(most)));
        let units = over.sum::<u32>() + least.unwrap_or(0).saturating_sub(all);
        judge("counts", &rule.candidates, rule.points, i64::from(units));
    }
    for rule in &rules.order {
        let early = rotation.iter().filter(|placed| {
            let waiting = post(parts, placed.post.as_str());
            let ended = stops.iter().filter(|stop| stop.first + stop.length <= placed.start);
            let levels = levels_at(parts, candidate, rotation, placed.start);
            let able = |(id, &least)| levels.get(id).copied().unwrap_or(0) >= least;
            let after = rule.after.as_ref().is_some_and(|after| {
                let times = ended.filter(|stop| picks(parts, after, stop.post)).count();
                times < rule.times as usize
            });
            picks(parts, &rule.posts, waiting) && (after || !rule.levels.iter().all(able))
        });
        judge("order", &rule.candidates, rule.points, early.count() as i64);
    }
    for rule in &rules.stays {
        let mark = |stop: &Stop<'_>| {
            let label = label(parts, rule.each, stop.post);
            label.filter(|_| picks(parts, &rule.posts, stop.post))
        };
        let stays = stops.chunk_by(|a, b| {
            let free = (a.first + a.length..b.first).any(|p| idle_in(parts, candidate, p));
            mark(a).is_some() && mark(a) == mark(b) && !free
        });
        let mut units = 0;
        for stay in stays.filter(|stay| mark(&stay[0]).is_some() && stay.iter().any(|s| s.is_new)) {
            let length: u32 = stay.iter().map(|stop| stop.before + stop.served).sum();
            let last = stay.last().expect("a stay has a stop");
            let mut later = last.first + last.length..=parts.periods.count;
            let excused = rule.open_end && !later.any(|p| idle_in(parts, candidate, p));
            units += rule.at_most.map_or(0, |most| length.saturating_sub(most));
            if !excused {
                units += rule.at_least.map_or(0, |least| least.saturating_sub(length));
            }
        }
        judge("stays", &rule.candidates, rule.points, i64::from(units));
    }
    for rule in &rules.home {
        let Some(home) = &candidate.home else { continue };
        let open: Vec<u32> =
            (1..=parts.periods.count).filter(|&p| idle_in(parts, candidate, p)).collect();
        let asked = |&&period: &&u32| {
            rule.periods.iter().any(|&when| number(parts, when) == period)
                || rule.returns && open.last() == Some(&period)
        };
        let elsewhere = open.iter().filter(asked).filter(|&&period| {
            let there = stops.iter().find(|s| s.first <= period && period < s.first + s.length);
            there.map_or(!rules.home_service, |stop| stop.post.provider != *home)
        });
        judge("home", &rule.candidates, rule.points, elsewhere.count() as i64);
    }
    all
}

/// All stops of a person inside the horizon, in order.
fn stops<'a>(
    parts: &'a SchemeBuilder,
    candidate: &Candidate,
    rotation: &[Placement],
) -> Vec<Stop<'a>> {
    let mut stops = Vec::new();
    if let Some(held) = &candidate.under_way {
        let post = post(parts, held.post.as_str());
        let (length, before) = (held.remaining, held.served);
        let served = served(parts, candidate, 1, length);
        stops.push(Stop { post, first: 1, length, served, before, is_new: false });
    }
    for placed in rotation {
        let post = post(parts, placed.post.as_str());
        let length = duration(parts, post);
        let first = placed.start;
        let served = served(parts, candidate, first, length);
        stops.push(Stop { post, first, length, served, before: 0, is_new: true });
    }
    stops
}

fn above_per_stream(parts: &SchemeBuilder, stops: &[Stop<'_>]) -> i64 {
    let above = parts.streams.iter().map(|stream| {
        let there = stops.iter().filter(|stop| stop.post.stream.as_ref() == Some(&stream.id));
        (there.count() as i64 - i64::from(parts.rules.per_stream)).max(0)
    });
    above.sum()
}

fn waited(parts: &SchemeBuilder, candidate: &Candidate, rotation: &[Placement]) -> i64 {
    let Some(last) = rotation.last() else { return 0 };
    let stops = stops(parts, candidate, rotation);
    let idle = (1..last.start).filter(|&period| {
        let busy = stops.iter().any(|s| s.first <= period && period < s.first + s.length);
        idle_in(parts, candidate, period) && !busy
    });
    idle.count() as i64
        * pay::points(
            f64::from(parts.scale) * (parts.objective.waiting * candidate.weights.waiting),
        )
}

fn concerns(select: &CandidateSelect, candidate: &Candidate) -> bool {
    let named = select.ids.as_ref().is_none_or(|ids| ids.contains(&candidate.id));
    let employed = select
        .homes
        .as_ref()
        .is_none_or(|homes| candidate.home.as_ref().is_some_and(|home| homes.contains(home)));
    named && employed
}

fn picks(parts: &SchemeBuilder, select: &PostSelect, post: &Post) -> bool {
    let host = provider(parts, post.provider.as_str());
    let PostSelect { posts, providers, kinds, sectors, places, streams, tags, .. } = select;
    posts.as_ref().is_none_or(|set| set.contains(&post.id))
        && providers.as_ref().is_none_or(|set| set.contains(&host.id))
        && kinds.as_ref().is_none_or(|set| set.contains(&host.kind))
        && sectors.as_ref().is_none_or(|set| set.contains(&host.sector))
        && places.as_ref().is_none_or(|set| host.place.as_ref().is_some_and(|p| set.contains(p)))
        && streams.as_ref().is_none_or(|set| post.stream.as_ref().is_some_and(|s| set.contains(s)))
        && tags.as_ref().is_none_or(|set| post.tags.iter().any(|tag| set.contains(tag)))
}

fn label(parts: &SchemeBuilder, each: Each, post: &Post) -> Option<String> {
    let host = provider(parts, post.provider.as_str());
    match each {
        Each::Stream => post.stream.as_ref().map(ToString::to_string),
        Each::Provider => Some(host.id.to_string()),
        Each::Kind => Some(host.kind.to_string()),
        Each::Sector => Some(host.sector.as_str().to_owned()),
        Each::Place => host.place.as_ref().map(ToString::to_string),
    }
}
