//! The stages of a search where rotations are long: annealing and prices in turn.

use super::Search;
use crate::plan::PRICE_UNIT;
use crate::solve::control::Phase;
use crate::solve::outcome::Stopped;
use crate::solve::plans::anneal::{Annealer, Cohort};
use crate::solve::plans::roster::Roster;

/// Runs of annealing, each twice as long as the one before: in all, and without a plan.
const RUNS: u32 = 12;
const UNPLANNED: u32 = 6;
/// The work on prices is that of annealing, divided by this.
const SHARE: u64 = 1;
/// Below this step length prices have settled: more is to be had from another relaxation.
const SETTLED_WHEN_LONG: f64 = 2e-4;
/// Ways of the states of each candidate once prices have settled for the first time, and of all together
/// at least; so many times more whenever prices have settled again, and at most.
const WAYS: usize = 25_000;
const LEAST_WAYS: usize = 1_000_000;
const MORE_WAYS: usize = 4;
const MOST_WAYS: usize = 32_000_000;

impl Search<'_, '_, '_> {
    /// Annealing and prices in turn: plans come from annealing alone, bounds from prices alone.
    pub(in crate::solve) fn anneal(&mut self) -> Result<(), Stopped> {
        self.check()?;
        let threads = self.relaxation.threads;
        let cohort = Cohort::of(&self.relaxation);
        let planned = self.value().is_some();
        let start = planned.then(|| self.best.held.clone());
        let mut annealer = Annealer::new(&cohort, threads, self.seed, start.as_deref());
        // A step of prices can take long: it waits until its share of the work has been saved up.
        let candidates = self.relaxation.answers.len();
        let (mut saved, mut step) = (0, 0);
        let mut ways = (WAYS * candidates).clamp(LEAST_WAYS, MOST_WAYS);
        while annealer.runs() < RUNS {
            let work = annealer.slice(threads, self.limits);
            self.limits.spend(work);
            if let Some(held) = annealer.better() {
                let mut roster =
                    Roster::new(&self.relaxation, self.volume.shared(&self.relaxation));
                held.into_iter().enumerate().for_each(|(at, held)| roster.restore(at, held));
                self.keep(roster);
            }
            self.report(Phase::Improve);
            self.check()?;
            saved += work / SHARE;
            while saved >= step && (self.volume.step() >= SETTLED_WHEN_LONG || ways <= MOST_WAYS) {
                let before = self.limits.work();
                if self.volume.step() >= SETTLED_WHEN_LONG {
                    self.price_once()?;
                } else {
                    self.relaxation.refine(ways, self.limits);
                    self.volume.resume(&mut self.relaxation, self.limits);
                    ways *= MORE_WAYS;
                }
                step = (self.limits.work() - before).max(1);
                saved = saved.saturating_sub(step);
            }
            let planned = self.value().is_some();
            if annealer.runs() >= UNPLANNED && !planned {
                break;
            }
        }
        Ok(())
    }

    /// Moves prices by one step.
    fn price_once(&mut self) -> Result<(), Stopped> {
        let bound = self.volume.bound;
        let value = self.value();
        let aim = value.map_or(bound - bound.abs() / 10 - PRICE_UNIT, |v| v * PRICE_UNIT);
        self.volume.advance(&mut self.relaxation, aim, self.limits);
        self.report(Phase::Prices);
        self.check()
    }
}
