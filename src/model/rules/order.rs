//! Order: some placements only after others, or with levels held.

use serde::Serialize;

use super::Size;
use crate::model::{Candidate, CandidateSelect, Id, Levels, PostSelect};

/// Placements in some posts start only after others have ended, or once levels are held.
///
/// ```
/// use secondment::model::{OrderRule, PostSelect};
///
/// // Work in policy only after two placements at the front line.
/// let rule = OrderRule::new("front-line-first", PostSelect::default().streams(["policy"]))
///     .after(PostSelect::default().tags(["frontline"]), 2);
/// assert_eq!(rule.times, 2);
/// ```
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct OrderRule {
    /// Id, unique among rules on order.
    pub id: Id,
    /// The posts whose placements have to wait. Default all.
    #[serde(skip_serializing_if = "PostSelect::is_all")]
    pub posts: PostSelect,
    /// Posts in which placements must have ended before; the one under way counts.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub after: Option<PostSelect>,
    /// How many of them. From 1 to 10,000. Default 1.
    #[serde(skip_serializing_if = "super::is_one")]
    pub times: u32,
    /// Levels that must be held at the start.
    #[serde(skip_serializing_if = "Levels::is_empty")]
    pub levels: Levels,
    /// Points lost per placement that starts too early; `None` forbids it. From 0.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub points: Option<f64>,
    /// The candidates it is about. Default all.
    #[serde(skip_serializing_if = "CandidateSelect::is_all")]
    pub candidates: CandidateSelect,
}

impl OrderRule {
    /// The most points that a candidate can lose.
    pub(super) fn most_lost(&self, size: &Size, _candidate: &Candidate) -> i128 {
        size.price(self.points) * size.periods
    }

    /// A hard rule on when placements in these posts may start; it needs something to come before.
    pub fn new(id: impl Into<Id>, posts: PostSelect) -> Self {
        Self {
            id: id.into(),
            posts,
            after: None,
            times: 1,
            levels: Levels::new(),
            points: None,
            candidates: CandidateSelect::default(),
        }
    }

    /// Only after so many placements in these posts.
    #[must_use]
    pub fn after(mut self, posts: PostSelect, times: u32) -> Self {
        self.after = Some(posts);
        self.times = times;
        self
    }

    /// Only with this level of a competency.
    #[must_use]
    pub fn level(mut self, competency: impl Into<Id>, level: u8) -> Self {
        self.levels.insert(competency.into(), level);
        self
    }

    /// Makes it soft: so many points are lost per placement that starts too early.
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
