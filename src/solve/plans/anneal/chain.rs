//! One annealing chain.

use super::cohort::Cohort;
use super::proposer::Proposer;
use super::schedule::{Odds, Weights};
use super::standing::{Draft, Score, Standing};
use crate::pricing::{Leg, Step};
use crate::solve::held::Held;
use crate::solve::limits::Limits;
use crate::solve::random::Random;

/// Moves between two changes of the temperature.
const BLOCK: u64 = 512;
/// Moves between two questions whether to stop.
const WATCH: u64 = 4096;
/// Moves by which the size of changes is measured.
const SAMPLE: usize = 2_000;
/// Moves that mend one rotation, at most, their temperature in units by which it breaks rules, and what
/// places and rows count against those.
const MENDS: usize = 4_000;
const MENDING: f64 = 0.12;
const CROWDED: f64 = 0.05;
/// Moves in vain after which a rotation under repair is put together without gaps.
const COMPACT: usize = 400;
/// Options looked at for each placement of the first plan.
const OPTIONS: usize = 8;

/// The best plan that keeps all rules.
#[derive(Clone, Debug)]
pub(super) struct Best {
    pub(super) value: i64,
    pub(super) legs: Vec<Vec<Leg>>,
    /// Points by candidate.
    pub(super) points: Vec<i64>,
}

/// A plan that moves at random, less and less where that makes it worse.
#[derive(Debug)]
pub(super) struct Chain<'c, 'a> {
    cohort: &'c Cohort<'a>,
    now: Standing<'c, 'a>,
    proposer: Proposer<'c, 'a>,
    odds: Odds,
    weights: Weights,
    /// What a move changes on average.
    typical: f64,
    temperature: f64,
    pub(super) best: Option<Best>,
    /// Candidates who changed since the best plan was noted; whether it is the plan at hand, not yet
    /// noted.
    stale: Vec<u32>,
    is_best: bool,
    moves: u64,
}

impl<'c, 'a> Chain<'c, 'a> {
    pub(super) fn new(cohort: &'c Cohort<'a>, random: Random, start: Option<&[Held]>) -> Self {
        let mut chain = Self {
            cohort,
            now: Standing::empty(cohort),
            proposer: Proposer::new(cohort, random),
            odds: Odds::new(),
            weights: Weights::new(1.0),
            typical: 1.0,
            temperature: 0.0,
            best: None,
            stale: Vec::new(),
            is_best: false,
            moves: 0,
        };
        match start {
            Some(held) => chain.take_over(held),
            None => chain.build(),
        }
        chain.measure();
        chain
    }

    /// What a plan is worth, weighted violations taken off.
    fn value(&self, score: &Score) -> f64 {
        self.points(score) as f64 - self.weights.of(score)
    }

    /// Points of a plan, with what the lowest total adds.
    fn points(&self, score: &Score) -> i64 {
        let worst = self.cohort.worst;
        score.points + if worst.is_none() { 0 } else { worst.points(score.lowest) }
    }

    /// Begins with a plan that keeps all rules.
    fn take_over(&mut self, held: &[Held]) {
        let mut drafts = [Draft::default()];
        for (who, held) in held.iter().enumerate() {
            let Held::Rotation(steps, _) = held else { continue };
            self.now.open(&mut drafts[0], who);
            drafts[0].legs.clear();
            let open = |step: &Step| self.proposer.open(who, step.post, step.start);
            drafts[0].legs.extend(steps.iter().filter_map(open));
            let score = self.now.attempt(&mut drafts);
            self.now.keep(&mut drafts, score);
        }
        if self.now.score.is_feasible() {
            self.note();
        }
    }

    /// Gives everybody in random order placements, period by period, each the best of a few.
    fn build(&mut self) {
        let mut order: Vec<usize> = (0..self.cohort.candidates()).collect();
        self.proposer.random.shuffle(&mut order);
        let mut drafts = [Draft::default()];
        for who in order {
            let mut start = 0;
            while start < self.proposer.periods {
                let options = self.cohort.menus[who].starting(start);
                let mut best: Option<(f64, Leg)> = None;
                let mut floor = self.value(&self.now.score);
                for _ in 0..OPTIONS.min(options.len()) {
                    let option = options[self.proposer.random.below(options.len())];
                    self.now.open(&mut drafts[0], who);
                    drafts[0].legs.push(option);
                    let score = self.now.attempt(&mut drafts);
                    let value = self.value(&score);
                    if value >= floor {
                        (best, floor) = (Some((value, option)), value);
                    }
                    self.now.revert(&drafts);
                }
                let Some((_, leg)) = best else {
                    start += 1;
                    continue;
                };
                self.now.open(&mut drafts[0], who);
                drafts[0].legs.push(leg);
                let score = self.now.attempt(&mut drafts);
                self.now.keep(&mut drafts, score);
                start = leg.end();
            }
        }
    }

