//! The relaxation for long rotations: a path for everybody, and multipliers of their own limits.

#[cfg(test)]
mod tests;

use std::cmp::Reverse;
use std::collections::BTreeMap;

use crate::model::{CandidateIx, Id, Scheme, Worst};
use crate::parallel::Threads;
use crate::plan::{MOST_PRICE, Own, PRICE_UNIT};
use crate::pricing::{Answer, Long, Objective, Oracle, OwnLimit, View, Walk, WalkScratch};
use crate::solve::limits::Limits;

/// Ways of all candidates' states together, at first.
const FIRST_WAYS: usize = 1_000_000;

/// Everybody's path of the latest evaluation, and what it is found in.
#[derive(Debug)]
pub(in crate::solve) struct Walks<'a> {
    long: &'a Long,
    views: Vec<View>,
    paths: Vec<Walk>,
    /// Lower and upper limit of each multiplier's sum.
    limits: Vec<(f64, f64)>,
    /// How often, and by how much, paths broke each limit.
    strain: Vec<u64>,
    /// Units by which points of everybody count beyond once, together: the weight of the lowest total.
    dealt: i64,
}

impl<'a> Walks<'a> {
    pub(in crate::solve) fn new(
        oracle: &Oracle<'_>,
        long: &'a Long,
        threads: &Threads,
        worst: Worst,
    ) -> Self {
        let count = oracle.scheme().candidates().len();
        let none = vec![Vec::new(); count];
        let (scheme, courses) = (oracle.scheme(), oracle.courses());
        let views =
            long.views(scheme, courses, threads, &none, FIRST_WAYS, &|| false).unwrap_or_default();
        let limit = |limit: &OwnLimit| {
            let least = limit.least.map_or(f64::NEG_INFINITY, |least| least as f64);
            (least, limit.most.map_or(f64::INFINITY, |most| most as f64))
        };
        let limits = (0..count).flat_map(|at| long.limits(at)).map(limit).collect();
        let strain = vec![0; long.len()];
        let dealt = PRICE_UNIT * worst.thousandths / 1000;
        Self { long, views, paths: vec![Walk::default(); count], limits, strain, dealt }
    }

    /// Remembers as many as fit of the limits that paths broke since the last time, those broken most first.
    pub(in crate::solve) fn refine(
        &mut self,
        oracle: &Oracle<'_>,
        threads: &Threads,
        most: usize,
        limits: &Limits,
    ) {
        let wish = |at: usize| {
            let range = self.long.range(at);
            let strain = |limit: &u32| self.strain[range.start + *limit as usize];
            let limits = (0..range.len() as u32).filter(|limit| strain(limit) > 0);
            let mut wish: Vec<u32> =
                limits.filter(|&limit| self.long.can_follow(at, limit as usize)).collect();
            // Numbers of placements multiply states by less than sets do: most combinations cannot be.
            let sort = |&limit: &u32| match self.long.limits(at)[limit as usize] {
                OwnLimit { least: Some(_), .. } => 2,
                OwnLimit { most: Some(1), .. } => 1,
                _ => 0,
            };
            // What is followed stays followed, so that no bound gets weaker: known limits come first, and a
            // view without room for all of them is not taken.
            let known = self.views[at].follows();
            wish.retain(|limit| !known.contains(limit));
            wish.sort_by_key(|limit| (sort(limit), Reverse(strain(limit))));
            [known, &wish].concat()
        };
        let wishes: Vec<Vec<u32>> = (0..self.paths.len()).map(wish).collect();
        let (scheme, courses) = (oracle.scheme(), oracle.courses());
        let stop = || limits.interrupted();
        if let Some(views) = self.long.views(scheme, courses, threads, &wishes, most, &stop) {
            let pairs = self.views.iter_mut().zip(views);
            pairs.filter(|(old, new)| new.covers(old)).for_each(|(old, new)| *old = new);
            self.strain.fill(0);
        }
    }

    /// Number of multipliers of own limits.
    pub(in crate::solve) fn own_count(&self) -> usize {
        self.limits.len()
    }

    /// Number of multipliers: of own limits, then of everybody's total where the lowest one counts.
    pub(in crate::solve) fn len(&self) -> usize {
        self.limits.len() + if self.dealt > 0 { self.paths.len() } else { 0 }
    }

