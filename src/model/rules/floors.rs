//! Floors: the least exposure that every candidate is to have.

use super::size::{Own, Size, ceil};
use crate::model::part::{Value, WEIGHT, part};
use crate::model::{CandidateSelect, Id};

part! {
    /// The least exposure of a candidate's rotation, an empty one included.
    ///
    /// ```
    /// use secondment::model::FloorRule;
    ///
    /// // Every point of exposure short of one unit costs two points.
    /// let rule = FloorRule::new("fair-share", 1.0).points(2.0);
    /// assert_eq!(rule.points, Some(2.0));
    /// ```
    #[derive(Clone, Debug, PartialEq)]
    pub struct FloorRule by id {
        /// Id, unique among floors.
        pub id: Id [required],
        /// Exposure at least, in units: the scale turns it into points.
        pub exposure: f64 [required, in -WEIGHT, WEIGHT],
        /// Points lost per point of exposure missing; `None` forbids it. From 0; counted in millionths.
        pub points: Option<f64> [in 0.0, WEIGHT],
        /// The candidates it is about. Default all.
        pub candidates: CandidateSelect,
    }
}

impl FloorRule {
    /// The most points that a candidate can lose.
    pub(super) fn most_lost(&self, size: &Size, _own: &Own<'_>) -> i128 {
        let short = size.price(Some(self.exposure)) + size.exposure;
        self.points.map_or(0, |points| (1 + ceil(points)) * short)
    }

    /// At least this exposure; hard, for all candidates.
    pub fn new(id: impl Into<Id>, exposure: f64) -> Self {
        Self { id: id.into(), exposure, ..Self::blank() }
    }
}
