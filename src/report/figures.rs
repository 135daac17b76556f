//! What a report shows beside the plan itself.

use std::collections::BTreeMap;

use crate::model::Id;
use crate::verify::{CandidatePoints, PlanPoints};

/// What is known of one candidate's rotation.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Score {
    /// Points of the rotation.
    pub points: i64,
    /// Points of exposure among them.
    pub exposure: i64,
    /// Whether the candidate was a system translator before.
    pub translator_before: bool,
    /// Whether the candidate is one after.
    pub translator_after: bool,
}

/// Points and bound to show in a report; whatever is missing is left out of it.
///
/// ```
/// use secondment::report::{Figures, Score};
///
/// let score = Score { points: 1_200, exposure: 700, ..Score::default() };
/// let figures = Figures::default().score("c1", score).bound(Some(1_300));
/// assert_eq!(figures.points(), Some(1_200));
/// ```
#[derive(Clone, Debug, Default, PartialEq, Eq)]
#[non_exhaustive]
pub struct Figures {
    /// By candidate id.
    pub scores: BTreeMap<Id, Score>,
    /// No plan has more points than this.
    pub bound: Option<i64>,
    /// Points lost to soft rules of the cohort.
    pub lost: i64,
    /// Points that the lowest total of any candidate adds.
    pub worst: i64,
}

impl Figures {
    /// Sets what is known of a candidate's rotation.
    #[must_use]
    pub fn score(mut self, candidate: impl Into<Id>, score: Score) -> Self {
        self.scores.insert(candidate.into(), score);
        self
    }

    /// Sets the bound.
    #[must_use]
    pub fn bound(mut self, points: Option<i64>) -> Self {
        self.bound = points;
        self
    }

    /// Points of the plan, less those lost to soft rules of the cohort, with those that the lowest total
    /// adds; `None` without scores.
    pub fn points(&self) -> Option<i64> {
        self.sum(|score| score.points).map(|points| points - self.lost + self.worst)
    }

    /// Points of exposure in the plan; `None` without scores.
    pub fn exposure(&self) -> Option<i64> {
        self.sum(|score| score.exposure)
    }

    /// Candidates who were system translators before; `None` without scores.
    pub fn translators_before(&self) -> Option<i64> {
        self.sum(|score| i64::from(score.translator_before))
    }

    /// Candidates who are system translators after; `None` without scores.
    pub fn translators_after(&self) -> Option<i64> {
        self.sum(|score| i64::from(score.translator_after))
    }

    fn sum(&self, of: impl Fn(&Score) -> i64) -> Option<i64> {
        (!self.scores.is_empty()).then(|| self.scores.values().map(of).sum())
    }
}

impl From<&PlanPoints> for Figures {
    /// The points of a plan as [`verify`](crate::verify::verify) recomputes them, without a bound.
    fn from(points: &PlanPoints) -> Self {
        let score = |(id, candidate): (&Id, &CandidatePoints)| {
            let score = Score {
                points: candidate.points.total(),
                exposure: candidate.points.exposure(),
                translator_before: candidate.translator_before,
                translator_after: candidate.translator_after,
            };
            (id.clone(), score)
        };
        let scores = points.candidates.iter().map(score).collect();
        Self { scores, bound: None, lost: points.lost(), worst: points.worst }
    }
}
