//! Every rule on one candidate's rotation.

use secondment::Placement;
use secondment::model::{Base, Candidate, Essential, Levels, Post, Provider, SchemeBuilder};

use super::calendar::{duration, number, places_in};
use super::leave::on_leave;
use super::levels::levels_at;
use super::second::hosts;
use super::{paths, pay, post, statics};

/// Mean radius of the Earth in kilometres (IUGG).
const EARTH_KM: f64 = 6_371.008_8;

/// Whether the candidate can be placed in a period: in the window, available, not under way.
pub(crate) fn open_in(parts: &SchemeBuilder, candidate: &Candidate, period: u32) -> bool {
    in_service(parts, candidate, period) && !covered_by_under_way(candidate, period)
}

/// Whether a period without a placement is idle.
pub(crate) fn idle_in(parts: &SchemeBuilder, candidate: &Candidate, period: u32) -> bool {
    open_in(parts, candidate, period) && !on_leave(parts, candidate, period)
}

/// Whether the candidate is there in every period of a placement.
pub(crate) fn can_serve(parts: &SchemeBuilder, candidate: &Candidate, placed: &Placement) -> bool {
    let length = duration(parts, post(parts, placed.post.as_str()));
    (placed.start..placed.start + length).all(|period| open_in(parts, candidate, period))
}

/// Whether a period lies in the candidate's window and is not unavailable.
fn in_service(parts: &SchemeBuilder, candidate: &Candidate, period: u32) -> bool {
    let first = candidate.first.map_or(1, |when| number(parts, when));
    let last = candidate.last.map_or(parts.periods.count, |when| number(parts, when));
    let away = candidate.unavailable.iter().any(|&when| number(parts, when) == period);
    first <= period && period <= last && !away
}

fn covered_by_under_way(candidate: &Candidate, period: u32) -> bool {
    candidate.under_way.as_ref().is_some_and(|held| period <= held.remaining)
}

/// Whether a placement is allowed by itself.
pub(crate) fn allowed(parts: &SchemeBuilder, candidate: &Candidate, placed: &Placement) -> bool {
    let post = post(parts, placed.post.as_str());
    let id = &post.id;
    let end = placed.start + duration(parts, post) - 1;
    let starts = |when| number(parts, when) == placed.start;
    let may_start = post.starts.as_ref().is_none_or(|set| set.iter().any(|&when| starts(when)));
    let fits = placed.start >= 1 && end <= parts.periods.count;
    let periods_are_open = (placed.start..=end).all(|period| {
        let there = places_in(post, period) >= 1 || on_leave(parts, candidate, period);
        there && open_in(parts, candidate, period)
    });
    let starts_on_leave = on_leave(parts, candidate, placed.start);
    let vetoed = candidate.vetoes.posts.contains(id)
        || hosts(post).iter().any(|host| candidate.vetoes.providers.contains(*host))
        || candidate.refused.contains(id);
    let forbidden =
        candidate.forbidden.iter().any(|entry| entry.post == *id && entry.start.is_none_or(starts));
    let open = candidate.only.as_ref().is_none_or(|only| only.contains(id));
    may_start
        && fits
        && periods_are_open
        && !starts_on_leave
        && !vetoed
        && !forbidden
        && open
        && statics::open(parts, candidate, placed)
}

/// Whether a provider lies within so many kilometres of a base.
pub(super) fn within_km(parts: &SchemeBuilder, base: &Base, host: &Provider, km: f64) -> bool {
    let place = |id: &str| {
        let place = parts.places.iter().find(|place| place.id.as_str() == id).expect("a place");
        (place.lat, place.lon)
    };
    let base = match base {
        Base::Place { place: id } => place(id.as_str()),
        Base::Point { lat, lon } => (*lat, *lon),
    };
    let own = host.lat.zip(host.lon);
    let there = own.or_else(|| host.place.as_ref().map(|id| place(id.as_str())));
    there.is_some_and(|there| great_circle_km(base, there) <= km)
}

