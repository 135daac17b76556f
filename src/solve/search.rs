//! The search for one objective: prices, plans and proof, in turn, until it is settled or stopped.

use super::construct::construct;
use super::control::{Phase, Progress};
use super::improve::Improver;
use super::limits::Limits;
use super::outcome::Stopped;
use super::prices::Volume;
use super::random::Random;
use super::relaxation::{Relaxation, points_of};
use super::roster::{Held, Roster, Tools, Worth};
use super::tree::{Tree, Verdict};
use crate::certify::PRICE_UNIT;
use crate::rotation::Objective;

/// Price steps before the first plan is improved, and in all until the prices have settled.
const FIRST_STEPS: usize = 120;
const MOST_STEPS: usize = 1500;
/// A plan is built from the prices every so many steps.
const STEPS_PER_PLAN: usize = 20;
/// Below this step length the prices have settled.
const SETTLED: f64 = 2e-5;
/// Searches for better plans that run side by side; fixed, so that threads change nothing.
const CHAINS: usize = 2;
/// Rounds of improvement, each twice as long as the one before.
const ROUNDS: usize = 7;
/// Most residual rotations that a proof is attempted on, at first; it doubles every round.
const FIRST_RESIDUAL: usize = 4_000;

/// Who watches the solve.
pub(super) type Watcher<'w> = dyn FnMut(&Progress) + 'w;

/// A search under way.
pub(super) struct Search<'s, 'a> {
    pub(super) relaxation: Relaxation<'a>,
    pub(super) limits: &'s mut Limits,
    watcher: &'s mut Watcher<'s>,
    gap: f64,
    seed: u64,
    pub(super) volume: Option<Volume>,
    pub(super) best: Option<Roster<'a>>,
    /// Set once it is proved that no plan beats the best one: what was left after prices.
    pub(super) settled: Option<Settled>,
}

/// How a search was settled.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Settled {
    /// The price bound equals the plan's value.
    Prices,
    /// Branching over the residual rotations found nothing better.
    Residual,
}

impl<'s, 'a> Search<'s, 'a> {
    pub(super) fn new(
        relaxation: Relaxation<'a>,
        limits: &'s mut Limits,
        watcher: &'s mut Watcher<'s>,
        gap: f64,
        seed: u64,
    ) -> Self {
        let (volume, best, settled) = (None, None, None);
        Self { relaxation, limits, watcher, gap, seed, volume, best, settled }
    }

    /// Runs from given prices and, perhaps, a plan, until settled or stopped.
    pub(super) fn run(&mut self, prices: Vec<i64>, start: Option<Vec<Held>>) -> Stopped {
        if let Some(held) = start {
            let mut roster = Roster::new(&self.relaxation, &prices);
            held.into_iter().enumerate().for_each(|(at, held)| roster.restore(at, held));
            self.best = Some(roster);
        }
        self.volume = Volume::start(&mut self.relaxation, prices, self.limits);
        match self.stages() {
            Err(stopped) => stopped,
            Ok(()) if self.settled.is_some() => Stopped::Proved,
            Ok(()) => Stopped::Work,
        }
    }

    /// `Err` breaks off with the reason; `Ok` means settled, or all effort spent.
    fn stages(&mut self) -> Result<(), Stopped> {
        self.check()?;
        if self.relaxation.impossible().next().is_some() {
            return Ok(());
        }
        self.price(FIRST_STEPS)?;
        let moves = 2_000.max(4 * self.relaxation.answers.len());
        self.improve(moves, 0)?;
        self.price(MOST_STEPS)?;
        for round in 0..ROUNDS {
            if self.settled.is_some() {
                return Ok(());
            }
            self.improve(moves << round, round as u64 + 1)?;
            self.prove(FIRST_RESIDUAL << round)?;
        }
        Ok(())
    }

    /// Stops if the answer is good enough or a limit is reached.
    fn check(&mut self) -> Result<(), Stopped> {
        if let Some(stopped) = self.limits.reached() {
            return Err(stopped);
        }
        let (Some(volume), Some(best)) = (&self.volume, &self.best) else { return Ok(()) };
        let value = self.value(best.worth);
        let Some(value) = value else { return Ok(()) };
        let bound = points_of(volume.bound);
        if bound <= value {
            self.settled = Some(Settled::Prices);
            return Err(Stopped::Proved);
        }
        let close = super::outcome::relative_gap(value, bound).is_some_and(|gap| gap <= self.gap);
        if close && self.gap > 0.0 { Err(Stopped::Gap) } else { Ok(()) }
    }

    /// The value, in points, of a plan; `None` if it is not a plan in this objective.
    pub(super) fn value(&self, worth: Worth) -> Option<i64> {
        match self.relaxation.objective {
            Objective::Feasibility => Some(-(worth.missing as i64)),
            Objective::Points => (worth.missing == 0).then_some(worth.points),
        }
    }