    /// Multipliers to start from: the weight of the lowest total is dealt out evenly.
    pub(in crate::solve) fn start(&self, multipliers: &mut Vec<i64>) {
        if multipliers.len() < self.limits.len() {
            multipliers.resize(self.limits.len(), 0);
        }
        if self.dealt > 0 && multipliers.len() < self.len() {
            let even = vec![1.0; self.paths.len()];
            multipliers.extend(dealt(&even, self.dealt));
        }
    }

    /// The best path of everybody, as answers: bounds, with placements that need not keep the rules.
    pub(in crate::solve) fn ask_all(
        &mut self,
        oracle: &Oracle<'_>,
        (objective, missing, threads): (Objective, Option<i64>, &Threads),
        (prices, own): (&[i64], &[i64]),
        answers: &mut [Answer],
        limits: &mut Limits,
    ) {
        let (long, views, watch) = (self.long, &self.views, &*limits);
        let units = objective.units_per_point();
        let (own, totals) = own.split_at(self.limits.len());
        let units = |at: usize| units + totals.get(at).copied().unwrap_or(0);
        threads.for_each_chunk(&mut self.paths, WalkScratch::default, |scratch, first, walks| {
            for (walk, at) in walks.iter_mut().zip(first..) {
                if watch.interrupted() {
                    return;
                }
                let multipliers = (prices, &own[long.range(at)]);
                let course = oracle.course(CandidateIx::new(at));
                long.walk((course, &views[at]), units(at), multipliers, scratch, walk);
            }
        });
        for (at, (answer, walk)) in answers.iter_mut().zip(&mut self.paths).enumerate() {
            let empty =
                oracle.empty(CandidateIx::new(at)).map(|points| (units(at) * points, points));
            let rest = missing.map(|missing| (missing, 0)).max(empty);
            answer.work = walk.work;
            answer.exact = false;
            if let Some((value, points)) = rest.filter(|rest| walk.bound.is_none_or(|b| rest.0 > b))
            {
                walk.steps.clear();
                walk.sums.clear();
                (answer.bound, answer.points) = (value, points);
            } else if let Some(bound) = walk.bound {
                (answer.bound, answer.points) = (bound, walk.points);
            } else {
                (answer.exact, answer.value) = (true, None);
                continue;
            }
            let first = self.long.range(at).start;
            for (sum, limit) in walk.sums.iter().zip(first..) {
                let (least, most) = self.limits[limit];
                let excess = (f64::from(*sum) - most).max(least - f64::from(*sum)).max(0.0);
                self.strain[limit] += excess as u64;
            }
            answer.value = Some(answer.bound);
            answer.steps.clone_from(&walk.steps);
        }
        limits.spend(self.paths.iter().map(|walk| walk.work).sum());
    }

    /// Adds the sums of everybody's limits to a list, then their totals. The sums of an empty rotation keep the
    /// limits.
    pub(in crate::solve) fn sums(&self, answers: &[Answer], usage: &mut Vec<f64>) {
        for (at, walk) in self.paths.iter().enumerate() {
            let range = self.long.range(at);
            if walk.sums.is_empty() {
                let kept = |&(least, most): &(f64, f64)| {
                    if least.is_finite() { least } else { most.min(0.0) }
                };
                usage.extend(self.limits[range].iter().map(kept));
            } else {
                usage.extend(walk.sums.iter().map(|&sum| f64::from(sum)));
            }
        }
        if self.dealt > 0 {
            // Negative, as whoever has less asks for more.
            usage.extend(answers.iter().map(|answer| -(answer.points as f64)));
        }
    }

    /// What the part of the weight of the lowest total adds that cannot be dealt out in units, given the most
    /// that the worst-off can have.
    pub(in crate::solve) fn undealt(&self, worst: Worst, ceiling: i128) -> i128 {
        let left =
            i128::from(PRICE_UNIT) * i128::from(worst.thousandths) - 1000 * i128::from(self.dealt);
        -(-left * ceiling).div_euclid(1000)
    }

