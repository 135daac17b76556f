//! What can still come after each node of a diagram: computed for one candidate or for several at
//! once, read for one.

use super::Diagram;
use super::graph::{Graph, PAUSE, Transition};
use super::narrow::NARROW_NEVER;
use super::open_list::OpenList;
use super::slot::SlotBest;
use crate::plan::PRICE_UNIT;
use crate::pricing::answer::NEVER;

/// Candidates whose values are computed side by side.
pub(crate) const LANES: usize = 16;

/// Completion values, in units, with the memory they are computed in.
#[derive(Clone, Debug, Default)]
pub(crate) struct Completion {
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
    pub(crate) fn after(&self, node: u32) -> i64 {
        match self.view {
            View::Wide => self.wide[node as usize],
            View::One => widen(self.one.values[node as usize][0]),
            View::Lane(lane) => widen(self.many.values[node as usize][lane]),
        }
    }

    /// Puts the transitions of a node on the list that can add at least `least`, given the best of
    /// each slot; `least` is well above `NEVER`.
    pub(crate) fn offer(
        &self,
        graph: &Graph,
        node: u32,
        units: i64,
        best: &[SlotBest],
        least: i64,
        open: &mut OpenList,
    ) {
        let ways = graph.on(node).iter().zip(graph.first[node as usize]..);
        // One loop for each view, so that none of them asks for every transition which it is.
        match self.view {
            View::Wide => {
                offer(ways, units, best, least, open, |next| self.wide[next as usize]);
            }
            View::One => {
                let values = &self.one.values;
                offer(ways, units, best, least, open, |next| widen(values[next as usize][0]));
            }
            View::Lane(lane) => {
                let values = &self.many.values;
                offer(ways, units, best, least, open, |next| widen(values[next as usize][lane]));
            }
        }
    }

    /// Computes the values of one candidate from the best of each slot.
    pub(crate) fn compute(&mut self, diagram: &Diagram, units: i64, best: &[SlotBest]) {
        let laid_out = diagram.narrow.as_ref().filter(|_| units == PRICE_UNIT);
        if let Some(laid_out) = laid_out.filter(|laid_out| laid_out.holds(best)) {
            self.view = View::One;
            self.one.best.clear();
            self.one.best.extend(best.iter().map(|best| [narrow(best.value)]));
            laid_out.run(&self.one.best, &mut self.one.sums, &mut self.one.values);
        } else {
            self.view = View::Wide;
            self.compute_wide(&diagram.graph, units, best);
        }
    }

    fn compute_wide(&mut self, graph: &Graph, units: i64, best: &[SlotBest]) {
        self.wide.clear();
        self.wide.push(0);
        for node in 1..graph.nodes() {
            let ways = graph.on(node).iter();
            let most =
                ways.map(|way| bound(way, units, best, |next| self.wide[next as usize])).max();
            self.wide.push(most.unwrap_or(NEVER));
        }
    }

    /// Computes the values of up to [`LANES`] candidates with this diagram; tells for each whether
    /// it fits. Those that do not must be computed alone.
    pub(crate) fn compute_many(
        &mut self,
        diagram: &Diagram,
        units: i64,
        best: &[Vec<SlotBest>],
    ) -> [bool; LANES] {
        let mut fits = [false; LANES];
        let Some(laid_out) = diagram.narrow.as_ref().filter(|_| units == PRICE_UNIT) else {
            return fits;
        };
        self.many.best.clear();
        self.many.best.resize(best.first().map_or(0, Vec::len), [NARROW_NEVER; LANES]);
        for (lane, best) in best.iter().enumerate() {
            fits[lane] = laid_out.holds(best);
            if fits[lane] {
                for (narrowed, best) in self.many.best.iter_mut().zip(best) {
                    narrowed[lane] = narrow(best.value);
                }
            }
        }
        laid_out.run(&self.many.best, &mut self.many.sums, &mut self.many.values);
        fits
    }

    /// Turns to one of the candidates computed together.
    pub(crate) fn turn_to(&mut self, lane: usize) {
        self.view = View::Lane(lane);
    }
}

fn offer<'d>(
    ways: impl Iterator<Item = (&'d Transition, u32)>,
    units: i64,
    best: &[SlotBest],
    least: i64,
    open: &mut OpenList,
    after: impl Fn(u32) -> i64,
) {
    for (way, at) in ways {
        // What cannot be is so far below every value that the sum is below `least`.
        let placed = if way.slot == PAUSE { 0 } else { best[way.slot as usize].value };
        let bound = placed + after(way.next) + units * (way.crossing + way.merit);
        if bound >= least {
            open.push(bound, at);
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
