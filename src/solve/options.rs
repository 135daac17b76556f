//! How a solve is run.

use std::num::NonZeroUsize;
use std::time::Duration;

/// Limits and settings of a solve.
///
/// Two solves of equal schemes with equal options give the same bits at any number of threads, as
/// long as no time limit cuts them short.
///
/// ```
/// let options = secondment::Options::default().work_limit(1_000_000).seed(7);
/// assert_eq!((options.work_limit, options.gap), (Some(1_000_000), 0.0));
/// ```
#[derive(Clone, Debug, Default, PartialEq)]
#[non_exhaustive]
pub struct Options {
    /// Wall-clock limit. Default none. Reaching it truncates the search; it decides nothing else.
    pub time_limit: Option<Duration>,
    /// Limit on work, in placements, search nodes and column steps looked at; it is asked at fixed
    /// points, so a little more may be done. Default none.
    pub work_limit: Option<u64>,
    /// Relative gap at which to stop: (bound - objective) / |bound|. Finite, 0 or more. Default 0.
    pub gap: f64,
    /// Seed of every tie-break and random choice. Default 0.
    pub seed: u64,
    /// Threads: `None` uses the caller's rayon pool, 1 bypasses rayon, more (up to 1024) make a
    /// private pool.
    /// Default `None`.
    pub threads: Option<NonZeroUsize>,
    /// Whether a plan to start from that breaks rules is repaired (what breaks them is dropped and
    /// listed) instead of refused. Default false.
    pub repair_start: bool,
}

impl Options {
    /// Sets the wall-clock limit.
    #[must_use]
    pub fn time_limit(self, limit: impl Into<Option<Duration>>) -> Self {
        Self { time_limit: limit.into(), ..self }
    }

    /// Sets the limit on work.
    #[must_use]
    pub fn work_limit(self, limit: impl Into<Option<u64>>) -> Self {
        Self { work_limit: limit.into(), ..self }
    }

    /// Sets the relative gap at which to stop.
    #[must_use]
    pub fn gap(self, gap: f64) -> Self {
        Self { gap, ..self }
    }

    /// Sets the seed.
    #[must_use]
    pub fn seed(self, seed: u64) -> Self {
        Self { seed, ..self }
    }

    /// Sets the number of threads.
    #[must_use]
    pub fn threads(self, threads: impl Into<Option<NonZeroUsize>>) -> Self {
        Self { threads: threads.into(), ..self }
    }

    /// Sets whether a plan to start from that breaks rules is repaired.
    #[must_use]
    pub fn repair_start(self, repair: bool) -> Self {
        Self { repair_start: repair, ..self }
    }
}
