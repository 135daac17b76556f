//! Release: how many people home employers let go at once.

use std::collections::BTreeSet;

use super::size::{Coupled, Size};
use crate::model::part::{Value, WEIGHT, part};
use crate::model::{Id, When};

part! {
    /// At most so many people of one home employer are placed elsewhere in one period.
    #[derive(Clone, Debug, PartialEq)]
    pub struct Release by id {
        /// Id, unique among these rules.
        pub id: Id [required],
        /// Home employers, by id of the provider; `None` is all.
        pub homes: Option<BTreeSet<Id>> [of Providers, some],
        /// At most so many of each.
        pub at_most: u32 [required, else u32::MAX],
        /// In these periods; empty is all.
        pub periods: BTreeSet<When>,
        /// Points lost per person and period beyond; `None` forbids it. From 0.
        pub points: Option<f64> [in 0.0, WEIGHT],
    }
}

impl Coupled for Release {
    fn most_units(&self, size: &Size) -> i128 {
        size.placed()
    }
}

impl Release {
    /// At most so many of every home employer, in every period; hard.
    pub fn new(id: impl Into<Id>, at_most: u32) -> Self {
        Self { id: id.into(), at_most, ..Self::blank() }
    }
}
