//! Better plans by ejection and reinsertion.
//!
//! One move lets a random candidate take their best rotation as if no place were full, ejects others
//! from the full ones, and reinserts these in what is left. Another takes a few people with related
//! places out and reinserts them in random order. A move that ends worse is undone unless the
//! threshold lets it pass. Large neighbourhood
//! search: Shaw (1998), "Using constraint programming and local search methods to solve vehicle
//! routing problems"; threshold accepting: Dueck and Scheuer (1990), J. Comput. Physics 90.

use super::limits::Limits;
use super::random::Random;
use super::roster::{Held, Roster, Tools, Worth};

/// Most people that one move touches.
const MOST_MOVED: usize = 12;

/// A run of moves on one roster.
pub(super) struct Improver<'r, 'a> {
    roster: &'r mut Roster<'a>,
    tools: &'r mut Tools,
    random: &'r mut Random,
    /// Rotations taken away in the current move, to undo it.
    undo: Vec<(usize, Held)>,
    best: Vec<Held>,
    best_worth: Worth,
}

impl<'r, 'a> Improver<'r, 'a> {
    pub(super) fn new(
        roster: &'r mut Roster<'a>,
        tools: &'r mut Tools,
        random: &'r mut Random,
    ) -> Self {
        let (best, best_worth) = (roster.held.clone(), roster.worth);
        Self { roster, tools, random, undo: Vec::new(), best, best_worth }
    }

    /// Makes up to `moves` moves and `work` work, with a threshold that falls from `threshold` points to 0; then the
    /// roster holds the best plan met.
    pub(super) fn run(mut self, moves: usize, threshold: i64, work: u64, limits: &Limits) {
        for at in 0..moves {
            if self.tools.work >= work || (at % 64 == 0 && limits.interrupted()) {
                break;
            }
            let slack = threshold * (moves - at) as i64 / moves as i64;
            self.attempt(slack);
        }
        self.take_best();
    }

    fn attempt(&mut self, slack: i64) {
        let before = self.roster.worth;
        self.undo.clear();
        let first = self.random.below(self.roster.held.len());
        match self.random.below(3) {
            0 => self.shuffle_around(first),
            _ => self.eject(first),
        }
        let after = self.roster.worth;
        let allowed = Worth { points: after.points + slack + 1, ..after };
        if allowed.beats(before) {
            if after.beats(self.best_worth) {
                self.best_worth = after;
                self.best.clone_from(&self.roster.held);
            }
        } else {
            self.revert();
        }
    }

    fn take_away(&mut self, candidate: usize) {
        if self.undo.iter().all(|(other, _)| *other != candidate) {
            let held = self.roster.remove(candidate);
            self.undo.push((candidate, held));
        } else {
            self.roster.remove(candidate);
        }
    }

    /// Lets one take their best at the prices, and rehouses those in the way.
    fn eject(&mut self, first: usize) {
        self.take_away(first);
        let mut waiting = vec![first];
        let mut may_eject = 1 + self.random.below(3);
        while let Some(candidate) = waiting.pop() {
            let eject = may_eject > 0 && self.undo.len() < MOST_MOVED;
            if !eject {
                self.roster.insert_best(candidate, self.tools);
                continue;
            }
            may_eject -= 1;
            if !self.roster.best_open(candidate, self.tools) {
                continue;
            }
            let steps = self.tools.answer.steps.clone();
            let points = self.tools.answer.points;
            for row in steps.iter().flat_map(|&step| self.roster.oracle.places(step)) {
                if self.roster.left(row) <= 0 {
                    if let Some(&out) = self.pick(row) {
                        self.take_away(out as usize);
                        waiting.insert(0, out as usize);
                    } else {
                        return;
                    }
                }
            }
            self.roster.insert(candidate, steps, points);
        }
    }

    fn pick(&mut self, row: usize) -> Option<&u32> {
        let there = self.roster.occupants(row);
        if there.is_empty() {
            return None;
        }
        let at = self.random.below(there.len());
        self.roster.occupants(row).get(at)
    }

    /// Takes one and a few others in related places away, and reinserts all in random order.
    fn shuffle_around(&mut self, first: usize) {
        let mut moved = vec![first];
        if self.roster.best_open(first, self.tools) {
            for &step in &self.tools.answer.steps {
                for row in self.roster.oracle.places(step) {
                    moved.extend(self.roster.occupants(row).iter().map(|&there| there as usize));
                }
            }
        }
        let others = self.random.below(3);
        for _ in 0..others {
            moved.push(self.random.below(self.roster.held.len()));
        }
        moved.sort_unstable();
        moved.dedup();
        self.random.shuffle(&mut moved);
        moved.truncate(MOST_MOVED);
        for &candidate in &moved {
            self.take_away(candidate);
        }
        for candidate in moved {
            self.roster.insert_best(candidate, self.tools);
        }
    }

    fn revert(&mut self) {
        let undo = std::mem::take(&mut self.undo);
        for (candidate, _) in &undo {
            self.roster.remove(*candidate);
        }
        for (candidate, held) in undo {
            self.roster.restore(candidate, held);
        }
    }

    fn take_best(self) {
        if self.best_worth.beats(self.roster.worth) {
            for candidate in 0..self.best.len() {
                self.roster.remove(candidate);
            }
            for (candidate, held) in self.best.into_iter().enumerate() {
                self.roster.restore(candidate, held);
            }
        }
    }
}
