//! Watching and stopping a solve from outside.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;

/// Stops a running solve from any thread. Clones share one switch.
///
/// ```
/// let token = secondment::CancelToken::new();
/// let elsewhere = token.clone();
/// elsewhere.cancel();
/// assert!(token.is_cancelled());
/// ```
#[derive(Clone, Debug, Default)]
pub struct CancelToken(Arc<AtomicBool>);

impl CancelToken {
    /// A token that is not cancelled.
    pub fn new() -> Self {
        Self::default()
    }

    /// Asks every solve that holds this token to stop. Cannot be undone.
    pub fn cancel(&self) {
        self.0.store(true, Ordering::Relaxed);
    }

    /// Whether [`CancelToken::cancel`] was called.
    pub fn is_cancelled(&self) -> bool {
        self.0.load(Ordering::Relaxed)
    }
}

/// A look at a running solve.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct Progress {
    /// What the engine is doing.
    pub phase: Phase,
    /// The layer of the objective it is at, from 1.
    pub layer: usize,
    /// Points of the best plan so far in this layer; a later layer counts what is better in the layers
    /// before in it, as often as its multipliers say.
    pub objective: Option<i64>,
    /// Best bound so far, in points of this layer.
    pub bound: Option<i64>,
    /// Work done, in the unit of [`Options::work_limit`](super::Options::work_limit).
    pub work: u64,
    /// Time since the solve began.
    pub elapsed: Duration,
}

/// A phase of the engine.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Phase {
    /// Moving prices towards the best bound.
    Prices,
    /// Building plans from prices.
    Construct,
    /// Improving the best plan.
    Improve,
    /// Enumerating what is within the gap and deciding among it.
    Prove,
}
