//! A search under way for one objective: what its stages do, and where it stands.

mod blocked;
mod long;

use super::bound::long::Multipliers;
use super::bound::relaxation::{Relaxation, known, points_of};
use super::bound::volume::Volume;
use super::control::{Phase, Progress};
use super::findings::{Findings, Settled};
use super::limits::Limits;
use super::outcome::Stopped;
use super::plans::construct::construct;
use super::plans::improve::{Effort, improve};
use super::plans::parts;
use super::plans::roster::{Roster, Tools};
use super::proof::{Tree, TreeFindings, TreeProof};
use super::random::Random;
use crate::model::CandidateIx;
use crate::plan::PRICE_UNIT;
use crate::pricing::Objective;
use crate::solve::held::Held;

/// A plan is built from the prices every so many steps.
const STEPS_PER_PLAN: usize = 20;
/// Below this step length the prices have settled.
const SETTLED: f64 = 2e-5;
/// Moves per candidate after each plan built from prices; more where a call of the oracle takes
/// more than so many steps, so that prices and plans get comparable shares of the work.
const MOVES_PER_PLAN: usize = 1;
const ORACLE_STEPS: usize = 2_000;
/// How much worse a move may be at first while prices move, in thousandths of the average rotation.
const EARLY_SLACK: i64 = 5;
/// Most residual rotations that a proof is attempted on: in the first round, and ever.
const FIRST_RESIDUAL: usize = 3_000;
const MOST_RESIDUAL: usize = 60_000;
/// Smaller cohorts are not cut into parts.
const LEAST_PEOPLE: usize = 90;
/// How often the cohort is cut into parts in a round.
const SWEEPS: usize = 3;
/// Work allowed to the tree of one part in the first rounds.
const PART_WORK: u64 = 100_000_000;
/// Work allowed to the proof in the first round.
const FIRST_TREE_WORK: u64 = 800_000_000;

/// Who watches the solve.
pub(super) type Watcher<'w> = dyn FnMut(&Progress) + 'w;

/// How to improve plans.
#[derive(Clone, Copy, Debug)]
pub(super) struct Improvement {
    pub(super) moves: usize,
    /// How much worse a move may be at first, in thousandths of the average rotation.
    pub(super) slack: i64,
    /// Whether to start from a new plan, built at the best prices.
    pub(super) anew: bool,
}

/// A search under way.
pub(super) struct Search<'s, 'w, 'a> {
    relaxation: Relaxation<'a>,
    limits: &'s mut Limits,
    watcher: &'s mut Watcher<'w>,
    pub(super) seed: u64,
    volume: Volume,
    best: Roster<'a>,
    settled: Option<Settled>,
    proof: Option<TreeProof>,
}

impl<'s, 'w, 'a> Search<'s, 'w, 'a> {
    /// Prices once, so that there is a bound whatever the limits; takes over a plan if given.
    pub(super) fn new(
        mut relaxation: Relaxation<'a>,
        limits: &'s mut Limits,
        watcher: &'s mut Watcher<'w>,
        seed: u64,
        mut prices: Vec<i64>,
        held: Option<Vec<Held>>,
    ) -> Self {
        relaxation.deal(&mut prices);
        let volume = Volume::start(&mut relaxation, prices, limits);
        let mut best = Roster::new(&relaxation, volume.shared(&relaxation));
        for (at, held) in held.into_iter().flatten().enumerate() {
            best.restore(at, held);
        }
        Self { relaxation, limits, watcher, seed, volume, best, settled: None, proof: None }
    }

    /// What was found, given how the stages ended.
    pub(super) fn findings(mut self, ended: Result<(), Stopped>) -> Findings {
        let stopped = match ended {
            Err(stopped) => stopped,
            Ok(()) if self.settled.is_some() => Stopped::Proved,
            Ok(()) => Stopped::Work,
        };
        let impossible = self.relaxation.impossible().collect();
        let wanting = match self.relaxation.objective {
            Objective::Feasibility => self.wanting(),
            Objective::Points => Vec::new(),
        };
        let multipliers = self.multipliers();
        Findings {
            stopped,
            settled: self.settled,
            value: self.value(),
            at_fault: self.best.sums.at_fault(),
            proof: self.proof,
            held: self.best.held,
            bound: self.relaxation.settled(&self.volume.best, self.volume.bound, self.limits),
            multipliers,
            prices: self.volume.shared(&self.relaxation).to_vec(),
            impossible,
            wanting,
        }
    }

