//! Totals: numbers of people or placements, within limits.

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

use super::Size;
use crate::model::{CandidateSelect, Each, Id, PostSelect, When};

/// A limit on how many are placed: in all, or at each provider, kind, sector, place or stream.
///
/// ```
/// use secondment::model::{Each, Measure, Total};
///
/// // At most 40 people at any one provider at once.
/// let most = Total {
///     each: Some(Each::Provider),
///     at_most: Some(40),
///     ..Total::new("host-size", Measure::People)
/// };
/// assert_eq!(most.at_least, None);
/// ```
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Total {
    /// Id, unique among totals.
    pub id: Id,
    /// What is counted.
    pub measure: Measure,
    /// In these posts. Default all.
    #[serde(skip_serializing_if = "PostSelect::is_all")]
    pub posts: PostSelect,
    /// Of these candidates. Default all.
    #[serde(skip_serializing_if = "CandidateSelect::is_all")]
    pub candidates: CandidateSelect,
    /// By what the posts are told apart; `None` counts them together.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub each: Option<Each>,
    /// In these periods; empty is all.
    #[serde(skip_serializing_if = "BTreeSet::is_empty")]
    pub periods: BTreeSet<When>,
    /// At least so many.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub at_least: Option<u32>,
    /// At most so many.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub at_most: Option<u32>,
    /// Points lost per unit beyond the limits; `None` forbids it. From 0.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub points: Option<f64>,
}

/// What a [`Total`] counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Measure {
    /// People placed, in each period by itself.
    People,
    /// People placed, added up over the periods.
    PersonPeriods,
    /// Placements that start, over all the periods.
    Placements,
}

impl Total {
    /// At most so many units can be broken, over all rows.
    pub(super) fn most_units(&self, size: &Size) -> i128 {
        let rows = self.each.map_or(1, |each| size.values(each)) * size.periods;
        size.placed() + i128::from(self.at_least.unwrap_or(0)) * rows
    }

    /// A total over all posts, candidates and periods, without limits yet; hard.
    pub fn new(id: impl Into<Id>, measure: Measure) -> Self {
        Self {
            id: id.into(),
            measure,
            posts: PostSelect::default(),
            candidates: CandidateSelect::default(),
            each: None,
            periods: BTreeSet::new(),
            at_least: None,
            at_most: None,
            points: None,
        }
    }
}
