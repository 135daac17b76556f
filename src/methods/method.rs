//! What every way of matching has in common.

use crate::model::Scheme;
use crate::plan::{Plan, Proof};
use crate::solve::{CancelToken, Error};
use crate::verify::Rule;

/// A way to match candidates to posts: a scheme and a seed in, a plan out.
///
/// Plans of a method are judged like any other, by [`verify`](crate::verify::verify()): a method
/// says which rules it does not look after, and a comparison counts how often they are broken.
///
/// The same scheme and seed give the same plan, on every platform.
pub trait Method: Send + Sync {
    /// Its name in suite files and tables; kebab case, stable across versions.
    fn name(&self) -> &str;

    /// The publication that defines it.
    fn source(&self) -> &'static str;

    /// Whether the seed can change the plan.
    fn is_random(&self) -> bool;

    /// Rules that its plans may break, in order. Every other rule holds in all of them.
    fn may_break(&self) -> &'static [Rule];

    /// Makes a plan.
    ///
    /// A method that finds nothing for somebody leaves them unplaced. A cancelled token ends the work
    /// early, with what there is.
    ///
    /// # Errors
    ///
    /// Those of a solve, for methods that solve.
    fn allocate(&self, scheme: &Scheme, seed: u64, cancel: &CancelToken) -> Result<Matched, Error>;
}

/// What a [`Method`] made.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
#[non_exhaustive]
pub struct Matched {
    /// The plan; `None` where a method that keeps all rules found none.
    pub plan: Option<Plan>,
    /// No plan has more points than this, where the method knows.
    pub bound: Option<i64>,
    /// What stands behind the bound.
    pub proof: Option<Proof>,
}

impl From<Plan> for Matched {
    fn from(plan: Plan) -> Self {
        Self { plan: Some(plan), ..Self::default() }
    }
}
