//! Moves that take whole rotations away and ask the oracle for new ones.
//!
//! Somebody takes their best rotation as if no place were full, and those in the way are rehoused; or
//! a few people with related places leave and come back in random order. Large neighbourhood
//! search: Shaw (1998), "Using constraint programming and local search methods to solve vehicle
//! routing problems", CP98.

use super::improver::Improver;

/// Most people that one move touches.
const MOST_MOVED: usize = 12;

impl Improver<'_> {
    /// Lets one take their best at the prices, and rehouses those in the way through the oracle.
    pub(super) fn eject(&mut self, first: usize) {
        self.take_away(first);
        let mut waiting = vec![first];
        let mut may_eject = 1 + self.random.below(3);
        while let Some(candidate) = waiting.pop() {
            let eject = may_eject > 0 && self.undo.len() < MOST_MOVED;
            if !eject {
                self.roster.insert_best(candidate, &mut self.tools);
                continue;
            }
            may_eject -= 1;
            if !self.roster.best_open(candidate, &mut self.tools) {
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

    /// Lets one take their best at the prices, and lets chains rehouse those in the way.
    pub(super) fn force(&mut self, candidate: usize) {
        self.take_away(candidate);
        if !self.roster.best_open(candidate, &mut self.tools) {
            return;
        }
        let steps = self.tools.answer.steps.clone();
        let points = self.tools.answer.points;
        let mut gaps = Vec::new();
        for &step in &steps {
            for row in self.roster.oracle.places(step) {
                if self.roster.left(row) > 0 {
                    continue;
                }
                let Some(out) = self.in_the_way(row..row + 1) else { return };
                gaps.push(self.open_gap(out as usize, step));
            }
        }
        self.roster.insert(candidate, steps, points);
        for gap in gaps {
            self.fill(gap, None);
        }
    }

    /// Takes one and a few others in related places away, and reinserts all in random order.
    pub(super) fn shuffle_around(&mut self, first: usize) {
        let mut moved = vec![first];
        if self.roster.best_open(first, &mut self.tools) {
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
            self.roster.insert_best(candidate, &mut self.tools);
        }
    }
}
