//! The part of the fit per period that does not depend on levels held: values, preferences of both sides and the
//! scheme's own points.

use crate::model::{CandidateIx, Id, PostIx, Scheme, Terms, ValueIx};

/// Rounds half up, as every component of the points is.
pub(super) fn round(x: f64) -> i64 {
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
    pub(crate) fn of(scheme: &Scheme, ix: CandidateIx, post: PostIx) -> Self {
        Self {
            values: values(scheme, ix, post),
            preference: preference(scheme, ix, post),
            host: host_preference(scheme, ix, post),
            own: own(scheme, ix, post),
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

/// Values points per period: the correlation of the candidate's and the provider's profiles.
fn values(scheme: &Scheme, ix: CandidateIx, post: PostIx) -> i64 {
    let provider = scheme.post_row(post).provider;
    let r = correlation(&scheme.candidate_row(ix).values, &scheme.provider_row(provider).values);
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
fn preference(scheme: &Scheme, ix: CandidateIx, post: PostIx) -> i64 {
    let stated = &scheme.parts().objective.preference;
    let by_rank = lookup(&scheme.candidate_row(ix).preferences, post)
        .and_then(|rank| stated.ranks.get(&rank));
    let points = by_rank.copied().unwrap_or(stated.otherwise);
    round(f64::from(scheme.scale()) * scheme.candidate_row(ix).preference_weight * points)
}

/// The scheme's own points per period: for the candidate in the post, for the candidate by what the
/// post has in common with others, and for anybody in the post.
fn own(scheme: &Scheme, ix: CandidateIx, post: PostIx) -> i64 {
    let row = scheme.post_row(post);
    let host = scheme.provider_row(row.provider);
    let stated = lookup(&scheme.candidate_row(ix).points, post).unwrap_or(0);
    let common = scheme.candidate_row(ix).points_for.as_ref().map_or(0, |points| {
        let by_provider = lookup(&points.providers, row.provider);
        let by_kind = lookup(&points.kinds, host.kind);
        let by_place = host.place.and_then(|place| lookup(&points.places, place));
        let by_stream = row.stream.and_then(|stream| lookup(&points.streams, stream));
        [by_stream, by_provider, by_kind, by_place].into_iter().flatten().sum()
    });
    stated + common + row.points
}

/// Points per period by the rank that the host gave the candidate, if any.
fn host_preference(scheme: &Scheme, ix: CandidateIx, post: PostIx) -> i64 {
    let weights = scheme.weights();
    if weights.host_preference.is_empty() {
        return weights.host_preference_otherwise;
    }
    let by_rank = host_rank(scheme, post, &scheme.candidate(ix).id)
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
