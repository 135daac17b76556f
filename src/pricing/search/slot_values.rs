//! Placements under prices: the best of every slot, and all of a slot where a search asks for them.

use super::query::Query;
use crate::pricing::answer::{CLOSED, NEVER};
use crate::pricing::charges::Charges;
use crate::pricing::compile::arcs::{Arcs, Placed};
use crate::pricing::compile::course::Course;
use crate::pricing::compiled::Compiled;
use crate::pricing::diagram::slot::SlotBest;

/// The placements of a candidate with their values: units of their most points minus prices.
#[derive(Clone, Copy)]
pub(crate) struct Priced<'p> {
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
    pub(crate) fn of(
        compiled: &Compiled<'_>,
        course: &'p Course,
        Query { units, prices, .. }: Query<'p>,
    ) -> Self {
        Self { course, units, prices, periods: compiled.scheme.periods() }
    }

    fn window(&self, slot: usize) -> Window<'p> {
        let key = &self.course.slots[slot];
        let prices = &self.prices[key.start as usize..];
        let duration = key.duration as usize;
        Window { units: self.units, prices, periods: self.periods, duration }
    }

    /// The best placement of every slot.
    pub(crate) fn best_of_slots(&self, best: &mut Vec<SlotBest>) {
        best.clear();
        match &self.course.arcs {
            Arcs::Narrow(arcs) => self.scan(arcs, best),
            Arcs::Wide(arcs) => self.scan(arcs, best),
        }
    }

    fn scan<T: Copy + Into<i64>>(&self, arcs: &[Placed<T>], best: &mut Vec<SlotBest>) {
        if let Some(charges) = &self.course.charges {
            self.scan_charged(arcs, charges, best);
            return;
        }
        let ends = self.course.slot_arcs.windows(2);
        best.extend(ends.enumerate().map(|(slot, ends)| {
            let arcs = &arcs[ends[0] as usize..ends[1] as usize];
            self.window(slot).best(arcs, ends[0])
        }));
    }

    #[inline(never)]
    fn scan_charged<T: Copy + Into<i64>>(
        &self,
        arcs: &[Placed<T>],
        charges: &Charges,
        best: &mut Vec<SlotBest>,
    ) {
        let ends = self.course.slot_arcs.windows(2);
        best.extend(ends.enumerate().map(|(slot, ends)| {
            let arcs = &arcs[ends[0] as usize..ends[1] as usize];
            self.window(slot).best_charged(arcs, ends[0], charges, self.prices)
        }));
    }

    /// Writes the values of a slot's placements to their positions.
    pub(crate) fn value_slot(&self, slot: usize, values: &mut [i64]) {
        let window = self.window(slot);
        let ends = self.course.slot_arcs[slot] as usize..self.course.slot_arcs[slot + 1] as usize;
        match &self.course.arcs {
            Arcs::Narrow(arcs) => window.value_all(&arcs[ends.clone()], &mut values[ends.clone()]),
            Arcs::Wide(arcs) => window.value_all(&arcs[ends.clone()], &mut values[ends.clone()]),
        }
        if let Some(charges) = &self.course.charges {
            for (value, arc) in values[ends.clone()].iter_mut().zip(ends.start as u32..) {
                *value = charges.less(*value, arc, self.prices);
            }
        }
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

    /// The same of placements that pay for what they add to rows.
    fn best_charged<T: Copy + Into<i64>>(
        self,
        arcs: &[Placed<T>],
        number: u32,
        charges: &Charges,
        prices: &[i64],
    ) -> SlotBest {
        let mut arc = number;
        best(arcs, number, |placed| {
            let value = charges.less(self.value(placed), arc, prices);
            arc += 1;
            value
        })
    }

    fn value_all<T: Copy + Into<i64>>(self, arcs: &[Placed<T>], values: &mut [i64]) {
        for (value, &arc) in values.iter_mut().zip(arcs) {
            *value = if self.duration == 1 { self.value_of_one(arc) } else { self.value(arc) };
        }
    }
}

#[inline]
fn best<T: Copy>(
    arcs: &[Placed<T>],
    number: u32,
    mut value: impl FnMut(Placed<T>) -> i64,
) -> SlotBest {
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
