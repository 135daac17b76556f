//! A plan with what is claimed of it and the proof: the content of a plan file.

use serde::{Deserialize, Serialize};

use crate::certify::Certificate;
use crate::plan::{Format, Plan};

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
    /// Points of exposure in the objective.
    pub exposure: i64,
    /// Candidates who were system translators before.
    pub translators_before: u32,
    /// Candidates who are system translators after.
    pub translators_after: u32,
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
    /// Proof of the bound.
    pub certificate: Certificate,
    /// Kept and ignored.
    #[serde(default, skip_serializing_if = "crate::model::Meta::is_empty")]
    pub meta: crate::model::Meta,
}

impl Solution {
    /// A solution from its parts.
    pub fn new(fingerprint: String, plan: Plan, claims: Claims, certificate: Certificate) -> Self {
        let meta = crate::model::Meta::new();
        Self { format: Format, fingerprint, plan, claims, certificate, meta }
    }
}
