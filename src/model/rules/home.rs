//! Home: periods that are spent with the home employer.

use std::collections::BTreeSet;

use serde::Serialize;

use super::Size;
use crate::model::{Candidate, CandidateSelect, Id, When};

/// Periods in which candidates with a home employer are there: placed with it, or idle at home.
///
/// ```
/// use secondment::model::HomeRule;
///
/// // Back with the home employer at the end, and in the third period for appraisals.
/// let rule = HomeRule::at("appraisal", [3_u32]).and_return();
/// assert!(rule.returns && rule.periods.len() == 1);
/// ```
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct HomeRule {
    /// Id, unique among rules on periods at home.
    pub id: Id,
    /// The periods to be spent at home.
    #[serde(skip_serializing_if = "BTreeSet::is_empty")]
    pub periods: BTreeSet<When>,
    /// Whether the last period in which they are available is spent at home too. Default false.
    #[serde(rename = "return", skip_serializing_if = "super::is_default")]
    pub returns: bool,
    /// Points lost per period elsewhere; `None` forbids it. From 0.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub points: Option<f64>,
    /// The candidates it is about. Default all with a home employer.
    #[serde(skip_serializing_if = "CandidateSelect::is_all")]
    pub candidates: CandidateSelect,
}

impl HomeRule {
    /// The most points that a candidate can lose.
    pub(super) fn most_lost(&self, size: &Size, _candidate: &Candidate) -> i128 {
        size.price(self.points) * size.periods
    }

    /// These periods at home; hard, for all candidates with a home employer.
    pub fn at<W: Into<When>>(id: impl Into<Id>, periods: impl IntoIterator<Item = W>) -> Self {
        Self {
            id: id.into(),
            periods: periods.into_iter().map(Into::into).collect(),
            returns: false,
            points: None,
            candidates: CandidateSelect::default(),
        }
    }

    /// The last period at home; hard, for all candidates with a home employer.
    pub fn at_last(id: impl Into<Id>) -> Self {
        Self::at::<When>(id, []).and_return()
    }

    /// The last period at home as well.
    #[must_use]
    pub fn and_return(mut self) -> Self {
        self.returns = true;
        self
    }

    /// Makes it soft: so many points are lost per period elsewhere.
    #[must_use]
    pub fn points(mut self, points: f64) -> Self {
        self.points = Some(points);
        self
    }

    /// Only for these candidates.
    #[must_use]
    pub fn candidates(mut self, candidates: CandidateSelect) -> Self {
        self.candidates = candidates;
        self
    }
}
