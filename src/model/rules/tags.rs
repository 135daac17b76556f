//! Required tags: at least or at most n placements with a tag.

use crate::error::FaultCode;
use crate::model::Id;
use crate::model::part::{Check, Value, part};
use crate::model::text::Path;

/// Tag rules of a scheme, at most: a rotation's counts fit one word.
pub(crate) const MOST_TAG_RULES: usize = 16;

part! {
    /// Bounds on the number of placements with a tag in a rotation that is not empty.
    #[derive(Clone, Debug, PartialEq, Eq)]
    pub struct TagRule by tag {
        /// Id of the tag.
        pub tag: Id [required, of Tags],
        /// At least so many. Default 0.
        pub at_least: u32 [always],
        /// At most so many; `None` is any number.
        pub at_most: Option<u32>,
    }
    check ordered;
}

fn ordered(rule: &TagRule, check: &mut Check<'_, '_>, path: &Path<'_>) {
    if let Some(most) = rule.at_most.filter(|&most| most < rule.at_least) {
        check.error(
            &path.field("at_most"),
            FaultCode::ContradictoryRule,
            format!("at least {} and at most {most} placements are asked for", rule.at_least),
            "set `at_most` no lower than `at_least`",
        );
    }
}

impl TagRule {
    /// A rule on placements with a tag, without limits yet.
    pub fn new(tag: impl Into<Id>) -> Self {
        Self { tag: tag.into(), ..Self::blank() }
    }
}
