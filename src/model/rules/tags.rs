//! Required tags: at least or at most n placements with a tag.

use serde::Serialize;

use crate::model::Id;

/// Tag rules of a scheme, at most: a rotation's counts fit one word.
pub(crate) const MOST_TAG_RULES: usize = 16;

/// Bounds on the number of placements with a tag in a rotation that is not empty.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct TagRule {
    /// Id of the tag.
    pub tag: Id,
    /// At least so many. Default 0.
    pub at_least: u32,
    /// At most so many; `None` is any number.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub at_most: Option<u32>,
}
