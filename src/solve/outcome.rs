//! What a solve found, and why it stopped: two different things.

use serde::Serialize;

use crate::model::Id;
use crate::plan::{Proof, Solution, relative_gap};

/// The result of a solve.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct Outcome {
    /// What was found.
    pub found: Found,
    /// Why the solve stopped.
    pub stopped: Stopped,
    /// Best bound known, in points; `None` where infeasible or nothing was priced yet.
    pub bound: Option<i64>,
    /// The bound that the certificate carries and [`certify`](crate::certify::certify) recomputes, in
    /// points: the same as `bound`, unless the proof is [`Proof::Unrecorded`].
    pub certified_bound: Option<i64>,
    /// How each layer of the objective came out, highest first; one where the scheme states none. Bounds
    /// above are those of the first.
    pub layers: Vec<LayerOutcome>,
    /// What of the plan and the prices to start from was dropped.
    pub dropped: Vec<Dropped>,
    /// Work done, in the unit of [`Options::work_limit`](super::Options::work_limit).
    pub work: u64,
    /// Wall-clock time in seconds.
    pub seconds: f64,
    /// Threads that were used.
    pub threads: usize,
    /// The seed.
    pub seed: u64,
}

/// How one layer of the objective came out. Values in integer points.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct LayerOutcome {
    /// Name of the layer; `points` where the scheme states no layers.
    pub name: String,
    /// Points of the plan.
    pub objective: Option<i64>,
    /// No plan with at least as many points in every layer before has more.
    pub bound: Option<i64>,
    /// The bound that the layer's certificate carries.
    pub certified_bound: Option<i64>,
    /// What stands behind the bound.
    pub proof: Option<Proof>,
    /// Why the solve of this layer stopped.
    pub stopped: Stopped,
}

impl LayerOutcome {
    /// Relative gap (bound - objective) / |bound|, as [`Outcome::gap`].
    pub fn gap(&self) -> Option<f64> {
        relative_gap(self.objective?, self.bound?)
    }

    /// Whether no plan with at least as many points in every layer before has more in this one.
    pub fn is_proved(&self) -> bool {
        self.objective.is_some() && self.objective == self.bound
    }
}

/// What a solve found.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub enum Found {
    /// A plan that no other beats in any layer at the layers before, proved.
    Optimal(Box<Solution>),
    /// A plan, with a bound on how much better another could be.
    Feasible(Box<Solution>),
    /// Proof that no plan satisfies the scheme.
    Infeasible(Conflict),
    /// Neither a plan nor a proof that there is none.
    Nothing,
}

/// Why a solve stopped.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
#[non_exhaustive]
pub enum Stopped {
    /// The answer is proved.
    Proved,
    /// The gap asked for was reached.
    Gap,
    /// The time limit was reached.
    Time,
    /// The work limit was reached, or the engine's own effort was spent.
    Work,
    /// A [`CancelToken`](super::CancelToken) was cancelled.
    Cancelled,
}

/// Rows of the problem that cannot hold together.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
#[non_exhaustive]
pub struct Conflict {
    /// Candidates who must be placed and have no rotation, or compete for too few places.
    pub candidates: Vec<Id>,
    /// Places they compete for: post and period (from 1).
    pub places: Vec<(Id, u32)>,
    /// Names of the rules at work, such as `essential` or, for a rule with an id, `tags/frontline`.
    /// For candidates without any rotation (the first ten of them): rules that ask for placements, and
    /// those in their way that would leave a rotation if any one of them were taken out; where none
    /// would by itself, a set of which none can be spared. Otherwise `places`, where these are too few,
    /// and those of the cohort's rows that the proof needs. Empty if a time limit or a cancelling came
    /// first.
    pub rules: Vec<String>,
    /// What stands behind it: `Certified` where prices alone, or a candidate without any rotation,
    /// show it; `Unrecorded` where branching over all that was left did.
    pub proof: Option<Proof>,
}

/// Something given to start from that could not be kept.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
#[non_exhaustive]
pub enum Dropped {
    /// A placement of the plan.
    Placement {
        /// Id of the candidate.
        candidate: Id,
        /// The placement.
        placement: crate::plan::Placement,
        /// Why it could not be kept.
        reason: String,
    },
    /// The price of a place that the scheme does not have, or a price below 0.
    Price {
        /// Id of the post.
        post: Id,
        /// Period, from 1.
        period: u32,
    },
    /// The price of a row that the scheme does not have.
    RowPrice {
        /// Name of the row.
        row: String,
    },
    /// The multiplier of a limit on one candidate that the scheme does not have.
    Multiplier {
        /// Id of the candidate.
        candidate: Id,
        /// Name of the limit.
        limit: String,
    },
}

impl Outcome {
    /// The solution, if a plan was found.
    pub fn solution(&self) -> Option<&Solution> {
        match &self.found {
            Found::Optimal(solution) | Found::Feasible(solution) => Some(solution),
            Found::Infeasible(_) | Found::Nothing => None,
        }
    }

    /// Relative gap (bound - objective) / |bound| in the first layer: 0 where they are equal, `None` without a plan or
    /// where the bound is 0 otherwise.
    pub fn gap(&self) -> Option<f64> {
        relative_gap(self.solution()?.claims.objective, self.bound?)
    }
}
