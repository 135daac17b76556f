//! What can still come after each node of a diagram: computed for one candidate or for several at
//! once, read for one.

use super::agenda::Agenda;
use super::diagram::{Diagram, PAUSE, Transition};
use super::prices::{NEVER, SlotBest};
use super::sweep::NARROW_NEVER;
use crate::plan::PRICE_UNIT;

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
        match self.view {
            View::Wide => self.wide[node as usize],
            View::One => widen(self.one.values[node as usize][0]),
            View::Lane(lane) => widen(self.many.values[node as usize][lane]),
        }
    }

    /// Puts the transitions of a node on the agenda that can add at least `least`, given the best of
    /// each slot; `least` is well above `NEVER`.
    pub(super) fn offer(
        &self,
        diagram: &Diagram,
        node: u32,
        units: i64,
        best: &[SlotBest],
        least: i64,
        agenda: &mut Agenda,
    ) {
        let ways = diagram.on(node).iter().zip(diagram.first[node as usize]..);
        // One loop for each view, so that none of them asks for every transition which it is.
        match self.view {
            View::Wide => {
                offer(ways, units, best, least, agenda, |next| self.wide[next as usize]);
            }
            View::One => {
                let values = &self.one.values;
                offer(ways, units, best, least, agenda, |next| widen(values[next as usize][0]));
            }
            View::Lane(lane) => {
                let values = &self.many.values;
                offer(ways, units, best, least, agenda, |next| widen(values[next as usize][lane]));
            }
        }
    }

    /// Computes the values of one candidate from the best of each slot.
    pub(super) fn compute(&mut self, diagram: &Diagram, units: i64, best: &[SlotBest]) {
        let sweep = diagram.sweep.as_ref().filter(|_| units == PRICE_UNIT);
        if let Some(sweep) = sweep.filter(|sweep| sweep.holds(best)) {
            self.view = View::One;
            self.one.best.clear();
            self.one.best.extend(best.iter().map(|best| [narrow(best.value)]));
            sweep.run(&self.one.best, &mut self.one.sums, &mut self.one.values);
        } else {
            self.view = View::Wide;
            self.compute_wide(diagram, units, best);
        }
    }

    fn compute_wide(&mut self, diagram: &Diagram, units: i64, best: &[SlotBest]) {
        self.wide.clear();
        self.wide.push(0);
        for node in 1..diagram.nodes() {
            let ways = diagram.on(node).iter();
            let most =
                ways.map(|way| bound(way, units, best, |next| self.wide[next as usize])).max();
            self.wide.push(most.unwrap_or(NEVER));
        }
    }

    /// Computes the values of up to [`LANES`] candidates with this diagram; tells for each whether
    /// it fits. Those that do not must be computed alone.
    pub(super) fn compute_many(
        &mut self,
        diagram: &Diagram,
        units: i64,
        best: &[Vec<SlotBest>],
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
                for (narrowed, best) in self.many.best.iter_mut().zip(best) {
                    narrowed[lane] = narrow(best.value);
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

fn offer<'d>(
    ways: impl Iterator<Item = (&'d Transition, u32)>,
    units: i64,
    best: &[SlotBest],
    least: i64,
    agenda: &mut Agenda,
    after: impl Fn(u32) -> i64,
) {
    for (way, at) in ways {
        // What cannot be is so far below every value that the sum is below `least`.
        let placed = if way.slot == PAUSE { 0 } else { best[way.slot as usize].value };
        let bound = placed + after(way.next) + units * (way.crossing + way.merit);
        if bound >= least {
            agenda.push(bound, at);
        }
    }
}

/// Most that a transition and all after it can add; `NEVER` where one of them cannot be.
#[inline]
fn bound(way: &Transition, units: i64, best: &[SlotBest], after: impl Fn(u32) -> i64) -> i64 {
    let placed = if way.slot == PAUSE { 0 } else { best[way.slot as usize].value };
    let after = after(way.next);
    if placed == NEVER || after == NEVER {
        return NEVER;
    }
    placed + after + units * (way.crossing + way.merit)
}

/// A value in 32 bits; a sum with one that never occurs may lie somewhat above `NARROW_NEVER`.
fn widen(value: i32) -> i64 {
    if value < NARROW_NEVER / 2 { NEVER } else { value.into() }
}

/// A value that fits 32 bits.
fn narrow(value: i64) -> i32 {
    if value == NEVER { NARROW_NEVER } else { value as i32 }
}
