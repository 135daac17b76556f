//! One layer to solve.

use super::limits::Limits;
use super::options::Options;
use super::search::Watcher;
use crate::model::Scheme;
use crate::parallel::Threads;
use crate::plan::{Plan, Prices};

/// The solve of one layer: a scheme whose points are that layer's, and what to start from.
pub(super) struct Task<'t, 'w> {
    pub(super) scheme: &'t Scheme,
    pub(super) threads: &'t Threads,
    pub(super) options: &'t Options,
    pub(super) limits: &'t mut Limits,
    pub(super) watcher: &'t mut Watcher<'w>,
    pub(super) plan: Option<&'t Plan>,
    pub(super) prices: Option<&'t Prices>,
    /// Whether what breaks rules in the plan is dropped.
    pub(super) repair: bool,
}

impl<'w> Task<'_, 'w> {
    /// The same for another sum of points, and with something else to start from.
    pub(super) fn again<'a>(
        &'a mut self,
        scheme: &'a Scheme,
        plan: Option<&'a Plan>,
        prices: Option<&'a Prices>,
        repair: bool,
    ) -> Task<'a, 'w> {
        let (threads, options) = (self.threads, self.options);
        let (limits, watcher) = (&mut *self.limits, &mut *self.watcher);
        Task { scheme, threads, options, limits, watcher, plan, prices, repair }
    }
}
