//! Stays: how long someone remains with one kind, provider ... without a break.

use super::each::Each;
use super::size::{Own, Size};
use crate::model::part::{Check, MANY, Value, WEIGHT, part};
use crate::model::text::Path;
use crate::model::{CandidateSelect, Id, PostSelect};

part! {
    /// Limits on the periods of a stay: consecutive placements with the same provider, kind ...
    ///
    /// ```
    /// use secondment::model::{Each, StayRule};
    ///
    /// // Whoever goes to a kind of provider stays for two periods at least.
    /// let rule = StayRule::at_least("settle", Each::Kind, 2).open_end();
    /// assert!(rule.open_end);
    /// ```
    #[derive(Clone, Debug, PartialEq)]
    pub struct StayRule by id {
        /// Id, unique among rules on stays.
        pub id: Id [required],
        /// The posts that count; any other ends a stay. Default all.
        pub posts: PostSelect,
        /// What remains the same during a stay.
        pub each: Each [required],
        /// At least so many periods; `None` is no lower limit. Up to 10,000.
        pub at_least: Option<u32> [in 0.0, MANY, set and_at_least],
        /// At most so many periods; `None` is no upper limit. Up to 10,000.
        pub at_most: Option<u32> [in 0.0, MANY, set and_at_most],
        /// Whether a stay may be shorter if the candidate's window ends with it. Default false.
        pub open_end: bool [hand],
        /// Points lost per period missing or too many; `None` forbids it. From 0.
        pub points: Option<f64> [in 0.0, WEIGHT],
        /// The candidates it is about. Default all.
        pub candidates: CandidateSelect,
    }
    check limited;
}

impl StayRule {
    /// The most points that a candidate can lose.
    pub(super) fn most_lost(&self, size: &Size, own: &Own<'_>) -> i128 {
        let least = self.at_least.map_or(0, i128::from);
        size.price(self.points) * (size.periods * (least + 1) + i128::from(own.served))
    }

    /// Stays of at least so many periods; hard, in all posts and for all candidates.
    pub fn at_least(id: impl Into<Id>, each: Each, periods: u32) -> Self {
        Self { at_least: Some(periods), ..Self::new(id, each) }
    }

    /// Stays of at most so many periods; hard, in all posts and for all candidates.
    pub fn at_most(id: impl Into<Id>, each: Each, periods: u32) -> Self {
        Self { at_most: Some(periods), ..Self::new(id, each) }
    }

    fn new(id: impl Into<Id>, each: Each) -> Self {
        Self { id: id.into(), each, ..Self::blank() }
    }

    /// Lets a stay be shorter if the candidate's window ends with it.
    #[must_use]
    pub fn open_end(mut self) -> Self {
        self.open_end = true;
        self
    }
}

fn limited(rule: &StayRule, check: &mut Check<'_, '_>, path: &Path<'_>) {
    check.limits((rule.at_least, rule.at_most), path);
}
