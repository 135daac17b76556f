//! Balance: what a provider hosts against what it lets go.

use std::collections::BTreeSet;

use serde::Serialize;

use super::Size;
use crate::model::Id;

/// Providers host about as much as their own people serve elsewhere.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Balance {
    /// Id, unique among these rules.
    pub id: Id,
    /// Providers, by id; `None` is all.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub providers: Option<BTreeSet<Id>>,
    /// Person-periods by which the two may differ, either way.
    pub tolerance: u32,
    /// Points lost per person-period beyond; `None` forbids it. From 0.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub points: Option<f64>,
}

impl Balance {
    /// At most so many units can be broken, over all rows.
    pub(super) fn most_units(&self, size: &Size) -> i128 {
        2 * size.placed()
    }

    /// Within a tolerance for every provider; hard.
    pub fn new(id: impl Into<Id>, tolerance: u32) -> Self {
        Self { id: id.into(), providers: None, tolerance, points: None }
    }
}
