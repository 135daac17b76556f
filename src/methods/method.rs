//! What every method has in common.

use std::sync::Arc;

use super::settings::Settings;
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
    /// What it is.
    fn about(&self) -> About;

    /// The method with these settings; `None` where nothing can be set.
    fn set(&self, _: &Settings) -> Option<Arc<dyn Method>> {
        None
    }

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

/// What a [`Method`] is, whatever it is run on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct About {
    /// Its name in suite files and tables; kebab case, stable across versions.
    pub name: &'static str,
    /// The publication that defines it.
    pub source: &'static str,
    /// Whether the seed can change the plan.
    pub random: bool,
    /// Rules that its plans may break, in order. Every other rule holds in all of them.
    pub may_break: &'static [Rule],
    /// What can be set of it, of [`Settings::NAMES`].
    pub settings: &'static [&'static str],
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
