//! Candidates, with all that may be stated of one.

use secondment::Placement;
use secondment::model::{
    Base, Candidate, Forbidden, Id, Levels, Pinned, Post, Reach, SchemeBuilder, Spell, UnderWay,
};

use super::providers::{latitude, longitude, profile};
use super::{PLACES, Size, ids, names, posts, weight, when};
use crate::common::brute;
use crate::common::rng::Rng;

const NAMES: [&str; 5] = ["Ada", "Bo", "Cy", "Di", "Eve"];

pub(super) fn add(rng: &mut Rng, size: &Size, scheme: &mut SchemeBuilder) {
    let share = rng.pick(&[0, 10, 20, 40]);
    for name in names(rng, &NAMES, size.candidates) {
        let mut candidate = Candidate::new(name);
        describe(rng, scheme, &mut candidate);
        under_way(rng, scheme, &mut candidate);
        window(rng, scheme, &mut candidate);
        history(rng, scheme, &mut candidate);
        limits(rng, scheme, share, &mut candidate);
        pins(rng, scheme, &mut candidate);
        scheme.candidates.push(candidate);
    }
}

fn post_ids(scheme: &SchemeBuilder) -> Vec<Id> {
    scheme.posts.iter().map(|post| post.id.clone()).collect()
}

/// Levels held or aimed at; unlike those of a post, they may be stated as 0.
fn levels(rng: &mut Rng, percent: u32) -> Levels {
    let mut levels = posts::levels(rng, percent);
    levels.values_mut().filter(|_| rng.chance(10)).for_each(|level| *level = 0);
    levels
}

/// What the person brings and would like.
fn describe(rng: &mut Rng, scheme: &SchemeBuilder, candidate: &mut Candidate) {
    candidate.levels = levels(rng, 40);
    if rng.chance(60) {
        candidate.targets = levels(rng, 60);
    }
    candidate.values = profile(rng);
    let posts = post_ids(scheme);
    if rng.chance(60) {
        for post in rng.some_of(&posts, 60) {
            candidate.preferences.insert(post, rng.pick(&[1, 1, 2, 2, 3, 7]));
        }
    }
    if rng.chance(35) {
        for post in rng.some_of(&posts, 50) {
            candidate.points.insert(post, weight(rng));
        }
    }
    if rng.chance(10) {
        candidate.must_place = Some(rng.chance(50));
    }
}

/// A placement that runs when the horizon begins, where its post has a place left for it.
fn under_way(rng: &mut Rng, scheme: &SchemeBuilder, candidate: &mut Candidate) {
    if !rng.chance(22) {
        return;
    }
    let post: Post = rng.pick(&scheme.posts);
    let longest = brute::duration(scheme, &post).min(scheme.periods.count);
    let remaining = rng.range(1, longest);
    let held = scheme.candidates.iter().filter_map(|other| other.under_way.as_ref());
    let others: Vec<u32> =
        held.filter(|other| other.post == post.id).map(|other| other.remaining).collect();
    let fits = (1..=remaining).all(|period| {
        let taken = others.iter().filter(|&&until| until >= period).count() as u32;
        taken < brute::places_in(&post, period)
    });
    if fits {
        let served = rng.range(0, 2);
        candidate.under_way = Some(UnderWay::new(post.id, remaining).served(served));
    }
}

/// When the person is in the scheme; never without the periods of the placement under way.
fn window(rng: &mut Rng, scheme: &SchemeBuilder, candidate: &mut Candidate) {
    let count = scheme.periods.count;
    let busy = candidate.under_way.as_ref().map_or(0, |held| held.remaining);
    let first = if busy == 0 && rng.chance(20) { rng.range(1, count) } else { 1 };
    let last = if rng.chance(20) { rng.range(first.max(busy), count) } else { count };
    if first > 1 {
        candidate.first = Some(when(rng, scheme, first));
    }
    if last < count {
        candidate.last = Some(when(rng, scheme, last));
    }
    for period in first.max(busy + 1)..=last {
        if rng.chance(8) {
            candidate.unavailable.insert(when(rng, scheme, period));
        }
    }
}