    /// Adds to a list how far sums ask for other multipliers.
    pub(in crate::solve) fn overload(&self, sums: &[f64], centre: &[f64], over: &mut Vec<f64>) {
        let known = self.limits.iter().zip(sums).zip(centre);
        over.extend(known.map(|((&(least, most), &sum), &multiplier)| {
            if most.is_finite() && (sum > most || multiplier > 0.0) {
                sum - most
            } else if least.is_finite() && (sum < least || multiplier < 0.0) {
                sum - least
            } else {
                0.0
            }
        }));
        // A total counts more if it is below what the dealt weight is worth now.
        let (totals, weights) = (&sums[self.limits.len()..], &centre[self.limits.len()..]);
        let dealt: f64 = weights.iter().sum();
        let worth: f64 = totals.iter().zip(weights).map(|(total, weight)| total * weight).sum();
        over.extend(totals.iter().zip(weights).map(|(total, &weight)| {
            let below = total - worth / dealt;
            if below > 0.0 || weight > 0.0 { below } else { 0.0 }
        }));
    }

    /// Multipliers a step from others, on sides with a limit, and with all of the weight dealt out.
    pub(in crate::solve) fn step(
        &self,
        centre: &[f64],
        over: &[f64],
        length: f64,
        trial: &mut [i64],
    ) {
        let moved = centre.iter().zip(over).map(|(centre, over)| centre + length * over);
        let known = self.limits.iter().zip(moved.clone());
        for (trial, (&(least, most), moved)) in trial.iter_mut().zip(known) {
            let lowest = if least.is_finite() { -MOST_PRICE } else { 0.0 };
            let highest = if most.is_finite() { MOST_PRICE } else { 0.0 };
            *trial = libm::floor(moved.clamp(lowest, highest) + 0.5) as i64;
        }
        if self.dealt > 0 {
            let moved: Vec<f64> = moved.skip(self.limits.len()).collect();
            let weights = onto_simplex(&moved, self.dealt as f64);
            trial[self.limits.len()..].copy_from_slice(&dealt(&weights, self.dealt));
        }
    }

    /// What a certificate says of everybody's own limits and totals at these multipliers.
    pub(in crate::solve) fn certified(&self, scheme: &Scheme, multipliers: &[i64]) -> Multipliers {
        let (own, totals) = multipliers.split_at(self.limits.len());
        let id = |at: usize| scheme.candidate(CandidateIx::new(at)).id.clone();
        let of = |at: usize| {
            let range = self.long.range(at);
            let limits = self.long.limits(at);
            let name = |limit: usize| self.long.name(scheme, &limits[limit]);
            let stated = own[range].iter().enumerate().filter(|(_, multiplier)| **multiplier != 0);
            let follows = self.views[at].stated();
            (
                id(at),
                Own {
                    follows: follows.map(|limit| name(limit as usize)).collect(),
                    multipliers: stated.map(|(limit, &value)| (name(limit), value)).collect(),
                },
            )
        };
        Multipliers {
            own: (0..self.paths.len()).map(of).collect(),
            worst: totals
                .iter()
                .enumerate()
                .map(|(at, &total)| (id(at), total))
                .filter(|t| t.1 > 0)
                .collect(),
        }
    }
}

/// What a certificate says of candidates one by one.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(in crate::solve) struct Multipliers {
    pub(in crate::solve) own: BTreeMap<Id, Own>,
    pub(in crate::solve) worst: BTreeMap<Id, i64>,
}

/// The nearest weights that are not negative and have a sum (Held, Wolfe and Crowder 1974, "Validation of
/// subgradient optimization").
fn onto_simplex(weights: &[f64], sum: f64) -> Vec<f64> {
    let mut sorted = weights.to_vec();
    sorted.sort_unstable_by(|a, b| b.total_cmp(a));
    let (mut above, mut shift) = (0.0, 0.0);
    for (weight, count) in sorted.iter().zip(1..) {
        above += weight;
        let level = (above - sum) / f64::from(count);
        if *weight > level {
            shift = level;
        }
    }
    weights.iter().map(|weight| (weight - shift).max(0.0)).collect()
}

/// A whole number dealt out in proportion to weights; what is left over by rounding goes to the first ones.
fn dealt(weights: &[f64], sum: i64) -> Vec<i64> {
    let all: f64 = weights.iter().sum();
    let share = |weight: &f64| libm::floor(weight * sum as f64 / all) as i64;
    let mut dealt: Vec<i64> = weights.iter().map(share).collect();
    let mut left = sum - dealt.iter().sum::<i64>();
    for (share, weight) in dealt.iter_mut().zip(weights) {
        if *weight > 0.0 && left > 0 {
            *share += 1;
            left -= 1;
        }
    }
    if let Some(first) = dealt.first_mut() {
        *first += left;
    }
    dealt
}
