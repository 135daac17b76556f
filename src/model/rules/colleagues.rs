//! Colleagues: how many people with one home employer are at one provider at once.

use std::collections::BTreeSet;

use super::size::{Coupled, Size};
use crate::model::part::{Value, WEIGHT, part};
use crate::model::{Id, When};

part! {
    /// At most so many people with the same home employer are placed at one provider in one period.
    ///
    /// People placed with their own home employer are not counted: nobody meets strangers at home.
    #[derive(Clone, Debug, PartialEq)]
    pub struct Colleagues by id {
        /// Id, unique among these rules.
        pub id: Id [required],
        /// At most so many at each provider.
        pub at_most: u32 [required, else u32::MAX],
        /// In these periods; empty is all.
        pub periods: BTreeSet<When>,
        /// Points lost per person and period beyond; `None` forbids it. From 0.
        pub points: Option<f64> [in 0.0, WEIGHT],
    }
}

impl Coupled for Colleagues {
    fn most_units(&self, size: &Size) -> i128 {
        size.placed()
    }
}

impl Colleagues {
    /// At most so many of every home employer at every provider, in every period; hard.
    pub fn new(id: impl Into<Id>, at_most: u32) -> Self {
        Self { id: id.into(), at_most, ..Self::blank() }
    }
}
