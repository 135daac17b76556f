//! One run of moves on one roster.

use super::shelf::Shelf;
use crate::model::CandidateIx;
use crate::plan::PRICE_UNIT;
use crate::pricing::Objective;
use crate::solve::held::Held;
use crate::solve::limits::Limits;
use crate::solve::plans::roster::{Roster, Tools, Worth};
use crate::solve::random::Random;

/// Shares of moves are out of this.
pub(super) const ALL: usize = 100;
/// The share of big moves falls where a call of the oracle takes more than a hundred times this many
/// steps.
const ORACLE_STEPS: usize = 16;
/// Noise in choosing, and what a chain may lose on its way beyond the threshold, in thousandths of
/// the average rotation.
const NOISE: i64 = 20;
const PATIENCE: i64 = 20;
/// Tries to find somebody with a part in a broken row.
const TRIES_TO_BLAME: usize = 8;
/// Where the lowest total counts, one in so many moves begins with whoever has it.
const TURNS_OF_LOWEST: usize = 4;
/// Tries between looks at the limits.
const TRIES_PER_LOOK: usize = 64;

/// A move that was made: who, with what they had before and after.
pub(super) type Moved = Vec<(u32, Held, Held)>;

/// What a batch of moves did.
#[derive(Debug)]
pub(super) struct Batch {
    pub(super) moves: Vec<Moved>,
    pub(super) tries: usize,
    pub(super) work: u64,
}

/// A run of moves on one roster.
#[derive(Debug)]
pub(super) struct Improver<'a> {
    pub(super) roster: Roster<'a>,
    pub(super) tools: Tools,
    pub(super) random: Random,
    pub(super) shelf: Shelf,
    /// Rotations taken away in the current move, to undo it.
    pub(super) undo: Vec<(usize, Held)>,
    /// Who was moved since the last agreement, with what they had before.
    pub(super) since: Vec<(u32, Held)>,
    /// Share of the moves that take a whole rotation away; if all do, none starts a chain.
    pub(super) big_moves: usize,
    /// Upper limit of the noise, in units.
    pub(super) noise: usize,
    /// What a chain may lose beyond the threshold, and in all, in units.
    pub(super) margin: i64,
    pub(super) patience: i64,
    /// Whether the lowest total counts.
    pub(super) weighs_worst: bool,
}

impl<'a> Improver<'a> {
    pub(super) fn new(roster: Roster<'a>, tools: Tools, random: Random, big_moves: usize) -> Self {
        let candidates = roster.held.len();
        let average = roster.worth.points.abs() / candidates.max(1) as i64;
        let weighs_worst = tools.objective == Objective::Points
            && !roster.oracle.scheme().weights().worst.is_none();
        let thousandth = PRICE_UNIT * average / 1000;
        Self {
            roster,
            tools,
            random,
            shelf: Shelf::new(candidates),
            undo: Vec::new(),
            since: Vec::new(),
            big_moves,
            noise: 1 + (NOISE * thousandth) as usize,
            margin: PATIENCE * thousandth,
            patience: 0,
            weighs_worst,
        }
    }

    /// Takes its own moves since the last agreement back, and makes those agreed on.
    pub(super) fn agree(&mut self, agreed: &[(u32, Held)]) {
        for (candidate, before) in std::mem::take(&mut self.since).into_iter().rev() {
            self.roster.exchange(candidate as usize, before);
        }
        for (candidate, after) in agreed {
            self.roster.exchange(*candidate as usize, after.clone());
        }
    }

    /// Tries up to `tries` moves, or until `changes` were made; each may end `slack` points worse.
    pub(super) fn batch(
        &mut self,
        tries: usize,
        changes: usize,
        slack: i64,
        limits: &Limits,
    ) -> Batch {
        let mut batch = Batch { moves: Vec::new(), tries: 0, work: 0 };
        self.patience = PRICE_UNIT * slack + self.margin;
        while batch.tries < tries && batch.moves.len() < changes {
            if batch.tries % TRIES_PER_LOOK == TRIES_PER_LOOK - 1 && limits.interrupted() {
                break;
            }
            batch.tries += 1;
            if let Some(moved) = self.attempt(slack) {
                let before = moved.iter().map(|(who, before, _)| (*who, before.clone()));
                self.since.extend(before);
                batch.moves.push(moved);
            }
        }
        batch.work = std::mem::take(&mut self.tools.work);
        batch
    }

    /// One move; `None` if it was undone or changed nothing.
    pub(super) fn attempt(&mut self, slack: i64) -> Option<Moved> {
        let before = self.roster.worth;
        self.undo.clear();
        let mut first = self.random.below(self.roster.held.len());
        if self.weighs_worst && self.random.below(TURNS_OF_LOWEST) == 0 {
            first = self.roster.lowest();
        }
        if self.roster.sums.broken > 0 {
            first = self.one_to_blame(first);
        }
        if before.missing > 0 || self.tools.objective == Objective::Feasibility {
            match self.random.below(3) {
                0 => self.shuffle_around(first),
                _ => self.eject(first),
            }
        } else {
            let effort = self.roster.oracle.effort(CandidateIx::new(first));
            match self.random.below(ALL.max(effort / ORACLE_STEPS)) {
                turn if turn >= self.big_moves => self.shift(first),
                turn if turn % 2 == 0 => self.shuffle_around(first),
                _ if self.big_moves < ALL => self.force(first),
                _ => self.eject(first),
            }
        }
        let after = self.roster.worth;
        let allowed = Worth { points: after.points + slack + 1, ..after };
        if !allowed.beats(before) {
            self.revert();
            return None;
        }
        let held = &self.roster.held;
        let changed = self.undo.drain(..).filter(|(who, before)| held[*who] != *before);
        let moved = changed.map(|(who, before)| (who as u32, before, held[who].clone()));
        Some(moved.collect()).filter(|moved: &Moved| !moved.is_empty())
    }

    /// Somebody with a part in a broken row, if one is found soon.
    fn one_to_blame(&mut self, first: usize) -> usize {
        let is_to_blame = |roster: &Roster<'_>, at: usize| match &roster.held[at] {
            Held::Rotation(steps, _) => roster.sums.shares_blame(at, steps),
            Held::Missing => true,
        };
        for _ in 0..TRIES_TO_BLAME {
            let at = self.random.below(self.roster.held.len());
            if is_to_blame(&self.roster, at) {
                return at;
            }
        }
        first
    }

    /// Whether this move has moved a candidate already.
    pub(super) fn is_moved(&self, candidate: usize) -> bool {
        self.undo.iter().any(|(other, _)| *other == candidate)
    }

    pub(super) fn take_away(&mut self, candidate: usize) {
        let held = self.roster.remove(candidate);
        if !self.is_moved(candidate) {
            self.undo.push((candidate, held));
        }
    }

    pub(super) fn revert(&mut self) {
        let undo = std::mem::take(&mut self.undo);
        for (candidate, _) in &undo {
            self.roster.remove(*candidate);
        }
        for (candidate, held) in undo {
            self.roster.restore(candidate, held);
        }
    }
}
