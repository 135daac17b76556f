//! Apart: people who are not to share a post.

use std::collections::BTreeSet;

use serde::Serialize;

use super::Size;
use crate::model::{Id, PostSelect, When};

/// No two of some candidates are in the same post in the same period.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Apart {
    /// Id, unique among these rules.
    pub id: Id,
    /// The candidates, by id; two or more.
    pub candidates: BTreeSet<Id>,
    /// In these posts. Default all.
    #[serde(skip_serializing_if = "PostSelect::is_all")]
    pub posts: PostSelect,
    /// In these periods; empty is all.
    #[serde(skip_serializing_if = "BTreeSet::is_empty")]
    pub periods: BTreeSet<When>,
    /// Points lost per period, post and person beyond the first; `None` forbids it. From 0.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub points: Option<f64>,
}

impl Apart {
    /// At most so many units can be broken, over all rows.
    pub(super) fn most_units(&self, size: &Size) -> i128 {
        size.placed()
    }

    /// In every post and period; hard.
    pub fn new<I: Into<Id>>(id: impl Into<Id>, candidates: impl IntoIterator<Item = I>) -> Self {
        Self {
            id: id.into(),
            candidates: candidates.into_iter().map(Into::into).collect(),
            posts: PostSelect::default(),
            periods: BTreeSet::new(),
            points: None,
        }
    }
}
