//! Release: how many people home employers let go at once.

use std::collections::BTreeSet;

use serde::Serialize;

use super::Size;
use crate::model::{Id, When};

/// At most so many people of one home employer are placed elsewhere in one period.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Release {
    /// Id, unique among these rules.
    pub id: Id,
    /// Home employers, by id of the provider; `None` is all.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub homes: Option<BTreeSet<Id>>,
    /// At most so many of each.
    pub at_most: u32,
    /// In these periods; empty is all.
    #[serde(skip_serializing_if = "BTreeSet::is_empty")]
    pub periods: BTreeSet<When>,
    /// Points lost per person and period beyond; `None` forbids it. From 0.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub points: Option<f64>,
}

impl Release {
    /// At most so many units can be broken, over all rows.
    pub(super) fn most_units(&self, size: &Size) -> i128 {
        size.placed()
    }

    /// At most so many of every home employer, in every period; hard.
    pub fn new(id: impl Into<Id>, at_most: u32) -> Self {
        Self { id: id.into(), homes: None, at_most, periods: BTreeSet::new(), points: None }
    }
}
