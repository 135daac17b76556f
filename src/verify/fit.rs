//! Fit per period: competency, values, preferences of both sides and the scheme's own points.

use super::{Held, Person};
use crate::model::{CompetencyIx, Id, PostIx, Scheme, Terms, ValueIx};

/// Rounds half up, as every component of the points is.
fn round(x: f64) -> i64 {
    libm::floor(x + 0.5) as i64
}

/// The part of the fit per period that does not depend on levels held.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Standing {
    /// Values points.
    pub(crate) values: i64,
    /// Preference points.
    pub(crate) preference: i64,
    /// Points of the host's rank of the candidate.
    pub(crate) host: i64,
    /// The scheme's own points.
    pub(crate) own: i64,
}

impl Standing {
    pub(crate) fn of(person: &Person<'_>, post: PostIx) -> Self {
        Self {
            values: values(person, post),
            preference: preference(person, post),
            host: host_preference(person, post),
            own: own(person, post),
        }
    }

    pub(crate) fn sum(&self) -> i64 {
        self.values + self.preference + self.host + self.own
    }

    pub(crate) fn weighted(&self, terms: &Terms) -> i64 {
        terms.values * self.values
            + terms.preference * self.preference
            + terms.host * self.host
            + terms.own * self.own
    }
}

/// Fit per period of a post at the levels held.
pub(crate) fn fit(person: &Person<'_>, post: PostIx, held: &Held) -> i64 {
    competency(person.scheme(), post, held) + person.standing(post).sum()
}

/// Competency points per period of a post at the levels held.
pub(crate) fn competency(scheme: &Scheme, post: PostIx, held: &Held) -> i64 {
    let row = scheme.post_row(post);
    let entries = row.essential.len() + row.desirable.len();
    if entries == 0 {
        return unasked(scheme);
    }
    let entry = |&(competency, level): &(CompetencyIx, u8)| {
        competency_entry(scheme, entries, level, held.level(competency))
    };
    row.essential.iter().chain(&row.desirable).map(entry).sum()
}

/// Competency points per period of a post that asks for nothing.
fn unasked(scheme: &Scheme) -> i64 {
    round(f64::from(scheme.scale()) * scheme.parts().objective.competency.weight)
}

/// Points of one entry out of `entries`, for a level asked for and a level held.
pub(crate) fn competency_entry(scheme: &Scheme, entries: usize, asked: u8, held: u8) -> i64 {
    let weights = &scheme.parts().objective.competency;
    let lost = if held < asked {
        weights.shortfall * f64::from(asked - held)
    } else {
        weights.surplus * f64::from(held - asked)
    };
    let share = (1.0 - lost).max(0.0);
    round(f64::from(scheme.scale()) * weights.weight * share / entries as f64)
}

/// Values points per period: the correlation of the candidate's and the provider's profiles.
fn values(person: &Person<'_>, post: PostIx) -> i64 {
    let scheme = person.scheme();
    let provider = scheme.post_row(post).provider;
    let r = correlation(&person.row.values, &scheme.provider_row(provider).values);
    round(f64::from(scheme.scale()) * scheme.parts().objective.values * r)
}

/// Pearson correlation over the dimensions that both profiles state, in order of dimension; 0 with
/// fewer than two, or where one profile is constant on them.
fn correlation(a: &[(ValueIx, f64)], b: &[(ValueIx, f64)]) -> f64 {
    let shared = |&(dimension, x): &(ValueIx, f64)| Some((x, lookup(b, dimension)?));
    let pairs: Vec<(f64, f64)> = a.iter().filter_map(shared).collect();
    if pairs.len() < 2 || constant(&pairs, |pair| pair.0) || constant(&pairs, |pair| pair.1) {
        return 0.0;
    }
    let count = pairs.len() as f64;
    let mean_x = pairs.iter().map(|pair| pair.0).sum::<f64>() / count;
    let mean_y = pairs.iter().map(|pair| pair.1).sum::<f64>() / count;
    let (mut xx, mut yy, mut xy) = (0.0, 0.0, 0.0);
    for (x, y) in pairs {
        let (dx, dy) = (x - mean_x, y - mean_y);
        xx += dx * dx;
        yy += dy * dy;
        xy += dx * dy;
    }
    let spread = libm::sqrt(xx * yy);
    if spread > 0.0 { xy / spread } else { 0.0 }
}

fn constant(pairs: &[(f64, f64)], side: impl Fn(&(f64, f64)) -> f64) -> bool {
    let first = side(&pairs[0]);
    !pairs.iter().any(|pair| side(pair) < first || side(pair) > first)
}

/// Preference points per period: by the rank that the candidate gave the post, if any, and their
/// weight.
fn preference(person: &Person<'_>, post: PostIx) -> i64 {
    let scheme = person.scheme();
    let stated = &scheme.parts().objective.preference;
    let by_rank = lookup(&person.row.preferences, post).and_then(|rank| stated.ranks.get(&rank));
    let points = by_rank.copied().unwrap_or(stated.otherwise);
    round(f64::from(scheme.scale()) * person.row.preference_weight * points)
}

/// The scheme's own points per period: for the candidate in the post, for the candidate by what the
/// post has in common with others, and for anybody in the post.
fn own(person: &Person<'_>, post: PostIx) -> i64 {
    let row = person.scheme().post_row(post);
    let host = person.scheme().provider_row(row.provider);
    let stated = lookup(&person.row.points, post).unwrap_or(0);
    let common = person.row.points_for.as_ref().map_or(0, |points| {
        let by_provider = lookup(&points.providers, row.provider);
        let by_kind = lookup(&points.kinds, host.kind);
        let by_place = host.place.and_then(|place| lookup(&points.places, place));
        let by_stream = row.stream.and_then(|stream| lookup(&points.streams, stream));
        [by_stream, by_provider, by_kind, by_place].into_iter().flatten().sum()
    });
    stated + common + row.points
}

/// Points per period by the rank that the host gave the candidate, if any.
fn host_preference(person: &Person<'_>, post: PostIx) -> i64 {
    let weights = person.scheme().weights();
    if weights.host_preference.is_empty() {
        return weights.host_preference_otherwise;
    }
    let by_rank = host_rank(person.scheme(), post, person.id())
        .and_then(|rank| weights.host_preference.get((rank as usize).checked_sub(1)?));
    by_rank.copied().unwrap_or(weights.host_preference_otherwise)
}

/// The rank that the host of a post gives a candidate: the post's own, where it states ranks, else
/// the provider's.
pub(crate) fn host_rank(scheme: &Scheme, post: PostIx, candidate: &Id) -> Option<u32> {
    let provider = &scheme.provider(scheme.post_row(post).provider).ranks;
    scheme.post(post).ranks.as_ref().unwrap_or(provider).get(candidate).copied()
}

/// What a list of pairs has for a key.
pub(super) fn lookup<K: Copy + PartialEq, V: Copy>(list: &[(K, V)], key: K) -> Option<V> {
    list.iter().find(|entry| entry.0 == key).map(|entry| entry.1)
}
