//! Stays: how long someone remains with one kind, provider ... without a break.

use serde::Serialize;

use super::Size;
use crate::model::{Candidate, CandidateSelect, Each, Id, PostSelect};

/// Limits on the periods of a stay: consecutive placements with the same provider, kind ...
///
/// ```
/// use secondment::model::{Each, StayRule};
///
/// // Whoever goes to a kind of provider stays for two periods at least.
/// let rule = StayRule::at_least("settle", Each::Kind, 2).open_end();
/// assert!(rule.open_end);
/// ```
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct StayRule {
    /// Id, unique among rules on stays.
    pub id: Id,
    /// The posts that count; any other ends a stay. Default all.
    #[serde(skip_serializing_if = "PostSelect::is_all")]
    pub posts: PostSelect,
    /// What remains the same during a stay.
    pub each: Each,
    /// At least so many periods; `None` is no lower limit. Up to 10,000.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub at_least: Option<u32>,
    /// At most so many periods; `None` is no upper limit. Up to 10,000.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub at_most: Option<u32>,
    /// Whether a stay may be shorter if the candidate's window ends with it. Default false.
    #[serde(skip_serializing_if = "super::is_default")]
    pub open_end: bool,
    /// Points lost per period missing or too many; `None` forbids it. From 0.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub points: Option<f64>,
    /// The candidates it is about. Default all.
    #[serde(skip_serializing_if = "CandidateSelect::is_all")]
    pub candidates: CandidateSelect,
}

impl StayRule {
    /// The most points that a candidate can lose.
    pub(super) fn most_lost(&self, size: &Size, candidate: &Candidate) -> i128 {
        let served = candidate.under_way.as_ref().map_or(0, |held| i128::from(held.served));
        let least = self.at_least.map_or(0, i128::from);
        size.price(self.points) * (size.periods * (least + 1) + served)
    }

    /// Stays of at least so many periods; hard, in all posts and for all candidates.
    pub fn at_least(id: impl Into<Id>, each: Each, periods: u32) -> Self {
        Self { at_least: Some(periods), ..Self::new(id, each) }
    }

    /// Stays of at most so many periods; hard, in all posts and for all candidates.
    pub fn at_most(id: impl Into<Id>, each: Each, periods: u32) -> Self {
        Self { at_most: Some(periods), ..Self::new(id, each) }
    }

    fn new(id: impl Into<Id>, each: Each) -> Self {
        Self {
            id: id.into(),
            posts: PostSelect::default(),
            each,
            at_least: None,
            at_most: None,
            open_end: false,
            points: None,
            candidates: CandidateSelect::default(),
        }
    }

    /// Counts placements in these posts only.
    #[must_use]
    pub fn posts(mut self, posts: PostSelect) -> Self {
        self.posts = posts;
        self
    }

    /// Lets a stay be shorter if the candidate's window ends with it.
    #[must_use]
    pub fn open_end(mut self) -> Self {
        self.open_end = true;
        self
    }

    /// Makes it soft: so many points are lost per period missing or too many.
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