    fn report(&mut self, phase: Phase) {
        let objective = self.best.as_ref().and_then(|best| self.value(best.worth));
        let points = self.relaxation.objective == Objective::Points;
        let progress = Progress {
            phase,
            objective: objective.filter(|_| points),
            bound: self.volume.as_ref().map(|volume| points_of(volume.bound)).filter(|_| points),
            work: self.limits.work(),
            elapsed: self.limits.elapsed(),
        };
        (self.watcher)(&progress);
    }

    fn tools(&self) -> Tools {
        Tools::new(self.relaxation.objective)
    }

    /// Moves prices for up to `steps` steps, building plans on the way.
    fn price(&mut self, steps: usize) -> Result<(), Stopped> {
        let mut random = Random::new(self.seed, 1);
        let mut tools = self.tools();
        for step in 0..steps {
            let Some(volume) = &mut self.volume else { return self.check() };
            if volume.step() < SETTLED {
                break;
            }
            let value = match self.relaxation.objective {
                Objective::Feasibility => self.best.as_ref().map(|b| -(b.worth.missing as i64)),
                Objective::Points => {
                    self.best.as_ref().filter(|b| b.worth.missing == 0).map(|b| b.worth.points)
                }
            };
            // Without a plan yet, aim a tenth below the bound.
            let bound = volume.bound;
            let aim = value.map_or(bound - bound.abs() / 10 - PRICE_UNIT, |v| v * PRICE_UNIT);
            let advanced = volume.advance(&mut self.relaxation, aim, self.limits);
            if advanced.is_none() {
                return self.check();
            }
            if step % STEPS_PER_PLAN == STEPS_PER_PLAN - 1 {
                let prices = &volume.best;
                let roster = construct(&self.relaxation, prices, &mut random, &mut tools, self.limits);
                self.keep(roster);
                self.limits.spend(std::mem::take(&mut tools.work));
                self.report(Phase::Prices);
            }
            self.check()?;
        }
        Ok(())
    }

    fn keep(&mut self, roster: Option<Roster<'a>>) {
        let Some(roster) = roster else { return };
        if self.best.as_ref().is_none_or(|best| roster.worth.beats(best.worth)) {
            self.best = Some(roster);
        }
    }

    /// Improves the best plan by several independent chains of moves.
    fn improve(&mut self, moves: usize, round: u64) -> Result<(), Stopped> {
        let (Some(best), Some(volume)) = (&mut self.best, &self.volume) else { return Ok(()) };
        best.reprice(&volume.best);
        let (start, limits, objective) = (&*best, &*self.limits, self.relaxation.objective);
        let seed = self.seed;
        let found = self.relaxation.threads.jobs(CHAINS, |chain| {
            let mut roster = start.clone();
            let mut tools = Tools::new(objective);
            let mut random = Random::new(seed, 100 + 10 * round + chain as u64);
            // A threshold of a few points lets the chain leave poor optima; one stays strict.
            let slack = [0, 4][chain % 2];
            Improver::new(&mut roster, &mut tools, &mut random).run(moves, slack, limits);
            (roster, tools.work)
        });
        self.limits.spend(found.iter().map(|(_, work)| work).sum());
        found.into_iter().for_each(|(roster, _)| self.keep(Some(roster)));
        self.report(Phase::Improve);
        self.check()
    }

    /// Tries to prove that nothing beats the best plan, or finds what does.
    fn prove(&mut self, most: usize) -> Result<(), Stopped> {
        let (Some(volume), Some(best)) = (&self.volume, &self.best) else { return Ok(()) };
        self.relaxation.evaluate(&volume.best, self.limits);
        self.check()?;
        let (Some(volume), Some(best)) = (&self.volume, self.best.take()) else { return Ok(()) };
        let value = self.value(best.worth);
        let tree = Tree::new(&self.relaxation, volume, value, most, self.limits);
        let verdict = tree.map(|tree| tree.run(self.limits));
        self.best = Some(best);
        match verdict {
            Some(Verdict::NothingBetter) => self.settled = Some(Settled::Residual),
            Some(Verdict::Better(held)) => {
                self.take(held);
                self.settled = Some(Settled::Residual);
            }
            Some(Verdict::Unfinished(Some(held))) => self.take(held),
            Some(Verdict::Unfinished(None)) | None => {}
        }
        self.report(Phase::Prove);
        if self.settled.is_some() { Ok(()) } else { self.check() }
    }

    fn take(&mut self, held: Vec<Held>) {
        let Some(volume) = &self.volume else { return };
        let mut roster = Roster::new(&self.relaxation, &volume.best);
        held.into_iter().enumerate().for_each(|(at, held)| roster.restore(at, held));
        self.keep(Some(roster));
    }
}
