//! Shares: how much of what is placed lies in some posts.

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

use super::Size;
use crate::model::{CandidateSelect, Id, PostSelect, When};

/// A limit on the amount in some posts as a share of the amount in others.
///
/// ```
/// use secondment::model::{PostSelect, Sector, Share, ShareMeasure};
///
/// // At least a tenth of all person-periods in the voluntary sector.
/// let share = Share {
///     posts: PostSelect::default().sectors([Sector::Voluntary]),
///     at_least: Some(0.1),
///     ..Share::new("voluntary", ShareMeasure::PersonPeriods)
/// };
/// assert!(share.of.is_all());
/// ```
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Share {
    /// Id, unique among shares.
    pub id: Id,
    /// What is counted.
    pub measure: ShareMeasure,
    /// Posts whose share it is.
    pub posts: PostSelect,
    /// Posts of which it is a share. Default all.
    #[serde(skip_serializing_if = "PostSelect::is_all")]
    pub of: PostSelect,
    /// Counting these candidates alone. Default all.
    #[serde(skip_serializing_if = "CandidateSelect::is_all")]
    pub candidates: CandidateSelect,
    /// In these periods; empty is all.
    #[serde(skip_serializing_if = "BTreeSet::is_empty")]
    pub periods: BTreeSet<When>,
    /// At least this share, 0 to 1, in whole ten-thousandths.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub at_least: Option<f64>,
    /// At most this share, 0 to 1, in whole ten-thousandths.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub at_most: Option<f64>,
    /// Points lost per person-period, or placement, beyond the share; `None` forbids it. From 0.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub points: Option<f64>,
}

/// What a [`Share`] counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ShareMeasure {
    /// People placed, added up over the periods.
    PersonPeriods,
    /// Placements that start in the periods.
    Placements,
}

impl Share {
    /// At most so many units can be broken, over all rows.
    pub(super) fn most_units(&self, size: &Size) -> i128 {
        // Rounded up once for either limit.
        size.placed() + 2
    }

    /// A share of all posts in all posts, without limits yet; hard.
    pub fn new(id: impl Into<Id>, measure: ShareMeasure) -> Self {
        Self {
            id: id.into(),
            measure,
            posts: PostSelect::default(),
            of: PostSelect::default(),
            candidates: CandidateSelect::default(),
            periods: BTreeSet::new(),
            at_least: None,
            at_most: None,
            points: None,
        }
    }
}
