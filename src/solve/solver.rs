//! One call that places a cohort.

use std::num::NonZeroUsize;

use super::bound::relaxation::{Relaxation, points_of};
use super::conclusion;
use super::control::{CancelToken, Phase, Progress};
use super::layers;
use super::limits::Limits;
use super::one_period::{Transport, transport};
use super::options::Options;
use super::outcome::{Outcome, Stopped};
use super::plans::roster::Held;
use super::rows::Rows;
use super::search::{Findings, Search, Watcher};
use super::warm_start::{self, Start};
use crate::model::Scheme;
use crate::parallel::Threads;
use crate::plan::{MOST_PRICE, Plan, Prices};
use crate::pricing::{Objective, Oracle};
use crate::solve::Error;

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

/// What the stages of a solve share.
struct Run<'r, 'w> {
    oracle: &'r Oracle<'r>,
    rows: &'r Rows,
    threads: &'r Threads,
    options: &'r Options,
    limits: &'r mut Limits,
    watcher: &'r mut Watcher<'w>,
}

/// What the stages of a solve ended with.
pub(super) struct Answer {
    /// The search for points.
    pub(super) points: Findings,
    /// The search for any plan at all, where it was needed and found none.
    pub(super) feasibility: Option<Findings>,
}

impl Run<'_, '_> {
    /// Goes on from where the solution of a single period ended.
    fn go_on(&mut self, transport: Transport, prices: Vec<i64>, held: Option<Vec<Held>>) -> Answer {
        match transport {
            Transport::Declined => self.answer(prices, held),
            Transport::Settled(found) | Transport::CutShort(found) => {
                let within = |&price: &i64| price.min(MOST_PRICE as i64);
                let prices = found.prices.iter().map(within).collect();
                self.answer(prices, held.or(Some(found.held)))
            }
            Transport::Short(points, proof) => {
                let any = self.search(Objective::Feasibility, proof, None);
                let points = Findings { stopped: any.stopped, ..points };
                Answer { points, feasibility: Some(any) }
            }
        }
    }

    /// Searches for points; if no plan turns up, for any plan; from that one, for points again.
    fn answer(&mut self, prices: Vec<i64>, held: Option<Vec<Held>>) -> Answer {
        let points = self.search(Objective::Points, prices, held);
        let unplanned = points.value.is_none() && points.stopped == Stopped::Work;
        if !unplanned || self.limits.reached().is_some() {
            return Answer { points, feasibility: None };
        }
        // A unit for every place: enough for everybody to prefer rotations that take few.
        let mut frugal = vec![1; points.prices.len()];
        frugal[self.oracle.place_count()..].fill(0);
        let any = self.search(Objective::Feasibility, frugal, None);
        if any.value != Some(0) {
            let stopped = any.stopped;
            return Answer { points: Findings { stopped, ..points }, feasibility: Some(any) };
        }
        let points = self.search(Objective::Points, points.prices, Some(any.held));
        Answer { points, feasibility: None }
    }

    fn search(
        &mut self,
        objective: Objective,
        prices: Vec<i64>,
        held: Option<Vec<Held>>,
    ) -> Findings {
        let relaxation = Relaxation::new((self.oracle, self.rows), self.threads, objective);
        let seed = self.options.seed;
        let (limits, watcher) = (&mut *self.limits, &mut *self.watcher);
        Search::new(relaxation, limits, watcher, seed, prices, held).run()
    }
}

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

    /// Runs; the layers of the outcome are left to the caller.
    pub(super) fn run(self) -> Result<Outcome, Error> {
        let Self { scheme, threads, options, limits, watcher, plan, prices, repair } = self;
        let rows = Rows::of(scheme);
        let compile = |limits: Option<&Limits>| {
            let stop = || limits.is_some_and(Limits::interrupted);
            let mut oracle = Oracle::with(scheme, options.seed, threads, stop)?;
            rows.charge(&mut oracle, threads);
            Some(oracle)
        };
        // A plan to start from is owed as an answer at least, and is claimed with a bound.
        let mut oracle = plan.and_then(|_| compile(None));
        let given = plan.zip(oracle.as_ref());
        let given =
            given.map(|(plan, oracle)| warm_start::start(oracle, plan, repair)).transpose()?;
        let Start { held, mut dropped } =
            given.unwrap_or(Start { held: Vec::new(), dropped: Vec::new() });
        let stated = prices;
        let prices = warm_start::prices(scheme, &rows, stated, &mut dropped);
        let held = Some(held).filter(|held| !held.is_empty());
        let plain = rows.is_empty() && scheme.weights().worst.is_none();
        let transported = plain.then(|| transport(scheme, threads, options.seed, limits));
        let answer = match transported.unwrap_or(Transport::Declined) {
            Transport::Settled(points) => {
                report(&points, limits, watcher);
                Answer { points, feasibility: None }
            }
            // A plan given to start from may be better than one cut short; and out of time, a search
            // could add nothing.
            Transport::CutShort(points)
                if held.is_none()
                    && (points.value.is_some() || points.stopped != Stopped::Work) =>
            {
                report(&points, limits, watcher);
                Answer { points, feasibility: None }
            }
            other => {
                oracle = oracle.or_else(|| compile(Some(limits)));
                let Some(oracle) = &oracle else {
                    return Ok(conclusion::nothing(limits, threads, options, dropped));
                };
                let limits = &mut *limits;
                let own = warm_start::own(oracle, stated, &mut dropped);
                Run { oracle, rows: &rows, threads, options, limits, watcher }.go_on(
                    other,
                    [prices, own].concat(),
                    held,
                )
            }
        };
        let mut outcome = conclusion::outcome(
            scheme,
            (oracle.as_ref(), &rows),
            answer,
            limits,
            threads,
            options,
        )?;
        outcome.dropped = dropped;
        Ok(outcome)
    }
}

/// Tells the watcher of a plan that needed no search.
fn report(points: &Findings, limits: &Limits, watcher: &mut Watcher<'_>) {
    let bound = Some(points_of(points.bound));
    watcher(&limits.progress(Phase::Prices, points.value, bound));
}

/// Places the cohort of a scheme with given options.
///
/// # Errors
///
/// [`Error`] for options out of range, and where threads fail.
pub fn solve(scheme: &Scheme, options: &Options) -> Result<Outcome, Error> {
    Solver::new(scheme).options(options.clone()).solve()
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
