//! What every way of matching has in common.

use crate::model::Scheme;
use crate::plan::{Plan, Proof};
use crate::solve::{CancelToken, Error};
use crate::verify::Rule;

/// A way to match candidates to posts: a scheme and a seed in, a plan out.
///
/// Plans of a mechanism are judged like any other, by [`verify`](crate::verify::verify()): a mechanism
/// says which rules it does not look after, and a comparison counts how often they are broken.
///
/// The same scheme and seed give the same plan, on every platform.
pub trait Mechanism: Send + Sync {
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
    /// A mechanism that finds nothing for somebody leaves them unplaced. A cancelled token ends the work
    /// early, with what there is.
    ///
    /// # Errors
    ///
    /// Those of a solve, for mechanisms that solve.
    fn allocate(
        &self,
        scheme: &Scheme,
        seed: u64,
        cancel: &CancelToken,
    ) -> Result<Allocation, Error>;
}

/// What a [`Mechanism`] made.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
#[non_exhaustive]
pub struct Allocation {
    /// The plan; `None` where a mechanism that keeps all rules found none.
    pub plan: Option<Plan>,
    /// No plan has more points than this, where the mechanism knows.
    pub bound: Option<i64>,
    /// What stands behind the bound.
    pub proof: Option<Proof>,
}

impl From<Plan> for Allocation {
    fn from(plan: Plan) -> Self {
        Self { plan: Some(plan), ..Self::default() }
    }
}
