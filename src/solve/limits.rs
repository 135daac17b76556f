//! When to stop: time, work, the gap and cancelling, asked at points that do not depend on threads.

use std::time::{Duration, Instant};

use super::control::{CancelToken, Phase, Progress};
use super::options::Options;
use super::outcome::Stopped;
use crate::plan::relative_gap;

/// The limits of a running solve, and how far it has come.
#[derive(Debug)]
pub(super) struct Limits {
    started: Instant,
    /// For all layers, and for the one at hand.
    deadlines: [Option<Instant>; 2],
    /// Most work, likewise.
    most: [u64; 2],
    work: u64,
    gap: f64,
    /// The layer at hand, from 1, and the points of its sum that the layers before hold.
    layer: usize,
    held: i64,
    /// The best bound known in the layer at hand.
    bound: Option<i64>,
    cancel: CancelToken,
}

impl Limits {
    pub(super) fn new(options: &Options, cancel: CancelToken) -> Self {
        let started = Instant::now();
        let deadline = options.time_limit.and_then(|time| started.checked_add(time));
        Self {
            started,
            deadlines: [deadline; 2],
            most: [options.work_limit.unwrap_or(u64::MAX); 2],
            work: 0,
            gap: options.gap,
            layer: 1,
            held: 0,
            bound: None,
            cancel,
        }
    }

    /// No limits: for what must be finished once begun.
    pub(super) fn unlimited() -> Self {
        Self::new(&Options::default(), CancelToken::new())
    }

    /// Turns to a layer, given from 1, with so many after it: while there are any, it may have half of
    /// what is left.
    pub(super) fn turn_to(&mut self, layer: usize, after: usize, held: i64) {
        (self.layer, self.held, self.bound) = (layer, held, None);
        let share = if after > 0 { 2 } else { 1 };
        let [work, _] = self.most;
        self.most[1] = self.work.saturating_add(work.saturating_sub(self.work) / share);
        let now = Instant::now();
        self.deadlines[1] = self.deadlines[0].map(|deadline| {
            let left = deadline.saturating_duration_since(now) / share as u32;
            if after > 0 { now + left } else { deadline }
        });
    }

    /// Adds work that was done.
    pub(super) fn spend(&mut self, work: u64) {
        self.work = self.work.saturating_add(work);
    }

    /// Work left before the limit.
    pub(super) fn left(&self) -> u64 {
        self.most[1].saturating_sub(self.work)
    }

    pub(super) fn work(&self) -> u64 {
        self.work
    }

    pub(super) fn elapsed(&self) -> Duration {
        self.started.elapsed()
    }

    /// Whether to break off at once, wherever the solve is: out of time, or cancelled.
    pub(super) fn interrupted(&self) -> bool {
        self.cancel.is_cancelled() || self.deadlines[1].is_some_and(|at| Instant::now() >= at)
    }

    /// The limit that was reached, if any.
    pub(super) fn reached(&self) -> Option<Stopped> {
        if self.cancel.is_cancelled() {
            Some(Stopped::Cancelled)
        } else if self.interrupted() {
            Some(Stopped::Time)
        } else {
            (self.work >= self.most[1]).then_some(Stopped::Work)
        }
    }

    /// Whether a plan's points are as near to a bound as was asked for, in the layer at hand.
    pub(super) fn is_near(&self, value: i64, bound: i64) -> bool {
        let gap = relative_gap(value - self.held, bound - self.held);
        self.gap > 0.0 && gap.is_some_and(|gap| gap <= self.gap)
    }

    /// Where the solve stands, given the points of a plan and a bound in the sum of the layer at hand. A bound known
    /// before stands until there is a better one.
    pub(super) fn progress(
        &mut self,
        phase: Phase,
        value: Option<i64>,
        bound: Option<i64>,
    ) -> Progress {
        let bound = bound.map(|bound| bound - self.held);
        self.bound = [self.bound, bound].into_iter().flatten().min();
        Progress {
            phase,
            layer: self.layer,
            objective: value.map(|value| value - self.held),
            bound: self.bound,
            work: self.work,
            elapsed: self.elapsed(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_bound_stands_until_a_better_one_or_another_layer() {
        let mut limits = Limits::unlimited();
        let mut bound = |bound| limits.progress(Phase::Prices, None, bound).bound;
        assert_eq!([bound(None), bound(Some(9)), bound(None)], [None, Some(9), Some(9)]);
        assert_eq!([bound(Some(12)), bound(Some(7)), bound(None)], [Some(9), Some(7), Some(7)]);
        limits.turn_to(2, 0, 100);
        assert_eq!(limits.progress(Phase::Prices, None, None).bound, None);
        assert_eq!(limits.progress(Phase::Prices, None, Some(130)).bound, Some(30));
    }
}