    /// Measures what moves change.
    fn measure(&mut self) {
        let (mut sum, mut count) = (0.0, 0.0);
        for _ in 0..SAMPLE {
            let Some(drafts) = self.proposer.draw(&self.now) else { continue };
            let before = self.now.score;
            let after = self.now.attempt(drafts);
            self.now.revert(drafts);
            let change = self.points(&after) - self.points(&before);
            if change != 0 && after.own <= before.own {
                sum += change.abs() as f64;
                count += 1.0;
            }
        }
        self.typical = if count > 0.0 { sum / count } else { 1.0 };
        self.weights = Weights::new(self.typical);
    }

    /// Number of placements.
    pub(super) fn placements(&self) -> usize {
        self.now.legs.iter().map(Vec::len).sum()
    }

    /// Begins a run at a temperature, given as a share of what a move changes on average.
    pub(super) fn heat(&mut self, share: f64, limits: &Limits) {
        self.temperature = share * self.typical;
        self.mend(limits);
    }

    /// Moves the rotations that break rules until they keep them, one by one, whatever their points.
    fn mend(&mut self, limits: &Limits) {
        for who in 0..self.cohort.candidates() {
            if limits.interrupted() {
                return;
            }
            if self.is_best {
                self.note();
            }
            for turn in 0..MENDS {
                if !self.now.is_broken(who) {
                    break;
                }
                if turn % COMPACT == COMPACT - 1 {
                    self.compact(who);
                }
                self.mend_once(who);
            }
        }
    }

    /// Closes all gaps of a rotation.
    fn compact(&mut self, who: usize) {
        let Some(drafts) = self.proposer.compact(&self.now, who) else { return };
        let after = self.now.attempt(drafts);
        self.stale.push(who as u32);
        self.now.keep(drafts, after);
    }

    fn mend_once(&mut self, who: usize) {
        let Some(drafts) = self.proposer.draw_for(&self.now, who) else { return };
        let before = self.now.score;
        let after = self.now.attempt(drafts);
        let worse = (after.own - before.own) as f64
            + CROWDED * (after.over + after.rows - before.over - before.rows) as f64;
        let taken = worse <= MENDING * self.odds.draw(&mut self.proposer.random);
        let drafts = self.proposer.drafts();
        if taken {
            self.stale.extend(drafts.iter().map(|draft| draft.who as u32));
            self.now.keep(drafts, after);
        } else {
            self.now.revert(drafts);
        }
    }

    /// Makes so many moves while the temperature changes by a factor.
    pub(super) fn run(&mut self, moves: u64, factor: f64, limits: &Limits) {
        let blocks = moves.div_ceil(BLOCK);
        let cooling = libm::pow(factor, 1.0 / blocks as f64);
        for block in 0..blocks {
            for _ in 0..BLOCK {
                self.step();
            }
            self.moves += BLOCK;
            self.weights.adapt(self.temperature);
            self.proposer.look(&self.now);
            self.temperature *= cooling;
            if block % (WATCH / BLOCK) == 0 && limits.interrupted() {
                break;
            }
        }
        if self.is_best {
            self.note();
        }
    }

    /// Draws a move and makes it if the odds are for it.
    fn step(&mut self) {
        let Some(drafts) = self.proposer.draw(&self.now) else { return };
        let before = self.now.score;
        let after = self.now.attempt(drafts);
        let change = self.value(&after) - self.value(&before);
        let least = -self.temperature * self.odds.draw(&mut self.proposer.random);
        let taken = change >= least;
        self.weights.count(if taken { &after } else { &before });
        if !taken {
            let drafts = self.proposer.drafts();
            self.now.revert(drafts);
            return;
        }
        if self.is_best && !(after.is_feasible() && self.points(&after) >= self.points(&before)) {
            self.note();
        }
        let drafts = self.proposer.drafts();
        self.stale.extend(drafts.iter().map(|draft| draft.who as u32));
        self.now.keep(drafts, after);
        let value = self.points(&after);
        if after.is_feasible() && self.best.as_ref().is_none_or(|best| value > best.value) {
            self.is_best = true;
        }
    }

    /// Notes the plan at hand as the best one.
    fn note(&mut self) {
        self.is_best = false;
        let value = self.points(&self.now.score);
        let Some(best) = &mut self.best else {
            let points = (0..self.now.legs.len()).map(|who| self.now.points(who)).collect();
            self.best = Some(Best { value, legs: self.now.legs.clone(), points });
            self.stale.clear();
            return;
        };
        if value <= best.value {
            return;
        }
        best.value = value;
        self.stale.sort_unstable();
        self.stale.dedup();
        for who in self.stale.drain(..).map(|who| who as usize) {
            best.legs[who].clone_from(&self.now.legs[who]);
            best.points[who] = self.now.points(who);
        }
    }
}