/// By the chord through the Earth between two unit vectors.
pub(super) fn great_circle_km(a: (f64, f64), b: (f64, f64)) -> f64 {
    let vector = |(lat, lon): (f64, f64)| {
        let (lat, lon) = (lat.to_radians(), lon.to_radians());
        [lat.cos() * lon.cos(), lat.cos() * lon.sin(), lat.sin()]
    };
    let (a, b) = (vector(a), vector(b));
    let chord = a.iter().zip(&b).map(|(x, y)| (x - y) * (x - y)).sum::<f64>().sqrt();
    2.0 * EARTH_KM * (chord / 2.0).min(1.0).asin()
}

fn holds(levels: &Levels, post: &Post) -> bool {
    post.essential.iter().all(|(c, &level)| levels.get(c).copied().unwrap_or(0) >= level)
}

/// Whether a placement of the rotation asks for levels that only the ones before it have supplied.
pub(crate) fn grown_into(
    parts: &SchemeBuilder,
    candidate: &Candidate,
    rotation: &[Placement],
) -> bool {
    rotation.iter().any(|placed| {
        let without = levels_at(parts, candidate, &[], placed.start);
        !holds(&without, post(parts, placed.post.as_str()))
    })
}

/// The first rule that a rotation breaks, if any.
pub(crate) fn broken(
    parts: &SchemeBuilder,
    candidate: &Candidate,
    rotation: &[Placement],
) -> Option<&'static str> {
    let pinned = |placed: &Placement| {
        let same = |start| number(parts, start) == placed.start;
        candidate.pinned.iter().filter(|pin| pin.post == placed.post && same(pin.start)).count()
    };
    if rotation.iter().map(pinned).sum::<usize>() < candidate.pinned.len() {
        return Some("pinned");
    }
    if rotation.is_empty() {
        let must = candidate.must_place.unwrap_or(parts.rules.must_place);
        return must.then_some("must_place").or_else(|| paths::broken(parts, candidate, rotation));
    }
    if !rotation.iter().all(|placed| allowed(parts, candidate, placed)) {
        return Some("allowed");
    }
    for pair in rotation.windows(2) {
        if pair[1].start < pair[0].start + duration(parts, post(parts, pair[0].post.as_str())) {
            return Some("overlap");
        }
    }
    for placed in rotation {
        let post = post(parts, placed.post.as_str());
        let levels = levels_at(parts, candidate, rotation, placed.start);
        if parts.rules.essential == Essential::Required && !holds(&levels, post) {
            return Some("essential");
        }
        let least = candidate.minimum_fit.get(&post.id);
        let fit = pay::fit(parts, candidate, post, &levels);
        if least.is_some_and(|&least| pay::points(f64::from(parts.scale) * least) > fit) {
            return Some("minimum_fit");
        }
    }
    broken_as_a_whole(parts, candidate, rotation)
}

/// Rules that count over the rotation, the placement under way included.
fn broken_as_a_whole(
    parts: &SchemeBuilder,
    candidate: &Candidate,
    rotation: &[Placement],
) -> Option<&'static str> {
    let under_way = candidate.under_way.iter().map(|held| &held.post);
    let posts: Vec<&Post> = rotation
        .iter()
        .map(|placed| &placed.post)
        .chain(under_way)
        .map(|id| post(parts, id.as_str()))
        .collect();
    for host in &parts.providers {
        let times = posts.iter().filter(|post| hosts(post).contains(&&host.id)).count();
        if times > parts.rules.per_provider as usize {
            return Some("per_provider");
        }
    }
    for rule in &parts.rules.tags {
        let times = posts.iter().filter(|post| post.tags.contains(&rule.tag)).count() as u32;
        if times < rule.at_least || rule.at_most.is_some_and(|most| times > most) {
            return Some("tags");
        }
    }
    let idle = idle_periods(parts, candidate, rotation);
    if parts.rules.idle.is_some_and(|most| idle > most) {
        return Some("idle");
    }
    paths::broken(parts, candidate, rotation)
}

/// Number of idle periods.
pub(crate) fn idle_periods(
    parts: &SchemeBuilder,
    candidate: &Candidate,
    rotation: &[Placement],
) -> u32 {
    let placed_in = |period| {
        rotation.iter().any(|placed| {
            let length = duration(parts, post(parts, placed.post.as_str()));
            placed.start <= period && period < placed.start + length
        })
    };
    let idle = |&period: &u32| idle_in(parts, candidate, period) && !placed_in(period);
    (1..=parts.periods.count).filter(idle).count() as u32
}
