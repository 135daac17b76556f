//! Totals: numbers of people or placements, within limits.

use std::collections::BTreeSet;

use super::each::Each;
use super::size::{Coupled, Size};
use crate::model::part::{Check, Value, WEIGHT, part, words};
use crate::model::text::Path;
use crate::model::{CandidateSelect, Id, PostSelect, When};

part! {
    /// A limit on how many are placed: in all, or at each provider, kind, sector, place or stream.
    ///
    /// ```
    /// use secondment::model::{Each, Measure, Total};
    ///
    /// // At most 40 people at any one provider at once.
    /// let most = Total::new("host-size", Measure::People).each(Each::Provider).at_most(40);
    /// assert_eq!(most.at_least, None);
    /// ```
    #[derive(Clone, Debug, PartialEq)]
    pub struct Total by id {
        /// Id, unique among totals.
        pub id: Id [required],
        /// What is counted.
        pub measure: Measure [required],
        /// In these posts. Default all.
        pub posts: PostSelect,
        /// Of these candidates. Default all.
        pub candidates: CandidateSelect,
        /// By what the posts are told apart; `None` counts them together.
        pub each: Option<Each>,
        /// In these periods; empty is all.
        pub periods: BTreeSet<When>,
        /// At least so many.
        pub at_least: Option<u32>,
        /// At most so many.
        pub at_most: Option<u32>,
        /// Points lost per unit beyond the limits; `None` forbids it. From 0.
        pub points: Option<f64> [in 0.0, WEIGHT],
    }
    check limited;
}

words! {
    /// What a [`Total`] counts.
    #[derive(Clone, Copy, Debug, PartialEq, Eq)]
    pub enum Measure {
        /// People placed, in each period by itself.
        People = "people",
        /// People placed, added up over the periods.
        PersonPeriods = "person_periods",
        /// Placements that start, over all the periods.
        Placements = "placements",
    }
}

impl Coupled for Total {
    fn most_units(&self, size: &Size) -> i128 {
        let rows = self.each.map_or(1, |each| size.values(each)) * size.periods;
        size.placed() + i128::from(self.at_least.unwrap_or(0)) * rows
    }
}

impl Total {
    /// A total over all posts, candidates and periods, without limits yet; hard.
    pub fn new(id: impl Into<Id>, measure: Measure) -> Self {
        Self { id: id.into(), measure, ..Self::blank() }
    }
}

fn limited(rule: &Total, check: &mut Check<'_, '_>, path: &Path<'_>) {
    check.limits((rule.at_least, rule.at_most), path);
}
