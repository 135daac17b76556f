//! A plan with what is claimed of it and the proof: the content of a plan file.

use serde::{Deserialize, Serialize};

use super::{Certificate, Format, Plan};

/// What a solution says of its plan. All values in integer points.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[non_exhaustive]
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

impl Claims {
    /// A plan of so many points, and a bound; nothing of exposure, translators and layers.
    pub fn new(objective: i64, bound: i64, proof: Proof) -> Self {
        let (translators_before, translators_after, layers) = (0, 0, Vec::new());
        Self { objective, bound, proof, exposure: 0, translators_before, translators_after, layers }
    }
}

/// What a solution says of its plan in one layer of the objective. All values in integer points.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[non_exhaustive]
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
    /// The engine went through all that prices leave, in a branch tree too large to be kept: nobody can recompute
    /// it, and only what the prices prove is certified. Older files call it `back-end`.
    #[serde(alias = "back-end")]
    Unrecorded,
}

/// A plan, what is claimed of it, and the certificate: what a plan file holds.
///
/// Keyed by the caller's ids and independent of any [`Scheme`](crate::Scheme) in memory.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Solution {
    format: Format,
    /// [`Scheme::fingerprint`](crate::Scheme::fingerprint) of the scheme it answers.
    pub fingerprint: String,
    /// The plan.
    pub plan: Plan,
    /// What is claimed of it.
    pub claims: Claims,
    /// Proof of the bound, in the first layer.
    pub certificate: Certificate,
    /// Proofs of the bounds of all later layers, in order.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub layers: Vec<Certificate>,
    /// Kept and ignored.
    #[serde(default, skip_serializing_if = "crate::model::Meta::is_empty")]
    pub meta: crate::model::Meta,
}

impl Solution {
    /// A solution from its parts, without certificates of later layers.
    pub fn new(fingerprint: String, plan: Plan, claims: Claims, certificate: Certificate) -> Self {
        let meta = crate::model::Meta::new();
        let layers = Vec::new();
        Self { format: Format, fingerprint, plan, claims, certificate, layers, meta }
    }
}
