//! Apart: people who are not to share a post.

use std::collections::BTreeSet;

use super::size::{Coupled, Size};
use crate::model::part::{Check, Value, WEIGHT, part};
use crate::model::text::Path;
use crate::model::{Id, PostSelect, When};

part! {
    /// No two of some candidates are in the same post in the same period.
    #[derive(Clone, Debug, PartialEq)]
    pub struct Apart by id {
        /// Id, unique among these rules.
        pub id: Id [required],
        /// The candidates, by id; two or more.
        pub candidates: BTreeSet<Id> [required, of Candidates],
        /// In these posts. Default all.
        pub posts: PostSelect,
        /// In these periods; empty is all.
        pub periods: BTreeSet<When>,
        /// Points lost per period, post and person beyond the first; `None` forbids it. From 0.
        pub points: Option<f64> [in 0.0, WEIGHT],
    }
    check several;
}

impl Coupled for Apart {
    fn most_units(&self, size: &Size) -> i128 {
        size.placed()
    }
}

impl Apart {
    /// In every post and period; hard.
    pub fn new<I: Into<Id>>(id: impl Into<Id>, candidates: impl IntoIterator<Item = I>) -> Self {
        Self {
            id: id.into(),
            candidates: candidates.into_iter().map(Into::into).collect(),
            ..Self::blank()
        }
    }
}

fn several(rule: &Apart, check: &mut Check<'_, '_>, path: &Path<'_>) {
    check.people(&rule.candidates, (2, usize::MAX), &path.field("candidates"));
}
