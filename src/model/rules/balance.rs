//! Balance: what a provider hosts against what it lets go.

use std::collections::BTreeSet;

use super::size::{Coupled, Size};
use crate::model::Id;
use crate::model::part::{Value, WEIGHT, part};

part! {
    /// Providers host about as much as their own people serve elsewhere.
    #[derive(Clone, Debug, PartialEq)]
    pub struct Balance by id {
        /// Id, unique among these rules.
        pub id: Id [required],
        /// Providers, by id; `None` is all.
        pub providers: Option<BTreeSet<Id>> [of Providers, some],
        /// Person-periods by which the two may differ, either way.
        pub tolerance: u32 [required, else u32::MAX],
        /// Points lost per person-period beyond; `None` forbids it. From 0.
        pub points: Option<f64> [in 0.0, WEIGHT],
    }
}

impl Coupled for Balance {
    fn most_units(&self, size: &Size) -> i128 {
        2 * size.placed()
    }
}

impl Balance {
    /// Within a tolerance for every provider; hard.
    pub fn new(id: impl Into<Id>, tolerance: u32) -> Self {
        Self { id: id.into(), tolerance, ..Self::blank() }
    }
}
