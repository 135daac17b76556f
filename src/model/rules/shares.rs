//! Shares: how much of what is placed lies in some posts.

use std::collections::BTreeSet;

use super::size::{Coupled, Size};
use crate::error::FaultCode;
use crate::model::part::{Check, Value, WEIGHT, part, words};
use crate::model::text::Path;
use crate::model::{CandidateSelect, Id, PostSelect, When};

part! {
    /// A limit on the amount in some posts as a share of the amount in others.
    ///
    /// ```
    /// use secondment::model::{PostSelect, Sector, Share, ShareMeasure};
    ///
    /// // At least a tenth of all person-periods in the voluntary sector.
    /// let share = Share::new("voluntary", ShareMeasure::PersonPeriods)
    ///     .posts(PostSelect::default().sectors([Sector::Voluntary]))
    ///     .at_least(0.1);
    /// assert!(share.of.is_all());
    /// ```
    #[derive(Clone, Debug, PartialEq)]
    pub struct Share by id {
        /// Id, unique among shares.
        pub id: Id [required],
        /// What is counted.
        pub measure: ShareMeasure [required],
        /// Posts whose share it is.
        pub posts: PostSelect [required],
        /// Posts of which it is a share. Default all.
        pub of: PostSelect,
        /// Counting these candidates alone. Default all.
        pub candidates: CandidateSelect,
        /// In these periods; empty is all.
        pub periods: BTreeSet<When>,
        /// At least this share, 0 to 1, in whole ten-thousandths.
        pub at_least: Option<f64> [in 0.0, 1.0],
        /// At most this share, 0 to 1, in whole ten-thousandths.
        pub at_most: Option<f64> [in 0.0, 1.0],
        /// Points lost per person-period, or placement, beyond the share; `None` forbids it. From 0.
        pub points: Option<f64> [in 0.0, WEIGHT],
    }
    check limited;
}

words! {
    /// What a [`Share`] counts.
    #[derive(Clone, Copy, Debug, PartialEq, Eq)]
    pub enum ShareMeasure {
        /// People placed, added up over the periods.
        PersonPeriods = "person_periods",
        /// Placements that start in the periods.
        Placements = "placements",
    }
}

impl Coupled for Share {
    fn most_units(&self, size: &Size) -> i128 {
        // Rounded up once for either limit.
        size.placed() + 2
    }
}

impl Share {
    /// A share of all posts in all posts, without limits yet; hard.
    pub fn new(id: impl Into<Id>, measure: ShareMeasure) -> Self {
        Self { id: id.into(), measure, ..Self::blank() }
    }
}

/// How far a share may lie from a whole number of ten-thousandths.
const TOLERANCE: f64 = 1e-9;

fn limited(rule: &Share, check: &mut Check<'_, '_>, path: &Path<'_>) {
    check.limits((rule.at_least, rule.at_most), path);
    for (name, share) in [("at_least", rule.at_least), ("at_most", rule.at_most)] {
        let Some(share) = share.filter(|share| (0.0..=1.0).contains(share)) else { continue };
        let scaled = 10_000.0 * share;
        if libm::fabs(scaled - libm::round(scaled)) > TOLERANCE {
            check.error(
                &path.field(name),
                FaultCode::NumberOutOfRange,
                format!("{share} is not a whole number of ten-thousandths"),
                "give at most four decimals",
            );
        }
    }
}