fn history(rng: &mut Rng, scheme: &SchemeBuilder, candidate: &mut Candidate) {
    if rng.chance(30) {
        candidate.home = Some(rng.pick(&scheme.providers).id);
    }
    if rng.chance(50) {
        return;
    }
    let mut free = candidate.under_way.as_ref().map_or(0, |held| held.served);
    for _ in 0..rng.range(1, 3) {
        let provider = rng.pick(&scheme.providers).id;
        let ended = free + rng.pick(&[0, 0, 1, 2]);
        let periods = rng.range(1, 2);
        free = ended + periods;
        candidate.history.push(Spell::new(provider, periods, ended));
    }
    rng.shuffle(&mut candidate.history);
}

/// Where the person may not or cannot be placed; each limit for this share of people, in percent.
fn limits(rng: &mut Rng, scheme: &SchemeBuilder, share: u32, candidate: &mut Candidate) {
    let posts = post_ids(scheme);
    if rng.chance(share) {
        candidate.vetoes.posts = rng.some_of(&posts, 35).into_iter().collect();
    }
    if rng.chance(share) {
        candidate.vetoes.providers.insert(rng.pick(&scheme.providers).id);
    }
    if rng.chance(share) {
        candidate.refused = rng.some_of(&posts, 35).into_iter().collect();
    }
    if rng.chance(share) {
        candidate.only = Some(rng.some_of(&posts, 55).into_iter().collect());
    }
    if rng.chance(share) {
        for post in rng.some_of(&posts, 60) {
            let period = rng.range(1, scheme.periods.count);
            let start = rng.chance(70).then(|| when(rng, scheme, period));
            candidate.forbidden.push(Forbidden::new(post).start(start));
        }
    }
    if rng.chance(share) {
        for post in rng.some_of(&posts, 80) {
            candidate.minimum_fit.insert(post, weight(rng));
        }
    }
    match rng.below(8) {
        0 => {
            candidate.reach = Some(Reach::Km(rng.pick(&[0.5, 4.0, 8.0, 16.0])));
            candidate.base = Some(if rng.chance(60) {
                Base::Place { place: rng.pick(&PLACES).into() }
            } else {
                Base::Point { lat: latitude(rng), lon: longitude(rng) }
            });
        }
        1 if rng.chance(60) => {
            let places = ids(&rng.some_of(&PLACES, 70)).into_iter().collect();
            candidate.reach = Some(Reach::Places(places));
        }
        _ => {}
    }
}

/// Pins that are allowed by themselves, do not overlap and are not too many for their providers;
/// whether places, growth and the other rules leave room for them is left to chance.
fn pins(rng: &mut Rng, scheme: &SchemeBuilder, candidate: &mut Candidate) {
    if !rng.chance(9) {
        return;
    }
    let mut able: Vec<Placement> = brute::placements(scheme);
    able.retain(|placed| brute::allowed(scheme, candidate, placed));
    rng.shuffle(&mut able);
    let end = |placed: &Placement| {
        placed.start + brute::duration(scheme, brute::post(scheme, placed.post.as_str()))
    };
    let host = |id: &Id| brute::post(scheme, id.as_str()).provider.clone();
    let mut hosts: Vec<Id> = candidate.under_way.iter().map(|held| host(&held.post)).collect();
    let mut pinned: Vec<Placement> = Vec::new();
    for placed in able.into_iter().take(rng.pick(&[1, 1, 2])) {
        let apart = |held: &Placement| end(held) <= placed.start || end(&placed) <= held.start;
        let at = host(&placed.post);
        let times = hosts.iter().filter(|held| **held == at).count();
        if pinned.iter().all(apart) && times < scheme.rules.per_provider as usize {
            hosts.push(at);
            pinned.push(placed);
        }
    }
    for placed in pinned {
        let start = when(rng, scheme, placed.start);
        candidate.pinned.push(Pinned::new(placed.post, start));
    }
}
