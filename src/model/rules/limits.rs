//! A candidate's own limits on counts.

use super::each::Each;
use crate::error::FaultCode;
use crate::model::part::{Check, MANY, part};
use crate::model::text::Path;

part! {
    /// A candidate's own limits in place of those of a [`CountRule`](super::CountRule); without any, none holds.
    #[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
    pub struct CountLimits {
        /// At least so many; `None` is no lower limit. Up to 10,000.
        pub at_least: Option<u32> [in 0.0, MANY],
        /// At most so many; `None` is no upper limit. Up to 10,000.
        pub at_most: Option<u32> [in 0.0, MANY],
    }
}

impl CountLimits {
    /// A lower limit has no meaning where the limits hold for each value by itself.
    pub(in crate::model) fn only_at_most(
        self,
        each: Option<Each>,
        check: &mut Check<'_, '_>,
        path: &Path<'_>,
    ) {
        if each.is_some() && self.at_least.is_some() {
            check.error(
                &path.field("at_least"),
                FaultCode::FieldsConflict,
                "`at_least` cannot be combined with `each`",
                "give `at_most`, or one rule with `at_least` for each group of posts",
            );
        }
    }
}
