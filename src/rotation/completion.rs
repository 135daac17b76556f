//! What can still come after each node of a diagram: computed for one candidate or for several at
//! once, read for one.

use super::diagram::{Diagram, PAUSE, Transition};
use super::pricing::NEVER;
use super::sweep::NARROW_NEVER;
use crate::certify::PRICE_UNIT;

/// Candidates whose values are computed side by side.
pub(super) const LANES: usize = 16;

/// Completion values, in units, with the memory they are computed in.
#[derive(Clone, Debug, Default)]
pub(super) struct Completion {
    view: View,
    wide: Vec<i64>,
    one: Table<1>,
    many: Table<LANES>,
}

/// Which of the values are those of the candidate at hand.
#[derive(Clone, Copy, Debug, Default)]
enum View {
    #[default]
    Wide,
    One,
    Lane(usize),
}

/// Values in 32 bits of `N` candidates side by side.
#[derive(Clone, Debug, Default)]
struct Table<const N: usize> {
    /// By slot.
    best: Vec<[i32; N]>,
    sums: Vec<[i32; N]>,
    /// By node.
    values: Vec<[i32; N]>,
}

impl Completion {
    /// Most that can come after a node; `NEVER` where nothing can.
    pub(super) fn after(&self, node: u32) -> i64 {
        let narrow = match self.view {
            View::Wide => return self.wide[node as usize],
            View::One => self.one.values[node as usize][0],
            View::Lane(lane) => self.many.values[node as usize][lane],
        };
        // A sum with a value that never occurs may lie somewhat above it.
        if narrow < NARROW_NEVER / 2 { NEVER } else { narrow.into() }
    }

    /// Most that a transition and all after it can add, given the best of each slot.
    pub(super) fn bound(&self, transition: &Transition, units: i64, best: &[(i64, u32)]) -> i64 {
        let pauses = transition.slot == PAUSE;
        let placed = if pauses { 0 } else { best[transition.slot as usize].0 };
        let after = self.after(transition.next);
        if placed == NEVER || after == NEVER {
            return NEVER;
        }
        placed + after + units * (transition.crossing + transition.merit)
    }

    /// Computes the values of one candidate from the best of each slot.
    pub(super) fn compute(&mut self, diagram: &Diagram, units: i64, best: &[(i64, u32)]) {
        let sweep = diagram.sweep.as_ref().filter(|_| units == PRICE_UNIT);
        if let Some(sweep) = sweep.filter(|sweep| sweep.holds(best)) {
            self.view = View::One;
            self.one.best.clear();
            self.one.best.extend(best.iter().map(|&(value, _)| [narrow(value)]));
            sweep.run(&self.one.best, &mut self.one.sums, &mut self.one.values);
        } else {
            self.view = View::Wide;
            self.compute_wide(diagram, units, best);
        }
    }

    fn compute_wide(&mut self, diagram: &Diagram, units: i64, best: &[(i64, u32)]) {
        self.wide.clear();
        self.wide.push(0);
        for node in 1..diagram.nodes() {
            let ways = diagram.on(node).iter();
            let most = ways.map(|way| self.bound(way, units, best)).max();
            self.wide.push(most.unwrap_or(NEVER));
        }
    }

    /// Computes the values of up to [`LANES`] candidates with this diagram; tells for each whether
    /// it fits. Those that do not must be computed alone.
    pub(super) fn compute_many(
        &mut self,
        diagram: &Diagram,
        units: i64,
        best: &[Vec<(i64, u32)>],
    ) -> [bool; LANES] {
        let mut fits = [false; LANES];
        let Some(sweep) = diagram.sweep.as_ref().filter(|_| units == PRICE_UNIT) else {
            return fits;
        };
        self.many.best.clear();
        self.many.best.resize(best.first().map_or(0, Vec::len), [NARROW_NEVER; LANES]);
        for (lane, best) in best.iter().enumerate() {
            fits[lane] = sweep.holds(best);
            if fits[lane] {
                for (narrowed, &(value, _)) in self.many.best.iter_mut().zip(best) {
                    narrowed[lane] = narrow(value);
                }
            }
        }
        sweep.run(&self.many.best, &mut self.many.sums, &mut self.many.values);
        fits
    }

    /// Turns to one of the candidates computed together.
    pub(super) fn turn_to(&mut self, lane: usize) {
        self.view = View::Lane(lane);
    }
}

/// A value that fits 32 bits.
fn narrow(value: i64) -> i32 {
    if value == NEVER { NARROW_NEVER } else { value as i32 }
}
