//! One call that places a cohort.

use std::num::NonZeroUsize;

use super::control::{CancelToken, Progress};
use super::error::Error;
use super::layers;
use super::limits::Limits;
use super::options::Options;
use super::outcome::Outcome;
use super::search::Watcher;
use super::task::Task;
use crate::model::Scheme;
use crate::parallel::Threads;
use crate::plan::{Plan, Prices};

/// Threads of a private pool, at most.
const MOST_THREADS: usize = 1024;

/// A solve to be: a scheme, options, and who watches or stops it.
///
/// ```
/// use secondment::model::{Candidate, Kind, Post, Provider, Sector};
/// use secondment::{SchemeBuilder, solve::Solver};
///
/// let scheme = SchemeBuilder::new(2)
///     .kind(Kind::new("council"))
///     .provider(Provider::new("Camden", "council", Sector::Public))
///     .post(Post::new("housing-desk", "Camden"))
///     .candidate(Candidate::new("Candidate 001").points("housing-desk", 0.5))
///     .build()?;
/// let outcome = Solver::new(&scheme).solve()?;
/// let solution = outcome.solution().expect("a plan");
/// assert_eq!(solution.claims.objective, 500);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub struct Solver<'a> {
    scheme: &'a Scheme,
    options: Options,
    cancel: CancelToken,
    watcher: Option<Box<Watcher<'a>>>,
    plan: Option<Plan>,
    prices: Option<Prices>,
}

impl<'a> Solver<'a> {
    /// A solve of a scheme with default options.
    pub fn new(scheme: &'a Scheme) -> Self {
        Self {
            scheme,
            options: Options::default(),
            cancel: CancelToken::new(),
            watcher: None,
            plan: None,
            prices: None,
        }
    }

    /// Sets the options.
    #[must_use]
    pub fn options(mut self, options: Options) -> Self {
        self.options = options;
        self
    }

    /// Stops when the token is cancelled.
    #[must_use]
    pub fn cancel_token(mut self, token: CancelToken) -> Self {
        self.cancel = token;
        self
    }

    /// Calls back, on the calling thread, whenever the engine has taken stock.
    ///
    /// A panic in the callback unwinds through the solve and leaves nothing broken behind.
    #[must_use]
    pub fn on_progress(mut self, watcher: impl FnMut(&Progress) + 'a) -> Self {
        self.watcher = Some(Box::new(watcher));
        self
    }

    /// Starts from a plan: the result is never worse than it.
    ///
    /// See [`Options::repair_start`] for a plan that breaks rules.
    #[must_use]
    pub fn start_plan(mut self, plan: Plan) -> Self {
        self.plan = Some(plan);
        self
    }

    /// Starts from prices, such as those of the certificate of an older solution, and where rotations are long
    /// from multipliers of candidates' own limits; entries for limits and places that no longer exist, and prices
    /// of places below 0, are dropped and listed; prices worse than none are not used.
    #[must_use]
    pub fn start_prices(mut self, prices: Prices) -> Self {
        self.prices = Some(prices);
        self
    }

    /// Runs.
    ///
    /// # Errors
    ///
    /// [`Error`] for options out of range or a plan to start from that breaks rules, and where
    /// threads fail. An infeasible scheme is not an error.
    pub fn solve(mut self) -> Result<Outcome, Error> {
        self.check_options()?;
        let options = &self.options;
        let mut limits = Limits::new(options, self.cancel.clone());
        let threads =
            Threads::new(options.threads).map_err(|error| Error::Threads(error.to_string()))?;
        let mut ignore = |_: &Progress| {};
        let watcher: &mut dyn FnMut(&Progress) = match &mut self.watcher {
            Some(watcher) => watcher.as_mut(),
            None => &mut ignore,
        };
        let task = Task {
            scheme: self.scheme,
            threads: &threads,
            options,
            limits: &mut limits,
            watcher,
            plan: self.plan.as_ref(),
            prices: self.prices.as_ref(),
            repair: options.repair_start,
        };
        layers::solve(task)
    }

    fn check_options(&self) -> Result<(), Error> {
        if self.options.threads.is_some_and(|threads| threads.get() > MOST_THREADS) {
            return Err(Error::InvalidOption {
                option: "threads",
                given: self.options.threads.map_or(0, NonZeroUsize::get).to_string(),
                allowed: "1 to 1024",
            });
        }
        let gap = self.options.gap;
        if gap.is_finite() && gap >= 0.0 {
            return Ok(());
        }
        Err(Error::InvalidOption {
            option: "gap",
            given: gap.to_string(),
            allowed: "finite and 0 or more",
        })
    }
}
