//! Counts: so many placements, or periods served, in some posts.

use super::each::Each;
use super::limits::CountLimits;
use super::size::{Own, Size};
use crate::model::part::{Check, MANY, Value, WEIGHT, part, words};
use crate::model::text::Path;
use crate::model::{CandidateSelect, Id, PostSelect};

part! {
    /// Limits on how many placements in some posts a rotation has, or on the periods served in them.
    ///
    /// The placement under way counts, with its remaining periods. An empty rotation breaks no limit.
    ///
    /// ```
    /// use secondment::model::{CountRule, Each, PostSelect, Sector};
    ///
    /// // One placement at least outside public services, and two at most with each kind of provider.
    /// let elsewhere = PostSelect::default().sectors([Sector::Private, Sector::Voluntary]);
    /// let outside = CountRule::at_least("outside", 1).posts(elsewhere);
    /// let spread = CountRule::at_most("spread", 2).each(Each::Kind);
    /// assert_eq!((outside.at_least, spread.at_most), (Some(1), Some(2)));
    /// ```
    #[derive(Clone, Debug, PartialEq)]
    pub struct CountRule by id {
        /// Id, unique among counts.
        pub id: Id [required],
        /// The posts that count. Default all.
        pub posts: PostSelect,
        /// Whether the limit holds for each stream, provider ... by itself; only with `at_most`.
        pub each: Option<Each>,
        /// What is counted. Default placements.
        pub unit: Unit [hand],
        /// At least so many; `None` is no lower limit. Up to 10,000.
        pub at_least: Option<u32> [in 0.0, MANY, set and_at_least],
        /// At most so many; `None` is no upper limit. Up to 10,000.
        pub at_most: Option<u32> [in 0.0, MANY, set and_at_most],
        /// Points lost per placement or period missing or too many; `None` forbids it. From 0.
        pub points: Option<f64> [in 0.0, WEIGHT],
        /// The candidates it is about. Default all.
        pub candidates: CandidateSelect,
    }
    check limited;
}

words! {
    /// What is counted.
    #[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
    pub enum Unit {
        /// Placements.
        #[default]
        Placements = "placements",
        /// Periods served in placements.
        Periods = "periods",
    }
}

impl CountRule {
    /// The most points that a candidate can lose.
    pub(super) fn most_lost(&self, size: &Size, own: &Own<'_>) -> i128 {
        let stated = own.counts.get(&self.id).and_then(|limits| limits.at_least);
        let least = stated.max(self.at_least).map_or(0, i128::from);
        size.price(self.points) * (least + size.periods)
    }

    /// At least so many placements; hard, in all posts and for all candidates.
    pub fn at_least(id: impl Into<Id>, least: u32) -> Self {
        Self { at_least: Some(least), ..Self::new(id) }
    }

    /// At most so many placements; hard, in all posts and for all candidates.
    pub fn at_most(id: impl Into<Id>, most: u32) -> Self {
        Self { at_most: Some(most), ..Self::new(id) }
    }

    fn new(id: impl Into<Id>) -> Self {
        Self { id: id.into(), ..Self::blank() }
    }

    /// Counts periods served instead of placements.
    #[must_use]
    pub fn periods(mut self) -> Self {
        self.unit = Unit::Periods;
        self
    }
}

fn limited(rule: &CountRule, check: &mut Check<'_, '_>, path: &Path<'_>) {
    let limits = CountLimits { at_least: rule.at_least, at_most: rule.at_most };
    check.limits((limits.at_least, limits.at_most), path);
    limits.only_at_most(rule.each, check, path);
}
