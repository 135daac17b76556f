//! The relaxation for long rotations: a path for everybody, and multipliers of their own limits.

use std::cmp::Reverse;

use super::limits::Limits;
use super::prices::MOST_PRICE;
use crate::model::CandidateIx;
use crate::parallel::Threads;
use crate::rotation::{Answer, Long, Memory, Objective, Oracle, OwnLimit, View, Walk};

/// Ways of all candidates' states together, at first.
const FIRST_WAYS: usize = 1_000_000;

/// Everybody's path of the latest evaluation, and what it is found in.
#[derive(Debug)]
pub(super) struct Walks<'a> {
    long: &'a Long,
    views: Vec<View>,
    walks: Vec<Walk>,
    /// Lower and upper limit of each multiplier's sum.
    limits: Vec<(f64, f64)>,
    /// How often, and by how much, paths broke each limit.
    strain: Vec<u64>,
}

impl<'a> Walks<'a> {
    pub(super) fn new(oracle: &Oracle<'_>, long: &'a Long, threads: &Threads) -> Self {
        let count = oracle.scheme().candidates().len();
        let views = long.views(oracle, threads, &vec![Vec::new(); count], FIRST_WAYS);
        let limit = |limit: &OwnLimit| {
            let least = limit.least.map_or(f64::NEG_INFINITY, |least| least as f64);
            (least, limit.most.map_or(f64::INFINITY, |most| most as f64))
        };
        let limits = (0..count).flat_map(|at| long.limits(at)).map(limit).collect();
        let strain = vec![0; long.len()];
        Self { long, views, walks: vec![Walk::default(); count], limits, strain }
    }

    /// Remembers as many as fit of the limits that paths broke, those broken most first.
    pub(super) fn refine(&mut self, oracle: &Oracle<'_>, threads: &Threads, most: usize) {
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
            wish.sort_by_key(|limit| (sort(limit), Reverse(strain(limit))));
            wish
        };
        let wishes: Vec<Vec<u32>> = (0..self.walks.len()).map(wish).collect();
        self.views = self.long.views(oracle, threads, &wishes, most);
    }

    /// Number of multipliers.
    pub(super) fn len(&self) -> usize {
        self.limits.len()
    }

    /// The best path of everybody, as answers: bounds, with placements that need not keep the rules.
    pub(super) fn ask_all(
        &mut self,
        oracle: &Oracle<'_>,
        (objective, missing, threads): (Objective, Option<i64>, &Threads),
        (prices, own): (&[i64], &[i64]),
        answers: &mut [Answer],
        limits: &mut Limits,
    ) {
        let (long, views, watch) = (self.long, &self.views, &*limits);
        let units = objective.units_per_point();
        threads.for_each_chunk(&mut self.walks, Memory::default, |memory, first, walks| {
            for (walk, at) in walks.iter_mut().zip(first..) {
                if watch.interrupted() {
                    return;
                }
                let multipliers = (prices, &own[long.range(at)]);
                let candidate = CandidateIx::new(at);
                long.walk(oracle, &views[at], candidate, units, multipliers, memory, walk);
            }
        });
        for (at, (answer, walk)) in answers.iter_mut().zip(&mut self.walks).enumerate() {
            let empty = oracle.empty(CandidateIx::new(at)).map(|points| (units * points, points));
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
        limits.spend(self.walks.iter().map(|walk| walk.work).sum());
    }

    /// Adds the sums of everybody's limits to a list. Those of an empty rotation keep the limits.
    pub(super) fn sums(&self, usage: &mut Vec<f64>) {
        for (at, walk) in self.walks.iter().enumerate() {
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
    }

    /// How far a sum asks for another multiplier.
    pub(super) fn overload(&self, at: usize, sum: f64, multiplier: f64) -> f64 {
        let (least, most) = self.limits[at];
        if most.is_finite() && (sum > most || multiplier > 0.0) {
            sum - most
        } else if least.is_finite() && (sum < least || multiplier < 0.0) {
            sum - least
        } else {
            0.0
        }
    }

    /// The multiplier nearest to one, on a side with a limit.
    pub(super) fn clamp(&self, at: usize, multiplier: f64) -> f64 {
        let (least, most) = self.limits[at];
        let lowest = if least.is_finite() { -MOST_PRICE } else { 0.0 };
        multiplier.clamp(lowest, if most.is_finite() { MOST_PRICE } else { 0.0 })
    }
}
