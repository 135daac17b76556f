//! Posts whose places are all to be filled.

use std::collections::BTreeSet;

use super::size::{Coupled, Size};
use crate::model::part::{Value, WEIGHT, part};
use crate::model::{Id, PostSelect, When};

part! {
    /// Every place of some posts is filled.
    ///
    /// ```
    /// use secondment::model::{Filled, PostSelect};
    ///
    /// // Places of the wards come first: 2 points for each that stays empty, each period.
    /// let posts = PostSelect::default().tags(["ward"]);
    /// let first = Filled::new("wards-first").posts(posts).points(2.0);
    /// assert!(first.periods.is_empty());
    /// ```
    #[derive(Clone, Debug, PartialEq)]
    pub struct Filled by id {
        /// Id, unique among these rules.
        pub id: Id [required],
        /// Posts. Default all.
        pub posts: PostSelect,
        /// In these periods; empty is all.
        pub periods: BTreeSet<When>,
        /// Points lost per empty place and period; `None` forbids them. From 0.
        pub points: Option<f64> [in 0.0, WEIGHT],
    }
}

impl Coupled for Filled {
    fn most_units(&self, size: &Size) -> i128 {
        size.room * size.periods
    }
}

impl Filled {
    /// Every place of all posts in every period; hard.
    pub fn new(id: impl Into<Id>) -> Self {
        Self { id: id.into(), ..Self::blank() }
    }
}
