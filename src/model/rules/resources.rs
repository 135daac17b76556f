//! Resources: amounts that placements use, within limits over the whole cohort.

use std::cmp::Ordering;
use std::collections::BTreeSet;

use super::size::{Coupled, Size};
use crate::error::FaultCode;
use crate::model::part::{Check, Value, WEIGHT, part, words};
use crate::model::text::Path;
use crate::model::{CandidateSelect, Id, PostSelect, When};

part! {
    /// Limits on what all placements of a plan use of something, such as money, supervision or leave to go.
    ///
    /// The amount used is the sum over [`uses`](Self::uses). Placements under way use it in the periods
    /// of the horizon that they cover.
    ///
    /// ```
    /// use secondment::model::{PostSelect, Resource, Use};
    ///
    /// // Host fees of 7,000 a period at the firm, within 50,000 in all.
    /// let fees = Resource::at_most("host-fees", 50_000)
    ///     .uses(Use::per_period(7_000).posts(PostSelect::default().providers(["firm"])));
    /// assert_eq!(fees.uses.len(), 1);
    /// ```
    #[derive(Clone, Debug, PartialEq)]
    pub struct Resource by id {
        /// Id, unique among resources.
        pub id: Id [required],
        /// What uses it.
        pub uses: Vec<Use> [always, add uses(uses: Use)],
        /// At least so much; `None` is no lower limit. Within 10^15 of 0.
        pub at_least: Option<i64> [in -MOST_LIMIT, MOST_LIMIT, set and_at_least],
        /// At most so much; `None` is no upper limit. Within 10^15 of 0.
        pub at_most: Option<i64> [in -MOST_LIMIT, MOST_LIMIT, set and_at_most],
        /// Whether the limits hold in each period by itself. Default false: over the horizon.
        pub each_period: bool [hand],
        /// Points lost per unit beyond the limits; `None` forbids it. From 0.
        pub points: Option<f64> [in 0.0, WEIGHT],
    }
    check limited;
}

part! {
    /// What some placements use of a [`Resource`].
    #[derive(Clone, Debug, PartialEq)]
    pub struct Use {
        /// How much; may be negative. Within 10^9 of 0.
        pub amount: i64 [required, in -MOST_AMOUNT, MOST_AMOUNT],
        /// Per what. Default per period served.
        pub per: Per,
        /// Placements in these posts. Default all.
        pub posts: PostSelect,
        /// Placements of these candidates. Default all.
        pub candidates: CandidateSelect,
        /// In these periods; empty is all.
        pub periods: BTreeSet<When>,
    }
    order by_text;
}

words! {
    /// What an amount is counted by.
    #[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
    pub enum Per {
        /// Each period that a placement covers.
        #[default]
        Period = "period",
        /// Each placement, in the period in which it starts. One under way has started before.
        Placement = "placement",
    }
}

impl Coupled for Resource {
    fn most_units(&self, size: &Size) -> i128 {
        let rows = if self.each_period { size.periods } else { 1 };
        let most = self.potential(size.placed(), |amount| amount.max(0)) / rows;
        let least = self.potential(size.placed(), |amount| amount.min(0)) / rows;
        let above = self.at_most.map_or(0, |limit| most - i128::from(limit));
        let below = self.at_least.map_or(0, |limit| i128::from(limit) - least);
        above.max(below).max(0) * rows
    }
}

impl Resource {
    /// The sum of these parts of the amounts, as if everybody placed in every period
    /// used them all.
    pub(in crate::model) fn potential<N: Into<i128>>(
        &self,
        placed: i128,
        part: impl Fn(i64) -> N,
    ) -> i128 {
        self.uses.iter().map(|uses| part(uses.amount).into()).sum::<i128>() * placed
    }

    /// A resource of which at most so much may be used; hard, over the whole horizon.
    pub fn at_most(id: impl Into<Id>, most: i64) -> Self {
        Self { at_most: Some(most), ..Self::new(id) }
    }

    /// A resource of which at least so much must be used; hard, over the whole horizon.
    pub fn at_least(id: impl Into<Id>, least: i64) -> Self {
        Self { at_least: Some(least), ..Self::new(id) }
    }

    fn new(id: impl Into<Id>) -> Self {
        Self { id: id.into(), ..Self::blank() }
    }

    /// Makes the limits hold in each period by itself.
    #[must_use]
    pub fn each_period(mut self) -> Self {
        self.each_period = true;
        self
    }
}

impl Use {
    /// So much in every period of every placement.
    pub fn per_period(amount: i64) -> Self {
        Self { amount, ..Self::blank() }
    }

    /// So much for every placement, in the period in which it starts.
    pub fn per_placement(amount: i64) -> Self {
        Self { per: Per::Placement, ..Self::per_period(amount) }
    }
}

/// Greatest size of an amount, and of a limit.
const MOST_AMOUNT: f64 = 1e9;
const MOST_LIMIT: f64 = 1e15;

/// Uses have no ids: any order will do that depends on what they say alone.
fn by_text(one: &Use, other: &Use) -> Ordering {
    let text = |uses| serde_json::to_string(uses).unwrap_or_default();
    text(one).cmp(&text(other))
}

fn limited(resource: &Resource, check: &mut Check<'_, '_>, path: &Path<'_>) {
    check.limits((resource.at_least, resource.at_most), path);
    let path = path.field("uses");
    if resource.uses.is_empty() && !check.findings.has_errors_in(&path) {
        check.error(
            &path,
            FaultCode::EmptySet,
            "nothing uses the resource",
            "say what uses it, or remove the rule",
        );
    }
}