    /// Whether rotations are long, so that plans come from annealing and bounds from multipliers.
    pub(super) fn is_long(&self) -> bool {
        self.relaxation.objective == Objective::Points && self.relaxation.oracle.is_long()
    }

    /// Whether there is a plan.
    pub(super) fn is_planned(&self) -> bool {
        self.value().is_some()
    }

    /// Number of candidates.
    pub(super) fn candidates(&self) -> usize {
        self.relaxation.answers.len()
    }

    /// A first plan, unless somebody has no rotation at all.
    pub(super) fn begin(&mut self) -> Result<(), Stopped> {
        if self.relaxation.impossible().next().is_none() {
            self.build(&mut Random::new(self.seed, 0));
        }
        if !self.limits.interrupted() {
            self.report(Phase::Construct);
        }
        self.check()
    }

    /// What a certificate says of everybody's own limits and totals.
    fn multipliers(&self) -> Multipliers {
        let shared = self.volume.shared(&self.relaxation).len();
        let scheme = self.relaxation.oracle.scheme();
        let walks = self.relaxation.walks.as_ref();
        walks.map(|walks| walks.certified(scheme, &self.volume.best[shared..])).unwrap_or_default()
    }

    /// Builds a plan from the best prices and keeps it if it is better.
    fn build(&mut self, random: &mut Random) {
        let mut tools = Tools::new(self.relaxation.objective);
        let (prices, limits) = (self.volume.shared(&self.relaxation), &*self.limits);
        let built = construct(&self.relaxation, prices, random, &mut tools, limits);
        if let Some(roster) = built {
            self.keep(roster);
        }
        self.limits.spend(tools.work);
    }

    /// Breaks off if the answer is good enough or a limit is reached.
    fn check(&mut self) -> Result<(), Stopped> {
        let bound = points_of(self.volume.bound);
        let value = self.value();
        let hopeless = self.relaxation.objective == Objective::Feasibility && bound < 0;
        if hopeless || value.is_some_and(|value| bound <= value) {
            self.settled = Some(Settled::Prices);
            return Err(Stopped::Proved);
        }
        if self.relaxation.impossible().next().is_some() {
            self.settled = Some(Settled::Impossible);
            return Err(Stopped::Proved);
        }
        if let Some(stopped) = self.limits.reached() {
            return Err(stopped);
        }
        if value.is_some_and(|value| self.limits.is_near(value, bound)) {
            return Err(Stopped::Gap);
        }
        Ok(())
    }

    /// The value, in points, of the best plan; `None` if it is not a plan in this objective.
    fn value(&self) -> Option<i64> {
        let worth = self.best.worth;
        match self.relaxation.objective {
            Objective::Feasibility => Some(-(worth.missing as i64)),
            Objective::Points => (worth.missing == 0).then_some(worth.points),
        }
    }

    fn report(&mut self, phase: Phase) {
        let for_points = self.relaxation.objective == Objective::Points;
        let value = self.value().filter(|_| for_points);
        let bound = known(self.volume.bound).filter(|_| for_points);
        (self.watcher)(&self.limits.progress(phase, value, bound));
    }

    /// Moves prices for up to `steps` steps, building plans on the way.
    pub(super) fn price(&mut self, steps: usize) -> Result<(), Stopped> {
        let mut random = Random::new(self.seed, steps as u64);
        let candidates = self.relaxation.answers.len();
        let (oracle, first) = (self.relaxation.oracle, CandidateIx::new(0));
        let effort = if candidates > 0 { oracle.effort(first) } else { 0 };
        let early = candidates * (MOVES_PER_PLAN + effort / ORACLE_STEPS);
        for step in 1..=steps {
            if self.volume.step() < SETTLED {
                break;
            }
            // Without a plan yet, aim a tenth below the bound.
            let bound = self.volume.bound;
            let value = self.value();
            let aim = value.map_or(bound - bound.abs() / 10 - PRICE_UNIT, |v| v * PRICE_UNIT);
            let advanced = self.volume.advance(&mut self.relaxation, aim, self.limits);
            if advanced.is_some() && step % STEPS_PER_PLAN == 0 {
                self.build(&mut random);
                self.report(Phase::Prices);
                self.check()?;
                let course = Improvement { moves: early, slack: EARLY_SLACK, anew: false };
                self.improve(course, &mut random)?;
            }
            self.check()?;
        }
        Ok(())
    }

