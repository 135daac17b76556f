//! Home: periods that are spent with the home employer.

use std::collections::BTreeSet;

use super::size::{Own, Size};
use crate::error::FaultCode;
use crate::model::part::{Check, Value, WEIGHT, part};
use crate::model::text::Path;
use crate::model::{CandidateSelect, Id, When};

part! {
    /// Periods in which candidates with a home employer are there: placed with it, or idle at home.
    ///
    /// ```
    /// use secondment::model::HomeRule;
    ///
    /// // Back with the home employer at the end, and in the third period for appraisals.
    /// let rule = HomeRule::at("appraisal", [3_u32]).and_return();
    /// assert!(rule.returns && rule.periods.len() == 1);
    /// ```
    #[derive(Clone, Debug, PartialEq)]
    pub struct HomeRule by id {
        /// Id, unique among rules on periods at home.
        pub id: Id [required],
        /// The periods to be spent at home.
        pub periods: BTreeSet<When>,
        /// Whether the last period in which they are available is spent at home too. Default false.
        pub returns: bool [as "return", hand],
        /// Points lost per period elsewhere; `None` forbids it. From 0.
        pub points: Option<f64> [in 0.0, WEIGHT],
        /// The candidates it is about. Default all with a home employer.
        pub candidates: CandidateSelect,
    }
    check asks;
}

impl HomeRule {
    /// The most points that a candidate can lose.
    pub(super) fn most_lost(&self, size: &Size, _own: &Own<'_>) -> i128 {
        size.price(self.points) * size.periods
    }

    /// These periods at home; hard, for all candidates with a home employer.
    pub fn at<W: Into<When>>(id: impl Into<Id>, periods: impl IntoIterator<Item = W>) -> Self {
        Self {
            id: id.into(),
            periods: periods.into_iter().map(Into::into).collect(),
            ..Self::blank()
        }
    }

    /// The last period at home; hard, for all candidates with a home employer.
    pub fn at_last(id: impl Into<Id>) -> Self {
        Self::at::<When>(id, []).and_return()
    }

    /// The last period at home as well.
    #[must_use]
    pub fn and_return(mut self) -> Self {
        self.returns = true;
        self
    }
}

fn asks(rule: &HomeRule, check: &mut Check<'_, '_>, path: &Path<'_>) {
    if rule.periods.is_empty() && !rule.returns && !check.findings.has_errors_in(path) {
        check.error(
            &path.field("periods"),
            FaultCode::EmptySet,
            "the rule would apply to no period",
            "name periods, or set `return`",
        );
    }
}
