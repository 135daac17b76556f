//! A placement of a candidate, as compiled.

use super::period_set::{self, PeriodSet};
use super::step::Step;
use crate::model::PostIx;

/// A placement that is allowed by itself.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Leg {
    pub(crate) post: PostIx,
    pub(crate) start: u32,
    pub(crate) duration: u32,
    /// Its number among those of its candidate.
    pub(super) arc: u32,
    /// Most points it can score.
    pub(crate) most: i64,
}

impl Leg {
    pub(crate) fn step(&self) -> Step {
        Step { post: self.post, start: self.start }
    }

    /// The first period after it.
    pub(crate) fn end(&self) -> u32 {
        self.start + self.duration
    }

    /// The periods it covers.
    pub(super) fn span(&self) -> PeriodSet {
        period_set::span(self.start, self.duration)
    }
}
