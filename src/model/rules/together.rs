//! Together: two people who are to be near each other.

use std::collections::BTreeSet;

use serde::Serialize;

use super::{Size, is_default};
use crate::model::{Id, When};

/// Two candidates are placed in the same place, or near each other, whenever both are placed.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Together {
    /// Id, unique among these rules.
    pub id: Id,
    /// The two candidates, by id.
    pub candidates: BTreeSet<Id>,
    /// How far apart their providers may be, in kilometres; `None` asks for the same place. From 0.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub km: Option<f64>,
    /// In these periods; empty is all.
    #[serde(skip_serializing_if = "BTreeSet::is_empty")]
    pub periods: BTreeSet<When>,
    /// Whether one is placed exactly when the other is. Default false.
    #[serde(skip_serializing_if = "is_default")]
    pub throughout: bool,
    /// Points lost per period and part of the rule broken; `None` forbids it. From 0.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub points: Option<f64>,
}

impl Together {
    /// At most so many units can be broken, over all rows.
    pub(super) fn most_units(&self, size: &Size) -> i128 {
        2 * size.periods
    }

    /// In the same place in every period in which both are placed; hard.
    pub fn new<I: Into<Id>>(id: impl Into<Id>, candidates: [I; 2]) -> Self {
        Self {
            id: id.into(),
            candidates: candidates.into_iter().map(Into::into).collect(),
            km: None,
            periods: BTreeSet::new(),
            throughout: false,
            points: None,
        }
    }
}
