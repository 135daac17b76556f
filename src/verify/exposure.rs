//! Exposure of a rotation: crossings, and kinds met and served.

use super::past::{bit, is_translator, kinds, unordered};
use super::{Person, Step};
use crate::model::{KindIx, Scheme};

/// Crossings of a rotation: points, and how many count.
pub(super) fn crossings(person: &Person<'_>, rotation: &[Step]) -> (i64, u32) {
    let scheme = person.scheme();
    let mut crossed = person.past.crossed.clone();
    let mut last = person.past.last;
    let (mut points, mut counted) = (0, 0);
    for &(post, _) in rotation {
        let provider = scheme.post_row(post).provider;
        if let Some(from) = last {
            let weight = scheme.boundaries_for(person.ix).weight(from, provider);
            let again = crossed.contains(&unordered(from, provider));
            counted += u32::from(scheme.boundaries().weight(from, provider) > 0);
            if weight <= 0 || scheme.weights().repeat_crossings || !again {
                points += weight;
            }
            crossed.push(unordered(from, provider));
        }
        last = Some(provider);
    }
    (points, counted)
}

/// Periods in which the candidate is idle, from 0.
pub(super) fn idle_periods(person: &Person<'_>, rotation: &[Step]) -> Vec<usize> {
    let scheme = person.scheme();
    let placed = |period| {
        let covers = |&(post, start): &Step| {
            start <= period && period < start + scheme.post_row(post).duration
        };
        rotation.iter().any(covers)
    };
    let idle = |&period: &usize| person.can_idle(period) && !placed(period);
    (0..scheme.periods()).filter(idle).collect()
}

/// What a candidate has met and served by the end of the horizon.
pub(super) struct After {
    pub(super) met: u64,
    pub(super) served: Vec<u64>,
}

/// Kinds met and periods served after a rotation, its idle periods at home included.
pub(super) fn after(person: &Person<'_>, rotation: &[Step], idle: usize) -> After {
    let scheme = person.scheme();
    let mut after = After { met: person.past.met, served: person.past.served.clone() };
    let mut serve = |kind: KindIx, periods: usize| {
        if periods > 0 {
            after.met |= bit(kind);
        }
        after.served[kind.get()] += periods as u64;
    };
    if let Some(under_way) = person.row.under_way {
        for kind in kinds(scheme, under_way.post) {
            serve(kind, person.served(0, person.under_way_until()));
        }
    }
    for &(post, start) in rotation {
        for kind in kinds(scheme, post) {
            serve(kind, person.periods((post, start)));
        }
    }
    if let Some(home) = person.home_kind().filter(|_| idle > 0) {
        serve(home, idle);
    }
    after
}

/// f(k) for the number of kinds met, in points.
pub(crate) fn breadth(scheme: &Scheme, kinds: u32) -> i64 {
    scheme.weights().breadth[kinds as usize]
}

/// Points of exposure of a rotation.
pub(crate) fn exposure(person: &Person<'_>, rotation: &[Step]) -> i64 {
    let scheme = person.scheme();
    let past = &person.past;
    let after = after(person, rotation, idle_periods(person, rotation).len());
    let (crossing, counted) = crossings(person, rotation);
    let breadth = breadth(scheme, after.met.count_ones()) - breadth(scheme, past.met.count_ones());
    let becomes =
        !past.translator && is_translator(scheme, &after.served, past.crossings + counted);
    crossing + breadth + if becomes { scheme.weights().translator_bonus } else { 0 }
}
