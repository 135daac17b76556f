//! Conflicts of interest: where, and under whom, a candidate is never placed.

use std::collections::BTreeSet;

use serde::Serialize;

use crate::model::Id;

/// Providers and line managers with whom a candidate has a conflict of interest.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Conflicts {
    /// By provider id.
    #[serde(skip_serializing_if = "BTreeSet::is_empty")]
    pub providers: BTreeSet<Id>,
    /// By the manager that posts name.
    #[serde(skip_serializing_if = "BTreeSet::is_empty")]
    pub managers: BTreeSet<Id>,
}

impl Conflicts {
    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.providers.is_empty() && self.managers.is_empty()
    }
}
