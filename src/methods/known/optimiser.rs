//! The engine as a method.

use std::num::NonZeroUsize;
use std::sync::Arc;
use std::time::Duration;

use crate::methods::{About, Matched, Method, Settings};
use crate::model::Scheme;
use crate::solve::{CancelToken, Error, Options, Solver};

/// The plan with the most points that the engine finds, with its bound and what stands behind it.
///
/// It keeps every rule; where it finds no plan that does, there is none.
///
/// ```
/// use secondment::methods::Method;
/// use secondment::methods::known::Optimiser;
/// use secondment::model::{Candidate, Kind, Post, Provider, Sector};
/// use secondment::{CancelToken, Options, SchemeBuilder};
///
/// let scheme = SchemeBuilder::new(1)
///     .kind(Kind::new("council"))
///     .provider(Provider::new("Camden", "council", Sector::Public))
///     .post(Post::new("desk", "Camden"))
///     .candidate(Candidate::new("a").points("desk", 0.5))
///     .build()?;
/// let optimiser = Optimiser::new(Options::default().work_limit(1_000_000));
/// let made = optimiser.allocate(&scheme, 7, &CancelToken::new())?;
/// assert_eq!(made.bound, Some(500));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Optimiser {
    options: Options,
}

impl Optimiser {
    /// The engine with these options; their seed is replaced by that of the run.
    ///
    /// A time limit makes plans depend on the machine; a work limit does not.
    pub fn new(options: Options) -> Self {
        Self { options }
    }
}

impl Method for Optimiser {
    fn about(&self) -> About {
        About {
            name: "optimiser",
            source: "this library: prices, exact pricing of rotations, branch and price",
            random: true,
            may_break: &[],
            settings: &["work_limit", "gap", "time_limit", "threads"],
        }
    }

    fn set(&self, settings: &Settings) -> Option<Arc<dyn Method>> {
        let threads = settings.threads.and_then(|threads| NonZeroUsize::new(threads as usize));
        let options = Options::default()
            .time_limit(settings.time_limit.map(Duration::from_secs_f64))
            .work_limit(settings.work_limit)
            .gap(settings.gap.unwrap_or(0.0))
            .threads(threads.or(NonZeroUsize::new(1)));
        Some(Arc::new(Self { options }))
    }

    fn allocate(&self, scheme: &Scheme, seed: u64, cancel: &CancelToken) -> Result<Matched, Error> {
        let options = self.options.clone().seed(seed);
        let outcome = Solver::new(scheme).options(options).cancel_token(cancel.clone()).solve()?;
        let solution = outcome.solution();
        Ok(Matched {
            plan: solution.map(|solution| solution.plan.clone()),
            bound: outcome.bound,
            proof: outcome.layers.first().and_then(|layer| layer.proof),
        })
    }
}
