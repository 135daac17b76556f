//! The engine as a way of matching.

use crate::methods::{Matched, Method};
use crate::model::Scheme;
use crate::solve::{CancelToken, Error, Options, Solver};
use crate::verify::Rule;

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
/// let optimiser = Optimiser::new(Options { work_limit: Some(1_000_000), ..Options::default() });
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
    fn name(&self) -> &'static str {
        "optimiser"
    }

    fn source(&self) -> &'static str {
        "this library: prices, exact pricing of rotations, branch and price"
    }

    fn is_random(&self) -> bool {
        true
    }

    fn may_break(&self) -> &'static [Rule] {
        &[]
    }

    fn allocate(&self, scheme: &Scheme, seed: u64, cancel: &CancelToken) -> Result<Matched, Error> {
        let options = Options { seed, ..self.options.clone() };
        let outcome = Solver::new(scheme).options(options).cancel_token(cancel.clone()).solve()?;
        let solution = outcome.solution();
        Ok(Matched {
            plan: solution.map(|solution| solution.plan.clone()),
            bound: outcome.bound,
            proof: outcome.layers.first().and_then(|layer| layer.proof),
        })
    }
}
