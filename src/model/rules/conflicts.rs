//! Conflicts of interest: where, and under whom, a candidate is never placed.

use std::collections::BTreeSet;

use crate::model::Id;
use crate::model::part::part;

part! {
    /// Providers and line managers with whom a candidate has a conflict of interest.
    #[derive(Clone, Debug, Default, PartialEq, Eq)]
    pub struct Conflicts {
        /// By provider id.
        pub providers: BTreeSet<Id> [of Providers, add provider(provider: Id)],
        /// By the manager that posts name.
        pub managers: BTreeSet<Id> [add manager(manager: Id)],
    }
}

impl Conflicts {
    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.providers.is_empty() && self.managers.is_empty()
    }
}
