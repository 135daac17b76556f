//! What a check found.

use std::fmt;

use serde::Serialize;

use super::PlanPoints;
pub use crate::model::Rule;
use crate::model::{Id, PostIx, Scheme};

/// What [`verify`](super::verify) found: the rules broken, and the points recomputed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[non_exhaustive]
pub struct Verdict {
    /// Every rule broken and every false claim; empty if the plan stands.
    pub violations: Vec<Violation>,
    /// Points of the plan, recomputed. Placements that cannot be read are left out.
    pub points: PlanPoints,
}

impl Verdict {
    /// Whether no rule is broken and no claim is false.
    pub fn is_valid(&self) -> bool {
        self.violations.is_empty()
    }
}

/// One rule broken, or one claim that is false.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[non_exhaustive]
pub struct Violation {
    /// Which rule.
    pub rule: Rule,
    /// The candidate concerned.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub candidate: Option<Id>,
    /// The post concerned.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub post: Option<Id>,
    /// The period concerned, from 1.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub period: Option<u32>,
    /// What is wrong, for people to read.
    pub detail: String,
}

impl Violation {
    pub(super) fn new(rule: Rule, detail: impl Into<String>) -> Self {
        Self { rule, candidate: None, post: None, period: None, detail: detail.into() }
    }

    pub(super) fn candidate(mut self, id: &Id) -> Self {
        self.candidate = Some(id.clone());
        self
    }

    pub(super) fn post(mut self, id: &Id) -> Self {
        self.post = Some(id.clone());
        self
    }

    pub(super) fn post_ix(self, scheme: &Scheme, ix: PostIx) -> Self {
        self.post(&scheme.post(ix).id)
    }

    /// Sets the period, counted from 1.
    pub(super) fn period(mut self, number: u32) -> Self {
        self.period = Some(number);
        self
    }

    /// Sets the period from its position, counted from 0.
    pub(super) fn position(self, at: usize) -> Self {
        self.period(at as u32 + 1)
    }
}

/// So many of something.
pub(super) fn some(count: impl Into<i64>, unit: &str) -> String {
    let count = count.into();
    format!("{count} {unit}{}", if count == 1 { "" } else { "s" })
}

impl fmt::Display for Violation {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", self.rule)?;
        if let Some(candidate) = &self.candidate {
            write!(f, ", candidate {candidate}")?;
        }
        if let Some(post) = &self.post {
            write!(f, ", post {post}")?;
        }
        if let Some(period) = self.period {
            write!(f, ", period {period}")?;
        }
        write!(f, ": {}", self.detail)
    }
}
