//! What is claimed of a plan.

use serde::{Deserialize, Serialize};

/// What a solution says of its plan. All values in integer points.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Claims {
    /// Points of the plan.
    pub objective: i64,
    /// No plan has more points than this.
    pub bound: i64,
    /// What stands behind the bound.
    pub proof: Proof,
    /// Points of exposure, counted once whatever the layers.
    pub exposure: i64,
    /// Candidates who were system translators before.
    pub translators_before: u32,
    /// Candidates who are system translators after.
    pub translators_after: u32,
    /// What is claimed of every layer of the objective, highest first; empty where the scheme states
    /// none. Objective, bound and proof above are those of the first.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub layers: Vec<LayerClaims>,
}

/// What a solution says of its plan in one layer of the objective. All values in integer points.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct LayerClaims {
    /// Name of the layer.
    pub name: String,
    /// Points of the plan in this layer.
    pub objective: i64,
    /// No plan with at least as many points in every layer before has more points in this one.
    pub bound: i64,
    /// What stands behind the bound.
    pub proof: Proof,
    /// How often each layer before counts beside this one in the sum that the certificate bounds. From
    /// 0; none in the first layer. The bound is that of the sum, less what the plan has of it in the
    /// layers before.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub multipliers: Vec<i64>,
}

/// What stands behind a bound.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Proof {
    /// Prices, over a branch tree where it takes one: [`certify`](crate::certify::certify) recomputes
    /// it from the scheme alone.
    Certified,
    /// Prices, and a back end that found nothing better among the rotations within the gap, whose word
    /// is taken.
    BackEnd,
}