    fn keep(&mut self, roster: Roster<'a>) {
        if roster.worth.beats(self.best.worth) {
            self.best = roster;
        }
    }

    /// Improves the best plan, or a new one, and keeps the outcome if it is better.
    pub(super) fn improve(
        &mut self,
        course: Improvement,
        random: &mut Random,
    ) -> Result<(), Stopped> {
        let mut tools = Tools::new(self.relaxation.objective);
        let prices = self.volume.shared(&self.relaxation);
        let built = (course.anew)
            .then(|| construct(&self.relaxation, prices, random, &mut tools, self.limits));
        let start = built.flatten().filter(|built| built.worth.missing == 0);
        let start = start.as_ref().unwrap_or_else(|| {
            self.best.reprice(prices);
            &self.best
        });
        let average = start.worth.points.abs() / start.held.len().max(1) as i64;
        let slack = average * course.slack / 1000;
        let effort = Effort { moves: course.moves, slack };
        let (found, work) = improve(&self.relaxation, start, random, effort, self.limits);
        self.limits.spend(work + tools.work);
        self.keep(found);
        self.report(Phase::Improve);
        self.check()
    }

    /// Tries to prove that nothing beats the best plan, or finds what does.
    pub(super) fn prove(&mut self, round: usize, growth: u64) -> Result<(), Stopped> {
        if self.relaxation.evaluate(&self.volume.best, self.limits).is_none() {
            return self.check();
        }
        for sweep in 0..SWEEPS {
            self.improve_parts(round * SWEEPS + sweep)?;
        }
        let Some(value) = self.value() else { return Ok(()) };
        let effort = (MOST_RESIDUAL.min(FIRST_RESIDUAL << round), FIRST_TREE_WORK * growth);
        let tree = Tree::new(&self.relaxation, &self.volume, value, effort, self.limits);
        let Some(TreeFindings { better, proof }) = tree.map(|tree| tree.run(self.limits)) else {
            self.report(Phase::Prove);
            return self.check();
        };
        if let Some(held) = better {
            let mut roster = Roster::new(&self.relaxation, self.volume.shared(&self.relaxation));
            held.into_iter().enumerate().for_each(|(at, held)| roster.restore(at, held));
            self.keep(roster);
        }
        self.report(Phase::Prove);
        if let Some(proof) = proof {
            self.settled = Some(Settled::Residual);
            self.proof = Some(proof);
            return Err(Stopped::Proved);
        }
        self.check()
    }

    /// Improves the best plan part by part.
    fn improve_parts(&mut self, turn: usize) -> Result<(), Stopped> {
        let small = self.relaxation.answers.len() < LEAST_PEOPLE;
        // What a part adds says little where the lowest total of all counts.
        if small
            || !self.relaxation.worst.is_none()
            || self.relaxation.objective == Objective::Feasibility
            || self.best.worth.missing > 0
        {
            return Ok(());
        }
        let mut random = Random::new(self.seed, 2_000_000 + turn as u64);
        let (relaxation, limits) = (&self.relaxation, &*self.limits);
        let work = PART_WORK << (turn / SWEEPS / 2);
        let prices = self.volume.shared(&self.relaxation);
        let (changes, work) =
            parts::improve(relaxation, prices, &self.best, &mut random, work, limits);
        for (at, _) in &changes {
            self.best.remove(*at);
        }
        for (at, held) in changes {
            self.best.restore(at, held);
        }
        self.limits.spend(work);
        self.report(Phase::Improve);
        self.check()
    }
}
