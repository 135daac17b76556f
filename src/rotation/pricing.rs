//! Placements under prices: the best of every slot, and those that reach a value.

use super::courses::{Arcs, Course, Placed};
use super::oracle::{CLOSED, Oracle};

/// Below every value that can occur.
pub(super) const NEVER: i64 = i64::MIN / 4;

/// The best placement of a slot.
#[derive(Clone, Copy, Debug)]
pub(super) struct SlotBest {
    /// Its value; `NEVER` where every placement is closed, or there is none.
    pub(super) value: i64,
    /// The highest value of the other placements.
    pub(super) second: i64,
    /// Which it is: of several best the first.
    pub(super) arc: u32,
}

/// The placements of a candidate with their values: units of their most points minus prices.
#[derive(Clone, Copy)]
pub(super) struct Priced<'p> {
    course: &'p Course,
    units: i64,
    prices: &'p [i64],
    periods: usize,
}

/// The part of the price table that placements of one slot look into.
#[derive(Clone, Copy)]
struct Window<'p> {
    units: i64,
    /// Prices from the slot's start on, so that a post is one multiplication away.
    prices: &'p [i64],
    periods: usize,
    duration: usize,
}

impl<'p> Priced<'p> {
    pub(super) fn of(
        oracle: &Oracle<'_>,
        course: &'p Course,
        units: i64,
        prices: &'p [i64],
    ) -> Self {
        Self { course, units, prices, periods: oracle.scheme.periods() }
    }

    fn window(&self, slot: usize) -> Window<'p> {
        let key = &self.course.slots[slot];
        let prices = &self.prices[key.start as usize..];
        let duration = key.duration as usize;
        Window { units: self.units, prices, periods: self.periods, duration }
    }

    /// The best placement of every slot.
    pub(super) fn best_of_slots(&self, best: &mut Vec<SlotBest>) {
        best.clear();
        match &self.course.arcs {
            Arcs::Narrow(arcs) => self.scan(arcs, best),
            Arcs::Wide(arcs) => self.scan(arcs, best),
        }
    }

    fn scan<T: Copy + Into<i64>>(&self, arcs: &[Placed<T>], best: &mut Vec<SlotBest>) {
        let ends = self.course.slot_arcs.windows(2);
        best.extend(ends.enumerate().map(|(slot, ends)| {
            let arcs = &arcs[ends[0] as usize..ends[1] as usize];
            self.window(slot).best(arcs, ends[0])
        }));
    }

    /// The first placement of a slot, from `from` on, of at least a value.
    pub(super) fn reaching(&self, slot: usize, from: u32, least: i64) -> Option<u32> {
        let (window, end) = (self.window(slot), self.course.slot_arcs[slot + 1] as usize);
        let at = match &self.course.arcs {
            Arcs::Narrow(arcs) => window.reaching(&arcs[from as usize..end], least),
            Arcs::Wide(arcs) => window.reaching(&arcs[from as usize..end], least),
        };
        at.map(|at| from + at)
    }
}

impl Window<'_> {
    /// Value of a placement at its most; `NEVER` where a place is closed.
    #[inline]
    fn value<T: Copy + Into<i64>>(&self, arc: Placed<T>) -> i64 {
        let first = arc.post.get() * self.periods;
        let places = &self.prices[first..first + self.duration];
        if places.iter().any(|&price| price >= CLOSED) {
            return NEVER;
        }
        self.units * arc.most.into() - places.iter().sum::<i64>()
    }

    /// The same for placements of one period, which most are.
    #[inline]
    fn value_of_one<T: Copy + Into<i64>>(&self, arc: Placed<T>) -> i64 {
        let price = self.prices[arc.post.get() * self.periods];
        if price >= CLOSED { NEVER } else { self.units * arc.most.into() - price }
    }

    /// The best of placements, of which the first has this number.
    fn best<T: Copy + Into<i64>>(self, arcs: &[Placed<T>], number: u32) -> SlotBest {
        if self.duration == 1 {
            best(arcs, number, |arc| self.value_of_one(arc))
        } else {
            best(arcs, number, |arc| self.value(arc))
        }
    }

    /// The first placement of at least a value.
    fn reaching<T: Copy + Into<i64>>(self, arcs: &[Placed<T>], least: i64) -> Option<u32> {
        let least = least.max(NEVER + 1);
        let at = if self.duration == 1 {
            arcs.iter().position(|&arc| self.value_of_one(arc) >= least)
        } else {
            arcs.iter().position(|&arc| self.value(arc) >= least)
        };
        at.map(|at| at as u32)
    }
}

#[inline]
fn best<T: Copy>(arcs: &[Placed<T>], number: u32, value: impl Fn(Placed<T>) -> i64) -> SlotBest {
    let mut best = SlotBest { value: NEVER, second: NEVER, arc: number };
    for (&placed, arc) in arcs.iter().zip(number..) {
        let value = value(placed);
        best.second = best.second.max(value.min(best.value));
        if value > best.value {
            (best.value, best.arc) = (value, arc);
        }
    }
    best
}
