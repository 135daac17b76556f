//! Floors: the least exposure that every candidate is to have.

use serde::Serialize;

use super::size::{Size, ceil};
use crate::model::{Candidate, CandidateSelect, Id};

/// The least exposure of a candidate's rotation, an empty one included.
///
/// ```
/// use secondment::model::FloorRule;
///
/// // Every point of exposure short of one unit costs two points.
/// let rule = FloorRule::new("fair-share", 1.0).points(2.0);
/// assert_eq!(rule.points, Some(2.0));
/// ```
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct FloorRule {
    /// Id, unique among floors.
    pub id: Id,
    /// Exposure at least, in units: the scale turns it into points.
    pub exposure: f64,
    /// Points lost per point of exposure missing; `None` forbids it. From 0; counted in millionths.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub points: Option<f64>,
    /// The candidates it is about. Default all.
    #[serde(skip_serializing_if = "CandidateSelect::is_all")]
    pub candidates: CandidateSelect,
}

impl FloorRule {
    /// The most points that a candidate can lose.
    pub(super) fn most_lost(&self, size: &Size, _candidate: &Candidate) -> i128 {
        let short = size.price(Some(self.exposure)) + size.exposure;
        self.points.map_or(0, |points| (1 + ceil(points)) * short)
    }

    /// At least this exposure; hard, for all candidates.
    pub fn new(id: impl Into<Id>, exposure: f64) -> Self {
        Self { id: id.into(), exposure, points: None, candidates: CandidateSelect::default() }
    }

    /// Makes it soft: so many points are lost per point of exposure missing.
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
