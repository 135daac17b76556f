//! Order: some placements only after others, or with levels held.

use super::size::{Own, Size};
use crate::error::FaultCode;
use crate::model::part::{Check, MANY, Value, WEIGHT, part};
use crate::model::text::Path;
use crate::model::{CandidateSelect, Id, Levels, PostSelect};

part! {
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
    #[derive(Clone, Debug, PartialEq)]
    pub struct OrderRule by id {
        /// Id, unique among rules on order.
        pub id: Id [required],
        /// The posts whose placements have to wait. Default all.
        pub posts: PostSelect,
        /// Posts in which placements must have ended before; the one under way counts.
        pub after: Option<PostSelect> [hand],
        /// How many of them. From 1 to 10,000. Default 1.
        pub times: u32 [= 1, in 1.0, MANY, hand],
        /// Levels that must be held at the start.
        pub levels: Levels [of Competencies, in 1.0, 100.0, add level(competency: Id, level: u8)],
        /// Points lost per placement that starts too early; `None` forbids it. From 0.
        pub points: Option<f64> [in 0.0, WEIGHT],
        /// The candidates it is about. Default all.
        pub candidates: CandidateSelect,
    }
    check waits;
}

impl OrderRule {
    /// The most points that a candidate can lose.
    pub(super) fn most_lost(&self, size: &Size, _own: &Own<'_>) -> i128 {
        size.price(self.points) * size.periods
    }

    /// A hard rule on when placements in these posts may start; it needs something to come before.
    pub fn new(id: impl Into<Id>, posts: PostSelect) -> Self {
        Self { id: id.into(), posts, ..Self::blank() }
    }

    /// Only after so many placements in these posts.
    #[must_use]
    pub fn after(mut self, posts: PostSelect, times: u32) -> Self {
        self.after = Some(posts);
        self.times = times;
        self
    }
}

fn waits(rule: &OrderRule, check: &mut Check<'_, '_>, path: &Path<'_>) {
    if rule.after.is_none() && rule.levels.is_empty() && !check.findings.has_errors_in(path) {
        check.error(
            path,
            FaultCode::FieldsTogether,
            "the rule gives neither `after` nor `levels`",
            "give one of them, or both",
        );
    }
}
