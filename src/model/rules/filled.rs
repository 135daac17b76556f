//! Posts whose places are all to be filled.

use std::collections::BTreeSet;

use serde::Serialize;

use super::Size;
use crate::model::{Id, PostSelect, When};

/// Every place of some posts is filled.
///
/// ```
/// use secondment::model::{Filled, PostSelect};
///
/// // Places of the wards come first: 2 points for each that stays empty, each period.
/// let posts = PostSelect::default().tags(["ward"]);
/// let first = Filled { posts, points: Some(2.0), ..Filled::new("wards-first") };
/// assert!(first.periods.is_empty());
/// ```
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Filled {
    /// Id, unique among these rules.
    pub id: Id,
    /// Posts. Default all.
    #[serde(skip_serializing_if = "PostSelect::is_all")]
    pub posts: PostSelect,
    /// In these periods; empty is all.
    #[serde(skip_serializing_if = "BTreeSet::is_empty")]
    pub periods: BTreeSet<When>,
    /// Points lost per empty place and period; `None` forbids them. From 0.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub points: Option<f64>,
}

impl Filled {
    /// At most so many units can be broken, over all rows.
    pub(super) fn most_units(&self, size: &Size) -> i128 {
        size.room * size.periods
    }

    /// Every place of all posts in every period; hard.
    pub fn new(id: impl Into<Id>) -> Self {
        Self { id: id.into(), posts: PostSelect::default(), periods: BTreeSet::new(), points: None }
    }
}
