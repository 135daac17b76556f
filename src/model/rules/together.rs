//! Together: two people who are to be near each other.

use std::collections::BTreeSet;

use super::size::{Coupled, Size};
use crate::model::part::{Check, Value, WEIGHT, part};
use crate::model::text::Path;
use crate::model::{Id, When};

part! {
    /// Two candidates are placed in the same place, or near each other, whenever both are placed.
    #[derive(Clone, Debug, PartialEq)]
    pub struct Together by id {
        /// Id, unique among these rules.
        pub id: Id [required],
        /// The two candidates, by id.
        pub candidates: BTreeSet<Id> [required, of Candidates],
        /// How far apart their providers may be, in kilometres; `None` asks for the same place. From 0.
        pub km: Option<f64> [in 0.0, WEIGHT],
        /// In these periods; empty is all.
        pub periods: BTreeSet<When>,
        /// Whether one is placed exactly when the other is. Default false.
        pub throughout: bool,
        /// Points lost per period and part of the rule broken; `None` forbids it. From 0.
        pub points: Option<f64> [in 0.0, WEIGHT],
    }
    check two;
}

impl Coupled for Together {
    fn most_units(&self, size: &Size) -> i128 {
        2 * size.periods
    }
}

impl Together {
    /// In the same place in every period in which both are placed; hard.
    pub fn new<I: Into<Id>>(id: impl Into<Id>, candidates: [I; 2]) -> Self {
        Self {
            id: id.into(),
            candidates: candidates.into_iter().map(Into::into).collect(),
            ..Self::blank()
        }
    }
}

fn two(rule: &Together, check: &mut Check<'_, '_>, path: &Path<'_>) {
    check.people(&rule.candidates, (2, 2), &path.field("candidates"));
}
