//! Fit of a candidate and a post: competency, values, preference, own points, development.

use crate::model::round_half_up;
use crate::model::{
    CandidateIx, CandidateRow, CompetencyIx, PointsForRow, PostIx, ProviderIx, Scheme, ValueIx,
    Weights,
};

/// Points per period that one entry of a post's levels gives, by level held.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Entry {
    /// The competency asked for.
    pub(crate) competency: CompetencyIx,
    /// Points by level held, from 0 to the competency's top level.
    pub(crate) points: Box<[i64]>,
}

/// Competency points of a post, as a sum of tables over the levels held.
///
/// An entry asking for level L of someone at level l scores `weight / n * g`, with g falling from 1
/// by `shortfall` per level short and by `surplus` per level above, never below 0; n is the number
/// of entries. A post that asks for nothing scores the whole weight.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct CompetencyFit {
    /// Points per period whatever the levels.
    pub(crate) constant: i64,
    /// One table per entry.
    pub(crate) entries: Box<[Entry]>,
}

impl CompetencyFit {
    /// The tables of a post.
    pub(crate) fn of(scheme: &Scheme, post: PostIx) -> Self {
        let row = scheme.post_row(post);
        let n = row.essential.len() + row.desirable.len();
        let weights = &scheme.parts().objective.competency;
        let full = f64::from(scheme.scale()) * weights.weight;
        if n == 0 || weights.weight == 0.0 {
            let constant = if n == 0 { round_half_up(full) } else { 0 };
            return Self { constant, entries: Box::default() };
        }
        let entry = |&(competency, asked): &(CompetencyIx, u8)| {
            let top = scheme.competency(competency).levels;
            let points = (0..=top).map(|held| {
                let lost = if held < asked {
                    weights.shortfall * f64::from(asked - held)
                } else {
                    weights.surplus * f64::from(held - asked)
                };
                round_half_up(full * (1.0 - lost).max(0.0) / n as f64)
            });
            Entry { competency, points: points.collect() }
        };
        let entries = row.essential.iter().chain(&row.desirable).map(entry).collect();
        Self { constant: 0, entries }
    }
}

/// Values points per period: correlation of the two profiles over the dimensions both state.
///
/// 0 where fewer than two dimensions are shared or a profile is constant on them. O'Reilly, Chatman
/// and Caldwell (1991), "People and organizational culture: a profile comparison approach to
/// assessing person-organization fit", Academy of Management Journal 34.
pub(crate) fn values(scheme: &Scheme, candidate: CandidateIx, provider: ProviderIx) -> i64 {
    let weight = scheme.parts().objective.values;
    if weight == 0.0 {
        return 0;
    }
    let person = &scheme.candidate_row(candidate).values;
    let correlation = correlation(person, &scheme.provider_row(provider).values);
    round_half_up(f64::from(scheme.scale()) * weight * correlation)
}

/// Pearson correlation over shared dimensions; 0 where it is not defined.
#[expect(clippy::float_cmp, reason = "asks whether stated values are the same, not near")]
fn correlation(a: &[(ValueIx, f64)], b: &[(ValueIx, f64)]) -> f64 {
    let shared: Vec<(f64, f64)> = a
        .iter()
        .filter_map(|&(dimension, x)| {
            let at = b.binary_search_by_key(&dimension, |entry| entry.0).ok()?;
            Some((x, b[at].1))
        })
        .collect();
    // Asked of the values themselves: a variance of equal decimals need not come out as 0.
    let constant = |pick: fn(&(f64, f64)) -> f64| {
        shared.windows(2).all(|pair| pick(&pair[0]) == pick(&pair[1]))
    };
    if shared.len() < 2 || constant(|p| p.0) || constant(|p| p.1) {
        return 0.0;
    }
    let n = shared.len() as f64;
    let mean = |pick: fn(&(f64, f64)) -> f64| shared.iter().map(pick).sum::<f64>() / n;
    let (mean_a, mean_b) = (mean(|p| p.0), mean(|p| p.1));
    let (mut cross, mut var_a, mut var_b) = (0.0, 0.0, 0.0);
    for (x, y) in shared {
        let (dx, dy) = (x - mean_a, y - mean_b);
        cross += dx * dy;
        var_a += dx * dx;
        var_b += dy * dy;
    }
    let spread = libm::sqrt(var_a * var_b);
    // Differences too small to square leave nothing to correlate.
    if spread > 0.0 { cross / spread } else { 0.0 }
}

/// Points per period of a preference rank, with the candidate's own weight; `None` is a post that is
/// not ranked.
pub(crate) fn preference(scheme: &Scheme, row: &CandidateRow, rank: Option<u32>) -> i64 {
    if row.preference_weight.total_cmp(&1.0).is_ne() {
        let stated = &scheme.parts().objective.preference;
        let points = rank.and_then(|rank| stated.ranks.get(&rank)).unwrap_or(&stated.otherwise);
        return round_half_up(f64::from(scheme.scale()) * row.preference_weight * points);
    }
    let weights = scheme.weights();
    by_rank(&weights.preference, weights.preference_otherwise, rank)
}

/// Points per period of a host's rank of a candidate; `None` is a candidate that is not ranked.
pub(crate) fn host_preference(weights: &Weights, rank: Option<u32>) -> i64 {
    by_rank(&weights.host_preference, weights.host_preference_otherwise, rank)
}

fn by_rank(points: &[i64], otherwise: i64, rank: Option<u32>) -> i64 {
    rank.and_then(|rank| points.get(rank as usize - 1).copied()).unwrap_or(otherwise)
}

/// The scheme's own points per period for a candidate in a post, by what posts have in common.
pub(crate) fn in_common(scheme: &Scheme, points: &PointsForRow, post: PostIx) -> i64 {
    fn of<Ix: Ord + Copy>(list: &[(Ix, i64)], ix: Ix) -> i64 {
        list.binary_search_by_key(&ix, |entry| entry.0).map_or(0, |at| list[at].1)
    }
    let row = scheme.post_row(post);
    let host = scheme.provider_row(row.provider);
    row.stream.map_or(0, |stream| of(&points.streams, stream))
        + of(&points.providers, row.provider)
        + of(&points.kinds, host.kind)
        + host.place.map_or(0, |place| of(&points.places, place))
}

/// Levels up to `target` gained by going from `before` to `after`.
pub(crate) fn levels_gained(before: u8, after: u8, target: u8) -> i64 {
    i64::from(after.min(target)) - i64::from(before.min(target))
}
