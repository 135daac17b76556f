//! When to stop: time, work and cancelling, asked at points that do not depend on threads.

use std::time::{Duration, Instant};

use super::control::CancelToken;
use super::outcome::Stopped;

/// The limits of a running solve.
#[derive(Debug)]
pub(super) struct Limits {
    started: Instant,
    deadline: Option<Instant>,
    work_limit: u64,
    work: u64,
    cancel: CancelToken,
}

impl Limits {
    pub(super) fn new(time: Option<Duration>, work: Option<u64>, cancel: CancelToken) -> Self {
        let started = Instant::now();
        let deadline = time.and_then(|time| started.checked_add(time));
        Self { started, deadline, work_limit: work.unwrap_or(u64::MAX), work: 0, cancel }
    }

    /// No limits: for what must be finished once begun.
    pub(super) fn unlimited() -> Self {
        Self::new(None, None, CancelToken::new())
    }

    /// Adds work that was done.
    pub(super) fn spend(&mut self, work: u64) {
        self.work = self.work.saturating_add(work);
    }

    /// Work left before the limit.
    pub(super) fn left(&self) -> u64 {
        self.work_limit.saturating_sub(self.work)
    }

    pub(super) fn work(&self) -> u64 {
        self.work
    }

    pub(super) fn elapsed(&self) -> Duration {
        self.started.elapsed()
    }

    /// Whether to break off at once, wherever the solve is: out of time, or cancelled.
    pub(super) fn interrupted(&self) -> bool {
        self.cancel.is_cancelled() || self.deadline.is_some_and(|at| Instant::now() >= at)
    }

    /// The limit that was reached, if any.
    pub(super) fn reached(&self) -> Option<Stopped> {
        if self.cancel.is_cancelled() {
            Some(Stopped::Cancelled)
        } else if self.interrupted() {
            Some(Stopped::Time)
        } else {
            (self.work >= self.work_limit).then_some(Stopped::Work)
        }
    }
}
