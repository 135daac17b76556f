//! How a solve is run.

use std::num::NonZeroUsize;
use std::time::Duration;

/// Limits and settings of a solve.
///
/// Two solves of equal schemes with equal options give the same bits at any number of threads, as
/// long as no time limit cuts them short.
#[derive(Clone, Debug, PartialEq)]
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

impl Default for Options {
    fn default() -> Self {
        Self {
            time_limit: None,
            work_limit: None,
            gap: 0.0,
            seed: 0,
            threads: None,
            repair_start: false,
        }
    }
}
