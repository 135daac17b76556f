//! The stages of a search where rotations are long: annealing and prices in turn.

use super::{SETTLED, Search};
use crate::certify::PRICE_UNIT;
use crate::solve::anneal::{Annealer, Cohort};
use crate::solve::control::Phase;
use crate::solve::outcome::Stopped;
use crate::solve::roster::Roster;

/// Runs of annealing, each twice as long as the one before: in all, and without a plan.
const RUNS: u32 = 10;
const UNPLANNED: u32 = 6;
/// Of the work of annealing, prices may have one part in so many.
const SHARE: u64 = 2;

impl Search<'_, '_, '_> {
    /// As [`Search::stages`]: plans come from annealing alone.
    pub(super) fn long_stages(&mut self) -> Result<(), Stopped> {
        self.check()?;
        let threads = self.relaxation.threads;
        let cohort = Cohort::of(&self.relaxation);
        let planned = self.value(self.best.worth).is_some();
        let start = planned.then(|| self.best.held.clone());
        let mut annealer = Annealer::new(&cohort, threads, self.seed, start.as_deref());
        loop {
            let work = annealer.slice(threads, self.limits);
            self.limits.spend(work);
            if let Some(held) = annealer.better() {
                let mut roster = Roster::new(&self.relaxation, &self.volume.best);
                held.into_iter().enumerate().for_each(|(at, held)| roster.restore(at, held));
                self.keep(roster);
            }
            self.report(Phase::Improve);
            self.check()?;
            self.price_for(work / SHARE)?;
            let planned = self.value(self.best.worth).is_some();
            if annealer.runs() >= UNPLANNED && !planned {
                return Ok(());
            }
            if annealer.runs() >= RUNS {
                return self.prove(0);
            }
        }
    }

    /// Moves prices until so much work is done, or they have settled.
    fn price_for(&mut self, work: u64) -> Result<(), Stopped> {
        let until = self.limits.work().saturating_add(work);
        while self.limits.work() < until && self.volume.step() >= SETTLED {
            let bound = self.volume.bound;
            let value = self.value(self.best.worth);
            let aim = value.map_or(bound - bound.abs() / 10 - PRICE_UNIT, |v| v * PRICE_UNIT);
            if self.volume.advance(&mut self.relaxation, aim, self.limits).is_none() {
                break;
            }
            self.check()?;
        }
        self.report(Phase::Prices);
        self.check()
    }
}
