//! Plans of long rotations by simulated annealing.
//!
//! Where rotations have many placements, nobody's best one is found by search, and moves of one
//! placement at a time go far. A plan is complete at every moment, and may break rules; what is broken is
//! weighed against points. Simulated annealing: Kirkpatrick, Gelatt and Vecchi (1983), "Optimization by
//! simulated annealing", Science 220; for the scheduling of medical students Zanazzo, Ceschia, Dovier and
//! Schaerf (2024), "Solving the medical student scheduling problem using simulated annealing", Journal of
//! Scheduling.

mod chain;
mod cohort;
mod easing;
mod exchanges;
mod moves;
mod paths;
mod proposer;
#[cfg(test)]
pub(in crate::solve) mod sample;
mod schedule;
mod standing;
#[cfg(test)]
mod tests;

use std::sync::{Mutex, PoisonError};

use chain::{Best, Chain};
pub(in crate::solve) use cohort::Cohort;

use crate::parallel::Threads;
use crate::pricing::Leg;
use crate::solve::held::Held;
use crate::solve::limits::Limits;
use crate::solve::random::Random;

/// Chains side by side: fixed, so that threads change nothing.
const CHAINS: usize = 2;
/// Moves of each chain in the first run, for every placement; each run has twice as many as the last.
const MOVES: u64 = 96;
const LEAST_MOVES: u64 = 1 << 14;
const MOST_DOUBLINGS: u32 = 24;
/// Temperatures in which a run begins and ends, as shares of what a move changes on average. The first
/// run begins cooler: any plan that keeps all rules is welcome then.
const START: f64 = 0.4;
const FIRST_START: f64 = 0.15;
const END: f64 = 0.04;
/// Moves of a slice, at least, and slices of a run.
const LEAST_SLICE: u64 = 1 << 14;
const SLICES: u64 = 16;
/// What a move counts as work.
const WORK: u64 = 400;

/// Annealing under way: run after run, each longer than the one before, in slices.
#[derive(Debug)]
pub(in crate::solve) struct Annealer<'c, 'a> {
    chains: Vec<Mutex<Chain<'c, 'a>>>,
    /// The run at hand, and how many of its moves are done.
    run: u32,
    done: u64,
    /// Moves of the first run.
    first: u64,
    /// Value of the best plan handed over.
    value: Option<i64>,
}

impl<'c, 'a> Annealer<'c, 'a> {
    pub(in crate::solve) fn new(
        cohort: &'c Cohort<'a>,
        threads: &Threads,
        seed: u64,
        start: Option<&[Held]>,
    ) -> Self {
        let chain = |at: usize| {
            let random = Random::new(seed, 2_000_000 + at as u64);
            Mutex::new(Chain::new(cohort, random, start))
        };
        let mut chains = threads.jobs(CHAINS, chain);
        let placed = |chain: &mut Mutex<Chain<'_, '_>>| {
            chain.get_mut().unwrap_or_else(PoisonError::into_inner).placements()
        };
        let placements = chains.iter_mut().map(placed).max().unwrap_or(0);
        let first = LEAST_MOVES.max(MOVES * placements as u64);
        Self { chains, run: 0, done: 0, first, value: None }
    }

    /// The number of runs that have ended.
    pub(in crate::solve) fn runs(&self) -> u32 {
        self.run
    }

    /// Makes the next slice of moves; returns the work.
    pub(in crate::solve) fn slice(&mut self, threads: &Threads, limits: &Limits) -> u64 {
        let start = if self.run == 0 { FIRST_START } else { START };
        let total = self.first << self.run.min(MOST_DOUBLINGS);
        let share = (total / SLICES).max(LEAST_SLICE).min(total - self.done);
        let moves = share.min(limits.left() / (WORK * CHAINS as u64) + 1);
        let begins = self.done == 0;
        let factor = libm::pow(END / start, moves as f64 / total as f64);
        threads.jobs(CHAINS, |at| {
            let mut chain = self.chains[at].lock().unwrap_or_else(PoisonError::into_inner);
            if begins {
                chain.heat(start, limits);
            }
            chain.run(moves, factor, limits);
        });
        self.done += moves;
        if self.done >= total {
            self.run += 1;
            self.done = 0;
        }
        WORK * moves * CHAINS as u64
    }

    /// The best plan of all chains, if it is better than the one handed over last.
    pub(in crate::solve) fn better(&mut self) -> Option<Vec<Held>> {
        let mut found: Option<Best> = None;
        for chain in &mut self.chains {
            let chain = chain.get_mut().unwrap_or_else(PoisonError::into_inner);
            let Some(best) = &chain.best else { continue };
            let value = found.as_ref().map(|found| found.value).max(self.value);
            if value.is_none_or(|value| best.value > value) {
                found = Some(best.clone());
            }
        }
        let found = found?;
        self.value = Some(found.value);
        let steps = found.legs.iter().map(|legs| legs.iter().map(Leg::step));
        let held = steps.zip(&found.points).map(|(s, &points)| Held::Rotation(s.collect(), points));
        Some(held.collect())
    }
}
