//! Numbers of people: minimum, filled, totals and shares.

use std::collections::BTreeSet;

use secondment::model::{
    Each, Id, Measure, Places, Post, SchemeBuilder, Share, ShareMeasure, Total,
};

use super::{Judged, Stay, concerns, in_force, is_about};
use crate::common::brute::{places_in, provider};

pub(super) fn minimum(parts: &SchemeBuilder, stays: &[Stay<'_>], judged: &mut Judged) {
    for post in &parts.posts {
        for period in 1..=parts.periods.count {
            let least = match &post.minimum {
                None => 0,
                Some(Places::Every(people)) => *people,
                Some(Places::Varying { default, by_period }) => {
                    by_period.get(&period).copied().unwrap_or(*default)
                }
            };
            let missing = i64::from(least) - people(stays, post, period);
            judged.beyond(parts, "minimum", missing, parts.rules.minimum_points);
        }
    }
}

pub(super) fn filled(parts: &SchemeBuilder, stays: &[Stay<'_>], judged: &mut Judged) {
    for rule in &parts.rules.filled {
        for post in parts.posts.iter().filter(|&post| is_about(parts, &rule.posts, post)) {
            for period in in_force(parts, &rule.periods) {
                let empty = i64::from(places_in(post, period)) - people(stays, post, period);
                judged.beyond(parts, "filled", empty, rule.points);
            }
        }
    }
}

fn people(stays: &[Stay<'_>], post: &Post, period: u32) -> i64 {
    stays.iter().filter(|stay| stay.post.id == post.id && stay.covers(period)).count() as i64
}

pub(super) fn totals(parts: &SchemeBuilder, stays: &[Stay<'_>], judged: &mut Judged) {
    for total in &parts.rules.totals {
        let counted = parts.posts.iter().filter(|&post| is_about(parts, &total.posts, post));
        let mut values: BTreeSet<Id> =
            counted.filter_map(|post| value(parts, total.each, post)).collect();
        if total.each.is_none() {
            values.insert("all".into());
        }
        for value in values {
            for sum in sums(parts, total, &value, stays) {
                let above = total.at_most.map_or(0, |most| sum - i64::from(most));
                let below = total.at_least.map_or(0, |least| i64::from(least) - sum);
                judged.beyond(parts, "totals", above, total.points);
                judged.beyond(parts, "totals", below, total.points);
            }
        }
    }
}

fn value(parts: &SchemeBuilder, each: Option<Each>, post: &Post) -> Option<Id> {
    let host = provider(parts, post.provider.as_str());
    match each {
        None => Some("all".into()),
        Some(Each::Provider) => Some(host.id.clone()),
        Some(Each::Kind) => Some(host.kind.clone()),
        Some(Each::Sector) => Some(host.sector.to_string().as_str().into()),
        Some(Each::Place) => host.place.clone(),
        Some(Each::Stream) => post.stream.clone(),
    }
}

/// The numbers that a total limits for one value.
fn sums(parts: &SchemeBuilder, total: &Total, value_of: &Id, stays: &[Stay<'_>]) -> Vec<i64> {
    let counts = |stay: &&Stay<'_>| {
        is_about(parts, &total.posts, stay.post)
            && concerns(&total.candidates, stay.who)
            && value(parts, total.each, stay.post).as_ref() == Some(value_of)
    };
    let stays: Vec<Stay<'_>> = stays.iter().filter(counts).copied().collect();
    let in_force = in_force(parts, &total.periods);
    let present = |&period: &u32| stays.iter().filter(|s| s.covers(period)).count() as i64;
    let started =
        |&period: &u32| stays.iter().filter(|s| s.new && s.first == period).count() as i64;
    match total.measure {
        Measure::People => in_force.iter().map(present).collect(),
        Measure::PersonPeriods => vec![in_force.iter().map(present).sum()],
        Measure::Placements => vec![in_force.iter().map(started).sum()],
    }
}

pub(super) fn shares(parts: &SchemeBuilder, stays: &[Stay<'_>], judged: &mut Judged) {
    for share in &parts.rules.shares {
        let [part, whole] = [&share.posts, &share.of].map(|posts| {
            let stays = stays.iter().filter(|stay| is_about(parts, posts, stay.post));
            stays.map(|stay| amount(parts, share, stay)).sum::<i64>()
        });
        let parts_of = |limit: f64| (limit * 10_000.0).round() as i64 * whole;
        let above = share.at_most.map_or(0, |most| 10_000 * part - parts_of(most));
        let below = share.at_least.map_or(0, |least| parts_of(least) - 10_000 * part);
        judged.shares_beyond(parts, "shares", (above, 10_000), share.points);
        judged.shares_beyond(parts, "shares", (below, 10_000), share.points);
    }
}

fn amount(parts: &SchemeBuilder, share: &Share, stay: &Stay<'_>) -> i64 {
    if !concerns(&share.candidates, stay.who) {
        return 0;
    }
    let counts = |&period: &u32| match share.measure {
        ShareMeasure::PersonPeriods => stay.covers(period),
        ShareMeasure::Placements => stay.new && stay.first == period,
    };
    in_force(parts, &share.periods).iter().filter(|period| counts(period)).count() as i64
}
